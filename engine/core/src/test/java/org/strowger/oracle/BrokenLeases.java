package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.strowger.oracle.BrokenRules.Fault;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Place;
import org.strowger.oracle.State.Work;

/** Leases and forced sign-off, each time with one rule of them broken. */
final class BrokenLeases {
  private BrokenLeases() {}

  static List<Fault> faults() {
    return List.of(
        fault("F1 who is lost is offered something", LostIsLive::new),
        fault("LE-a2 a lease goes on from its end", FromItsEnd::new),
        fault("LE-a3 open offers stay when the lease is lost", OffersStay::new),
        fault("LE-a4 who comes back keeps the place in line", PlaceKept::new),
        fault("LE-a5 grace is twice as long", GraceTwice::new),
        fault("LE-a6 the work accepted last goes back first", LastFirst::new),
        fault("LE-a6 the pair is held apart", HeldApart::new));
  }

  private static Fault fault(String rule, Function<State, Rules> rules) {
    return new Fault(rule, rules, Set.of(Feature.LEASES));
  }

  private static final class LostIsLive extends Rules {
    LostIsLive(State state) {
      super(state);
    }

    @Override
    boolean leLive(Agent agent) {
      return true;
    }
  }

  private static final class FromItsEnd extends Rules {
    FromItsEnd(State state) {
      super(state);
    }

    @Override
    long leRenewedUntilMs(Agent agent) {
      return agent.leaseLost
          ? super.leRenewedUntilMs(agent)
          : state.leaseUntilMs(agent) + agent.leaseMs;
    }
  }

  private static final class OffersStay extends Rules {
    OffersStay(State state) {
      super(state);
    }

    @Override
    boolean leWithdraws() {
      return false;
    }
  }

  private static final class PlaceKept extends Rules {
    PlaceKept(State state) {
      super(state);
    }

    @Override
    Place leAfterReturn(Agent agent, Place end) {
      return agent.basePlace;
    }
  }

  private static final class GraceTwice extends Rules {
    GraceTwice(State state) {
      super(state);
    }

    @Override
    long leGraceUntilMs(Agent agent) {
      return super.leGraceUntilMs(agent) + agent.graceMs;
    }
  }

  private static final class LastFirst extends Rules {
    LastFirst(State state) {
      super(state);
    }

    @Override
    List<Work> leWork(Agent agent) {
      List<Work> work = new ArrayList<>(super.leWork(agent));
      Collections.reverse(work);
      return work;
    }
  }

  private static final class HeldApart extends Rules {
    HeldApart(State state) {
      super(state);
    }

    @Override
    boolean leHoldsApart() {
      return true;
    }
  }
}
