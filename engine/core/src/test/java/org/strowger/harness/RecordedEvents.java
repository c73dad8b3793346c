package org.strowger.harness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.EventListener;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;

/** Keeps a copy of every event. */
public final class RecordedEvents implements EventListener {
  private final List<byte[]> events = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    byte[] event = new byte[length];
    buffer.getBytes(offset, event);
    events.add(event);
  }

  public int count() {
    return events.size();
  }

  /** Each event as text: its bytes in hexadecimal digits. */
  public List<String> hex() {
    synchronized (events) {
      return events.stream().map(event -> java.util.HexFormat.of().formatHex(event)).toList();
    }
  }

  /** Sequences of the commands that the events were caused by. */
  public List<Long> sequences() {
    synchronized (events) {
      return events.stream()
          .map(event -> EventHeader.sequence(new UnsafeBuffer(event), 0))
          .toList();
    }
  }

  /** Engine times of the events, milliseconds since the epoch. */
  public List<Long> timesMs() {
    synchronized (events) {
      return events.stream().map(event -> EventHeader.timeMs(new UnsafeBuffer(event), 0)).toList();
    }
  }

  /** Template ids of the events. */
  public List<Integer> templates() {
    synchronized (events) {
      return events.stream()
          .map(
              event ->
                  new MessageHeaderDecoder()
                      .wrap(new UnsafeBuffer(event), EventHeader.LENGTH)
                      .templateId())
          .toList();
    }
  }

  /** A copy of all events. */
  public List<byte[]> all() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }
}
