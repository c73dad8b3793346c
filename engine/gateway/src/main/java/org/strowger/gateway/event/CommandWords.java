package org.strowger.gateway.event;

import java.util.HashMap;
import java.util.Map;
import org.strowger.codec.sbe.AgentAliveDecoder;
import org.strowger.codec.sbe.AgentPresenceDecoder;
import org.strowger.codec.sbe.AgentProfileDecoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.AgentSkillsDecoder;
import org.strowger.codec.sbe.AgentTeamsDecoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.CallbackFailedDecoder;
import org.strowger.codec.sbe.CallbackRequestDecoder;
import org.strowger.codec.sbe.ChannelChangeDecoder;
import org.strowger.codec.sbe.CustomerForgetDecoder;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.DefineNameDecoder;
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
import org.strowger.codec.sbe.NeedUpdateDecoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferDeclineDecoder;
import org.strowger.codec.sbe.PlanReworkDecoder;
import org.strowger.codec.sbe.QueryAgentDecoder;
import org.strowger.codec.sbe.QueryCustomerDecoder;
import org.strowger.codec.sbe.QueryEstimateDecoder;
import org.strowger.codec.sbe.QueryInteractionDecoder;
import org.strowger.codec.sbe.QueryQueueDecoder;
import org.strowger.codec.sbe.QuerySummaryDecoder;
import org.strowger.codec.sbe.ReconcileBeginDecoder;
import org.strowger.codec.sbe.ReconcileEndDecoder;
import org.strowger.codec.sbe.ReconcileLiveDecoder;
import org.strowger.codec.sbe.ShiftRefuseDecoder;
import org.strowger.codec.sbe.ShiftRequestDecoder;
import org.strowger.codec.sbe.SurveyRecordDecoder;
import org.strowger.codec.sbe.TakeSnapshotDecoder;
import org.strowger.codec.sbe.TickDecoder;
import org.strowger.codec.sbe.TouchpointRecordDecoder;
import org.strowger.codec.sbe.TransferCancelDecoder;
import org.strowger.codec.sbe.WrapUpEndDecoder;
import org.strowger.gateway.command.Field;
import org.strowger.gateway.command.Verb;
import org.strowger.gateway.text.Words;

/** Commands of the log, and their fields, by the names they have in a line. Any thread. */
final class CommandWords {
  private static final Map<Integer, String> COMMANDS = new HashMap<>();

