package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.strowger.codec.CoreLimits;
import org.strowger.oracle.State.Interaction;

/** Commands that are refused, or would be but for a detail: every reject code has its turn. */
final class InvalidCommands {
  private static final long DAY_MS = 24L * 60 * 60 * 1000;

  private final Dice dice;
  private final PlanGenerator plans;
  private final CoreLimits limits;
  private final Set<Feature> features;
  private final JourneyGenerator journeys;

  InvalidCommands(
      Dice dice,
      PlanGenerator plans,
      CoreLimits limits,
      Set<Feature> features,
      JourneyGenerator journeys) {
    this.journeys = journeys;
    this.features = features;
    this.dice = dice;
    this.plans = plans;
    this.limits = limits;
  }

  /** Anything at all before the first plan (V2). */
  Command withoutPlan() {
    int agent = dice.between(0, 2);
    return dice.oneOf(
        List.of(
            new Command.SignOn(agent, 1, 1, List.of(), List.of()),
            new Command.SignOff(agent),
            new Command.Abandon(agent),
            new Command.Accept(agent, 0),
            new Command.Tick(),
            new Command.TakeSnapshot(),
            new Command.Unknown(77)));
  }

  Command command(State state) {
    boolean journey =
        features.contains(Feature.CUSTOMERS)
            && features.contains(Feature.TRANSFERS)
            && features.contains(Feature.PARKING)
            && features.contains(Feature.CALLBACKS);
    if (journey && dice.perMille(400)) {
      return journeys.invalid(state);
    } else if (dice.perMille(150) && features.contains(Feature.ACTS)) {
      return act(state);
    } else if (dice.perMille(120) && features.contains(Feature.UPDATES)) {
      Command.Arrive bad = (Command.Arrive) demanding(state, arrival(state));
      long creditMs = dice.perMille(300) ? tooMuchCredit() : 0;
      return new Command.Update(
          anyInteraction(state),
          OptionalInt.empty(),
          dice.perMille(500) ? OptionalLong.empty() : OptionalLong.of(creditMs),
          Optional.of(bad.asks()));
    } else if (dice.perMille(60) && features.contains(Feature.PLAN_CHANGES)) {
      return dice.perMille(500)
          ? new Command.Rework()
          : new Command.ApplyPlan(plans.plan(state.plan.version() + dice.between(0, 1)));
    }
    if (features.contains(Feature.LEASES) && dice.perMille(60)) {
      return lease(state);
    }
    return switch (dice.between(0, 17)) {
      case 0 -> defineName(state);
      case 1 -> signOn(state);
      case 2, 3, 4, 5 -> agent(state);
      case 6, 7, 8, 9 -> arrive(state);
      case 10, 11, 12 -> interaction(state);
      case 13, 14, 15, 16 -> offer(state);
      default ->
          new Command.Unknown(dice.oneOf(List.of(0, 3, 20, 48, 62, 75, 83, 94, 101, 250, 65_000)));
    };
  }

  private Command defineName(State state) {
    int kind = dice.oneOf(List.of(0, 15, 200, 255, 2, 3, 4, 7));
    long number =
        dice.oneOf(
            List.of(
                -1L,
                0L,
                1L,
                2L,
                (long) limits.maxAgents(),
                limits.maxAgents() + 1L,
                (long) limits.maxNames(),
                limits.maxNames() + 1L,
                1L << 33));
    if (dice.perMille(300) && !state.names.isEmpty()) {
      State.Name known = List.copyOf(state.names.keySet()).get(0);
      kind = known.kind();
      number = known.number();
    }
    return new Command.DefineName(kind, number, "n".repeat(dice.oneOf(List.of(0, 1, 64, 65))));
  }

  /** Of one that is not waiting or active, of an agent that has no room, or is not there. */
  private Command act(State state) {
    long number = anyInteraction(state);
    int agent = anyAgent(state);
    return switch (dice.between(0, 9)) {
      case 0, 1 -> new Command.ToHead(number);
      case 2, 3, 4 -> new Command.Pick(number, agent);
      case 5 -> new Command.Assign(number, agent, true);
      case 6, 7 -> new Command.Assign(number, agent, false);
      default -> new Command.Return(number, agent, 1);
    };
  }

  private long tooMuchCredit() {
    return dice.oneOf(List.of(7L, -7L, 8L, Long.MAX_VALUE)) * DAY_MS + 1;
  }

  private int anyAgent(State state) {
    int max = limits.maxAgents();
    List<Integer> agents = new ArrayList<>(state.agents.keySet());
    agents.addAll(List.of(0, -3, max, max + 1, Integer.MAX_VALUE));
    return dice.oneOf(agents);
  }

