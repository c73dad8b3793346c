package org.strowger.workload;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    new Day(trace, tape).plan().signOn(START_MS).steps(0, 0);
    return tape;
  }

  /**
   * The trace twice. After the first time those who wait leave, everything is completed, and the
   * agents sign off; so the second time, which is the last {@link SkillTrace#steps} commands of the
   * tape, finds the core as the first did, and puts it through the same again.
   */
  public static CommandTape twice(SkillTrace trace) {
    CommandTape tape = new CommandTape(2 * (setUp(trace) + trace.steps()) + 4 * trace.agents());
    long day = TimeUnit.DAYS.toMillis(1);
    new Day(trace, tape)
        .plan()
        .signOn(START_MS)
        .steps(0, 0)
        .end(START_MS + day)
        .signOn(START_MS + day)
        .steps(day, trace.arrivals());
    return tape;
  }

  /** Writes the commands of one day after another. */
  private static final class Day {
    private final SkillTrace trace;
    private final CommandTape tape;
    private final CommandFactory factory = new CommandFactory();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[16 * 1024]);
    private final Arrival arrival = new Arrival();

    Day(SkillTrace trace, CommandTape tape) {
      this.trace = trace;
      this.tape = tape;
    }

    Day plan() {
      int length = PlanCommand.encode(message, 0, SkillCommands.plan(), numbers());
      tape.add(message, length, START_MS, 0);
      return this;
    }

    Day signOn(long timeMs) {
      SkillList skills = new SkillList();
      NumberList teams = new NumberList();
      for (int agent = 0; agent < trace.agents(); agent++) {
        skillsOf(trace, agent, skills, SkillCommands::numberOf);
        int available = Presence.AVAILABLE.value();
        int length = factory.signOn(message, 0, agent + 1, 1, available, skills, teams);
        tape.add(message, length, timeMs, 0);
      }
      return this;
    }

    Day steps(long laterMs, int interactionsBefore) {
      for (int step = 0; step < trace.steps(); step++) {
        long interaction = trace.interaction(step) + 1L + interactionsBefore;
        int length;
        if (trace.isArrival(step)) {
          arrivalOf(trace, step, arrival.reset(0, 1, 1), SkillCommands::numberOf);
          arrival.interaction = interaction;
          length = factory.arrive(message, 0, arrival);
        } else {
          length = factory.complete(message, 0, interaction, trace.agent(step) + 1, 0, 0);
        }
        tape.add(message, length, timeMs(step) + laterMs, step + 1L);
      }
      return this;
    }

    Day end(long timeMs) {
      BitSet waiting = new BitSet();
      BitSet active = new BitSet();
      for (int step = 0; step < trace.steps(); step++) {
        int answer = trace.answer(step);
        if (trace.isArrival(step)) {
          (answer == SkillTrace.NO_MATCH ? waiting : active).set(trace.interaction(step));
        } else {
          active.clear(trace.interaction(step));
          if (answer != SkillTrace.NO_MATCH) {
            waiting.clear(answer);
            active.set(answer);
          }
        }
      }
      waiting.stream()
          .forEach(each -> tape.add(message, factory.abandon(message, 0, each + 1L), timeMs, 0));
      active.stream()
          .forEach(
              each ->
                  tape.add(message, factory.complete(message, 0, each + 1L, 0, 0, 0), timeMs, 0));
      for (int agent = 1; agent <= trace.agents(); agent++) {
        tape.add(message, factory.signOff(message, 0, agent), timeMs, 0);
      }
      return this;
    }
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
