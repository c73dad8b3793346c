package org.strowger.core.plan;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.event.Refusal;
import org.strowger.core.rule.RuleReader;

/**
 * Reads a plan from its command and checks it, in the order of decision P1. Allocates; a plan is
 * not on the hot path. One use.
 */
public final class PlanDecoder {
  private final ActivePlan plan = new ActivePlan();
  private final Refusal refusal;
  private final int maxAgents;

  /** Weights of the traits of channels, in the order of the message. */
  private final int[] weights = new int[8];

  /** Numbers of the queues in the order of the plan. */
  private int[] order;

  public PlanDecoder(Refusal refusal, int maxAgents) {
    this.refusal = refusal;
    this.maxAgents = maxAgents;
  }

  /** The plan, or null if refused. */
  public ActivePlan decode(ApplyPlanDecoder message) {
    plan.version = message.version();
    plan.promoteAfterMs = message.promoteAfterMs();
    return duration(plan.promoteAfterMs, 0)
            && settings(message)
            && shiftOffers(message)
            && skills(message.skills())
            && teams(message.teams())
            && channels(message.channels())
            && profiles(message.profiles())
            && queues(message.queues())
            && references()
            && rules(message.rules())
            && preferences(message.preferences())
        ? plan
        : null;
  }

  private boolean invalid(FieldName field, long value) {
    return refusal.of(RejectCode.PLAN_INVALID, field, value);
  }

  private boolean invalid(FieldName field, long value, IdKind kind) {
    return refusal.of(RejectCode.PLAN_INVALID, field, value, kind);
  }

  private boolean duration(long value, long least) {
    return (value >= least && value <= Limits.MAX_DURATION_MS)
        || invalid(FieldName.DURATION, value);
  }

  private boolean skills(ApplyPlanDecoder.SkillsDecoder group) {
    while (group.hasNext()) {
      int skill = group.next().skill();
      if (skill < 1 || skill > Limits.MAX_SKILLS || plan.skills[skill]) {
        return invalid(FieldName.SKILL, skill, IdKind.SKILL);
      }
      plan.skills[skill] = true;
    }
    return true;
  }

  private boolean teams(ApplyPlanDecoder.TeamsDecoder group) {
    while (group.hasNext()) {
      int team = group.next().team();
      if (team < 1 || team > Limits.MAX_TEAMS || plan.teams[team]) {
        return invalid(FieldName.TEAM, team, IdKind.TEAM);
      }
      plan.teams[team] = true;
      if (!members(team, group.members())) {
        return false;
      }
    }
    return true;
  }

