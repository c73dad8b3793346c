package org.strowger.rules;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanData;
import org.strowger.oracle.SkillLevel;

/** Applying a plan: rules X2 and X3, decisions V2, P1 and P2. */
class PlanRulesTest extends RuleTest {
  private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;

  private int version;

  @Test
  void V2_beforeThePlanOnlyNamesTicksAndSnapshots() {
    it.at(5).signOn("ann", "one");
    it.expect("Rejected code=NO_PLAN field=NONE value=0 valueKind=0 command=10 plan=0");
    it.abandon("i1");
    it.expectRefused("NO_PLAN", "NONE", 0);
    it.accept(1);
    it.expectRefused("NO_PLAN", "NONE", 0);
    it.tick();
    it.expect("@5 Ticked plan=0");
    it.does(new Command.TakeSnapshot());
    it.expect("SnapshotTaken plan=0");
    it.does(new Command.DefineName(2, 1, "ann"));
    it.expect("NameDefined number=1 kind=AGENT");
  }

  @Test
  void X2_aPlanIsInForceFromItsOwnSequenceOn() {
    it.at(0).plan(p -> oneQueue(p).version(7));
    it.expect("PlanApplied version=7 plan=7");
    it.signOn("ann", "one");
    it.expect("AgentSignedOn plan=7");
  }

  @Test
  void aNewPlanReplacesTheOldOne() {
    it.at(0).plan(p -> oneQueue(p).skills("german").version(1));
    it.plan(p -> p.channels("chat").profile("p", 1, p.handles("chat", 1, 1)).queue("r").version(2));
    it.arrive("i1", "q", "voice");
    it.expectRefused("UNKNOWN_QUEUE", "QUEUE", 1);
    it.arrive("i1", "r", "voice");
    it.expectRefused("UNKNOWN_CHANNEL", "CHANNEL", 1);
    it.signOn("ann", "one");
    it.expectRefused("UNKNOWN_PROFILE", "PROFILE", 1);
    it.signOn("ann", "p", "german@5");
    it.expectRefused("UNKNOWN_SKILL", "SKILL", 1);
    it.signOn("ann", "p");
    it.expect("AgentSignedOn plan=2");
  }

  @Test
  void theVersionMustGoUp() {
    it.at(0).plan(p -> oneQueue(p).version(0));
    it.expectRefused("PLAN_VERSION", "VERSION", 0);
    it.plan(p -> oneQueue(p).version(-1));
    it.expectRefused("PLAN_VERSION", "VERSION", -1);
    it.plan(p -> oneQueue(p).version(5));
    it.expect("PlanApplied version=5");
    it.plan(p -> oneQueue(p).version(5));
    it.expectRefused("PLAN_VERSION", "VERSION", 5);
    it.plan(p -> oneQueue(p).version(6));
    it.expect("PlanApplied version=6");
  }

  private void wrong(
      String field, long value, int kind, PlanData.Profile profile, PlanData.Queue queue) {
    PlanData plan =
        new PlanData(
            ++version,
            0,
            List.of(1, 2),
            PlanData.Team.plain(List.of(1)),
            List.of(new PlanData.Channel(1, false)),
            List.of(profile),
            List.of(queue));
    wrong(field, value, kind, plan);
  }

  private void wrong(String field, long value, int kind, PlanData plan) {
    it.does(new Command.ApplyPlan(plan));
    it.expect(
        "Rejected code=PLAN_INVALID field=%s value=%d valueKind=%d".formatted(field, value, kind));
  }

  private static PlanData.Handling handling(int cost, int limit, WrapUpKind wrapUp, long ms) {
    return new PlanData.Handling(1, cost, limit, false, wrapUp, ms);
  }

  private static PlanData.Profile profile(PlanData.Handling... handles) {
    return new PlanData.Profile(1, 10, List.of(handles));
  }

  private static PlanData.Queue queue(long target, long timeout, long hold, int misses) {
    PlanData.Step step = new PlanData.Step(0, List.of(), List.of(), List.of(), List.of());
    return new PlanData.Queue(1, QueueOrder.AGE, 5, target, timeout, hold, misses, List.of(step));
  }

  private static PlanData.Queue steps(PlanData.Step... steps) {
    return new PlanData.Queue(1, QueueOrder.AGE, 5, 0, 1, 1, 1, List.of(steps));
  }

  private static PlanData.Queue broadcast(int offers, int skillWeight, int idleWeight) {
    PlanData.Weights weights = new PlanData.Weights(skillWeight, 0, 0, idleWeight);
    return new PlanData.Queue(1, QueueOrder.AGE, 5, 0, 1, 1, 1, offers, 0, 0, weights, List.of());
  }

