package org.strowger.gateway.command;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
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

/**
 * Publishes commands. Ids of interactions, customers, topics, clients, reasons and dispositions,
 * and of an agent that signs on, get a number on first use; any other id that has none is unknown
 * to the engine, and is sent as a number that the engine refuses. Waits while the engine is
 * back-pressured. One thread.
 */
public final class CommandSender {
  private final CommandPublisher publisher;
  private final Names names;
  private final UnknownIds unknownIds;
  private final IdleStrategy idleStrategy;
  private final BooleanSupplier stopping;
  private final CatchUp catchUp;
  private final Arrival arrival = new Arrival();
  private final Update update = new Update();
  private final SkillList skills = new SkillList();
  private final NumberList numbers = new NumberList();
  private long failure;
  private int unknown;

  /**
   * For one publisher.
   *
   * @param idleStrategy how to wait under back pressure
   * @param stopping tells that waiting is to end; the command is then not sent
   * @param catchUp answered by the listener
   */
  public CommandSender(
      CommandPublisher publisher,
      Names names,
      UnknownIds unknownIds,
      IdleStrategy idleStrategy,
      BooleanSupplier stopping,
      CatchUp catchUp) {
    this.publisher = publisher;
    this.names = names;
    this.unknownIds = unknownIds;
    this.idleStrategy = idleStrategy;
    this.stopping = stopping;
    this.catchUp = catchUp;
  }

  /** Publishes a plan for nobody in particular; a position, or a code of {@link PublishResult}. */
  public long applyPlan(Plan plan) {
    publisher.correlate(0, 0);
    return insist(() -> publisher.applyPlan(plan));
  }

  /** Publishes a line's command; a position, or a code of {@link PublishResult}. */
  public long send(LineCommand command) {
    failure = 0;
    unknown = 0;
    publisher.correlate(0, 0);
    int client = defined(IdKind.CLIENT, command.client);
    return switch (command.verb) {
      case SIGN_ON -> signOn(command, client);
      case SIGN_OFF -> {
        int agent = known(IdKind.AGENT, command.agent);
        yield publish(command, client, () -> publisher.signOff(agent));
      }
      case PRESENCE -> {
        int agent = known(IdKind.AGENT, command.agent);
        int reason = defined(IdKind.REASON, command.reason);
        yield publish(
            command,
            client,
            () -> publisher.presence(agent, command.presence, reason, command.returnMs));
      }
      case SKILLS -> {
        int agent = known(IdKind.AGENT, command.agent);
        fill(skills.clear(), command.skills);
        yield publish(command, client, () -> publisher.skills(agent, skills));
      }
      case PROFILE -> {
        int agent = known(IdKind.AGENT, command.agent);
        int profile = known(IdKind.PROFILE, command.profile);
        yield publish(command, client, () -> publisher.profile(agent, profile));
      }
      case TEAMS -> {
        int agent = known(IdKind.AGENT, command.agent);
        fill(numbers.clear(), IdKind.TEAM, command.teams);
        yield publish(command, client, () -> publisher.teams(agent, numbers));
      }
      case ARRIVE -> arrive(command, client);
      case UPDATE -> update(command, client);
      case ABANDON, COMPLETE, END_WRAP_UP, ASSIGN, PICK, TO_HEAD, RETURN_TO_QUEUE ->
          ofInteraction(command, client);
      case ACCEPT -> {
        int agent = known(IdKind.AGENT, command.agent);
        yield publish(command, client, () -> publisher.accept(command.offer, agent));
      }
      case DECLINE -> {
        int agent = known(IdKind.AGENT, command.agent);
        int reason = defined(IdKind.REASON, command.reason);
        yield publish(command, client, () -> publisher.decline(command.offer, agent, reason));
      }
      case PLAN -> publish(command, client, () -> publisher.applyPlan(command.plan));
      case TICK -> publish(command, client, publisher::tick);
      case SNAPSHOT -> publish(command, client, publisher::takeSnapshot);
      case QUERY_AGENT -> {
        int agent = known(IdKind.AGENT, command.agent);
        yield publish(command, client, () -> publisher.queryAgent(agent));
      }
      case QUERY_INTERACTION -> {
        long interaction = knownNumber(IdKind.INTERACTION, command.interaction);
        yield publish(command, client, () -> publisher.queryInteraction(interaction));
      }
      case QUERY_QUEUE -> {
        int queue = known(IdKind.QUEUE, command.queue);
        yield publish(
            command, client, () -> publisher.queryQueue(queue, command.first, command.most));
      }
      case QUERY_SUMMARY -> publish(command, client, publisher::querySummary);
    };
  }

  private long signOn(LineCommand command, int client) {
    int agent = defined(IdKind.AGENT, command.agent);
    int profile = known(IdKind.PROFILE, command.profile);
    fill(skills.clear(), command.skills);
    fill(numbers.clear(), IdKind.TEAM, command.teams);
    return publish(
        command, client, () -> publisher.signOn(agent, profile, command.presence, skills, numbers));
  }

