package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.strowger.replay.text.Text;
import org.strowger.replay.whatif.Compared.Group;

/** What the other plan changes, in sentences. Stateless; any thread. */
final class WhatIfAnswer {
  private static final int MOST_GROUPS = 3;

  private WhatIfAnswer() {}

  /** The service level in all, what else changes, and the groups that change most. */
  static List<String> sentences(List<Compared> compared, int runs) {
    List<String> told = new ArrayList<>();
    Compared level =
        compared.stream().filter(one -> isLevel(one) && isAll(one)).findFirst().orElseThrow();
    told.add(level(level, runs));
    if (runs < Compared.FEWEST_RUNS) {
      told.add(ofNoUse(runs));
      return told;
    }
    List<String> others =
        compared.stream()
            .filter(one -> isAll(one) && !isLevel(one) && one.beyond())
            .map(one -> Text.hyphens(one.measure().name()) + " " + WhatIfText.change(one))
            .toList();
    if (!others.isEmpty()) {
      told.add(
          (level.beyond() ? "Also beyond" : "Beyond")
              + " their intervals, in all: "
              + String.join("; ", others)
              + ".");
    }
    told.add(groups(compared));
    return told;
  }

  /** Told where intervals are, too. */
  static String ofNoUse(int runs) {
    return "With %s intervals are of no use, and no change is marked as beyond its own: give --runs %d or more."
        .formatted(Text.count(runs, "run"), Compared.FEWEST_RUNS);
  }

  private static boolean isAll(Compared one) {
    return one.group().kind() == Group.Kind.ALL;
  }

  private static boolean isLevel(Compared one) {
    return one.measure() == Measure.IN_TARGET;
  }

  private static String level(Compared level, int runs) {
    String change = WhatIfText.difference(level.measure(), level.change(), true);
    String interval =
        " (+- " + WhatIfText.difference(level.measure(), level.changeHalfWidth(), false) + ")";
    return "Service level, answered within the target of all that came: %s under the recorded plan, %s under the other: %s."
        .formatted(
            WhatIfText.value(level.measure(), level.calibrationMean()),
            WhatIfText.value(level.measure(), level.whatIfMean()),
            runs < Compared.FEWEST_RUNS
                ? change
                : change
                    + interval
                    + (level.beyond()
                        ? ", beyond its 95 % interval"
                        : ", not beyond its 95 % interval"));
  }

  /** By queue and by priority; both together are in the tables. */
  private static String groups(List<Compared> compared) {
    List<Compared> changed =
        compared.stream()
            .filter(one -> isLevel(one) && one.judged() && one.beyond())
            .filter(
                one ->
                    one.group().kind() == Group.Kind.QUEUE
                        || one.group().kind() == Group.Kind.PRIORITY)
            .sorted(Comparator.comparingDouble((Compared one) -> -Math.abs(one.change())))
            .toList();
    if (changed.isEmpty()) {
      return "No queue or priority with %d contacts or more changes its service level beyond its interval."
          .formatted(Compared.JUDGED_CONTACTS);
    }
    List<String> told =
        changed.stream()
            .limit(MOST_GROUPS)
            .map(one -> WhatIfText.name(one) + " " + WhatIfText.change(one))
            .toList();
    int more = changed.size() - told.size();
    return "Greatest changes of the service level beyond their intervals, of groups with %d contacts or more: %s%s."
        .formatted(
            Compared.JUDGED_CONTACTS,
            String.join("; ", told),
            more == 0 ? "" : "; and " + Text.count(more) + " more");
  }
}
