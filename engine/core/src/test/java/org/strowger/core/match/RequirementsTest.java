package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each requirement is kept once, whatever the order it was written in. */
class RequirementsTest {
  private static final int SKILLS = 40;

  private final Requirements requirements = new Requirements();

  private static Requirement of(int skill1, int level1, int skill2, int level2) {
    Requirement requirement = new Requirement();
    requirement.reset(1);
    requirement.addAll(skill1, level1);
    requirement.addAll(skill2, level2);
    return requirement;
  }

  @Test
  void likesShareASlotAndOthersDoNot() {
    Map<Integer, String> ofSlot = new HashMap<>();
    Set<Long> hashes = new HashSet<>();
    int count = 0;
    for (int skill1 = 1; skill1 < SKILLS; skill1++) {
      for (int skill2 = skill1 + 1; skill2 <= SKILLS; skill2++) {
        int slot = requirements.acquire(of(skill1, 3, skill2, 7));
        assertEquals(slot, requirements.acquire(of(skill2, 7, skill1, 3)));
        ofSlot.put(slot, skill1 + " and " + skill2);
        hashes.add(requirements.hash(slot));
        count++;
      }
    }
    assertEquals(count, ofSlot.size());
    assertEquals(count, hashes.size());
  }

  @Test
  void everyEntryCountsInTheHash() {
    Requirement one = of(1, 2, 3, 4);
    one.addNone(9);
    Requirement other = of(1, 2, 3, 4);
    other.addTeam(9);
    Requirement longer = of(1, 2, 3, 4);
    longer.addNone(9);
    longer.addNone(9);
    int slot = requirements.acquire(one);
    assertNotEquals(requirements.hash(slot), requirements.hash(requirements.acquire(other)));
    assertNotEquals(requirements.hash(slot), requirements.hash(requirements.acquire(longer)));
  }

  @Test
  void aSlotIsFreeWithItsLastReference() {
    int slot = requirements.acquire(of(1, 2, 3, 4));
    assertEquals(slot, requirements.acquire(of(1, 2, 3, 4)));
    requirements.release(slot);
    int other = requirements.acquire(of(1, 2, 3, 5));
    assertNotEquals(slot, other);
    requirements.release(slot);
    assertEquals(slot, requirements.acquire(of(1, 2, 3, 6)));
  }

  /** Bits of the hash that choose a bucket are spread: no bucket has much more than its share. */
  @Test
  void bucketsAreSpread() {
    int[] buckets = new int[1024];
    for (int skill1 = 1; skill1 < SKILLS; skill1++) {
      for (int skill2 = skill1 + 1; skill2 <= SKILLS; skill2++) {
        int slot = requirements.acquire(of(skill1, 3, skill2, 7));
        buckets[(int) requirements.hash(slot) & (buckets.length - 1)]++;
      }
    }
    int fullest = 0;
    for (int bucket : buckets) {
      fullest = Math.max(fullest, bucket);
    }
    assertTrue(fullest <= 8, "fullest bucket " + fullest);
  }
}
