package org.strowger.gateway.command;

import org.agrona.DirectBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.TickedDecoder;

/**
 * Tells when the engine has told the events of everything published before a certain point: the
 * sender publishes a tick under a correlation of its own, and its event is the answer. One thread
 * asks, the listener's answers; they may be the same.
 */
public final class CatchUp {
  /** Correlation of the ticks, without a client; no line may have it. */
  static final long CORRELATION = Long.MIN_VALUE;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private long asked;
  private volatile long answered;

  /** A tick was published. */
  void asked() {
    asked++;
  }

  /** Whether every tick has been answered. */
  boolean isDone() {
    return answered >= asked;
  }

  /** Whether an event is an answer, and so nothing for people. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // only the listener's thread writes it
  public boolean isAnswer(DirectBuffer buffer, int offset) {
    if (EventHeader.correlation(buffer, offset) != CORRELATION
        || EventHeader.client(buffer, offset) != 0) {
      return false;
    }
    header.wrap(buffer, offset + EventHeader.LENGTH);
    if (header.templateId() != TickedDecoder.TEMPLATE_ID) {
      return false;
    }
    answered++;
    return true;
  }
}
