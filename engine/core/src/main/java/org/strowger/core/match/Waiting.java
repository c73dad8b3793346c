package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;

/**
 * The waiting interactions that can be offered, indexed for two questions: which is the first in
 * order (rule O1) that this agent is eligible for, and which is the first that can claim it (rule
 * O4)? Interactions of one requirement, kind and class are a group, in order; the groups of a kind
 * are on a shelf. Those for one agent only (rule F7) are in groups of that agent, and on no shelf.
 * Derived from the state, so not in it. One thread.
 */
public final class Waiting {
  /** Not promoted. */
  private static final int NORMAL = 0;

  /** Promoted, and not served; before a command none of these can claim anybody. */
  private static final int PROMOTED = 1;

  /** Promoted, and claims an agent or has an open offer, so that it can claim no other. */
  private static final int SERVED = 2;

  private static final int KINDS = 3;

  private final Agents agents;
  private final Interactions interactions;
  private final Requirements requirements;
  private final Tree tree;
  private final Search search;
  private final Shelf[] shelves = new Shelf[KINDS];

  private Group[] groups = new Group[64];
  private int groupsEnd = 1;
  private int[] freeGroups = new int[64];
  private int freeGroupCount;

  /** First of the groups for one agent only. */
  private Group[] own = new Group[64];

  private final int[] sizes = new int[KINDS];

  public Waiting(
      Agents agents, Interactions interactions, Requirements requirements, Filters filters) {
    this.agents = agents;
    this.interactions = interactions;
    this.requirements = requirements;
    tree = new Tree(interactions);
    search = new Search(agents, interactions, filters, tree);
    for (int kind = 0; kind < KINDS; kind++) {
      shelves[kind] = new Shelf();
    }
  }

  /** Whether one interaction is before another in the one order over all queues (rule O1). */
  public static boolean isBefore(Interactions interactions, int a, int b) {
    return Order.isBefore(interactions, a, b);
  }

  /**
   * Takes an interaction in. It must be taken out before its order, requirement, only agent or
   * claim changes, or whether it has an open offer.
   */
  public void add(int interaction) {
    Group group = groupFor(interaction);
    boolean empty = group.root == 0;
    tree.insert(group, interaction);
    interactions.group(interaction, group.slot);
    sizes[group.kind]++;
    if (group.first == interaction) {
      readHead(group);
      if (group.requirement == null) {
        return;
      }
      if (empty) {
        shelves[group.kind].add(group);
      } else {
        shelves[group.kind].reorder(group);
      }
    }
  }

  /** Takes an interaction out. */
  public void remove(int interaction) {
    Group group = groups[interactions.group(interaction)];
    boolean head = group.first == interaction;
    tree.remove(group, interaction);
    interactions.group(interaction, 0);
    sizes[group.kind]--;
    if (group.root == 0) {
      if (group.requirement != null) {
        shelves[group.kind].remove(group);
      }
      release(group);
    } else if (head) {
      readHead(group);
      if (group.requirement != null) {
        shelves[group.kind].reorder(group);
      }
    }
  }

  private void readHead(Group group) {
    int head = group.first;
    group.headKey = Order.key(interactions, head);
    group.headDue = interactions.due(head);
    group.headTicket = interactions.ticket(head);
    group.headSequence = interactions.sequence(head);
  }

  /** Whether an interaction is in the index. */
  public boolean contains(int interaction) {
    return interactions.group(interaction) != 0;
  }

  /** Whether an interaction is in the index, promoted, and neither claims nor has an open offer. */
  boolean isToClaim(int interaction) {
    return groups[interactions.group(interaction)] != null
        && groups[interactions.group(interaction)].kind == PROMOTED;
  }

  Requirement requirementOf(int interaction) {
    return requirements.get(interactions.requirement(interaction));
  }

  /**
   * Whether one in the index asks the same and is kept from nobody; so if nobody is eligible for
   * that one, nobody is for this one, as long as nobody is claimed.
   */
  boolean hasAlike(int interaction) {
    for (Group g = requirementOf(interaction).firstGroup; g != null; g = g.next) {
      if (interactions.pairs(g.first) == 0 && interactions.openOffers(g.first) == 0) {
        return true;
      }
    }
    return false;
  }

