package org.strowger.recovery;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.clock.ManualClock;
import org.strowger.codec.EventHeader;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Traffic;

/**
 * A process that routes until it is killed, and tells of each event it was given: the sequence and
 * a hash of the bytes. Arguments: directory, seed, and an archive: then a follower writes snapshots
 * too, and what they make superfluous is moved there.
 */
final class RoutingChild {
  private static final int COMMANDS_PER_SNAPSHOT = 4_000;
  private static final int COMMANDS_PER_FOLLOWED_SNAPSHOT = 6_000;
  private static final int SNAPSHOTS = 1_000;
  private static final int BLOCK_LENGTH = 1 << 20;

  private RoutingChild() {}

  static long hash(DirectBuffer buffer, int offset, int length) {
    long hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + buffer.getByte(offset + i);
    }
    return hash;
  }

  public static void main(String[] args) {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    ManualClock clock = new ManualClock(EngineTest.START_MS);
    long seed = Long.parseLong(args[1]);
    EngineContext context =
        new EngineContext()
            .scheduler(seed % 2 == 0 ? Scheduler.THREADED : Scheduler.SHARED)
            .directory(Path.of(args[0]))
            .limits(EngineTest.LIMITS)
            .clock(clock)
            .journalBlockLength(BLOCK_LENGTH)
            .segmentLength(BLOCK_LENGTH)
            .listener((buffer, offset, length) -> tell(out, buffer, offset, length));
    if (args.length > 2) {
      context.followerSnapshots(COMMANDS_PER_FOLLOWED_SNAPSHOT);
      context.snapshotsKept(2).archive(Path.of(args[2]));
    }
    RoutingEngine engine = RoutingEngine.launch(context);
    Traffic traffic = new Traffic(seed, engine.publisher(), clock).begin();
    for (int i = 0; i < SNAPSHOTS; i++) {
      traffic.play(COMMANDS_PER_SNAPSHOT);
      engine.publisher().takeSnapshot();
    }
    engine.close();
  }

  private static void tell(DataOutputStream out, DirectBuffer buffer, int offset, int length) {
    try {
      out.writeLong(EventHeader.sequence(buffer, offset));
      out.writeLong(hash(buffer, offset, length));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
