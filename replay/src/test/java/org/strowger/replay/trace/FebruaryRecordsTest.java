package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the description of the bank's records says of them, found again through the mapping. */
class FebruaryRecordsTest {
  @Test
  void everyRowIsAccountedFor() {
    Trace trace = February.read();
    assertEquals(33_344, trace.rows());
    assertEquals(List.of(), trace.badRows());
    assertEquals(278, trace.leftOut().get("phantom"));
    assertEquals(1_941, trace.leftOut().get("hung up before the queue"));
    assertEquals(31_125, trace.contacts().size());
    assertEquals("1999-02-01", trace.byDay().firstKey().toString());
    assertEquals("1999-02-28", trace.byDay().lastKey().toString());
    assertEquals(28, trace.byDay().size());
  }

  @Test
  void outcomesWaitsAndServiceTimesAreThoseOfTheDescription() {
    List<ContactRecord> contacts = February.read().contacts();
    List<ContactRecord> answered =
        contacts.stream().filter(c -> c.outcome() == Outcome.ANSWERED).toList();
    assertEquals(27_162, answered.size());
    assertEquals(3_963, contacts.size() - answered.size());
    assertEquals(40.8, mean(answered.stream().mapToLong(ContactRecord::waitedMs)), 0.05);
    assertEquals(176, mean(answered.stream().mapToLong(ContactRecord::handlingMs)), 0.5);
    assertEquals(
        4_264_000, answered.stream().mapToLong(ContactRecord::handlingMs).max().orElseThrow());
    assertEquals(491, answered.stream().filter(contact -> contact.agent() == null).count());
    List<ContactRecord> queued = contacts.stream().filter(c -> c.waitedMs() > 0).toList();
    assertEquals(908_000, queued.stream().mapToLong(ContactRecord::waitedMs).max().orElseThrow());
    assertTrue(Math.abs(76.0 - mean(queued.stream().mapToLong(ContactRecord::waitedMs))) < 0.6);
  }

  @Test
  void agentsAndTheirSkillsAreThoseOfTheDescription() {
    Trace trace = February.read();
    var served = ShiftInference.served(trace.contacts());
    assertEquals(24, served.size());
    assertEquals("[NE, NW, PS]", served.get("ELI").toString());
    assertEquals("[NE, PE, PS, TT]", served.get("GILI").toString());
    double agentDays =
        trace.byDay().values().stream()
            .mapToLong(
                day ->
                    ShiftInference.infer(day, served).stream().map(Shift::agent).distinct().count())
            .average()
            .orElseThrow();
    assertEquals(13.8, agentDays, 0.3);
  }

  private static double mean(LongStream ms) {
    return ms.average().orElseThrow() / 1_000;
  }
}
