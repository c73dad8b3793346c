package org.strowger.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;
import org.strowger.disk.DiskFloor;
import org.strowger.journal.Damage;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.JournalDamagedException;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;
import org.strowger.snapshot.DiscardedSnapshots;
import org.strowger.snapshot.SnapshotFileWriter;

/**
 * A second core that reads the journal of an engine, which may be running, and writes snapshots at
 * marks: the engine does not stop for them. It compares its own state with every mark it passes, so
 * it also is a standing proof that the journal gives what the engine has. It takes the memory of a
 * core. One thread.
 */
public final class Follower {
  private static final String STOPPED =
      "No snapshots are written any more. The replay tool's verify shows how far the journal is"
          + " intact.";

  private final Path directory;
  private final String writer;
  private final long commandsPerSnapshot;
  private final DiskFloor floor;
  private long nextSnapshot;
  private StateMachine core;
  private long markPosition;
  private JournalReader.StartingMark mark;
  private long lastSnapshot;
  private Damage damage;
  private boolean owes;
  private boolean pausesAtSnapshot;

  /**
   * Prepares; the first {@link #follow} loads the newest snapshot.
   *
   * @param directory of the engine
   * @param commandsPerSnapshot commands after which the next mark gets a snapshot, from 1
   */
  public Follower(Path directory, long commandsPerSnapshot) {
    this(directory, commandsPerSnapshot, DiskFloor.NONE);
  }

  /**
   * The same with a disk that stays partly free.
   *
   * @param floor a snapshot that would take of it fails, and is tried again at the next mark
   */
  public Follower(Path directory, long commandsPerSnapshot, DiskFloor floor) {
    this(directory, "follower", commandsPerSnapshot, 0, floor);
  }

  private Follower(
      Path directory,
      String writer,
      long commandsPerSnapshot,
      long firstSnapshot,
      DiskFloor floor) {
    this.directory = directory;
    this.writer = writer;
    this.commandsPerSnapshot = commandsPerSnapshot;
    this.floor = floor;
    nextSnapshot = firstSnapshot;
  }

  /**
   * One that writes a single snapshot, also beside an engine that has a follower of its own.
   *
   * @param sequence it is written at the first mark behind this command
   */
  public static Follower once(Path directory, long sequence) {
    return new Follower(directory, "tool", 0, sequence, DiskFloor.NONE);
  }

  /** As {@link #follow(Runnable)}. */
  public long follow() {
    return follow(() -> {});
  }

  /**
   * Applies what the journal has got since the last time, and writes the snapshots that are due.
   *
   * @param step run after each command applied, for progress
   * @return sequence of the last snapshot, 0 if there is none
   * @throws JournalDamagedException if the journal cannot be trusted, or gives another state
   * @throws java.io.UncheckedIOException if a snapshot cannot be written
   */
  public long follow(Runnable step) {
    read(step);
    return lastSnapshot;
  }

  /**
   * As {@link #follow(Runnable)}, but only through the next snapshot.
   *
   * @return whether one was written, and more may follow
   */
  public boolean followToSnapshot(Runnable step) {
    long before = lastSnapshot;
    pausesAtSnapshot = true;
    try {
      read(step);
    } finally {
      pausesAtSnapshot = false;
    }
    return lastSnapshot > before;
  }

  private void read(Runnable step) {
    try (JournalReader reader = JournalReader.open(directory)) {
      if (core == null) {
        begin(reader);
      }
      Seal seal = new Seal();
      JournalReader.Handler handler =
          (position, buffer, offset, length) ->
              onRecord(seal, reader, step, position, buffer, offset, length);
      JournalReader.Reading reading =
          mark == null
              ? reader.read(seal, JournalSource.START, handler)
              : reader.readAfterMark(seal, markPosition, mark, handler);
      Damage found = damage == null ? reading.damage() : damage;
      if (found != null) {
        throw new JournalDamagedException(directory, found, STOPPED);
      }
    }
  }

  private void begin(JournalReader reader) {
    CoreLimits limits = EngineSettings.read(directory);
    ArrayList<String> refused = new ArrayList<>();
    NewestSnapshot newest = NewestSnapshot.load(directory, () -> core(limits), refused);
    if (newest != null) {
      core = newest.core();
      markPosition = newest.journalPosition();
      mark = newest.mark();
      lastSnapshot = core.sequence();
    } else if (reader.removedThrough() > 0) {
      throw new JournalDamagedException(
          directory, NewestSnapshot.noneBehind(reader.removedThrough(), refused), STOPPED);
    } else {
      core = core(limits);
    }
    if (commandsPerSnapshot > 0) {
      nextSnapshot = lastSnapshot + commandsPerSnapshot;
    }
  }

  private static StateMachine core(CoreLimits limits) {
    return new StateMachine(limits, (buffer, offset, length) -> {}, new DiscardedSnapshots());
  }

  /** Reading begins at the last mark each time; what follows it may be applied already. */
  private boolean onRecord(
      Seal seal,
      JournalReader reader,
      Runnable step,
      long position,
      DirectBuffer buffer,
      int offset,
      int length) {
    if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
      if (seal.sequence() > core.sequence()) {
        core.apply(buffer, offset, length);
        step.run();
      }
      return true;
    }
    String wrong = MarkCheck.differs(seal, buffer, offset, length, core);
    if (wrong != null) {
      damage = new Damage(seal.sequence(), position, wrong, seal.sequence());
      return false;
    }
    markPosition = position;
    mark =
        new JournalReader.StartingMark(seal.sequence(), seal.lastCrc(), seal.highestInteraction());
    if (core.sequence() < nextSnapshot) {
      return true;
    }
    write(seal, reader, position);
    nextSnapshot = core.sequence() + commandsPerSnapshot;
    return commandsPerSnapshot > 0 && !pausesAtSnapshot;
  }

  private void write(Seal seal, JournalReader reader, long position) {
    owes = true;
    try (SnapshotFileWriter file = new SnapshotFileWriter(directory, writer, floor)) {
      file.enable();
      core.writeTo(file);
      reader.sync(position);
      file.complete(position, seal.lastCrc(), seal.hash(), seal.highestInteraction());
    }
    lastSnapshot = core.sequence();
    owes = false;
  }

  /** Whether the last snapshot that was due could not be written. */
  public boolean owesSnapshot() {
    return owes;
  }

  /** Sequence of the last command applied. */
  public long sequence() {
    return core == null ? 0 : core.sequence();
  }
}
