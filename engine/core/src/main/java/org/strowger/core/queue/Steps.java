package org.strowger.core.queue;

import java.util.Arrays;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.StepCause;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Cause;
import org.strowger.core.event.Events;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.Matcher;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Waiting;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.timer.Timers;

/**
 * The way of a waiting interaction through the steps of its queue (rules S1 to S5). Others tell
 * which agents and interactions have changed; {@link #settle} then, before the pass, tells what is
 * unroutable and ends the steps that cannot stay. One thread.
 */
public final class Steps {
  private final Cause cause;
  private final Events events;
  private final Timers timers;
  private final Agents agents;
  private final Interactions interactions;
  private final Demands demands;
  private final Routability routability;
  private final Affinities affinities;
  private final Waiting waiting;
  private final Matcher matcher;
  private final Estimates estimates;
  private final InteractionList.Order inOrder;
  private ActivePlan plan;

  /** Agents that have changed in the roster. */
  private int[] changed = new int[16];

  private int changedCount;

  /** An interaction's own lists while they change. */
  private final Requirement lists = new Requirement();

  /** Who is about to enter waiting in step 0, 0 if nobody is; whose the step is and how long. */
  private int preludeOf;

  private int preludeAgent;
  private long preludeMs;

  /** Interactions whose step may have to end. */
  private final InteractionList looks = new InteractionList();

  public Steps(
      Cause cause,
      Events events,
      Timers timers,
      Agents agents,
      Interactions interactions,
      Demands demands,
      Routability routability,
      Affinities affinities,
      Waiting waiting,
      Matcher matcher,
      Estimates estimates) {
    this.cause = cause;
    this.events = events;
    this.timers = timers;
    this.agents = agents;
    this.interactions = interactions;
    this.demands = demands;
    this.routability = routability;
    this.affinities = affinities;
    this.waiting = waiting;
    this.matcher = matcher;
    this.estimates = estimates;
    inOrder = (a, b) -> Waiting.isBefore(interactions, a, b);
  }

  /** The plan in force. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
    demands.plan(inForce);
    routability.plan(inForce);
    affinities.plan(inForce);
  }

  // The way through the steps

  /** What an interaction asks in its queue, from its arrival on. */
  public void ask(int interaction, Requirement own) {
    interactions.demand(interaction, demands.acquire(interactions.queue(interaction), own));
  }

  /**
   * It will enter waiting in step 0 (decision MV-a), in which only this agent may take it; to be
   * told just before it enters.
   *
   * @param boundMs how long, above 0
   */
  public void prelude(int interaction, int agent, long boundMs) {
    preludeOf = interaction;
    preludeAgent = agent;
    preludeMs = boundMs;
  }

  /**
   * Enters waiting in the first step of its queue (rule S2), or in step 0; the timer of promotion
   * has been started before. Its event comes next, then {@link #begin}.
   *
   * @return whether it is routable (rule X5)
   */
  public boolean enter(int interaction) {
    if (preludeOf == interaction) {
      preludeOf = 0;
      interactions.step(interaction, 0);
      interactions.affine(interaction, preludeAgent);
      require(interaction);
      startTimer(interaction, preludeMs);
    } else {
      start(interaction, 1);
    }
    routability.enter(interaction);
    estimates.came(interaction);
    return routability.isRoutable(interaction);
  }

  /** Its step has begun: whoever it is for must be able to take it (rules S3, S4). */
  public void begin(int interaction) {
    settle(interaction, true);
  }

  /** Waits no more: accepted, or gone. */
  public void leave(int interaction) {
    stop(interaction);
    if (!isSuspended(interaction)) {
      routability.leave(interaction);
      interactions.requirement(interaction, 0);
    }
  }

  /** Whether a waiting interaction is out of the matching, between two plans. */
  private boolean isSuspended(int interaction) {
    return interactions.requirement(interaction) == 0;
  }

  /** The interaction ends. */
  public void close(int interaction) {
    if (interactions.state(interaction) == Interactions.WAITING) {
      leave(interaction);
    }
    demands.release(interactions.demand(interaction));
  }