  private static PlanData.Step step(
      List<SkillLevel> allOf, List<SkillLevel> anyOf, List<Integer> noneOf, List<Integer> teams) {
    return new PlanData.Step(0, allOf, anyOf, noneOf, teams);
  }

  private static PlanData numbers(
      long promoteAfterMs, List<Integer> skills, List<Integer> teams, List<Integer> channels) {
    return new PlanData(
        1,
        promoteAfterMs,
        skills,
        PlanData.Team.plain(teams),
        channels.stream().map(channel -> new PlanData.Channel(channel, false)).toList(),
        List.of(),
        List.of());
  }

  @Test
  void P1_theBoundAndTheNumbers() {
    it.at(0);
    List<Integer> none = List.of();
    wrong("DURATION", -1, 0, numbers(-1, List.of(0), none, none));
    wrong("DURATION", YEAR_MS + 1, 0, numbers(YEAR_MS + 1, none, none, none));
    wrong("SKILL", 0, 4, numbers(YEAR_MS, List.of(1, 0), List.of(0), none));
    wrong("SKILL", 8193, 4, numbers(0, List.of(8192, 8193), none, none));
    wrong("SKILL", 8192, 4, numbers(0, List.of(8192, 1, 8192, 0), none, none));
    wrong("TEAM", 1025, 5, numbers(0, List.of(1), List.of(1024, 1025), List.of(0)));
    wrong("TEAM", 2, 5, numbers(0, none, List.of(2, 2), none));
    wrong("CHANNEL", 17, 6, numbers(0, none, none, List.of(16, 17)));
    wrong("CHANNEL", 16, 6, numbers(0, none, none, List.of(16, 16)));
    it.does(new Command.ApplyPlan(numbers(YEAR_MS, List.of(8192), List.of(1024), List.of(16))));
    it.expect("PlanApplied version=1");
  }

  @Test
  void P1_profiles() {
    it.at(0);
    PlanData.Queue good = queue(0, 1, 1, 1);
    PlanData.Handling plain = handling(1, 1, WrapUpKind.NONE, 0);
    PlanData.Handling stranger = new PlanData.Handling(2, 1, 1, false, WrapUpKind.NONE, 0);
    wrong("PROFILE", 0, 8, new PlanData.Profile(0, 0, List.of()), good);
    wrong("PROFILE", 1025, 8, new PlanData.Profile(1025, 1, List.of()), good);
    wrong("UNITS", 0, 0, new PlanData.Profile(1, 0, List.of(stranger)), good);
    wrong("UNITS", 30_001, 0, new PlanData.Profile(1, 30_001, List.of()), good);
    wrong("CHANNEL", 2, 6, profile(plain, stranger), good);
    wrong("CHANNEL", 1, 6, profile(plain, handling(-1, 0, WrapUpKind.NONE, 1)), good);
    wrong("COST", -1, 0, profile(handling(-1, 0, WrapUpKind.NONE, 1)), good);
    wrong("COST", 11, 0, profile(handling(11, 1, WrapUpKind.NONE, 0)), good);
    wrong("LIMIT", 0, 0, profile(handling(0, 0, WrapUpKind.NONE, 1)), good);
    wrong("LIMIT", 30_001, 0, profile(handling(10, 30_001, WrapUpKind.NONE, 0)), good);
    wrong("DURATION", 1, 0, profile(handling(1, 1, WrapUpKind.NONE, 1)), good);
    wrong("DURATION", 5, 0, profile(handling(1, 1, WrapUpKind.UNTIL_ENDED, 5)), good);
    wrong("DURATION", 0, 0, profile(handling(1, 1, WrapUpKind.TIMED, 0)), good);
    wrong(
        "DURATION", YEAR_MS + 1, 0, profile(handling(1, 1, WrapUpKind.CAPPED, YEAR_MS + 1)), good);
    PlanData.Profile profile = profile(plain);
    wrong(
        "PROFILE",
        1,
        8,
        new PlanData(
            9,
            0,
            List.of(),
            List.of(),
            List.of(new PlanData.Channel(1, false)),
            List.of(profile, profile),
            List.of()));
  }

