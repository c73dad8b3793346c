package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.Timer;

/**
 * Believable and nasty histories, one command after another. What is open, active and waiting it
 * reads from the model's state. The same seed and mode give the same history. One thread.
 */
public final class HistoryGenerator {
  private static final long START_MS = 1_700_000_000_000L;
  private static final int AVAILABLE = Presence.AVAILABLE.value();
  private static final int AWAY = Presence.AWAY.value();

  private final Mode mode;
  private final Dice dice;
  private final Set<Feature> features;
  private final PlanGenerator plans;
  private final PlanChangeGenerator changes;
  private final InvalidCommands invalid;
  private final InvalidPlans invalidPlans;
  private final JourneyGenerator journeys;
  private final CoreLimits limits;
  private long timeMs = START_MS;

  /** The agents that may sign on; their numbers may be far apart. */
  private final List<Integer> people;

  /** Interaction numbers are multiples of this, odd, without sign. */
  private final long stride;

  private long interactions;
  private int version;

  /** Commands to come before the first plan. */
  private int early;

  /** Everybody goes home, so that another plan can be applied. */
  private boolean closing;

  /** Of those with a client, any of which may come again (GU-a). */
  private final List<History.Entry> sent = new ArrayList<>();

  /** The interaction whose offer the command being made answers. */
  private long offered;

  public HistoryGenerator(long seed, Mode mode, Set<Feature> features) {
    this.mode = mode;
    this.features = features;
    dice = new Dice(seed * 1009 + mode.agents);
    int most = mode.agents + dice.between(1, 8);
    limits =
        new CoreLimits(
            dice.perMille(800) ? most : 30 * most,
            mode.live + dice.between(1, 10),
            dice.between(8, 64),
            features.contains(Feature.CUSTOMERS) && dice.perMille(800)
                ? dice.between(3, 12)
                : 2 * mode.live);
    List<Integer> numbers = IntStream.rangeClosed(1, limits.maxAgents()).boxed().toList();
    people = dice.some(numbers, most);
    stride = dice.perMille(800) ? 1 : dice.any() | 1;
    plans = new PlanGenerator(dice, mode, features, people);
    invalidPlans = new InvalidPlans(dice, plans, features, limits.maxAgents());
    changes = new PlanChangeGenerator(dice, plans);
    journeys = new JourneyGenerator(dice, features, limits, people);
    invalid = new InvalidCommands(dice, plans, limits, features, journeys);
    interactions = dice.perMille(200) ? 1L << 40 : 0;
    early = dice.perMille(300) ? dice.between(1, 6) : 0;
  }

  /** A whole history as data, its commands nobody's. */
  public static History history(long seed, Mode mode, Set<Feature> features, int commands) {
    HistoryGenerator generator = new HistoryGenerator(seed, mode, features);
    Oracle oracle = new Oracle(generator.limits());
    CommandWriter writer = new CommandWriter();
    List<History.Entry> entries = new ArrayList<>();
    while (entries.size() < commands) {
      History.Entry entry = generator.next(oracle.state).plain();
      entries.add(entry);
      oracle.apply(
          CommandWriter.seal(writer.write(entry.command()), entries.size(), entry.timeMs(), 0, 0));
    }
    return new History(generator.limits(), entries);
  }

  /** Limits of the engine for this history. */
  public CoreLimits limits() {
    return limits;
  }

  /** The next command, given the state of a model that has applied those before. */
  History.Entry next(State state) {
    offered = 0;
    moveTime(state);
    if (!sent.isEmpty() && dice.perMille(30)) {
      return again(state);
    }
    Command command = command(state);
    int client = dice.perMille(500) ? 0 : dice.between(1, 5);
    long correlation = client == 0 ? 0 : dice.any();
    History.Entry entry = new History.Entry(timeMs, client, correlation, command, offered);
    if (client != 0 && features.contains(Feature.REPEATS)) {
      sent.add(entry);
    }
    return entry;
  }

  /** One that was sent before, as it was; rarely another command, or of another client. */
  private History.Entry again(State state) {
    int newest = Math.min(sent.size(), dice.perMille(700) ? 5 : sent.size());
    History.Entry first = sent.get(sent.size() - dice.between(1, newest));
    int client = dice.perMille(100) ? dice.between(1, 5) : first.client();
    Command command = dice.perMille(100) ? command(state) : first.command();
    long meant = command == first.command() ? first.offered() : offered;
    return new History.Entry(timeMs, client, first.correlation(), command, meant);
  }

