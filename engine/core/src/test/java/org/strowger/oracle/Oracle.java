package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;
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
  private final Interactions interactions;
  private final CommandReader reader = new CommandReader();
  private final boolean asserting;

  public Oracle(CoreLimits limits) {
    this(limits, Rules::new, true);
  }

  /** With other rules, and without its own assertions if the rules are meant to be wrong. */
  Oracle(CoreLimits limits, Function<State, Rules> rules, boolean asserting) {
    this.rules = rules.apply(state);
    this.asserting = asserting;
    refusals = new RefusalCheck(state, limits);
    offers = new Offers(state, this.rules, now);
    agents = new Agents(state, this.rules, now, offers);
    interactions = new Interactions(state, this.rules, now, offers);
  }

  @Override
  public List<String> apply(byte[] record) {
    UnsafeBuffer envelope = new UnsafeBuffer(record);
    now.begin(Envelope.sequence(envelope, 0));
    long timeMs = Math.max(state.timeMs, Envelope.timeMs(envelope, 0)); // T1: never goes back
    fireTimers(timeMs);
    now.command(timeMs, Envelope.client(envelope, 0), Envelope.correlation(envelope, 0));
    Command command = reader.read(record, Envelope.LENGTH);
    now.named = interactionNamed(command);
    Refusal refusal = refusals.first(command);
    if (refusal == null) {
      carryOut(command);
    } else {
      reject(command, refusal); // T4: has a sequence, moves time, changes nothing else
    }
    finish();
    return now.events();
  }

  /** T2: every timer due, in order, each at its own deadline and followed by its own pass. */
  private void fireTimers(long untilMs) {
    for (Timer timer = nextTimer(untilMs); timer != null; timer = nextTimer(untilMs)) {
      state.timers.remove(timer);
      now.timer(timer);
      fire(timer);
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
      case PROMOTION -> { // O3
        interaction.promotion = ++state.promotions;
        now.emit(now.event("InteractionPromoted").with("interaction", interaction.number));
      }
      case WRAP_UP_END -> interactions.wrapUpEnds(interaction, WorkEnd.TIMER);
    }
  }

  /** After every command and every timer: a pass (T3), and last a name released (N2). */
  private void finish() {
    pass();
    boolean live = state.interactions.containsKey(now.named);
    State.Name name = new State.Name(IdKind.INTERACTION.value(), now.named);
    if (!live && state.names.remove(name) != null) {
      now.emit(
          now.event("NameReleased").with("number", now.named).with("kind", IdKind.INTERACTION));
    }
    if (asserting) {
      Conservation.check(state);
    }
  }

  /**
   * T3: repeat until nothing changes: the first waiting interaction in order (O1) that has an
   * eligible agent (F) is offered to its best agent (A).
   */
  private void pass() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Interaction interaction : waitingInOrder()) {
        Agent best = rules.best(interaction);
        if (best != null) {
          assertNothingStarves(interaction, best);
          offers.make(interaction, best);
          changed = true;
          break;
        }
      }
    }
  }

  private List<Interaction> waitingInOrder() {
    List<Interaction> waiting = new ArrayList<>();
    for (Interaction interaction : state.interactions.values()) {
      if (interaction.stage == Stage.WAITING) {
        waiting.add(interaction);
      }
    }
    waiting.sort(rules.o1Order());
    return waiting;
  }

  /** O3: no agent is given one while a promoted one, earlier in order, could have it. */
  private void assertNothingStarves(Interaction given, Agent agent) {
    for (Interaction other : state.interactions.values()) {
      if (asserting
          && other.stage == Stage.WAITING
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
    if (command instanceof Command.DefineName c) {
      state.names.put(new State.Name(c.kind(), c.number()), c.text());
      IdKind kind = IdKind.get((short) c.kind());
      now.emit(now.event("NameDefined").with("number", c.number()).with("kind", kind));
    } else if (command instanceof Command.ApplyPlan c) {
      state.plan = c.plan(); // X2: in force from its own sequence on
      now.emit(now.event("PlanApplied").with("version", c.plan().version()));
    } else if (command instanceof Command.Tick) {
      now.emit(now.event("Ticked"));
    } else if (command instanceof Command.TakeSnapshot) {
      now.emit(now.event("SnapshotTaken"));
    } else if (command instanceof Command.Accept c) {
      offers.accept(state.openOffers.get(c.offer()));
    } else if (command instanceof Command.Decline c) {
      offers.decline(state.openOffers.get(c.offer()), c.reason());
    } else if (command.template() < 30) {
      agents.carryOut(command);
    } else {
      interactions.carryOut(command);
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

  /** The interaction that a command names; 0: none. */
  private static long interactionNamed(Command command) {
    if (command instanceof Command.Arrive c) {
      return c.interaction();
    } else if (command instanceof Command.Abandon c) {
      return c.interaction();
    } else if (command instanceof Command.Complete c) {
      return c.interaction();
    } else if (command instanceof Command.EndWrapUp c) {
      return c.interaction();
    }
    return 0;
  }
}
