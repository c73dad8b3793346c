package org.strowger.core.match;

import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.interaction.Interactions;

/**
 * A look through the waiting index for one agent: what it has, what it can take, and the first in
 * order found so far. Used again for each look. One thread.
 */
final class Search {
  private final Agents agents;
  private final Interactions interactions;
  private final Filters filters;
  private final Tree tree;

  int agent;
  int channels;

  /** Union of the masks of its tokens. */
  long mask;

  /** Its skills and teams, ascending, with the level from 0; of a team 0. */
  final int[] tokens = new int[Limits.MAX_SKILLS_PER_AGENT + Limits.MAX_TEAMS_PER_AGENT];

  final int[] levels = new int[tokens.length];
  int count;

  /** The first found, 0 if none; and its order, or the bound. */
  int best;

  private long key;
  private long due;
  private long ticket;
  private long sequence;

  Search(Agents agents, Interactions interactions, Filters filters, Tree tree) {
    this.agents = agents;
    this.interactions = interactions;
    this.filters = filters;
    this.tree = tree;
  }

  void begin(int who, int onChannels) {
    agent = who;
    channels = onChannels;
    mask = agents.mask(who);
    count = 0;
    for (int i = 0; i < agents.skillCount(who); i++) {
      tokens[count] = Token.ofSkill(agents.skill(who, i));
      levels[count++] = agents.levelAt(who, i) - Limits.MIN_LEVEL;
    }
    for (int i = 0; i < agents.teamCount(who); i++) {
      tokens[count] = Token.ofTeam(agents.team(who, i));
      levels[count++] = 0;
    }
    best = 0;
    key = Long.MAX_VALUE;
  }

  /** Only this interaction and those before it are to be found. */
  void upTo(int interaction) {
    bound(interaction);
    sequence++;
  }

  private void bound(int interaction) {
    key = Order.key(interactions, interaction);
    due = interactions.due(interaction);
    ticket = interactions.ticket(interaction);
    sequence = interactions.sequence(interaction);
  }

  boolean takes(int channel) {
    return (channels >> channel & 1) != 0;
  }

  /** Whether a group's head is before the best found so far. */
  boolean isOpenTo(Group group) {
    return group.headIsBefore(key, due, ticket, sequence);
  }

  private boolean isOpenTo(int interaction) {
    long itsKey = Order.key(interactions, interaction);
    if (itsKey != key) {
      return itsKey < key;
    }
    if (interactions.due(interaction) != due) {
      return interactions.due(interaction) < due;
    }
    if (interactions.ticket(interaction) != ticket) {
      return interactions.ticket(interaction) < ticket;
    }
    return interactions.sequence(interaction) < sequence;
  }

  /** Rules F3 and F4. */
  boolean meets(Group group) {
    return group.exact || filters.meets(agent, group.requirement);
  }

  /** Level from 0 in a token, -1 if the agent does not have it. */
  int level(int token) {
    for (int i = 0; i < count; i++) {
      if (tokens[i] >= token) {
        return tokens[i] == token ? levels[i] : -1;
      }
    }
    return -1;
  }

  /**
   * Finds the first of a group that is not kept apart from the agent, which meets what the group
   * asks for.
   *
   * @return whether it is the group's head
   */
  boolean lookIn(Group group) {
    for (int at = group.first; at != 0; at = tree.next(at)) {
      if (at != group.first && !isOpenTo(at)) {
        return false;
      }
      if (filters.mayMeet(agent, at)) {
        best = at;
        bound(at);
        return at == group.first;
      }
    }
    return false;
  }

  /** Finds the first of a group for this agent only. */
  void lookInOwn(Group group) {
    for (int at = group.first; at != 0 && isOpenTo(at); at = tree.next(at)) {
      if (filters.mayMeet(agent, at) && filters.meets(agent, at)) {
        best = at;
        bound(at);
        return;
      }
    }
  }
}
