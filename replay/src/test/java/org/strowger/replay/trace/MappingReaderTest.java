package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
  private static final String GOOD =
      """
      delimiter: semicolon
      zone: Europe/Berlin
      nulls: ["-"]
      times:
        in: {column: came, date: day}
        out: {column: gone, after: in}
      fields:
        id: number
        channel: {value: voice}
        queue: kind
        entered: in
      """;

  private static Mapping read(String yaml) {
    return MappingReader.read("calls.mapping.yaml", new StringReader(yaml));
  }

  private static String complaint(String yaml) {
    return assertThrows(InputException.class, () -> read(yaml)).getMessage();
  }

  @Test
  void everyColumnThatIsNamedIsKnownWithItsLine() {
    Mapping mapping = read(GOOD);
    assertEquals(Set.of("came", "day", "gone", "number", "kind"), mapping.columns().keySet());
    assertEquals(5, mapping.columns().get("came"));
    assertEquals(10, mapping.columns().get("kind"));
    assertEquals(';', mapping.delimiter());
    assertEquals(ZoneId.of("Europe/Berlin"), mapping.zone());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "zone: Europe/Berlin | zone: Mars/Olympus | line 2: zone: is not a known time zone",
        "delimiter: semicolon | delimiter: both | line 1: delimiter: must be comma",
        "delimiter: semicolon | quote: xx | line 1: quote: must be none or one",
        "delimiter: semicolon | charset: utf9 | line 1: charset: is not a known",
        "delimiter: semicolon | delimeter: tab | line 1: delimeter: is not a known key",
        "delimiter: semicolon | two-digit-years-from: 99 | line 1: two-digit-years-from: must be",
        "delimiter: semicolon | roll-over-tolerance: soon | line 1: roll-over-tolerance: is not",
        "id: number | name: number | line 8: fields.name: is not a known key",
        "after: in} | after: before} | line 6: times.out: comes after \"before\", which is not",
        "after: in} | after: in, date: day} | line 6: times.out: takes its day either",
        "after: in} | format: clock} | line 6: times.out: a clock time needs a day",
        "after: in} | after: in, format: iso} | line 6: times.out.format: tells the day itself",
        "after: in} | format: QQQQQQQ} | line 6: times.out.format: is not a date and time pattern",
        "column: gone, after | after | line 6: times.out: needs a column",
        "entered: in | entered: came | line 11: fields.entered: \"came\" is not one of the times",
        "value: voice | column: a, value: voice | line 9: fields.channel: needs either a column",
        "value: voice | value: [a, b] | line 9: fields.channel.value: must be one value",
      })
  void aWrongKeyOrValueIsToldWithItsLine(String from, String to, String expected) {
    String message = complaint(GOOD.replace(from, to));
    assertTrue(message.startsWith("calls.mapping.yaml " + expected), message);
  }

  @Test
  void aMissingFieldIsTold() {
    assertEquals(
        "calls.mapping.yaml line 8: fields: needs the key \"queue\"",
        complaint(GOOD.replace("  queue: kind\n", "")));
    assertEquals("calls.mapping.yaml line 1: has no key \"fields\"", complaint("zone: UTC\n"));
  }

  @Test
  void aKeyGivenTwiceIsRefused() {
    assertEquals(
        "calls.mapping.yaml line 9: fields.id: is given twice",
        complaint(GOOD.replace("  id: number\n", "  id: number\n  id: kind\n")));
  }

  @Test
  void whatIsNotYamlIsToldWithItsLine() {
    String message = complaint("zone: UTC\nfields: {id: a\nx");
    assertTrue(message.startsWith("calls.mapping.yaml line 3: is not YAML: "), message);
    assertEquals("calls.mapping.yaml: is empty", complaint(""));
  }

  @Test
  void durationsAndSkillsAreChecked() {
    assertTrue(
        complaint(GOOD + "  handling: {column: t, unit: days}\n")
            .startsWith("calls.mapping.yaml line 12: fields.handling.unit: must be milliseconds"));
    assertTrue(
        complaint(GOOD + "  handling: {from: in, to: never}\n")
            .startsWith("calls.mapping.yaml line 12: fields.handling.to: \"never\" is not one of"));
    assertTrue(
        complaint(GOOD + "  skills: [{column: t, level: 11}]\n")
            .startsWith("calls.mapping.yaml line 12: fields.skills.level: must be 1 to 10"));
  }
}
