package org.strowger.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.ingress.PlanCommand;

/**
 * A load of any size for any strategy: so many agents, and so many interactions that wait
 * throughout. With nobody waiting half of the agents' units are in use, and an arrival chooses
 * among the rest; with a backlog all are in use, and an agent that becomes free chooses among those
 * who wait. Played once against the core, which decides what is completed next, and recorded on a
 * tape. Immutable once made; any thread.
 */
public final class StrategyLoad {
  /** What interactions ask for. */
  public enum Requirements {
    /** 120 queues with a skill or two each, agents of 400 kinds: few different requirements. */
    USUAL,
    /** Two of 50 skills at levels 1 to 10 with the interaction: 122,500 different ones. */
    HOSTILE
  }

  /** Asked throughout a recording, which may take long. */
  public interface Pace {
    /** As many commands as wanted. */
    Pace WITHOUT_END =
        new Pace() {
          @Override
          public boolean setsUp(int done, int of) {
            return true;
          }

          @Override
          public boolean goesOn(int done) {
            return true;
          }
        };

    /** Whether the set-up goes on behind so many commands of it; otherwise there is no window. */
    boolean setsUp(int done, int of);

    /** Whether the window goes on behind so many commands of it; otherwise it ends there. */
    boolean goesOn(int done);
  }

  /** Commands between two questions to the pace; even, so that a window is cut between two. */
  private static final int PACE = 64;

  private static final long SEED = 42;
  private static final String CHANNEL = "messages";
  private static final String PROFILE = "three at a time";
  private static final String TEAM = "all";
  private static final int UNITS = 3;
  private static final int SKILLS = 50;
  private static final int SKILLS_PER_AGENT = 5;
  private static final int KINDS = 400;
  private static final int QUEUES = 120;
  private static final int MAX_LEVEL = 10;
  private static final int COMMANDS_PER_MS = 20;

  private final CommandTape tape;
  private final CoreLimits limits;
  private final int dayStart;
  private final int windowStart;
  private final int matches;

  private final boolean setUp;

  private StrategyLoad(
      CommandTape tape,
      CoreLimits limits,
      int dayStart,
      int windowStart,
      int matches,
      boolean setUp) {
    this.tape = tape;
    this.limits = limits;
    this.dayStart = dayStart;
    this.windowStart = windowStart;
    this.matches = matches;
    this.setUp = setUp;
  }

  /** Whether the pace let it come to its window. */
  public boolean isSetUp() {
    return setUp;
  }

  /** All commands, set-up included. */
  public CommandTape tape() {
    return tape;
  }

  /** Limits with room for the load. */
  public CoreLimits limits() {
    return limits;
  }

  /** First command of the day of the window: the agents sign on, or those come who will wait. */
  public int dayStart() {
    return dayStart;
  }

  /** First command behind the set-up. */
  public int windowStart() {
    return windowStart;
  }

  /** Interactions given to an agent by the commands from {@link #windowStart} on. */
  public int matches() {
    return matches;
  }

  /**
   * Records a load.
   *
   * @param strategy of every queue
   * @param requirements what interactions ask for
   * @param agents number of agents, from 10
   * @param waiting interactions that wait, 0: none but by chance
   * @param window commands behind the set-up
   */
  public static StrategyLoad record(
      Strategy strategy, Requirements requirements, int agents, int waiting, int window) {
    return record(strategy, requirements, agents, waiting, window, Pace.WITHOUT_END);
  }

  /**
   * Records a load, or what there is time for.
   *
   * @param strategy of every queue
   * @param requirements what interactions ask for
   * @param agents number of agents, from 10
   * @param waiting interactions that wait, 0: none but by chance
   * @param window most commands behind the set-up
   * @param pace may end it before
   */
  public static StrategyLoad record(
      Strategy strategy,
      Requirements requirements,
      int agents,
      int waiting,
      int window,
      Pace pace) {
    CoreLimits limits = new CoreLimits(agents, UNITS * agents + waiting + window, 1_024);
    Recorder recorder = new Recorder(strategy, requirements, agents, limits);
    recorder.plan();
    return recorder.play(waiting, window, pace);
  }

