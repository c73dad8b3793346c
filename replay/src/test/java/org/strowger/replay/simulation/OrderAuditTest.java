package org.strowger.replay.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.Plan.SkillLevel;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Contacts;
import org.strowger.replay.trace.PlanFromRecords;
import org.strowger.replay.trace.Shift;

/** The audit is told of events that an engine in order would not emit. */
class OrderAuditTest {
  private static final int ANN = 1;
  private static final int BOB = 2;

  private OrderAudit audit;
  private long[] numbers;

  @BeforeEach
  void threeContactsWait() {
    play(
        List.of(
            Contacts.planned("a", "red", 0, 1_000, ContactRecord.NO_LIMIT, 1_000),
            Contacts.planned("b", "red", 0, 2_000, ContactRecord.NO_LIMIT, 1_000),
            Contacts.planned("c", "blue", 0, 3_000, ContactRecord.NO_LIMIT, 1_000)),
        List.of(shift("ann", "red", "blue"), shift("bob", "blue")),
        0);
    for (int i = 0; i < numbers.length; i++) {
      audit.waiting(1_000L * (i + 1), 10 + i, numbers[i], 1_000L * (i + 1), 1, 1_000L * (i + 1));
    }
  }

  private void play(List<ContactRecord> contacts, List<Shift> shifts, long lastAgentMs) {
    Plan plan = PlanFromRecords.plan(contacts, shifts, 20_000, lastAgentMs);
    Scenario scenario = new Scenario("test", plan, contacts, shifts);
    try (TimedEngine engine = new TimedEngine(new EngineContext().durability(Durability.NONE), 0)) {
      PlanNumbers planNumbers = new PlanNumbers(engine);
      Behaviour behaviour = new RecordedBehaviour(contacts, 0);
      Customers customers = new Customers(contacts, engine, planNumbers, new Agenda(), behaviour);
      audit = new OrderAudit(scenario, customers);
      numbers = new long[contacts.size()];
      for (int i = 0; i < numbers.length; i++) {
        customers.arrive(i, 0);
        numbers[i] = customers.interaction(i);
      }
    }
    audit.atWork(ANN, shifts.get(0), plan.profiles().get(0));
    audit.atWork(BOB, shifts.get(1), plan.profiles().get(0));
    audit.signedOn(0, ANN, Presence.AVAILABLE);
    audit.signedOn(0, BOB, Presence.AVAILABLE);
  }

  private static Shift shift(String agent, String... skills) {
    return new Shift(
        agent,
        null,
        Arrays.stream(skills).map(skill -> new SkillLevel(skill, 5)).toList(),
        List.of(),
        0,
        100_000,
        List.of());
  }

  private void offer(int contact, int agent) {
    audit.offerMade(5_000, contact + 1, numbers[contact], agent);
  }

  @Test
  void theFirstInOrderThatTheAgentMayHaveIsInOrder() {
    offer(0, ANN);
    offer(2, BOB);
    assertTrue(audit.figures().kept());
    assertEquals(2, audit.figures().offers());
  }

  @Test
  void aLaterOneIsOutOfOrder() {
    offer(1, ANN);
    assertEquals(1, audit.figures().outOfOrder());
    assertEquals(
        "b was offered to ann while a waited, earlier in order", audit.figures().examples().get(0));
  }

  @Test
  void anEarlierOneWithAnOpenOfferIsNoRivalUntilTheOfferEnds() {
    offer(0, ANN);
    audit.offerEnded(1, numbers[0], ANN);
    offer(1, ANN);
    assertEquals(1, audit.figures().outOfOrder());
  }

  @Test
  void anEarlierOneThatLeftIsNoRival() {
    audit.abandoned(numbers[0], 4_000);
    offer(1, ANN);
    assertTrue(audit.figures().kept());
  }

  @Test
  void aPromotedOneStandsFirst() {
    audit.promoted(numbers[2]);
    offer(0, ANN);
    assertEquals(1, audit.figures().outOfOrder());
  }

