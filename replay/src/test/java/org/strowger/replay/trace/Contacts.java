package org.strowger.replay.trace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.strowger.codec.Limits;

/** Makes contact records for tests, all by voice. */
public final class Contacts {
  private Contacts() {}

  /** Came and was answered at once. */
  public static ContactRecord answered(
      String id, String agent, String queue, long enteredMs, long handlingMs) {
    return record(
        id,
        queue,
        0,
        enteredMs,
        Outcome.ANSWERED,
        enteredMs,
        ContactRecord.NO_LIMIT,
        agent,
        handlingMs);
  }

  /** Came and left after a wait. */
  public static ContactRecord abandoned(String id, String queue, long enteredMs, long waitedMs) {
    return record(
        id,
        queue,
        0,
        enteredMs,
        Outcome.ABANDONED,
        enteredMs + waitedMs,
        waitedMs,
        null,
        ContactRecord.UNKNOWN);
  }

  /** Is only played. */
  public static ContactRecord planned(
      String id, String queue, long creditMs, long enteredMs, long patienceMs, long handlingMs) {
    return record(
        id,
        queue,
        creditMs,
        enteredMs,
        Outcome.NOT_RECORDED,
        ContactRecord.UNKNOWN,
        patienceMs,
        null,
        handlingMs);
  }

  /** The same of a customer, on a topic; {@code null} for none. */
  public static ContactRecord of(String customer, String topic, ContactRecord contact) {
    return new ContactRecord(
        contact.id(),
        customer,
        contact.channel(),
        contact.queue(),
        topic,
        contact.urgency(),
        contact.creditMs(),
        contact.skills(),
        contact.day(),
        contact.enteredMs(),
        contact.outcome(),
        contact.leftMs(),
        contact.patienceMs(),
        contact.agent(),
        contact.answeredMs(),
        contact.handlingMs(),
        contact.wrapUpMs());
  }

  /** Any. */
  public static ContactRecord record(
      String id,
      String queue,
      long creditMs,
      long enteredMs,
      Outcome outcome,
      long leftMs,
      long patienceMs,
      String agent,
      long handlingMs) {
    return new ContactRecord(
        id,
        null,
        "voice",
        queue,
        null,
        Limits.QUEUE_URGENCY,
        creditMs,
        List.of(),
        Instant.ofEpochMilli(enteredMs).atOffset(ZoneOffset.UTC).toLocalDate(),
        enteredMs,
        outcome,
        leftMs,
        patienceMs,
        agent,
        outcome == Outcome.ANSWERED ? leftMs : ContactRecord.UNKNOWN,
        handlingMs,
        0);
  }
}
