package org.strowger.oracle;

import static org.strowger.codec.sbe.RejectCode.*;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** The checks of commands about movement, callbacks and customers, in their order. */
final class JourneyChecks {
  private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;
  private static final long SEVEN_DAYS_MS = 7L * 24 * 60 * 60 * 1000;
  private static final int MAX_NOTE = 512;
  private static final int MAX_ATTRIBUTES = 16;
  private static final int UNANSWERED = 255;

  private final State state;
  private final Rules rules;
  private final Customers customers;
  private final CoreLimits limits;

  JourneyChecks(State state, Rules rules, Customers customers, CoreLimits limits) {
    this.state = state;
    this.rules = rules;
    this.customers = customers;
    this.limits = limits;
  }

  /** The first that fails, or null. */
  Refusal first(Command command, RefusalCheck checks) {
    if (command instanceof Command.UpdateCustomer c) {
      return updateCustomer(c);
    } else if (command instanceof Command.Touch c) {
      return touch(c);
    } else if (command instanceof Command.Survey c) {
      return survey(c);
    } else if (command instanceof Command.UpdateNeed c) {
      return updateNeed(c);
    } else if (command instanceof Command.Forget c) {
      return forget(c.customer());
    } else if (command instanceof Command.ChangeChannel c) {
      return channel(c);
    } else if (command instanceof Command.BeginReconcile c) {
      boolean known = c.channel() == 0 || state.plan.channel(c.channel()) != null;
      return known ? null : Refusal.named(UNKNOWN_CHANNEL, FieldName.CHANNEL, c.channel());
    } else if (command instanceof Command.ReconcileLive c) {
      return state.reconcile == null
          ? Refusal.named(NO_RECONCILE, FieldName.INTERACTION, c.interaction())
          : null;
    } else if (command instanceof Command.EndReconcile) {
      return state.reconcile == null ? Refusal.of(NO_RECONCILE, FieldName.NONE, 0) : null;
    } else if (!state.interactions.containsKey(command.named())) {
      return Refusal.named(UNKNOWN_INTERACTION, FieldName.INTERACTION, command.named());
    }
    return movement(command, state.interactions.get(command.named()), checks);
  }

  private Refusal movement(Command command, Interaction live, RefusalCheck checks) {
    if (command instanceof Command.Transfer c) {
      return transfer(c, live);
    } else if (command instanceof Command.CancelTransfer c) {
      return live.consult == null
          ? of(NOT_IN_TRANSFER, live)
          : checks.holder(live.number, c.agent());
    } else if (command instanceof Command.Shift c) {
      return shift(c, live);
    } else if (command instanceof Command.RequestShift) {
      Refusal refusal = live.consult == null ? null : of(IN_TRANSFER, live);
      return refusal != null ? refusal : checks.in(live.number, Stage.WAITING, NOT_WAITING);
    } else if (command instanceof Command.RefuseShift) {
      return live.shiftOffered ? null : of(NO_SHIFT_OFFER, live);
    } else if (command instanceof Command.Park c) {
      Refusal refusal = checks.in(live.number, Stage.ACTIVE, NOT_ACTIVE);
      if (refusal == null) {
        refusal = checks.holder(live.number, c.agent());
      }
      return refusal != null ? refusal : notInTransfer(live.number);
    } else if (command instanceof Command.Resume) {
      return checks.in(live.number, Stage.PARKED, NOT_PARKED);
    } else if (command instanceof Command.Message c) {
      return message(c, live);
    } else if (command instanceof Command.Cancel) {
      boolean can = live.stage == Stage.PARKED || live.stage == Stage.SCHEDULED;
      return can ? null : checks.in(live.number, Stage.WAITING, NOT_WAITING);
    } else if (command instanceof Command.RequestCallback c) {
      return callBack(c, live);
    } else if (command instanceof Command.FailCallback c) {
      Refusal refusal = checks.in(live.number, Stage.ACTIVE, NOT_ACTIVE);
      if (refusal == null && !live.callback) {
        return of(NOT_A_CALLBACK, live);
      }
      if (refusal == null) {
        refusal = checks.holder(live.number, c.agent());
      }
      return refusal != null ? refusal : notInTransfer(live.number);
    }
    throw new IllegalArgumentException("no checks for " + command);
  }

