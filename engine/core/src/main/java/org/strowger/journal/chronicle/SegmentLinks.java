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

  private SegmentLinks(Path directory, List<Path> segments) {
    this.directory = directory;
    this.segments = segments;
  }

  /**
   * Makes them in a temporary directory.
   *
   * @throws UncheckedIOException if they cannot be made
   */
  static SegmentLinks of(List<Path> segments) {
    try {
      return make(Files.createTempDirectory("strowger-segments-"), segments);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "the temporary directory "
                  + System.getProperty("java.io.tmpdir")
                  + " cannot be written, and to read this journal takes links there; start Java"
                  + " with -Djava.io.tmpdir=DIR: "
                  + e,
              e));
    }
  }

  /**
   * Makes them where the holder of the journal's lock makes things.
   *
   * @throws UncheckedIOException if they cannot be made
   */
  static SegmentLinks ofHolder(Path journalDirectory, List<Path> segments) {
    try {
      return make(ChronicleFiles.making(journalDirectory), segments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SegmentLinks make(Path directory, List<Path> segments) throws IOException {
    SegmentLinks made = new SegmentLinks(directory, segments);
    boolean whole = false;
    try {
      for (Path segment : segments) {
        Path link = directory.resolve(segment.getFileName());
        made.links.add(Files.createSymbolicLink(link, segment.toRealPath()));
      }
      whole = true;
      return made;
    } finally {
      if (!whole) {
        made.close();
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
