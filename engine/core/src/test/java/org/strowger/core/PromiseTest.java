package org.strowger.core;

import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.ALL;
import static org.strowger.core.ConversationPlan.CHAT;
import static org.strowger.core.ConversationPlan.DUE;
import static org.strowger.core.ConversationPlan.MAIL;
import static org.strowger.core.ConversationPlan.VOICE;

import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;

/** What is promised: the first answer on the core alone (decision PM-a). */
class PromiseTest {
  private final CoreStory it = new CoreStory();
  private final ConversationPlan plan = new ConversationPlan();

  private void begin() {
    it.at(0).plan(plan.build());
  }

  /** The first answer to a call within a second, warned of 300 ms before. */
  private void promised() {
    plan.onVoice = new Plan.Promises(1000, 0, 300);
    begin();
  }

  @Test
  void PMa_aWarningComesAndThenItIsBroken() {
    promised();
    it.at(100).arrive(1, AGED, VOICE);
    it.at(799).tick().expect("Event105");
    it.at(800).tick();
    it.expect(
        "PromiseAtRisk interaction=1 deadlineMs=1100 channel=1 kind=FIRST_ANSWER", "Event105");
    it.at(1100).tick();
    it.expect("PromiseBroken interaction=1 channel=1 kind=FIRST_ANSWER", "Event105");
    // once
    it.at(9000).tick().expect("Event105");
    it.at(9100).signOn(1, ALL).accept(1).expect("OfferAccepted waitedMs=9000");
  }

  @Test
  void PMa_theFirstAcceptanceKeepsIt() {
    promised();
    it.at(50).signOn(1, ALL).at(100).arrive(1, AGED, VOICE).at(799).accept(1);
    it.at(2000).tick().expect("Event105");
    // returned and waiting again, nothing is promised any more
    it.at(3000).returns(1, 0, 0).at(8000).tick().expect("Event105");
  }

  @Test
  void PMa_anAnswerAtTheDeadlineIsLate() {
    promised();
    it.at(50).signOn(1, ALL).at(100).arrive(1, AGED, VOICE).at(1100).accept(1);
    it.expect(
        "PromiseAtRisk interaction=1", "PromiseBroken interaction=1", "OfferAccepted offer=1");
  }

  @Test
  void PMa_keptBetweenWarningAndDeadline() {
    promised();
    it.at(50).signOn(1, ALL).at(100).arrive(1, AGED, VOICE).at(900).accept(1);
    it.expect("PromiseAtRisk interaction=1", "OfferAccepted offer=1");
    it.at(2000).tick().expect("Event105");
  }

  @Test
  void PMa_noWarningThatIsNotAfterItsStart() {
    plan.onVoice = new Plan.Promises(1000, 0, 1000);
    begin();
    it.at(100).arrive(1, AGED, VOICE).at(1099).tick().expect("Event105");
    it.at(1100).tick().expect("PromiseBroken interaction=1", "Event105");
  }

  @Test
  void PMa_withoutAWarningOrAPromise() {
    plan.onVoice = new Plan.Promises(1000, 0, 0);
    begin();
    it.at(100).arrive(1, AGED, VOICE).arrive(2, AGED, MAIL);
    it.at(9000).tick().expect("PromiseBroken interaction=1", "Event105");
  }

  @Test
  void PMa_theEndEndsIt() {
    promised();
    it.at(100).arrive(1, AGED, VOICE).at(900).abandon(1);
    it.expect("PromiseAtRisk interaction=1", "InteractionAbandoned interaction=1");
    it.at(2000).tick().expect("Event105");
    // and the next in its place starts with its own
    it.at(3000).arrive(2, AGED, VOICE).at(3800).tick();
    it.expect("PromiseAtRisk interaction=2 deadlineMs=4000", "Event105");
  }

