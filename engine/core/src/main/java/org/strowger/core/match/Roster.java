package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.agent.Agents;
import org.strowger.core.plan.ActivePlan;

/**
 * The agents in orders that stay as they work: the members of each team in the plan's order (rule
 * A7), team behind team, and behind all teams everybody in sign-on order (rule A5). An agent has a
 * place in sign-on order, and one in each of its teams that names it. Kept only while the plan has
 * round-robin or linear. Places in sign-on order only grow; when they run out, those signed on are
 * moved down close together. Derived from the state, so not in it. One thread.
 */
final class Roster {
  private static final int LEAST_PLACES = 512;

  /** So many who do not fit, one after another, are worth to be known. */
  private static final int WORTH_KNOWING = 8;

  /** So many places passed in one search are worth to be known. */
  private static final int FAR = 4_096;

  private final Agents agents;
  private final Filters filters;
  private final TokenIndex index;
  private final Misfits misfits;
  private final Fits fits;
  private boolean kept;

  /** The search: what is asked, and those known not to fit, or null. */
  private Requirement sought;

  private Posting known;

  /** Its slot among those who fit. */
  private int slot;

  /** First place of a team, by number; 0 members if the end is the same. */
  private final int[] teamStart = new int[Limits.MAX_TEAMS + 2];

  private int teamsEnd;

  /** Where the places of an agent in teams begin among all, by number. */
  private int[] firstPlace = new int[1];

  private int[] places = new int[0];

  /** The agent at a place, 0 if none. */
  private int[] agentAt = new int[0];

  /** Sign-on number of a place in sign-on order, ascending, kept when the agent has left. */
  private int[] numberAt = new int[0];

  /** Place in sign-on order, plus 1; below 0 while the agent is taken out; 0 if it has none. */
  private int[] placeOf = new int[0];

  /** Agents with their sign-on numbers in front, while they are put in order. */
  private long[] inOrder = new long[0];

  private int signedOnStart;
  private int top;

  Roster(Agents agents, Filters filters) {
    this.agents = agents;
    this.filters = filters;
    index = new TokenIndex(agents);
    misfits = new Misfits(index.postings());
    fits = new Fits(agents, filters);
  }

  /** Takes over the orders of a plan, and everybody signed on. */
  void plan(ActivePlan plan) {
    boolean linear = plan.hasStrategy(Strategy.LINEAR);
    kept = linear || plan.hasStrategy(Strategy.ROUND_ROBIN);
    teamsEnd = 0;
    for (int team = 1; team <= Limits.MAX_TEAMS; team++) {
      teamStart[team] = teamsEnd;
      teamsEnd += linear && plan.hasTeam(team) ? plan.members(team).length : 0;
    }
    teamStart[Limits.MAX_TEAMS + 1] = teamsEnd;
    readMembers(plan);
    rebuild();
  }

  /** Sorts the places in teams by agent; those who can never sign on have none. */
  private void readMembers(ActivePlan plan) {
    int[] memberAt = new int[teamsEnd];
    int highest = 0;
    for (int team = 1; team <= Limits.MAX_TEAMS; team++) {
      for (int at = teamStart[team]; at < teamStart[team + 1]; at++) {
        int agent = plan.members(team)[at - teamStart[team]];
        memberAt[at] = agents.inRange(agent) ? agent : 0;
        highest = Math.max(highest, memberAt[at]);
      }
    }
    firstPlace = new int[highest + 2];
    for (int agent : memberAt) {
      firstPlace[agent]++;
    }
    int sum = 0;
    for (int agent = 0; agent < firstPlace.length; agent++) {
      sum += firstPlace[agent];
      firstPlace[agent] = sum;
    }
    places = new int[teamsEnd];
    for (int at = teamsEnd - 1; at >= 0; at--) {
      places[--firstPlace[memberAt[at]]] = at;
    }
  }

