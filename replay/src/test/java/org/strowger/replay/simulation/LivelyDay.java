package org.strowger.replay.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.strowger.EngineContext;
import org.strowger.api.CommandPublisher;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.replay.day.GeneratedDay;

/**
 * A generated day under a plan that uses everything, with people who do what the simulation's never
 * do: agents decline or do not answer, contacts ask for more than one list of skills, supervisors
 * assign, pick and move to head, skills and teams change, and so does the plan. The same day and
 * seed give the same journal.
 */
public final class LivelyDay implements RoutingEvents {
  private static final long ANSWER_DELAY_MS = 4_000;
  private static final long BACK_AFTER_MS = 120_000;
  private static final long ACT_EVERY_MS = 45_000;

  private record Later(long timeMs, long order, Runnable act) {}

  private final Scenario scenario;
  private final Plan secondPlan;
  private final long planChangeMs;
  private final TimedEngine engine;
  private final SplittableRandom random;
  private final Agenda agenda = new Agenda();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparingLong(Later::timeMs).thenComparingLong(Later::order));
  private final Map<Long, Integer> openOffers = new HashMap<>();
  private final TreeSet<Long> waiting = new TreeSet<>();
  private final TreeSet<Integer> signedOn = new TreeSet<>();
  private final TreeSet<Integer> notResponding = new TreeSet<>();
  private PlanNumbers numbers;
  private Customers customers;
  private Floor floor;
  private long entered;
  private long acts;
  private long nowMs;

  private LivelyDay(
      GeneratedDay day, Plan first, Plan second, long planChangeMs, TimedEngine engine) {
    scenario = new Scenario("lively", first, day.contacts(), day.shifts());
    secondPlan = second;
    this.planChangeMs = planChangeMs;
    this.engine = engine;
    random = new SplittableRandom(day.size().seed());
  }

  /**
   * Plays a day to its end.
   *
   * @param first plan in force from the start; has all that the day names
   * @param second plan applied later
   * @param planChangeMs when, milliseconds since the epoch
   */
  public static void play(
      GeneratedDay day, Plan first, Plan second, long planChangeMs, EngineContext context) {
    long start = Math.min(day.contacts().get(0).enteredMs(), day.shifts().get(0).signOnMs());
    try (TimedEngine engine = new TimedEngine(context, start)) {
      new LivelyDay(day, first, second, planChangeMs, engine).run();
    }
  }

  private void run() {
    numbers = new PlanNumbers(engine);
    Behaviour behaviour = new RecordedBehaviour(scenario.contacts(), ANSWER_DELAY_MS);
    customers = new Customers(scenario.contacts(), demanding(), numbers, agenda, behaviour);
    floor =
        new Floor(
            scenario,
            engine,
            numbers,
            agenda,
            customers,
            behaviour,
            new OrderAudit(scenario, customers),
            AgentWatch.NOBODY);
    EventReader reader = new EventReader(List.of(this, customers, floor));
    engine.applyPlan(scenario.plan());
    later(planChangeMs, () -> engine.applyPlan(secondPlan));
    later(scenario.shifts().get(0).signOnMs(), this::act);
    engine.deliver(reader);
    while (step()) {
      engine.deliver(reader);
    }
  }

  private void later(long timeMs, Runnable act) {
    later.add(new Later(timeMs, entered++, act));
  }

  private boolean step() {
    long timer = engine.nextDeadlineMs();
    long next = Math.min(agenda.nextMs(), later.isEmpty() ? Long.MAX_VALUE : later.peek().timeMs);
    if (timer == Long.MAX_VALUE && next == Long.MAX_VALUE) {
      return false;
    }
    boolean tick = timer <= next && (next == Long.MAX_VALUE || random.nextInt(3) > 0);
    nowMs = tick ? timer : next; // without a tick the next command fires the timers that are due
    engine.time(nowMs);
    if (tick) {
      engine.tick();
    } else if (agenda.nextMs() == next) {
      happen(agenda.next());
    } else {
      later.remove().act.run();
    }
    return true;
  }

  private void happen(Agenda.Item item) {
    int subject = item.subject();
    switch (item.kind()) {
      case CONVERSATION_ENDS -> customers.end(subject);
      case WRAP_UP_ENDS -> customers.endWrapUp(subject);
      case SHIFT_STARTS -> floor.startShift(subject);
      case BREAK_ENDS -> floor.endBreak(subject);
      case AGENT_ANSWERS -> answer(item.detail());
      case CUSTOMER_ARRIVES -> customers.arrive(subject, item.timeMs());
      case CUSTOMER_LEAVES -> customers.leave(subject);
      case BREAK_STARTS -> floor.startBreak(subject, item.detail());
      case SHIFT_ENDS -> floor.endShift(subject);
      case AGENT_DECLINES, SOMETHING_TOLD -> throw new AssertionError(item);
    }
  }

  /** One of fifteen is declined, and one of fifteen not answered. */
  private void answer(long offer) {
    int chance = random.nextInt(15);
    Integer agent = openOffers.get(offer);
    if (agent == null || chance == 0) {
      return;
    }
    if (chance == 1) {
      engine.decline(offer, agent, 0);
    } else {
      engine.accept(offer, agent);
    }
  }

  /** A publisher that adds to what some arrivals ask. */
  private CommandPublisher demanding() {
    return (CommandPublisher)
        Proxy.newProxyInstance(
            CommandPublisher.class.getClassLoader(),
            new Class<?>[] {CommandPublisher.class},
            (proxy, method, args) -> {
              if (args != null && args[0] instanceof Arrival arrival) {
                ask(arrival);
              }
              return invoke(method, args);
            });
  }

  private Object invoke(Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(engine, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void ask(Arrival arrival) {
    if (random.nextInt(6) == 0) {
      arrival.anyOf.add(0, skill(), 1 + random.nextInt(9)).add(0, skill(), 1 + random.nextInt(9));
      arrival.anyOf.add(1, skill(), 1 + random.nextInt(3));
    }
    if (random.nextInt(12) == 0) {
      arrival.noneOf.add(skill());
    }
    if (random.nextInt(8) == 0) {
      arrival.excluded.add(agent()).add(agent());
    }
    if (random.nextInt(6) == 0) {
      arrival.preferred.add(skill()).add(skill());
    }
    if (random.nextInt(3) == 0) {
      arrival.named = agent();
    }
  }

  private int skill() {
    List<String> skills = scenario.plan().skills();
    return numbers.known(IdKind.SKILL, skills.get(random.nextInt(skills.size())));
  }

  /** Someone signed on, if anybody is. */
  private int agent() {
    return signedOn.isEmpty() ? 1 : pick(new ArrayList<>(signedOn));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** What a supervisor does now and then. */
  private void act() {
    acts++;
    if (acts % 400 == 0) {
      engine.takeSnapshot();
    }
    if (!waiting.isEmpty()) {
      // of two, the one that came first: the old ones have more to tell
      long interaction = Math.min(pick(new ArrayList<>(waiting)), pick(new ArrayList<>(waiting)));
      switch (random.nextInt(6)) {
        case 0 -> engine.toHead(interaction);
        case 1 -> engine.assign(interaction, agent(), false);
        case 2 -> engine.pick(interaction, agent());
        case 3 -> engine.update(update(interaction));
        default -> changeSomebody();
      }
    }
    if (agenda.nextMs() != Long.MAX_VALUE) {
      later(nowMs + ACT_EVERY_MS, this::act);
    }
  }

  private Update update(long interaction) {
    Update update = new Update().reset(interaction);
    update.setRequirement = true;
    update.allOf.add(skill(), 2);
    update.named = agent();
    if (random.nextBoolean()) {
      update.excluded.add(agent());
    }
    update.setCredit = random.nextBoolean();
    update.creditMs = 30_000;
    return update;
  }

  private void changeSomebody() {
    if (signedOn.isEmpty()) {
      return;
    }
    if (random.nextBoolean()) {
      SkillList skills = new SkillList();
      int asked = random.nextInt(scenario.plan().skills().size());
      for (int i = 0; i < scenario.plan().skills().size(); i++) {
        if (i != asked) {
          skills.add(
              numbers.known(IdKind.SKILL, scenario.plan().skills().get(i)), 1 + random.nextInt(10));
        }
      }
      engine.skills(agent(), skills);
    } else {
      String team = pick(scenario.plan().teams()).id();
      engine.teams(agent(), new NumberList().add(numbers.known(IdKind.TEAM, team)));
    }
  }

  @Override
  public void signedOn(long timeMs, int agent, Presence presence) {
    signedOn.add(agent);
  }

  @Override
  public void signedOff(long timeMs, int agent) {
    signedOn.remove(agent);
    notResponding.remove(agent);
  }

  @Override
  public void presenceChanged(long timeMs, int agent, Presence presence, Presence pending) {
    notResponding.remove(agent);
    if (presence == Presence.NOT_RESPONDING) {
      notResponding.add(agent);
      later(timeMs + BACK_AFTER_MS, () -> comeBack(agent));
    }
  }

  private void comeBack(int agent) {
    if (notResponding.contains(agent)) {
      engine.presence(agent, Presence.AVAILABLE, 0, 0);
    }
  }

  @Override
  public void waiting(
      long timeMs, long sequence, long interaction, long dueMs, int urgency, long ticketMs) {
    waiting.add(interaction);
  }

  @Override
  public void offerMade(long timeMs, long offer, long interaction, int agent) {
    openOffers.put(offer, agent);
  }

  @Override
  public void offerEnded(long offer, long interaction, int agent) {
    openOffers.remove(offer);
  }

  @Override
  public void offerAccepted(
      long timeMs, long offer, long interaction, int agent, long waitedMs, boolean auto) {
    openOffers.remove(offer);
    waiting.remove(interaction);
  }

  @Override
  public void abandoned(long interaction, long waitedMs) {
    waiting.remove(interaction);
  }
}
