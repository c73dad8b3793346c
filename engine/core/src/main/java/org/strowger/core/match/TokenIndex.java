package org.strowger.core.match;

import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;

/**
 * Agents at positions of some order, under the channels on which they can take one more (rules F1,
 * F5, F10, F11), their skills and their teams; if a plan asks for it, also under each skill with
 * its level. A search gives the positions of agents that may meet a requirement, in order; levels,
 * any-of, none-of and several teams are left to the filters. One thread.
 */
final class TokenIndex {
  private final Agents agents;
  private final Postings postings = new Postings();
  private final Posting[] ofToken = new Posting[Token.COUNT];

  /** By skill and level, null while not kept. */
  private Posting[] ofLevel;

  TokenIndex(Agents agents) {
    this.agents = agents;
  }

  /** The sets of positions. */
  Postings postings() {
    return postings;
  }

  /** Whether to keep skills by level too; before a {@link #reset}. */
  void keepLevels(boolean keep) {
    if (keep && ofLevel == null) {
      ofLevel = new Posting[(Limits.MAX_SKILLS + 1) * (Limits.MAX_LEVEL + 1)];
    }
    levels = keep;
  }

  private boolean levels;

  /** Whether skills are kept by level. */
  boolean hasLevels() {
    return levels;
  }

  /** Empties it and makes room. */
  void reset(int positionCount) {
    postings.reset(positionCount);
  }

  private Posting posting(Posting[] of, int at) {
    Posting posting = of[at];
    if (posting == null) {
      posting = postings.create();
      of[at] = posting;
    }
    return posting;
  }

  private static int levelAt(int skill, int level) {
    return skill * (Limits.MAX_LEVEL + 1) + level;
  }

  /** Puts an agent's skills and teams at a position. */
  void add(int agent, int position) {
    for (int i = 0; i < agents.skillCount(agent); i++) {
      int skill = agents.skill(agent, i);
      postings.set(posting(ofToken, Token.ofSkill(skill)), position);
      if (levels) {
        postings.set(posting(ofLevel, levelAt(skill, agents.levelAt(agent, i))), position);
      }
    }
    for (int i = 0; i < agents.teamCount(agent); i++) {
      postings.set(posting(ofToken, Token.ofTeam(agents.team(agent, i))), position);
    }
  }

  /** Takes an agent's skills and teams from a position where they are. */
  void remove(int agent, int position) {
    for (int i = 0; i < agents.skillCount(agent); i++) {
      int skill = agents.skill(agent, i);
      postings.clear(ofToken[Token.ofSkill(skill)], position);
      if (levels) {
        postings.clear(ofLevel[levelAt(skill, agents.levelAt(agent, i))], position);
      }
    }
    for (int i = 0; i < agents.teamCount(agent); i++) {
      postings.clear(ofToken[Token.ofTeam(agents.team(agent, i))], position);
    }
  }

  /** Sets tokens up to {@link Token#CLAIMED}, a bit each, at a position. */
  void addTokens(long tokens, int position) {
    for (long rest = tokens; rest != 0; rest &= rest - 1) {
      postings.set(posting(ofToken, Long.numberOfTrailingZeros(rest)), position);
    }
  }

  /** Takes tokens that are set from a position. */
  void removeTokens(long tokens, int position) {
    for (long rest = tokens; rest != 0; rest &= rest - 1) {
      postings.clear(ofToken[Long.numberOfTrailingZeros(rest)], position);
    }
  }

  /** Sets channels, a bit each, at a position. */
  void addChannels(int channels, int position) {
    addTokens(channels, position);
  }

  /** Takes channels that are set from a position. */
  void removeChannels(int channels, int position) {
    removeTokens(channels, position);
  }

  /** Begins a search for agents that may meet a requirement. */
  void search(Requirement requirement) {
    search(Token.ofChannel(requirement.channel()), requirement);
    andSkills(requirement);
  }

  /** Begins a search for agents that may meet a requirement but for its all-of skills. */
  void searchWithoutSkills(Requirement requirement) {
    search(Token.ofChannel(requirement.channel()), requirement);
  }

  /** Begins a search for agents that can be claimed and may meet a requirement. */
  void searchClaimable(Requirement requirement) {
    search(Token.ofClaim(requirement.channel()), requirement);
    andSkills(requirement);
  }

  /** Whether somebody in it is claimed. */
  boolean hasClaimed() {
    Posting claimed = ofToken[Token.CLAIMED];
    return claimed != null && !claimed.isEmpty();
  }

  /** Narrows the search to agents that nobody claims. */
  void withoutClaimed() {
    postings.without(ofToken[Token.CLAIMED]);
  }

  private void search(int token, Requirement requirement) {
    postings.search(ofToken[token]);
    if (requirement.teamCount() == 1) {
      postings.and(ofToken[Token.ofTeam(requirement.team(0))]);
    }
  }

  private void andSkills(Requirement requirement) {
    for (int i = 0; i < requirement.allCount(); i++) {
      postings.and(ofToken[Token.ofSkill(requirement.allSkill(i))]);
    }
  }

  /** Those with a skill at a level, or null. */
  Posting ofLevel(int skill, int level) {
    return ofLevel[levelAt(skill, level)];
  }

  /** The first position of the search in a range, its end exclusive, or -1. */
  int next(int from, int to) {
    return postings.next(from, to);
  }
}