  private static Refusal of(RejectCode code, Interaction interaction) {
    return Refusal.named(code, FieldName.INTERACTION, interaction.number);
  }

  /** K3-b. */
  Refusal notInTransfer(long number) {
    Interaction live = state.interactions.get(number);
    return live.consult == null ? null : of(IN_TRANSFER, live);
  }

  /** K3-a. */
  private Refusal transfer(Command.Transfer c, Interaction live) {
    boolean active = live.stage == Stage.ACTIVE;
    int holder = active ? live.agent.number : 0;
    if (!active && (c.warm() || live.stage != Stage.WAITING)) {
      return of(NOT_ACTIVE, live);
    } else if (c.agent() != 0 && c.agent() != holder) {
      return Refusal.named(WRONG_AGENT, FieldName.AGENT, c.agent());
    } else if (live.consult != null) {
      return of(IN_TRANSFER, live);
    } else if (c.queue() != 0 && state.plan.queue(c.queue()) == null) {
      return Refusal.named(UNKNOWN_QUEUE, FieldName.QUEUE, c.queue());
    } else if (!agentOrNone(c.toAgent())) {
      return Refusal.named(UNKNOWN_AGENT, FieldName.AGENT, c.toAgent());
    } else if (active && c.toAgent() == holder) {
      return Refusal.named(SAME_AGENT, FieldName.AGENT, c.toAgent());
    } else if (c.boundMs() < 0 || c.boundMs() > YEAR_MS) {
      return Refusal.of(INVALID_NUMBER, FieldName.DURATION, c.boundMs());
    }
    long creditMs = c.creditMs().orElse(0);
    if (creditMs < -SEVEN_DAYS_MS || creditMs > SEVEN_DAYS_MS) {
      return Refusal.of(CREDIT_RANGE, FieldName.CREDIT, creditMs);
    }
    Refusal refusal = merged(live, c.queue());
    return refusal != null ? refusal : sealed(c.note());
  }

  private Refusal merged(Interaction live, int number) {
    PlanData.Queue queue = number == 0 ? rules.x2Queue(live) : state.plan.queue(number);
    return RefusalCheck.mergedRequirement(TOO_MANY, queue, live.asks);
  }

  private boolean agentOrNone(int agent) {
    return agent >= 0 && agent <= limits.maxAgents();
  }

  /** SH-a. */
  private Refusal shift(Command.Shift c, Interaction live) {
    if (live.stage == Stage.WRAP_UP) {
      return of(NOT_WAITING, live);
    } else if (live.consult != null) {
      return of(IN_TRANSFER, live);
    } else if (state.plan.channel(c.channel()) == null) {
      return Refusal.named(UNKNOWN_CHANNEL, FieldName.CHANNEL, c.channel());
    } else if (c.queue() != 0 && state.plan.queue(c.queue()) == null) {
      return Refusal.named(UNKNOWN_QUEUE, FieldName.QUEUE, c.queue());
    } else if (c.boundMs() < 0 || c.boundMs() > YEAR_MS) {
      return Refusal.of(INVALID_NUMBER, FieldName.DURATION, c.boundMs());
    }
    Refusal refusal = merged(live, c.queue());
    return refusal != null ? refusal : sealed(c.note());
  }

  /** PM-b. */
  private Refusal message(Command.Message c, Interaction live) {
    if (!state.plan.channel(live.channel).asynchronous()) {
      return Refusal.named(NOT_ASYNCHRONOUS, FieldName.CHANNEL, live.channel);
    } else if (c.sender() < 1 || c.sender() > 2) {
      return Refusal.of(INVALID_STATE, FieldName.SENDER, c.sender());
    }
    boolean goesOn =
        live.stage == Stage.WAITING || live.stage == Stage.ACTIVE || live.stage == Stage.PARKED;
    return goesOn ? null : of(NOT_ACTIVE, live);
  }

