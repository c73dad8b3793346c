package org.strowger.oracle;

import static org.strowger.codec.sbe.RejectCode.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.WrapUpKind;

/** The table of checks: the first that fails, in the order listed there (V1). */
final class RefusalCheck {
  private static final long SEVEN_DAYS_MS = 7L * 24 * 60 * 60 * 1000;
  private static final int MAX_LIST = 16;
  private static final int AGENT = IdKind.AGENT.value();
  private static final int INTERACTION = IdKind.INTERACTION.value();
  private static final int CUSTOMER = IdKind.CUSTOMER.value();

  private final State state;
  private final Rules rules;
  private final CoreLimits limits;
  private final JourneyChecks journey;

  RefusalCheck(State state, Rules rules, Customers customers, CoreLimits limits) {
    this.rules = rules;
    journey = new JourneyChecks(state, rules, customers, limits);
    this.state = state;
    this.limits = limits;
  }

  /** The first check that fails, or null. */
  Refusal first(Command command) {
    if (command instanceof Command.Unknown c) {
      return Refusal.of(UNKNOWN_COMMAND, FieldName.TEMPLATE, c.template());
    } else if (command instanceof Command.DefineName c) {
      return defineName(c);
    } else if (command instanceof Command.ApplyPlan c) {
      return applyPlan(c.plan());
    } else if (command instanceof Command.Tick || command instanceof Command.TakeSnapshot) {
      return null;
    } else if (state.plan == null) {
      return Refusal.of(NO_PLAN, FieldName.NONE, 0); // V2
    }
    if (command instanceof Command.Rework) {
      return reworkIsLeft() ? null : Refusal.of(INVALID_STATE, FieldName.NONE, 0);
    }
    return command.template() < 30 ? agentCommand(command) : interactionCommand(command);
  }

  /** N3. */
  private Refusal defineName(Command.DefineName c) {
    int length = c.text().length();
    if (c.kind() < 1 || c.kind() > 14) {
      return Refusal.of(INVALID_NUMBER, FieldName.KIND, c.kind());
    } else if (c.number() < 1) {
      return number(INVALID_NUMBER, c);
    } else if (!comesAndGoes(c) && c.number() > limits.maxNames()) {
      return number(LIMIT_EXCEEDED, c);
    } else if (c.kind() == AGENT && c.number() > limits.maxAgents()) {
      return number(LIMIT_EXCEEDED, c);
    } else if (length < 1 || length > 64) {
      return Refusal.of(TEXT_LENGTH, FieldName.TEXT, length);
    } else if (state.names.containsKey(new State.Name(c.kind(), c.number()))) {
      return number(ALREADY_DEFINED, c);
    } else if (comesAndGoes(c) && names(c.kind()) >= limits.maxNames()) {
      return number(LIMIT_EXCEEDED, c);
    }
    return null;
  }

  private static Refusal number(RejectCode code, Command.DefineName c) {
    return new Refusal(code, FieldName.NUMBER, c.number(), c.kind(), OfferEnd.NEVER_MADE);
  }

  private static boolean comesAndGoes(Command.DefineName c) {
    return c.kind() == INTERACTION || c.kind() == CUSTOMER;
  }

  private long names(int kind) {
    return state.names.keySet().stream().filter(name -> name.kind() == kind).count();
  }

  private Refusal applyPlan(PlanData plan) {
    if (reworkIsLeft()) {
      return Refusal.of(PLAN_REWORK, FieldName.VERSION, plan.version());
    } else if (plan.version() <= (state.plan == null ? 0 : state.plan.version())) {
      return Refusal.of(PLAN_VERSION, FieldName.VERSION, plan.version());
    }
    Refusal refusal = PlanCheck.first(plan, limits.maxAgents());
    return refusal != null ? refusal : PlanUse.first(state, plan);
  }

  private boolean reworkIsLeft() {
    return state.withConsults().stream().anyMatch(interaction -> interaction.toRework);
  }

