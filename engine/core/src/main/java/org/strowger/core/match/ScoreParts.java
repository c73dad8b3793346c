package org.strowger.core.match;

/**
 * What the strategies compare about an agent for an interaction (rules A), read by {@link
 * Scores#read}. Meant for explanation; the decision uses the same methods. Reused.
 */
public final class ScoreParts {
  /** Units in use (A2). */
  public int used;

  /** Units of the profile (A2). */
  public int total;

  /** Sum of the levels that count (A3). */
  public int levels;

  /** Queues of the plan that the agent's skills satisfy (A4). */
  public int queuesServed;

  /** Sign-on number (A5, A7, and last in the order of the line). */
  public int signOnNumber;

  /** Offers accepted since sign-on (A6). */
  public int handled;

  /** Place in the step's teams, from 1, 0 if in none of their orders (A7). */
  public int placeInTeams;

  /** Skill surplus, 0 to 1000 (A8). */
  public int surplus;

  /** Load, 0 to 1000: 1000 is idle (A8). */
  public int load;

  /** Specialism, 0 to 1000 (A8). */
  public int specialism;

  /** Whole seconds since the place in line (A8). */
  public long idleSeconds;

  /** Weighted sum (A8). */
  public long weighted;

  /** Time of the place in line, milliseconds since the epoch (A1). */
  public long placeTimeMs;

  /** Sequence of the command that caused the place in line (A1). */
  public long placeCause;
}