  /**
   * The timer of its step has fired.
   *
   * @return false if it has waited as long as its queue lets it, and expires (rule S5)
   */
  public boolean timeUp(int interaction) {
    interactions.stepTimer(interaction, 0);
    ActivePlan.Queue queue = plan.queue(interactions.queue(interaction));
    if (interactions.step(interaction) < queue.steps.length) {
      next(interaction, StepCause.TIME);
      settle(interaction, true);
      return true;
    }
    if (queue.overflow == 0) {
      return false;
    }
    move(interaction, queue.overflow, MoveCause.OVERFLOW);
    return true;
  }

  /** Goes on in the first step of another queue (rules O2, S5, X1). */
  public void move(int interaction, int toQueue, MoveCause why) {
    outOfIndex(interaction);
    leave(interaction);
    arrive(interaction, toQueue, why);
    begin(interaction);
  }

  private void arrive(int interaction, int toQueue, MoveCause why) {
    int fromQueue = interactions.queue(interaction);
    changeQueue(interaction, toQueue);
    boolean routable = enter(interaction);
    events.moved(
        interactions.number(interaction),
        interactions.due(interaction),
        fromQueue,
        toQueue,
        why,
        routable);
  }

  /**
   * Asks the same in another queue, with the earlier due (decision O2-a); of one that does not
   * wait, or is out of the matching.
   */
  public void changeQueue(int interaction, int toQueue) {
    interactions.due(
        interaction, Math.min(interactions.due(interaction), dueIn(interaction, toQueue)));
    askIn(interaction, toQueue, demands.own(interactions.demand(interaction)));
  }

  /** When an interaction would be due by its ticket in a queue (rule O1). */
  public long dueIn(int interaction, int inQueue) {
    return interactions.ticketTime(interaction)
        + plan.targetMs(inQueue, interactions.channel(interaction))
        - interactions.creditMs(interaction);
  }

  /** Asks for something in a queue; of one that does not wait yet, or is out of the matching. */
  public void askIn(int interaction, int inQueue, Requirement own) {
    interactions.queue(interaction, inQueue);
    int before = interactions.demand(interaction);
    ask(interaction, own);
    demands.release(before);
  }

  /** When it is due in its queue if that counts from a time (rule O1). */
  public long dueFrom(int interaction, long timeMs) {
    long target = plan.targetMs(interactions.queue(interaction), interactions.channel(interaction));
    return timeMs + target - interactions.creditMs(interaction);
  }

  /**
   * Asks the same over another channel while it waits; must not be in the index. It stays in its
   * step, and {@link #settle} puts it right.
   */
  public void rechannel(int interaction, int channel) {
    boolean told = routability.lastTold(interaction);
    lists.copy(demands.own(interactions.demand(interaction)), channel);
    interactions.channel(interaction, channel);
    askAnew(interaction, lists);
    routability.told(interaction, told);
  }

  /** Asks the same over another channel; of one that does not wait. */
  public void changeChannel(int interaction, int channel) {
    int before = interactions.demand(interaction);
    lists.copy(demands.own(before), channel);
    interactions.channel(interaction, channel);
    ask(interaction, lists);
    demands.release(before);
  }

  /** What is kept of an interaction asks the same as the interaction (decision K3-b). */
  public void keep(int interaction, int kept) {
    ask(kept, demands.own(interactions.demand(interaction)));
  }

  /** An interaction asks again what has been kept of it; neither waits. */
  public void askAgain(int interaction, int kept) {
    int before = interactions.demand(interaction);
    interactions.demand(interaction, interactions.demand(kept));
    interactions.demand(kept, before);
  }

  // Change of plan (rule X2)

  /**
   * A plan comes into force: a waiting interaction is out of the matching until {@link #rework}.
   * Must come for each of them before {@link #plan}; they must be out of the index already.
   */
  public void suspend(int interaction) {
    interactions.wasUnroutable(interaction, !routability.isRoutable(interaction));
    routability.release(interaction);
    routability.leave(interaction);
    interactions.requirement(interaction, 0);
  }

