package org.strowger.gateway.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Sender;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.gateway.command.AttributeTexts.Attribute;
import org.strowger.gateway.command.Refusal.Code;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.text.IdText;
import org.strowger.gateway.text.Words;

/** Parses the values of fields about customers and their journeys. One thread. */
final class CustomerFieldParser {
  private static final JsonFactory JSON = new JsonFactory();

  /** Kinds of touchpoints that a line may record; the engine records the others. */
  private static final List<TouchKind> KINDS =
      Arrays.stream(TouchKind.values())
          .filter(
              kind ->
                  kind != TouchKind.NULL_VAL
                      && kind != TouchKind.CONTACT
                      && kind != TouchKind.SURVEY)
          .toList();

  private static final List<Sender> SENDERS = List.of(Sender.CUSTOMER, Sender.AGENT);

  private final FieldParser fields;

  CustomerFieldParser(FieldParser fields) {
    this.fields = fields;
  }

  /** A word, or null where it is taken away. */
  String wordOrNull(JsonParser parser, String field) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : fields.shortText(parser, field);
  }

  /** An id, or null where it is taken away. */
  String idOrNull(JsonParser parser, String field) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : fields.id(parser, field);
  }

  TouchKind kind(JsonParser parser, String field) throws IOException {
    return choice(parser, field, KINDS);
  }

  Sender sender(JsonParser parser, String field) throws IOException {
    return choice(parser, field, SENDERS);
  }

  private <E extends Enum<E>> E choice(JsonParser parser, String field, List<E> allowed)
      throws IOException {
    String word = parser.getText();
    E chosen = allowed.stream().filter(one -> Words.of(one).equals(word)).findFirst().orElse(null);
    return fields.choice(
        parser,
        field,
        chosen,
        () -> allowed.stream().map(Words::of).collect(Collectors.joining(", ")));
  }

  Resolved resolved(JsonParser parser, String field) throws IOException {
    return fields.flag(parser, field) ? Resolved.YES : Resolved.NO;
  }

  /** A score; the engine refuses what is out of its range. */
  int score(JsonParser parser, String field, int min, int max) throws IOException {
    return (int) fields.whole(parser, field, 0, CustomerFields.NOT_ANSWERED - 1, min, max);
  }

  void attributes(JsonParser parser, String field, AttributeTexts attributes) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      fields.refuseType(parser, field, "must be an object from attribute to word or number");
      return;
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = fields.checkedId(parser.currentName(), field);
      parser.nextToken();
      Attribute attribute = attribute(parser, field, name);
      if (attribute == null || name == null || !fields.hasRoom(field, attributes.size())) {
        continue;
      }
      if (attributes.contains(name)) {
        fields.refuse(Code.DUPLICATE_FIELD, field + "." + name, "", "given twice");
      } else {
        attributes.add(attribute);
      }
    }
  }

  private Attribute attribute(JsonParser parser, String field, String name) throws IOException {
    String path = field + "." + (name == null ? "" : name);
    return switch (parser.currentToken()) {
      case VALUE_NULL -> new Attribute(name, null, 0, true);
      case VALUE_STRING -> new Attribute(name, fields.shortText(parser, path), 0, false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Attribute(
              name, null, fields.whole(parser, path, Long.MIN_VALUE, Long.MAX_VALUE), false);
      default -> {
        fields.refuseType(parser, path, "must be a word, a whole number, or null");
        yield null;
      }
    };
  }

  /** Text or an object as compact JSON; null, where it may be, is empty: it is taken away. */
  byte[] payload(JsonParser parser, String field, boolean mayBeNull) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL && mayBeNull) {
      return CustomerFields.NOTHING;
    }
    if (token != JsonToken.VALUE_STRING && token != JsonToken.START_OBJECT) {
      fields.refuseType(
          parser, field, "must be text or an object" + (mayBeNull ? ", or null" : ""));
      return CustomerFields.NOTHING;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      Payloads.copy(parser, json);
    }
    String compact = text.toString();
    int length = IdText.utf8Length(compact);
    if (length < 0) {
      fields.refuse(Code.NOT_UTF8, field, "", "half of a surrogate pair is missing");
    } else if (length > Payloads.MAX_LENGTH) {
      fields.refuse(
          Code.TOO_LONG,
          field,
          compact,
          "at most " + Payloads.MAX_LENGTH + " bytes as compact JSON, these are " + length);
    } else {
      return compact.getBytes(StandardCharsets.UTF_8);
    }
    return CustomerFields.NOTHING;
  }
}
