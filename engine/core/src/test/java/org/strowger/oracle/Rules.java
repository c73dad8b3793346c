package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Place;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.TimerKind;
import org.strowger.oracle.State.Work;

/**
 * What the rules judge: which first, who may, who is best. Each rule is one method, so that a test
 * can break just one of them.
 */
class Rules extends JourneyRules {
  Rules(State state) {
    super(state);
  }

  // ---- time ----

  /** T2: due at its deadline, so an answer at exactly the deadline is late. */
  boolean isDue(Timer timer, long nowMs) {
    return timer.deadlineMs() <= nowMs;
  }

  /** T2: timers fire in order of (deadline, creation). */
  boolean firesBefore(Timer one, Timer other) {
    return one.deadlineMs() != other.deadlineMs()
        ? one.deadlineMs() < other.deadlineMs()
        : one.creation() < other.creation();
  }

  // ---- retries ----

  /** GU-a: what makes a command the same as one before. */
  List<Long> guPair(int client, long correlation) {
    return List.of((long) client, correlation);
  }

  /** GU-a: a refused command counts too. */
  boolean guRemembers(boolean refused) {
    return true;
  }

  // ---- which interaction first ----

  /** O1: promoted in order of promotion; class; due; sequence of the ticket; own sequence. */
  Comparator<Interaction> o1Order() {
    return Comparator.comparingLong(
            (Interaction i) -> i.isPromoted() ? i.promotion : Long.MAX_VALUE)
        .thenComparingInt(i -> i.urgency)
        .thenComparingLong(i -> i.dueMs)
        .thenComparingLong(i -> i.ticketSequence)
        .thenComparingLong(i -> i.sequence);
  }

  // ---- which agent ----

  /** A-a: as the strategy of the step says; ties go to the line (A1). */
  final Agent best(Interaction interaction) {
    List<Agent> eligible = new ArrayList<>();
    for (Agent agent : state.agents.values()) {
      if (eligible(agent, interaction)) {
        eligible.add(agent);
      }
    }
    if (eligible.size() < 2) {
      return eligible.isEmpty() ? null : eligible.get(0);
    }
    eligible.sort(strategy(interaction).thenComparing(this::place));
    return eligible.get(0);
  }

  /** The best by it comes first. */
  Comparator<Agent> strategy(Interaction interaction) {
    return switch (interaction.step().strategy()) {
      case LEAST_LOADED -> a2LeastLoaded();
      case BEST_SKILLED ->
          Comparator.comparingLong((Agent a) -> a3Levels(a, interaction)).reversed();
      case LEAST_SKILLED -> Comparator.comparingInt(this::a4Queues);
      case ROUND_ROBIN -> a5RoundRobin(interaction);
      case FEWEST_HANDLED -> Comparator.comparingInt(this::a6Handled);
      case LINEAR ->
          Comparator.comparingInt((Agent a) -> a7Rank(a, interaction))
              .thenComparingLong(a -> a.signOnOrder);
      case WEIGHTED -> Comparator.comparingLong((Agent a) -> a8Score(a, interaction)).reversed();
      default -> Comparator.comparingInt(agent -> 0);
    };
  }

  /** A2: the smallest used / total units, compared by cross-multiplication. */
  Comparator<Agent> a2LeastLoaded() {
    return (one, other) ->
        Long.compare(
            (long) usedUnits(one) * other.profile.units(),
            (long) usedUnits(other) * one.profile.units());
  }

  /** A3-a: all-of skills, the best of each any-of set, and preferred skills not among them. */
  long a3Levels(Agent agent, Interaction interaction) {
    PlanData.Step step = interaction.step();
    Map<Integer, Integer> allOf = allOf(interaction, step);
    long sum = 0;
    for (int skill : allOf.keySet()) {
      sum += agent.levels.getOrDefault(skill, 0);
    }
    for (List<SkillLevel> group : groups(step.anyOf())) {
      sum += a3Best(agent, group);
    }
    for (List<SkillLevel> group : groups(interaction.asksIn(step).anyOf())) {
      sum += a3Best(agent, group);
    }
    return sum + a3Preferred(agent, interaction, allOf.keySet());
  }

