package org.strowger.replay.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Survey;
import org.strowger.codec.sbe.ApplyPlanDecoder;
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
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageRecordedDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PromiseAtRiskDecoder;
import org.strowger.codec.sbe.PromiseBrokenDecoder;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.ShiftEndedDecoder;
import org.strowger.codec.sbe.ShiftOfferedDecoder;
import org.strowger.codec.sbe.SurveyRecordedDecoder;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;

/** Executes the records of a journal and counts what customers met with. One thread. */
final class Report {
  private static final String BEGAN_BEFORE = "began before";
  private static final int PROMOTER = 9;
  private static final int PASSIVE = 7;

  /** An interaction that has not ended. */
  private static final class Live {
    String channel;

    /** On which it arrived, and its first answer was promised. */
    String firstChannel;

    boolean answered;
    boolean shiftOffered;
    long respondByMs;
  }

  private final Map<String, ChannelTally> channels = new TreeMap<>();
  private final JourneyTally journeys = new JourneyTally();
  private final Long2ObjectHashMap<Live> live = new Long2ObjectHashMap<>();
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);
  private final Execution execution;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final InteractionWaitingDecoder waiting = new InteractionWaitingDecoder();
  private final CallbackScheduledDecoder scheduled = new CallbackScheduledDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final InteractionShiftedDecoder shifted = new InteractionShiftedDecoder();
  private final InteractionTransferredDecoder transferred = new InteractionTransferredDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionCancelledDecoder cancelled = new InteractionCancelledDecoder();
  private final InteractionClosedDecoder closed = new InteractionClosedDecoder();
  private final CallbackEndedDecoder callbackEnded = new CallbackEndedDecoder();
  private final MessageRecordedDecoder message = new MessageRecordedDecoder();
  private final PromiseAtRiskDecoder atRisk = new PromiseAtRiskDecoder();
  private final PromiseBrokenDecoder broken = new PromiseBrokenDecoder();
  private final ShiftOfferedDecoder shiftOffered = new ShiftOfferedDecoder();
  private final ShiftEndedDecoder shiftEnded = new ShiftEndedDecoder();
  private final SurveyRecordedDecoder survey = new SurveyRecordedDecoder();

  /** Channels whose plan promises a first answer, and those of a plan asked for. */
  private Set<String> promising = Set.of();

  private Set<String> promisingNext = Set.of();
  private long commands;
  private long firstMs;
  private long lastMs;

  Report(JournalReader journal) {
    execution = new Execution(journal, dictionary, this::onEvent);
  }

  /** By channel, in the order of their ids. */
  Map<String, ChannelTally> channels() {
    return channels;
  }

  JourneyTally journeys() {
    return journeys;
  }

  long commands() {
    return commands;
  }

  /** Time of the first command, milliseconds since 1970; 0 if there is none. */
  long firstMs() {
    return firstMs;
  }

  /** Time of the last. */
  long lastMs() {
    return lastMs;
  }

  /** Takes the next record. */
  void onRecord(DirectBuffer buffer, int offset, int length) {
    if (Envelope.kind(buffer, offset) == Envelope.MARK) {
      return;
    }
    lastMs = Envelope.timeMs(buffer, offset);
    if (commands++ == 0) {
      firstMs = lastMs;
    }
    int at = offset + Envelope.LENGTH;
    if (header.wrap(buffer, at).templateId() == ApplyPlanDecoder.TEMPLATE_ID) {
      promisingNext = promising(reader.fields(buffer, at, length - Envelope.LENGTH));
    }
    execution.apply(buffer, offset, length);
  }

  private static Set<String> promising(Map<String, Object> plan) {
    Set<String> found = new HashSet<>();
    if (plan.get("channels") instanceof List<?> entries) {
      for (Object entry : entries) {
        Map<?, ?> channel = (Map<?, ?>) entry;
        if (!Long.valueOf(0).equals(channel.get("firstAnswerMs"))) {
          found.add(String.valueOf(channel.get("channel")));
        }
      }
    }
    return found;
  }

  private String channel(int number) {
    String text = dictionary.text(IdKind.CHANNEL, number);
    return text == null ? "channel " + number : text;
  }

  private ChannelTally tally(String channel) {
    return channels.computeIfAbsent(channel, none -> new ChannelTally());
  }

  private ChannelTally tally(Live interaction) {
    return tally(interaction.channel);
  }

  /** One that began before the first command that is executed has a channel of its own. */
  private Live live(long interaction) {
    return live.computeIfAbsent(
        interaction,
        none -> {
          Live before = new Live();
          before.channel = BEGAN_BEFORE;
          before.firstChannel = BEGAN_BEFORE;
          before.answered = true;
          return before;
        });
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    int at = offset + EventHeader.LENGTH;
    switch (header.wrap(buffer, at).templateId()) {
      case PlanAppliedDecoder.TEMPLATE_ID -> promising = promisingNext;
      case InteractionWaitingDecoder.TEMPLATE_ID -> {
        waiting.wrapAndApplyHeader(buffer, at, header);
        arrived(waiting.interaction(), channel(waiting.channel()));
      }
      case OfferAcceptedDecoder.TEMPLATE_ID ->
          accepted(accepted.wrapAndApplyHeader(buffer, at, header));
      case InteractionCompletedDecoder.TEMPLATE_ID ->
          completed(completed.wrapAndApplyHeader(buffer, at, header));
      case InteractionAbandonedDecoder.TEMPLATE_ID -> {
        abandoned.wrapAndApplyHeader(buffer, at, header);
        tally(live(abandoned.interaction())).abandoned++;
        live.remove(abandoned.interaction());
      }
      case InteractionExpiredDecoder.TEMPLATE_ID ->
          live.remove(expired.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionCancelledDecoder.TEMPLATE_ID ->
          live.remove(cancelled.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionClosedDecoder.TEMPLATE_ID ->
          live.remove(closed.wrapAndApplyHeader(buffer, at, header).interaction());
      case CallbackEndedDecoder.TEMPLATE_ID ->
          live.remove(callbackEnded.wrapAndApplyHeader(buffer, at, header).interaction());
      default -> moved(buffer, at);
    }
  }

  /** Of interactions that go on. */
  private void moved(DirectBuffer buffer, int at) {
    switch (header.templateId()) {
      case CallbackScheduledDecoder.TEMPLATE_ID -> {
        scheduled.wrapAndApplyHeader(buffer, at, header);
        arrived(scheduled.interaction(), channel(scheduled.channel()));
        live(scheduled.interaction()).channel = channel(scheduled.channel());
        journeys.callbacks++;
      }
      case InteractionTransferredDecoder.TEMPLATE_ID -> {
        if (transferred.wrapAndApplyHeader(buffer, at, header).warm() == Flag.YES) {
          journeys.transfersWarm++;
        } else {
          journeys.transfersBlind++;
        }
      }
      case InteractionShiftedDecoder.TEMPLATE_ID -> {
        shifted.wrapAndApplyHeader(buffer, at, header);
        live(shifted.interaction()).channel = channel(shifted.toChannel());
        journeys.shifts++;
      }
      case InteractionReturnedDecoder.TEMPLATE_ID -> journeys.returned++;
      case InteractionParkedDecoder.TEMPLATE_ID -> journeys.parked++;
      case ShiftOfferedDecoder.TEMPLATE_ID -> {
        shiftOffered.wrapAndApplyHeader(buffer, at, header);
        Live interaction = live(shiftOffered.interaction());
        if (shiftOffered.expiresMs() != 0 && !interaction.shiftOffered) {
          journeys.shiftsOffered++;
          interaction.shiftOffered = true;
        }
      }
      case ShiftEndedDecoder.TEMPLATE_ID -> {
        shiftEnded.wrapAndApplyHeader(buffer, at, header);
        live(shiftEnded.interaction()).shiftOffered = false;
        shiftEnded(shiftEnded.how());
      }
      case SurveyRecordedDecoder.TEMPLATE_ID ->
          answered(survey.wrapAndApplyHeader(buffer, at, header));
      default -> promised(buffer, at);
    }
  }

  private void promised(DirectBuffer buffer, int at) {
    switch (header.templateId()) {
      case MessageRecordedDecoder.TEMPLATE_ID -> {
        message.wrapAndApplyHeader(buffer, at, header);
        Live interaction = live(message.interaction());
        if (message.respondByMs() != 0 && message.respondByMs() != interaction.respondByMs) {
          tally(interaction).nextResponse.made++;
        }
        interaction.respondByMs = message.respondByMs();
      }
      case PromiseAtRiskDecoder.TEMPLATE_ID -> {
        atRisk.wrapAndApplyHeader(buffer, at, header);
        promise(atRisk.interaction(), atRisk.kind()).warned++;
      }
      case PromiseBrokenDecoder.TEMPLATE_ID -> {
        broken.wrapAndApplyHeader(buffer, at, header);
        promise(broken.interaction(), broken.kind()).broken++;
      }
      default -> {
        // nothing that is counted
      }
    }
  }

  private ChannelTally.Promised promise(long interaction, PromiseKind kind) {
    Live one = live(interaction);
    return kind == PromiseKind.FIRST_ANSWER
        ? tally(one.firstChannel).firstAnswer
        : tally(one).nextResponse;
  }

  private void arrived(long interaction, String channel) {
    if (live.containsKey(interaction)) {
      return;
    }
    Live arrived = new Live();
    arrived.channel = channel;
    arrived.firstChannel = channel;
    live.put(interaction, arrived);
    tally(arrived).arrived++;
    if (promising.contains(channel)) {
      tally(arrived).firstAnswer.made++;
    }
  }

  private void accepted(OfferAcceptedDecoder event) {
    Live interaction = live(event.interaction());
    if (!interaction.answered) {
      interaction.answered = true;
      tally(interaction).answered++;
      tally(interaction).waitedMs += event.waitedMs();
    }
    if (event.handover() == Handover.WITH_CONTEXT) {
      journeys.handoversWith++;
    } else if (event.handover() == Handover.WITHOUT_CONTEXT) {
      journeys.handoversWithout++;
    }
  }

  private void completed(InteractionCompletedDecoder event) {
    tally(live(event.interaction())).completed++;
    live.remove(event.interaction());
    if (event.resolved() == Resolved.YES) {
      journeys.resolved++;
      journeys.resolvedAtFirst += event.contacts() <= 1 ? 1 : 0;
    } else if (event.resolved() == Resolved.NO) {
      journeys.unresolved++;
    }
  }

  private void shiftEnded(ShiftEnd how) {
    journeys.shiftsTaken += how == ShiftEnd.TAKEN ? 1 : 0;
    journeys.shiftsRefused += how == ShiftEnd.REFUSED ? 1 : 0;
    journeys.shiftsExpired += how == ShiftEnd.EXPIRED ? 1 : 0;
  }

  private void answered(SurveyRecordedDecoder event) {
    if (event.csat() != Survey.NOT_ANSWERED) {
      journeys.csat.add(event.csat());
    }
    if (event.effort() != Survey.NOT_ANSWERED) {
      journeys.effort.add(event.effort());
    }
    if (event.nps() == Survey.NOT_ANSWERED) {
      return;
    } else if (event.nps() >= PROMOTER) {
      journeys.promoters++;
    } else if (event.nps() >= PASSIVE) {
      journeys.passives++;
    } else {
      journeys.detractors++;
    }
  }
}