  @Test
  void PMa_anotherPlanLeavesWhatRuns() {
    promised();
    it.at(100).arrive(1, AGED, VOICE);
    plan.version = 2;
    plan.onVoice = new Plan.Promises(50, 0, 0);
    // also while it is not reworked, which promises do not bring about
    it.at(200).plan(plan.build()).expect("Event104");
    it.at(800).tick().expect("PromiseAtRisk interaction=1 deadlineMs=1100", "Event105");
    it.rework().at(1100).tick().expect("PromiseBroken interaction=1", "Event105");
    it.at(2000).arrive(2, AGED, VOICE).at(2050).tick();
    it.expect("PromiseBroken interaction=2", "Event105");
  }

  @Test
  void T2_timersOfOneDeadlineFireInOrderOfCreation() {
    plan.promoteAfterMs = 1000;
    plan.stepMs = 1000;
    plan.onVoice = new Plan.Promises(1000, 0, 0);
    begin();
    it.at(100).arrive(1, AGED, VOICE).at(1100).tick();
    it.expect(
        "InteractionPromoted interaction=1",
        "InteractionStepStarted",
        "PromiseBroken interaction=1",
        "Event105");
  }

  // Shift

  /** To chat, where the first answer is promised within so long. */
  private void shifted(long voiceMs, long chatMs) {
    plan.onVoice = new Plan.Promises(voiceMs, 0, 0);
    plan.onChat = new Plan.Promises(chatMs, 0, 0);
    begin();
    it.at(100).arrive(1, AGED, VOICE).at(499).tick().at(500).shift(1, CHAT, 0, 0);
    it.expect("InteractionShifted interaction=1", "InteractionWaiting interaction=1");
  }

  @Test
  void SHa_theEarlierDeadlineStays() {
    shifted(1000, 1000);
    it.at(1099).tick().expect("Event105");
    it.at(1100).tick().expect("PromiseBroken interaction=1 channel=2", "Event105");
    it.at(9000).tick().expect("Event105");
  }

  @Test
  void SHa_orIsThatOfTheNewChannel() {
    shifted(1000, 300);
    it.at(800).tick().expect("PromiseBroken interaction=1 channel=2", "Event105");
    it.at(9000).tick().expect("Event105");
  }

  @Test
  void SHa_whatThatPromisesStartsIfNothingWasPromised() {
    shifted(0, 300);
    it.at(799).tick().expect("Event105");
    it.at(800).tick().expect("PromiseBroken interaction=1", "Event105");
  }

  @Test
  void SHa_whatIsBrokenStaysBroken() {
    shifted(200, 300);
    it.at(9000).tick().expect("Event105");
  }

  @Test
  void SHa_whatWasPromisedStaysWhereNothingIs() {
    shifted(1000, 0);
    it.at(1100).tick().expect("PromiseBroken interaction=1", "Event105");
  }

  // Due

  @Test
  void PMa_withoutATargetTheFirstAnswerIsTheTarget() {
    promised();
    it.at(100).arrive(1, DUE, VOICE).expect("InteractionWaiting dueMs=1100");
    it.at(110).arrive(2, DUE, CHAT).expect("InteractionWaiting dueMs=110");
    it.at(120).arrive(3, AGED, VOICE).expect("InteractionWaiting dueMs=120");
  }

  @Test
  void PMa_aTargetOfTheQueueGoesBefore() {
    plan.targetMs = 700;
    promised();
    it.at(100).arrive(1, DUE, VOICE).expect("InteractionWaiting dueMs=800");
  }

  @Test
  void O2a_andItIsTheTargetOfTheQueueThatAnInteractionComesTo() {
    promised();
    it.at(50).signOn(1, ALL).at(100).arrive(1, DUE, VOICE).accept(1);
    plan.version = 2;
    plan.onVoice = new Plan.Promises(400, 0, 0);
    plan.withoutQueues.add(DUE);
    it.at(200).plan(plan.build());
    // due of the other queue, in age order, is earlier
    it.returns(1, 0, 0).expect("InteractionReturned", "InteractionWaiting dueMs=100 queue=1");
  }
}
