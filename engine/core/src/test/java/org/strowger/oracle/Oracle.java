package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Timer;

/**
 * The rules of matching as they are written, with linear scans over plain collections. It is slow,
 * and meant to be read against the text: here the order of things (T, O3, N2), in {@link Rules} who
 * comes first and who may, in {@link RefusalCheck} what is refused, in {@link Offers}, {@link
 * Agents} and {@link Interactions} what the rest does. After each command it asserts that nothing
 * is lost (R6) and, whenever it gives an agent an interaction, that nothing starves (O3). One
 * thread.
 */
public final class Oracle implements Subject {
  final State state = new State();
  private final Rules rules;
  private final RefusalCheck refusals;
  private final Happening now = new Happening(state);
  private final Offers offers;
  private final Agents agents;
  private final Leases leases;
  private final Claims claims;
  private final Steps steps;
  private final Routability routability;
  private final Interactions interactions;
  private final PlanChange planChange;
  private final CustomerCommands customerCommands;
  private final ContextRules contextRules;
  private final Channels channels;
  private final Estimates estimates;
  private final Shifts shifts;
  private final Reconcile reconcile;
  private final Retries retries;
  private final CommandReader reader = new CommandReader();
  private final boolean asserting;
  private BiConsumer<Interaction, Agent> decided = (interaction, agent) -> {};

  public Oracle(CoreLimits limits) {
    this(limits, Feature::rules, true);
  }

  /** With other rules, and without its own assertions if the rules are meant to be wrong. */
  Oracle(CoreLimits limits, Function<State, Rules> rules, boolean asserting) {
    this.rules = rules.apply(state);
    this.asserting = asserting;
    retries = new Retries(this.rules, now);
    claims = new Claims(state, this.rules, now);
    Customers customers = new Customers(state, this.rules, now, limits);
    refusals = new RefusalCheck(state, this.rules, customers, limits);
    Promises promises = new Promises(state, this.rules, now);
    estimates = new Estimates(state, this.rules, limits);
    shifts = new Shifts(state, this.rules, now, estimates);
    offers = new Offers(state, this.rules, now, claims, customers, promises, shifts, estimates);
    Consults consults = new Consults(state, now, offers, claims, promises);
    channels = new Channels(state, this.rules, now, offers, claims);
    agents = new Agents(state, this.rules, now, offers, claims);
    routability = new Routability(state, this.rules, now, estimates);
    steps = new Steps(state, this.rules, now, offers, claims, routability, customers, consults);
    contextRules = new ContextRules(state, this.rules, now, offers, steps);
    customers.tells(contextRules);
    customerCommands =
        new CustomerCommands(state, this.rules, now, offers, customers, contextRules);
    interactions =
        new Interactions(
            state,
            this.rules,
            now,
            offers,
            claims,
            steps,
            routability,
            customers,
            promises,
            consults,
            contextRules);
    leases = new Leases(state, this.rules, now, offers, claims, consults, interactions);
    planChange =
        new PlanChange(state, this.rules, now, offers, claims, steps, interactions, contextRules);
    reconcile = new Reconcile(state, this.rules, now, interactions, planChange);
  }

  /** Tells who is given what by a pass, before it changes anything. */
  void onDecision(BiConsumer<Interaction, Agent> told) {
    decided = told;
  }

  @Override
  public List<String> apply(byte[] record) {
    UnsafeBuffer envelope = new UnsafeBuffer(record);
    now.begin(Envelope.sequence(envelope, 0));
    long timeMs = Math.max(state.timeMs, Envelope.timeMs(envelope, 0)); // T1: never goes back
    fireTimers(timeMs);
    int client = Envelope.client(envelope, 0);
    long correlation = Envelope.correlation(envelope, 0);
    now.command(timeMs, client, correlation);
    Command command = reader.read(record, Envelope.LENGTH);
    now.named = command.named();
    if (!retries.answered(client, correlation, command)) {
      Refusal refusal = refusals.first(command);
      if (refusal == null) {
        carryOut(command);
      } else {
        reject(command, refusal); // T4: has a sequence, moves time, changes nothing else
      }
      retries.executed(client, correlation, command, refusal);
    }
    finish();
    return now.events();
  }

