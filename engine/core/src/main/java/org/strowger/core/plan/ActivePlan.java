package org.strowger.core.plan;

import java.util.Arrays;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.rule.RuleSet;

/** The plan in force, by number. Filled once by {@link PlanDecoder}; then read only. One thread. */
public final class ActivePlan {
  /** How a profile handles a channel. */
  public static final class Handling {
    public int channel;
    public int cost;
    public int limit;
    public boolean exclusive;
    public WrapUpKind wrapUp;
    public long wrapUpMs;
    public int parkedCost;
  }

  /** A channel: its promises and message life cycle, milliseconds, 0 none. */
  public static final class Channel {
    public boolean autoAccept;
    public boolean asynchronous;
    public long firstAnswerMs;
    public long nextResponseMs;
    public long warnMs;
    public long parkAfterMs;
    public long closeAfterMs;

    /** Devices of which a customer needs one; none: everybody can use it. */
    public int[] devices;

    // Parts of its score when channels are ranked for a shift
    public int asynchronousPart;
    public int structuredPart;
    public int recordPart;
    public int receiptsPart;
    public int startsPart;
    public int sessionPart;
    public int costPart;

    /** Segments that have a preference for it, ascending, and their scores. */
    int[] segments = {};

    int[] scores = {};

    /** Score of a segment, 0 if it has no preference. */
    public int preference(int segment) {
      int at = Arrays.binarySearch(segments, segment);
      return at < 0 ? 0 : scores[at];
    }
  }

  /** A capacity profile (rule C1). */
  public static final class Profile {
    public int units;

    /** The channels it handles, in the plan's order. */
    public Handling[] handlings;

    final Handling[] ofChannel = new Handling[Limits.MAX_CHANNELS + 1];

    /** How it handles a channel, or null if it does not (rule F5). */
    public Handling of(int channel) {
      return ofChannel[channel];
    }
  }

  /**
   * A stage of relaxation (rule S1). Lists of skill and level alternate; any-of has set, skill,
   * level.
   */
  public static final class Step {
    public long durationMs;
    public Strategy strategy;
    public Affinity affinity;
    public boolean skip;

    /** For affinity LAST. */
    public long windowMs;

    public int[] allOf;
    public int[] anyOf;
    public int[] noneOf;
    public int[] teams;
    public int[] preferred;

    /**
     * What is before the first step of a queue (decision MV-a): it asks nothing but its agent, and
     * how long it lasts is said where it begins.
     */
    private static Step prelude() {
      int[] none = {};
      Step step = new Step();
      step.strategy = Strategy.LONGEST_IDLE;
      step.affinity = Affinity.NAMED;
      step.allOf = none;
      step.anyOf = none;
      step.noneOf = none;
      step.teams = none;
      step.preferred = none;
      return step;
    }
  }

  /** A queue. */
  public static final class Queue {
    public QueueOrder order;
    public int urgency;
    public long targetMs;
    public long offerTimeoutMs;
    public long declineHoldMs;
    public int missesAllowed;

    /** Offers of an interaction open at once (rule R5). */
    public int broadcast;

    /** Queue after the last step's limit, 0: expiry (rule S5). */
    public int overflow;

    /** Queue if a later plan has not this one, 0: none (rule X2). */
    public int fallback;

    public int skillWeight;
    public int loadWeight;
    public int specialismWeight;
    public int idleWeight;
    public Step[] steps;
    private final Step prelude = Step.prelude();

    /** A step by its number, from 1; 0 is what an interaction may have before it. */
    public Step step(int number) {
      return number == 0 ? prelude : steps[number - 1];
    }

    /** Whether a step has a strategy. */
    public boolean hasStrategy(Strategy strategy) {
      for (Step step : steps) {
        if (step.strategy == strategy) {
          return true;
        }
      }
      return false;
    }
  }

  int version;
  long promoteAfterMs;
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
  long shiftWaitOverMs;
  boolean shiftOnClosing;
  int shiftMost;
  long shiftExpiryMs;
  int[] channelOrder;
  final boolean[] skills = new boolean[Limits.MAX_SKILLS + 1];
  final boolean[] teams = new boolean[Limits.MAX_TEAMS + 1];
  final Channel[] channels = new Channel[Limits.MAX_CHANNELS + 1];
  final Profile[] profiles = new Profile[Limits.MAX_PROFILES + 1];
  final Queue[] queues = new Queue[Limits.MAX_QUEUES + 1];
  final int[][] members = new int[Limits.MAX_TEAMS + 1][];

