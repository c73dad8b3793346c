package org.strowger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochClock;
import org.strowger.api.EventListener;
import org.strowger.api.StallListener;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.recovery.RecoveryListener;

/**
 * Settings of an engine. Set, then give to {@link RoutingEngine#launch}, which concludes it once;
 * it cannot be used again. One thread.
 */
public final class EngineContext {
  /** Which threads run the stages. */
  public enum Scheduler {
    /** Every stage on the publisher's thread, inside the publishing call; one thread publishes. */
    INLINE,
    /**
     * Journal, core and listener on one thread behind a ring. The choice for few cores: one thread
     * less is busy, and no event is copied. While the listener works, nothing is journaled or
     * applied, so it should be quick, or hand on what is slow.
     */
    SHARED,
    /** Journal and core on one thread behind a ring, the listener on another. */
    THREADED
  }

  /** What an accepted command survives. */
  public enum Durability {
    /** Nothing is kept: no journal. For tests and benchmarks of the core. */
    NONE,
    /** A crash of the process. */
    PROCESS_CRASH,
    /**
     * Loss of power: the journal is synced to the device once a batch before the batch is applied.
     */
    POWER_LOSS
  }

  private static final int MIN_RING_SLOTS = 64;
  private static final int MAX_RING_SLOTS = 1 << 20;
  private static final int MIN_BLOCK_LENGTH = 4 * Limits.MAX_RECORD_LENGTH;
  private static final int MAX_BLOCK_LENGTH = 1 << 30;
  private static final long MAX_SEGMENT_LENGTH = 1L << 40;

  /** Highest disk floor, bytes. */
  public static final long MAX_DISK_FLOOR = 1L << 40;

  private static final long MIN_STALL_MS = 20;
  private static final long MAX_STALL_MS = 86_400_000;

  private Path directory;
  private EventListener listener = (buffer, offset, length) -> {};
  private Scheduler scheduler = Scheduler.THREADED;
  private Durability durability = Durability.PROCESS_CRASH;
  private EpochClock clock = SystemEpochClock.INSTANCE;
  private Supplier<IdleStrategy> idleStrategy = BackoffIdleStrategy::new;
  private CoreLimits limits = CoreLimits.DEFAULT;
  private int ringSlots = 4096;
  private int journalBlockLength = 64 << 20;
  private long segmentLength = 1L << 30;
  private long diskFloorBytes = 64 << 20;
  private Boolean liveFigures;
  private long stallAfter = 10_000;
  private StallListener stallListener = StallListener.NONE;
  private RecoveryListener recoveryListener = RecoveryListener.NONE;
  private long followerSnapshots;
  private int snapshotsKept;
  private Path archive;
  private boolean automaticTicks = true;
  private boolean concluded;

  /** Directory of journal and snapshots; required unless durability is NONE. */
  public EngineContext directory(Path value) {
    directory = value;
    return this;
  }

  public Path directory() {
    return directory;
  }

  /**
   * Receives the events of all commands that this engine takes in, each at most once; none of those
   * that recovery applies again (see {@link EventListener}).
   */
  public EngineContext listener(EventListener value) {
    listener = value;
    return this;
  }

  public EventListener listener() {
    return listener;
  }