  private long a3Best(Agent agent, List<SkillLevel> group) {
    int best = 0;
    for (SkillLevel asked : group) {
      if (has(agent, asked)) {
        best = Math.max(best, agent.levels.getOrDefault(asked.skill(), 0));
      }
    }
    return best;
  }

  /** L5: each skill once. */
  long a3Preferred(Agent agent, Interaction interaction, Set<Integer> allOf) {
    Set<Integer> preferred = new HashSet<>(interaction.step().preferred());
    preferred.addAll(interaction.asksIn(interaction.step()).preferred());
    preferred.removeAll(allOf);
    long sum = 0;
    for (int skill : preferred) {
      sum += agent.levels.getOrDefault(skill, 0);
    }
    return sum;
  }

  /** L4: the all-of skills of step and arrival, each with the higher level of the two. */
  static Map<Integer, Integer> allOf(Interaction interaction, PlanData.Step step) {
    Map<Integer, Integer> merged = new TreeMap<>();
    step.allOf().forEach(asked -> merged.merge(asked.skill(), asked.level(), Math::max));
    interaction.asksIn(step).allOf().forEach(a -> merged.merge(a.skill(), a.level(), Math::max));
    return merged;
  }

  /** L3: the distinct set numbers of a list. */
  static Collection<List<SkillLevel>> groups(List<SkillLevel> anyOf) {
    Map<Integer, List<SkillLevel>> groups = new TreeMap<>();
    for (SkillLevel asked : anyOf) {
      groups.computeIfAbsent(asked.set(), set -> new ArrayList<>()).add(asked);
    }
    return groups.values();
  }

  /** A4-a: queues whose first step's skills the agent satisfies. */
  int a4Queues(Agent agent) {
    int count = 0;
    for (PlanData.Queue queue : state.plan.queues()) {
      PlanData.Step first = queue.step(1);
      boolean serves =
          f4AllOf(agent, first.allOf())
              && f4AnyOf(agent, first.anyOf())
              && f4NoneOf(agent, first.noneOf());
      count += serves ? 1 : 0;
    }
    return count;
  }

  /** A5-a: the smallest sign-on number above the cursor, or else the smallest of all. */
  Comparator<Agent> a5RoundRobin(Interaction interaction) {
    long cursor = a5Cursor(interaction.queue);
    return Comparator.comparing((Agent agent) -> agent.signOnOrder <= cursor)
        .thenComparingLong(agent -> agent.signOnOrder);
  }

  long a5Cursor(PlanData.Queue queue) {
    return state.cursors.getOrDefault(queue.queue(), 0L);
  }

  /** A6: accepted since sign-on. */
  int a6Handled(Agent agent) {
    return agent.handled;
  }

  /** A7-a: place in the teams of the step; those that are in none come after, all alike. */
  int a7Rank(Agent agent, Interaction interaction) {
    int rank = 0;
    for (int number : interaction.step().teams()) {
      for (int member : state.plan.team(number).members()) {
        rank++;
        if (member == agent.number && agent.teams.contains(number)) {
          return rank;
        }
      }
    }
    return Integer.MAX_VALUE;
  }

  /** A8-a. */
  long a8Score(Agent agent, Interaction interaction) {
    PlanData.Weights weights = interaction.queue.weights();
    return weights.skill() * a8Surplus(agent, interaction)
        + weights.load() * a8Load(agent)
        + weights.specialism() * a8Specialism(agent)
        + weights.idle() * a8Idle(agent);
  }

