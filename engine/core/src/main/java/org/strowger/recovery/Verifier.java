package org.strowger.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.journal.Damage;
import org.strowger.journal.Head;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;

/**
 * Executes a journal again from its first command on a fresh core and compares what comes out with
 * every mark in it. Writes nothing and may be used beside a running engine. One thread.
 */
public final class Verifier {
  /**
   * The verdict.
   *
   * @param records commands and marks found in order
   * @param commands executed
   * @param events that came out
   * @param marks compared
   * @param commandsAfterLastMark commands at the end that no mark vouches for yet
   * @param firstTimeMs engine time of the first command, milliseconds since the epoch; 0 if none
   * @param lastTimeMs engine time of the last record; 0 if none
   * @param stateDigest of the state at the end
   * @param eventDigest of all events
   * @param lastHash hash of the last mark, 64 hexadecimal digits; zeros if there is none. Kept
   *     elsewhere, it proves that nothing was cut off
   * @param torn whether an unfinished record follows, left by a process that was killed or by a
   *     running one at work; it was never acknowledged and does not count
   * @param head last command and hash of everything up to it, mark or not
   * @param snapshotSequence sequence of the snapshot it started from, 0: from the first command
   * @param refusedSnapshots files that were damaged and passed over, each with the reason
   * @param differs whether the journal itself is in order, but executing it gives another result
   * @param otherHead whether the records that are there are in order, but are not those, or not
   *     all, that the expected head stands for
   * @param damage the first thing that is not in order, or null
   */
  public record Verification(
      long records,
      long commands,
      long events,
      long marks,
      long commandsAfterLastMark,
      long firstTimeMs,
      long lastTimeMs,
      long stateDigest,
      long eventDigest,
      String lastHash,
      boolean torn,
      Head head,
      long snapshotSequence,
      List<String> refusedSnapshots,
      boolean differs,
      boolean otherHead,
      Damage damage) {
    public Verification {
      refusedSnapshots = List.copyOf(refusedSnapshots);
    }

    /** Whether everything is in order. */
    public boolean intact() {
      return damage == null;
    }

    /** The same with what is wrong in other words. */
    Verification saying(String what) {
      return new Verification(
          records,
          commands,
          events,
          marks,
          commandsAfterLastMark,
          firstTimeMs,
          lastTimeMs,
          stateDigest,
          eventDigest,
          lastHash,
          torn,
          head,
          snapshotSequence,
          refusedSnapshots,
          differs,
          otherHead,
          damage.saying(what));
    }
  }

  /** Told after each record; for progress and dumps. */
  @FunctionalInterface
  public interface Observer {
    /**
     * The core has applied a command, or agrees with a mark; its events went to the sink before.
     *
     * @param core to be read only
     * @return whether to go on
     */
    boolean onApplied(StateMachine core);
  }

  /**
   * What to execute, and what to compare it with besides the marks.
   *
   * @param fromSnapshot start at the newest good snapshot, if there is one; nothing is then said
   *     about the records before it
   * @param expectedHead a head kept elsewhere, which the journal must have passed; or null
   */
  public record Request(boolean fromSnapshot, Head expectedHead) {
    /** Everything, compared with the marks. */
    public static final Request ALL = new Request(false, null);
  }

  private Verifier() {}

  /** Executes everything. */
  public static Verification verify(Path engineDirectory) {
    return verify(engineDirectory, (buffer, offset, length) -> {}, core -> true);
  }

  /**
   * Executes everything, or until the observer has enough.
   *
   * @param events receives all events
   * @param observer told after each command
   */
  public static Verification verify(Path engineDirectory, EventSink events, Observer observer) {
    return verify(engineDirectory, Request.ALL, events, observer);
  }

  /**
   * Executes what is asked for, or until the observer has enough.
   *
   * @param events receives all events
   * @param observer told after each command and mark
   * @throws IllegalArgumentException if the expected head is not behind the snapshot
   * @throws IllegalStateException if it is no engine's directory
   * @throws JournalCutException if the command of the expected head was removed, or records are
   *     missing because retention removed them meanwhile
   */
  public static Verification verify(
      Path engineDirectory, Request request, EventSink events, Observer observer) {
    try (JournalReader reader = JournalReader.open(engineDirectory)) {
      List<String> refused = new ArrayList<>();
      Head expected = request.expectedHead();
      if (request.fromSnapshot()) {
        NewestSnapshot newest =
            NewestSnapshot.load(engineDirectory, () -> reader.core(events), refused);
        if (newest != null) {
          Run run = new Run(newest.core(), observer, expected, refused);
          run.startBehind(newest.mark().sequence());
          return run.behind(reader, newest);
        }
      }
      if (reader.removedThrough() > 0) {
        return verifyCut(engineDirectory, reader, events, observer, expected, refused);
      }
      // Before the journal is read: a running engine may take one meanwhile.
      NewestSnapshot.Seen seen = NewestSnapshot.seen(engineDirectory);
      Run run = new Run(reader.core(events), observer, expected, refused);
      run.snapshotSeen = seen;
      return run.verification(reader.read(run.seal, JournalSource.START, run));
    }
  }

