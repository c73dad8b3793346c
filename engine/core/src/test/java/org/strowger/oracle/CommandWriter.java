package org.strowger.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.Envelope;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.ApplyPlanEncoder;
import org.strowger.codec.sbe.DefineNameEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderEncoder;

/** Writes commands as SBE messages with their headers. Each thread has its own. */
public final class CommandWriter {
  private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(512);
  private final CommandFactory factory = new CommandFactory();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final Arrival arrival = new Arrival();
  private final Update update = new Update();
  private final JourneyWriter journey = new JourneyWriter();

  /** The message of a command. */
  public byte[] write(Command command) {
    int length = encode(command);
    byte[] message = new byte[length];
    buffer.getBytes(0, message);
    return message;
  }

  private int encode(Command command) {
    if (command instanceof Command.DefineName c) {
      return defineName(c);
    } else if (command instanceof Command.ApplyPlan c) {
      return applyPlan(c.plan());
    } else if (command instanceof Command.SignOn c) {
      return factory.signOn(
          buffer,
          0,
          c.agent(),
          c.profile(),
          c.presence(),
          c.leaseMs(),
          c.graceMs(),
          skills(c.skills()),
          numbers(c.teams()));
    } else if (command instanceof Command.SignOff c) {
      return factory.signOff(buffer, 0, c.agent(), c.forced());
    } else if (command instanceof Command.Alive c) {
      return factory.alive(buffer, 0, c.agent());
    } else if (command instanceof Command.ChangePresence c) {
      return factory.presence(buffer, 0, c.agent(), c.presence(), c.reason(), c.returnMs());
    } else if (command instanceof Command.ChangeSkills c) {
      return factory.skills(buffer, 0, c.agent(), skills(c.skills()));
    } else if (command instanceof Command.ChangeProfile c) {
      return factory.profile(buffer, 0, c.agent(), c.profile());
    } else if (command instanceof Command.ChangeTeams c) {
      return factory.teams(buffer, 0, c.agent(), numbers(c.teams()));
    }
    return encodeOther(command);
  }

  private int encodeOther(Command command) {
    if (command instanceof Command.Arrive c) {
      return arrive(c);
    } else if (command instanceof Command.Abandon c) {
      return factory.abandon(buffer, 0, c.interaction());
    } else if (command instanceof Command.Complete c) {
      return factory.complete(buffer, 0, c.interaction(), c.agent(), c.disposition(), c.resolved());
    } else if (command instanceof Command.EndWrapUp c) {
      return factory.wrapUpEnd(buffer, 0, c.interaction(), c.agent());
    } else if (command instanceof Command.Update c) {
      return update(c);
    } else if (command instanceof Command.Assign c) {
      return factory.assign(buffer, 0, c.interaction(), c.agent(), c.forced());
    } else if (command instanceof Command.Pick c) {
      return factory.pick(buffer, 0, c.interaction(), c.agent());
    } else if (command instanceof Command.ToHead c) {
      return factory.toHead(buffer, 0, c.interaction());
    } else if (command instanceof Command.Return c) {
      return factory.returnToQueue(buffer, 0, c.interaction(), c.agent(), c.reason());
    } else if (command instanceof Command.Accept c) {
      return factory.accept(buffer, 0, c.offer(), c.agent());
    } else if (command instanceof Command.Decline c) {
      return factory.decline(buffer, 0, c.offer(), c.agent(), c.reason());
    } else if (command instanceof Command.Tick) {
      return factory.tick(buffer, 0);
    } else if (command instanceof Command.TakeSnapshot) {
      return factory.takeSnapshot(buffer, 0);
    } else if (command instanceof Command.Rework) {
      return factory.planRework(buffer, 0);
    }
    int length = journey.write(command, buffer);
    if (length > 0) {
      return length;
    }
    header.wrap(buffer, 0).blockLength(0).templateId(command.template()).schemaId(1).version(0);
    return MessageHeaderEncoder.ENCODED_LENGTH;
  }

  private int defineName(Command.DefineName c) {
    byte[] text = c.text().getBytes(ISO_8859_1);
    int length = factory.defineName(buffer, 0, IdKind.CLIENT, c.number(), text);
    int kind = MessageHeaderEncoder.ENCODED_LENGTH + DefineNameEncoder.kindEncodingOffset();
    buffer.putByte(kind, (byte) c.kind()); // also kinds that the enum does not have
    return length;
  }

