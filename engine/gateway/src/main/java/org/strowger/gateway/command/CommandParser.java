package org.strowger.gateway.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.Presence;
import org.strowger.gateway.command.Refusal.Code;
import org.strowger.gateway.plan.PlanException;
import org.strowger.gateway.plan.PlanProblem;
import org.strowger.gateway.plan.PlanReader;

/**
 * Parses one line strictly: well-formed JSON in well-formed UTF-8, known fields, each once, of
 * their types, in their ranges. The first thing wrong in the line is told; the rest of the line is
 * still read, so that client and correlation are known where they are good. One thread.
 */
public final class CommandParser {
  /** Deepest nesting; a plan's any-of groups are at 8. */
  private static final int MOST_NESTED = 16;

  /** What the JSON library says to its programmer: its own marks and features. */
  private static final Pattern NOT_FOR_PEOPLE =
      Pattern.compile(
          "( \\(start marker at | \\(for |: enable `| \\(consider enabling | \\(not recognized as one)"
              + ".*",
          Pattern.DOTALL);

  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_NESTED)
                  .maxNameLength(LineReader.MAX_LINE_LENGTH)
                  .maxNumberLength(LineReader.MAX_LINE_LENGTH)
                  .build())
          .build();

  private final String source;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final FieldParser fields = new FieldParser();
  private final CustomerFieldParser customerFields = new CustomerFieldParser(fields);
  private CharBuffer text = CharBuffer.allocate(4096);

  /**
   * For the lines of one input.
   *
   * @param source name of the input in messages about plans
   */
  public CommandParser(String source) {
    this.source = source;
  }

  /**
   * Parses a line.
   *
   * @param bytes hold the line, without its end
   * @param number of the line, from 1
   * @param command filled as far as the line is good
   * @return null if the line is good, else why it is refused
   */
  public Refusal parse(byte[] bytes, int offset, int length, int number, LineCommand command) {
    command.clear();
    try {
      decode(bytes, offset, length);
    } catch (CharacterCodingException e) {
      return new Refusal(Code.NOT_UTF8, "", "", notUtf8());
    }
    fields.start(command);
    try (JsonParser parser = factory.createParser(text.array(), 0, text.position())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Refusal(Code.NOT_JSON, "", start(), "a line is one JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        field(parser, number, command);
      }
      if (parser.nextToken() != null) {
        return new Refusal(Code.NOT_JSON, "", start(), "a line is one JSON object, then its end");
      }
    } catch (StreamConstraintsException e) {
      return new Refusal(Code.NOT_JSON, "", start(), "nested deeper than " + MOST_NESTED);
    } catch (JsonProcessingException e) {
      return new Refusal(Code.NOT_JSON, "", start(), notJson(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields.refusal() == null ? complete(command) : fields.refusal();
  }

  private void decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
    if (text.capacity() < length) {
      text = CharBuffer.allocate(Math.max(length, 2 * text.capacity()));
    }
    text.clear();
    var result = utf8.reset().decode(ByteBuffer.wrap(bytes, offset, length), text, true);
    if (result.isError()) {
      result.throwException();
    }
    utf8.flush(text);
  }

  private String notUtf8() {
    return "not UTF-8 after " + text.position() + " characters";
  }

  private static String notJson(JsonProcessingException e) {
    int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    String message = e.getOriginalMessage();
    return NOT_FOR_PEOPLE.matcher(message).replaceFirst("") + " at column " + column;
  }

  private String start() {
    return new String(text.array(), 0, Math.min(text.position(), 100));
  }

  private void field(JsonParser parser, int number, LineCommand command) throws IOException {
    String name = parser.currentName();
    Field field = Field.of(name);
    parser.nextToken();
    if (field == null) {
      fields.refuse(Code.UNKNOWN_FIELD, name, FieldParser.shown(parser), null);
      parser.skipChildren();
    } else if (!command.given.add(field)) {
      fields.refuse(Code.DUPLICATE_FIELD, name, FieldParser.shown(parser), "given twice");
      parser.skipChildren();
    } else {
      value(field, parser, number, command);
    }
  }

  private void value(Field field, JsonParser parser, int number, LineCommand command)
      throws IOException {
    String name = field.word();
    switch (field) {
      case DO -> command.verb = fields.choice(parser, name, Verb.of(parser.getText()), Verb::words);
      case AT -> command.atMs = fields.time(parser, name);
      case CLIENT -> command.client = fields.id(parser, name);
      case CORRELATION -> command.correlation = fields.correlation(parser, name);
      case AGENT -> command.agent = fields.id(parser, name);
      case PROFILE -> command.profile = fields.id(parser, name);
      case SKILLS -> fields.skills(parser, name, 0, command.skills);
      case TEAMS -> fields.ids(parser, name, command.teams);
      case PRESENCE ->
          command.presence =
              fields.choice(parser, name, presence(parser.getText()), () -> "available, away");
      case RETURN -> command.returnMs = fields.time(parser, name);
      case REASON -> command.reason = fields.shortText(parser, name);
      case INTERACTION -> command.interaction = fields.id(parser, name);
      case QUEUE -> command.queue = fields.id(parser, name);
      case CHANNEL -> command.channel = fields.id(parser, name);
      case CUSTOMER -> command.customer = fields.id(parser, name);
      case TOPIC -> command.topic = fields.id(parser, name);
      case CLASS -> command.urgency = fields.urgency(parser, name);
      case CREDIT -> command.creditMs = fields.creditMs(parser, name);
      case REQUIRES -> fields.requires(parser, name, command);
      case EXCLUDE -> fields.ids(parser, name, command.exclude);
      case NAMED -> command.named = fields.id(parser, name);
      case PREFERRED -> fields.ids(parser, name, command.preferred);
      case SEALED -> command.sealed = fields.base64(parser, name, Limits.MAX_SEALED_LENGTH);
      case DISPOSITION -> command.disposition = fields.shortText(parser, name);
      case OFFER -> command.offer = fields.whole(parser, name, Long.MIN_VALUE, Long.MAX_VALUE);
      case FORCED -> command.forced = fields.flag(parser, name);
      case FIRST -> command.first = (int) fields.whole(parser, name, 1, Integer.MAX_VALUE);
      case MOST -> command.most = (int) fields.whole(parser, name, 0, Limits.MAX_QUEUE_ANSWERS);
      case PLAN -> plan(parser, number, command);
      case FILE -> command.file = fields.fileName(parser, name);
      case TO_AGENT -> command.toAgent = fields.id(parser, name);
      case BOUND -> command.boundMs = fields.durationMs(parser, name);
      case WARM -> command.warm = fields.flag(parser, name);
      case STATE ->
          command.state =
              fields.choice(parser, name, state(parser.getText()), () -> "open, closed");
      case DRAIN -> command.drain = fields.flag(parser, name);
      case REPAIR -> command.repair = fields.flag(parser, name);
      case SENDER -> command.sender = customerFields.sender(parser, name);
      case NOT_BEFORE -> command.notBeforeMs = fields.time(parser, name);
      case LEASE -> command.leaseMs = fields.durationMs(parser, name);
      case GRACE -> command.graceMs = fields.durationMs(parser, name);
      default -> customerValue(field, parser, command);
    }
  }

  private void customerValue(Field field, JsonParser parser, LineCommand command)
      throws IOException {
    String name = field.word();
    CustomerFields about = command.about;
    switch (field) {
      case SEGMENT -> about.segment = customerFields.wordOrNull(parser, name);
      case LANGUAGE -> about.language = customerFields.wordOrNull(parser, name);
      case REGION -> about.region = customerFields.wordOrNull(parser, name);
      case VERIFIED_BY -> about.verifiedBy = customerFields.wordOrNull(parser, name);
      case DEVICES -> fields.ids(parser, name, about.devices);
      case NEVER -> fields.ids(parser, name, about.never);
      case ATTRIBUTES -> customerFields.attributes(parser, name, about.attributes);
      case KIND -> about.kind = customerFields.kind(parser, name);
      case OUTCOME -> about.outcome = fields.shortText(parser, name);
      case VALUE -> about.value = fields.whole(parser, name, Long.MIN_VALUE, Long.MAX_VALUE);
      case CSAT -> about.csat = customerFields.score(parser, name, 1, 5);
      case NPS -> about.nps = customerFields.score(parser, name, 0, 10);
      case EFFORT -> about.effort = customerFields.score(parser, name, 1, 7);
      case RESOLVED -> about.resolved = customerFields.resolved(parser, name);
      case OWNER -> about.owner = customerFields.idOrNull(parser, name);
      case NOTE, CONTENT, DETAILS -> {
        about.payload = customerFields.payload(parser, name, field == Field.DETAILS);
        about.payloadField = about.payload.length == 0 ? null : field;
      }
      default -> throw new IllegalStateException("no value of " + name + " is read");
    }
  }

  private static Presence presence(String word) {
    return switch (word) {
      case "available" -> Presence.AVAILABLE;
      case "away" -> Presence.AWAY;
      default -> null;
    };
  }

  private static ChannelState state(String word) {
    return switch (word) {
      case "open" -> ChannelState.OPEN;
      case "closed" -> ChannelState.CLOSED;
      default -> null;
    };
  }

  private void plan(JsonParser parser, int number, LineCommand command) throws IOException {
    try {
      command.plan = PlanReader.read(source, number, parser);
    } catch (PlanException e) {
      PlanProblem first = e.problems().get(0);
      int more = e.problems().size() - 1;
      fields.refuse(
          Code.PLAN_INVALID,
          first.key(),
          first.value(),
          first.message()
              + " (column "
              + first.column()
              + (more == 0 ? ")" : "; and " + more + " more)"));
    }
  }

  /** Checks what only the whole line can tell. */
  private Refusal complete(LineCommand command) {
    Verb verb = command.verb;
    if (verb == null) {
      return new Refusal(
          Code.MISSING_FIELD, Field.DO.word(), "", "what to do is missing: " + Verb.words());
    }
    for (Field field : command.given) {
      if (!verb.allows(field)) {
        return new Refusal(
            Code.UNKNOWN_FIELD,
            field.word(),
            "",
            verb.word() + " has no such field; it has " + verb.fields());
      }
    }
    for (Field field : Field.values()) {
      if (verb.requires(field) && !command.has(field)) {
        return new Refusal(
            Code.MISSING_FIELD, field.word(), "", verb.word() + " must have this field");
      }
    }
    return verb == Verb.PLAN ? planOrFile(command) : null;
  }

  private static Refusal planOrFile(LineCommand command) {
    boolean plan = command.has(Field.PLAN);
    if (plan != command.has(Field.FILE)) {
      return null;
    }
    return plan
        ? new Refusal(
            Code.NOT_ALLOWED, Field.FILE.word(), command.file, "give plan or file, not both")
        : new Refusal(
            Code.MISSING_FIELD, Field.PLAN.word(), "", "must have this field, or the field file");
  }
}