  /** Looks at every record that is there, and executes those behind the oldest good snapshot. */
  private static Verification verifyCut(
      Path engineDirectory,
      JournalReader reader,
      EventSink events,
      Observer observer,
      Head expected,
      List<String> refused) {
    long removed = reader.removedThrough();
    if (expected != null && expected.sequence() <= removed) {
      throw JournalCutException.ofHead(engineDirectory, expected.sequence(), removed);
    }
    NewestSnapshot oldest =
        NewestSnapshot.loadOldest(engineDirectory, removed, () -> reader.core(events), refused);
    if (oldest == null) {
      reader.checkNotCut();
    }
    StateMachine core = oldest == null ? reader.core(events) : oldest.core();
    Run run = new Run(core, observer, expected, refused);
    run.lookedAtFrom = removed + 1;
    run.damage =
        oldest == null
            ? NewestSnapshot.noneBehind(removed, refused)
            : run.damageBefore(reader, oldest.journalPosition());
    if (run.damage != null) {
      return run.verification(
          reader.read(new Seal(), JournalSource.START, (at, buffer, offset, length) -> false));
    }
    run.startSequence = oldest.mark().sequence();
    run.provenSequence = run.startSequence;
    return run.behind(reader, oldest);
  }

  /** One execution. */
  private static final class Run implements JournalReader.Handler {
    private final Seal seal = new Seal();
    private final StateMachine core;
    private final Observer observer;
    private final Head expected;
    private final List<String> refusedSnapshots;
    private NewestSnapshot.Seen snapshotSeen;
    private long startSequence;
    private long provenSequence;
    private long lookedAtFrom = 1;
    private boolean differs;
    private boolean otherHead;
    private Damage damage;

    Run(StateMachine core, Observer observer, Head expected, List<String> refusedSnapshots) {
      this.core = core;
      this.observer = observer;
      this.expected = expected;
      this.refusedSnapshots = refusedSnapshots;
    }

    void startBehind(long sequence) {
      if (expected != null && expected.sequence() <= sequence) {
        throw new IllegalArgumentException(
            "the expected head is at sequence "
                + expected.sequence()
                + ", it starts from the snapshot at "
                + sequence
                + "; only a head behind it can be compared from there");
      }
      startSequence = sequence;
      provenSequence = sequence;
      lookedAtFrom = sequence + 1;
    }

    Verification behind(JournalReader reader, NewestSnapshot snapshot) {
      return verification(
          reader.readAfterMark(seal, snapshot.journalPosition(), snapshot.mark(), this));
    }

    /** The first damage among records that are there, but before what can be executed; or null. */
    Damage damageBefore(JournalReader reader, long end) {
      Seal before = new Seal();
      Damage[] other = new Damage[1];
      JournalReader.Reading reading =
          reader.read(
              before,
              JournalSource.START,
              (position, buffer, offset, length) -> {
                String wrong = position < end ? headDiffers(before) : null;
                if (wrong != null) {
                  otherHead = true;
                  other[0] = new Damage(before.sequence(), position, wrong, before.sequence());
                }
                return position < end && wrong == null;
              });
      return other[0] != null ? other[0] : reading.damage();
    }

    @Override
    public boolean onRecord(long position, DirectBuffer buffer, int offset, int length) {
      String wrong;
      if (Envelope.kind(buffer, offset) == Envelope.MARK) {
        wrong = MarkCheck.differs(seal, buffer, offset, length, core);
        provenSequence = wrong == null ? seal.sequence() : provenSequence;
      } else {
        wrong = apply(buffer, offset, length);
      }
      differs = wrong != null;
      if (wrong == null) {
        wrong = headDiffers(seal);
        otherHead = wrong != null;
      }
      if (wrong != null) {
        long intactThrough = otherHead ? seal.sequence() : provenSequence;
        damage = new Damage(seal.sequence(), position, wrong, intactThrough);
        return false;
      }
      return observer.onApplied(core);
    }

    private String headDiffers(Seal at) {
      if (expected == null || at.sequence() != expected.sequence()) {
        return null;
      }
      String hash = at.head().hash();
      return hash.equals(expected.hash())
          ? null
          : "the hash through this command is " + hash + ", the expected head has another";
    }

    /** What is known from elsewhere to have been in the journal, and is not. */
    private Damage cutOff() {
      if (expected != null && expected.sequence() > seal.sequence()) {
        otherHead = true;
        return cutOff("the expected head is at sequence " + expected.sequence());
      }
      if (snapshotSeen != null && snapshotSeen.sequence() > seal.sequence()) {
        return cutOff(
            "the snapshot " + snapshotSeen.file() + " is of sequence " + snapshotSeen.sequence());
      }
      return null;
    }

    private Damage cutOff(String evidence) {
      return new Damage(
          seal.sequence() + 1, -1, "the journal ends here, but " + evidence, seal.sequence());
    }

    private String apply(DirectBuffer buffer, int offset, int length) {
      try {
        core.apply(buffer, offset, length);
        return null;
      } catch (RuntimeException e) {
        return "applying the command fails with " + e;
      }
    }

    Verification verification(JournalReader.Reading reading) {
      Damage found = damage == null ? reading.damage() : damage;
      found = found == null ? cutOff() : found;
      return new Verification(
          reading.records(),
          reading.commands(),
          core.eventCount(),
          reading.marks(),
          seal.commandsSinceMark(),
          reading.firstTimeMs(),
          reading.lastTimeMs(),
          core.stateDigest(),
          core.eventDigest(),
          seal.hash(),
          reading.torn(),
          seal.head(),
          startSequence,
          refusedSnapshots,
          differs,
          otherHead,
          found == null ? null : found.lookedAtFrom(lookedAtFrom));
    }
  }
}