  @Test
  void P1_queues() {
    it.at(0);
    PlanData.Profile good = profile();
    PlanData.Queue queue = queue(0, 1, 1, 1);
    wrong(
        "QUEUE",
        4097,
        7,
        good,
        new PlanData.Queue(4097, QueueOrder.AGE, 5, -1, 0, 0, 0, List.of()));
    wrong("DURATION", -1, 0, good, queue(-1, 1, 1, 1));
    wrong("DURATION", YEAR_MS + 1, 0, good, queue(YEAR_MS + 1, 1, 1, 1));
    wrong("DURATION", 0, 0, good, queue(0, 0, 1, 1));
    wrong("DURATION", -7, 0, good, queue(0, 1, -7, 1));
    wrong("LIMIT", 0, 0, good, queue(YEAR_MS, YEAR_MS, YEAR_MS, 0));
    wrong("LIMIT", 1001, 0, good, queue(0, 1, 1, 1001));
    wrong("STEPS", 0, 0, good, steps());
    PlanData.Step step = step(List.of(), List.of(), List.of(), List.of());
    wrong("STEPS", 17, 0, good, steps(Collections.nCopies(17, step).toArray(PlanData.Step[]::new)));
    wrong("BROADCAST", 0, 0, good, broadcast(0, -1, 0));
    wrong("BROADCAST", 65, 0, good, broadcast(65, 0, 0));
    wrong("WEIGHT", -1, 0, good, broadcast(64, -1, 1_000_001));
    wrong("WEIGHT", 1_000_001, 0, good, broadcast(1, 1_000_000, 1_000_001));
    wrong(
        "QUEUE",
        1,
        7,
        new PlanData(9, 0, List.of(), List.of(), List.of(), List.of(), List.of(queue, queue)));
  }

  private static PlanData.Step step(
      Strategy strategy, Affinity affinity, long windowMs, List<Integer> preferred) {
    List<SkillLevel> no = List.of();
    return new PlanData.Step(
        1, strategy, affinity, windowMs, true, no, no, List.of(), List.of(), preferred);
  }

  private static final Strategy IDLE = Strategy.LONGEST_IDLE;

  @Test
  void P1_strategyAffinityAndPreferredSkillsOfAStep() {
    it.at(0);
    PlanData.Profile good = profile();
    List<Integer> none = List.of();
    PlanData.Step last = step(IDLE, Affinity.NONE, 0, none);
    wrong("STRATEGY", 255, 0, good, steps(step(Strategy.NULL_VAL, Affinity.NULL_VAL, 9, none)));
    wrong("AFFINITY", 255, 0, good, steps(step(IDLE, Affinity.NULL_VAL, 9, none), last));
    wrong("AFFINITY", 1, 0, good, steps(step(IDLE, Affinity.NAMED, 0, none)));
    wrong("AFFINITY", 2, 0, good, steps(last, step(IDLE, Affinity.LAST, 0, none)));
    wrong("DURATION", 0, 0, good, steps(step(IDLE, Affinity.LAST, 0, none), last));
    wrong("DURATION", 9, 0, good, steps(step(IDLE, Affinity.NAMED, 9, none), last));
    wrong("DURATION", 9, 0, good, steps(step(IDLE, Affinity.NONE, 9, none), last));
    List<Integer> many = Collections.nCopies(17, 3);
    wrong("PREFERRED", 17, 0, good, steps(step(IDLE, Affinity.NONE, 0, many)));
    wrong("SKILL", 3, 4, good, steps(step(IDLE, Affinity.NONE, 0, List.of(1, 1, 3))));
  }

  @Test
  void P1_theOrderOfATeam() {
    it.at(0);
    List<Integer> toMany = IntStream.rangeClosed(1, 16_385).boxed().toList();
    wrong("MEMBERS", 16_385, 0, members(toMany));
    wrong("AGENT", 0, 2, members(List.of(7, 0, 7)));
    wrong("AGENT", 7, 2, members(List.of(7, 1, 7)));
    it.does(new Command.ApplyPlan(members(toMany.subList(1, 16_385))));
    it.expect("PlanApplied version=1");
  }

  private static PlanData members(List<Integer> members) {
    return new PlanData(
        1, 0, List.of(), List.of(new PlanData.Team(1, members)), List.of(), List.of(), List.of());
  }

  @Test
  void P1_overflowAndFallbackOfQueuesAreLookedAtWhenAllAreKnown() {
    it.at(0);
    wrong("OVERFLOW", 3, 7, queues(refers(1, 5, 3, 9), refers(2, 5, 0, 2)));
    wrong("OVERFLOW", 2, 7, queues(refers(1, 0, 2, 9), refers(2, 5, 0, 2)));
    wrong("FALLBACK", 9, 7, queues(refers(1, 5, 2, 9), refers(2, 5, 0, 2)));
    wrong("FALLBACK", 2, 7, queues(refers(1, 5, 1, 2), refers(2, 5, 0, 2)));
    wrong("OVERFLOW", 1, 7, queues(refers(1, 5, 1, 2), refers(2, 5, 0, 1)));
    wrong("OVERFLOW", 1, 7, queues(refers(1, 5, 2, 2), refers(2, 5, 3, 1), refers(3, 5, 2, 0)));
    it.does(
        new Command.ApplyPlan(queues(refers(1, 5, 2, 2), refers(2, 5, 3, 1), refers(3, 0, 0, 1))));
    it.expect("PlanApplied");
  }