  /** K4-a, K4-b. */
  private Refusal callBack(Command.RequestCallback c, Interaction live) {
    if (live.stage != Stage.WAITING) {
      return of(NOT_WAITING, live);
    } else if (c.channel() != 0 && state.plan.channel(c.channel()) == null) {
      return Refusal.named(UNKNOWN_CHANNEL, FieldName.CHANNEL, c.channel());
    }
    return c.notBeforeMs() == 0 ? null : timeAhead(c.notBeforeMs());
  }

  /** K4-b. */
  Refusal timeAhead(long ms) {
    return ms > state.timeMs && ms - state.timeMs <= YEAR_MS
        ? null
        : Refusal.of(TIME_RANGE, FieldName.TIME, ms);
  }

  // ---- customers ----

  /** CU-c. */
  private Refusal updateCustomer(Command.UpdateCustomer c) {
    if (c.customer() < 1) {
      return customer(c.customer());
    }
    for (var code : List.of(c.segment(), c.language(), c.region(), c.verifiedBy())) {
      if (code.orElse(0) < 0) {
        return Refusal.named(INVALID_NUMBER, FieldName.VALUE, code.getAsInt());
      }
    }
    List<Integer> devices = c.devices().orElse(List.of());
    if (devices.size() > 8) {
      return Refusal.of(TOO_MANY, FieldName.DEVICES, devices.size());
    }
    for (int device : devices) {
      if (device < 0) {
        return Refusal.named(INVALID_NUMBER, FieldName.VALUE, device);
      }
    }
    List<Integer> never = c.never().orElse(List.of());
    if (never.size() > 16) {
      return Refusal.of(TOO_MANY, FieldName.NEVER, never.size());
    }
    for (int agent : never) {
      if (agent < 1 || agent > limits.maxAgents()) {
        return Refusal.named(UNKNOWN_AGENT, FieldName.NEVER, agent);
      }
    }
    State.Customer known = state.customers.get(c.customer());
    Refusal refusal = attributes(c.attributes(), known == null ? Map.of() : known.attributes);
    if (refusal == null) {
      refusal = sealed(c.sealed().orElse(""));
    }
    return refusal != null ? refusal : room(c.customer());
  }

  /** CU-b, CU-c: the list, each entry, and how many there would be. */
  static Refusal attributes(List<Command.Attribute> given, Map<Integer, Command.Attribute> before) {
    if (given.size() > MAX_ATTRIBUTES) {
      return Refusal.of(TOO_MANY, FieldName.ATTRIBUTES, given.size());
    }
    Map<Integer, Command.Attribute> after = new TreeMap<>(before);
    for (Command.Attribute a : given) {
      if (a.attribute() < 1) {
        return Refusal.named(INVALID_NUMBER, FieldName.ATTRIBUTES, a.attribute());
      } else if (a.kind() != 0 && a.kind() != 13 && a.kind() != 255) {
        return Refusal.of(KIND_RANGE, FieldName.ATTRIBUTES, a.kind());
      } else if (a.kind() == 13 && a.value() < 0) {
        return Refusal.named(INVALID_NUMBER, FieldName.VALUE, a.value());
      }
      Interactions.put(after, a);
    }
    return after.size() > MAX_ATTRIBUTES
        ? Refusal.of(TOO_MANY, FieldName.ATTRIBUTES, after.size())
        : null;
  }

  private static Refusal customer(long number) {
    return Refusal.named(INVALID_NUMBER, FieldName.CUSTOMER, number);
  }

  private static Refusal sealed(String payload) {
    return payload.length() > MAX_NOTE
        ? Refusal.of(TOO_LONG, FieldName.SEALED, payload.length())
        : null;
  }

  /** CU-a. */
  Refusal room(long customer) {
    return customers.hasRoom(customer)
        ? null
        : Refusal.of(LIMIT_EXCEEDED, FieldName.CUSTOMER, limits.maxCustomers());
  }

