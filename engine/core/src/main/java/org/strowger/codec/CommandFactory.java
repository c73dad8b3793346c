package org.strowger.codec;

import org.agrona.MutableDirectBuffer;
import org.strowger.codec.sbe.AgentPresenceEncoder;
import org.strowger.codec.sbe.AgentProfileEncoder;
import org.strowger.codec.sbe.AgentSignOffEncoder;
import org.strowger.codec.sbe.AgentSignOnEncoder;
import org.strowger.codec.sbe.AgentSkillsEncoder;
import org.strowger.codec.sbe.AgentTeamsEncoder;
import org.strowger.codec.sbe.CallbackFailedEncoder;
import org.strowger.codec.sbe.CallbackRequestEncoder;
import org.strowger.codec.sbe.ChannelChangeEncoder;
import org.strowger.codec.sbe.CustomerForgetEncoder;
import org.strowger.codec.sbe.CustomerUpdateEncoder;
import org.strowger.codec.sbe.DefineNameEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonEncoder;
import org.strowger.codec.sbe.InteractionArriveEncoder;
import org.strowger.codec.sbe.InteractionAssignEncoder;
import org.strowger.codec.sbe.InteractionCancelEncoder;
import org.strowger.codec.sbe.InteractionCompleteEncoder;
import org.strowger.codec.sbe.InteractionMessageEncoder;
import org.strowger.codec.sbe.InteractionParkEncoder;
import org.strowger.codec.sbe.InteractionPickEncoder;
import org.strowger.codec.sbe.InteractionResumeEncoder;
import org.strowger.codec.sbe.InteractionReturnEncoder;
import org.strowger.codec.sbe.InteractionShiftEncoder;
import org.strowger.codec.sbe.InteractionToHeadEncoder;
import org.strowger.codec.sbe.InteractionTransferEncoder;
import org.strowger.codec.sbe.InteractionUpdateEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.NeedUpdateEncoder;
import org.strowger.codec.sbe.OfferAcceptEncoder;
import org.strowger.codec.sbe.OfferDeclineEncoder;
import org.strowger.codec.sbe.PlanReworkEncoder;
import org.strowger.codec.sbe.QueryAgentEncoder;
import org.strowger.codec.sbe.QueryCustomerEncoder;
import org.strowger.codec.sbe.QueryEstimateEncoder;
import org.strowger.codec.sbe.QueryInteractionEncoder;
import org.strowger.codec.sbe.QueryQueueEncoder;
import org.strowger.codec.sbe.QuerySummaryEncoder;
import org.strowger.codec.sbe.ReconcileBeginEncoder;
import org.strowger.codec.sbe.ReconcileEndEncoder;
import org.strowger.codec.sbe.ReconcileLiveEncoder;
import org.strowger.codec.sbe.ShiftRefuseEncoder;
import org.strowger.codec.sbe.ShiftRequestEncoder;
import org.strowger.codec.sbe.SurveyRecordEncoder;
import org.strowger.codec.sbe.TakeSnapshotEncoder;
import org.strowger.codec.sbe.TickEncoder;
import org.strowger.codec.sbe.TouchpointRecordEncoder;
import org.strowger.codec.sbe.TransferCancelEncoder;
import org.strowger.codec.sbe.WrapUpEndEncoder;

/**
 * One method per command, each setting every field of its message, so that nothing a buffer held
 * before can leak into the log. Each writes an SBE message with its header at the offset and
 * returns its length in bytes. No allocation. One thread.
 */
