package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.StateDigest;

class LevelSumsTest {
  private static final int EACH = Requirement.MOST;

  /** Decision L4: lists of the queue of arrival and of one it came to by overflow, all full. */
  @Test
  void L4_theLongestListsFitTheSearch() {
    Agents agents = new Agents(new CoreLimits(8, 8, 8), new StateDigest());
    TokenIndex index = new TokenIndex(agents);
    index.keepLevels(true);
    index.reset(512);
    int[] skills = new int[2 * 64];
    for (int i = 0; i < 64; i++) {
      skills[2 * i] = i + 1;
      skills[2 * i + 1] = 7;
    }
    agents.signOn(1, Presence.AVAILABLE.value(), 1);
    agents.skills(1, skills, 64);
    agents.teams(1, new int[] {1}, 1);
    index.add(1, 5);
    index.addTokens(1L << 1, 5);

    Requirement requirement = new Requirement();
    requirement.reset(1);
    requirement.addTeam(1);
    for (int i = 0; i < EACH; i++) {
      requirement.addAll(1 + i, 2);
      requirement.addAny(i, 1 + i, 3);
      requirement.addPreferred(EACH + 1 + i);
    }
    LevelSums sums = new LevelSums(index);
    sums.read(requirement);
    assertEquals(3 * EACH * 7, sums.highest());

    index.search(requirement);
    int[] found = {-1};
    sums.visit(
        sums.highest(),
        () -> {
          if (found[0] < 0) {
            found[0] = index.next(0, 512);
          }
        });
    assertEquals(5, found[0]);
  }
}