  /** Ties are frequent; so are times just at, before and after a deadline; some go back. */
  private void moveTime(State state) {
    int choice = dice.between(0, 999);
    long nowMs = Math.max(timeMs, state.timeMs);
    if (choice < 500) {
      timeMs = nowMs;
    } else if (choice < 860) {
      timeMs = nowMs + dice.between(0, 100);
    } else if (choice < 910) {
      timeMs = nowMs + 500L * dice.between(0, 4);
    } else if (choice < 960 && !state.timers.isEmpty()) {
      timeMs = Math.max(nowMs, deadline(state) + dice.between(-1, 1));
    } else if (choice < 994) {
      timeMs = nowMs - dice.between(1, 5000); // T1
    } else if (choice < 995) {
      timeMs = nowMs + 3_600_000L * dice.between(1, 24 * 370);
    } else {
      timeMs = nowMs + 1000L * dice.between(5, 60);
    }
    boolean waits =
        state.withConsults().stream()
            .anyMatch(i -> i.stage == Stage.WAITING || i.stage == Stage.SCHEDULED);
    boolean goesRound = // silence to a broadcast, a wait that is looked at again and again
        features.contains(Feature.BROADCAST) || features.contains(Feature.SHIFT_OFFERS);
    if (goesRound && waits) {
      timeMs = Math.min(timeMs, nowMs + 60_000);
    }
  }

  /** Of any timer, or of the one that is next. */
  private long deadline(State state) {
    Timer chosen = dice.oneOf(state.timers);
    if (dice.perMille(600)) {
      for (Timer timer : state.timers) {
        chosen = timer.deadlineMs() < chosen.deadlineMs() ? timer : chosen;
      }
    }
    return chosen.deadlineMs();
  }

  private Command command(State state) {
    if (state.plan == null) {
      return beforeThePlan();
    } else if (closing) {
      return close(state);
    } else if (dice.perMille(1)) {
      closing = true;
    } else if (dice.perMille(100)) {
      return invalid.command(state);
    } else if (features.contains(Feature.PLAN_CHANGES)) {
      boolean left = state.withConsults().stream().anyMatch(i -> i.toRework);
      if (left && dice.perMille(400)) {
        return new Command.Rework();
      } else if (dice.perMille(15)) {
        version = Math.max(version, state.plan.version()) + 1;
        PlanData changed = changes.changed(state.plan, version);
        return new Command.ApplyPlan(dice.perMille(400) ? invalidPlans.plan(changed) : changed);
      }
    }
    return valid(state);
  }

  private Command beforeThePlan() {
    if (early-- > 0) {
      return dice.perMille(500) ? invalid.withoutPlan() : define();
    } else if (dice.perMille(900)) {
      return new Command.ApplyPlan(invalidPlans.plan(plans.plan(version + 1)));
    }
    return new Command.ApplyPlan(plans.plan(++version));
  }

  /** Work is finished, people leave, then another plan comes. */
  private Command close(State state) {
    if (!state.openOffers.isEmpty()) {
      return answer(state);
    } else if (!in(state, Stage.WAITING).isEmpty()) {
      Interaction waiting = dice.oneOf(in(state, Stage.WAITING));
      return waiting.callback
          ? new Command.Cancel(waiting.number, 0)
          : new Command.Abandon(waiting.number);
    } else if (!in(state, Stage.PARKED).isEmpty()) {
      return new Command.Cancel(dice.oneOf(in(state, Stage.PARKED)).number, 1);
    } else if (!in(state, Stage.SCHEDULED).isEmpty()) {
      return new Command.Cancel(dice.oneOf(in(state, Stage.SCHEDULED)).number, 1);
    } else if (!in(state, Stage.ACTIVE).isEmpty()) {
      return complete(state);
    } else if (!in(state, Stage.WRAP_UP).isEmpty()) {
      return endWrapUp(state);
    } else if (!state.agents.isEmpty()) {
      return new Command.SignOff(dice.oneOf(List.copyOf(state.agents.keySet())));
    } else if (dice.perMille(800)) {
      return new Command.ApplyPlan(invalidPlans.plan(plans.plan(version + 1)));
    }
    closing = false;
    version = Math.max(version, state.plan.version()) + dice.between(1, 3);
    return new Command.ApplyPlan(plans.plan(version));
  }

