package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.strowger.codec.CoreLimits;
import org.strowger.oracle.State.Estimator;
import org.strowger.oracle.State.Interaction;

/** How long those who wait have to wait on, from how fast others started (rule X4). */
final class Estimates {
  private static final int GAPS = 32;
  private static final int ERRORS = 64;

  private final State state;
  private final Rules rules;
  private final int most;

  Estimates(State state, Rules rules, CoreLimits limits) {
    this.state = state;
    this.rules = rules;
    most = Math.max(64, Math.min(4096, limits.maxInteractions()));
  }

  // ---- who waits ----

  /** X4-b: who waits in which class now, those that leave first. */
  void look() {
    List<Interaction> come = new ArrayList<>();
    Set<DemandClass> stay = new HashSet<>();
    for (Interaction interaction : state.withConsults()) {
      DemandClass demand = interaction.isInMatching() ? DemandClass.of(interaction) : null;
      if (!Objects.equals(demand, interaction.waitsIn)) {
        interaction.waitsIn = null;
        come.add(interaction);
      } else if (demand != null) {
        stay.add(demand);
      }
    }
    state.runsFromMs.keySet().retainAll(stay);
    for (Interaction interaction : come) {
      if (interaction.isInMatching()) {
        interaction.waitsIn = DemandClass.of(interaction);
        state.runsFromMs.putIfAbsent(interaction.waitsIn, state.timeMs);
      }
    }
  }

  /** MV-b: it is about to enter waiting anew. */
  void leave(Interaction interaction) {
    interaction.waitsIn = null;
    look();
  }

  /** X4-b: it is held no more. */
  void released(Interaction interaction) {
    if (interaction.waitsIn != null) {
      state.runsFromMs.put(interaction.waitsIn, state.timeMs);
    }
  }

  /** X4-c: those of the class who wait, held or not. */
  private int waiting(DemandClass demand) {
    int count = 0;
    for (Interaction other : state.withConsults()) {
      count += demand.equals(other.waitsIn) ? 1 : 0;
    }
    return count;
  }

  // ---- what is written ----

  /** X4-b, X4-d: it is accepted. */
  void started(Interaction interaction) {
    look();
    long waitedMs = state.timeMs - interaction.sinceMs;
    DemandClass demand = interaction.waitsIn;
    if (demand != null && !rules.chHeld(interaction)) { // none that is not reworked
      if (rules.x4LeavesGap(waitedMs)) {
        add(written(demand).gaps, rules.x4RunsMs(demand), GAPS);
      }
      if (rules.x4RunsAnew(waitedMs)) {
        state.runsFromMs.put(demand, state.timeMs);
      }
    }
    if (interaction.notedMs != null && state.estimators.containsKey(interaction.notedFor)) {
      long errorMs = rules.x4ErrorMs(waitedMs, interaction.notedMs);
      add(written(interaction.notedFor).errors, errorMs, ERRORS);
    }
    dropNote(interaction);
  }

  /** X4-a: the last of all from now on; a new one takes the place of the first. */
  private Estimator written(DemandClass demand) {
    Estimator estimator = state.estimators.remove(demand);
    if (estimator == null) {
      estimator = new Estimator();
      if (state.estimators.size() == most) {
        state.estimators.remove(state.estimators.keySet().iterator().next());
      }
    }
    state.estimators.put(demand, estimator);
    return estimator;
  }

  private static void add(List<Long> newest, long value, int most) {
    newest.add(value);
    if (newest.size() > most) {
      newest.remove(0);
    }
  }

  /** X4-d: after the pass of its arrival, with the position of the last of its class. */
  void note(Interaction interaction) {
    DemandClass demand = interaction.waitsIn;
    if (demand != null && !rules.chHeld(interaction)) {
      long estimatedMs = rules.x4EstimateMs(demand, waiting(demand));
      if (estimatedMs >= 0) {
        interaction.notedMs = estimatedMs;
        interaction.notedFor = demand;
      }
    }
  }

  /** X4-d. */
  void dropNote(Interaction interaction) {
    interaction.notedMs = null;
    interaction.notedFor = null;
  }

  /** X4-a: those of a queue that is gone. */
  void planChanged() {
    state.estimators.keySet().removeIf(demand -> state.plan.queue(demand.queue()) == null);
    look();
  }

  // ---- what is estimated, in milliseconds; -1: not known ----

  /** X4-c: of one that waits. */
  long estimatedMs(Interaction interaction) {
    if (interaction.waitsIn == null || rules.chHeld(interaction)) {
      return -1;
    }
    Comparator<Interaction> order = rules.o1Order();
    int position = 1;
    for (Interaction other : state.withConsults()) {
      boolean alike = interaction.waitsIn.equals(other.waitsIn) && !rules.chHeld(other);
      position += alike && order.compare(other, interaction) < 0 ? 1 : 0;
    }
    return rules.x4EstimateMs(interaction.waitsIn, position);
  }

  /** X4-c: of a newcomer of a class. */
  long newcomerMs(DemandClass demand) {
    return state.closedChannels.containsKey(demand.channel())
        ? -1
        : rules.x4EstimateMs(demand, 1 + waiting(demand));
  }

  /** X4-e: what is told of a class: p50, p90, those who wait, and gaps. */
  String told(DemandClass demand) {
    Estimator estimator = state.estimators.get(demand);
    return "p50=%d p90=%d waiting=%d starts=%d"
        .formatted(
            percentile(estimator, 50),
            percentile(estimator, 90),
            waiting(demand),
            estimator == null ? 0 : estimator.gaps.size());
  }

  /** X4-e: what is told of one interaction: its estimate, p50 and p90. */
  String told(Interaction interaction) {
    boolean known = interaction.waitsIn != null && !rules.chHeld(interaction);
    Estimator estimator = known ? state.estimators.get(interaction.waitsIn) : null;
    return "%d %d %d"
        .formatted(estimatedMs(interaction), percentile(estimator, 50), percentile(estimator, 90));
  }

  /** X4-d: the nearest rank. */
  private static long percentile(Estimator estimator, int percent) {
    if (estimator == null || estimator.errors.isEmpty()) {
      return -1;
    }
    List<Long> sorted = estimator.errors.stream().sorted().toList();
    return sorted.get((percent * sorted.size() + 99) / 100 - 1);
  }
}
