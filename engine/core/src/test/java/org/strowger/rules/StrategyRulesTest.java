package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Strategy;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.Scenario;

/** Rules A2 to A8: which of the eligible agents. */
class StrategyRulesTest extends RuleTest {
  private static final long HOUR_MS = 3_600_000;

  /** A queue by a strategy, and others that fill agents or ask for skills. */
  private static PlanBuilder plan(PlanBuilder p, Strategy strategy) {
    return p.channels("voice", "mail")
        .skills("de", "fr", "it")
        .profile("three", 3, p.handles("voice", 1, 9), p.handles("mail", 1, 3))
        .profile("four", 4, p.handles("voice", 1, 9), p.handles("mail", 1, 3))
        .profile("five", 5, p.handles("voice", 1, 9), p.handles("mail", 1, 3))
        .queue("q", q -> q.strategy(strategy).offerTimeout(HOUR_MS).declineHold(HOUR_MS))
        .queue("mails", q -> q.offerTimeout(HOUR_MS));
  }

  /** Asked one after the other, each declines: who was asked, in order. */
  private void asks(String interaction, int firstOffer, String... agents) {
    it.arrive(interaction, "q", "voice");
    declines(firstOffer, agents);
  }

  private void declines(int firstOffer, String... agents) {
    for (int i = 0; i < agents.length; i++) {
      if (i == 0) {
        it.expect("InteractionWaiting", "OfferMade agent=" + agents[0]);
      } else {
        it.expect("OfferDeclined", "OfferMade agent=" + agents[i]);
      }
      it.decline(firstOffer + i);
    }
    it.expect("OfferDeclined");
  }

  private Scenario hasMails(String agent, int count, int firstOffer) {
    for (int i = 0; i < count; i++) {
      it.arrive(agent + i, "mails", "mail");
      it.expect("InteractionWaiting", "OfferMade agent=" + agent);
      it.accept(firstOffer + i);
    }
    return it;
  }

  @Test
  void A1_longestIdleTakesTheFirstInLine() {
    it.at(0).plan(p -> plan(p, Strategy.LONGEST_IDLE));
    it.at(1).signOn("a", "three").signOn("b", "three").signOn("c", "three");
    asks("i1", 1, "a", "b", "c");
  }

  @Test
  void A2_theAzureExampleComesOutAs_D_C_A_B() {
    it.at(0).plan(p -> plan(p, Strategy.LEAST_LOADED));
    it.at(0).signOn("c", "five"); // idle for 7 minutes
    hasMails("c", 3, 1);
    it.at(120_000).signOn("a", "five"); // 5 minutes
    hasMails("a", 3, 4);
    it.at(240_000).signOn("b", "four"); // 3 minutes
    hasMails("b", 3, 7);
    it.at(300_000).signOn("d", "three"); // 2 minutes
    it.at(420_000);
    asks("i1", 10, "d", "c", "a", "b");
  }

