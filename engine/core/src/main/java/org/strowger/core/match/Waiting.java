package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.event.Mix;
import org.strowger.core.interaction.Interactions;

/**
 * The waiting interactions without an open offer, indexed for one question: which is the first in
 * order (rule O1) that this agent is eligible for? Interactions of one requirement and class are a
 * group, in order; groups whose requirements differ only in levels and the like are a shape, in
 * order of their heads; shapes that are not empty are listed under their first token. An agent
 * looks at the shapes listed under its own tokens, and in each as far as the first group it can
 * meet or the best found so far. Derived from the state, so not in it. One thread.
 */
public final class Waiting {
  /** Rank of class 0; promoted ones have their place among the promoted, which is below. */
  private static final long UNPROMOTED = 1L << 62;

  /** Beyond this many shapes, further ones share one without tokens a channel: slower, as exact. */
  private static final int MAX_SHAPES = 1 << 14;

  private static final int[] NO_TOKENS = new int[0];

  private final Agents agents;
  private final Interactions interactions;
  private final Requirements requirements;
  private final Filters filters;
  private final Tree tree;

  private Group[] groups = new Group[64];
  private int groupsEnd = 1;
  private int[] freeGroups = new int[64];
  private int freeGroupCount;

  private Shape[] buckets = new Shape[256];
  private int shapes;
  private final ShapeList[] listed = new ShapeList[Token.COUNT];
  private final int[] scratch = new int[64];
  private int size;

  private int best;
  private long bestRank;
  private long bestDue;
  private long bestTicket;
  private long bestSequence;

  public Waiting(
      Agents agents, Interactions interactions, Requirements requirements, Filters filters) {
    this.agents = agents;
    this.interactions = interactions;
    this.requirements = requirements;
    this.filters = filters;
    tree = new Tree(interactions);
  }

  static long rank(Interactions interactions, int interaction) {
    long promoted = interactions.promoted(interaction);
    return promoted != 0 ? promoted : UNPROMOTED + interactions.urgency(interaction);
  }

  /** Whether one interaction is before another in the one order over all queues (rule O1). */
  public static boolean isBefore(Interactions interactions, int a, int b) {
    long rankA = rank(interactions, a);
    long rankB = rank(interactions, b);
    if (rankA != rankB) {
      return rankA < rankB;
    }
    if (interactions.due(a) != interactions.due(b)) {
      return interactions.due(a) < interactions.due(b);
    }
    if (interactions.ticket(a) != interactions.ticket(b)) {
      return interactions.ticket(a) < interactions.ticket(b);
    }
    return interactions.sequence(a) < interactions.sequence(b);
  }

  /** Takes an interaction in. */
  public void add(int interaction) {
    Requirement requirement = requirementOf(interaction);
    Group group =
        groupFor(
            requirement,
            interactions.promoted(interaction) != 0,
            interactions.urgency(interaction));
    boolean empty = group.root == 0;
    tree.insert(group, interaction);
    interactions.group(interaction, group.slot);
    size++;
    if (empty) {
      Shape.readHead(group, interactions);
      requirement.shape.add(group);
      list(requirement.shape);
    } else if (group.first == interaction) {
      Shape.readHead(group, interactions);
      requirement.shape.reorder(group);
    }
  }

  /** Takes an interaction out. */
  public void remove(int interaction) {
    Group group = groups[interactions.group(interaction)];
    Shape shape = group.requirement.shape;
    boolean head = group.first == interaction;
    tree.remove(group, interaction);
    interactions.group(interaction, 0);
    size--;
    if (group.root == 0) {
      shape.remove(group);
      unlist(shape);
      release(group);
    } else if (head) {
      Shape.readHead(group, interactions);
      shape.reorder(group);
    }
  }

  /** Whether an interaction is in the index. */
  public boolean contains(int interaction) {
    return interactions.group(interaction) != 0;
  }

  Requirement requirementOf(int interaction) {
    return requirements.get(interactions.requirement(interaction));
  }

  /** The first interaction in order that the agent is eligible for, 0 if there is none. */
  public int firstFor(int agent) {
    best = 0;
    int takes = agents.takes(agent);
    if (takes == 0 || size == 0) {
      return 0;
    }
    long mask = agents.mask(agent);
    look(0, agent, takes, mask);
    for (int i = 0; i < agents.skillCount(agent); i++) {
      look(Token.ofSkill(agents.skill(agent, i)), agent, takes, mask);
    }
    for (int i = 0; i < agents.teamCount(agent); i++) {
      look(Token.ofTeam(agents.team(agent, i)), agent, takes, mask);
    }
    return best;
  }

  private void look(int token, int agent, int takes, long mask) {
    ShapeList list = listed[token];
    if (list == null) {
      return;
    }
    for (int i = list.next(0, mask); i >= 0; i = list.next(i + 1, mask)) {
      Shape shape = list.shape(i);
      if ((takes >> shape.channel & 1) != 0
          && isBetter(shape.group(0))
          && shape.isIn(agents, agent)) {
        lookIn(shape, agent);
      }
    }
  }

