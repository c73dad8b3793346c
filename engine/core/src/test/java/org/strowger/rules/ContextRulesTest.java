package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.PlanData;

/** Rule X1 with others: context rules while plans change and interactions move. */
class ContextRulesTest extends RuleTest {
  private static PlanBuilder two(PlanBuilder p) {
    return p.channels("voice", "chat").context(5, 0).queue("q").queue("r");
  }

  private static PlanBuilder allToR(PlanBuilder p) {
    return two(p).version(2).rule(5, RuleOperation.TRUE, p.to("r"));
  }

  private static PlanData.Action note(int code) {
    return new PlanData.Action(RuleAction.NOTE.code(), code, 0);
  }

  @Test
  void X1_aShiftWithinTheQueueStaysInThatWhereRulesHaveJustMovedIt() {
    it.at(0).plan(ContextRulesTest::two);
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).plan(ContextRulesTest::allToR);
    it.at(30).shift("i1", "chat", "", 0);
    it.expect(
        "RulesApplied interaction=i1 queue=r rule=5",
        "InteractionMoved interaction=i1 fromQueue=q toQueue=r cause=RULES",
        "InteractionShifted interaction=i1 fromQueue=r toQueue=r",
        "InteractionWaiting interaction=i1 queue=r");
  }

  @Test
  void X1_aTransferWithinTheQueueStaysInThatWhereRulesHaveJustMovedIt() {
    it.at(0).plan(ContextRulesTest::two);
    it.at(10).arrive("i1", "q", "voice");
    it.at(20).plan(ContextRulesTest::allToR);
    it.at(30).transferTo("i1", "ann", "", 100);
    it.expect(
        "RulesApplied interaction=i1 queue=r rule=5",
        "InteractionMoved interaction=i1 fromQueue=q toQueue=r cause=RULES",
        "InteractionTransferred interaction=i1 fromQueue=r toQueue=r toAgent=ann",
        "InteractionWaiting interaction=i1 queue=r",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED");
  }

  @Test
  void X1_aQueueGivenHoldsUntilTheRulesSaySomethingElse() {
    it.at(0)
        .plan(
            p ->
                two(p)
                    .rule(5, RuleOperation.CUSTOMER_VERIFIED, p.to("r"))
                    .rule(6, RuleOperation.TRUE, note(9)));
    it.at(10).arrive("i1", "q", "voice", i -> i.customer(7));
    it.expect("RulesApplied interaction=i1 queue=q rule=6", "InteractionWaiting queue=q");
    it.at(20).customer(7, c -> c.verifiedBy(1));
    it.expect(
        "CustomerUpdated",
        "RulesApplied interaction=i1 queue=r rule=5 rule=6",
        "InteractionMoved fromQueue=q toQueue=r cause=RULES");
    it.at(30).transfer("i1", "q");
    it.expect("InteractionTransferred fromQueue=r toQueue=q", "InteractionWaiting queue=q");
    it.at(40).urgency("i1", 3);
    it.expect("InteractionUpdated urgency=3");
    it.at(50).customer(7, c -> c.verifiedBy(0));
    it.expect("CustomerUpdated", "RulesApplied queue=q urgency=3 rule=6");
  }

  @Test
  void X1_otherRulesThatMatchAreToldWhateverTheirNames() {
    it.at(0).plan(p -> two(p).rule(5, RuleOperation.TRUE, note(9)));
    it.at(10).arrive("i1", "q", "voice");
    it.expect("RulesApplied interaction=i1 rule=5", "InteractionWaiting");
    it.at(20)
        .plan(
            p ->
                two(p)
                    .version(2)
                    .rule(2, RuleOperation.TRUE, note(9))
                    .rule(4, RuleOperation.TRUE, note(9)));
    it.at(30).rework();
    it.expect("PlanReworked", "RulesApplied interaction=i1 rule=2 rule=4");
  }
}
