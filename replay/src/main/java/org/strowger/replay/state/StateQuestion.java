package org.strowger.replay.state;

import org.strowger.codec.sbe.IdKind;

/**
 * What of a state is asked for.
 *
 * @param kind of the one thing, or null: an overview
 * @param id of it
 */
record StateQuestion(IdKind kind, String id) {}
