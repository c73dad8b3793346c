package org.strowger.replay.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.journal.Damage;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Main;
import org.strowger.replay.report.ReportFigures.PlanInForce;
import org.strowger.replay.report.ReportFigures.Source;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.Text;

/** Counts what customers and agents met with, while somebody executes a journal. One thread. */
public final class JournalCounter {
  private final Groups groups;
  private final ZoneId zone;
  private final CoreLimits limits;
  private final long removedThrough;
  private final Targets targets;
  private final EventCounter counter;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final PlanAppliedDecoder planApplied = new PlanAppliedDecoder();
  private final List<PlanInForce> plans = new ArrayList<>();
  private long commands;
  private long firstMs;
  private long lastMs;

  /**
   * Nothing is counted yet.
   *
   * @param journal that is executed
   * @param dictionary in step with the execution
   * @param intervalMs length of an interval
   * @param zone in whose wall clock intervals begin
   */
  public JournalCounter(
      JournalReader journal, Dictionary dictionary, long intervalMs, ZoneId zone) {
    this.zone = zone;
    limits = journal.limits();
    removedThrough = journal.removedThrough();
    groups = new Groups(intervalMs, zone);
    targets = new Targets(dictionary);
    counter = new EventCounter(groups, targets);
  }

  /** Takes the record of the next command, before it is executed. */
  public void onCommand(DirectBuffer buffer, int offset, int length) {
    lastMs = Envelope.timeMs(buffer, offset);
    if (commands++ == 0) {
      firstMs = lastMs;
    }
    targets.onCommand(buffer, offset + Envelope.LENGTH, length - Envelope.LENGTH);
  }

  /** Takes the next event. */
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    int at = offset + EventHeader.LENGTH;
    if (header.wrap(buffer, at).templateId() == PlanAppliedDecoder.TEMPLATE_ID) {
      planApplied.wrapAndApplyHeader(buffer, at, header);
      targets.planApplied();
      plans.add(
          new PlanInForce(
              planApplied.version(),
              EventHeader.sequence(buffer, offset),
              EventHeader.timeMs(buffer, offset)));
    } else {
      counter.onEvent(buffer, offset, length);
    }
  }

  /**
   * The figures, when all records have been taken.
   *
   * @param name of the journal
   * @param reading of its records
   */
  public ReportFigures figures(String name, JournalReader.Reading reading) {
    counter.end(lastMs);
    return groups.figures(
        new Source(
            name,
            Main.software(),
            commands,
            firstMs,
            lastMs,
            zone,
            reading.head() == null ? null : reading.head().toString(),
            Text.limits(limits),
            List.copyOf(plans),
            verdict(reading.damage()),
            integrity(reading),
            reading.damage() == null));
  }

  private static String verdict(Damage damage) {
    return damage == null
        ? "INTACT, as far as a journal tells by itself: every record is as written."
        : "DAMAGED at sequence " + damage.sequence() + ": counted is only what is before it.";
  }

  private String integrity(JournalReader.Reading reading) {
    StringBuilder text = new StringBuilder();
    Damage damage = reading.damage();
    if (damage == null) {
      text.append(
          "every record is as written: lengths, checksums, chain and the hashes of marks were"
              + " checked. That executing gives what it gave then is for verify to say, not checked"
              + " here. Nothing in a journal tells that its end was cut off: compare the head with one"
              + " kept elsewhere.");
    } else {
      text.append("DAMAGED at sequence ")
          .append(damage.sequence())
          .append(": ")
          .append(damage.what())
          .append(". Counted is what is before it.");
    }
    if (reading.torn()) {
      text.append(" An unfinished record follows; it was never acknowledged and does not count.");
    }
    if (removedThrough > 0) {
      text.append(" Commands 1 to ")
          .append(removedThrough)
          .append(" were removed; the rest was executed from the oldest good snapshot.");
    }
    return text.toString();
  }
}
