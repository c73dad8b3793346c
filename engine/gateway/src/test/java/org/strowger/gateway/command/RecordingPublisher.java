package org.strowger.gateway.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Sender;
import org.strowger.gateway.MapNames;

/** Writes down what is published; pushes back when told to. */
final class RecordingPublisher implements CommandPublisher {
  final List<String> published = new ArrayList<>();
  final MapNames names = new MapNames();
  private final int[] numbers = new int[16];
  private String correlated = "";
  private long result;
  private int refusals;

  /** The next publications return a code, so many times. */
  void refuse(int times, long code) {
    refusals = times;
    result = code;
  }

  private long publish(String command) {
    if (refusals > 0) {
      refusals--;
      return result;
    }
    published.add(command + correlated);
    return published.size();
  }

  private static String text(SkillList skills) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < skills.size(); i++) {
      text.append(i == 0 ? "" : " ").append(skills.set(i)).append(':');
      text.append(skills.skill(i)).append('=').append(skills.level(i));
    }
    return text.append(']').toString();
  }

  private static String text(NumberList numbers) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < numbers.size(); i++) {
      text.append(i == 0 ? "" : " ").append(numbers.get(i));
    }
    return text.append(']').toString();
  }

  @Override
  public CommandPublisher correlate(int client, long correlation) {
    correlated = client == 0 && correlation == 0 ? "" : " for " + client + "/" + correlation;
    return this;
  }

  @Override
  public long number(IdKind kind, String text) {
    long number = names.number(kind, text);
    if (number != 0) {
      return number;
    }
    int next = numbers[kind.value()] + 1;
    long position = publish("define " + kind + " " + next + " " + text);
    if (position < 0) {
      return position;
    }
    numbers[kind.value()] = next;
    names.define(kind, next, text);
    return next;
  }

  @Override
  public long applyPlan(Plan plan) {
    return publish("plan " + plan.version());
  }

  @Override
  public long signOn(
      int agent,
      int profile,
      Presence presence,
      long leaseMs,
      long graceMs,
      SkillList skills,
      NumberList teams) {
    String lease = leaseMs == 0 && graceMs == 0 ? "" : " lease " + leaseMs + "+" + graceMs;
    return publish(
        "signOn "
            + agent
            + " "
            + profile
            + " "
            + presence
            + " "
            + text(skills)
            + text(teams)
            + lease);
  }

  @Override
  public long signOff(int agent, boolean forced) {
    return publish("signOff " + agent + (forced ? " forced" : ""));
  }

  @Override
  public long alive(int agent) {
    return publish("alive " + agent);
  }

  @Override
  public long presence(int agent, Presence presence, int reason, long returnMs) {
    String until = returnMs == 0 ? "" : " until " + returnMs;
    return publish("presence " + agent + " " + presence + " " + reason + until);
  }

  @Override
  public long skills(int agent, SkillList skills) {
    return publish("skills " + agent + " " + text(skills));
  }

  @Override
  public long profile(int agent, int profile) {
    return publish("profile " + agent + " " + profile);
  }

  @Override
  public long teams(int agent, NumberList teams) {
    return publish("teams " + agent + " " + text(teams));
  }

  @Override
  public long arrive(Arrival arrival) {
    return publish(
        "arrive "
            + arrival.interaction
            + " "
            + arrival.queue
            + " "
            + arrival.channel
            + " "
            + arrival.customer
            + " "
            + arrival.topic
            + " "
            + arrival.urgency
            + " "
            + arrival.creditMs
            + " "
            + text(arrival.allOf)
            + text(arrival.anyOf)
            + text(arrival.noneOf)
            + text(arrival.excluded)
            + text(arrival.preferred)
            + arrival.named
            + Base64.getEncoder().encodeToString(arrival.sealed)
            + (arrival.notBeforeMs == 0 ? "" : " at " + arrival.notBeforeMs)
            + text(arrival.attributes));
  }

  @Override
  public long abandon(long interaction) {
    return publish("abandon " + interaction);
  }

  @Override
  public long complete(long interaction, int agent, int disposition, Resolved resolved) {
    String said = resolved == Resolved.UNSAID ? "" : " " + resolved;
    return publish("complete " + interaction + " " + agent + " " + disposition + said);
  }

  private static String text(AttributeList attributes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < attributes.size(); i++) {
      text.append(' ').append(attributes.attribute(i)).append(':').append(attributes.kind(i));
      text.append('=').append(attributes.value(i));
    }
    return text.toString();
  }

  private static String text(byte[] sealed) {
    return " '" + new String(sealed, StandardCharsets.UTF_8) + "'";
  }

  @Override
  public long transfer(Transfer transfer) {
    return publish(
        "transfer "
            + transfer.interaction
            + " by "
            + transfer.agent
            + " to "
            + transfer.queue
            + "/"
            + transfer.toAgent
            + " for "
            + transfer.boundMs
            + " reason "
            + transfer.reason
            + " warm "
            + transfer.warm
            + " "
            + transfer.setUrgency
            + transfer.urgency
            + " "
            + transfer.setCredit
            + transfer.creditMs
            + text(transfer.sealed));
  }

  @Override
  public long cancelTransfer(long interaction, int agent) {
    return publish("cancel transfer " + interaction + " " + agent);
  }

  @Override
  public long shift(
      long interaction, int channel, int queue, long boundMs, int reason, byte[] sealed) {
    return publish(
        "shift "
            + interaction
            + " to "
            + channel
            + "/"
            + queue
            + " for "
            + boundMs
            + " reason "
            + reason
            + text(sealed));
  }

  @Override
  public long park(long interaction, int agent, int reason) {
    return publish("park " + interaction + " " + agent + " " + reason);
  }

  @Override
  public long resume(long interaction) {
    return publish("resume " + interaction);
  }

  @Override
  public long message(long interaction, Sender sender) {
    return publish("message " + interaction + " " + sender);
  }

  @Override
  public long cancel(long interaction, int reason) {
    return publish("cancel " + interaction + " " + reason);
  }

  @Override
  public long callbackRequest(long interaction, long notBeforeMs, int channel) {
    return publish("callback " + interaction + " at " + notBeforeMs + " " + channel);
  }

  @Override
  public long callbackFailed(long interaction, int agent) {
    return publish("callback failed " + interaction + " " + agent);
  }

  @Override
  public long updateCustomer(CustomerChange change) {
    return publish(
        "customer "
            + change.customer
            + " "
            + change.setSegment
            + change.segment
            + " "
            + change.setLanguage
            + change.language
            + " "
            + change.setRegion
            + change.region
            + " "
            + change.setVerifiedBy
            + change.verifiedBy
            + " "
            + change.setDevices
            + text(change.devices)
            + " "
            + change.setNever
            + text(change.never)
            + " "
            + change.setSealed
            + text(change.sealed)
            + text(change.attributes));
  }

  @Override
  public long recordTouchpoint(Touchpoint touchpoint) {
    return publish(
        "touchpoint "
            + touchpoint.customer
            + "/"
            + touchpoint.interaction
            + " kind "
            + touchpoint.kind
            + " on "
            + touchpoint.channel
            + " about "
            + touchpoint.topic
            + " outcome "
            + touchpoint.outcome
            + " by "
            + touchpoint.agent
            + " value "
            + touchpoint.value
            + text(touchpoint.sealed));
  }

  @Override
  public long recordSurvey(Survey survey) {
    return publish(
        "survey "
            + survey.customer
            + "/"
            + survey.interaction
            + " about "
            + survey.topic
            + " "
            + survey.csat
            + " "
            + survey.nps
            + " "
            + survey.effort
            + " "
            + survey.resolved
            + text(survey.sealed));
  }

  @Override
  public long updateNeed(long customer, int topic, boolean setOwner, int owner, Resolved resolved) {
    return publish("need " + customer + "/" + topic + " " + setOwner + owner + " " + resolved);
  }

  @Override
  public long forgetCustomer(long customer) {
    return publish("forget " + customer);
  }

  @Override
  public long queryCustomer(long customer) {
    return publish("query customer " + customer);
  }

  @Override
  public long wrapUpEnd(long interaction, int agent) {
    return publish("wrapUpEnd " + interaction + " " + agent);
  }

  @Override
  public long accept(long offer, int agent) {
    return publish("accept " + offer + " " + agent);
  }

  @Override
  public long decline(long offer, int agent, int reason) {
    return publish("decline " + offer + " " + agent + " " + reason);
  }

  @Override
  public long update(Update update) {
    return publish(
        "update "
            + update.interaction
            + " "
            + update.setUrgency
            + update.urgency
            + " "
            + update.setCredit
            + update.creditMs
            + " "
            + update.setRequirement
            + update.named
            + text(update.allOf)
            + text(update.anyOf)
            + text(update.noneOf)
            + text(update.excluded)
            + text(update.preferred)
            + (update.setAttributes ? " attributes" + text(update.attributes) : ""));
  }

  @Override
  public long assign(long interaction, int agent, boolean forced) {
    return publish("assign " + interaction + " " + agent + " " + forced);
  }

  @Override
  public long pick(long interaction, int agent) {
    return publish("pick " + interaction + " " + agent);
  }

  @Override
  public long toHead(long interaction) {
    return publish("toHead " + interaction);
  }

  @Override
  public long returnToQueue(long interaction, int agent, int reason) {
    return publish("return " + interaction + " " + agent + " " + reason);
  }

  @Override
  public long queryAgent(int agent) {
    return publish("query agent " + agent);
  }

  @Override
  public long queryInteraction(long interaction) {
    return publish("query interaction " + interaction);
  }

  @Override
  public long queryQueue(int queue, int first, int most) {
    return publish("query queue " + queue + " " + first + " " + most);
  }

  @Override
  public long requestShift(long interaction) {
    return publish("request shift " + interaction);
  }

  @Override
  public long refuseShift(long interaction) {
    return publish("refuse shift " + interaction);
  }

  @Override
  public long changeChannel(int channel, ChannelState state, boolean drain) {
    return publish("change channel " + channel + " " + state + " " + drain);
  }

  @Override
  public long beginReconcile(int channel, boolean repair) {
    return publish("begin reconcile " + channel + " " + repair);
  }

  @Override
  public long reconcileLive(long interaction, int agent) {
    return publish("reconcile live " + interaction + " " + agent);
  }

  @Override
  public long endReconcile() {
    return publish("end reconcile");
  }

  @Override
  public long queryEstimate(int queue, int channel) {
    return publish("query estimate " + queue + " " + channel);
  }

  @Override
  public long querySummary() {
    return publish("query summary");
  }

  @Override
  public long tick() {
    return publish("tick");
  }

  @Override
  public long takeSnapshot() {
    return publish("snapshot");
  }

  void backPressure(int times) {
    refuse(times, PublishResult.BACK_PRESSURED);
  }
}
