package org.strowger.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.journal.JournalDamagedException;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.text.Dictionary;

/**
 * A fresh core that executes the commands of a journal, and a dictionary in step with it: only the
 * core knows which definition of a name was accepted and when a name is released, so memory stays
 * at what is live. One thread.
 */
public final class Execution {
  private final Dictionary dictionary;
  private final EventSink events;
  private final StateMachine core;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final DefineNameDecoder defineName = new DefineNameDecoder();
  private final NameDefinedDecoder nameDefined = new NameDefinedDecoder();
  private final NameReleasedDecoder nameReleased = new NameReleasedDecoder();
  private String nameAsked;

  /**
   * Nothing is executed yet.
   *
   * @param journal to be executed
   * @param dictionary is kept in step
   * @param events receives every event; a name that one defines or releases is known then
   * @throws JournalDamagedException if it was cut and no snapshot behind that is good
   */
  public Execution(JournalReader journal, Dictionary dictionary, EventSink events) {
    this.dictionary = dictionary;
    this.events = events;
    core = journal.start(this::onEvent);
    core.forEachName(
        (kind, number, text) ->
            dictionary.define(IdKind.get((byte) kind), number, new String(text, UTF_8)));
  }

  /**
   * Refuses a question about a moment that cannot be executed any more.
   *
   * @param sequence after which the state is wanted
   */
  public void refuseBefore(JournalReader journal, long sequence) {
    refuse(journal, sequence < core.sequence());
  }

  /** The same for a moment, null: none is asked for. */
  public void refuseBefore(JournalReader journal, Moment at) {
    refuse(
        journal,
        at != null
            && (at.sequence() > 0 ? at.sequence() < core.sequence() : at.timeMs() < core.timeMs()));
  }

  private void refuse(JournalReader journal, boolean before) {
    if (before) {
      throw new CannotReadException(
          "commands 1 to %d were removed; the first state there is, is after sequence %d"
              .formatted(journal.removedThrough(), core.sequence()));
    }
  }

  /** The core. */
  public StateMachine core() {
    return core;
  }

  /**
   * Executes the next command, a whole record; passes it over if the journal's first commands were
   * removed and it is not behind the snapshot from which the rest is executed.
   */
  public void apply(DirectBuffer buffer, int offset, int length) {
    if (Envelope.sequence(buffer, offset) <= core.sequence()) {
      return;
    }
    int message = offset + Envelope.LENGTH;
    if (header.wrap(buffer, message).templateId() == DefineNameDecoder.TEMPLATE_ID) {
      defineName.wrapAndApplyHeader(buffer, message, header);
      byte[] text = new byte[defineName.textLength()];
      defineName.getText(text, 0, text.length);
      nameAsked = new String(text, UTF_8);
    }
    core.apply(buffer, offset, length);
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    int message = offset + EventHeader.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    if (template == NameDefinedDecoder.TEMPLATE_ID) {
      nameDefined.wrapAndApplyHeader(buffer, message, header);
      dictionary.define(nameDefined.kind(), nameDefined.number(), nameAsked);
    }
    events.onEvent(buffer, offset, length);
    if (template == NameReleasedDecoder.TEMPLATE_ID) {
      nameReleased.wrapAndApplyHeader(buffer, message, header);
      dictionary.release(nameReleased.kind(), nameReleased.number());
    }
  }
}
