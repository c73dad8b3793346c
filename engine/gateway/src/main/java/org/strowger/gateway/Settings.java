package org.strowger.gateway;

import java.nio.file.Path;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.text.Words;

/**
 * How a gateway runs.
 *
 * @param plan file to apply at the start, or null
 * @param journal directory, or null
 * @param durability what a command survives
 * @param clock where time comes from
 * @param scheduler which threads run the engine
 * @param times how events tell times
 * @param allEvents whether events of names are written
 */
record Settings(
    Path plan,
    Path journal,
    Durability durability,
    Clock clock,
    Scheduler scheduler,
    EventWriter.Times times,
    boolean allEvents) {
  /** Where time comes from. */
  enum Clock {
    /** The lines. */
    INPUT,
    /** The machine. */
    SYSTEM
  }

  /**
   * Fills in what depends on other settings where it is null.
   *
   * @throws IllegalArgumentException if settings contradict each other
   */
  static Settings of(
      Path plan,
      Path journal,
      Durability durability,
      Clock clock,
      Scheduler scheduler,
      EventWriter.Times times,
      boolean allEvents) {
    Durability policy = durability;
    if (policy == null) {
      policy = journal == null ? Durability.NONE : Durability.PROCESS_CRASH;
    } else if (policy == Durability.NONE && journal != null) {
      throw new IllegalArgumentException(
          "--durability none keeps nothing; leave out --journal, or choose process-crash or"
              + " power-loss");
    } else if (policy != Durability.NONE && journal == null) {
      throw new IllegalArgumentException(
          "--durability " + Words.of(policy) + " needs --journal DIR");
    }
    Scheduler threads = scheduler;
    if (threads == null) {
      threads = clock == Clock.INPUT ? Scheduler.INLINE : Scheduler.THREADED;
    } else if (threads != Scheduler.INLINE && clock == Clock.INPUT) {
      throw new IllegalArgumentException(
          "--clock input runs inline, so that the same input gives the same output; leave out"
              + " --scheduler "
              + Words.of(threads));
    }
    return new Settings(plan, journal, policy, clock, threads, times, allEvents);
  }
}
