package org.strowger.replay.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.api.plan.Plan.SkillLevel;
import org.strowger.codec.Limits;

class RecordReaderTest {
  private static final String FIELDS =
      """
      times:
        in: in
      fields:
        id: id
        channel: {value: chat}
        queue: queue
        entered: in
      """;

  private static Trace read(String mapping, String rows) {
    return RecordReader.read(
        "calls.csv",
        new StringReader(rows),
        MappingReader.read("m.yaml", new StringReader(mapping)));
  }

  /** The one contact of a row with these columns beside id, queue and time of entry. */
  private static ContactRecord one(String moreFields, String columns, String values) {
    Trace trace =
        read(
            FIELDS + moreFields.indent(2),
            "id,queue,in," + columns + "\na,q,2026-03-02T08:00:00Z," + values + "\n");
    assertEquals(List.of(), trace.badRows());
    return trace.contacts().get(0);
  }

  private static String bad(String moreFields, String columns, String values) {
    Trace trace =
        read(
            FIELDS + moreFields.indent(2),
            "id,queue,in," + columns + "\na,q,2026-03-02T08:00:00Z," + values + "\n");
    assertEquals(1, trace.badRows().size());
    assertEquals(0, trace.contacts().size());
    return trace.badRows().get(0).toString();
  }

  private static String in(Trace trace, int contact) {
    return Instant.ofEpochMilli(trace.contacts().get(contact).enteredMs()).toString();
  }

  @Test
  void whatIsNotMappedIsUnknown() {
    ContactRecord contact = one("", "x", "1");
    assertEquals("a", contact.id());
    assertEquals("chat", contact.channel());
    assertEquals("q", contact.queue());
    assertNull(contact.customer());
    assertNull(contact.topic());
    assertNull(contact.agent());
    assertEquals(Limits.QUEUE_URGENCY, contact.urgency());
    assertEquals(Outcome.NOT_RECORDED, contact.outcome());
    assertEquals(ContactRecord.NO_LIMIT, contact.patienceMs());
    assertEquals(ContactRecord.UNKNOWN, contact.handlingMs());
    assertEquals(LocalDate.of(2026, 3, 2), contact.day());
  }

  @Test
  void recordsComeInOrderOfEntryWhateverTheOrderOfRows() {
    Trace trace =
        read(
            FIELDS,
            """
            id,queue,in
            late,q,2026-03-02T09:00:00Z
            early,q,2026-03-02T08:00:00Z
            """);
    assertEquals(
        List.of("early", "late"), trace.contacts().stream().map(ContactRecord::id).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 2026-03-02T08:15:00+02:00, 2026-03-02T06:15:00Z",
    "iso, 2026-03-02 08:15:00, 2026-03-02T07:15:00Z",
    "epoch-s, 1772435700.5, 2026-03-02T07:15:00.500Z",
    "epoch-ms, 1772435700500, 2026-03-02T07:15:00.500Z",
    "dd.MM.yyyy HH:mm, 02.03.2026 08:15, 2026-03-02T07:15:00Z",
  })
  void aTimeMayHaveAnyOfTheseForms(String format, String text, String expected) {
    String mapping =
        "zone: Europe/Berlin\n"
            + FIELDS.replace("in: in", "in: {column: in, format: \"" + format + "\"}");
    Trace trace = read(mapping, "id,queue,in\na,q," + text + "\n");
    assertEquals(List.of(), trace.badRows());
    assertEquals(expected, in(trace, 0));
  }

  @Test
  void dateAndClockMayStandInColumnsOfTheirOwn() {
    String mapping =
        "zone: Europe/Berlin\n"
            + FIELDS.replace(
                "in: in", "in: {column: time, format: \"hh:mm a\", date: d, date-format: d/M/yy}");
    Trace trace = read(mapping, "id,queue,time,d\na,q,08:15 PM,2/3/26\nb,q,08:15 AM,2/3/71\n");
    assertEquals(List.of(), trace.badRows());
    assertEquals("1971-03-02T07:15:00Z", in(trace, 0));
    assertEquals("2026-03-02T19:15:00Z", in(trace, 1));
  }

