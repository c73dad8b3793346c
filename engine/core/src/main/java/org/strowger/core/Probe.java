package org.strowger.core;

import java.util.ArrayList;
import java.util.List;
import org.strowger.core.agent.Agents;
import org.strowger.core.explain.Candidate;
import org.strowger.core.explain.LiveRecord;
import org.strowger.core.explain.OpenOffer;
import org.strowger.core.explain.Reason;
import org.strowger.core.explain.Reasons;
import org.strowger.core.explain.Standing;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.ScoreParts;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.PlanHolder;

/**
 * Reads from the state who may have a waiting interaction and who may not, with the filters and
 * figures that decide it (rules F and A), for explanation. To be used between commands, and by a
 * {@link org.strowger.core.port.DecisionObserver} when it is told something. Changes nothing.
 * Allocates. The thread of the state machine.
 */
public final class Probe {
  private final StateMachine machine;
  private final Agents agents;
  private final Interactions interactions;
  private final Rooms rooms;
  private final PlanHolder plan;
  private final Reasons reasons;

  Probe(StateMachine machine) {
    this.machine = machine;
    rooms = machine.rooms;
    plan = machine.plan;
    agents = rooms.agents;
    interactions = rooms.interactions;
    reasons =
        new Reasons(
            agents,
            interactions,
            rooms.pairs,
            rooms.offers,
            rooms.timers,
            rooms.requirements,
            rooms.filters,
            rooms.channels);
  }

  /** Number of offers so far: the id of the newest, those by name and accepted at once included. */
  public long offers() {
    return rooms.offers.issued();
  }

