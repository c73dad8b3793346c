package org.strowger.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.core.port.SnapshotSink;
import org.strowger.journal.Damage;
import org.strowger.journal.JournalDamagedException;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;

/**
 * Brings a core to where an engine stopped: the newest good snapshot, then the rest of the journal
 * through the same code that runs live. Only for the holder of the directory's lock. One thread.
 */
public final class Recovery {
  /**
   * What recovery found.
   *
   * @param snapshotSequence sequence of the snapshot it started from, 0: none
   * @param refusedSnapshots files that were damaged and passed over, each with the reason
   * @param commandsApplied from the journal after the snapshot
   * @param sequence of the last command
   * @param torn whether an unfinished record, never acknowledged, stood at the end; it was dropped
   */
  public record Report(
      long snapshotSequence,
      List<String> refusedSnapshots,
      long commandsApplied,
      long sequence,
      boolean torn) {
    public Report {
      refusedSnapshots = List.copyOf(refusedSnapshots);
    }
  }

  /**
   * A core and its journal at the same command.
   *
   * @param core to go on with
   * @param seal to go on sealing with
   * @param report for people
   */
  public record Recovered(StateMachine core, Seal seal, Report report) {}

  /** Makes a fresh core; every attempt needs one. */
  @FunctionalInterface
  public interface CoreFactory {
    StateMachine create(EventSink events, SnapshotSink snapshots);
  }

  private static final int COMMANDS_PER_REPORT = 16_384;

  private final Path directory;
  private final CoreFactory factory;
  private final EventSink events;
  private final SnapshotSink snapshots;
  private final RecoveryListener listener;
  private final List<String> refused = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param events and snapshots: what the core will be wired to; both must pass over what they get
   *     until recovery is done
   * @param listener told how far it is
   */
  public Recovery(
      Path directory,
      CoreFactory factory,
      EventSink events,
      SnapshotSink snapshots,
      RecoveryListener listener) {
    this.listener = listener;
    this.directory = directory;
    this.factory = factory;
    this.events = events;
    this.snapshots = snapshots;
  }

  /**
   * Recovers.
   *
   * @throws JournalDamagedException if the journal cannot be trusted
   */
  public Recovered run() {
    try (JournalReader reader = JournalReader.openAlone(directory)) {
      NewestSnapshot snapshot =
          NewestSnapshot.load(directory, () -> factory.create(events, snapshots), refused);
      if (snapshot != null) {
        return fromSnapshot(reader, snapshot);
      }
      if (reader.removedThrough() > 0) {
        throw new JournalDamagedException(
            directory,
            NewestSnapshot.noneBehind(reader.removedThrough(), refused),
            whatToDo(directory));
      }
      StateMachine core = factory.create(events, snapshots);
      Tail tail = new Tail(reader, core, 0);
      return tail.recovered(reader.read(tail.seal, JournalSource.START, tail));
    }
  }

  private static String whatToDo(Path directory) {
    return "Nothing was changed. Restore the directory from a copy, or start in another one."
        + " \"strowger-replay verify "
        + directory
        + "\" tells how far the journal is intact from its beginning, and the command that copies"
        + " what is into a new directory.";
  }

  private Recovered fromSnapshot(JournalReader reader, NewestSnapshot snapshot) {
    Tail tail = new Tail(reader, snapshot.core(), snapshot.mark().sequence());
    JournalReader.Reading reading =
        reader.readAfterMark(tail.seal, snapshot.journalPosition(), snapshot.mark(), tail);
    return tail.recovered(reading);
  }

  /** The journal behind the snapshot, on its way through the core. */
  private final class Tail implements JournalReader.Handler {
    private final JournalReader reader;
    private final StateMachine core;
    private final Seal seal = new Seal();
    private final long snapshotSequence;
    private long provenSequence;
    private long applied;
    private Damage damage;

    Tail(JournalReader reader, StateMachine core, long snapshotSequence) {
      this.reader = reader;
      this.core = core;
      this.snapshotSequence = snapshotSequence;
      provenSequence = snapshotSequence;
    }

    @Override
    public boolean onRecord(long position, DirectBuffer buffer, int offset, int length) {
      if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
        apply(buffer, offset, length);
        return true;
      }
      String wrong = MarkCheck.differs(seal, buffer, offset, length, core);
      if (wrong != null) {
        damage = new Damage(seal.sequence(), position, wrong, provenSequence, snapshotSequence + 1);
        return false;
      }
      provenSequence = seal.sequence();
      return true;
    }

    private void apply(DirectBuffer buffer, int offset, int length) {
      try {
        core.apply(buffer, offset, length);
      } catch (RuntimeException e) {
        throw new IllegalStateException(
            "the command with sequence "
                + seal.sequence()
                + " in "
                + directory
                + " is intact, but applying it again fails",
            e);
      }
      applied++;
      if (applied % COMMANDS_PER_REPORT == 0) {
        listener.onProgress(applied, reader.permille());
      }
    }

    Recovered recovered(JournalReader.Reading reading) {
      Damage found = damage == null ? reading.damage() : damage;
      if (found != null) {
        throw new JournalDamagedException(directory, found, whatToDo(directory));
      }
      return new Recovered(
          core,
          seal,
          new Report(snapshotSequence, refused, applied, seal.sequence(), reading.torn()));
    }
  }
}
