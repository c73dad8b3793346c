package org.strowger.replay.trace;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.strowger.gateway.text.FileText;

/** A piece of a YAML file that knows its line, so that every complaint can name it. */
final class YamlNode {
  private final String file;
  private final String path;
  private final Node node;

  private YamlNode(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** Reads a file with one document, a mapping. */
  static YamlNode read(String file, Reader reader) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Node root =
          new Compose(settings)
              .composeReader(reader)
              .orElseThrow(() -> new InputException(file, "is empty"));
      return new YamlNode(file, "", root);
    } catch (MarkedYamlEngineException e) {
      long line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new InputException(file, line, "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      if (e.getCause() instanceof IOException failure) {
        throw new InputException(file, "cannot be read: " + FileText.reason(failure));
      }
      throw new InputException(file, "is not YAML: " + e.getMessage());
    }
  }

  /** Line of the file, from 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** A complaint about this piece. */
  InputException error(String problem) {
    return new InputException(file, line(), path.isEmpty() ? problem : path + ": " + problem);
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw error("must be one value");
  }

  /** The entries of a list; a single value is a list of one. */
  List<YamlNode> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(this);
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, path, item));
    }
    return items;
  }

  List<String> texts() {
    return list().stream().map(YamlNode::text).toList();
  }

  /** The entries of a mapping in the order of the file. */
  Map<String, YamlNode> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw error("must have keys and values");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = new YamlNode(file, path, tuple.getKeyNode()).text();
      String below = path.isEmpty() ? key : path + "." + key;
      YamlNode value = new YamlNode(file, below, tuple.getValueNode());
      if (entries.put(key, value) != null) {
        throw value.error("is given twice");
      }
    }
    return entries;
  }

  /** Texts by key. */
  Map<String, String> textMap() {
    Map<String, String> texts = new LinkedHashMap<>();
    map().forEach((key, value) -> texts.put(key, value.text()));
    return texts;
  }

  /** The value of a key, null if it is not there. */
  YamlNode get(String key) {
    return map().get(key);
  }

  /** The text of a key, or what is used instead. */
  String text(String key, String otherwise) {
    YamlNode value = get(key);
    return value == null ? otherwise : value.text();
  }

  /** Refuses keys that mean nothing here. */
  YamlNode allow(Set<String> keys) {
    map()
        .forEach(
            (key, value) -> {
              if (!keys.contains(key)) {
                throw value.error(
                    "is not a known key; known here: " + String.join(", ", new TreeSet<>(keys)));
              }
            });
    return this;
  }
}