  /**
   * Records so many days, each with the same drawn: agents sign on, the load of {@link #record},
   * all is completed, and everybody leaves. The window is that of the last day.
   */
  public static StrategyLoad recordDays(
      Strategy strategy, Requirements requirements, int agents, int waiting, int window, int days) {
    CoreLimits limits = new CoreLimits(agents, UNITS * agents + waiting + window, 1_024);
    Recorder recorder = new Recorder(strategy, requirements, agents, limits);
    recorder.plan();
    StrategyLoad load = null;
    for (int day = 1; day <= days; day++) {
      recorder.begin(SkillCommands.START_MS + TimeUnit.DAYS.toMillis(day));
      load = recorder.play(waiting, window, Pace.WITHOUT_END);
      recorder.end();
    }
    return load;
  }

  /** Plays and writes down. */
  private static final class Recorder implements EventSink {
    private final Strategy strategy;
    private final Requirements requirements;
    private final int agents;
    private final CoreLimits limits;
    private final CommandTape tape;
    private final StateMachine machine;
    private SplittableRandom random = new SplittableRandom(SEED);
    private final CommandFactory factory = new CommandFactory();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[Limits.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OfferAcceptedDecoder accepts = new OfferAcceptedDecoder();
    private final Arrival arrival = new Arrival();
    private final SkillList skills = new SkillList();
    private final NumberList teams = new NumberList().add(1);
    private final int[] agentSkills;
    private final int[] agentLevels;
    private final long[] active;
    private int activeCount;
    private long interactions;
    private int accepted;
    private long startMs = SkillCommands.START_MS;
    private int start;

    Recorder(Strategy strategy, Requirements requirements, int agents, CoreLimits limits) {
      this.strategy = strategy;
      this.requirements = requirements;
      this.agents = agents;
      this.limits = limits;
      tape = new CommandTape(limits.maxInteractions() + agents);
      machine = new StateMachine(limits, this, new NoSnapshots());
      active = new long[UNITS * agents];
      agentSkills = new int[agents * SKILLS_PER_AGENT];
      agentLevels = new int[agents * SKILLS_PER_AGENT];
      for (int agent = 0; agent < agents; agent++) {
        boolean own = requirements == Requirements.HOSTILE || agent < KINDS;
        for (int i = 0; i < SKILLS_PER_AGENT; i++) {
          int at = agent * SKILLS_PER_AGENT + i;
          agentSkills[at] = own ? drawSkill(at, i) : agentSkills[at % (KINDS * SKILLS_PER_AGENT)];
          agentLevels[at] =
              own ? 1 + random.nextInt(MAX_LEVEL) : agentLevels[at % (KINDS * SKILLS_PER_AGENT)];
        }
      }
    }

    private int drawSkill(int at, int position) {
      while (true) {
        int skill = 1 + random.nextInt(SKILLS);
        boolean had = false;
        for (int i = 1; i <= position; i++) {
          had |= agentSkills[at - i] == skill;
        }
        if (!had) {
          return skill;
        }
      }
    }

    @Override
    public void onEvent(DirectBuffer buffer, int offset, int length) {
      if (header.wrap(buffer, offset + EventHeader.LENGTH).templateId()
          == OfferAcceptedDecoder.TEMPLATE_ID) {
        accepts.wrapAndApplyHeader(buffer, offset + EventHeader.LENGTH, header);
        active[activeCount++] = accepts.interaction();
        accepted++;
      }
    }

    private void give(int length) {
      long timeMs = startMs + (tape.size() - start) / COMMANDS_PER_MS;
      tape.add(message, length, timeMs, 0);
      tape.apply(machine, tape.size() - 1, tape.size());
    }

    /** A day begins; what is drawn on it is drawn anew. */
    void begin(long timeMs) {
      startMs = timeMs;
      start = tape.size();
      random = new SplittableRandom(SEED);
    }

    StrategyLoad play(int waiting, int window, Pace pace) {
      int toArrive = waiting == 0 ? UNITS * agents / 2 : waiting + UNITS * agents;
      int signingOn = waiting == 0 ? 0 : toArrive;
      boolean setUp = true;
      for (int done = 0; setUp && done < agents + toArrive; done++) {
        if (done >= signingOn && done < signingOn + agents) {
          signOn(1 + done - signingOn);
        } else {
          arrive();
        }
        setUp = done % PACE != 0 || pace.setsUp(done + 1, agents + toArrive);
      }
      int windowStart = tape.size();
      int before = accepted;
      for (int done = 0; setUp && done < window; done += 2) {
        if (done > 0 && done % PACE == 0 && !pace.goesOn(done)) {
          break;
        }
        arrive();
        complete();
      }
      return new StrategyLoad(tape, limits, start, windowStart, accepted - before, setUp);
    }

    /** All that waits is served, and everybody leaves. */
    void end() {
      while (activeCount > 0) {
        complete();
      }
      for (int agent = 1; agent <= agents; agent++) {
        give(factory.signOff(message, 0, agent));
      }
    }

    void plan() {
      Plan.Handling handling = new Plan.Handling(CHANNEL, 1, UNITS, false, WrapUpKind.NONE, 0);
      List<String> members =
          IntStream.rangeClosed(1, Math.min(agents, Limits.MAX_TEAM_MEMBERS))
              .mapToObj(agent -> "agent " + agent)
              .toList();
      Plan plan =
          new Plan(
              1,
              0,
              IntStream.rangeClosed(1, SKILLS).mapToObj(SkillCommands::skillId).toList(),
              List.of(new Plan.Team(TEAM, strategy == Strategy.LINEAR ? members : List.of())),
              List.of(new Plan.Channel(CHANNEL, true)),
              List.of(new Plan.Profile(PROFILE, UNITS, List.of(handling))),
              queues());
      give(PlanCommand.encode(message, 0, plan, SkillCommands.numbers()));
    }

    private List<Plan.Queue> queues() {
      List<Plan.Queue> queues = new ArrayList<>();
      int count = requirements == Requirements.HOSTILE ? 1 : QUEUES;
      for (int queue = 0; queue < count; queue++) {
        List<Plan.SkillLevel> allOf = new ArrayList<>();
        if (requirements == Requirements.USUAL) {
          int kind = random.nextInt(Math.min(agents, KINDS));
          int first = random.nextInt(SKILLS_PER_AGENT);
          for (int i = 0; i <= random.nextInt(2); i++) {
            int at = kind * SKILLS_PER_AGENT + (first + i) % SKILLS_PER_AGENT;
            int level = 1 + random.nextInt(agentLevels[at]);
            allOf.add(new Plan.SkillLevel(SkillCommands.skillId(agentSkills[at]), level));
          }
        }
        List<String> inTeams = strategy == Strategy.LINEAR ? List.of(TEAM) : List.of();
        Plan.Step step = new Plan.Step(0, strategy, allOf, List.of(), List.of(), inTeams);
        queues.add(
            new Plan.Queue(
                "queue " + queue,
                QueueOrder.AGE,
                0,
                0,
                10_000,
                10_000,
                1,
                1,
                "",
                "",
                new Plan.Weights(10, 5, 5, 1),
                List.of(step)));
      }
      return queues;
    }

    private void signOn(int agent) {
      skills.clear();
      for (int i = 0; i < SKILLS_PER_AGENT; i++) {
        int at = (agent - 1) * SKILLS_PER_AGENT + i;
        skills.add(agentSkills[at], agentLevels[at]);
      }
      int available = Presence.AVAILABLE.value();
      give(factory.signOn(message, 0, agent, 1, available, skills, teams));
    }

    private void arrive() {
      int queue = 1;
      if (requirements == Requirements.USUAL) {
        queue = 1 + random.nextInt(QUEUES);
      }
      arrival.reset(++interactions, queue, 1);
      arrival.urgency = random.nextInt(SkillTrace.PRIORITIES);
      if (requirements == Requirements.HOSTILE) {
        int agent = random.nextInt(agents) * SKILLS_PER_AGENT;
        int x = random.nextInt(SKILLS_PER_AGENT);
        int y = (x + 1 + random.nextInt(SKILLS_PER_AGENT - 1)) % SKILLS_PER_AGENT;
        arrival.allOf.add(agentSkills[agent + x], 1 + random.nextInt(agentLevels[agent + x]));
        arrival.allOf.add(agentSkills[agent + y], 1 + random.nextInt(agentLevels[agent + y]));
      }
      give(factory.arrive(message, 0, arrival));
    }

    private void complete() {
      int at = random.nextInt(activeCount);
      long interaction = active[at];
      active[at] = active[--activeCount];
      give(factory.complete(message, 0, interaction, 0, 0, 0));
    }
  }
}