  long a8Surplus(Agent agent, Interaction interaction) {
    Map<Integer, Integer> allOf = allOf(interaction, interaction.step());
    long sum = 0;
    for (Map.Entry<Integer, Integer> asked : allOf.entrySet()) {
      sum += agent.levels.getOrDefault(asked.getKey(), 0) - asked.getValue();
    }
    return allOf.isEmpty() ? 0 : Math.min(1000, 100 * sum / allOf.size());
  }

  long a8Load(Agent agent) {
    int total = agent.profile.units();
    return Math.max(0, 1000L * (total - usedUnits(agent)) / total);
  }

  long a8Specialism(Agent agent) {
    int queues = state.plan.queues().size();
    return 1000L * (queues - a4Queues(agent)) / queues;
  }

  long a8Idle(Agent agent) {
    return Math.floorDiv(state.timeMs, 1000L) - Math.floorDiv(place(agent).timeMs(), 1000L);
  }

  /** A1-a: the greatest of the base place and the places of the open offers. */
  Place place(Agent agent) {
    Place place = agent.basePlace;
    for (Work work : agent.inHand) {
      if (work.offer != null) {
        place = Place.later(place, work.offer.place());
      }
    }
    return place;
  }

  /** A1: the base place after a sign-on, a return to available, or the end of accepted work. */
  Place atTheEnd(Agent agent, Place end) {
    return agent.basePlace == null ? end : Place.later(agent.basePlace, end);
  }

  /** A1: the base place after work that ended in whatever presence (A1-d). */
  Place afterWork(Agent agent, Place end) {
    return atTheEnd(agent, end);
  }

  /** A1-a: an accepted offer keeps the place it gave. */
  Place afterAccept(Agent agent, Offer offer) {
    return Place.later(agent.basePlace, offer.place());
  }

  /** A1-a: an offer declined or withdrawn is as if it had never been made. */
  Place afterDeclineOrWithdrawal(Agent agent, Offer offer) {
    return agent.basePlace;
  }

  /** R3-b: no answer does not give the former place back. */
  Place afterMiss(Agent agent, Offer offer) {
    return Place.later(agent.basePlace, offer.place());
  }

  // ---- the filter list, in its order ----

  /** All of them; those that are soonest told first. */
  final boolean eligible(Agent agent, Interaction interaction) {
    return !chHeld(interaction)
        && f1Available(agent)
        && f5ChannelAllowed(agent, interaction)
        && hasRoom(agent, interaction)
        && f2NotExcluded(agent, interaction)
        && able(agent, interaction, interaction.step())
        && f6NotHeldApart(agent, interaction)
        && f7Affinity(agent, interaction)
        && f8NotOffered(agent, interaction)
        && f9NotClaimed(agent, interaction);
  }

  /** The number of the first filter that fails, in the order of the list; 0 if all pass. */
  final int firstFailing(Agent agent, Interaction interaction) {
    if (!f1Available(agent)) {
      return 1;
    } else if (!f2NotExcluded(agent, interaction)) {
      return 2;
    } else if (!f3InTeam(agent, interaction.step())) {
      return 3;
    } else if (!f4Skilled(agent, interaction, interaction.step())) {
      return 4;
    } else if (!f5ChannelAllowed(agent, interaction) || chHeld(interaction)) {
      return 5;
    } else if (!f6NotHeldApart(agent, interaction)) {
      return 6;
    } else if (!f7Affinity(agent, interaction)) {
      return 7;
    } else if (!f8NotOffered(agent, interaction)) {
      return 8;
    } else if (!f9NotClaimed(agent, interaction)) {
      return 9;
    } else if (!f10WithinChannelLimit(agent, interaction, agent.inHand)) {
      return 10;
    }
    return hasRoom(agent, interaction) ? 0 : 11;
  }

  /** F3 to F5, in one of the steps. */
  final boolean able(Agent agent, Interaction interaction, PlanData.Step step) {
    return f3InTeam(agent, step)
        && f4Skilled(agent, interaction, step)
        && f5ChannelAllowed(agent, interaction);
  }