  /**
   * A suspended interaction follows the plan in force, in another queue or in its own (decisions
   * X2-c, X2-d), with its event; once its open offers have been looked at, {@link #begin} is due.
   */
  public void rework(int interaction, int toQueue) {
    if (toQueue != interactions.queue(interaction)) {
      stop(interaction);
      arrive(interaction, toQueue, MoveCause.PLAN);
      return;
    }
    boolean wasRoutable = !interactions.wasUnroutable(interaction);
    int before = interactions.step(interaction);
    if (before > 0) {
      interactions.affine(interaction, 0);
    }
    interactions.step(interaction, Math.min(before, plan.queue(toQueue).steps.length));
    require(interaction);
    if (before > 0) {
      keepTimer(interaction);
    }
    routability.enter(interaction);
    estimates.came(interaction);
    routability.told(interaction, wasRoutable);
    if (interactions.step(interaction) != before) {
      events.stepStarted(
          interactions.number(interaction),
          toQueue,
          interactions.step(interaction),
          StepCause.PLAN);
    }
  }

  /** A timer that runs goes on, unless the step has no end now. */
  private void keepTimer(int interaction) {
    if (stepOf(interaction).durationMs == 0) {
      stopTimer(interaction);
    } else if (interactions.stepTimer(interaction) == 0) {
      startTimer(interaction, stepOf(interaction).durationMs);
    }
  }

  /**
   * Asks for something else from now on, in the step it is in, and for the agent it now names; must
   * not be in the index. {@link #settle} puts it right.
   */
  public void askAnew(int interaction, Requirement own) {
    routability.release(interaction);
    if (interactions.step(interaction) > 0 && stepOf(interaction).affinity == Affinity.NAMED) {
      interactions.affine(interaction, interactions.named(interaction));
    }
    looks.add(interaction);
    routability.leave(interaction);
    estimates.forget(interaction);
    int before = interactions.demand(interaction);
    ask(interaction, own);
    Demand of = demands.classOf(before);
    boolean another = demands.classOf(interactions.demand(interaction)) != of;
    demands.release(before);
    require(interaction);
    routability.enter(interaction);
    if (another) {
      estimates.came(interaction);
    }
  }

  /**
   * As {@link #askAnew}; where no event of its own follows, it is told if it becomes routable or
   * unroutable by that.
   */
  public void askOther(int interaction, Requirement own) {
    boolean told = routability.wasTold(interaction);
    askAnew(interaction, own);
    routability.told(interaction, told);
  }

  /** Whether somebody could take, in some step of a queue, what asks for lists (rule X5). */
  public boolean isRoutable(int queue, Requirement lists) {
    int slot = demands.acquire(queue, lists);
    boolean routable = routability.isRoutable(demands.classOf(slot));
    demands.releaseLater(slot);
    return routable;
  }

  /** After the last of those who may ask {@link #isRoutable} of the same lists. */
  public void forgetAsked() {
    demands.forgetAsked();
  }

  /** Whether a waiting interaction is routable (rule X5), for an event that tells it. */
  public boolean tellRoutable(int interaction) {
    return routability.tellOf(interaction);
  }

  private void next(int interaction, StepCause why) {
    outOfIndex(interaction);
    stop(interaction);
    int step = interactions.step(interaction) + 1;
    start(interaction, step);
    events.stepStarted(
        interactions.number(interaction), interactions.queue(interaction), step, why);
  }

  /** Waits outside the index until the next pass, which would find it under what it asked. */
  private void outOfIndex(int interaction) {
    if (waiting.contains(interaction)) {
      waiting.remove(interaction);
      matcher.arrived(interaction);
    }
  }

  /** How many wait and are unroutable; costs a look at each class of them. */
  public int unroutable() {
    return routability.unroutable();
  }

  /** Whether one that waits is among them; a plan change may have it out of the matching. */
  public boolean isUnroutable(int interaction) {
    return interactions.requirement(interaction) != 0 && !routability.isRoutable(interaction);
  }

  private void stop(int interaction) {
    stopTimer(interaction);
    routability.release(interaction);
    if (interactions.affine(interaction) != 0) {
      interactions.affine(interaction, 0);
    }
  }

  private void stopTimer(int interaction) {
    int timer = interactions.stepTimer(interaction);
    if (timer != 0) {
      timers.remove(timer);
      interactions.stepTimer(interaction, 0);
    }
  }

