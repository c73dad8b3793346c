package org.strowger.replay.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.replay.summary.Display;
import org.strowger.replay.summary.TextTable;
import org.strowger.replay.text.Text;

/** A report as a map for JSON, and as text for people. Stateless; any thread. */
final class ReportForm {
  private static final int TENTHS = 10;
  private static final int PERCENT = 100;

  private ReportForm() {}

  static Map<String, Object> map(Report report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("commands", report.commands());
    if (report.commands() > 0) {
      map.put("from", Text.time(report.firstMs()));
      map.put("to", Text.time(report.lastMs()));
    }
    Map<String, Object> channels = new LinkedHashMap<>();
    report.channels().forEach((id, tally) -> channels.put(id, channel(tally)));
    map.put("channels", channels);
    JourneyTally journeys = report.journeys();
    map.put(
        "movement",
        counts(
            "transfers-blind", journeys.transfersBlind,
            "transfers-warm", journeys.transfersWarm,
            "shifts", journeys.shifts,
            "returned", journeys.returned,
            "parked", journeys.parked,
            "callbacks", journeys.callbacks));
    map.put(
        "handovers",
        counts(
            "with-context", journeys.handoversWith, "without-context", journeys.handoversWithout));
    map.put(
        "shift-offers",
        counts(
            "offered", journeys.shiftsOffered,
            "taken", journeys.shiftsTaken,
            "refused", journeys.shiftsRefused,
            "expired", journeys.shiftsExpired));
    map.put(
        "outcomes",
        counts(
            "resolved", journeys.resolved,
            "resolved-at-first-contact", journeys.resolvedAtFirst,
            "unresolved", journeys.unresolved));
    map.put(
        "surveys",
        counts(
            "csat-sum", journeys.csat.sum,
            "csat-answers", journeys.csat.answers,
            "effort-sum", journeys.effort.sum,
            "effort-answers", journeys.effort.answers,
            "nps-promoters", journeys.promoters,
            "nps-passives", journeys.passives,
            "nps-detractors", journeys.detractors));
    return map;
  }

  private static Map<String, Object> channel(ChannelTally tally) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("arrived", tally.arrived);
    map.put("answered", tally.answered);
    map.put("waited-ms-sum", tally.waitedMs);
    map.put("abandoned", tally.abandoned);
    map.put("completed", tally.completed);
    map.put("first-answer", promised(tally.firstAnswer));
    map.put("next-response", promised(tally.nextResponse));
    return map;
  }

  private static Map<String, Object> promised(ChannelTally.Promised promised) {
    return counts("made", promised.made, "warned", promised.warned, "broken", promised.broken);
  }

  private static Map<String, Object> counts(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static String text(Report report) {
    StringBuilder text = new StringBuilder();
    text.append(Text.row("commands", Text.count(report.commands())));
    if (report.commands() > 0) {
      text.append(
          Text.row("time", Text.time(report.firstMs()) + " to " + Text.time(report.lastMs())));
    }
    TextTable contacts =
        new TextTable("channel", "arrived", "answered", "ASA", "abandoned", "completed");
    TextTable promises =
        new TextTable(
            "promises", "first answer", "warned", "broken", "next response", "warned", "broken");
    report
        .channels()
        .forEach(
            (id, tally) -> {
              contacts.row(
                  id,
                  Text.count(tally.arrived),
                  Text.count(tally.answered),
                  tally.answered == 0 ? "-" : Display.duration(tally.waitedMs / tally.answered),
                  Text.count(tally.abandoned),
                  Text.count(tally.completed));
              promises.row(
                  id,
                  Text.count(tally.firstAnswer.made),
                  Text.count(tally.firstAnswer.warned),
                  Text.count(tally.firstAnswer.broken),
                  Text.count(tally.nextResponse.made),
                  Text.count(tally.nextResponse.warned),
                  Text.count(tally.nextResponse.broken));
            });
    text.append('\n').append(contacts).append('\n').append(promises).append('\n');
    journeys(report.journeys(), text);
    return text.toString();
  }

  private static void journeys(JourneyTally journeys, StringBuilder text) {
    text.append(
        Text.row(
            "transfers",
            Text.count(journeys.transfersBlind)
                + " blind, "
                + Text.count(journeys.transfersWarm)
                + " warm"));
    text.append(
        Text.row(
            "moved on",
            Text.count(journeys.shifts)
                + " to another channel, "
                + Text.count(journeys.returned)
                + " returned to the queue, "
                + Text.count(journeys.parked)
                + " parked, "
                + Text.count(journeys.callbacks)
                + " called back"));
    text.append(
        Text.row(
            "shifts",
            Text.count(journeys.shiftsOffered)
                + " offered: "
                + Text.count(journeys.shiftsTaken)
                + " taken, "
                + Text.count(journeys.shiftsRefused)
                + " refused, "
                + Text.count(journeys.shiftsExpired)
                + " expired"));
    text.append(
        Text.row(
            "hand-overs",
            Text.count(journeys.handoversWith + journeys.handoversWithout)
                + ", without context (explained twice): "
                + Text.count(journeys.handoversWithout)));
    text.append(
        Text.row(
            "resolved",
            Text.count(journeys.resolved)
                + ", at first contact "
                + share(journeys.resolvedAtFirst, journeys.resolved)
                + "; not resolved "
                + Text.count(journeys.unresolved)));
    text.append(Text.row("CSAT", mean(journeys.csat) + "; effort " + mean(journeys.effort)));
    long nps = journeys.promoters + journeys.passives + journeys.detractors;
    text.append(
        Text.row(
            "NPS",
            nps == 0
                ? "-"
                : (journeys.promoters - journeys.detractors) * PERCENT / nps
                    + " of "
                    + Text.count(nps, "answer")));
  }

  private static String share(long part, long whole) {
    return whole == 0
        ? "-"
        : Text.count(part) + " (" + Display.percent((double) part / whole) + ")";
  }

  private static String mean(JourneyTally.Scores scores) {
    if (scores.answers == 0) {
      return "-";
    }
    long tenths = scores.sum * TENTHS / scores.answers;
    return tenths / TENTHS + "." + tenths % TENTHS + " of " + Text.count(scores.answers, "answer");
  }
}
