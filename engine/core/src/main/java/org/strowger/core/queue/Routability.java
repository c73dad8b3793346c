package org.strowger.core.queue;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.event.Events;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Filters;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Requirements;
import org.strowger.core.match.SignedOn;
import org.strowger.core.plan.ActivePlan;

/**
 * Whether somebody signed on could take what waits (rules S3, X5). Each demand class that waits
 * rests on an agent as its proof, in one step for routability and in each step that could be
 * skipped; so only the change of that agent, or an agent gained while it is unroutable, needs a
 * look. Keeps the list of those who wait of each class. One thread.
 */
public final class Routability {
  private final Events events;
  private final Agents agents;
  private final Interactions interactions;
  private final Pairs pairs;
  private final Requirements requirements;
  private final Demands demands;
  private final Leaning leaning;
  private final SignedOn roster;
  private final Filters filters;
  private ActivePlan plan;

  /** Classes that wait and that nobody could take, with what an agent must at least have. */
  private int[] unroutable = new int[64];

  private long[] masks = new long[64];
  private int unroutableCount;

  /** Classes whose routability has changed. */
  private int[] turned = new int[64];

  private int turnedCount;

  /** Reworked for a new plan, and routable otherwise than they were told before. */
  private final InteractionList differing = new InteractionList();

  private final InteractionList firsts = new InteractionList();
  private final InteractionList.Order byArrival;

