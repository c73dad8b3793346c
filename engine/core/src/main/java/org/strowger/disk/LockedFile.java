package org.strowger.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A file that only one may write, of all processes and of all in this one. Locks of POSIX belong to
 * the process, and whichever of its descriptors of the file is closed takes them off. So a file
 * that is locked here is never opened a second time, and what was opened in vain, since classes
 * that were loaded twice do not know of each other, is never closed.
 */
public final class LockedFile implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  private static final Queue<FileChannel> NEVER_CLOSED = new ConcurrentLinkedQueue<>();

  private final Path real;
  private final FileChannel channel;
  private boolean closed;

  private LockedFile(Path real, FileChannel channel) {
    this.real = real;
    this.channel = channel;
  }

  /**
   * Makes the file if there is none, and locks it.
   *
   * @return null if another has it locked
   */
  public static LockedFile take(Path file) throws IOException {
    Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    if (!HELD.add(real)) {
      return null;
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      taken = locks(channel);
      return taken ? new LockedFile(real, channel) : null;
    } finally {
      if (!taken) {
        HELD.remove(real);
      }
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    boolean close = true;
    try {
      boolean locked = channel.tryLock() != null;
      close = !locked;
      return locked;
    } catch (OverlappingFileLockException e) {
      NEVER_CLOSED.add(channel);
      close = false;
      return false;
    } finally {
      if (close) {
        channel.close();
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.close();
    } finally {
      HELD.remove(real);
    }
  }
}
