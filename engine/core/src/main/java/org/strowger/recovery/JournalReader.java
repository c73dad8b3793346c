package org.strowger.recovery;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.journal.Damage;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.Head;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.JournalDamagedException;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;
import org.strowger.journal.chronicle.ChronicleJournalSource;
import org.strowger.snapshot.DiscardedSnapshots;

/**
 * Reads an engine's journal forward from the first record that is there and checks every record on
 * the way: length, checksum, chain, sequence, time, and the hash of every mark. What marks say
 * about state and events needs the core, see {@link Verifier}. Writes nothing and may be used
 * beside a running engine. One thread.
 */
public final class JournalReader implements AutoCloseable {
  private final Path directory;
  private final CoreLimits limits;
  private final JournalBegin begin;
  private final JournalSource source;

  /** Sees records that were found in order. */
  @FunctionalInterface
  public interface Handler {
    /**
     * One record: an {@link Envelope} and an SBE message.
     *
     * @param position in the journal of the entry that holds it, alone or with others
     * @param buffer holds it, during the call only
     * @param offset of the envelope
     * @param length of both, bytes
     * @return whether to go on
     */
    boolean onRecord(long position, DirectBuffer buffer, int offset, int length);
  }

  /**
   * What was read.
   *
   * @param records commands and marks, all in order
   * @param commands of them
   * @param marks of them
   * @param firstTimeMs engine time of the first command, milliseconds since the epoch; 0 if none
   * @param lastSequence sequence of the last command; 0 if none
   * @param lastTimeMs engine time of the last record; 0 if none
   * @param lastPosition of the last entry in the journal, -1 if none
   * @param torn whether an unfinished record follows, left by a process that was killed or by a
   *     running one at work; it was never acknowledged and does not count
   * @param head last command and hash of everything up to it
   * @param damage the first thing that is not in order, or null
   */
  public record Reading(
      long records,
      long commands,
      long marks,
      long firstTimeMs,
      long lastSequence,
      long lastTimeMs,
      long lastPosition,
      boolean torn,
      Head head,
      Damage damage) {}

  private JournalReader(
      Path directory, CoreLimits limits, JournalBegin begin, JournalSource source) {
    this.directory = directory;
    this.limits = limits;
    this.begin = begin;
    this.source = source;
  }

  /**
   * Opens the journal of an engine's directory.
   *
   * @throws IllegalStateException if it is no engine's directory
   */
  public static JournalReader open(Path engineDirectory) {
    return open(engineDirectory, false);
  }

  private static JournalReader open(Path engineDirectory, boolean alone) {
    CoreLimits limits = EngineSettings.read(engineDirectory);
    JournalBegin begin = JournalBegin.read(engineDirectory);
    try {
      JournalSource source = ChronicleJournalSource.open(engineDirectory, begin, alone);
      return new JournalReader(engineDirectory, limits, begin, source);
    } catch (UncheckedIOException e) {
      // A segment that was listed a moment ago may be gone.
      JournalBegin now = JournalBegin.read(engineDirectory);
      if (now != null && !now.equals(begin)) {
        throw JournalCutException.whileRead(
            engineDirectory, begin == null ? 0 : begin.sequence(), now.sequence());
      }
      throw e;
    }
  }

  /** Opens it for the holder of the directory's lock. */
  static JournalReader openAlone(Path engineDirectory) {
    return open(engineDirectory, true);
  }

  /** The limits the journal was written under. */
  public CoreLimits limits() {
    return limits;
  }

  /**
   * Sequence of the last command before the first that is there, 0 if none was removed. What was
   * before is in the snapshots behind it.
   */
  public long removedThrough() {
    return begin == null ? 0 : begin.sequence();
  }

  /**
   * A core to execute the journal with: a fresh one, or where commands were removed one with the
   * state of the oldest good snapshot behind them; commands up to that are to be passed over.
   *
   * @param events receives its events
   * @throws JournalDamagedException if commands were removed and no snapshot behind them is good
   */
  public StateMachine start(EventSink events) {
    if (begin == null) {
      return core(events);
    }
    List<String> refused = new ArrayList<>();
    NewestSnapshot oldest =
        NewestSnapshot.loadOldest(directory, begin.sequence(), () -> core(events), refused);
    if (oldest == null) {
      checkNotCut();
      throw new JournalDamagedException(
          directory,
          NewestSnapshot.noneBehind(begin.sequence(), refused),
          "Put snapshots and segments of the archive back.");
    }
    return oldest.core();
  }

  /** A fresh core under the journal's limits. */
  StateMachine core(EventSink events) {
    return new StateMachine(limits, events, new DiscardedSnapshots());
  }

  /** The files that hold the records, oldest first. */
  public List<Path> segments() {
    return source.segments();
  }

  /** Where a record is, for people: the file, and which of its entries, from 1. */
  public static String place(Path engineDirectory, long position) {
    return ChronicleJournalSource.place(engineDirectory, position);
  }

