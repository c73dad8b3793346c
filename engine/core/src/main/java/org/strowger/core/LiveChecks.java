package org.strowger.core;

import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Refusal;
import org.strowger.core.interaction.Interactions;

/** Checks of commands about live interactions; each that fails refuses the command. One thread. */
final class LiveChecks {
  private final Refusal refusal;
  private final Interactions interactions;

  LiveChecks(Rooms rooms) {
    refusal = rooms.refusal;
    interactions = rooms.interactions;
  }

  /** Slot of a live interaction, 0 if it is refused. */
  int slotOf(long number) {
    int slot = interactions.slotOf(number);
    if (slot == 0) {
      refused(RejectCode.UNKNOWN_INTERACTION, number);
    }
    return slot;
  }

  /** Likewise, of one that is in a state; in a warm transfer that of the first agent's work. */
  int slotIn(long number, int state, RejectCode otherwise) {
    int slot = slotOf(number);
    if (slot != 0 && interactions.state(interactions.front(slot)) != state) {
      refused(otherwise, number);
      return 0;
    }
    return slot;
  }

  /** Whether nobody is named, or who has the interaction. */
  boolean isWith(int named, int slot) {
    return isAgent(named, interactions.agent(interactions.front(slot)));
  }

  /** Whether nobody is named, or this agent. */
  boolean isAgent(int named, int agent) {
    return named == 0
        || named == agent
        || refusal.of(RejectCode.WRONG_AGENT, FieldName.AGENT, named, IdKind.AGENT);
  }

  /** Whether no warm transfer is under way. */
  boolean isSettled(int slot) {
    return interactions.kept(slot) == 0
        || refused(RejectCode.IN_TRANSFER, interactions.number(slot));
  }

  /** Refuses a command for the interaction it names; always false. */
  boolean refused(RejectCode code, long number) {
    return refusal.of(code, FieldName.INTERACTION, number, IdKind.INTERACTION);
  }
}
