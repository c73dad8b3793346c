package org.strowger.journal.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Links to segments in a directory of their own, without Chronicle's list: there it looks which
 * segments there are. One thread.
 */
final class SegmentLinks implements AutoCloseable {
  private final Path directory;
  private final List<Path> segments;
  private final List<Path> links = new ArrayList<>();

  /**
   * Makes them.
   *
   * @throws UncheckedIOException if they cannot be made
   */
  SegmentLinks(List<Path> segments) {
    this.segments = segments;
    try {
      directory = Files.createTempDirectory("strowger-segments-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean made = false;
    try {
      for (Path segment : segments) {
        Path link = directory.resolve(segment.getFileName());
        links.add(Files.createSymbolicLink(link, segment.toRealPath()));
      }
      made = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!made) {
        close();
      }
    }
  }

  /** What they lead to. */
  List<Path> segments() {
    return segments;
  }

  /** Where they are. */
  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    try {
      for (Path link : links) {
        Files.deleteIfExists(link);
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
