package org.strowger.replay.day;

import java.util.SplittableRandom;

/** Random quantities from one stream, the same on every JVM. One thread. */
final class Draw {
  private final SplittableRandom random;

  Draw(SplittableRandom random) {
    this.random = random;
  }

  /** From 0 to below 1. */
  double uniform() {
    return random.nextDouble();
  }

  /** From low to high, both included. */
  int whole(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Exponential with a mean. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /**
   * Log-normal.
   *
   * @param mean of the quantity itself
   * @param variation standard deviation divided by the mean
   */
  double logNormal(double mean, double variation) {
    double variance = StrictMath.log(1 + variation * variation);
    return mean * StrictMath.exp(StrictMath.sqrt(variance) * normal() - variance / 2);
  }

  private double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /** An index, each as likely as its weight says. */
  int weighted(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double mark = random.nextDouble() * sum;
    int last = weights.length - 1;
    for (int i = 0; i < last; i++) {
      mark -= weights[i];
      if (mark < 0) {
        return i;
      }
    }
    return last;
  }

  /**
   * An index below n with few frequent and many rare ones: the share of the rank falls with the
   * rank to the power of -steepness.
   *
   * @param steepness from 0 (all alike) to below 1
   */
  int powerLaw(int n, double steepness) {
    return (int) (n * StrictMath.pow(random.nextDouble(), 1 / (1 - steepness)));
  }
}
