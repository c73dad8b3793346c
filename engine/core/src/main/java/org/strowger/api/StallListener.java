package org.strowger.api;

/**
 * Is told of a stage of the engine that does not move while work waits for it: a listener that
 * blocks, a disk that does not answer. Nothing is ended for it. Called on the engine's monitor
 * thread; what it throws is passed over. It must not close the engine, which waits for that thread:
 * that is refused.
 */
public interface StallListener {
  /** Is told and does nothing. */
  StallListener NONE =
      new StallListener() {
        @Override
        public void stalled(String stage, long forMs, StackTraceElement[] stack) {}

        @Override
        public void moves(String stage, long stalledMs) {}
      };

  /**
   * A stage has stalled; told once for each stall.
   *
   * @param stage {@code journal}, {@code core} (with the shared scheduler the listener too) or
   *     {@code listener}
   * @param forMs how long it has not moved, milliseconds
   * @param stack what its thread is doing
   */
  void stalled(String stage, long forMs, StackTraceElement[] stack);

  /**
   * The stage moves again, or nothing waits for it any more.
   *
   * @param stage as it was told
   * @param stalledMs how long it did not move, milliseconds
   */
  void moves(String stage, long stalledMs);
}
