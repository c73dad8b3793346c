package org.strowger.replay.whatif;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.strowger.api.plan.Plan;
import org.strowger.codec.CoreLimits;
import org.strowger.gateway.plan.PlanException;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.gateway.text.FileText;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.EngineSettings;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.play.DurationConverter;
import org.strowger.replay.report.ReportFigures;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;
import org.strowger.replay.trace.InputException;
import org.strowger.replay.trace.MappingReader;
import org.strowger.replay.trace.RecordReader;
import org.strowger.replay.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a recorded day under another plan. */
@Command(
    name = "whatif",
    mixinStandardHelpOptions = true,
    description =
        "Plays the customers and agents of a journal again, under its own plan to see how far that"
            + " meets the record, and under another plan; prints both beside the record.")
public final class WhatIfCommand implements Callable<Integer> {
  private static final int MAX_RUNS = 1_000;
  private static final int MAX_TOLERANCE = 100;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "directory of the engine")
  private Path directory;

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "FILE",
      description = "the other plan, YAML")
  private Path planFile;

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description = "instead of DIR: contact records, as trace reads them")
  private Path records;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "with --records: how to read them, YAML")
  private Path mapping;

  @Option(
      names = "--recorded-plan",
      paramLabel = "FILE",
      description = "with --records: the plan under which they were served, YAML")
  private Path recordedPlan;

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "5",
      description = "how often both are played, 1 to 1000; ${DEFAULT-VALUE} by default")
  private int runs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of everything drawn; ${DEFAULT-VALUE} by default")
  private long seed;

  @Option(
      names = "--target",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description =
          "service-level target of queues without one in the recorded plan; ${DEFAULT-VALUE} by"
              + " default")
  private long targetMs;

  @Option(
      names = "--tolerance",
      paramLabel = "P",
      defaultValue = "5",
      description =
          "how far the calibration may be from the record: percentage points of a share, percent of"
              + " a duration (a second is always near); ${DEFAULT-VALUE} by default")
  private double tolerance;

  @Option(names = "--json", description = "all figures as one JSON object")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write one page with charts to a file that does not exist; it loads nothing")
  private Path html;

  @Override
  public Integer call() throws IOException {
    if (runs < 1 || runs > MAX_RUNS) {
      throw new ParameterException(
          spec.commandLine(), "--runs must be 1 to " + MAX_RUNS + ", is " + runs);
    }
    if (!(tolerance >= 0 && tolerance <= MAX_TOLERANCE)) {
      throw new ParameterException(
          spec.commandLine(), "--tolerance must be 0 to " + MAX_TOLERANCE + ", is " + tolerance);
    }
    boolean fromRecords = records != null;
    if (fromRecords == (directory != null)
        || fromRecords != (mapping != null)
        || fromRecords != (recordedPlan != null)) {
      throw new ParameterException(
          spec.commandLine(), "give DIR, or --records, --mapping and --recorded-plan");
    }
    if (html != null && Files.exists(html)) {
      throw new CannotReadException(
          html + " exists already; a what-if is not written over it; give another name");
    }
    Plan other = plan(planFile);
    JournalReader.Reading[] reading = new JournalReader.Reading[1];
    RecordedDay day = checked(fromRecords ? fromRecords() : fromJournal(reading));
    PeopleModel model = new PeopleModel(day);
    boolean near = print(day, model, other, played(day, model, other));
    if (fromRecords || reading[0].damage() == null) {
      return near ? ExitCode.GOOD : ExitCode.BAD;
    }
    return DamageText.print(
        spec.commandLine().getErr(),
        "The journal is damaged behind what was played.",
        directory,
        reading[0].damage());
  }

  private RecordedDay fromRecords() {
    try {
      Trace trace = RecordReader.read(records, MappingReader.read(mapping));
      if (!trace.badRows().isEmpty()) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(
            "%s, left out; the first: %s"
                .formatted(Text.count(trace.badRows().size(), "bad row"), trace.badRows().get(0)));
        err.flush();
      }
      return RecordedDay.of(name(), trace, plan(recordedPlan));
    } catch (InputException e) {
      throw new CannotReadException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CannotReadException(records + ": " + e.getMessage(), e);
    }
  }

  private RecordedDay fromJournal(JournalReader.Reading[] reading) {
    try (JournalReader journal = EngineDirectory.open(directory);
        Progress progress = Progress.of("reading", "records")) {
      if (journal.removedThrough() > 0) {
        throw new CannotReadException(
            "%s: commands 1 to %d were removed, and with them how customers and agents came; a what-if needs the whole journal"
                .formatted(directory, journal.removedThrough()));
      }
      DayReader day = new DayReader(journal);
      reading[0] =
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                day.onRecord(buffer, offset, length);
                return true;
              });
      return day.day(name(), reading[0]);
    }
  }

  /** Without what is above it, which says nothing about the record. */
  private String name() {
    return String.valueOf(source().toAbsolutePath().normalize().getFileName());
  }

  private Path source() {
    return directory == null ? records : directory;
  }

  private static Plan plan(Path file) {
    try {
      return PlanReader.read(file);
    } catch (PlanException e) {
      throw new CannotReadException(e.getMessage(), e);
    } catch (IOException e) {
      throw new CannotReadException(file + " cannot be read: " + FileText.reason(e), e);
    }
  }

  private RecordedDay checked(RecordedDay read) {
    if (read.plan() == null || read.contacts().isEmpty()) {
      throw new CannotReadException(source() + ": nobody came, so there is nothing to play");
    }
    RecordedDay day = read.fitting();
    if (day.contacts().isEmpty()) {
      throw new CannotReadException(source() + ": no contact fits the plan that was in force");
    }
    return day;
  }

  private WhatIf.Result played(RecordedDay day, PeopleModel model, Plan other) {
    CoreLimits limits = directory == null ? CoreLimits.DEFAULT : EngineSettings.read(directory);
    WhatIf.Settings settings = new WhatIf.Settings(seed, runs, targetMs, limits);
    try (Progress progress = Progress.of("playing", "contacts")) {
      return new WhatIf(day, model, other, settings).play(arrived -> progress.step());
    } catch (IllegalArgumentException e) {
      throw new CannotReadException(planFile + ": " + e.getMessage(), e);
    }
  }

  /** Prints, and tells whether the calibration is near enough. */
  private boolean print(RecordedDay day, PeopleModel model, Plan other, WhatIf.Result result)
      throws IOException {
    List<Compared> misses =
        result.compared().stream()
            .filter(Compared::judged)
            .filter(one -> one.measure().judged() && !one.near(tolerance))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (html != null) {
      writePage(day, model, other, result, misses);
    }
    if (json) {
      printJson(out, day, model, other, result, misses);
    } else if (html == null) {
      printText(out, day, model, other, result, misses);
    }
    out.flush();
    return misses.isEmpty();
  }

  private void writePage(
      RecordedDay day, PeopleModel model, Plan other, WhatIf.Result result, List<Compared> misses)
      throws IOException {
    List<String> what = new ArrayList<>();
    what.add("Calibration: " + verdict(misses) + ".");
    WhatIfText.misses(misses).lines().map(line -> line.substring(2)).forEach(what::add);
    // a calibration that is not good comes first: what follows is not to be relied on
    what.addAll(
        misses.isEmpty() ? 0 : what.size(), WhatIfAnswer.sentences(result.compared(), runs));
    what.add(instead(other, day) + ", " + Text.count(runs, "run") + " each, seed " + seed + ".");
    if (result.refused() + result.refusedByOther() > 0) {
      what.add("Commands refused: " + refused(result) + ".");
    }
    ReportFigures.Source record = result.record().source();
    what.add(record.whole() ? what.size() : 0, "The record: " + record.verdict());
    Files.writeString(
        html,
        WhatIfPage.of(
            name(), what, new Assumed(day, model, directory == null).sentences(), result, runs),
        StandardOpenOption.CREATE_NEW);
  }

  private String instead(Plan other, RecordedDay day) {
    return "%s (version %d) instead of the recorded plan (version %d)"
        .formatted(planFile.getFileName(), other.version(), day.plan().version());
  }

  private static String refused(WhatIf.Result result) {
    return "%s under the recorded plan, %s under the other: %s"
        .formatted(
            Text.count(result.refused(), "command"),
            Text.count(result.refusedByOther()),
            String.join("; ", result.refusals()));
  }

  private void printText(
      PrintWriter out,
      RecordedDay day,
      PeopleModel model,
      Plan other,
      WhatIf.Result result,
      List<Compared> misses) {
    out.print(Text.row(directory == null ? "records" : "journal", source().toString()));
    out.print(
        Text.row(
            "recorded",
            "%s to %s: %s"
                .formatted(
                    Text.time(day.firstMs()),
                    Text.time(day.lastMs()),
                    Text.count(day.contacts().size(), "contact"))));
    out.print(
        Text.row(
            "what if",
            "%s (version %d) instead of the recorded plan (version %d)"
                .formatted(planFile, other.version(), day.plan().version())));
    out.print(Text.row("played", "%s each, seed %d".formatted(Text.count(runs, "run"), seed)));
    out.print(Text.row("calibration", verdict(misses)));
    out.print(WhatIfText.misses(misses));
    if (result.refused() + result.refusedByOther() > 0) {
      out.print(Text.row("refused", refused(result)));
    }
    out.println();
    out.println("Answer:");
    WhatIfAnswer.sentences(result.compared(), runs)
        .forEach(sentence -> out.println("- " + sentence));
    out.println();
    out.println(WhatIfText.tables(result, runs));
    out.println("Assumed:");
    new Assumed(day, model, directory == null)
        .sentences()
        .forEach(sentence -> out.println("- " + sentence));
  }

  private String verdict(List<Compared> misses) {
    String within =
        String.format(
            Locale.ROOT,
            "%s points of a share, %s %% of a duration or 1 s, where %d contacts or more came",
            plain(tolerance),
            plain(tolerance),
            Compared.JUDGED_CONTACTS);
    return misses.isEmpty()
        ? "good: within " + within
        : "NOT GOOD, so neither is the what-if: beyond " + within;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private void printJson(
      PrintWriter out,
      RecordedDay day,
      PeopleModel model,
      Plan other,
      WhatIf.Result result,
      List<Compared> misses) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(directory == null ? "records" : "journal", source().toString());
    values.put("from", Text.time(day.firstMs()));
    values.put("to", Text.time(day.lastMs()));
    values.put("plan", planFile.toString());
    values.put("plan-version", other.version());
    values.put("recorded-plan-version", day.plan().version());
    values.put("runs", runs);
    values.put("seed", seed);
    values.put("target-ms", result.targetMs() < 0 ? null : result.targetMs());
    Map<String, Object> calibration = new LinkedHashMap<>();
    calibration.put("verdict", misses.isEmpty() ? "good" : "not-good");
    calibration.put("tolerance", tolerance);
    calibration.put("beyond", WhatIfText.misses(misses).lines().toList());
    values.put("calibration", calibration);
    values.put("refused", result.refused() + result.refusedByOther());
    values.put("groups", WhatIfForm.groups(result));
    values.put("patience", WhatIfForm.curves(model));
    values.put("assumptions", new Assumed(day, model, directory == null).sentences());
    try {
      Json.print(out, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
