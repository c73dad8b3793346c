package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.strowger.codec.sbe.CallbackEndedDecoder;
import org.strowger.codec.sbe.CallbackScheduledDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonedDecoder;
import org.strowger.codec.sbe.InteractionCancelledDecoder;
import org.strowger.codec.sbe.InteractionClosedDecoder;
import org.strowger.codec.sbe.InteractionCompletedDecoder;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.ReconcileMissedDecoder;
import org.strowger.codec.sbe.WrapUpEndedDecoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.simulation.Behaviour.Answer;
import org.strowger.replay.simulation.Behaviour.Choice;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.whatif.RecordedContact.WaitEnd;

/** What became of each interaction of a journal, from its events. One thread. */
final class ContactDays {
  /** Work of one kind: agents of a profile, over a channel. */
  record WorkKind(String profile, String channel) {}

  /** An interaction that has not ended. */
  private static final class Live {
    RecordedContact contact;

    /** Fields of its arrival, until it waits. */
    Map<String, Object> asked;

    /** Whether it waits from when a callback is due. */
    boolean callback;

    /** What the agent who has it is at, null if nobody has it. */
    WorkKind work;

    long workSinceMs;
  }

  /** An offer that is open. */
  private record Open(String agent, long madeMs) {}

  private final Dictionary dictionary;
  private final AgentDays agents;
  private final Long2ObjectHashMap<Live> live = new Long2ObjectHashMap<>();
  private final Long2ObjectHashMap<Open> open = new Long2ObjectHashMap<>();
  private final List<RecordedContact> contacts = new ArrayList<>();
  private final List<OfferTaken> offers = new ArrayList<>();
  private final Map<WorkKind, Long> workMs = new HashMap<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final InteractionWaitingDecoder waiting = new InteractionWaitingDecoder();
  private final CallbackScheduledDecoder scheduled = new CallbackScheduledDecoder();
  private final OfferMadeDecoder made = new OfferMadeDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final OfferDeclinedDecoder declined = new OfferDeclinedDecoder();
  private final OfferMissedDecoder missed = new OfferMissedDecoder();
  private final OfferWithdrawnDecoder withdrawn = new OfferWithdrawnDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final WrapUpEndedDecoder wrapUpEnded = new WrapUpEndedDecoder();
  private final InteractionTransferredDecoder transferred = new InteractionTransferredDecoder();
  private final InteractionShiftedDecoder shifted = new InteractionShiftedDecoder();
  private final InteractionParkedDecoder parked = new InteractionParkedDecoder();
  private final InteractionReturnedDecoder returned = new InteractionReturnedDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionCancelledDecoder cancelled = new InteractionCancelledDecoder();
  private final InteractionClosedDecoder closed = new InteractionClosedDecoder();
  private final CallbackEndedDecoder callbackEnded = new CallbackEndedDecoder();
  private final ReconcileMissedDecoder reconciled = new ReconcileMissedDecoder();
  private Map<String, Object> asked = Map.of();
  private int callbacks;

  /** The interaction that a reconcile ends next, 0: none; its customer has not left just then. */
  private long reconciledNow;

  ContactDays(Dictionary dictionary, AgentDays agents) {
    this.dictionary = dictionary;
    this.agents = agents;
  }

  /** In the order in which they began to wait. */
  List<RecordedContact> contacts() {
    return contacts.stream().filter(contact -> !contact.waitsAgain).toList();
  }

  int count() {
    return contacts.size();
  }

  List<OfferTaken> offers() {
    return offers;
  }

  /** Contacts that waited again from when a callback was due. */
  int callbacks() {
    return callbacks;
  }

  /** Time of conversations and wrap-up, milliseconds. */
  Map<WorkKind, Long> workMs() {
    return workMs;
  }

  /** An arrival is about to be executed. */
  void asked(Map<String, Object> fields) {
    asked = fields;
  }

  private String agent(int number) {
    return String.valueOf(dictionary.show(IdKind.AGENT, number));
  }

