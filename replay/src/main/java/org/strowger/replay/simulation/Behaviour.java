package org.strowger.replay.simulation;

import java.util.List;
import java.util.function.BiConsumer;
import org.strowger.api.CommandPublisher;
import org.strowger.codec.Arrival;
import org.strowger.codec.sbe.IdKind;

/**
 * What people do in a simulation beside what its scenario says. Asked in the order in which things
 * happen. Contacts are meant by their index in the scenario. One thread; one run.
 */
public interface Behaviour {
  /** What an agent does with an offer. */
  enum Choice {
    ACCEPT,
    DECLINE,
    /** Nothing: the offer times out. */
    IGNORE
  }

  /**
   * An agent's answer to an offer.
   *
   * @param afterMs from the offer, milliseconds from 0; of no meaning where it is ignored
   */
  record Answer(Choice choice, long afterMs) {}

  /** The engine's number for an external id. */
  @FunctionalInterface
  interface Numbers {
    /** Defines the id if need be. */
    long of(IdKind kind, String id);
  }

  /**
   * Something told to the engine that is neither contact nor shift.
   *
   * @param timeMs when, milliseconds since the epoch
   * @param command publishes one command
   */
  record Told(long timeMs, BiConsumer<CommandPublisher, Numbers> command) {}

  /** What an agent does with the next offer of a contact. */
  Answer answer(int contact, String agent);

  /** How long an agent handles a contact, milliseconds. */
  long handlingMs(int contact, String agent);

  /** How long an agent who missed an offer is not responding, milliseconds; -1: for good. */
  default long backAfterMs(String agent) {
    return -1;
  }

  /** Adds to an arrival what the contact's record does not hold. */
  default void complete(int contact, Arrival arrival, Numbers numbers) {}

  /** What else is told, in order of time. */
  default List<Told> told() {
    return List.of();
  }
}