  RuleSet rules;

  ActivePlan() {}

  public int version() {
    return version;
  }

  /** Bound of rule O3; 0: never. */
  public long promoteAfterMs() {
    return promoteAfterMs;
  }

  /** Whether offers come with a view, tickets are shared, and rules see the customer. */
  public boolean context() {
    return context;
  }

  /** Touchpoints of a journey kept. */
  public int touchpoints() {
    return touchpoints;
  }

  /** How long a ticket outlives its abandoned contact (rule K2). */
  public long returnWindowMs() {
    return returnWindowMs;
  }

  /** How long who transferred an interaction is excluded from it (rule F2); 0: not. */
  public long transferHoldMs() {
    return transferHoldMs;
  }

  /** How long only the named agent gets a transfer (rule K3). */
  public long transferBoundMs() {
    return transferBoundMs;
  }

  /** How long only the agent who parked it gets it back (rule C4); 0: no such step. */
  public long resumeBoundMs() {
    return resumeBoundMs;
  }

  /** Whether due of a resumed interaction counts from its ticket (rule C4). */
  public boolean resumeFromTicket() {
    return resumeFromTicket;
  }

  /** Rule K4. */
  public int callbackAttempts() {
    return callbackAttempts;
  }

  /** From a failed attempt to the next (rule K4). */
  public long callbackRetryMs() {
    return callbackRetryMs;
  }

  /** From the time a callback was due first to its end; 0: never (rule K4). */
  public long callbackExpiryMs() {
    return callbackExpiryMs;
  }

  /** Other channels are offered to who waits longer by estimate; 0: to nobody. */
  public long shiftWaitOverMs() {
    return shiftWaitOverMs;
  }

  /** Whether other channels are offered to who waits on a closed one. */
  public boolean shiftOnClosing() {
    return shiftOnClosing;
  }

  /** Channels offered at most. */
  public int shiftMost() {
    return shiftMost;
  }

  /** How long the offer of a shift stands. */
  public long shiftExpiryMs() {
    return shiftExpiryMs;
  }

  /** Numbers of the channels in the order of the plan; not to be changed. */
  public int[] channelOrder() {
    return channelOrder;
  }

  /** Context rules (rule X1). */
  public RuleSet rules() {
    return rules;
  }

  public boolean hasSkill(int skill) {
    return skill > 0 && skill < skills.length && skills[skill];
  }

  public boolean hasTeam(int team) {
    return team > 0 && team < teams.length && teams[team];
  }

  /** Agents of a team of the plan in the order of rule A7. */
  public int[] members(int team) {
    return members[team];
  }

  public boolean hasChannel(int channel) {
    return channel > 0 && channel < channels.length && channels[channel] != null;
  }

  /** A channel of the plan. */
  public Channel channel(int channel) {
    return channels[channel];
  }

  /** Whether offers on a channel of the plan are accepted when made. */
  public boolean autoAccept(int channel) {
    return channels[channel].autoAccept;
  }

  /** A profile, or null. */
  public Profile profile(int profile) {
    return profile > 0 && profile < profiles.length ? profiles[profile] : null;
  }

  /** Whether a step of a queue has a strategy. */
  public boolean hasStrategy(Strategy strategy) {
    for (Queue queue : queues) {
      if (queue != null && queue.hasStrategy(strategy)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Target of rule O1 for an interaction of a channel in a queue, milliseconds: 0 in age order, the
   * first answer promised on the channel where a queue in due order has none.
   */
  public long targetMs(int queue, int channel) {
    Queue of = queues[queue];
    if (of.order != QueueOrder.DUE) {
      return 0;
    }
    return of.targetMs > 0 ? of.targetMs : channels[channel].firstAnswerMs;
  }

  /** A queue, or null. */
  public Queue queue(int queue) {
    return queue > 0 && queue < queues.length ? queues[queue] : null;
  }
}
