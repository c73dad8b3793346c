package org.strowger.replay.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.strowger.codec.Limits;
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
import org.strowger.gateway.command.Verb;
import org.strowger.gateway.text.DurationText;

/**
 * Commands as the gateway takes them: its words for what to do, its names and shapes of fields.
 * What means "not given" is left out. What the log holds but the gateway's form cannot say, like a
 * skill given twice, stays in the shape of the log. Stateless; any thread.
 */
public final class GatewayForm {
  private static final Map<Integer, Verb> VERBS =
      Map.ofEntries(
          Map.entry(ApplyPlanDecoder.TEMPLATE_ID, Verb.PLAN),
          Map.entry(AgentSignOnDecoder.TEMPLATE_ID, Verb.SIGN_ON),
          Map.entry(AgentSignOffDecoder.TEMPLATE_ID, Verb.SIGN_OFF),
          Map.entry(AgentPresenceDecoder.TEMPLATE_ID, Verb.PRESENCE),
          Map.entry(AgentSkillsDecoder.TEMPLATE_ID, Verb.SKILLS),
          Map.entry(AgentProfileDecoder.TEMPLATE_ID, Verb.PROFILE),
          Map.entry(AgentTeamsDecoder.TEMPLATE_ID, Verb.TEAMS),
          Map.entry(AgentAliveDecoder.TEMPLATE_ID, Verb.ALIVE),
          Map.entry(InteractionArriveDecoder.TEMPLATE_ID, Verb.ARRIVE),
          Map.entry(InteractionAbandonDecoder.TEMPLATE_ID, Verb.ABANDON),
          Map.entry(InteractionCompleteDecoder.TEMPLATE_ID, Verb.COMPLETE),
          Map.entry(WrapUpEndDecoder.TEMPLATE_ID, Verb.END_WRAP_UP),
          Map.entry(InteractionUpdateDecoder.TEMPLATE_ID, Verb.UPDATE),
          Map.entry(InteractionAssignDecoder.TEMPLATE_ID, Verb.ASSIGN),
          Map.entry(InteractionPickDecoder.TEMPLATE_ID, Verb.PICK),
          Map.entry(InteractionToHeadDecoder.TEMPLATE_ID, Verb.TO_HEAD),
          Map.entry(InteractionReturnDecoder.TEMPLATE_ID, Verb.RETURN_TO_QUEUE),
          Map.entry(OfferAcceptDecoder.TEMPLATE_ID, Verb.ACCEPT),
          Map.entry(OfferDeclineDecoder.TEMPLATE_ID, Verb.DECLINE),
          Map.entry(InteractionTransferDecoder.TEMPLATE_ID, Verb.TRANSFER),
          Map.entry(TransferCancelDecoder.TEMPLATE_ID, Verb.CANCEL_TRANSFER),
          Map.entry(InteractionShiftDecoder.TEMPLATE_ID, Verb.SHIFT),
          Map.entry(ShiftRequestDecoder.TEMPLATE_ID, Verb.REQUEST_SHIFT),
          Map.entry(ShiftRefuseDecoder.TEMPLATE_ID, Verb.REFUSE_SHIFT),
          Map.entry(ChannelChangeDecoder.TEMPLATE_ID, Verb.CHANGE_CHANNEL),
          Map.entry(ReconcileBeginDecoder.TEMPLATE_ID, Verb.BEGIN_RECONCILE),
          Map.entry(ReconcileLiveDecoder.TEMPLATE_ID, Verb.REPORT_LIVE),
          Map.entry(ReconcileEndDecoder.TEMPLATE_ID, Verb.END_RECONCILE),
          Map.entry(InteractionParkDecoder.TEMPLATE_ID, Verb.PARK),
          Map.entry(InteractionResumeDecoder.TEMPLATE_ID, Verb.RESUME),
          Map.entry(InteractionMessageDecoder.TEMPLATE_ID, Verb.MESSAGE),
          Map.entry(InteractionCancelDecoder.TEMPLATE_ID, Verb.CANCEL),
          Map.entry(CallbackRequestDecoder.TEMPLATE_ID, Verb.CALLBACK),
          Map.entry(CallbackFailedDecoder.TEMPLATE_ID, Verb.CALLBACK_FAILED),
          Map.entry(CustomerUpdateDecoder.TEMPLATE_ID, Verb.UPDATE_CUSTOMER),
          Map.entry(TouchpointRecordDecoder.TEMPLATE_ID, Verb.TOUCHPOINT),
          Map.entry(SurveyRecordDecoder.TEMPLATE_ID, Verb.SURVEY),
          Map.entry(NeedUpdateDecoder.TEMPLATE_ID, Verb.UPDATE_NEED),
          Map.entry(CustomerForgetDecoder.TEMPLATE_ID, Verb.FORGET),
          Map.entry(TickDecoder.TEMPLATE_ID, Verb.TICK),
          Map.entry(TakeSnapshotDecoder.TEMPLATE_ID, Verb.SNAPSHOT));

  private GatewayForm() {}

  /** The gateway's word for a command; null if it has none, as for definitions of names. */
  public static String word(int templateId) {
    Verb verb = VERBS.get(templateId);
    return verb == null ? null : verb.word();
  }

