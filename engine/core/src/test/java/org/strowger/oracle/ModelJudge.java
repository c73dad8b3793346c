package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.explain.Reason.Detail;
import org.strowger.oracle.Judgement.Figures;
import org.strowger.oracle.Judgement.Why;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Place;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.TimerKind;

/** The model, asked for its reasons: before each decision of a pass, and of those who wait. */
public final class ModelJudge implements Subject {
  private final Oracle oracle;
  private final Rules rules;

  /** Sees decisions before they are carried out. */
  @FunctionalInterface
  public interface Listener {
    /** An offer is about to be made. */
    void onDecision(long offer, long timeMs, int agent, Judgement judgement);
  }

  /** A fresh model. */
  public ModelJudge(CoreLimits limits, Listener listener) {
    oracle = new Oracle(limits);
    rules = new Rules(oracle.state);
    oracle.onDecision(
        (interaction, best) ->
            listener.onDecision(
                oracle.state.offersMade + 1, oracle.state.timeMs, best.number, judge(interaction)));
  }

  @Override
  public List<String> apply(byte[] record) {
    return oracle.apply(record);
  }

  /** The state, for a generator of commands. */
  State state() {
    return oracle.state;
  }

  /** Name of a number, the number itself if it has none. */
  public String name(IdKind kind, long number) {
    String name = oracle.state.names.get(new State.Name(kind.value(), number));
    return name == null ? String.valueOf(number) : name;
  }

  /** Engine time. */
  public long timeMs() {
    return oracle.state.timeMs;
  }

  /** Version of the plan in force. */
  public int planVersion() {
    return oracle.state.plan.version();
  }

  /** Numbers of the live interactions, by whether they wait for a match. */
  public List<Long> live(boolean waiting) {
    List<Long> numbers = new ArrayList<>();
    for (Interaction interaction : oracle.state.interactions.values()) {
      boolean waits = oracle.state.inItsStead(interaction.number).isInMatching();
      if (waits == waiting) {
        numbers.add(interaction.number);
      }
    }
    return numbers;
  }

  /** Of one that waits for a match. */
  public Judgement judge(long interaction) {
    return judge(oracle.state.inItsStead(interaction));
  }

  private Judgement judge(Interaction interaction) {
    List<Figures> agents = new ArrayList<>();
    Map<Integer, Set<Why>> reasons = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (Agent agent : oracle.state.agents.values()) {
      int filter = rules.firstFailing(agent, interaction);
      agents.add(figures(agent, filter, interaction));
      if (filter > 0) {
        reasons.put(agent.number, why(filter, agent, interaction));
      }
    }
    List<Agent> best = new ArrayList<>(oracle.state.agents.values());
    best.sort(rules.strategy(interaction).thenComparing(rules::place));
    best.forEach(agent -> (reasons.containsKey(agent.number) ? rest : order).add(agent.number));
    return new Judgement(standing(interaction), agents, reasons, order, rest);
  }

  private Judgement.Standing standing(Interaction interaction) {
    PlanData.Step step = interaction.step();
    Map<Integer, Integer> allOf = Rules.allOf(interaction, step);
    Set<Integer> noneOf = new HashSet<>(step.noneOf());
    noneOf.addAll(interaction.asksIn(step).noneOf());
    Set<Integer> preferred = new HashSet<>(step.preferred());
    preferred.addAll(interaction.asksIn(step).preferred());
    preferred.removeAll(allOf.keySet()); // A3-a: those count already
    Set<Map<Integer, Integer>> anyOf = new HashSet<>();
    Rules.groups(step.anyOf()).forEach(group -> anyOf.add(alternatives(group)));
    Rules.groups(interaction.asksIn(step).anyOf()).forEach(group -> anyOf.add(alternatives(group)));
    return new Judgement.Standing(
        interaction.number,
        interaction.queue.queue(),
        interaction.channel,
        o5Position(interaction),
        interaction.promotion,
        interaction.urgency,
        interaction.dueMs,
        interaction.ticketSequence,
        interaction.sequence,
        interaction.sinceMs,
        interaction.step,
        step.strategy(),
        rules.affinityAgent(interaction),
        interaction.claimed == null ? 0 : interaction.claimed.number,
        oracle.state.openOffers(interaction).size(),
        rules.f8MostOpen(interaction),
        rules.a5Cursor(interaction.queue),
        interaction.queue.weights(),
        allOf,
        anyOf,
        noneOf,
        step.teams(),
        preferred);
  }

  /** O5, T5-b: 1 and those that wait in the same queue and are earlier in order. */
  private int o5Position(Interaction interaction) {
    Comparator<Interaction> order = rules.o1Order();
    int position = 1;
    for (Interaction other : oracle.state.withConsults()) {
      boolean beside =
          other.stage == State.Stage.WAITING && other.queue.queue() == interaction.queue.queue();
      position += beside && order.compare(other, interaction) < 0 ? 1 : 0;
    }
    return position;
  }

  /** Of a skill that is there twice, the lower level is what counts. */
  private static Map<Integer, Integer> alternatives(List<SkillLevel> group) {
    Map<Integer, Integer> levels = new TreeMap<>();
    group.forEach(asked -> levels.merge(asked.skill(), asked.level(), Math::min));
    return levels;
  }

  private Figures figures(Agent agent, int filter, Interaction interaction) {
    Place place = rules.place(agent);
    int rank = rules.a7Rank(agent, interaction);
    return new Figures(
        agent.number,
        filter,
        rules.usedUnits(agent),
        agent.profile.units(),
        rules.a3Levels(agent, interaction),
        rules.a4Queues(agent),
        agent.signOnOrder,
        rules.a6Handled(agent),
        rank == Integer.MAX_VALUE ? 0 : rank,
        rules.a8Surplus(agent, interaction),
        rules.a8Load(agent),
        rules.a8Specialism(agent),
        rules.a8Idle(agent),
        rules.a8Score(agent, interaction),
        place.timeMs(),
        place.cause());
  }

