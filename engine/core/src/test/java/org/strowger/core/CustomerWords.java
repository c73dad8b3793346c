package org.strowger.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ContextDeliveredDecoder;
import org.strowger.codec.sbe.CustomerAnswerDecoder;
import org.strowger.codec.sbe.CustomerEvictedDecoder;
import org.strowger.codec.sbe.CustomerForgottenDecoder;
import org.strowger.codec.sbe.CustomerUpdatedDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.NeedAnswerDecoder;
import org.strowger.codec.sbe.NeedUpdatedDecoder;
import org.strowger.codec.sbe.SummaryAnswerDecoder;
import org.strowger.codec.sbe.SurveyRecordedDecoder;
import org.strowger.codec.sbe.TouchpointAnswerDecoder;
import org.strowger.codec.sbe.TouchpointRecordedDecoder;

/**
 * Events and answers about customers as text in the form of the generated decoders; a view with its
 * touchpoints in one word, as in {@code touchpoints=NOTE:hello,CONTACT}.
 */
final class CustomerWords {
  private CustomerWords() {}

  static String of(DirectBuffer event, int at, MessageHeaderDecoder header) {
    return switch (header.templateId()) {
      case NameReleasedDecoder.TEMPLATE_ID ->
          new NameReleasedDecoder().wrapAndApplyHeader(event, at, header).toString();
      case CustomerUpdatedDecoder.TEMPLATE_ID ->
          new CustomerUpdatedDecoder().wrapAndApplyHeader(event, at, header).toString();
      case TouchpointRecordedDecoder.TEMPLATE_ID ->
          new TouchpointRecordedDecoder().wrapAndApplyHeader(event, at, header).toString();
      case SurveyRecordedDecoder.TEMPLATE_ID ->
          new SurveyRecordedDecoder().wrapAndApplyHeader(event, at, header).toString();
      case NeedUpdatedDecoder.TEMPLATE_ID ->
          new NeedUpdatedDecoder().wrapAndApplyHeader(event, at, header).toString();
      case CustomerForgottenDecoder.TEMPLATE_ID ->
          new CustomerForgottenDecoder().wrapAndApplyHeader(event, at, header).toString();
      case CustomerEvictedDecoder.TEMPLATE_ID ->
          new CustomerEvictedDecoder().wrapAndApplyHeader(event, at, header).toString();
      case SummaryAnswerDecoder.TEMPLATE_ID ->
          new SummaryAnswerDecoder().wrapAndApplyHeader(event, at, header).toString();
      case NeedAnswerDecoder.TEMPLATE_ID ->
          new NeedAnswerDecoder().wrapAndApplyHeader(event, at, header).toString();
      case CustomerAnswerDecoder.TEMPLATE_ID ->
          customer(new CustomerAnswerDecoder().wrapAndApplyHeader(event, at, header));
      case TouchpointAnswerDecoder.TEMPLATE_ID ->
          touchpoint(new TouchpointAnswerDecoder().wrapAndApplyHeader(event, at, header));
      case ContextDeliveredDecoder.TEMPLATE_ID ->
          view(new ContextDeliveredDecoder().wrapAndApplyHeader(event, at, header));
      default -> "[Event" + header.templateId() + "]():";
    };
  }

  private static String customer(CustomerAnswerDecoder answer) {
    byte[] sealed = new byte[answer.sealedLength()];
    answer.getSealed(sealed, 0, sealed.length);
    answer.sbeRewind();
    return withText(answer.toString(), "sealed", sealed);
  }

  private static String touchpoint(TouchpointAnswerDecoder answer) {
    byte[] sealed = new byte[answer.sealedLength()];
    answer.getSealed(sealed, 0, sealed.length);
    answer.sbeRewind();
    return withText(answer.toString(), "sealed", sealed);
  }

  private static String withText(String decoded, String field, byte[] bytes) {
    return decoded.substring(0, decoded.indexOf("|" + field + "="))
        + "|"
        + field
        + "="
        + new String(bytes, UTF_8);
  }

  private static String view(ContextDeliveredDecoder view) {
    String decoded = view.toString();
    String fields = decoded.substring(0, decoded.indexOf("|rules="));
    view.sbeRewind();
    List<Integer> notes = new ArrayList<>();
    view.rules().forEach(rule -> notes.add(rule.note()));
    List<String> touchpoints = new ArrayList<>();
    for (ContextDeliveredDecoder.TouchpointsDecoder each : view.touchpoints()) {
      StringBuilder word = new StringBuilder(each.kind().name());
      word.append('/').append(each.timeMs()).append('/').append(each.interaction());
      word.append('/').append(each.value()).append('/').append(each.channel());
      word.append('/').append(each.topic()).append('/').append(each.outcome());
      word.append('/').append(each.agent()).append('/').append(each.end());
      byte[] sealed = new byte[each.sealedLength()];
      each.getSealed(sealed, 0, sealed.length);
      touchpoints.add(word.append(sealed.length > 20 ? "/long" : '/' + text(sealed)).toString());
    }
    byte[] profile = new byte[view.profileLength()];
    view.getProfile(profile, 0, profile.length);
    return fields
        + "|notes="
        + notes.size()
        + "|touchpoints="
        + String.join(",", touchpoints)
        + "|told="
        + touchpoints.size()
        + "|profile="
        + (profile.length > 20 ? "long" : text(profile));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
