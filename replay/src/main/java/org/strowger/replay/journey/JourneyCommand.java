package org.strowger.replay.journey;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.strowger.gateway.text.Progress;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.EngineDirectory;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Moment;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the story of one customer. */
@Command(
    name = "journey",
    mixinStandardHelpOptions = true,
    description =
        "Executes a journal and tells what happened to one customer over all channels, in order.")
public final class JourneyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "directory of the engine")
  private Path directory;

  @Parameters(
      paramLabel = "CUSTOMER",
      description = "external id; with sealed customers the token; or the number of one without")
  private String customer;

  @Option(
      names = "--from",
      paramLabel = "SEQ|TIME",
      converter = Moment.Converter.class,
      description = "only from here on")
  private Moment from;

  @Option(
      names = "--to",
      paramLabel = "SEQ|TIME",
      converter = Moment.Converter.class,
      description = "only up to here")
  private Moment to;

  @Option(names = "--json", description = "as one JSON object")
  private boolean json;

  @Override
  public Integer call() {
    Told told = read(0);
    if (!told.journey.isKnown() && customer.matches("[0-9]{1,18}")) {
      told = read(Long.parseLong(customer));
    }
    Journey journey = told.journey;
    boolean damaged = told.reading.damage() != null;
    if (!journey.isKnown() && !damaged) {
      throw new CannotReadException(
          "no customer %s was known up to sequence %d".formatted(customer, journey.lastSequence()));
    }
    try {
      print(spec.commandLine().getOut(), journey);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!damaged) {
      return ExitCode.GOOD;
    }
    return DamageText.print(
        spec.commandLine().getErr(),
        "The journal is damaged behind what was told.",
        directory,
        told.reading.damage());
  }

  private record Told(Journey journey, JournalReader.Reading reading) {}

  private Told read(long number) {
    try (JournalReader journal = EngineDirectory.open(directory, spec.commandLine().getErr());
        Progress progress = Progress.of("executing", "records")) {
      Journey journey = new Journey(journal, customer, number, from, to);
      return new Told(
          journey,
          journal.read(
              (position, buffer, offset, length) -> {
                progress.step();
                return journey.onRecord(buffer, offset, length);
              }));
    }
  }

  private void print(PrintWriter out, Journey journey) throws IOException {
    Map<String, Object> totals = Story.totals(journey.told());
    if (json) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("customer", customer);
      values.put("totals", totals);
      values.put("events", journey.told());
      Json.print(out, values);
    } else {
      out.print(Text.row("customer", customer));
      out.print(
          Text.row(
              "in short",
              totals.entrySet().stream()
                  .filter(entry -> (Long) entry.getValue() > 0)
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", "))));
      out.print('\n');
      journey.told().forEach(event -> out.print(Story.line(event)));
    }
    out.flush();
  }
}
