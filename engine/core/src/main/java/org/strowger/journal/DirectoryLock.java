package org.strowger.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.strowger.disk.LockedFile;

/** Keeps a second engine out of a directory, in this process or another. */
public final class DirectoryLock implements AutoCloseable {
  private static final String FILE_NAME = "engine.lock";

  private final LockedFile file;

  private DirectoryLock(LockedFile file) {
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @throws IllegalStateException if another engine has it
   */
  public static DirectoryLock take(Path directory) throws IOException {
    Path file = directory.resolve(FILE_NAME);
    LockedFile taken = LockedFile.take(file);
    if (taken == null) {
      throw new IllegalStateException(
          "another engine is running in "
              + directory
              + " (it holds the lock on "
              + file
              + "); close it first, or use another directory");
    }
    return new DirectoryLock(taken);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