  /**
   * Puts in everybody signed on, in order of sign-on, with room for as many again. Room once made
   * is kept: those who sign on and off all day run out of places again and again.
   */
  void rebuild() {
    if (!kept) {
      agentAt = new int[0];
      numberAt = new int[0];
      placeOf = new int[0];
      inOrder = new long[0];
      index.reset(0);
      fits.reset(0);
      return;
    }
    int size = Math.max(LEAST_PLACES, numberAt.length);
    while (size < 2 * agents.signedOn()) {
      size *= 2;
    }
    signedOnStart = (teamsEnd + LEAST_PLACES - 1) / LEAST_PLACES * LEAST_PLACES;
    top = 0;
    agentAt = cleared(agentAt, signedOnStart + size);
    numberAt = cleared(numberAt, size);
    placeOf = cleared(placeOf, agents.end());
    if (inOrder.length < size) {
      inOrder = new long[size];
    }
    index.reset(signedOnStart + size);
    fits.reset(signedOnStart + size);
    int count = 0;
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        inOrder[count++] = (long) agents.signOnNumber(agent) << Integer.SIZE | agent;
      }
    }
    Arrays.sort(inOrder, 0, count);
    for (int i = 0; i < count; i++) {
      enter((int) inOrder[i]);
    }
  }

  private static int[] cleared(int[] array, int length) {
    if (array.length != length) {
      return new int[length];
    }
    Arrays.fill(array, 0);
    return array;
  }

  private void enter(int agent) {
    int place = signedOnStart + top;
    if (agent >= placeOf.length) {
      placeOf = Arrays.copyOf(placeOf, agents.end());
    }
    placeOf[agent] = place + 1;
    agentAt[place] = agent;
    numberAt[top++] = agents.signOnNumber(agent);
    add(agent);
  }

  private int placeOf(int agent) {
    return agent < placeOf.length ? placeOf[agent] : 0;
  }

  /**
   * Brings what an agent takes up to date, in its record before; it comes in if it has just signed
   * on, and comes back if it was taken out.
   */
  void refresh(int agent, int before, int takes) {
    if (!kept) {
      return;
    }
    int place = placeOf(agent);
    if (place == 0 && top == numberAt.length) {
      rebuild();
    } else if (place == 0) {
      enter(agent);
    } else if (place < 0) {
      placeOf[agent] = -place;
      add(agent);
    } else if (before != takes) {
      move(before & ~takes, takes & ~before, place - 1);
      fits.lost(agent, place - 1, before & ~takes);
      fits.gained(agent, place - 1, takes & ~before);
      for (int i = teamPlaces(agent); i < teamPlacesEnd(agent); i++) {
        if (agentAt[places[i]] != 0) {
          move(before & ~takes, takes & ~before, places[i]);
        }
      }
    }
  }

  private void move(int off, int on, int place) {
    index.removeChannels(off, place);
    index.addChannels(on, place);
  }

  private int teamPlaces(int agent) {
    return agent + 1 < firstPlace.length ? firstPlace[agent] : 0;
  }

  private int teamPlacesEnd(int agent) {
    return agent + 1 < firstPlace.length ? firstPlace[agent + 1] : 0;
  }

  private void add(int agent) {
    add(agent, placeOf[agent] - 1);
    fits.gained(agent, placeOf[agent] - 1, agents.takes(agent));
    for (int i = teamPlaces(agent); i < teamPlacesEnd(agent); i++) {
      if (agents.inTeam(agent, teamAt(places[i]))) {
        agentAt[places[i]] = agent;
        add(agent, places[i]);
      }
    }
  }

  private void add(int agent, int place) {
    index.add(agent, place);
    index.addChannels(agents.takes(agent), place);
  }

  private int teamAt(int place) {
    int at = Arrays.binarySearch(teamStart, 1, teamStart.length, place);
    int team = at >= 0 ? at : -at - 2;
    while (teamStart[team + 1] == place) {
      team++;
    }
    return team;
  }

  /** Takes an agent out, until its next {@link #refresh}, before its skills or teams change. */
  void remove(int agent) {
    if (!kept || placeOf(agent) <= 0) {
      return;
    }
    remove(agent, placeOf[agent] - 1);
    fits.lost(agent, placeOf[agent] - 1, agents.takes(agent));
    for (int i = teamPlaces(agent); i < teamPlacesEnd(agent); i++) {
      if (agentAt[places[i]] != 0) {
        remove(agent, places[i]);
        agentAt[places[i]] = 0;
      }
    }
    placeOf[agent] = -placeOf[agent];
  }

  private void remove(int agent, int place) {
    index.remove(agent, place);
    index.removeChannels(agents.takes(agent), place);
    misfits.forget(place);
  }

  /** An agent signs off, after {@link #remove}. */
  void leave(int agent) {
    if (kept && placeOf(agent) != 0) {
      agentAt[-placeOf[agent] - 1] = 0;
      placeOf[agent] = 0;
    }
  }

  // Search

  /** Begins a search for agents that pass filters F1, F3 to F5, F10 and F11 for a requirement. */
  void search(Requirement requirement) {
    index.search(requirement);
    sought = requirement;
    known = misfits.of(requirement);
    slot = fits.of(requirement);
    index.postings().without(known);
  }

  /** First place of a team. */
  int teamStart(int team) {
    return teamStart[team];
  }

  /** End, exclusive, of the places of a team. */
  int teamEnd(int team) {
    return teamStart[team + 1];
  }

  /** First place in sign-on order. */
  int start() {
    return signedOnStart;
  }

  /** End, exclusive, of the places in sign-on order. */
  int end() {
    return signedOnStart + top;
  }

  /** First place behind a sign-on number. */
  int behind(int signOnNumber) {
    int low = 0;
    int high = top;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numberAt[middle] <= signOnNumber) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return signedOnStart + low;
  }

  /** The first place of the search in a range, its end exclusive, or -1. */
  int next(int from, int end) {
    if (from < signedOnStart || from >= end) {
      return pass(from, end);
    }
    int start = from;
    if (slot != Fits.NONE && from < fits.end(slot)) {
      int at = fits.next(slot, from, Math.min(end, fits.end(slot)));
      if (at >= 0 || end <= fits.end(slot)) {
        return at;
      }
      start = fits.end(slot);
    }
    int at = pass(start, end);
    if (slot == Fits.NONE && (at < 0 ? end : at) - start > FAR) {
      slot = fits.begin(sought, signedOnStart);
    }
    if (slot != Fits.NONE && start == fits.end(slot)) {
      if (at >= 0) {
        fits.found(slot, at);
      } else {
        fits.foundNobody(slot, end);
      }
    }
    return at;
  }

  /** Passes all those who do not fit. */
  private int pass(int from, int end) {
    int at = index.next(from, end);
    int passedOver = 0;
    while (at >= 0 && !filters.meets(agentAt[at], sought)) {
      if (known == null && ++passedOver == WORTH_KNOWING) {
        known = misfits.begin(sought);
        slot = slot == Fits.NONE ? fits.begin(sought, signedOnStart) : slot;
      }
      if (known != null) {
        misfits.add(known, at);
      }
      at = index.next(at + 1, end);
    }
    return at;
  }

  /** The agent at a place. */
  int agentAt(int place) {
    return agentAt[place];
  }
}