  private void start(int interaction, int step) {
    interactions.step(interaction, step);
    require(interaction);
    startTimer(interaction, stepOf(interaction).durationMs);
  }

  private void startTimer(int interaction, long durationMs) {
    if (durationMs > 0) {
      long now = cause.nowMs();
      interactions.stepTimer(
          interaction,
          timers.start(now, durationMs, cause.causeSequence(), Timers.STEP, interaction));
    }
  }

  private void require(int interaction) {
    interactions.requirement(
        interaction,
        demands.requirement(interactions.demand(interaction), interactions.step(interaction)));
  }

  private ActivePlan.Step stepOf(int interaction) {
    return plan.queue(interactions.queue(interaction)).step(interactions.step(interaction));
  }

  /** Goes on to the first step that can stay: affinity is looked at before skip. */
  private void settle(int interaction, boolean begins) {
    boolean fresh = begins;
    while (true) {
      ActivePlan.Step step = stepOf(interaction);
      if (step.affinity != Affinity.NONE) {
        if (fresh && interactions.step(interaction) > 0) {
          interactions.affine(interaction, affinities.agentFor(interaction, step));
        }
        if (affinities.holds(interaction)) {
          if (interactions.lean(interaction) == 0) {
            routability.lean(interaction, Leaning.AFFINITY, interactions.affine(interaction));
          }
          return;
        }
        next(interaction, StepCause.AFFINITY_ENDED);
      } else if (step.skip && !isLast(interaction) && routability.isBeyondAll(interaction)) {
        next(interaction, StepCause.SKIPPED);
      } else {
        return;
      }
      fresh = true;
    }
  }

  private boolean isLast(int interaction) {
    return interactions.step(interaction)
        == plan.queue(interactions.queue(interaction)).steps.length;
  }

  // Changes

  /** An agent has signed on or off, or has other skills, teams or another profile. */
  public void rosterChanged(int agent) {
    if (changedCount == changed.length) {
      changed = Arrays.copyOf(changed, 2 * changedCount);
    }
    changed[changedCount++] = agent;
    agentChanged(agent);
  }

  /** An agent's presence or wrap-up has changed: those who wait for it need a look. */
  public void agentChanged(int agent) {
    Leaning leaning = demands.leaning();
    for (int entry = agents.firstAffine(agent); entry != 0; entry = leaning.next(entry)) {
      looks.add(leaning.subject(entry));
    }
  }

  /** Other agents are excluded from a waiting interaction: its step may have to end (rule F2). */
  public void exclusionsChanged(int interaction) {
    looks.add(interaction);
  }

  /** A pair is held apart from now on (rule F6). */
  public void held(int interaction, int agent) {
    if (interactions.affine(interaction) == agent) {
      looks.add(interaction);
    }
  }

  /**
   * After a command or timer and before its pass: tells what became routable or unroutable, then
   * ends the steps that cannot stay, in order of the interactions (rule O1).
   */
  public void settle() {
    for (int i = 0; i < changedCount; i++) {
      routability.changed(changed[i], looks);
    }
    changedCount = 0;
    routability.tell();
    if (looks.size() == 0) {
      return;
    }
    looks.sort(inOrder);
    for (int i = 0; i < looks.size(); i++) {
      int look = looks.get(i);
      if (interactions.state(look) == Interactions.WAITING && !isSuspended(look)) {
        settle(look, false);
      }
    }
    looks.clear();
  }

  /**
   * Puts back a waiting interaction from a snapshot, whose demand, step and affinity are known; the
   * roster and the timers must be complete.
   */
  public void restore(int interaction) {
    require(interaction);
    routability.enter(interaction);
    int affine = interactions.affine(interaction);
    if (affine != 0) {
      routability.lean(interaction, Leaning.AFFINITY, affine);
    } else if (stepOf(interaction).skip
        && !isLast(interaction)
        && routability.isBeyondAll(interaction)) {
      throw new IllegalStateException(
          "interaction "
              + interactions.number(interaction)
              + " of the snapshot is in a step that nobody could take");
    }
  }
}