  public Routability(
      Events events,
      Agents agents,
      Interactions interactions,
      Pairs pairs,
      Requirements requirements,
      Demands demands,
      SignedOn roster,
      Filters filters) {
    this.events = events;
    this.agents = agents;
    this.interactions = interactions;
    this.pairs = pairs;
    this.requirements = requirements;
    this.demands = demands;
    leaning = demands.leaning();
    this.roster = roster;
    this.filters = filters;
    byArrival = (a, b) -> interactions.sequence(a) < interactions.sequence(b);
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  // Those who wait

  /** An interaction comes to wait with its demand. */
  void enter(int interaction) {
    Demand of = demands.classOf(interactions.demand(interaction));
    if (of.waiting++ == 0) {
      of.routable = isRoutable(of);
      if (!of.routable) {
        list(of);
      }
      of.furthest.begin(interactions, interaction);
    } else {
      of.furthest.extend(interactions, interaction);
    }
    interactions.before(interaction, of.last);
    interactions.behind(interaction, 0);
    if (of.last == 0) {
      of.first = interaction;
    } else {
      interactions.behind(of.last, interaction);
    }
    of.last = interaction;
  }

  /** It waits no more with its demand. */
  void leave(int interaction) {
    differing.drop(interaction);
    Demand of = demands.classOf(interactions.demand(interaction));
    int before = interactions.before(interaction);
    int behind = interactions.behind(interaction);
    if (before == 0) {
      of.first = behind;
    } else {
      interactions.behind(before, behind);
    }
    if (behind == 0) {
      of.last = before;
    } else {
      interactions.before(behind, before);
    }
    if (--of.waiting == 0) {
      demands.touch(of);
      if (!of.routable) {
        unlist(of);
      }
    }
  }

  /** What was told of an interaction before it entered (decision X2-f). */
  void told(int interaction, boolean routable) {
    if (isRoutable(interaction) != routable) {
      differing.add(interaction);
    }
  }

  /** Whether the last event that told it said that an interaction is routable. */
  boolean wasTold(int interaction) {
    return isRoutable(interaction) != differing.contains(interaction);
  }

  /** Whether an interaction is routable, which an event of its own is about to tell. */
  boolean tellOf(int interaction) {
    differing.drop(interaction);
    return isRoutable(interaction);
  }

  /** What was told of an interaction last; it is to be told anew. */
  boolean lastTold(int interaction) {
    return isRoutable(interaction) != differing.drop(interaction);
  }

  /** How many wait in classes that nobody could take. */
  int unroutable() {
    int count = 0;
    for (int i = 0; i < unroutableCount; i++) {
      count += demands.get(unroutable[i]).waiting;
    }
    return count;
  }

  /** Whether somebody could take an interaction that waits, in some step. */
  boolean isRoutable(int interaction) {
    return demands.classOf(interactions.demand(interaction)).routable;
  }

  boolean isRoutable(Demand of) {
    int steps = plan.queue(of.queue).steps.length;
    for (int step = 1; step <= steps; step++) {
      if (of.proofs[step - 1] > 0) {
        return true;
      }
    }
    for (int step = 1; step <= steps; step++) {
      if (proof(of, step) != 0) {
        return true;
      }
    }
    return false;
  }

  // Proofs

  /** Any agent that passes F3 to F5 for a class in a step, 0 if there is none. */
  private int proof(Demand of, int step) {
    long known = of.proofs[step - 1];
    if (known > 0) {
      return known < Demand.LOOSE ? leaning.agent((int) known) : (int) known;
    }
    if (known == -roster.gains()) {
      return 0;
    }
    int agent = roster.find(requirement(of, step), of.slot);
    if (agent == 0) {
      of.proofs[step - 1] = -roster.gains();
    } else {
      demands.proof(of, step, agent);
    }
    return agent;
  }

  private Requirement requirement(Demand of, int step) {
    return requirements.get(demands.requirement(of.slot, step));
  }

  /** Whether nobody signed on passes F2 to F5 for an interaction in its step (rule S3). */
  boolean isBeyondAll(int interaction) {
    int lean = interactions.lean(interaction);
    if (lean != 0) {
      if (passes(leaning.agent(lean), interaction)) {
        return false;
      }
      release(interaction);
    }
    Demand of = demands.classOf(interactions.demand(interaction));
    int step = interactions.step(interaction);
    int agent = proof(of, step);
    if (agent == 0 || !pairs.anyExcluded(interaction)) {
      return agent == 0;
    }
    if (pairs.excluded(interaction, agent)) {
      agent = roster.find(requirement(of, step), of.slot, interaction);
    }
    if (agent != 0) {
      lean(interaction, Leaning.INTERACTION, agent);
    }
    return agent == 0;
  }

  /** Filters F2 to F5 for the step the interaction is in. */
  private boolean passes(int agent, int interaction) {
    return agents.isSignedOn(agent)
        && !pairs.excluded(interaction, agent)
        && filters.suits(agent, requirements.get(interactions.requirement(interaction)));
  }

  void lean(int interaction, int kind, int agent) {
    interactions.lean(interaction, leaning.add(kind, agent, interaction, 0));
  }

  /** An interaction leans on its agent no more, if it did. */
  void release(int interaction) {
    int lean = interactions.lean(interaction);
    if (lean != 0) {
      leaning.remove(lean);
      interactions.lean(interaction, 0);
    }
  }

  // Changes of the roster

  /**
   * An agent has signed on or off, or has other skills, teams or another profile; the roster knows.
   *
   * @param looks takes the interactions whose step may have to be skipped
   */
  void changed(int agent, InteractionList looks) {
    demands.tie();
    boolean signedOn = agents.isSignedOn(agent);
    int entry = agents.firstLeaning(agent);
    while (entry != 0) {
      int next = leaning.next(entry);
      int subject = leaning.subject(entry);
      if (leaning.kind(entry) == Leaning.INTERACTION) {
        looks.add(subject);
      } else {
        Demand of = demands.get(subject);
        int step = leaning.step(entry);
        if (!signedOn || !filters.suits(agent, requirement(of, step))) {
          leaning.remove(entry);
          of.proofs[step - 1] = 0;
          lost(of, step, looks);
        }
      }
      entry = next;
    }
    if (signedOn) {
      gained(agent);
    }
  }

  private void lost(Demand of, int step, InteractionList looks) {
    if (of.waiting == 0) {
      return;
    }
    if (plan.queue(of.queue).steps[step - 1].skip && proof(of, step) == 0) {
      for (int at = of.first; at != 0; at = interactions.behind(at)) {
        if (interactions.step(at) == step) {
          looks.add(at);
        }
      }
    }
    if (of.routable && !isRoutable(of)) {
      of.routable = false;
      list(of);
      turn(of);
    }
  }

  private void gained(int agent) {
    long mask = ~agents.mask(agent);
    for (int i = unroutableCount - 1; i >= 0; i--) {
      if ((masks[i] & mask) == 0) {
        tryOn(demands.get(unroutable[i]), agent);
      }
    }
  }

  private void tryOn(Demand of, int agent) {
    for (int step = 1; step <= plan.queue(of.queue).steps.length; step++) {
      if (filters.suits(agent, requirement(of, step))) {
        demands.proof(of, step, agent);
        of.routable = true;
        unlist(of);
        turn(of);
        return;
      }
    }
  }

  private void list(Demand of) {
    if (unroutableCount == unroutable.length) {
      unroutable = Arrays.copyOf(unroutable, 2 * unroutableCount);
      masks = Arrays.copyOf(masks, 2 * unroutableCount);
    }
    of.unroutableAt = unroutableCount;
    unroutable[unroutableCount] = of.slot;
    masks[unroutableCount++] = mask(of);
  }

  /** The last takes its place. */
  private void unlist(Demand of) {
    int last = --unroutableCount;
    unroutable[of.unroutableAt] = unroutable[last];
    masks[of.unroutableAt] = masks[last];
    demands.get(unroutable[last]).unroutableAt = of.unroutableAt;
    of.unroutableAt = -1;
  }

  /** What an agent must have for every step: a quick no. */
  private long mask(Demand of) {
    long every = -1;
    for (int step = 1; step <= plan.queue(of.queue).steps.length; step++) {
      Requirement asked = requirement(of, step);
      long mask = asked.teamCount() == 1 ? Token.maskOf(Token.ofTeam(asked.team(0))) : 0;
      for (int i = 0; i < asked.allCount(); i++) {
        mask |= Token.maskOf(Token.ofSkill(asked.allSkill(i)));
      }
      every &= mask;
    }
    return every;
  }

  private void turn(Demand of) {
    if (turnedCount == turned.length) {
      turned = Arrays.copyOf(turned, 2 * turnedCount);
    }
    turned[turnedCount++] = of.slot;
  }

  /** Tells which classes became, or are no longer, unroutable (decision X5-a). */
  void tell() {
    if (turnedCount + differing.size() == 0) {
      return;
    }
    for (int i = 0; i < turnedCount; i++) {
      Demand of = demands.get(turned[i]);
      if (of.waiting > 0) {
        firsts.add(firstArrived(of));
      }
    }
    turnedCount = 0;
    for (int i = 0; i < differing.size(); i++) {
      firsts.add(differing.get(i));
    }
    differing.clear();
    firsts.sort(byArrival);
    for (int i = 0; i < firsts.size(); i++) {
      int first = firsts.get(i);
      Demand of = demands.classOf(interactions.demand(first));
      if (of.told) {
        continue;
      }
      of.told = true;
      events.routabilityChanged(
          interactions.number(first),
          of.queue,
          interactions.channel(first),
          of.waiting,
          of.routable);
    }
    for (int i = 0; i < firsts.size(); i++) {
      demands.classOf(interactions.demand(firsts.get(i))).told = false;
    }
    firsts.clear();
  }

  private int firstArrived(Demand of) {
    int first = of.first;
    for (int at = first; at != 0; at = interactions.behind(at)) {
      if (interactions.sequence(at) < interactions.sequence(first)) {
        first = at;
      }
    }
    return first;
  }
}
