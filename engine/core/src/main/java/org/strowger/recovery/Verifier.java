package org.strowger.recovery;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.journal.Damage;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;
import org.strowger.snapshot.DiscardedSnapshots;

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
      Damage damage) {
    /** Whether everything is in order. */
    public boolean intact() {
      return damage == null;
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
    try (JournalReader reader = JournalReader.open(engineDirectory)) {
      return verify(reader, events, observer);
    }
  }

  private static Verification verify(JournalReader reader, EventSink events, Observer observer) {
    Run run =
        new Run(new StateMachine(reader.limits(), events, new DiscardedSnapshots()), observer);
    return run.verification(reader.read(run.seal, JournalSource.START, run));
  }

  /** One execution. */
  private static final class Run implements JournalReader.Handler {
    private final Seal seal = new Seal();
    private final StateMachine core;
    private final Observer observer;
    private long provenSequence;
    private Damage damage;

    Run(StateMachine core, Observer observer) {
      this.core = core;
      this.observer = observer;
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
      if (wrong != null) {
        damage = new Damage(seal.sequence(), position, wrong, provenSequence);
        return false;
      }
      return observer.onApplied(core);
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
          damage == null ? reading.damage() : damage);
    }
  }
}
