package org.strowger.replay.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.Plan.SkillLevel;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Contacts;
import org.strowger.replay.trace.Shift;

class SimulationTest {
  private static final long NINE = 32_400_000;
  private static final long MINUTE = 60_000;

  private static Plan plan(WrapUpKind wrapUp, long wrapUpMs, boolean autoAccept) {
    Plan.Step step =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new SkillLevel("help", 1)),
            List.of(),
            List.of(),
            List.of());
    return new Plan(
        1,
        0,
        List.of("help"),
        List.of(),
        List.of(new Plan.Channel("voice", autoAccept)),
        List.of(
            new Plan.Profile(
                "one", 1, List.of(new Plan.Handling("voice", 1, 1, false, wrapUp, wrapUpMs)))),
        List.of(
            new Plan.Queue("help", QueueOrder.AGE, 1, 20_000, 30_000, 60_000, 1, List.of(step))));
  }

  private static Plan plan() {
    return plan(WrapUpKind.NONE, 0, false);
  }

  private static ContactRecord contact(String id, long atMs, long patienceMs, long handlingMs) {
    return Contacts.planned(id, "help", 0, NINE + atMs, patienceMs, handlingMs);
  }

  private static ContactRecord patient(String id, long atMs, long handlingMs) {
    return contact(id, atMs, ContactRecord.NO_LIMIT, handlingMs);
  }

  private static Shift shift(String agent, long fromMs, long toMs, Shift.Break... breaks) {
    return new Shift(
        agent,
        null,
        List.of(new SkillLevel("help", 5)),
        List.of(),
        NINE + fromMs,
        NINE + toMs,
        List.of(breaks));
  }

  private static SimulationResult play(
      Plan plan, long answerDelayMs, List<ContactRecord> contacts, Shift... shifts) {
    SimulationResult result =
        Simulation.play(
            new Scenario("test", plan, contacts, List.of(shifts)),
            new EngineContext().durability(Durability.NONE),
            answerDelayMs,
            arrived -> {});
    assertEquals(0, result.refused(), () -> result.refusals().toString());
    assertTrue(result.order().kept(), () -> result.order().examples().toString());
    return result;
  }

  private static ContactResult of(SimulationResult result, String id) {
    return result.contacts().stream()
        .filter(contact -> contact.contact().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void contactsWaitTheirTurnAndAreHandledAsLongAsRecorded() {
    SimulationResult result =
        play(
            plan(),
            1_000,
            List.of(patient("a", 0, 5 * MINUTE), patient("b", MINUTE, 2 * MINUTE)),
            shift("ann", 0, 60 * MINUTE));
    assertEquals(1_000, of(result, "a").waitedMs());
    assertEquals(5 * MINUTE, of(result, "a").handledMs());
    assertEquals("ann", of(result, "a").agent());
    assertEquals(4 * MINUTE + 2_000, of(result, "b").waitedMs());
    assertEquals(7 * MINUTE / (60.0 * MINUTE), result.occupancy().total(), 1e-9);
  }

  @Test
  void aCustomerLeavesAtTheEndOfItsPatienceUnlessAnswered() {
    SimulationResult result =
        play(
            plan(),
            0,
            List.of(
                patient("a", 0, 5 * MINUTE),
                contact("b", MINUTE, 3 * MINUTE, MINUTE),
                contact("c", 2 * MINUTE, 3 * MINUTE, MINUTE)),
            shift("ann", 0, 60 * MINUTE));
    assertEquals(End.ABANDONED, of(result, "b").end());
    assertEquals(3 * MINUTE, of(result, "b").waitedMs());
    assertNull(of(result, "b").agent());
    assertEquals(End.ANSWERED, of(result, "c").end(), "an answer at the same instant is in time");
    assertEquals(3 * MINUTE, of(result, "c").waitedMs());
  }

  @Test
  void creditCountsAsWaiting() {
    List<ContactRecord> contacts =
        List.of(
            patient("a", 0, 5 * MINUTE),
            patient("b", MINUTE, MINUTE),
            Contacts.planned(
                "c", "help", 90_000, NINE + 2 * MINUTE, ContactRecord.NO_LIMIT, MINUTE));
    SimulationResult result = play(plan(), 0, contacts, shift("ann", 0, 60 * MINUTE));
    assertEquals(3 * MINUTE, of(result, "c").waitedMs());
    assertEquals(5 * MINUTE, of(result, "b").waitedMs());
    assertEquals(NINE + 30_000, of(result, "c").dueMs());
  }

  @Test
  void wrapUpKeepsTheAgentAsThePlanSays() {
    List<ContactRecord> contacts = List.of(patient("a", 0, MINUTE), patient("b", 0, MINUTE));
    ContactRecord untilEnded = withWrapUp(contacts.get(0), 20_000);
    Shift shift = shift("ann", 0, 60 * MINUTE);
    List<ContactRecord> both = List.of(untilEnded, contacts.get(1));
    assertEquals(60_000, of(play(plan(), 0, both, shift), "b").waitedMs());
    Plan timed = plan(WrapUpKind.TIMED, 15_000, false);
    assertEquals(75_000, of(play(timed, 0, both, shift), "b").waitedMs());
    Plan open = plan(WrapUpKind.UNTIL_ENDED, 0, false);
    assertEquals(80_000, of(play(open, 0, both, shift), "b").waitedMs());
    Plan lowCap = plan(WrapUpKind.CAPPED, 10_000, false);
    assertEquals(70_000, of(play(lowCap, 0, both, shift), "b").waitedMs());
    Plan highCap = plan(WrapUpKind.CAPPED, 40_000, false);
    SimulationResult capped = play(highCap, 0, both, shift);
    assertEquals(80_000, of(capped, "b").waitedMs());
    assertEquals(20_000, of(capped, "a").wrapUpMs());
  }

  private static ContactRecord withWrapUp(ContactRecord contact, long wrapUpMs) {
    return new ContactRecord(
        contact.id(),
        contact.customer(),
        contact.channel(),
        contact.queue(),
        contact.topic(),
        contact.urgency(),
        contact.creditMs(),
        contact.skills(),
        contact.day(),
        contact.enteredMs(),
        contact.outcome(),
        contact.leftMs(),
        contact.patienceMs(),
        contact.agent(),
        contact.answeredMs(),
        contact.handlingMs(),
        wrapUpMs);
  }

  @Test
  void anAutomaticAnswerNeedsNoDelay() {
    SimulationResult result =
        play(
            plan(WrapUpKind.NONE, 0, true),
            5_000,
            List.of(patient("a", 0, MINUTE)),
            shift("ann", 0, 60 * MINUTE));
    assertEquals(0, of(result, "a").waitedMs());
  }

  @Test
  void anAgentFinishesItsWorkBeforeItLeavesAndTakesNothingNew() {
    SimulationResult result =
        play(
            plan(),
            0,
            List.of(patient("a", 0, 10 * MINUTE), patient("b", MINUTE, MINUTE)),
            shift("ann", 0, 5 * MINUTE));
    assertEquals(End.ANSWERED, of(result, "a").end());
    assertEquals(10 * MINUTE, of(result, "a").handledMs());
    assertEquals(End.WAITING, of(result, "b").end());
    assertEquals(1.0, result.occupancy().total(), 1e-9, "at work until the end of the work");
  }

  @Test
  void aBreakStartsWhenTheWorkEndsAndLastsItsFullLength() {
    SimulationResult result =
        play(
            plan(),
            0,
            List.of(patient("a", 0, 10 * MINUTE), patient("b", MINUTE, MINUTE)),
            shift("ann", 0, 60 * MINUTE, new Shift.Break(NINE + 5 * MINUTE, 15 * MINUTE)));
    assertEquals(24 * MINUTE, of(result, "b").waitedMs());
    assertEquals(11.0 / 45, result.occupancy().total(), 1e-9, "a break is not time at work");
  }

  @Test
  void anAgentMayHaveTwoShifts() {
    SimulationResult result =
        play(
            plan(),
            0,
            List.of(patient("a", 0, 10 * MINUTE), patient("b", 6 * MINUTE, MINUTE)),
            shift("ann", 0, 5 * MINUTE),
            shift("ann", 8 * MINUTE, 30 * MINUTE));
    assertEquals(4 * MINUTE, of(result, "b").waitedMs(), "back at work before it could leave");
    SimulationResult apart =
        play(
            plan(),
            0,
            List.of(patient("a", 0, MINUTE), patient("b", 6 * MINUTE, MINUTE)),
            shift("ann", 0, 5 * MINUTE),
            shift("ann", 8 * MINUTE, 30 * MINUTE));
    assertEquals(2 * MINUTE, of(apart, "b").waitedMs());
  }

  @Test
  void anAbandonedContactThatIsAnsweredHereTakesTheMeanOfItsQueue() {
    SimulationResult result =
        play(
            plan(),
            0,
            List.of(
                Contacts.answered("a", "x", "help", NINE, 4 * MINUTE),
                Contacts.answered("b", "x", "help", NINE, 2 * MINUTE),
                Contacts.abandoned("c", "help", NINE, 5 * MINUTE)),
            shift("ann", 0, 60 * MINUTE),
            shift("bob", 0, 60 * MINUTE));
    assertEquals(3 * MINUTE, of(result, "c").handledMs());
    assertEquals(2 * MINUTE, of(result, "c").waitedMs());
  }

  @Test
  void contactsForNobodyWaitOrLeave() {
    SimulationResult result =
        play(plan(), 0, List.of(patient("a", 0, MINUTE), contact("b", 0, MINUTE, MINUTE)));
    assertEquals(End.WAITING, of(result, "a").end());
    assertEquals(End.ABANDONED, of(result, "b").end());
    assertTrue(Double.isNaN(result.occupancy().total()));
  }

  @Test
  void anAnswerDelayThatWouldMissEveryOfferIsRefused() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> play(plan(), 30_000, List.of(patient("a", 0, MINUTE))));
    assertEquals(
        "the answer delay must be from 0 to below the offer timeout of queue \"help\", 30000 ms;"
            + " is 30000 ms",
        wrong.getMessage());
  }

  @Test
  void aPlanThatDoesNotFitIsToldAtOnce() {
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Scenario(
                    "test",
                    plan(),
                    List.of(Contacts.planned("a", "sales", 0, NINE, 0, 0)),
                    List.of(
                        new Shift(
                            "ann",
                            "two",
                            List.of(new SkillLevel("french", 1)),
                            List.of("north"),
                            NINE,
                            NINE,
                            List.of()))));
    assertEquals(
        "the plan does not fit: it has no queue \"sales\", which the contacts name; it has no skill"
            + " \"french\", which the shifts name; it has no team \"north\", which the shifts name;"
            + " it has no profile \"two\", which the shifts name",
        wrong.getMessage());
  }

  @Test
  void whatTheEngineRefusesIsCounted() {
    ContactRecord twice = patient("a", 0, MINUTE);
    SimulationResult result =
        Simulation.play(
            new Scenario("test", plan(), List.of(twice, twice), List.of()),
            new EngineContext().durability(Durability.NONE),
            0,
            arrived -> {});
    assertEquals(1, result.refused());
    assertTrue(
        result.refusals().get(0).contains("DUPLICATE_INTERACTION"), result.refusals().get(0));
  }

  @Test
  void theFiguresOfTheEngineAreCountedFromOutside(@TempDir Path directory) {
    SimulationResult result =
        Simulation.play(
            new Scenario(
                "test",
                plan(),
                List.of(patient("a", 0, MINUTE)),
                List.of(shift("ann", 0, 60 * MINUTE))),
            new EngineContext().directory(directory).journalBlockLength(1 << 20),
            1_000,
            arrived -> {});
    EngineFigures engine = result.engine();
    // 7 names (ann, 2 reasons, skill, channel, profile, queue), plan, sign on, name of a, arrive,
    // accept, complete, sign off
    assertEquals(14, engine.commands());
    assertTrue(engine.latency().getTotalCount() >= 9);
    assertTrue(engine.events() > engine.commands());
    assertTrue(engine.wallNanos() >= engine.engineNanos());
  }
}
