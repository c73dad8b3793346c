package org.strowger.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.harness.EngineTest;

/**
 * A process whose engine meets a full disk, again and again, and tells what it sees. Arguments: a
 * directory on a small file system, a scheduler. Ends with 0 if all went as it should.
 */
final class DiskFullChild {
  private static final int BLOCK_LENGTH = 1 << 20;
  private static final int FLOOR = 1 << 20;
  private static final int ROUNDS = 3;
  private static final int TICKS = 6_000;
  private static final int PIECE = 4096;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

  private final Path filler;
  private final RoutingEngine engine;
  private final CommandPublisher publisher;

  private DiskFullChild(Path directory, Scheduler scheduler) {
    filler = directory.resolve("filler");
    engine =
        RoutingEngine.launch(
            new EngineContext()
                .directory(directory.resolve("engine"))
                .scheduler(scheduler)
                .limits(EngineTest.LIMITS)
                .ringSlots(1024)
                .journalBlockLength(BLOCK_LENGTH)
                .segmentLength(BLOCK_LENGTH)
                .diskFloorBytes(FLOOR)
                .followerSnapshots(1_000));
    publisher = engine.publisher();
  }

  public static void main(String[] args) {
    try {
      run(args);
      System.exit(0);
    } catch (Throwable t) {
      t.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String[] args) throws IOException {
    DiskFullChild child = new DiskFullChild(Path.of(args[0]), Scheduler.valueOf(args[1]));
    for (int round = 0; round < ROUNDS; round++) {
      child.play();
    }
    child.engine.close();
    require(child.engine.failure() == null, "no failure, is " + child.engine.failure());
  }

  private void play() throws IOException {
    publish();
    snapshotWithoutRoom();
    fill(0);
    await(() -> publisher.tick() == PublishResult.DISK_FULL, "a refusal");
    tell("refused, " + free() + " bytes free");
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(400);
    while (System.nanoTime() < until) {
      long result = publisher.tick();
      require(result == PublishResult.DISK_FULL, "still refused, is " + result);
      LockSupport.parkNanos(100_000);
    }
    Files.delete(filler);
    await(() -> publisher.tick() > 0, "commands are taken in again");
    tell("resumed, " + free() + " bytes free");
    publish();
    require(publisher.takeSnapshot() > 0, "a snapshot is asked for");
    await(() -> engine.snapshotFailure() == null, "snapshots are written again");
  }

  private void publish() {
    for (int i = 0; i < TICKS; i++) {
      await(() -> publisher.tick() > 0, "a tick is taken in");
    }
  }

  /** Commands have room, a snapshot has not. */
  private void snapshotWithoutRoom() throws IOException {
    // Looked at before: the follower, which comes later, may find the disk filled.
    require(engine.snapshotFailure() == null, "no snapshot has failed");
    fill(FLOOR + BLOCK_LENGTH / 2);
    require(publisher.takeSnapshot() > 0, "a snapshot is asked for");
    await(() -> engine.snapshotFailure() != null, "the snapshot fails");
    tell("snapshot: " + engine.snapshotFailure().getMessage());
    await(() -> publisher.tick() > 0, "a tick is taken in");
  }

  /** Another program takes the disk, but for some bytes. */
  private void fill(long leave) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (FileChannel file =
        FileChannel.open(
            filler,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      while (free() - PIECE >= leave) {
        file.write(piece.clear());
      }
    } catch (IOException e) {
      tell("full: " + e.getMessage());
    }
  }

  private long free() {
    return filler.getParent().toFile().getUsableSpace();
  }

  private void await(BooleanSupplier condition, String what) {
    long until = System.nanoTime() + PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      if (engine.failure() != null) {
        throw new IllegalStateException("failed", engine.failure());
      }
      require(System.nanoTime() < until, what + "; free " + free());
      LockSupport.parkNanos(100_000);
    }
  }

  private static void require(boolean good, String what) {
    if (!good) {
      throw new UncheckedIOException(new IOException("not so: " + what));
    }
  }

  private static void tell(String line) {
    System.out.println(line);
  }
}
