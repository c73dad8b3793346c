package org.strowger.replay.day;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.strowger.codec.Limits;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.SkillText;

/** Writes a generated day as the files that recorded contacts come in. */
public final class DayFiles {
  public static final String CONTACTS = "contacts.csv";
  public static final String MAPPING = "contacts.mapping.yaml";
  public static final String SHIFTS = "shifts.csv";
  public static final String PLAN = "plan.yaml";

  /** All of them. */
  public static final List<String> NAMES = List.of(CONTACTS, MAPPING, SHIFTS, PLAN);

  private static final String MAPPING_TEXT =
      """
      # How to read contacts.csv.
      delimiter: comma
      zone: UTC

      times:
        entered: entered

      fields:
        id: id
        customer: customer
        channel: channel
        queue: queue
        topic: topic
        class: class
        credit: credit
        skills: {column: skills, split: ";"}
        entered: entered
        patience: patience
        handling: handling
        wrap-up: wrap_up
      """;

  private DayFiles() {}

  /**
   * Writes records, mapping, shifts and plan; makes the directory if it is not there.
   *
   * @throws IOException if a file cannot be written
   */
  public static void write(GeneratedDay day, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(MAPPING), MAPPING_TEXT);
    Files.writeString(directory.resolve(PLAN), PlanYaml.of(day.plan()));
    try (Writer writer = Files.newBufferedWriter(directory.resolve(CONTACTS));
        CSVPrinter printer =
            new CSVPrinter(
                writer,
                format(
                    "id",
                    "entered",
                    "customer",
                    "channel",
                    "queue",
                    "topic",
                    "class",
                    "credit",
                    "skills",
                    "patience",
                    "handling",
                    "wrap_up"))) {
      for (ContactRecord contact : day.contacts()) {
        print(printer, contact);
      }
    }
    try (Writer writer = Files.newBufferedWriter(directory.resolve(SHIFTS));
        CSVPrinter printer =
            new CSVPrinter(
                writer,
                format("agent", "sign_on", "sign_off", "skills", "profile", "teams", "breaks"))) {
      for (Shift shift : day.shifts()) {
        print(printer, shift);
      }
    }
  }

  private static CSVFormat format(String... header) {
    return CSVFormat.DEFAULT.builder().setHeader(header).setRecordSeparator('\n').get();
  }

  private static void print(CSVPrinter printer, ContactRecord contact) throws IOException {
    printer.printRecord(
        contact.id(),
        Instant.ofEpochMilli(contact.enteredMs()),
        contact.customer(),
        contact.channel(),
        contact.queue(),
        contact.topic(),
        contact.urgency() == Limits.QUEUE_URGENCY ? null : contact.urgency(),
        seconds(contact.creditMs()),
        SkillText.write(contact.skills()),
        contact.patienceMs() == ContactRecord.NO_LIMIT ? null : seconds(contact.patienceMs()),
        seconds(contact.handlingMs()),
        seconds(contact.wrapUpMs()));
  }

  private static void print(CSVPrinter printer, Shift shift) throws IOException {
    printer.printRecord(
        shift.agent(),
        Instant.ofEpochMilli(shift.signOnMs()),
        Instant.ofEpochMilli(shift.signOffMs()),
        SkillText.write(shift.skills()),
        shift.profile(),
        String.join(";", shift.teams()),
        shift.breaks().stream()
            .map(
                pause ->
                    Instant.ofEpochMilli(pause.startMs())
                        + "/"
                        + Duration.ofMillis(pause.lengthMs()))
            .collect(Collectors.joining(";")));
  }

  /** All durations of a generated day are whole seconds. */
  private static long seconds(long ms) {
    return ms / 1_000;
  }
}
