package org.strowger.rules;

import org.junit.jupiter.api.AfterEach;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.Scenario;

/** A test that tells one story, which afterwards runs on the core in every way. */
abstract class RuleTest {
  final Scenario it = new Scenario();

  /** One channel, and a profile for one interaction at a time. */
  static PlanBuilder voice(PlanBuilder p) {
    return p.channels("voice").profile("one", 1, p.handles("voice", 1, 1));
  }

  /** As {@link #voice}, with one queue that asks for nothing. */
  static PlanBuilder oneQueue(PlanBuilder p) {
    return voice(p).queue("q");
  }

  @AfterEach
  void runsOnTheCoreInEveryWay() {
    it.runOnTheCore();
  }
}