  /** Numbers are asked for in the order in which the core checks them. */
  private long arrive(LineCommand command, int client) {
    if (names.number(IdKind.INTERACTION, command.interaction) != 0) {
      settle();
    }
    arrival.reset(
        number(IdKind.INTERACTION, command.interaction),
        known(IdKind.QUEUE, command.queue),
        known(IdKind.CHANNEL, command.channel));
    arrival.customer = defined(IdKind.CUSTOMER, command.customer);
    arrival.topic = defined(IdKind.TOPIC, command.topic);
    arrival.urgency = command.urgency;
    arrival.creditMs = command.creditMs;
    fill(arrival.allOf, command.allOf);
    fill(arrival.anyOf, command.anyOf);
    fill(arrival.noneOf, IdKind.SKILL, command.noneOf);
    fill(arrival.excluded, IdKind.AGENT, command.exclude);
    fill(arrival.preferred, IdKind.SKILL, command.preferred);
    arrival.named = known(IdKind.AGENT, command.named);
    arrival.sealed = command.sealed;
    return publish(command, client, () -> publisher.arrive(arrival));
  }

  /** What is given changes; the requirement as a whole, if any part of it is given. */
  private long update(LineCommand command, int client) {
    update.reset(number(IdKind.INTERACTION, command.interaction));
    update.setUrgency = command.has(Field.CLASS);
    update.urgency = command.urgency;
    update.setCredit = command.has(Field.CREDIT);
    update.creditMs = command.creditMs;
    update.setRequirement =
        command.has(Field.REQUIRES)
            || command.has(Field.EXCLUDE)
            || command.has(Field.PREFERRED)
            || command.has(Field.NAMED);
    fill(update.allOf, command.allOf);
    fill(update.anyOf, command.anyOf);
    fill(update.noneOf, IdKind.SKILL, command.noneOf);
    fill(update.excluded, IdKind.AGENT, command.exclude);
    fill(update.preferred, IdKind.SKILL, command.preferred);
    update.named = known(IdKind.AGENT, command.named);
    return publish(command, client, () -> publisher.update(update));
  }

  /**
   * Fires the timers that are due, and waits until all events are told. An id that has a number may
   * be that of an interaction whose end is under way, or caused by a due timer; only when it is
   * known not to be, the number may be used for an arrival. If it is stopped before that, the
   * command is not sent.
   */
  private void settle() {
    publisher.correlate(0, CatchUp.CORRELATION);
    long result = insist(publisher::tick);
    publisher.correlate(0, 0);
    if (result < 0) {
      failure = result;
      return;
    }
    catchUp.asked();
    idleStrategy.reset();
    while (!catchUp.isDone() && !stopping.getAsBoolean()) {
      idleStrategy.idle();
    }
    if (!catchUp.isDone()) {
      failure = PublishResult.CLOSED;
    }
  }

  private long ofInteraction(LineCommand command, int client) {
    long interaction = number(IdKind.INTERACTION, command.interaction);
    int agent = known(IdKind.AGENT, command.agent);
    return switch (command.verb) {
      case ABANDON -> publish(command, client, () -> publisher.abandon(interaction));
      case END_WRAP_UP -> publish(command, client, () -> publisher.wrapUpEnd(interaction, agent));
      case ASSIGN ->
          publish(command, client, () -> publisher.assign(interaction, agent, command.forced));
      case PICK -> publish(command, client, () -> publisher.pick(interaction, agent));
      case TO_HEAD -> publish(command, client, () -> publisher.toHead(interaction));
      case RETURN_TO_QUEUE -> {
        int reason = defined(IdKind.REASON, command.reason);
        yield publish(command, client, () -> publisher.returnToQueue(interaction, agent, reason));
      }
      default -> {
        int disposition = defined(IdKind.DISPOSITION, command.disposition);
        yield publish(command, client, () -> publisher.complete(interaction, agent, disposition));
      }
    };
  }

  private long publish(LineCommand command, int client, LongSupplier publication) {
    if (failure < 0) {
      return failure;
    }
    publisher.correlate(client, command.correlation);
    return insist(publication);
  }

  private long insist(LongSupplier publication) {
    idleStrategy.reset();
    long result = publication.getAsLong();
    while (isForNow(result) && !stopping.getAsBoolean()) {
      idleStrategy.idle();
      result = publication.getAsLong();
    }
    return result;
  }

  /** A full ring and a full disk pass; until then the input waits. */
  private static boolean isForNow(long result) {
    return result == PublishResult.BACK_PRESSURED || result == PublishResult.DISK_FULL;
  }

  /** The id's number, defined if need be; 0 for null. */
  private long number(IdKind kind, String text) {
    if (text == null || failure < 0) {
      return 0;
    }
    long number = insist(() -> publisher.number(kind, text));
    if (number < 0) {
      failure = number;
    }
    return number;
  }

  private int defined(IdKind kind, String text) {
    return (int) number(kind, text);
  }

  /** The id's number if it has one, else one that is refused; 0 for null. */
  private int known(IdKind kind, String text) {
    return (int) knownNumber(kind, text);
  }

  private long knownNumber(IdKind kind, String text) {
    if (text == null) {
      return 0;
    }
    long number = names.number(kind, text);
    if (number != 0) {
      return number;
    }
    if (unknown == 0) {
      // Only the first one of a command can be the one that its refusal names.
      unknown = unknownIds.number(text);
    }
    return unknown;
  }

  private void fill(SkillList list, SkillTexts texts) {
    for (int i = 0; i < texts.size(); i++) {
      list.add(texts.set(i), known(IdKind.SKILL, texts.skill(i)), texts.level(i));
    }
  }

  private void fill(NumberList list, IdKind kind, List<String> texts) {
    for (String text : texts) {
      list.add(known(kind, text));
    }
  }
}
