package org.strowger.oracle;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.oracle.BrokenRules.Fault;
import org.strowger.oracle.State.Interaction;

/** Closed channels, estimates and offers of shifts: each time with just one rule broken. */
final class BrokenShifts {
  private static final Set<Feature> CLOSING = EnumSet.of(Feature.CLOSING);
  private static final Set<Feature> OFFERS = EnumSet.of(Feature.SHIFT_OFFERS);
  private static final Set<Feature> CUSTOMERS = EnumSet.of(Feature.SHIFT_OFFERS, Feature.CUSTOMERS);

  private BrokenShifts() {}

  static List<Fault> faults() {
    return List.of(
        new Fault("CH-b who waits on a closed channel is served", NobodyHeld::new, CLOSING),
        new Fault("CH-b drained as without drain", DrainedAreHeld::new, CLOSING),
        new Fault("CH-b drained are those who come too", AllDrained::new, CLOSING),
        new Fault("X4-b who did not wait leaves a gap", EachStartLeavesGap::new, OFFERS),
        new Fault("X4-b who did not wait is no start", OnlyGapsAreStarts::new, OFFERS),
        new Fault("X4-b time runs on from before", RunsOn::new, OFFERS),
        new Fault("X4-c the time that runs does not count", NoTimeRuns::new, OFFERS),
        new Fault("X4-c the time that runs always counts", TimeAlwaysRuns::new, OFFERS),
        new Fault("X4-c all are first", AllFirst::new, OFFERS),
        new Fault("X4-d who waited less was told right", OnlyLonger::new, OFFERS),
        new Fault("SO-b who refused is offered again", OfferedAgain::new, OFFERS),
        new Fault("SO-b each known wait is too long", AnyWaitIsLong::new, OFFERS),
        new Fault("SO-c a minute that is not over counts", BegunMinutes::new, OFFERS),
        new Fault("SO-c the segment does not count", NoPreferences::new, CUSTOMERS),
        new Fault("SO-c devices are not asked for", NoDevices::new, OFFERS),
        new Fault("SO-c who is known has all devices", AllDevices::new, CUSTOMERS),
        new Fault("SO-c who does not handle the channel counts", AnybodyOfTheStep::new, OFFERS),
        new Fault("SO-c a wait that is not known is no shorter", UnknownIsLonger::new, OFFERS),
        new Fault("SO-c one more than the plan says", OneMore::new, OFFERS));
  }

  private static final class NobodyHeld extends Rules {
    NobodyHeld(State state) {
      super(state);
    }

    @Override
    boolean chHeldBy(State.ClosedChannel closed, Interaction interaction) {
      return false;
    }
  }

  private static final class DrainedAreHeld extends Rules {
    DrainedAreHeld(State state) {
      super(state);
    }

    @Override
    boolean chHeldBy(State.ClosedChannel closed, Interaction interaction) {
      return true;
    }
  }

  private static final class AllDrained extends Rules {
    AllDrained(State state) {
      super(state);
    }

    @Override
    boolean chHeldBy(State.ClosedChannel closed, Interaction interaction) {
      return !closed.drain();
    }
  }

  private static final class EachStartLeavesGap extends Rules {
    EachStartLeavesGap(State state) {
      super(state);
    }

    @Override
    boolean x4LeavesGap(long waitedMs) {
      return true;
    }
  }

  private static final class OnlyGapsAreStarts extends Rules {
    OnlyGapsAreStarts(State state) {
      super(state);
    }

    @Override
    boolean x4RunsAnew(long waitedMs) {
      return waitedMs > 0;
    }
  }

  private static final class RunsOn extends Rules {
    RunsOn(State state) {
      super(state);
    }

    @Override
    boolean x4RunsAnew(long waitedMs) {
      return false;
    }
  }

  private static final class NoTimeRuns extends Rules {
    NoTimeRuns(State state) {
      super(state);
    }

    @Override
    boolean x4RunsLong(long runsMs, long sumMs, long count) {
      return false;
    }
  }

  private static final class TimeAlwaysRuns extends Rules {
    TimeAlwaysRuns(State state) {
      super(state);
    }

    @Override
    boolean x4RunsLong(long runsMs, long sumMs, long count) {
      return true;
    }
  }

  private static final class AllFirst extends Rules {
    AllFirst(State state) {
      super(state);
    }

    @Override
    long x4EstimateMs(DemandClass demand, int position) {
      return super.x4EstimateMs(demand, 1);
    }
  }

  private static final class OnlyLonger extends Rules {
    OnlyLonger(State state) {
      super(state);
    }

    @Override
    long x4ErrorMs(long waitedMs, long notedMs) {
      return Math.max(0, waitedMs - notedMs);
    }
  }

  private static final class OfferedAgain extends Rules {
    OfferedAgain(State state) {
      super(state);
    }

    @Override
    boolean soByWait(Interaction interaction) {
      return state.plan.shifts().waitOverMs() > 0;
    }
  }

  private static final class AnyWaitIsLong extends Rules {
    AnyWaitIsLong(State state) {
      super(state);
    }

    @Override
    boolean soWaitsLong(long estimatedMs) {
      return true;
    }
  }

  private static final class BegunMinutes extends Rules {
    BegunMinutes(State state) {
      super(state);
    }

    @Override
    int soMinutes(long sessionMs) {
      return super.soMinutes(sessionMs + 59_999);
    }
  }

  private static final class NoPreferences extends Rules {
    NoPreferences(State state) {
      super(state);
    }

    @Override
    int soPreference(int channel, int segment) {
      return 0;
    }
  }

  private static final class NoDevices extends Rules {
    NoDevices(State state) {
      super(state);
    }

    @Override
    boolean soLacksDevice(PlanData.Channel channel, State.Customer customer) {
      return false;
    }
  }

  private static final class AllDevices extends Rules {
    AllDevices(State state) {
      super(state);
    }

    @Override
    boolean soLacksDevice(PlanData.Channel channel, State.Customer customer) {
      return super.soLacksDevice(channel, customer) && customer == null;
    }
  }

  private static final class AnybodyOfTheStep extends Rules {
    AnybodyOfTheStep(State state) {
      super(state);
    }

    @Override
    boolean soNobody(Interaction interaction, PlanData.Queue queue, int channel) {
      return super.soNobody(interaction, queue, interaction.channel);
    }
  }

  private static final class UnknownIsLonger extends Rules {
    UnknownIsLonger(State state) {
      super(state);
    }

    @Override
    boolean soLonger(PlanData.Channel channel, long estimatedMs, long waitingOnMs) {
      return !channel.asynchronous() && estimatedMs >= waitingOnMs;
    }
  }

  private static final class OneMore extends Rules {
    OneMore(State state) {
      super(state);
    }

    @Override
    ShiftBar soBeyond(int before) {
      return super.soBeyond(before - 1);
    }
  }
}
