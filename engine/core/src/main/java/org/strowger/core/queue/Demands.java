package org.strowger.core.queue;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Requirements;
import org.strowger.core.plan.ActivePlan;

/**
 * The demands of the live interactions, each kept once. A slot is above 0; it is free when the last
 * reference goes. One thread.
 */
public final class Demands {
  private final Requirements requirements;
  private final Leaning leaning;
  private final StateDigest digest;

  /** Whose hash is out of date, each once. */
  private Demand[] stale = new Demand[64];

  private int staleCount;
  private final Requirement scratch = new Requirement();
  private Demand[] ofSlot = new Demand[64];
  private int end = 1;
  private int[] free = new int[64];
  private int freeCount;
  private Demand[] loose = new Demand[64];
  private int looseCount;

  /** To which only one reference is left, which is taken back later. */
  private final int[] asked = new int[1024];

  private int askedCount;
  private ActivePlan plan;

  /** Slots of the requirements that ask nothing, by channel; 0 where not yet asked for. */
  private final int[] bare = new int[Limits.MAX_CHANNELS + 1];

  /** Steps of the queue with the most: each demand has room for them, as it is used again. */
  private int mostSteps = 1;

  public Demands(Requirements requirements, Agents agents, StateDigest digest) {
    this.requirements = requirements;
    this.digest = digest;
    leaning = new Leaning(agents);
  }

  /** What leans on whom. */
  Leaning leaning() {
    return leaning;
  }

  /** The plan in force; what was united with steps of the one before is forgotten. */
  void plan(ActivePlan inForce) {
    plan = inForce;
    mostSteps = 1;
    for (int queue = 1; queue <= Limits.MAX_QUEUES; queue++) {
      if (plan.queue(queue) != null) {
        mostSteps = Math.max(mostSteps, plan.queue(queue).steps.length);
      }
    }
    for (int slot = 1; slot < end; slot++) {
      Demand demand = ofSlot[slot];
      if (demand.references > 0) {
        forgetSteps(demand);
        demand.reset(mostSteps);
        touch(demand);
      }
    }
  }

  /** Hash of the own lists. */
  public long hash(int slot) {
    return requirements.hash(ofSlot[slot].own);
  }

  /** The interaction's own lists. */
  public Requirement own(int slot) {
    return requirements.get(ofSlot[slot].own);
  }

  Demand get(int slot) {
    return ofSlot[slot];
  }

  Demand classOf(int slot) {
    return ofSlot[ofSlot[slot].classSlot];
  }

  /** From now on counts the gap to the next start of a class (decision X4-b). */
  void runFrom(Demand of, long timeMs) {
    of.runsFromMs = timeMs;
    touch(of);
  }

  /** Its hash is out of date, as its count of those who wait has become 0, or something else. */
  void touch(Demand of) {
    if (!of.isStale) {
      of.isStale = true;
      if (staleCount == stale.length) {
        stale = Arrays.copyOf(stale, 2 * staleCount);
      }
      stale[staleCount++] = of;
    }
  }

  /** Brings the digest up to date with what has changed. */
  public void settle() {
    while (staleCount > 0) {
      Demand of = stale[--staleCount];
      long hash = of.waiting == 0 ? 0 : hash(of);
      digest.replace(of.hash, hash);
      of.hash = hash;
      of.isStale = false;
    }
  }

  private long hash(Demand of) {
    return Mix.mix(Mix.fold(Mix.fold(Mix.mix(content(of)), of.queue), of.runsFromMs));
  }

  /** Content of what a demand class asks for, as a hash. */
  long content(Demand of) {
    return requirements.hash(of.own);
  }

  /** Content of what lists in the plainest words ask for, as a hash. */
  long contentOf(Requirement lists) {
    return requirements.contentOf(lists);
  }

  /** The demand class of lists in the plainest words in a queue; null if nobody live is of it. */
  Demand find(int queue, Requirement lists) {
    int own = requirements.find(lists);
    int slot = own == 0 ? 0 : requirements.firstDemand(own);
    while (slot != 0 && ofSlot[slot].queue != queue) {
      slot = ofSlot[slot].nextOfOwn;
    }
    return slot == 0 ? null : ofSlot[slot];
  }

  /** Reads what the class of a demand would ask for over a channel. */
  public void readClass(int slot, int channel, Requirement into) {
    into.copy(requirements.get(classOf(slot).own), channel);
  }

  /** Slot of the demand of these own lists in a queue, with one more reference. */
  int acquire(int queue, Requirement like) {
    return acquire(queue, like, !like.mayHaveTwins());
  }

