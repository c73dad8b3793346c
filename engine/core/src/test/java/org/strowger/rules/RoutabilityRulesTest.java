package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Rule X5: whether anybody signed on could have it, in any step. */
class RoutabilityRulesTest extends RuleTest {
  private static PlanBuilder german(PlanBuilder p) {
    return voice(p)
        .skills("german", "french")
        .queue("q", q -> q.allOf("german", 5).then(1000).allOf("french", 5))
        .queue("r");
  }

  @Test
  void X5_toldWhenItWaitsAndWhenTheRosterChangesIt() {
    it.at(0).plan(RoutabilityRulesTest::german).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting routable=NO");
    it.at(1).does(it.signingOn("ann", "one", 2, "french@5")); // away, in the second step only
    it.expect(
        "AgentSignedOn agent=ann presence=AWAY",
        "RoutabilityChanged interaction=i1 queue=q channel=voice waiting=1 routable=YES");
    it.at(2).signOn("bob", "one", "german@9");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
    it.at(3).skills("ann");
    it.expect("AgentSkillsChanged");
    it.at(4).signOff("bob");
    it.expect(
        "AgentSignedOff",
        "OfferWithdrawn reason=SIGNED_OFF",
        "RoutabilityChanged interaction=i1 routable=NO");
  }

  @Test
  void X5_presenceCapacityAndExclusionsPlayNoPart() {
    it.at(0).plan(RoutabilityRulesTest::german).signOn("ann", "one", "german@5");
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann"));
    it.expect("InteractionWaiting routable=YES");
    it.at(2).away("ann", 0);
    it.expect("AgentPresenceChanged");
  }

  @Test
  void X5_oneEventForThoseWhoAskTheSame_theFirstThatArrivedIsNamed() {
    it.at(0).plan(RoutabilityRulesTest::german);
    it.arrive("i1", "r", "voice", i -> i.allOf("german@2", "french@3"));
    it.arrive("i2", "r", "voice", i -> i.noneOf("german"));
    it.arrive("i3", "r", "voice", i -> i.allOf("french@3", "german@2").urgency(1).never("ann"));
    it.arrive("i4", "r", "voice", i -> i.allOf("french@3"));
    it.at(1).does(it.signingOn("ann", "one", 2, "german@9", "french@9"));
    it.expect(
        "AgentSignedOn",
        "RoutabilityChanged interaction=i1 waiting=2 routable=YES",
        "RoutabilityChanged interaction=i4 waiting=1 routable=YES");
    it.at(2).skills("ann", "french@2");
    it.expect(
        "AgentSkillsChanged",
        "RoutabilityChanged interaction=i1 waiting=2 routable=NO",
        "RoutabilityChanged interaction=i2 waiting=1 routable=YES",
        "RoutabilityChanged interaction=i4 waiting=1 routable=NO");
  }

  @Test
  void X5_anUpdateTellsItsOwn() {
    it.at(0).plan(RoutabilityRulesTest::german).does(it.signingOn("ann", "one", 2));
    it.arrive("i1", "r", "voice");
    it.expect("InteractionWaiting routable=YES");
    it.at(1).asks("i1", i -> i.allOf("german@1"));
    it.expect("InteractionUpdated routable=NO");
  }

  @Test
  void X5_whereNobodyWaitsNobodyIsTold() {
    it.at(0).plan(RoutabilityRulesTest::german).signOn("ann", "one", "german@5");
    it.arrive("i1", "q", "voice").accept(1);
    it.at(1).skills("ann");
    it.expect("AgentSkillsChanged");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting routable=NO");
    it.at(3).abandon("i2").skills("ann", "german@5").skills("ann");
    it.expect("AgentSkillsChanged");
  }

  @Test
  void X5_anUpdateBeforeItsSliceTellsItsOwn() {
    it.at(0).plan(RoutabilityRulesTest::german).does(it.signingOn("ann", "one", 2));
    it.arrive("i1", "r", "voice");
    it.expect("InteractionWaiting routable=YES");
    it.at(1).plan(p -> voice(p).version(2).skills("german").queue("r", q -> q.allOf("german", 5)));
    it.urgency("i1", 1);
    it.expect("InteractionUpdated routable=NO");
  }
}
