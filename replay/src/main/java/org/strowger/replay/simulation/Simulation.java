package org.strowger.replay.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.strowger.EngineContext;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.RejectedDecoder;

/**
 * Plays a scenario. The only thing that moves time is what is to happen next: an item of the agenda
 * or a timer of the engine, the timer first at the same instant (rule T2). Ends when nothing is
 * left to happen. The same scenario gives the same commands, so the same journal.
 */
public final class Simulation implements RoutingEvents {
  private static final int EXAMPLES = 3;

  private final Scenario scenario;
  private final TimedEngine engine;
  private final Behaviour behaviour;
  private final Agenda agenda = new Agenda();
  private final LongConsumer progress;
  private final AgentWatch watch;
  private final List<String> refusals = new ArrayList<>();
  private PlanNumbers numbers;
  private Customers customers;
  private Floor floor;
  private EventReader reader;
  private long refused;
  private long arrived;

  private Simulation(
      Scenario scenario,
      TimedEngine engine,
      Behaviour behaviour,
      AgentWatch watch,
      LongConsumer progress) {
    this.scenario = scenario;
    this.engine = engine;
    this.behaviour = behaviour;
    this.watch = watch;
    this.progress = progress;
  }

  /**
   * Plays a scenario to its end.
   *
   * @param scenario what is played
   * @param context where the journal goes and what it survives; clock, scheduler and listener are
   *     set here
   * @param answerDelayMs from offer to accept, from 0, below every offer timeout of the plan
   * @param progress is told the contacts that have arrived so far
   * @throws IllegalArgumentException if the delay is out of range
   * @throws IllegalStateException if the engine fails
   */
  public static SimulationResult play(
      Scenario scenario, EngineContext context, long answerDelayMs, LongConsumer progress) {
    for (Plan.Queue queue : scenario.plan().queues()) {
      if (answerDelayMs < 0 || answerDelayMs >= queue.offerTimeoutMs()) {
        throw new IllegalArgumentException(
            String.format(
                    Locale.ROOT,
                    "the answer delay must be from 0 to below the offer timeout of queue \"%s\", %d ms; is",
                    queue.id(),
                    queue.offerTimeoutMs())
                + " "
                + answerDelayMs
                + " ms");
      }
    }
    try (TimedEngine engine = new TimedEngine(context, start(scenario))) {
      Behaviour behaviour = new RecordedBehaviour(scenario.contacts(), answerDelayMs);
      return new Simulation(scenario, engine, behaviour, AgentWatch.NOBODY, progress).run(true);
    }
  }

  /**
   * Plays a scenario in which people behave as told. Whether the engine keeps its own order is not
   * looked at: the result has no figures of it.
   *
   * @param scenario what is played
   * @param context as above
   * @param behaviour of this run alone
   * @param watch is told of agents
   * @param progress is told the contacts that have arrived so far
   * @throws IllegalStateException if the engine fails
   */
  public static SimulationResult play(
      Scenario scenario,
      EngineContext context,
      Behaviour behaviour,
      AgentWatch watch,
      LongConsumer progress) {
    try (TimedEngine engine = new TimedEngine(context, start(scenario))) {
      return new Simulation(scenario, engine, behaviour, watch, progress).run(false);
    }
  }

  private static long start(Scenario scenario) {
    long start = Long.MAX_VALUE;
    for (var contact : scenario.contacts()) {
      start = Math.min(start, contact.enteredMs());
    }
    for (var shift : scenario.shifts()) {
      start = Math.min(start, shift.signOnMs());
    }
    return start == Long.MAX_VALUE ? 0 : start;
  }

  private SimulationResult run(boolean audited) {
    long started = System.nanoTime();
    numbers = new PlanNumbers(engine);
    customers = new Customers(scenario.contacts(), engine, numbers, agenda, behaviour);
    OrderAudit audit = new OrderAudit(scenario, customers);
    Floor.AtWork atWork = audited ? audit : (agent, shift, profile) -> {};
    floor = new Floor(scenario, engine, numbers, agenda, customers, behaviour, atWork, watch);
    reader =
        new EventReader(
            audited ? List.of(this, audit, customers, floor) : List.of(this, customers, floor));
    for (int i = 0; i < behaviour.told().size(); i++) {
      agenda.add(behaviour.told().get(i).timeMs(), Agenda.Kind.SOMETHING_TOLD, i, 0);
    }
    engine.applyPlan(scenario.plan());
    engine.deliver(reader);
    while (step()) {
      engine.deliver(reader);
    }
    return new SimulationResult(
        scenario,
        customers.results(),
        floor.occupancy(),
        audit.figures(),
        refused,
        refusals,
        new EngineFigures(
            engine.commandCount(),
            engine.eventCount(),
            engine.engineNanos(),
            System.nanoTime() - started,
            engine.latency()));
  }

  private boolean step() {
    long timer = engine.nextDeadlineMs();
    long next = agenda.nextMs();
    if (timer == Long.MAX_VALUE && next == Long.MAX_VALUE) {
      return false;
    }
    if (timer <= next) {
      engine.time(timer);
      engine.tick();
    } else {
      engine.time(next);
      happen(agenda.next());
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
      case AGENT_ANSWERS -> customers.answer(subject, item.detail());
      case AGENT_DECLINES -> customers.decline(subject, item.detail());
      case SOMETHING_TOLD -> behaviour.told().get(subject).command().accept(engine, numbers);
      case CUSTOMER_ARRIVES -> {
        customers.arrive(subject, item.timeMs());
        progress.accept(++arrived);
      }
      case CUSTOMER_LEAVES -> customers.leave(subject);
      case BREAK_STARTS -> floor.startBreak(subject, item.detail());
      case SHIFT_ENDS -> floor.endShift(subject);
    }
  }

  @Override
  public void rejected(RejectedDecoder event) {
    refused++;
    if (refusals.size() < EXAMPLES) {
      refusals.add(
          String.format(
              Locale.ROOT,
              "command %d refused: %s %s %d",
              event.command(),
              event.code(),
              event.field(),
              event.value()));
    }
  }
}