  private Refusal agentCommand(Command command) {
    if (command instanceof Command.SignOn c) {
      return signOn(c);
    } else if (command instanceof Command.SignOff c) {
      return signOff(c);
    } else if (command instanceof Command.Alive c) {
      return alive(c.agent());
    } else if (command instanceof Command.ChangePresence c) {
      Refusal refusal = signedOn(c.agent());
      return refusal != null ? refusal : presence(c.presence());
    } else if (command instanceof Command.ChangeSkills c) {
      Refusal refusal = signedOn(c.agent());
      return refusal != null ? refusal : skills(c.skills(), FieldName.SKILLS, 64);
    } else if (command instanceof Command.ChangeProfile c) {
      Refusal refusal = signedOn(c.agent());
      return refusal != null ? refusal : profile(c.profile());
    } else if (command instanceof Command.ChangeTeams c) {
      Refusal refusal = signedOn(c.agent());
      return refusal != null ? refusal : teams(c.teams());
    }
    throw new IllegalArgumentException("no checks for " + command);
  }

  private Refusal signOn(Command.SignOn c) {
    if (c.agent() < 1 || c.agent() > limits.maxAgents()) {
      return Refusal.named(UNKNOWN_AGENT, FieldName.AGENT, c.agent());
    } else if (state.agents.containsKey(c.agent())) {
      return Refusal.named(ALREADY_SIGNED_ON, FieldName.AGENT, c.agent());
    }
    Refusal refusal = profile(c.profile());
    if (refusal == null) {
      refusal = presence(c.presence());
    }
    if (refusal == null) {
      refusal = skills(c.skills(), FieldName.SKILLS, 64);
    }
    if (refusal == null) {
      refusal = teams(c.teams());
    }
    return refusal != null ? refusal : lease(c.leaseMs(), c.graceMs());
  }

  /** LE-a1. */
  private static Refusal lease(long leaseMs, long graceMs) {
    if (leaseMs != 0 && (leaseMs < 1000 || leaseMs > 86_400_000)) {
      return Refusal.of(LEASE_RANGE, FieldName.LEASE, leaseMs);
    } else if (graceMs < 0 || graceMs > 86_400_000 || (leaseMs == 0 && graceMs > 0)) {
      return Refusal.of(LEASE_RANGE, FieldName.GRACE, graceMs);
    }
    return null;
  }

  private Refusal alive(int agent) {
    Refusal refusal = signedOn(agent);
    if (refusal == null && state.agents.get(agent).leaseMs == 0) {
      return Refusal.named(NO_LEASE, FieldName.AGENT, agent);
    }
    return refusal;
  }

  private Refusal signOff(Command.SignOff c) {
    Refusal refusal = signedOn(c.agent());
    if (refusal == null && !c.forced() && state.agents.get(c.agent()).hasWork()) {
      return Refusal.named(WORK_IN_HAND, FieldName.AGENT, c.agent());
    }
    return refusal;
  }

  private Refusal signedOn(int agent) {
    if (agent < 1 || agent > limits.maxAgents()) {
      return Refusal.named(UNKNOWN_AGENT, FieldName.AGENT, agent);
    } else if (!state.agents.containsKey(agent)) {
      return Refusal.named(NOT_SIGNED_ON, FieldName.AGENT, agent);
    }
    return null;
  }

  private Refusal profile(int profile) {
    return state.plan.profile(profile) == null
        ? Refusal.named(UNKNOWN_PROFILE, FieldName.PROFILE, profile)
        : null;
  }

  private static Refusal presence(int presence) {
    return presence == 1 || presence == 2
        ? null
        : Refusal.of(INVALID_STATE, FieldName.STATE, presence);
  }

  /** L1. */
  private Refusal skills(List<SkillLevel> skills, FieldName list, int max) {
    if (skills.size() > max) {
      return Refusal.of(TOO_MANY, list, skills.size());
    }
    Set<Integer> seen = new HashSet<>();
    for (SkillLevel entry : skills) {
      Refusal refusal = skillAndLevel(entry);
      if (refusal != null) {
        return refusal;
      } else if (!seen.add(entry.skill())) {
        return Refusal.named(DUPLICATE_SKILL, FieldName.SKILL, entry.skill());
      }
    }
    return null;
  }

