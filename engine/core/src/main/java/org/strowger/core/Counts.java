package org.strowger.core;

import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.interaction.Interactions;

/** Reads how much there is of everything, at once. The core's thread. */
public final class Counts {
  private final Rooms rooms;

  Counts(Rooms rooms) {
    this.rooms = rooms;
  }

  public int signedOn() {
    return rooms.agents.signedOn();
  }

  /** Agents who may be offered something, as far as presence and lease go (filter F1). */
  public int available() {
    return rooms.agents.available();
  }

  public int inPresence(Presence presence) {
    return rooms.agents.inPresence(presence.value());
  }

  public int waiting() {
    return rooms.interactions.inState(Interactions.WAITING);
  }

  public int active() {
    return rooms.interactions.inState(Interactions.ACTIVE);
  }

  public int inWrapUp() {
    return rooms.interactions.inState(Interactions.WRAP_UP);
  }

  public int parked() {
    return rooms.interactions.inState(Interactions.PARKED);
  }

  public int scheduled() {
    return rooms.interactions.inState(Interactions.SCHEDULED);
  }

  public int openOffers() {
    return rooms.offers.open();
  }

  /** Refusals since this core was made; not part of its state. */
  public long refusals() {
    return rooms.events.refusals();
  }

  /** The same with one code. */
  public long refusals(RejectCode code) {
    return rooms.events.refusals(code.value());
  }
}
