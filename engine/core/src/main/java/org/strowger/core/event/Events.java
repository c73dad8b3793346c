package org.strowger.core.event;

import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.AgentClaimedEncoder;
import org.strowger.codec.sbe.AgentPresenceChangedEncoder;
import org.strowger.codec.sbe.AgentProfileChangedEncoder;
import org.strowger.codec.sbe.AgentSignedOffEncoder;
import org.strowger.codec.sbe.AgentSignedOnEncoder;
import org.strowger.codec.sbe.AgentSkillsChangedEncoder;
import org.strowger.codec.sbe.AgentTeamsChangedEncoder;
import org.strowger.codec.sbe.ClaimEndedEncoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonedEncoder;
import org.strowger.codec.sbe.InteractionCompletedEncoder;
import org.strowger.codec.sbe.InteractionExpiredEncoder;
import org.strowger.codec.sbe.InteractionMovedEncoder;
import org.strowger.codec.sbe.InteractionPromotedEncoder;
import org.strowger.codec.sbe.InteractionReturnedEncoder;
import org.strowger.codec.sbe.InteractionStepStartedEncoder;
import org.strowger.codec.sbe.InteractionUpdatedEncoder;
import org.strowger.codec.sbe.InteractionWaitingEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.NameDefinedEncoder;
import org.strowger.codec.sbe.NameReleasedEncoder;
import org.strowger.codec.sbe.OfferAcceptedEncoder;
import org.strowger.codec.sbe.OfferDeclinedEncoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.OfferMadeEncoder;
import org.strowger.codec.sbe.OfferMissedEncoder;
import org.strowger.codec.sbe.OfferWithdrawnEncoder;
import org.strowger.codec.sbe.PlanAppliedEncoder;
import org.strowger.codec.sbe.PlanReworkedEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedEncoder;
import org.strowger.codec.sbe.RepeatedEncoder;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.RoutabilityChangedEncoder;
import org.strowger.codec.sbe.RulesAppliedEncoder;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.SnapshotTakenEncoder;
import org.strowger.codec.sbe.StepCause;
import org.strowger.codec.sbe.TickedEncoder;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpEndedEncoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.port.EventSink;

/**
 * Writes events: one method for each, every field set. Header fields come from what is being
 * carried out; each event goes to the digest of events and to the sink. No allocation. One thread.
 */
public final class Events {
  static final int AT = EventHeader.LENGTH;

