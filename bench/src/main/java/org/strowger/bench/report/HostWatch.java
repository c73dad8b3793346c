package org.strowger.bench.report;

/**
 * Tells whether the host took a core away while something was measured. It looks at the processor
 * time of others, and, if there is a core to spare for it, spins on the clock and adds up the gaps
 * between two looks: a hypervisor's pauses show there and nowhere else.
 */
final class HostWatch implements AutoCloseable {
  /** A gap this long is not the clock's own, nanoseconds. */
  private static final long GAP_NS = 200_000;

  /** Share of the time that may be lost in gaps. */
  private static final double GAPS_ALLOWED = 0.01;

  /** Share of one core that others may use. */
  private static final double OTHERS_ALLOWED = 0.10;

  private final long startNs = System.nanoTime();
  private final long othersAtStart = Host.othersNs();
  private final Thread spinner;
  private volatile boolean ended;
  private volatile long gapsNs;

  /**
   * Begins to watch.
   *
   * @param spin whether a core is free for spinning
   */
  HostWatch(boolean spin) {
    spinner = spin ? new Thread(this::spin, "host-watch") : null;
    if (spinner != null) {
      spinner.setDaemon(true);
      spinner.start();
    }
  }

  private void spin() {
    long lost = 0;
    long last = System.nanoTime();
    while (!ended) {
      long now = System.nanoTime();
      if (now - last > GAP_NS) {
        lost += now - last;
      }
      last = now;
    }
    gapsNs = lost;
  }

  /** Ends watching; whether the measurement is to be thrown away. */
  boolean disturbed() {
    close();
    double elapsed = Math.max(1, System.nanoTime() - startNs);
    double others = (Host.othersNs() - othersAtStart) / elapsed;
    return gapsNs / elapsed > GAPS_ALLOWED || others > OTHERS_ALLOWED;
  }

  @Override
  public void close() {
    ended = true;
    if (spinner != null) {
      try {
        spinner.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