  /** F10, F11 and C2, with all that it has in hand or parked. */
  final boolean hasRoom(Agent agent, Interaction interaction) {
    return hasRoom(agent, interaction, agent.inHand, usedUnits(agent.parked));
  }

  /** F10, F11 and C2, with something in hand, and units of parked ones. */
  final boolean hasRoom(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
    return f10WithinChannelLimit(agent, interaction, inHand)
        && f11UnitsFree(agent, interaction, inHand, parked)
        && c2Exclusivity(agent, interaction, inHand, parked);
  }

  /** F1 signed on, state available; and nothing pending (C5-b). */
  boolean f1Available(Agent agent) {
    return agent.presence == Presence.AVAILABLE && !agent.awayPending && leLive(agent);
  }

  /** LE-a3. */
  boolean leLive(Agent agent) {
    return !agent.leaseLost;
  }

  /** LE-a2: from the renewal. */
  long leRenewedUntilMs(Agent agent) {
    return state.timeMs + agent.leaseMs;
  }

  /** LE-a4: a lease that was lost and is renewed. */
  Place leAfterReturn(Agent agent, Place end) {
    return atTheEnd(agent, end);
  }

  /** LE-a3. */
  boolean leWithdraws() {
    return true;
  }

  /** LE-a5: from the end of the lease. */
  long leGraceUntilMs(Agent agent) {
    return state.timeMs + agent.graceMs;
  }

  /** LE-a6: in the order in which it was accepted. */
  List<Work> leWork(Agent agent) {
    return List.copyOf(agent.inHand);
  }

  /** LE-a6: the agent has declined nothing. */
  boolean leHoldsApart() {
    return false;
  }

  /** F2 not excluded: by the interaction, the customer, as who transferred it or holds it. */
  final boolean f2NotExcluded(Agent agent, Interaction interaction) {
    return f2NotOwnExcluded(agent, interaction)
        && f2NotNever(agent, interaction)
        && f2NotTransferred(agent, interaction)
        && f2NotConsulting(agent, interaction);
  }

  boolean f2NotOwnExcluded(Agent agent, Interaction interaction) {
    return !interaction.asks.excluded().contains(agent.number);
  }

  /** CU-d: the never-list of the customer, the last one of one that is forgotten. */
  boolean f2NotNever(Agent agent, Interaction interaction) {
    State.Customer customer = state.customerOf(interaction);
    List<Integer> never = customer == null ? interaction.itself().neverKept : customer.never;
    return !never.contains(agent.number);
  }

  /** K3-a: who transferred it, for the plan's time. */
  boolean f2NotTransferred(Agent agent, Interaction interaction) {
    return !interaction.transferred.contains(agent.number);
  }

  /** K3-b: who has it while its consult waits. */
  boolean f2NotConsulting(Agent agent, Interaction interaction) {
    return interaction.consultOf == null || interaction.consultOf.agent != agent;
  }

  /** F3 in a team of the step, if it names teams. */
  boolean f3InTeam(Agent agent, PlanData.Step step) {
    List<Integer> teams = step.teams();
    if (teams.isEmpty()) {
      return true;
    }
    for (int team : teams) {
      if (agent.teams.contains(team)) {
        return true;
      }
    }
    return false;
  }

  /** F4 every all-of skill at its level, one of each any-of group, no none-of skill. */
  final boolean f4Skilled(Agent agent, Interaction interaction, PlanData.Step step) {
    Asks asks = interaction.asksIn(step); // L4: the step's and the arrival's together
    return f4AllOf(agent, step.allOf())
        && f4AllOf(agent, asks.allOf())
        && f4AnyOf(agent, step.anyOf())
        && f4AnyOf(agent, asks.anyOf())
        && f4NoneOf(agent, step.noneOf())
        && f4NoneOf(agent, asks.noneOf());
  }

  boolean f4AllOf(Agent agent, List<SkillLevel> allOf) {
    for (SkillLevel asked : allOf) {
      if (!has(agent, asked)) {
        return false;
      }
    }
    return true;
  }

