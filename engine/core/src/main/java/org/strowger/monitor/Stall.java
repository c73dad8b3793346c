package org.strowger.monitor;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.strowger.api.StallListener;

/** Sees when a thread does not get on though work waits for it. One thread looks. */
final class Stall {
  private static final long NS_PER_MS = 1_000_000;

  private final Supplier<String> stage;
  private final LongSupplier progress;
  private final BooleanSupplier waits;
  private final Supplier<Thread> thread;
  private final StallListener listener;
  private final long afterNs;
  private long seen = Long.MIN_VALUE;
  private long sinceNs;
  private String told;

  /**
   * Watches a thread.
   *
   * @param stage that it is in now
   * @param progress changes whenever it gets on
   * @param waits whether there is work for it
   */
  Stall(
      Supplier<String> stage,
      LongSupplier progress,
      BooleanSupplier waits,
      Supplier<Thread> thread,
      StallListener listener,
      long afterMs) {
    this.stage = stage;
    this.progress = progress;
    this.waits = waits;
    this.thread = thread;
    this.listener = listener;
    afterNs = afterMs * NS_PER_MS;
  }

  /**
   * Looks.
   *
   * @return whether a stall was found that was not there before
   */
  boolean look(long nowNs) {
    long now = progress.getAsLong();
    if (now != seen || !waits.getAsBoolean()) {
      if (told != null) {
        String stalled = told;
        long ms = (nowNs - sinceNs) / NS_PER_MS;
        told = null;
        tell(() -> listener.moves(stalled, ms));
      }
      seen = now;
      sinceNs = nowNs;
      return false;
    }
    if (told != null || nowNs - sinceNs < afterNs) {
      return false;
    }
    String stalled = stage.get();
    told = stalled;
    long ms = (nowNs - sinceNs) / NS_PER_MS;
    StackTraceElement[] stack = thread.get().getStackTrace();
    tell(() -> listener.stalled(stalled, ms, stack));
    return true;
  }

  /** Whether it stalls, as of the last look. */
  boolean stalls() {
    return told != null;
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (Throwable t) {
      // Who watches must not be stopped by who is told.
    }
  }
}
