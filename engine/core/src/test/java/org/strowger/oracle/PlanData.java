package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan in numbers, as the command of the log holds it. */
public record PlanData(
    int version,
    long promoteAfterMs,
    Settings settings,
    List<Integer> skills,
    List<Team> teams,
    List<Channel> channels,
    List<Profile> profiles,
    List<Queue> queues,
    List<Rule> rules,
    ShiftOffers shifts) {

  /** A plan without shift offers. */
  public PlanData(
      int version,
      long promoteAfterMs,
      Settings settings,
      List<Integer> skills,
      List<Team> teams,
      List<Channel> channels,
      List<Profile> profiles,
      List<Queue> queues,
      List<Rule> rules) {
    this(
        version,
        promoteAfterMs,
        settings,
        skills,
        teams,
        channels,
        profiles,
        queues,
        rules,
        ShiftOffers.NONE);
  }

  /** A plan with the plainest settings of context and movement, and without rules. */
  public PlanData(
      int version,
      long promoteAfterMs,
      List<Integer> skills,
      List<Team> teams,
      List<Channel> channels,
      List<Profile> profiles,
      List<Queue> queues) {
    this(
        version,
        promoteAfterMs,
        Settings.PLAIN,
        skills,
        teams,
        channels,
        profiles,
        queues,
        List.of());
  }

  /** Context and movement (rules K, C4). */
  public record Settings(
      boolean context,
      int touchpoints,
      long returnWindowMs,
      long transferHoldMs,
      long transferBoundMs,
      long resumeBoundMs,
      boolean resumeFromTicket,
      int callbackAttempts,
      long callbackRetryMs,
      long callbackExpiryMs) {
    /** Everything off, or as short as it can be. */
    public static final Settings PLAIN = new Settings(false, 0, 0, 0, 1, 0, false, 1, 1, 0);
  }

  /** When other channels are offered, how many, for how long, and how they are ranked (SO-a). */
  public record ShiftOffers(
      long waitOverMs,
      boolean onClosing,
      int most,
      long expiryMs,
      TraitWeights weights,
      List<Preference> preferences) {
    /** On request alone, with equal scores. */
    public static final ShiftOffers NONE =
        new ShiftOffers(0, false, 8, 600_000, TraitWeights.NONE, List.of());
  }

  /** What each trait of a channel counts (SO-c). */
  public record TraitWeights(
      int asynchronous,
      int structured,
      int recordKept,
      int receipts,
      int customerStarts,
      int companyStarts,
      int session,
      int cost) {
    /** All 0. */
    public static final TraitWeights NONE = new TraitWeights(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** What a channel counts for customers of a segment. */
  public record Preference(int segment, int channel, int score) {}

  /** What a channel is like (SO-a). */
  public record Traits(
      boolean structured,
      boolean recordKept,
      boolean receipts,
      boolean customerStarts,
      boolean companyStarts,
      long sessionMs,
      int cost,
      List<Integer> devices) {
    /** None of it. */
    public static final Traits NONE =
        new Traits(false, false, false, false, false, 0, 0, List.of());
  }

  /** A context rule (rule X1) in raw operations. */
  public record Rule(int rule, List<Operation> operations, List<Action> actions) {}

  /** One operation of a condition. */
  public record Operation(int operation, long operand) {}

  /** One action of a rule. */
  public record Action(int action, int number, long value) {}

  /** A team and the order of its agents (rule A7). */
  public record Team(int team, List<Integer> members) {
    /** Teams without an order. */
    public static List<Team> plain(List<Integer> numbers) {
      return numbers.stream().map(number -> new Team(number, List.of())).toList();
    }
  }

  /** A channel: auto-accept (rule R5), promises (PM-a), message life cycle (PM-c); 0: none. */
  public record Channel(
      int channel,
      boolean autoAccept,
      boolean asynchronous,
      long firstAnswerMs,
      long nextResponseMs,
      long warnMs,
      long parkAfterMs,
      long closeAfterMs,
      Traits traits) {
    /** A channel without traits. */
    public Channel(
        int channel,
        boolean autoAccept,
        boolean asynchronous,
        long firstAnswerMs,
        long nextResponseMs,
        long warnMs,
        long parkAfterMs,
        long closeAfterMs) {
      this(
          channel,
          autoAccept,
          asynchronous,
          firstAnswerMs,
          nextResponseMs,
          warnMs,
          parkAfterMs,
          closeAfterMs,
          Traits.NONE);
    }

    /** A channel without promises and message life cycle. */
    public Channel(int channel, boolean autoAccept) {
      this(channel, autoAccept, false, 0, 0, 0, 0, 0);
    }
  }

  /** A capacity profile (rule C1). */
  public record Profile(int profile, int units, List<Handling> handles) {
    /** How the profile handles a channel, or null if it does not. */
    Handling handling(int channel) {
      for (Handling handling : handles) {
        if (handling.channel() == channel) {
          return handling;
        }
      }
      return null;
    }
  }

  /** How a profile handles one channel (rules C1, C2, C4, C5). */
  public record Handling(
      int channel,
      int cost,
      int limit,
      boolean exclusive,
      WrapUpKind wrapUp,
      long wrapUpMs,
      int parkedCost) {
    /** Parked ones hold nothing. */
    public Handling(
        int channel, int cost, int limit, boolean exclusive, WrapUpKind wrapUp, long wrapUpMs) {
      this(channel, cost, limit, exclusive, wrapUp, wrapUpMs, 0);
    }
  }

  /** Weights of rule A8. */
  public record Weights(int skill, int load, int specialism, int idle) {
    /** All 0. */
    public static final Weights NONE = new Weights(0, 0, 0, 0);
  }

  /** A queue. */
  public record Queue(
      int queue,
      QueueOrder order,
      int urgency,
      long targetMs,
      long offerTimeoutMs,
      long declineHoldMs,
      int missesAllowed,
      int broadcast,
      int overflow,
      int fallback,
      Weights weights,
      List<Step> steps) {

    /** A queue without broadcast, overflow, fallback and weights. */
    public Queue(
        int queue,
        QueueOrder order,
        int urgency,
        long targetMs,
        long offerTimeoutMs,
        long declineHoldMs,
        int missesAllowed,
        List<Step> steps) {
      this(
          queue,
          order,
          urgency,
          targetMs,
          offerTimeoutMs,
          declineHoldMs,
          missesAllowed,
          1,
          0,
          0,
          Weights.NONE,
          steps);
    }

    /** What due counts to (O1): nothing in age order; without a target the channel's (PM-a). */
    long countedTargetMs(Channel channel) {
      if (order != QueueOrder.DUE) {
        return 0;
      }
      return targetMs == 0 ? channel.firstAnswerMs() : targetMs;
    }

    Step step(int number) {
      return steps.get(number - 1);
    }
  }

  /** A step of a queue, its lists those of the queue included (P2). */
  public record Step(
      long durationMs,
      Strategy strategy,
      Affinity affinity,
      long windowMs,
      boolean skip,
      List<SkillLevel> allOf,
      List<SkillLevel> anyOf,
      List<Integer> noneOf,
      List<Integer> teams,
      List<Integer> preferred) {

    /** A step whose strategy is longest-idle, without affinity, skip and preferred skills. */
    public Step(
        long durationMs,
        List<SkillLevel> allOf,
        List<SkillLevel> anyOf,
        List<Integer> noneOf,
        List<Integer> teams) {
      this(
          durationMs,
          Strategy.LONGEST_IDLE,
          Affinity.NONE,
          0,
          false,
          allOf,
          anyOf,
          noneOf,
          teams,
          List.of());
    }
  }

  /** The team with this number, or null. */
  Team team(int number) {
    for (Team team : teams) {
      if (team.team() == number) {
        return team;
      }
    }
    return null;
  }

  /** The profile with this number, or null. */
  Profile profile(int number) {
    for (Profile profile : profiles) {
      if (profile.profile() == number) {
        return profile;
      }
    }
    return null;
  }

  /** The queue with this number, or null. */
  Queue queue(int number) {
    for (Queue queue : queues) {
      if (queue.queue() == number) {
        return queue;
      }
    }
    return null;
  }

  /** The channel with this number, or null. */
  Channel channel(int number) {
    for (Channel channel : channels) {
      if (channel.channel() == number) {
        return channel;
      }
    }
    return null;
  }
}
