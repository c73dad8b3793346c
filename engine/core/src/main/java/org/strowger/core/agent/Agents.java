package org.strowger.core.agent;

import java.util.Arrays;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.event.CacheLine;
import org.strowger.core.event.Dirty;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * The agents, by number. A record of each in two slabs, eight longs, and thirty-two ints of which
 * the first sixteen are the busy ones. One thread.
 */
public final class Agents {
  private static final int LONGS = 8;
  private static final int BASE_TIME = 0;
  private static final int BASE_CAUSE = 1;
  private static final int COUNTS = 2;
  private static final int MASK = 6;
  private static final int STANDING = 7;

  private static final int INTS = 32;

  /** From here to {@link #OFFERS} all is in the digest: state, and nothing derived. */
  private static final int PRESENCE = 0;

  private static final int PENDING = 1;
  private static final int PENDING_REASON = 2;
  private static final int PROFILE = 3;
  private static final int USED = 4;
  private static final int SIGN_ON = 5;
  private static final int MISSES = 6;
  private static final int WORK = 7;
  private static final int OFFERS = 8;
  private static final int FIRST_OFFER = 9;
  private static final int LAST_OFFER = 10;
  private static final int FIRST_WORK = 11;
  private static final int LAST_WORK = 12;
  private static final int EXCLUSIVE = 13;
  private static final int POSITION = 14;
  private static final int INDEXED = 15;
  private static final int HANDLED = 16;
  private static final int QUEUES_SERVED = 17;
  private static final int FIRST_PARKED = 18;
  private static final int PARKED = 19;
  private static final int CLAIMED_BY = 20;

  /** A bit for each channel. */
  private static final int CHANNELS = (1 << (Limits.MAX_CHANNELS + 1)) - 2;

  /** Queues served while they have not been counted. */
  public static final int NOT_COUNTED = -1;

  private static final int FIRST_AFFINE = 22;
  private static final int FIRST_LEANING = 23;
  private static final int LEASE = 24;
  private static final int GRACE = 25;
  private static final int LEASE_TIMER = 26;
  private static final int RETURN_LOW = 28;
  private static final int RETURN_HIGH = 29;

  /** Beside what is pending, so that rule F1 is two looks: the lease is lost. */
  private static final int LOST = 1 << Byte.SIZE;

  /** Bits of a skill entry that hold the level. */
  private static final int LEVEL_BITS = 4;

  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  /** Skills and teams of an agent in one cache line: their counts, ten skills, five teams. */
  private static final int HELD = 16;

  private static final int FIRST_SKILL = 1;
  private static final int NEAR_SKILLS = 10;
  private static final int FIRST_TEAM = FIRST_SKILL + NEAR_SKILLS;
  private static final int NEAR_TEAMS = 5;
  private static final int COUNT_BITS = 8;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  private final CoreLimits limits;
  private final StateDigest digest;
  private final Dirty dirty = new Dirty();
  private long[] longs = new long[longsOf(64)];
  private int[] ints = new int[intsOf(64)];
  private int[] held = new int[heldOf(64)];

  /** All skills of those who have more than fit their line. */
  private int[][] manySkills = new int[64][];

  /** All teams of those who have more than fit their line. */
  private int[][] manyTeams = new int[64][];

  private long[] hashes = new long[64];
  private int signedOn;
  private int available;
  private final int[] inPresence = new int[Presence.NOT_RESPONDING.value() + 1];
  private int signOns;

  public Agents(CoreLimits limits, StateDigest digest) {
    this.limits = limits;
    this.digest = digest;
  }

  /** Index of a record among the longs. */
  private static int longsOf(int agent) {
    return agent * LONGS + CacheLine.LONGS_BEFORE;
  }

  /** Index of a record among the ints. */
  private static int intsOf(int agent) {
    return agent * INTS + CacheLine.INTS_BEFORE;
  }

  /** Index of an agent's skills and teams. */
  private static int heldOf(int agent) {
    return agent * HELD + CacheLine.INTS_BEFORE;
  }

  /** Whether a number is that of an agent. */
  public boolean inRange(int agent) {
    return agent >= 1 && agent <= limits.maxAgents();
  }

  /** Whether an agent in range is signed on. */
  public boolean isSignedOn(int agent) {
    return agent < hashes.length && ints[intsOf(agent) + PRESENCE] != 0;
  }

