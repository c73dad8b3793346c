package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every oddity of the bank's records, on invented rows. */
class BankMappingTest {
  private static final String HEADER =
      String.join(
          "\t",
          "vru+line",
          "call_id",
          "customer_id",
          "priority",
          "type",
          "date",
          "vru_entry",
          "vru_exit",
          "vru_time",
          "q_start",
          "q_exit",
          "q_time",
          "outcome",
          "ser_start",
          "ser_exit",
          "ser_time",
          "server");

  private static Trace read(String... rows) {
    StringBuilder text = new StringBuilder(HEADER).append("\r\n");
    for (String row : rows) {
      text.append(row.replace(' ', '\t')).append("\r\n");
    }
    Mapping mapping = MappingReader.read(Path.of("docs", "anonymous-bank.mapping.yaml"));
    return RecordReader.read("bank.txt", new StringReader(text.toString()), mapping);
  }

  private static ContactRecord one(String row) {
    Trace trace = read(row);
    assertEquals(List.of(), trace.badRows());
    return trace.contacts().get(0);
  }

  private static String local(long ms) {
    return Instant.ofEpochMilli(ms)
        .atZone(ZoneId.of("Asia/Jerusalem"))
        .toLocalDateTime()
        .toString();
  }

  @Test
  void aQueuedCallIsReadWhole() {
    ContactRecord call =
        one(
            "ZZ0109 7 4711 2 PS 990217 9:00:00 9:00:10 10 9:00:10 9:01:00 50 AGENT"
                + " 9:00:59 9:03:00 121 SARAH");
    assertEquals("ZZ0109/7", call.id());
    assertEquals("4711", call.customer());
    assertEquals("voice", call.channel());
    assertEquals("PS", call.queue());
    assertEquals(90_000, call.creditMs());
    assertEquals(LocalDate.of(1999, 2, 17), call.day());
    assertEquals("1999-02-17T09:00:10", local(call.enteredMs()));
    assertEquals("1999-02-17T09:01", local(call.leftMs()));
    assertEquals("SARAH", call.agent());
    assertEquals(121_000, call.handlingMs());
    assertEquals(ContactRecord.NO_LIMIT, call.patienceMs());
  }

  @Test
  void serviceMayStartASecondOrTwoBeforeTheWaitEnds() {
    ContactRecord call =
        one(
            "ZZ0109 7 0 0 NW 990217 9:00:00 9:00:10 10 9:00:10 9:01:00 50 AGENT"
                + " 9:00:58 9:03:00 122 SARAH");
    assertEquals(50_000, call.waitedMs());
    assertEquals("1999-02-17T09:00:58", local(call.answeredMs()));
  }

  @Test
  void aCallServedAtOnceEntersAtTheEndOfTheVoiceResponse() {
    ContactRecord call =
        one(
            "ZZ0109 7 0 0 PS 990217 9:00:00 9:00:10 10 0:00:00 0:00:00 0 AGENT"
                + " 9:00:09 9:03:00 171 SARAH");
    assertEquals("1999-02-17T09:00:10", local(call.enteredMs()));
    assertEquals(0, call.waitedMs());
    assertNull(call.customer());
    assertEquals(0, call.creditMs());
  }

  @Test
  void aVoiceResponseThatEndsBeforeItBeginsIsNotMidnight() {
    ContactRecord call =
        one(
            "ZZ0109 7 0 0 PS 990217 9:00:40 9:00:00 -40 9:00:00 9:00:30 30 AGENT"
                + " 9:00:29 9:03:00 151 SARAH");
    assertEquals("1999-02-17T09:00", local(call.enteredMs()));
    assertEquals(30_000, call.waitedMs());
  }