  private final Cause cause;
  private final EventSink sink;
  private UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.MAX_EVENT_LENGTH]);

  /**
   * The event before, not yet in the digest: reading what has just been written would wait for it.
   */
  private UnsafeBuffer pending = new UnsafeBuffer(new byte[Limits.MAX_EVENT_LENGTH]);

  private int pendingLength;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  private final RejectedEncoder rejected = new RejectedEncoder();
  private final RepeatedEncoder repeated = new RepeatedEncoder();
  private final NameDefinedEncoder nameDefined = new NameDefinedEncoder();
  private final NameReleasedEncoder nameReleased = new NameReleasedEncoder();
  private final PlanAppliedEncoder planApplied = new PlanAppliedEncoder();
  private final TickedEncoder ticked = new TickedEncoder();
  private final SnapshotTakenEncoder snapshotTaken = new SnapshotTakenEncoder();
  private final AgentSignedOnEncoder signedOn = new AgentSignedOnEncoder();
  private final AgentSignedOffEncoder signedOff = new AgentSignedOffEncoder();
  private final AgentPresenceChangedEncoder presenceChanged = new AgentPresenceChangedEncoder();
  private final AgentSkillsChangedEncoder skillsChanged = new AgentSkillsChangedEncoder();
  private final AgentProfileChangedEncoder profileChanged = new AgentProfileChangedEncoder();
  private final AgentTeamsChangedEncoder teamsChanged = new AgentTeamsChangedEncoder();
  private final InteractionWaitingEncoder waiting = new InteractionWaitingEncoder();
  private final InteractionPromotedEncoder promoted = new InteractionPromotedEncoder();
  private final OfferMadeEncoder offerMade = new OfferMadeEncoder();
  private final InteractionStepStartedEncoder stepStarted = new InteractionStepStartedEncoder();
  private final InteractionMovedEncoder moved = new InteractionMovedEncoder();
  private final InteractionExpiredEncoder expired = new InteractionExpiredEncoder();
  private final InteractionUpdatedEncoder updated = new InteractionUpdatedEncoder();
  private final InteractionReturnedEncoder returned = new InteractionReturnedEncoder();
  private final RoutabilityChangedEncoder routability = new RoutabilityChangedEncoder();
  private final AgentClaimedEncoder claimed = new AgentClaimedEncoder();
  private final ClaimEndedEncoder claimEnded = new ClaimEndedEncoder();
  private final PlanReworkedEncoder reworked = new PlanReworkedEncoder();
  private final OfferAcceptedEncoder offerAccepted = new OfferAcceptedEncoder();
  private final OfferDeclinedEncoder offerDeclined = new OfferDeclinedEncoder();
  private final OfferMissedEncoder offerMissed = new OfferMissedEncoder();
  private final OfferWithdrawnEncoder offerWithdrawn = new OfferWithdrawnEncoder();
  private final InteractionAbandonedEncoder abandoned = new InteractionAbandonedEncoder();
  private final InteractionCompletedEncoder completed = new InteractionCompletedEncoder();
  private final WrapUpEndedEncoder wrapUpEnded = new WrapUpEndedEncoder();
  private final RulesAppliedEncoder rulesApplied = new RulesAppliedEncoder();
  private RulesAppliedEncoder.MatchedEncoder rulesMatched;
  private int planVersion;
  private long digest;
  private long count;
  private long refusals;
  private final long[] refusalsByCode = new long[1 << Byte.SIZE];

  public Events(Cause cause, EventSink sink) {
    this.cause = cause;
    this.sink = sink;
  }

  /** Version that events carry from now on. */
  public void planVersion(int version) {
    planVersion = version;
  }

  /** Digest of all events so far. */
  public long digest() {
    return pendingLength == 0 ? digest : Mix.fold(digest, pending, 0, pendingLength);
  }

  /** Number of events so far. */
  public long count() {
    return count;
  }

  /** Sets digest and count, from a snapshot. */
  public void restore(long digestValue, long countValue) {
    digest = digestValue;
    count = countValue;
    pendingLength = 0;
  }

  /** Where the next event is to be written, behind its header. */
  UnsafeBuffer buffer() {
    return buffer;
  }

  /** Tells the event that has been written. */
  void emit(int messageLength) {
    int length = AT + MessageHeaderEncoder.ENCODED_LENGTH + messageLength;
    EventHeader.write(
        buffer,
        0,
        length,
        cause.recordSequence(),
        cause.nowMs(),
        cause.client(),
        planVersion,
        cause.correlation());
    count++;
    digest = digest();
    pendingLength = length;
    sink.onEvent(buffer, 0, length);
    UnsafeBuffer written = buffer;
    buffer = pending;
    pending = written;
  }

  /** A command is refused. */
  public void rejected(
      long value, int command, RejectCode code, FieldName field, int valueKind, OfferEnd detail) {
    refusals++;
    refusalsByCode[code.value()]++;
    rejected
        .wrapAndApplyHeader(buffer, AT, header)
        .value(value)
        .command(command)
        .code(code)
        .field(field)
        .valueKind((short) valueKind)
        .detail(detail);
    emit(RejectedEncoder.BLOCK_LENGTH);
  }

  /** A command was given before: nothing is done but telling what became of it (GU-a). */
  public void repeated(
      long first,
      long subject,
      long value,
      int command,
      int code,
      FieldName field,
      int valueKind,
      int subjectKind,
      OfferEnd detail) {
    repeated
        .wrapAndApplyHeader(buffer, AT, header)
        .first(first)
        .subject(subject)
        .value(value)
        .command(command)
        .code(code)
        .field(field)
        .valueKind((short) valueKind)
        .subjectKind((short) subjectKind)
        .detail(detail);
    emit(RepeatedEncoder.BLOCK_LENGTH);
  }

  /** Refusals that this core has told; not part of the state. */
  public long refusals() {
    return refusals;
  }

  /** The same of one code. */
  public long refusals(int code) {
    return refusalsByCode[code];
  }

  /** A number has a name. */
  public void nameDefined(long number, IdKind kind) {
    nameDefined.wrapAndApplyHeader(buffer, AT, header).number(number).kind(kind);
    emit(NameDefinedEncoder.BLOCK_LENGTH);
  }

  /** A name is forgotten (decision N2). */
  public void nameReleased(long number, IdKind kind) {
    nameReleased.wrapAndApplyHeader(buffer, AT, header).number(number).kind(kind);
    emit(NameReleasedEncoder.BLOCK_LENGTH);
  }

  /** A plan is in force. */
  public void planApplied(int version) {
    planApplied.wrapAndApplyHeader(buffer, AT, header).version(version);
    emit(PlanAppliedEncoder.BLOCK_LENGTH);
  }

  /** Time has moved. */
  public void ticked() {
    ticked.wrapAndApplyHeader(buffer, AT, header).reserved(0);
    emit(TickedEncoder.BLOCK_LENGTH);
  }

  /** A snapshot is written. */
  public void snapshotTaken(long stateDigest) {
    snapshotTaken.wrapAndApplyHeader(buffer, AT, header).stateDigest(stateDigest);
    emit(SnapshotTakenEncoder.BLOCK_LENGTH);
  }

  /** An agent is at work. */
  public void signedOn(int agent, Presence presence, long leaseUntilMs) {
    signedOn
        .wrapAndApplyHeader(buffer, AT, header)
        .agent(agent)
        .presence(presence)
        .leaseUntilMs(leaseUntilMs);
    emit(AgentSignedOnEncoder.BLOCK_LENGTH);
  }

  /** An agent has left work. */
  public void signedOff(int agent, SignOffCause why) {
    signedOff.wrapAndApplyHeader(buffer, AT, header).agent(agent).cause(why);
    emit(AgentSignedOffEncoder.BLOCK_LENGTH);
  }

  /** An agent's presence, in force and pending. */
  public void presenceChanged(
      int agent, int reason, Presence presence, Presence pending, PresenceCause why) {
    presenceChanged
        .wrapAndApplyHeader(buffer, AT, header)
        .agent(agent)
        .reason(reason)
        .presence(presence)
        .pending(pending)
        .cause(why);
    emit(AgentPresenceChangedEncoder.BLOCK_LENGTH);
  }

  /** An agent has other skills. */
  public void skillsChanged(int agent) {
    skillsChanged.wrapAndApplyHeader(buffer, AT, header).agent(agent);
    emit(AgentSkillsChangedEncoder.BLOCK_LENGTH);
  }

  /** An agent has another profile. */
  public void profileChanged(int agent) {
    profileChanged.wrapAndApplyHeader(buffer, AT, header).agent(agent);
    emit(AgentProfileChangedEncoder.BLOCK_LENGTH);
  }

  /** An agent is in other teams. */
  public void teamsChanged(int agent) {
    teamsChanged.wrapAndApplyHeader(buffer, AT, header).agent(agent);
    emit(AgentTeamsChangedEncoder.BLOCK_LENGTH);
  }

  /** An interaction waits. */
  public void waiting(
      long interaction,
      long dueMs,
      int queue,
      int channel,
      int urgency,
      boolean routable,
      long ticketMs) {
    waiting
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .dueMs(dueMs)
        .queue(queue)
        .channel(channel)
        .urgency((short) urgency)
        .routable(flag(routable))
        .ticketMs(ticketMs);
    emit(InteractionWaitingEncoder.BLOCK_LENGTH);
  }

  /** An interaction goes before all that are not promoted (rule O3). */
  public void promoted(long interaction) {
    promoted.wrapAndApplyHeader(buffer, AT, header).interaction(interaction);
    emit(InteractionPromotedEncoder.BLOCK_LENGTH);
  }

  /** An agent is asked (rule R1). */
  public void offerMade(
      long offer, long interaction, long deadlineMs, int agent, int queue, int step) {
    offerMade
        .wrapAndApplyHeader(buffer, AT, header)
        .offer(offer)
        .interaction(interaction)
        .deadlineMs(deadlineMs)
        .agent(agent)
        .queue(queue)
        .step((short) step);
    emit(OfferMadeEncoder.BLOCK_LENGTH);
  }

  /** An interaction is an agent's. */
  public void offerAccepted(
      long offer,
      long interaction,
      long waitedMs,
      int agent,
      int queue,
      int step,
      Flag auto,
      Handover handover) {
    offerAccepted
        .wrapAndApplyHeader(buffer, AT, header)
        .offer(offer)
        .interaction(interaction)
        .waitedMs(waitedMs)
        .agent(agent)
        .queue(queue)
        .step((short) step)
        .auto(auto)
        .handover(handover);
    emit(OfferAcceptedEncoder.BLOCK_LENGTH);
  }

  /** An agent has refused (rule R2). */
  public void offerDeclined(long offer, long interaction, int agent, int reason) {
    offerDeclined
        .wrapAndApplyHeader(buffer, AT, header)
        .offer(offer)
        .interaction(interaction)
        .agent(agent)
        .reason(reason);
    emit(OfferDeclinedEncoder.BLOCK_LENGTH);
  }

  /** An agent has not answered (rule R3). */
  public void offerMissed(long offer, long interaction, int agent) {
    offerMissed
        .wrapAndApplyHeader(buffer, AT, header)
        .offer(offer)
        .interaction(interaction)
        .agent(agent);
    emit(OfferMissedEncoder.BLOCK_LENGTH);
  }

  /** An offer is taken back (rule R4). */
  public void offerWithdrawn(long offer, long interaction, int agent, WithdrawReason reason) {
    offerWithdrawn
        .wrapAndApplyHeader(buffer, AT, header)
        .offer(offer)
        .interaction(interaction)
        .agent(agent)
        .reason(reason);
    emit(OfferWithdrawnEncoder.BLOCK_LENGTH);
  }

  /** The customer has left. */
  public void abandoned(long interaction, long waitedMs, int queue) {
    abandoned
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .waitedMs(waitedMs)
        .queue(queue);
    emit(InteractionAbandonedEncoder.BLOCK_LENGTH);
  }

  /** The conversation is over. */
  public void completed(
      long interaction,
      long handledMs,
      long wrapUpUntilMs,
      int agent,
      int disposition,
      WrapUpKind wrapUp,
      Resolved resolved,
      int contacts) {
    completed
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .handledMs(handledMs)
        .wrapUpUntilMs(wrapUpUntilMs)
        .agent(agent)
        .disposition(disposition)
        .wrapUp(wrapUp)
        .resolved(resolved)
        .contacts(contacts);
    emit(InteractionCompletedEncoder.BLOCK_LENGTH);
  }

  /** The work has ended. */
  public void wrapUpEnded(long interaction, long wrapUpMs, int agent, WorkEnd by) {
    wrapUpEnded
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .wrapUpMs(wrapUpMs)
        .agent(agent)
        .by(by);
    emit(WrapUpEndedEncoder.BLOCK_LENGTH);
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }

  /** Another step (rules S2 to S4). */
  public void stepStarted(long interaction, int queue, int step, StepCause why) {
    stepStarted
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .queue(queue)
        .step((short) step)
        .cause(why);
    emit(InteractionStepStartedEncoder.BLOCK_LENGTH);
  }

  /** An interaction waits in another queue (rules O2, S5, X2). */
  public void moved(
      long interaction, long dueMs, int fromQueue, int toQueue, MoveCause why, boolean routable) {
    moved
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .dueMs(dueMs)
        .fromQueue(fromQueue)
        .toQueue(toQueue)
        .cause(why)
        .routable(flag(routable));
    emit(InteractionMovedEncoder.BLOCK_LENGTH);
  }

  /**
   * Context rules match, or match no more (rule X1); {@link #ruleMatched} for each told, then
   * {@link #rulesAppliedEnd}.
   */
  public void rulesApplied(
      long interaction, long dueMs, int queue, int named, int urgency, int matchedCount) {
    rulesMatched =
        rulesApplied
            .wrapAndApplyHeader(buffer, AT, header)
            .interaction(interaction)
            .dueMs(dueMs)
            .queue(queue)
            .named(named)
            .urgency((short) urgency)
            .matchedCount(matchedCount);
  }

  /** One rule of those that match. */
  public void ruleMatched(int rule) {
    rulesMatched.next().rule(rule);
  }

  /** All rules are told. */
  public void rulesAppliedEnd() {
    emit(rulesApplied.encodedLength());
  }

  /** The time of an interaction is over (rule S5). */
  public void expired(long interaction, long waitedMs, int queue) {
    expired
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .waitedMs(waitedMs)
        .queue(queue);
    emit(InteractionExpiredEncoder.BLOCK_LENGTH);
  }

  /** An interaction asks for something else or stands elsewhere in the order. */
  public void updated(long interaction, long dueMs, int urgency, boolean routable) {
    updated
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .dueMs(dueMs)
        .urgency((short) urgency)
        .routable(flag(routable));
    emit(InteractionUpdatedEncoder.BLOCK_LENGTH);
  }

  /** An agent gave an interaction back to its queue (rule R7). */
  public void returned(long interaction, long handledMs, int agent, int reason) {
    returned
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .handledMs(handledMs)
        .agent(agent)
        .reason(reason);
    emit(InteractionReturnedEncoder.BLOCK_LENGTH);
  }

  /** Those who wait with one requirement became, or are no longer, unroutable (rule X5). */
  public void routabilityChanged(
      long interaction, int queue, int channel, int waitingCount, boolean routable) {
    routability
        .wrapAndApplyHeader(buffer, AT, header)
        .interaction(interaction)
        .queue(queue)
        .channel(channel)
        .waiting(waitingCount)
        .routable(flag(routable));
    emit(RoutabilityChangedEncoder.BLOCK_LENGTH);
  }

  /** An agent is kept for a promoted interaction (rule O4). */
  public void claimed(long interaction, int agent) {
    claimed.wrapAndApplyHeader(buffer, AT, header).interaction(interaction).agent(agent);
    emit(AgentClaimedEncoder.BLOCK_LENGTH);
  }

  /** An agent is kept no longer (rule O4). */
  public void claimEnded(long interaction, int agent) {
    claimEnded.wrapAndApplyHeader(buffer, AT, header).interaction(interaction).agent(agent);
    emit(ClaimEndedEncoder.BLOCK_LENGTH);
  }

  /** A slice of those who wait follows the plan in force (rule X2). */
  public void planReworked(int version, int slice, int remaining) {
    reworked
        .wrapAndApplyHeader(buffer, AT, header)
        .version(version)
        .moved(slice)
        .remaining(remaining);
    emit(PlanReworkedEncoder.BLOCK_LENGTH);
  }
}
