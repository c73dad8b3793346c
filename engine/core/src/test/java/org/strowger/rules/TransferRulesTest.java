package org.strowger.rules;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;

/** Rule K3: blind transfer; rule O2 for it; rule F2 for who transfers; step 0 (MV-a). */
class TransferRulesTest extends RuleTest {
  private static PlanBuilder queues(PlanBuilder p) {
    return voice(p)
        .skills("german")
        .queue("q")
        .queue("r", q -> q.urgency(2))
        .queue("german", q -> q.allOf("german", 5))
        .queue("due", q -> q.due(1000))
        .promoteAfter(10_000)
        .transfers(3000, 400);
  }

  private void annHasIt() {
    it.at(0).plan(TransferRulesTest::queues).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice", i -> i.credit(5)).accept(1);
    it.at(20);
  }

  @Test
  void K3_theWorkEndsAndItWaitsInTheOtherQueueWithItsPlace() {
    annHasIt();
    it.transfer("i1", "r");
    it.expect(
        "InteractionTransferred interaction=i1 handledMs=10 fromQueue=q toQueue=r fromAgent=ann"
            + " toAgent=none warm=NO",
        "InteractionWaiting interaction=i1 queue=r dueMs=5 ticketMs=10 urgency=5");
    it.at(21).signOn("bob", "one");
    it.expect("AgentSignedOn", "OfferMade interaction=i1 agent=bob queue=r step=1");
  }

  @Test
  void F2_whoTransferredItIsExcludedForThePlansTime() {
    annHasIt();
    it.transfer("i1", "r");
    it.at(3019).tick();
    it.expect("Ticked");
    it.at(3020).tick();
    it.expect("OfferMade interaction=i1 agent=ann", "Ticked");
  }

  @Test
  void F2_withoutATimeInThePlanNobodyIsExcluded() {
    it.at(0).plan(p -> queues(p).transfers(0, 1)).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice").accept(1).transfer("i1", "r");
    it.expect("InteractionTransferred", "InteractionWaiting", "OfferMade agent=ann queue=r");
  }

  @Test
  void F2_theTimeStartsAnewForTheSameAgent() {
    annHasIt();
    it.transfer("i1", "r").force("i1", "ann");
    it.at(1000).transfer("i1", "q");
    it.expect("InteractionTransferred", "InteractionWaiting");
    it.at(3020).tick();
    it.expect("Ticked");
    it.at(4000).tick();
    it.expect("OfferMade agent=ann", "Ticked");
  }

  @Test
  void K3_toAnAgentOnlyThatAgentHasItForTheBoundWhateverTheQueueAsks() {
    annHasIt();
    it.signOn("bob", "one").signOn("cyd", "one", "german@9");
    it.transferTo("i1", "bob", "german", 0);
    it.expect(
        "InteractionTransferred toAgent=bob toQueue=german",
        "InteractionWaiting queue=german",
        "OfferMade agent=bob queue=german step=0");
    it.at(30).decline(2);
    it.expect(
        "OfferDeclined agent=bob",
        "InteractionStepStarted interaction=i1 queue=german step=1 cause=AFFINITY_ENDED",
        "OfferMade agent=cyd step=1");
  }

  @Test
  void K3_theBoundEndsByItsTimer() {
    annHasIt();
    it.signOn("bob", "one").arrive("b", "q", "voice").accept(2).signOn("cyd", "one");
    it.transferTo("i1", "bob", "r", 0);
    it.expect("InteractionTransferred", "InteractionWaiting"); // being busy does not end it
    it.at(419).tick();
    it.expect("Ticked");
    it.at(420).tick();
    it.expect(
        "InteractionStepStarted step=1 cause=TIME", "OfferMade agent=cyd queue=r step=1", "Ticked");
  }

  @Test
  void K3_theCommandsBoundIsTakenBeforeThePlans() {
    annHasIt();
    it.signOn("bob", "one").away("bob", 1).transferTo("i1", "bob", "r", 50);
    it.at(70).tick();
    it.expect("InteractionStepStarted step=1 cause=TIME", "Ticked");
  }

  @Test
  void K3_anAgentWhoIsNotSignedOnIsLeftAtOnce() {
    annHasIt();
    it.transferTo("i1", "bob", "", 0);
    it.expect(
        "InteractionTransferred fromQueue=q toQueue=q toAgent=bob",
        "InteractionWaiting",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED");
  }

  @Test
  void K3_oneThatWaitsIsTransferredToo() {
    it.at(0).plan(TransferRulesTest::queues).signOn("ann", "one");
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).transfer("i1", "german");
    it.expect(
        "InteractionTransferred handledMs=0 fromAgent=none fromQueue=q toQueue=german",
        "OfferWithdrawn agent=ann reason=TRANSFERRED",
        "InteractionWaiting queue=german routable=NO");
    it.at(30).transfer("i1", "q");
    it.expect("InteractionTransferred", "InteractionWaiting", "OfferMade agent=ann");
  }

  @Test
  void O2_theEarlierDueHolds() {
    it.at(0).plan(TransferRulesTest::queues);
    it.at(10).arrive("i1", "q", "voice").arrive("i2", "due", "voice");
    it.transfer("i1", "due");
    it.expect("InteractionTransferred", "InteractionWaiting dueMs=10");
    it.transfer("i2", "q");
    it.expect("InteractionTransferred", "InteractionWaiting dueMs=10");
  }

