package org.strowger.core.event;

import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.AgentAnswerEncoder;
import org.strowger.codec.sbe.EstimateAnswerEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionAnswerEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.OfferAnswerEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueAnswerEncoder;
import org.strowger.codec.sbe.SummaryAnswerEncoder;
import org.strowger.core.agent.Agents;
import org.strowger.core.estimate.Estimator;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.ShiftRecords;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.port.EventSink;

/**
 * Writes answers to queries (rule T5): every field set, from the records as they stand. An answer
 * goes to the sink as events do, with the sequence and time of the last command applied; it is in
 * neither digest nor count of events. No allocation. One thread.
 */
public final class Answers {
  private static final int AT = EventHeader.LENGTH;

  private final Agents agents;
  private final Interactions interactions;
  private final Offers offers;
  private final EventSink sink;
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.MAX_EVENT_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final AgentAnswerEncoder agentAnswer = new AgentAnswerEncoder();
  private final InteractionAnswerEncoder interactionAnswer = new InteractionAnswerEncoder();
  private final OfferAnswerEncoder offerAnswer = new OfferAnswerEncoder();
  private final QueueAnswerEncoder queueAnswer = new QueueAnswerEncoder();
  private final EstimateAnswerEncoder estimateAnswer = new EstimateAnswerEncoder();
  private final SummaryAnswerEncoder summaryAnswer = new SummaryAnswerEncoder();

  private long sequence;
  private long timeMs;
  private int planVersion;
  private int client;
  private long correlation;

  public Answers(Agents agents, Interactions interactions, Offers offers, EventSink sink) {
    this.agents = agents;
    this.interactions = interactions;
    this.offers = offers;
    this.sink = sink;
  }

  /** A query of a client begins, after the command with this sequence and time. */
  public void begin(
      long lastSequence, long lastTimeMs, int version, int clientNumber, long correlationNumber) {
    sequence = lastSequence;
    timeMs = lastTimeMs;
    planVersion = version;
    client = clientNumber;
    correlation = correlationNumber;
  }

  /** Time of the last command applied. */
  public long timeMs() {
    return timeMs;
  }

  /** Where the next answer is to be written, behind its header. */
  UnsafeBuffer buffer() {
    return buffer;
  }

  /** Tells the answer that has been written. */
  void emit(int messageLength) {
    int length = AT + MessageHeaderEncoder.ENCODED_LENGTH + messageLength;
    EventHeader.write(buffer, 0, length, sequence, timeMs, client, planVersion, correlation);
    sink.onEvent(buffer, 0, length);
  }

  /** An agent that is signed on, under its profile; 0: without a lease. */
  public void agent(int agent, ActivePlan.Profile profile, long leaseUntilMs) {
    int newest = agents.lastOffer(agent);
    long base = agents.baseTime(agent);
    int claimer = agents.claimedBy(agent);
    agentAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .agent(agent)
        .profile(agents.profile(agent))
        .lineTimeMs(newest == 0 ? base : Math.max(base, offers.time(newest)))
        .used(agents.used(agent))
        .units(profile.units)
        .offers(agents.offers(agent))
        .work(agents.work(agent))
        .handled(agents.handled(agent))
        .presence(Presence.get((short) agents.presence(agent)))
        .pending(Presence.get((short) agents.pending(agent)))
        .claimedBy(claimer == 0 ? 0 : interactions.number(claimer))
        .leaseUntilMs(leaseUntilMs)
        .leaseLost(agents.isLost(agent) ? Flag.YES : Flag.NO);
    emit(AgentAnswerEncoder.BLOCK_LENGTH);
  }

  /** A number of no agent that is signed on. */
  public void noAgent(int agent) {
    agentAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .agent(agent)
        .profile(0)
        .lineTimeMs(0)
        .used(0)
        .units(0)
        .offers(0)
        .work(0)
        .handled(0)
        .presence(Presence.NONE)
        .pending(Presence.NONE)
        .claimedBy(0)
        .leaseUntilMs(0)
        .leaseLost(Flag.NO);
    emit(AgentAnswerEncoder.BLOCK_LENGTH);
  }