  private Refusal skillAndLevel(SkillLevel entry) {
    if (!state.plan.skills().contains(entry.skill())) {
      return Refusal.named(UNKNOWN_SKILL, FieldName.SKILL, entry.skill());
    } else if (entry.level() < 1 || entry.level() > 10) {
      return Refusal.of(LEVEL_RANGE, FieldName.LEVEL, entry.level());
    }
    return null;
  }

  /** L2. */
  private Refusal teams(List<Integer> teams) {
    if (teams.size() > MAX_LIST) {
      return Refusal.of(TOO_MANY, FieldName.TEAMS, teams.size());
    }
    Set<Integer> seen = new HashSet<>();
    for (int team : teams) {
      if (state.plan.team(team) == null) {
        return Refusal.named(UNKNOWN_TEAM, FieldName.TEAM, team);
      } else if (!seen.add(team)) {
        return Refusal.named(DUPLICATE_TEAM, FieldName.TEAM, team);
      }
    }
    return null;
  }

  private Refusal interactionCommand(Command command) {
    if (command instanceof Command.Arrive c) {
      return arrive(c);
    } else if (command instanceof Command.Abandon c) {
      return abandon(c.interaction());
    } else if (command instanceof Command.Complete c) {
      Refusal refusal = in(c.interaction(), State.Stage.ACTIVE, NOT_ACTIVE);
      if (refusal == null) {
        refusal = holder(c.interaction(), c.agent());
      }
      return refusal != null ? refusal : JourneyChecks.resolved(c.resolved());
    } else if (command instanceof Command.EndWrapUp c) {
      Refusal refusal = in(c.interaction(), State.Stage.WRAP_UP, NOT_IN_WRAP_UP);
      if (refusal == null) {
        refusal = holder(c.interaction(), c.agent());
      }
      boolean timed =
          refusal == null && state.interactions.get(c.interaction()).wrapUp == WrapUpKind.TIMED;
      return timed ? Refusal.named(WRAP_UP_TIMED, FieldName.INTERACTION, c.interaction()) : refusal;
    } else if (command instanceof Command.Update c) {
      return update(c);
    } else if (command instanceof Command.Assign c) {
      return give(c.interaction(), c.agent(), c.forced());
    } else if (command instanceof Command.Pick c) {
      return give(c.interaction(), c.agent(), false);
    } else if (command instanceof Command.ToHead c) {
      Refusal refusal = waiting(c.interaction());
      boolean promoted = refusal == null && state.inItsStead(c.interaction()).isPromoted();
      return promoted
          ? Refusal.named(ALREADY_PROMOTED, FieldName.INTERACTION, c.interaction())
          : refusal;
    } else if (command instanceof Command.Return c) {
      Refusal refusal = in(c.interaction(), State.Stage.ACTIVE, NOT_ACTIVE);
      if (refusal == null) {
        refusal = holder(c.interaction(), c.agent());
      }
      return refusal != null ? refusal : journey.notInTransfer(c.interaction());
    } else if (command instanceof Command.Accept c) {
      return answer(c.offer(), c.agent());
    } else if (command instanceof Command.Decline c) {
      return answer(c.offer(), c.agent());
    }
    return journey.first(command, this);
  }

  /** It waits, or a consult does in its stead (K3-b). */
  private Refusal waiting(long number) {
    State.Interaction live = state.interactions.get(number);
    return live != null && live.consult != null
        ? null
        : in(number, State.Stage.WAITING, NOT_WAITING);
  }

  /** R4, C4-a, K4-a: it waits or is parked, and somebody is on the line. */
  private Refusal abandon(long number) {
    State.Interaction live = state.interactions.get(number);
    boolean parked = live != null && live.stage == State.Stage.PARKED;
    Refusal refusal = parked ? null : in(number, State.Stage.WAITING, NOT_WAITING);
    return refusal == null && live.callback
        ? Refusal.named(NOT_WAITING, FieldName.INTERACTION, number)
        : refusal;
  }