public final class CommandFactory {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final DefineNameEncoder defineName = new DefineNameEncoder();
  private final ChannelChangeEncoder channelChange = new ChannelChangeEncoder();
  private final ShiftRequestEncoder shiftRequest = new ShiftRequestEncoder();
  private final ShiftRefuseEncoder shiftRefuse = new ShiftRefuseEncoder();
  private final ReconcileBeginEncoder reconcileBegin = new ReconcileBeginEncoder();
  private final ReconcileLiveEncoder reconcileLive = new ReconcileLiveEncoder();
  private final ReconcileEndEncoder reconcileEnd = new ReconcileEndEncoder();
  private final QueryEstimateEncoder queryEstimate = new QueryEstimateEncoder();
  private final AgentSignOnEncoder signOn = new AgentSignOnEncoder();
  private final AgentSignOffEncoder signOff = new AgentSignOffEncoder();
  private final AgentPresenceEncoder presence = new AgentPresenceEncoder();
  private final AgentSkillsEncoder skills = new AgentSkillsEncoder();
  private final AgentProfileEncoder profile = new AgentProfileEncoder();
  private final AgentTeamsEncoder teams = new AgentTeamsEncoder();
  private final InteractionArriveEncoder arrive = new InteractionArriveEncoder();
  private final InteractionAbandonEncoder abandon = new InteractionAbandonEncoder();
  private final InteractionCompleteEncoder complete = new InteractionCompleteEncoder();
  private final WrapUpEndEncoder wrapUpEnd = new WrapUpEndEncoder();
  private final InteractionParkEncoder park = new InteractionParkEncoder();
  private final InteractionResumeEncoder resume = new InteractionResumeEncoder();
  private final InteractionMessageEncoder message = new InteractionMessageEncoder();
  private final InteractionCancelEncoder cancel = new InteractionCancelEncoder();
  private final CallbackRequestEncoder callbackRequest = new CallbackRequestEncoder();
  private final CallbackFailedEncoder callbackFailed = new CallbackFailedEncoder();
  private final InteractionUpdateEncoder update = new InteractionUpdateEncoder();
  private final InteractionAssignEncoder assign = new InteractionAssignEncoder();
  private final InteractionPickEncoder pick = new InteractionPickEncoder();
  private final InteractionToHeadEncoder toHead = new InteractionToHeadEncoder();
  private final InteractionReturnEncoder returns = new InteractionReturnEncoder();
  private final InteractionTransferEncoder transfer = new InteractionTransferEncoder();
  private final TransferCancelEncoder cancelTransfer = new TransferCancelEncoder();
  private final InteractionShiftEncoder shift = new InteractionShiftEncoder();
  private final OfferAcceptEncoder accept = new OfferAcceptEncoder();
  private final OfferDeclineEncoder decline = new OfferDeclineEncoder();
  private final TickEncoder tick = new TickEncoder();
  private final CustomerUpdateEncoder updateCustomer = new CustomerUpdateEncoder();
  private final TouchpointRecordEncoder recordTouchpoint = new TouchpointRecordEncoder();
  private final SurveyRecordEncoder recordSurvey = new SurveyRecordEncoder();
  private final NeedUpdateEncoder updateNeed = new NeedUpdateEncoder();
  private final CustomerForgetEncoder forgetCustomer = new CustomerForgetEncoder();
  private final QueryCustomerEncoder queryCustomer = new QueryCustomerEncoder();
  private final TakeSnapshotEncoder takeSnapshot = new TakeSnapshotEncoder();
  private final PlanReworkEncoder planRework = new PlanReworkEncoder();
  private final QueryAgentEncoder queryAgent = new QueryAgentEncoder();
  private final QueryInteractionEncoder queryInteraction = new QueryInteractionEncoder();
  private final QueryQueueEncoder queryQueue = new QueryQueueEncoder();
  private final QuerySummaryEncoder querySummary = new QuerySummaryEncoder();

  private static int length(int payload) {
    return MessageHeaderEncoder.ENCODED_LENGTH + payload;
  }

  /** Gives a number its external id, 1 to {@link Limits#MAX_TEXT_LENGTH} bytes of UTF-8. */
  public int defineName(
      MutableDirectBuffer buffer, int offset, IdKind kind, long number, byte[] text) {
    defineName
        .wrapAndApplyHeader(buffer, offset, header)
        .kind(kind)
        .number(number)
        .putText(text, 0, text.length);
    return length(defineName.encodedLength());
  }

