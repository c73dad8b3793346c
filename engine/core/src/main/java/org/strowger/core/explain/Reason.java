package org.strowger.core.explain;

/**
 * Why an agent may not have an interaction: the first filter of rules F that fails, and what is in
 * the way. Immutable.
 *
 * @param filter its number, from 1
 * @param detail what is in the way
 * @param subject what the detail is about, 0 where it is about nothing more
 * @param asked what the interaction asks, or what is allowed
 * @param has what the agent or the interaction has
 */
public record Reason(int filter, Detail detail, long subject, long asked, long has) {

  /** What can be in the way, filter by filter. */
  public enum Detail {
    /** F1: not signed on. */
    SIGNED_OFF,
    /** F1: its lease is lost; asked is when it is signed off, milliseconds since the epoch. */
    LEASE_LOST,
    /** F1: not available; the subject is the presence. */
    PRESENCE,
    /** F1: goes when the work ends; the subject is the presence asked for. */
    PENDING,
    /**
     * F2: excluded by the interaction, or in a warm transfer; or who transferred it, then asked is
     * until when, milliseconds since the epoch.
     */
    EXCLUDED,
    /** F3: in none of the teams of the step. */
    TEAM,
    /** F4: an all-of skill; the subject is the skill; level asked and level had, 0 for none. */
    ALL_OF,
    /** F4: none of a set of alternatives; the subject is the set of {@link Standing#anyOf}. */
    ANY_OF,
    /** F4: a none-of skill; the subject is the skill, with the level had. */
    NONE_OF,
    /** F5: the channel is not in the profile; the subject is the profile. */
    CHANNEL,
    /** F5: the channel, the subject, is closed for it. */
    CHANNEL_CLOSED,
    /** F6: held apart; asked is until when, milliseconds since the epoch. */
    HELD_APART,
    /** F7: the step waits for another agent, the subject. */
    AFFINITY,
    /** F8: the agent has an open offer of the interaction, the subject. */
    OFFERED,
    /** F8: no more offers may be open; how many may be, and how many are. */
    OFFERS_OPEN,
    /** F9: an interaction earlier in order, the subject, claims the agent. */
    CLAIMED,
    /** F10: the subject is the channel; the limit, and how many the agent has. */
    CHANNEL_LIMIT,
    /** F11: units asked, units free; the subject is the units of the profile. */
    UNITS,
    /** F11: the agent has work that allows nothing beside it. */
    EXCLUSIVE_WORK,
    /** F11: the channel, the subject, allows nothing beside it; how much the agent has in hand. */
    EXCLUSIVE_CHANNEL
  }
}