  Refusal in(long interaction, State.Stage stage, RejectCode otherwise) {
    State.Interaction live = state.interactions.get(interaction);
    if (live == null) {
      return Refusal.named(UNKNOWN_INTERACTION, FieldName.INTERACTION, interaction);
    }
    return live.stage == stage
        ? null
        : Refusal.named(otherwise, FieldName.INTERACTION, interaction);
  }

  Refusal holder(long interaction, int agent) {
    return agent == 0 || agent == state.interactions.get(interaction).agent.number
        ? null
        : Refusal.named(WRONG_AGENT, FieldName.AGENT, agent);
  }

  /** R1: an answer to anything but an open offer is stale, and the refusal tells how it ended. */
  private Refusal answer(long id, int agent) {
    State.Offer offer = state.openOffers.get(id);
    if (offer == null) {
      return new Refusal(STALE_OFFER, FieldName.OFFER, id, 0, Offers.howItEnded(state, id));
    }
    return agent == 0 || agent == offer.agent().number
        ? null
        : Refusal.named(WRONG_AGENT, FieldName.AGENT, agent);
  }

  private Refusal arrive(Command.Arrive c) {
    if (c.interaction() < 1) {
      return Refusal.named(INVALID_NUMBER, FieldName.INTERACTION, c.interaction());
    } else if (state.interactions.containsKey(c.interaction())) {
      return Refusal.named(DUPLICATE_INTERACTION, FieldName.INTERACTION, c.interaction());
    } else if (state.plan.queue(c.queue()) == null) {
      return Refusal.named(UNKNOWN_QUEUE, FieldName.QUEUE, c.queue());
    } else if (state.plan.channel(c.channel()) == null) {
      return Refusal.named(UNKNOWN_CHANNEL, FieldName.CHANNEL, c.channel());
    } else if (c.customer() < 0) {
      return Refusal.named(INVALID_NUMBER, FieldName.CUSTOMER, c.customer());
    } else if (c.topic() < 0) {
      return Refusal.named(INVALID_NUMBER, FieldName.TOPIC, c.topic());
    } else if (c.creditMs() < -SEVEN_DAYS_MS || c.creditMs() > SEVEN_DAYS_MS) {
      return Refusal.of(CREDIT_RANGE, FieldName.CREDIT, c.creditMs());
    }
    Refusal refusal = ownRequirement(c.asks());
    if (refusal == null) {
      refusal = mergedRequirement(TOO_MANY, state.plan.queue(c.queue()), c.asks());
    }
    if (refusal == null) {
      refusal = JourneyChecks.attributes(c.attributes(), Map.of());
    }
    if (refusal == null && c.notBeforeMs() != 0) {
      refusal = journey.timeAhead(c.notBeforeMs());
    }
    if (refusal == null && state.interactions.size() >= limits.maxInteractions()) {
      return Refusal.of(LIMIT_EXCEEDED, FieldName.INTERACTION, limits.maxInteractions());
    }
    return refusal == null && c.customer() > 0 ? journey.room(c.customer()) : refusal;
  }

  private Refusal update(Command.Update c) {
    Refusal refusal = waiting(c.interaction());
    if (refusal != null) {
      return refusal;
    }
    State.Interaction live = state.inItsStead(c.interaction());
    long creditMs = c.creditMs().orElse(0);
    if (creditMs < -SEVEN_DAYS_MS || creditMs > SEVEN_DAYS_MS) {
      return Refusal.of(CREDIT_RANGE, FieldName.CREDIT, creditMs);
    }
    if (c.asks().isPresent()) {
      refusal = ownRequirement(c.asks().get());
      if (refusal == null) {
        refusal = mergedRequirement(TOO_MANY, rules.x2Queue(live), c.asks().get());
      }
    }
    return refusal == null && c.attributes().isPresent()
        ? JourneyChecks.attributes(c.attributes().get(), live.itself().attributes)
        : refusal;
  }