  /**
   * The fields of a command as the gateway takes them.
   *
   * @param fields as {@link MessageReader} gives them
   */
  public static Map<String, Object> fields(int templateId, Map<String, Object> fields) {
    if (fields.containsKey("unreadable")) {
      return fields;
    }
    Map<String, Object> result = new LinkedHashMap<>(fields);
    switch (templateId) {
      case ApplyPlanDecoder.TEMPLATE_ID -> {
        return Map.of("plan", PlanForm.of(fields));
      }
      case InteractionArriveDecoder.TEMPLATE_ID -> arrival(result);
      case InteractionUpdateDecoder.TEMPLATE_ID -> {
        return update(result);
      }
      case InteractionAssignDecoder.TEMPLATE_ID, AgentSignOffDecoder.TEMPLATE_ID -> {
        if (Boolean.FALSE.equals(fields.get("forced"))) {
          result.remove("forced");
        }
      }
      case AgentPresenceDecoder.TEMPLATE_ID -> presence(result);
      case AgentSignOnDecoder.TEMPLATE_ID -> {
        move(result, "skills", result, "skills", Lists::levels);
        move(result, "teams", result, "teams", Lists::values);
        lease(result, "leaseMs", "lease");
        lease(result, "graceMs", "grace");
      }
      case AgentSkillsDecoder.TEMPLATE_ID ->
          result.put("skills", orElse(Lists.levels(fields.get("skills")), fields.get("skills")));
      case AgentTeamsDecoder.TEMPLATE_ID -> result.put("teams", Lists.values(fields.get("teams")));
      default -> {
        return JourneyForm.fields(templateId, result);
      }
    }
    return result;
  }

  /** What no line can say stays as it is. */
  private static void lease(Map<String, Object> fields, String from, String to) {
    long ms = (Long) fields.get(from);
    if (ms >= 0 && ms <= Limits.MAX_DURATION_MS) {
      fields.remove(from);
      if (ms != 0) {
        fields.put(to, DurationText.format(ms));
      }
    }
  }

  private static void arrival(Map<String, Object> fields) {
    long creditMs = (Long) fields.remove("creditMs");
    long urgency = (Long) fields.remove("urgency");
    if (urgency != Limits.QUEUE_URGENCY) {
      fields.put("class", urgency);
    }
    if (creditMs != 0) {
      fields.put("credit", DurationText.format(creditMs));
    }
    Map<String, Object> requires = requires(fields);
    if (!requires.isEmpty()) {
      fields.put("requires", requires);
    }
    Object named = fields.remove("named");
    move(fields, "excluded", fields, "exclude", Lists::values);
    putIfAny(fields, "named", named);
    move(fields, "preferred", fields, "preferred", Lists::values);
    JourneyForm.notBefore(fields);
    move(fields, "attributes", fields, "attributes", JourneyForm::attributes);
    putIfAny(fields, "sealed", fields.remove("sealed"));
  }

  private static Map<String, Object> requires(Map<String, Object> fields) {
    Map<String, Object> requires = new LinkedHashMap<>();
    move(fields, "allOf", requires, "all-of", Lists::levels);
    move(fields, "anyOf", requires, "any-of", Lists::sets);
    move(fields, "noneOf", requires, "none-of", Lists::values);
    return requires;
  }

  /** Only what is set; a requirement that is set stands there even if it asks for nothing. */
  private static Map<String, Object> update(Map<String, Object> fields) {
    Map<String, Object> update = new LinkedHashMap<>();
    update.put("interaction", fields.get("interaction"));
    putClassAndCredit(fields, update);
    if (isSet(fields, "setRequirement")) {
      update.put("requires", requires(fields));
      move(fields, "excluded", update, "exclude", Lists::values);
      putIfAny(update, "named", fields.get("named"));
      move(fields, "preferred", update, "preferred", Lists::values);
    }
    if (isSet(fields, "setAttributes")) {
      Object attributes = fields.get("attributes");
      update.put("attributes", orElse(JourneyForm.attributes(attributes), attributes));
    }
    return update;
  }

  /** Each only where it is set. */
  static void putClassAndCredit(Map<String, Object> fields, Map<String, Object> to) {
    if (isSet(fields, "setUrgency")) {
      long urgency = (Long) fields.get("urgency");
      to.put("class", urgency == Limits.QUEUE_URGENCY ? (Object) "queue" : urgency);
    }
    if (isSet(fields, "setCredit")) {
      to.put("credit", DurationText.format((Long) fields.get("creditMs")));
    }
  }

  static boolean isSet(Map<String, Object> fields, String flag) {
    return Boolean.TRUE.equals(fields.get(flag));
  }

  private static void presence(Map<String, Object> fields) {
    Object reason = fields.remove("reason");
    long returnMs = (Long) fields.remove("returnMs");
    if (returnMs != 0) {
      fields.put("return", Text.time(returnMs));
    }
    putIfAny(fields, "reason", reason);
  }

  static void putIfAny(Map<String, Object> fields, String name, Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static void move(
      Map<String, Object> from,
      String name,
      Map<String, Object> to,
      String newName,
      Function<Object, Object> shape) {
    Object group = from.remove(name);
    if (!((List<?>) group).isEmpty()) {
      to.put(newName, orElse(shape.apply(group), group));
    }
  }

  static Object orElse(Object value, Object otherwise) {
    return value == null ? otherwise : value;
  }
}