  /** Each set of the list has a skill that the agent has. */
  boolean f4AnyOf(Agent agent, List<SkillLevel> anyOf) {
    for (SkillLevel of : anyOf) {
      boolean one = false;
      for (SkillLevel asked : anyOf) {
        one |= asked.set() == of.set() && has(agent, asked);
      }
      if (!one) {
        return false;
      }
    }
    return true;
  }

  boolean f4NoneOf(Agent agent, List<Integer> noneOf) {
    for (int skill : noneOf) {
      if (agent.levels.containsKey(skill)) {
        return false;
      }
    }
    return true;
  }

  boolean has(Agent agent, SkillLevel asked) {
    return agent.levels.getOrDefault(asked.skill(), 0) >= asked.level();
  }

  /** F5 channel allowed by the profile. */
  boolean f5ChannelAllowed(Agent agent, Interaction interaction) {
    return handling(agent, interaction) != null;
  }

  /** F6 pair not in decline hold. */
  boolean f6NotHeldApart(Agent agent, Interaction interaction) {
    return !interaction.heldApart.contains(agent.number);
  }

  /** F7 affinity of the step: only its agent. */
  boolean f7Affinity(Agent agent, Interaction interaction) {
    return interaction.step().affinity() == Affinity.NONE
        || affinityAgent(interaction) == agent.number;
  }

  /** S4-a: whom the step waits for; 0: nobody. */
  final int affinityAgent(Interaction interaction) {
    if (interaction.step == 0) {
      return interaction.preludeAgent; // MV-a
    }
    return switch (interaction.step().affinity()) {
      case NAMED -> interaction.asks.named();
      case LAST -> interaction.lastAgent;
      default -> 0;
    };
  }

  /** F8 no open offer of this interaction to this agent, and fewer than N open (R5-a). */
  boolean f8NotOffered(Agent agent, Interaction interaction) {
    int open = 0;
    for (Offer offer : state.openOffers.values()) {
      if (offer.interaction().number == interaction.number) {
        open++;
        if (offer.agent().number == agent.number) {
          return false;
        }
      }
    }
    return open < f8MostOpen(interaction);
  }

  int f8MostOpen(Interaction interaction) {
    return interaction.queue.broadcast();
  }

  /** F9 not claimed by an interaction earlier in order. */
  boolean f9NotClaimed(Agent agent, Interaction interaction) {
    for (Interaction other : state.withConsults()) {
      if (other.claimed == agent && o1Order().compare(other, interaction) < 0) {
        return false;
      }
    }
    return true;
  }

  /** F10 channel limit. */
  boolean f10WithinChannelLimit(Agent agent, Interaction interaction, List<Work> inHand) {
    int count = 0;
    for (Work work : inHand) {
      count += work.interaction.channel == interaction.channel ? 1 : 0;
    }
    return count < handling(agent, interaction).limit();
  }

  /** F11 units free. */
  boolean f11UnitsFree(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
    int cost = handling(agent, interaction).cost();
    return usedUnits(inHand) + parked + cost <= agent.profile.units();
  }

  /** A2: open offers, active, wrap-up and parked cost. */
  final int usedUnits(Agent agent) {
    return usedUnits(agent.inHand) + usedUnits(agent.parked);
  }

  /** R6, C5: open offers, active work and wrap-up hold units. */
  int usedUnits(List<Work> inHand) {
    int used = 0;
    for (Work work : inHand) {
      used += work.units;
    }
    return used;
  }

  /** F11 exclusivity, C2: exclusive work starts only with nothing in hand, and keeps it so. */
  boolean c2Exclusivity(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
    boolean exclusive = handling(agent, interaction).exclusive();
    boolean something = !inHand.isEmpty() || parked > 0;
    return !(exclusive && something) && !hasExclusive(inHand);
  }

