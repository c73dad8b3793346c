package org.strowger.core.agent;

import org.strowger.codec.Limits;

/**
 * What an agent can have and a demand can ask for, in one range of numbers: channels it can take,
 * skills, teams. 0 is none.
 */
public final class Token {
  /** One above the highest token. */
  public static final int COUNT = 1 + Limits.MAX_CHANNELS + Limits.MAX_SKILLS + Limits.MAX_TEAMS;

  private Token() {}

  public static int ofChannel(int channel) {
    return channel;
  }

  public static int ofSkill(int skill) {
    return Limits.MAX_CHANNELS + skill;
  }

  public static int ofTeam(int team) {
    return Limits.MAX_CHANNELS + Limits.MAX_SKILLS + team;
  }

  /** One of 64 bits for a token. */
  public static long maskOf(int token) {
    return 1L << token;
  }
}