  @Test
  void anAgentWithoutTheSkillMayNotHaveIt() {
    offer(0, BOB);
    assertEquals(1, audit.figures().notEligible());
    assertFalse(audit.figures().kept());
  }

  @Test
  void anAgentWhoIsFullMayNotHaveMoreUntilTheWorkEnds() {
    offer(0, ANN);
    audit.offerAccepted(5_000, 1, numbers[0], ANN, 4_000, false);
    audit.completed(6_000, numbers[0], ANN, 1_000, WrapUpKind.TIMED, 7_000);
    offer(1, ANN);
    assertEquals(1, audit.figures().notEligible(), "in wrap-up");
    audit.offerEnded(2, numbers[1], ANN);
    audit.wrapUpEnded(7_000, numbers[0], ANN, 1_000);
    offer(1, ANN);
    assertEquals(1, audit.figures().notEligible(), "free again");
  }

  @Test
  void anAgentWhoAskedToBeAwayMayNotHaveIt() {
    audit.presenceChanged(4_000, ANN, Presence.AVAILABLE, Presence.AWAY);
    offer(0, ANN);
    assertEquals(1, audit.figures().notEligible());
  }

  /** Ann has had carl; the first step of the queue waits for who had the customer last. */
  private void annHasHadCarl() {
    play(
        List.of(
            loan("first", "carl", 1_000), loan("second", "carl", 6_000), loan("x", null, 7_000)),
        List.of(shift("ann", "blue"), shift("bob", "blue")),
        30_000);
    audit.waiting(1_000, 10, numbers[0], 1_000, 1, 1_000);
    audit.stepStarted(1_000, numbers[0], 2);
    offer(0, ANN);
    audit.offerAccepted(5_000, 1, numbers[0], ANN, 4_000, false);
    audit.completed(5_500, numbers[0], ANN, 500, WrapUpKind.NONE, 0);
    audit.waiting(6_000, 11, numbers[1], 6_000, 1, 6_000);
    audit.waiting(7_000, 12, numbers[2], 7_000, 1, 7_000);
  }

  private static ContactRecord loan(String id, String customer, long enteredMs) {
    return Contacts.of(
        customer,
        "loan",
        Contacts.planned(id, "blue", 0, enteredMs, ContactRecord.NO_LIMIT, 1_000));
  }

  @Test
  void inAnAffinityStepOnlyTheLastAgentMayHaveIt() {
    annHasHadCarl();
    offer(1, BOB);
    assertEquals(1, audit.figures().notEligible());
    audit.offerEnded(2, numbers[1], BOB);
    offer(1, ANN);
    assertEquals(1, audit.figures().notEligible(), "ann may");
  }

  @Test
  void oneThatWaitsForAnotherAgentIsNoRivalUntilItsNextStep() {
    annHasHadCarl();
    audit.stepStarted(7_000, numbers[2], 2);
    offer(2, BOB);
    assertTrue(audit.figures().kept());
    audit.offerEnded(3, numbers[2], BOB);
    audit.stepStarted(36_000, numbers[1], 2);
    offer(2, BOB);
    assertEquals(1, audit.figures().outOfOrder());
  }

  /** Carl returns with the place that he had: of equal due, his ticket is the earlier one. */
  @Test
  void ofEqualDueTheEarlierTicketIsFirstWhateverTheArrivals() {
    play(
        List.of(loan("left", "carl", 1_000), loan("other", null, 1_000), loan("b", "carl", 3_000)),
        List.of(shift("ann", "blue"), shift("bob", "blue")),
        0);
    audit.waiting(1_000, 10, numbers[0], 9_000, 1, 1_000);
    audit.waiting(1_000, 11, numbers[1], 9_000, 1, 1_000);
    audit.abandoned(numbers[0], 2_000);
    audit.waiting(3_000, 12, numbers[2], 9_000, 1, 1_000);
    offer(2, ANN);
    assertTrue(audit.figures().kept());
    audit.offerEnded(3, numbers[2], ANN);
    offer(1, BOB);
    assertEquals(1, audit.figures().outOfOrder());
  }
}