  /** Which threads run the stages; threaded by default. */
  public EngineContext scheduler(Scheduler value) {
    scheduler = value;
    return this;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** What an accepted command survives; a crash of the process by default. */
  public EngineContext durability(Durability value) {
    durability = value;
    return this;
  }

  public Durability durability() {
    return durability;
  }

  /**
   * Source of time, milliseconds since the epoch, read once for each command when it is published;
   * the system's by default. A time before 1970 or after the year 9999 is refused with an {@link
   * IllegalStateException} of the publishing call.
   */
  public EngineContext clock(EpochClock value) {
    clock = value;
    return this;
  }

  public EpochClock clock() {
    return clock;
  }

  /** How the engine's threads wait; a supplier, since each thread needs its own. */
  public EngineContext idleStrategy(Supplier<IdleStrategy> value) {
    idleStrategy = value;
    return this;
  }

  public Supplier<IdleStrategy> idleStrategy() {
    return idleStrategy;
  }

  /** Limits of the core. */
  public EngineContext limits(CoreLimits value) {
    limits = value;
    return this;
  }

  public CoreLimits limits() {
    return limits;
  }

  /**
   * Slots of the ring, 256 bytes each, a power of two from 64 to 1,048,576; 4,096 by default. A
   * command has at most a quarter of the ring, and at most {@link Limits#MAX_RECORD_LENGTH} bytes;
   * a longer one gets {@code TOO_LONG}. The default has room for the longest.
   */
  public EngineContext ringSlots(int value) {
    ringSlots = value;
    return this;
  }

  public int ringSlots() {
    return ringSlots;
  }

  /**
   * Whether the engine publishes a tick by itself when a timer is due and nothing else comes (not
   * with the inline scheduler).
   */
  public EngineContext automaticTicks(boolean value) {
    automaticTicks = value;
    return this;
  }

  public boolean automaticTicks() {
    return automaticTicks;
  }

  /**
   * Told how far recovery is while {@link RoutingEngine#launch} reads the journal; by default none.
   */
  public EngineContext recoveryListener(RecoveryListener value) {
    recoveryListener = value;
    return this;
  }

  public RecoveryListener recoveryListener() {
    return recoveryListener;
  }

  /**
   * Bytes by which the journal's files are mapped and grow, a power of two from 1 MiB to 1 GiB; 64
   * MiB by default. With threads, half of it is written with zeros ahead of the journal's end, so
   * it should be a few times the ring's memory. Small ones cost throughput; they are for tests.
   */
  public EngineContext journalBlockLength(int value) {
    journalBlockLength = value;
    return this;
  }

  public int journalBlockLength() {
    return journalBlockLength;
  }

  /**
   * Bytes of records after which the journal goes on in a new segment, at the next mark; from the
   * length of a block to 1 TiB, 1 GiB by default. What is no longer needed can be removed by
   * segments.
   */
  public EngineContext segmentLength(long value) {
    segmentLength = value;
    return this;
  }

  public long segmentLength() {
    return segmentLength;
  }

  /**
   * Bytes of the disk of the directory that stay free, from 0, none, to 1 TiB; 64 MiB by default.
   * Below it new commands get {@code DISK_FULL} until there is more again, queries too; what was
   * taken in before is journaled and applied, with room of the floor if need be. Snapshots and new
   * segments keep it too: a snapshot that would take of it fails, the journal stays in its segment.
   * With threads it is looked at four times a second and before the journal grows; with the inline
   * scheduler every 256 commands and before the journal grows.
   */
  public EngineContext diskFloorBytes(long value) {
    diskFloorBytes = value;
    return this;
  }

  public long diskFloorBytes() {
    return diskFloorBytes;
  }

  /**
   * Whether the engine keeps live figures in the file {@code figures.dat} of its directory, which
   * {@code strowger-replay figures} reads beside it: positions, counts, refusals by reason, times,
   * disk. By default it does where threads run the stages: a batch costs some plain writes and two
   * looks at the clock, a command one look on its publisher's thread. With the inline scheduler,
   * for virtual time and tests, only if it is asked for. Never without a journal. Not part of the
   * state.
   */
  public EngineContext liveFigures(boolean value) {
    liveFigures = value;
    return this;
  }

  public boolean liveFigures() {
    boolean wanted = liveFigures == null ? scheduler != Scheduler.INLINE : liveFigures;
    return wanted && durability != Durability.NONE;
  }

  /**
   * Milliseconds after which a stage that does not move while work waits for it has stalled, and is
   * told of to {@link #stallListener} and in the figures; from 20 to a day, or 0: none is looked
   * for. 10 seconds by default. Nothing is ended for it. A snapshot that a command asks for is a
   * pause of the core too. Not with the inline scheduler, whose publisher is the stage.
   */
  public EngineContext stallAfter(long ms) {
    stallAfter = ms;
    return this;
  }

  public long stallAfter() {
    return scheduler == Scheduler.INLINE ? 0 : stallAfter;
  }

  /** Is told of stages that stall, on a thread of the engine; nobody by default. */
  public EngineContext stallListener(StallListener value) {
    stallListener = value;
    return this;
  }

  public StallListener stallListener() {
    return stallListener;
  }

  /**
   * Commands after which a second core, which follows the journal on a thread of its own, writes a
   * snapshot, at the next mark; 0, the default, is none. The engine does not pause for it, as it
   * does for a snapshot that a command asks for. It takes the memory of a second core, and a
   * processor for a part of the time.
   */
  public EngineContext followerSnapshots(long commands) {
    followerSnapshots = commands;
    return this;
  }

  public long followerSnapshots() {
    return followerSnapshots;
  }

  /**
   * Newest good snapshots that stay; 0, the default: nothing is ever removed. Otherwise older ones
   * and the segments of the journal that lie wholly before the oldest that stays are removed when
   * there is a new one. 2 or more leave a snapshot to fall back to.
   */
  public EngineContext snapshotsKept(int value) {
    snapshotsKept = value;
    return this;
  }

  public int snapshotsKept() {
    return snapshotsKept;
  }

  /**
   * Where to move what is removed, laid out as an engine's directory; null, the default: it is
   * deleted.
   */
  public EngineContext archive(Path value) {
    archive = value;
    return this;
  }

  public Path archive() {
    return archive;
  }

  /** Checks all settings; once. */
  void conclude() {
    if (concluded) {
      throw new IllegalStateException("this context has launched an engine; make a new one");
    }
    concluded = true;
    present("listener", listener);
    present("scheduler", scheduler);
    present("durability", durability);
    present("clock", clock);
    present("idleStrategy", idleStrategy);
    present("recoveryListener", recoveryListener);
    present("limits", limits);
    present("stallListener", stallListener);
    if (stallAfter != 0 && (stallAfter < MIN_STALL_MS || stallAfter > MAX_STALL_MS)) {
      throw new IllegalStateException(
          "stallAfter must be 0 or from "
              + MIN_STALL_MS
              + " to "
              + MAX_STALL_MS
              + ", is "
              + stallAfter);
    }
    if (directory == null && durability != Durability.NONE) {
      throw new IllegalStateException(
          "directory is not set, and durability " + durability + " needs one");
    }
    powerOfTwo("ringSlots", ringSlots, MIN_RING_SLOTS, MAX_RING_SLOTS);
    powerOfTwo("journalBlockLength", journalBlockLength, MIN_BLOCK_LENGTH, MAX_BLOCK_LENGTH);
    if (diskFloorBytes < 0 || diskFloorBytes > MAX_DISK_FLOOR) {
      throw new IllegalStateException(
          "diskFloorBytes must be from 0 to " + MAX_DISK_FLOOR + ", is " + diskFloorBytes);
    }
    if (followerSnapshots < 0) {
      throw new IllegalStateException(
          "followerSnapshots must not be below 0, is " + followerSnapshots);
    }
    if (snapshotsKept < 0) {
      throw new IllegalStateException("snapshotsKept must not be below 0, is " + snapshotsKept);
    }
    if ((followerSnapshots > 0 || snapshotsKept > 0) && durability == Durability.NONE) {
      throw new IllegalStateException(
          "followerSnapshots and snapshotsKept need a journal, durability is NONE");
    }
    if (archive != null) {
      checkArchive();
    }
    if (segmentLength < journalBlockLength || segmentLength > MAX_SEGMENT_LENGTH) {
      throw new IllegalStateException(
          "segmentLength must be from journalBlockLength, "
              + journalBlockLength
              + ", to "
              + MAX_SEGMENT_LENGTH
              + ", is "
              + segmentLength);
    }
  }

  /** What is moved to where it already is would be deleted. */
  private void checkArchive() {
    if (snapshotsKept == 0) {
      throw new IllegalStateException(
          "archive needs snapshotsKept above 0, or nothing is moved there; is " + archive);
    }
    if (Files.exists(archive) && !Files.isDirectory(archive)) {
      throw new IllegalStateException("archive must be a directory, is a file: " + archive);
    }
    Path own = real(directory);
    Path moved = real(archive);
    if (moved.equals(own)
        || moved.startsWith(own.resolve("journal"))
        || moved.startsWith(own.resolve("snapshots"))) {
      throw new IllegalStateException(
          "archive must be another directory than the engine's, is " + archive);
    }
  }

  /** As far as it is there, without symbolic links. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (there != null) {
      try {
        return there.toRealPath().resolve(there.relativize(absolute)).normalize();
      } catch (IOException e) {
        there = there.getParent();
      }
    }
    return absolute;
  }

  private static void present(String setting, Object value) {
    if (value == null) {
      throw new IllegalStateException(setting + " must not be null");
    }
  }

  private static void powerOfTwo(String setting, int value, int min, int max) {
    if (value < min || value > max || Integer.bitCount(value) != 1) {
      throw new IllegalStateException(
          setting + " must be a power of two from " + min + " to " + max + ", is " + value);
    }
  }
}
