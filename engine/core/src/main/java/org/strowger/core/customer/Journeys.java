package org.strowger.core.customer;

import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Journeys: the newest touchpoints of a customer, or of an interaction without one, and a count of
 * those before (decision CU-e). Journeys and touchpoints are slots above 0. A journey takes 24
 * bytes, a touchpoint 60, and each 64 bytes of payload 80. One thread.
 */
public final class Journeys {
  private static final int NEWEST = 0;
  private static final int OLDEST = 1;
  private static final int KEPT = 2;
  private static final int RECORDED = 3;

  private static final int TIME = 0;
  private static final int INTERACTION = 1;
  private static final int VALUE = 2;

  private static final int TOPIC = 0;
  private static final int OUTCOME = 1;
  private static final int AGENT = 2;
  private static final int WHAT = 3;
  private static final int PAYLOAD = 4;
  private static final int OLDER = 5;
  private static final int NEWER = 6;
  private static final int ORDINAL = 7;
  private static final int JOURNEY = 8;

  private static final int CHANNEL_MASK = 0xFF;
  private static final int KIND_SHIFT = 8;
  private static final int END_SHIFT = 12;
  private static final int NIBBLE = 0xF;
  private static final int LENGTH_SHIFT = 16;
  private static final int WITHOUT_LENGTH = (1 << LENGTH_SHIFT) - 1;

  private final StateDigest digest;
  private final Payloads payloads;

  /** Each with its owner as the only long: number of a customer, or minus one of an interaction. */
  private final Slab journeys = new Slab(1, 4);

  private final Slab touchpoints = new Slab(3, 9);

  Journeys(StateDigest digest, Payloads payloads) {
    this.digest = digest;
    this.payloads = payloads;
  }

  /** An empty journey of a customer, or of an interaction if the owner is below 0. */
  int open(long owner) {
    int journey = journeys.claim();
    journeys.set(journey, 0, owner);
    digest.replace(0, hash(journey));
    return journey;
  }

  /** Forgets a journey with all its touchpoints. */
  void close(int journey) {
    cut(journey, 0);
    digest.replace(hash(journey), 0);
    journeys.release(journey);
  }

  /** Touchpoints kept. */
  public int kept(int journey) {
    return journeys.getInt(journey, KEPT);
  }

  /** Touchpoints ever recorded. */
  public int recorded(int journey) {
    return journeys.getInt(journey, RECORDED);
  }

  /** The newest touchpoint, 0 if none is kept. */
  public int newest(int journey) {
    return journeys.getInt(journey, NEWEST);
  }

  /** The oldest touchpoint that is kept, 0 if none is. */
  public int oldest(int journey) {
    return journeys.getInt(journey, OLDEST);
  }

  /** The one before, 0 before the oldest kept. */
  public int older(int touchpoint) {
    return touchpoints.getInt(touchpoint, OLDER);
  }

  /** The one after, 0 after the newest. */
  public int newer(int touchpoint) {
    return touchpoints.getInt(touchpoint, NEWER);
  }

  /** One above the highest slot of a touchpoint in use. */
  public int end() {
    return touchpoints.end();
  }

  /** Sets how many were recorded, of an empty journey, from a snapshot. */
  public void recorded(int journey, int count) {
    digest.replace(hash(journey), 0);
    journeys.set(journey, RECORDED, count);
    digest.replace(0, hash(journey));
  }

  /**
   * Records a touchpoint; the oldest go beyond the most that are kept.
   *
   * @return the touchpoint, 0 if none is kept
   */
  public int record(
      int journey,
      int most,
      TouchKind kind,
      long timeMs,
      long interaction,
      long value,
      int channel,
      int topic) {
    digest.replace(hash(journey), 0);
    int ordinal = recorded(journey) + 1;
    journeys.set(journey, RECORDED, ordinal);
    digest.replace(0, hash(journey));
    cut(journey, Math.max(0, most - 1));
    if (most == 0) {
      return 0;
    }
    int touchpoint = touchpoints.claim();
    touchpoints.set(touchpoint, TIME, timeMs);
    touchpoints.set(touchpoint, INTERACTION, interaction);
    touchpoints.set(touchpoint, VALUE, value);
    touchpoints.set(touchpoint, TOPIC, topic);
    touchpoints.set(touchpoint, WHAT, channel | kind.value() << KIND_SHIFT);
    touchpoints.set(touchpoint, ORDINAL, ordinal);
    touchpoints.set(touchpoint, JOURNEY, journey);
    int before = newest(journey);
    touchpoints.set(touchpoint, OLDER, before);
    if (before == 0) {
      journeys.set(journey, OLDEST, touchpoint);
    } else {
      touchpoints.set(before, NEWER, touchpoint);
    }
    journeys.set(journey, NEWEST, touchpoint);
    journeys.set(journey, KEPT, kept(journey) + 1);
    digest.replace(0, hashOf(touchpoint));
    return touchpoint;
  }

  private void cut(int journey, int most) {
    while (kept(journey) > most) {
      int oldest = oldest(journey);
      int after = newer(oldest);
      digest.replace(hashOf(oldest), 0);
      if (touchpoints.getInt(oldest, PAYLOAD) != 0) {
        payloads.release(touchpoints.getInt(oldest, PAYLOAD));
      }
      touchpoints.release(oldest);
      journeys.set(journey, OLDEST, after);
      if (after == 0) {
        journeys.set(journey, NEWEST, 0);
      } else {
        touchpoints.set(after, OLDER, 0);
      }
      journeys.set(journey, KEPT, kept(journey) - 1);
    }
  }