  private int arrive(Command.Arrive c) {
    arrival.reset(c.interaction(), c.queue(), c.channel());
    arrival.customer = c.customer();
    arrival.topic = c.topic();
    arrival.urgency = c.urgency();
    arrival.creditMs = c.creditMs();
    Asks asks = c.asks();
    arrival.named = asks.named();
    asks.allOf().forEach(asked -> arrival.allOf.add(asked.skill(), asked.level()));
    asks.anyOf().forEach(asked -> arrival.anyOf.add(asked.set(), asked.skill(), asked.level()));
    asks.noneOf().forEach(arrival.noneOf::add);
    asks.excluded().forEach(arrival.excluded::add);
    asks.preferred().forEach(arrival.preferred::add);
    arrival.notBeforeMs = c.notBeforeMs();
    c.attributes().forEach(a -> arrival.attributes.add(a.attribute(), a.kind(), a.value()));
    arrival.sealed = c.sealed().getBytes(ISO_8859_1);
    return factory.arrive(buffer, 0, arrival);
  }

  private int update(Command.Update c) {
    update.reset(c.interaction());
    update.setUrgency = c.urgency().isPresent();
    update.urgency = c.urgency().orElse(0);
    update.setCredit = c.creditMs().isPresent();
    update.creditMs = c.creditMs().orElse(0);
    update.setRequirement = c.asks().isPresent();
    Asks asks = c.asks().orElse(Asks.NOTHING);
    update.named = asks.named();
    asks.allOf().forEach(asked -> update.allOf.add(asked.skill(), asked.level()));
    asks.anyOf().forEach(asked -> update.anyOf.add(asked.set(), asked.skill(), asked.level()));
    asks.noneOf().forEach(update.noneOf::add);
    asks.excluded().forEach(update.excluded::add);
    asks.preferred().forEach(update.preferred::add);
    update.setAttributes = c.attributes().isPresent();
    for (Command.Attribute a : c.attributes().orElse(List.of())) {
      update.attributes.add(a.attribute(), a.kind(), a.value());
    }
    return factory.update(buffer, 0, update);
  }

  private static SkillList skills(List<SkillLevel> levels) {
    SkillList list = new SkillList();
    levels.forEach(has -> list.add(has.skill(), has.level()));
    return list;
  }

  private static NumberList numbers(List<Integer> numbers) {
    NumberList list = new NumberList();
    numbers.forEach(list::add);
    return list;
  }

  private int applyPlan(PlanData plan) {
    ApplyPlanEncoder encoder = new ApplyPlanEncoder();
    encoder
        .wrapAndApplyHeader(buffer, 0, header)
        .version(plan.version())
        .promoteAfterMs(plan.promoteAfterMs())
        .context(flag(plan.settings().context()))
        .touchpoints(plan.settings().touchpoints())
        .returnWindowMs(plan.settings().returnWindowMs())
        .transferHoldMs(plan.settings().transferHoldMs())
        .transferBoundMs(plan.settings().transferBoundMs())
        .resumeBoundMs(plan.settings().resumeBoundMs())
        .resumeFromTicket(flag(plan.settings().resumeFromTicket()))
        .callbackAttempts(plan.settings().callbackAttempts())
        .callbackRetryMs(plan.settings().callbackRetryMs())
        .callbackExpiryMs(plan.settings().callbackExpiryMs())
        .shiftWaitOverMs(plan.shifts().waitOverMs())
        .shiftOnClosing(flag(plan.shifts().onClosing()))
        .shiftMost(plan.shifts().most())
        .shiftExpiryMs(plan.shifts().expiryMs())
        .asynchronousWeight(plan.shifts().weights().asynchronous())
        .structuredWeight(plan.shifts().weights().structured())
        .recordWeight(plan.shifts().weights().recordKept())
        .receiptsWeight(plan.shifts().weights().receipts())
        .customerStartsWeight(plan.shifts().weights().customerStarts())
        .companyStartsWeight(plan.shifts().weights().companyStarts())
        .sessionWeight(plan.shifts().weights().session())
        .costWeight(plan.shifts().weights().cost());
    var skills = encoder.skillsCount(plan.skills().size());
    plan.skills().forEach(skill -> skills.next().skill(skill));
    var teams = encoder.teamsCount(plan.teams().size());
    for (PlanData.Team team : plan.teams()) {
      var members = teams.next().team(team.team()).membersCount(team.members().size());
      team.members().forEach(agent -> members.next().agent(agent));
    }
    var channels = encoder.channelsCount(plan.channels().size());
    for (PlanData.Channel channel : plan.channels()) {
      channels
          .next()
          .channel(channel.channel())
          .autoAccept(flag(channel.autoAccept()))
          .asynchronous(flag(channel.asynchronous()))
          .firstAnswerMs(channel.firstAnswerMs())
          .nextResponseMs(channel.nextResponseMs())
          .warnMs(channel.warnMs())
          .parkAfterMs(channel.parkAfterMs())
          .closeAfterMs(channel.closeAfterMs())
          .structured(flag(channel.traits().structured()))
          .recordKept(flag(channel.traits().recordKept()))
          .receipts(flag(channel.traits().receipts()))
          .customerStarts(flag(channel.traits().customerStarts()))
          .companyStarts(flag(channel.traits().companyStarts()))
          .sessionMs(channel.traits().sessionMs())
          .cost(channel.traits().cost());
      var devices = channels.channelDevicesCount(channel.traits().devices().size());
      channel.traits().devices().forEach(device -> devices.next().device(device));
    }
    var profiles = encoder.profilesCount(plan.profiles().size());
    for (PlanData.Profile profile : plan.profiles()) {
      profiles.next().profile(profile.profile()).units(profile.units());
      var handles = profiles.handlesCount(profile.handles().size());
      for (PlanData.Handling handling : profile.handles()) {
        handles
            .next()
            .channel(handling.channel())
            .cost(handling.cost())
            .limit(handling.limit())
            .exclusive(flag(handling.exclusive()))
            .wrapUp(handling.wrapUp())
            .wrapUpMs(handling.wrapUpMs())
            .parkedCost(handling.parkedCost());
      }
    }
    var queues = encoder.queuesCount(plan.queues().size());
    for (PlanData.Queue queue : plan.queues()) {
      queue(queues.next(), queue);
    }
    var rules = encoder.rulesCount(plan.rules().size());
    for (PlanData.Rule rule : plan.rules()) {
      rule(rules.next(), rule);
    }
    var preferences = encoder.preferencesCount(plan.shifts().preferences().size());
    for (PlanData.Preference p : plan.shifts().preferences()) {
      preferences.next().segment(p.segment()).channel(p.channel()).score(p.score());
    }
    return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
  }

