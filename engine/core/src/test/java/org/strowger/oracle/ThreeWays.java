package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.CoreLimits;

/**
 * The core run live, replayed, and from snapshot and tail, beside the model: the events must be the
 * same bytes, the digests the same, and the events those of the model. For every test that has a
 * scenario.
 */
public final class ThreeWays {
  private ThreeWays() {}

  /** Sealed records; what is restored starts where they take snapshots. */
  public static void agree(CoreLimits limits, List<byte[]> records) {
    Difference difference = Comparison.difference(limits, records, CoreThreeWays::new);
    if (difference != null) {
      throw new AssertionError(difference.toString());
    }
  }

  /** A history, with a snapshot before each of its commands in turn, and after the last. */
  public static void agree(History history) {
    List<History.Entry> entries = history.entries();
    for (int at = 0; at <= entries.size(); at++) {
      long timeMs = at == 0 ? entries.get(0).timeMs() : entries.get(at - 1).timeMs();
      List<History.Entry> changed = new ArrayList<>(entries);
      changed.add(at, new History.Entry(timeMs, 0, 0, new Command.TakeSnapshot(), 0));
      History withSnapshot = new History(history.limits(), changed);
      Difference difference = Comparison.difference(withSnapshot, CoreThreeWays::new);
      if (difference != null) {
        throw new AssertionError(difference + "\n" + withSnapshot);
      }
    }
  }
}
