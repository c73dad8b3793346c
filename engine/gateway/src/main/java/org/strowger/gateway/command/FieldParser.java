package org.strowger.gateway.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.strowger.codec.Limits;
import org.strowger.gateway.command.Refusal.Code;
import org.strowger.gateway.text.DurationText;
import org.strowger.gateway.text.IdText;
import org.strowger.gateway.text.TimeText;

/**
 * Parses the values of fields. The parser stands on the value's first token, and on its last
 * afterwards. What is wrong is kept, the first only, and a harmless value returned.
 */
final class FieldParser {
  /** Most entries of any list in a line; the core's own limits are lower. */
  static final int MOST_ENTRIES = 1024;

  /** Highest level the log can hold; the core takes 1 to 10. */
  static final int MOST_LEVEL = 254;

  /** Longest number that is looked at, characters: the time it takes grows with their square. */
  private static final int MOST_DIGITS = 1000;

  /** Longest name of a file, characters. */
  private static final int MOST_FILE_NAME = 1024;

  private static final byte[] NOTHING = new byte[0];

  private LineCommand command;
  private Refusal refusal;

  void start(LineCommand value) {
    command = value;
    refusal = null;
  }

  /** The first thing wrong, or null. */
  Refusal refusal() {
    if (refusal != null && refusal.message() == null) {
      return new Refusal(refusal.code(), refusal.field(), refusal.value(), unknownField());
    }
    return refusal;
  }

  private String unknownField() {
    return command.verb == null
        ? "no command has this field"
        : command.verb.word() + " has no such field; it has " + command.verb.fields();
  }

  void refuse(Code code, String field, String value, String message) {
    if (refusal == null) {
      refusal = new Refusal(code, field, value, message);
    }
  }