  /** X4-e, SO-d. */
  @Override
  public List<String> answers(State asked, PlanData.Queue queue) {
    List<String> answers = new ArrayList<>();
    for (Interaction interaction : asked.in(queue)) {
      answers.add("interaction=%d %s".formatted(interaction.number, estimates.told(interaction)));
    }
    for (PlanData.Channel channel : asked.plan.channels()) {
      DemandClass demand = DemandClass.of(queue.queue(), channel.channel(), Asks.NOTHING);
      answers.add(
          "queue=%d channel=%d %d %s"
              .formatted(
                  queue.queue(),
                  channel.channel(),
                  estimates.newcomerMs(demand),
                  estimates.told(demand)));
    }
    answers.add(
        "shifts %d %d %d %d"
            .formatted(
                state.shiftsOffered,
                state.shiftsEnded.getOrDefault(ShiftEnd.TAKEN, 0L),
                state.shiftsEnded.getOrDefault(ShiftEnd.REFUSED, 0L),
                state.shiftsEnded.getOrDefault(ShiftEnd.EXPIRED, 0L)));
    return answers;
  }

  /** T2: every timer due, in order, each at its own deadline and followed by its own pass. */
  private void fireTimers(long untilMs) {
    for (Timer timer = nextTimer(untilMs); timer != null; timer = nextTimer(untilMs)) {
      now.timer(timer);
      if (rules.x2Touches(timer)) {
        planChange.touch(inMatching(timer.interaction()));
      }
      if (state.timers.remove(timer)) { // unless that stopped it
        fire(timer);
      }
      finish();
    }
  }

  private Timer nextTimer(long untilMs) {
    Timer next = null;
    for (Timer timer : state.timers) {
      if (rules.isDue(timer, untilMs) && (next == null || rules.firesBefore(timer, next))) {
        next = timer;
      }
    }
    return next;
  }

  private void fire(Timer timer) {
    Interaction interaction = timer.interaction();
    switch (timer.kind()) {
      case OFFER_DEADLINE -> offers.missed(timer.offer());
      case HOLD_END -> interaction.heldApart.remove(timer.agent().number); // R2-a: no event
      case PROMOTION -> interactions.promote(interaction); // O3
      case STEP -> steps.timeIsOver(interaction); // S2-a
      case WRAP_UP_END -> interactions.wrapUpEnds(interaction, WorkEnd.TIMER);
      case TRANSFER_HOLD_END -> interaction.transferred.remove(timer.agent().number);
      case LEASE -> leases.lost(timer.agent());
      case LEASE_GRACE -> leases.forceOff(timer.agent(), SignOffCause.LEASE);
      default -> interactions.fire(timer);
    }
  }

  /** Its holds are its consult's too. */
  private static Interaction inMatching(Interaction interaction) {
    return interaction.consult == null ? interaction : interaction.consult;
  }

  /** After every command and every timer: steps, a pass (T3), and last a name released (N2). */
  private void finish() {
    contextRules.settle(); // X1-j
    estimates.look(); // X4-b
    routability.look(); // X5-a: before steps are skipped
    for (Interaction interaction : waitingInOrder()) {
      steps.look(interaction);
    }
    pass();
    estimates.look();
    if (now.arrived != null) { // X4-d
      estimates.note(now.arrived);
    }
    shifts.look(); // SO-b
    released(now.named);
    now.ended.forEach(this::released);
    State.Name customer = new State.Name(IdKind.CUSTOMER.value(), now.releasedCustomer);
    if (now.releasedCustomer != 0 && state.names.remove(customer) != null) { // CU-a, CU-l
      now.emit(
          now.event("NameReleased")
              .with("number", now.releasedCustomer)
              .with("kind", IdKind.CUSTOMER));
    }
    if (asserting) {
      Conservation.check(state);
    }
  }

