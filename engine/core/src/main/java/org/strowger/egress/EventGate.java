package org.strowger.egress;

import org.agrona.DirectBuffer;
import org.strowger.core.port.EventSink;

/**
 * What the core puts its events into. Shut during recovery: an event is delivered at most once, and
 * which ones were, before the process ended, is not known. Then open for good. The core's thread.
 */
public final class EventGate implements EventSink {
  private EventSink target = (buffer, offset, length) -> {};

  /** From now on events pass. */
  public void open(EventSink sink) {
    target = sink;
  }

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    target.onEvent(buffer, offset, length);
  }
}