  /** The first interaction in order that the agent is eligible for, 0 if there is none. */
  public int firstFor(int agent) {
    int takes = agents.takes(agent);
    if (takes == 0 || sizes[NORMAL] + sizes[PROMOTED] + sizes[SERVED] == 0) {
      return 0;
    }
    search.begin(agent, takes);
    int claimer = agents.claimedBy(agent);
    if (claimer != 0) {
      search.upTo(claimer);
    }
    look(PROMOTED);
    look(SERVED);
    if (search.best == 0 && claimer == 0) {
      look(NORMAL);
    }
    return search.best;
  }

  /**
   * The first interaction in order that can claim the agent if only units or exclusivity keep the
   * agent from it, 0 if there is none.
   */
  int firstClaimFor(int agent) {
    int claimable = agents.claimable(agent);
    if (claimable == 0 || sizes[PROMOTED] == 0) {
      return 0;
    }
    search.begin(agent, claimable);
    look(PROMOTED);
    return search.best;
  }

  private void look(int kind) {
    if (sizes[kind] == 0) {
      return;
    }
    shelves[kind].look(search);
    if (search.agent < own.length) {
      for (Group g = own[search.agent]; g != null; g = g.next) {
        if (g.kind == kind && search.takes(g.channel)) {
          search.lookInOwn(g);
        }
      }
    }
  }

  // Groups

  private Group groupFor(int interaction) {
    int kind =
        interactions.promoted(interaction) == 0
            ? NORMAL
            : interactions.claim(interaction) == 0 && interactions.openOffers(interaction) == 0
                ? PROMOTED
                : SERVED;
    int agent = interactions.affine(interaction);
    if (agent != 0) {
      return ownGroup(agent, interactions.channel(interaction), kind);
    }
    Requirement requirement = requirementOf(interaction);
    int urgency = kind == NORMAL ? interactions.urgency(interaction) : 0;
    for (Group g = requirement.firstGroup; g != null; g = g.next) {
      if (g.kind == kind && g.urgency == urgency) {
        return g;
      }
    }
    Group group = claim(kind, requirement.channel());
    group.requirement = requirement;
    group.urgency = urgency;
    group.next = requirement.firstGroup;
    requirement.firstGroup = group;
    return group;
  }

  private Group ownGroup(int agent, int channel, int kind) {
    if (agent >= own.length) {
      own = Arrays.copyOf(own, Math.max(agent + 1, 2 * own.length));
    }
    for (Group g = own[agent]; g != null; g = g.next) {
      if (g.kind == kind && g.channel == channel) {
        return g;
      }
    }
    Group group = claim(kind, channel);
    group.agent = agent;
    group.next = own[agent];
    own[agent] = group;
    return group;
  }

  private Group claim(int kind, int channel) {
    Group group;
    if (freeGroupCount > 0) {
      group = groups[freeGroups[--freeGroupCount]];
    } else {
      if (groupsEnd == groups.length) {
        groups = Arrays.copyOf(groups, 2 * groupsEnd);
      }
      group = new Group();
      group.slot = groupsEnd;
      groups[groupsEnd++] = group;
    }
    group.kind = kind;
    group.channel = channel;
    return group;
  }

  private void release(Group group) {
    Group first = group.requirement != null ? group.requirement.firstGroup : own[group.agent];
    if (first == group) {
      if (group.requirement != null) {
        group.requirement.firstGroup = group.next;
      } else {
        own[group.agent] = group.next;
      }
    } else {
      Group before = first;
      while (before.next != group) {
        before = before.next;
      }
      before.next = group.next;
    }
    group.requirement = null;
    group.agent = 0;
    if (freeGroupCount == freeGroups.length) {
      freeGroups = Arrays.copyOf(freeGroups, 2 * freeGroupCount);
    }
    freeGroups[freeGroupCount++] = group.slot;
  }
}
