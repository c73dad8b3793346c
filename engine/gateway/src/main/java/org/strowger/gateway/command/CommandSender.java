package org.strowger.gateway.command;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;
import org.strowger.api.CommandPublisher;
import org.strowger.api.Names;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.gateway.payload.Payloads;

/**
 * Publishes commands. Ids of interactions, customers, topics, clients, reasons and dispositions,
 * and of an agent that signs on, get a number on first use; any other id that has none is unknown
 * to the engine, and is sent as a number that the engine refuses. Waits while the engine is
 * back-pressured. One thread.
 */
public final class CommandSender {
  private final Outlet outlet;
  private final CommandPublisher publisher;
  private final JourneySender journeySender;
  private final Arrival arrival = new Arrival();
  private final Update update = new Update();
  private final SkillList skills = new SkillList();
  private final NumberList numbers = new NumberList();

  /**
   * For one publisher.
   *
   * @param idleStrategy how to wait under back pressure
   * @param stopping tells that waiting is to end; the command is then not sent
   * @param catchUp answered by the listener
   * @param payloads seals what is told of customers
   */
  public CommandSender(
      CommandPublisher publisher,
      Names names,
      UnknownIds unknownIds,
      IdleStrategy idleStrategy,
      BooleanSupplier stopping,
      CatchUp catchUp,
      Payloads payloads) {
    this.outlet =
        new Outlet(publisher, names, unknownIds, idleStrategy, stopping, catchUp, payloads);
    this.publisher = publisher;
    this.journeySender = new JourneySender(outlet);
  }

  /** Whether the last command found no room on the disk and is not taken in. Any thread. */
  public boolean waitsForDisk() {
    return outlet.waitsForDisk();
  }

  /** Publishes a plan for nobody in particular; a position, or a code of {@link PublishResult}. */
  public long applyPlan(Plan plan) {
    publisher.correlate(0, 0);
    return outlet.insist(() -> publisher.applyPlan(plan));
  }

