package org.strowger.replay.simulation;

import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.WrapUpKind;

/** The engine's events as far as a simulation needs them. Numbers are the engine's. */
interface RoutingEvents {
  default void rejected(RejectedDecoder event) {}

  default void signedOn(long timeMs, int agent, Presence presence) {}

  default void signedOff(long timeMs, int agent) {}

  default void presenceChanged(long timeMs, int agent, Presence presence, Presence pending) {}

  default void waiting(
      long timeMs, long sequence, long interaction, long dueMs, int urgency, long ticketMs) {}

  default void promoted(long interaction) {}

  default void stepStarted(long timeMs, long interaction, int step) {}

  default void offerMade(long timeMs, long offer, long interaction, int agent) {}

  default void offerAccepted(
      long timeMs, long offer, long interaction, int agent, long waitedMs, boolean auto) {}

  default void offerEnded(long offer, long interaction, int agent) {}

  default void expired(long interaction) {}

  default void abandoned(long interaction, long waitedMs) {}

  default void completed(
      long timeMs,
      long interaction,
      int agent,
      long handledMs,
      WrapUpKind wrapUp,
      long wrapUpUntilMs) {}

  default void wrapUpEnded(long timeMs, long interaction, int agent, long wrapUpMs) {}
}
