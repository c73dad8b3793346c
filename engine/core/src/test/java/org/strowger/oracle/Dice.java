package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** Choices by chance, the same ones for the same seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From one number to another, both included. */
  int between(int from, int to) {
    return random.nextInt(from, to + 1);
  }

  /** So many times in a thousand. */
  boolean perMille(int chance) {
    return random.nextInt(1000) < chance;
  }

  /** Any number at all. */
  long any() {
    return random.nextLong();
  }

  /** One of them. */
  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A number that is mostly none of the known ones, just beside them or at an edge. */
  int near(List<Integer> known, int max) {
    int highest = known.stream().max(Integer::compare).orElse(0);
    int any = known.isEmpty() ? 1 : oneOf(known);
    return oneOf(
        List.of(
            0,
            -1,
            highest + 1,
            highest + 2,
            any + 1,
            any - 1,
            max,
            max + 1,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE));
  }

  /** Some of them, each once, in any order; as many as there are at most. */
  <T> List<T> some(Collection<T> choices, int count) {
    List<T> rest = new ArrayList<>(choices);
    List<T> taken = new ArrayList<>();
    while (taken.size() < count && !rest.isEmpty()) {
      taken.add(rest.remove(random.nextInt(rest.size())));
    }
    return taken;
  }
}