  /** Publishes a line's command; a position, or a code of {@link PublishResult}. */
  public long send(LineCommand command) {
    outlet.begin();
    int client = outlet.defined(IdKind.CLIENT, command.client);
    return switch (command.verb) {
      case SIGN_ON -> signOn(command, client);
      case SIGN_OFF -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        yield outlet.publish(command, client, () -> publisher.signOff(agent, command.forced));
      }
      case ALIVE -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        yield outlet.publish(command, client, () -> publisher.alive(agent));
      }
      case PRESENCE -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        int reason = outlet.defined(IdKind.REASON, command.reason);
        yield outlet.publish(
            command,
            client,
            () -> publisher.presence(agent, command.presence, reason, command.returnMs));
      }
      case SKILLS -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        outlet.fill(skills.clear(), command.skills);
        yield outlet.publish(command, client, () -> publisher.skills(agent, skills));
      }
      case PROFILE -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        int profile = outlet.known(IdKind.PROFILE, command.profile);
        yield outlet.publish(command, client, () -> publisher.profile(agent, profile));
      }
      case TEAMS -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        outlet.fill(numbers.clear(), IdKind.TEAM, command.teams);
        yield outlet.publish(command, client, () -> publisher.teams(agent, numbers));
      }
      case ARRIVE -> arrive(command, client);
      case UPDATE -> update(command, client);
      case ABANDON, COMPLETE, END_WRAP_UP, ASSIGN, PICK, TO_HEAD, RETURN_TO_QUEUE ->
          ofInteraction(command, client);
      case ACCEPT -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        yield outlet.publish(command, client, () -> publisher.accept(command.offer, agent));
      }
      case DECLINE -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        int reason = outlet.defined(IdKind.REASON, command.reason);
        yield outlet.publish(
            command, client, () -> publisher.decline(command.offer, agent, reason));
      }
      case PLAN -> outlet.publish(command, client, () -> publisher.applyPlan(command.plan));
      case TICK -> outlet.publish(command, client, publisher::tick);
      case SNAPSHOT -> outlet.publish(command, client, publisher::takeSnapshot);
      case QUERY_AGENT -> {
        int agent = outlet.known(IdKind.AGENT, command.agent);
        yield outlet.publish(command, client, () -> publisher.queryAgent(agent));
      }
      case QUERY_INTERACTION -> {
        long interaction = outlet.knownNumber(IdKind.INTERACTION, command.interaction);
        yield outlet.publish(command, client, () -> publisher.queryInteraction(interaction));
      }
      case QUERY_QUEUE -> {
        int queue = outlet.known(IdKind.QUEUE, command.queue);
        yield outlet.publish(
            command, client, () -> publisher.queryQueue(queue, command.first, command.most));
      }
      case QUERY_ESTIMATE -> {
        int queue = outlet.known(IdKind.QUEUE, command.queue);
        outlet.tellNext();
        int channel = outlet.known(IdKind.CHANNEL, command.channel);
        yield outlet.publish(command, client, () -> publisher.queryEstimate(queue, channel));
      }
      case QUERY_SUMMARY -> outlet.publish(command, client, publisher::querySummary);
      default -> journeySender.send(command, client);
    };
  }

  private long signOn(LineCommand command, int client) {
    int agent = outlet.defined(IdKind.AGENT, command.agent);
    int profile = outlet.known(IdKind.PROFILE, command.profile);
    outlet.fill(skills.clear(), command.skills);
    outlet.fill(numbers.clear(), IdKind.TEAM, command.teams);
    return outlet.publish(
        command,
        client,
        () ->
            publisher.signOn(
                agent,
                profile,
                command.presence,
                command.leaseMs,
                command.graceMs,
                skills,
                numbers));
  }

  /** Numbers are asked for in the order in which the core checks them. */
  private long arrive(LineCommand command, int client) {
    if (outlet.hasNumber(IdKind.INTERACTION, command.interaction)) {
      // It may be that of an interaction whose end is under way, or caused by a due timer; only
      // when it is known not to be, the number may be used for an arrival.
      outlet.ask(publisher::tick);
    }
    arrival.reset(
        outlet.number(IdKind.INTERACTION, command.interaction),
        outlet.known(IdKind.QUEUE, command.queue),
        outlet.known(IdKind.CHANNEL, command.channel));
    arrival.customer = outlet.defined(IdKind.CUSTOMER, command.customer);
    arrival.topic = outlet.defined(IdKind.TOPIC, command.topic);
    arrival.urgency = command.urgency;
    arrival.creditMs = command.creditMs;
    outlet.fill(arrival.allOf, command.allOf);
    outlet.fill(arrival.anyOf, command.anyOf);
    outlet.fill(arrival.noneOf, IdKind.SKILL, command.noneOf);
    outlet.fill(arrival.excluded, IdKind.AGENT, command.exclude);
    outlet.fill(arrival.preferred, IdKind.SKILL, command.preferred);
    arrival.named = outlet.known(IdKind.AGENT, command.named);
    arrival.notBeforeMs = command.notBeforeMs;
    outlet.fill(arrival.attributes, command.about.attributes);
    arrival.sealed = command.sealed;
    return outlet.publish(command, client, () -> publisher.arrive(arrival));
  }

  /** What is given changes; the requirement as a whole, if any part of it is given. */
  private long update(LineCommand command, int client) {
    update.reset(outlet.number(IdKind.INTERACTION, command.interaction));
    update.setUrgency = command.has(Field.CLASS);
    update.urgency = command.urgency;
    update.setCredit = command.has(Field.CREDIT);
    update.creditMs = command.creditMs;
    update.setRequirement =
        command.has(Field.REQUIRES)
            || command.has(Field.EXCLUDE)
            || command.has(Field.PREFERRED)
            || command.has(Field.NAMED);
    outlet.fill(update.allOf, command.allOf);
    outlet.fill(update.anyOf, command.anyOf);
    outlet.fill(update.noneOf, IdKind.SKILL, command.noneOf);
    outlet.fill(update.excluded, IdKind.AGENT, command.exclude);
    outlet.fill(update.preferred, IdKind.SKILL, command.preferred);
    update.named = outlet.known(IdKind.AGENT, command.named);
    update.setAttributes = command.has(Field.ATTRIBUTES);
    outlet.fill(update.attributes, command.about.attributes);
    return outlet.publish(command, client, () -> publisher.update(update));
  }

  private long ofInteraction(LineCommand command, int client) {
    long interaction = outlet.number(IdKind.INTERACTION, command.interaction);
    int agent = outlet.known(IdKind.AGENT, command.agent);
    return switch (command.verb) {
      case ABANDON -> outlet.publish(command, client, () -> publisher.abandon(interaction));
      case END_WRAP_UP ->
          outlet.publish(command, client, () -> publisher.wrapUpEnd(interaction, agent));
      case ASSIGN ->
          outlet.publish(
              command, client, () -> publisher.assign(interaction, agent, command.forced));
      case PICK -> outlet.publish(command, client, () -> publisher.pick(interaction, agent));
      case TO_HEAD -> outlet.publish(command, client, () -> publisher.toHead(interaction));
      case RETURN_TO_QUEUE -> {
        int reason = outlet.defined(IdKind.REASON, command.reason);
        yield outlet.publish(
            command, client, () -> publisher.returnToQueue(interaction, agent, reason));
      }
      default -> {
        int disposition = outlet.defined(IdKind.DISPOSITION, command.disposition);
        yield outlet.publish(
            command,
            client,
            () -> publisher.complete(interaction, agent, disposition, command.about.resolved));
      }
    };
  }
}
