package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Estimator;
import org.strowger.oracle.State.Interaction;

/** What the rules say of closed channels, estimates and shift offers; see {@link Rules}. */
class ShiftRules extends ReconcileRules {
  static final long MOST_MS = 366L * 24 * 60 * 60 * 1000;
  private static final long MINUTE_MS = 60_000;
  private static final long MOST_MINUTES = 1440;

  ShiftRules(State state) {
    super(state);
  }

  /** CH-b: its channel is closed for it. */
  final boolean chHeld(Interaction interaction) {
    State.ClosedChannel closed = state.closedChannels.get(interaction.channel);
    return interaction.stage == State.Stage.WAITING
        && closed != null
        && chHeldBy(closed, interaction);
  }

  /** CH-b: those who came before the closing are served on if it is drained. */
  boolean chHeldBy(State.ClosedChannel closed, Interaction interaction) {
    return !closed.drain() || interaction.came > closed.comings();
  }

  /** X4-b: who did not wait leaves no gap. */
  boolean x4LeavesGap(long waitedMs) {
    return waitedMs > 0;
  }

  /** X4-b: the time runs anew from each start. */
  boolean x4RunsAnew(long waitedMs) {
    return true;
  }

  /** X4-c: of so many in front of and with it; -1: not known. */
  long x4EstimateMs(DemandClass demand, int position) {
    Estimator estimator = state.estimators.get(demand);
    if (estimator == null) {
      return -1;
    }
    long count = estimator.gaps.size();
    long sum = estimator.gaps.stream().mapToLong(gap -> gap).sum();
    long runs = x4RunsMs(demand);
    if (x4RunsLong(runs, sum, count)) {
      sum += runs;
      count++;
    }
    return Math.min(MOST_MS, position * sum / count);
  }

  /** X4-c: the time that runs is above the mean. */
  boolean x4RunsLong(long runsMs, long sumMs, long count) {
    return runsMs * count > sumMs;
  }

  /** X4-b: the time that runs, while somebody waits. */
  long x4RunsMs(DemandClass demand) {
    Long fromMs = state.runsFromMs.get(demand);
    return fromMs == null ? 0 : Math.min(MOST_MS, state.timeMs - fromMs);
  }

  /** X4-d: how far what was noted was from what came. */
  long x4ErrorMs(long waitedMs, long notedMs) {
    return Math.abs(waitedMs - notedMs);
  }

  /** SO-b: not once one was offered since it entered waiting. */
  boolean soByWait(Interaction interaction) {
    return state.plan.shifts().waitOverMs() > 0 && !interaction.shiftHad;
  }

  /** SO-b: how long is too long. */
  boolean soWaitsLong(long estimatedMs) {
    return estimatedMs > state.plan.shifts().waitOverMs();
  }

  /** SO-c: the parts of the score, in the order of the event. */
  final List<Integer> soParts(PlanData.Channel channel, int segment) {
    PlanData.TraitWeights weights = state.plan.shifts().weights();
    PlanData.Traits traits = channel.traits();
    return List.of(
        channel.asynchronous() ? weights.asynchronous() : 0,
        traits.structured() ? weights.structured() : 0,
        traits.recordKept() ? weights.recordKept() : 0,
        traits.receipts() ? weights.receipts() : 0,
        (traits.customerStarts() ? weights.customerStarts() : 0)
            + (traits.companyStarts() ? weights.companyStarts() : 0),
        weights.session() * soMinutes(traits.sessionMs()),
        weights.cost() * traits.cost(),
        soPreference(channel.channel(), segment));
  }

  int soMinutes(long sessionMs) {
    return (int) Math.min(MOST_MINUTES, sessionMs / MINUTE_MS);
  }

  int soPreference(int channel, int segment) {
    for (PlanData.Preference each : state.plan.shifts().preferences()) {
      if (each.channel() == channel && each.segment() == segment) {
        return each.score();
      }
    }
    return 0;
  }

  /** SO-c: it needs a device that the customer has not. */
  boolean soLacksDevice(PlanData.Channel channel, State.Customer customer) {
    List<Integer> devices = channel.traits().devices();
    return !devices.isEmpty()
        && (customer == null || customer.devices.stream().noneMatch(devices::contains));
  }

  /** SO-c: waiting there is no shorter. */
  boolean soLonger(PlanData.Channel channel, long estimatedMs, long waitingOnMs) {
    return !channel.asynchronous()
        && estimatedMs >= 0
        && waitingOnMs >= 0
        && estimatedMs >= waitingOnMs;
  }

  /** SO-c: so many are offered at most. */
  ShiftBar soBeyond(int before) {
    return before >= state.plan.shifts().most() ? ShiftBar.BEYOND : ShiftBar.NONE;
  }

  /** C1: how the agent's profile handles a channel; null: not. */
  final PlanData.Handling handling(Agent agent, int channel) {
    return agent.profile.handling(channel);
  }
}
