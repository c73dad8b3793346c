package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import org.strowger.replay.report.ReportPage;
import org.strowger.replay.text.Text;

/** A comparison as one HTML page. Stateless; any thread. */
final class WhatIfPage {
  private WhatIfPage() {}

  /**
   * The page.
   *
   * @param name of the record
   * @param what is compared, the verdict and what it is of, a sentence each
   * @param assumed by the model, a sentence each
   * @param runs that were played
   */
  static String of(
      String name, List<String> what, List<String> assumed, WhatIf.Result result, int runs) {
    List<ReportPage.Table> tables = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      tables.add(
          new ReportPage.Table(
              WhatIfText.title(measure, result),
              WhatIfText.HEADS,
              WhatIfText.rows(result.compared(), measure)));
    }
    List<String> columns = new ArrayList<>();
    WhatIfText.COLUMNS.lines().map(line -> line.replaceFirst(" {2,}", ": ")).forEach(columns::add);
    columns.add(
        "Below the comparison are the record, the first of %s under the recorded plan, and the first under the other, each as a report; there each contact is one wait, in the queue to which it was sent."
            .formatted(Text.count(runs, "run")));
    return ReportPage.of(
        "What if: " + name,
        List.of(
            new ReportPage.Section("Verdict", what, List.of()),
            new ReportPage.Section("Compared", columns, tables),
            new ReportPage.Section("Assumed", assumed, List.of())),
        List.of(
            new ReportPage.Column("record", result.record()),
            new ReportPage.Column("calibration", result.calibration()),
            new ReportPage.Column("what-if", result.whatIf())));
  }
}
