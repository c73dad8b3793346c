package org.strowger.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.chronicle.ChronicleJournalSource;

/**
 * A journal together with the segments that retention moved to an archive: a directory of its own,
 * made for the time of looking, that holds links to them and nothing else. Both are only read. One
 * thread.
 */
public final class WholeJournal implements AutoCloseable {
  private static final int FIRST = ChronicleJournalSource.firstSegment();

  private final Path links;
  private final Thread onInterrupt = new Thread(this::removeLinks, "strowger-whole-journal");

  private WholeJournal(Path links) {
    this.links = links;
    Runtime.getRuntime().addShutdownHook(onInterrupt);
  }

  /**
   * Makes it.
   *
   * @param directory of the engine, which may run
   * @param archive where its segments went
   * @throws IllegalStateException if a segment is neither here nor there
   * @throws UncheckedIOException if links cannot be made
   */
  public static WholeJournal of(Path directory, Path archive) {
    try {
      WholeJournal whole = new WholeJournal(Files.createTempDirectory("strowger-whole-"));
      try {
        whole.gather(directory, archive);
      } catch (IOException | RuntimeException e) {
        whole.close();
        throw e;
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void gather(Path directory, Path archive) throws IOException {
    EngineSettings.keep(links, EngineSettings.read(directory));
    Path journal = ChronicleJournalSource.file(links, FIRST).getParent();
    Files.createDirectories(journal);
    JournalBegin begin = JournalBegin.read(directory);
    int first = begin == null ? FIRST : begin.segment();
    for (int segment = FIRST; segment < first; segment++) {
      Path archived = ChronicleJournalSource.file(archive, segment);
      if (!Files.exists(archived)) {
        throw new IllegalStateException(
            "segment "
                + archived
                + " is missing; the journal in "
                + directory
                + " begins behind it");
      }
      link(journal, archived);
    }
    for (Path segment : ChronicleJournalSource.from(directory, first)) {
      link(journal, segment);
    }
    ChronicleJournalSource.list(links);
  }

  private static void link(Path journal, Path segment) throws IOException {
    Files.createSymbolicLink(journal.resolve(segment.getFileName()), segment.toRealPath());
  }

  /** To be read like an engine's. */
  public Path directory() {
    return links;
  }

  /** Takes the links away; a process that is ended by a signal does so too. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException e) {
      // The process ends, and the hook does it.
      return;
    }
    removeLinks();
  }

  private void removeLinks() {
    try (Stream<Path> files = Files.walk(links)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