  /** Number of agents signed on. */
  public int signedOn() {
    return signedOn;
  }

  /** Number of agents that pass filter F1. */
  public int available() {
    return available;
  }

  /** Above every agent number that has been signed on; there may be more room. */
  public int end() {
    return hashes.length;
  }

  /** Sign-ons so far, the number of the newest. */
  public int signOns() {
    return signOns;
  }

  /** Sets the count of sign-ons, from a snapshot. */
  public void signOns(int value) {
    signOns = value;
  }

  /** A new record, the next in sign-on order. */
  public void signOn(int agent, int presence, int profile) {
    open(agent, presence, profile, ++signOns);
  }

  /** A record with its sign-on number given, from a snapshot. */
  public void open(int agent, int presence, int profile, int signOn) {
    ensure(agent);
    signedOn++;
    Arrays.fill(longs, longsOf(agent), longsOf(agent + 1), 0);
    Arrays.fill(ints, intsOf(agent), intsOf(agent + 1), 0);
    presence(agent, presence);
    set(agent, PROFILE, profile);
    set(agent, SIGN_ON, signOn);
    set(agent, POSITION, -1);
    set(agent, INDEXED, -1);
    set(agent, QUEUES_SERVED, NOT_COUNTED);
  }

  /** Ends the record. */
  public void signOff(int agent) {
    signedOn--;
    presence(agent, Presence.NONE.value());
  }

  private void ensure(int agent) {
    if (agent >= hashes.length) {
      int size = Math.min(Math.max(agent + 1, 2 * hashes.length), limits.maxAgents() + 1);
      longs = Arrays.copyOf(longs, longsOf(size));
      ints = Arrays.copyOf(ints, intsOf(size));
      held = Arrays.copyOf(held, heldOf(size));
      manySkills = Arrays.copyOf(manySkills, size);
      manyTeams = Arrays.copyOf(manyTeams, size);
      hashes = Arrays.copyOf(hashes, size);
    }
  }

  private void set(int agent, int field, int value) {
    ints[intsOf(agent) + field] = value;
    dirty.mark(agent);
  }

  // Presence

  public int presence(int agent) {
    return ints[intsOf(agent) + PRESENCE];
  }

  public void presence(int agent, int value) {
    inPresence[presence(agent)]--;
    inPresence[value]++;
    available -= isAvailable(agent) ? 1 : 0;
    set(agent, PRESENCE, value);
    available += isAvailable(agent) ? 1 : 0;
  }

  /** Number of agents signed on in a presence. */
  public int inPresence(int presence) {
    return inPresence[presence];
  }

  /** Presence that takes effect when the work ends, 0 if none. */
  public int pending(int agent) {
    return ints[intsOf(agent) + PENDING] & (LOST - 1);
  }

  public int pendingReason(int agent) {
    return ints[intsOf(agent) + PENDING_REASON];
  }

  public void pending(int agent, int presence, int reason) {
    available -= isAvailable(agent) ? 1 : 0;
    set(agent, PENDING, presence | (ints[intsOf(agent) + PENDING] & LOST));
    set(agent, PENDING_REASON, reason);
    available += isAvailable(agent) ? 1 : 0;
  }

  /** Rule F1. */
  public boolean isAvailable(int agent) {
    return isSignedOn(agent)
        && presence(agent) == Presence.AVAILABLE.value()
        && ints[intsOf(agent) + PENDING] == 0;
  }

  // Lease (rule F1)

  /** How long the agent counts as live without being heard of; 0: always. */
  public int leaseMs(int agent) {
    return ints[intsOf(agent) + LEASE];
  }

  /** From the loss of the lease to the sign-off. */
  public int graceMs(int agent) {
    return ints[intsOf(agent) + GRACE];
  }

  public void lease(int agent, int leaseMs, int graceMs) {
    ints[intsOf(agent) + GRACE] = graceMs;
    set(agent, LEASE, leaseMs);
  }

  /** Timer of the end of the lease, or of grace if it is lost; 0 without a lease. */
  public int leaseTimer(int agent) {
    return ints[intsOf(agent) + LEASE_TIMER];
  }

  public void leaseTimer(int agent, int timer) {
    ints[intsOf(agent) + LEASE_TIMER] = timer;
  }

  /** Whether the lease is over and has not been renewed. */
  public boolean isLost(int agent) {
    return (ints[intsOf(agent) + PENDING] & LOST) != 0;
  }

