package org.strowger.bench.report;

/** Something that decides the steps of a trace, made fresh for one measurement. One thread. */
interface Candidate extends AutoCloseable {
  /** Takes the steps from one (inclusive) to another (exclusive). */
  void run(int from, int to);

  /** Returns when all steps taken so far are decided. */
  default void finish() {}

  /** What is wrong with the answers to the first steps; null: nothing. */
  String fault(int firstSteps);

  @Override
  default void close() {}
}
