package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MisfitsTest {
  private static final int POSITIONS = 2_048;

  private final Postings postings = new Postings();
  private final Misfits misfits = new Misfits(postings);

  MisfitsTest() {
    postings.reset(POSITIONS);
  }

  private static Requirement requirement(int serial) {
    Requirement requirement = new Requirement();
    requirement.serial = serial;
    return requirement;
  }

  @Test
  void aSetIsThatOfItsRequirementAlone() {
    Requirement one = requirement(1);
    Requirement two = requirement(2);
    assertNull(misfits.of(one));
    misfits.add(misfits.begin(one), 7);
    assertNull(misfits.of(two));
    misfits.begin(two);
    assertTrue(postings.contains(misfits.of(one), 7));
    assertFalse(postings.contains(misfits.of(two), 7));
    one.serial = 3;
    assertNull(misfits.of(one));
  }

  @Test
  void whoComesToAPositionIsUnknownToAll() {
    Requirement one = requirement(1);
    Requirement two = requirement(2);
    misfits.add(misfits.begin(one), 7);
    misfits.add(misfits.begin(two), 7);
    misfits.add(misfits.of(two), 900);
    misfits.forget(7);
    misfits.forget(8);
    assertTrue(misfits.of(one).isEmpty());
    assertFalse(postings.contains(misfits.of(two), 7));
    assertTrue(postings.contains(misfits.of(two), 900));
    misfits.add(misfits.of(one), 7);
    misfits.forget(7);
    assertTrue(misfits.of(one).isEmpty());
  }

  @Test
  void theFirstGivesWayWhenThereAreTooMany() {
    Requirement[] all = new Requirement[600];
    for (int i = 0; i < all.length; i++) {
      all[i] = requirement(1 + i);
      misfits.add(misfits.begin(all[i]), i);
    }
    int known = 0;
    for (int i = 0; i < all.length; i++) {
      Posting set = misfits.of(all[i]);
      if (set != null) {
        known++;
        assertEquals(1, set.count);
        assertTrue(postings.contains(set, i));
      }
    }
    assertEquals(512, known);
    assertNull(misfits.of(all[0]));
    assertNotNull(misfits.of(all[all.length - 1]));
  }
}