  public void lost(int agent, boolean value) {
    available -= isAvailable(agent) ? 1 : 0;
    set(agent, PENDING, pending(agent) | (value ? LOST : 0));
    available += isAvailable(agent) ? 1 : 0;
  }

  /** When the agent means to be back, as stated when AWAY was asked; 0 if not stated. */
  public long returnMs(int agent) {
    int at = intsOf(agent);
    return (long) ints[at + RETURN_HIGH] << 32 | (ints[at + RETURN_LOW] & 0xFFFFFFFFL);
  }

  public void returnMs(int agent, long timeMs) {
    ints[intsOf(agent) + RETURN_HIGH] = (int) (timeMs >> 32);
    set(agent, RETURN_LOW, (int) timeMs);
  }

  /** First entry of the interactions in an affinity step of the agent, 0 if none; derived. */
  public int firstAffine(int agent) {
    return ints[intsOf(agent) + FIRST_AFFINE];
  }

  public void firstAffine(int agent, int entry) {
    ints[intsOf(agent) + FIRST_AFFINE] = entry;
  }

  /** First entry of what leans on the agent's skills, teams and profile, 0 if none; derived. */
  public int firstLeaning(int agent) {
    return ints[intsOf(agent) + FIRST_LEANING];
  }

  public void firstLeaning(int agent, int entry) {
    ints[intsOf(agent) + FIRST_LEANING] = entry;
  }

  public int profile(int agent) {
    return ints[intsOf(agent) + PROFILE];
  }

  public void profile(int agent, int value) {
    set(agent, PROFILE, value);
  }

  public int signOnNumber(int agent) {
    return ints[intsOf(agent) + SIGN_ON];
  }

  /** Offers missed in a row. */
  public int misses(int agent) {
    return ints[intsOf(agent) + MISSES];
  }

  public void misses(int agent, int value) {
    if (misses(agent) != value) {
      set(agent, MISSES, value);
    }
  }

  /** Offers accepted since sign-on (rule A6). */
  public int handled(int agent) {
    return ints[intsOf(agent) + HANDLED];
  }

  public void handled(int agent, int value) {
    set(agent, HANDLED, value);
  }

  // Work in hand

  /** Units held by open offers, active, wrap-up and parked work. */
  public int used(int agent) {
    return ints[intsOf(agent) + USED];
  }

  /** Interactions active or in wrap-up. */
  public int work(int agent) {
    return ints[intsOf(agent) + WORK];
  }

  /** Open offers. */
  public int offers(int agent) {
    return ints[intsOf(agent) + OFFERS];
  }

  /** Parked interactions that hold units; derived. */
  public int parked(int agent) {
    return ints[intsOf(agent) + PARKED];
  }

  /** Open offers, work, and parked interactions that hold units. */
  public int inHand(int agent) {
    return offers(agent) + work(agent) + parked(agent);
  }

  /** A parked interaction holds units, or with sign -1 no more; no channel count (rule C4). */
  public void park(int agent, int cost, int sign) {
    ints[intsOf(agent) + PARKED] += sign;
    set(agent, USED, used(agent) + sign * cost);
  }

  /** Any of the parked interactions that hold units, 0 if there is none; derived. */
  public int firstParked(int agent) {
    return ints[intsOf(agent) + FIRST_PARKED];
  }

  public void firstParked(int agent, int interaction) {
    ints[intsOf(agent) + FIRST_PARKED] = interaction;
  }

  /** Offers and work that allow nothing beside them. */
  public int exclusives(int agent) {
    return ints[intsOf(agent) + EXCLUSIVE];
  }

  /** Offers and work on a channel. */
  public int count(int agent, int channel) {
    int at = channel - 1;
    return (int) (longs[longsOf(agent) + COUNTS + (at >> 2)] >>> ((at & 3) << 4)) & 0xFFFF;
  }

  /** Reserves units and channel count, or gives them back with sign -1. */
  public void reserve(int agent, int channel, int cost, boolean exclusive, int sign) {
    int at = channel - 1;
    longs[longsOf(agent) + COUNTS + (at >> 2)] += (long) sign << ((at & 3) << 4);
    ints[intsOf(agent) + EXCLUSIVE] += exclusive ? sign : 0;
    set(agent, USED, used(agent) + sign * cost);
  }

