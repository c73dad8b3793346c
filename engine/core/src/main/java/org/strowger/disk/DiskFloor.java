package org.strowger.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Room on the disk of an engine's directory that the engine leaves free. A look asks the file
 * system, which costs some ten microseconds; {@link #holds} tells what the last look saw. Any
 * thread.
 */
public final class DiskFloor {
  /** Leaves nothing free and never looks. */
  public static final DiskFloor NONE = new DiskFloor(() -> Long.MAX_VALUE, 0);

  private static final long RECENT_NS = TimeUnit.MILLISECONDS.toNanos(10);

  private final LongSupplier free;
  private final long bytes;
  private volatile boolean broken;
  private volatile long lookedAtNs = System.nanoTime() - RECENT_NS;

  /**
   * A floor.
   *
   * @param free tells the bytes that the disk has free
   * @param bytes that stay free; 0: none, and it never looks
   */
  public DiskFloor(LongSupplier free, long bytes) {
    this.free = free;
    this.bytes = bytes;
  }

  /** The floor of the disk that a directory is on. */
  public static DiskFloor of(Path directory, long bytes) {
    return new DiskFloor(directory.toFile()::getUsableSpace, bytes);
  }

  /** Bytes that stay free. */
  public long bytes() {
    return bytes;
  }

  /** Looks: whether as much and the floor itself are free. */
  public boolean leaves(long more) {
    if (bytes == 0) {
      return true;
    }
    boolean held = free.getAsLong() - more >= bytes;
    broken = !held;
    lookedAtNs = System.nanoTime();
    return held;
  }

  /** What the last look saw. */
  public boolean holds() {
    return !broken;
  }

  /** As {@link #holds}, from a look a few milliseconds old at most. */
  public boolean holdsNow() {
    if (bytes > 0 && System.nanoTime() - lookedAtNs >= RECENT_NS) {
      leaves(0);
    }
    return holds();
  }

  /**
   * For who writes beside the journal; says nothing to those who ask whether it holds.
   *
   * @throws IOException if as much and the floor itself are not free
   */
  public void require(long more) throws IOException {
    if (bytes == 0) {
      return;
    }
    long found = free.getAsLong();
    if (found - more < bytes) {
      throw new IOException(
          "the disk has " + found + " bytes free; " + bytes + " of them are to stay free");
    }
  }
}