  /** An agent comes to work; presence is a value of {@code Presence}. */
  public int signOn(
      MutableDirectBuffer buffer,
      int offset,
      int agent,
      int profileNumber,
      int presenceValue,
      SkillList skillList,
      NumberList teamList) {
    signOn
        .wrapAndApplyHeader(buffer, offset, header)
        .agent(agent)
        .profile(profileNumber)
        .presence(UnsignedByte.of("presence", presenceValue));
    AgentSignOnEncoder.SkillsEncoder skill = signOn.skillsCount(skillList.size());
    for (int i = 0; i < skillList.size(); i++) {
      skill.next().skill(skillList.skill(i)).level(UnsignedByte.of("level", skillList.level(i)));
    }
    AgentSignOnEncoder.TeamsEncoder team = signOn.teamsCount(teamList.size());
    for (int i = 0; i < teamList.size(); i++) {
      team.next().team(teamList.get(i));
    }
    return length(signOn.encodedLength());
  }

  /** An agent leaves work. */
  public int signOff(MutableDirectBuffer buffer, int offset, int agent) {
    signOff.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    return length(signOff.encodedLength());
  }

  /**
   * An agent asks for a presence, a value of {@code Presence}; returnMs is when a break ends, 0 if
   * that is not stated.
   */
  public int presence(
      MutableDirectBuffer buffer,
      int offset,
      int agent,
      int presenceValue,
      int reason,
      long returnMs) {
    presence
        .wrapAndApplyHeader(buffer, offset, header)
        .agent(agent)
        .presence(UnsignedByte.of("presence", presenceValue))
        .reason(reason)
        .returnMs(returnMs);
    return length(presence.encodedLength());
  }

  /** Replaces all skills of an agent. */
  public int skills(MutableDirectBuffer buffer, int offset, int agent, SkillList skillList) {
    skills.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    AgentSkillsEncoder.SkillsEncoder skill = skills.skillsCount(skillList.size());
    for (int i = 0; i < skillList.size(); i++) {
      skill.next().skill(skillList.skill(i)).level(UnsignedByte.of("level", skillList.level(i)));
    }
    return length(skills.encodedLength());
  }

  /** Gives an agent another capacity profile. */
  public int profile(MutableDirectBuffer buffer, int offset, int agent, int profileNumber) {
    profile.wrapAndApplyHeader(buffer, offset, header).agent(agent).profile(profileNumber);
    return length(profile.encodedLength());
  }

  /** Replaces all teams of an agent. */
  public int teams(MutableDirectBuffer buffer, int offset, int agent, NumberList teamList) {
    teams.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    AgentTeamsEncoder.TeamsEncoder team = teams.teamsCount(teamList.size());
    for (int i = 0; i < teamList.size(); i++) {
      team.next().team(teamList.get(i));
    }
    return length(teams.encodedLength());
  }

  /** One unit to route enters a queue. */
  public int arrive(MutableDirectBuffer buffer, int offset, Arrival arrival) {
    arrive
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(arrival.interaction)
        .customer(arrival.customer)
        .creditMs(arrival.creditMs)
        .queue(arrival.queue)
        .channel(arrival.channel)
        .topic(arrival.topic)
        .urgency(UnsignedByte.of("urgency", arrival.urgency))
        .named(arrival.named)
        .notBeforeMs(arrival.notBeforeMs);
    SkillList allOf = arrival.allOf;
    InteractionArriveEncoder.AllOfEncoder all = arrive.allOfCount(allOf.size());
    for (int i = 0; i < allOf.size(); i++) {
      all.next().skill(allOf.skill(i)).level(UnsignedByte.of("level", allOf.level(i)));
    }
    SkillList anyOf = arrival.anyOf;
    InteractionArriveEncoder.AnyOfEncoder any = arrive.anyOfCount(anyOf.size());
    for (int i = 0; i < anyOf.size(); i++) {
      any.next()
          .set(UnsignedByte.of("set", anyOf.set(i)))
          .skill(anyOf.skill(i))
          .level(UnsignedByte.of("level", anyOf.level(i)));
    }
    InteractionArriveEncoder.NoneOfEncoder none = arrive.noneOfCount(arrival.noneOf.size());
    for (int i = 0; i < arrival.noneOf.size(); i++) {
      none.next().skill(arrival.noneOf.get(i));
    }
    InteractionArriveEncoder.ExcludedEncoder excluded =
        arrive.excludedCount(arrival.excluded.size());
    for (int i = 0; i < arrival.excluded.size(); i++) {
      excluded.next().agent(arrival.excluded.get(i));
    }
    InteractionArriveEncoder.PreferredEncoder preferred =
        arrive.preferredCount(arrival.preferred.size());
    for (int i = 0; i < arrival.preferred.size(); i++) {
      preferred.next().skill(arrival.preferred.get(i));
    }
    AttributeList attributes = arrival.attributes;
    InteractionArriveEncoder.AttributesEncoder attribute =
        arrive.attributesCount(attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      attribute
          .next()
          .attribute(attributes.attribute(i))
          .kind(UnsignedByte.of("kind of attribute", attributes.kind(i)))
          .value(attributes.value(i));
    }
    arrive.putSealed(arrival.sealed, 0, arrival.sealed.length);
    return length(arrive.encodedLength());
  }

