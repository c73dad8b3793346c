package org.strowger.replay.dump;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.strowger.replay.text.Json;

/**
 * Comma-separated values with a header line: columns for what most lines have, and a last one,
 * {@code other}, with all the rest as a JSON object.
 */
final class CsvLineSink implements LineSink {
  private static final List<String> LINES = List.of("do", "mark", "event");

  private static final List<String> FIELDS =
      List.of(
          "seq",
          "time",
          "client",
          "correlation",
          "plan",
          "interaction",
          "customer",
          "queue",
          "channel",
          "agent",
          "offer");

  private static final List<String> ENVELOPE =
      List.of("length", "crc", "chain", "behaviour", "schema");

  private final CSVPrinter printer;

  CsvLineSink(Writer out) throws IOException {
    printer = CSVFormat.RFC4180.print(out);
    printer.print("line");
    printer.print("what");
    for (String name : FIELDS) {
      printer.print(name);
    }
    for (String name : ENVELOPE) {
      printer.print(name);
    }
    printer.print("other");
    printer.println();
  }

  @Override
  public void record(Map<String, Object> values) throws IOException {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    for (String line : LINES) {
      if (rest.containsKey(line)) {
        printer.print(line);
        printer.print(rest.remove(line));
      }
    }
    for (String name : FIELDS) {
      printer.print(rest.get(name) instanceof Map<?, ?> ? null : rest.remove(name));
    }
    Map<?, ?> envelope = rest.remove("record") instanceof Map<?, ?> map ? map : Map.of();
    for (String name : ENVELOPE) {
      printer.print(envelope.get(name));
    }
    printer.print(rest.isEmpty() ? null : Json.text(rest));
    printer.println();
  }

  @Override
  public void event(String json) throws IOException {
    record(Json.parse(json));
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }
}
