package org.strowger.gateway.command;

import org.strowger.api.CommandPublisher;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.IdKind;
import org.strowger.seal.Sealer;

/** Publishes commands that move interactions on, and those about customers. One thread. */
final class JourneySender {
  private final Outlet outlet;
  private final CommandPublisher publisher;
  private final Transfer transfer = new Transfer();
  private final CustomerChange change = new CustomerChange();
  private final Touchpoint touchpoint = new Touchpoint();
  private final Survey survey = new Survey();

  JourneySender(Outlet outlet) {
    this.outlet = outlet;
    this.publisher = outlet.publisher;
  }

  long send(LineCommand command, int client) {
    return switch (command.verb) {
      case UPDATE_CUSTOMER -> updateCustomer(command, client);
      case TOUCHPOINT -> touchpoint(command, client);
      case SURVEY -> survey(command, client);
      case UPDATE_NEED -> {
        long customer = outlet.number(IdKind.CUSTOMER, command.customer);
        int topic = outlet.defined(IdKind.TOPIC, command.topic);
        int owner = outlet.known(IdKind.AGENT, command.about.owner);
        boolean setOwner = command.has(Field.OWNER);
        yield outlet.publish(
            command,
            client,
            () -> publisher.updateNeed(customer, topic, setOwner, owner, command.about.resolved));
      }
      case FORGET -> forget(command, client);
      case QUERY_CUSTOMER -> {
        long customer = outlet.knownNumber(IdKind.CUSTOMER, command.customer);
        yield outlet.publish(command, client, () -> publisher.queryCustomer(customer));
      }
      case CHANGE_CHANNEL -> {
        int channel = outlet.known(IdKind.CHANNEL, command.channel);
        yield outlet.publish(
            command, client, () -> publisher.changeChannel(channel, command.state, command.drain));
      }
      case BEGIN_RECONCILE -> {
        int channel = outlet.known(IdKind.CHANNEL, command.channel);
        yield outlet.publish(
            command, client, () -> publisher.beginReconcile(channel, command.repair));
      }
      case END_RECONCILE -> outlet.publish(command, client, publisher::endReconcile);
      default -> ofInteraction(command, client);
    };
  }

  private long ofInteraction(LineCommand command, int client) {
    long interaction = outlet.number(IdKind.INTERACTION, command.interaction);
    int agent = outlet.known(IdKind.AGENT, command.agent);
    return switch (command.verb) {
      case TRANSFER -> transfer(command, client, interaction, agent);
      case CANCEL_TRANSFER ->
          outlet.publish(command, client, () -> publisher.cancelTransfer(interaction, agent));
      case SHIFT -> shift(command, client, interaction);
      case REQUEST_SHIFT ->
          outlet.publish(command, client, () -> publisher.requestShift(interaction));
      case REFUSE_SHIFT ->
          outlet.publish(command, client, () -> publisher.refuseShift(interaction));
      case REPORT_LIVE ->
          outlet.publish(command, client, () -> publisher.reconcileLive(interaction, agent));
      case PARK -> {
        int reason = outlet.defined(IdKind.REASON, command.reason);
        yield outlet.publish(command, client, () -> publisher.park(interaction, agent, reason));
      }
      case RESUME -> outlet.publish(command, client, () -> publisher.resume(interaction));
      case MESSAGE ->
          outlet.publish(command, client, () -> publisher.message(interaction, command.sender));
      case CANCEL -> {
        int reason = outlet.defined(IdKind.REASON, command.reason);
        yield outlet.publish(command, client, () -> publisher.cancel(interaction, reason));
      }
      case CALLBACK -> {
        int channel = outlet.known(IdKind.CHANNEL, command.channel);
        yield outlet.publish(
            command,
            client,
            () -> publisher.callbackRequest(interaction, command.notBeforeMs, channel));
      }
      case CALLBACK_FAILED ->
          outlet.publish(command, client, () -> publisher.callbackFailed(interaction, agent));
      default -> throw new IllegalArgumentException(command.verb + " moves no interaction");
    };
  }

