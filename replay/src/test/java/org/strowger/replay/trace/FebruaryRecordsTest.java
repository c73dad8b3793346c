package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the description of the bank's records says of them, found again through the mapping. */
class FebruaryRecordsTest {
  @Test
  void everyRowIsAccountedFor() {
    Trace trace = February.read();
    assertEquals(33_344, trace.rows());
    assertEquals(0, trace.badRows().size(), () -> trace.badRows().get(0).toString());
    assertEquals(278, trace.leftOut().get("phantom"));
    assertEquals(1_941, trace.leftOut().get("hung up before the queue"));
    assertEquals(31_125, trace.contacts().size());
    assertEquals(28, trace.byDay().size());
  }
}