  private Command valid(State state) {
    int choice = dice.between(0, 99);
    if (state.agents.size() < mode.agents / 2 && dice.perMille(400)) {
      return signOn(state);
    } else if (state.interactions.size() < mode.live / 2 && dice.perMille(200)) {
      return arrive(state);
    }
    boolean closes = features.contains(Feature.CLOSING) && mode != Mode.CROWD;
    if (closes && dice.perMille(state.closedChannels.isEmpty() ? 12 : 50)) {
      return journeys.changeChannel(state);
    }
    if (features.contains(Feature.SHIFT_OFFERS) && dice.perMille(40)) {
      Command shift = journeys.shiftOffer(state);
      if (shift != null) {
        return shift;
      }
    }
    if (features.contains(Feature.LEASES) && !state.agents.isEmpty() && dice.perMille(50)) {
      return lease(state);
    }
    boolean reconciles = features.contains(Feature.RECONCILE);
    if (reconciles && dice.perMille(state.reconcile == null ? 8 : 150)) {
      return journeys.reconcile(state, number(interactions + 1));
    }
    Command journey = dice.perMille(200) ? journeys.command(state) : null;
    if (journey != null) {
      return journey;
    }
    Command special = dice.perMille(110) ? special(state) : null;
    if (special != null) {
      return special;
    }
    boolean fewAgents = state.agents.size() < mode.agents;
    boolean fewLive = state.interactions.size() < mode.live;
    if (choice < 22) {
      return fewLive || dice.perMille(50) ? arrive(state) : finishSomething(state);
    } else if (choice < 34) {
      return fewAgents || dice.perMille(30) ? signOn(state) : presence(state);
    } else if (choice < 58) {
      return answer(state);
    } else if (choice < 72) {
      return finishSomething(state);
    } else if (choice < 76) {
      return abandon(state);
    } else if (choice < 92) {
      return changeAgent(state);
    } else if (choice < 94) {
      return define();
    } else if (choice < 95) {
      return new Command.TakeSnapshot();
    } else if (choice < 97) {
      return new Command.Tick();
    }
    return answer(state);
  }

  private static List<Interaction> in(State state, Stage stage) {
    List<Interaction> in = new ArrayList<>();
    for (Interaction interaction : state.interactions.values()) {
      if (interaction.stage == stage) {
        in.add(interaction);
      }
    }
    return in;
  }

  private Command arrive(State state) {
    PlanData plan = state.plan;
    int back = dice.perMille(980) ? 0 : dice.between(1, 5); // one that has ended, or is live
    long number = number(++interactions - back);
    boolean twoSkills = mode == Mode.TWO_SKILLS;
    boolean plain = dice.perMille(600);
    List<Integer> skills = plan.skills();
    List<SkillLevel> allOf =
        twoSkills
            ? plans.asked(skills, 2)
            : plain ? List.of() : plans.asked(skills, dice.between(0, 2));
    List<SkillLevel> anyOf =
        dice.perMille(900) ? List.of() : plans.sets(skills, dice.between(1, 4));
    List<Integer> noneOf = dice.perMille(930) ? List.of() : dice.some(skills, dice.between(1, 2));
    List<Integer> excluded = new ArrayList<>();
    while (dice.perMille(120)) {
      excluded.add(dice.oneOf(people));
    }
    List<Integer> preferred = List.of();
    if (features.contains(Feature.STRATEGIES) && dice.perMille(200)) {
      preferred = dice.some(skills, dice.between(1, 3));
    }
    boolean known = features.contains(Feature.AFFINITY) && dice.perMille(700);
    long customer = known ? dice.between(1, 5) : dice.perMille(500) ? 0 : stranger();
    return new Command.Arrive(
        number,
        customer,
        dice.perMille(700) ? 0 : credit(),
        dice.oneOf(plan.queues()).queue(),
        dice.oneOf(plan.channels()).channel(),
        known
            ? journeys.topic(customer)
            : dice.perMille(500) ? 0 : dice.between(1, Integer.MAX_VALUE - 1),
        dice.perMille(800) ? Limits.QUEUE_URGENCY : urgency(),
        new Asks(allOf, anyOf, noneOf, excluded, preferred, named(state)),
        journeys.notBeforeMs(state),
        journeys.attributes(),
        "x".repeat(dice.perMille(900) ? 0 : dice.between(1, 40)));
  }

  /** Anybody; of few of whom something can be kept, mostly one who has been here. */
  private long stranger() {
    return features.contains(Feature.CUSTOMERS) ? journeys.customer() : dice.any() & Long.MAX_VALUE;
  }

  private int named(State state) {
    if (!features.contains(Feature.AFFINITY) || dice.perMille(400)) {
      return 0;
    }
    return state.agents.isEmpty() || dice.perMille(150)
        ? dice.oneOf(people)
        : dice.oneOf(List.copyOf(state.agents.keySet()));
  }