  @Test
  void everyStageMayBeTheOneThatPassesMidnight() {
    ContactRecord inTheVoiceResponse =
        one(
            "ZZ0109 7 0 0 PS 990217 23:59:50 0:00:05 15 0:00:05 0:00:30 25 AGENT"
                + " 0:00:29 0:03:00 151 SARAH");
    assertEquals("1999-02-18T00:00:05", local(inTheVoiceResponse.enteredMs()));
    assertEquals("1999-02-18T00:00:29", local(inTheVoiceResponse.answeredMs()));
    assertEquals(LocalDate.of(1999, 2, 17), inTheVoiceResponse.day());
    ContactRecord inTheQueue =
        one(
            "ZZ0109 7 0 0 PS 990217 23:59:00 23:59:05 5 23:59:05 0:00:30 85 HANG"
                + " 0:00:00 0:00:00 0 NO_SERVER");
    assertEquals(85_000, inTheQueue.patienceMs());
    ContactRecord atTheEndOfTheWait =
        one(
            "ZZ0109 7 0 0 PS 990217 23:59:00 23:59:05 5 23:59:05 0:00:00 55 AGENT"
                + " 23:59:59 0:03:00 181 SARAH");
    assertEquals("1999-02-18T00:00", local(atTheEndOfTheWait.leftMs()));
    assertEquals("1999-02-17T23:59:59", local(atTheEndOfTheWait.answeredMs()));
    ContactRecord inService =
        one(
            "ZZ0109 7 0 0 PS 990217 23:59:00 23:59:05 5 0:00:00 0:00:00 0 AGENT"
                + " 23:59:04 0:03:00 236 SARAH");
    assertEquals("1999-02-18T00:03", local(inService.endedMs()));
  }

  @Test
  void aQueueThatStartsAtMidnightItselfIsAQueue() {
    ContactRecord call =
        one(
            "ZZ0109 7 0 0 PS 990217 23:59:50 0:00:00 10 0:00:00 0:00:20 20 HANG"
                + " 0:00:00 0:00:00 0 NO_SERVER");
    assertEquals("1999-02-18T00:00", local(call.enteredMs()));
    assertEquals(20_000, call.patienceMs());
  }

  @Test
  void aServiceWithoutTimesIsAnsweredAtTheEndOfTheWaitByNobodyKnown() {
    ContactRecord call =
        one(
            "ZZ0109 7 0 1 PS 990217 9:00:00 9:00:10 10 9:00:10 9:00:15 5 AGENT"
                + " 0:00:00 0:00:00 0 NO_SERVER");
    assertEquals(Outcome.ANSWERED, call.outcome());
    assertEquals("1999-02-17T09:00:15", local(call.answeredMs()));
    assertEquals(0, call.handlingMs());
    assertNull(call.agent());
    assertEquals(0, call.creditMs());
  }

  @Test
  void phantomsAndCallsThatNeverQueuedAreLeftOut() {
    Trace trace =
        read(
            "ZZ0109 1 0 0 PS 990217 9:00:00 9:00:10 10 0:00:00 0:00:00 0 PHANTOM"
                + " 0:00:00 0:00:00 0 NO_SERVER",
            "ZZ0109 2 0 0 PS 990217 9:00:00 9:00:10 10 0:00:00 0:00:00 0 HANG"
                + " 0:00:00 0:00:00 0 NO_SERVER",
            "ZZ0109 3 0 0 PS 990217 9:00:00 9:00:10 10 9:00:10 9:00:11 1 HANG"
                + " 0:00:00 0:00:00 0 NO_SERVER");
    assertEquals(3, trace.rows());
    assertEquals(1L, trace.leftOut().get("phantom"));
    assertEquals(1L, trace.leftOut().get("hung up before the queue"));
    assertEquals("ZZ0109/3", trace.contacts().get(0).id());
  }

  @Test
  void theSameCallNumberOnAnotherLineIsAnotherCall() {
    String rest =
        " 7 0 0 PS 990217 9:00:00 9:00:10 10 9:00:10 9:00:11 1 HANG 0:00:00 0:00:00 0 NO_SERVER";
    Trace trace = read("ZZ0109" + rest, "ZZ0201" + rest, "ZZ0201" + rest);
    assertEquals(2, trace.contacts().size());
    assertEquals(
        "bank.txt line 4, column vru+line + call_id: \"ZZ0201/7\" is the id of line 3 too",
        trace.badRows().get(0).toString());
  }

  @Test
  void anUnknownPriorityIsABadRow() {
    Trace trace =
        read(
            "ZZ0109 7 0 3 PS 990217 9:00:00 9:00:10 10 9:00:10 9:00:11 1 HANG"
                + " 0:00:00 0:00:00 0 NO_SERVER");
    assertEquals(
        "bank.txt line 2, column priority: \"3\" is not in the value map of the mapping (0, 1, 2)",
        trace.badRows().get(0).toString());
  }
}
