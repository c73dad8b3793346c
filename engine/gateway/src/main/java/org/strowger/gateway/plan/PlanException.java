package org.strowger.gateway.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A plan that cannot be used, with everything that is wrong with it. */
public final class PlanException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<PlanProblem> problems;

  PlanException(List<PlanProblem> problems) {
    super(problems.stream().map(PlanProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one, in the order of the text. */
  public List<PlanProblem> problems() {
    return problems;
  }
}