  /** A supervisor's act or a change, of one that waits or is active; null: there is none. */
  private Command special(State state) {
    List<Interaction> waiting = in(state, Stage.WAITING);
    List<Interaction> active = in(state, Stage.ACTIVE);
    active.forEach(one -> waiting.addAll(one.consult == null ? List.of() : List.of(one.consult)));
    boolean update = features.contains(Feature.UPDATES) && dice.perMille(500);
    if (update && !waiting.isEmpty()) {
      return update(state, dice.oneOf(waiting));
    } else if (!features.contains(Feature.ACTS)) {
      return null;
    } else if (dice.perMille(250) && !active.isEmpty()) {
      Interaction one = dice.oneOf(active);
      return new Command.Return(
          one.number, dice.perMille(500) ? 0 : one.agent.number, dice.between(0, 3));
    } else if (waiting.isEmpty() || state.agents.isEmpty()) {
      return null;
    }
    long number = dice.oneOf(waiting).number;
    int agent = dice.oneOf(List.copyOf(state.agents.keySet()));
    return switch (dice.between(0, 9)) {
      case 0, 1 -> new Command.ToHead(number);
      case 2, 3, 4 -> new Command.Pick(number, agent);
      case 5, 6 -> new Command.Assign(number, agent, true);
      default -> new Command.Assign(number, agent, false);
    };
  }

  private Command update(State state, Interaction waiting) {
    Asks asks = ((Command.Arrive) arrive(state)).asks();
    List<Offer> open = state.openOffers(waiting);
    if (!open.isEmpty() && dice.perMille(300)) { // what was asked, but no longer of this agent
      Asks old = waiting.asks;
      List<Integer> never = List.of(dice.oneOf(open).agent().number);
      asks = new Asks(old.allOf(), old.anyOf(), old.noneOf(), never, old.preferred(), old.named());
    }
    return new Command.Update(
        waiting.number,
        dice.perMille(700)
            ? OptionalInt.empty()
            : OptionalInt.of(dice.perMille(300) ? Limits.QUEUE_URGENCY : urgency()),
        dice.perMille(700) ? OptionalLong.empty() : OptionalLong.of(credit()),
        dice.perMille(500) ? Optional.empty() : Optional.of(asks),
        dice.perMille(500) ? Optional.empty() : Optional.of(journeys.attributes()));
  }

  /** Never 0: an odd stride gives each count another number. */
  private long number(long count) {
    long number = (Math.max(1, count) * stride) & Long.MAX_VALUE;
    return number == 0 ? 1 : number;
  }

  private long credit() {
    return dice.perMille(950)
        ? 500L * dice.between(-6, 6)
        : dice.between(-7, 7) * Limits.MAX_CREDIT_MS / 7;
  }

  private int urgency() {
    return dice.perMille(800) ? dice.between(3, 7) : dice.between(0, 254);
  }

  private Command signOn(State state) {
    List<Integer> absent = new ArrayList<>(people);
    absent.removeAll(state.agents.keySet());
    if (absent.isEmpty()) {
      return presence(state);
    }
    boolean leased = features.contains(Feature.LEASES) && dice.perMille(300);
    return new Command.SignOn(
        dice.oneOf(absent),
        dice.oneOf(state.plan.profiles()).profile(),
        dice.perMille(900) ? AVAILABLE : AWAY,
        leased ? 1000L * dice.oneOf(List.of(1, 2, 5, 10, 30, 86_400)) : 0,
        leased ? 500L * dice.oneOf(List.of(0, 1, 2, 10, 100)) : 0,
        skills(state.plan),
        teams(state.plan));
  }

  private List<SkillLevel> skills(PlanData plan) {
    List<SkillLevel> skills = new ArrayList<>();
    int count = mode == Mode.TWO_SKILLS ? 5 : dice.between(0, plan.skills().size());
    for (int skill : dice.some(plan.skills(), dice.perMille(400) ? plan.skills().size() : count)) {
      skills.add(new SkillLevel(skill, dice.between(dice.perMille(600) ? 4 : 1, 10)));
    }
    return skills;
  }

  private List<Integer> teams(PlanData plan) {
    List<Integer> teams = plan.teams().stream().map(PlanData.Team::team).toList();
    return dice.some(teams, Math.min(16, dice.between(0, teams.size())));
  }

