package org.strowger.replay.report;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.AgentLeaseLostDecoder;
import org.strowger.codec.sbe.AgentLeaseRenewedDecoder;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnDecoder;
import org.strowger.codec.sbe.CallbackEndedDecoder;
import org.strowger.codec.sbe.CallbackScheduledDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionCancelledDecoder;
import org.strowger.codec.sbe.InteractionClosedDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionMovedDecoder;
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.TransferEndedDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * Counts events, each as it comes. Its memory is what is live, and the groups of the report. One
 * thread.
 */
final class EventCounter {
  private final Groups groups;
  private final Targets targets;
  private final PromiseCounter promises;
  private final Long2ObjectHashMap<Live> live = new Long2ObjectHashMap<>();
  private final Map<String, AgentClock> agents = new HashMap<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AgentSignedOnDecoder signedOn = new AgentSignedOnDecoder();
  private final AgentSignedOffDecoder signedOff = new AgentSignedOffDecoder();
  private final AgentLeaseLostDecoder leaseLost = new AgentLeaseLostDecoder();
  private final AgentLeaseRenewedDecoder leaseRenewed = new AgentLeaseRenewedDecoder();
  private final AgentPresenceChangedDecoder presence = new AgentPresenceChangedDecoder();
  private final InteractionWaitingDecoder waiting = new InteractionWaitingDecoder();
  private final InteractionMovedDecoder moved = new InteractionMovedDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final OfferDeclinedDecoder declined = new OfferDeclinedDecoder();
  private final OfferMissedDecoder missed = new OfferMissedDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final WrapUpEndedDecoder wrapUpEnded = new WrapUpEndedDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionCancelledDecoder cancelled = new InteractionCancelledDecoder();
  private final InteractionClosedDecoder closed = new InteractionClosedDecoder();
  private final InteractionTransferredDecoder transferred = new InteractionTransferredDecoder();
  private final TransferEndedDecoder transferEnded = new TransferEndedDecoder();
  private final InteractionShiftedDecoder shifted = new InteractionShiftedDecoder();
  private final InteractionReturnedDecoder returned = new InteractionReturnedDecoder();
  private final InteractionParkedDecoder parked = new InteractionParkedDecoder();
  private final CallbackScheduledDecoder scheduled = new CallbackScheduledDecoder();
  private final CallbackEndedDecoder callbackEnded = new CallbackEndedDecoder();
  private long timeMs;

  EventCounter(Groups groups, Targets targets) {
    this.groups = groups;
    this.targets = targets;
    promises = new PromiseCounter(groups, targets);
  }

  /** Takes the next event. */
  void onEvent(DirectBuffer buffer, int offset, int length) {
    int at = offset + EventHeader.LENGTH;
    timeMs = EventHeader.timeMs(buffer, offset);
    switch (header.wrap(buffer, at).templateId()) {
      case AgentSignedOnDecoder.TEMPLATE_ID -> {
        signedOn.wrapAndApplyHeader(buffer, at, header);
        boolean free = signedOn.presence() == Presence.AVAILABLE;
        clock(signedOn.agent()).signedOn(true, free, timeMs);
      }
      case AgentSignedOffDecoder.TEMPLATE_ID -> {
        signedOff.wrapAndApplyHeader(buffer, at, header);
        clock(signedOff.agent()).signedOn(false, false, timeMs);
      }
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> {
        presence.wrapAndApplyHeader(buffer, at, header);
        boolean free = presence.presence() == Presence.AVAILABLE;
        clock(presence.agent()).signedOn(true, free, timeMs);
      }
      case AgentLeaseLostDecoder.TEMPLATE_ID -> {
        leaseLost.wrapAndApplyHeader(buffer, at, header);
        clock(leaseLost.agent()).lease(true, timeMs);
      }
      case AgentLeaseRenewedDecoder.TEMPLATE_ID -> {
        leaseRenewed.wrapAndApplyHeader(buffer, at, header);
        clock(leaseRenewed.agent()).lease(false, timeMs);
      }
      case InteractionWaitingDecoder.TEMPLATE_ID -> {
        waiting.wrapAndApplyHeader(buffer, at, header);
        waits(waiting.interaction(), waiting.queue(), waiting.channel());
      }
      case InteractionMovedDecoder.TEMPLATE_ID -> {
        moved.wrapAndApplyHeader(buffer, at, header);
        Live one = live(moved.interaction());
        leave(one, Count.LEFT);
        enter(one, targets.queue(moved.toQueue()), one.place.channel().id());
      }
      case OfferAcceptedDecoder.TEMPLATE_ID ->
          accepted(accepted.wrapAndApplyHeader(buffer, at, header));
      case OfferDeclinedDecoder.TEMPLATE_ID -> {
        declined.wrapAndApplyHeader(buffer, at, header);
        Group agent = clock(declined.agent()).agent();
        groups.add(live(declined.interaction()).place, agent, Count.OFFERS_DECLINED, 1);
      }
      case OfferMissedDecoder.TEMPLATE_ID -> {
        missed.wrapAndApplyHeader(buffer, at, header);
        Group agent = clock(missed.agent()).agent();
        groups.add(live(missed.interaction()).place, agent, Count.OFFERS_MISSED, 1);
      }
      default -> passedOn(buffer, at);
    }
  }

