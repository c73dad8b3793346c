package org.strowger.replay.report;

import java.util.List;
import java.util.Locale;

/** A figure made of counts: the sum of some over the sum of others. */
public enum Figure {
  SERVICE_LEVEL(
      "Service level",
      Unit.SHARE,
      List.of(Count.ANSWERED_IN_TARGET),
      List.of(Count.OFFERED_WITH_TARGET),
      "answered within the target / offered; the abandoned, and who left otherwise or still waits,"
          + " count as not answered"),
  ASA(
      "ASA",
      Unit.MS,
      List.of(Count.ANSWER_WAIT_MS),
      List.of(Count.ANSWERED),
      "average speed of answer: waits of the answered / answered"),
  ABANDONMENT(
      "Abandoned",
      Unit.SHARE,
      List.of(Count.ABANDONED),
      List.of(Count.OFFERED),
      "abandoned / offered, short ones included"),
  AHT(
      "AHT",
      Unit.MS,
      List.of(Count.HANDLING_MS, Count.WRAP_UP_MS),
      List.of(Count.HANDLED),
      "average handling time: (handling + wrap-up) / handled"),
  OCCUPANCY(
      "Occupancy",
      Unit.SHARE,
      List.of(Count.BUSY_MS),
      List.of(Count.BUSY_MS, Count.IDLE_MS),
      "busy / (busy + idle); an agent with several conversations at once is busy once"),
  TRANSFERRED(
      "Transferred",
      Unit.SHARE,
      List.of(Count.TRANSFERS_BLIND, Count.TRANSFERS_WARM),
      List.of(Count.HANDLED),
      "transfers by agents, blind and warm / handled"),
  FCR(
      "FCR",
      Unit.SHARE,
      List.of(Count.FIRST_CONTACTS_RESOLVED),
      List.of(Count.FIRST_CONTACTS),
      "first-contact resolution: first contacts resolved / first contacts of which was said whether"
          + " they are"),
  FIRST_ANSWER_BROKEN(
      "First answers late",
      Unit.SHARE,
      List.of(Count.FIRST_ANSWER_BROKEN),
      List.of(Count.FIRST_ANSWER_PROMISED),
      "promises of a first answer broken / made"),
  NEXT_RESPONSE_BROKEN(
      "Responses late",
      Unit.SHARE,
      List.of(Count.NEXT_RESPONSE_BROKEN),
      List.of(Count.NEXT_RESPONSE_PROMISED),
      "promises of the next response broken / made"),
  SHIFTS_TAKEN(
      "Shifts taken",
      Unit.SHARE,
      List.of(Count.SHIFTS_TAKEN),
      List.of(Count.SHIFTS_OFFERED),
      "offers of other channels taken / offered"),
  CONTEXT(
      "Told at hand-over",
      Unit.SHARE,
      List.of(Count.HANDOVERS_WITH_CONTEXT),
      List.of(Count.HANDOVERS_WITH_CONTEXT, Count.HANDOVERS_WITHOUT_CONTEXT),
      "hand-overs with context / all hand-overs; the others explain twice"),
  CSAT(
      "CSAT",
      Unit.POINTS,
      List.of(Count.CSAT_SUM),
      List.of(Count.CSAT_ANSWERS),
      "mean of the answers"),
  EFFORT(
      "Effort",
      Unit.POINTS,
      List.of(Count.EFFORT_SUM),
      List.of(Count.EFFORT_ANSWERS),
      "mean of the answers");

  /** What a figure is in. */
  public enum Unit {
    /** 0 to 1. */
    SHARE,
    /** Milliseconds. */
    MS,
    /** Points of a survey. */
    POINTS
  }

  private final String title;
  private final Unit unit;
  private final List<Count> over;
  private final List<Count> under;
  private final String meaning;

  Figure(String title, Unit unit, List<Count> over, List<Count> under, String meaning) {
    this.title = title;
    this.unit = unit;
    this.over = over;
    this.under = under;
    this.meaning = meaning;
  }

  /** As in JSON: {@code service-level}; of milliseconds {@code asa-ms}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + (unit == Unit.MS ? "-ms" : "");
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** What it is in. */
  public Unit unit() {
    return unit;
  }

  /** The formula, for people. */
  public String meaning() {
    return meaning;
  }

  /** Whether groups of this kind have it. */
  public boolean isOf(Grouping grouping) {
    return over.get(0).isOf(grouping) && under.get(0).isOf(grouping);
  }

  double of(Group group) {
    long divisor = sum(under, group);
    return divisor == 0 ? Double.NaN : (double) sum(over, group) / divisor;
  }

  private static long sum(List<Count> counts, Group group) {
    long sum = 0;
    for (Count count : counts) {
      sum += group.get(count);
    }
    return sum;
  }
}