  /**
   * A live interaction.
   *
   * @param position of rule O5, 0 if it does not wait
   * @param openOffers its own, or those of its warm transfer
   * @param estimatedMs of rule X4, -1: not known
   * @param estimator what its errors are told from, null: none
   */
  public void interaction(
      int slot,
      int position,
      int openOffers,
      long customer,
      long estimatedMs,
      Estimator estimator) {
    interactionAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interactions.number(slot))
        .state((short) interactions.state(slot))
        .step((short) interactions.step(slot))
        .urgency((short) interactions.urgency(slot))
        .promoted(promoted(slot))
        .queue(interactions.queue(slot))
        .channel(interactions.channel(slot))
        .agent(interactions.agent(slot))
        .position(position)
        .dueMs(interactions.due(slot))
        .sinceMs(interactions.since(slot))
        .openOffers(openOffers)
        .customer(customer)
        .estimatedMs(estimatedMs)
        .errorP50Ms(errorAt(estimator, 50))
        .errorP90Ms(errorAt(estimator, 90));
    emit(InteractionAnswerEncoder.BLOCK_LENGTH);
  }

  /** An open offer of the interaction that is told next. */
  public void offer(int slot, long deadlineMs) {
    offerAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .offer(offers.id(slot))
        .interaction(interactions.number(offers.interaction(slot)))
        .deadlineMs(deadlineMs)
        .agent(offers.agent(slot));
    emit(OfferAnswerEncoder.BLOCK_LENGTH);
  }

  /** A number of no live interaction. */
  public void noInteraction(long number) {
    interactionAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(number)
        .state((short) 0)
        .step((short) 0)
        .urgency((short) 0)
        .promoted(Flag.NO)
        .queue(0)
        .channel(0)
        .agent(0)
        .position(0)
        .dueMs(0)
        .sinceMs(0)
        .openOffers(0)
        .customer(0)
        .estimatedMs(-1)
        .errorP50Ms(-1)
        .errorP90Ms(-1);
    emit(InteractionAnswerEncoder.BLOCK_LENGTH);
  }

  private static long errorAt(Estimator estimator, int percent) {
    return estimator == null ? -1 : estimator.errorAt(percent);
  }

  /**
   * How long a newcomer would wait.
   *
   * @param estimator of its class, null: none
   */
  public void estimate(
      int queue, int channel, boolean known, int waiting, long estimatedMs, Estimator estimator) {
    estimateAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .queue(queue)
        .channel(channel)
        .estimatedMs(estimatedMs)
        .errorP50Ms(errorAt(estimator, 50))
        .errorP90Ms(errorAt(estimator, 90))
        .waiting(waiting)
        .starts(estimator == null ? 0 : estimator.starts())
        .known(known ? Flag.YES : Flag.NO);
    emit(EstimateAnswerEncoder.BLOCK_LENGTH);
  }

  /**
   * One that waits in a queue.
   *
   * @param known whether the plan in force has the queue
   */
  public void inQueue(int slot, int position, boolean known) {
    queueAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interactions.number(slot))
        .dueMs(interactions.due(slot))
        .sinceMs(interactions.since(slot))
        .queue(interactions.queue(slot))
        .position(position)
        .step((short) interactions.step(slot))
        .urgency((short) interactions.urgency(slot))
        .promoted(promoted(slot))
        .openOffers(openOffers(slot))
        .known(flag(known));
    emit(QueueAnswerEncoder.BLOCK_LENGTH);
  }

  /**
   * The end of a queue's list.
   *
   * @param known whether the plan in force has the queue
   */
  public void endOfQueue(int queue, int waiting, boolean known) {
    queueAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(0)
        .dueMs(0)
        .sinceMs(0)
        .queue(queue)
        .position(waiting)
        .step((short) 0)
        .urgency((short) 0)
        .promoted(Flag.NO)
        .openOffers(0)
        .known(flag(known));
    emit(QueueAnswerEncoder.BLOCK_LENGTH);
  }

  /**
   * Counts over everything.
   *
   * @param toRework waiting for the plan in force
   * @param unroutable of the others that wait
   * @param customers of whom something is kept
   */
  public void summary(
      int toRework,
      int unroutable,
      int customers,
      long handoversWith,
      long handoversWithout,
      ShiftRecords shifts) {
    summaryAnswer
        .wrapAndApplyHeader(buffer, AT, header)
        .agents(agents.signedOn())
        .available(agents.available())
        .waiting(interactions.inState(Interactions.WAITING))
        .active(interactions.inState(Interactions.ACTIVE))
        .wrapUp(interactions.inState(Interactions.WRAP_UP))
        .openOffers(offers.open())
        .unroutable(unroutable)
        .rework(toRework)
        .planVersion(planVersion)
        .parked(interactions.inState(Interactions.PARKED))
        .scheduled(interactions.inState(Interactions.SCHEDULED))
        .customers(customers)
        .handoversWith(handoversWith)
        .handoversWithout(handoversWithout)
        .shiftsOffered(shifts.offered())
        .shiftsTaken(shifts.taken())
        .shiftsRefused(shifts.refused())
        .shiftsExpired(shifts.expired());
    emit(SummaryAnswerEncoder.BLOCK_LENGTH);
  }

  private Flag promoted(int slot) {
    return flag(interactions.promoted(slot) != 0);
  }

  private static Flag flag(boolean yes) {
    return yes ? Flag.YES : Flag.NO;
  }

  private int openOffers(int slot) {
    return interactions.openOffers(slot);
  }
}
