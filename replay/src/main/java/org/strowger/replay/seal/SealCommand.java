package org.strowger.replay.seal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.Damage;
import org.strowger.journal.Head;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Main;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs the head of a journal. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description =
        "Reads a journal, checks every record, and signs its head with the operator's key; verify"
            + " checks it.")
public final class SealCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description =
          "private key for Ed25519, PKCS#8 in PEM as openssl writes it; only its owner"
              + " may have access")
  private Path key;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the seal; must not exist (default: beside DIR, with the sequence in its name)")
  private Path seal;

  @Override
  public Integer call() {
    PemKeys.privateKey(key);
    PrintWriter out = spec.commandLine().getOut();
    try (JournalReader journal = EngineDirectory.open(directory);
        Progress progress = Progress.of("reading", "records")) {
      JournalReader.Reading reading =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                return true;
              });
      if (reading.damage() != null) {
        return damaged(reading.damage());
      }
      if (reading.commands() == 0) {
        throw new CannotReadException("the journal has no command to seal");
      }
      Head head = reading.head();
      Path file = seal == null ? beside(head) : seal;
      String now = Text.time(System.currentTimeMillis());
      new SealFile(head, now, Main.software(), journal.limits()).write(file, key);
      out.print(Text.row("journal", directory.toString()));
      out.print(Text.row("head", head.toString()));
      out.print(Text.row("time", Text.time(reading.lastTimeMs())));
      out.print(Text.row("sealed at", now));
      out.print(Text.row("seal", file.toString()));
      out.flush();
      return ExitCode.GOOD;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int damaged(Damage damage) {
    PrintWriter err = spec.commandLine().getErr();
    err.print("The journal is damaged and is not sealed.\n");
    err.print(DamageText.lines(directory, damage, false));
    err.flush();
    return ExitCode.BAD;
  }

  private Path beside(Head head) {
    Path whole = directory.toAbsolutePath().normalize();
    return whole.resolveSibling(whole.getFileName() + "-" + head.sequence() + ".seal.json");
  }
}