  @ParameterizedTest
  @CsvSource({"90, 90000", "1.5, 1500", "1:30, 90000", "1:00:01, 3601000", "0, 0"})
  void aDurationIsANumberOrAClockLikeText(String text, long expectedMs) {
    assertEquals(expectedMs, one("handling: h", "h", text).handlingMs());
  }

  @ParameterizedTest
  @CsvSource({"x", "1:60", "1:2:3:4", ":5", "NaN", "-4", "-1:00"})
  void whatIsNoDurationIsToldWithLineColumnAndValue(String text) {
    String message = bad("handling: h", "h", text);
    String where = "calls.csv line 2, column h: \"" + text + "\" is ";
    assertEquals(where, message.substring(0, where.length()));
  }

  @Test
  void aDurationHasAUnitOrIsBetweenTwoTimes() {
    assertEquals(120_000, one("handling: {column: h, unit: minutes}", "h", "2").handlingMs());
    Trace trace =
        read(
            FIELDS.replace("in: in", "in: in\n  out: out") + "  handling: {from: in, to: out}\n",
            "id,queue,in,out\na,q,2026-03-02T08:00:00Z,2026-03-02T08:01:00Z\n");
    assertEquals(60_000, trace.contacts().get(0).handlingMs());
  }

  @Test
  void valueMapsTurnValuesAndRefuseOthers() {
    String mapped = "topic: {column: t, values: {A: alpha, B: beta}}";
    assertEquals("beta", one(mapped, "t", "B").topic());
    assertEquals(
        "calls.csv line 2, column t: \"C\" is not in the value map of the mapping (A, B)",
        bad(mapped, "t", "C"));
    assertEquals(
        "other", one("topic: {column: t, values: {A: a}, otherwise: other}", "t", "C").topic());
  }

  @Test
  void nullsMeanNothing() {
    assertNull(one("customer: {column: c, nulls: [\"0\"]}", "c", "0").customer());
    assertNull(one("customer: c", "c", "").customer());
    assertEquals("0", one("customer: c", "c", "0").customer());
  }

  @Test
  void idsMayBeJoinedFromColumns() {
    assertEquals("L1/7", one("customer: {columns: [l, n], join: /}", "l,n", "L1,7").customer());
  }

  @Test
  void skillsComeFromColumnsOrFromOneText() {
    assertEquals(
        List.of(new SkillLevel("english", 3), new SkillLevel("gold", 1)),
        one("skills: [{column: l, level: 3}, tier]", "l,tier", "english,gold").skills());
    assertEquals(
        List.of(new SkillLevel("a=b", 4), new SkillLevel("c", 2)),
        one("skills: {column: s, split: \";\", level: 2}", "s", "a=b=4; c").skills());
    assertEquals(
        "calls.csv line 2, column s: \"a=11\" gives skill \"a\" the level \"11\", which must be 1"
            + " to 10",
        bad("skills: {column: s, split: \";\"}", "s", "a=11"));
  }

  @Test
  void aClassOutOfRangeIsRefused() {
    assertEquals(0, one("class: c", "c", "0").urgency());
    assertEquals(
        "calls.csv line 2, column c: \"255\" is not a class from 0 to 254",
        bad("class: c", "c", "255"));
  }

  @Test
  void aTextLongerThanTheEngineTakesIsRefused() {
    String message = bad("topic: t", "t", "x".repeat(65));
    assertEquals("is longer than 64 bytes of UTF-8", message.substring(message.length() - 32));
  }

