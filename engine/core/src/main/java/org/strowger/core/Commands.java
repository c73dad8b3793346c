package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentAliveDecoder;
import org.strowger.codec.sbe.AgentPresenceDecoder;
import org.strowger.codec.sbe.AgentProfileDecoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.AgentSkillsDecoder;
import org.strowger.codec.sbe.AgentTeamsDecoder;
import org.strowger.codec.sbe.CallbackFailedDecoder;
import org.strowger.codec.sbe.CallbackRequestDecoder;
import org.strowger.codec.sbe.ChannelChangeDecoder;
import org.strowger.codec.sbe.CustomerForgetDecoder;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionAssignDecoder;
import org.strowger.codec.sbe.InteractionCancelDecoder;
import org.strowger.codec.sbe.InteractionCompleteDecoder;
import org.strowger.codec.sbe.InteractionMessageDecoder;
import org.strowger.codec.sbe.InteractionParkDecoder;
import org.strowger.codec.sbe.InteractionPickDecoder;
import org.strowger.codec.sbe.InteractionResumeDecoder;
import org.strowger.codec.sbe.InteractionReturnDecoder;
import org.strowger.codec.sbe.InteractionShiftDecoder;
import org.strowger.codec.sbe.InteractionToHeadDecoder;
import org.strowger.codec.sbe.InteractionTransferDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NeedUpdateDecoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferDeclineDecoder;
import org.strowger.codec.sbe.PlanReworkDecoder;
import org.strowger.codec.sbe.ReconcileBeginDecoder;
import org.strowger.codec.sbe.ReconcileEndDecoder;
import org.strowger.codec.sbe.ReconcileLiveDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.ShiftRefuseDecoder;
import org.strowger.codec.sbe.ShiftRequestDecoder;
import org.strowger.codec.sbe.SurveyRecordDecoder;
import org.strowger.codec.sbe.TouchpointRecordDecoder;
import org.strowger.codec.sbe.TransferCancelDecoder;
import org.strowger.codec.sbe.WrapUpEndDecoder;
import org.strowger.core.plan.ActivePlan;

/**
 * Every command but those about names, plans, time and snapshots: which one a record is, and who
 * checks it and carries it out. One thread.
 */
final class Commands {
  private final Rooms rooms;
  private final PlanChange planChange;
  private final Movement movement;
  private final AgentCommands agentCommands;
  private final InteractionCommands interactionCommands;
  private final ConversationCommands conversationCommands;
  private final MovementCommands movementCommands;
  private final ChannelCommands channelCommands;
  private final CustomerCommands customerCommands;
  private final ReconcileCommands reconcileCommands;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AgentSignOnDecoder signOn = new AgentSignOnDecoder();
  private final AgentSignOffDecoder signOff = new AgentSignOffDecoder();
  private final AgentPresenceDecoder presence = new AgentPresenceDecoder();
  private final AgentSkillsDecoder skills = new AgentSkillsDecoder();
  private final AgentProfileDecoder profile = new AgentProfileDecoder();
  private final AgentTeamsDecoder teams = new AgentTeamsDecoder();
  private final AgentAliveDecoder alive = new AgentAliveDecoder();
  private final InteractionArriveDecoder arrive = new InteractionArriveDecoder();
  private final InteractionAbandonDecoder abandon = new InteractionAbandonDecoder();
  private final InteractionCompleteDecoder complete = new InteractionCompleteDecoder();
  private final InteractionUpdateDecoder update = new InteractionUpdateDecoder();
  private final WrapUpEndDecoder wrapUpEnd = new WrapUpEndDecoder();
  private final InteractionAssignDecoder assign = new InteractionAssignDecoder();
  private final InteractionPickDecoder pick = new InteractionPickDecoder();
  private final InteractionToHeadDecoder toHead = new InteractionToHeadDecoder();
  private final InteractionReturnDecoder returns = new InteractionReturnDecoder();
  private final InteractionParkDecoder park = new InteractionParkDecoder();
  private final InteractionResumeDecoder resume = new InteractionResumeDecoder();
  private final InteractionMessageDecoder message = new InteractionMessageDecoder();
  private final InteractionCancelDecoder cancel = new InteractionCancelDecoder();
  private final CallbackRequestDecoder callbackRequest = new CallbackRequestDecoder();
  private final CallbackFailedDecoder callbackFailed = new CallbackFailedDecoder();
  private final OfferAcceptDecoder accept = new OfferAcceptDecoder();
  private final OfferDeclineDecoder decline = new OfferDeclineDecoder();
  private final TouchpointRecordDecoder touchpoint = new TouchpointRecordDecoder();
  private final SurveyRecordDecoder survey = new SurveyRecordDecoder();

