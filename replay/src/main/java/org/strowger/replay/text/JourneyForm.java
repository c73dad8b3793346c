package org.strowger.replay.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.AttributeList;
import org.strowger.codec.Survey;
import org.strowger.codec.sbe.CallbackRequestDecoder;
import org.strowger.codec.sbe.ChannelChangeDecoder;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.InteractionCompleteDecoder;
import org.strowger.codec.sbe.InteractionShiftDecoder;
import org.strowger.codec.sbe.InteractionTransferDecoder;
import org.strowger.codec.sbe.NeedUpdateDecoder;
import org.strowger.codec.sbe.ReconcileBeginDecoder;
import org.strowger.codec.sbe.SurveyRecordDecoder;
import org.strowger.codec.sbe.TouchpointRecordDecoder;
import org.strowger.gateway.text.DurationText;

/**
 * Commands about movement and customers as the gateway takes them. Payloads stay as they are in the
 * log, {@code sealed}, in base64. Stateless; any thread.
 */
final class JourneyForm {
  /** Places of what a CustomerUpdate sets, in its field {@code set}. */
  private static final List<String> SET =
      List.of("segment", "language", "region", "verifiedBy", "devices", "never", "sealed");

  private JourneyForm() {}

  static Map<String, Object> fields(int templateId, Map<String, Object> fields) {
    switch (templateId) {
      case InteractionCompleteDecoder.TEMPLATE_ID -> resolved(fields);
      case InteractionTransferDecoder.TEMPLATE_ID -> {
        return transfer(fields);
      }
      case InteractionShiftDecoder.TEMPLATE_ID -> {
        Object note = fields.remove("sealed");
        bound(fields, (Long) fields.remove("boundMs"));
        GatewayForm.putIfAny(fields, "sealed", note);
      }
      case ChannelChangeDecoder.TEMPLATE_ID -> {
        if (Boolean.FALSE.equals(fields.get("drain"))) {
          fields.remove("drain");
        }
      }
      case ReconcileBeginDecoder.TEMPLATE_ID -> {
        if (Boolean.FALSE.equals(fields.get("repair"))) {
          fields.remove("repair");
        }
      }
      case CallbackRequestDecoder.TEMPLATE_ID -> notBefore(fields);
      case CustomerUpdateDecoder.TEMPLATE_ID -> {
        return customer(fields);
      }
      case TouchpointRecordDecoder.TEMPLATE_ID -> {
        Object value = fields.remove("value");
        Object sealed = fields.remove("sealed");
        if (!Long.valueOf(0).equals(value)) {
          fields.put("value", value);
        }
        GatewayForm.putIfAny(fields, "sealed", sealed);
      }
      case SurveyRecordDecoder.TEMPLATE_ID -> {
        for (String score : List.of("csat", "nps", "effort")) {
          fields.remove(score, (long) Survey.NOT_ANSWERED);
        }
        resolved(fields);
      }
      case NeedUpdateDecoder.TEMPLATE_ID -> need(fields);
      default -> {
        // the same in both
      }
    }
    return fields;
  }

  /** Yes and no are flags; what is not said is left out. */
  private static void resolved(Map<String, Object> fields) {
    Object resolved = fields.get("resolved");
    if ("unsaid".equals(resolved)) {
      fields.remove("resolved");
    } else if ("yes".equals(resolved) || "no".equals(resolved)) {
      fields.put("resolved", "yes".equals(resolved));
    }
  }

  private static void bound(Map<String, Object> fields, long boundMs) {
    if (boundMs != 0) {
      fields.put("bound", DurationText.format(boundMs));
    }
  }

  /** A time to wait for, in the place of its milliseconds. */
  static void notBefore(Map<String, Object> fields) {
    long notBeforeMs = (Long) fields.remove("notBeforeMs");
    if (notBeforeMs != 0) {
      fields.put("not-before", notBeforeMs < 0 ? (Object) notBeforeMs : Text.time(notBeforeMs));
    }
  }

  private static Map<String, Object> transfer(Map<String, Object> fields) {
    Map<String, Object> transfer = new LinkedHashMap<>();
    transfer.put("interaction", fields.get("interaction"));
    GatewayForm.putIfAny(transfer, "queue", fields.get("queue"));
    GatewayForm.putIfAny(transfer, "to-agent", fields.get("toAgent"));
    GatewayForm.putIfAny(transfer, "agent", fields.get("agent"));
    if (GatewayForm.isSet(fields, "warm")) {
      transfer.put("warm", true);
    }
    bound(transfer, (Long) fields.get("boundMs"));
    GatewayForm.putClassAndCredit(fields, transfer);
    GatewayForm.putIfAny(transfer, "reason", fields.get("reason"));
    GatewayForm.putIfAny(transfer, "sealed", fields.get("sealed"));
    return transfer;
  }

  /** What is set, with null for what is taken away. */
  private static Map<String, Object> customer(Map<String, Object> fields) {
    long set = (Long) fields.get("set");
    Map<String, Object> customer = new LinkedHashMap<>();
    customer.put("customer", fields.get("customer"));
    for (int i = 0; i < SET.size(); i++) {
      String name = SET.get(i);
      if ((set >> i & 1) != 0) {
        Object value = fields.get(name);
        boolean empty = name.equals("sealed") && value == null;
        customer.put(
            empty ? "details" : Text.hyphens(name),
            value instanceof List<?> ? Lists.values(value) : value);
      }
    }
    Object attributes = fields.get("attributes");
    if (!((List<?>) attributes).isEmpty()) {
      customer.put("attributes", GatewayForm.orElse(attributes(attributes), attributes));
    }
    return customer;
  }

  private static void need(Map<String, Object> fields) {
    Object owner = fields.remove("owner");
    if (GatewayForm.isSet(fields, "setOwner")) {
      fields.put("owner", owner);
    }
    fields.remove("setOwner");
    Object resolved = fields.remove("resolved");
    fields.put("resolved", resolved);
    resolved(fields);
  }

  /** From attribute to value, null where it is taken away; null if one is there twice. */
  static Map<String, Object> attributes(Object group) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Object entry : (List<?>) group) {
      Map<?, ?> fields = (Map<?, ?>) entry;
      String name = String.valueOf(fields.get("attribute"));
      if (attributes.containsKey(name)) {
        return null;
      }
      boolean removed = Long.valueOf(AttributeList.REMOVED).equals(fields.get("kind"));
      attributes.put(name, removed ? null : fields.get("value"));
    }
    return attributes;
  }
}
