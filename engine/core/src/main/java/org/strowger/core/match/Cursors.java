package org.strowger.core.match;

import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.plan.ActivePlan;

/**
 * For each queue, the sign-on number of the agent last offered one of its interactions under
 * round-robin (rule A5); 0 at first. Part of the state. One thread.
 */
public final class Cursors {
  private final StateDigest digest;
  private final int[] ofQueue = new int[Limits.MAX_QUEUES + 1];

  public Cursors(StateDigest digest) {
    this.digest = digest;
  }

  /** The cursors of queues that the plan has not end. */
  public void plan(ActivePlan plan) {
    for (int queue = 1; queue < ofQueue.length; queue++) {
      if (plan.queue(queue) == null) {
        set(queue, 0);
      }
    }
  }

  /** The cursor of a queue. */
  public int get(int queue) {
    return ofQueue[queue];
  }

  /** Moves the cursor of a queue. */
  public void set(int queue, int signOnNumber) {
    digest.replace(hash(queue), 0);
    ofQueue[queue] = signOnNumber;
    digest.replace(0, hash(queue));
  }

  private long hash(int queue) {
    int cursor = ofQueue[queue];
    return cursor == 0 ? 0 : Mix.mix(Mix.fold(Mix.mix(-queue), cursor));
  }
}
