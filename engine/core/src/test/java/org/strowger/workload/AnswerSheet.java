package org.strowger.workload;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferDeclinedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.RejectedDecoder;

/**
 * Reads the answers to the steps of a {@link SkillTrace} out of the engine's events: a sink for the
 * core, a listener for the engine. An event that the trace cannot cause is a fault. One thread at a
 * time.
 */
public final class AnswerSheet {
  private final SkillTrace trace;
  private final int[] answers;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private String fault;

  /** Every answer is "none" until an event tells another. */
  public AnswerSheet(SkillTrace trace) {
    this.trace = trace;
    answers = new int[trace.steps()];
    Arrays.fill(answers, SkillTrace.NO_MATCH);
  }

  /** Takes one event. */
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    long correlation = EventHeader.correlation(buffer, offset);
    int message = offset + EventHeader.LENGTH;
    switch (header.wrap(buffer, message).templateId()) {
      case OfferAcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, message, header);
        answer(correlation - 1, accepted.agent() - 1, accepted.interaction() - 1);
      }
      case RejectedDecoder.TEMPLATE_ID ->
          fault(buffer, offset, rejected.wrapAndApplyHeader(buffer, message, header).toString());
      case OfferMadeDecoder.TEMPLATE_ID,
          OfferDeclinedDecoder.TEMPLATE_ID,
          OfferMissedDecoder.TEMPLATE_ID,
          OfferWithdrawnDecoder.TEMPLATE_ID ->
          fault(buffer, offset, "an offer that is not accepted at once");
      default -> {}
    }
  }

  private void answer(long correlation, int agent, long interaction) {
    int step = (int) correlation;
    if (step < 0 || step >= answers.length) {
      fault = fault == null ? "an offer outside the steps, correlation " + (step + 1) : fault;
      return;
    }
    if (answers[step] != SkillTrace.NO_MATCH) {
      fault = fault == null ? "step " + step + ": a second assignment" : fault;
    }
    if (trace.isArrival(step)) {
      answers[step] = agent;
      if (interaction != trace.interaction(step)) {
        fault = fault == null ? "step " + step + ": assigned another interaction" : fault;
      }
    } else {
      answers[step] = (int) interaction;
      if (agent != trace.agent(step)) {
        fault = fault == null ? "step " + step + ": assigned to another agent" : fault;
      }
    }
  }

  private void fault(DirectBuffer buffer, int offset, String what) {
    if (fault == null) {
      fault = "sequence " + EventHeader.sequence(buffer, offset) + ": " + what;
    }
  }

  /**
   * The first thing wrong in all steps: an event that cannot be, or an answer that is not the
   * trace's; or null.
   */
  public String fault() {
    return fault(answers.length);
  }

  /** The first thing wrong in the first steps, or null. */
  public String fault(int firstSteps) {
    if (fault != null) {
      return fault;
    }
    for (int step = 0; step < firstSteps; step++) {
      if (answers[step] != trace.answer(step)) {
        return "step "
            + step
            + (trace.isArrival(step) ? " (arrival)" : " (completion)")
            + ": answer "
            + answers[step]
            + ", right is "
            + trace.answer(step);
      }
    }
    return null;
  }

  /** Hash of the answers, comparable with {@link SkillTrace#hash}. */
  public long hash() {
    return SkillTrace.hash(answers, answers.length);
  }
}
