package org.strowger.replay.report;

/** Counts over all channels. One thread. */
final class JourneyTally {
  long transfersBlind;
  long transfersWarm;
  long shifts;
  long returned;
  long parked;
  long callbacks;
  long handoversWith;
  long handoversWithout;
  long shiftsOffered;
  long shiftsTaken;
  long shiftsRefused;
  long shiftsExpired;
  long resolved;
  long resolvedAtFirst;
  long unresolved;
  final Scores csat = new Scores();
  final Scores effort = new Scores();
  long promoters;
  long passives;
  long detractors;

  /** Sum and count of answers to one question. */
  static final class Scores {
    long sum;
    long answers;

    void add(int score) {
      sum += score;
      answers++;
    }
  }
}
