package org.strowger.core.port;

import org.agrona.DirectBuffer;

/** Where the core puts its events, each a header and an SBE message, in order. */
@FunctionalInterface
public interface EventSink {
  /** One event; the buffer is valid during the call only. */
  void onEvent(DirectBuffer buffer, int offset, int length);
}
