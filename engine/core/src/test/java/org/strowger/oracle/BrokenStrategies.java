package org.strowger.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.strowger.oracle.BrokenRules.Fault;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;

/** Rules A2 to A8, each time with just one of them broken. */
final class BrokenStrategies {
  private BrokenStrategies() {}

  static List<Fault> faults() {
    return List.of(
        new Fault(
            "A2 by used units, whatever the total", LoadByUnits::new, Set.of(Feature.STRATEGIES)),
        new Fault("A3 preferred skills do not count", NothingPreferred::new),
        new Fault("A4 the most queues", MostQueues::new),
        new Fault("A5 the cursor stays at the beginning", NoCursor::new),
        new Fault("A6 the most handled", MostHandled::new),
        new Fault(
            "A7 members who are not in the team now",
            NotInTheTeam::new,
            Set.of(Feature.STRATEGIES)),
        new Fault("A8 without surplus", NoSurplus::new),
        new Fault("A8 without load", NoLoad::new),
        new Fault("A8 without specialism", NoSpecialism::new),
        new Fault("A8 without idle seconds", NoIdle::new),
        new Fault("A8 milliseconds, not whole seconds", IdleMilliseconds::new));
  }

  private static final class LoadByUnits extends Rules {
    LoadByUnits(State state) {
      super(state);
    }

    @Override
    Comparator<Agent> a2LeastLoaded() {
      return Comparator.comparingInt(this::usedUnits);
    }
  }

  private static final class NothingPreferred extends Rules {
    NothingPreferred(State state) {
      super(state);
    }

    @Override
    long a3Preferred(Agent agent, Interaction interaction, Set<Integer> allOf) {
      return 0;
    }
  }

  private static final class MostQueues extends Rules {
    MostQueues(State state) {
      super(state);
    }

    @Override
    int a4Queues(Agent agent) {
      return -super.a4Queues(agent);
    }
  }

  private static final class NoCursor extends Rules {
    NoCursor(State state) {
      super(state);
    }

    @Override
    long a5Cursor(PlanData.Queue queue) {
      return 0;
    }
  }

  private static final class MostHandled extends Rules {
    MostHandled(State state) {
      super(state);
    }

    @Override
    int a6Handled(Agent agent) {
      return -agent.handled;
    }
  }

  private static final class NotInTheTeam extends Rules {
    NotInTheTeam(State state) {
      super(state);
    }

    @Override
    int a7Rank(Agent agent, Interaction interaction) {
      int rank = 0;
      for (int team : interaction.step().teams()) {
        for (int member : state.plan.team(team).members()) {
          rank++;
          if (member == agent.number) {
            return rank;
          }
        }
      }
      return Integer.MAX_VALUE;
    }
  }

  private static final class NoSurplus extends Rules {
    NoSurplus(State state) {
      super(state);
    }

    @Override
    long a8Surplus(Agent agent, Interaction interaction) {
      return 0;
    }
  }

  private static final class NoLoad extends Rules {
    NoLoad(State state) {
      super(state);
    }

    @Override
    long a8Load(Agent agent) {
      return 0;
    }
  }

  private static final class NoSpecialism extends Rules {
    NoSpecialism(State state) {
      super(state);
    }

    @Override
    long a8Specialism(Agent agent) {
      return 0;
    }
  }

  private static final class NoIdle extends Rules {
    NoIdle(State state) {
      super(state);
    }

    @Override
    long a8Idle(Agent agent) {
      return 0;
    }
  }

  private static final class IdleMilliseconds extends Rules {
    IdleMilliseconds(State state) {
      super(state);
    }

    @Override
    long a8Idle(Agent agent) {
      return state.timeMs - place(agent).timeMs();
    }
  }
}