  /** A lease out of its range, or of one that has none. */
  private Command lease(State state) {
    if (dice.perMille(400)) {
      return new Command.Alive(anyAgent(state));
    }
    long leaseMs = dice.oneOf(List.of(0L, 999L, -1L, 1000L, DAY_MS, DAY_MS + 1, Long.MIN_VALUE));
    long graceMs = dice.oneOf(List.of(0L, 1L, -1L, DAY_MS, DAY_MS + 1, Long.MAX_VALUE));
    Command.SignOn plain = (Command.SignOn) signOnWith(state, 1, List.of(), List.of());
    return new Command.SignOn(
        plain.agent(), plain.profile(), 1, leaseMs, graceMs, List.of(), List.of());
  }

  private Command signOn(State state) {
    return switch (dice.between(0, 6)) {
      case 0 -> signOnWith(state, 0, List.of(), List.of());
      case 1 -> signOnWith(state, 3, List.of(), List.of());
      case 2 -> signOnWith(state, 255, skills(state, 1), List.of());
      case 3 -> signOnWith(state, 1, badSkills(state), List.of());
      case 4 -> signOnWith(state, 2, skills(state, 1), badTeams(state));
      default -> new Command.SignOn(anyAgent(state), profileNearby(state), 1, List.of(), List.of());
    };
  }

  private Command signOnWith(
      State state, int presence, List<SkillLevel> skills, List<Integer> teams) {
    int profile = dice.oneOf(state.plan.profiles()).profile();
    int agent = dice.perMille(700) ? dice.between(1, limits.maxAgents()) : anyAgent(state);
    return new Command.SignOn(agent, profile, presence, skills, teams);
  }

  private List<SkillLevel> skills(State state, int count) {
    return plans.asked(state.plan.skills(), count);
  }

  private List<SkillLevel> badSkills(State state) {
    List<SkillLevel> skills = new ArrayList<>(skills(state, 2));
    int known = state.plan.skills().get(0);
    switch (dice.between(0, 4)) {
      case 0 -> skills.add(new SkillLevel(dice.near(state.plan.skills(), 8192), 5));
      case 1 -> skills.add(new SkillLevel(known, dice.oneOf(List.of(0, 11, 255))));
      case 2 -> skills.addAll(skills(state, 9)); // repeats
      case 3 -> skills.addAll(Collections.nCopies(65, new SkillLevel(known, 5)));
      default -> skills.addAll(Collections.nCopies(17, new SkillLevel(known, 5)));
    }
    return skills;
  }

  private List<Integer> badTeams(State state) {
    List<Integer> known = state.plan.teams().stream().map(PlanData.Team::team).toList();
    List<Integer> teams = new ArrayList<>(known);
    switch (dice.between(0, 2)) {
      case 0 -> teams.add(dice.near(known, 1024));
      case 1 -> teams.addAll(known);
      default -> teams.addAll(IntStream.rangeClosed(1, 17).boxed().toList());
    }
    return teams;
  }

  private Command agent(State state) {
    int agent = anyAgent(state);
    return switch (dice.between(0, 7)) {
      case 0 -> new Command.SignOff(busyOr(agent, state));
      case 1 -> new Command.ChangePresence(agent, dice.oneOf(List.of(0, 3, 4, 255)), 1);
      case 2 -> new Command.ChangePresence(dice.between(1, limits.maxAgents()), 1, 1);
      case 3, 4 -> new Command.ChangeSkills(agent, badSkills(state));
      case 5 -> new Command.ChangeProfile(agent, profileNearby(state));
      default -> new Command.ChangeTeams(agent, badTeams(state));
    };
  }

  private int profileNearby(State state) {
    return dice.near(state.plan.profiles().stream().map(PlanData.Profile::profile).toList(), 1024);
  }

  private static List<Integer> queues(State state) {
    return state.plan.queues().stream().map(PlanData.Queue::queue).toList();
  }

  private static List<Integer> channels(State state) {
    return state.plan.channels().stream().map(PlanData.Channel::channel).toList();
  }

  private int busyOr(int agent, State state) {
    int busy = agent;
    for (State.Agent other : state.agents.values()) {
      if (other.hasWork() && dice.perMille(500)) {
        busy = other.number;
      }
    }
    return busy;
  }

  private Command.Arrive arrival(State state) {
    return new Command.Arrive(
        1L << 50,
        0,
        0,
        dice.oneOf(state.plan.queues()).queue(),
        dice.oneOf(state.plan.channels()).channel(),
        0,
        255,
        Asks.NOTHING,
        "");
  }