  /** The customer left while waiting. */
  public int abandon(MutableDirectBuffer buffer, int offset, long interaction) {
    abandon.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(abandon.encodedLength());
  }

  /**
   * The conversation is over; agent 0 is whoever has it; resolvedValue is a value of {@code
   * Resolved}.
   */
  public int complete(
      MutableDirectBuffer buffer,
      int offset,
      long interaction,
      int agent,
      int disposition,
      int resolvedValue) {
    complete
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .agent(agent)
        .disposition(disposition)
        .resolved(UnsignedByte.of("resolved", resolvedValue));
    return length(complete.encodedLength());
  }

  /** The conversation rests until the customer goes on; agent 0 is whoever has it. */
  public int park(MutableDirectBuffer buffer, int offset, long interaction, int agent, int reason) {
    park.wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .agent(agent)
        .reason(reason);
    return length(park.encodedLength());
  }

  /** A parked conversation goes on. */
  public int resume(MutableDirectBuffer buffer, int offset, long interaction) {
    resume.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(resume.encodedLength());
  }

  /** A message was written; senderValue is a value of {@code Sender}. */
  public int message(MutableDirectBuffer buffer, int offset, long interaction, int senderValue) {
    message
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .sender(UnsignedByte.of("sender", senderValue));
    return length(message.encodedLength());
  }