  /** Gives a touchpoint a payload, if there is room (decision CU-k). */
  public void payload(int touchpoint, DirectBuffer from, int offset, int length) {
    if (makeRoom(length)) {
      digest.replace(hashOf(touchpoint), 0);
      touchpoints.set(touchpoint, PAYLOAD, payloads.store(from, offset, length, touchpoint));
      what(touchpoint, (what(touchpoint) & WITHOUT_LENGTH) | length << LENGTH_SHIFT);
      digest.replace(0, hashOf(touchpoint));
    }
  }

  /** Payloads of touchpoints go, the one written longest ago first, until there is room. */
  boolean makeRoom(int length) {
    if (!payloads.mayFit(length)) {
      return false;
    }
    while (!payloads.fits(length)) {
      int touchpoint = payloads.oldestOwner();
      digest.replace(hashOf(touchpoint), 0);
      payloads.release(touchpoints.getInt(touchpoint, PAYLOAD));
      touchpoints.set(touchpoint, PAYLOAD, 0);
      what(touchpoint, what(touchpoint) & WITHOUT_LENGTH);
      digest.replace(0, hashOf(touchpoint));
    }
    return true;
  }

  private int what(int touchpoint) {
    return touchpoints.getInt(touchpoint, WHAT);
  }

  private void what(int touchpoint, int value) {
    touchpoints.set(touchpoint, WHAT, value);
  }

  /** Sets who was in it and what came of it. */
  public void outcome(int touchpoint, int agent, int outcome) {
    digest.replace(hashOf(touchpoint), 0);
    touchpoints.set(touchpoint, AGENT, agent);
    touchpoints.set(touchpoint, OUTCOME, outcome);
    digest.replace(0, hashOf(touchpoint));
  }

  /** Sets how a contact ended. */
  public void end(int touchpoint, ContactEnd how) {
    digest.replace(hashOf(touchpoint), 0);
    what(touchpoint, (what(touchpoint) & ~(NIBBLE << END_SHIFT)) | how.value() << END_SHIFT);
    digest.replace(0, hashOf(touchpoint));
  }

  /** Sets the channel that a contact goes on over. */
  void channel(int touchpoint, int channel) {
    digest.replace(hashOf(touchpoint), 0);
    what(touchpoint, (what(touchpoint) & ~CHANNEL_MASK) | channel);
    digest.replace(0, hashOf(touchpoint));
  }

  // Of a touchpoint

  /** When it happened, milliseconds since the epoch. */
  public long timeMs(int touchpoint) {
    return touchpoints.getLong(touchpoint, TIME);
  }

  /** Number of the interaction it belongs to, 0: none. */
  public long interaction(int touchpoint) {
    return touchpoints.getLong(touchpoint, INTERACTION);
  }

  public long value(int touchpoint) {
    return touchpoints.getLong(touchpoint, VALUE);
  }

  public int channel(int touchpoint) {
    return what(touchpoint) & CHANNEL_MASK;
  }

  public int topic(int touchpoint) {
    return touchpoints.getInt(touchpoint, TOPIC);
  }

  /** A CODE; of a contact its disposition. */
  public int outcome(int touchpoint) {
    return touchpoints.getInt(touchpoint, OUTCOME);
  }

  public int agent(int touchpoint) {
    return touchpoints.getInt(touchpoint, AGENT);
  }

  public TouchKind kind(int touchpoint) {
    return TouchKind.get((short) (what(touchpoint) >> KIND_SHIFT & NIBBLE));
  }

  public ContactEnd end(int touchpoint) {
    return ContactEnd.get((short) (what(touchpoint) >> END_SHIFT & NIBBLE));
  }

  /** Which one of its journey it is, from 1. */
  public int ordinal(int touchpoint) {
    return touchpoints.getInt(touchpoint, ORDINAL);
  }

  /** Length of its payload, bytes. */
  public int payloadLength(int touchpoint) {
    return what(touchpoint) >>> LENGTH_SHIFT;
  }

  /** Copies its payload to the beginning of an array. */
  public void copyPayload(int touchpoint, byte[] to) {
    payloads.copy(touchpoints.getInt(touchpoint, PAYLOAD), payloadLength(touchpoint), to);
  }

  // For a snapshot: the touchpoints with a payload in the order of writing it

  /** The touchpoint that wrote its payload longest ago, 0 if none has one. */
  public int firstWithPayload() {
    return payloads.oldestOwner();
  }

  /** The one that wrote next, 0 after the newest. */
  public int nextWithPayload(int touchpoint) {
    int next = payloads.newer(touchpoints.getInt(touchpoint, PAYLOAD));
    return next == 0 ? 0 : payloads.owner(next);
  }

  private long hash(int journey) {
    return Mix.mix(Mix.fold(Mix.mix(journeys.getLong(journey, 0)), recorded(journey)));
  }

  private long hashOf(int touchpoint) {
    long owner = journeys.getLong(touchpoints.getInt(touchpoint, JOURNEY), 0);
    long h = Mix.fold(Mix.mix(owner), touchpoints.getInt(touchpoint, ORDINAL));
    h = Mix.fold(Mix.fold(h, timeMs(touchpoint)), interaction(touchpoint));
    h = Mix.fold(Mix.fold(h, value(touchpoint)), what(touchpoint));
    h = Mix.fold(Mix.fold(h, topic(touchpoint)), outcome(touchpoint));
    h = Mix.fold(h, agent(touchpoint));
    int payload = touchpoints.getInt(touchpoint, PAYLOAD);
    return Mix.mix(payload == 0 ? h : payloads.fold(h, payload, payloadLength(touchpoint)));
  }
}
