package org.strowger.core;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.AgentAliveDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.CallbackFailedDecoder;
import org.strowger.codec.sbe.CallbackRequestDecoder;
import org.strowger.codec.sbe.ChannelChangeDecoder;
import org.strowger.codec.sbe.CustomerForgetDecoder;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferDeclineDecoder;
import org.strowger.codec.sbe.PlanReworkDecoder;
import org.strowger.codec.sbe.ShiftRefuseDecoder;
import org.strowger.codec.sbe.SurveyRecordDecoder;
import org.strowger.codec.sbe.TakeSnapshotDecoder;
import org.strowger.codec.sbe.TickDecoder;
import org.strowger.codec.sbe.TouchpointRecordDecoder;

/**
 * What a command is about, read without carrying it out (decision GU-a): its first field, whose
 * kind goes by the range of its template. Of a template that is not known nothing is read.
 * Stateless.
 */
final class Subjects {
  private static final int MESSAGE = MessageHeaderDecoder.ENCODED_LENGTH;

  private Subjects() {}

  /**
   * Kind of the number: 0 for an offer, the version of a plan, or none at all.
   *
   * @return a value of {@code IdKind}
   */
  static int kind(int template) {
    if (isAboutAgent(template)) {
      return IdKind.AGENT.value();
    } else if (isAboutInteraction(template)) {
      return IdKind.INTERACTION.value();
    } else if (isAboutCustomer(template)) {
      return IdKind.CUSTOMER.value();
    }
    return template == ChannelChangeDecoder.TEMPLATE_ID ? IdKind.CHANNEL.value() : 0;
  }

  /** The number; 0 if there is none. */
  static long number(int template, DirectBuffer record, int at) {
    if (isAboutAgent(template)
        || template == ApplyPlanDecoder.TEMPLATE_ID
        || template == ChannelChangeDecoder.TEMPLATE_ID) {
      return record.getInt(at + MESSAGE, LITTLE_ENDIAN);
    } else if (isAboutInteraction(template) || isAboutCustomer(template) || isOffer(template)) {
      return record.getLong(at + MESSAGE, LITTLE_ENDIAN);
    }
    return 0;
  }

  /** The interaction that it names, 0 if none; its name may go (decision N2). */
  static long interaction(int template, DirectBuffer record, int at) {
    if (isAboutInteraction(template)) {
      return record.getLong(at + MESSAGE, LITTLE_ENDIAN);
    } else if (template == TouchpointRecordDecoder.TEMPLATE_ID
        || template == SurveyRecordDecoder.TEMPLATE_ID) {
      return record.getLong(at + MESSAGE + Long.BYTES, LITTLE_ENDIAN);
    }
    return 0;
  }

  private static boolean isAboutAgent(int template) {
    return template >= AgentSignOnDecoder.TEMPLATE_ID && template <= AgentAliveDecoder.TEMPLATE_ID;
  }

  private static boolean isAboutInteraction(int template) {
    return (template >= InteractionArriveDecoder.TEMPLATE_ID
            && template <= ShiftRefuseDecoder.TEMPLATE_ID)
        || template == CallbackRequestDecoder.TEMPLATE_ID
        || template == CallbackFailedDecoder.TEMPLATE_ID;
  }

  private static boolean isOffer(int template) {
    return template >= OfferAcceptDecoder.TEMPLATE_ID
        && template <= OfferDeclineDecoder.TEMPLATE_ID;
  }

  private static boolean isAboutCustomer(int template) {
    return template >= CustomerUpdateDecoder.TEMPLATE_ID
        && template <= CustomerForgetDecoder.TEMPLATE_ID;
  }

  /**
   * Whether a retry of it is answered: not of names, and of nothing the engine may do by itself.
   */
  static boolean mayBeRepeated(int template) {
    return template != DefineNameDecoder.TEMPLATE_ID
        && template != TickDecoder.TEMPLATE_ID
        && template != TakeSnapshotDecoder.TEMPLATE_ID
        && template != PlanReworkDecoder.TEMPLATE_ID;
  }
}