  private long transfer(LineCommand command, int client, long interaction, int agent) {
    transfer.reset(interaction);
    transfer.agent = agent;
    transfer.queue = outlet.known(IdKind.QUEUE, command.queue);
    transfer.toAgent = outlet.known(IdKind.AGENT, command.toAgent);
    transfer.boundMs = command.boundMs;
    transfer.reason = outlet.defined(IdKind.REASON, command.reason);
    transfer.warm = command.warm;
    transfer.setUrgency = command.has(Field.CLASS);
    transfer.urgency = command.urgency;
    transfer.setCredit = command.has(Field.CREDIT);
    transfer.creditMs = command.creditMs;
    transfer.sealed = outlet.payload(command, Sealer.TOUCHPOINT, null, interaction);
    return outlet.publish(command, client, () -> publisher.transfer(transfer));
  }

  private long shift(LineCommand command, int client, long interaction) {
    int channel = outlet.known(IdKind.CHANNEL, command.channel);
    int queue = outlet.known(IdKind.QUEUE, command.queue);
    int reason = outlet.defined(IdKind.REASON, command.reason);
    byte[] note = outlet.payload(command, Sealer.TOUCHPOINT, null, interaction);
    return outlet.publish(
        command,
        client,
        () -> publisher.shift(interaction, channel, queue, command.boundMs, reason, note));
  }

  /** What is given changes. */
  private long updateCustomer(LineCommand command, int client) {
    CustomerFields about = command.about;
    change.reset(outlet.number(IdKind.CUSTOMER, command.customer));
    change.setSegment = command.has(Field.SEGMENT);
    change.segment = outlet.defined(IdKind.CODE, about.segment);
    change.setLanguage = command.has(Field.LANGUAGE);
    change.language = outlet.defined(IdKind.CODE, about.language);
    change.setRegion = command.has(Field.REGION);
    change.region = outlet.defined(IdKind.CODE, about.region);
    change.setVerifiedBy = command.has(Field.VERIFIED_BY);
    change.verifiedBy = outlet.defined(IdKind.CODE, about.verifiedBy);
    change.setDevices = command.has(Field.DEVICES);
    for (String device : about.devices) {
      change.devices.add(outlet.defined(IdKind.CODE, device));
    }
    change.setNever = command.has(Field.NEVER);
    outlet.fill(change.never, IdKind.AGENT, about.never);
    outlet.fill(change.attributes, about.attributes);
    change.setSealed = command.has(Field.DETAILS);
    change.sealed = outlet.payload(command, Sealer.PROFILE, command.customer, 0);
    return outlet.publish(command, client, () -> publisher.updateCustomer(change));
  }

  private long touchpoint(LineCommand command, int client) {
    CustomerFields about = command.about;
    long interaction = outlet.number(IdKind.INTERACTION, command.interaction);
    touchpoint.reset(
        outlet.number(IdKind.CUSTOMER, command.customer), interaction, about.kind.value());
    touchpoint.channel = outlet.known(IdKind.CHANNEL, command.channel);
    touchpoint.topic = outlet.defined(IdKind.TOPIC, command.topic);
    touchpoint.outcome = outlet.defined(IdKind.CODE, about.outcome);
    touchpoint.agent = outlet.known(IdKind.AGENT, command.agent);
    touchpoint.value = about.value;
    touchpoint.sealed = outlet.payload(command, Sealer.TOUCHPOINT, command.customer, interaction);
    return outlet.publish(command, client, () -> publisher.recordTouchpoint(touchpoint));
  }

  private long survey(LineCommand command, int client) {
    CustomerFields about = command.about;
    survey.reset(outlet.number(IdKind.CUSTOMER, command.customer));
    survey.interaction = outlet.liveNumber(command.interaction);
    survey.topic = outlet.defined(IdKind.TOPIC, command.topic);
    survey.csat = about.csat;
    survey.nps = about.nps;
    survey.effort = about.effort;
    survey.resolved = about.resolved.value();
    survey.sealed = outlet.payload(command, Sealer.TOUCHPOINT, command.customer, 0);
    return outlet.publish(command, client, () -> publisher.recordSurvey(survey));
  }

  /**
   * Waits until the engine has done it: only then the key may go, and only then the id may be
   * another customer's. The key goes too if the engine kept nothing, for the journal may.
   */
  private long forget(LineCommand command, int client) {
    long customer = outlet.knownNumber(IdKind.CUSTOMER, command.customer);
    outlet.payloads.forgetting(command.customer);
    long result = outlet.publish(command, client, () -> publisher.forgetCustomer(customer));
    if (result < 0) {
      outlet.payloads.forgotten(command.customer, false);
      return result;
    }
    boolean kept = outlet.isKept(customer);
    if (!outlet.hasFailed()) {
      outlet.payloads.forgotten(command.customer, !kept);
    }
    return result;
  }
}
