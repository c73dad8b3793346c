package org.strowger.replay.day;

/** How arrivals spread over the hours of a day: a weight for each, without jumps between them. */
final class DayShape {
  private static final int HOURS = 24;
  private static final int HOUR_MS = 3_600_000;

  private final double[] weights;
  private final double[] before;

  /**
   * A shape.
   *
   * @param weights of the 24 hours
   */
  DayShape(double... weights) {
    if (weights.length != HOURS) {
      throw new IllegalArgumentException(weights.length + " hours");
    }
    this.weights = weights.clone();
    before = new double[HOURS + 1];
    for (int i = 0; i < HOURS; i++) {
      before[i + 1] = before[i] + weights[i];
    }
  }

  /** Milliseconds after midnight. */
  int draw(Draw draw) {
    double mark = draw.uniform() * before[HOURS];
    int hour = 0;
    while (hour < HOURS - 1 && mark >= before[hour + 1]) {
      hour++;
    }
    return (int) (hour * (long) HOUR_MS + within(hour, draw.uniform()) * HOUR_MS);
  }

  /** Leans towards the busier neighbour, so that the rate does not jump at full hours. */
  private double within(int hour, double uniform) {
    double left = weights[Math.max(hour - 1, 0)];
    double right = weights[Math.min(hour + 1, HOURS - 1)];
    double lean = (right - left) / (2 * Math.max(left + right, Double.MIN_NORMAL));
    if (Math.abs(lean) < 1e-9) {
      return uniform;
    }
    // inverse of F(x) = x + lean * x * (x - 1)
    double b = 1 - lean;
    return (-b + StrictMath.sqrt(b * b + 4 * lean * uniform)) / (2 * lean);
  }

  /** Whether anybody comes at all in the hour of a time. */
  boolean open(int msOfDay) {
    return msOfDay < HOURS * HOUR_MS && weights[msOfDay / HOUR_MS] > 0;
  }
}
