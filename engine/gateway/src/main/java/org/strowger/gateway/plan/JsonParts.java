package org.strowger.gateway.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a JSON value apart into parts; nesting is bounded by the parser's own limit. */
final class JsonParts {
  private JsonParts() {}

  /**
   * Reads the value that the parser stands on, to its end.
   *
   * @param line number of the input's line, which the parser does not know
   */
  static Part read(JsonParser parser, int line) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> entries(parser, line);
      case START_ARRAY -> items(parser, line);
      case VALUE_STRING ->
          new Part.Single(
              line, column(parser), Part.Type.TEXT, parser.getText(), line, column(parser) + 1);
      default ->
          new Part.Single(line, column(parser), type(parser.currentToken()), parser.getText());
    };
  }

  private static Part entries(JsonParser parser, int line) throws IOException {
    int column = column(parser);
    List<Part.Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyColumn = column(parser);
      parser.nextToken();
      entries.add(new Part.Entry(line, keyColumn, key, read(parser, line)));
    }
    return new Part.Entries(line, column, entries);
  }

  private static Part items(JsonParser parser, int line) throws IOException {
    int column = column(parser);
    List<Part> parts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parts.add(read(parser, line));
    }
    return new Part.Items(line, column, parts);
  }

  private static Part.Type type(JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> Part.Type.TEXT;
      case VALUE_NUMBER_INT -> Part.Type.WHOLE_NUMBER;
      case VALUE_NUMBER_FLOAT -> Part.Type.OTHER_NUMBER;
      case VALUE_TRUE, VALUE_FALSE -> Part.Type.TRUE_OR_FALSE;
      case VALUE_NULL -> Part.Type.NOTHING;
      default -> Part.Type.UNKNOWN;
    };
  }

  private static int column(JsonParser parser) {
    return parser.currentTokenLocation().getColumnNr();
  }
}
