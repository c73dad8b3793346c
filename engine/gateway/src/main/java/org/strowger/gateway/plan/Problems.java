package org.strowger.gateway.plan;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects what is wrong with one plan, each thing once. */
final class Problems {
  private final String source;
  private final Set<PlanProblem> found = new LinkedHashSet<>();

  Problems(String source) {
    this.source = source;
  }

  void add(int line, int column, String key, String value, String message) {
    found.add(new PlanProblem(source, line, column, key, value, message));
  }

  void add(Part part, String key, String message) {
    add(part.line(), part.column(), key, part.shown(), message);
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new PlanException(
          found.stream()
              .sorted(
                  Comparator.comparingInt(PlanProblem::line).thenComparingInt(PlanProblem::column))
              .toList());
    }
  }
}
