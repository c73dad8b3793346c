package org.strowger.oracle;

import java.util.HashSet;
import java.util.Set;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.Work;

/** R6: nothing is lost, nothing is doubled. */
final class Conservation {
  private Conservation() {}

  static void check(State state) {
    Set<Interaction> inHand = new HashSet<>();
    Set<Interaction> offeredOnes = new HashSet<>();
    int offered = 0;
    for (Agent agent : state.agents.values()) {
      for (Work work : agent.inHand) {
        require(
            isLive(state, work.interaction), "an agent has, but is not live,", work.interaction);
        if (work.offer != null) {
          offered++;
          offeredOnes.add(work.interaction);
          offerIsWhole(state, work, agent);
        } else {
          require(work.interaction.consultOf == null, "a consult is active,", work.interaction);
          require(inHand.add(work.interaction), "two agents have", work.interaction);
          Stage stage = work.interaction.stage;
          boolean worked = stage == Stage.ACTIVE || stage == Stage.WRAP_UP;
          require(worked, "in hand, but neither active nor in wrap-up,", work.interaction);
          require(work.interaction.agent == agent, "another agent has", work.interaction);
        }
      }
      noDoubleOffer(agent);
      for (Work work : agent.parked) {
        require(isLive(state, work.interaction), "parked, but not live,", work.interaction);
        require(work.interaction.stage == Stage.PARKED, "not parked,", work.interaction);
        require(work.interaction.parkedBy == agent.number, "another parked", work.interaction);
      }
    }
    require(offered == state.openOffers.size(), "an open offer without an agent", null);
    for (Interaction interaction : state.withConsults()) {
      boolean held = inHand.contains(interaction);
      boolean open = offeredOnes.contains(interaction);
      switch (interaction.stage) {
        case WAITING -> waitsInOnePlace(state, interaction, held, open);
        case ACTIVE, WRAP_UP -> {
          require(held, "nobody has", interaction);
          require(!open, "offered, not waiting,", interaction);
          require(!interaction.toRework, "active, to be reworked,", interaction);
          require(interaction.claimed == null, "active, claims an agent,", interaction);
        }
        case PARKED, SCHEDULED -> {
          require(!held && !open, "parked or scheduled, somebody has", interaction);
          require(interaction.agent == null, "parked or scheduled with an agent,", interaction);
          require(!interaction.toRework, "parked or scheduled, to be reworked,", interaction);
          require(interaction.claimed == null, "parked or scheduled, claims,", interaction);
        }
      }
      if (interaction.consultOf != null) { // K3-b
        require(interaction.stage == Stage.WAITING, "a consult does not wait,", interaction);
        require(interaction.consultOf.stage == Stage.ACTIVE, "nobody consults,", interaction);
      }
      boolean scheduled = state.timer(interaction, State.TimerKind.CALLBACK_DUE) != null;
      require(scheduled == (interaction.stage == Stage.SCHEDULED), "scheduled or not", interaction);
    }
    timersAreOfTheLiving(state);
  }

  private static boolean isLive(State state, Interaction interaction) {
    Interaction itself = state.interactions.get(interaction.number);
    return itself == interaction || (itself != null && itself.consult == interaction);
  }

  private static void noDoubleOffer(Agent agent) {
    Set<Interaction> offered = new HashSet<>();
    for (Work work : agent.inHand) {
      require(offered.add(work.interaction), "an agent has twice", work.interaction);
    }
  }

  private static void waitsInOnePlace(
      State state, Interaction interaction, boolean held, boolean open) {
    require(!held, "waits, but somebody has", interaction);
    require(interaction.agent == null, "waits but has an agent,", interaction);
    require(open == !state.openOffers(interaction).isEmpty(), "offered or not,", interaction);
    require(
        state.planBefore != null
            || interaction.queue.equals(state.plan.queue(interaction.queue.queue())),
        "waits in a queue of no plan,",
        interaction);
    Agent claimed = interaction.claimed;
    if (claimed != null) { // O4: one claim an agent, one an interaction
      require(state.agents.get(claimed.number) == claimed, "claims one signed off,", interaction);
      require(interaction.isPromoted(), "claims, but is not promoted,", interaction);
      require(!open, "claims, but is offered,", interaction);
      for (Interaction other : state.withConsults()) {
        require(other == interaction || other.claimed != claimed, "claimed twice by", other);
      }
    }
  }

  /** Those without an interaction are of leases. */
  private static void timersAreOfTheLiving(State state) {
    for (Timer timer : state.timers) {
      require(timer.deadlineMs() >= state.timeMs, "late timer", null);
      if (timer.interaction() == null) {
        boolean there = state.agents.get(timer.agent().number) == timer.agent();
        require(there && timer.agent().leaseMs > 0, "a lease of one who is not there", null);
      } else {
        require(
            isLive(state, timer.interaction()), "a timer of one not live,", timer.interaction());
      }
    }
  }

  private static void offerIsWhole(State state, Work work, Agent agent) {
    Offer offer = work.offer;
    require(
        offer.equals(state.openOffers.get(offer.id())), "the offer is not open,", work.interaction);
    require(offer.agent() == agent, "the offer is another's,", work.interaction);
    require(offer.interaction() == work.interaction, "the offer is of another,", work.interaction);
    require(work.interaction.stage == Stage.WAITING, "offered, not waiting,", work.interaction);
  }

  private static void require(boolean holds, String what, Interaction interaction) {
    if (!holds) {
      String which = interaction == null ? "" : " interaction " + interaction.number;
      throw new AssertionError("R6: " + what + which);
    }
  }
}
