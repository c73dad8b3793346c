package org.strowger.bench.load;

import com.lmax.disruptor.YieldingWaitStrategy;
import org.strowger.bench.ScratchDirectory;
import org.strowger.bench.peers.RoundTrip;
import org.strowger.workload.CommandTape;

/** A bare Disruptor there and back, with or without an append on the way. */
final class RoundTripSubject implements Subject {
  private final CommandTape tape;
  private final int firstCommand;
  private final Stopwatch stopwatch;
  private final ScratchDirectory directory;
  private final RoundTrip roundTrip;
  private long sent;
  private long back;

  RoundTripSubject(
      CommandTape tape, int firstCommand, Stopwatch stopwatch, int slots, boolean append) {
    this.tape = tape;
    this.firstCommand = firstCommand;
    this.stopwatch = stopwatch;
    directory = append ? new ScratchDirectory() : null;
    roundTrip = new RoundTrip(slots, append ? directory.path() : null, new YieldingWaitStrategy());
    roundTrip.listener(this::onBack);
  }

  private void onBack(long correlation) {
    stopwatch.arrived(correlation);
    back++;
  }

  @Override
  public void send(int step, long correlation) {
    while (!roundTrip.offer(tape, firstCommand + step, correlation)) {
      roundTrip.poll();
    }
    sent++;
  }

  @Override
  public void poll() {
    roundTrip.poll();
  }

  @Override
  public void finish() {
    while (back < sent) {
      roundTrip.poll();
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    roundTrip.close();
    if (directory != null) {
      directory.close();
    }
  }
}
