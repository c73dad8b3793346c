package org.strowger.gateway.event;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.EventListener;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderEncoder;

/** Makes an event as the engine does: a header and a message. */
final class TestEvent {
  /** 2026-03-01T09:00:00Z. */
  static final long NINE = 1_772_355_600_000L;

  private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[1024]);
  private long sequence = 5;
  private long timeMs = NINE;
  private int client;
  private int planVersion = 3;
  private long correlation;

  TestEvent sequence(long value) {
    sequence = value;
    return this;
  }

  TestEvent timeMs(long value) {
    timeMs = value;
    return this;
  }

  TestEvent planVersion(int value) {
    planVersion = value;
    return this;
  }

  TestEvent from(int clientNumber, long correlationNumber) {
    client = clientNumber;
    correlation = correlationNumber;
    return this;
  }

  /** Puts an encoder behind a header, as {@code wrapAndApplyHeader} of every encoder does. */
  @FunctionalInterface
  interface Wrap<T> {
    T wrapAndApplyHeader(MutableDirectBuffer buffer, int offset, MessageHeaderEncoder header);
  }

  /** Puts a message behind the header, its fields still to be set. */
  <T> T message(Wrap<T> encoder) {
    return encoder.wrapAndApplyHeader(buffer, 8 + EventHeader.LENGTH, new MessageHeaderEncoder());
  }

  void tell(EventListener listener) {
    int length = 1024 - 8;
    EventHeader.write(buffer, 8, length, sequence, timeMs, client, planVersion, correlation);
    listener.onEvent(buffer, 8, length);
  }
}