  private Command arrive(State state) {
    Command.Arrive good = arrival(state);
    long number = good.interaction();
    long customer = 0;
    long creditMs = 0;
    int queue = good.queue();
    int channel = good.channel();
    int topic = 0;
    switch (dice.between(0, 7)) {
      case 0 -> number = dice.oneOf(List.of(0L, -1L, Long.MIN_VALUE));
      case 1 -> number = anyInteraction(state);
      case 2 -> queue = dice.near(queues(state), 4096);
      case 3 -> channel = dice.near(channels(state), 16);
      case 4 -> customer = dice.oneOf(List.of(-1L, Long.MIN_VALUE));
      case 5 -> topic = dice.oneOf(List.of(-1, Integer.MIN_VALUE));
      case 6 -> creditMs = tooMuchCredit();
      default -> {
        return demanding(state, good);
      }
    }
    return new Command.Arrive(
        number, customer, creditMs, queue, channel, topic, 255, Asks.NOTHING, "");
  }

  /** Lists with something wrong in them, or just too long, alone or with the queue's. */
  private Command demanding(State state, Command.Arrive good) {
    List<SkillLevel> allOf = List.of();
    List<SkillLevel> anyOf = List.of();
    List<Integer> noneOf = List.of();
    List<Integer> excluded = List.of();
    List<Integer> skills = state.plan.skills();
    int many = dice.oneOf(List.of(13, 15, 16, 16, 17));
    int stranger = dice.near(skills, 8192);
    List<Integer> preferred = List.of();
    int named = 0;
    switch (dice.between(0, features.containsAll(Feature.WITHOUT_REPEATS) ? 11 : 8)) {
      case 0, 1 -> allOf = badSkills(state);
      case 2 -> allOf = plans.asked(skills, many);
      case 3 -> anyOf = plans.sets(skills, many);
      case 4 ->
          anyOf = List.of(new SkillLevel(1, skills.get(0), 5), new SkillLevel(1, stranger, 5));
      case 5 -> anyOf = List.of(new SkillLevel(1, skills.get(0), dice.oneOf(List.of(0, 11))));
      case 6 -> noneOf = Collections.nCopies(many, skills.get(0));
      case 7 -> noneOf = List.of(skills.get(0), stranger);
      case 9 -> preferred = Collections.nCopies(many, skills.get(0));
      case 10 -> preferred = List.of(skills.get(0), stranger);
      case 11 -> named = anyAgent(state);
      default -> {
        excluded = new ArrayList<>(Collections.nCopies(dice.perMille(500) ? 15 : 16, 1));
        excluded.add(anyAgent(state));
      }
    }
    return new Command.Arrive(
        good.interaction() + dice.between(0, 9),
        0,
        0,
        good.queue(),
        good.channel(),
        0,
        255,
        new Asks(allOf, anyOf, noneOf, excluded, preferred, named),
        "");
  }

  private long anyInteraction(State state) {
    List<Long> numbers = new ArrayList<>(state.interactions.keySet());
    numbers.addAll(List.of(0L, -1L, 1L, 2L, 1L << 60));
    return dice.oneOf(numbers);
  }

  /** Something that may not be done with it now, or by somebody else. */
  private Command interaction(State state) {
    long number = anyInteraction(state);
    for (Interaction busy : state.interactions.values()) {
      number = busy.agent != null && dice.perMille(200) ? busy.number : number;
    }
    Interaction live = state.interactions.get(number);
    int agent = anyAgent(state);
    if (live != null && live.agent != null && agent == live.agent.number) {
      agent++;
    }
    return switch (dice.between(0, 3)) {
      case 0 -> new Command.Abandon(live != null && live.agent == null ? -number : number);
      case 1 -> new Command.Complete(number, dice.perMille(800) ? agent : 0, 0, dice.between(0, 3));
      default -> new Command.EndWrapUp(number, dice.perMille(500) ? 0 : agent);
    };
  }

  /** Stale, never made, or another agent's. */
  private Command offer(State state) {
    long made = state.offersMade;
    long id =
        switch (dice.between(0, 4)) {
          case 0 -> dice.oneOf(List.of(0L, -1L, Long.MIN_VALUE, made + 1, made + 4096));
          case 1 -> Math.max(1, made - dice.between(0, 10));
          case 2 -> Math.max(1, made - 4096 - dice.between(-3, 3));
          default -> 1 + Math.floorMod(dice.any(), made + 1);
        };
    int agent = anyAgent(state);
    State.Offer open = state.openOffers.get(id);
    if (open != null && (agent == 0 || agent == open.agent().number)) {
      agent = open.agent().number + 1;
    }
    return dice.perMille(500) ? new Command.Accept(id, agent) : new Command.Decline(id, agent, 1);
  }
}
