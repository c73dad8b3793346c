package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of positions, beside the library's bit sets. */
class PostingsTest {
  private static final int POSITIONS = 100_000;
  private static final int SETS = 5;

  private final Postings postings = new Postings();
  private final Posting[] sets = new Posting[SETS];
  private final BitSet[] model = new BitSet[SETS];

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void setsAndSearchesAreThoseOfBitSets(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    postings.reset(POSITIONS);
    for (int i = 0; i < SETS; i++) {
      sets[i] = postings.create();
      model[i] = new BitSet();
    }
    int found = 0;
    for (int step = 0; step < 60_000; step++) {
      int i = random.nextInt(SETS);
      int position = random.nextInt(1 + random.nextInt(POSITIONS));
      int kind = random.nextInt(1_000);
      if (kind < 600) {
        postings.set(sets[i], position);
        model[i].set(position);
      } else if (kind < 800) {
        int at = model[i].nextSetBit(position);
        if (at >= 0) {
          postings.clear(sets[i], at);
          model[i].clear(at);
        }
      } else if (kind < 801) {
        postings.clear(sets[i]);
        model[i].clear();
      } else {
        found += searched(random, position);
      }
      assertEquals(model[i].get(position), postings.contains(sets[i], position));
      assertEquals(model[i].isEmpty(), sets[i].isEmpty());
    }
    assertTrue(found > 1_000, "found " + found);
  }

  private int searched(SplittableRandom random, int from) {
    int first = random.nextInt(SETS);
    BitSet expected = (BitSet) model[first].clone();
    postings.search(sets[first]);
    if (random.nextBoolean()) {
      int other = random.nextInt(SETS);
      expected.and(model[other]);
      postings.and(sets[other]);
    }
    if (random.nextBoolean()) {
      int out = random.nextInt(SETS);
      expected.andNot(model[out]);
      postings.without(sets[out]);
    }
    int at = expected.nextSetBit(from);
    assertEquals(at, postings.next(from, POSITIONS));
    return at >= 0 ? 1 : 0;
  }

  /** So far apart that there are pages without any position between, and many words of pages. */
  @Test
  void whatIsFarApartIsFound() {
    int far = 5 << 20;
    postings.reset(6 << 20);
    Posting one = postings.create();
    Posting other = postings.create();
    for (int position : new int[] {3, 70_000, 3 << 20, far}) {
      postings.set(one, position);
    }
    for (int position : new int[] {4, 70_001, 3 << 20, far}) {
      postings.set(other, position);
    }
    postings.search(one);
    postings.and(other);
    assertEquals(3 << 20, postings.next(0, 6 << 20));
    assertEquals(far, postings.next((3 << 20) + 1, 6 << 20));
    assertEquals(-1, postings.next((3 << 20) + 1, far));
    assertEquals(-1, postings.next(far + 1, 6 << 20));
    postings.clear(other, 3 << 20);
    assertEquals(far, postings.next(0, 6 << 20));
    postings.clear(one);
    postings.set(one, 4);
    postings.search(one);
    postings.and(other);
    assertEquals(4, postings.next(0, 6 << 20));
    assertEquals(-1, postings.next(5, 6 << 20));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 32_767, 32_768, 99_999})
  void aSetEmptiedIsEmpty(int position) {
    postings.reset(POSITIONS);
    Posting set = postings.create();
    Posting reuses = postings.create();
    postings.set(set, 0);
    postings.set(set, position);
    postings.clear(set);
    assertTrue(set.isEmpty());
    assertFalse(postings.contains(set, position));
    postings.set(reuses, position);
    postings.search(reuses);
    assertEquals(position, postings.next(0, POSITIONS));
    assertEquals(-1, postings.next(position + 1, POSITIONS));
  }
}