  /** Numbers of all agents signed on, ascending. */
  public int[] signedOn() {
    int[] numbers = new int[agents.signedOn()];
    int count = 0;
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        numbers[count++] = agent;
      }
    }
    return numbers;
  }

  /** An agent's skills: number and level of each. Empty for one not signed on. */
  public int[] skills(int agent) {
    int count = agents.inRange(agent) && agents.isSignedOn(agent) ? agents.skillCount(agent) : 0;
    int[] pairs = new int[2 * count];
    for (int i = 0; i < count; i++) {
      pairs[2 * i] = agents.skill(agent, i);
      pairs[2 * i + 1] = agents.levelAt(agent, i);
    }
    return pairs;
  }

  /** Numbers of the teams an agent is in. Empty for one not signed on. */
  public int[] teams(int agent) {
    int count = agents.inRange(agent) && agents.isSignedOn(agent) ? agents.teamCount(agent) : 0;
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = agents.team(agent, i);
    }
    return numbers;
  }

  /** Every live interaction, in no order that means anything. */
  public List<LiveRecord> live() {
    List<LiveRecord> live = new ArrayList<>(interactions.records());
    for (int slot = 1; slot < interactions.end(); slot++) {
      int state = interactions.state(slot);
      if (state != 0) {
        live.add(
            new LiveRecord(
                interactions.number(slot),
                state,
                interactions.queue(slot),
                interactions.channel(slot),
                interactions.agent(slot),
                interactions.customer(slot),
                interactions.since(slot),
                state == Interactions.WAITING && rooms.steps.isUnroutable(slot)));
      }
    }
    return live;
  }

  /** Every open offer, in no order that means anything. */
  public List<OpenOffer> openOffers() {
    List<OpenOffer> open = new ArrayList<>(rooms.offers.open());
    for (int slot = 1; slot < rooms.offers.end(); slot++) {
      if (rooms.offers.isOpen(slot)) {
        open.add(
            new OpenOffer(
                rooms.offers.id(slot),
                interactions.number(rooms.offers.interaction(slot)),
                rooms.offers.agent(slot),
                rooms.offers.time(slot)));
      }
    }
    return open;
  }

  /** How an interaction stands; null if none with this number is live. */
  public Standing standing(long interaction) {
    int slot = interactions.slotOf(interaction);
    if (slot == 0) {
      return null;
    }
    Standing standing = new Standing();
    standing.interaction = interaction;
    standing.state = interactions.state(slot);
    standing.agent = interactions.agent(slot);
    standing.queue = interactions.queue(slot);
    standing.channel = interactions.channel(slot);
    standing.reworks = interactions.reworkTo(slot) != 0;
    standing.position = Queries.position(interactions, slot);
    standing.promoted = interactions.promoted(slot);
    standing.urgency = interactions.urgency(slot);
    standing.dueMs = interactions.due(slot);
    standing.ticket = interactions.ticket(slot);
    standing.arrival = interactions.sequence(slot);
    standing.sinceMs = interactions.since(slot);
    standing.openOffers = interactions.openOffers(slot);
    standing.claim = interactions.claim(slot);
    if (isMatched(slot)) {
      readStep(slot, standing);
      readRequirement(rooms.requirements.get(interactions.requirement(slot)), standing);
    }
    return standing;
  }

  private boolean isMatched(int slot) {
    return interactions.state(slot) == Interactions.WAITING && interactions.reworkTo(slot) == 0;
  }

  private void readStep(int slot, Standing into) {
    ActivePlan.Queue queue = plan.inForce().queue(into.queue);
    into.step = interactions.step(slot);
    ActivePlan.Step step = queue.step(into.step);
    into.strategy = step.strategy;
    into.affinity = step.affinity;
    into.affine = interactions.affine(slot);
    int timer = interactions.stepTimer(slot);
    into.nextStepMs = timer == 0 ? 0 : rooms.timers.deadline(timer);
    into.teams = step.teams.clone();
    into.broadcast = queue.broadcast;
    into.cursor = rooms.cursors.get(into.queue);
    into.skillWeight = queue.skillWeight;
    into.loadWeight = queue.loadWeight;
    into.specialismWeight = queue.specialismWeight;
    into.idleWeight = queue.idleWeight;
  }

  private static void readRequirement(Requirement asked, Standing into) {
    into.allOf = new int[2 * asked.allCount()];
    for (int i = 0; i < asked.allCount(); i++) {
      into.allOf[2 * i] = asked.allSkill(i);
      into.allOf[2 * i + 1] = asked.allLevel(i);
    }
    into.anyOf = new int[3 * asked.anyCount()];
    for (int i = 0; i < asked.anyCount(); i++) {
      into.anyOf[3 * i] = asked.anySet(i);
      into.anyOf[3 * i + 1] = asked.anySkill(i);
      into.anyOf[3 * i + 2] = asked.anyLevel(i);
    }
    into.noneOf = new int[asked.noneCount()];
    for (int i = 0; i < into.noneOf.length; i++) {
      into.noneOf[i] = asked.none(i);
    }
    into.preferred = new int[asked.preferredCount()];
    for (int i = 0; i < into.preferred.length; i++) {
      into.preferred[i] = asked.preferred(i);
    }
  }

  /**
   * Every agent signed on beside an interaction, in order of number; empty if the interaction does
   * not wait, or is not matched because it is still to be moved to the plan in force (rule X2).
   */
  public List<Candidate> candidates(long interaction) {
    List<Candidate> candidates = new ArrayList<>();
    int slot = interactions.slotOf(interaction);
    if (slot != 0 && isMatched(slot)) {
      for (int agent = 1; agent < agents.end(); agent++) {
        if (agents.isSignedOn(agent)) {
          candidates.add(read(agent, slot));
        }
      }
    }
    return candidates;
  }

  /**
   * One agent in range beside an interaction, signed on or not; null if the interaction does not
   * wait, or is not matched because it is still to be moved to the plan in force (rule X2).
   */
  public Candidate candidate(long interaction, int agent) {
    int slot = interactions.slotOf(interaction);
    return slot != 0 && isMatched(slot) ? read(agent, slot) : null;
  }

  /**
   * Everything that is in the way of an agent who is signed on, not only the first filter that
   * fails; empty if it is eligible, or if {@link #candidate} has none.
   */
  public List<Reason> shortfall(long interaction, int agent) {
    int slot = interactions.slotOf(interaction);
    boolean asked = slot != 0 && isMatched(slot) && agents.isSignedOn(agent);
    return asked ? reasons.all(agent, slot, plan.inForce()) : List.of();
  }

  private Candidate read(int agent, int slot) {
    ScoreParts scores = null;
    if (agents.isSignedOn(agent)) {
      scores = new ScoreParts();
      rooms.matcher.readScores(slot, agent, machine.timeMs(), scores);
    }
    return new Candidate(agent, reasons.of(agent, slot, plan.inForce()), scores);
  }
}
