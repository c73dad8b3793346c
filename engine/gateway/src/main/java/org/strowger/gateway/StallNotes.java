package org.strowger.gateway;

import java.io.PrintStream;
import org.strowger.api.StallListener;

/** Tells of stages that stall on the error output. */
final class StallNotes implements StallListener {
  private static final int FRAMES = 8;

  private final PrintStream err;

  StallNotes(PrintStream err) {
    this.err = err;
  }

  @Override
  public void stalled(String stage, long forMs, StackTraceElement[] stack) {
    err.println(
        "strowger-gateway: the stage "
            + stage
            + " has not moved for "
            + forMs
            + " ms while work waits; it is at");
    for (int i = 0; i < Math.min(FRAMES, stack.length); i++) {
      err.println("    " + stack[i]);
    }
  }

  @Override
  public void moves(String stage, long stalledMs) {
    err.println("strowger-gateway: the stage " + stage + " moves again after " + stalledMs + " ms");
  }
}
