package org.strowger.bench.report;

import java.io.Console;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import org.strowger.workload.StrategyLoad;

/**
 * Ends the recording of a row that takes too long, in processor time of its thread, so that each
 * row ends; and shows on a terminal how far it is. One thread.
 */
final class CostPace implements StrategyLoad.Pace {
  private static final long SHOW_NS = 500_000_000;
  private static final double NS = 1e9;
  private static final int WIDTH = 100;

  private final String row;
  private final double mostSetUpNs;
  private final double mostNs;
  private final int window;
  private final boolean visible = isTerminal(System.console());
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long startNs = threads.getCurrentThreadCpuTime();
  private long setUpEndNs = startNs;
  private long shownNs;

  /**
   * Begins a row.
   *
   * @param row what it is about
   * @param mostSetUpSeconds for the set-up
   * @param mostSeconds for the window behind it
   * @param window its commands
   */
  CostPace(String row, double mostSetUpSeconds, double mostSeconds, int window) {
    this.row = row;
    this.window = window;
    mostSetUpNs = mostSetUpSeconds * NS;
    mostNs = mostSeconds * NS;
  }

  /** From Java 22 on there may be a console where there is no terminal, and it tells. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  @Override
  public boolean setsUp(int done, int of) {
    setUpEndNs = threads.getCurrentThreadCpuTime();
    showNowAndThen("set-up", done, of);
    return setUpEndNs - startNs <= mostSetUpNs;
  }

  @Override
  public boolean goesOn(int done) {
    showNowAndThen("window", done, window);
    return threads.getCurrentThreadCpuTime() - setUpEndNs <= mostNs;
  }

  /** Processor time of the set-up, seconds. */
  double setUpSeconds() {
    return (setUpEndNs - startNs) / NS;
  }

  private void showNowAndThen(String work, int done, int of) {
    if (visible && System.nanoTime() - shownNs > SHOW_NS) {
      shownNs = System.nanoTime();
      show(String.format(Locale.ROOT, "%s %d %%", work, 100L * done / of));
    }
  }

  /** Shows what is being done. */
  void show(String work) {
    if (visible) {
      String line = row + " " + work;
      System.err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
    }
  }

  /** Takes away what was shown. */
  void clear() {
    if (visible) {
      System.err.print("\r" + " ".repeat(WIDTH) + "\r");
    }
  }
}