  /** Of interactions that go elsewhere. */
  private void passedOn(DirectBuffer buffer, int at) {
    switch (header.templateId()) {
      case InteractionTransferredDecoder.TEMPLATE_ID ->
          transferred(transferred.wrapAndApplyHeader(buffer, at, header));
      case TransferEndedDecoder.TEMPLATE_ID ->
          transferEnded(transferEnded.wrapAndApplyHeader(buffer, at, header));
      case InteractionShiftedDecoder.TEMPLATE_ID -> {
        Live one = live(shifted.wrapAndApplyHeader(buffer, at, header).interaction());
        groups.add(one.place, Count.SHIFTS, 1);
        leave(one, Count.LEFT);
        handled(one);
      }
      case InteractionReturnedDecoder.TEMPLATE_ID -> {
        Live one = live(returned.wrapAndApplyHeader(buffer, at, header).interaction());
        groups.add(one.place, clock(returned.agent()).agent(), Count.RETURNED, 1);
        handled(one);
      }
      case InteractionParkedDecoder.TEMPLATE_ID -> {
        Live one = live(parked.wrapAndApplyHeader(buffer, at, header).interaction());
        groups.add(one.place, clock(parked.agent()).agent(), Count.PARKED, 1);
        handled(one);
      }
      case CallbackScheduledDecoder.TEMPLATE_ID ->
          scheduled(scheduled.wrapAndApplyHeader(buffer, at, header));
      default -> ended(buffer, at);
    }
  }

  private void ended(DirectBuffer buffer, int at) {
    switch (header.templateId()) {
      case InteractionCompletedDecoder.TEMPLATE_ID ->
          completed(completed.wrapAndApplyHeader(buffer, at, header));
      case WrapUpEndedDecoder.TEMPLATE_ID -> {
        wrapUpEnded.wrapAndApplyHeader(buffer, at, header);
        AgentClock clock = clock(wrapUpEnded.agent());
        Live one = live(wrapUpEnded.interaction());
        groups.add(one.place, clock.agent(), Count.WRAP_UP_MS, wrapUpEnded.wrapUpMs());
        clock.gave(timeMs);
        live.remove(wrapUpEnded.interaction());
      }
      case InteractionAbandonedDecoder.TEMPLATE_ID ->
          end(abandoned.wrapAndApplyHeader(buffer, at, header).interaction(), Count.ABANDONED);
      case InteractionExpiredDecoder.TEMPLATE_ID ->
          end(expired.wrapAndApplyHeader(buffer, at, header).interaction(), Count.EXPIRED);
      case InteractionCancelledDecoder.TEMPLATE_ID ->
          end(cancelled.wrapAndApplyHeader(buffer, at, header).interaction(), Count.LEFT);
      case InteractionClosedDecoder.TEMPLATE_ID ->
          end(closed.wrapAndApplyHeader(buffer, at, header).interaction(), Count.LEFT);
      case CallbackEndedDecoder.TEMPLATE_ID ->
          end(callbackEnded.wrapAndApplyHeader(buffer, at, header).interaction(), Count.LEFT);
      default -> promises.onEvent(header, buffer, at, this::live);
    }
  }

  /** Counts agents' time up to the end; nothing can be counted after it. */
  void end(long endMs) {
    for (AgentClock agent : agents.values()) {
      agent.until(endMs);
    }
  }

  private AgentClock clock(int number) {
    String id = targets.id(IdKind.AGENT, number);
    return agents.computeIfAbsent(id, text -> new AgentClock(groups, groups.agent(text)));
  }

  /**
   * One that began before the first command that is executed has a queue and channel of its own.
   */
  private Live live(long interaction) {
    return live.computeIfAbsent(
        interaction,
        none -> {
          Live before = new Live();
          before.place = groups.place(null, null, timeMs, 0);
          before.first = before.place;
          return before;
        });
  }

  private void waits(long interaction, int queue, int channel) {
    Live one = live.get(interaction);
    if (one == null) {
      one = new Live();
      live.put(interaction, one);
    } else if (one.waiting) {
      leave(one, Count.LEFT);
    }
    enter(one, targets.queue(queue), targets.id(IdKind.CHANNEL, channel));
  }

