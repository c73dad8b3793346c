package org.strowger.replay.whatif;

import java.util.function.ToDoubleFunction;
import org.strowger.replay.summary.Figures;

/** A figure that plans are compared by. */
enum Measure {
  IN_TARGET("Answered within the target, of all that came", false, Figures::serviceLevel),
  ASA("Mean wait of the answered (ASA)", true, Figures::asaMs),
  P90_WAIT("Wait that nine of ten do not exceed", true, figures -> (double) figures.p90WaitMs()),
  ABANDONED("Left while waiting, of all that came", false, Figures::abandonedShare),
  AHT("Mean handling and wrap-up of the answered (AHT)", true, Figures::ahtMs),
  OCCUPANCY("Occupancy: units at work, of units of agents available", false, figures -> Double.NaN);

  private final String title;
  private final boolean duration;
  private final ToDoubleFunction<Figures> figure;

  Measure(String title, boolean duration, ToDoubleFunction<Figures> figure) {
    this.title = title;
    this.duration = duration;
    this.figure = figure;
  }

  String title() {
    return title;
  }

  /** Milliseconds; otherwise a share from 0 to 1. */
  boolean duration() {
    return duration;
  }

  double of(Figures figures) {
    return figure.applyAsDouble(figures);
  }

  /** Whether a model has to meet it: not a quantile, which moves in steps. */
  boolean judged() {
    return this != P90_WAIT;
  }
}