  static Refusal resolved(int resolved) {
    return resolved > 2 ? Refusal.of(INVALID_STATE, FieldName.RESOLVED, resolved) : null;
  }

  /** CU-g. */
  private Refusal touch(Command.Touch c) {
    Interaction live = state.interactions.get(c.interaction());
    if (c.interaction() != 0 && live == null) {
      return Refusal.named(UNKNOWN_INTERACTION, FieldName.INTERACTION, c.interaction());
    }
    boolean nobody = c.customer() == 0 && live == null;
    boolean another = c.customer() != 0 && live != null && live.customer != c.customer();
    if (c.customer() < 0 || nobody || another) {
      return customer(c.customer());
    } else if (c.kind() < 2 || c.kind() > 14 || c.kind() == 13) {
      return Refusal.of(KIND_RANGE, FieldName.KIND, c.kind());
    } else if (c.channel() != 0 && state.plan.channel(c.channel()) == null) {
      return Refusal.named(UNKNOWN_CHANNEL, FieldName.CHANNEL, c.channel());
    } else if (c.topic() < 0) {
      return Refusal.named(INVALID_NUMBER, FieldName.TOPIC, c.topic());
    } else if (c.outcome() < 0) {
      return Refusal.named(INVALID_NUMBER, FieldName.VALUE, c.outcome());
    } else if (!agentOrNone(c.agent())) {
      return Refusal.named(UNKNOWN_AGENT, FieldName.AGENT, c.agent());
    }
    Refusal refusal = sealed(c.sealed());
    return refusal == null && c.customer() > 0 ? room(c.customer()) : refusal;
  }

  /** CU-h. */
  private Refusal survey(Command.Survey c) {
    if (c.customer() < 1) {
      return customer(c.customer());
    } else if (c.topic() < 0) {
      return Refusal.named(INVALID_NUMBER, FieldName.TOPIC, c.topic());
    } else if (!score(c.csat(), 1, 5)) {
      return Refusal.of(LEVEL_RANGE, FieldName.SCORE, c.csat());
    } else if (!score(c.nps(), 0, 10)) {
      return Refusal.of(LEVEL_RANGE, FieldName.SCORE, c.nps());
    } else if (!score(c.effort(), 1, 7)) {
      return Refusal.of(LEVEL_RANGE, FieldName.SCORE, c.effort());
    }
    Refusal refusal = resolved(c.resolved());
    if (refusal == null) {
      refusal = sealed(c.sealed());
    }
    return refusal != null ? refusal : room(c.customer());
  }

  private static boolean score(int score, int least, int most) {
    return score == UNANSWERED || (score >= least && score <= most);
  }

  /** CU-i. */
  private Refusal updateNeed(Command.UpdateNeed c) {
    if (c.customer() < 1) {
      return customer(c.customer());
    } else if (c.topic() < 1) {
      return Refusal.named(INVALID_NUMBER, FieldName.TOPIC, c.topic());
    } else if (!agentOrNone(c.owner().orElse(0))) {
      return Refusal.named(UNKNOWN_AGENT, FieldName.OWNER, c.owner().getAsInt());
    }
    Refusal refusal = resolved(c.resolved());
    return refusal != null ? refusal : room(c.customer());
  }

  /** CH-a. */
  private Refusal channel(Command.ChangeChannel c) {
    if (state.plan.channel(c.channel()) == null) {
      return Refusal.named(UNKNOWN_CHANNEL, FieldName.CHANNEL, c.channel());
    }
    return c.channelState() == 1 || c.channelState() == 2
        ? null
        : Refusal.of(INVALID_STATE, FieldName.STATE, c.channelState());
  }

  /** CU-l. */
  private Refusal forget(long number) {
    if (number < 1) {
      return customer(number);
    }
    return state.customers.containsKey(number)
        ? null
        : Refusal.named(UNKNOWN_CUSTOMER, FieldName.CUSTOMER, number);
  }
}
