package org.strowger.replay.whatif;

import org.strowger.replay.summary.Figures;

/** A figure that plans are compared by. */
enum Measure {
  IN_TARGET("Answered within the target, of all that came", false),
  ASA("Mean wait of the answered (ASA)", true),
  P90_WAIT("Wait that nine of ten do not exceed", true),
  ABANDONED("Left while waiting, of all that came", false),
  AHT("Mean handling and wrap-up of the answered (AHT)", true),
  OCCUPANCY("Occupancy: units at work, of units of agents available", false);

  private final String title;
  private final boolean duration;

  Measure(String title, boolean duration) {
    this.title = title;
    this.duration = duration;
  }

  String title() {
    return title;
  }

  /** Milliseconds; otherwise a share from 0 to 1. */
  boolean duration() {
    return duration;
  }

  /** The figure of a group; occupancy is that of all agents and not among them. */
  double of(Figures figures) {
    return switch (this) {
      case IN_TARGET -> figures.serviceLevel();
      case ASA -> figures.asaMs();
      case P90_WAIT -> figures.p90WaitMs();
      case ABANDONED -> figures.abandonedShare();
      case AHT -> figures.ahtMs();
      case OCCUPANCY -> Double.NaN;
    };
  }

  /** Whether a model has to meet it: not a quantile, which moves in steps. */
  boolean judged() {
    return this != P90_WAIT;
  }
}
