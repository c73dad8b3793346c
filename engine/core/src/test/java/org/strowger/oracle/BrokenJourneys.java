package org.strowger.oracle;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.Sender;
import org.strowger.oracle.BrokenRules.Fault;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Work;

/** Rules of tickets, movement, callbacks, journeys: each time with just one of them broken. */
final class BrokenJourneys {
  private BrokenJourneys() {}

  static List<Fault> faults() {
    return List.of(
        fault("K1 each arrival has a ticket of its own", TicketsOfTheirOwn::new),
        fault("K2 a ticket lives as long as somebody has it", NoReturnWindow::new),
        fault("K2 abandonment ends a ticket at once", AbandonedTicketsEnd::new),
        fault("F2 the never-list is not looked at", NeverListIgnored::new, Feature.CUSTOMERS),
        fault("F2 who transferred it gets it back", TransfersWithoutHold::new),
        fault("MV-a anybody may have it in step 0", AnybodyInStepZero::new, Feature.TRANSFERS),
        fault("MV-a step 0 waits for an agent who is gone", StepZeroWaits::new, Feature.TRANSFERS),
        fault("MV-b due is that of the queue it goes to", DueOfTheNewQueue::new),
        fault("K3 the bound is always the plan's", BoundOfThePlan::new),
        fault("K3 warm is as blind", WarmIsBlind::new),
        fault("K3 who consults is asked too", ConsultingIsAsked::new, Feature.TRANSFERS),
        fault("C4 parked ones hold nothing", ParkedForNothing::new),
        fault("C4 due counts from the ticket whatever the plan says", ResumedFromTicket::new),
        fault("K4 due counts from the ticket", CalledBackFromTicket::new, Feature.CALLBACKS),
        fault("K4 there is always another attempt", NeverGivesUp::new, Feature.CALLBACKS),
        fault("CU-e one more touchpoint is kept", OneTouchpointMore::new, Feature.CUSTOMERS),
        fault("HO-a nothing is told without a customer", CustomersOnly::new),
        fault("HO-b who had the need before does not count", OnlyThisInteraction::new),
        fault("PM-a a warning comes before the promise", WarningBefore::new),
        fault("PM-b the agent's message keeps nothing", AgentKeepsNothing::new),
        fault("PM-c nothing is parked for inactivity", NeverParked::new));
  }

  private static Fault fault(String rule, Function<State, Rules> rules) {
    return new Fault(rule, rules, Feature.WITHOUT_REPEATS);
  }

  private static Fault fault(String rule, Function<State, Rules> rules, Feature shownBy) {
    return new Fault(rule, rules, Set.of(shownBy));
  }

  private static final class TicketsOfTheirOwn extends Rules {
    TicketsOfTheirOwn(State state) {
      super(state);
    }

    @Override
    boolean k1Shares(Interaction interaction) {
      return false;
    }
  }

  private static final class NoReturnWindow extends Rules {
    NoReturnWindow(State state) {
      super(state);
    }

    @Override
    boolean k2Alive(State.Need need, Interaction arriving) {
      return need.ticketSequence != 0 && k2IsHeld(need, arriving);
    }
  }

  private static final class AbandonedTicketsEnd extends Rules {
    AbandonedTicketsEnd(State state) {
      super(state);
    }

    @Override
    boolean k2Outlives(ContactEnd how) {
      return false;
    }
  }

  private static final class NeverListIgnored extends Rules {
    NeverListIgnored(State state) {
      super(state);
    }

    @Override
    boolean f2NotNever(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class TransfersWithoutHold extends Rules {
    TransfersWithoutHold(State state) {
      super(state);
    }

    @Override
    long k3HoldMs() {
      return 0;
    }
  }

  private static final class AnybodyInStepZero extends Rules {
    AnybodyInStepZero(State state) {
      super(state);
    }

    @Override
    boolean f7Affinity(Agent agent, Interaction interaction) {
      return interaction.step == 0 || super.f7Affinity(agent, interaction);
    }
  }

  private static final class StepZeroWaits extends Rules {
    StepZeroWaits(State state) {
      super(state);
    }

    @Override
    boolean s4Ended(Interaction interaction) {
      return interaction.step != 0 && super.s4Ended(interaction);
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

  private static final class BoundOfThePlan extends Rules {
    BoundOfThePlan(State state) {
      super(state);
    }

    @Override
    long k3BoundMs(long givenMs) {
      return super.k3BoundMs(0);
    }
  }

  private static final class WarmIsBlind extends Rules {
    WarmIsBlind(State state) {
      super(state);
    }

    @Override
    boolean k3Warm(boolean warm) {
      return false;
    }
  }

  private static final class ConsultingIsAsked extends Rules {
    ConsultingIsAsked(State state) {
      super(state);
    }

    @Override
    boolean f2NotConsulting(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class ParkedForNothing extends Rules {
    ParkedForNothing(State state) {
      super(state);
    }

    @Override
    int c4ParkedUnits(Agent agent, Interaction interaction, Work held) {
      return 0;
    }
  }

  private static final class ResumedFromTicket extends Rules {
    ResumedFromTicket(State state) {
      super(state);
    }

    @Override
    long c4Due(Interaction interaction) {
      return o2Due(interaction, interaction.queue);
    }
  }

  private static final class CalledBackFromTicket extends Rules {
    CalledBackFromTicket(State state) {
      super(state);
    }

    @Override
    long k4Due(Interaction interaction) {
      return o1Due(interaction, interaction.queue, interaction.ticketMs);
    }
  }

  private static final class NeverGivesUp extends Rules {
    NeverGivesUp(State state) {
      super(state);
    }

    @Override
    boolean k4GivesUp(Interaction interaction) {
      return false;
    }
  }

  private static final class OneTouchpointMore extends Rules {
    OneTouchpointMore(State state) {
      super(state);
    }

    @Override
    int cuTouchpoints() {
      return super.cuTouchpoints() + 1;
    }
  }

  private static final class CustomersOnly extends Rules {
    CustomersOnly(State state) {
      super(state);
    }

    @Override
    boolean hoDelivers(Interaction interaction) {
      return interaction.customer() > 0 && super.hoDelivers(interaction);
    }
  }

  private static final class OnlyThisInteraction extends Rules {
    OnlyThisInteraction(State state) {
      super(state);
    }

    @Override
    int hoBefore(Interaction interaction) {
      return interaction.lastHolder;
    }
  }

  private static final class WarningBefore extends Rules {
    WarningBefore(State state) {
      super(state);
    }

    @Override
    long pmWarningMs(long deadlineMs, PlanData.Channel channel) {
      long warningMs = Math.max(state.timeMs + 1, deadlineMs - channel.warnMs());
      return channel.warnMs() > 0 && warningMs < deadlineMs ? warningMs : 0;
    }
  }

  private static final class AgentKeepsNothing extends Rules {
    AgentKeepsNothing(State state) {
      super(state);
    }

    @Override
    boolean pmKeeps(Sender sender) {
      return false;
    }
  }

  private static final class NeverParked extends Rules {
    NeverParked(State state) {
      super(state);
    }

    @Override
    long pmParkAfterMs(Interaction interaction) {
      return 0;
    }
  }
}