  private boolean hasPlan;
  private long named;

  Commands(
      Rooms rooms,
      Assignments assignments,
      Work work,
      Movement movement,
      PlanChange planChange,
      Parking parking,
      Callbacks callbacks,
      Rules rules,
      Shifts shifts,
      Leases leases,
      Reconcile reconcile) {
    this.rooms = rooms;
    this.planChange = planChange;
    this.movement = movement;
    agentCommands = new AgentCommands(rooms, assignments, leases);
    interactionCommands =
        new InteractionCommands(
            rooms, assignments, work, movement, planChange, callbacks, rules, shifts);
    conversationCommands = new ConversationCommands(rooms, planChange, parking, callbacks);
    movementCommands = new MovementCommands(rooms, movement, planChange);
    channelCommands = new ChannelCommands(rooms, assignments, shifts, planChange);
    customerCommands = new CustomerCommands(rooms, assignments);
    reconcileCommands = new ReconcileCommands(rooms, reconcile);
  }

  void plan(ActivePlan inForce) {
    hasPlan = true;
    movement.plan(inForce);
    agentCommands.plan(inForce);
    interactionCommands.plan(inForce);
    conversationCommands.plan(inForce);
    movementCommands.plan(inForce);
    channelCommands.plan(inForce);
    customerCommands.plan(inForce);
    reconcileCommands.plan(inForce);
  }

  /** Interaction that the command carried out or refused last is about, 0 if none. */
  long named() {
    return named;
  }

  /** Carries a command out, unless it is refused. */
  boolean carryOut(int template, DirectBuffer record, int at) {
    named = 0;
    return switch (template) {
      case PlanReworkDecoder.TEMPLATE_ID -> planned() && planChange.slice();
      case AgentSignOnDecoder.TEMPLATE_ID -> {
        signOn.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.signOn(signOn);
      }
      case AgentSignOffDecoder.TEMPLATE_ID -> {
        signOff.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.signOff(signOff);
      }
      case AgentPresenceDecoder.TEMPLATE_ID -> {
        presence.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.presence(presence);
      }
      case AgentSkillsDecoder.TEMPLATE_ID -> {
        skills.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.skills(skills);
      }
      case AgentProfileDecoder.TEMPLATE_ID -> {
        profile.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.profile(profile);
      }
      case AgentTeamsDecoder.TEMPLATE_ID -> {
        teams.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.teams(teams);
      }
      case AgentAliveDecoder.TEMPLATE_ID -> {
        alive.wrapAndApplyHeader(record, at, header);
        yield planned() && agentCommands.alive(alive);
      }
      default -> carryOutInteraction(template, record, at);
    };
  }

  private boolean carryOutInteraction(int template, DirectBuffer record, int at) {
    return switch (template) {
      case InteractionArriveDecoder.TEMPLATE_ID -> {
        arrive.wrapAndApplyHeader(record, at, header);
        named = arrive.interaction();
        yield planned() && interactionCommands.arrive(arrive);
      }
      case InteractionAbandonDecoder.TEMPLATE_ID -> {
        abandon.wrapAndApplyHeader(record, at, header);
        named = abandon.interaction();
        yield planned() && interactionCommands.abandon(abandon);
      }
      case InteractionCompleteDecoder.TEMPLATE_ID -> {
        complete.wrapAndApplyHeader(record, at, header);
        named = complete.interaction();
        yield planned() && interactionCommands.complete(complete);
      }
      case InteractionUpdateDecoder.TEMPLATE_ID -> {
        update.wrapAndApplyHeader(record, at, header);
        named = update.interaction();
        yield planned() && interactionCommands.update(update);
      }
      case WrapUpEndDecoder.TEMPLATE_ID -> {
        wrapUpEnd.wrapAndApplyHeader(record, at, header);
        named = wrapUpEnd.interaction();
        yield planned() && interactionCommands.wrapUpEnd(wrapUpEnd);
      }
      case OfferAcceptDecoder.TEMPLATE_ID -> {
        accept.wrapAndApplyHeader(record, at, header);
        yield planned() && interactionCommands.accept(accept);
      }
      case OfferDeclineDecoder.TEMPLATE_ID -> {
        decline.wrapAndApplyHeader(record, at, header);
        yield planned() && interactionCommands.decline(decline);
      }
      default -> carryOutDirectAct(template, record, at);
    };
  }

