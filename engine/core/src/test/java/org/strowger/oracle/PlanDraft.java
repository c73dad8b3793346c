package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;

/** Plans, queues and steps with something in them changed: take one, set fields, make another. */
final class PlanDraft {
  int version;
  long promoteAfterMs;
  PlanData.Settings settings;
  List<Integer> skills;
  List<PlanData.Team> teams;
  List<PlanData.Channel> channels;
  List<PlanData.Profile> profiles;
  List<PlanData.Queue> queues;
  List<PlanData.Rule> rules;
  PlanData.ShiftOffers shifts;

  PlanDraft(PlanData plan) {
    version = plan.version();
    promoteAfterMs = plan.promoteAfterMs();
    settings = plan.settings();
    skills = plan.skills();
    teams = plan.teams();
    channels = plan.channels();
    profiles = plan.profiles();
    queues = plan.queues();
    rules = plan.rules();
    shifts = plan.shifts();
  }

  PlanData plan() {
    return new PlanData(
        version,
        promoteAfterMs,
        settings,
        skills,
        teams,
        channels,
        profiles,
        queues,
        rules,
        shifts);
  }

  /** The list with one of its entries replaced. */
  static <T> List<T> replaced(List<T> list, T old, T by) {
    List<T> changed = new ArrayList<>(list);
    changed.set(changed.indexOf(old), by);
    return changed;
  }

  /** Settings to change. */
  static final class Settings {
    boolean context;
    int touchpoints;
    long returnWindowMs;
    long transferHoldMs;
    long transferBoundMs;
    long resumeBoundMs;
    boolean resumeFromTicket;
    int callbackAttempts;
    long callbackRetryMs;
    long callbackExpiryMs;

    Settings(PlanData.Settings settings) {
      context = settings.context();
      touchpoints = settings.touchpoints();
      returnWindowMs = settings.returnWindowMs();
      transferHoldMs = settings.transferHoldMs();
      transferBoundMs = settings.transferBoundMs();
      resumeBoundMs = settings.resumeBoundMs();
      resumeFromTicket = settings.resumeFromTicket();
      callbackAttempts = settings.callbackAttempts();
      callbackRetryMs = settings.callbackRetryMs();
      callbackExpiryMs = settings.callbackExpiryMs();
    }

    PlanData.Settings settings() {
      return new PlanData.Settings(
          context,
          touchpoints,
          returnWindowMs,
          transferHoldMs,
          transferBoundMs,
          resumeBoundMs,
          resumeFromTicket,
          callbackAttempts,
          callbackRetryMs,
          callbackExpiryMs);
    }
  }

  /** A channel to change. */
  static final class Channel {
    int number;
    boolean autoAccept;
    boolean asynchronous;
    long firstAnswerMs;
    long nextResponseMs;
    long warnMs;
    long parkAfterMs;
    long closeAfterMs;
    PlanData.Traits traits;

    Channel(PlanData.Channel channel) {
      number = channel.channel();
      autoAccept = channel.autoAccept();
      asynchronous = channel.asynchronous();
      firstAnswerMs = channel.firstAnswerMs();
      nextResponseMs = channel.nextResponseMs();
      warnMs = channel.warnMs();
      parkAfterMs = channel.parkAfterMs();
      closeAfterMs = channel.closeAfterMs();
      traits = channel.traits();
    }

    PlanData.Channel channel() {
      return new PlanData.Channel(
          number,
          autoAccept,
          asynchronous,
          firstAnswerMs,
          nextResponseMs,
          warnMs,
          parkAfterMs,
          closeAfterMs,
          traits);
    }
  }

  /** A queue to change. */
  static final class Queue {
    int number;
    QueueOrder order;
    int urgency;
    long targetMs;
    long offerTimeoutMs;
    long declineHoldMs;
    int missesAllowed;
    int broadcast;
    int overflow;
    int fallback;
    PlanData.Weights weights;
    List<PlanData.Step> steps;

    Queue(PlanData.Queue queue) {
      number = queue.queue();
      order = queue.order();
      urgency = queue.urgency();
      targetMs = queue.targetMs();
      offerTimeoutMs = queue.offerTimeoutMs();
      declineHoldMs = queue.declineHoldMs();
      missesAllowed = queue.missesAllowed();
      broadcast = queue.broadcast();
      overflow = queue.overflow();
      fallback = queue.fallback();
      weights = queue.weights();
      steps = queue.steps();
    }

    PlanData.Queue queue() {
      return new PlanData.Queue(
          number,
          order,
          urgency,
          targetMs,
          offerTimeoutMs,
          declineHoldMs,
          missesAllowed,
          broadcast,
          overflow,
          fallback,
          weights,
          steps);
    }
  }

  /** A step to change. */
  static final class Step {
    long durationMs;
    Strategy strategy;
    Affinity affinity;
    long windowMs;
    boolean skip;
    List<SkillLevel> allOf;
    List<SkillLevel> anyOf;
    List<Integer> noneOf;
    List<Integer> teams;
    List<Integer> preferred;

    Step(PlanData.Step step) {
      durationMs = step.durationMs();
      strategy = step.strategy();
      affinity = step.affinity();
      windowMs = step.windowMs();
      skip = step.skip();
      allOf = step.allOf();
      anyOf = step.anyOf();
      noneOf = step.noneOf();
      teams = step.teams();
      preferred = step.preferred();
    }

    PlanData.Step step() {
      return new PlanData.Step(
          durationMs, strategy, affinity, windowMs, skip, allOf, anyOf, noneOf, teams, preferred);
    }
  }
}