  private boolean members(int team, ApplyPlanDecoder.TeamsDecoder.MembersDecoder group) {
    if (group.count() > Limits.MAX_TEAM_MEMBERS) {
      return invalid(FieldName.MEMBERS, group.count());
    }
    int[] members = new int[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      members[i] = group.next().agent();
    }
    int[] sorted = members.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] < 1 || (i > 0 && sorted[i] == sorted[i - 1])) {
        return invalid(FieldName.AGENT, sorted[i], IdKind.AGENT);
      }
    }
    plan.members[team] = members;
    return true;
  }

  private boolean channels(ApplyPlanDecoder.ChannelsDecoder group) {
    plan.channelOrder = new int[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      int channel = group.next().channel();
      plan.channelOrder[i] = channel;
      if (channel < 1 || channel > Limits.MAX_CHANNELS || plan.hasChannel(channel)) {
        return invalid(FieldName.CHANNEL, channel, IdKind.CHANNEL);
      }
      ActivePlan.Channel decoded = new ActivePlan.Channel();
      plan.channels[channel] = decoded;
      decoded.autoAccept = group.autoAccept() == Flag.YES;
      decoded.asynchronous = group.asynchronous() == Flag.YES;
      decoded.firstAnswerMs = group.firstAnswerMs();
      decoded.nextResponseMs = group.nextResponseMs();
      decoded.warnMs = group.warnMs();
      decoded.parkAfterMs = group.parkAfterMs();
      decoded.closeAfterMs = group.closeAfterMs();
      if (!duration(decoded.firstAnswerMs, 0)
          || !duration(decoded.nextResponseMs, 0)
          || !duration(decoded.warnMs, 0)
          || !duration(decoded.parkAfterMs, 0)
          || !duration(decoded.closeAfterMs, 0)
          || !traits(decoded, group)
          || !devices(decoded, group.channelDevices())) {
        return false;
      }
    }
    return true;
  }

  /** What each trait is worth is the same for everybody. */
  private boolean traits(ActivePlan.Channel channel, ApplyPlanDecoder.ChannelsDecoder group) {
    long sessionMs = group.sessionMs();
    int cost = group.cost();
    if (!duration(sessionMs, 0)) {
      return false;
    }
    if (cost < 0 || cost > Limits.MAX_CHANNEL_COST) {
      return invalid(FieldName.COST, cost);
    }
    int minutes = (int) Math.min(sessionMs / 60_000, Limits.MAX_SESSION_MINUTES);
    channel.asynchronousPart = channel.asynchronous ? weights[0] : 0;
    channel.structuredPart = group.structured() == Flag.YES ? weights[1] : 0;
    channel.recordPart = group.recordKept() == Flag.YES ? weights[2] : 0;
    channel.receiptsPart = group.receipts() == Flag.YES ? weights[3] : 0;
    channel.startsPart =
        (group.customerStarts() == Flag.YES ? weights[4] : 0)
            + (group.companyStarts() == Flag.YES ? weights[5] : 0);
    channel.sessionPart = minutes * weights[6];
    channel.costPart = cost * weights[7];
    return true;
  }

  private boolean devices(
      ActivePlan.Channel channel, ApplyPlanDecoder.ChannelsDecoder.ChannelDevicesDecoder group) {
    if (group.count() > Limits.MAX_CHANNEL_DEVICES) {
      return invalid(FieldName.DEVICES, group.count());
    }
    channel.devices = new int[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      channel.devices[i] = group.next().device();
      if (channel.devices[i] < 1) {
        return invalid(FieldName.DEVICES, channel.devices[i], IdKind.CODE);
      }
    }
    return true;
  }

  private boolean shiftOffers(ApplyPlanDecoder message) {
    plan.shiftWaitOverMs = message.shiftWaitOverMs();
    plan.shiftOnClosing = message.shiftOnClosing() == Flag.YES;
    plan.shiftMost = message.shiftMost();
    plan.shiftExpiryMs = message.shiftExpiryMs();
    if (!duration(plan.shiftWaitOverMs, 0)) {
      return false;
    }
    if (plan.shiftMost < 1 || plan.shiftMost > Limits.MAX_SHIFT_CHANNELS) {
      return invalid(FieldName.LIMIT, plan.shiftMost);
    }
    weights[0] = message.asynchronousWeight();
    weights[1] = message.structuredWeight();
    weights[2] = message.recordWeight();
    weights[3] = message.receiptsWeight();
    weights[4] = message.customerStartsWeight();
    weights[5] = message.companyStartsWeight();
    weights[6] = message.sessionWeight();
    weights[7] = message.costWeight();
    if (!duration(plan.shiftExpiryMs, 1)) {
      return false;
    }
    for (int weight : weights) {
      if (weight < -Limits.MAX_SHIFT_WEIGHT || weight > Limits.MAX_SHIFT_WEIGHT) {
        return invalid(FieldName.WEIGHT, weight);
      }
    }
    return true;
  }

  private boolean preferences(ApplyPlanDecoder.PreferencesDecoder group) {
    if (group.count() > Limits.MAX_PREFERENCES) {
      return invalid(FieldName.PREFERENCES, group.count());
    }
    for (int place = 1; group.hasNext(); place++) {
      int segment = group.next().segment();
      int channel = group.channel();
      int score = group.score();
      if (segment < 1) {
        return invalid(FieldName.SEGMENT, segment, IdKind.CODE);
      }
      if (!plan.hasChannel(channel)) {
        return invalid(FieldName.CHANNEL, channel, IdKind.CHANNEL);
      }
      if (score < -Limits.MAX_PREFERENCE || score > Limits.MAX_PREFERENCE) {
        return invalid(FieldName.SCORE, score);
      }
      if (!prefer(plan.channels[channel], segment, score)) {
        return invalid(FieldName.PREFERENCES, place);
      }
    }
    return true;
  }

  /** Keeps the segments ascending; false if it has a preference already. */
  private static boolean prefer(ActivePlan.Channel channel, int segment, int score) {
    int at = -1 - Arrays.binarySearch(channel.segments, segment);
    if (at < 0) {
      return false;
    }
    channel.segments = insert(channel.segments, at, segment);
    channel.scores = insert(channel.scores, at, score);
    return true;
  }

  private static int[] insert(int[] values, int at, int value) {
    int[] more = Arrays.copyOf(values, values.length + 1);
    System.arraycopy(values, at, more, at + 1, values.length - at);
    more[at] = value;
    return more;
  }

  /** Context and movement, after promoteAfterMs. */
  private boolean settings(ApplyPlanDecoder message) {
    plan.context = message.context() == Flag.YES;
    plan.touchpoints = message.touchpoints();
    plan.returnWindowMs = message.returnWindowMs();
    plan.transferHoldMs = message.transferHoldMs();
    plan.transferBoundMs = message.transferBoundMs();
    plan.resumeBoundMs = message.resumeBoundMs();
    plan.resumeFromTicket = message.resumeFromTicket() == Flag.YES;
    plan.callbackAttempts = message.callbackAttempts();
    plan.callbackRetryMs = message.callbackRetryMs();
    plan.callbackExpiryMs = message.callbackExpiryMs();
    if (plan.touchpoints < 0 || plan.touchpoints > Limits.MAX_TOUCHPOINTS) {
      return invalid(FieldName.TOUCHPOINTS, plan.touchpoints);
    }
    if (plan.callbackAttempts < 1 || plan.callbackAttempts > Limits.MAX_CALLBACK_ATTEMPTS) {
      return invalid(FieldName.ATTEMPTS, plan.callbackAttempts);
    }
    return duration(plan.returnWindowMs, 0)
        && duration(plan.transferHoldMs, 0)
        && duration(plan.transferBoundMs, 1)
        && duration(plan.resumeBoundMs, 0)
        && duration(plan.callbackRetryMs, 1)
        && duration(plan.callbackExpiryMs, 0);
  }

  private boolean profiles(ApplyPlanDecoder.ProfilesDecoder group) {
    while (group.hasNext()) {
      int number = group.next().profile();
      if (number < 1 || number > Limits.MAX_PROFILES || plan.profiles[number] != null) {
        return invalid(FieldName.PROFILE, number, IdKind.PROFILE);
      }
      ActivePlan.Profile profile = new ActivePlan.Profile();
      plan.profiles[number] = profile;
      profile.units = group.units();
      if (profile.units < 1 || profile.units > Limits.MAX_UNITS) {
        return invalid(FieldName.UNITS, profile.units);
      }
      if (!handlings(profile, group.handles())) {
        return false;
      }
    }
    return true;
  }

  private boolean handlings(
      ActivePlan.Profile profile, ApplyPlanDecoder.ProfilesDecoder.HandlesDecoder group) {
    profile.handlings = new ActivePlan.Handling[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      ActivePlan.Handling handling = new ActivePlan.Handling();
      handling.channel = group.next().channel();
      handling.cost = group.cost();
      handling.limit = group.limit();
      handling.exclusive = group.exclusive() == Flag.YES;
      handling.wrapUp = group.wrapUp();
      handling.wrapUpMs = group.wrapUpMs();
      handling.parkedCost = group.parkedCost();
      if (!plan.hasChannel(handling.channel) || profile.of(handling.channel) != null) {
        return invalid(FieldName.CHANNEL, handling.channel, IdKind.CHANNEL);
      }
      if (handling.cost < 0 || handling.cost > profile.units) {
        return invalid(FieldName.COST, handling.cost);
      }
      if (handling.limit < 1 || handling.limit > Limits.MAX_UNITS) {
        return invalid(FieldName.LIMIT, handling.limit);
      }
      boolean timed = handling.wrapUp == WrapUpKind.TIMED || handling.wrapUp == WrapUpKind.CAPPED;
      if (timed ? !duration(handling.wrapUpMs, 1) : handling.wrapUpMs != 0) {
        return invalid(FieldName.DURATION, handling.wrapUpMs);
      }
      if (handling.parkedCost < 0 || handling.parkedCost > handling.cost) {
        return invalid(FieldName.PARKED_COST, handling.parkedCost);
      }
      profile.ofChannel[handling.channel] = handling;
      profile.handlings[i] = handling;
    }
    return true;
  }

  private boolean queues(ApplyPlanDecoder.QueuesDecoder group) {
    order = new int[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      int number = group.next().queue();
      order[i] = number;
      if (number < 1 || number > Limits.MAX_QUEUES || plan.queues[number] != null) {
        return invalid(FieldName.QUEUE, number, IdKind.QUEUE);
      }
      ActivePlan.Queue queue = new ActivePlan.Queue();
      plan.queues[number] = queue;
      queue.order = group.order();
      queue.urgency = group.urgency();
      queue.targetMs = group.targetMs();
      queue.offerTimeoutMs = group.offerTimeoutMs();
      queue.declineHoldMs = group.declineHoldMs();
      queue.missesAllowed = group.missesAllowed();
      queue.broadcast = group.broadcast();
      queue.overflow = group.overflow();
      queue.fallback = group.fallback();
      queue.skillWeight = group.skillWeight();
      queue.loadWeight = group.loadWeight();
      queue.specialismWeight = group.specialismWeight();
      queue.idleWeight = group.idleWeight();
      if (queue.urgency >= Limits.QUEUE_URGENCY) {
        return invalid(FieldName.URGENCY, queue.urgency);
      }
      if (!duration(queue.targetMs, 0)
          || !duration(queue.offerTimeoutMs, 1)
          || !duration(queue.declineHoldMs, 1)) {
        return false;
      }
      if (queue.missesAllowed < 1 || queue.missesAllowed > 1000) {
        return invalid(FieldName.LIMIT, queue.missesAllowed);
      }
      if (queue.broadcast < 1 || queue.broadcast > Limits.MAX_BROADCAST) {
        return invalid(FieldName.BROADCAST, queue.broadcast);
      }
      if (!weight(queue.skillWeight)
          || !weight(queue.loadWeight)
          || !weight(queue.specialismWeight)
          || !weight(queue.idleWeight)
          || !steps(queue, group.steps())) {
        return false;
      }
    }
    return true;
  }

  private boolean weight(int weight) {
    return (weight >= 0 && weight <= Limits.MAX_WEIGHT) || invalid(FieldName.WEIGHT, weight);
  }

  /** Overflow and fallback name queues of the plan; overflow leads somewhere and never back. */
  private boolean references() {
    for (int number : order) {
      ActivePlan.Queue queue = plan.queues[number];
      if (queue.overflow != 0
          && (plan.queue(queue.overflow) == null
              || queue.steps[queue.steps.length - 1].durationMs == 0)) {
        return invalid(FieldName.OVERFLOW, queue.overflow, IdKind.QUEUE);
      }
      if (queue.fallback != 0 && (plan.queue(queue.fallback) == null || queue.fallback == number)) {
        return invalid(FieldName.FALLBACK, queue.fallback, IdKind.QUEUE);
      }
    }
    for (int number : order) {
      int at = number;
      for (int i = 0; at != 0 && i < order.length; i++) {
        at = plan.queues[at].overflow;
      }
      if (at != 0) {
        return invalid(FieldName.OVERFLOW, number, IdKind.QUEUE);
      }
    }
    return true;
  }

  private boolean rules(ApplyPlanDecoder.RulesDecoder group) {
    RuleReader.Known known =
        new RuleReader.Known() {
          @Override
          public boolean channel(int number) {
            return plan.hasChannel(number);
          }

          @Override
          public boolean queue(int number) {
            return plan.queue(number) != null;
          }

          @Override
          public boolean skill(int number) {
            return plan.hasSkill(number);
          }

          @Override
          public boolean agent(int number) {
            return number >= 1 && number <= maxAgents;
          }
        };
    plan.rules = new RuleReader(refusal, known).read(group);
    return plan.rules != null;
  }

  private boolean steps(ActivePlan.Queue queue, ApplyPlanDecoder.QueuesDecoder.StepsDecoder group) {
    int count = group.count();
    if (count < 1 || count > Limits.MAX_STEPS) {
      return invalid(FieldName.STEPS, count);
    }
    queue.steps = new ActivePlan.Step[count];
    for (int i = 0; group.hasNext(); i++) {
      group.next();
      ActivePlan.Step step = new ActivePlan.Step();
      queue.steps[i] = step;
      if (!step(step, group, i == count - 1)
          || !allOf(step, group.stepAllOf())
          || !anyOf(step, group.stepAnyOf())
          || !noneOf(step, group.stepNoneOf())
          || !stepTeams(step, group.stepTeams())
          || !preferred(step, group.stepPreferred())) {
        return false;
      }
    }
    return true;
  }

  private boolean step(
      ActivePlan.Step step, ApplyPlanDecoder.QueuesDecoder.StepsDecoder group, boolean last) {
    step.durationMs = group.durationMs();
    step.skip = group.skip() == Flag.YES;
    step.windowMs = group.windowMs();
    int strategy = group.strategyRaw();
    int affinity = group.affinityRaw();
    if (!duration(step.durationMs, last ? 0 : 1)) {
      return false;
    }
    if (strategy < Strategy.LONGEST_IDLE.value() || strategy > Strategy.WEIGHTED.value()) {
      return invalid(FieldName.STRATEGY, strategy);
    }
    if (affinity > (last ? Affinity.NONE : Affinity.LAST).value()) {
      return invalid(FieldName.AFFINITY, affinity);
    }
    step.strategy = Strategy.get((short) strategy);
    step.affinity = Affinity.get((short) affinity);
    boolean window = step.affinity == Affinity.LAST;
    return window
        ? duration(step.windowMs, 1)
        : step.windowMs == 0 || invalid(FieldName.DURATION, step.windowMs);
  }

  private boolean listLength(FieldName field, int count) {
    return count <= Limits.MAX_REQUIREMENT_ENTRIES || invalid(field, count);
  }

  private boolean skillAndLevel(int skill, int level) {
    if (!plan.hasSkill(skill)) {
      return invalid(FieldName.SKILL, skill, IdKind.SKILL);
    }
    return (level >= Limits.MIN_LEVEL && level <= Limits.MAX_LEVEL)
        || invalid(FieldName.LEVEL, level);
  }

  private boolean allOf(
      ActivePlan.Step step, ApplyPlanDecoder.QueuesDecoder.StepsDecoder.StepAllOfDecoder group) {
    if (!listLength(FieldName.ALL_OF, group.count())) {
      return false;
    }
    step.allOf = new int[2 * group.count()];
    for (int i = 0; group.hasNext(); i += 2) {
      step.allOf[i] = group.next().skill();
      step.allOf[i + 1] = group.level();
      if (!skillAndLevel(step.allOf[i], step.allOf[i + 1])) {
        return false;
      }
      for (int j = 0; j < i; j += 2) {
        if (step.allOf[j] == step.allOf[i]) {
          return invalid(FieldName.SKILL, step.allOf[i], IdKind.SKILL);
        }
      }
    }
    return true;
  }

  private boolean anyOf(
      ActivePlan.Step step, ApplyPlanDecoder.QueuesDecoder.StepsDecoder.StepAnyOfDecoder group) {
    if (!listLength(FieldName.ANY_OF, group.count())) {
      return false;
    }
    step.anyOf = new int[3 * group.count()];
    for (int i = 0; group.hasNext(); i += 3) {
      step.anyOf[i] = group.next().set();
      step.anyOf[i + 1] = group.skill();
      step.anyOf[i + 2] = group.level();
      if (!skillAndLevel(step.anyOf[i + 1], step.anyOf[i + 2])) {
        return false;
      }
    }
    return true;
  }

  private boolean noneOf(
      ActivePlan.Step step, ApplyPlanDecoder.QueuesDecoder.StepsDecoder.StepNoneOfDecoder group) {
    if (!listLength(FieldName.NONE_OF, group.count())) {
      return false;
    }
    step.noneOf = new int[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      step.noneOf[i] = group.next().skill();
      if (!plan.hasSkill(step.noneOf[i])) {
        return invalid(FieldName.SKILL, step.noneOf[i], IdKind.SKILL);
      }
    }
    return true;
  }

  private boolean stepTeams(
      ActivePlan.Step step, ApplyPlanDecoder.QueuesDecoder.StepsDecoder.StepTeamsDecoder group) {
    if (!listLength(FieldName.TEAMS, group.count())) {
      return false;
    }
    step.teams = new int[group.count()];
    int distinct = 0;
    while (group.hasNext()) {
      int team = group.next().team();
      if (!plan.hasTeam(team)) {
        return invalid(FieldName.TEAM, team, IdKind.TEAM);
      }
      if (Arrays.stream(step.teams, 0, distinct).noneMatch(t -> t == team)) {
        step.teams[distinct++] = team;
      }
    }
    step.teams = Arrays.copyOf(step.teams, distinct);
    return true;
  }

  private boolean preferred(
      ActivePlan.Step step,
      ApplyPlanDecoder.QueuesDecoder.StepsDecoder.StepPreferredDecoder group) {
    if (!listLength(FieldName.PREFERRED, group.count())) {
      return false;
    }
    step.preferred = new int[group.count()];
    for (int i = 0; group.hasNext(); i++) {
      step.preferred[i] = group.next().skill();
      if (!plan.hasSkill(step.preferred[i])) {
        return invalid(FieldName.SKILL, step.preferred[i], IdKind.SKILL);
      }
    }
    return true;
  }
}
