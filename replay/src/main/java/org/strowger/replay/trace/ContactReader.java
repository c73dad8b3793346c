package org.strowger.replay.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.replay.trace.Mapping.DurationRule;
import org.strowger.replay.trace.Mapping.Fields;
import org.strowger.replay.trace.Mapping.SkillRule;

/** Turns one row into a contact record. */
final class ContactReader {
  private final Mapping mapping;
  private final Fields fields;

  ContactReader(Mapping mapping) {
    this.mapping = mapping;
    fields = mapping.fields();
  }

  ContactRecord contact(Row row) throws BadValueException {
    Instants instants = new Instants(row);
    String id = need(row, fields.id(), "id");
    long entered = instants.first(fields.entered());
    if (entered == ContactRecord.UNKNOWN) {
      throw new BadValueException(
          "", "", "tells no time of entry (" + String.join(", ", fields.entered()) + ")");
    }
    Outcome outcome = outcome(row);
    long answered =
        outcome == Outcome.ANSWERED ? instants.first(fields.answered()) : ContactRecord.UNKNOWN;
    long left = left(instants, outcome, entered, answered);
    return new ContactRecord(
        id,
        text(row, fields.customer()),
        need(row, fields.channel(), "channel"),
        need(row, fields.queue(), "queue"),
        text(row, fields.topic()),
        urgency(row),
        duration(row, fields.credit(), instants, 0),
        skills(row),
        day(row, entered),
        entered,
        outcome,
        left,
        patience(row, instants, outcome, left, entered),
        text(row, fields.agent()),
        answered,
        duration(row, fields.handling(), instants, ContactRecord.UNKNOWN),
        duration(row, fields.wrapUp(), instants, 0));
  }

  private static String text(Row row, TextRule rule) throws BadValueException {
    String text = rule == null ? null : rule.of(row);
    if (text != null && text.getBytes(UTF_8).length > Limits.MAX_TEXT_LENGTH) {
      throw new BadValueException(
          rule.name(), text, "is longer than " + Limits.MAX_TEXT_LENGTH + " bytes of UTF-8");
    }
    return text;
  }

  private static String need(Row row, TextRule rule, String field) throws BadValueException {
    String text = text(row, rule);
    if (text == null || text.isEmpty()) {
      throw new BadValueException(rule.name(), "", "tells no " + field);
    }
    return text;
  }

  private static long duration(Row row, DurationRule rule, Instants instants, long otherwise)
      throws BadValueException {
    long millis = rule == null ? ContactRecord.UNKNOWN : rule.of(row, instants);
    return millis == ContactRecord.UNKNOWN ? otherwise : millis;
  }

  private Outcome outcome(Row row) throws BadValueException {
    String text = text(row, fields.outcome());
    if (text == null) {
      return Outcome.NOT_RECORDED;
    }
    return switch (text) {
      case "answered" -> Outcome.ANSWERED;
      case "abandoned" -> Outcome.ABANDONED;
      case "unknown" -> Outcome.NOT_RECORDED;
      default ->
          throw new BadValueException(
              fields.outcome().name(), text, "is not an outcome: answered, abandoned or unknown");
    };
  }

  private long left(Instants instants, Outcome outcome, long entered, long answered)
      throws BadValueException {
    if (outcome == Outcome.NOT_RECORDED) {
      return ContactRecord.UNKNOWN;
    }
    long left = instants.first(fields.left());
    if (left == ContactRecord.UNKNOWN && outcome == Outcome.ANSWERED) {
      left = answered;
    }
    if (left == ContactRecord.UNKNOWN) {
      return left;
    }
    if (left < entered && outcome == Outcome.ABANDONED) {
      throw new BadValueException(
          String.join(", ", fields.left()),
          Instant.ofEpochMilli(left).toString(),
          "is before the time of entry, " + Instant.ofEpochMilli(entered));
    }
    return Math.max(left, entered);
  }

  private long patience(Row row, Instants instants, Outcome outcome, long left, long entered)
      throws BadValueException {
    long patience = duration(row, fields.patience(), instants, ContactRecord.UNKNOWN);
    if (patience != ContactRecord.UNKNOWN) {
      return patience;
    }
    if (outcome != Outcome.ABANDONED) {
      return ContactRecord.NO_LIMIT;
    }
    if (left == ContactRecord.UNKNOWN) {
      throw new BadValueException("", "", "is abandoned but tells neither when nor the patience");
    }
    return left - entered;
  }

  private int urgency(Row row) throws BadValueException {
    String text = text(row, fields.urgency());
    if (text == null) {
      return Limits.QUEUE_URGENCY;
    }
    try {
      int urgency = Integer.parseInt(text);
      if (urgency >= 0 && urgency < Limits.QUEUE_URGENCY) {
        return urgency;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number out of range
    }
    throw new BadValueException(fields.urgency().name(), text, "is not a class from 0 to 254");
  }

  private List<Plan.SkillLevel> skills(Row row) throws BadValueException {
    List<Plan.SkillLevel> skills = new ArrayList<>();
    for (SkillRule rule : fields.skills()) {
      String text = rule.text().of(row);
      if (text == null || text.isEmpty()) {
        continue;
      }
      if (rule.split() == null) {
        skills.add(new Plan.SkillLevel(text, rule.level()));
      } else {
        String problem = SkillText.parse(text, rule.split(), rule.level(), skills);
        if (problem != null) {
          throw new BadValueException(rule.text().name(), text, problem);
        }
      }
    }
    return skills;
  }

  private LocalDate day(Row row, long entered) throws BadValueException {
    return fields.day() == null
        ? Instant.ofEpochMilli(entered).atZone(mapping.zone()).toLocalDate()
        : fields.day().of(row);
  }

  /** The instants of one row, each found once. */
  private final class Instants implements TimeRule.Times {
    private final Row row;
    private final Map<String, Long> found = new HashMap<>();

    Instants(Row row) {
      this.row = row;
    }

    @Override
    public long of(String name) throws BadValueException {
      Long known = found.get(name);
      if (known == null) {
        known = mapping.times().get(name).of(row, mapping.zone(), this);
        found.put(name, known);
      }
      return known;
    }
  }
}
