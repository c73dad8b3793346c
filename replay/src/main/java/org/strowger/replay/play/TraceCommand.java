package org.strowger.replay.play;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.strowger.api.plan.Plan;
import org.strowger.gateway.plan.PlanException;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.gateway.text.FileText;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.summary.SummaryText.Group;
import org.strowger.replay.text.Text;
import org.strowger.replay.trace.BadRow;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.InputException;
import org.strowger.replay.trace.MappingReader;
import org.strowger.replay.trace.PlanFromRecords;
import org.strowger.replay.trace.RecordReader;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftInference;
import org.strowger.replay.trace.ShiftReader;
import org.strowger.replay.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Routes recorded contacts. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description =
        "Routes recorded contacts in virtual time, a day at a time, with the journal on; prints"
            + " what came of them beside what the records say, and verifies the journals.")
public final class TraceCommand implements Callable<Integer> {
  private static final int BAD_ROWS_SHOWN = 10;

  @Spec private CommandSpec spec;
  @Mixin private PlayOptions options;

  @Option(
      names = "--records",
      required = true,
      paramLabel = "FILE",
      description = "contact records, delimited rows under a header; .gz is unpacked")
  private Path records;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "how to read them, YAML")
  private Path mapping;

  @Option(
      names = "--shifts",
      paramLabel = "FILE",
      description = "shifts of the agents, CSV; without it they are inferred from the records")
  private Path shiftsFile;

  @Option(
      names = "--infer-breaks",
      description =
          "without --shifts: an agent who takes nobody while somebody waits is away until it does")
  private boolean inferBreaks;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "the plan, YAML; without it each queue asks the skill of its own name")
  private Path planFile;

  @Option(
      names = "--last-agent",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "without --plan: each queue first waits so long for the agent who had the customer last"
              + " on the topic, within 30 days")
  private long lastAgentMs;

  @Option(
      names = "--day",
      paramLabel = "DATE",
      split = ",",
      converter = DateConverter.class,
      description = "only these days; all by default")
  private List<LocalDate> days = List.of();

  @Option(
      names = "--one-journal",
      description = "all days in one engine and journal, instead of one each")
  private boolean oneJournal;

  @Option(names = "--strict", description = "refuse records with bad rows")
  private boolean strict;

  @Option(
      names = "--answer-delay",
      paramLabel = "DURATION",
      defaultValue = "0s",
      converter = DurationConverter.class,
      description = "from offer to answer; ${DEFAULT-VALUE} by default")
  private long answerDelayMs;

  @Override
  public Integer call() {
    try {
      options.check();
      return run();
    } catch (InputException | PlanException e) {
      throw new CannotReadException(e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int run() {
    Trace trace = RecordReader.read(records, MappingReader.read(mapping));
    tellBadRows(trace);
    List<Shift> given = shiftsFile == null ? null : ShiftReader.read(shiftsFile, trace.zone());
    if (planFile != null && lastAgentMs > 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--last-agent goes without --plan: in a plan it is a step with affinity last");
    }
    if (shiftsFile != null && inferBreaks) {
      throw new ParameterException(
          spec.commandLine(), "--infer-breaks goes without --shifts, which name the breaks");
    }
    Plan plan = planFile == null ? null : plan();
    List<Scenario> scenarios = scenarios(trace, given, plan);
    List<ContactRecord> contacts = scenarios.stream().flatMap(s -> s.contacts().stream()).toList();
    Played played = new Player(options, answerDelayMs).play(scenarios);
    Set<Group> groups = EnumSet.of(Group.QUEUE);
    if (contacts.stream().map(ContactRecord::channel).distinct().count() > 1) {
      groups.add(Group.CHANNEL);
    }
    if (contacts.stream().map(ContactRecord::day).distinct().count() > 1) {
      groups.add(Group.DAY);
    }
    return new PlayedPrinter(options, spec.commandLine().getOut())
        .print(
            played,
            title(trace, contacts),
            input(trace),
            new Assumptions(
                    contacts, given == null, inferBreaks, plan == null, lastAgentMs, answerDelayMs)
                .sentences(),
            groups);
  }

  private void tellBadRows(Trace trace) {
    List<BadRow> badRows = trace.badRows();
    PrintWriter err = spec.commandLine().getErr();
    for (BadRow badRow : badRows.stream().limit(BAD_ROWS_SHOWN).toList()) {
      err.println(badRow);
    }
    if (badRows.size() > BAD_ROWS_SHOWN) {
      err.println("... and " + Text.count(badRows.size() - BAD_ROWS_SHOWN) + " more");
    }
    err.flush();
    if (strict && !badRows.isEmpty()) {
      throw new CannotReadException(
          records + ": " + Text.count(badRows.size(), "bad row") + ", none allowed by --strict");
    }
    if (trace.contacts().isEmpty()) {
      throw new CannotReadException(records + ": no contact could be read from it");
    }
  }

  private Plan plan() {
    try {
      return PlanReader.read(planFile);
    } catch (IOException e) {
      throw new CannotReadException(planFile + " cannot be read: " + FileText.reason(e), e);
    }
  }

  private List<Scenario> scenarios(Trace trace, List<Shift> given, Plan plan) {
    SortedMap<LocalDate, List<ContactRecord>> byDay = new TreeMap<>(trace.byDay());
    for (LocalDate day : days) {
      if (!byDay.containsKey(day)) {
        throw new CannotReadException(
            "no contacts on %s; the records have %s to %s"
                .formatted(day, byDay.firstKey(), byDay.lastKey()));
      }
    }
    if (!days.isEmpty()) {
      byDay.keySet().retainAll(days);
    }
    if (given == null && ShiftInference.served(trace.contacts()).isEmpty()) {
      throw new CannotReadException(
          "the records name no agents, so shifts cannot be inferred: give --shifts");
    }
    List<Scenario> scenarios = new ArrayList<>();
    if (oneJournal) {
      List<ContactRecord> all = byDay.values().stream().flatMap(List::stream).toList();
      scenarios.add(scenario("all", all, trace, given, plan));
    } else {
      byDay.forEach(
          (day, contacts) -> scenarios.add(scenario(day.toString(), contacts, trace, given, plan)));
    }
    return scenarios;
  }

  private Scenario scenario(
      String name, List<ContactRecord> contacts, Trace trace, List<Shift> given, Plan plan) {
    SortedMap<String, SortedSet<String>> served = ShiftInference.served(trace.contacts());
    List<Shift> shifts =
        given == null
            ? inferred(contacts, served)
            : oneJournal ? given : ofDays(given, contacts, trace);
    if (plan == null) {
      Plan plainest = PlanFromRecords.plan(contacts, shifts, options.targetMs, lastAgentMs);
      return new Scenario(name, plainest, contacts, shifts);
    }
    try {
      return new Scenario(name, plan, contacts, shifts);
    } catch (IllegalArgumentException e) {
      throw new CannotReadException(planFile + ": " + e.getMessage(), e);
    }
  }

  private List<Shift> inferred(
      List<ContactRecord> contacts, SortedMap<String, SortedSet<String>> served) {
    List<Shift> shifts = ShiftInference.infer(contacts, served);
    return inferBreaks ? ShiftInference.withBreaks(shifts, contacts) : shifts;
  }

  /** The shifts that start on a day of these contacts. */
  private static List<Shift> ofDays(List<Shift> shifts, List<ContactRecord> contacts, Trace trace) {
    Set<LocalDate> days = new HashSet<>();
    contacts.forEach(contact -> days.add(contact.day()));
    return shifts.stream()
        .filter(
            shift ->
                days.contains(
                    Instant.ofEpochMilli(shift.signOnMs()).atZone(trace.zone()).toLocalDate()))
        .toList();
  }

  private String title(Trace trace, List<ContactRecord> contacts) {
    StringBuilder leftOut = new StringBuilder();
    trace
        .leftOut()
        .forEach(
            (name, count) ->
                leftOut.append(", %s left out as \"%s\"".formatted(Text.count(count), name)));
    String read =
        "%s: %s%s, %s"
            .formatted(
                records.getFileName(),
                Text.count(trace.rows(), "row"),
                leftOut,
                Text.count(trace.badRows().size(), "bad row"));
    long played = contacts.stream().map(ContactRecord::day).distinct().count();
    return read
        + "\n"
        + "Played: %s of %s"
            .formatted(Text.count(contacts.size(), "contact"), Text.count(played, "day"));
  }

  private Map<String, Object> input(Trace trace) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("records", records.toString());
    values.put("rows", trace.rows());
    values.put("left-out", trace.leftOut());
    values.put("bad-rows", trace.badRows().stream().map(BadRow::toString).toList());
    return values;
  }
}
