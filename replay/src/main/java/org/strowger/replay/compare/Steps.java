package org.strowger.replay.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.EventText;
import org.strowger.replay.text.Json;

/** Executes a journal and tells digests every so many commands. One thread. */
final class Steps {
  private final Selection selection;
  private final Predicate<Step> receiver;
  private final Dictionary dictionary = new Dictionary();
  private final EventText text = new EventText(dictionary);
  private final Execution execution;
  private final List<String> told = new ArrayList<>();
  private boolean telling;
  private long last;
  private long lastTold;

  /**
   * What is told.
   *
   * @param every so many commands, counted from the first of the journal
   * @param from first sequence
   * @param to last sequence
   * @param events whether the events are told too, which takes steps of one command
   */
  record Selection(long every, long from, long to, boolean events) {}

  /**
   * Nothing is executed yet.
   *
   * @param receiver of each step; tells whether it wants more
   */
  Steps(JournalReader journal, Selection selection, Predicate<Step> receiver) {
    this.selection = selection;
    this.receiver = receiver;
    execution = new Execution(journal, dictionary, this::onEvent);
    execution.refuseBefore(journal, selection.to());
  }

  /** Names in force behind the last command executed. */
  Dictionary dictionary() {
    return dictionary;
  }

  /** Sequence of the last command executed, 0 if none. */
  long last() {
    return last;
  }

  /**
   * Takes the next record.
   *
   * @return whether more can be wanted
   */
  boolean onRecord(DirectBuffer buffer, int offset, int length) {
    if (Envelope.kind(buffer, offset) == Envelope.MARK
        || Envelope.sequence(buffer, offset) <= execution.core().sequence()) {
      return true;
    }
    long sequence = Envelope.sequence(buffer, offset);
    if (sequence > selection.to) {
      return false;
    }
    telling = selection.events && sequence >= selection.from;
    told.clear();
    execution.apply(buffer, offset, length);
    last = sequence;
    boolean more = true;
    if (sequence >= selection.from && sequence % selection.every == 0) {
      more = tell();
    }
    return more && sequence < selection.to;
  }

  /** Tells the last command too, if it has not been told. */
  void end() {
    if (last > lastTold && last >= selection.from) {
      tell();
    }
  }

  private boolean tell() {
    StateMachine core = execution.core();
    lastTold = last;
    return receiver.test(
        new Step(
            last,
            core.stateDigest(),
            core.eventDigest(),
            core.eventCount(),
            core.planVersion(),
            told));
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    if (telling) {
      Map<String, Object> event = text.of(buffer, offset, length);
      if (event != null) {
        told.add(Json.text(event));
      }
    }
  }
}