  static boolean hasExclusive(List<Work> inHand) {
    for (Work work : inHand) {
      if (work.exclusive) {
        return true;
      }
    }
    return false;
  }

  // ---- claims ----

  /** O4-a: promoted, and kept out by units or exclusivity only. */
  boolean o4Claims(Interaction interaction) {
    return interaction.isPromoted()
        && !chHeld(interaction)
        && interaction.claimed == null
        && state.openOffers(interaction).isEmpty();
  }

  /** O4-a: passes every other filter, and is claimed by no other. */
  boolean o4Claimable(Agent agent, Interaction interaction) {
    if (!o4StaysClaimed(agent, interaction) || hasRoom(agent, interaction)) {
      return false;
    }
    for (Interaction other : state.withConsults()) {
      if (other.claimed == agent) {
        return false;
      }
    }
    return true;
  }

  /** O4-c: passes F1 to F8 and F10. */
  boolean o4StaysClaimed(Agent agent, Interaction interaction) {
    return f1Available(agent)
        && f2NotExcluded(agent, interaction)
        && able(agent, interaction, interaction.step())
        && f6NotHeldApart(agent, interaction)
        && f7Affinity(agent, interaction)
        && f8NotOffered(agent, interaction)
        && f10WithinChannelLimit(agent, interaction, agent.inHand);
  }

  /** O4-a: most free units, then the line. */
  Comparator<Agent> o4Order() {
    return Comparator.comparingInt((Agent a) -> a.profile.units() - usedUnits(a))
        .reversed()
        .thenComparing(this::place);
  }

  // ---- steps ----

  /** S3-a: in the current step nobody signed on passes F2 to F5. The last is never skipped. */
  boolean s3Skips(Interaction interaction) {
    if (!interaction.step().skip() || interaction.isInLastStep()) {
      return false;
    }
    for (Agent agent : state.agents.values()) {
      if (f2NotExcluded(agent, interaction) && able(agent, interaction, interaction.step())) {
        return false;
      }
    }
    return true;
  }

  /** S4-a: who had the customer on this topic, within the window when the step begins. */
  int s4LastAgent(Interaction interaction) {
    State.Need need = state.needOf(interaction); // CU-j
    boolean within =
        need != null && state.timeMs - need.lastAgentMs <= interaction.step().windowMs();
    return within ? need.lastAgent : 0;
  }

  /** S4-b: there is no such agent, or it cannot take it. Being busy does not end it. */
  boolean s4Ended(Interaction interaction) {
    if (interaction.step().affinity() == Affinity.NONE) {
      return false;
    }
    Agent agent = state.agents.get(affinityAgent(interaction));
    return agent == null
        || agent.presence == Presence.NOT_RESPONDING
        || !f6NotHeldApart(agent, interaction)
        || !f2NotExcluded(agent, interaction)
        || !able(agent, interaction, interaction.step())
        || !s4BackInTime(agent, interaction);
  }

  boolean s4BackInTime(Agent agent, Interaction interaction) {
    long endMs = state.timer(interaction, TimerKind.STEP).deadlineMs();
    return s4BreakEnds(agent, endMs) && s4WorkEnds(agent, interaction, endMs);
  }

  /** A break with a stated return. */
  boolean s4BreakEnds(Agent agent, long endMs) {
    boolean away = agent.presence == Presence.AWAY || agent.awayPending;
    return !(away && agent.returnMs != 0 && agent.returnMs >= endMs);
  }

  /** Room without the work that ends before; only wrap-up that has an end is known to stay. */
  boolean s4WorkEnds(Agent agent, Interaction interaction, long endMs) {
    List<Work> staying = new ArrayList<>();
    for (Work work : agent.inHand) {
      boolean wrapUp =
          work.interaction.stage == Stage.WRAP_UP && work.interaction.wrapUpUntilMs > 0;
      if (wrapUp && work.interaction.wrapUpUntilMs >= endMs) {
        staying.add(work);
      }
    }
    return hasRoom(agent, interaction, staying, 0);
  }

