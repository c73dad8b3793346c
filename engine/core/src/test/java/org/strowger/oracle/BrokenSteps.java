package org.strowger.oracle;

import java.util.Comparator;
import java.util.List;
import org.strowger.codec.sbe.Presence;
import org.strowger.oracle.BrokenRules.Fault;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Timer;

/** Rules of steps, claims, broadcast, plan changes: each time with just one of them broken. */
final class BrokenSteps {
  private BrokenSteps() {}

  static List<Fault> faults() {
    return List.of(
        new Fault("S3 only those who are available are looked for", SkippedByPresence::new),
        new Fault("S3 nothing is skipped", NothingSkipped::new),
        new Fault("S4 affinity never ends early", AffinityStays::new),
        new Fault("S4 whoever may take it", AffinityForAll::new),
        new Fault("S4 the window is not looked at", NoWindow::new),
        new Fault("S4 any break is waited for", AnyBreak::new),
        new Fault("S4 wrap-up is not looked at", AnyWrapUp::new),
        new Fault("O2 the due of the new queue", DueOfTheNewQueue::new),
        new Fault("R5 silence to a broadcast is a miss", BroadcastMissed::new),
        new Fault("O4 nothing is claimed", NoClaims::new),
        new Fault("O4 the first in line is claimed", FirstInLineClaimed::new),
        new Fault("F9 claimed agents take whatever comes", ClaimsIgnored::new),
        new Fault("O4 claims stay whatever changes", ClaimsStay::new),
        new Fault("X5 presence counts", RoutableByPresence::new),
        new Fault("R4-b exclusions of an update are not looked at", UpdateWithoutExclusions::new),
        new Fault("X2 offers stay whatever the plan changes", OffersStay::new),
        new Fault("X2-e timers do not rework", TimersDoNotTouch::new),
        new Fault("X2-b an active one keeps its queue", ActiveKeepsQueue::new));
  }

  private static final class SkippedByPresence extends Rules {
    SkippedByPresence(State state) {
      super(state);
    }

    @Override
    boolean s3Skips(Interaction interaction) {
      return interaction.step().skip()
          && !interaction.isInLastStep()
          && state.agents.values().stream()
              .filter(agent -> agent.presence == Presence.AVAILABLE)
              .filter(agent -> f2NotExcluded(agent, interaction))
              .noneMatch(agent -> able(agent, interaction, interaction.step()));
    }
  }

  private static final class NothingSkipped extends Rules {
    NothingSkipped(State state) {
      super(state);
    }

    @Override
    boolean s3Skips(Interaction interaction) {
      return false;
    }
  }

  private static final class AffinityStays extends Rules {
    AffinityStays(State state) {
      super(state);
    }

    @Override
    boolean s4Ended(Interaction interaction) {
      return false;
    }
  }

  private static final class AffinityForAll extends Rules {
    AffinityForAll(State state) {
      super(state);
    }

    @Override
    boolean f7Affinity(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class NoWindow extends Rules {
    NoWindow(State state) {
      super(state);
    }

    @Override
    int s4LastAgent(Interaction interaction) {
      State.Need need = state.needOf(interaction);
      return need == null ? 0 : need.lastAgent;
    }
  }

  private static final class AnyBreak extends Rules {
    AnyBreak(State state) {
      super(state);
    }

    @Override
    boolean s4BreakEnds(Agent agent, long endMs) {
      return true;
    }
  }

  private static final class AnyWrapUp extends Rules {
    AnyWrapUp(State state) {
      super(state);
    }

    @Override
    boolean s4WorkEnds(Agent agent, Interaction interaction, long endMs) {
      return true;
    }
  }

  private static final class DueOfTheNewQueue extends Rules {
    DueOfTheNewQueue(State state) {
      super(state);
    }

    @Override
    long o2Due(Interaction interaction, PlanData.Queue queue) {
      return o1Due(interaction, queue, interaction.ticketMs);
    }
  }

  private static final class BroadcastMissed extends Rules {
    BroadcastMissed(State state) {
      super(state);
    }

    @Override
    boolean isBroadcast(Interaction interaction) {
      return false;
    }
  }

  private static final class NoClaims extends Rules {
    NoClaims(State state) {
      super(state);
    }

    @Override
    boolean o4Claims(Interaction interaction) {
      return false;
    }
  }

  private static final class FirstInLineClaimed extends Rules {
    FirstInLineClaimed(State state) {
      super(state);
    }

    @Override
    Comparator<Agent> o4Order() {
      return Comparator.comparing(this::place);
    }
  }

  private static final class ClaimsIgnored extends Rules {
    ClaimsIgnored(State state) {
      super(state);
    }

    @Override
    boolean f9NotClaimed(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class ClaimsStay extends Rules {
    ClaimsStay(State state) {
      super(state);
    }

    @Override
    boolean o4StaysClaimed(Agent agent, Interaction interaction) {
      return interaction.claimed == agent || super.o4StaysClaimed(agent, interaction);
    }
  }

  private static final class RoutableByPresence extends Rules {
    RoutableByPresence(State state) {
      super(state);
    }

    @Override
    boolean x5Routable(Interaction interaction) {
      return state.agents.values().stream()
          .filter(this::f1Available)
          .anyMatch(
              agent ->
                  interaction.queue.steps().stream()
                      .anyMatch(step -> able(agent, interaction, step)));
    }
  }

  private static final class UpdateWithoutExclusions extends Rules {
    UpdateWithoutExclusions(State state) {
      super(state);
    }

    @Override
    boolean offerStaysAfterUpdate(Agent agent, Interaction interaction) {
      return offerStays(agent, interaction);
    }
  }

  private static final class OffersStay extends Rules {
    OffersStay(State state) {
      super(state);
    }

    @Override
    boolean offerStaysAfterPlan(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class TimersDoNotTouch extends Rules {
    TimersDoNotTouch(State state) {
      super(state);
    }

    @Override
    boolean x2Touches(Timer timer) {
      return false;
    }
  }

  private static final class ActiveKeepsQueue extends Rules {
    ActiveKeepsQueue(State state) {
      super(state);
    }

    @Override
    void x2BelongsTo(Interaction interaction) {
      PlanData.Queue same = state.plan.queue(interaction.queue.queue());
      interaction.queue = same == null ? interaction.queue : same;
    }
  }
}
