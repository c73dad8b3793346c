package org.strowger.monitor;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.Counts;
import org.strowger.core.StateMachine;
import org.strowger.journal.JournalStage;
import org.strowger.journal.StageWatch;

/**
 * What the engine's own thread adds to the figures: positions and times with each batch, all else
 * when it was asked for, so that a batch costs two looks at the clock and some plain writes.
 */
final class StageFigures implements StageWatch {
  private static final RejectCode[] CODES = RejectCode.values();

  private final Figures figures;
  private final JournalStage stage;
  private final StateMachine core;
  private final Counts counts;
  private final LongConsumer timeDelivery;
  private final boolean times;
  private final boolean always;
  private final long recoveredSequence;
  private final long recoveredEvents;
  private final long[] recoveredRefusals = new long[CODES.length];
  private final long allRecoveredRefusals;
  private final Timing journaled = new Timing();
  private final Timing applied = new Timing();
  private final AtomicLong batchesJournaled = new AtomicLong();
  private final AtomicLong batchesApplied = new AtomicLong();
  private long publishedNs;
  private long refusalsTold;
  private volatile long events;
  private volatile boolean asked;

  /**
   * Looks on at a stage.
   *
   * @param timeDelivery is told, with each batch, since when to time its delivery
   * @param times whether times are taken
   * @param always whether all is written with each batch, since the stage is never idle
   */
  StageFigures(
      Figures figures,
      JournalStage stage,
      StateMachine core,
      LongConsumer timeDelivery,
      boolean times,
      boolean always) {
    this.figures = figures;
    this.stage = stage;
    this.core = core;
    this.timeDelivery = timeDelivery;
    this.times = times;
    this.always = always;
    counts = core.counts();
    recoveredSequence = core.sequence();
    recoveredEvents = core.eventCount();
    allRecoveredRefusals = counts.refusals();
    for (int i = 0; i < CODES.length; i++) {
      recoveredRefusals[i] = refusals(i);
    }
    figures.set(Figure.RECOVERED, recoveredSequence);
    figures.set(Figure.JOURNALED, recoveredSequence);
    writeAll();
  }

  private long refusals(int code) {
    return CODES[code] == RejectCode.NULL_VAL ? 0 : counts.refusals(CODES[code]);
  }

  @Override
  public void began(long ns) {
    publishedNs = ns;
  }

  @Override
  public void journaled(long sequence) {
    batchesJournaled.lazySet(batchesJournaled.get() + 1);
    figures.set(Figure.JOURNALED, sequence);
    if (times && publishedNs != 0) {
      journaled.record(System.nanoTime() - publishedNs);
    }
  }

  @Override
  public void applied() {
    batchesApplied.lazySet(batchesApplied.get() + 1);
    figures.set(Figure.APPLIED, core.sequence());
    if (times && publishedNs != 0) {
      applied.record(System.nanoTime() - publishedNs);
      timeDelivery.accept(publishedNs);
      publishedNs = 0;
    }
    if (asked || always) {
      writeAll();
    }
  }

  @Override
  public void idle() {
    if (asked) {
      writeAll();
    }
  }

  /** Writes all. The stage's thread, or any when it has ended. */
  void writeAll() {
    asked = false;
    figures.set(Figure.APPLIED, core.sequence());
    figures.set(Figure.COMMANDS, core.sequence() - recoveredSequence);
    events = core.eventCount() - recoveredEvents;
    figures.set(Figure.EVENTS, events);
    figures.set(Figure.JOURNAL_BYTES, stage.bytes());
    figures.set(Figure.LAST_MARK, stage.lastMark());
    figures.set(Figure.SYNCS, stage.syncs());
    figures.set(Figure.AGENTS_SIGNED_ON, counts.signedOn());
    figures.set(Figure.AGENTS_AVAILABLE, counts.inPresence(Presence.AVAILABLE));
    figures.set(Figure.AGENTS_AWAY, counts.inPresence(Presence.AWAY));
    figures.set(Figure.AGENTS_NOT_RESPONDING, counts.inPresence(Presence.NOT_RESPONDING));
    figures.set(Figure.INTERACTIONS_WAITING, counts.waiting());
    figures.set(Figure.INTERACTIONS_ACTIVE, counts.active());
    figures.set(Figure.INTERACTIONS_WRAP_UP, counts.inWrapUp());
    figures.set(Figure.INTERACTIONS_PARKED, counts.parked());
    figures.set(Figure.INTERACTIONS_SCHEDULED, counts.scheduled());
    figures.set(Figure.OFFERS_OPEN, counts.openOffers());
    long refusals = counts.refusals() - allRecoveredRefusals;
    if (refusals != refusalsTold) {
      writeRefusals(refusals);
    }
  }

  private void writeRefusals(long refusals) {
    refusalsTold = refusals;
    figures.set(Figure.REFUSALS, refusals);
    for (int i = 0; i < CODES.length; i++) {
      figures.set(CODES[i], refusals(i) - recoveredRefusals[i]);
    }
  }

  /** Has all written with the next batch, or when there is nothing to do. Any thread. */
  void ask() {
    asked = true;
  }

  /** Changes with every batch. Any thread. */
  long progress() {
    return batchesJournaled.get() + batchesApplied.get();
  }

  /** Whether a batch is in the journal and not yet applied. Any thread. */
  boolean isApplying() {
    return batchesJournaled.get() != batchesApplied.get();
  }

  /** Events told since the launch, as of the last writing. Any thread. */
  long events() {
    return events;
  }

  /** The monitor's thread. */
  void publishTimes() {
    journaled.publish(figures, Latency.JOURNALED);
    applied.publish(figures, Latency.APPLIED);
  }
}
