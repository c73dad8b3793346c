package org.strowger.replay.trace;

import java.util.List;
import org.strowger.api.plan.Plan;

/**
 * One presence of an agent at work. Immutable.
 *
 * @param agent external id
 * @param profile capacity profile of the plan, null: the plan's first
 * @param skills with levels
 * @param teams external ids
 * @param signOnMs milliseconds since the epoch
 * @param signOffMs when the agent takes nothing new and leaves once idle
 * @param breaks in order of time
 */
public record Shift(
    String agent,
    String profile,
    List<Plan.SkillLevel> skills,
    List<String> teams,
    long signOnMs,
    long signOffMs,
    List<Break> breaks) {
  public Shift {
    skills = List.copyOf(skills);
    teams = List.copyOf(teams);
    breaks = List.copyOf(breaks);
  }

  /**
   * A pause. It starts when work in hand has ended, and lasts its full length.
   *
   * @param startMs milliseconds since the epoch
   * @param lengthMs milliseconds
   */
  public record Break(long startMs, long lengthMs) {}
}
