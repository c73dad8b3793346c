package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarrenTest {
  private static final int SEARCHES = 40;
  private static final int STEPS = 200_000;
  private static final int POSITIONS = 5_000;

  private final Barren barren = new Barren();

  @BeforeEach
  void makeTable() {
    barren.makeTable();
  }

  private static Requirement requirement(int serial) {
    Requirement requirement = new Requirement();
    requirement.serial = serial;
    return requirement;
  }

  private static Posting set(int number) {
    return new Posting(number);
  }

  /** Where a search may begin is never behind anybody who came in since it was done. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoCameInIsNeverSkipped(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Requirement[] plain = new Requirement[SEARCHES];
    Map<Integer, Integer> allowed = new HashMap<>();
    for (int i = 0; i < SEARCHES; i++) {
      plain[i] = requirement(i + 1);
      allowed.put(i, 0);
      allowed.put(i + SEARCHES, 0);
    }
    int skipping = 0;
    for (int step = 0; step < STEPS; step++) {
      int search = random.nextInt(2 * SEARCHES);
      Requirement of = plain[search % SEARCHES];
      long key = Barren.ofSet(of, set(7));
      boolean narrow = search >= SEARCHES;
      int kind = random.nextInt(10_000);
      if (kind == 0) {
        barren.forget();
        allowed.replaceAll((each, to) -> 0);
      } else if (kind < 6_000) {
        int position = random.nextInt(POSITIONS);
        barren.cameIn(position);
        allowed.replaceAll((each, to) -> Math.min(to, position));
      } else if (kind < 8_000) {
        int end = random.nextInt(POSITIONS);
        if (narrow) {
          barren.learn(key, end);
        } else {
          barren.learn(of, end);
        }
        allowed.put(search, end);
      } else {
        int start = narrow ? barren.start(key) : barren.start(of);
        assertTrue(start <= allowed.get(search), "step " + step);
        skipping += start > 0 ? 1 : 0;
      }
    }
    assertTrue(skipping > STEPS / 20, "searches that skip something: " + skipping);
  }

  @Test
  void whatIsLearntHoldsUntilSomebodyComesInInFront() {
    Requirement one = requirement(1);
    assertEquals(0, barren.start(one));
    barren.learn(one, 100);
    assertEquals(100, barren.start(one));
    barren.cameIn(100);
    barren.cameIn(250);
    assertEquals(100, barren.start(one));
    barren.cameIn(40);
    barren.cameIn(60);
    assertEquals(40, barren.start(one));
    barren.learn(one, 90);
    assertEquals(90, barren.start(one));
  }

  @Test
  void searchesAreKnownApart() {
    Requirement one = requirement(1);
    Requirement two = requirement(2);
    barren.learn(one, 10);
    barren.learn(Barren.ofSet(one, set(1)), 20);
    barren.learn(Barren.ofSet(two, set(1)), 30);
    barren.learn(Barren.ofSum(one, 5), 40);
    assertEquals(10, barren.start(one));
    assertEquals(0, barren.start(two));
    assertEquals(20, barren.start(Barren.ofSet(one, set(1))));
    assertEquals(30, barren.start(Barren.ofSet(two, set(1))));
    assertEquals(0, barren.start(Barren.ofSet(one, set(2))));
    assertEquals(0, barren.start(Barren.ofSet(one, set(5))));
    assertEquals(40, barren.start(Barren.ofSum(one, 5)));
    assertEquals(0, barren.start(Barren.ofSum(two, 5)));
  }

  /** More notes than are kept, each behind the one before: all is forgotten, nothing is wrong. */
  @Test
  void tooManyNotesForgetEverything() {
    Requirement early = requirement(1);
    barren.learn(early, 1_000_000);
    for (int position = 0; position < 10_000; position++) {
      barren.cameIn(position);
      assertEquals(0, barren.start(early));
    }
    Requirement late = requirement(2);
    barren.learn(late, 500);
    assertEquals(500, barren.start(late));
    assertEquals(0, barren.start(early));
    for (int position = 0; position < 10_000; position++) {
      barren.learn(late, 1_000_000);
      barren.cameIn(position);
      assertTrue(barren.start(late) <= position, "position " + position);
    }
  }

  /** Fewer keys than an eighth of the table are nearly all known at once. */
  @Test
  void aTableWithRoomKnowsAlmostAll() {
    int keys = 8_000;
    for (int i = 0; i < keys; i++) {
      barren.learn(Barren.ofSum(requirement(1 + i), 3), 1 + i);
    }
    int known = 0;
    for (int i = 0; i < keys; i++) {
      known += barren.start(Barren.ofSum(requirement(1 + i), 3)) == 1 + i ? 1 : 0;
    }
    assertTrue(known > 0.99 * keys, "known " + known);
  }

  /** Choices of levels are told apart by channel and sets, and from all that is not a choice. */
  @Test
  void choicesAreKnownApart() {
    barren.makeRoomForChoices(1 << 16);
    barren.learnChoice(Barren.ofChoice(1, 7, 8, 0), 10);
    barren.learnChoice(Barren.ofChoice(2, 7, 8, 0), 20);
    barren.learnChoice(Barren.ofChoice(1, 7, 8, 9), 30);
    barren.learnChoice(Barren.ofChoice(16, 7, 0, 0), 40);
    assertEquals(10, barren.startOfChoice(Barren.ofChoice(1, 7, 8, 0)));
    assertEquals(20, barren.startOfChoice(Barren.ofChoice(2, 7, 8, 0)));
    assertEquals(30, barren.startOfChoice(Barren.ofChoice(1, 7, 8, 9)));
    assertEquals(40, barren.startOfChoice(Barren.ofChoice(16, 7, 0, 0)));
    assertEquals(0, barren.startOfChoice(Barren.ofChoice(1, 7, 9, 0)));
    assertEquals(0, barren.start(Barren.ofChoice(1, 7, 8, 0)));
    assertEquals(Barren.ALL, Barren.ofChoice(1, 7, 1 << 20, 0));
  }

  /** Whoever is met is met where it has been moved to, by what was learnt before the move too. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsLearntOutlivesOneMove(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int top = 47 * 64 + 8 * (int) (seed % 2); // at the edge of a block, and within one
    int[] owner = new int[4_096];
    int[] behind = new int[top + 1];
    for (int at = 0; at < top; at++) {
      owner[at] = random.nextInt(3) == 0 ? 1 : 0;
      behind[at + 1] = behind[at] + owner[at];
    }
    Requirement[] all = new Requirement[SEARCHES];
    int[] allowed = new int[SEARCHES];
    for (int i = 0; i < SEARCHES; i++) {
      all[i] = requirement(i + 1);
      allowed[i] = i == 0 ? top : random.nextInt(top + 1);
      barren.learn(all[i], allowed[i]);
      if (i % 8 == 0) {
        int position = 1_000 + random.nextInt(2_000);
        barren.cameIn(position);
        for (int known = 0; known <= i; known++) {
          allowed[known] = Math.min(allowed[known], position);
        }
      }
    }
    barren.move(owner, top);
    int cameIn = random.nextInt(800);
    barren.cameIn(cameIn);
    for (int i = 0; i < SEARCHES; i++) {
      int most = Math.min(cameIn, behind[allowed[i]]);
      int begins = barren.start(all[i]);
      assertTrue(begins <= most && begins > most - 64, begins + " of " + most);
    }
    barren.learn(all[1], 500);
    barren.move(owner, top);
    assertEquals(0, barren.start(all[0]));
    int start = barren.start(all[1]);
    assertTrue(start <= behind[500] && start > behind[500] - 64, start + " of " + behind[500]);
  }

  /** A record used again still has what was learnt of another requirement, as of no note. */
  @Test
  void whatHasNotBeenLearntIsNotKnownBehindAMove() {
    int[] owner = new int[512];
    Arrays.fill(owner, 1);
    Requirement again = requirement(2);
    again.barrenEnd = 300;
    barren.move(owner, owner.length);
    assertEquals(0, barren.start(again));
    barren.move(owner, owner.length);
    assertEquals(0, barren.start(again));
  }

  /** Keys that share an entry of the table push each other out, and are never taken for another. */
  @Test
  void keysThatMeetInTheTableAreKnownApart() {
    long[] keys = new long[100_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = Barren.ofSum(requirement(1 + i), 3);
      barren.learn(keys[i], 1 + i);
    }
    int known = 0;
    for (int i = 0; i < keys.length; i++) {
      int start = barren.start(keys[i]);
      assertTrue(start == 0 || start == 1 + i, "key " + i + " starts at " + start);
      known += start == 0 ? 0 : 1;
    }
    assertTrue(known > 1_000, "known " + known);
  }

  /** Likewise sets of one requirement, and choices that differ in one of their sets only. */
  @Test
  void keysThatAreAlmostTheSameAreKnownApart() {
    Requirement one = requirement(1);
    barren.makeRoomForChoices(1 << 12);
    int keys = 100_000;
    for (int i = 1; i <= keys; i++) {
      barren.learn(Barren.ofSet(one, set(i)), i);
      barren.learnChoice(Barren.ofChoice(1, 7, 8, i), i);
    }
    int known = 0;
    int knownChoices = 0;
    for (int i = 1; i <= keys; i++) {
      int start = barren.start(Barren.ofSet(one, set(i)));
      assertTrue(start == 0 || start == i, "set " + i + " starts at " + start);
      known += start == 0 ? 0 : 1;
      int startOfChoice = barren.startOfChoice(Barren.ofChoice(1, 7, 8, i));
      assertTrue(startOfChoice == 0 || startOfChoice == i, "choice " + i);
      knownChoices += startOfChoice == 0 ? 0 : 1;
    }
    assertTrue(known > 1_000, "known " + known);
    assertTrue(knownChoices > 500, "choices known " + knownChoices);
  }

  @Test
  void withoutATableSearchesWithKeysAreNotKnown() {
    Barren bare = new Barren();
    bare.learn(Barren.ofSum(requirement(1), 3), 50);
    assertEquals(0, bare.start(Barren.ofSum(requirement(1), 3)));
  }
}
