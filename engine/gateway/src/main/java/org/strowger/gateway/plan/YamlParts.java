package org.strowger.gateway.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Takes YAML 1.2 apart into parts. */
final class YamlParts {
  /** The parts of a plan nest to 7; anchors could nest more, even without end. */
  private static final int MOST_NESTED = 16;

  /** Most keys and values; a plan as long as the log takes has fewer. */
  private static final int MOST_VALUES = 1_000_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setCodePointLimit(PlanReader.MAX_LENGTH)
          .setMaxAliasesForCollections(Integer.MAX_VALUE)
          .build();

  private final Problems problems;

  YamlParts(Problems problems) {
    this.problems = problems;
  }

  /** The one document in the text, or null after telling what is wrong with it. */
  Part read(String yaml) {
    try {
      if (!isFit(yaml)) {
        return null;
      }
      Iterator<Node> documents = new Compose(SETTINGS).composeAllFromString(yaml).iterator();
      if (!documents.hasNext()) {
        problems.add(1, 1, "plan", "", "the file is empty");
        return null;
      }
      Part plan = part(documents.next(), 0);
      if (plan != null && documents.hasNext()) {
        Node second = documents.next();
        problems.add(
            line(second), column(second), "plan", "", "a second document; one is expected");
        return null;
      }
      return plan;
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      problems.add(
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "plan",
          "",
          "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(1, 1, "plan", "", "not YAML: " + e.getMessage().lines().findFirst().orElse(""));
    }
    return null;
  }

  /**
   * Looks for what cannot be taken apart before nodes are made: they are made recursively, and an
   * anchor that repeats anchors repeats all that is in them.
   */
  private boolean isFit(String yaml) {
    Map<String, Integer> anchors = new HashMap<>();
    Deque<Open> open = new ArrayDeque<>();
    int values = 0;
    boolean fit = true;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      if (event instanceof CollectionEndEvent) {
        Open ended = open.pop();
        anchors.put(ended.anchor(), values - ended.before());
      } else if (event instanceof AliasEvent alias) {
        values += anchors.getOrDefault(alias.getAlias().getValue(), 0);
      } else if (event instanceof NodeEvent node) {
        fit &= hasNoTag(node);
        String anchor = node.getAnchor().map(Anchor::getValue).orElse("");
        if (node instanceof CollectionStartEvent) {
          open.push(new Open(anchor, values));
        } else {
          anchors.put(anchor, 1);
        }
        values++;
      }
      if (open.size() > MOST_NESTED + 1) {
        return refuse(event, "", "nested deeper than " + MOST_NESTED);
      } else if (values > MOST_VALUES) {
        return refuse(
            event,
            "",
            "more than "
                + MOST_VALUES
                + " keys and values, those that an anchor repeats counted each time");
      }
    }
    return fit;
  }

  /** A collection that has begun, and how many values there were before it. */
  private record Open(String anchor, int before) {}

  private boolean hasNoTag(NodeEvent node) {
    Optional<String> tag =
        node instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) node).getTag();
    return tag.isEmpty()
        || refuse(
            node, tag.get().replace(Tag.PREFIX, "!!"), "a tag; a plan has none: leave it out");
  }

  private boolean refuse(Event event, String value, String message) {
    Mark mark = event.getStartMark().orElse(null);
    problems.add(
        mark == null ? 1 : mark.getLine() + 1,
        mark == null ? 1 : mark.getColumn() + 1,
        "plan",
        value,
        message);
    return false;
  }

  private Part part(Node node, int depth) {
    int line = line(node);
    int column = column(node);
    if (depth > MOST_NESTED) {
      problems.add(line, column, "plan", "", "nested deeper than " + MOST_NESTED);
      return null;
    }
    if (node instanceof ScalarNode scalar) {
      return single(scalar, line, column);
    }
    if (node instanceof SequenceNode sequence) {
      List<Part> parts = new ArrayList<>();
      for (Node child : sequence.getValue()) {
        Part part = part(child, depth + 1);
        if (part == null) {
          return null;
        }
        parts.add(part);
      }
      return new Part.Items(line, column, parts);
    }
    return entries((MappingNode) node, depth);
  }

  /** The text of a block is in the lines below, as far to the right as its first line. */
  private static Part single(ScalarNode scalar, int line, int column) {
    Part.Type type = type(scalar.getTag());
    String text = scalar.getValue();
    return switch (scalar.getScalarStyle()) {
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          new Part.Single(line, column, type, text, line, column + 1);
      case LITERAL, FOLDED ->
          new Part.Single(line, column, type, text, line + 1, blockColumn(scalar));
      default -> new Part.Single(line, column, type, text);
    };
  }

  private static int blockColumn(ScalarNode scalar) {
    Mark mark = scalar.getStartMark().orElse(null);
    if (mark == null) {
      return 1;
    }
    int[] yaml = mark.getBuffer();
    int at = mark.getPointer();
    while (at < yaml.length && yaml[at] != '\n') {
      at++;
    }
    int start = ++at;
    while (at < yaml.length && yaml[at] == ' ') {
      at++;
    }
    return at - start + 1;
  }

  private Part entries(MappingNode mapping, int depth) {
    List<Part.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
        problems.add(line(key), column(key), "plan", "", "a key must be text");
        return null;
      }
      Part value = part(tuple.getValueNode(), depth + 1);
      if (value == null) {
        return null;
      }
      entries.add(new Part.Entry(line(key), column(key), scalar.getValue(), value));
    }
    return new Part.Entries(line(mapping), column(mapping), entries);
  }

  private static Part.Type type(Tag tag) {
    if (tag.equals(Tag.STR)) {
      return Part.Type.TEXT;
    } else if (tag.equals(Tag.INT)) {
      return Part.Type.WHOLE_NUMBER;
    } else if (tag.equals(Tag.FLOAT)) {
      return Part.Type.OTHER_NUMBER;
    } else if (tag.equals(Tag.BOOL)) {
      return Part.Type.TRUE_OR_FALSE;
    }
    return tag.equals(Tag.NULL) ? Part.Type.NOTHING : Part.Type.UNKNOWN;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static int column(Node node) {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
  }
}
