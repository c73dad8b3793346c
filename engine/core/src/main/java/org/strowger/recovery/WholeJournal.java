package org.strowger.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.strowger.journal.Damage;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.Head;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.chronicle.ChronicleJournalSource;
import org.strowger.recovery.Verifier.Verification;

/**
 * A journal together with the segments that retention moved to an archive: a directory of its own,
 * made for the time of looking, that holds links to them and nothing else. Both are only read. One
 * thread.
 */
public final class WholeJournal implements AutoCloseable {
  private static final int FIRST = ChronicleJournalSource.firstSegment();

  /** Records, some milliseconds of them. */
  private static final int APPLIED_BETWEEN_LOOKS = 4096;

  private final Path directory;
  private final Path archive;
  private final Path links;
  private final Thread onInterrupt = new Thread(this::removeLinks, "strowger-whole-journal");
  private JournalBegin begin;

  private WholeJournal(Path directory, Path archive, Path links) {
    this.directory = directory;
    this.archive = archive;
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
      WholeJournal whole =
          new WholeJournal(directory, archive, Files.createTempDirectory("strowger-whole-"));
      try {
        whole.gather();
      } catch (IOException | RuntimeException e) {
        whole.close();
        throw e;
      }
      return whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void gather() throws IOException {
    EngineSettings.keep(links, EngineSettings.read(directory));
    Files.createDirectories(journal());
    begin = JournalBegin.read(directory);
    int first = begin == null ? FIRST : begin.segment();
    linkArchived(FIRST, first);
    for (Path segment : ChronicleJournalSource.from(directory, first)) {
      link(segment);
    }
    follow();
    ChronicleJournalSource.list(links);
  }

  private Path journal() {
    return ChronicleJournalSource.file(links, FIRST).getParent();
  }

  /**
   * Leads to the archive where retention has moved segments there since. It moves the journal's
   * begin when the archive has them, and deletes them after that: who asks often finds them always.
   *
   * @return whether it has moved any
   * @throws IllegalStateException if a segment is not in the archive
   * @throws UncheckedIOException if links cannot be made
   */
  private boolean follow() {
    JournalBegin now = JournalBegin.read(directory);
    if (now == null || now.equals(begin)) {
      return false;
    }
    try {
      linkArchived(begin == null ? FIRST : begin.segment(), now.segment());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    begin = now;
    return true;
  }

  private void linkArchived(int from, int to) throws IOException {
    for (int segment = from; segment < to; segment++) {
      Path archived = ChronicleJournalSource.file(archive, segment);
      if (!Files.exists(archived)) {
        throw new IllegalStateException(
            "segment "
                + archived
                + " is missing; the journal in "
                + directory
                + " begins behind it");
      }
      link(archived);
    }
  }

  /** In place of another, if there is one. */
  private void link(Path segment) throws IOException {
    Path link = journal().resolve(segment.getFileName());
    Path made = links.resolve(segment.getFileName());
    Files.createSymbolicLink(made, segment.toAbsolutePath());
    Files.move(made, link, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Executes it as {@link Verifier} does; segments may go to the archive meanwhile. If one goes
   * just when it is to be opened, it begins again.
   *
   * @param observer told after each record, from the first on where it begins again
   */
  public Verification verify(Head expectedHead, Verifier.Observer observer) {
    Damage found = null;
    while (true) {
      JournalBegin before = begin;
      try {
        Verification verification = verifyOnce(expectedHead, observer);
        Damage damage = verification.damage();
        boolean same = damage == null || damage.equals(found);
        if (same || !hasMoved(before)) {
          return damage == null ? verification : verification.saying(told(damage.what()));
        }
        found = damage;
      } catch (UncheckedIOException e) {
        if (!hasMoved(before)) {
          throw e;
        }
      }
    }
  }

  private Verification verifyOnce(Head expectedHead, Verifier.Observer observer) {
    int[] applied = new int[1];
    return Verifier.verify(
        links,
        new Verifier.Request(false, expectedHead),
        (buffer, offset, length) -> {},
        core -> {
          applied[0]++;
          if (applied[0] % APPLIED_BETWEEN_LOOKS == 0) {
            follow();
          }
          return observer.onApplied(core);
        });
  }

  /** With the files that the links lead to instead of the links, which go away. */
  private String told(String what) {
    String told = what;
    try (Stream<Path> made = Files.list(journal())) {
      for (Path link : made.filter(Files::isSymbolicLink).toList()) {
        told = told.replace(link.toString(), Files.readSymbolicLink(link).toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return told.replace(journal().toString(), directory + " and " + archive);
  }

  /**
   * Which of the two holds a position now.
   *
   * @param directory of the engine
   * @param archive where its segments went
   */
  public static Path holder(Path directory, Path archive, long position) {
    JournalBegin begin = JournalBegin.read(directory);
    boolean moved = begin != null && ChronicleJournalSource.segment(position) < begin.segment();
    return moved ? archive : directory;
  }

  private boolean hasMoved(JournalBegin before) {
    return follow() || !Objects.equals(begin, before);
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
