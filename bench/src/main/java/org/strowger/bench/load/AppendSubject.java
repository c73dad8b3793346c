package org.strowger.bench.load;

import org.strowger.bench.ScratchDirectory;
import org.strowger.bench.peers.BareAppend;
import org.strowger.workload.CommandTape;

/** A bare append on the sending thread. */
final class AppendSubject implements Subject {
  private final ScratchDirectory directory = new ScratchDirectory();
  private final BareAppend queue = new BareAppend(directory.path());
  private final CommandTape tape;
  private final int firstCommand;
  private final Stopwatch stopwatch;

  AppendSubject(CommandTape tape, int firstCommand, Stopwatch stopwatch) {
    this.tape = tape;
    this.firstCommand = firstCommand;
    this.stopwatch = stopwatch;
  }

  @Override
  public void send(int step, long correlation) {
    queue.append(tape, firstCommand + step, firstCommand + step + 1);
    stopwatch.arrived(correlation);
  }

  @Override
  public void close() {
    queue.close();
    directory.close();
  }
}
