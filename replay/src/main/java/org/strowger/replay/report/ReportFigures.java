package org.strowger.replay.report;

import java.time.ZoneId;
import java.util.List;

/**
 * A whole report: where it is from, and the counts in all and by group. Not changed once made.
 *
 * @param source what was counted
 * @param intervalMs length of an interval
 * @param total of all
 * @param queues in order of their ids; without an id what began before the first command
 * @param channels likewise
 * @param agents likewise; without an id what no agent did
 * @param intervals in which something happened, in order of time
 * @param segments other groups that were named, in order of their ids; none in a report of a
 *     journal
 */
public record ReportFigures(
    Source source,
    long intervalMs,
    Group total,
    List<Group> queues,
    List<Group> channels,
    List<Group> agents,
    List<Group> intervals,
    List<Group> segments) {

  /** The groups of one kind; the total alone for {@link Grouping#TOTAL}. */
  public List<Group> groups(Grouping grouping) {
    return switch (grouping) {
      case TOTAL -> List.of(total);
      case QUEUE -> queues;
      case CHANNEL -> channels;
      case AGENT -> agents;
      case INTERVAL -> intervals;
      case SEGMENT -> segments;
    };
  }

  /**
   * A plan that was applied.
   *
   * @param version its version
   * @param sequence of the command; 0 if nothing was recorded
   * @param timeMs when
   */
  public record PlanInForce(int version, long sequence, long timeMs) {}

  /**
   * What a report is made of.
   *
   * @param name of the journal, or of what was played
   * @param software that made the report
   * @param commands executed
   * @param firstMs time of the first, milliseconds since 1970; 0 without one
   * @param lastMs time of the last
   * @param zone in which times are shown and intervals begin
   * @param head last sequence and the hash of everything up to it; null if nothing was recorded
   * @param limits of the engine, for people; null if nothing was recorded
   * @param plans applied, in order
   * @param verdict on the journal's being whole, in a line
   * @param integrity what is known of the journal's being whole, for people
   * @param whole whether it was read to its end
   */
  public record Source(
      String name,
      String software,
      long commands,
      long firstMs,
      long lastMs,
      ZoneId zone,
      String head,
      String limits,
      List<PlanInForce> plans,
      String verdict,
      String integrity,
      boolean whole) {}
}
