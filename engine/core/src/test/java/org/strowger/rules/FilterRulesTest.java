package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.PlanBuilder;

/** Rules F: who is eligible. */
class FilterRulesTest extends RuleTest {
  private static PlanBuilder skilled(PlanBuilder p) {
    return voice(p).skills("german", "french", "billing").teams("north", "south").queue("q");
  }

  /** The last command did its own event and nothing else. */
  private void nobody(String event) {
    it.expect(event);
  }

  @Test
  void F1_nobodySignedOn() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).arrive("i1", "q", "voice");
    nobody("InteractionWaiting");
  }

  @Test
  void F1_anAgentThatIsAwayIsGivenNothing() {
    it.at(0).plan(RuleTest::oneQueue).does(it.signingOn("ann", "one", 2));
    it.expect("AgentSignedOn agent=ann presence=AWAY");
    it.at(1).arrive("i1", "q", "voice");
    nobody("InteractionWaiting");
    it.at(2).available("ann");
    it.expect(
        "AgentPresenceChanged agent=ann presence=AVAILABLE pending=NONE cause=COMMAND",
        "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void F1_anAgentThatIsNotRespondingIsGivenNothing() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(10_000).tick();
    it.expect("OfferMissed", "AgentPresenceChanged presence=NOT_RESPONDING", "Ticked");
    it.at(99_000).arrive("i2", "q", "voice");
    nobody("InteractionWaiting interaction=i2");
  }

  @Test
  void F1_anAgentThatHasSignedOffIsGivenNothing() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").signOff("ann");
    it.at(1).arrive("i1", "q", "voice");
    nobody("InteractionWaiting");
  }

  @Test
  void F2_anExcludedAgentIsNeverOffered() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann", "cyd"));
    nobody("InteractionWaiting");
    it.at(2).signOn("bob", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob");
  }

  @Test
  void F2_theExclusionIsOfTheInteractionAlone() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann"));
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void F3_oneOfTheTeamsIsEnough() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .teams("north", "south", "east")
                    .queue("q", q -> q.inTeams("north", "south")));
    it.at(1).signOn("ann", "one").signOn("bob", "one", "east");
    it.at(2).arrive("i1", "q", "voice");
    nobody("InteractionWaiting");
    it.at(3).signOn("cyd", "one", "east", "south");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void F3_aStepThatNamesNoTeamTakesAnyAgent() {
    it.at(0).plan(FilterRulesTest::skilled).signOn("ann", "one", "north");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void F4_allOfAsksForEverySkillAtItsLevel() {
    it.at(0).plan(FilterRulesTest::skilled);
    it.at(1).signOn("ann", "one", "german@10").signOn("bob", "one", "german@4", "billing@3");
    it.at(2).arrive("i1", "q", "voice", i -> i.allOf("german@5", "billing@3"));
    nobody("InteractionWaiting");
    it.at(3).signOn("cyd", "one", "german@5", "billing@3");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void F4_aHigherLevelServesALowerOne() {
    it.at(0).plan(FilterRulesTest::skilled).signOn("ann", "one", "german@10");
    it.at(1).arrive("i1", "q", "voice", i -> i.allOf("german@1"));
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void F4_anyOfAsksForOneOfEachGroup() {
    it.at(0).plan(FilterRulesTest::skilled);
    it.at(1).signOn("ann", "one", "german@5", "french@5").signOn("bob", "one", "billing@2");
    it.at(2).arrive("i1", "q", "voice", i -> i.anyOf("1:german@5", "2:billing@2", "1:french@5"));
    nobody("InteractionWaiting");
    it.at(3).signOn("cyd", "one", "french@5", "billing@2");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void F4_eachAlternativeHasItsOwnLevel() {
    it.at(0).plan(FilterRulesTest::skilled);
    it.at(1).signOn("ann", "one", "german@4", "french@7");
    it.at(2).arrive("i1", "q", "voice", i -> i.anyOf("1:german@5", "1:french@8"));
    nobody("InteractionWaiting");
    it.at(3).arrive("i2", "q", "voice", i -> i.anyOf("1:german@5", "1:french@7"));
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void F4_noneOfForbidsASkillAtAnyLevel() {
    it.at(0).plan(FilterRulesTest::skilled).signOn("ann", "one", "german@1");
    it.at(1).arrive("i1", "q", "voice", i -> i.noneOf("french", "german"));
    nobody("InteractionWaiting");
    it.at(2).skills("ann", "billing@9");
    it.expect("AgentSkillsChanged agent=ann", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void F4_L4_theHigherLevelOfQueueAndArrivalCounts() {
    it.at(0).plan(p -> voice(p).skills("german").queue("q", q -> q.allOf("german", 3)));
    it.at(1).signOn("ann", "one", "german@4");
    it.at(2).arrive("i1", "q", "voice", i -> i.allOf("german@5"));
    nobody("InteractionWaiting");
    it.at(3).arrive("i2", "q", "voice", i -> i.allOf("german@1"));
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
    it.at(4).signOn("bob", "one", "german@2");
    it.at(5).arrive("i3", "q", "voice", i -> i.allOf("german@1"));
    nobody("InteractionWaiting interaction=i3");
  }

  @Test
  void F4_L3_groupsOfQueueAndArrivalAreKeptApart() {
    it.at(0)
        .plan(p -> voice(p).skills("german", "french").queue("q", q -> q.anyOf(1, "german", 1)));
    it.at(1).signOn("ann", "one", "german@9").signOn("bob", "one", "french@9");
    it.at(2).arrive("i1", "q", "voice", i -> i.anyOf("1:french@1")); // the same set number
    nobody("InteractionWaiting");
    it.at(3).signOn("cyd", "one", "german@1", "french@1");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void F4_L4_noneOfOfQueueAndArrivalBothCount() {
    it.at(0).plan(p -> voice(p).skills("german", "french").queue("q", q -> q.noneOf("german")));
    it.at(1).signOn("ann", "one", "german@9").signOn("bob", "one", "french@9");
    it.at(2).arrive("i1", "q", "voice", i -> i.noneOf("french"));
    nobody("InteractionWaiting");
    it.at(3).signOn("cyd", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  @Test
  void F5_onlyChannelsOfTheProfile() {
    it.at(0)
        .plan(
            p ->
                oneQueue(p)
                    .channels("chat")
                    .profile("both", 1, p.handles("voice", 1, 1), p.handles("chat", 1, 1)));
    it.at(1).signOn("ann", "one");
    it.at(2).arrive("i1", "q", "chat");
    nobody("InteractionWaiting");
    it.at(3).profile("ann", "both");
    it.expect("AgentProfileChanged agent=ann", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void F6_aPairIsHeldApartAfterADecline() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1000).decline(1);
    nobody("OfferDeclined offer=1 interaction=i1 agent=ann");
    it.at(2000).arrive("i2", "q", "voice"); // another interaction is not held
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
    it.at(3000).abandon("i2");
    it.at(5999).tick();
    nobody("Ticked");
    it.at(6000).tick();
    it.expect("@6000 OfferMade offer=3 interaction=i1 agent=ann", "@6000 Ticked");
  }

  @Test
  void F8_oneOpenOfferAtATime() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=1 interaction=i1 agent=ann");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=2 interaction=i2 agent=bob");
  }

  @Test
  void F10_theChannelsLimitCountsOffersActiveAndWrapUp() {
    it.at(0)
        .plan(
            p ->
                p.channels("chat")
                    .profile("two", 9, p.wrapsUp("chat", 1, 2, WrapUpKind.UNTIL_ENDED, 0))
                    .queue("q"));
    it.at(1).signOn("ann", "two").arrive("i1", "q", "chat").arrive("i2", "q", "chat");
    it.expect("InteractionWaiting interaction=i2", "OfferMade offer=2 interaction=i2");
    it.at(2).arrive("i3", "q", "chat");
    nobody("InteractionWaiting interaction=i3"); // two open offers
    it.at(3).accept(1);
    nobody("OfferAccepted interaction=i1");
    it.at(4).complete("i1");
    nobody("InteractionCompleted interaction=i1 wrapUp=UNTIL_ENDED");
    it.at(5).endWrapUp("i1");
    it.expect("WrapUpEnded interaction=i1", "OfferMade interaction=i3 agent=ann");
  }

  @Test
  void F10_theLimitIsOfOneChannel() {
    it.at(0)
        .plan(
            p ->
                p.channels("chat", "mail")
                    .profile("p", 9, p.handles("chat", 1, 1), p.handles("mail", 1, 1))
                    .queue("q"));
    it.at(1).signOn("ann", "p").arrive("i1", "q", "chat").arrive("i2", "q", "mail");
    it.expect("InteractionWaiting interaction=i2", "OfferMade interaction=i2 agent=ann");
  }

  @Test
  void F11_theUnitsMustBeFree() {
    it.at(0)
        .plan(
            p ->
                p.channels("chat", "mail")
                    .profile("p", 5, p.handles("chat", 3, 9), p.handles("mail", 2, 9))
                    .queue("q"));
    it.at(1).signOn("ann", "p").arrive("i1", "q", "chat");
    it.expect("InteractionWaiting", "OfferMade interaction=i1"); // 3 of 5
    it.at(2).arrive("i2", "q", "chat");
    nobody("InteractionWaiting"); // 6 of 5
    it.at(3).arrive("i3", "q", "mail");
    it.expect("InteractionWaiting", "OfferMade interaction=i3"); // 5 of 5
    it.at(4).decline(1);
    it.expect("OfferDeclined interaction=i1", "OfferMade interaction=i2");
  }

  @Test
  void F2_anUpdateReplacesTheExclusions() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.never("ann"));
    it.at(2).asks("i1", i -> i.never("bob"));
    it.expect("InteractionUpdated", "OfferMade interaction=i1 agent=ann");
  }

  @Test
  void F2_F6_ofEachPairAlone() {
    it.at(0).plan(p -> voice(p).profile("nine", 9, p.handles("voice", 1, 9)).queue("q"));
    it.signOn("ann", "nine").at(1).arrive("i1", "q", "voice", i -> i.never("bob")).decline(1);
    it.expect("OfferDeclined interaction=i1 agent=ann");
    it.at(2).arrive("i2", "q", "voice", i -> i.never("cyd"));
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=ann");
    it.at(3).arrive("i3", "q", "voice", i -> i.never("ann"));
    it.expect("InteractionWaiting");
    it.at(4).signOn("bob", "nine");
    it.expect("AgentSignedOn", "OfferMade interaction=i3 agent=bob");
    it.at(5).signOn("cyd", "nine");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=cyd");
  }

  private static PlanBuilder inSteps(PlanBuilder p) {
    return skilled(p)
        .queue(
            "steps",
            q -> q.named().then(1000).inTeams("north").then(1000).allOf("german", 5).then(1000));
  }

  @Test
  void F3_F4_F7_areThoseOfTheCurrentStep() {
    it.at(0).plan(FilterRulesTest::inSteps).signOn("ann", "one").away("ann", 0);
    it.signOn("bob", "one", "north", "french@1").signOn("cyd", "one", "german@5");
    it.arrive("i1", "q", "voice").arrive("i2", "q", "voice").accept(1).accept(2);
    it.at(1).arrive("i3", "steps", "voice", i -> i.named("ann"));
    it.complete("i1");
    it.expect("InteractionCompleted agent=bob"); // not for bob in the first step
    it.complete("i2");
    it.expect("InteractionCompleted agent=cyd");
    it.at(1001).tick();
    it.expect("InteractionStepStarted step=2", "OfferMade interaction=i3 agent=bob", "Ticked");
    it.at(1002).decline(3);
    it.expect("OfferDeclined agent=bob");
    it.at(2001).tick();
    it.expect("InteractionStepStarted step=3", "OfferMade interaction=i3 agent=cyd", "Ticked");
    it.at(2002).decline(4);
    it.expect("OfferDeclined agent=cyd");
    it.at(2003).available("ann");
    it.expect("AgentPresenceChanged");
    it.at(3001).tick();
    it.expect("InteractionStepStarted step=4", "OfferMade interaction=i3 agent=ann", "Ticked");
  }

  @Test
  void F7_onlyTheAgentOfTheStep() {
    it.at(0).plan(FilterRulesTest::inSteps).signOn("ann", "one").signOn("bob", "one");
    it.at(1).arrive("i1", "steps", "voice", i -> i.named("bob"));
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=bob");
    it.at(2).arrive("i2", "steps", "voice", i -> i.named("bob"));
    it.expect("InteractionWaiting"); // ann is free, and it is not for her
    it.at(3).signOn("cyd", "one");
    it.expect("AgentSignedOn");
  }

  @Test
  void F1_anAgentThatIsToGoAwayIsGivenNothing() {
    it.at(0).plan(p -> voice(p).profile("nine", 9, p.handles("voice", 1, 9)).queue("q"));
    it.signOn("ann", "nine").arrive("i1", "q", "voice").accept(1);
    it.at(1).away("ann", 0);
    it.expect("AgentPresenceChanged presence=AVAILABLE pending=AWAY");
    it.at(2).arrive("i2", "q", "voice");
    nobody("InteractionWaiting interaction=i2");
  }

  @Test
  void F9_aClaimedAgentThatGetsSomeRoomStillTakesNothingLater() {
    it.at(0)
        .plan(
            p ->
                p.channels("video", "chat")
                    .profile("four", 4, p.handles("video", 4, 1), p.handles("chat", 1, 2))
                    .queue("q"));
    it.signOn("ann", "four").arrive("c1", "q", "chat").accept(1);
    it.arrive("c2", "q", "chat").accept(2).arrive("v", "q", "video").toHead("v");
    it.expect("InteractionPromoted", "AgentClaimed interaction=v agent=ann");
    it.at(1).arrive("c3", "q", "chat");
    it.at(2).complete("c1");
    nobody("InteractionCompleted interaction=c1"); // a chat fits, and the video does not
    it.at(3).complete("c2");
    it.expect("InteractionCompleted interaction=c2", "OfferMade interaction=v agent=ann");
  }

  @Test
  void F11_nothingBesideExclusiveWorkAndThatBesideNothing() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice", "chat")
                    .profile(
                        "p",
                        9,
                        PlanBuilder.exclusive(p.handles("voice", 1, 9)),
                        p.handles("chat", 1, 9))
                    .queue("q"));
    it.signOn("ann", "p").at(1).arrive("c1", "q", "chat").arrive("v", "q", "voice");
    nobody("InteractionWaiting interaction=v");
    it.at(2).accept(1).complete("c1");
    it.expect("InteractionCompleted interaction=c1", "OfferMade interaction=v agent=ann");
    it.at(3).arrive("c2", "q", "chat");
    nobody("InteractionWaiting interaction=c2");
  }
}
