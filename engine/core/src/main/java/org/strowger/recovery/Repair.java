package org.strowger.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.Limits;
import org.strowger.disk.Device;
import org.strowger.journal.Damage;
import org.strowger.journal.DirectoryLock;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.JournalBegin;
import org.strowger.journal.JournalSource;
import org.strowger.journal.Seal;
import org.strowger.journal.chronicle.ChronicleJournalSink;
import org.strowger.journal.chronicle.ChronicleJournalSource;
import org.strowger.recovery.Verifier.Verification;
import org.strowger.snapshot.DamagedSnapshotException;
import org.strowger.snapshot.SnapshotFileReader;
import org.strowger.snapshot.SnapshotFiles;

/**
 * Copies what is intact of a damaged journal to a new directory, in which an engine can go on. It
 * never guesses: every record that is copied was in order up to it, byte for byte, none is left out
 * and none is changed; whoever asks must name the last command that is kept, as verifying tells it.
 * The damaged directory is only read. One thread.
 */
public final class Repair {
  /** Blocks of the new journal, bytes. */
  private static final int BLOCK_LENGTH = 64 << 20;

  /**
   * What was kept, and what was given up.
   *
   * @param kept the verdict on the new directory, which was executed again
   * @param damage what was wrong, and where the journal was cut
   * @param behind of what is given up, the records behind the damage that have their own checksum
   *     right, as far as they can be read
   * @param firstBehind sequence of the first of them that is a command, 0 if there is none
   * @param lastBehind sequence of the last such
   * @param snapshots that were kept
   * @param snapshotsGivenUp behind the damage, or damaged themselves, each with the reason
   */
  public record Result(
      Verification kept,
      Damage damage,
      long behind,
      long firstBehind,
      long lastBehind,
      List<Path> snapshots,
      List<String> snapshotsGivenUp) {
    public Result {
      snapshots = List.copyOf(snapshots);
      snapshotsGivenUp = List.copyOf(snapshotsGivenUp);
    }
  }