  public void addWork(int agent, int change) {
    set(agent, WORK, work(agent) + change);
  }

  public void addOffers(int agent, int change) {
    set(agent, OFFERS, offers(agent) + change);
  }

  public int firstOffer(int agent) {
    return ints[intsOf(agent) + FIRST_OFFER];
  }

  public void firstOffer(int agent, int offer) {
    ints[intsOf(agent) + FIRST_OFFER] = offer;
  }

  public int lastOffer(int agent) {
    return ints[intsOf(agent) + LAST_OFFER];
  }

  public void lastOffer(int agent, int offer) {
    ints[intsOf(agent) + LAST_OFFER] = offer;
  }

  public int firstWork(int agent) {
    return ints[intsOf(agent) + FIRST_WORK];
  }

  public void firstWork(int agent, int interaction) {
    ints[intsOf(agent) + FIRST_WORK] = interaction;
  }

  public int lastWork(int agent) {
    return ints[intsOf(agent) + LAST_WORK];
  }

  public void lastWork(int agent, int interaction) {
    ints[intsOf(agent) + LAST_WORK] = interaction;
  }

  // Place in line (rule A1, decision A1-a)

  public long baseTime(int agent) {
    return longs[longsOf(agent) + BASE_TIME];
  }

  public long baseCause(int agent) {
    return longs[longsOf(agent) + BASE_CAUSE];
  }

  public void base(int agent, long timeMs, long cause) {
    longs[longsOf(agent) + BASE_TIME] = timeMs;
    longs[longsOf(agent) + BASE_CAUSE] = cause;
    dirty.mark(agent);
  }

  /** Position of the base place in the line; derived. */
  public int position(int agent) {
    return ints[intsOf(agent) + POSITION];
  }

  public void position(int agent, int value) {
    ints[intsOf(agent) + POSITION] = value;
  }

  /** Position at which the agent is in the supply index, -1 if it is not; derived. */
  public int indexed(int agent) {
    return ints[intsOf(agent) + INDEXED];
  }

  public void indexed(int agent, int value) {
    ints[intsOf(agent) + INDEXED] = value;
  }

  /**
   * How the agent stands in the supply index, a bit for each token up to {@link Token#CLAIMED}; 0
   * if it can neither take nor be claimed; derived.
   */
  public long standing(int agent) {
    return longs[longsOf(agent) + STANDING];
  }

  public void standing(int agent, long tokens) {
    longs[longsOf(agent) + STANDING] = tokens;
  }

  /** Bit for each channel on which the agent can take one more now; derived. */
  public int takes(int agent) {
    return (int) longs[longsOf(agent) + STANDING] & CHANNELS;
  }

  /**
   * Bit for each channel on which an agent that nobody claims is kept from one more by units or
   * exclusivity only (rule O4); derived.
   */
  public int claimable(int agent) {
    return (int) (longs[longsOf(agent) + STANDING] >> Limits.MAX_CHANNELS) & CHANNELS;
  }

  /** Slot of the interaction that claims the agent (rule O4), 0 if none. */
  public int claimedBy(int agent) {
    return ints[intsOf(agent) + CLAIMED_BY];
  }

  /** Sets who claims it; the claim itself is state of the interaction. */
  public void claimedBy(int agent, int interaction) {
    ints[intsOf(agent) + CLAIMED_BY] = interaction;
  }

  /** Queues of the plan that the skills satisfy (rule A4), if they have been counted; derived. */
  public int queuesServed(int agent) {
    return ints[intsOf(agent) + QUEUES_SERVED];
  }

  public void queuesServed(int agent, int value) {
    ints[intsOf(agent) + QUEUES_SERVED] = value;
  }

  // Skills and teams

  /** Sets the skills from pairs of skill and level; any order, no repeats. */
  public void skills(int agent, int[] pairs, int pairCount) {
    int[] entries = held;
    int first = heldOf(agent) + FIRST_SKILL;
    if (pairCount > NEAR_SKILLS) {
      entries = room(manySkills, agent, pairCount);
      first = 0;
    }
    for (int i = 0; i < pairCount; i++) {
      entries[first + i] = pairs[2 * i] << LEVEL_BITS | pairs[2 * i + 1];
    }
    Arrays.sort(entries, first, first + pairCount);
    held[heldOf(agent)] = (held[heldOf(agent)] & ~COUNT_MASK) | pairCount;
    remask(agent);
  }