  static {
    COMMANDS.put(DefineNameDecoder.TEMPLATE_ID, "define-name");
    COMMANDS.put(PlanReworkDecoder.TEMPLATE_ID, "plan-rework");
    COMMANDS.put(ApplyPlanDecoder.TEMPLATE_ID, Verb.PLAN.word());
    COMMANDS.put(AgentSignOnDecoder.TEMPLATE_ID, Verb.SIGN_ON.word());
    COMMANDS.put(AgentSignOffDecoder.TEMPLATE_ID, Verb.SIGN_OFF.word());
    COMMANDS.put(AgentPresenceDecoder.TEMPLATE_ID, Verb.PRESENCE.word());
    COMMANDS.put(AgentSkillsDecoder.TEMPLATE_ID, Verb.SKILLS.word());
    COMMANDS.put(AgentProfileDecoder.TEMPLATE_ID, Verb.PROFILE.word());
    COMMANDS.put(AgentTeamsDecoder.TEMPLATE_ID, Verb.TEAMS.word());
    COMMANDS.put(AgentAliveDecoder.TEMPLATE_ID, Verb.ALIVE.word());
    COMMANDS.put(InteractionArriveDecoder.TEMPLATE_ID, Verb.ARRIVE.word());
    COMMANDS.put(InteractionAbandonDecoder.TEMPLATE_ID, Verb.ABANDON.word());
    COMMANDS.put(InteractionCompleteDecoder.TEMPLATE_ID, Verb.COMPLETE.word());
    COMMANDS.put(WrapUpEndDecoder.TEMPLATE_ID, Verb.END_WRAP_UP.word());
    COMMANDS.put(InteractionUpdateDecoder.TEMPLATE_ID, Verb.UPDATE.word());
    COMMANDS.put(InteractionAssignDecoder.TEMPLATE_ID, Verb.ASSIGN.word());
    COMMANDS.put(InteractionPickDecoder.TEMPLATE_ID, Verb.PICK.word());
    COMMANDS.put(InteractionToHeadDecoder.TEMPLATE_ID, Verb.TO_HEAD.word());
    COMMANDS.put(InteractionReturnDecoder.TEMPLATE_ID, Verb.RETURN_TO_QUEUE.word());
    COMMANDS.put(OfferAcceptDecoder.TEMPLATE_ID, Verb.ACCEPT.word());
    COMMANDS.put(OfferDeclineDecoder.TEMPLATE_ID, Verb.DECLINE.word());
    COMMANDS.put(TickDecoder.TEMPLATE_ID, Verb.TICK.word());
    COMMANDS.put(TakeSnapshotDecoder.TEMPLATE_ID, Verb.SNAPSHOT.word());
    COMMANDS.put(QueryAgentDecoder.TEMPLATE_ID, Verb.QUERY_AGENT.word());
    COMMANDS.put(QueryInteractionDecoder.TEMPLATE_ID, Verb.QUERY_INTERACTION.word());
    COMMANDS.put(QueryQueueDecoder.TEMPLATE_ID, Verb.QUERY_QUEUE.word());
    COMMANDS.put(QuerySummaryDecoder.TEMPLATE_ID, Verb.QUERY_SUMMARY.word());
    COMMANDS.put(InteractionTransferDecoder.TEMPLATE_ID, Verb.TRANSFER.word());
    COMMANDS.put(TransferCancelDecoder.TEMPLATE_ID, Verb.CANCEL_TRANSFER.word());
    COMMANDS.put(InteractionShiftDecoder.TEMPLATE_ID, Verb.SHIFT.word());
    COMMANDS.put(ShiftRequestDecoder.TEMPLATE_ID, Verb.REQUEST_SHIFT.word());
    COMMANDS.put(ShiftRefuseDecoder.TEMPLATE_ID, Verb.REFUSE_SHIFT.word());
    COMMANDS.put(ChannelChangeDecoder.TEMPLATE_ID, Verb.CHANGE_CHANNEL.word());
    COMMANDS.put(ReconcileBeginDecoder.TEMPLATE_ID, Verb.BEGIN_RECONCILE.word());
    COMMANDS.put(ReconcileLiveDecoder.TEMPLATE_ID, Verb.REPORT_LIVE.word());
    COMMANDS.put(ReconcileEndDecoder.TEMPLATE_ID, Verb.END_RECONCILE.word());
    COMMANDS.put(QueryEstimateDecoder.TEMPLATE_ID, Verb.QUERY_ESTIMATE.word());
    COMMANDS.put(InteractionParkDecoder.TEMPLATE_ID, Verb.PARK.word());
    COMMANDS.put(InteractionResumeDecoder.TEMPLATE_ID, Verb.RESUME.word());
    COMMANDS.put(InteractionMessageDecoder.TEMPLATE_ID, Verb.MESSAGE.word());
    COMMANDS.put(InteractionCancelDecoder.TEMPLATE_ID, Verb.CANCEL.word());
    COMMANDS.put(CallbackRequestDecoder.TEMPLATE_ID, Verb.CALLBACK.word());
    COMMANDS.put(CallbackFailedDecoder.TEMPLATE_ID, Verb.CALLBACK_FAILED.word());
    COMMANDS.put(CustomerUpdateDecoder.TEMPLATE_ID, Verb.UPDATE_CUSTOMER.word());
    COMMANDS.put(TouchpointRecordDecoder.TEMPLATE_ID, Verb.TOUCHPOINT.word());
    COMMANDS.put(SurveyRecordDecoder.TEMPLATE_ID, Verb.SURVEY.word());
    COMMANDS.put(NeedUpdateDecoder.TEMPLATE_ID, Verb.UPDATE_NEED.word());
    COMMANDS.put(CustomerForgetDecoder.TEMPLATE_ID, Verb.FORGET.word());
    COMMANDS.put(QueryCustomerDecoder.TEMPLATE_ID, Verb.QUERY_CUSTOMER.word());
  }

  private CommandWords() {}

  /** A command; one without a name has its template. */
  static String command(int template) {
    return COMMANDS.getOrDefault(template, "template-" + template);
  }

  /** A field. */
  static String field(FieldName field, int command) {
    return switch (field) {
      case AGENT -> namesAnAgent(command) ? Field.NAMED.word() : Words.of(field);
      case STATE -> "presence";
      case EXCLUDED -> "exclude";
      case TIME -> Field.NOT_BEFORE.word();
      case SEALED -> payload(command);
      case DURATION -> moves(command) ? Field.BOUND.word() : Words.of(field);
      default -> Words.of(field);
    };
  }

  /**
   * Whether the agent of a command, but for those it excludes, is in the field for the named one.
   */
  private static boolean namesAnAgent(int command) {
    return command == InteractionArriveDecoder.TEMPLATE_ID
        || command == InteractionUpdateDecoder.TEMPLATE_ID;
  }

  private static boolean moves(int command) {
    return command == InteractionTransferDecoder.TEMPLATE_ID
        || command == InteractionShiftDecoder.TEMPLATE_ID;
  }

  private static String payload(int command) {
    if (command == CustomerUpdateDecoder.TEMPLATE_ID) {
      return Field.DETAILS.word();
    } else if (moves(command)) {
      return Field.NOTE.word();
    }
    boolean content =
        command == TouchpointRecordDecoder.TEMPLATE_ID
            || command == SurveyRecordDecoder.TEMPLATE_ID;
    return content ? Field.CONTENT.word() : Field.SEALED.word();
  }
}
