package org.strowger.oracle;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.strowger.oracle.BrokenRules.Fault;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** Reconcile: each time with just one rule broken. */
final class BrokenReconciles {
  private static final Set<Feature> ONLY = EnumSet.of(Feature.RECONCILE);
  private static final Set<Feature> CALLBACKS = EnumSet.of(Feature.RECONCILE, Feature.CALLBACKS);
  private static final Set<Feature> WARM = EnumSet.of(Feature.RECONCILE, Feature.TRANSFERS);
  private static final Set<Feature> PARKING = EnumSet.of(Feature.RECONCILE, Feature.PARKING);

  private BrokenReconciles() {}

  static List<Fault> faults() {
    return List.of(
        new Fault("RC-a all channels are judged", AllChannels::new, ONLY),
        new Fault("RC-a callbacks that wait are judged", CallbacksToo::new, CALLBACKS),
        new Fault("RC-a wrap-up is judged", WrapUpToo::new, ONLY),
        new Fault("RC-b wrap-up is the gateway's", WrapUpDiffers::new, ONLY),
        new Fault("RC-c who is told is told again", NobodyNamed::new, ONLY),
        new Fault("RC-c who came later is missed", LaterToo::new, ONLY),
        new Fault("RC-c by number", ByNumber::new, ONLY),
        new Fault("RC-d a warm transfer is given back", ConsultsGivenBack::new, WARM),
        new Fault("RC-d what waits stays", OnlyActive::new, ONLY),
        new Fault("RC-d what is parked stays", NotParked::new, PARKING),
        new Fault("RC-d an agent without the channel", AnyChannel::new, ONLY),
        new Fault("RC-d held apart as by a return", HeldApart::new, ONLY));
  }

  private static final class AllChannels extends Rules {
    AllChannels(State state) {
      super(state);
    }

    @Override
    boolean rcInScope(Interaction interaction) {
      return true;
    }
  }

  private static final class CallbacksToo extends Rules {
    CallbacksToo(State state) {
      super(state);
    }

    @Override
    boolean rcIsOnTheLine(Interaction interaction) {
      return interaction.stage != Stage.WRAP_UP && interaction.stage != Stage.SCHEDULED;
    }
  }

  private static final class WrapUpToo extends Rules {
    WrapUpToo(State state) {
      super(state);
    }

    @Override
    boolean rcIsOnTheLine(Interaction interaction) {
      return interaction.stage == Stage.WRAP_UP || super.rcIsOnTheLine(interaction);
    }
  }

  private static final class WrapUpDiffers extends Rules {
    WrapUpDiffers(State state) {
      super(state);
    }

    @Override
    boolean rcAgrees(Interaction interaction, int claimed, int here) {
      return claimed == here;
    }
  }

  private static final class NobodyNamed extends Rules {
    NobodyNamed(State state) {
      super(state);
    }

    @Override
    boolean rcIsNamed(Interaction interaction) {
      return false;
    }
  }

  private static final class LaterToo extends Rules {
    LaterToo(State state) {
      super(state);
    }

    @Override
    boolean rcArrivedBefore(Interaction interaction) {
      return true;
    }
  }

  private static final class ByNumber extends Rules {
    ByNumber(State state) {
      super(state);
    }

    @Override
    Comparator<Interaction> rcOrder() {
      return Comparator.comparingLong(interaction -> interaction.number);
    }
  }

  private static final class ConsultsGivenBack extends Rules {
    ConsultsGivenBack(State state) {
      super(state);
    }

    @Override
    boolean rcGivesBack(Interaction interaction) {
      return interaction.stage == Stage.ACTIVE;
    }
  }

  private static final class OnlyActive extends Rules {
    OnlyActive(State state) {
      super(state);
    }

    @Override
    boolean rcGives(Interaction interaction, Agent agent) {
      return interaction.stage != Stage.WAITING && super.rcGives(interaction, agent);
    }
  }

  private static final class NotParked extends Rules {
    NotParked(State state) {
      super(state);
    }

    @Override
    boolean rcGives(Interaction interaction, Agent agent) {
      return interaction.stage != Stage.PARKED && super.rcGives(interaction, agent);
    }
  }

  private static final class AnyChannel extends Rules {
    AnyChannel(State state) {
      super(state);
    }

    @Override
    boolean rcGives(Interaction interaction, Agent agent) {
      boolean goes = interaction.stage != Stage.WRAP_UP && interaction.stage != Stage.SCHEDULED;
      return goes && agent != null;
    }
  }

  private static final class HeldApart extends Rules {
    HeldApart(State state) {
      super(state);
    }

    @Override
    boolean rcHoldsApart() {
      return true;
    }
  }
}