  /** Ends what waits, is parked or scheduled. */
  public int cancel(MutableDirectBuffer buffer, int offset, long interaction, int reason) {
    cancel.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).reason(reason);
    return length(cancel.encodedLength());
  }

  /** A waiting customer is called back: in place if notBeforeMs is 0; channel 0 is its own. */
  public int callbackRequest(
      MutableDirectBuffer buffer, int offset, long interaction, long notBeforeMs, int channel) {
    callbackRequest
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .notBeforeMs(notBeforeMs)
        .channel(channel);
    return length(callbackRequest.encodedLength());
  }

  /** The customer was not reached; agent 0 is whoever has it. */
  public int callbackFailed(MutableDirectBuffer buffer, int offset, long interaction, int agent) {
    callbackFailed.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).agent(agent);
    return length(callbackFailed.encodedLength());
  }

  /** Wrap-up is finished; agent 0 is whoever has it. */
  public int wrapUpEnd(MutableDirectBuffer buffer, int offset, long interaction, int agent) {
    wrapUpEnd.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).agent(agent);
    return length(wrapUpEnd.encodedLength());
  }

  /** Changes what a waiting interaction asks and where it stands. */
  public int update(MutableDirectBuffer buffer, int offset, Update changes) {
    update
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(changes.interaction)
        .creditMs(changes.creditMs)
        .named(changes.named)
        .urgency(UnsignedByte.of("urgency", changes.urgency))
        .setUrgency(flag(changes.setUrgency))
        .setCredit(flag(changes.setCredit))
        .setRequirement(flag(changes.setRequirement))
        .setAttributes(flag(changes.setAttributes));
    SkillList allOf = changes.allOf;
    InteractionUpdateEncoder.AllOfEncoder all = update.allOfCount(allOf.size());
    for (int i = 0; i < allOf.size(); i++) {
      all.next().skill(allOf.skill(i)).level(UnsignedByte.of("level", allOf.level(i)));
    }
    SkillList anyOf = changes.anyOf;
    InteractionUpdateEncoder.AnyOfEncoder any = update.anyOfCount(anyOf.size());
    for (int i = 0; i < anyOf.size(); i++) {
      any.next()
          .set(UnsignedByte.of("set", anyOf.set(i)))
          .skill(anyOf.skill(i))
          .level(UnsignedByte.of("level", anyOf.level(i)));
    }
    InteractionUpdateEncoder.NoneOfEncoder none = update.noneOfCount(changes.noneOf.size());
    for (int i = 0; i < changes.noneOf.size(); i++) {
      none.next().skill(changes.noneOf.get(i));
    }
    InteractionUpdateEncoder.ExcludedEncoder excluded =
        update.excludedCount(changes.excluded.size());
    for (int i = 0; i < changes.excluded.size(); i++) {
      excluded.next().agent(changes.excluded.get(i));
    }
    InteractionUpdateEncoder.PreferredEncoder preferred =
        update.preferredCount(changes.preferred.size());
    for (int i = 0; i < changes.preferred.size(); i++) {
      preferred.next().skill(changes.preferred.get(i));
    }
    AttributeList attributes = changes.attributes;
    InteractionUpdateEncoder.AttributesEncoder attribute =
        update.attributesCount(attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      attribute
          .next()
          .attribute(attributes.attribute(i))
          .kind(UnsignedByte.of("kind of attribute", attributes.kind(i)))
          .value(attributes.value(i));
    }
    return length(update.encodedLength());
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }

  /** A supervisor gives a waiting interaction to an agent. */
  public int assign(
      MutableDirectBuffer buffer, int offset, long interaction, int agent, boolean forced) {
    assign
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .agent(agent)
        .forced(flag(forced));
    return length(assign.encodedLength());
  }

  /** An agent takes a waiting interaction. */
  public int pick(MutableDirectBuffer buffer, int offset, long interaction, int agent) {
    pick.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).agent(agent);
    return length(pick.encodedLength());
  }

  /** Promotes a waiting interaction. */
  public int toHead(MutableDirectBuffer buffer, int offset, long interaction) {
    toHead.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(toHead.encodedLength());
  }

  /** An active interaction goes back to its queue; agent 0 is whoever has it. */
  public int returnToQueue(
      MutableDirectBuffer buffer, int offset, long interaction, int agent, int reason) {
    returns
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .agent(agent)
        .reason(reason);
    return length(returns.encodedLength());
  }

  /** A waiting or active interaction goes to another queue or agent. */
  public int transfer(MutableDirectBuffer buffer, int offset, Transfer to) {
    transfer
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(to.interaction)
        .boundMs(to.boundMs)
        .creditMs(to.creditMs)
        .agent(to.agent)
        .queue(to.queue)
        .toAgent(to.toAgent)
        .reason(to.reason)
        .urgency(UnsignedByte.of("urgency", to.urgency))
        .setUrgency(flag(to.setUrgency))
        .setCredit(flag(to.setCredit))
        .warm(flag(to.warm))
        .putSealed(to.sealed, 0, to.sealed.length);
    return length(transfer.encodedLength());
  }

  /** A warm transfer ends, and the agent keeps the interaction; agent 0 is whoever has it. */
  public int cancelTransfer(MutableDirectBuffer buffer, int offset, long interaction, int agent) {
    cancelTransfer.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).agent(agent);
    return length(cancelTransfer.encodedLength());
  }

  /** An interaction goes on over another channel; queue 0 is the one it is in. */
  public int shift(
      MutableDirectBuffer buffer,
      int offset,
      long interaction,
      int channel,
      int queue,
      long boundMs,
      int reason,
      byte[] sealed) {
    shift
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .boundMs(boundMs)
        .channel(channel)
        .queue(queue)
        .reason(reason)
        .putSealed(sealed, 0, sealed.length);
    return length(shift.encodedLength());
  }

  /** The agent takes the offer; agent 0 is not checked. */
  public int accept(MutableDirectBuffer buffer, int offset, long offer, int agent) {
    accept.wrapAndApplyHeader(buffer, offset, header).offer(offer).agent(agent);
    return length(accept.encodedLength());
  }

  /** The agent refuses the offer; agent 0 is not checked. */
  public int decline(MutableDirectBuffer buffer, int offset, long offer, int agent, int reason) {
    decline.wrapAndApplyHeader(buffer, offset, header).offer(offer).agent(agent).reason(reason);
    return length(decline.encodedLength());
  }

  /** Time without traffic. */
  public int tick(MutableDirectBuffer buffer, int offset) {
    tick.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(tick.encodedLength());
  }

  /** Write the state to the snapshot port. */
  public int takeSnapshot(MutableDirectBuffer buffer, int offset) {
    takeSnapshot.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(takeSnapshot.encodedLength());
  }

  /** Moves a slice of those who wait to the plan in force. */
  public int planRework(MutableDirectBuffer buffer, int offset) {
    planRework.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(planRework.encodedLength());
  }

  /** Asks about an agent. */
  public int queryAgent(MutableDirectBuffer buffer, int offset, int agent) {
    queryAgent.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    return length(queryAgent.encodedLength());
  }

  /** Asks about an interaction. */
  public int queryInteraction(MutableDirectBuffer buffer, int offset, long interaction) {
    queryInteraction.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(queryInteraction.encodedLength());
  }

  /** Asks who waits in a queue, from a position (1 is the first) on. */
  public int queryQueue(MutableDirectBuffer buffer, int offset, int queue, int first, int most) {
    queryQueue.wrapAndApplyHeader(buffer, offset, header).queue(queue).first(first).most(most);
    return length(queryQueue.encodedLength());
  }

  /** Asks for counts over everything. */
  public int querySummary(MutableDirectBuffer buffer, int offset) {
    querySummary.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(querySummary.encodedLength());
  }

  // Channels

  /**
   * Opens or closes a channel.
   *
   * @param stateValue a value of {@code ChannelState}
   * @param drain whether those who wait already are served on
   */
  public int changeChannel(
      MutableDirectBuffer buffer, int offset, int channel, int stateValue, boolean drain) {
    channelChange
        .wrapAndApplyHeader(buffer, offset, header)
        .channel(channel)
        .state(UnsignedByte.of("state", stateValue))
        .drain(flag(drain));
    return length(channelChange.encodedLength());
  }

  /** A waiting customer asks which other channels there are. */
  public int requestShift(MutableDirectBuffer buffer, int offset, long interaction) {
    shiftRequest.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(shiftRequest.encodedLength());
  }

  /** The customer takes none of the channels offered. */
  public int refuseShift(MutableDirectBuffer buffer, int offset, long interaction) {
    shiftRefuse.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(shiftRefuse.encodedLength());
  }

  // Reconcile

  /**
   * The gateway is about to say what is live at its side.
   *
   * @param channel number of the channel that is judged, 0: all
   * @param repair whether differences are repaired, not only told
   */
  public int beginReconcile(MutableDirectBuffer buffer, int offset, int channel, boolean repair) {
    reconcileBegin.wrapAndApplyHeader(buffer, offset, header).channel(channel).repair(flag(repair));
    return length(reconcileBegin.encodedLength());
  }

  /**
   * An interaction is live at the gateway.
   *
   * @param agent who has it there, 0: nobody
   */
  public int reconcileLive(MutableDirectBuffer buffer, int offset, long interaction, int agent) {
    reconcileLive.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).agent(agent);
    return length(reconcileLive.encodedLength());
  }

  /** Nothing else is live at the gateway; given again while some are left. */
  public int endReconcile(MutableDirectBuffer buffer, int offset) {
    reconcileEnd.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(reconcileEnd.encodedLength());
  }

  /** Asks how long a newcomer without lists of its own would wait. */
  public int queryEstimate(MutableDirectBuffer buffer, int offset, int queue, int channel) {
    queryEstimate.wrapAndApplyHeader(buffer, offset, header).queue(queue).channel(channel);
    return length(queryEstimate.encodedLength());
  }

  // Customers

  /** Sets what is known of a customer. */
  public int updateCustomer(MutableDirectBuffer buffer, int offset, CustomerChange change) {
    updateCustomer
        .wrapAndApplyHeader(buffer, offset, header)
        .customer(change.customer)
        .segment(change.segment)
        .language(change.language)
        .region(change.region)
        .verifiedBy(change.verifiedBy)
        .set(change.set());
    CustomerUpdateEncoder.DevicesEncoder device =
        updateCustomer.devicesCount(change.devices.size());
    for (int i = 0; i < change.devices.size(); i++) {
      device.next().device(change.devices.get(i));
    }
    CustomerUpdateEncoder.NeverEncoder never = updateCustomer.neverCount(change.never.size());
    for (int i = 0; i < change.never.size(); i++) {
      never.next().agent(change.never.get(i));
    }
    AttributeList attributes = change.attributes;
    CustomerUpdateEncoder.AttributesEncoder attribute =
        updateCustomer.attributesCount(attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      attribute
          .next()
          .attribute(attributes.attribute(i))
          .kind(UnsignedByte.of("kind of attribute", attributes.kind(i)))
          .value(attributes.value(i));
    }
    updateCustomer.putSealed(change.sealed, 0, change.sealed.length);
    return length(updateCustomer.encodedLength());
  }

  /** Something happened on a customer's journey. */
  public int recordTouchpoint(MutableDirectBuffer buffer, int offset, Touchpoint touchpoint) {
    recordTouchpoint
        .wrapAndApplyHeader(buffer, offset, header)
        .customer(touchpoint.customer)
        .interaction(touchpoint.interaction)
        .value(touchpoint.value)
        .kind(UnsignedByte.of("kind", touchpoint.kind))
        .channel(touchpoint.channel)
        .topic(touchpoint.topic)
        .outcome(touchpoint.outcome)
        .agent(touchpoint.agent)
        .putSealed(touchpoint.sealed, 0, touchpoint.sealed.length);
    return length(recordTouchpoint.encodedLength());
  }

  /** A customer answered a survey. */
  public int recordSurvey(MutableDirectBuffer buffer, int offset, Survey survey) {
    recordSurvey
        .wrapAndApplyHeader(buffer, offset, header)
        .customer(survey.customer)
        .interaction(survey.interaction)
        .topic(survey.topic)
        .csat(UnsignedByte.of("csat", survey.csat))
        .nps(UnsignedByte.of("nps", survey.nps))
        .effort(UnsignedByte.of("effort", survey.effort))
        .resolved(UnsignedByte.of("resolved", survey.resolved))
        .putSealed(survey.sealed, 0, survey.sealed.length);
    return length(recordSurvey.encodedLength());
  }

  /**
   * What is known of a customer's need.
   *
   * @param setOwner whether the owner is said
   * @param resolvedValue a value of {@code Resolved}
   */
  public int updateNeed(
      MutableDirectBuffer buffer,
      int offset,
      long customer,
      int topic,
      boolean setOwner,
      int owner,
      int resolvedValue) {
    updateNeed
        .wrapAndApplyHeader(buffer, offset, header)
        .customer(customer)
        .topic(topic)
        .owner(owner)
        .setOwner(flag(setOwner))
        .resolved(UnsignedByte.of("resolved", resolvedValue));
    return length(updateNeed.encodedLength());
  }

  /** Everything about a customer is to be forgotten. */
  public int forgetCustomer(MutableDirectBuffer buffer, int offset, long customer) {
    forgetCustomer.wrapAndApplyHeader(buffer, offset, header).customer(customer);
    return length(forgetCustomer.encodedLength());
  }

  /** Asks for everything kept about a customer. */
  public int queryCustomer(MutableDirectBuffer buffer, int offset, long customer) {
    queryCustomer.wrapAndApplyHeader(buffer, offset, header).customer(customer);
    return length(queryCustomer.encodedLength());
  }
}