  void onEvent(int template, long timeMs, DirectBuffer buffer, int at) {
    switch (template) {
      case InteractionWaitingDecoder.TEMPLATE_ID ->
          waiting(timeMs, waiting.wrapAndApplyHeader(buffer, at, header).interaction());
      case CallbackScheduledDecoder.TEMPLATE_ID ->
          scheduled(scheduled.wrapAndApplyHeader(buffer, at, header));
      case OfferMadeDecoder.TEMPLATE_ID -> {
        made.wrapAndApplyHeader(buffer, at, header);
        open.put(made.offer(), new Open(agent(made.agent()), timeMs));
      }
      case OfferAcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, at, header);
        if (accepted.auto() != Flag.YES) {
          taken(accepted.offer(), Choice.ACCEPT, timeMs);
        }
        accepted(timeMs, accepted.interaction(), accepted.agent());
      }
      case OfferDeclinedDecoder.TEMPLATE_ID ->
          taken(declined.wrapAndApplyHeader(buffer, at, header).offer(), Choice.DECLINE, timeMs);
      case OfferMissedDecoder.TEMPLATE_ID ->
          taken(missed.wrapAndApplyHeader(buffer, at, header).offer(), Choice.IGNORE, timeMs);
      case OfferWithdrawnDecoder.TEMPLATE_ID ->
          open.remove(withdrawn.wrapAndApplyHeader(buffer, at, header).offer());
      case InteractionCompletedDecoder.TEMPLATE_ID ->
          completed(timeMs, completed.wrapAndApplyHeader(buffer, at, header));
      case WrapUpEndedDecoder.TEMPLATE_ID -> {
        wrapUpEnded.wrapAndApplyHeader(buffer, at, header);
        wrappedUp(timeMs, wrapUpEnded.interaction(), wrapUpEnded.wrapUpMs());
      }
      default -> movedOrEnded(template, timeMs, buffer, at);
    }
  }

  private void movedOrEnded(int template, long timeMs, DirectBuffer buffer, int at) {
    switch (template) {
      case InteractionTransferredDecoder.TEMPLATE_ID -> {
        transferred.wrapAndApplyHeader(buffer, at, header);
        if (transferred.warm() != Flag.YES) {
          given(timeMs, transferred.interaction(), transferred.handledMs());
        }
      }
      case InteractionShiftedDecoder.TEMPLATE_ID -> {
        shifted.wrapAndApplyHeader(buffer, at, header);
        given(timeMs, shifted.interaction(), shifted.handledMs());
      }
      case InteractionParkedDecoder.TEMPLATE_ID -> {
        parked.wrapAndApplyHeader(buffer, at, header);
        given(timeMs, parked.interaction(), parked.handledMs());
      }
      case InteractionReturnedDecoder.TEMPLATE_ID -> {
        returned.wrapAndApplyHeader(buffer, at, header);
        given(timeMs, returned.interaction(), returned.handledMs());
      }
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        long interaction = abandoned.wrapAndApplyHeader(buffer, at, header).interaction();
        ended(timeMs, interaction, interaction == reconciledNow ? WaitEnd.CANCELLED : WaitEnd.LEFT);
      }
      case ReconcileMissedDecoder.TEMPLATE_ID -> {
        reconciled.wrapAndApplyHeader(buffer, at, header);
        reconciledNow = reconciled.repaired() == Flag.YES ? reconciled.interaction() : 0;
      }
      case InteractionExpiredDecoder.TEMPLATE_ID ->
          ended(
              timeMs,
              expired.wrapAndApplyHeader(buffer, at, header).interaction(),
              WaitEnd.EXPIRED);
      case InteractionCancelledDecoder.TEMPLATE_ID ->
          ended(
              timeMs,
              cancelled.wrapAndApplyHeader(buffer, at, header).interaction(),
              WaitEnd.CANCELLED);
      case InteractionClosedDecoder.TEMPLATE_ID ->
          ended(
              timeMs,
              closed.wrapAndApplyHeader(buffer, at, header).interaction(),
              WaitEnd.CANCELLED);
      case CallbackEndedDecoder.TEMPLATE_ID ->
          ended(
              timeMs,
              callbackEnded.wrapAndApplyHeader(buffer, at, header).interaction(),
              WaitEnd.CANCELLED);
      default -> {
        // nothing that people did
      }
    }
  }

  private void waiting(long timeMs, long interaction) {
    Live one = live.computeIfAbsent(interaction, none -> new Live());
    if (one.asked == null && one.contact == null) {
      one.asked = asked;
    }
    if (one.contact == null) {
      one.contact = new RecordedContact(one.asked);
      one.contact.enteredMs = timeMs;
      callbacks += one.callback ? 1 : 0;
      contacts.add(one.contact);
    }
  }

  /** One that is not answered yet waits anew from when it is due. */
  private void scheduled(CallbackScheduledDecoder event) {
    Live one = live.computeIfAbsent(event.interaction(), none -> new Live());
    if (one.asked == null && one.contact == null) {
      one.asked = asked;
      one.callback = true;
    } else if (one.contact != null && one.contact.end == WaitEnd.NONE && event.atMs() != 0) {
      one.contact.waitsAgain = true;
      one.asked = one.contact.asked();
      one.contact = null;
      one.callback = true;
    }
  }

  private void taken(long offer, Choice choice, long timeMs) {
    Open made = open.remove(offer);
    if (made != null) {
      offers.add(new OfferTaken(made.agent(), new Answer(choice, timeMs - made.madeMs())));
    }
  }

  private void accepted(long timeMs, long interaction, int agent) {
    Live one = live.get(interaction);
    if (one == null || one.contact == null) {
      return;
    }
    worked(one, timeMs);
    one.work = new WorkKind(agents.profile(agent), one.contact.channel);
    one.workSinceMs = timeMs;
    if (one.contact.end == WaitEnd.NONE) {
      one.contact.end = WaitEnd.ANSWERED;
      one.contact.leftMs = timeMs;
      one.contact.agent = agent(agent);
    }
  }

  private void worked(Live one, long timeMs) {
    if (one.work != null) {
      workMs.merge(one.work, timeMs - one.workSinceMs, Long::sum);
      one.work = null;
    }
  }

  /** Its agent has it no more, and it goes on. */
  private void given(long timeMs, long interaction, long handledMs) {
    Live one = live.get(interaction);
    if (one != null && one.contact != null) {
      one.contact.handledMs += handledMs;
      worked(one, timeMs);
    }
  }

  private void completed(long timeMs, InteractionCompletedDecoder event) {
    Live one = live.get(event.interaction());
    if (one == null || one.contact == null) {
      return;
    }
    one.contact.handledMs += event.handledMs();
    one.contact.completed = true;
    if (event.wrapUp() == WrapUpKind.NONE) {
      worked(one, timeMs);
      live.remove(event.interaction());
    }
  }

  private void wrappedUp(long timeMs, long interaction, long wrapUpMs) {
    Live one = live.get(interaction);
    if (one != null && one.contact != null) {
      one.contact.wrapUpMs += wrapUpMs;
      one.contact.wrappedUp = true;
      worked(one, timeMs);
      if (one.contact.completed) {
        live.remove(interaction);
      }
    }
  }

  private void ended(long timeMs, long interaction, WaitEnd how) {
    Live one = live.remove(interaction);
    if (one == null || one.contact == null) {
      return;
    }
    worked(one, timeMs);
    if (one.contact.end == WaitEnd.NONE) {
      one.contact.end = how;
      one.contact.leftMs = timeMs;
    } else {
      one.contact.completed = one.contact.handledMs > 0;
    }
  }

  /** The journal ends: nobody waits longer, no conversation goes on. */
  void end(long timeMs) {
    for (Live one : live.values()) {
      worked(one, timeMs);
    }
    for (RecordedContact contact : contacts) {
      if (contact.end == WaitEnd.NONE) {
        contact.leftMs = timeMs;
      }
    }
  }
}