  private int acquire(int queue, Requirement like, boolean plain) {
    int own = requirements.acquire(like);
    int first = requirements.firstDemand(own);
    for (int slot = first; slot != 0; slot = ofSlot[slot].nextOfOwn) {
      if (ofSlot[slot].queue == queue) {
        requirements.release(own);
        ofSlot[slot].references++;
        return slot;
      }
    }
    Demand demand = claim();
    demand.reset(mostSteps);
    demand.queue = queue;
    demand.own = own;
    demand.references = 1;
    demand.nextOfOwn = first;
    requirements.firstDemand(own, demand.slot);
    demand.classSlot = demand.slot;
    if (!plain) {
      scratch.copyPlain(like);
      if (!scratch.isLike(like)) {
        demand.classSlot = acquire(queue, scratch, true);
      }
    }
    return demand.slot;
  }

  /** Takes a reference back. */
  void release(int slot) {
    Demand demand = ofSlot[slot];
    if (--demand.references > 0) {
      return;
    }
    int first = requirements.firstDemand(demand.own);
    if (first == slot) {
      requirements.firstDemand(demand.own, demand.nextOfOwn);
    } else {
      Demand before = ofSlot[first];
      while (before.nextOfOwn != slot) {
        before = ofSlot[before.nextOfOwn];
      }
      before.nextOfOwn = demand.nextOfOwn;
    }
    forgetSteps(demand);
    requirements.release(demand.own);
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = slot;
    if (demand.classSlot != slot) {
      release(demand.classSlot);
    }
  }

  /**
   * Takes a reference back, but only at {@link #forgetAsked} where nobody else has one: what was
   * learnt is there for the next who asks the same.
   */
  void releaseLater(int slot) {
    if (ofSlot[slot].references > 1) {
      release(slot);
      return;
    }
    if (askedCount == asked.length) {
      forgetAsked();
    }
    asked[askedCount++] = slot;
  }

  /** Takes back the references that were kept only for those who ask the same. */
  void forgetAsked() {
    while (askedCount > 0) {
      release(asked[--askedCount]);
    }
  }

  private void forgetSteps(Demand demand) {
    if (demand.looseAt >= 0) {
      Demand last = loose[--looseCount];
      loose[demand.looseAt] = last;
      last.looseAt = demand.looseAt;
      loose[looseCount] = null;
    }
    for (int i = 0; i < demand.requirements.length; i++) {
      if (demand.requirements[i] != 0) {
        requirements.release(demand.requirements[i]);
      }
      if (demand.proofs[i] > 0 && demand.proofs[i] < Demand.LOOSE) {
        leaning.remove((int) demand.proofs[i]);
      }
    }
  }

  /** An agent proves that a step of a class can be taken; its list learns of it by {@link #tie}. */
  void proof(Demand of, int step, int agent) {
    of.proofs[step - 1] = Demand.LOOSE | agent;
    if (of.looseAt < 0) {
      if (looseCount == loose.length) {
        loose = Arrays.copyOf(loose, 2 * looseCount);
      }
      of.looseAt = looseCount;
      loose[looseCount++] = of;
    }
  }

  /**
   * Puts all loose proofs on the lists of their agents; only a change of the roster needs them
   * there, and most demands of many kinds are gone before.
   */
  void tie() {
    while (looseCount > 0) {
      Demand of = loose[--looseCount];
      loose[looseCount] = null;
      of.looseAt = -1;
      for (int i = 0; i < of.proofs.length; i++) {
        if (of.proofs[i] >= Demand.LOOSE) {
          of.proofs[i] = leaning.add(Leaning.DEMAND, (int) of.proofs[i], of.slot, i + 1);
        }
      }
    }
  }

  /** Slot of the requirement in force in a step, from 1; in step 0 nothing is asked. */
  int requirement(int slot, int step) {
    Demand demand = ofSlot[slot];
    if (step == 0) {
      return bare(requirements.get(demand.own).channel());
    }
    int known = demand.requirements[step - 1];
    return known != 0 ? known : unite(demand, step);
  }

  /** Kept for good. */
  private int bare(int channel) {
    if (bare[channel] == 0) {
      scratch.reset(channel);
      bare[channel] = requirements.acquire(scratch);
    }
    return bare[channel];
  }

  private int unite(Demand demand, int step) {
    ActivePlan.Step of = plan.queue(demand.queue).steps[step - 1];
    int lists =
        of.allOf.length
            + of.anyOf.length
            + of.noneOf.length
            + of.teams.length
            + of.preferred.length;
    int united;
    if (lists == 0 && requirements.get(demand.own).preferredCount() == 0) {
      united = requirements.share(demand.own);
    } else {
      scratch.unite(requirements.get(demand.own), of);
      united = requirements.acquire(scratch);
    }
    demand.requirements[step - 1] = united;
    return united;
  }

  private Demand claim() {
    if (freeCount > 0) {
      return ofSlot[free[--freeCount]];
    }
    if (end == ofSlot.length) {
      ofSlot = Arrays.copyOf(ofSlot, 2 * end);
    }
    Demand demand = new Demand();
    demand.slot = end;
    ofSlot[end++] = demand;
    return demand;
  }
}
