package org.strowger.ingress;

import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.Envelope;

/**
 * Makes a tick when nothing comes in and a timer is due, so that timers fire without traffic and
 * the log is not filled with ticks that do nothing. The ring's consumer thread.
 */
public final class AutomaticTicks {
  private final CommandFactory factory = new CommandFactory();
  private final EpochClock clock;
  private final LongSupplier nextDeadlineMs;

  /** Compares this clock with this deadline. */
  public AutomaticTicks(EpochClock clock, LongSupplier nextDeadlineMs) {
    this.clock = clock;
    this.nextDeadlineMs = nextDeadlineMs;
  }

  /** Writes a tick's record at 0 if one is due; returns its length, or 0. */
  public int next(UnsafeBuffer buffer) {
    long deadline = nextDeadlineMs.getAsLong();
    if (deadline == Long.MAX_VALUE) {
      return 0;
    }
    long now = EngineTime.read(clock);
    if (now < deadline) {
      return 0;
    }
    int length = Envelope.LENGTH + factory.tick(buffer, Envelope.LENGTH);
    Envelope.write(buffer, 0, length, Envelope.COMMAND, 0, now, 0, 0);
    return length;
  }
}
