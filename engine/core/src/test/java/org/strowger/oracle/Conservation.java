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
    int offered = 0;
    for (Agent agent : state.agents.values()) {
      for (Work work : agent.inHand) {
        require(inHand.add(work.interaction), "two agents have", work.interaction);
        require(
            state.interactions.get(work.interaction.number) == work.interaction,
            "an agent has, but is not live,",
            work.interaction);
        if (work.offer != null) {
          offered++;
          offerIsWhole(state, work, agent);
        } else {
          require(work.interaction.stage != Stage.WAITING, "without an offer,", work.interaction);
          require(work.interaction.agent == agent, "another agent has", work.interaction);
        }
      }
    }
    require(offered == state.openOffers.size(), "an open offer without an agent", null);
    for (Interaction interaction : state.interactions.values()) {
      boolean held = inHand.contains(interaction);
      switch (interaction.stage) {
        case WAITING -> {
          require(held == (state.openOffer(interaction) != null), "offered or not,", interaction);
          require(interaction.agent == null, "waits but has an agent,", interaction);
        }
        case ACTIVE, WRAP_UP -> require(held, "nobody has", interaction);
      }
    }
    for (Timer timer : state.timers) {
      require(timer.deadlineMs() >= state.timeMs, "late timer", null);
      require(
          state.interactions.get(timer.interaction().number) == timer.interaction(),
          "a timer of one not live,",
          timer.interaction());
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
