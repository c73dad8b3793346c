package org.strowger.replay.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.sbe.IdKind;
import org.strowger.core.explain.Reason;
import org.strowger.core.explain.Standing;

/**
 * What would have to be otherwise for somebody to have an interaction that waits: for each agent
 * everything that is in the way, agents with the same put together, the fewest things first, then
 * what most agents need. One thread.
 */
final class NearestChanges {
  private static final int MOST_SHOWN = 5;

  private final Words words;
  private final Standing standing;
  private final Map<List<String>, Change> changes = new LinkedHashMap<>();

  /** What some agents need, and who: the best of them by the strategy first. */
  private static final class Change {
    private final List<String> needs;
    private final long gap;
    private final Object first;
    private int agents;

    Change(List<String> needs, long gap, Object first) {
      this.needs = needs;
      this.gap = gap;
      this.first = first;
    }
  }

  NearestChanges(Words words, Standing standing) {
    this.words = words;
    this.standing = standing;
  }

  /** Takes an agent; they come in order of the strategy. */
  void add(int agent, List<Reason> reasons) {
    List<String> needs = new ArrayList<>();
    long gap = 0;
    for (Reason reason : reasons) {
      needs.add(words.change(reason, standing));
      gap += reason.detail() == Reason.Detail.ALL_OF ? reason.asked() - reason.has() : 0;
    }
    long levels = gap;
    changes.computeIfAbsent(needs, key -> new Change(key, levels, words.name(IdKind.AGENT, agent)))
        .agents++;
  }

  /** As names and values, the nearest first. */
  List<Object> values() {
    List<Change> sorted = new ArrayList<>(changes.values());
    sorted.sort(
        Comparator.comparingInt((Change change) -> change.needs.size())
            .thenComparingInt(change -> -change.agents)
            .thenComparingLong(change -> change.gap));
    List<Object> values = new ArrayList<>();
    for (Change change : sorted.subList(0, Math.min(MOST_SHOWN, sorted.size()))) {
      Map<String, Object> of = new LinkedHashMap<>();
      of.put("changes", change.needs);
      of.put("agents", change.agents);
      of.put("first", change.first);
      values.add(of);
    }
    return values;
  }
}
