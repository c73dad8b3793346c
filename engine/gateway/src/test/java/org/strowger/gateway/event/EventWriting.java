package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.strowger.codec.sbe.IdKind;
import org.strowger.gateway.MapNames;
import org.strowger.gateway.payload.Payloads;

/** Tells a writer events, and has what it wrote. */
abstract class EventWriting {
  static final String HEAD = "\"seq\":5,\"time\":\"2026-03-01T09:00:00.000Z\",\"plan\":3,";

  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final MapNames names =
      new MapNames()
          .define(IdKind.CLIENT, 1, "crm")
          .define(IdKind.AGENT, 2, "ann")
          .define(IdKind.INTERACTION, 30, "call-1")
          .define(IdKind.QUEUE, 4, "sales")
          .define(IdKind.QUEUE, 8, "service")
          .define(IdKind.PROFILE, 9, "phone")
          .define(IdKind.CHANNEL, 5, "voice")
          .define(IdKind.REASON, 6, "lunch")
          .define(IdKind.DISPOSITION, 7, "sold");
  final Payloads payloads = Payloads.refused();
  EventWriter writer;

  @BeforeEach
  void write() {
    writer = writer(EventWriter.Times.ISO, false);
  }

  EventWriter writer(EventWriter.Times times, boolean allEvents) {
    return new EventWriter(out, times, allEvents)
        .ids(names, number -> number == -1 ? "nobody" : null, payloads);
  }

  /** What was written since the last call. */
  String written() {
    writer.flush();
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  void assertWritten(String expected, TestEvent event) {
    event.tell(writer);
    assertEquals(expected + "\n", written());
  }
}
