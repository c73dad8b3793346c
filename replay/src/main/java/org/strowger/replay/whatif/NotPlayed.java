package org.strowger.replay.whatif;

import java.util.Map;
import org.strowger.codec.sbe.AgentLeaseLostDecoder;
import org.strowger.codec.sbe.CallbackScheduledDecoder;
import org.strowger.codec.sbe.ChannelChangeDecoder;
import org.strowger.codec.sbe.CustomerForgetDecoder;
import org.strowger.codec.sbe.InteractionAssignDecoder;
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionPickDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionToHeadDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.NeedUpdateDecoder;
import org.strowger.codec.sbe.ReconcileBeginDecoder;
import org.strowger.codec.sbe.SurveyRecordDecoder;
import org.strowger.codec.sbe.TouchpointRecordDecoder;

/** What a journal may hold that is not played again, by template id, as it is told. */
final class NotPlayed {
  /** Commands that were accepted. */
  static final Map<Integer, String> COMMANDS =
      Map.of(
          InteractionAssignDecoder.TEMPLATE_ID, "assigned by a supervisor",
          InteractionPickDecoder.TEMPLATE_ID, "picked by an agent",
          InteractionToHeadDecoder.TEMPLATE_ID, "moved to the head",
          InteractionUpdateDecoder.TEMPLATE_ID, "changes of what a waiting interaction asks",
          ChannelChangeDecoder.TEMPLATE_ID, "channels opened or closed",
          TouchpointRecordDecoder.TEMPLATE_ID, "touchpoints",
          SurveyRecordDecoder.TEMPLATE_ID, "surveys",
          NeedUpdateDecoder.TEMPLATE_ID, "changes of needs",
          CustomerForgetDecoder.TEMPLATE_ID, "customers forgotten",
          ReconcileBeginDecoder.TEMPLATE_ID, "reconciles");

  /** Events. */
  static final Map<Integer, String> EVENTS =
      Map.of(
          InteractionTransferredDecoder.TEMPLATE_ID, "transfers",
          InteractionParkedDecoder.TEMPLATE_ID, "conversations parked",
          InteractionReturnedDecoder.TEMPLATE_ID, "conversations returned to the queue",
          InteractionShiftedDecoder.TEMPLATE_ID, "shifts to another channel",
          CallbackScheduledDecoder.TEMPLATE_ID, "callbacks",
          AgentLeaseLostDecoder.TEMPLATE_ID, "leases lost");

  private NotPlayed() {}
}
