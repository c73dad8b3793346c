package org.strowger.bench.jmh;

import org.agrona.DirectBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.core.port.EventSink;

/** Counts interactions given to agents: the least that somebody who wants the events has to do. */
final class EventCounter implements EventSink {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private int accepted;

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    if (header.wrap(buffer, offset + EventHeader.LENGTH).templateId()
        == OfferAcceptedDecoder.TEMPLATE_ID) {
      accepted++;
    }
  }

  int accepted() {
    return accepted;
  }
}
