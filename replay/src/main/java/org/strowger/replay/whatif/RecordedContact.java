package org.strowger.replay.whatif;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.Arrival;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.gateway.text.DurationText;
import org.strowger.replay.report.ContactCounter;
import org.strowger.replay.simulation.Behaviour.Numbers;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;

/** An interaction of a journal: what it asked, and what became of it. One thread. */
final class RecordedContact {
  /** How its first wait ended. */
  enum WaitEnd {
    /** It did not, until the journal ends. */
    NONE,
    ANSWERED,
    LEFT,
    CANCELLED,
    /** Its queue gave it up. */
    EXPIRED
  }

  final String id;
  final String customer;
  final String channel;
  final String queue;
  final String topic;
  final int urgency;
  final long creditMs;
  private final Map<String, Object> asked;

  /** When it began to wait; of a callback, when it was due. Milliseconds since the epoch. */
  long enteredMs;

  WaitEnd end = WaitEnd.NONE;

  /** When the wait ended, or the journal. */
  long leftMs;

  String agent;

  /** Another one takes its place: the customer is called back later. */
  boolean waitsAgain;

  /** Conversations so far, milliseconds. */
  long handledMs;

  /** Whether the last one has ended. */
  boolean completed;

  long wrapUpMs;
  boolean wrappedUp;

  /**
   * Makes one.
   *
   * @param asked fields of the command that brought it
   */
  RecordedContact(Map<String, Object> asked) {
    this.asked = asked;
    id = String.valueOf(asked.get("interaction"));
    customer = text(asked, "customer");
    channel = String.valueOf(asked.get("channel"));
    queue = String.valueOf(asked.get("queue"));
    topic = text(asked, "topic");
    urgency = ((Long) asked.get("urgency")).intValue();
    creditMs = (Long) asked.get("creditMs");
  }

  /** One that was recorded without a journal. */
  static RecordedContact of(ContactRecord record) {
    Map<String, Object> asked = new HashMap<>();
    asked.put("interaction", record.id());
    asked.put("customer", record.customer());
    asked.put("channel", record.channel());
    asked.put("queue", record.queue());
    asked.put("topic", record.topic());
    asked.put("urgency", (long) record.urgency());
    asked.put("creditMs", record.creditMs());
    asked.put(
        "allOf",
        record.skills().stream()
            .map(
                skill ->
                    Map.<String, Object>of("skill", skill.skill(), "level", (long) skill.level()))
            .toList());
    RecordedContact contact = new RecordedContact(asked);
    contact.enteredMs = record.enteredMs();
    contact.leftMs = Math.max(record.enteredMs(), record.leftMs());
    if (record.outcome() == Outcome.ANSWERED) {
      contact.end = WaitEnd.ANSWERED;
      contact.agent = record.agent() == null ? "" : record.agent();
      contact.completed = record.handlingMs() != ContactRecord.UNKNOWN;
      contact.handledMs = Math.max(0, record.handlingMs());
      contact.wrapUpMs = record.wrapUpMs();
      contact.wrappedUp = true;
    } else {
      contact.end = WaitEnd.LEFT;
    }
    return contact;
  }

  /** Fields of the command that brought it. */
  Map<String, Object> asked() {
    return asked;
  }

  static String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  long waitedMs() {
    return leftMs - enteredMs;
  }

  /** The group it is counted in by what was asked for it: its class and credit. */
  String group() {
    String urgencyText = urgency == Limits.QUEUE_URGENCY ? "" : "class " + urgency;
    String creditText = creditMs == 0 ? "" : "credit " + DurationText.format(creditMs);
    if (urgencyText.isEmpty() && creditText.isEmpty()) {
      return "regular";
    }
    return urgencyText + (urgencyText.isEmpty() || creditText.isEmpty() ? "" : ", ") + creditText;
  }

  /** The group by queue and by what was asked. */
  String queueAndGroup() {
    return queue + ", " + group();
  }

  /** As it is counted. */
  ContactCounter.Contact counted(List<String> segments, long targetMs) {
    return new ContactCounter.Contact(
        queue,
        channel,
        segments,
        enteredMs,
        targetMs,
        switch (end) {
          case ANSWERED -> ContactCounter.End.ANSWERED;
          case LEFT, CANCELLED -> ContactCounter.End.ABANDONED;
          case EXPIRED -> ContactCounter.End.EXPIRED;
          case NONE -> ContactCounter.End.WAITING;
        },
        waitedMs(),
        agent,
        completed ? handledMs : -1,
        wrapUpMs);
  }

  /** As it is played. */
  ContactRecord record(long patienceMs, long wrapUpForMs) {
    boolean answered = end == WaitEnd.ANSWERED;
    LocalDate day = Instant.ofEpochMilli(enteredMs).atOffset(ZoneOffset.UTC).toLocalDate();
    return new ContactRecord(
        id,
        customer,
        channel,
        queue,
        topic,
        urgency,
        creditMs,
        List.of(),
        day,
        enteredMs,
        answered ? Outcome.ANSWERED : left() ? Outcome.ABANDONED : Outcome.NOT_RECORDED,
        leftMs,
        patienceMs,
        agent,
        answered ? leftMs : ContactRecord.UNKNOWN,
        completed ? handledMs : ContactRecord.UNKNOWN,
        wrapUpForMs);
  }

  /** Whether its wait ended from the customer's side. */
  boolean left() {
    return end == WaitEnd.LEFT || end == WaitEnd.CANCELLED;
  }

  /** Adds what it asked to an arrival. */
  void complete(Arrival arrival, Numbers numbers) {
    for (Map<String, Object> skill : entries(asked, "allOf")) {
      arrival.allOf.add(number(numbers, IdKind.SKILL, skill, "skill"), level(skill));
    }
    for (Map<String, Object> skill : entries(asked, "anyOf")) {
      int set = ((Long) skill.get("set")).intValue();
      arrival.anyOf.add(set, number(numbers, IdKind.SKILL, skill, "skill"), level(skill));
    }
    for (Map<String, Object> skill : entries(asked, "noneOf")) {
      arrival.noneOf.add(number(numbers, IdKind.SKILL, skill, "skill"));
    }
    for (Map<String, Object> excluded : entries(asked, "excluded")) {
      arrival.excluded.add(number(numbers, IdKind.AGENT, excluded, "agent"));
    }
    for (Map<String, Object> skill : entries(asked, "preferred")) {
      arrival.preferred.add(number(numbers, IdKind.SKILL, skill, "skill"));
    }
    arrival.named = number(numbers, IdKind.AGENT, asked, "named");
    CustomerTold.attributes(asked, arrival.attributes, numbers);
  }

  private static int level(Map<String, Object> skill) {
    return ((Long) skill.get("level")).intValue();
  }

  static int number(Numbers numbers, IdKind kind, Map<String, Object> fields, String name) {
    String id = text(fields, name);
    return id == null ? 0 : (int) numbers.of(kind, id);
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> entries(Map<String, Object> fields, String name) {
    return (List<Map<String, Object>>) fields.getOrDefault(name, List.of());
  }
}
