package org.strowger.replay.theory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.simulation.ContactResult;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.simulation.Simulation;
import org.strowger.replay.simulation.SimulationResult;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;
import org.strowger.replay.trace.Shift;

/**
 * One queue of theory, played through the engine: Poisson arrivals, exponential conversations and
 * patience, agents alike and never away. The first part of each run, until the queue is in
 * equilibrium, does not count.
 *
 * @param agents number of agents
 * @param load arrivals in the time of one conversation
 * @param conversationMs mean length of a conversation, milliseconds
 * @param patienceMs mean patience, milliseconds; {@link ContactRecord#NO_LIMIT}: no end of it
 * @param contacts counted in a run
 */
record Experiment(int agents, double load, long conversationMs, long patienceMs, int contacts) {
  /** Conversations before contacts are counted. */
  private static final int WARM_UP_CONVERSATIONS = 20;

  private static final String SKILL = "calls";
  private static final String CHANNEL = "voice";
  private static final LocalDate DAY = LocalDate.EPOCH;

  /**
   * What a run gave.
   *
   * @param waitProbability share of the contacts counted that waited
   * @param meanWaitMs of all of them
   * @param leaveProbability share that left
   */
  record Outcomes(double waitProbability, double meanWaitMs, double leaveProbability) {}

  boolean patient() {
    return patienceMs == ContactRecord.NO_LIMIT;
  }

  /** What theory says. */
  Erlang.Prediction predicted() {
    return patient()
        ? Erlang.c(agents, load, (double) conversationMs)
        : Erlang.a(agents, load, (double) conversationMs, (double) patienceMs);
  }

  /**
   * Plays one run.
   *
   * @param random arrivals, conversations and patience are drawn from it
   * @param progress is told the contacts that have arrived
   */
  Outcomes run(SplittableRandom random, LongConsumer progress) {
    double warmUpMs = (double) WARM_UP_CONVERSATIONS * conversationMs;
    List<ContactRecord> drawn = new ArrayList<>();
    double now = 0;
    for (int counted = 0; counted < contacts; ) {
      now += exponential(random, conversationMs / load);
      drawn.add(contact(drawn.size(), Math.round(now), random));
      counted += now >= warmUpMs ? 1 : 0;
    }
    Scenario scenario = new Scenario("theory", plan(), drawn, shifts(Math.round(now)));
    EngineContext context = new EngineContext().durability(Durability.NONE);
    SimulationResult result = Simulation.play(scenario, context, 0, progress);
    return outcomes(result, Math.round(warmUpMs));
  }

  private static Outcomes outcomes(SimulationResult result, long fromMs) {
    long count = 0;
    long waited = 0;
    long left = 0;
    double waitMs = 0;
    for (ContactResult contact : result.contacts()) {
      if (contact.contact().enteredMs() >= fromMs) {
        count++;
        waited += contact.waitedMs() > 0 ? 1 : 0;
        left += contact.end() == End.ABANDONED ? 1 : 0;
        waitMs += contact.waitedMs();
      }
    }
    return new Outcomes((double) waited / count, waitMs / count, (double) left / count);
  }

  private static double exponential(SplittableRandom random, double mean) {
    return -Math.log1p(-random.nextDouble()) * mean;
  }

  private ContactRecord contact(int number, long enteredMs, SplittableRandom random) {
    long handlingMs = Math.max(1, Math.round(exponential(random, (double) conversationMs)));
    long patience =
        patient() ? patienceMs : Math.max(1, Math.round(exponential(random, (double) patienceMs)));
    return new ContactRecord(
        "c" + number,
        null,
        CHANNEL,
        SKILL,
        null,
        Limits.QUEUE_URGENCY,
        0,
        List.of(),
        DAY,
        enteredMs,
        Outcome.ANSWERED,
        ContactRecord.UNKNOWN,
        patience,
        null,
        ContactRecord.UNKNOWN,
        handlingMs,
        0);
  }

  private static Plan plan() {
    Plan.Handling calls = new Plan.Handling(CHANNEL, 1, 1, true, WrapUpKind.NONE, 0);
    Plan.Step step =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel(SKILL, 1)),
            List.of(),
            List.of(),
            List.of());
    return new Plan(
        1,
        0,
        List.of(SKILL),
        List.of(),
        List.of(new Plan.Channel(CHANNEL, true)),
        List.of(new Plan.Profile("phone", 1, List.of(calls))),
        List.of(new Plan.Queue(SKILL, QueueOrder.AGE, 0, 0, 1000, 1000, 1, List.of(step))));
  }

  private List<Shift> shifts(long lastMs) {
    List<Shift> shifts = new ArrayList<>();
    long end = lastMs + Limits.MAX_DURATION_MS;
    for (int i = 0; i < agents; i++) {
      List<Plan.SkillLevel> skills = List.of(new Plan.SkillLevel(SKILL, 1));
      shifts.add(new Shift("agent" + i, null, skills, List.of(), 0, end, List.of()));
    }
    return shifts;
  }
}
