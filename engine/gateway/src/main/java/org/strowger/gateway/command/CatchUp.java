package org.strowger.gateway.command;

import org.agrona.DirectBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.CustomerAnswerDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionAnswerDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NeedAnswerDecoder;
import org.strowger.codec.sbe.OfferAnswerDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.codec.sbe.TouchpointAnswerDecoder;

/**
 * Tells when the engine has told the events of everything published before a certain point: the
 * sender publishes a tick, or a query, under a correlation of its own, and its event is the answer.
 * One thread asks, the listener's answers; they may be the same.
 */
public final class CatchUp {
  /** Correlation of the ticks, without a client; no line may have it. */
  static final long CORRELATION = Long.MIN_VALUE;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private long asked;
  private final InteractionAnswerDecoder interaction = new InteractionAnswerDecoder();
  private final CustomerAnswerDecoder customerAnswer = new CustomerAnswerDecoder();
  private volatile long customer;
  private volatile boolean known;
  private volatile long answered;

  /** A tick or a query was published. */
  void asked() {
    asked++;
  }

  /** Number of the customer of the interaction asked about last; 0: none. */
  long customer() {
    return customer;
  }

  /** Whether anything is kept of the customer asked about last. */
  boolean isCustomerKnown() {
    return known;
  }

  /** Whether all that was asked has been answered. */
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
    int message = offset + EventHeader.LENGTH;
    header.wrap(buffer, message);
    switch (header.templateId()) {
      case TickedDecoder.TEMPLATE_ID -> answered++;
      case InteractionAnswerDecoder.TEMPLATE_ID -> {
        customer = interaction.wrapAndApplyHeader(buffer, message, header).customer();
        answered++;
      }
      case CustomerAnswerDecoder.TEMPLATE_ID -> {
        customerAnswer.wrapAndApplyHeader(buffer, message, header);
        known = customerAnswer.known() == Flag.YES;
        answered++;
      }
      case OfferAnswerDecoder.TEMPLATE_ID,
          NeedAnswerDecoder.TEMPLATE_ID,
          TouchpointAnswerDecoder.TEMPLATE_ID -> {
        // part of an answer that is not for people either
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
