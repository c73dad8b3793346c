package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.BitUtil;
import org.strowger.disk.DiskFloor;
import org.strowger.ring.Threads;

/**
 * Room written with zeros ahead of the journal's end, in a segment's file. It is there for two
 * reasons: a block that was never written stalls the thread that touches it first, and a full disk
 * shows in mapped memory as a fault, which no program survives with certainty. Here it is an
 * exception of a write, long before.
 *
 * <pre>
 *  |  entries  |<--------- ahead --------->|  nothing yet
 *              position                    end
 *              only the journal writes     only the reserve writes
 * </pre>
 *
 * The journal never writes at {@code end} or behind it and the reserve never before it, so they
 * cannot meet. Zeros are what an unwritten file reads as, so what a killed process leaves is a
 * journal like any other.
 */
final class Reserve implements AutoCloseable {
  /** Writes end at multiples of this: where a file's blocks are given out, they come in runs. */
  private static final int MAX_STEP = 2 << 20;

  /** More than Chronicle puts between two entries: a table of its index. */
  static final int MARGIN = 128 << 10;

  /** What the last entry reached into is there to its end. */
  private static final int PAGE = 4 << 10;

  private static final int PIECE = 256 << 10;
  private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long WAIT_NS = TimeUnit.MICROSECONDS.toNanos(50);

  /** How often the thread looks at the disk while there is nothing to write. */
  private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Commands after which it is looked at where there is no thread. */
  private static final int LOOK_COMMANDS = 256;

  /** Writes zeros into a file. */
  @FunctionalInterface
  interface ZeroWriter {
    /** Writes what the buffer, one of the heap, has at an offset of the file. */
    void write(ByteBuffer zeros, long offset) throws IOException;
  }

  private final ZeroWriter writer;
  private final AutoCloseable file;
  private final DiskFloor floor;
  private final ByteBuffer zeros;
  private final int step;
  private final long ahead;
  private final Thread thread;
  private long nextWake;
  private int commandsUntilLook = LOOK_COMMANDS;
  private volatile long position;
  private volatile long end;
  private volatile long needed;
  private volatile IOException refused;
  private volatile boolean closing;

  /**
   * Reserves in a segment's file from its end on.
   *
   * @param position in the file, behind everything in it
   * @param blockLength of the journal, bytes
   * @param inBackground whether a thread keeps half a block reserved; otherwise a step is written
   *     when the journal needs it
   * @param floor what stays free of the disk, but for entries that need room
   */
  static Reserve open(
      Path segment, long position, int blockLength, boolean inBackground, DiskFloor floor)
      throws IOException {
    // No channel: that of a thread that is interrupted is closed for good.
    RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw");
    return new Reserve(
        (zeros, offset) -> {
          file.seek(offset);
          file.write(zeros.array(), zeros.arrayOffset() + zeros.position(), zeros.remaining());
        },
        file,
        position,
        blockLength,
        inBackground,
        floor);
  }

  Reserve(
      ZeroWriter writer,
      AutoCloseable file,
      long position,
      int blockLength,
      boolean inBackground,
      DiskFloor floor) {
    this.writer = writer;
    this.file = file;
    this.floor = floor;
    step = step(blockLength);
    zeros = ByteBuffer.allocate(Math.min(PIECE, step));
    this.position = position;
    end = BitUtil.align(position, PAGE);
    boolean extended = true;
    while (extended && position + MARGIN > end) {
      extended = extend();
    }
    ahead = inBackground ? blockLength / 2 : 0;
    thread = inBackground ? new Thread(this::keepAhead, "strowger-reserve") : null;
    if (inBackground) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Bytes reserved at a time. */
  static int step(int blockLength) {
    return Math.min(MAX_STEP, blockLength / 4);
  }

  /**
   * Makes sure that an entry has room before the end of what is reserved. The journal's thread.
   *
   * @param at where the entry will begin, all before is written
   * @param length of the entry, bytes
   * @throws UncheckedIOException if the disk gives no room; nothing of the entry is written
   */
  void require(long at, int length) {
    position = at;
    if (at >= nextWake) {
      nextWake = at + step;
      LockSupport.unpark(thread);
    }
    long to = at + length + MARGIN;
    needed = to;
    while (to > end) {
      if (thread == null) {
        extend();
      } else {
        LockSupport.unpark(thread);
        LockSupport.parkNanos(WAIT_NS);
      }
      IOException why = refused;
      if (why != null && to > end) {
        throw new UncheckedIOException("the disk has no room for the journal", why);
      }
    }
  }

  /**
   * Whether commands may be taken in: the disk gave what was last asked for, and its floor is free.
   * What is reserved is for those that were taken in before. Any thread where one runs in the
   * background.
   */
  boolean hasRoom() {
    if (thread == null) {
      lookForRoom();
    }
    return refused == null && floor.holds();
  }

  private void lookForRoom() {
    boolean extended = true;
    while (extended && position + MARGIN + step > end) {
      extended = floor.leaves(step) && extend();
    }
    if (extended && (--commandsUntilLook == 0 || !floor.holds())) {
      commandsUntilLook = LOOK_COMMANDS;
      floor.leaves(0);
    }
  }

  /** The floor is for new commands: an entry that needs room gets of it. */
  private void keepAhead() {
    while (!closing) {
      boolean entryNeedsRoom = needed > end;
      if (end - position >= ahead && !entryNeedsRoom) {
        floor.leaves(0);
        LockSupport.parkNanos(this, LOOK_NS);
      } else if (!(floor.leaves(step) || entryNeedsRoom) || !extend()) {
        LockSupport.parkNanos(this, RETRY_NS);
      }
    }
  }

  /** Writes to the end of a step; after a refusal the same again. */
  private boolean extend() {
    long to = BitUtil.align(end + 1, step);
    try {
      for (long at = end; at < to; at += zeros.capacity()) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
        writer.write(zeros, at);
      }
    } catch (Throwable t) {
      refused = t instanceof IOException told ? told : new IOException(t);
      return false;
    }
    end = to;
    refused = null;
    return true;
  }

  /** Ends the thread. What is reserved stays in the file. */
  @Override
  public void close() {
    closing = true;
    if (thread != null) {
      LockSupport.unpark(thread);
      Threads.join(thread);
    }
    try {
      file.close();
    } catch (Exception e) {
      throw new IllegalStateException("the segment's file cannot be closed", e);
    }
  }
}
