package org.strowger.core.explain;

/**
 * How one live interaction stands. One in a warm transfer has two: what the first agent keeps of
 * it, and what waits or is with the next.
 *
 * @param interaction its number
 * @param state as in {@link org.strowger.core.interaction.Interactions}
 * @param queue where it is, or was last
 * @param channel where it is now
 * @param agent who has it, 0 if nobody
 * @param customer 0 if not told
 * @param sinceMs since when it is in this state, milliseconds since the epoch
 * @param unroutable whether it waits and nobody signed on could have it (rule X5)
 */
public record LiveRecord(
    long interaction,
    int state,
    int queue,
    int channel,
    int agent,
    long customer,
    long sinceMs,
    boolean unroutable) {}
