package org.strowger.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.strowger.core.explain.Reason;
import org.strowger.oracle.CoreMachine;
import org.strowger.oracle.PlanBuilder;

/** Rules F: of several filters that fail, an explanation names the first. */
class ExplanationRulesTest extends RuleTest {
  private static PlanBuilder plan(PlanBuilder p) {
    return p.channels("voice", "chat", "mail")
        .skills("german")
        .teams("north")
        .promoteAfter(60_000)
        .profile("voices", 1, p.handles("voice", 1, 1))
        .profile("chats", 1, p.handles("chat", 1, 1))
        .profile("all", 3, p.handles("voice", 3, 1), p.handles("chat", 2, 1))
        .profile("more", 3, p.handles("voice", 3, 1), p.handles("chat", 2, 9))
        .queue("q", q -> q.offerTimeout(100_000))
        .queue("two", q -> q.offerTimeout(100_000).broadcast(2))
        .queue(
            "bob",
            q ->
                q.offerTimeout(100_000)
                    .declineHold(1000)
                    .named()
                    .allOf("german", 5)
                    .inTeams("north")
                    .then(90_000));
  }

  /** Why the agent may not have the interaction after what has happened so far; 0: it may. */
  private void names(int filter, String agent, String interaction) {
    CoreMachine machine = new CoreMachine(it.history().limits());
    it.history().records().forEach(machine::apply);
    Reason reason =
        machine.machine().probe().candidate(it.interaction(interaction), it.agent(agent)).reason();
    assertEquals(filter, reason == null ? 0 : reason.filter());
  }

  /** Ann fails F1 to F8 at first; then one after the other is put right. */
  @Test
  void F_ofF1ToF8TheFirstThatFailsIsNamed() {
    it.at(0).plan(ExplanationRulesTest::plan);
    it.signOn("bob", "voices", "german@5", "north").signOn("ann", "voices");
    it.at(1).arrive("i1", "bob", "voice", i -> i.named("bob").never("ann"));
    it.expect("InteractionWaiting", "OfferMade offer=1 agent=bob");
    it.at(2).assign("i1", "ann");
    it.at(3).decline(2); // held apart until 1003
    it.expect("OfferDeclined agent=ann", "OfferMade offer=3 agent=bob");
    it.profile("ann", "chats").away("ann", 0);
    names(1, "ann", "i1");
    it.available("ann");
    names(2, "ann", "i1");
    it.asks("i1", i -> i.named("bob"));
    names(3, "ann", "i1");
    it.teams("ann", "north");
    names(4, "ann", "i1");
    it.skills("ann", "german@5");
    names(5, "ann", "i1");
    it.profile("ann", "voices");
    names(6, "ann", "i1");
    it.at(1003).tick();
    names(7, "ann", "i1");
    it.asks("i1", i -> i.named("ann"));
    names(8, "ann", "i1"); // bob has been asked, and one at a time
    it.signOff("bob");
    it.expect(
        "AgentSignedOff", "OfferWithdrawn agent=bob", "OfferMade interaction=i1 agent=ann step=1");
  }

  @Test
  void F8_toBeAskedAlreadyIsNamedThoughMoreMayBeAsked() {
    it.at(0).plan(ExplanationRulesTest::plan).signOn("ann", "all").arrive("c1", "two", "chat");
    it.expect("InteractionWaiting", "OfferMade interaction=c1 agent=ann");
    names(8, "ann", "c1");
    it.signOn("cyd", "chats").signOn("dan", "chats");
    names(8, "dan", "c1"); // two have been asked
    names(1, "eve", "c1"); // never signed on
  }

  /** Ann has a chat at 2 of her 3 units, and may have but one; a call claims her. */
  @Test
  void F_ofF8ToF11TheFirstThatFailsIsNamed() {
    it.at(0).plan(ExplanationRulesTest::plan).signOn("ann", "all");
    it.arrive("c1", "q", "chat").accept(1).arrive("v", "q", "voice").toHead("v");
    it.expect("InteractionPromoted", "AgentClaimed interaction=v agent=ann");
    it.signOn("bob", "chats").arrive("c2", "q", "chat");
    it.expect("InteractionWaiting", "OfferMade interaction=c2 agent=bob");
    names(8, "ann", "c2");
    names(11, "ann", "v"); // not by itself claimed
    it.away("bob", 0);
    names(9, "ann", "c2");
    it.abandon("v");
    names(10, "ann", "c2");
    it.profile("ann", "more");
    names(11, "ann", "c2");
    it.complete("c1");
    it.expect("InteractionCompleted interaction=c1", "OfferMade interaction=c2 agent=ann");
  }
}