  /** N2: if it is not live, and has a name. */
  private void released(long interaction) {
    boolean live = state.interactions.containsKey(interaction);
    State.Name name = new State.Name(IdKind.INTERACTION.value(), interaction);
    if (!live && state.names.remove(name) != null) {
      now.emit(
          now.event("NameReleased").with("number", interaction).with("kind", IdKind.INTERACTION));
    }
  }

  /** T3, and what follows when nothing more can be offered: claims end and are made (O4). */
  private void pass() {
    do {
      offerAll();
    } while (claims.endUnfit(waitingInOrder()));
    claims.make(waitingInOrder());
  }

  /**
   * T3: repeat until nothing changes: the first waiting interaction in order (O1) that has an
   * eligible agent (F) is offered to its best agent (A).
   */
  private void offerAll() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Interaction interaction : waitingInOrder()) {
        Agent best = rules.best(interaction);
        if (best != null) {
          assertNothingStarves(interaction, best);
          decided.accept(interaction, best);
          if (interaction.step().strategy() == Strategy.ROUND_ROBIN) { // A5-a
            state.cursors.put(interaction.queue.queue(), best.signOnOrder);
          }
          offers.make(interaction, best);
          changed = true;
          break;
        }
      }
    }
  }

  private List<Interaction> waitingInOrder() {
    List<Interaction> waiting = new ArrayList<>();
    for (Interaction interaction : state.withConsults()) {
      if (interaction.isInMatching()) {
        waiting.add(interaction);
      }
    }
    waiting.sort(rules.o1Order());
    return waiting;
  }

  /** O3: no agent is given one while a promoted one, earlier in order, could have it. */
  private void assertNothingStarves(Interaction given, Agent agent) {
    for (Interaction other : state.withConsults()) {
      if (asserting
          && other.isInMatching()
          && other.isPromoted()
          && (!given.isPromoted() || other.promotion < given.promotion)
          && rules.eligible(agent, other)) {
        throw new AssertionError(
            "O3: interaction %d given to agent %d before promoted %d at #%d"
                .formatted(given.number, agent.number, other.number, now.sequence()));
      }
    }
  }

  private void carryOut(Command command) {
    planChange.touch(rules.x2TouchedBy(command));
    if (command instanceof Command.DefineName c) {
      state.names.put(new State.Name(c.kind(), c.number()), c.text());
      IdKind kind = IdKind.get((short) c.kind());
      now.emit(now.event("NameDefined").with("number", c.number()).with("kind", kind));
    } else if (command instanceof Command.ApplyPlan c) {
      planChange.apply(c.plan());
    } else if (command instanceof Command.Tick) {
      now.emit(now.event("Ticked"));
    } else if (command instanceof Command.TakeSnapshot) {
      now.emit(now.event("SnapshotTaken"));
    } else if (command instanceof Command.Rework) {
      planChange.reworkSlice();
    } else if (command instanceof Command.Accept c) {
      offers.accept(state.openOffers.get(c.offer()));
    } else if (command instanceof Command.Decline c) {
      decline(c);
    } else if (command instanceof Command.ChangeChannel c) {
      channels.change(c);
    } else if (leases.carryOut(command)) {
      return;
    } else if (command.template() < 30) {
      agents.carryOut(command);
    } else if (command.template() >= 70 && command.template() < 80) {
      customerCommands.carryOut(command);
    } else if (!reconcile.carryOut(command)) {
      interactions.carryOut(command);
    }
  }

  private void decline(Command.Decline c) {
    planChange.touch(state.openOffers.get(c.offer()).interaction());
    Offer offer = state.openOffers.get(c.offer());
    if (offer != null) { // unless that withdrew it
      offers.decline(offer, c.reason());
    }
  }

  private void reject(Command command, Refusal refusal) {
    now.emit(
        now.event("Rejected")
            .with("value", refusal.value())
            .with("command", command.template())
            .with("code", refusal.code())
            .with("field", refusal.field())
            .with("valueKind", refusal.kind())
            .with("detail", refusal.detail()));
  }
}