  private Command changeAgent(State state) {
    if (state.agents.isEmpty()) {
      return signOn(state);
    }
    Agent agent = dice.oneOf(List.copyOf(state.agents.values()));
    int choice = dice.between(0, 99);
    if (choice < 12) {
      return new Command.ChangeSkills(agent.number, skills(state.plan));
    } else if (choice < 30) {
      return new Command.ChangeProfile(agent.number, dice.oneOf(state.plan.profiles()).profile());
    } else if (choice < 38) {
      return new Command.ChangeTeams(agent.number, teams(state.plan));
    } else if (choice < 48 && !agent.hasWork()) {
      return new Command.SignOff(agent.number);
    }
    return presence(state);
  }

  /** Mostly a lease is renewed, of those that are lost first; some leave by force. */
  private Command lease(State state) {
    Agent agent = dice.oneOf(List.copyOf(state.agents.values()));
    if (dice.perMille(120)) {
      return new Command.SignOff(agent.number, true);
    }
    for (Agent other : state.agents.values()) {
      if (other.leaseMs > 0 && (agent.leaseMs == 0 || (other.leaseLost && dice.perMille(700)))) {
        agent = other;
      }
    }
    return new Command.Alive(agent.number);
  }

  /** Those that are not available mostly come back. */
  private Command presence(State state) {
    if (state.agents.isEmpty()) {
      return signOn(state);
    }
    Agent agent = dice.oneOf(List.copyOf(state.agents.values()));
    for (Agent other : state.agents.values()) {
      if (dice.perMille(500) && (other.presence != Presence.AVAILABLE || other.awayPending)) {
        agent = other;
      }
    }
    boolean there = agent.presence == Presence.AVAILABLE && !agent.awayPending;
    int presence = dice.perMille(there ? 700 : 150) ? AWAY : AVAILABLE;
    boolean stated = features.contains(Feature.AFFINITY) && dice.perMille(600);
    long returnMs = stated ? timeMs + 500L * dice.between(-1, 20) : 0;
    return new Command.ChangePresence(agent.number, presence, dice.between(0, 3), returnMs);
  }

  /** Mostly taken, often declined; what nobody answers runs out. */
  private Command answer(State state) {
    if (state.openOffers.isEmpty()) {
      return finishSomething(state);
    }
    Offer offer = dice.oneOf(List.copyOf(state.openOffers.values()));
    offered = offer.interaction().number;
    int agent = dice.perMille(500) ? 0 : offer.agent().number;
    return dice.perMille(600)
        ? new Command.Accept(offer.id(), agent)
        : new Command.Decline(offer.id(), agent, dice.between(0, 3));
  }

  private Command finishSomething(State state) {
    boolean active = !in(state, Stage.ACTIVE).isEmpty();
    boolean wrapUp = !in(state, Stage.WRAP_UP).isEmpty();
    if (active && (!wrapUp || dice.perMille(600))) {
      return complete(state);
    }
    return wrapUp ? endWrapUp(state) : changeAgent(state);
  }

  private Command complete(State state) {
    Interaction active = dice.oneOf(in(state, Stage.ACTIVE));
    int agent = dice.perMille(500) ? 0 : active.agent.number;
    boolean said = features.contains(Feature.CUSTOMERS) && dice.perMille(400);
    int resolved = said ? dice.between(1, 2) : 0;
    return new Command.Complete(active.number, agent, dice.between(0, 3), resolved);
  }

  private Command endWrapUp(State state) {
    Interaction wrapUp = dice.oneOf(in(state, Stage.WRAP_UP));
    for (Interaction other : in(state, Stage.WRAP_UP)) {
      wrapUp = wrapUp.wrapUp == WrapUpKind.TIMED ? other : wrapUp;
    }
    if (wrapUp.wrapUp == WrapUpKind.TIMED && dice.perMille(800)) {
      return new Command.Tick(); // it ends by itself
    }
    return new Command.EndWrapUp(wrapUp.number, dice.perMille(500) ? 0 : wrapUp.agent.number);
  }

  private Command abandon(State state) {
    List<Interaction> waiting = in(state, Stage.WAITING);
    return waiting.isEmpty() ? arrive(state) : new Command.Abandon(dice.oneOf(waiting).number);
  }

  /** Mostly names of interactions, soon to come or live, because they are released again. */
  private Command define() {
    if (dice.perMille(600)) {
      long near = interactions + dice.between(-5, 3);
      return new Command.DefineName(3, number(near), "i" + near);
    }
    int kind = dice.perMille(300) ? 9 : dice.between(1, 14);
    long number = dice.between(1, limits.maxNames());
    return new Command.DefineName(kind, number, "n".repeat(dice.between(1, 64)));
  }
}
