package org.strowger.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What went wrong with a file, with the name of the file, which some errors leave out. */
public final class FileFault {
  private FileFault() {}

  /** The error as it is if it names a file, otherwise with the name. */
  public static UncheckedIOException of(Path file, IOException error) {
    if (error instanceof FileSystemException) {
      return new UncheckedIOException(error);
    }
    IOException named =
        new FileSystemException(
            file.toString(),
            null,
            error.getMessage() == null ? error.toString() : error.getMessage());
    named.initCause(error);
    return new UncheckedIOException(named);
  }
}
