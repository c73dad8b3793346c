package org.strowger.bench.load;

/** Something a paced load is sent to. Correlations ascend from 1. One thread. */
interface Subject extends AutoCloseable {
  /** Sends one step; returns when it is taken. */
  void send(int step, long correlation);

  /** Called between two sends while there is time. */
  default void poll() {}

  /** Returns when everything that comes back of what was sent has come back. */
  default void finish() {}

  @Override
  default void close() {}
}
