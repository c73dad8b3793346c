package org.strowger.replay.play;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.strowger.gateway.text.FileText;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.ExitCode;
import org.strowger.replay.day.BusyDay;
import org.strowger.replay.day.DayFiles;
import org.strowger.replay.day.DaySize;
import org.strowger.replay.day.GeneratedDay;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a generated day as files that {@code trace} reads. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Writes a generated busy day as files: contact records with their mapping, shifts, plan.")
public final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SizeOptions sizeOptions;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where to; refused if one of the files is there already")
  private Path out;

  @Override
  public Integer call() {
    DaySize size;
    try {
      size = sizeOptions.size();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    checkFree();
    GeneratedDay day = BusyDay.generate(size);
    try {
      DayFiles.write(day, out);
    } catch (IOException e) {
      throw new CannotReadException("cannot be written: " + FileText.reasonWithFile(e), e);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "%s and %s of %s written to %s. To route them:%n%n",
        Text.count(day.contacts().size(), "contact"),
        Text.count(day.shifts().size(), "shift"),
        size.date(),
        out);
    print.println(
        "  "
            + ShellCommand.of(
                "trace",
                "--records",
                out.resolve(DayFiles.CONTACTS),
                "--mapping",
                out.resolve(DayFiles.MAPPING),
                "--shifts",
                out.resolve(DayFiles.SHIFTS),
                "--plan",
                out.resolve(DayFiles.PLAN),
                "--answer-delay",
                DayCommand.ANSWER_DELAY));
    print.flush();
    return ExitCode.GOOD;
  }

  private void checkFree() {
    for (String name : DayFiles.NAMES) {
      Path file = out.resolve(name);
      if (Files.exists(file)) {
        throw new CannotReadException(
            file + " is there already and is not replaced; remove it or give another directory");
      }
    }
  }
}
