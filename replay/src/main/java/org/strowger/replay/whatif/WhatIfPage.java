package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import org.strowger.replay.report.ReportPage;
import org.strowger.replay.text.Text;

/** A comparison as one HTML page. Stateless; any thread. */
final class WhatIfPage {
  private static final String SIGN = " *";

  private WhatIfPage() {}

  /**
   * The page.
   *
   * @param name of the record
   * @param what changes, the verdict and what it is of, a sentence each
   * @param assumed by the model, a sentence each
   * @param runs that were played
   */
  static String of(
      String name, List<String> what, List<String> assumed, WhatIf.Result result, int runs) {
    List<String> columns = new ArrayList<>();
    WhatIfText.COLUMNS.lines().map(line -> line.replaceFirst(" {2,}", ": ")).forEach(columns::add);
    columns.add(
        "Below the comparison are the record, the first of %s under the recorded plan, and the first under the other, each as a report; there each contact is one wait, in the queue to which it was sent."
            .formatted(Text.count(runs, "run")));
    return ReportPage.of(
        "What if: " + name,
        List.of(
            new ReportPage.Section("Answer", what, List.of()),
            new ReportPage.Section("Compared", columns, tables(result, runs)),
            new ReportPage.Section("Assumed", assumed, List.of())),
        List.of(
            new ReportPage.Column("record", result.record()),
            new ReportPage.Column("calibration" + firstOf(runs), result.calibration()),
            new ReportPage.Column("what-if" + firstOf(runs), result.whatIf())));
  }

  /** The comparison above has means of all runs. */
  private static String firstOf(int runs) {
    return runs == 1 ? "" : ", run 1 of " + runs;
  }

  private static List<ReportPage.Table> tables(WhatIf.Result result, int runs) {
    List<ReportPage.Table> tables = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      List<Compared> compared =
          result.compared().stream().filter(one -> one.measure() == measure).toList();
      List<ReportPage.TableRow> others =
          compared.stream().filter(one -> !one.judged()).map(WhatIfPage::row).toList();
      tables.add(
          new ReportPage.Table(
              WhatIfText.title(measure, result),
              WhatIfText.HEADS,
              compared.stream().filter(Compared::judged).map(WhatIfPage::row).toList(),
              "%s with fewer than %d contacts"
                  .formatted(Text.count(others.size(), "other group"), Compared.JUDGED_CONTACTS),
              others,
              note(compared, runs)));
    }
    return tables;
  }

  private static ReportPage.TableRow row(Compared one) {
    return new ReportPage.TableRow(WhatIfText.row(one, one.beyond() ? SIGN : ""), one.beyond());
  }

  private static String note(List<Compared> compared, int runs) {
    if (runs < Compared.FEWEST_RUNS) {
      return WhatIfAnswer.ofNoUse(runs);
    }
    return compared.stream().anyMatch(Compared::beyond)
        ? "bold and"
            + SIGN
            + ": the change is beyond its 95 % interval. Of twenty rows in which nothing changes, one is so by chance."
        : "No change is beyond its 95 % interval.";
  }
}
