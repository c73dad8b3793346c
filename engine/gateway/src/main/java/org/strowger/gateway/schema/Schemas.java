package org.strowger.gateway.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.strowger.gateway.command.Verb;
import org.strowger.gateway.event.EventWriter;

/** The JSON Schemas (draft 2020-12) that the gateway ships. Stateless; any thread. */
public final class Schemas {
  private static final JsonFactory JSON = new JsonFactory();

  private Schemas() {}

  /** Names: {@code plan}, {@code commands/...}, {@code events/...}. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of("plan"));
    Stream.of(Verb.values()).map(verb -> "commands/" + verb.word()).forEach(names::add);
    EventWriter.eventNames().stream().map(event -> "events/" + event).forEach(names::add);
    return names;
  }

  /**
   * A schema as shipped; it may refer to others.
   *
   * @throws FileNotFoundException if there is none of that name
   */
  public static String text(String name) throws IOException {
    try (InputStream in = Schemas.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new FileNotFoundException("no schema has the name " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A schema with those that it refers to embedded, so that it can be used alone. */
  public static String complete(String name) throws IOException {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json =
            JSON.createGenerator(text)
                .setPrettyPrinter(
                    new DefaultPrettyPrinter()
                        .withObjectIndenter(indenter)
                        .withArrayIndenter(indenter));
        JsonParser parser = JSON.createParser(text(name))) {
      parser.nextToken();
      json.writeStartObject();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        json.copyCurrentStructure(parser);
      }
      json.writeObjectFieldStart("$defs");
      embed(json, "common");
      if (name.equals("commands/plan")) {
        embed(json, "plan");
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void embed(JsonGenerator json, String name) throws IOException {
    json.writeFieldName(name);
    try (JsonParser parser = JSON.createParser(text(name))) {
      parser.nextToken();
      json.copyCurrentStructure(parser);
    }
  }
}
