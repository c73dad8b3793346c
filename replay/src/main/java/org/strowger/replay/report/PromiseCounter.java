package org.strowger.replay.report;

import java.util.function.LongFunction;
import org.agrona.DirectBuffer;
import org.strowger.codec.Survey;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageRecordedDecoder;
import org.strowger.codec.sbe.PromiseAtRiskDecoder;
import org.strowger.codec.sbe.PromiseBrokenDecoder;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.ShiftEndedDecoder;
import org.strowger.codec.sbe.ShiftOfferedDecoder;
import org.strowger.codec.sbe.SurveyRecordedDecoder;

/** Counts promises, offers of other channels and surveys. One thread. */
final class PromiseCounter {
  private static final int PROMOTER = 9;
  private static final int PASSIVE = 7;

  private final Groups groups;
  private final Targets targets;
  private final MessageRecordedDecoder message = new MessageRecordedDecoder();
  private final PromiseAtRiskDecoder atRisk = new PromiseAtRiskDecoder();
  private final PromiseBrokenDecoder broken = new PromiseBrokenDecoder();
  private final ShiftOfferedDecoder shiftOffered = new ShiftOfferedDecoder();
  private final ShiftEndedDecoder shiftEnded = new ShiftEndedDecoder();
  private final SurveyRecordedDecoder survey = new SurveyRecordedDecoder();

  PromiseCounter(Groups groups, Targets targets) {
    this.groups = groups;
    this.targets = targets;
  }

  /** An interaction began to wait: on arrival, when its callback is due, after a shift. */
  void waits(Live one) {
    if (!one.answered && targets.promisesFirstAnswer(one.place.channel().id())) {
      firstAnswerPromised(one);
    }
  }

  private void firstAnswerPromised(Live one) {
    if (!one.firstAnswerPromised) {
      one.firstAnswerPromised = true;
      groups.add(one.first, Count.FIRST_ANSWER_PROMISED, 1);
    }
  }

  /** Takes an event whose header has been read. */
  void onEvent(MessageHeaderDecoder header, DirectBuffer buffer, int at, LongFunction<Live> live) {
    switch (header.templateId()) {
      case MessageRecordedDecoder.TEMPLATE_ID -> {
        message.wrapAndApplyHeader(buffer, at, header);
        Live one = live.apply(message.interaction());
        if (message.respondByMs() != 0 && message.respondByMs() != one.respondByMs) {
          groups.add(one.place, Count.NEXT_RESPONSE_PROMISED, 1);
        }
        one.respondByMs = message.respondByMs();
      }
      case PromiseAtRiskDecoder.TEMPLATE_ID -> {
        atRisk.wrapAndApplyHeader(buffer, at, header);
        promise(
            live.apply(atRisk.interaction()),
            atRisk.kind(),
            Count.FIRST_ANSWER_WARNED,
            Count.NEXT_RESPONSE_WARNED);
      }
      case PromiseBrokenDecoder.TEMPLATE_ID -> {
        broken.wrapAndApplyHeader(buffer, at, header);
        promise(
            live.apply(broken.interaction()),
            broken.kind(),
            Count.FIRST_ANSWER_BROKEN,
            Count.NEXT_RESPONSE_BROKEN);
      }
      case ShiftOfferedDecoder.TEMPLATE_ID -> {
        shiftOffered.wrapAndApplyHeader(buffer, at, header);
        Live one = live.apply(shiftOffered.interaction());
        if (shiftOffered.expiresMs() != 0 && !one.shiftOffered) {
          groups.add(one.place, Count.SHIFTS_OFFERED, 1);
          one.shiftOffered = true;
        }
      }
      case ShiftEndedDecoder.TEMPLATE_ID -> {
        shiftEnded.wrapAndApplyHeader(buffer, at, header);
        Live one = live.apply(shiftEnded.interaction());
        one.shiftOffered = false;
        shiftEnded(one, shiftEnded.how());
      }
      case SurveyRecordedDecoder.TEMPLATE_ID ->
          answered(survey.wrapAndApplyHeader(buffer, at, header));
      default -> {
        // nothing that is counted
      }
    }
  }

  private void promise(Live one, PromiseKind kind, Count first, Count next) {
    if (kind == PromiseKind.FIRST_ANSWER) {
      firstAnswerPromised(one);
      groups.add(one.first, first, 1);
    } else {
      groups.add(one.place, next, 1);
    }
  }

  private void shiftEnded(Live one, ShiftEnd how) {
    switch (how) {
      case TAKEN -> groups.add(one.place, Count.SHIFTS_TAKEN, 1);
      case REFUSED -> groups.add(one.place, Count.SHIFTS_REFUSED, 1);
      case EXPIRED -> groups.add(one.place, Count.SHIFTS_EXPIRED, 1);
      default -> {
        // the customer waits no more
      }
    }
  }

  private void answered(SurveyRecordedDecoder event) {
    if (event.csat() != Survey.NOT_ANSWERED) {
      groups.add(Count.CSAT_SUM, event.csat());
      groups.add(Count.CSAT_ANSWERS, 1);
    }
    if (event.effort() != Survey.NOT_ANSWERED) {
      groups.add(Count.EFFORT_SUM, event.effort());
      groups.add(Count.EFFORT_ANSWERS, 1);
    }
    if (event.nps() == Survey.NOT_ANSWERED) {
      return;
    }
    Count kind = event.nps() >= PASSIVE ? Count.NPS_PASSIVES : Count.NPS_DETRACTORS;
    groups.add(event.nps() >= PROMOTER ? Count.NPS_PROMOTERS : kind, 1);
  }
}
