package org.strowger.workload;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.ingress.PlanCommand;

/**
 * A {@link SkillTrace} in the engine's terms: units 1, limit 1, auto-accept, no wrap-up, class =
 * priority, age order, longest idle, no promotion, one queue without a requirement of its own.
 * Numbers of agents, skills and interactions are those of the trace plus 1. Each step carries its
 * own number plus 1 as correlation, set-up carries 0.
 */
public final class SkillCommands {
  /** The only queue. */
  public static final String QUEUE = "everything";

  /** The only channel. */
  public static final String CHANNEL = "calls";

  /** The only capacity profile. */
  public static final String PROFILE = "one at a time";

  /** Engine time of the set-up, 2026-01-01T00:00Z. */
  public static final long START_MS = 1_767_225_600_000L;

  private static final int STEPS_PER_MS = 100;

  private SkillCommands() {}

  /** External id of a skill of the trace. */
  public static String skillId(int skill) {
    return "skill " + skill;
  }

  /** The plan of the trace. */
  public static Plan plan() {
    List<String> skills =
        IntStream.range(0, SkillTrace.SKILLS).mapToObj(SkillCommands::skillId).toList();
    Plan.Step step =
        new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());
    Plan.Handling handling = new Plan.Handling(CHANNEL, 1, 1, false, WrapUpKind.NONE, 0);
    return new Plan(
        1,
        0,
        skills,
        List.of(),
        List.of(new Plan.Channel(CHANNEL, true)),
        List.of(new Plan.Profile(PROFILE, 1, List.of(handling))),
        List.of(new Plan.Queue(QUEUE, QueueOrder.AGE, 0, 0, 10_000, 10_000, 1, List.of(step))));
  }

  /** Limits with room for the trace and little more. */
  public static CoreLimits limits(SkillTrace trace) {
    return new CoreLimits(trace.agents(), trace.agents() + 16_384, 1_024);
  }

  /** Engine time of a step. */
  public static long timeMs(int step) {
    return START_MS + 1 + step / STEPS_PER_MS;
  }

  /** Commands on the tape before the first step: the plan, and one for each agent. */
  public static int setUp(SkillTrace trace) {
    return 1 + trace.agents();
  }

  /** All commands: plan, agents signing on in order, steps. */
  public static CommandTape tape(SkillTrace trace) {
    CommandTape tape = new CommandTape(setUp(trace) + trace.steps());
    CommandFactory factory = new CommandFactory();
    UnsafeBuffer message = new UnsafeBuffer(new byte[16 * 1024]);
    tape.add(message, PlanCommand.encode(message, 0, plan(), numbers()), START_MS, 0);

    SkillList skills = new SkillList();
    NumberList teams = new NumberList();
    for (int agent = 0; agent < trace.agents(); agent++) {
      skillsOf(trace, agent, skills, SkillCommands::numberOf);
      int available = Presence.AVAILABLE.value();
      int length = factory.signOn(message, 0, agent + 1, 1, available, skills, teams);
      tape.add(message, length, START_MS, 0);
    }

    Arrival arrival = new Arrival();
    for (int step = 0; step < trace.steps(); step++) {
      int length;
      if (trace.isArrival(step)) {
        arrivalOf(trace, step, arrival.reset(0, 1, 1), SkillCommands::numberOf);
        length = factory.arrive(message, 0, arrival);
      } else {
        long interaction = trace.interaction(step) + 1L;
        length = factory.complete(message, 0, interaction, trace.agent(step) + 1, 0);
      }
      tape.add(message, length, timeMs(step), step + 1L);
    }
    return tape;
  }

  /** Tells the number of a skill of the trace. */
  @FunctionalInterface
  interface SkillNumbers {
    int of(int skill);
  }

  private static int numberOf(int skill) {
    return skill + 1;
  }

  static void skillsOf(SkillTrace trace, int agent, SkillList skills, SkillNumbers numbers) {
    skills.clear();
    for (int position = 0; position < SkillTrace.SKILLS_PER_AGENT; position++) {
      skills.add(numbers.of(trace.skill(agent, position)), trace.level(agent, position));
    }
  }

  static void arrivalOf(SkillTrace trace, int step, Arrival arrival, SkillNumbers numbers) {
    arrival.interaction = trace.interaction(step) + 1L;
    arrival.urgency = trace.priority(step);
    arrival.allOf.add(numbers.of(trace.skill1(step)), trace.level1(step));
    arrival.allOf.add(numbers.of(trace.skill2(step)), trace.level2(step));
  }

  /** Numbers of each kind from 1, in the order asked for. */
  static PlanCommand.Numbers numbers() {
    Map<IdKind, Map<String, Integer>> known = new EnumMap<>(IdKind.class);
    return (kind, text) -> {
      Map<String, Integer> ofKind = known.computeIfAbsent(kind, k -> new HashMap<>());
      return ofKind.computeIfAbsent(text, t -> ofKind.size() + 1);
    };
  }
}
