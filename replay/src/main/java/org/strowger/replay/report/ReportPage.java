package org.strowger.replay.report;

import java.util.List;

/** A report as one HTML page. */
public final class ReportPage {
  /** One of the reports that a page shows. */
  public record Column(String label, ReportFigures figures) {}

  private ReportPage() {}

  /** The page. */
  public static String of(String title, List<Column> columns) {
    return title + columns.size();
  }
}
