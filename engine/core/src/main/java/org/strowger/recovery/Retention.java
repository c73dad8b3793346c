package org.strowger.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
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
 * intact. A process may die anywhere in it: each file is whole in one place at least, and the next
 * run finishes. Only for one thread of one process at a time; the engine may run.
 */
public final class Retention {
  private static final String ARCHIVED =
      "Nothing was removed. The replay tool's verify shows how far the journal is intact.";

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

  /**
   * Removes what can go now.
   *
   * @return files that went, in order
   * @throws JournalDamagedException if a segment that could go is not intact; nothing went
   * @throws UncheckedIOException if a file cannot be moved or deleted
   */
  public List<Path> apply() {
    try {
      Kept oldest = oldestKept();
      if (oldest == null) {
        return List.of();
      }
      JournalBegin begin = JournalBegin.read(directory);
      int keptFrom = ChronicleJournalSource.segment(oldest.position());
      if (keptFrom > (begin == null ? 0 : begin.segment())) {
        moveBegin(keptFrom);
      }
      begin = JournalBegin.read(directory);
      List<Path> gone = new ArrayList<>();
      if (begin != null) {
        for (Path segment : ChronicleJournalSource.before(directory, begin.segment())) {
          remove(segment, gone);
        }
      }
      for (Path snapshot : SnapshotFiles.newestFirst(directory)) {
        if (SnapshotFiles.sequence(snapshot) < oldest.sequence()) {
          remove(snapshot, gone);
        }
      }
      return gone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  /** Reads all that goes, archives its segments, and makes the journal begin behind it. */
  private void moveBegin(int keptFrom) throws IOException {
    LastMark last = new LastMark(keptFrom);
    try (JournalReader reader = JournalReader.open(directory)) {
      JournalReader.Reading reading = reader.read(last.seal, JournalSource.START, last);
      if (reading.damage() != null) {
        throw new JournalDamagedException(directory, reading.damage(), ARCHIVED);
      }
      if (last.mark == null || !last.endsInMark) {
        // The journal's first segment is needed.
        return;
      }
    }
    for (Path segment : ChronicleJournalSource.before(directory, keptFrom)) {
      archive(segment);
    }
    JournalBegin.at(keptFrom, last.mark, last.highestInteraction).write(directory);
  }

  /** The last record before a segment, a mark, as segments end with one. */
  private static final class LastMark implements JournalReader.Handler {
    private final int keptFrom;
    private final Seal seal = new Seal();
    private byte[] mark;
    private long highestInteraction;
    private boolean endsInMark;

    LastMark(int keptFrom) {
      this.keptFrom = keptFrom;
    }

    @Override
    public boolean onRecord(long position, DirectBuffer buffer, int offset, int length) {
      if (ChronicleJournalSource.segment(position) >= keptFrom) {
        return false;
      }
      endsInMark = Envelope.kind(buffer, offset) == Envelope.MARK;
      if (endsInMark) {
        mark = new byte[length];
        buffer.getBytes(offset, mark);
        highestInteraction = seal.highestInteraction();
      }
      return true;
    }
  }

  private void remove(Path file, List<Path> gone) throws IOException {
    archive(file);
    Files.delete(file);
    gone.add(file);
  }

  /**
   * Copies a file to the archive, unless it is there, byte for byte; a copy has its name when it is
   * whole. What the archive has of another engine is never taken for it, nor written over.
   */
  private void archive(Path file) throws IOException {
    if (archive == null) {
      return;
    }
    Path target = archive.resolve(directory.relativize(file).toString());
    if (Files.exists(target)) {
      if (Files.isSameFile(file, target) || Files.mismatch(file, target) >= 0) {
        throw new FileAlreadyExistsException(
            target.toString(),
            file.toString(),
            "the archive has another file of this name; nothing was removed. Give each engine an"
                + " archive of its own");
      }
      return;
    }
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel names = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
