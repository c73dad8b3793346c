package org.strowger.replay.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.Execution;
import org.strowger.replay.dump.LineText;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;

/**
 * Compares the commands of two journals, record by record, and, where times may differ, what
 * executing them gives. One thread.
 */
final class JournalPair {
  private static final String MILLISECONDS = "Ms";

  private final boolean ignoreTime;
  private final Side one;
  private final Side two;
  private final UnsafeBuffer other = new UnsafeBuffer(0, 0);
  private long same;
  private Map<String, Object> difference;
  private Map<String, Object> eventDifference;

  JournalPair(JournalReader first, JournalReader second, boolean ignoreTime) {
    this.ignoreTime = ignoreTime;
    one = new Side(first);
    two = new Side(second);
  }

  /** Commands found the same. */
  long same() {
    return same;
  }

  /** The first difference of records, or null. */
  Map<String, Object> difference() {
    return difference;
  }

  /** The first difference of events though the records are the same but for times, or null. */
  Map<String, Object> eventDifference() {
    return eventDifference;
  }

  /**
   * Compares the next command of each.
   *
   * @param record of the second journal, null: it has no more
   * @return whether more can be compared
   */
  boolean compare(DirectBuffer buffer, int offset, int length, byte[] record) {
    if (record == null) {
      missing(1, one.line(buffer, offset, length));
      return false;
    }
    other.wrap(record);
    if (Envelope.sequence(buffer, offset) != Envelope.sequence(other, 0)) {
      throw new CannotReadException(
          "the journals begin with different commands: some were removed");
    }
    if (differ(buffer, offset, length, record.length)) {
      difference = describe(buffer, offset, length, record.length);
      return false;
    }
    execute(buffer, offset, length, record.length);
    same++;
    return true;
  }

  /** The first journal has no more commands, the second has. */
  void onlySecond(byte[] record) {
    other.wrap(record);
    missing(2, two.line(other, 0, record.length));
  }

  private void missing(int journal, Map<String, Object> line) {
    difference = new LinkedHashMap<>();
    difference.put("kind", "missing");
    difference.put("sequence", line.get("seq"));
    difference.put("what", "only journal " + journal + " goes on");
    difference.put(journal == 1 ? "one" : "two", line);
  }

  private boolean differ(DirectBuffer buffer, int offset, int length, int otherLength) {
    int message = length - Envelope.LENGTH;
    return length != otherLength
        || Envelope.client(buffer, offset) != Envelope.client(other, 0)
        || Envelope.correlation(buffer, offset) != Envelope.correlation(other, 0)
        || (!ignoreTime && Envelope.timeMs(buffer, offset) != Envelope.timeMs(other, 0))
        || !new UnsafeBuffer(buffer, offset + Envelope.LENGTH, message)
            .equals(new UnsafeBuffer(other, Envelope.LENGTH, message));
  }

  private Map<String, Object> describe(
      DirectBuffer buffer, int offset, int length, int otherLength) {
    Map<String, Object> lineOne = one.line(buffer, offset, length);
    Map<String, Object> lineTwo = (ignoreTime ? two : one).line(other, 0, otherLength);
    Set<String> names = new LinkedHashSet<>(lineOne.keySet());
    names.addAll(lineTwo.keySet());
    names.remove("record");
    if (ignoreTime) {
      names.remove("time");
    }
    List<Object> fields = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(lineOne.get(name), lineTwo.get(name))) {
        fields.add(name);
      }
    }
    String kind = "field";
    if (fields.contains("do")) {
      kind = "command";
      fields.clear();
    } else if (fields.equals(List.of("time"))) {
      kind = "time";
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("kind", kind);
    told.put("sequence", lineOne.get("seq"));
    told.put("what", fields.isEmpty() ? "another command" : "fields " + fields);
    told.put("one", lineOne);
    told.put("two", lineTwo);
    return told;
  }

  /** Where times are the same, so are the events: the core is deterministic. */
  private void execute(DirectBuffer buffer, int offset, int length, int otherLength) {
    one.apply(buffer, offset, length, ignoreTime && eventDifference == null);
    if (!ignoreTime) {
      return;
    }
    two.apply(other, 0, otherLength, eventDifference == null);
    if (eventDifference == null && !one.events.equals(two.events)) {
      eventDifference = new LinkedHashMap<>();
      eventDifference.put("kind", "events");
      eventDifference.put("sequence", Envelope.sequence(buffer, offset));
      eventDifference.put("command", one.line(buffer, offset, length));
      eventDifference.put("one", List.copyOf(one.events));
      eventDifference.put("two", List.copyOf(two.events));
    }
  }

  /** One of the journals. */
  private static final class Side {
    final List<Map<String, Object>> events = new ArrayList<>();
    private final Dictionary dictionary = new Dictionary();
    private final MessageReader reader = new MessageReader(dictionary);
    private final LineText lines = new LineText(reader, dictionary);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Execution execution;
    private boolean keeping;

    Side(JournalReader journal) {
      execution = new Execution(journal, dictionary, this::onEvent);
    }

    void apply(DirectBuffer buffer, int offset, int length, boolean keep) {
      keeping = keep;
      events.clear();
      execution.apply(buffer, offset, length);
    }

    /** Without times, as those are what may differ. */
    private void onEvent(DirectBuffer buffer, int offset, int length) {
      if (!keeping) {
        return;
      }
      int message = offset + EventHeader.LENGTH;
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("event", reader.type(header.wrap(buffer, message).templateId()));
      event.putAll(reader.fields(buffer, message, length - EventHeader.LENGTH));
      event.keySet().removeIf(name -> name.endsWith(MILLISECONDS) || name.endsWith("Digest"));
      events.add(event);
    }

    Map<String, Object> line(DirectBuffer buffer, int offset, int length) {
      Map<String, Object> line = lines.command(buffer, offset, length);
      line.remove("record");
      return line;
    }
  }
}