  @Test
  void O3_theStarvationClockStartsAnewAndPromotionIsGone() {
    it.at(0).plan(TransferRulesTest::queues);
    it.at(10).arrive("i1", "q", "voice").toHead("i1");
    it.at(20).transfer("i1", "r");
    it.at(21).toHead("i1");
    it.expect("InteractionPromoted");
    it.at(30).arrive("i2", "q", "voice");
    it.at(5000).transfer("i2", "r");
    it.at(14_999).tick();
    it.expect("Ticked");
    it.at(15_000).tick();
    it.expect("InteractionPromoted interaction=i2", "Ticked");
  }

  @Test
  void K3_creditAndClassAreThoseOfTheCommandWhereItSetsThem() {
    annHasIt();
    it.does(transfer(OptionalInt.of(255), OptionalLong.of(9), 0, ""));
    it.expect("InteractionTransferred", "InteractionWaiting dueMs=1 urgency=2");
  }

  private Command.Transfer transfer(
      OptionalInt urgency, OptionalLong credit, long bound, String s) {
    return new Command.Transfer(1, 0, 2, 0, bound, urgency, credit, 0, false, s);
  }

  @Test
  void K3_declineHoldsAreKept() {
    annHasIt();
    it.returnToQueue("i1"); // holds ann apart for 5 seconds
    it.at(100).transfer("i1", "r");
    it.expect("InteractionTransferred", "InteractionWaiting");
    it.at(5020).tick();
    it.expect("OfferMade agent=ann", "Ticked");
  }

  @Test
  void K3_aPendingPresenceTakesEffect() {
    annHasIt();
    it.away("ann", 4).transfer("i1", "r");
    it.expect(
        "InteractionTransferred",
        "AgentPresenceChanged agent=ann presence=AWAY reason=4 cause=WORK_ENDED",
        "InteractionWaiting");
  }

  @Test
  void K3_aNoteIsATouchpointOfTheAgent() {
    it.at(0).plan(p -> queues(p).context(5, 0)).signOn("ann", "one").signOn("bob", "one");
    it.at(10).arrive("i1", "q", "voice").accept(1);
    it.at(20).does(transfer(OptionalInt.empty(), OptionalLong.empty(), 0, "N"));
    it.expect(
        "InteractionTransferred",
        "InteractionWaiting",
        "OfferMade agent=bob",
        "ContextDelivered customer=0 touch=NOTE/OPEN/20/1/1/0/0/1/0/4e");
    it.at(21).touch("i1", TouchKind.FORM, "");
    it.expect("TouchpointRecorded");
  }

  @Test
  void MV_ownListsChangeInStep0ButAreNotAsked() {
    annHasIt();
    it.signOn("bob", "one").away("bob", 1).transferTo("i1", "bob", "r", 0);
    it.asks("i1", a -> a.allOf("german@5"));
    it.expect("InteractionUpdated routable=NO");
    it.at(30).available("bob");
    it.expect("AgentPresenceChanged", "OfferMade agent=bob step=0");
    it.at(420).tick();
    it.expect("InteractionStepStarted step=1 cause=TIME", "Ticked"); // the offer stays
    it.at(421).accept(2);
    it.expect("OfferAccepted agent=bob step=1");
  }

  @Test
  void K3_refusalsInTheirOrder() {
    annHasIt();
    it.arrive("i2", "q", "voice");
    it.does(bad(9, 9, 9, 9, -1));
    it.expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 9);
    it.does(bad(1, 9, 9, 99, -1));
    it.expectRefused("WRONG_AGENT", "AGENT", 9);
    it.does(bad(2, 1, 9, 99, -1)); // nobody has it
    it.expectRefused("WRONG_AGENT", "AGENT", 1);
    it.does(bad(1, 1, 9, 99, -1));
    it.expectRefused("UNKNOWN_QUEUE", "QUEUE", 9);
    it.does(bad(1, 1, 0, 99, -1));
    it.expectRefused("UNKNOWN_AGENT", "AGENT", 99);
    it.does(bad(1, 1, 0, 1, -1));
    it.expectRefused("SAME_AGENT", "AGENT", 1);
    it.does(bad(1, 1, 0, 2, -1));
    it.expectRefused("INVALID_NUMBER", "DURATION", -1);
    it.does(bad(1, 1, 0, 2, 0));
    it.expectRefused("CREDIT_RANGE", "CREDIT", Long.MAX_VALUE);
    String long513 = String.join("", Collections.nCopies(513, "n"));
    it.does(transfer(OptionalInt.empty(), OptionalLong.empty(), 0, long513));
    it.expectRefused("TOO_LONG", "SEALED", 513);
    it.transfer("i2", "q").warm("i2", "q");
    it.expectRefused("NOT_ACTIVE", "INTERACTION", 2);
  }

  private static Command.Transfer bad(
      long interaction, int agent, int queue, int toAgent, long boundMs) {
    return new Command.Transfer(
        interaction,
        agent,
        queue,
        toAgent,
        boundMs,
        OptionalInt.empty(),
        OptionalLong.of(Long.MAX_VALUE),
        0,
        false,
        "");
  }
}
