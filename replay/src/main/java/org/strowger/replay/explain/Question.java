package org.strowger.replay.explain;

/**
 * What is to be explained.
 *
 * @param offer id of an offer, 0 to ask about an interaction
 * @param interaction external id or number of an interaction that waits, null to ask about an offer
 * @param at for an interaction: after the command with this sequence; {@link Long#MAX_VALUE}: at
 *     the end of the journal
 * @param agent external id or number of the only agent to show, null for those of {@code all}
 * @param all whether to show every agent, and not only the eligible
 */
record Question(long offer, String interaction, long at, String agent, boolean all) {}