  private static void rule(ApplyPlanEncoder.RulesEncoder encoder, PlanData.Rule rule) {
    var operations = encoder.rule(rule.rule()).operationsCount(rule.operations().size());
    for (PlanData.Operation operation : rule.operations()) {
      operations.next().operation((short) operation.operation()).operand(operation.operand());
    }
    var actions = encoder.actionsCount(rule.actions().size());
    for (PlanData.Action action : rule.actions()) {
      actions.next().action((short) action.action()).number(action.number()).value(action.value());
    }
  }

  private static void queue(ApplyPlanEncoder.QueuesEncoder encoder, PlanData.Queue queue) {
    encoder
        .queue(queue.queue())
        .order(queue.order())
        .urgency((short) queue.urgency())
        .targetMs(queue.targetMs())
        .offerTimeoutMs(queue.offerTimeoutMs())
        .declineHoldMs(queue.declineHoldMs())
        .missesAllowed(queue.missesAllowed())
        .broadcast(queue.broadcast())
        .overflow(queue.overflow())
        .fallback(queue.fallback())
        .skillWeight(queue.weights().skill())
        .loadWeight(queue.weights().load())
        .specialismWeight(queue.weights().specialism())
        .idleWeight(queue.weights().idle());
    var steps = encoder.stepsCount(queue.steps().size());
    for (PlanData.Step step : queue.steps()) {
      steps
          .next()
          .durationMs(step.durationMs())
          .strategy(step.strategy())
          .affinity(step.affinity())
          .skip(flag(step.skip()))
          .windowMs(step.windowMs());
      var allOf = steps.stepAllOfCount(step.allOf().size());
      for (SkillLevel asked : step.allOf()) {
        allOf.next().skill(asked.skill()).level((short) asked.level());
      }
      var anyOf = steps.stepAnyOfCount(step.anyOf().size());
      for (SkillLevel asked : step.anyOf()) {
        anyOf.next().set((short) asked.set()).skill(asked.skill()).level((short) asked.level());
      }
      var noneOf = steps.stepNoneOfCount(step.noneOf().size());
      step.noneOf().forEach(skill -> noneOf.next().skill(skill));
      var teams = steps.stepTeamsCount(step.teams().size());
      step.teams().forEach(team -> teams.next().team(team));
      var preferred = steps.stepPreferredCount(step.preferred().size());
      step.preferred().forEach(skill -> preferred.next().skill(skill));
    }
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }

  /** A sealed record: the envelope, then the message; checksum and chain are left 0. */
  public static byte[] seal(
      byte[] message, long sequence, long timeMs, int client, long correlation) {
    byte[] record = new byte[Envelope.LENGTH + message.length];
    Envelope.write(
        new UnsafeBuffer(record),
        0,
        record.length,
        Envelope.COMMAND,
        sequence,
        timeMs,
        client,
        correlation);
    System.arraycopy(message, 0, record, Envelope.LENGTH, message.length);
    return record;
  }
}
