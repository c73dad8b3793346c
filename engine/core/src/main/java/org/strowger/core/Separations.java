package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.core.event.Cause;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.timer.Timers;

/**
 * Agents kept from an interaction for a time: held apart (rule F6), or for having transferred it
 * (rule F2). An interaction keeps so many of a kind (rule X6): of one more, that whose time would
 * be over first may have it again. One thread.
 */
final class Separations {
  private final Cause cause;
  private final Timers timers;
  private final Pairs pairs;

  Separations(Rooms rooms) {
    cause = rooms.cause;
    timers = rooms.timers;
    pairs = rooms.pairs;
  }

  /**
   * Keeps an agent from an interaction that is not in the index of those who wait. A time that runs
   * is started anew, not a second time (decision R2-a).
   */
  void start(int interaction, int agent, int kind, long durationMs) {
    int pair = pairs.find(interaction, agent, kind);
    if (pair == 0) {
      makeRoom(interaction, kind);
      pair = pairs.add(interaction, agent, kind);
    } else {
      timers.remove(pairs.timer(pair));
    }
    pairs.timer(
        pair, timers.start(cause.nowMs(), durationMs, cause.causeSequence(), Timers.HOLD, pair));
  }

  private void makeRoom(int interaction, int kind) {
    int count = 0;
    int first = 0;
    for (int pair = pairs.first(interaction); pair != 0; pair = pairs.next(pair)) {
      if (pairs.kind(pair) == kind) {
        count++;
        if (first == 0 || timers.isBefore(pairs.timer(pair), pairs.timer(first))) {
          first = pair;
        }
      }
    }
    if (count == Limits.MAX_SEPARATED_AGENTS) {
      timers.remove(pairs.timer(first));
      pairs.remove(first);
    }
  }
}
