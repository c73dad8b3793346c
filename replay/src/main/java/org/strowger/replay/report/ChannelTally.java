package org.strowger.replay.report;

/** Counts of one channel. An interaction counts where it is when something happens. One thread. */
final class ChannelTally {
  /** A kind of promise. */
  static final class Promised {
    long made;
    long warned;
    long broken;
  }

  long arrived;
  long answered;
  long waitedMs;
  long abandoned;
  long completed;
  final Promised firstAnswer = new Promised();
  final Promised nextResponse = new Promised();
}
