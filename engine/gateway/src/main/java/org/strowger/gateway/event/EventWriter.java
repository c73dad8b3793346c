package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongFunction;
import org.agrona.DirectBuffer;
import org.strowger.api.EventListener;
import org.strowger.api.Names;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.text.TimeText;

/**
 * Writes every event as one line of JSON. Fields always come in the same order and numbers and text
 * in one form only, so the same events give the same bytes. An error of the output is kept, and
 * nothing more is written after it: the engine must not fail because nobody listens. Any thread.
 */
public final class EventWriter implements EventListener {
  /** How times are written. */
  public enum Times {
    /** ISO-8601 text, UTC with milliseconds. */
    ISO,
    /** Milliseconds since 1970. */
    EPOCH
  }

  private final OutputStream out;
  private final JsonGenerator json;
  private final Times times;
  private final boolean allEvents;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private EventIds ids;
  private EventBodies bodies;
  private IOException failure;
  private boolean unflushed;
  private boolean ended;
  private boolean discarded;

  /**
   * For one output.
   *
   * @param allEvents whether definitions and releases of names are written too
   */
  public EventWriter(OutputStream out, Times times, boolean allEvents) {
    this.out = out;
    this.times = times;
    this.allEvents = allEvents;
    JsonFactory factory =
        JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();
    factory.setRootValueSeparator(null);
    try {
      json = factory.createGenerator(out).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    } catch (IOException e) {
      throw new IllegalStateException("a generator cannot be made", e);
    }
  }

  /** Names of all events. */
  public static List<String> eventNames() {
    return EventBodies.names();
  }

  /**
   * Tells where ids are found. Events that come earlier wait, since an engine that recovers may
   * have some before its launch returns.
   *
   * @param unknownIds tells the id behind a negative number
   * @param payloads opens what is sealed
   */
  public synchronized EventWriter ids(
      Names names, LongFunction<String> unknownIds, Payloads payloads) {
    ids = new EventIds(names, unknownIds, payloads::customer);
    bodies = new EventBodies(json, ids, this::writeTime, payloads);
    notifyAll();
    return this;
  }

  /**
   * The word for a kind of event.
   *
   * @throws IllegalArgumentException if no event has the template
   */
  public static String word(int template) {
    return EventBodies.name(template);
  }

  @Override
  public synchronized void onEvent(DirectBuffer buffer, int offset, int length) {
    awaitIds();
    if (discarded) {
      return;
    }
    header.wrap(buffer, offset + EventHeader.LENGTH);
    int template = header.templateId();
    if (template == NameReleasedDecoder.TEMPLATE_ID) {
      bodies.release(buffer, offset + EventHeader.LENGTH);
    }
    if (isHidden(template)
        || failure != null
        || !bodies.isWhole(template, buffer, offset + EventHeader.LENGTH)) {
      return;
    }
    try {
      json.writeStartObject();
      json.writeStringField("event", EventBodies.name(template));
      json.writeNumberField("seq", EventHeader.sequence(buffer, offset));
      writeTime("time", EventHeader.timeMs(buffer, offset));
      int planVersion = EventHeader.planVersion(buffer, offset);
      if (planVersion != 0) {
        json.writeNumberField("plan", planVersion);
      }
      ids.writeIfAny(json, "client", IdKind.CLIENT, EventHeader.client(buffer, offset));
      long correlation = EventHeader.correlation(buffer, offset);
      if (correlation != 0) {
        json.writeNumberField("correlation", correlation);
      }
      bodies.write(template, buffer, offset + EventHeader.LENGTH);
      endLine();
    } catch (IOException e) {
      failure = e;
    }
  }

  /** What a number of some kind is called, or the number. */
  public synchronized String called(IdKind kind, long number) {
    awaitIds();
    String text = discarded ? null : ids.text(kind, number);
    return text == null ? Long.toString(number) : text;
  }

  private void awaitIds() {
    try {
      while (bodies == null && !discarded) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted before ids could be told", e);
    }
  }

  private boolean isHidden(int template) {
    return !allEvents
        && (template == NameDefinedDecoder.TEMPLATE_ID
            || template == NameReleasedDecoder.TEMPLATE_ID);
  }

  /**
   * Writes the event of a line refused before the log.
   *
   * @param line its number, from 1
   * @param command as far as it could be read: client and correlation are echoed
   */
  public synchronized void refused(int line, Refusal refusal, LineCommand command) {
    if (failure != null) {
      return;
    }
    try {
      json.writeStartObject();
      json.writeStringField("event", "rejected");
      json.writeNumberField("line", line);
      if (command.client() != null) {
        json.writeStringField("client", command.client());
      }
      if (command.correlation() != 0) {
        json.writeNumberField("correlation", command.correlation());
      }
      json.writeStringField("code", refusal.code().word());
      writeIfNotEmpty("field", refusal.field());
      writeIfNotEmpty("value", refusal.value());
      json.writeStringField("message", refusal.message());
      endLine();
    } catch (IOException e) {
      failure = e;
    }
  }

  private void writeIfNotEmpty(String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }

  private void writeTime(String field, long ms) throws IOException {
    if (times == Times.EPOCH) {
      json.writeNumberField(field, ms);
    } else {
      json.writeStringField(field, TimeText.format(ms));
    }
  }

  private void endLine() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
    if (!unflushed) {
      unflushed = true;
      notifyAll();
    }
  }

  /** Hands everything written so far to whoever reads the output. */
  public synchronized void flush() {
    if (!unflushed || failure != null) {
      return;
    }
    unflushed = false;
    try {
      json.flush();
      out.flush();
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Waits until something waits to be flushed; false if nothing ever will. */
  public synchronized boolean awaitUnflushed() throws InterruptedException {
    while (!unflushed && !ended) {
      wait();
    }
    return !ended;
  }

  /** Flushes for the last time. */
  public synchronized void end() {
    flush();
    ended = true;
    notifyAll();
  }

  /** Passes over the events that wait for ids, and all that follow. */
  public synchronized void discard() {
    discarded = true;
    notifyAll();
  }

  /** Why the output failed, or null. */
  public synchronized IOException failure() {
    return failure;
  }
}
