package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.interaction.Offers;
import org.strowger.core.plan.ActivePlan;

/**
 * The line of rule A1 as positions, and the index over it. Every base place of an agent and every
 * open offer owns a position; positions are in the order of (time, cause, sign-on order). An agent
 * stands at the greatest of its positions, and is in the index there, under its skills, its teams,
 * the channels on which it can take one more (rules F1, F5, F10, F11) and those on which it can be
 * claimed (rule O4). Positions only grow; when they run out, owners are moved down close together.
 * Derived from the state, so not in it. One thread.
 */
public final class Supply {
  private static final int LEAST_POSITIONS = 512;

  private final Agents agents;
  private final Offers offers;
  private final TokenIndex index;
  private final Specialism specialism;
  private final Scores scores;
  private final StrategyIndexes strategies;
  private final Filters filters;
  private final Barren barren = new Barren();

  /** Agent above 0, or minus the slot of an offer, or 0. */
  private int[] owner = new int[LEAST_POSITIONS];

  private int[] moved = new int[16];

  /** What their agents could take; it stays, for whoever has changed that is to refresh them. */
  private long[] stood = new long[16];

  private int top;
  private int owners;
  private long lastTime;
  private long lastCause;
  private int lastSignOn;
  private ActivePlan plan;

  /** The search: what is asked, what its stretch is known by, whether it is kept at all. */
  private Requirement sought;

  private long barrenKey;
  private boolean remembers;

  public Supply(Agents agents, Offers offers, Filters filters) {
    this.agents = agents;
    this.offers = offers;
    this.filters = filters;
    index = new TokenIndex(agents);
    specialism = new Specialism(agents, filters);
    scores = new Scores(agents, this, specialism);
    strategies = new StrategyIndexes(agents, filters, index.postings(), specialism, scores);
    index.reset(owner.length);
  }

  /** The plan in force; brings the index up to date with the strategies it needs. */
  public void plan(ActivePlan inForce) {
    plan = inForce;
    specialism.plan(inForce);
    scores.plan(inForce);
    strategies.plan(inForce);
    index.keepLevels(StrategyIndexes.needsLevels(inForce));
    if (strategies.keepsStrata() || index.hasLevels()) {
      barren.makeTable();
    }
    compact(true);
  }

  /** The figures that strategies compare. */
  public Scores scores() {
    return scores;
  }

  StrategyIndexes strategies() {
    return strategies;
  }

  TokenIndex index() {
    return index;
  }

  // Places

  /** Moves an agent's base place to (time, cause), unless it is further on already. */
  public void moveBase(int agent, long timeMs, long cause) {
    ensureRoom();
    int position = agents.position(agent);
    if (position >= 0) {
      long time = agents.baseTime(agent);
      if (time > timeMs || (time == timeMs && agents.baseCause(agent) >= cause)) {
        return;
      }
      free(position);
    }
    agents.base(agent, timeMs, cause);
    agents.position(agent, -1);
    append(agent);
  }

  /** Gives a new offer its place in line. */
  public void placeOffer(int offer) {
    ensureRoom();
    append(-offer);
  }

  /** The offer's place is as if it had never been. */
  public void dropOffer(int offer) {
    free(offers.position(offer));
  }

  /** The offer's place becomes the agent's base place, unless that is further on already. */
  public void keepOffer(int offer) {
    int agent = offers.agent(offer);
    long time = offers.time(offer);
    long cause = offers.cause(offer);
    long baseTime = agents.baseTime(agent);
    if (baseTime > time || (baseTime == time && agents.baseCause(agent) >= cause)) {
      dropOffer(offer);
      return;
    }
    free(agents.position(agent));
    agents.base(agent, time, cause);
    agents.position(agent, offers.position(offer));
    owner[offers.position(offer)] = agent;
  }

  /** The agent is not in line any more. */
  public void leave(int agent) {
    unindex(agent);
    strategies.leave(agent);
    free(agents.position(agent));
  }

  private void free(int position) {
    owner[position] = 0;
    owners--;
  }

  private int agentOf(int who) {
    return who > 0 ? who : offers.agent(-who);
  }

  private long timeOf(int who) {
    return who > 0 ? agents.baseTime(who) : offers.time(-who);
  }

  private long causeOf(int who) {
    return who > 0 ? agents.baseCause(who) : offers.cause(-who);
  }