  /** The value as given, for events. */
  static String shown(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "{...}";
      case START_ARRAY -> "[...]";
      default -> parser.getText();
    };
  }

  void refuseType(JsonParser parser, String field, String message) throws IOException {
    refuse(Code.WRONG_TYPE, field, shown(parser), message);
    parser.skipChildren();
  }

  /** Text, or null after a refusal. */
  private String text(JsonParser parser, String field, String message) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    refuseType(parser, field, message);
    return null;
  }

  String id(JsonParser parser, String field) throws IOException {
    String text = text(parser, field, "must be text");
    return text == null ? null : checkedId(text, field);
  }

  /** What is not an id but as long as one can be: a reason, a disposition. */
  String shortText(JsonParser parser, String field) throws IOException {
    String text = text(parser, field, "must be text");
    return text == null ? null : checked(text, field, "must have ");
  }

  String checkedId(String text, String field) {
    return checked(text, field, "an id has ");
  }

  private String checked(String text, String field, String told) {
    int length = IdText.utf8Length(text);
    if (length >= 1 && length <= Limits.MAX_TEXT_LENGTH) {
      return text;
    } else if (length < 0) {
      refuse(Code.NOT_UTF8, field, "", "half of a surrogate pair is missing");
    } else {
      refuse(
          Code.TEXT_LENGTH,
          field,
          text,
          told + "1 to " + Limits.MAX_TEXT_LENGTH + " bytes of UTF-8, this has " + length);
    }
    return null;
  }

  <T> T choice(JsonParser parser, String field, T chosen, Supplier<String> allowed)
      throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      refuseType(parser, field, "must be text: " + allowed.get());
      return null;
    }
    if (chosen == null) {
      refuse(Code.UNKNOWN_VALUE, field, parser.getText(), "must be one of " + allowed.get());
    }
    return chosen;
  }

  long whole(JsonParser parser, String field, long min, long max) throws IOException {
    return whole(parser, field, min, max, min, max);
  }

  /** The range that people are told may be smaller than what the log can hold. */
  long whole(JsonParser parser, String field, long min, long max, long toldMin, long toldMax)
      throws IOException {
    if (!parser.currentToken().isNumeric()) {
      refuseType(parser, field, range(toldMin, toldMax));
      return 0;
    }
    String text = parser.getText();
    OptionalLong value = wholeNumber(text);
    if (value.isPresent() && value.getAsLong() >= min && value.getAsLong() <= max) {
      return value.getAsLong();
    }
    refuse(Code.OUT_OF_RANGE, field, text, range(toldMin, toldMax));
    return 0;
  }

  /** Not 0, which stands for none: a retry under it would be another command. */
  long correlation(JsonParser parser, String field) throws IOException {
    long value = whole(parser, field, CatchUp.CORRELATION + 1, Long.MAX_VALUE);
    if (value == 0) {
      refuse(Code.OUT_OF_RANGE, field, parser.getText(), "must not be 0, which stands for none");
    }
    return value;
  }

  private static OptionalLong wholeNumber(String text) {
    if (text.length() > MOST_DIGITS) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static String range(long min, long max) {
    return "must be a whole number from " + min + " to " + max;
  }

  long time(JsonParser parser, String field) throws IOException {
    if (parser.currentToken().isNumeric()) {
      return whole(parser, field, 0, TimeText.MAX_MS);
    }
    String text = text(parser, field, "must be " + TimeText.FORM);
    OptionalLong ms = text == null ? OptionalLong.of(0) : TimeText.parseMs(text);
    if (ms.isEmpty()) {
      refuse(Code.WRONG_FORMAT, field, text, "must be " + TimeText.FORM);
    }
    return ms.orElse(0);
  }

  boolean flag(JsonParser parser, String field) throws IOException {
    if (!parser.currentToken().isBoolean()) {
      refuseType(parser, field, "must be true or false");
      return false;
    }
    return parser.getBooleanValue();
  }

  /** A class of rule O1; the word queue stands for that of the queue. */
  int urgency(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      if (!parser.getText().equals("queue")) {
        refuse(
            Code.UNKNOWN_VALUE,
            field,
            parser.getText(),
            "must be a whole number from 0 to 254, or queue");
      }
      return Limits.QUEUE_URGENCY;
    }
    return (int) whole(parser, field, 0, Limits.QUEUE_URGENCY - 1L);
  }

  /** Name of a file, or null after a refusal. */
  String fileName(JsonParser parser, String field) throws IOException {
    String text = text(parser, field, "must be text, the name of a file");
    int length = text == null ? 1 : text.codePointCount(0, text.length());
    if (length < 1 || length > MOST_FILE_NAME) {
      refuse(Code.TEXT_LENGTH, field, text, "must have 1 to " + MOST_FILE_NAME + " characters");
    }
    return text;
  }

  /** A credit; the engine refuses what is beyond its limit. */
  long creditMs(JsonParser parser, String field) throws IOException {
    long most = Limits.MAX_CREDIT_MS;
    if (parser.currentToken().isNumeric()) {
      return whole(parser, field, Long.MIN_VALUE, Long.MAX_VALUE, -most, most);
    }
    String limit = DurationText.format(most);
    String form = "must be -" + limit + " to " + limit + ": milliseconds, or " + DurationText.FORM;
    String text = text(parser, field, form);
    OptionalLong ms = text == null ? OptionalLong.of(0) : DurationText.parseMs(text);
    if (ms.isEmpty()) {
      refuse(Code.WRONG_FORMAT, field, text, form);
    }
    return ms.orElse(0);
  }

  /** A duration from 0; the engine refuses what is longer than its limit. */
  long durationMs(JsonParser parser, String field) throws IOException {
    if (parser.currentToken().isNumeric()) {
      return whole(parser, field, 0, Long.MAX_VALUE, 0, Limits.MAX_DURATION_MS);
    }
    String limit = DurationText.format(Limits.MAX_DURATION_MS);
    String form = "must be 0s to " + limit + ": milliseconds, or " + DurationText.FORM;
    String text = text(parser, field, form);
    OptionalLong ms = text == null ? OptionalLong.of(0) : DurationText.parseMs(text);
    if (ms.isEmpty() || ms.getAsLong() < 0) {
      refuse(Code.WRONG_FORMAT, field, text, form);
    }
    return ms.orElse(0);
  }

  byte[] base64(JsonParser parser, String field, int most) throws IOException {
    String text = text(parser, field, "must be text, base64");
    if (text == null) {
      return NOTHING;
    }
    try {
      byte[] bytes = text.length() % 4 == 0 ? Base64.getDecoder().decode(text) : null;
      if (bytes != null && bytes.length <= most) {
        return bytes;
      } else if (bytes != null) {
        refuse(Code.TOO_LONG, field, text, "at most " + most + " bytes, these are " + bytes.length);
        return NOTHING;
      }
    } catch (IllegalArgumentException e) {
      // told below: it is not base64
    }
    refuse(Code.WRONG_FORMAT, field, text, "must be base64 with padding");
    return NOTHING;
  }

  void ids(JsonParser parser, String field, List<String> ids) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      refuseType(parser, field, "must be a list of ids");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String id = id(parser, field);
      if (hasRoom(field, ids.size())) {
        ids.add(id);
      }
    }
  }

  void skills(JsonParser parser, String field, int set, SkillTexts skills) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      refuseType(parser, field, "must be an object from skill to level");
      return;
    }
    int first = skills.size();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String skill = checkedId(parser.currentName(), field);
      parser.nextToken();
      String path = field + "." + (skill == null ? "" : skill);
      int level = (int) whole(parser, path, 0, MOST_LEVEL, Limits.MIN_LEVEL, Limits.MAX_LEVEL);
      if (skill == null || !hasRoom(field, skills.size())) {
        continue;
      }
      if (skills.contains(skill, first)) {
        refuse(Code.DUPLICATE_FIELD, path, shown(parser), "given twice");
      } else {
        skills.add(set, skill, level);
      }
    }
  }

  boolean hasRoom(String field, int size) {
    if (size == MOST_ENTRIES) {
      refuse(Code.TOO_MANY, field, "", "a line's list has at most " + MOST_ENTRIES + " entries");
    }
    return size < MOST_ENTRIES;
  }

  void requires(JsonParser parser, String field, LineCommand line) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      refuseType(parser, field, "must be an object with all-of, any-of, none-of");
      return;
    }
    boolean allOf = false;
    boolean anyOf = false;
    boolean noneOf = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String path = field + "." + name;
      parser.nextToken();
      boolean twice = false;
      switch (name) {
        case "all-of" -> {
          twice = allOf;
          allOf = true;
          skills(parser, path, 0, line.allOf);
        }
        case "any-of" -> {
          twice = anyOf;
          anyOf = true;
          groups(parser, path, line.anyOf);
        }
        case "none-of" -> {
          twice = noneOf;
          noneOf = true;
          ids(parser, path, line.noneOf);
        }
        default -> {
          refuse(Code.UNKNOWN_FIELD, path, shown(parser), "requires has all-of, any-of, none-of");
          parser.skipChildren();
        }
      }
      if (twice) {
        refuse(Code.DUPLICATE_FIELD, path, "", "given twice");
      }
    }
  }

  private void groups(JsonParser parser, String field, SkillTexts skills) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      refuseType(parser, field, "must be a list of objects from skill to level");
      return;
    }
    for (int set = 0; parser.nextToken() != JsonToken.END_ARRAY; set++) {
      if (set == MOST_LEVEL) {
        refuse(Code.TOO_MANY, field, "", "at most " + MOST_LEVEL + " groups of alternatives");
      }
      int before = skills.size();
      skills(parser, field, Math.min(set, MOST_LEVEL), skills);
      if (skills.size() == before) {
        refuse(Code.MISSING_FIELD, field, "{}", "a group of alternatives has at least one skill");
      }
    }
  }
}
