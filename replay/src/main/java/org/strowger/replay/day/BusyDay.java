package org.strowger.replay.day;

import java.util.SplittableRandom;

/** Draws a busy day. Contacts and agents have a stream each: more agents change no contact. */
public final class BusyDay {
  private BusyDay() {}

  /** The day of a size; the same for the same size. */
  public static GeneratedDay generate(DaySize size) {
    SplittableRandom seed = new SplittableRandom(size.seed());
    Draw contacts = new Draw(seed.split());
    Draw agents = new Draw(seed.split());
    return new GeneratedDay(
        size,
        DayPlan.plan(),
        new ContactDraw(size, contacts).contacts(),
        new ShiftDraw(size, agents).shifts());
  }
}