  private boolean isBefore(int who, long time, long cause, int signOn) {
    if (timeOf(who) != time) {
      return timeOf(who) < time;
    }
    if (causeOf(who) != cause) {
      return causeOf(who) < cause;
    }
    return agents.signOnNumber(agentOf(who)) <= signOn;
  }

  private void append(int who) {
    long time = timeOf(who);
    long cause = causeOf(who);
    int signOn = agents.signOnNumber(agentOf(who));
    boolean last =
        time != lastTime
            ? time > lastTime
            : cause != lastCause ? cause > lastCause : signOn >= lastSignOn;
    if (last) {
      lastTime = time;
      lastCause = cause;
      lastSignOn = signOn;
      put(who);
      return;
    }
    int count = takeOutBehind(time, cause, signOn);
    put(who);
    while (count > 0) {
      put(moved[--count]);
      stand(agentOf(moved[count]), stood[count]);
    }
  }

  /** Takes the owners behind a place out of the line, for the rare place that is not the last. */
  private int takeOutBehind(long time, long cause, int signOn) {
    int count = 0;
    for (int at = top - 1; at >= 0; at--) {
      int behind = owner[at];
      if (behind != 0) {
        if (isBefore(behind, time, cause, signOn)) {
          break;
        }
        if (count == moved.length) {
          moved = Arrays.copyOf(moved, 2 * count);
          stood = Arrays.copyOf(stood, 2 * count);
        }
        stood[count] = agents.standing(agentOf(behind));
        moved[count++] = behind;
        free(at);
        unindexAt(behind, at);
      }
    }
    return count;
  }

  private void unindexAt(int who, int position) {
    int agent = agentOf(who);
    setPosition(who, -1);
    if (agents.indexed(agent) == position) {
      unindex(agent);
    }
  }

  private void setPosition(int who, int position) {
    if (who > 0) {
      agents.position(who, position);
    } else {
      offers.position(-who, position);
    }
  }

  private void put(int who) {
    owner[top] = who;
    owners++;
    setPosition(who, top++);
  }

  /** Room for every owner once more and a new one; only while line and index agree. */
  private void ensureRoom() {
    if (owner.length - top <= owners) {
      compact(false);
    }
  }

  /**
   * Moves owners down close together, and puts everybody in the index at the new position.
   *
   * @param anew whether by another plan; otherwise nothing but positions changes
   */
  private void compact(boolean anew) {
    if (anew) {
      barren.forget();
      strategies.clearLine();
    } else {
      barren.move(owner, top);
    }
    for (int i = 0; i < top; i++) {
      if (owner[i] > 0) {
        boolean stays =
            agents.standing(owner[i]) != 0 && place(owner[i]) == agents.indexed(owner[i]);
        agents.indexed(owner[i], stays ? 0 : -1);
      }
    }
    int size = owner.length;
    while (owners > size >> 3) {
      size *= 2;
    }
    int[] old = owner;
    int end = top;
    owner = size == old.length ? old : new int[size];
    top = 0;
    for (int i = 0; i < end; i++) {
      int who = old[i];
      if (who != 0) {
        owner[top] = who;
        setPosition(who, top++);
      }
    }
    Arrays.fill(owner, top, size, 0);
    index.reset(size);
    if (index.hasLevels()) {
      barren.makeRoomForChoices(size);
    }
    for (int i = 0; i < top; i++) {
      if (owner[i] > 0 && agents.standing(owner[i]) != 0) {
        indexAgain(owner[i], anew);
      }
    }
  }

  private void indexAgain(int agent, boolean anew) {
    int place = place(agent);
    if (agents.indexed(agent) < 0) {
      barren.cameIn(place);
    }
    index.addTokens(agents.standing(agent), place);
    index.add(agent, place);
    agents.indexed(agent, place);
    if (!anew) {
      strategies.move(agent, place);
    } else if (agents.takes(agent) != 0) {
      strategies.place(agent, place);
    }
  }

  /** The agent's position in line: the greatest it owns (decision A1-a). */
  private int place(int agent) {
    int best = agents.position(agent);
    int newest = agents.lastOffer(agent);
    for (int offer = newest; offer != 0; offer = offers.previous(offer)) {
      if (offers.time(offer) < offers.time(newest)) {
        break;
      }
      best = Math.max(best, offers.position(offer));
    }
    return best;
  }

