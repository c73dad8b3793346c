package org.strowger.replay.report;

import java.util.Locale;

/** A figure made of counts: one or two over one or two others. */
public enum Figure {
  SERVICE_LEVEL(
      "Service level",
      Unit.SHARE,
      Count.ANSWERED_IN_TARGET,
      null,
      Count.OFFERED_WITH_TARGET,
      null,
      "answered within the target / offered; the abandoned, and who left otherwise or still waits,"
          + " count as not answered"),
  ASA(
      "ASA",
      Unit.MS,
      Count.ANSWER_WAIT_MS,
      null,
      Count.ANSWERED,
      null,
      "average speed of answer: waits of the answered / answered"),
  ABANDONMENT(
      "Abandoned",
      Unit.SHARE,
      Count.ABANDONED,
      null,
      Count.OFFERED,
      null,
      "abandoned / offered, short ones included"),
  AHT(
      "AHT",
      Unit.MS,
      Count.HANDLING_MS,
      Count.WRAP_UP_MS,
      Count.HANDLED,
      null,
      "average handling time: (handling + wrap-up) / handled"),
  OCCUPANCY(
      "Occupancy",
      Unit.SHARE,
      Count.BUSY_MS,
      null,
      Count.BUSY_MS,
      Count.IDLE_MS,
      "busy / (busy + idle); an agent with several conversations at once is busy once"),
  TRANSFERRED(
      "Transferred",
      Unit.SHARE,
      Count.TRANSFERS_BLIND,
      Count.TRANSFERS_WARM,
      Count.HANDLED,
      null,
      "transfers by agents, blind and warm / handled"),
  FCR(
      "FCR",
      Unit.SHARE,
      Count.FIRST_CONTACTS_RESOLVED,
      null,
      Count.FIRST_CONTACTS,
      null,
      "first-contact resolution: first contacts resolved / first contacts of which was said whether"
          + " they are"),
  FIRST_ANSWERS_LATE(
      "First answers late",
      Unit.SHARE,
      Count.FIRST_ANSWER_BROKEN,
      null,
      Count.FIRST_ANSWER_PROMISED,
      null,
      "promises of a first answer broken / made"),
  NEXT_RESPONSES_LATE(
      "Responses late",
      Unit.SHARE,
      Count.NEXT_RESPONSE_BROKEN,
      null,
      Count.NEXT_RESPONSE_PROMISED,
      null,
      "promises of the next response broken / made"),
  SHIFT_TAKE_UP(
      "Shifts taken",
      Unit.SHARE,
      Count.SHIFTS_TAKEN,
      null,
      Count.SHIFTS_OFFERED,
      null,
      "offers of other channels taken / offered"),
  TOLD_AT_HANDOVER(
      "Told at hand-over",
      Unit.SHARE,
      Count.HANDOVERS_WITH_CONTEXT,
      null,
      Count.HANDOVERS_WITH_CONTEXT,
      Count.HANDOVERS_WITHOUT_CONTEXT,
      "hand-overs with context / all hand-overs; the others explain twice"),
  CSAT("CSAT", Unit.POINTS, Count.CSAT_SUM, null, Count.CSAT_ANSWERS, null, "mean of the answers"),
  EFFORT(
      "Effort",
      Unit.POINTS,
      Count.EFFORT_SUM,
      null,
      Count.EFFORT_ANSWERS,
      null,
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
  private final Count over;
  private final Count alsoOver;
  private final Count under;
  private final Count alsoUnder;
  private final String meaning;

  Figure(
      String title,
      Unit unit,
      Count over,
      Count alsoOver,
      Count under,
      Count alsoUnder,
      String meaning) {
    this.title = title;
    this.unit = unit;
    this.over = over;
    this.alsoOver = alsoOver;
    this.under = under;
    this.alsoUnder = alsoUnder;
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
    return over.isOf(grouping) && under.isOf(grouping);
  }

  double of(Group group) {
    long divisor = sum(under, alsoUnder, group);
    return divisor == 0 ? Double.NaN : (double) sum(over, alsoOver, group) / divisor;
  }

  /** The second may be null. */
  private static long sum(Count one, Count other, Group group) {
    return group.get(one) + (other == null ? 0 : group.get(other));
  }
}
