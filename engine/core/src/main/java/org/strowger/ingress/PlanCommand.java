package org.strowger.ingress;

import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.UnsignedByte;
import org.strowger.codec.sbe.ApplyPlanEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderEncoder;

/**
 * Turns a plan, in external ids, into the command of the log, in numbers. Not on the hot path; one
 * thread.
 */
public final class PlanCommand {
  /** Tells the number of an external id, giving it one if it has none yet. */
  @FunctionalInterface
  public interface Numbers {
    int numberOf(IdKind kind, String text);
  }

  private PlanCommand() {}

  /**
   * Encodes a plan as an SBE message with its header.
   *
   * @return length in bytes
   * @throws IllegalArgumentException if a value does not fit the message, naming it
   */
  public static int encode(MutableDirectBuffer buffer, int offset, Plan plan, Numbers numbers) {
    ApplyPlanEncoder encoder = new ApplyPlanEncoder();
    encoder
        .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
        .version(plan.version())
        .promoteAfterMs(plan.promoteAfterMs());
    encodeSettings(encoder, plan.context(), plan.movement());
    encodeShiftOffers(encoder, plan.shiftOffers());
    ApplyPlanEncoder.SkillsEncoder skills = encoder.skillsCount(plan.skills().size());
    for (String skill : plan.skills()) {
      skills.next().skill(numbers.numberOf(IdKind.SKILL, skill));
    }
    ApplyPlanEncoder.TeamsEncoder teams = encoder.teamsCount(plan.teams().size());
    for (Plan.Team team : plan.teams()) {
      teams.next().team(numbers.numberOf(IdKind.TEAM, team.id()));
      var members = teams.membersCount(team.members().size());
      for (String agent : team.members()) {
        members.next().agent(numbers.numberOf(IdKind.AGENT, agent));
      }
    }
    ApplyPlanEncoder.ChannelsEncoder channels = encoder.channelsCount(plan.channels().size());
    for (Plan.Channel channel : plan.channels()) {
      encodeChannel(channels.next(), channel, numbers);
    }
    ApplyPlanEncoder.ProfilesEncoder profiles = encoder.profilesCount(plan.profiles().size());
    for (Plan.Profile profile : plan.profiles()) {
      encodeProfile(profiles.next(), profile, numbers);
    }
    ApplyPlanEncoder.QueuesEncoder queues = encoder.queuesCount(plan.queues().size());
    for (Plan.Queue queue : plan.queues()) {
      encodeQueue(queues.next(), queue, numbers);
    }
    ApplyPlanEncoder.RulesEncoder rules = encoder.rulesCount(plan.rules().size());
    for (Plan.Rule rule : plan.rules()) {
      encodeRule(rules.next(), rule, numbers);
    }
    List<Plan.Preference> preferences = plan.shiftOffers().preferences();
    ApplyPlanEncoder.PreferencesEncoder preference = encoder.preferencesCount(preferences.size());
    for (Plan.Preference one : preferences) {
      preference
          .next()
          .segment(numbers.numberOf(IdKind.CODE, one.segment()))
          .channel(numbers.numberOf(IdKind.CHANNEL, one.channel()))
          .score(one.score());
    }
    return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }

  private static void encodeSettings(
      ApplyPlanEncoder encoder, Plan.Context context, Plan.Movement movement) {
    encoder
        .context(flag(context.on()))
        .touchpoints(context.touchpoints())
        .returnWindowMs(context.returnWindowMs())
        .transferHoldMs(movement.transferHoldMs())
        .transferBoundMs(movement.transferBoundMs())
        .resumeBoundMs(movement.resumeBoundMs())
        .resumeFromTicket(flag(movement.resumeFromTicket()))
        .callbackAttempts(movement.callbackAttempts())
        .callbackRetryMs(movement.callbackRetryMs())
        .callbackExpiryMs(movement.callbackExpiryMs());
  }

  private static void encodeShiftOffers(ApplyPlanEncoder encoder, Plan.ShiftOffers offers) {
    Plan.ShiftWeights weights = offers.weights();
    encoder
        .shiftWaitOverMs(offers.waitOverMs())
        .shiftOnClosing(flag(offers.onClosing()))
        .shiftMost(offers.most())
        .shiftExpiryMs(offers.expiryMs())
        .asynchronousWeight(weights.asynchronous())
        .structuredWeight(weights.structured())
        .recordWeight(weights.recordKept())
        .receiptsWeight(weights.receipts())
        .customerStartsWeight(weights.customerStarts())
        .companyStartsWeight(weights.companyStarts())
        .sessionWeight(weights.session())
        .costWeight(weights.cost());
  }

  private static void encodeChannel(
      ApplyPlanEncoder.ChannelsEncoder encoder, Plan.Channel channel, Numbers numbers) {
    Plan.Promises promises = channel.promises();
    Plan.Messages messages = channel.messages();
    encoder
        .channel(numbers.numberOf(IdKind.CHANNEL, channel.id()))
        .autoAccept(flag(channel.autoAccept()))
        .asynchronous(flag(messages != null))
        .firstAnswerMs(promises.firstAnswerMs())
        .nextResponseMs(promises.nextResponseMs())
        .warnMs(promises.warnMs())
        .parkAfterMs(messages == null ? 0 : messages.parkAfterMs())
        .closeAfterMs(messages == null ? 0 : messages.closeAfterMs());
    Plan.Traits traits = channel.traits();
    encoder
        .structured(flag(traits.structured()))
        .recordKept(flag(traits.recordKept()))
        .receipts(flag(traits.receipts()))
        .customerStarts(flag(traits.customerStarts()))
        .companyStarts(flag(traits.companyStarts()))
        .sessionMs(traits.sessionMs())
        .cost(traits.cost());
    var devices = encoder.channelDevicesCount(channel.devices().size());
    for (String device : channel.devices()) {
      devices.next().device(numbers.numberOf(IdKind.CODE, device));
    }
  }

