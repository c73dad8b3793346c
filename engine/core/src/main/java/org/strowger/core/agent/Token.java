package org.strowger.core.agent;

import org.strowger.codec.Limits;

/**
 * What an agent can have and a demand can ask for, in one range of numbers: channels it can take,
 * skills, teams; and that another claims it. 0 is none.
 */
public final class Token {
  /** An agent that an interaction claims. */
  public static final int CLAIMED = 1 + 2 * Limits.MAX_CHANNELS;

  /** One above the highest token. */
  public static final int COUNT = 1 + CLAIMED + Limits.MAX_SKILLS + Limits.MAX_TEAMS;

  private Token() {}

  public static int ofChannel(int channel) {
    return channel;
  }

  /** An agent that can be claimed on a channel. */
  public static int ofClaim(int channel) {
    return Limits.MAX_CHANNELS + channel;
  }

  public static int ofSkill(int skill) {
    return CLAIMED + skill;
  }

  public static int ofTeam(int team) {
    return CLAIMED + Limits.MAX_SKILLS + team;
  }

  /** One of 64 bits for a token. */
  public static long maskOf(int token) {
    return 1L << token;
  }
}
