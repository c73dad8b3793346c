package org.strowger.replay.snapshot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.strowger.codec.Envelope;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.JournalDamagedException;
import org.strowger.recovery.Follower;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Text;
import org.strowger.snapshot.SnapshotFileReader;
import org.strowger.snapshot.SnapshotFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a snapshot at the newest mark. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal from its newest snapshot on, compares with every mark, and writes a"
            + " snapshot at the newest. The engine may run; it does not stop for it.")
public final class SnapshotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Override
  public Integer call() {
    EngineDirectory.check(directory);
    long[] newestMark = new long[1];
    JournalReader.Reading reading = read(newestMark);
    if (reading.damage() != null) {
      return DamageText.print(
          spec.commandLine().getErr(),
          "The journal is damaged; no snapshot was written.",
          directory,
          reading.damage());
    }
    long mark = newestMark[0];
    if (mark == 0) {
      throw new CannotReadException(
          directory + " has no mark yet; an engine writes one now and then, and when it is closed");
    }
    PrintWriter out = spec.commandLine().getOut();
    long newest =
        SnapshotFiles.newestFirst(directory).stream()
            .filter(SnapshotFileReader::isGood)
            .mapToLong(SnapshotFiles::sequence)
            .max()
            .orElse(0);
    out.print(Text.row("journal", directory.toString()));
    if (newest >= mark) {
      out.print(Text.row("snapshot", "none is due: there is one at sequence " + newest));
    } else {
      try {
        long written = write(mark);
        out.print(Text.row("snapshot", SnapshotFiles.file(directory, written).toString()));
      } catch (JournalDamagedException e) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(e.getMessage());
        err.flush();
        return ExitCode.BAD;
      }
    }
    out.flush();
    return ExitCode.GOOD;
  }

  private JournalReader.Reading read(long[] newestMark) {
    try (JournalReader journal = EngineDirectory.open(directory);
        Progress progress = Progress.of("reading", "records")) {
      return journal.read(
          (position, buffer, offset, length) -> {
            progress.step();
            if (Envelope.kind(buffer, offset) == Envelope.MARK) {
              newestMark[0] = Envelope.sequence(buffer, offset);
            }
            return true;
          });
    }
  }

  private long write(long mark) {
    try (Progress progress = Progress.of("executing", "commands")) {
      return Follower.once(directory, mark).follow(progress::step);
    }
  }
}