  /** Assign and pick: F1, F5, and F10, F11 and C2 unless forced. */
  private Refusal give(long number, int agentNumber, boolean forced) {
    Refusal refusal = waiting(number);
    if (refusal == null) {
      refusal = signedOn(agentNumber);
    }
    if (refusal != null) {
      return refusal;
    }
    State.Interaction interaction = state.inItsStead(number);
    State.Agent agent = state.agents.get(agentNumber);
    if (forced) { // R7-f
      long parked = agent.parked.stream().filter(work -> work.units > 0).count(); // C4-c
      return agent.inHand.size() + parked < 30_000
          ? null
          : Refusal.named(NO_ROOM, FieldName.AGENT, agentNumber);
    }
    if (!rules.f1Available(agent)) {
      return Refusal.named(NOT_AVAILABLE, FieldName.AGENT, agentNumber);
    } else if (!rules.f5ChannelAllowed(agent, interaction) || rules.chHeld(interaction)) {
      return Refusal.named(NOT_HANDLED, FieldName.CHANNEL, interaction.channel);
    }
    List<State.Work> besides = new ArrayList<>(agent.inHand);
    besides.removeIf(work -> work.isOf(interaction));
    return rules.hasRoom(agent, interaction, besides, rules.usedUnits(agent.parked))
        ? null
        : Refusal.named(NO_ROOM, FieldName.AGENT, agentNumber);
  }

  private Refusal ownRequirement(Asks asks) {
    Refusal refusal = skills(asks.allOf(), FieldName.ALL_OF, MAX_LIST);
    if (refusal != null) {
      return refusal;
    } else if (asks.anyOf().size() > MAX_LIST) {
      return Refusal.of(TOO_MANY, FieldName.ANY_OF, asks.anyOf().size());
    }
    for (SkillLevel entry : asks.anyOf()) {
      refusal = skillAndLevel(entry);
      if (refusal != null) {
        return refusal;
      }
    }
    refusal = knownSkills(asks.noneOf(), FieldName.NONE_OF);
    if (refusal == null) {
      refusal = excluded(asks.excluded());
    }
    if (refusal == null) {
      refusal = knownSkills(asks.preferred(), FieldName.PREFERRED);
    }
    boolean unknown = asks.named() < 0 || asks.named() > limits.maxAgents();
    return refusal == null && unknown
        ? Refusal.named(UNKNOWN_AGENT, FieldName.AGENT, asks.named())
        : refusal;
  }

  private Refusal knownSkills(List<Integer> skills, FieldName list) {
    if (skills.size() > MAX_LIST) {
      return Refusal.of(TOO_MANY, list, skills.size());
    }
    for (int skill : skills) {
      if (!state.plan.skills().contains(skill)) {
        return Refusal.named(UNKNOWN_SKILL, FieldName.SKILL, skill);
      }
    }
    return null;
  }

  private Refusal excluded(List<Integer> agents) {
    if (agents.size() > MAX_LIST) {
      return Refusal.of(TOO_MANY, FieldName.EXCLUDED, agents.size());
    }
    for (int agent : agents) {
      if (agent < 1 || agent > limits.maxAgents()) {
        return Refusal.named(UNKNOWN_AGENT, FieldName.EXCLUDED, agent);
      }
    }
    return null;
  }

  /** L4, step by step: skills of all-of count once, entries of the other lists each. */
  static Refusal mergedRequirement(RejectCode code, PlanData.Queue queue, Asks asks) {
    for (PlanData.Step step : queue.steps()) {
      Set<Integer> allOf = new HashSet<>();
      step.allOf().forEach(asked -> allOf.add(asked.skill()));
      asks.allOf().forEach(asked -> allOf.add(asked.skill()));
      int anyOf = step.anyOf().size() + asks.anyOf().size();
      int noneOf = step.noneOf().size() + asks.noneOf().size();
      int preferred = step.preferred().size() + asks.preferred().size();
      if (allOf.size() > MAX_LIST) {
        return Refusal.of(code, FieldName.ALL_OF, allOf.size());
      } else if (anyOf > MAX_LIST) {
        return Refusal.of(code, FieldName.ANY_OF, anyOf);
      } else if (noneOf > MAX_LIST) {
        return Refusal.of(code, FieldName.NONE_OF, noneOf);
      } else if (preferred > MAX_LIST) {
        return Refusal.of(code, FieldName.PREFERRED, preferred);
      }
    }
    return null;
  }
}