  /** Sets the teams; any order, no repeats. */
  public void teams(int agent, int[] numbers, int count) {
    int[] entries = held;
    int first = heldOf(agent) + FIRST_TEAM;
    if (count > NEAR_TEAMS) {
      entries = room(manyTeams, agent, count);
      first = 0;
    }
    System.arraycopy(numbers, 0, entries, first, count);
    Arrays.sort(entries, first, first + count);
    held[heldOf(agent)] = (held[heldOf(agent)] & COUNT_MASK) | (count << COUNT_BITS);
    remask(agent);
  }

  private static int[] room(int[][] many, int agent, int count) {
    if (many[agent] == null || many[agent].length < count) {
      many[agent] = new int[count];
    }
    return many[agent];
  }

  private void remask(int agent) {
    long mask = 0;
    for (int i = 0; i < skillCount(agent); i++) {
      mask |= Token.maskOf(Token.ofSkill(skill(agent, i)));
    }
    for (int i = 0; i < teamCount(agent); i++) {
      mask |= Token.maskOf(Token.ofTeam(team(agent, i)));
    }
    longs[longsOf(agent) + MASK] = mask;
    dirty.mark(agent);
  }

  /** Union of the masks of the agent's tokens: a quick no for "has all of these". */
  public long mask(int agent) {
    return longs[longsOf(agent) + MASK];
  }

  public int skillCount(int agent) {
    return held[heldOf(agent)] & COUNT_MASK;
  }

  private int skillEntry(int agent, int i) {
    return skillCount(agent) <= NEAR_SKILLS
        ? held[heldOf(agent) + FIRST_SKILL + i]
        : manySkills[agent][i];
  }

  /** The i-th skill, ascending. */
  public int skill(int agent, int i) {
    return skillEntry(agent, i) >> LEVEL_BITS;
  }

  /** Level of the i-th skill. */
  public int levelAt(int agent, int i) {
    return skillEntry(agent, i) & LEVEL_MASK;
  }

  /** Level in a skill, 0 if the agent does not have it. */
  public int level(int agent, int skill) {
    int count = skillCount(agent);
    int[] entries = held;
    int at = heldOf(agent) + FIRST_SKILL;
    if (count > NEAR_SKILLS) {
      entries = manySkills[agent];
      at = 0;
    }
    for (int end = at + count; at < end; at++) {
      int of = entries[at] >> LEVEL_BITS;
      if (of >= skill) {
        return of == skill ? entries[at] & LEVEL_MASK : 0;
      }
    }
    return 0;
  }

  public int teamCount(int agent) {
    return held[heldOf(agent)] >> COUNT_BITS;
  }

  /** The i-th team, ascending. */
  public int team(int agent, int i) {
    return teamCount(agent) <= NEAR_TEAMS
        ? held[heldOf(agent) + FIRST_TEAM + i]
        : manyTeams[agent][i];
  }

  public boolean inTeam(int agent, int team) {
    for (int i = 0; i < teamCount(agent); i++) {
      if (team(agent, i) == team) {
        return true;
      }
    }
    return false;
  }

  // Digest

  /** Brings the digest up to date with what has changed. */
  public void settle() {
    for (int agent = dirty.take(); agent >= 0; agent = dirty.take()) {
      long hash = isSignedOn(agent) ? hash(agent) : 0;
      digest.replace(hashes[agent], hash);
      hashes[agent] = hash;
    }
  }

  private long hash(int agent) {
    long h = Mix.mix(agent);
    for (int i = BASE_TIME; i < MASK; i++) {
      h = Mix.fold(h, longs[longsOf(agent) + i]);
    }
    for (int i = PRESENCE; i <= OFFERS; i++) {
      h = Mix.fold(h, ints[intsOf(agent) + i]);
    }
    h = Mix.fold(h, (long) handled(agent) << Integer.SIZE | exclusives(agent));
    h = Mix.fold(h, returnMs(agent));
    h = Mix.fold(h, (long) leaseMs(agent) << Integer.SIZE | graceMs(agent));
    for (int i = 0; i < skillCount(agent); i++) {
      h = Mix.fold(h, skillEntry(agent, i));
    }
    for (int i = 0; i < teamCount(agent); i++) {
      h = Mix.fold(h, -team(agent, i));
    }
    return Mix.mix(h);
  }
}
