package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.oracle.PlanBuilder;

/** Rule O4: a promoted interaction that only lacks room claims an agent. */
class ClaimRulesTest extends RuleTest {
  /** Video takes three units of four, chat one. */
  private static PlanBuilder plan(PlanBuilder p) {
    return p.channels("video", "chat")
        .skills("german")
        .profile("four", 4, p.handles("video", 3, 1), p.handles("chat", 1, 4))
        .profile("six", 6, p.handles("video", 6, 1), p.handles("chat", 1, 6))
        .promoteAfter(1000)
        .queue("q", q -> q.offerTimeout(60_000));
  }

  private void annHasTwoChats() {
    it.at(0).plan(ClaimRulesTest::plan).signOn("ann", "four");
    it.arrive("c1", "q", "chat").accept(1).arrive("c2", "q", "chat").accept(2);
  }

  @Test
  void O4_theClaimedAgentTakesNothingLaterUntilItFits() {
    annHasTwoChats();
    it.at(1).arrive("v", "q", "video");
    it.at(1001).arrive("c3", "q", "chat");
    it.expect(
        "@1001 InteractionPromoted interaction=v",
        "@1001 AgentClaimed interaction=v agent=ann",
        "InteractionWaiting interaction=c3");
    it.at(1002).complete("c1");
    it.expect("InteractionCompleted", "OfferMade interaction=v agent=ann"); // without an event
    it.at(1003).decline(3);
    it.expect("OfferDeclined", "OfferMade interaction=c3 agent=ann");
  }

  @Test
  void O4_theAgentWithTheMostFreeUnitsThenTheLine() {
    annHasTwoChats();
    it.signOn("bob", "six").signOn("cyd", "six");
    it.arrive("c3", "q", "chat").force("c3", "bob").arrive("c4", "q", "chat").force("c4", "cyd");
    it.at(1).arrive("v", "q", "video");
    it.at(1001).tick();
    it.expect("InteractionPromoted", "AgentClaimed interaction=v agent=bob", "Ticked");
  }

  @Test
  void O4_oneClaimAnAgent() {
    annHasTwoChats();
    it.at(1).arrive("v", "q", "video").arrive("w", "q", "video");
    it.at(1001).tick();
    it.expect(
        "InteractionPromoted interaction=v",
        "AgentClaimed interaction=v agent=ann",
        "InteractionPromoted interaction=w",
        "Ticked");
    it.at(1002).abandon("v");
    it.expect(
        "InteractionAbandoned interaction=v",
        "ClaimEnded interaction=v agent=ann",
        "AgentClaimed interaction=w agent=ann");
  }

  @Test
  void O4_aClaimEndsBeforeTheAgentSignsOffAndWhenAnotherIsOffered() {
    annHasTwoChats();
    it.at(1).arrive("v", "q", "video");
    it.at(1001).tick();
    it.at(1002).signOn("bob", "four");
    it.expect(
        "AgentSignedOn agent=bob",
        "OfferMade interaction=v agent=bob",
        "ClaimEnded interaction=v agent=ann");
  }

  @Test
  void O4d_signingOffEndsTheClaimFirst() {
    it.at(0).plan(ClaimRulesTest::plan).signOn("ann", "four").arrive("c1", "q", "chat");
    it.arrive("c2", "q", "chat").at(1).arrive("v", "q", "video");
    it.at(1001).tick(); // the chats are offered, and promoted too
    it.expect(
        "@1000 InteractionPromoted interaction=c1",
        "@1000 InteractionPromoted interaction=c2",
        "@1001 InteractionPromoted interaction=v",
        "@1001 AgentClaimed interaction=v agent=ann",
        "Ticked");
    it.at(1002).signOff("ann");
    it.expect(
        "ClaimEnded interaction=v agent=ann",
        "AgentSignedOff agent=ann",
        "OfferWithdrawn interaction=c1",
        "OfferWithdrawn interaction=c2",
        "RoutabilityChanged interaction=c1 waiting=2 routable=NO",
        "RoutabilityChanged interaction=v waiting=1 routable=NO");
  }

  @Test
  void O4_aClaimEndsWhenTheAgentGoesAwayAndOthersMayHaveTheRest() {
    annHasTwoChats();
    it.at(1).arrive("v", "q", "video");
    it.at(1001).arrive("c3", "q", "chat");
    it.at(1002).away("ann", 0);
    it.expect("AgentPresenceChanged", "ClaimEnded interaction=v agent=ann");
    it.at(1003).available("ann");
    it.expect(
        "AgentPresenceChanged",
        "OfferMade interaction=c3 agent=ann", // nobody else can have it, and it fits
        "AgentClaimed interaction=v agent=ann");
  }