  /**
   * Reads from the first record that is there until the last, the first damage, or the handler has
   * enough.
   *
   * @throws JournalCutException if records are missing because retention removed them meanwhile
   */
  public Reading read(Handler handler) {
    return read(new Seal(), JournalSource.START, handler);
  }

  /**
   * Reads from a position.
   *
   * @param seal where the journal stands before the position; moves on
   */
  Reading read(Seal seal, long position, Handler handler) {
    return checked(readToCut(seal, position, handler));
  }

  /** The same for who cuts the journal meanwhile. */
  Reading readToCut(Seal seal, long position, Handler handler) {
    Pass pass = new Pass(seal, handler);
    if (position == JournalSource.START && begin != null) {
      String wrong = begin.start(seal);
      pass.lookedAtFrom = begin.sequence() + 1;
      if (wrong != null) {
        pass.damage = pass.damage(-1, wrong);
        return pass.reading(new JournalSource.End(-1, false, null));
      }
    }
    return pass.reading(scan(position, pass));
  }

  /** Files that are missing may have been removed meanwhile. */
  private JournalSource.End scan(long position, Pass pass) {
    try {
      return source.scan(position, pass);
    } catch (UncheckedIOException e) {
      checkNotCut();
      throw e;
    }
  }

  /** Reads what follows the mark at a position; the mark itself is only compared. */
  Reading readAfterMark(Seal seal, long position, StartingMark mark, Handler handler) {
    Pass pass = new Pass(seal, handler);
    pass.startingMark = mark;
    pass.lookedAtFrom = mark.sequence() + 1;
    return checked(pass.reading(scan(position, pass)));
  }

  /** What is missing because it was removed meanwhile is no damage. */
  private Reading checked(Reading reading) {
    if (reading.damage() != null) {
      checkNotCut();
    }
    return reading;
  }

  /** Throws if the journal begins elsewhere than when it was opened. */
  void checkNotCut() {
    JournalBegin now = JournalBegin.read(directory);
    if (now != null && !now.equals(begin)) {
      throw JournalCutException.whileRead(directory, removedThrough(), now.sequence());
    }
  }

  /**
   * What is known of the mark that a snapshot ends at.
   *
   * @param sequence of the last command before it
   * @param crc of its record
   * @param highestInteraction highest number an interaction's name was defined for
   */
  record StartingMark(long sequence, int crc, long highestInteraction) {}

  /** How much has been read of what was to be read: 0 to 1000, by bytes. */
  public int permille() {
    return source.permille();
  }

  /** When this returns, what was read through a position survives a loss of power. */
  void sync(long position) {
    source.sync(position);
  }

  @Override
  public void close() {
    source.close();
  }

  /** One way through the journal. */
  private static final class Pass implements JournalSource.RecordHandler {
    private final Seal seal;
    private final Handler handler;
    private final long marksBefore;
    private StartingMark startingMark;
    private long lookedAtFrom;
    private long commands;
    private long firstTimeMs;
    private long lastPosition = -1;
    private Damage damage;

    Pass(Seal seal, Handler handler) {
      this.seal = seal;
      this.handler = handler;
      marksBefore = seal.marks();
      lookedAtFrom = seal.sequence() + 1;
    }

    @Override
    public boolean onRecord(long position, DirectBuffer buffer, int offset, int length) {
      if (startingMark != null) {
        return start(position, buffer, offset, length);
      }
      String wrong = seal.check(buffer, offset, length);
      if (wrong != null) {
        damage = damage(position, wrong);
        return false;
      }
      if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
        if (commands == 0) {
          firstTimeMs = Envelope.timeMs(buffer, offset);
        }
        commands++;
      }
      lastPosition = position;
      return handler.onRecord(position, buffer, offset, length);
    }

    private boolean start(long position, DirectBuffer buffer, int offset, int length) {
      StartingMark mark = startingMark;
      startingMark = null;
      String wrong =
          seal.startAt(
              buffer, offset, length, mark.sequence(), mark.crc(), mark.highestInteraction());
      if (wrong != null) {
        damage = damage(position, wrong);
      }
      lastPosition = position;
      return wrong == null;
    }

    private Damage damage(long position, String what) {
      // The seal is at 0 until it has started at a mark.
      long last = Math.max(seal.sequence(), lookedAtFrom - 1);
      return new Damage(last + 1, position, what, last, lookedAtFrom);
    }

    Reading reading(JournalSource.End end) {
      if (damage == null && end.damage() != null) {
        damage = damage(end.lastPosition(), end.damage());
      }
      if (damage == null && startingMark != null) {
        damage = damage(-1, "the journal ends before the snapshot at " + startingMark.sequence());
      }
      long marks = seal.marks() - marksBefore;
      return new Reading(
          commands + marks,
          commands,
          marks,
          firstTimeMs,
          seal.sequence(),
          seal.sequence() == 0 ? 0 : seal.timeMs(),
          lastPosition,
          end.torn(),
          seal.head(),
          damage);
    }
  }
}