  @Test
  void rowsToLeaveOutAreCountedByName() {
    Trace trace =
        read(
            "leave-out:\n  tests: {queue: [t1, t2]}\n  ghosts: {queue: g, id: x}\n" + FIELDS,
            """
            id,queue,in
            a,t1,never
            b,t2,never
            x,g,never
            c,g,2026-03-02T08:00:00Z
            """);
    assertEquals(4, trace.rows());
    assertEquals(Map.of("tests", 2L, "ghosts", 1L), trace.leftOut());
    assertEquals(1, trace.contacts().size());
    assertEquals(List.of(), trace.badRows());
  }

  @Test
  void badRowsAreToldWithTheLineTheyStartAtAndTheRestIsRead() {
    Trace trace =
        read(
            FIELDS,
            """
            id,queue,in
            "a
            b",q,2026-03-02T08:00:00Z

            c,q,yesterday
            d,q
            c,q,2026-03-02T08:00:00Z
            ,q,2026-03-02T08:00:00Z
            c,q,2026-03-02T09:00:00Z
            e,q,
            """
                .replace("\n", "\r\n"));
    assertEquals(
        List.of(
            "calls.csv line 5, column in: \"yesterday\" is not a time of the form"
                + " 2026-03-02T08:15:00",
            "calls.csv line 6: has 2 values, the header has 3",
            "calls.csv line 8, column id: \"\" tells no id",
            "calls.csv line 9, column id: \"c\" is the id of line 7 too",
            "calls.csv line 10: tells no time of entry (in)"),
        trace.badRows().stream().map(BadRow::toString).toList());
    assertEquals(2, trace.contacts().size());
    assertEquals(7, trace.rows());
  }

  @Test
  void aColumnThatTheMappingNamesMustBeThere() {
    InputException missing = assertThrows(InputException.class, () -> read(FIELDS, "id,in\na,b\n"));
    assertEquals(
        "calls.csv line 1: no column \"queue\", which m.yaml line 6 names; the columns are: id, in",
        missing.getMessage());
    InputException twice =
        assertThrows(InputException.class, () -> read(FIELDS, "id,in,id\na,b,c\n"));
    assertEquals("calls.csv line 1: two columns are named \"id\"", twice.getMessage());
    InputException empty = assertThrows(InputException.class, () -> read(FIELDS, "\n"));
    assertEquals("calls.csv: is empty; its first line must name the columns", empty.getMessage());
  }

  @Test
  void packedFilesAndByteOrderMarksAreRead(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("calls.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("\uFEFFid,queue,in\na,q,2026-03-02T08:00:00Z\n".getBytes(UTF_8));
    }
    Trace trace = RecordReader.read(file, MappingReader.read("m.yaml", new StringReader(FIELDS)));
    assertEquals("a", trace.contacts().get(0).id());
  }

  @Test
  void anAbandonedContactTellsHowLongItWaited() {
    String fields =
        FIELDS.replace("in: in", "in: in\n  out: {column: out, after: in}")
            + "  outcome: {column: how, values: {A: answered, L: abandoned}}\n"
            + "  left: out\n  answered: out\n  agent: who\n  handling: secs\n";
    String header = "id,queue,in,out,how,who,secs\n";
    Trace trace =
        read(
            fields,
            header
                + "a,q,2026-03-02T08:00:00Z,8:00:40,L,,\n"
                + "b,q,2026-03-02T23:59:50Z,0:00:20,A,ann,60\n"
                + "c,q,2026-03-02T08:00:00Z,,L,,\n");
    ContactRecord left = trace.contacts().get(0);
    assertEquals(Outcome.ABANDONED, left.outcome());
    assertEquals(40_000, left.waitedMs());
    assertEquals(40_000, left.patienceMs());
    ContactRecord answered = trace.contacts().get(1);
    assertEquals(30_000, answered.waitedMs());
    assertEquals(ContactRecord.NO_LIMIT, answered.patienceMs());
    assertEquals("ann", answered.agent());
    assertEquals(answered.enteredMs() + 90_000, answered.endedMs());
    assertEquals(
        "calls.csv line 4: is abandoned but tells neither when nor the patience",
        trace.badRows().get(0).toString());
  }
}