  private void enter(Live one, String queue, String channel) {
    one.place = groups.place(queue, channel, timeMs, targets.targetMs(queue));
    one.waiting = true;
    groups.add(one.place, Count.OFFERED, 1);
    if (one.place.targetMs() > 0) {
      groups.add(one.place, Count.OFFERED_WITH_TARGET, 1);
      groups.target(one.place);
    }
    arrived(one);
    promises.waits(one);
  }

  private void arrived(Live one) {
    if (one.first == null) {
      one.first = one.place;
      groups.add(one.place, Count.ARRIVED, 1);
    }
  }

  private void leave(Live one, Count how) {
    if (one.waiting) {
      one.waiting = false;
      groups.add(one.place, how, 1);
    }
  }

  private void end(long interaction, Count how) {
    Live one = live(interaction);
    leave(one, how);
    handled(one);
    live.remove(interaction);
  }

  private void accepted(OfferAcceptedDecoder event) {
    Live one = live(event.interaction());
    AgentClock clock = clock(event.agent());
    one.answered = true;
    if (one.waiting) {
      one.waiting = false;
      groups.answered(one.place, clock.agent(), event.waitedMs(), one.place.targetMs() > 0);
    }
    if (event.handover() == Handover.WITH_CONTEXT) {
      groups.add(one.place, clock.agent(), Count.HANDOVERS_WITH_CONTEXT, 1);
    } else if (event.handover() == Handover.WITHOUT_CONTEXT) {
      groups.add(one.place, clock.agent(), Count.HANDOVERS_WITHOUT_CONTEXT, 1);
    }
    one.leaving = one.work;
    one.work = new Live.Work(clock, one.place, timeMs);
    clock.took(timeMs);
  }

  /** The work in hand has ended, if there is any. */
  private void handled(Live one) {
    handled(one.work);
    one.work = null;
  }

  private void handled(Live.Work work) {
    if (work != null) {
      Group agent = work.agent().agent();
      groups.add(work.place(), agent, Count.HANDLED, 1);
      groups.add(work.place(), agent, Count.HANDLING_MS, timeMs - work.sinceMs());
      work.agent().gave(timeMs);
    }
  }

  private void transferred(InteractionTransferredDecoder event) {
    Live one = live(event.interaction());
    boolean warm = event.warm() == Flag.YES;
    if (event.fromAgent() == 0) {
      groups.add(one.place, Count.TRANSFERS_WAITING, 1);
      leave(one, Count.LEFT);
      return;
    }
    Group agent = clock(event.fromAgent()).agent();
    groups.add(one.place, agent, warm ? Count.TRANSFERS_WARM : Count.TRANSFERS_BLIND, 1);
    if (warm) {
      enter(one, targets.queue(event.toQueue()), one.place.channel().id());
    } else {
      handled(one);
    }
  }

  private void transferEnded(TransferEndedDecoder event) {
    Live one = live(event.interaction());
    if (event.how() == TransferEnd.TAKEN) {
      handled(one.leaving);
      one.leaving = null;
    } else {
      leave(one, Count.LEFT);
      one.place = one.work == null ? one.place : one.work.place();
    }
  }

  /** In place the customer waits on as before. */
  private void scheduled(CallbackScheduledDecoder event) {
    Live one = live.get(event.interaction());
    if (one == null) {
      one = new Live();
      live.put(event.interaction(), one);
      String channel = targets.id(IdKind.CHANNEL, event.channel());
      String queue = targets.arrivingQueue();
      one.place = groups.place(queue, channel, timeMs, targets.targetMs(queue));
      arrived(one);
    }
    groups.add(one.place, Count.CALLBACKS, 1);
    if (event.atMs() != 0) {
      one.firstAnswerPromised = false;
      leave(one, Count.LEFT);
      handled(one);
    }
  }

  private void completed(InteractionCompletedDecoder event) {
    Live one = live(event.interaction());
    AgentClock clock = clock(event.agent());
    Group agent = clock.agent();
    groups.add(one.place, agent, Count.COMPLETED, 1);
    if (event.resolved() != Resolved.UNSAID) {
      boolean yes = event.resolved() == Resolved.YES;
      groups.add(one.place, agent, yes ? Count.RESOLVED : Count.UNRESOLVED, 1);
      if (event.contacts() <= 1) {
        groups.add(one.place, agent, Count.FIRST_CONTACTS, 1);
        groups.add(one.place, agent, Count.FIRST_CONTACTS_RESOLVED, yes ? 1 : 0);
      }
    }
    leave(one, Count.LEFT);
    handled(one);
    if (event.wrapUp() == WrapUpKind.NONE) {
      live.remove(event.interaction());
    } else {
      clock.took(timeMs);
    }
  }
}
