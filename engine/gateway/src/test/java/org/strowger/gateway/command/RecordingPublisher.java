package org.strowger.gateway.command;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
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
      int agent, int profile, Presence presence, SkillList skills, NumberList teams) {
    return publish(
        "signOn " + agent + " " + profile + " " + presence + " " + text(skills) + text(teams));
  }

  @Override
  public long signOff(int agent) {
    return publish("signOff " + agent);
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
            + Base64.getEncoder().encodeToString(arrival.sealed));
  }

  @Override
  public long abandon(long interaction) {
    return publish("abandon " + interaction);
  }

  @Override
  public long complete(long interaction, int agent, int disposition) {
    return publish("complete " + interaction + " " + agent + " " + disposition);
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
            + text(update.preferred));
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
  public long transfer(Transfer transfer) {
    return publish("transfer " + transfer.interaction + " " + transfer.agent);
  }

  @Override
  public long cancelTransfer(long interaction, int agent) {
    return publish("cancel transfer " + interaction + " " + agent);
  }

  @Override
  public long shift(
      long interaction, int channel, int queue, long boundMs, int reason, byte[] sealed) {
    return publish("shift " + interaction + " " + channel + " " + queue + " " + boundMs);
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
