package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.core.MovementPlan.BOTH;
import static org.strowger.core.MovementPlan.CHAT;
import static org.strowger.core.MovementPlan.CHATS;
import static org.strowger.core.MovementPlan.EXPERTS;
import static org.strowger.core.MovementPlan.FRONT;
import static org.strowger.core.MovementPlan.SKILL;
import static org.strowger.core.MovementPlan.VOICE;
import static org.strowger.core.MovementPlan.WIDE;
import static org.strowger.core.MovementPlan.to;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.RoutabilityChangedDecoder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.explain.Reason;

/** Decision MV-a on the core alone: a step before the first, for one agent. */
class StepZeroTest {
  private static final int AGENT = 2;

  private final CoreStory it = new CoreStory();

  @BeforeEach
  void aPlan() {
    it.at(0).plan(MovementPlan.plan(1, 0));
  }

  /**
   * Interaction 1, which asks a skill that nobody has, waits for agent 2, who is busy until
   * interaction 9 is over, for 60 s from 1000 on.
   */
  private void waitsForBusyAgent() {
    it.at(10).signOn(AGENT, BOTH);
    it.at(20).arrive(9, FRONT, VOICE).accept(1);
    it.at(100).arrive(1, EXPERTS, CHAT, SKILL);
    it.at(1000).transfer(to(1, EXPERTS, AGENT));
    it.expect("InteractionTransferred", "InteractionWaiting routable=NO");
  }

  @Test
  void MVa_itAsksNothingOfTeamsAndSkills() {
    waitsForBusyAgent();
    assertEquals(0, it.probe().standing(1).allOf.length);
    assertEquals(Affinity.NAMED, it.probe().standing(1).affinity);
    assertEquals(Reason.Detail.UNITS, it.probe().candidate(1, AGENT).reason().detail());
    it.at(2000)
        .complete(9)
        .expect("InteractionCompleted", "OfferMade interaction=1 agent=2 step=0");
    // F4 does not count, so new skills take nothing back
    it.at(3000).does((commands, into) -> commands.skills(into, 0, AGENT, new SkillList()));
    it.expect("Event113");
    it.at(4000).accept(2).expect("OfferAccepted agent=2 step=0");
  }

  @Test
  void MVa_atItsEndTheStepOfTheQueueAsksAgain() {
    waitsForBusyAgent();
    it.at(60_999).tick().expect("Event105");
    it.at(61_000).tick();
    it.expect(
        "InteractionStepStarted interaction=1 queue=2 step=1 cause=TIME",
        "InteractionStepStarted interaction=1 queue=2 step=2 cause=SKIPPED",
        "Event105");
    assertEquals(Reason.Detail.ALL_OF, it.probe().candidate(1, AGENT).reason().detail());
  }

  @Test
  void X5_itDoesNotMakeItRoutable() {
    waitsForBusyAgent();
    it.at(2000).signOn(3, CHATS, SKILL);
    it.expect("Event110", "Event" + RoutabilityChangedDecoder.TEMPLATE_ID);
  }

  @Test
  void S4b_itEndsWhenTheAgentCannotTakeIt() {
    ends((commands, into) -> commands.presence(into, 0, AGENT, 2, 0, 61_000));
    ends((commands, into) -> commands.profile(into, 0, AGENT, 3));
    Update update = new Update().reset(1);
    update.setRequirement = true;
    update.excluded.add(AGENT);
    ends((commands, into) -> commands.update(into, 0, update));
  }

  private void ends(CoreStory.Writing command) {
    CoreStory story = new CoreStory();
    story.at(0).plan(calls());
    story.at(10).signOn(AGENT, BOTH);
    story.at(20).arrive(9, FRONT, VOICE).accept(1);
    story.at(100).arrive(1, FRONT, CHAT);
    story.at(1000).transfer(to(1, 0, AGENT)).expect("InteractionTransferred", "InteractionWaiting");
    story.at(2000).does(command);
    assertEquals(1, story.probe().standing(1).step);
  }

  /** With a profile that has calls alone. */
  private static Plan calls() {
    Plan plan = MovementPlan.plan(1, 0);
    List<Plan.Handling> calls = List.of(new Plan.Handling("1", 1, 1, false, WrapUpKind.NONE, 0));
    return new Plan(
        1,
        0,
        plan.skills(),
        plan.teams(),
        plan.channels(),
        List.of(plan.profiles().get(0), plan.profiles().get(1), new Plan.Profile("3", 1, calls)),
        plan.queues());
  }

  @Test
  void S4b_aBreakThatEndsInTimeIsWaitedFor() {
    waitsForBusyAgent();
    it.at(2000).does((commands, into) -> commands.presence(into, 0, AGENT, 2, 0, 60_999));
    it.expect("AgentPresenceChanged pending=AWAY");
    assertEquals(0, it.probe().standing(1).step);
    it.at(3000).complete(9).expect("InteractionCompleted", "AgentPresenceChanged presence=AWAY");
    it.at(4000).available(AGENT).expect("AgentPresenceChanged", "OfferMade agent=2 step=0");
    it.at(5000).decline(2);
    it.expect(
        "OfferDeclined",
        "InteractionStepStarted step=1 cause=AFFINITY_ENDED",
        "InteractionStepStarted step=2 cause=SKIPPED");
  }

