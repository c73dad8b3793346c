package org.strowger.gateway.text;

import java.io.Console;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows on a terminal how far long work has come. Work of less than two seconds, and work whose
 * output is not a terminal, shows nothing. One thread.
 */
public final class Progress implements AutoCloseable {
  private static final long QUIET_NS = TimeUnit.SECONDS.toNanos(2);

  /** Steps between two looks at the clock. */
  private static final int LOOK_INTERVAL = 1024;

  private static final int WIDTH = 79;

  private final String work;
  private final String unit;
  private final Consumer<String> terminal;
  private final LongSupplier nanoClock;
  private final long startNs;
  private long steps;
  private ProgressBar bar;

  Progress(String work, String unit, Consumer<String> terminal, LongSupplier nanoClock) {
    this.work = work;
    this.unit = unit;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    startNs = nanoClock.getAsLong();
  }

  /**
   * Begins work whose size is not known.
   *
   * @param work what is done, one or two words
   * @param unit of a step, plural
   */
  public static Progress of(String work, String unit) {
    return new Progress(work, unit, terminal(), System::nanoTime);
  }

  @SuppressWarnings("SystemConsoleNull") // what newer runtimes return besides is asked below
  private static Consumer<String> terminal() {
    Console console = System.console();
    return console != null && isTerminal(console) ? System.err::print : null;
  }

  /** From Java 22 on there may be a console where there is no terminal, and it tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  /** One step is done. */
  public void step() {
    steps++;
    if (terminal != null && steps % LOOK_INTERVAL == 0) {
      show();
    }
  }

  /** So many steps are done, of about so many. */
  public void moveTo(long done, long ofAbout) {
    steps = done;
    if (terminal != null) {
      show();
      if (bar != null) {
        bar.maxHint(ofAbout);
      }
    }
  }

  private void show() {
    if (bar != null) {
      bar.stepTo(steps);
    } else if (nanoClock.getAsLong() - startNs > QUIET_NS) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(work)
              .setInitialMax(-1)
              .setUnit(" " + unit, 1)
              .showSpeed()
              .clearDisplayOnFinish()
              .setConsumer(
                  new DelegatingProgressBarConsumer(line -> terminal.accept(line + "\r"), WIDTH))
              .build();
      bar.stepTo(steps);
    }
  }

  /** Steps done so far. */
  public long steps() {
    return steps;
  }

  /** Takes away what was shown. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      terminal.accept("\r" + " ".repeat(WIDTH) + "\r");
    }
  }
}