  @Test
  void A2_openOffersCountAsUsed() {
    it.at(0).plan(p -> plan(p, Strategy.LEAST_LOADED)).signOn("a", "four").signOn("b", "five");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=a");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=b");
    it.at(3).arrive("i3", "q", "voice"); // 1/4 and 1/5
    it.expect("InteractionWaiting", "OfferMade agent=b");
  }

  private static PlanBuilder skilled(PlanBuilder p) {
    return p.channels("voice")
        .skills("de", "fr", "it", "es")
        .profile("one", 1, p.handles("voice", 1, 1))
        .queue(
            "q",
            q ->
                q.strategy(Strategy.BEST_SKILLED)
                    .declineHold(HOUR_MS)
                    .allOf("de", 2)
                    .anyOf(1, "fr", 3)
                    .anyOf(1, "it", 3)
                    .preferred("es"));
  }

  @Test
  void A3_theHighestSumOfLevelsOfWhatIsAskedAndPreferred() {
    it.at(0).plan(StrategyRulesTest::skilled);
    it.signOn("a", "one", "de@9", "fr@3"); // 12
    it.signOn("b", "one", "de@2", "fr@3", "it@9"); // 11: the best of the set, not both
    it.signOn("c", "one", "de@2", "it@4", "es@8"); // 14
    it.signOn("d", "one", "de@2", "fr@2", "it@8"); // 10: French is below what is asked
    asks("i1", 1, "c", "a", "b", "d");
  }

  @Test
  void A3_theArrivalsSkillsCountToo_andAPreferredOneThatIsAskedCountsOnce() {
    it.at(0).plan(StrategyRulesTest::skilled);
    it.signOn("a", "one", "de@5", "fr@3", "es@5"); // 5 + 3 + 5
    it.signOn("b", "one", "de@9", "fr@3", "es@2"); // 9 + 3 + 2
    it.at(1).arrive("i1", "q", "voice", i -> i.preferred("de", "es").allOf("de@4"));
    declines(1, "b", "a");
  }

  @Test
  void A3_tiesGoToTheLine() {
    it.at(0).plan(StrategyRulesTest::skilled);
    it.at(1).signOn("a", "one", "de@5", "fr@5");
    it.at(2).signOn("b", "one", "de@4", "it@6");
    asks("i1", 1, "a", "b");
  }

  @Test
  void A4_whoServesTheFewestQueuesIsAskedFirst() {
    it.at(0)
        .plan(
            p ->
                plan(p, Strategy.LEAST_SKILLED)
                    .queue("german", q -> q.allOf("de", 5).then(1000))
                    .queue("french", q -> q.anyOf(1, "fr", 5).anyOf(1, "it", 5))
                    .queue("plain", q -> q.noneOf("it")));
    it.signOn("a", "three", "de@5", "fr@5"); // all five
    it.signOn("b", "three", "de@4", "fr@5"); // not German at that level
    it.signOn("c", "three", "it@1"); // q and mails only
    it.signOn("d", "three"); // q, mails and plain
    asks("i1", 1, "c", "d", "b", "a");
  }

  @Test
  void A5_roundRobinGoesOnAfterTheCursor() {
    it.at(0).plan(p -> plan(p, Strategy.ROUND_ROBIN));
    it.signOn("a", "three").signOn("b", "three").signOn("c", "three");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=a");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=b");
    it.at(3).signOff("b"); // the cursor survives, the offer goes to the next
    it.expect(
        "AgentSignedOff", "OfferWithdrawn interaction=i2", "OfferMade interaction=i2 agent=c");
    it.at(4).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=a");
    it.at(5).signOn("b", "three"); // now the last in sign-on order
    it.at(6).arrive("i4", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=c");
    it.at(7).arrive("i5", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=b");
  }

  @Test
  void A5_eachQueueHasItsOwnCursor() {
    it.at(0)
        .plan(
            p ->
                plan(p, Strategy.ROUND_ROBIN)
                    .queue("r", q -> q.strategy(Strategy.ROUND_ROBIN).offerTimeout(HOUR_MS)));
    it.signOn("a", "three").signOn("b", "three");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=a");
    it.at(2).arrive("i2", "r", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=a");
    it.at(3).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=b");
  }

  @Test
  void A6_fewestAcceptedSinceSignOn() {
    it.at(0).plan(p -> plan(p, Strategy.FEWEST_HANDLED)).signOn("a", "three");
    it.at(1).arrive("i1", "q", "voice").accept(1).complete("i1");
    it.at(2).signOn("b", "three");
    it.at(3).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=2 agent=b");
    it.at(4).accept(2).arrive("i3", "q", "voice"); // one each: a is first in line
    it.expect("InteractionWaiting", "OfferMade offer=3 agent=a");
    it.at(5).decline(3).complete("i2").signOff("a").signOn("a", "three"); // counts anew
    it.at(6).arrive("i4", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=a");
  }

  private static PlanBuilder linear(PlanBuilder p) {
    return p.channels("voice")
        .team("north", "d", "b")
        .team("south", "a", "d", "c")
        .profile("one", 1, p.handles("voice", 1, 1))
        .queue("q", q -> q.strategy(Strategy.LINEAR).declineHold(HOUR_MS).inTeams("north", "south"))
        .queue("all", q -> q.strategy(Strategy.LINEAR).declineHold(HOUR_MS));
  }

  @Test
  void A7_theOrderOfTheTeamsThenOfSignOn() {
    it.at(0).plan(StrategyRulesTest::linear);
    it.signOn("e", "one", "south"); // in the team, but not in its order
    it.signOn("a", "one", "south").signOn("b", "one", "north");
    it.signOn("c", "one", "south").signOn("d", "one", "south"); // not in the north now
    it.signOn("f", "one", "north");
    asks("i1", 1, "b", "a", "d", "c", "e", "f");
  }

  @Test
  void A7_withoutTeamsTheOrderOfSignOn() {
    it.at(0).plan(StrategyRulesTest::linear).signOn("b", "one", "north").signOn("a", "one");
    it.at(1).away("b", 0).available("b"); // last in line, still first signed on
    it.at(2).arrive("i1", "all", "voice");
    declines(1, "b", "a");
  }

  private static PlanBuilder weighted(PlanBuilder p, int skill, int load, int special, int idle) {
    return p.channels("voice")
        .skills("de", "fr")
        .profile("four", 4, p.handles("voice", 1, 4))
        .queue(
            "q",
            q ->
                q.weighted(skill, load, special, idle)
                    .offerTimeout(HOUR_MS)
                    .declineHold(HOUR_MS)
                    .allOf("de", 3))
        .queue("french", q -> q.allOf("fr", 1).offerTimeout(HOUR_MS))
        .queue("easy", q -> q.allOf("de", 1).offerTimeout(HOUR_MS));
  }

  @Test
  void A8_skillSurplus() {
    it.at(0).plan(p -> weighted(p, 1, 0, 0, 0));
    it.signOn("a", "four", "de@4").signOn("b", "four", "de@9");
    asks("i1", 1, "b", "a");
  }

  @Test
  void A8_load() {
    it.at(0).plan(p -> weighted(p, 0, 1, 0, 0)).signOn("a", "four", "de@3", "fr@1");
    it.at(1).arrive("f", "french", "voice").accept(1).signOn("b", "four", "de@3");
    asks("i1", 2, "b", "a");
  }

  @Test
  void A8_specialism() {
    it.at(0).plan(p -> weighted(p, 0, 0, 1, 0));
    it.signOn("a", "four", "de@3", "fr@1").signOn("b", "four", "de@3");
    asks("i1", 1, "b", "a");
  }

  @Test
  void A8_idleSecondsAreWholeAndUncapped() {
    it.at(0).plan(p -> weighted(p, 1, 0, 0, 10));
    it.at(1999).signOn("a", "four", "de@3");
    it.at(2000).signOn("b", "four", "de@4"); // a second later as seconds go: 10 to 100
    it.at(2999).signOn("c", "four", "de@3"); // like a but for eleven tens
    it.at(13_000).signOn("d", "four", "de@4"); // eleven seconds later than b, and than c
    it.at(50_000);
    asks("i1", 1, "b", "a", "c", "d");
  }

  @Test
  void A8_allTogetherAndTiesByTheLine() {
    it.at(0).plan(p -> weighted(p, 1, 1, 1, 1)).signOn("a", "four", "de@3");
    it.at(0).signOn("b", "four", "de@3").signOn("c", "four", "de@10", "fr@10");
    asks("i1", 1, "c", "a", "b");
  }

  /** 333 of 1000 is less than 1 of 3, and both are 33 of a hundred. */
  @Test
  void A2_sharesAreComparedExactly() {
    it.at(0)
        .plan(
            p ->
                plan(p, Strategy.LEAST_LOADED)
                    .profile("many", 1000, p.handles("voice", 1, 9), p.handles("mail", 333, 3)));
    it.signOn("a", "three");
    hasMails("a", 1, 1);
    it.at(1).signOn("b", "many");
    it.away("a", 0).available("b").arrive("m", "mails", "mail").force("m", "b").available("a");
    it.at(2).available("b").away("b", 0);
    asksFirst("b");
  }

  private void asksFirst(String agent) {
    it.at(3).available("b");
    it.at(4).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i1 agent=" + agent);
  }

  @Test
  void A3_aLevelBelowTheOneAskedDoesNotCountForItsSet() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .skills("fr", "it")
                    .profile("one", 1, p.handles("voice", 1, 1))
                    .queue(
                        "q",
                        q ->
                            q.strategy(Strategy.BEST_SKILLED)
                                .anyOf(1, "fr", 3)
                                .anyOf(1, "it", 9)
                                .declineHold(HOUR_MS)));
    it.signOn("a", "one", "fr@3", "it@8").signOn("b", "one", "fr@4");
    asks("i1", 1, "b", "a");
  }

  /**
   * More agents than are looked at one by one, so that levels are searched from the highest down.
   */
  @Test
  void A3_whoComesBackToItsPlaceHasTheLevelsItHasNow() {
    it.at(0)
        .plan(
            p ->
                voice(p)
                    .skills("de")
                    .profile("two", 2, p.handles("voice", 1, 2))
                    .queue(
                        "q",
                        q ->
                            q.strategy(Strategy.BEST_SKILLED)
                                .declineHold(HOUR_MS)
                                .offerTimeout(HOUR_MS)
                                .allOf("de", 1)));
    for (int i = 1; i <= 9; i++) {
      it.signOn("a" + i, "two", "de@1");
    }
    it.signOn("x", "two", "de@9").signOn("y", "two", "de@5");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade agent=x");
    it.at(2).skills("x", "de@2");
    it.at(3).decline(1);
    it.expect("OfferDeclined agent=x", "OfferMade interaction=i1 agent=y");
    it.at(4).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=y");
  }

  @Test
  void A3_theBestOfASetCounts() {
    it.at(0).plan(StrategyRulesTest::skilled);
    it.signOn("a", "one", "de@4", "fr@3").signOn("b", "one", "de@2", "fr@3", "it@9");
    asks("i1", 1, "b", "a");
  }

  @Test
  void A4_whatAQueueForbidsCountsToo() {
    it.at(0).plan(p -> plan(p, Strategy.LEAST_SKILLED).queue("plain", q -> q.noneOf("it")));
    it.signOn("a", "three").signOn("b", "three", "it@1");
    asks("i1", 1, "b", "a");
  }

  @Test
  void A4_queuesThatAskTheSameCountEach() {
    it.at(0)
        .plan(
            p ->
                plan(p, Strategy.LEAST_SKILLED)
                    .queue("german", q -> q.allOf("de", 5))
                    .queue("german too", q -> q.allOf("de", 5))
                    .queue("french", q -> q.allOf("fr", 5)));
    it.signOn("a", "three", "de@5").signOn("b", "three", "fr@5");
    asks("i1", 1, "b", "a");
  }

  @Test
  void A5_theCursorIsASignOnNumber() {
    it.at(0).plan(p -> plan(p, Strategy.ROUND_ROBIN));
    it.agent("a"); // so that numbers of agents are in another order
    it.signOn("c", "three").signOn("b", "three").signOn("a", "three");
    String[] agents = {"c", "b", "a", "c", "b"};
    for (int i = 0; i < agents.length; i++) {
      it.at(1 + i).arrive("i" + i, "q", "voice");
      it.expect("InteractionWaiting", "OfferMade agent=" + agents[i]);
    }
  }

  @Test
  void A5_R7e_aDirectActDoesNotMoveTheCursor() {
    it.at(0).plan(p -> plan(p, Strategy.ROUND_ROBIN).skills("es"));
    it.signOn("a", "three").signOn("b", "three").signOn("c", "three");
    it.at(1)
        .arrive("i1", "q", "voice", i -> i.allOf("es@1"))
        .arrive("i2", "q", "voice", i -> i.allOf("es@1"));
    it.at(2).pick("i1", "b").assign("i2", "b");
    it.at(3).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i3 agent=a");
  }

  @Test
  void A6_acceptedAtOnceAndPickedCountAndOffersThatAreDeclinedDoNot() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .autoAccept("chat")
                    .profile("nine", 9, p.handles("voice", 1, 9), p.handles("chat", 1, 9))
                    .queue(
                        "q",
                        q ->
                            q.strategy(Strategy.FEWEST_HANDLED)
                                .offerTimeout(HOUR_MS)
                                .declineHold(HOUR_MS)));
    it.signOn("a", "nine");
    it.at(1).arrive("i1", "q", "chat"); // one for a
    it.at(2).signOn("b", "nine").arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=2 agent=b");
    it.at(3).decline(2); // none for b, a is asked
    it.expect("OfferDeclined agent=b", "OfferMade offer=3 agent=a");
    it.at(4).arrive("i3", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade offer=4 agent=b");
    it.at(5).pick("i3", "b"); // one each: by the line, in which b was offered last
    it.at(6).arrive("i4", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i4 agent=a");
    it.at(7).pick("i4", "a").arrive("i5", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i5 agent=b");
  }

  @Test
  void A7_theTeamsAreInTheOrderOfTheStep() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .team("north", "a", "b")
                    .team("south", "c")
                    .profile("one", 1, p.handles("voice", 1, 1))
                    .queue(
                        "q",
                        q ->
                            q.strategy(Strategy.LINEAR)
                                .declineHold(HOUR_MS)
                                .inTeams("south", "north")));
    it.signOn("a", "one", "north").signOn("b", "one", "north").signOn("c", "one", "south");
    asks("i1", 1, "c", "a", "b");
  }

  /** 3 levels above 3 in the mean of two skills are 300, less than 400 seconds. */
  @Test
  void A8_skillSurplusIsTheMeanOverWhatIsAsked() {
    it.at(0).plan(p -> weighted(p, 1, 0, 0, 1)).signOn("b", "four", "de@3", "fr@3");
    it.at(400_000).signOn("a", "four", "de@9", "fr@3");
    it.at(400_001).arrive("i1", "q", "voice", i -> i.allOf("fr@3"));
    it.expect("InteractionWaiting", "OfferMade agent=b");
  }

  @Test
  void A8_idleTimeCountsInWholeSeconds() {
    it.at(0).plan(p -> weighted(p, 1, 0, 0, 200));
    it.at(1001).signOn("a", "four", "de@3");
    it.at(1999).signOn("b", "four", "de@4"); // in the same second, and 100 for a level
    asks("i1", 1, "b", "a");
  }

  @Test
  void A8_theSumHas64Bits() {
    it.at(0).plan(p -> weighted(p, 0, 0, 0, 1_000_000)).signOn("a", "four", "de@3");
    it.at(3_000_000).signOn("b", "four", "de@3");
    asks("i1", 1, "a", "b");
  }

  @Test
  void A6_anOfferThatIsDeclinedDoesNotCount() {
    it.at(0).plan(p -> plan(p, Strategy.FEWEST_HANDLED)).signOn("a", "three").signOn("b", "three");
    it.at(1).arrive("i1", "q", "voice", i -> i.never("b")).decline(1);
    it.expect("OfferDeclined agent=a");
    it.at(2).arrive("i2", "q", "voice");
    it.expect("InteractionWaiting", "OfferMade interaction=i2 agent=a");
  }
}