  private static void encodeRule(
      ApplyPlanEncoder.RulesEncoder encoder, Plan.Rule rule, Numbers numbers) {
    encoder.rule(numbers.numberOf(IdKind.CODE, rule.id()));
    ApplyPlanEncoder.RulesEncoder.OperationsEncoder operations =
        encoder.operationsCount(rule.operations().size());
    for (Plan.Operation operation : rule.operations()) {
      operations
          .next()
          .operation(UnsignedByte.of("operation of rule " + rule.id(), operation.code()))
          .operand(
              operation.kind() == null
                  ? operation.operand()
                  : numbers.numberOf(operation.kind(), operation.id()));
    }
    ApplyPlanEncoder.RulesEncoder.ActionsEncoder actions =
        encoder.actionsCount(rule.actions().size());
    for (Plan.Action action : rule.actions()) {
      actions
          .next()
          .action(UnsignedByte.of("action of rule " + rule.id(), action.code()))
          .number(action.kind() == null ? 0 : numbers.numberOf(action.kind(), action.id()))
          .value(action.value());
    }
  }

  private static void encodeProfile(
      ApplyPlanEncoder.ProfilesEncoder encoder, Plan.Profile profile, Numbers numbers) {
    encoder.profile(numbers.numberOf(IdKind.PROFILE, profile.id())).units(profile.units());
    ApplyPlanEncoder.ProfilesEncoder.HandlesEncoder handles =
        encoder.handlesCount(profile.handles().size());
    for (Plan.Handling handling : profile.handles()) {
      handles
          .next()
          .channel(numbers.numberOf(IdKind.CHANNEL, handling.channel()))
          .cost(handling.cost())
          .limit(handling.limit())
          .exclusive(flag(handling.exclusive()))
          .wrapUp(handling.wrapUp())
          .wrapUpMs(handling.wrapUpMs())
          .parkedCost(handling.parkedCost());
    }
  }

  private static void encodeQueue(
      ApplyPlanEncoder.QueuesEncoder encoder, Plan.Queue queue, Numbers numbers) {
    encoder
        .queue(numbers.numberOf(IdKind.QUEUE, queue.id()))
        .order(queue.order())
        .urgency(UnsignedByte.of("class of queue " + queue.id(), queue.urgency()))
        .targetMs(queue.targetMs())
        .offerTimeoutMs(queue.offerTimeoutMs())
        .declineHoldMs(queue.declineHoldMs())
        .missesAllowed(queue.missesAllowed())
        .broadcast(queue.broadcast())
        .overflow(queueNumber(queue.overflow(), numbers))
        .fallback(queueNumber(queue.fallback(), numbers))
        .skillWeight(queue.weights().skill())
        .loadWeight(queue.weights().load())
        .specialismWeight(queue.weights().specialism())
        .idleWeight(queue.weights().idle());
    ApplyPlanEncoder.QueuesEncoder.StepsEncoder steps = encoder.stepsCount(queue.steps().size());
    for (Plan.Step step : queue.steps()) {
      encodeStep(steps.next(), step, numbers);
    }
  }

  private static int queueNumber(String queue, Numbers numbers) {
    return queue.isEmpty() ? 0 : numbers.numberOf(IdKind.QUEUE, queue);
  }

  private static void encodeStep(
      ApplyPlanEncoder.QueuesEncoder.StepsEncoder encoder, Plan.Step step, Numbers numbers) {
    encoder
        .durationMs(step.durationMs())
        .strategy(step.strategy())
        .affinity(step.affinity())
        .skip(flag(step.skip()))
        .windowMs(step.windowMs());
    var allOf = encoder.stepAllOfCount(step.allOf().size());
    for (Plan.SkillLevel asked : step.allOf()) {
      allOf
          .next()
          .skill(numbers.numberOf(IdKind.SKILL, asked.skill()))
          .level(UnsignedByte.of("level of " + asked.skill(), asked.level()));
    }
    var anyOf = encoder.stepAnyOfCount(step.anyOf().stream().mapToInt(List::size).sum());
    for (int set = 0; set < step.anyOf().size(); set++) {
      for (Plan.SkillLevel asked : step.anyOf().get(set)) {
        anyOf
            .next()
            .set(UnsignedByte.of("any-of sets", set))
            .skill(numbers.numberOf(IdKind.SKILL, asked.skill()))
            .level(UnsignedByte.of("level of " + asked.skill(), asked.level()));
      }
    }
    var noneOf = encoder.stepNoneOfCount(step.noneOf().size());
    for (String skill : step.noneOf()) {
      noneOf.next().skill(numbers.numberOf(IdKind.SKILL, skill));
    }
    var teams = encoder.stepTeamsCount(step.teams().size());
    for (String team : step.teams()) {
      teams.next().team(numbers.numberOf(IdKind.TEAM, team));
    }
    var preferred = encoder.stepPreferredCount(step.preferred().size());
    for (String skill : step.preferred()) {
      preferred.next().skill(numbers.numberOf(IdKind.SKILL, skill));
    }
  }
}
