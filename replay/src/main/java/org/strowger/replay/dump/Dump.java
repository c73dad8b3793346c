package org.strowger.replay.dump;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.payload.Payloads;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;

/** Writes records as lines, and executes them on the way. One thread. */
final class Dump {
  private final Selection selection;
  private final LineSink sink;
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);
  private final LineText lines = new LineText(reader, dictionary);
  private final ByteArrayOutputStream eventBytes = new ByteArrayOutputStream();
  private final EventWriter eventWriter =
      new EventWriter(eventBytes, EventWriter.Times.ISO, true)
          .ids(dictionary, number -> null, Payloads.refused());
  private final Execution execution;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private long written;
  private long lastSequence;

  Dump(JournalReader journal, Selection selection, LineSink sink) {
    this.selection = selection;
    this.sink = sink;
    execution = new Execution(journal, dictionary, this::onEvent);
  }

  /** Lines written so far. */
  long written() {
    return written;
  }

  /** Sequence of the last record taken, 0 before the first. */
  long lastSequence() {
    return lastSequence;
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
    lastSequence = sequence;
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
    execution.apply(buffer, offset, length);
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    int message = offset + EventHeader.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    if (selection.wantsEvent(EventHeader.sequence(buffer, offset), EventWriter.word(template))) {
      writeEvent(buffer, offset, length);
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
