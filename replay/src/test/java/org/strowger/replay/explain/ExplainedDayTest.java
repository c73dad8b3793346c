package org.strowger.replay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.plan.Plan;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.explain.Reason.Detail;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;
import org.strowger.replay.day.BusyDay;
import org.strowger.replay.day.DaySize;
import org.strowger.replay.day.GeneratedDay;
import org.strowger.replay.simulation.LivelyDay;
import org.strowger.replay.simulation.RichPlan;

/**
 * What {@code explain} tells of every decision of a whole generated day is what the naive model of
 * the rules says at the same moment: candidates, first failing filter and what is in the way, score
 * parts, order, winner, position.
 */
class ExplainedDayTest extends ToolTest {
  /** Who is signed off is no candidate; nobody has a lease, and no channel is ever closed. */
  private static final Set<Detail> NOT_IN_A_DAY =
      Set.of(Detail.SIGNED_OFF, Detail.LEASE_LOST, Detail.CHANNEL_CLOSED);

  private static final String AGENTS = "strowger.explain.agents";
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

  private static GeneratedDay day(int agents) {
    return BusyDay.generate(new DaySize(agents, agents * DaySize.CONTACTS_PER_AGENT, 1, DATE));
  }

  private void playLively(int agents) {
    GeneratedDay day = day(agents);
    Plan first = RichPlan.of(day.plan(), 1, agents, 0);
    Plan second = RichPlan.of(day.plan(), 2, agents, 1);
    long noonMs = DATE.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    CoreLimits limits = agents < 50 ? LIMITS : new CoreLimits(1_000, 100_000, 200_000);
    LivelyDay.play(day, first, second, noonMs, context(Scheduler.INLINE).limits(limits));
  }

  private void playUsual(int agents) {
    Run run = run("day", "--agents", agents, "--journal", directory, "--no-verify");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
  }

  /** Asks the command itself about some, half of them in JSON and half in text. */
  private void ask(ExplainedDay day, int atLeast) {
    assertTrue(day.asked.size() >= atLeast, () -> "asked " + day.asked.size());
    boolean json = false;
    for (Told told : day.asked) {
      List<Object> args = new ArrayList<>(List.of("explain", directory, "--all"));
      args.addAll(told.options());
      if (json) {
        args.add("--json");
      }
      Run run = run(args.toArray());
      assertEquals(ExitCode.GOOD, run.code(), run.err());
      if (json) {
        told.assertTold(run.json());
      } else {
        told.assertTold(run.out());
      }
      json = !json;
    }
  }

  /** About 1,700 offers, 4,300 times one that waits, and 58,000 agents beside them. */
  @Test
  void everyDecisionOfAGeneratedDayIsExplainedAsByTheModel() {
    playUsual(20);
    ExplainedDay day = ExplainedDay.compare(directory, 100, 55);
    assertCompared(day, 1_500, 2_000, 40_000);
    assertEquals(day.made(), day.offers, "every offer is one of a pass");
    ask(day, 100);
  }

  /** About as many, under a plan that uses everything, with people who do everything. */
  @Test
  void everyDecisionOfADayWithEverythingInItIsExplainedAsByTheModel() {
    playLively(20);
    ExplainedDay day = ExplainedDay.compare(directory, 100, 55);
    assertCompared(day, 1_500, 2_000, 40_000);
    for (Strategy strategy : Strategy.values()) {
      int found = day.strategies.getOrDefault(strategy, 0);
      assertTrue(strategy == Strategy.NULL_VAL || found > 20, strategy + " in " + day.strategies);
    }
    for (Detail detail : Detail.values()) {
      int found = day.details.getOrDefault(detail, 0);
      assertTrue(NOT_IN_A_DAY.contains(detail) || found > 20, detail + " in " + day.details);
    }
    ask(day, 100);
  }

  private static void assertCompared(ExplainedDay day, int offers, int waits, int candidates) {
    assertTrue(day.offers > offers, day::toString);
    assertTrue(day.waits > waits, day::toString);
    assertTrue(day.candidates > candidates, day::toString);
  }

  /**
   * A day of the usual size, and one with everything in it of a quarter of that, on which the model
   * is slower: {@code mvn -Plong -pl replay -am test -Dtest=ExplainedDayTest
   * -Dsurefire.failIfNoSpecifiedTests=false}. The system property {@value #AGENTS} gives another
   * size.
   */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void everyDecisionOfADayOfUsualSizeIsExplainedAsByTheModel(boolean withEverything) {
    int agents = Integer.getInteger(AGENTS, 200) / (withEverything ? 4 : 1);
    if (withEverything) {
      playLively(agents);
    } else {
      playUsual(agents);
    }
    ExplainedDay day = ExplainedDay.compare(directory, 200, 20 * agents / 4);
    System.err.println(day);
    assertCompared(day, 75 * agents, 40 * agents, 2_000 * agents);
    ask(day, 20);
  }
}