  @Test
  void S4b_whoSignsOffIsNotWaitedFor() {
    it.at(10).signOn(AGENT, CHATS);
    it.at(20).away(AGENT);
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(200).transfer(to(1, 0, AGENT)).expect("InteractionTransferred", "InteractionWaiting");
    it.at(300).signOff(AGENT);
    it.expect("Event111", "InteractionStepStarted step=1 cause=AFFINITY_ENDED");
  }

  @Test
  void F7_thePreludeOfAnotherIsNotForAll() {
    waitsForBusyAgent();
    it.at(2000).signOn(3, CHATS, SKILL).expect("Event110");
    assertEquals(
        new Reason(7, Reason.Detail.AFFINITY, AGENT, 0, 0), it.probe().candidate(1, 3).reason());
  }

  @Test
  void MVa_anUpdateOfTheListsAndTheNamedAgentChangesNothingNow() {
    waitsForBusyAgent();
    Update update = new Update().reset(1);
    update.setRequirement = true;
    update.named = 5;
    it.at(2000)
        .does((commands, into) -> commands.update(into, 0, update))
        .expect("InteractionUpdated");
    assertEquals(AGENT, it.probe().standing(1).affine);
    it.at(3000).signOn(3, CHATS).expect("Event110");
    it.at(61_000).tick();
    it.expect(
        "InteractionStepStarted step=1 cause=TIME",
        "InteractionStepStarted step=2 cause=SKIPPED",
        "OfferMade agent=3 step=2",
        "Event105");
  }

  @Test
  void O4_aPromotedOneClaimsItsAgentOnly() {
    it.at(0).plan(MovementPlan.plan(2, 1000));
    it.at(10).signOn(AGENT, BOTH);
    it.at(11).signOn(3, BOTH);
    it.at(20).arrive(8, FRONT, VOICE).accept(1);
    it.at(30).arrive(9, FRONT, VOICE).accept(2);
    it.at(100).arrive(1, FRONT, CHAT);
    it.at(200).transfer(to(1, 0, 3));
    it.at(1200)
        .tick()
        .expect("InteractionPromoted", "AgentClaimed interaction=1 agent=3", "Event105");
    it.at(1300).complete(8).expect("InteractionCompleted");
    it.at(1400).complete(9).expect("InteractionCompleted", "OfferMade agent=3 step=0");
  }

  // Change of plan

  @Test
  void X2_inAQueueThatStaysItGoesOnWithItsAgentAndItsTime() {
    waitsForBusyAgent();
    it.at(2000).plan(MovementPlan.plan(2, 0)).expect("Event104");
    it.does((commands, into) -> commands.planRework(into, 0)).expect("Event107");
    assertEquals(0, it.probe().standing(1).step);
    assertEquals(AGENT, it.probe().standing(1).affine);
    it.at(60_999).tick().expect("Event105");
    it.at(61_000).tick();
    it.expect("InteractionStepStarted step=1", "InteractionStepStarted step=2", "Event105");
  }

  @Test
  void X2_inAnotherQueueItBeginsAtTheFirstStep() {
    waitsForBusyAgent();
    Plan plan = MovementPlan.plan(2, 0);
    Plan without =
        new Plan(
            2,
            0,
            plan.skills(),
            plan.teams(),
            plan.channels(),
            plan.profiles(),
            plan.queues().stream().filter(queue -> !queue.id().equals("2")).toList());
    it.at(2000).plan(without).expect("Event104");
    it.does((commands, into) -> commands.planRework(into, 0));
    it.expect("Event107", "InteractionMoved interaction=1 toQueue=1");
    assertEquals(1, it.probe().standing(1).step);
    it.at(61_000).tick().expect("Event105");
  }

  @Test
  void A5_itMovesNoCursor() {
    Plan.Step round =
        new Plan.Step(0, Strategy.ROUND_ROBIN, List.of(), List.of(), List.of(), List.of());
    Plan plan = MovementPlan.plan(2, 0);
    Plan rounds =
        new Plan(
            2,
            0,
            plan.skills(),
            plan.teams(),
            plan.channels(),
            plan.profiles(),
            List.of(MovementPlan.queue("1", QueueOrder.AGE, 3, 0, 1, round)));
    it.at(0).plan(rounds);
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(AGENT, BOTH);
    it.at(12).signOn(3, BOTH);
    it.at(100).arrive(1, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=1");
    it.at(200)
        .transfer(to(1, 0, 3))
        .expect(
            "InteractionTransferred",
            "OfferWithdrawn",
            "InteractionWaiting",
            "OfferMade agent=3 step=0");
    it.at(300).arrive(2, FRONT, CHAT).expect("InteractionWaiting", "OfferMade agent=2");
  }

  @Test
  void R5_onlyTheAgentIsAskedWhereSeveralAre() {
    it.at(10).signOn(1, BOTH);
    it.at(11).signOn(AGENT, BOTH);
    it.at(100).arrive(1, WIDE, CHAT).expect("InteractionWaiting", "OfferMade", "OfferMade");
    Transfer transfer = to(1, 0, AGENT);
    transfer.boundMs = 1000;
    it.at(200).transfer(transfer);
    it.expect(
        "InteractionTransferred",
        "OfferWithdrawn",
        "OfferWithdrawn",
        "InteractionWaiting",
        "OfferMade agent=2 step=0");
    it.at(1200).tick();
    it.expect("InteractionStepStarted step=1", "OfferMade agent=1 step=1", "Event105");
  }
}
