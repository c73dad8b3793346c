package org.strowger.gateway;

import java.io.PrintStream;
import org.strowger.gateway.text.TimeText;

/**
 * Tells on the error output of a machine's clock that is behind the engine's time: that never goes
 * back, so it stands still, and no timer fires, until the clock is there again. Events come on one
 * thread and the looks on another.
 */
final class ClockNotes {
  /** A clock that is set right by less is nobody's concern. */
  static final long SLACK_MS = 1000;

  private final PrintStream err;
  private volatile long engineMs;
  private boolean told;

  ClockNotes(PrintStream err) {
    this.err = err;
  }

  /** The engine's time is known, from what it recovered or an event. */
  void engineTime(long ms) {
    engineMs = ms;
  }

  /** Looks at the clock. */
  void look(long clockMs) {
    long time = engineMs;
    if (!told && time - clockMs > SLACK_MS) {
      told = true;
      err.println(
          "strowger-gateway: the machine's clock, "
              + TimeText.format(clockMs)
              + ", is behind the engine's time, "
              + TimeText.format(time)
              + "; until it is there no timer fires: correct it if it is wrong");
    } else if (told && clockMs >= time) {
      told = false;
      err.println("strowger-gateway: the machine's clock is at the engine's time again");
    }
  }
}
