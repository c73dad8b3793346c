package org.strowger.replay.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.journal.EngineSettings;
import org.strowger.recovery.JournalReader.Reading;
import org.strowger.replay.text.DamageText;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;
import org.strowger.replay.text.Text;

/** A description as JSON values. */
final class DescriptionJson {
  private DescriptionJson() {}

  static Map<String, Object> of(Description description) {
    Reading reading = description.reading();
    RecordTally tally = description.tally();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("journal", description.directory().toString());
    values.put("format", EngineSettings.FORMAT);
    MessageReader messages = new MessageReader(new Dictionary());
    values.put("schema-versions", tally.schemas());
    values.put("behaviour-versions", tally.behaviours());
    values.put(
        "software",
        map("schema-version", messages.schemaVersion(), "behaviour-version", Envelope.BEHAVIOUR));
    CoreLimits limits = description.limits();
    Map<String, Object> limitValues = map("agents", limits.maxAgents());
    limitValues.put("interactions", limits.maxInteractions());
    limitValues.put("customers", limits.maxCustomers());
    limitValues.put("names", limits.maxNames());
    values.put("limits", limitValues);
    values.put("records", reading.records());
    values.put("commands", reading.commands());
    values.put("marks", reading.marks());
    values.put("record-bytes", tally.bytes());
    if (reading.commands() > 0) {
      values.put("first-sequence", tally.firstSequence());
      values.put("last-sequence", reading.lastSequence());
      values.put("first-time", Text.time(reading.firstTimeMs()));
      values.put("last-time", Text.time(reading.lastTimeMs()));
    }
    Map<String, Object> kinds = new LinkedHashMap<>();
    tally.commands().forEach((template, count) -> kinds.put(messages.command(template), count));
    values.put("commands-by-kind", kinds);
    values.put("plans", plans(tally));
    values.put("clients", tally.clients());
    values.put("segments", segments(description));
    values.put("snapshots", snapshots(description));
    if (tally.digests() != null) {
      values.put("last-mark", mark(tally.digests()));
    }
    values.put("head", reading.head().toString());
    values.put("closed", description.closed());
    values.put("commands-after-last-mark", tally.commandsSinceMark());
    values.put("torn", reading.torn());
    values.put("good", description.good());
    if (description.damage() != null) {
      values.put("damage", DamageText.parts(description.directory(), description.damage(), false));
    }
    return values;
  }

  private static List<Object> plans(RecordTally tally) {
    List<Object> plans = new ArrayList<>();
    for (RecordTally.PlanAsked plan : tally.plans()) {
      Map<String, Object> values = map("version", plan.version(), "sequence", plan.sequence());
      values.put("time", Text.time(plan.timeMs()));
      plans.add(values);
    }
    return plans;
  }

  private static List<Object> segments(Description description) {
    List<Object> segments = new ArrayList<>();
    for (Description.Segment segment : description.segments()) {
      segments.add(map("file", segment.file().toString(), "length", segment.length()));
    }
    return segments;
  }

  private static List<Object> snapshots(Description description) {
    List<Object> snapshots = new ArrayList<>();
    for (SnapshotState snapshot : description.snapshots()) {
      Map<String, Object> values =
          map("file", snapshot.file().toString(), "length", snapshot.length());
      values.put("good", snapshot.damage() == null);
      if (snapshot.damage() == null) {
        values.put("sequence", snapshot.sequence());
        values.put("time", Text.time(snapshot.timeMs()));
      } else {
        values.put("what", snapshot.damage());
      }
      snapshots.add(values);
    }
    return snapshots;
  }

  private static Map<String, Object> mark(RecordTally.Digests digests) {
    Map<String, Object> values = map("sequence", digests.sequence());
    values.put("state-digest", digests.state());
    values.put("event-digest", digests.events());
    values.put("events", digests.eventCount());
    return values;
  }

  private static Map<String, Object> map(String name, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(name, value);
    return map;
  }

  private static Map<String, Object> map(
      String name, Object value, String otherName, Object otherValue) {
    Map<String, Object> map = map(name, value);
    map.put(otherName, otherValue);
    return map;
  }
}
