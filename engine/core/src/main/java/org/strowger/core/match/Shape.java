package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.interaction.Interactions;

/**
 * What several requirements have in common: the channel, the set of all-of skills whatever their
 * levels, and the team if there is just one. Its groups are kept in order of their heads, so that
 * the first group an agent can meet is the best of the shape. One thread.
 */
final class Shape {
  final int channel;

  /** Skills and team, as tokens. */
  final int[] tokens;

  final long mask;
  Shape nextInBucket;

  /** Index in the list of the first token while not empty, -1 otherwise. */
  int listed = -1;

  private Group[] groups = new Group[4];
  private int count;

  Shape(int channel, int[] tokens) {
    this.channel = channel;
    this.tokens = tokens;
    long union = 0;
    for (int token : tokens) {
      union |= Token.maskOf(token);
    }
    mask = union;
  }

  /** The token under which it is listed, 0 if it has none. */
  int firstToken() {
    return tokens.length == 0 ? 0 : tokens[0];
  }

  int count() {
    return count;
  }

  Group group(int i) {
    return groups[i];
  }

  /** Whether the agent has every token but the first, under which the shape was found. */
  boolean isIn(Agents agents, int agent) {
    for (int i = 1; i < tokens.length; i++) {
      int token = tokens[i];
      if (token < Token.ofTeam(1)
          ? agents.level(agent, token - Token.ofSkill(0)) == 0
          : !agents.inTeam(agent, token - Token.ofTeam(0))) {
        return false;
      }
    }
    return true;
  }

  /** Adds a group whose head is set. */
  void add(Group group) {
    if (count == groups.length) {
      groups = Arrays.copyOf(groups, 2 * count);
    }
    group.at = count;
    groups[count++] = group;
    moveUp(group);
  }

  /** Takes a group out. */
  void remove(Group group) {
    count--;
    for (int i = group.at; i < count; i++) {
      groups[i] = groups[i + 1];
      groups[i].at = i;
    }
    groups[count] = null;
  }

  /** Puts a group in its place after its head has changed. */
  void reorder(Group group) {
    moveUp(group);
    moveDown(group);
  }

  private void moveUp(Group group) {
    int at = group.at;
    while (at > 0 && group.headIsBefore(groups[at - 1])) {
      groups[at] = groups[at - 1];
      groups[at].at = at;
      at--;
    }
    groups[at] = group;
    group.at = at;
  }

  private void moveDown(Group group) {
    int at = group.at;
    while (at < count - 1 && groups[at + 1].headIsBefore(group)) {
      groups[at] = groups[at + 1];
      groups[at].at = at;
      at++;
    }
    groups[at] = group;
    group.at = at;
  }

  /** Takes over the order of a group's first interaction. */
  static void readHead(Group group, Interactions interactions) {
    int head = group.first;
    group.headRank = Waiting.rank(interactions, head);
    group.headDue = interactions.due(head);
    group.headTicket = interactions.ticket(head);
    group.headSequence = interactions.sequence(head);
  }
}
