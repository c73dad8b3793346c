package org.strowger.replay.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.core.StateMachine;
import org.strowger.gateway.event.EventWriter;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;
import org.strowger.snapshot.DiscardedSnapshots;

/**
 * Writes records as lines, and executes them on the way: only the core knows which definition of a
 * name was accepted and when a name is released, so memory stays at what is live. One thread.
 */
final class Dump {
  private final Selection selection;
  private final LineSink sink;
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);
  private final LineText lines = new LineText(reader, dictionary);
  private final ByteArrayOutputStream eventBytes = new ByteArrayOutputStream();
  private final EventWriter eventWriter =
      new EventWriter(eventBytes, EventWriter.Times.ISO, true).ids(dictionary, number -> null);
  private final StateMachine core;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final DefineNameDecoder defineName = new DefineNameDecoder();
  private final NameDefinedDecoder nameDefined = new NameDefinedDecoder();
  private final NameReleasedDecoder nameReleased = new NameReleasedDecoder();
  private String nameAsked;
  private long written;

  Dump(CoreLimits limits, Selection selection, LineSink sink) {
    this.selection = selection;
    this.sink = sink;
    core = new StateMachine(limits, this::onEvent, new DiscardedSnapshots());
  }

  /** Lines written so far. */
  long written() {
    return written;
  }

  /**
   * Takes the next record.
   *
   * @return whether more can be wanted
   */
  boolean onRecord(DirectBuffer buffer, int offset, int length) {
    long sequence = Envelope.sequence(buffer, offset);
    if (sequence > selection.to()) {
      return false;
    }
    try {
      if (Envelope.kind(buffer, offset) == Envelope.MARK) {
        if (selection.wantsMark(sequence)) {
          sink.record(lines.mark(buffer, offset, length));
          written++;
        }
      } else {
        onCommand(buffer, offset, length, sequence);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  private void onCommand(DirectBuffer buffer, int offset, int length, long sequence)
      throws IOException {
    int template = header.wrap(buffer, offset + Envelope.LENGTH).templateId();
    if (selection.wantsCommand(sequence, reader.command(template))) {
      sink.record(lines.command(buffer, offset, length));
      written++;
    }
    if (template == DefineNameDecoder.TEMPLATE_ID) {
      defineName.wrapAndApplyHeader(buffer, offset + Envelope.LENGTH, header);
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
    if (selection.wantsEvent(EventHeader.sequence(buffer, offset), EventWriter.word(template))) {
      writeEvent(buffer, offset, length);
    }
    if (template == NameReleasedDecoder.TEMPLATE_ID) {
      nameReleased.wrapAndApplyHeader(buffer, message, header);
      dictionary.release(nameReleased.kind(), nameReleased.number());
    }
  }

  private void writeEvent(DirectBuffer buffer, int offset, int length) {
    eventWriter.onEvent(buffer, offset, length);
    eventWriter.flush();
    try {
      sink.event(eventBytes.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    eventBytes.reset();
    written++;
  }
}