  private boolean carryOutDirectAct(int template, DirectBuffer record, int at) {
    return switch (template) {
      case InteractionAssignDecoder.TEMPLATE_ID -> {
        assign.wrapAndApplyHeader(record, at, header);
        named = assign.interaction();
        yield planned() && interactionCommands.assign(assign);
      }
      case InteractionPickDecoder.TEMPLATE_ID -> {
        pick.wrapAndApplyHeader(record, at, header);
        named = pick.interaction();
        yield planned() && interactionCommands.pick(pick);
      }
      case InteractionToHeadDecoder.TEMPLATE_ID -> {
        toHead.wrapAndApplyHeader(record, at, header);
        named = toHead.interaction();
        yield planned() && interactionCommands.toHead(toHead);
      }
      case InteractionReturnDecoder.TEMPLATE_ID -> {
        returns.wrapAndApplyHeader(record, at, header);
        named = returns.interaction();
        yield planned() && interactionCommands.returnToQueue(returns);
      }
      case InteractionTransferDecoder.TEMPLATE_ID,
          TransferCancelDecoder.TEMPLATE_ID,
          InteractionShiftDecoder.TEMPLATE_ID -> {
        named = movementCommands.read(template, record, at, header);
        yield planned() && movementCommands.carryOut(template);
      }
      default -> carryOutConversation(template, record, at);
    };
  }

  private boolean carryOutConversation(int template, DirectBuffer record, int at) {
    return switch (template) {
      case InteractionParkDecoder.TEMPLATE_ID -> {
        park.wrapAndApplyHeader(record, at, header);
        named = park.interaction();
        yield planned() && conversationCommands.park(park);
      }
      case InteractionResumeDecoder.TEMPLATE_ID -> {
        resume.wrapAndApplyHeader(record, at, header);
        named = resume.interaction();
        yield planned() && conversationCommands.resume(resume);
      }
      case InteractionMessageDecoder.TEMPLATE_ID -> {
        message.wrapAndApplyHeader(record, at, header);
        named = message.interaction();
        yield planned() && conversationCommands.message(message);
      }
      case InteractionCancelDecoder.TEMPLATE_ID -> {
        cancel.wrapAndApplyHeader(record, at, header);
        named = cancel.interaction();
        yield planned() && conversationCommands.cancel(cancel);
      }
      case CallbackRequestDecoder.TEMPLATE_ID -> {
        callbackRequest.wrapAndApplyHeader(record, at, header);
        named = callbackRequest.interaction();
        yield planned() && conversationCommands.callbackRequest(callbackRequest);
      }
      case CallbackFailedDecoder.TEMPLATE_ID -> {
        callbackFailed.wrapAndApplyHeader(record, at, header);
        named = callbackFailed.interaction();
        yield planned() && conversationCommands.callbackFailed(callbackFailed);
      }
      default -> carryOutCustomer(template, record, at);
    };
  }

  private boolean carryOutCustomer(int template, DirectBuffer record, int at) {
    return switch (template) {
      case CustomerUpdateDecoder.TEMPLATE_ID ->
          planned() && customerCommands.update(record, at, header);
      case TouchpointRecordDecoder.TEMPLATE_ID -> {
        touchpoint.wrapAndApplyHeader(record, at, header);
        named = touchpoint.interaction();
        yield planned() && customerCommands.touchpoint(touchpoint);
      }
      case SurveyRecordDecoder.TEMPLATE_ID -> {
        survey.wrapAndApplyHeader(record, at, header);
        named = survey.interaction();
        yield planned() && customerCommands.survey(survey);
      }
      case NeedUpdateDecoder.TEMPLATE_ID -> planned() && customerCommands.need(record, at, header);
      case CustomerForgetDecoder.TEMPLATE_ID ->
          planned() && customerCommands.forget(record, at, header);
      case ChannelChangeDecoder.TEMPLATE_ID,
          ShiftRequestDecoder.TEMPLATE_ID,
          ShiftRefuseDecoder.TEMPLATE_ID -> {
        named = channelCommands.read(template, record, at, header);
        yield planned() && channelCommands.carryOut(template);
      }
      case ReconcileBeginDecoder.TEMPLATE_ID,
          ReconcileLiveDecoder.TEMPLATE_ID,
          ReconcileEndDecoder.TEMPLATE_ID -> {
        named = reconcileCommands.read(template, record, at, header);
        yield planned() && reconcileCommands.carryOut(template);
      }
      default -> rooms.refusal.of(RejectCode.UNKNOWN_COMMAND, FieldName.TEMPLATE, template);
    };
  }

  private boolean planned() {
    return hasPlan || rooms.refusal.of(RejectCode.NO_PLAN, FieldName.NONE, 0);
  }
}
