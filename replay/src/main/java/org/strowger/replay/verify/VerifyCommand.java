package org.strowger.replay.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.EngineSettings;
import org.strowger.journal.Head;
import org.strowger.recovery.Verifier;
import org.strowger.recovery.Verifier.Verification;
import org.strowger.recovery.WholeJournal;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.seal.SealFile;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes a journal again and tells whether it is in order. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal again on a fresh core and compares: checksum, chain, sequence and time"
            + " of every record, hash, state and events at every mark.")
public final class VerifyCommand implements Callable<Integer> {
  private static final String OTHER_HEAD =
      "Look whether the head is of this journal, and without a typing error. If so, commands are"
          + " missing or were replaced: keep the directory as it is and look for a copy that has"
          + " the head.";

  private static final String WITH_ARCHIVE =
      "Keep directory and archive as they are and restore what is damaged from a copy that"
          + " verifies. Whether the directory is in order without the archive, and what of it can go"
          + " on elsewhere: verify ";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--from-snapshot",
      description = "start at the newest good snapshot; says nothing about what is before it")
  private boolean fromSnapshot;

  @Option(
      names = "--expect-head",
      paramLabel = "SEQUENCE:HASH",
      converter = HeadConverter.class,
      description = "a head printed before and kept elsewhere: proves that nothing was cut off")
  private Head expectedHead;

  @Option(
      names = "--seal",
      paramLabel = "FILE",
      description = "a seal that the journal must fit; goes with --public-key")
  private Path sealFile;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "key that the seal must be signed with, X.509 in PEM")
  private Path publicKey;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description =
          "where retention moved segments to: begins with the first of all commands, in the archive")
  private Path archive;

  @Option(names = "--json", description = "the verdict as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    EngineDirectory.check(directory);
    SealFile seal = null;
    if (sealFile != null || publicKey != null) {
      seal = seal();
      if (seal == null) {
        return ExitCode.BAD;
      }
      expectedHead = seal.head();
    }
    long startNs = System.nanoTime();
    Verification verification = verify();
    long tookNs = System.nanoTime() - startNs;
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (json) {
        Map<String, Object> values = values(verification, tookNs);
        if (seal != null) {
          values.put("sealed-at", seal.sealedAt());
        }
        Json.print(out, values);
      } else {
        out.print(text(verification, tookNs));
        if (seal != null && verification.intact()) {
          out.print(Text.row("seal", sealed(seal)));
        }
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return verification.intact() ? ExitCode.GOOD : ExitCode.BAD;
  }

  /** The seal, or null and a message: it does not fit. */
  private SealFile seal() {
    if (sealFile == null || publicKey == null || expectedHead != null) {
      throw new ParameterException(
          spec.commandLine(), "--seal and --public-key go together, and without --expect-head");
    }
    SealFile seal = SealFile.read(sealFile, publicKey);
    String wrong = null;
    if (seal == null) {
      wrong = "was changed, or is not signed with this key";
    } else if (!seal.limits().equals(EngineSettings.read(directory))) {
      wrong = "is of a journal with other limits";
    }
    if (wrong == null) {
      return seal;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.print("The seal " + sealFile + " " + wrong + "; nothing was verified.\n");
    err.flush();
    return null;
  }

  private static String sealed(SealFile seal) {
    return "good: through sequence %d, sealed at %s by %s"
        .formatted(seal.head().sequence(), seal.sealedAt(), seal.software());
  }

  private Verification verify() {
    if (archive == null) {
      return verify(directory);
    }
    if (fromSnapshot) {
      throw new ParameterException(
          spec.commandLine(), "--archive begins with the first command, --from-snapshot does not");
    }
    if (!Files.isDirectory(archive)) {
      throw new CannotReadException(
          "no archive: "
              + archive
              + " is no directory; the engine makes it when it moves the first segment there");
    }
    try (WholeJournal whole = WholeJournal.of(directory, archive);
        Progress progress = progress()) {
      return whole.verify(expectedHead, observer(progress));
    } catch (IllegalStateException e) {
      throw new CannotReadException(e.getMessage(), e);
    }
  }

  private Verification verify(Path journal) {
    try (Progress progress = progress()) {
      return Verifier.verify(
          journal,
          new Verifier.Request(fromSnapshot, expectedHead),
          (buffer, offset, length) -> {},
          observer(progress));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Progress progress() {
    return Progress.of("verifying", "records");
  }

  private static Verifier.Observer observer(Progress progress) {
    return core -> {
      progress.step();
      return true;
    };
  }

  private static String verdict(Verification verification) {
    if (verification.intact()) {
      return "good";
    }
    return verification.differs() ? "differs" : "damaged";
  }

  private static double seconds(long tookNs) {
    return (double) tookNs / TimeUnit.SECONDS.toNanos(1);
  }

  private static long commandsPerSecond(Verification verification, long tookNs) {
    return Math.round(verification.commands() / Math.max(seconds(tookNs), 1e-9));
  }

  private String text(Verification verification, long tookNs) {
    StringBuilder text = new StringBuilder();
    text.append(Text.row("journal", directory.toString()));
    text.append(Text.row("verdict", verdict(verification).toUpperCase(Locale.ROOT)));
    if (!verification.intact()) {
      text.append(damageLines(verification));
    }
    text.append(Text.row("executed", executed(verification)));
    if (fromSnapshot && verification.snapshotSequence() > 0) {
      String trusted = "commands 1 to %d: their state was taken from the snapshot";
      text.append(Text.row("not read", trusted.formatted(verification.snapshotSequence())));
    }
    text.append(
        Text.row(
            "compared",
            Text.count(verification.marks(), "mark")
                + (expectedHead == null || !verification.intact() ? "" : " and the head expected")
                + ("; " + Text.count(verification.commandsAfterLastMark(), "command"))
                + " after the last mark"));
    if (verification.records() > 0) {
      String first = Text.time(verification.firstTimeMs());
      text.append(Text.row("time", first + " to " + Text.time(verification.lastTimeMs())));
    }
    text.append(Text.row("state", Text.hex(verification.stateDigest())));
    text.append(Text.row("events", Text.hex(verification.eventDigest())));
    if (verification.intact()) {
      text.append(Text.row("head", verification.head().toString()));
    }
    if (verification.torn()) {
      text.append(Text.row("torn", Text.TORN));
    }
    for (String refused : verification.refusedSnapshots()) {
      text.append(Text.row("passed over", "damaged snapshot " + refused));
    }
    text.append(
        Text.row(
            "took",
            String.format(Locale.ROOT, "%.2f s, ", seconds(tookNs))
                + (Text.count(commandsPerSecond(verification, tookNs)) + " commands/s")));
    return text.toString();
  }

  private String damageLines(Verification verification) {
    boolean differs = verification.differs();
    String label = verification.otherHead() ? "in order" : DamageText.intactLabel(differs);
    return DamageText.lines(
        holder(verification), verification.damage(), label, advice(verification));
  }

  private Map<String, Object> damageParts(Verification verification) {
    return DamageText.parts(holder(verification), verification.damage(), advice(verification));
  }

  /** Where what is damaged is. */
  private Path holder(Verification verification) {
    return archive == null
        ? directory
        : WholeJournal.holder(directory, archive, verification.damage().position());
  }

  private String advice(Verification verification) {
    if (verification.otherHead()) {
      return OTHER_HEAD;
    }
    return archive == null || verification.differs()
        ? DamageText.advice(directory, verification.damage(), verification.differs())
        : WITH_ARCHIVE + directory;
  }

  private static String executed(Verification verification) {
    String counts =
        Text.count(verification.commands(), "command")
            + ", "
            + Text.count(verification.events(), "event");
    long snapshot = verification.snapshotSequence();
    return snapshot == 0 ? counts : counts + ", from the snapshot at sequence " + snapshot;
  }

  private Map<String, Object> values(Verification verification, long tookNs) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("journal", directory.toString());
    values.put("verdict", verdict(verification));
    if (!verification.intact()) {
      values.put("damage", damageParts(verification));
    }
    values.put("records", verification.records());
    values.put("commands", verification.commands());
    values.put("events", verification.events());
    values.put("marks", verification.marks());
    values.put("commands-after-last-mark", verification.commandsAfterLastMark());
    if (verification.records() > 0) {
      values.put("first-time", Text.time(verification.firstTimeMs()));
      values.put("last-time", Text.time(verification.lastTimeMs()));
    }
    values.put("state-digest", Text.hex(verification.stateDigest()));
    values.put("event-digest", Text.hex(verification.eventDigest()));
    values.put("head", verification.head().toString());
    values.put("expected-head", expectedHead == null ? null : expectedHead.toString());
    values.put("snapshot-sequence", verification.snapshotSequence());
    values.put("refused-snapshots", verification.refusedSnapshots());
    values.put("torn", verification.torn());
    values.put("took-ms", TimeUnit.NANOSECONDS.toMillis(tookNs));
    values.put("commands-per-second", commandsPerSecond(verification, tookNs));
    return values;
  }
}