  /** It is not done; the message tells why, and what to do. Nothing was written. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  private final Path from;
  private final Path to;
  private final Verifier.Observer observer;
  private final Damage damage;

  private Repair(Path from, Path to, Verifier.Observer observer, Damage damage) {
    this.from = from;
    this.to = to;
    this.observer = observer;
    this.damage = damage;
  }

  /**
   * Repairs.
   *
   * @param from directory of an engine whose journal is damaged
   * @param to directory to be made; it must not exist, or be empty
   * @param giveUpAfter sequence of the last command kept: what verifying says is intact
   * @param observer told after each record executed, first of the old directory, then of the new
   * @throws RefusedException if the journal is not damaged, or damaged elsewhere
   * @throws UncheckedIOException if the new directory cannot be written
   */
  public static Result run(Path from, Path to, long giveUpAfter, Verifier.Observer observer) {
    Verification found =
        Verifier.verify(from, Verifier.Request.ALL, (buffer, offset, length) -> {}, observer);
    if (found.intact()) {
      throw new RefusedException(from + " is intact; there is nothing to repair");
    }
    Damage damage = found.damage();
    if (found.differs()) {
      throw new RefusedException(
          "the records of "
              + from
              + " are as they were written, but this software executes them to another result at"
              + " sequence "
              + damage.sequence()
              + "; use the version that wrote them");
    }
    if (giveUpAfter != damage.intactThrough()) {
      throw new RefusedException(
          "the commands of "
              + from
              + " are intact through "
              + damage.intactThrough()
              + ", not "
              + giveUpAfter
              + ": "
              + damage.what());
    }
    try {
      return new Repair(from, to, observer, damage).copy();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Result copy() throws IOException {
    if (Files.exists(to)) {
      try (Stream<Path> files = Files.list(to)) {
        if (files.findAny().isPresent()) {
          throw new RefusedException(to + " is not empty; name a directory to be made");
        }
      }
    }
    Device.makeDirectories(to);
    List<Path> snapshots = new ArrayList<>();
    List<String> givenUp = new ArrayList<>();
    JournalBegin begin = JournalBegin.read(from);
    DirectoryLock lock = DirectoryLock.take(to);
    try {
      EngineSettings.keep(to, EngineSettings.read(from));
      long lastPosition = copyRecords(begin);
      if (begin != null) {
        begin.write(to);
      }
      copyWhatOthersKeep();
      copySnapshots(lastPosition, snapshots, givenUp);
    } finally {
      lock.close();
    }
    Behind behind = new Behind();
    try (JournalSource source = ChronicleJournalSource.open(from, begin, false)) {
      source.scan(JournalSource.START, behind);
    }
    Verification kept =
        Verifier.verify(to, Verifier.Request.ALL, (buffer, offset, length) -> {}, observer);
    return new Result(kept, damage, behind.records, behind.first, behind.last, snapshots, givenUp);
  }

  /** What an embedder keeps beside the journal in files of its own, as the gateway does. */
  private void copyWhatOthersKeep() throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(file.getFileName());
        if (file.toString().endsWith(".properties") && !Files.exists(copy)) {
          Files.copy(file, copy);
          Device.sync(copy);
        }
      }
    }
    Device.sync(to);
  }

  /** Returns the position of the last entry, the same in both journals. */
  private long copyRecords(JournalBegin begin) {
    try (ChronicleJournalSink sink = ChronicleJournalSink.make(to, BLOCK_LENGTH, begin);
        JournalReader reader = JournalReader.open(from)) {
      sink.begin();
      Copy copy = new Copy(sink);
      reader.read(copy.seal, JournalSource.START, copy);
      copy.finish();
      sink.sync();
      return copy.position;
    }
  }

  /** Entry by entry, so that positions stay what they are: snapshots name them. */
  private final class Copy implements JournalReader.Handler {
    private final ChronicleJournalSink sink;
    private final Seal seal = new Seal();
    private final UnsafeBuffer record =
        new UnsafeBuffer(ByteBuffer.allocateDirect(Limits.MAX_RECORD_LENGTH));
    private long position = -1;

    Copy(ChronicleJournalSink sink) {
      this.sink = sink;
    }

    @Override
    public boolean onRecord(long at, DirectBuffer buffer, int offset, int length) {
      if (at != position) {
        finish();
        if (position >= 0
            && ChronicleJournalSource.segment(at) != ChronicleJournalSource.segment(position)) {
          sink.roll();
        }
        position = at;
      }
      record.putBytes(0, buffer, offset, length);
      sink.append(record, 0, length);
      return true;
    }

    void finish() {
      if (position >= 0) {
        long written = sink.commit();
        if (written != position) {
          throw new IllegalStateException(
              "the entry at 0x"
                  + Long.toHexString(position)
                  + " came to 0x"
                  + Long.toHexString(written)
                  + "; "
                  + to
                  + " is of no use");
        }
      }
    }
  }

  private void copySnapshots(long lastPosition, List<Path> kept, List<String> givenUp)
      throws IOException {
    for (Path file : SnapshotFiles.newestFirst(from)) {
      try (SnapshotFileReader snapshot = SnapshotFileReader.open(file)) {
        if (snapshot.sequence() > damage.intactThrough()
            || snapshot.journalPosition() > lastPosition) {
          givenUp.add(file + ": behind the damage");
          continue;
        }
      } catch (DamagedSnapshotException e) {
        givenUp.add(file + ": " + e.getMessage());
        continue;
      }
      Path copy = SnapshotFiles.file(to, SnapshotFiles.sequence(file));
      Device.makeDirectories(copy.getParent());
      Files.copy(file, copy);
      Device.sync(copy);
      Device.sync(copy.getParent());
      kept.add(copy);
    }
  }

  /** Counts what is given up, as far as it can be read; nothing of it is believed. */
  private final class Behind implements JournalSource.RecordHandler {
    private final Seal seal = new Seal();
    private long records;
    private long first;
    private long last;

    @Override
    public boolean onRecord(long position, DirectBuffer buffer, int offset, int length) {
      if (!seal.isWhole(buffer, offset, length)) {
        return true;
      }
      long sequence = Envelope.sequence(buffer, offset);
      if (sequence <= damage.intactThrough()) {
        return true;
      }
      records++;
      if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
        first = first == 0 ? sequence : first;
        last = sequence;
      }
      return true;
    }
  }
}
