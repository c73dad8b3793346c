package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.replay.report.ContactCounter.Contact;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.summary.Figures;

/** Contacts counted one by one. */
class ContactCounterTest {
  private static final long TARGET_MS = 20_000;
  private static final long SHORT_MS = 5_000;

  private final ContactCounter counter = new ContactCounter(900_000, ZoneOffset.UTC);

  private void count(String queue, long targetMs, End end, long waitedMs, long handledMs) {
    counter.count(
        new Contact(
            queue, "voice", List.of("gold"), 0, targetMs, end, waitedMs, "ann", handledMs, 10));
  }

  private Figures total() {
    return new Figures(counter.figures(null).total(), SHORT_MS);
  }

  @Test
  void everyContactIsCountedOnceAndOnlyAnAnswerWithinTheTargetIsGood() {
    count("help", TARGET_MS, End.ANSWERED, TARGET_MS, 100_000);
    count("help", TARGET_MS, End.ANSWERED, TARGET_MS + 1, 200_000);
    count("help", TARGET_MS, End.ABANDONED, SHORT_MS - 1, -1);
    count("help", TARGET_MS, End.ABANDONED, SHORT_MS, -1);
    count("help", TARGET_MS, End.EXPIRED, 0, -1);
    count("help", TARGET_MS, End.WAITING, 0, -1);
    count("help", TARGET_MS, End.REFUSED, 0, -1);
    Figures figures = total();
    assertEquals(7, figures.offered());
    assertEquals(2, figures.answered());
    assertEquals(2, figures.abandoned());
    assertEquals(1, figures.shortAbandoned());
    assertEquals(2, figures.stillWaiting());
    assertEquals(1, figures.refused());
    assertEquals(1, figures.withinTarget());
    assertEquals(1.0 / 7, figures.serviceLevel(), 1e-12);
    assertEquals(2.0 / 7, figures.abandonedShare(), 1e-12);
    assertEquals(20_000.5, figures.asaMs(), 1e-9);
    assertEquals(150_010, figures.ahtMs(), 1e-9);
    assertEquals(12_500, figures.meanWaitMs(), 1e-9);
    assertEquals(TARGET_MS, figures.targetMs());
    ReportFigures all = counter.figures(null);
    for (Group group : List.of(all.queues().get(0), all.channels().get(0), all.segments().get(0))) {
      assertEquals(7, group.get(Count.OFFERED), group.id());
      assertEquals(20_001, group.waitMs(100), group.id());
    }
    assertEquals(2, all.agents().get(0).get(Count.HANDLED));
  }

  @Test
  void anAnswerThatHasNotEndedHasNoHandlingTime() {
    count("help", TARGET_MS, End.ANSWERED, 0, 60_000);
    count("help", TARGET_MS, End.ANSWERED, 0, -1);
    assertEquals(60_010, total().ahtMs(), 1e-9);
  }

  @Test
  void aPercentileIsTheSmallestWaitThatSoManyDoNotExceed() {
    for (int i = 10; i >= 1; i--) {
      count("help", 0, i % 2 == 0 ? End.ANSWERED : End.ABANDONED, i, 0);
    }
    assertEquals(5, total().p50WaitMs());
    assertEquals(9, total().p90WaitMs());
    assertEquals(10, total().maxWaitMs());
  }

  @Test
  void nothingHasNoMeanAndSeveralTargetsAreNoTarget() {
    Figures nothing = total();
    assertTrue(Double.isNaN(nothing.asaMs()));
    assertTrue(Double.isNaN(nothing.serviceLevel()));
    assertTrue(Double.isNaN(nothing.meanWaitMs()));
    assertEquals(0, nothing.maxWaitMs());
    count("help", 1_000, End.WAITING, 0, -1);
    count("sales", 2_000, End.WAITING, 0, -1);
    assertEquals(-1, total().targetMs());
  }

  @Test
  void anAgentWithTwoConversationsIsBusyOnce() {
    counter.present("ann", true, true, 0);
    counter.took("ann", 1_000);
    counter.took("ann", 2_000);
    counter.gave("ann", 3_000);
    counter.gave("ann", 4_000);
    counter.present("ann", true, false, 5_000);
    counter.present("ann", false, false, 8_000);
    Group ann = counter.figures(null).agents().get(0);
    assertEquals(3_000, ann.get(Count.BUSY_MS));
    assertEquals(2_000, ann.get(Count.IDLE_MS));
    assertEquals(3_000, ann.get(Count.AWAY_MS));
    assertEquals(0.6, ann.get(Figure.OCCUPANCY), 1e-12);
    ContactCounter other = new ContactCounter(900_000, ZoneOffset.UTC);
    other.agentTimes(counter.figures(null));
    ReportFigures taken = other.figures(null);
    assertEquals(3_000, taken.total().get(Count.BUSY_MS));
    assertEquals(2_000, taken.intervals().get(0).get(Count.IDLE_MS));
    assertEquals(3_000, taken.agents().get(0).get(Count.AWAY_MS));
  }
}
