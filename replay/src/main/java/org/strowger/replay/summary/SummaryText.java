package org.strowger.replay.summary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strowger.replay.simulation.EngineFigures;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;
import org.strowger.replay.text.TextTable;

/** A summary as text for people. */
public final class SummaryText {
  /** What a table of contacts has a row for. */
  public enum Group {
    CHANNEL,
    QUEUE,
    DAY
  }

  private static final String[] HEADS = {
    "",
    "offered",
    "answered",
    "abandoned",
    "",
    "short",
    "waiting",
    "in target",
    "target",
    "ASA",
    "p50 wait",
    "p90 wait",
    "max wait",
    "AHT",
    "occupancy"
  };

  private final Summary summary;

  public SummaryText(Summary summary) {
    this.summary = summary;
  }

  /** Tables of contacts, and what their figures mean. */
  public String contacts(Set<Group> groups) {
    StringBuilder text = new StringBuilder();
    for (Group group : Group.values()) {
      if (groups.contains(group)) {
        text.append(table(group, text.isEmpty())).append('\n');
      }
    }
    text.append(
        """
        in target   answered within the target, of all offered; abandoned count as not answered
        short       of the abandoned, those that waited less than %s
        waiting     nobody had taken them when all was over
        wait        of answered and abandoned; ASA is of the answered alone
        AHT         handling and wrap-up of the answered
        occupancy   units in conversation and wrap-up, of units signed on and not away
        """
            .formatted(Display.duration(summary.settings().shortAbandonMs())));
    if (groups.contains(Group.CHANNEL)) {
      text.append("            (of a channel: of the agents who may have it, all their work)\n");
    }
    return text.toString();
  }

  private String table(Group group, boolean withRecorded) {
    FigureGroups played = summary.played();
    String[] heads = HEADS.clone();
    heads[0] = Text.hyphens(group.name());
    TextTable table = new TextTable(heads);
    Map<String, Figures> rows =
        switch (group) {
          case CHANNEL -> played.byChannel();
          case QUEUE -> played.byQueue();
          case DAY -> played.byDay();
        };
    rows.forEach(
        (name, figures) ->
            table.row(
                cells(
                    name,
                    figures,
                    group == Group.CHANNEL
                        ? Display.percent(summary.occupancy().ofAgentsFor(name))
                        : "")));
    table.row(cells("total", played.total(), Display.percent(summary.occupancy().total())));
    if (withRecorded && summary.recorded() != null) {
      table.row(
          cells(
              "recorded",
              summary.recorded().total(),
              Display.percent(summary.recordedOccupancy())));
    }
    return table.toString();
  }

  private static String[] cells(String name, Figures figures, String occupancy) {
    return new String[] {
      name,
      Text.count(figures.offered()),
      Text.count(figures.answered()),
      Text.count(figures.abandoned()),
      Display.percent(figures.abandonedShare()),
      Text.count(figures.shortAbandoned()),
      Text.count(figures.stillWaiting()),
      Display.percent(figures.serviceLevel()),
      figures.targetMs() < 0 ? "" : Display.duration(figures.targetMs()),
      Display.duration(figures.asaMs()),
      Display.duration(figures.p50WaitMs()),
      Display.duration(figures.p90WaitMs()),
      Display.duration(figures.maxWaitMs()),
      Display.duration(figures.ahtMs()),
      occupancy
    };
  }

  /** Recorded order of service beside the engine's; empty if the records tell none. */
  public String agreement() {
    if (summary.agreement().isEmpty()) {
      return "";
    }
    TextTable table =
        new TextTable("queue", "answers while others waited", "longest wait", "engine's order");
    summary
        .agreement()
        .forEach(
            (queue, agreement) ->
                table.row(
                    queue,
                    Text.count(agreement.cases()),
                    Display.percent((double) agreement.longestWait() / agreement.cases()),
                    Display.percent((double) agreement.engineOrder() / agreement.cases())));
    return "How often the contact that was taken was the first of those waiting, by\n\n"
        + table
        + "\n"
        + Text.row(
            "same agent",
            Display.percent(
                    (double) summary.sameAgent()
                        / Math.max(1, summary.recorded().total().answered()))
                + " of the recorded answers went to the recorded agent here too");
  }

  /** Customers who came back, and to whom; empty if there are none. */
  public String returns() {
    Returns played = summary.returns();
    if (played.returning() == 0) {
      return "";
    }
    String text =
        Text.row(
            "returning",
            "%s to customers who had one before on the topic, %s by the same agent, mean wait %s"
                .formatted(
                    Text.count(played.returning(), "answer"),
                    Display.percent(played.share()),
                    Display.duration(played.meanWaitMs())));
    Returns recorded = summary.recordedReturns();
    return recorded.returning() == 0
        ? text
        : text
            + Text.row(
                "",
                "recorded: %s, %s by the same agent, mean wait %s"
                    .formatted(
                        Text.count(recorded.returning()),
                        Display.percent(recorded.share()),
                        Display.duration(recorded.meanWaitMs())));
  }

  /** What the engine did, how fast, and whether it kept its order. */
  public String engine() {
    EngineFigures engine = summary.engine();
    StringBuilder text = new StringBuilder();
    text.append(
        Text.row(
            "engine",
            "%s, %s in %s: %s commands/s"
                .formatted(
                    Text.count(engine.commands(), "command"),
                    Text.count(engine.events(), "event"),
                    Display.seconds(engine.engineNanos()),
                    Text.count(Math.round(engine.commandsPerSecond())))));
    text.append(
        Text.row(
            "latency",
            "p50 %s, p99 %s, max %s around each publishing call, journal and events included; cold start"
                .formatted(
                    Display.latency(engine.latency().getValueAtPercentile(50)),
                    Display.latency(engine.latency().getValueAtPercentile(99)),
                    Display.latency(engine.latency().getMaxValue()))));
    text.append(Text.row("order", order()));
    if (summary.refused() > 0) {
      text.append(
          Text.row(
              "refused",
              Text.count(summary.refused(), "command") + ": " + first(summary.refusals())));
    }
    return text.toString();
  }

  private String order() {
    String offers = Text.count(summary.order().offers(), "offer");
    return summary.order().kept()
        ? offers + ", 100% of them to the first in order that could have the agent"
        : "%s, %s out of order, %s to an agent who may not have it: %s"
            .formatted(
                offers,
                Text.count(summary.order().outOfOrder()),
                Text.count(summary.order().notEligible()),
                first(summary.order().examples()));
  }

  private static String first(List<String> examples) {
    return String.join("; ", examples.stream().limit(3).toList());
  }
}
