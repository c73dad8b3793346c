package org.strowger.replay.summary;

import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.replay.simulation.EngineFigures;

/** A summary as values for JSON. Shares are 0 to 1, means of nothing are null. */
public final class SummaryJson {
  private SummaryJson() {}

  /** All figures of a summary. */
  public static Map<String, Object> values(Summary summary) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("short-abandon-ms", summary.settings().shortAbandonMs());
    values.put("total", total(summary));
    values.put("channels", channels(summary));
    values.put("queues", groups(summary.played().byQueue()));
    values.put("days", groups(summary.played().byDay()));
    values.put("returns", returns(summary.returns()));
    if (summary.recorded() != null) {
      values.put("recorded", recorded(summary));
    }
    values.put("order", order(summary));
    values.put("engine", engine(summary.engine()));
    values.put("refused", summary.refused());
    return values;
  }

  private static Map<String, Object> total(Summary summary) {
    Map<String, Object> total = figures(summary.played().total());
    total.put("occupancy", number(summary.occupancy().total()));
    return total;
  }

  private static Map<String, Object> channels(Summary summary) {
    Map<String, Object> channels = new LinkedHashMap<>();
    summary
        .played()
        .byChannel()
        .forEach(
            (name, figures) -> {
              Map<String, Object> channel = figures(figures);
              channel.put("occupancy", number(summary.occupancy().ofAgentsFor(name)));
              channel.put("share-of-work", number(summary.occupancy().shareOfWork(name)));
              channels.put(name, channel);
            });
    return channels;
  }

  private static Map<String, Object> recorded(Summary summary) {
    Map<String, Object> recorded = new LinkedHashMap<>();
    Map<String, Object> total = figures(summary.recorded().total());
    total.put("occupancy", number(summary.recordedOccupancy()));
    recorded.put("total", total);
    recorded.put("channels", groups(summary.recorded().byChannel()));
    recorded.put("queues", groups(summary.recorded().byQueue()));
    recorded.put("days", groups(summary.recorded().byDay()));
    recorded.put("returns", returns(summary.recordedReturns()));
    recorded.put("same-agent", summary.sameAgent());
    Map<String, Object> agreement = new LinkedHashMap<>();
    summary
        .agreement()
        .forEach(
            (queue, ofQueue) -> {
              Map<String, Object> values = new LinkedHashMap<>();
              values.put("answers-while-others-waited", ofQueue.cases());
              values.put("first-by-longest-wait", ofQueue.longestWait());
              values.put("first-by-engine-order", ofQueue.engineOrder());
              agreement.put(queue, values);
            });
    recorded.put("order-of-service", agreement);
    return recorded;
  }

  private static Map<String, Object> returns(Returns returns) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("returning", returns.returning());
    values.put("same-agent", returns.sameAgent());
    values.put("mean-wait-ms", number(returns.meanWaitMs()));
    return values;
  }

  private static Map<String, Object> groups(Map<String, Figures> groups) {
    Map<String, Object> values = new LinkedHashMap<>();
    groups.forEach((name, figures) -> values.put(name, figures(figures)));
    return values;
  }

  private static Map<String, Object> figures(Figures figures) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("offered", figures.offered());
    values.put("answered", figures.answered());
    values.put("abandoned", figures.abandoned());
    values.put("short-abandoned", figures.shortAbandoned());
    values.put("still-waiting", figures.stillWaiting());
    values.put("refused", figures.refused());
    values.put("within-target", figures.withinTarget());
    values.put("target-ms", figures.targetMs() < 0 ? null : figures.targetMs());
    values.put("service-level", number(figures.serviceLevel()));
    values.put("asa-ms", number(figures.asaMs()));
    values.put("aht-ms", number(figures.ahtMs()));
    values.put("mean-wait-ms", number(figures.meanWaitMs()));
    values.put("p50-wait-ms", figures.p50WaitMs());
    values.put("p90-wait-ms", figures.p90WaitMs());
    values.put("max-wait-ms", figures.maxWaitMs());
    return values;
  }

  private static Map<String, Object> order(Summary summary) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("offers", summary.order().offers());
    values.put("out-of-order", summary.order().outOfOrder());
    values.put("not-eligible", summary.order().notEligible());
    return values;
  }

  private static Map<String, Object> engine(EngineFigures engine) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("commands", engine.commands());
    values.put("events", engine.events());
    values.put("engine-ns", engine.engineNanos());
    values.put("wall-ns", engine.wallNanos());
    values.put("commands-per-second", Math.round(engine.commandsPerSecond()));
    values.put("latency-p50-ns", engine.latency().getValueAtPercentile(50));
    values.put("latency-p99-ns", engine.latency().getValueAtPercentile(99));
    values.put("latency-max-ns", engine.latency().getMaxValue());
    return values;
  }

  /** A number with four decimals at most, or nothing. */
  private static Double number(double value) {
    return Double.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
  }
}
