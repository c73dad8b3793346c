package org.strowger.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory for one journal, removed on closing. It lies under the directory of the property
 * {@code strowger.bench.directory}, by default the system's for temporary files: figures of a
 * journal are figures of the device it lies on.
 */
public final class ScratchDirectory implements AutoCloseable {
  /** Property with the directory for journals. */
  public static final String PROPERTY = "strowger.bench.directory";

  private final Path path;

  public ScratchDirectory() {
    try {
      Path parent = parent();
      Files.createDirectories(parent);
      path = Files.createTempDirectory(parent, "strowger-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where journals are put. */
  public static Path parent() {
    return Path.of(System.getProperty(PROPERTY, System.getProperty("java.io.tmpdir")));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
