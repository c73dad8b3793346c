package org.strowger.replay.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAssignDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.OfferMadeDecoder;
import org.strowger.core.Probe;
import org.strowger.core.explain.Candidate;
import org.strowger.core.explain.Standing;
import org.strowger.core.interaction.Interactions;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.Execution;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;
import org.strowger.replay.text.Text;

/** Executes a journal until it can answer a question. One thread. */
final class Explainer {
  private final CoreLimits limits;
  private final Question question;
  private final Dictionary dictionary = new Dictionary();
  private final Words words = new Words(dictionary);
  private final MessageReader reader = new MessageReader(dictionary);
  private final Execution execution;
  private final Probe probe;

  /** Offers that were made before the first command that can be executed. */
  private final long offersBefore;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OfferMadeDecoder made = new OfferMadeDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final NameReleasedDecoder released = new NameReleasedDecoder();
  private final InteractionAssignDecoder assign = new InteractionAssignDecoder();

  /** Of the record that is executed. */
  private long sequence;

  private String command;

  /** Sequence with which an interaction of the id asked for was gone, 0 if none was yet. */
  private long gone;

  /** Whether the offer asked for has been made by a command that says to whom. */
  private Map<String, Object> byName;

  private Map<String, Object> answer;

  Explainer(JournalReader journal, Question question) {
    limits = journal.limits();
    this.question = question;
    execution = new Execution(journal, dictionary, this::onEvent);
    probe = execution.core().probe();
    offersBefore = probe.offers();
    execution.refuseBefore(journal, question.at());
    if (question.offer() > 0) {
      execution.core().observe(this::beforeOffer);
    }
  }

  /**
   * Takes the next record.
   *
   * @return whether more can be wanted
   */
  boolean onRecord(DirectBuffer buffer, int offset, int length) {
    if (Envelope.kind(buffer, offset) == Envelope.MARK) {
      return true;
    }
    sequence = Envelope.sequence(buffer, offset);
    int message = offset + Envelope.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    command = reader.command(template);
    execution.apply(buffer, offset, length);
    if (answer == null && byName != null) {
      if (template == InteractionAssignDecoder.TEMPLATE_ID) {
        assign.wrapAndApplyHeader(buffer, message, header);
        byName.put("forced", assign.forcedRaw() == Flag.YES.value());
      }
      answer = byName;
    }
    return answer == null && sequence < question.at();
  }

  /** Sequence of the last command executed, 0 if none. */
  long sequence() {
    return sequence;
  }

  /**
   * The answer, when all records that are wanted have been taken.
   *
   * @throws CannotReadException if there is nothing to explain
   */
  Map<String, Object> answer() {
    if (answer == null && question.offer() > 0 && question.offer() <= offersBefore) {
      throw new CannotReadException(
          "offer %d was made before the first state there is, which has %s"
              .formatted(question.offer(), Text.count(offersBefore, "offer")));
    }
    if (answer == null && question.offer() > 0) {
      throw new CannotReadException(
          "no offer %d: the journal ends at sequence %d with %s"
              .formatted(question.offer(), sequence, Text.count(probe.offers(), "offer")));
    }
    return answer == null ? waiting() : answer;
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    int message = offset + EventHeader.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    if (template == NameReleasedDecoder.TEMPLATE_ID) {
      released.wrapAndApplyHeader(buffer, message, header);
      String text = dictionary.text(released.kind(), released.number());
      if (released.kind() == IdKind.INTERACTION && text.equals(question.interaction())) {
        gone = EventHeader.sequence(buffer, offset);
      }
    } else if (template == OfferMadeDecoder.TEMPLATE_ID) {
      made.wrapAndApplyHeader(buffer, message, header);
      offered(made.offer(), made.interaction(), made.agent());
    } else if (template == OfferAcceptedDecoder.TEMPLATE_ID) {
      accepted.wrapAndApplyHeader(buffer, message, header);
      offered(accepted.offer(), accepted.interaction(), accepted.agent());
    }
  }

  /** Of an offer by a pass there is an answer already. */
  private void offered(long offer, long interaction, int agent) {
    if (offer == question.offer() && answer == null) {
      byName = new LinkedHashMap<>();
      byName.put("offer", offer);
      byName.put("interaction", words.name(IdKind.INTERACTION, interaction));
      byName.put("agent", words.name(IdKind.AGENT, agent));
      byName.put("sequence", sequence);
      byName.put("time", Text.time(execution.core().timeMs()));
      byName.put("plan", execution.core().planVersion());
      byName.put("by-name", command);
    }
  }

  private void beforeOffer(long offer, long interaction, int agent) {
    if (offer == question.offer()) {
      Standing standing = probe.standing(interaction);
      Explanation explanation = new Explanation(words, standing);
      explanation.offer(offer, agent);
      boolean byTimer = execution.core().sequence() < sequence;
      tell(explanation, standing, byTimer ? "timer" : command);
    }
  }

  private void tell(Explanation explanation, Standing standing, String cause) {
    long timeMs = execution.core().timeMs();
    explanation.moment(sequence, timeMs, execution.core().planVersion(), cause);
    if (standing.reworks) {
      answer = explanation.values();
      return;
    }
    if (question.agent() == null) {
      List<Candidate> candidates = probe.candidates(standing.interaction);
      explanation.candidates(candidates, question.all());
      explanation.nearest(candidates, agent -> probe.shortfall(standing.interaction, agent));
    } else {
      explanation.only(agent(standing));
    }
    answer = explanation.values();
  }

  private Candidate agent(Standing standing) {
    long number = number(IdKind.AGENT, question.agent());
    if (number < 1 || number > limits.maxAgents()) {
      throw new CannotReadException(
          "no agent %s is known at sequence %d".formatted(question.agent(), sequence));
    }
    return probe.candidate(standing.interaction, (int) number);
  }

  private Map<String, Object> waiting() {
    if (question.at() != Long.MAX_VALUE && sequence < question.at()) {
      throw new CannotReadException("the journal ends at sequence " + sequence);
    }
    Standing standing = probe.standing(number(IdKind.INTERACTION, question.interaction()));
    if (standing == null) {
      throw new CannotReadException(
          "interaction %s is not live after sequence %d%s"
              .formatted(
                  question.interaction(),
                  sequence,
                  gone == 0 ? "" : "; it was gone with sequence " + gone));
    }
    if (standing.state != Interactions.WAITING) {
      throw new CannotReadException(
          "interaction %s does not wait after sequence %d: %s has it, %s"
              .formatted(
                  question.interaction(),
                  sequence,
                  words.name(IdKind.AGENT, standing.agent),
                  standing.state == Interactions.ACTIVE ? "active" : "in wrap-up"));
    }
    tell(new Explanation(words, standing), standing, null);
    return answer;
  }

  /** Number of what has this external id, or of what has none and is asked for by number; or 0. */
  private long number(IdKind kind, String id) {
    long number = dictionary.number(kind, id);
    if (number == 0 && id.matches("[0-9]{1,18}")) {
      long byNumber = Long.parseLong(id);
      number = dictionary.text(kind, byNumber) == null ? byNumber : 0;
    }
    return number;
  }
}