  /** Puts everybody in line from the places in their records, after a snapshot. */
  public void restore() {
    int count = 0;
    int[] all = new int[agents.signedOn() + offers.end()];
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        all[count++] = agent;
      }
    }
    for (int offer = 1; offer < offers.end(); offer++) {
      all[count++] = -offer;
    }
    sort(all, count);
    for (int i = 0; i < count; i++) {
      ensureRoom();
      append(all[i]);
    }
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        refresh(agent);
      }
    }
    strategies.rebuild();
  }

  private boolean isBefore(int a, int b) {
    return isBefore(a, timeOf(b), causeOf(b), agents.signOnNumber(agentOf(b)));
  }

  /** Heap sort by place in line. */
  private void sort(int[] all, int count) {
    for (int i = count / 2 - 1; i >= 0; i--) {
      sink(all, i, count);
    }
    for (int end = count - 1; end > 0; end--) {
      int greatest = all[0];
      all[0] = all[end];
      all[end] = greatest;
      sink(all, 0, end);
    }
  }

  private void sink(int[] all, int from, int end) {
    int at = from;
    int who = all[at];
    for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
      if (child + 1 < end && isBefore(all[child], all[child + 1])) {
        child++;
      }
      if (!isBefore(who, all[child])) {
        break;
      }
      all[at] = all[child];
      at = child;
    }
    all[at] = who;
  }

  // Index

  /**
   * Brings the index up to date with what the agent can take now and where it stands. Skills and
   * teams stay behind at the place it has left: without a channel they match nothing, and at a
   * place that it comes back to whoever is found is checked.
   *
   * @return whether there is a channel on which it can take one more and could not before
   */
  public boolean refresh(int agent) {
    return stand(agent, standing(agent));
  }

  private boolean stand(int agent, long standing) {
    long before = agents.standing(agent);
    int takesBefore = agents.takes(agent);
    agents.standing(agent, standing);
    int takes = agents.takes(agent);
    int indexed = agents.indexed(agent);
    if (standing != 0) {
      int place = place(agent);
      if (place != indexed) {
        if (indexed >= 0) {
          index.removeTokens(before, indexed);
          leavePlace(agent, indexed);
        }
        index(agent, place, standing);
      } else {
        index.removeTokens(before & ~standing, indexed);
        index.addTokens(standing & ~before, indexed);
        long gained = standing & ~before;
        boolean unclaimed = (before & ~standing & (1L << Token.CLAIMED)) != 0;
        if (gained != 0 || unclaimed) {
          barren.cameIn(indexed);
        }
      }
    } else if (before != 0) {
      index.removeTokens(before, indexed);
      leavePlace(agent, indexed);
    }
    if (takes != 0) {
      if (strategies.place(agent, agents.indexed(agent))) {
        barren.cameIn(agents.indexed(agent));
      }
    } else if (takesBefore != 0) {
      strategies.displace(agent);
    }
    strategies.takes(agent, takesBefore, takes);
    return (takes & ~takesBefore) != 0;
  }

  /**
   * Skills left behind match nothing, but levels left behind would let a search for the highest sum
   * try levels that nobody with room has.
   */
  private void leavePlace(int agent, int position) {
    if (index.hasLevels()) {
      index.remove(agent, position);
      agents.indexed(agent, -1);
    }
  }

  /** Takes the agent out of the index, before its skills, teams or profile change. */
  public void unindex(int agent) {
    strategies.remove(agent);
    int position = agents.indexed(agent);
    if (position >= 0) {
      index.removeTokens(agents.standing(agent), position);
      index.remove(agent, position);
      agents.indexed(agent, -1);
    }
    agents.standing(agent, 0);
  }

  private void index(int agent, int position, long standing) {
    index.addTokens(standing, position);
    index.add(agent, position);
    agents.indexed(agent, position);
    barren.cameIn(position);
  }

  private long standing(int agent) {
    if (!agents.isAvailable(agent)) {
      return 0;
    }
    long takes = 0;
    long claimable = 0;
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    for (ActivePlan.Handling handling : profile.handlings) {
      int channel = handling.channel;
      if (agents.count(agent, channel) < handling.limit) {
        if (Filters.hasRoom(agents, agent, profile, handling)) {
          takes |= 1L << Token.ofChannel(channel);
        } else {
          claimable |= 1L << Token.ofClaim(channel);
        }
      }
    }
    if (agents.claimedBy(agent) == 0) {
      return takes | claimable;
    }
    return takes == 0 ? 0 : takes | 1L << Token.CLAIMED;
  }

  // Search

  /**
   * Begins a search for agents that pass filters F1, F3 to F5, F10 and F11 for a requirement, in
   * order of the line.
   *
   * @param claimed whether to find those too that an interaction claims
   */
  void search(Requirement requirement, boolean claimed) {
    index.search(requirement);
    begin(requirement, claimed);
  }

  /**
   * The first agent in line that passes filters F1, F3 to F5, F10 and F11 for a requirement and
   * that nobody claims, 0 if there is none. As of the last {@link #refresh} of each agent.
   */
  int firstInLine(Requirement requirement) {
    search(requirement, false);
    int at = first();
    return at < 0 ? 0 : agentAt(at);
  }

  /**
   * As that search, to be narrowed to the all-of skills, each at a level, before it is used;
   * nothing is learnt from it.
   */
  void searchByLevels(Requirement requirement, boolean claimed) {
    index.searchWithoutSkills(requirement);
    begin(requirement, claimed);
    remembers = false;
  }

  /**
   * Where a search for a choice of levels has to begin.
   *
   * @param key of {@link Barren#ofChoice}
   */
  int startOfChoice(long key) {
    return barren.startOfChoice(key);
  }

  /** The search for a choice of levels has found its first at a position, or nobody at -1. */
  void learnChoice(long key, int found) {
    barren.learnChoice(key, found < 0 ? top : found);
  }

  private void begin(Requirement requirement, boolean claimed) {
    sought = requirement;
    barrenKey = Barren.ALL;
    remembers = requirement.isInterned() && knows(claimed);
    if (!claimed) {
      index.withoutClaimed();
    }
  }

  /** Begins a search for those of them that are in a set. */
  void search(Requirement requirement, boolean claimed, Posting among) {
    search(requirement, claimed);
    index.postings().and(among);
    barrenKey = Barren.ofSet(requirement, among);
  }

  /** Begins a search for the agents that can be claimed for a requirement, likewise. */
  void searchClaimable(Requirement requirement) {
    index.searchClaimable(requirement);
    sought = requirement;
    remembers = false;
  }

  /**
   * The first position of the search, or -1; before it is narrowed further. What is learnt counts
   * for agents with room whom nobody claims.
   */
  int first() {
    if (!remembers) {
      return next(0);
    }
    int start = barren.start(sought);
    if (barrenKey != Barren.ALL) {
      start = Math.max(start, barren.start(barrenKey));
    }
    int found = next(start);
    int end = found < 0 ? top : found;
    if (barrenKey == Barren.ALL) {
      barren.learn(sought, end);
    } else {
      barren.learn(barrenKey, end);
    }
    return found;
  }

  /** The first position of the search from the given one on, or -1. */
  int next(int from) {
    int at = index.next(from, top);
    while (at >= 0 && !fits(at)) {
      at = index.next(at + 1, top);
    }
    return at;
  }

  /** As {@link #next}, but whoever stands there may fail F3 or F4. For scans with a bound. */
  int nextToLookAt(int from) {
    return index.next(from, top);
  }

  /** Whether the agent at a position passes F3 and F4. */
  boolean fits(int position) {
    return filters.meets(agentAt(position), sought);
  }

  /** Whether an agent with room is claimed. */
  boolean hasClaimed() {
    return index.hasClaimed();
  }

  /** Whether what is learnt counts for a search; it does for agents whom nobody claims. */
  boolean knows(boolean claimed) {
    return !claimed || !index.hasClaimed();
  }

  /**
   * Where searches for those with a sum of levels have to begin.
   *
   * @param sumKey of {@link LevelSums}
   */
  int startOfSum(Requirement requirement, boolean claimed, int sumKey) {
    if (!knows(claimed)) {
      return 0;
    }
    int start = barren.start(requirement);
    return sumKey == LevelSums.NO_KEY
        ? start
        : Math.max(start, barren.start(Barren.ofSum(requirement, sumKey)));
  }

  /** Nobody with a sum of levels has been found in front of a position; above all if at all. */
  void learnSum(Requirement requirement, int sumKey, int end) {
    barren.learn(Barren.ofSum(requirement, sumKey), Math.min(end, top));
  }

  /** The agent that stands at a position of the index. */
  int agentAt(int position) {
    return agentOf(owner[position]);
  }

  /** Time of the place at a position, milliseconds since the epoch. */
  long timeAt(int position) {
    return timeOf(owner[position]);
  }

  /** Time of an agent's place in line, milliseconds since the epoch. */
  long placeTime(int agent) {
    return timeAt(place(agent));
  }

  /** Sequence of the command that caused an agent's place in line. */
  long placeCause(int agent) {
    return causeOf(owner[place(agent)]);
  }
}