  @Test
  void O4_whatIsNotKeptOutByRoomAloneClaimsNobody() {
    annHasTwoChats();
    it.at(1).arrive("v", "q", "video", i -> i.never("ann"));
    it.arrive("w", "q", "video", i -> i.allOf("german@1"));
    it.at(1001).tick();
    it.expect("InteractionPromoted interaction=v", "InteractionPromoted interaction=w", "Ticked");
    it.at(1002).arrive("c3", "q", "chat");
    it.expect("InteractionWaiting", "OfferMade interaction=c3 agent=ann");
  }

  @Test
  void O4_theChannelLimitIsNoReasonToClaim() {
    it.at(0).plan(ClaimRulesTest::plan).signOn("ann", "four").arrive("v", "q", "video").accept(1);
    it.at(1).arrive("w", "q", "video");
    it.at(1001).tick();
    it.expect("InteractionPromoted interaction=w", "Ticked");
  }

  @Test
  void O4_anAgentMayBePickedOverAClaim() {
    annHasTwoChats();
    it.at(1).arrive("v", "q", "video");
    it.at(1001).arrive("c3", "q", "chat").pick("c3", "ann");
    it.expect("OfferAccepted interaction=c3 agent=ann");
    it.at(1002).force("v", "ann");
    it.expect("OfferAccepted interaction=v agent=ann"); // to the claimed one: no event
  }

  /** No video fits beside them, and ann has more units free. */
  private void annAndBobHaveChats() {
    String[] agents = {"ann", "ann", "bob", "bob", "bob"};
    for (int i = 0; i < agents.length; i++) {
      it.arrive("c" + i, "q", "chat").force("c" + i, agents[i]);
    }
  }

  @Test
  void O4_onlyAnAgentThatPassesEveryOtherFilterIsClaimed() {
    it.at(0)
        .plan(p -> plan(p).queue("r", q -> q.anyOf(1, "german", 5)))
        .signOn("ann", "four", "german@4")
        .signOn("bob", "four", "german@5");
    annAndBobHaveChats();
    it.at(1).arrive("v", "q", "video", i -> i.allOf("german@5")).arrive("w", "r", "video");
    it.at(1001).tick();
    it.expect(
        "InteractionPromoted interaction=v",
        "AgentClaimed interaction=v agent=bob",
        "InteractionPromoted interaction=w",
        "Ticked");
    it.at(1002).abandon("v");
    it.expect(
        "InteractionAbandoned interaction=v",
        "ClaimEnded interaction=v agent=bob",
        "AgentClaimed interaction=w agent=bob");
  }

  @Test
  void O4_inAnAffinityStepOnlyItsAgentIsClaimed() {
    it.at(0).plan(p -> plan(p).queue("own", q -> q.named().then(9000)));
    it.signOn("ann", "four").signOn("bob", "four");
    annAndBobHaveChats();
    it.at(1).arrive("v", "own", "video", i -> i.named("bob"));
    it.at(1001).tick();
    it.expect("InteractionPromoted", "AgentClaimed interaction=v agent=bob", "Ticked");
    it.at(9001).tick();
    it.expect("InteractionStepStarted interaction=v step=2", "Ticked"); // the claim holds
  }

  @Test
  void O4_whoIsOfferedAlreadyClaimsNobodyThoughMoreMayBeAsked() {
    it.at(0).plan(p -> plan(p).queue("two", q -> q.broadcast(2).offerTimeout(60_000)));
    it.signOn("ann", "four").arrive("c1", "q", "chat").accept(1);
    it.arrive("c2", "q", "chat").accept(2).signOn("bob", "four");
    it.at(1).arrive("v", "two", "video");
    it.expect("InteractionWaiting", "OfferMade interaction=v agent=bob");
    it.at(1001).tick();
    it.expect("InteractionPromoted interaction=v", "Ticked");
    it.at(1002).decline(3);
    it.expect("OfferDeclined agent=bob", "AgentClaimed interaction=v agent=ann");
  }

  @Test
  void O4_whoTakesAWarmTransferIsClaimedForWhatItHasNoRoomForAnyMore() {
    it.at(0)
        .plan(
            p ->
                p.autoAccept("chat")
                    .channels("video")
                    .profile("chats", 1, p.handles("chat", 1, 1))
                    .profile("both", 2, p.handles("chat", 1, 2), p.handles("video", 2, 1))
                    .promoteAfter(50)
                    .queue("q"));
    it.signOn("ann", "chats").signOn("bob", "both").away("bob", 1);
    it.at(10).arrive("c", "q", "chat").warm("c", "q");
    it.at(20).arrive("v", "q", "video");
    it.at(70).tick();
    it.expect("InteractionPromoted interaction=c", "InteractionPromoted interaction=v", "Ticked");
    it.at(80).available("bob");
    it.expect(
        "AgentPresenceChanged agent=bob",
        "OfferAccepted interaction=c agent=bob auto=YES",
        "TransferEnded interaction=c agent=ann how=TAKEN", // ann goes in line before bob
        "AgentClaimed interaction=v agent=bob");
  }
}
