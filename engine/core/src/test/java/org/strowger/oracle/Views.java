package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ContextDeliveredDecoder;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.Resolved;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Customer;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Journey;
import org.strowger.oracle.State.Need;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Touchpoint;

/** What agents are told with offers, and how work is handed over (HO). */
final class Views {
  private static final int MOST_TOUCHPOINTS = 16;
  private static final int LENGTH_FIELD = 4;

  private final State state;
  private final Rules rules;
  private final Happening now;

  Views(State state, Rules rules, Happening now) {
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  /** HO-b: whether somebody takes over, and with what. */
  Handover handover(Interaction interaction, Agent agent, boolean delivered) {
    int before = rules.hoBefore(interaction);
    if (before == 0 || before == agent.number) {
      return Handover.NONE;
    }
    return delivered ? Handover.WITH_CONTEXT : Handover.WITHOUT_CONTEXT;
  }

  /** HO-a: the event of an offer, as things are before it is accepted. */
  String view(Offer offer) {
    Interaction interaction = offer.interaction().itself();
    Customer customer = state.customerOf(interaction);
    Need kept = state.needOf(interaction);
    Need need = kept == null ? new Need(0) : kept;
    Customer known = customer == null ? new Customer(0) : customer;
    Journey journey = customer == null ? interaction.ownJourney : customer.journey;
    State.Base base = offer.interaction().base;
    List<Integer> notes = base == null ? List.of() : base.notes;
    List<Touchpoint> told = told(journey, known.sealed, notes.size());
    EventText event =
        now.event("ContextDelivered")
            .with("offer", offer.id())
            .with("interaction", interaction.number)
            .with("customer", interaction.customer)
            .with("ticketMs", interaction.ticketMs)
            .with("openedMs", need.openedMs)
            .with("lastAgentMs", need.lastAgentMs)
            .with("agent", offer.agent().number)
            .with("channel", interaction.channel)
            .with("topic", interaction.topic)
            .with("segment", known.segment)
            .with("language", known.language)
            .with("region", known.region)
            .with("verifiedBy", known.verifiedBy)
            .with("owner", need.owner)
            .with("lastAgent", need.lastAgent)
            .with("contacts", need.contacts)
            .with("handovers", kept == null ? interaction.handovers : need.handovers)
            .with("openNeeds", openNeeds(known))
            .with("earlier", journey.kept.size() - told.size() + journey.earlier)
            .with("resolved", need.resolved);
    notes.forEach(note -> event.with("note", note)); // X1-g
    for (Touchpoint t : told) {
      event.touch(
          t.kind,
          t.end,
          t.timeMs,
          t.interaction,
          t.channel,
          t.topic,
          t.outcome,
          t.agent,
          t.value,
          t.sealed);
    }
    return event.payload("profile", known.sealed).end();
  }

  private static long openNeeds(Customer customer) {
    return customer.needs.values().stream().filter(need -> need.resolved != Resolved.YES).count();
  }

  /**
   * HO-a: newest first, as many as there are up to 16 and as fit; one that does not fit is last.
   */
  private static List<Touchpoint> told(Journey journey, String profile, int notes) {
    int length =
        EventHeader.LENGTH
            + MessageHeaderDecoder.ENCODED_LENGTH
            + ContextDeliveredDecoder.BLOCK_LENGTH
            + ContextDeliveredDecoder.RulesDecoder.sbeHeaderSize()
            + notes * ContextDeliveredDecoder.RulesDecoder.sbeBlockLength()
            + ContextDeliveredDecoder.TouchpointsDecoder.sbeHeaderSize()
            + LENGTH_FIELD
            + profile.length();
    List<Touchpoint> told = new ArrayList<>();
    for (int i = journey.kept.size() - 1; i >= 0 && told.size() < MOST_TOUCHPOINTS; i--) {
      Touchpoint touchpoint = journey.kept.get(i);
      length += ContextDeliveredDecoder.TouchpointsDecoder.sbeBlockLength();
      length += LENGTH_FIELD + touchpoint.sealed.length();
      if (length > Limits.MAX_EVENT_LENGTH) {
        return told;
      }
      told.add(touchpoint);
    }
    return told;
  }
}