  /** X5-a: a signed-on agent passes F3 to F5 in one of the queue's steps. */
  boolean x5Routable(Interaction interaction) {
    for (Agent agent : state.agents.values()) {
      for (PlanData.Step step : interaction.queue.steps()) {
        if (able(agent, interaction, step)) {
          return true;
        }
      }
    }
    return false;
  }

  /** SO-c: nobody signed on passes F3 to F5 in any step of the queue over that channel. */
  boolean soNobody(Interaction interaction, PlanData.Queue queue, int channel) {
    for (Agent agent : state.agents.values()) {
      for (PlanData.Step step : queue.steps()) {
        if (f3InTeam(agent, step)
            && f4Skilled(agent, interaction, step)
            && handling(agent, channel) != null) {
          return false;
        }
      }
    }
    return true;
  }

  // ---- how offers end ----

  /** R2-a: how long a pair is held apart. */
  long declineHoldMs(Interaction interaction) {
    return interaction.queue.declineHoldMs();
  }

  /** R5-d: silence to a broadcast is no miss. */
  boolean isBroadcast(Interaction interaction) {
    return interaction.queue.broadcast() > 1;
  }

  /** R3-a: after N misses. */
  boolean becomesNotResponding(Agent agent, Interaction interaction) {
    return agent.misses >= interaction.queue.missesAllowed();
  }

  /** R4-a: an open offer stays while its pair passes F3 to F5. */
  boolean offerStays(Agent agent, Interaction interaction) {
    return able(agent, interaction, interaction.step());
  }

  /** R4-b: an open offer stays while its pair passes F2 to F5. */
  boolean offerStaysAfterUpdate(Agent agent, Interaction interaction) {
    return f2NotExcluded(agent, interaction) && able(agent, interaction, interaction.step());
  }

  /** X2-c: an open offer stays while its pair passes F1 to F5. */
  boolean offerStaysAfterPlan(Agent agent, Interaction interaction) {
    return f1Available(agent) && offerStaysAfterUpdate(agent, interaction);
  }

  /** X2-c: interactions in a slice. */
  int x2Slice() {
    return 256;
  }

  /** X2-e: the interaction that a command touches; null: none. */
  Interaction x2TouchedBy(Command command) {
    boolean touches =
        command instanceof Command.Update
            || command instanceof Command.Assign
            || command instanceof Command.Pick
            || command instanceof Command.ToHead
            || command instanceof Command.Transfer
            || command instanceof Command.Shift
            || command instanceof Command.RequestShift
            || command instanceof Command.RequestCallback;
    return touches ? state.inItsStead(command.named()) : null;
  }

  /** X2-e: the timers of its offers, holds and step. */
  boolean x2Touches(Timer timer) {
    return switch (timer.kind()) {
      case OFFER_DEADLINE, HOLD_END, TRANSFER_HOLD_END, STEP -> true;
      default -> false;
    };
  }

  /** X2-b: an active one belongs to the queue it is sent to at once, and without event. */
  void x2BelongsTo(Interaction interaction) {
    int number = interaction.queue.queue();
    PlanData.Queue queue = PlanChange.queueAfter(state.planBefore, state.plan, number);
    if (queue != null && queue.queue() != number) {
      interaction.dueMs = o2Due(interaction, queue);
    }
    interaction.queue = queue == null ? interaction.queue : queue;
  }

  /** The queue it is in, or will be in once it is reworked (X2-b). */
  PlanData.Queue x2Queue(Interaction interaction) {
    return interaction.toRework
        ? PlanChange.queueAfter(state.planBefore, state.plan, interaction.queue.queue())
        : interaction.queue;
  }

  /** C5-d: a channel that the profile no longer has gives none. */
  WrapUpKind wrapUp(PlanData.Handling handling) {
    return handling == null ? WrapUpKind.NONE : handling.wrapUp();
  }
}
