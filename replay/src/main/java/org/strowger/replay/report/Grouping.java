package org.strowger.replay.report;

/** How a report is divided. */
public enum Grouping {
  TOTAL("Totals"),
  QUEUE("Queues"),
  CHANNEL("Channels"),
  AGENT("Agents"),
  INTERVAL("Intervals"),
  /** Other parts, as contacts of one priority; only where whoever counts names them. */
  SEGMENT("Segments");

  private final String title;

  Grouping(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }
}
