package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Refusal;
import org.strowger.core.event.StateDigest;

/** The window of commands whose retries are answered (decision GU-a). */
class RetriesTest {
  private static final int RING = Limits.RETRIES_REMEMBERED;

  private record Pair(int client, long correlation) {}

  private final StateDigest digest = new StateDigest();
  private final Retries retries = new Retries(digest);

  @Test
  void X6_justTheNewestAreKnownAndTheOldestGoesFirst() {
    for (int i = 1; i <= RING; i++) {
      retries.accepted(1, i, i, 31, i);
    }
    assertEquals(RING, retries.count());
    assertEquals(1, retries.sequence(retries.find(1, 1)));
    retries.accepted(1, RING + 1, RING + 1, 31, 0);
    assertEquals(-1, retries.find(1, 1));
    assertEquals(2, retries.sequence(retries.find(1, 2)));
    assertEquals(2, retries.sequence(retries.place(0)));
    assertEquals(RING + 1, retries.sequence(retries.find(1, RING + 1)));
    assertEquals(RING, retries.count());
  }

  @Test
  void GUa_whatAnyHistoryLeavesIsWhatAListWouldHave() {
    SplittableRandom random = new SplittableRandom(1);
    Deque<Pair> newest = new ArrayDeque<>();
    Map<Pair, Long> known = new HashMap<>();
    for (long sequence = 1; sequence <= 4L * RING; sequence++) {
      // few clients and near numbers: runs in the index
      Pair pair = new Pair(1 + random.nextInt(3), random.nextLong(2L * RING));
      int place = retries.find(pair.client(), pair.correlation());
      assertEquals(known.getOrDefault(pair, 0L), place < 0 ? 0 : retries.sequence(place));
      if (place < 0) {
        retries.accepted(pair.client(), pair.correlation(), sequence, 31, 0);
        newest.add(pair);
        known.put(pair, sequence);
        if (newest.size() > RING) {
          known.remove(newest.remove());
        }
      }
    }
    assertTrue(newest.size() == RING);
    for (Pair pair : newest) {
      long sequence = retries.sequence(retries.find(pair.client(), pair.correlation()));
      assertEquals(known.get(pair), sequence);
    }
  }

  @Test
  void GUa_theStateIsWhatIsRememberedHoweverItCameAbout() {
    Refusal refusal = new Refusal();
    refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, -5, IdKind.AGENT);
    for (int i = 1; i <= RING + 100; i++) {
      if (i % 3 == 0) {
        retries.refused(2, -i, i, 65_535, i, refusal);
      } else {
        retries.accepted(1, i, i, 31, i);
      }
    }
    StateDigest other = new StateDigest();
    Retries copy = new Retries(other);
    for (int i = 0; i < retries.count(); i++) {
      int at = retries.place(i);
      copy.put(
          retries.client(at),
          retries.correlation(at),
          retries.sequence(at),
          retries.subject(at),
          retries.value(at),
          retries.result(at));
    }
    assertEquals(digest.value(), other.value());
    int place = copy.find(2, -RING + RING % 3);
    assertEquals(RejectCode.UNKNOWN_AGENT.value(), copy.code(place));
    assertEquals(FieldName.AGENT, copy.field(place));
    assertEquals(65_535, copy.command(place));
    assertEquals(IdKind.AGENT.value(), copy.valueKind(place));
    assertEquals(-5, copy.value(place));
    assertEquals(OfferEnd.NEVER_MADE, copy.detail(place));
  }

  @Test
  void GUa_howAnOfferEndedIsRemembered() {
    Refusal refusal = new Refusal();
    refusal.stale(9, OfferEnd.LONG_AGO);
    retries.refused(1, Long.MIN_VALUE, 1, 60, 9, refusal);
    int place = retries.find(1, Long.MIN_VALUE);
    assertEquals(OfferEnd.LONG_AGO, retries.detail(place));
    assertEquals(RejectCode.STALE_OFFER.value(), retries.code(place));
    assertEquals(-1, retries.find(2, Long.MIN_VALUE));
  }
}
