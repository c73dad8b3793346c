package org.strowger.ingress;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.Envelope;

/**
 * Makes the command that moves the next slice of those who wait to a new plan, as long as the core
 * has some to move (rule X2). The ring's consumer thread.
 */
public final class ReworkSlices {
  private final CommandFactory factory = new CommandFactory();
  private final EpochClock clock;
  private final BooleanSupplier pending;

  /**
   * Makes slices at the time of this clock.
   *
   * @param pending whether somebody is still to be moved
   */
  public ReworkSlices(EpochClock clock, BooleanSupplier pending) {
    this.clock = clock;
    this.pending = pending;
  }

  /** Writes a slice's record at 0 if there is something to move; returns its length, or 0. */
  public int next(UnsafeBuffer buffer) {
    if (!pending.getAsBoolean()) {
      return 0;
    }
    int length = Envelope.LENGTH + factory.planRework(buffer, Envelope.LENGTH);
    Envelope.write(buffer, 0, length, Envelope.COMMAND, 0, EngineTime.read(clock), 0, 0);
    return length;
  }
}
