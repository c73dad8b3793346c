package org.strowger.gateway;

import java.nio.file.Path;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.codec.CoreLimits;
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
 * @param sealing where keys are, and what is sealed with them
 * @param keeping what of journal and snapshots stays
 * @param limits how many of each the engine takes
 */
record Settings(
    Path plan,
    Path journal,
    Durability durability,
    Clock clock,
    Scheduler scheduler,
    EventWriter.Times times,
    boolean allEvents,
    Sealing sealing,
    Keeping keeping,
    CoreLimits limits) {
  /** The same with other limits. */
  Settings with(CoreLimits others) {
    return new Settings(
        plan, journal, durability, clock, scheduler, times, allEvents, sealing, keeping, others);
  }

  /**
   * What of journal and snapshots stays, see {@link org.strowger.EngineContext}.
   *
   * @param snapshotEvery commands, 0: no snapshots by a follower
   * @param snapshotsKept 0: all, and all of the journal
   * @param archive directory, or null
   * @param segmentLength bytes, 0: the engine's default
   * @param diskFloor bytes, null: the engine's default
   */
  record Keeping(
      long snapshotEvery, int snapshotsKept, Path archive, long segmentLength, Long diskFloor) {
    /** Everything, in segments of the usual length. */
    static final Keeping ALL = new Keeping(0, 0, null, 0, null);
  }

  /**
   * What becomes of what lines tell of customers.
   *
   * @param keys directory, or null
   * @param customers whether ids of customers are replaced by tokens in the log
   * @param plainPayloads whether payloads are taken in without keys
   */
  record Sealing(Path keys, boolean customers, boolean plainPayloads) {
    /** No keys, and no payloads. */
    static final Sealing NONE = new Sealing(null, false, false);
  }

  /** Where time comes from. */
  enum Clock {
    /** The lines. */
    INPUT,
    /** The machine. */
    SYSTEM
  }

  /**
   * With the usual limits. Fills in what depends on other settings where it is null.
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
      boolean allEvents,
      Sealing sealing,
      Keeping keeping) {
    check(sealing, journal);
    check(keeping, journal);
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
    return new Settings(
        plan,
        journal,
        policy,
        clock,
        threads,
        times,
        allEvents,
        sealing,
        keeping,
        CoreLimits.DEFAULT);
  }

  private static void check(Keeping keeping, Path journal) {
    if (journal == null && !keeping.equals(Keeping.ALL)) {
      throw new IllegalArgumentException(
          "--snapshot-every, --snapshots-kept, --archive, --segment-length and --disk-floor need"
              + " --journal DIR");
    }
    notBelow(0, "--snapshot-every", keeping.snapshotEvery);
    notBelow(0, "--snapshots-kept", keeping.snapshotsKept);
    if (keeping.segmentLength != 0) {
      notBelow(new EngineContext().journalBlockLength(), "--segment-length", keeping.segmentLength);
    }
    notBelow(0, "--disk-floor", keeping.diskFloor == null ? 0 : keeping.diskFloor);
    if (keeping.diskFloor != null && keeping.diskFloor > EngineContext.MAX_DISK_FLOOR) {
      throw new IllegalArgumentException(
          "--disk-floor is at most "
              + EngineContext.MAX_DISK_FLOOR
              + " bytes, not "
              + keeping.diskFloor);
    }
    if (keeping.archive != null && keeping.snapshotsKept == 0) {
      throw new IllegalArgumentException(
          "--archive is for what --snapshots-kept removes; give that too, or leave --archive out");
    }
  }

  private static void notBelow(long least, String option, long value) {
    if (value < least) {
      throw new IllegalArgumentException(option + " is at least " + least + ", not " + value);
    }
  }

  private static void check(Sealing sealing, Path journal) {
    if (sealing.keys == null && sealing.customers) {
      throw new IllegalArgumentException("--seal-customers needs --keys DIR");
    }
    if (sealing.keys != null && sealing.plainPayloads) {
      throw new IllegalArgumentException(
          "--plain-payloads is for running without --keys; leave one of them out");
    }
    if (sealing.keys != null && journal != null) {
      Path keys = sealing.keys.toAbsolutePath().normalize();
      Path beside = journal.toAbsolutePath().normalize();
      if (keys.startsWith(beside) || beside.startsWith(keys)) {
        throw new IllegalArgumentException(
            "--keys "
                + sealing.keys
                + " and --journal "
                + journal
                + " must not be one inside the other: who gets the journal must not get the keys");
      }
    }
  }
}
