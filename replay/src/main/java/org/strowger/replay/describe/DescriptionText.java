package org.strowger.replay.describe;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.strowger.codec.Envelope;
import org.strowger.journal.EngineSettings;
import org.strowger.recovery.JournalReader.Reading;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;
import org.strowger.replay.text.Text;

/** A description for people. */
final class DescriptionText {
  private final Description description;
  private final MessageReader reader = new MessageReader(new Dictionary());
  private final StringBuilder text = new StringBuilder();

  private DescriptionText(Description description) {
    this.description = description;
  }

  static String of(Description description) {
    DescriptionText text = new DescriptionText(description);
    text.identity();
    text.records();
    text.contents();
    text.files();
    text.end();
    return text.text.toString();
  }

  private void row(String label, String value) {
    text.append(Text.row(label, value));
  }

  private void identity() {
    row("journal", description.directory().toString());
    row("format", EngineSettings.FORMAT);
    row("schema", versions(description.tally().schemas(), reader.schemaVersion()));
    row("behaviour", versions(description.tally().behaviours(), Envelope.BEHAVIOUR));
    row("limits", Text.limits(description.limits()));
  }

  private static String versions(Iterable<Integer> found, int known) {
    StringBuilder versions = new StringBuilder();
    found.forEach(version -> versions.append(versions.isEmpty() ? "" : ", ").append(version));
    return (versions.isEmpty() ? "none" : versions) + " (this software: " + known + ")";
  }

  private void records() {
    Reading reading = description.reading();
    row(
        "records",
        Text.count(reading.records())
            + (": " + Text.count(reading.commands(), "command"))
            + (", " + Text.count(reading.marks(), "mark"))
            + ("; " + Text.count(description.tally().bytes(), "byte")));
    if (reading.commands() > 0) {
      row("sequence", description.tally().firstSequence() + " to " + reading.lastSequence());
      row("time", Text.time(reading.firstTimeMs()) + " to " + Text.time(reading.lastTimeMs()));
    }
  }

  private void contents() {
    String label = "commands";
    for (Map.Entry<Integer, Long> entry : description.tally().commands().entrySet()) {
      row(
          label,
          String.format(Locale.ROOT, "%-16s", reader.command(entry.getKey()))
              + Text.count(entry.getValue()));
      label = "";
    }
    label = "plans";
    for (RecordTally.PlanAsked plan : description.tally().plans()) {
      row(
          label,
          ("version " + plan.version())
              + (" asked for at sequence " + plan.sequence())
              + (", " + Text.time(plan.timeMs())));
      label = "";
    }
    Map<String, Long> clients = description.tally().clients();
    if (!clients.isEmpty()) {
      row(
          "clients",
          clients.entrySet().stream()
              .map(entry -> entry.getKey() + " (" + Text.count(entry.getValue(), "command") + ")")
              .collect(Collectors.joining(", ")));
    }
  }

  private void files() {
    String label = "segments";
    for (Description.Segment segment : description.segments()) {
      row(label, segment.file().getFileName() + ", " + Text.count(segment.length(), "byte"));
      label = "";
    }
    label = "snapshots";
    for (SnapshotState snapshot : description.snapshots()) {
      String about = snapshot.file().getFileName() + ", " + Text.count(snapshot.length(), "byte");
      row(
          label,
          snapshot.damage() == null
              ? about + ", good: sequence " + snapshot.sequence()
              : about + ", DAMAGED: " + snapshot.damage());
      label = "";
    }
    if (description.snapshots().isEmpty()) {
      row(label, "none");
    }
  }

  private void end() {
    RecordTally.Digests digests = description.tally().digests();
    if (digests != null) {
      row("last mark", "sequence " + digests.sequence());
      row("state", digests.state());
      row("events", digests.events() + ", " + Text.count(digests.eventCount(), "event"));
    }
    if (description.damage() != null) {
      row("verdict", "DAMAGED");
      text.append(DamageText.lines(description.directory(), description.damage(), false));
      return;
    }
    if (description.reading().torn()) {
      row("torn", Text.TORN);
    }
    row("head", description.reading().head().toString());
    row(
        "closed",
        description.closed()
            ? "yes: it ends with a mark"
            : "no: "
                + Text.count(description.tally().commandsSinceMark(), "command")
                + " after the last mark; the engine runs, or was killed");
  }
}
