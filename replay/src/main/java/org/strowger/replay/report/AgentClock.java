package org.strowger.replay.report;

/** What an agent's time goes into, from one change to the next. One thread. */
final class AgentClock {
  private final Groups groups;
  private final Group agent;
  private boolean signedOn;
  private boolean available;

  /** Not heard of in time: not available, whatever the presence. */
  private boolean lost;

  private int inHand;
  private long sinceMs;

  AgentClock(Groups groups, Group agent) {
    this.groups = groups;
    this.agent = agent;
  }

  Group agent() {
    return agent;
  }

  void signedOn(boolean on, boolean free, long timeMs) {
    until(timeMs);
    signedOn = on;
    available = free;
    lost &= on;
  }

  void lease(boolean isLost, long timeMs) {
    until(timeMs);
    lost = isLost;
  }

  void took(long timeMs) {
    until(timeMs);
    inHand++;
  }

  void gave(long timeMs) {
    until(timeMs);
    inHand = Math.max(0, inHand - 1);
  }

  /** Counts the time up to now. */
  void until(long timeMs) {
    if (timeMs > sinceMs) {
      if (inHand > 0) {
        groups.addTime(agent, Count.BUSY_MS, sinceMs, timeMs);
      } else if (signedOn) {
        groups.addTime(agent, available && !lost ? Count.IDLE_MS : Count.AWAY_MS, sinceMs, timeMs);
      }
    }
    sinceMs = timeMs;
  }
}