  private Set<Why> why(int filter, Agent agent, Interaction interaction) {
    return switch (filter) {
      case 1 ->
          agent.leaseLost
              ? one(Detail.LEASE_LOST, 0, oracle.state.leaseUntilMs(agent), 0)
              : agent.presence == Presence.AVAILABLE // and so something is pending (C5-b)
                  ? one(Detail.PENDING, Presence.AWAY.value(), 0, 0)
                  : one(Detail.PRESENCE, agent.presence.value(), 0, 0);
      case 2 -> excluded(agent, interaction);
      case 3 -> one(Detail.TEAM, 0, 0, 0);
      case 4 -> skills(agent, interaction);
      case 5 ->
          rules.f5ChannelAllowed(agent, interaction)
              ? one(Detail.CHANNEL_CLOSED, interaction.channel, 0, 0)
              : one(Detail.CHANNEL, agent.profile.profile(), 0, 0);
      case 6 -> one(Detail.HELD_APART, 0, endMs(TimerKind.HOLD_END, agent, interaction), 0);
      case 7 -> one(Detail.AFFINITY, rules.affinityAgent(interaction), 0, 0);
      case 8 -> offered(agent, interaction);
      case 9 -> one(Detail.CLAIMED, claimer(agent), 0, 0);
      default -> room(filter, agent, interaction);
    };
  }

  /** Who transferred it is told until when; whoever else is excluded is so without end. */
  private Set<Why> excluded(Agent agent, Interaction interaction) {
    Set<Why> whys = new HashSet<>();
    if (!rules.f2NotTransferred(agent, interaction)) {
      long endMs = endMs(TimerKind.TRANSFER_HOLD_END, agent, interaction);
      whys.add(new Why(Detail.EXCLUDED, 0, endMs, 0, Map.of()));
    }
    if (!rules.f2NotOwnExcluded(agent, interaction)
        || !rules.f2NotNever(agent, interaction)
        || !rules.f2NotConsulting(agent, interaction)) {
      whys.add(new Why(Detail.EXCLUDED, 0, 0, 0, Map.of()));
    }
    return whys;
  }

  private static Set<Why> one(Detail detail, long subject, long asked, long has) {
    return Set.of(new Why(detail, subject, asked, has, Map.of()));
  }

  /** All-of before any-of before none-of; which of several is left open. */
  private Set<Why> skills(Agent agent, Interaction interaction) {
    Judgement.Standing standing = standing(interaction);
    Set<Why> whys = new HashSet<>();
    standing
        .allOf()
        .forEach(
            (skill, level) -> {
              int has = agent.levels.getOrDefault(skill, 0);
              if (has < level) {
                whys.add(new Why(Detail.ALL_OF, skill, level, has, Map.of()));
              }
            });
    if (whys.isEmpty()) {
      for (Map<Integer, Integer> set : standing.anyOf()) {
        if (set.entrySet().stream()
            .noneMatch(of -> agent.levels.getOrDefault(of.getKey(), 0) >= of.getValue())) {
          whys.add(new Why(Detail.ANY_OF, 0, 0, 0, set));
        }
      }
    }
    if (whys.isEmpty()) {
      for (int skill : standing.noneOf()) {
        if (agent.levels.containsKey(skill)) {
          whys.add(new Why(Detail.NONE_OF, skill, 0, agent.levels.get(skill), Map.of()));
        }
      }
    }
    return whys;
  }

  private long endMs(TimerKind kind, Agent agent, Interaction interaction) {
    for (Timer timer : oracle.state.timers) {
      if (timer.kind() == kind
          && timer.interaction() == interaction.itself()
          && timer.agent().number == agent.number) {
        return timer.deadlineMs();
      }
    }
    throw new AssertionError("a hold without end");
  }

  private Set<Why> offered(Agent agent, Interaction interaction) {
    List<Offer> open = oracle.state.openOffers(interaction);
    for (Offer offer : open) {
      if (offer.agent() == agent) {
        return one(Detail.OFFERED, offer.id(), 0, 0);
      }
    }
    return one(Detail.OFFERS_OPEN, 0, rules.f8MostOpen(interaction), open.size());
  }

  private long claimer(Agent agent) {
    for (Interaction other : oracle.state.withConsults()) {
      if (other.claimed == agent) {
        return other.number;
      }
    }
    throw new AssertionError("a claim of nobody");
  }

  private Set<Why> room(int filter, Agent agent, Interaction interaction) {
    PlanData.Handling handling = rules.handling(agent, interaction);
    int channel = interaction.channel;
    if (filter == 10) {
      long count = agent.inHand.stream().filter(w -> w.interaction.channel == channel).count();
      return one(Detail.CHANNEL_LIMIT, channel, handling.limit(), count);
    }
    int free = agent.profile.units() - rules.usedUnits(agent);
    if (free < handling.cost()) {
      return one(Detail.UNITS, agent.profile.units(), handling.cost(), free);
    }
    long exclusives = agent.inHand.stream().filter(work -> work.exclusive).count();
    long parked = agent.parked.stream().filter(work -> work.units > 0).count();
    return exclusives > 0
        ? one(Detail.EXCLUSIVE_WORK, 0, 0, exclusives)
        : one(Detail.EXCLUSIVE_CHANNEL, channel, 0, agent.inHand.size() + parked);
  }
}
