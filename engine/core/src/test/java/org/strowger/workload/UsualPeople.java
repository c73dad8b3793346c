package org.strowger.workload;

import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongHashSet;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.workload.Agenda.Act;

/**
 * The customers and agents of a {@link UsualSite}: they see the core's events and note what they
 * will do. Of offers 94 % are accepted, 3 % declined, 3 % not answered. One thread.
 */
final class UsualPeople {
  private static final int[] HANDLING_MS = {0, 180_000, 300_000, 400_000};
  private static final int WRAP_UP_MS = 15_000;
  private static final int NOT_RESPONDING_MS = 30_000;
  private static final int BREAK_MS = 300_000;

  private final UsualSite site;
  private SplittableRandom random;
  private final Agenda agenda;
  private final LongHashSet openOffers = new LongHashSet();
  private final LongHashSet waiting = new LongHashSet();
  private final LongHashSet live = new LongHashSet();

  /** Channel of each interaction that ever came; they count from 1. */
  private final IntArrayList channels = new IntArrayList();

  private long unitsUsed;
  private int matches;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OfferMadeDecoder made = new OfferMadeDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final OfferDeclinedDecoder declined = new OfferDeclinedDecoder();
  private final OfferMissedDecoder missed = new OfferMissedDecoder();
  private final OfferWithdrawnDecoder withdrawn = new OfferWithdrawnDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final WrapUpEndedDecoder wrapUpEnded = new WrapUpEndedDecoder();
  private final AgentPresenceChangedDecoder presence = new AgentPresenceChangedDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();

  UsualPeople(UsualSite site, Agenda agenda) {
    this.site = site;
    this.agenda = agenda;
  }

  /** A day begins; what people do on it is drawn from this. */
  void begin(SplittableRandom drawnFrom) {
    random = drawnFrom;
  }

  /** A customer is about to come; their numbers ascend by 1. */
  void comes(long interaction, int channel) {
    channels.addInt(channel);
    live.add(interaction);
    waiting.add(interaction);
  }

  boolean isOpen(long offer) {
    return openOffers.contains(offer);
  }

  boolean isWaiting(long interaction) {
    return waiting.contains(interaction);
  }

  /** Whether the interaction is waiting, active or in wrap-up. */
  boolean isLive(long interaction) {
    return live.contains(interaction);
  }

  /** Units of all agents in use. */
  long unitsUsed() {
    return unitsUsed;
  }

  /** Interactions accepted so far. */
  int matches() {
    return matches;
  }

  /** A time with an exponential distribution, milliseconds. */
  long about(long meanMs) {
    return Math.round(-meanMs * StrictMath.log(1 - random.nextDouble()));
  }

  void onEvent(DirectBuffer buffer, int offset, int length) {
    long now = EventHeader.timeMs(buffer, offset);
    int message = offset + EventHeader.LENGTH;
    switch (header.wrap(buffer, message).templateId()) {
      case OfferMadeDecoder.TEMPLATE_ID -> {
        made.wrapAndApplyHeader(buffer, message, header);
        use(made.agent(), made.interaction(), 1);
        openOffers.add(made.offer());
        answer(now, made.offer());
      }
      case OfferAcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, message, header);
        if (accepted.auto() == Flag.YES) {
          use(accepted.agent(), accepted.interaction(), 1);
        }
        accept(now);
      }
      case OfferDeclinedDecoder.TEMPLATE_ID -> {
        declined.wrapAndApplyHeader(buffer, message, header);
        offerEnds(declined.offer(), declined.agent(), declined.interaction());
      }
      case OfferMissedDecoder.TEMPLATE_ID -> {
        missed.wrapAndApplyHeader(buffer, message, header);
        offerEnds(missed.offer(), missed.agent(), missed.interaction());
      }
      case OfferWithdrawnDecoder.TEMPLATE_ID -> {
        withdrawn.wrapAndApplyHeader(buffer, message, header);
        offerEnds(withdrawn.offer(), withdrawn.agent(), withdrawn.interaction());
      }
      default -> onOtherEvent(buffer, offset, message, now);
    }
  }

  private void onOtherEvent(DirectBuffer buffer, int offset, int message, long now) {
    switch (header.templateId()) {
      case InteractionCompletedDecoder.TEMPLATE_ID -> {
        completed.wrapAndApplyHeader(buffer, message, header);
        complete(now, completed.interaction(), completed.agent(), completed.wrapUp());
      }
      case WrapUpEndedDecoder.TEMPLATE_ID -> {
        wrapUpEnded.wrapAndApplyHeader(buffer, message, header);
        workEnds(wrapUpEnded.agent(), wrapUpEnded.interaction());
      }
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        abandoned.wrapAndApplyHeader(buffer, message, header);
        waiting.remove(abandoned.interaction());
        live.remove(abandoned.interaction());
      }
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> {
        presence.wrapAndApplyHeader(buffer, message, header);
        if (presence.presence() == Presence.NOT_RESPONDING) {
          agenda.note(now + NOT_RESPONDING_MS, Act.RETURN, presence.agent());
        }
      }
      case RejectedDecoder.TEMPLATE_ID -> {
        rejected.wrapAndApplyHeader(buffer, message, header);
        if (!tooLate(rejected.code())) {
          throw new IllegalStateException(
              "sequence " + EventHeader.sequence(buffer, offset) + " refused: " + rejected);
        }
      }
      default -> {}
    }
  }

  /** Whether a timer that fired before the command explains why it was refused. */
  private static boolean tooLate(RejectCode code) {
    return code == RejectCode.STALE_OFFER || code == RejectCode.UNKNOWN_INTERACTION;
  }

  private void answer(long now, long offer) {
    int draw = random.nextInt(100);
    if (draw < 94) {
      agenda.note(now + 1_000 + random.nextInt(4_000), Act.ACCEPT, offer);
    } else if (draw < 97) {
      agenda.note(now + 1_000 + random.nextInt(4_000), Act.DECLINE, offer);
    }
  }

  private void accept(long now) {
    long interaction = accepted.interaction();
    openOffers.remove(accepted.offer());
    waiting.remove(interaction);
    matches++;
    agenda.note(now + about(HANDLING_MS[channel(interaction)]), Act.COMPLETE, interaction);
  }

  private void offerEnds(long offer, int agent, long interaction) {
    openOffers.remove(offer);
    use(agent, interaction, -1);
  }

  private void complete(long now, long interaction, int agent, WrapUpKind wrapUp) {
    switch (wrapUp) {
      case UNTIL_ENDED, CAPPED ->
          agenda.note(now + about(WRAP_UP_MS), Act.END_WRAP_UP, interaction);
      case TIMED -> {}
      default -> workEnds(agent, interaction);
    }
    if (random.nextInt(200) == 0) {
      agenda.note(now, Act.BREAK, agent);
      agenda.note(now + BREAK_MS, Act.RETURN, agent);
    }
  }

  private void workEnds(int agent, long interaction) {
    use(agent, interaction, -1);
    live.remove(interaction);
  }

  private void use(int agent, long interaction, int sign) {
    unitsUsed += sign * (long) site.cost(agent - 1, channel(interaction));
  }

  private int channel(long interaction) {
    return channels.getInt((int) interaction - 1);
  }
}