  private boolean isBetter(Group group) {
    return best == 0 || group.headIsBefore(bestRank, bestDue, bestTicket, bestSequence);
  }

  private void lookIn(Shape shape, int agent) {
    for (int i = 0; i < shape.count(); i++) {
      Group group = shape.group(i);
      if (!isBetter(group)) {
        return;
      }
      if (filters.meets(agent, group.requirement)) {
        lookIn(group, agent);
      }
    }
  }

  private void lookIn(Group group, int agent) {
    for (int at = group.first; at != 0; at = tree.next(at)) {
      if (best != 0 && !isBefore(interactions, at, best)) {
        return;
      }
      if (filters.mayMeet(agent, at)) {
        best = at;
        bestRank = rank(interactions, at);
        bestDue = interactions.due(at);
        bestTicket = interactions.ticket(at);
        bestSequence = interactions.sequence(at);
        return;
      }
    }
  }

  // Groups

  private Group groupFor(Requirement requirement, boolean promoted, int urgency) {
    for (Group g = requirement.firstGroup; g != null; g = g.nextOfRequirement) {
      if (g.promoted == promoted && (promoted || g.urgency == urgency)) {
        return g;
      }
    }
    if (requirement.shape == null) {
      requirement.shape = shapeFor(requirement);
    }
    Group group = claim();
    group.requirement = requirement;
    group.promoted = promoted;
    group.urgency = urgency;
    group.nextOfRequirement = requirement.firstGroup;
    requirement.firstGroup = group;
    return group;
  }

  private Group claim() {
    if (freeGroupCount > 0) {
      return groups[freeGroups[--freeGroupCount]];
    }
    if (groupsEnd == groups.length) {
      groups = Arrays.copyOf(groups, 2 * groupsEnd);
    }
    Group group = new Group();
    group.slot = groupsEnd;
    groups[groupsEnd++] = group;
    return group;
  }

  private void release(Group group) {
    Requirement requirement = group.requirement;
    if (requirement.firstGroup == group) {
      requirement.firstGroup = group.nextOfRequirement;
    } else {
      Group before = requirement.firstGroup;
      while (before.nextOfRequirement != group) {
        before = before.nextOfRequirement;
      }
      before.nextOfRequirement = group.nextOfRequirement;
    }
    if (freeGroupCount == freeGroups.length) {
      freeGroups = Arrays.copyOf(freeGroups, 2 * freeGroupCount);
    }
    freeGroups[freeGroupCount++] = group.slot;
  }

  // Shapes

  private Shape shapeFor(Requirement requirement) {
    int count = 0;
    for (int i = 0; i < requirement.allCount(); i++) {
      scratch[count++] = Token.ofSkill(requirement.allSkill(i));
    }
    if (requirement.teamCount() == 1) {
      scratch[count++] = Token.ofTeam(requirement.team(0));
    }
    Shape found = find(requirement.channel(), count);
    if (found != null) {
      return found;
    }
    if (shapes >= MAX_SHAPES) {
      found = find(requirement.channel(), 0);
      return found != null ? found : create(requirement.channel(), 0);
    }
    return create(requirement.channel(), count);
  }

  private int bucket(int channel, int count) {
    long h = Mix.mix(channel);
    for (int i = 0; i < count; i++) {
      h = Mix.fold(h, scratch[i]);
    }
    return (int) Mix.mix(h) & (buckets.length - 1);
  }

  private Shape find(int channel, int count) {
    for (Shape s = buckets[bucket(channel, count)]; s != null; s = s.nextInBucket) {
      if (s.channel == channel && Arrays.equals(s.tokens, 0, s.tokens.length, scratch, 0, count)) {
        return s;
      }
    }
    return null;
  }

  private Shape create(int channel, int count) {
    if (shapes++ > buckets.length) {
      rehash();
    }
    Shape shape = new Shape(channel, count == 0 ? NO_TOKENS : Arrays.copyOf(scratch, count));
    int bucket = bucket(channel, count);
    shape.nextInBucket = buckets[bucket];
    buckets[bucket] = shape;
    return shape;
  }

  private void rehash() {
    Shape[] old = buckets;
    buckets = new Shape[4 * old.length];
    int[] saved = Arrays.copyOf(scratch, scratch.length);
    for (Shape head : old) {
      Shape shape = head;
      while (shape != null) {
        Shape after = shape.nextInBucket;
        System.arraycopy(shape.tokens, 0, scratch, 0, shape.tokens.length);
        int bucket = bucket(shape.channel, shape.tokens.length);
        shape.nextInBucket = buckets[bucket];
        buckets[bucket] = shape;
        shape = after;
      }
    }
    System.arraycopy(saved, 0, scratch, 0, saved.length);
  }

  private void list(Shape shape) {
    if (shape.listed < 0) {
      int token = shape.firstToken();
      if (listed[token] == null) {
        listed[token] = new ShapeList();
      }
      listed[token].add(shape);
    }
  }

  private void unlist(Shape shape) {
    if (shape.count() == 0) {
      listed[shape.firstToken()].remove(shape);
    }
  }
}
