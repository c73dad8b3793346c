package org.strowger.core.plan;

import java.util.Arrays;
import org.strowger.codec.Limits;

/**
 * Where those who wait in a queue go when one plan follows another (decision X2-b): the queue
 * itself, if the new plan has it, or the first along the fallbacks of the old plan that the new one
 * has. One thread.
 */
public final class QueueMoves {
  private static final int UNKNOWN = -1;

  private final ActivePlan from;
  private final ActivePlan to;
  private final int[] known = new int[Limits.MAX_QUEUES + 1];

  /** Moves from the plan in force to the next. */
  public QueueMoves(ActivePlan from, ActivePlan to) {
    this.from = from;
    this.to = to;
    Arrays.fill(known, UNKNOWN);
  }

  /** The queue of the new plan for those in a queue of the old one; 0 if there is none. */
  public int of(int queue) {
    if (known[queue] == UNKNOWN) {
      known[queue] = find(queue);
    }
    return known[queue];
  }

  /** A chain longer than there are queues has come back to one it has passed. */
  private int find(int queue) {
    int at = queue;
    for (int passed = 0; at != 0 && passed < Limits.MAX_QUEUES; passed++) {
      if (to.queue(at) != null) {
        return at;
      }
      at = from.queue(at).fallback;
    }
    return 0;
  }
}
