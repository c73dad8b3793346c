package org.strowger.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.disk.Device;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.JournalDamagedException;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;
import org.strowger.journal.chronicle.ChronicleJournalSource;
import org.strowger.snapshot.DamagedSnapshotException;
import org.strowger.snapshot.SnapshotFileReader;
import org.strowger.snapshot.SnapshotFiles;

/**
 * Removes, or moves to an archive, what recovery needs no more: segments that lie wholly before the
 * oldest kept snapshot, and older snapshots. A segment goes only after it was read and found
 * intact, one after the other, so that what is done stays done. A process may die anywhere in it:
 * each file is whole in one place at least, and the next run goes on. Only for one thread of one
 * process at a time; the engine may run.
 */
public final class Retention {
  private static final String STAYS =
      "It stays, and what follows it. The replay tool's verify shows how far the journal is intact.";

  private final Path directory;
  private final Path archive;
  private final int snapshotsKept;

  /**
   * Prepares.
   *
   * @param directory of the engine
   * @param archive where to move files to, or null to delete them
   * @param snapshotsKept newest good snapshots that stay, from 1
   */
  public Retention(Path directory, Path archive, int snapshotsKept) {
    this.directory = directory;
    this.archive = archive;
    this.snapshotsKept = snapshotsKept;
  }

  /** As {@link #apply(Runnable)}. */
  public List<Path> apply() {
    return apply(() -> {});
  }

  /**
   * Removes what can go now.
   *
   * @param step run before each file goes; may throw to end it there
   * @return files that went, in order
   * @throws JournalDamagedException if a segment that could go is not intact; it stays, and what is
   *     behind it
   * @throws UncheckedIOException if a file cannot be moved or deleted
   */
  public List<Path> apply(Runnable step) {
    try {
      Kept oldest = oldestKept();
      if (oldest == null) {
        return List.of();
      }
      // What it relies on may have got its name a moment ago, and not be on the device under it.
      Device.sync(SnapshotFiles.directory(directory));
      List<Path> gone = new ArrayList<>();
      JournalBegin begin = JournalBegin.read(directory);
      if (begin != null) {
        removeBefore(begin.segment(), step, gone);
      }
      int keptFrom = ChronicleJournalSource.segment(oldest.position());
      if (keptFrom > (begin == null ? 0 : begin.segment())) {
        moveBegin(keptFrom, step, gone);
      }
      for (Path snapshot : SnapshotFiles.newestFirst(directory)) {
        if (SnapshotFiles.sequence(snapshot) < oldest.sequence()) {
          remove(snapshot, step, gone);
        }
      }
      return gone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeBefore(int segment, Runnable step, List<Path> gone) throws IOException {
    for (Path file : ChronicleJournalSource.before(directory, segment)) {
      remove(file, step, gone);
    }
  }

  /** A snapshot that stays. */
  private record Kept(long sequence, long position) {}

  /** The oldest of the good ones that stay, null if there are not so many. */
  private Kept oldestKept() {
    int good = 0;
    for (Path file : SnapshotFiles.newestFirst(directory)) {
      try (SnapshotFileReader snapshot = SnapshotFileReader.open(file)) {
        good++;
        if (good == snapshotsKept) {
          return new Kept(snapshot.sequence(), snapshot.journalPosition());
        }
      } catch (DamagedSnapshotException e) {
        // It is no reason to remove anything; the one before it may be.
      }
    }
    return null;
  }

  /** Reads what goes; the journal begins behind each segment as soon as that was read. */
  private void moveBegin(int keptFrom, Runnable step, List<Path> gone) throws IOException {
    try (JournalReader reader = JournalReader.open(directory)) {
      Mover mover = new Mover(keptFrom, step, gone);
      JournalReader.Reading reading = reader.readToCut(mover.seal, JournalSource.START, mover);
      if (mover.failure != null) {
        throw mover.failure;
      }
      if (reading.damage() != null) {
        throw new JournalDamagedException(directory, reading.damage(), STAYS);
      }
    }
  }

  /** Moves the journal's begin, if the last record before a segment is a mark. */
  private final class Mover implements JournalReader.Handler {
    private final int keptFrom;
    private final Runnable step;
    private final List<Path> gone;
    private final Seal seal = new Seal();
    private int segment = -1;
    private byte[] mark;
    private long highestInteraction;
    private boolean endsInMark;
    private IOException failure;

    Mover(int keptFrom, Runnable step, List<Path> gone) {
      this.keptFrom = keptFrom;
      this.step = step;
      this.gone = gone;
    }

    @Override
    public boolean onRecord(long position, DirectBuffer buffer, int offset, int length) {
      int segmentNow = ChronicleJournalSource.segment(position);
      if (segmentNow != segment && endsInMark) {
        try {
          beginAt(segmentNow);
        } catch (IOException e) {
          failure = e;
          return false;
        }
      }
      if (segmentNow >= keptFrom) {
        return false;
      }
      segment = segmentNow;
      endsInMark = Envelope.kind(buffer, offset) == Envelope.MARK;
      if (endsInMark) {
        mark = new byte[length];
        buffer.getBytes(offset, mark);
        highestInteraction = seal.highestInteraction();
      }
      return true;
    }

    private void beginAt(int first) throws IOException {
      step.run();
      for (Path file : ChronicleJournalSource.before(directory, first)) {
        archive(file);
      }
      JournalBegin.at(first, mark, highestInteraction).write(directory);
      for (Path file : ChronicleJournalSource.before(directory, first)) {
        step.run();
        delete(file, gone);
      }
    }
  }

  private void remove(Path file, Runnable step, List<Path> gone) throws IOException {
    step.run();
    archive(file);
    delete(file, gone);
  }

  private static void delete(Path file, List<Path> gone) throws IOException {
    Files.delete(file);
    gone.add(file);
  }

  /** The archive has the file, and would after a loss of power; nothing if there is no archive. */
  private void archive(Path file) throws IOException {
    if (archive != null) {
      Archive.keep(file, archive, directory.relativize(file));
    }
  }
}
