package org.strowger.replay.simulation;

import org.HdrHistogram.Histogram;

/**
 * What the engine did and how long it took.
 *
 * @param commands taken in, definitions of names and ticks included
 * @param events emitted
 * @param engineNanos spent in publishing calls, nanoseconds
 * @param wallNanos the whole run, simulation included, nanoseconds
 * @param latency of each publishing call, nanoseconds: measured around the call, journal, core and
 *     a listener that copies the events included
 */
public record EngineFigures(
    long commands, long events, long engineNanos, long wallNanos, Histogram latency) {
  /** Nothing done. */
  public static EngineFigures none() {
    return new EngineFigures(0, 0, 0, 0, new Histogram(60_000_000_000L, 3));
  }

  /** This and another run's. */
  public EngineFigures plus(EngineFigures other) {
    Histogram both = latency.copy();
    both.add(other.latency);
    return new EngineFigures(
        commands + other.commands,
        events + other.events,
        engineNanos + other.engineNanos,
        wallNanos + other.wallNanos,
        both);
  }

  /** Commands for each second spent in the engine. */
  public double commandsPerSecond() {
    return engineNanos == 0 ? 0 : commands * 1e9 / engineNanos;
  }
}
