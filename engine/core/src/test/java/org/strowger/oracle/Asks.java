package org.strowger.oracle;

import java.util.List;

/** What an interaction asks of an agent by itself, beside the step of its queue. */
public record Asks(
    List<SkillLevel> allOf,
    List<SkillLevel> anyOf,
    List<Integer> noneOf,
    List<Integer> excluded,
    List<Integer> preferred,
    int named) {
  /** Asks for nothing. */
  public static final Asks NOTHING =
      new Asks(List.of(), List.of(), List.of(), List.of(), List.of(), 0);

  /** Without preferred skills and named agent. */
  public Asks(
      List<SkillLevel> allOf,
      List<SkillLevel> anyOf,
      List<Integer> noneOf,
      List<Integer> excluded) {
    this(allOf, anyOf, noneOf, excluded, List.of(), 0);
  }
}
