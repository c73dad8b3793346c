package org.strowger.replay.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.payload.Payloads;

/** Events and answers as the gateway writes them, as values. One thread. */
public final class EventText {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final EventWriter writer;

  /** With the names of a dictionary; what is sealed stays sealed. */
  public EventText(Dictionary dictionary) {
    writer =
        new EventWriter(bytes, EventWriter.Times.ISO, true)
            .ids(dictionary, number -> null, Payloads.refused());
  }

  /** One event; of an answer in parts, all of it with the last part, and null before. */
  public Map<String, Object> of(DirectBuffer buffer, int offset, int length) {
    writer.onEvent(buffer, offset, length);
    writer.flush();
    if (bytes.size() == 0) {
      return null;
    }
    try {
      return new LinkedHashMap<>(Json.parse(bytes.toString(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    } finally {
      bytes.reset();
    }
  }
}