  private static PlanData.Queue refers(int number, long limitMs, int overflow, int fallback) {
    PlanData.Step step = new PlanData.Step(limitMs, List.of(), List.of(), List.of(), List.of());
    PlanData.Weights none = PlanData.Weights.NONE;
    return new PlanData.Queue(
        number, QueueOrder.AGE, 5, 0, 1, 1, 1, 1, overflow, fallback, none, List.of(step));
  }

  private static PlanData queues(PlanData.Queue... queues) {
    return new PlanData(1, 0, List.of(), List.of(), List.of(), List.of(), List.of(queues));
  }

  @Test
  void P1_steps() {
    it.at(0);
    PlanData.Profile good = profile();
    List<SkillLevel> no = List.of();
    List<Integer> none = List.of();
    SkillLevel asked = new SkillLevel(1, 10);
    SkillLevel unknown = new SkillLevel(3, 0);
    List<SkillLevel> many = Collections.nCopies(17, asked);
    wrong("DURATION", -1, 0, good, steps(new PlanData.Step(-1, many, no, none, none)));
    wrong("DURATION", 0, 0, good, steps(step(many, no, none, none), step(no, no, none, none)));
    wrong("ALL_OF", 17, 0, good, steps(step(many, no, none, none)));
    wrong("SKILL", 3, 4, good, steps(step(List.of(unknown), no, none, none)));
    wrong("LEVEL", 0, 0, good, steps(step(List.of(new SkillLevel(1, 0)), no, none, none)));
    wrong("LEVEL", 11, 0, good, steps(step(List.of(new SkillLevel(1, 11)), no, none, none)));
    wrong("SKILL", 1, 4, good, steps(step(List.of(asked, asked), no, none, none)));
    wrong("ANY_OF", 17, 0, good, steps(step(no, many, none, none)));
    wrong("SKILL", 3, 4, good, steps(step(no, List.of(asked, unknown), none, none)));
    wrong("LEVEL", 11, 0, good, steps(step(no, List.of(new SkillLevel(1, 11)), none, none)));
    wrong("NONE_OF", 17, 0, good, steps(step(no, no, Collections.nCopies(17, 1), none)));
    wrong("SKILL", 3, 4, good, steps(step(no, no, List.of(1, 3), none)));
    List<Integer> teams = IntStream.rangeClosed(1, 17).boxed().toList();
    wrong("TEAMS", 17, 0, good, steps(step(no, no, none, teams)));
    wrong("TEAM", 2, 5, good, steps(step(no, no, none, List.of(1, 2))));
    PlanData.Step full =
        step(
            List.of(asked, new SkillLevel(2, 1)),
            Collections.nCopies(16, asked),
            Collections.nCopies(16, 2),
            Collections.nCopies(16, 1));
    it.does(
        new Command.ApplyPlan(
            new PlanData(
                99,
                0,
                List.of(1, 2),
                PlanData.Team.plain(List.of(1)),
                List.of(),
                List.of(),
                List.of(steps(full)))));
    it.expect("PlanApplied version=99");
  }

  @Test
  void S1_atLeastOneStep_allButTheLastHaveALength_theLastHasNoAffinity() {
    it.at(0);
    PlanData.Profile good = profile();
    List<SkillLevel> no = List.of();
    List<Integer> none = List.of();
    PlanData.Step endless = new PlanData.Step(0, no, no, none, none);
    wrong("STEPS", 0, 0, good, steps());
    wrong("DURATION", 0, 0, good, steps(endless, endless));
    wrong("AFFINITY", 1, 0, good, steps(step(IDLE, Affinity.NAMED, 0, none)));
    it.does(
        new Command.ApplyPlan(
            new PlanData(
                99,
                0,
                List.of(1, 2),
                PlanData.Team.plain(List.of(1)),
                List.of(),
                List.of(),
                List.of(steps(step(IDLE, Affinity.NAMED, 0, none), endless)))));
    it.expect("PlanApplied version=99");
  }

  @Test
  void C1_unitsAndLimitsMustBeGivenAndACostMustFit() {
    it.at(0).plan(p -> p.channels("voice").profile("x", 0));
    it.expectRefused("PLAN_INVALID", "UNITS", 0);
    it.plan(p -> p.channels("voice").profile("x", 9, p.handles("voice", 1, 0)));
    it.expectRefused("PLAN_INVALID", "LIMIT", 0);
    it.plan(p -> p.channels("voice").profile("x", 9, p.handles("voice", 10, 1)));
    it.expectRefused("PLAN_INVALID", "COST", 10);
  }
}
