package org.strowger.core.explain;

/**
 * An offer that is open.
 *
 * @param offer its id
 * @param interaction number of what is offered
 * @param agent to whom
 * @param madeMs when, milliseconds since the epoch
 */
public record OpenOffer(long offer, long interaction, int agent, long madeMs) {}
