package org.strowger.api.plan;

import java.util.Collections;
import java.util.List;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * All routing configuration, one version, in the embedder's own ids. Immutable; any thread. What
 * the core checks when it is applied is told by the reject code {@code PLAN_INVALID} with field and
 * value.
 *
 * @param version above the version in force, from 1
 * @param promoteAfterMs bound of rule O3 in milliseconds; 0: never promoted
 * @param skills ids of all skills
 * @param teams the teams
 * @param channels the channels
 * @param profiles the capacity profiles of agents
 * @param queues the queues
 * @param context what is kept of customers, and told to agents
 * @param movement transfers, resumption and callbacks
 * @param rules context rules in order (rule X1)
 * @param shiftOffers when waiting customers are offered other channels, and which
 */
public record Plan(
    int version,
    long promoteAfterMs,
    List<String> skills,
    List<Team> teams,
    List<Channel> channels,
    List<Profile> profiles,
    List<Queue> queues,
    Context context,
    Movement movement,
    List<Rule> rules,
    ShiftOffers shiftOffers) {

  public Plan {
    skills = List.copyOf(skills);
    teams = List.copyOf(teams);
    channels = List.copyOf(channels);
    profiles = List.copyOf(profiles);
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
  }

  /** A plan that offers other channels to those who ask only. */
  public Plan(
      int version,
      long promoteAfterMs,
      List<String> skills,
      List<Team> teams,
      List<Channel> channels,
      List<Profile> profiles,
      List<Queue> queues,
      Context context,
      Movement movement,
      List<Rule> rules) {
    this(
        version,
        promoteAfterMs,
        skills,
        teams,
        channels,
        profiles,
        queues,
        context,
        movement,
        rules,
        ShiftOffers.NONE);
  }

  /** A plan without rules, with the usual context and movement. */
  public Plan(
      int version,
      long promoteAfterMs,
      List<String> skills,
      List<Team> teams,
      List<Channel> channels,
      List<Profile> profiles,
      List<Queue> queues) {
    this(
        version,
        promoteAfterMs,
        skills,
        teams,
        channels,
        profiles,
        queues,
        Context.USUAL,
        Movement.USUAL,
        List.of());
  }

  /**
   * What is kept of customers, and told to agents.
   *
   * @param on whether offers come with a view of the context, tickets are shared (rule K1), and
   *     rules see the customer; needs and touchpoints are kept either way
   * @param touchpoints newest of a customer kept, 0 to {@link
   *     org.strowger.codec.Limits#MAX_TOUCHPOINTS}
   * @param returnWindowMs how long a ticket outlives its abandoned contact (rule K2), milliseconds
   *     from 0
   */
  public record Context(boolean on, int touchpoints, long returnWindowMs) {
    /** On, 20 touchpoints, ten minutes. */
    public static final Context USUAL = new Context(true, 20, 600_000);
  }

  /**
   * Transfers (rule K3), resumption (rule C4) and callbacks (rule K4). Durations in milliseconds.
   *
   * @param transferHoldMs how long who transferred an interaction is excluded from it (rule F2),
   *     from 0
   * @param transferBoundMs how long only the named agent gets a transfer, where the command says
   *     nothing, above 0
   * @param resumeBoundMs how long only the agent who parked a conversation gets it back; 0: not
   *     even first
   * @param resumeFromTicket whether due of a resumed conversation counts from its ticket, not from
   *     the resumption
   * @param callbackAttempts attempts to reach a customer, from 1 to 100
   * @param callbackRetryMs from a failed attempt to the next, above 0
   * @param callbackExpiryMs from the time a callback was due first to its end; 0: never
   */
  public record Movement(
      long transferHoldMs,
      long transferBoundMs,
      long resumeBoundMs,
      boolean resumeFromTicket,
      int callbackAttempts,
      long callbackRetryMs,
      long callbackExpiryMs) {
    /** Five minutes, one minute, one minute, from the resumption; three attempts in ten minutes. */
    public static final Movement USUAL =
        new Movement(300_000, 60_000, 60_000, false, 3, 600_000, 0);
  }

  /**
   * A context rule (rule X1), compiled: see {@code org.strowger.api.plan.rule}.
   *
   * @param id name, told in {@code RulesApplied}
   * @param operations its condition in postfix order, 1 to {@link
   *     org.strowger.codec.Limits#MAX_OPERATIONS}
   * @param actions what it does to an interaction that meets it, 1 to {@link
   *     org.strowger.codec.Limits#MAX_ACTIONS}
   */
  public record Rule(String id, List<Operation> operations, List<Action> actions) {
    public Rule {
      operations = List.copyOf(operations);
      actions = List.copyOf(actions);
    }
  }

  /**
   * One operation of a condition.
   *
   * @param code what it does, of {@link org.strowger.codec.RuleOperation}
   * @param operand a number, where no id is given
   * @param kind what the id names; {@code null}: there is none
   * @param id an id whose number is the operand
   */
  public record Operation(int code, long operand, IdKind kind, String id) {}

  /**
   * One action of a rule.
   *
   * @param code what it does, of {@link org.strowger.codec.RuleAction}
   * @param kind what the id names; {@code null}: there is none
   * @param id queue, skill, agent or note
   * @param value level, credit or class
   */
  public record Action(int code, IdKind kind, String id, long value) {}

  /**
   * A team.
   *
   * @param id external id
   * @param members ids of agents in the order of rule A7; an order only, an agent's teams are told
   *     at sign-on
   */
  public record Team(String id, List<String> members) {
    public Team {
      members = List.copyOf(members);
    }

    /** A team without an order. */
    public Team(String id) {
      this(id, List.of());
    }
  }

  /**
   * A channel.
   *
   * @param id external id
   * @param autoAccept whether an offer counts as accepted when it is made (rule R5)
   * @param promises what is promised on it
   * @param messages message life cycle; {@code null}: conversations on it do not rest
   * @param traits what counts when channels are ranked for a shift
   * @param devices codes of which a customer needs one to use it; empty: everybody can
   */
  public record Channel(
      String id,
      boolean autoAccept,
      Promises promises,
      Messages messages,
      Traits traits,
      List<String> devices) {
    public Channel {
      devices = List.copyOf(devices);
    }

    /** A channel without traits, for everybody. */
    public Channel(String id, boolean autoAccept, Promises promises, Messages messages) {
      this(id, autoAccept, promises, messages, Traits.NONE, List.of());
    }

    /** A channel without promises and message life cycle. */
    public Channel(String id, boolean autoAccept) {
      this(id, autoAccept, Promises.NONE, null);
    }
  }

  /**
   * What a channel is like. That it is asynchronous is said by its messages.
   *
   * @param structured forms, menus and buttons, not free text or speech only
   * @param recordKept whether the customer keeps a record
   * @param receipts whether it tells that something was read
   * @param customerStarts whether customers may start a conversation on it
   * @param companyStarts whether the company may
   * @param sessionMs how long a session lasts, milliseconds; 0: not said
   * @param cost 0 to {@link org.strowger.codec.Limits#MAX_CHANNEL_COST}, in a unit of the embedder
   */
  public record Traits(
      boolean structured,
      boolean recordKept,
      boolean receipts,
      boolean customerStarts,
      boolean companyStarts,
      long sessionMs,
      int cost) {
    /** Nothing is said of it. */
    public static final Traits NONE = new Traits(false, false, false, false, false, 0, 0);
  }

  /**
   * When customers who wait are offered other channels, and which.
   *
   * @param waitOverMs offered to who waits longer by estimate (rule X4), milliseconds; 0: never for
   *     that
   * @param onClosing whether offered to who waits on a channel that is closed
   * @param most how many channels are offered at most, 1 to {@link
   *     org.strowger.codec.Limits#MAX_SHIFT_CHANNELS}
   * @param expiryMs how long an offer stands, milliseconds above 0
   * @param weights of the traits
   * @param preferences of customers; at most one for a segment and a channel
   */
  public record ShiftOffers(
      long waitOverMs,
      boolean onClosing,
      int most,
      long expiryMs,
      ShiftWeights weights,
      List<Preference> preferences) {
    /** Only to those who ask, all channels alike; for ten minutes. */
    public static final ShiftOffers NONE =
        new ShiftOffers(0, false, 8, 600_000, ShiftWeights.NONE, Collections.emptyList());

    public ShiftOffers {
      preferences = List.copyOf(preferences);
    }
  }

  /**
   * What each trait adds to the score of a channel that has it, each from minus to plus {@link
   * org.strowger.codec.Limits#MAX_SHIFT_WEIGHT}.
   *
   * @param session for each whole minute of a session, 1440 at most
   * @param cost for each one of cost
   */
  public record ShiftWeights(
      int asynchronous,
      int structured,
      int recordKept,
      int receipts,
      int customerStarts,
      int companyStarts,
      int session,
      int cost) {
    /** All channels are alike. */
    public static final ShiftWeights NONE = new ShiftWeights(0, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * How much customers of a segment like a channel.
   *
   * @param segment a code
   * @param channel id of the channel
   * @param score added to that of the channel, from minus to plus {@link
   *     org.strowger.codec.Limits#MAX_PREFERENCE}
   */
  public record Preference(String segment, String channel, int score) {}

  /**
   * Promises of a channel, milliseconds up to 366 days; 0: none.
   *
   * @param firstAnswerMs from arrival to acceptance
   * @param nextResponseMs from a customer's message to the agent's; on channels with messages
   * @param warnMs how long before a promise is broken a warning comes
   */
  public record Promises(long firstAnswerMs, long nextResponseMs, long warnMs) {
    /** Nothing is promised. */
    public static final Promises NONE = new Promises(0, 0, 0);
  }

  /**
   * Message life cycle of an asynchronous channel, milliseconds up to 366 days; 0: never.
   *
   * @param parkAfterMs inactivity after which an active conversation is parked
   * @param closeAfterMs inactivity after which a parked conversation is completed
   */
  public record Messages(long parkAfterMs, long closeAfterMs) {}

  /**
   * How much work an agent may hold (rule C1).
   *
   * @param id external id
   * @param units total units
   * @param handles the channels the agent may handle; no others
   */
  public record Profile(String id, int units, List<Handling> handles) {
    public Profile {
      handles = List.copyOf(handles);
    }
  }

  /**
   * How an agent of a profile handles one channel (rules C1, C2, C5).
   *
   * @param channel id of the channel
   * @param cost units that one interaction takes, from 0
   * @param limit interactions of the channel at once, from 1
   * @param exclusive whether nothing else may be in hand beside it
   * @param wrapUp what follows completion
   * @param wrapUpMs its length or cap in milliseconds; 0 for none and until ended
   * @param parkedCost units that a parked one holds (rule C4), 0 to cost
   */
  public record Handling(
      String channel,
      int cost,
      int limit,
      boolean exclusive,
      WrapUpKind wrapUp,
      long wrapUpMs,
      int parkedCost) {
    /** Parked ones hold nothing. */
    public Handling(
        String channel, int cost, int limit, boolean exclusive, WrapUpKind wrapUp, long wrapUpMs) {
      this(channel, cost, limit, exclusive, wrapUp, wrapUpMs, 0);
    }
  }

  /**
   * A queue and its rules.
   *
   * @param id external id
   * @param order what due counts to (rule O1)
   * @param urgency class of its interactions where the arrival gives none, 0 (most urgent) to 254
   * @param targetMs service-level target in milliseconds, from 0
   * @param offerTimeoutMs how long an agent has to answer an offer, milliseconds, above 0
   * @param declineHoldMs how long agent and interaction are held apart after a decline,
   *     milliseconds, above 0
   * @param missesAllowed consecutive misses after which an agent is not responding, from 1
   * @param broadcast offers of an interaction open at once (rule R5), from 1
   * @param overflow id of the queue that takes over after the last step's limit (rule S5); empty:
   *     the interaction expires then
   * @param fallback id of the queue that takes over if a later plan has not this one (rule X2);
   *     empty: none
   * @param weights for strategy WEIGHTED
   * @param steps stages of relaxation, from 1 to {@link org.strowger.codec.Limits#MAX_STEPS}
   */
  public record Queue(
      String id,
      QueueOrder order,
      int urgency,
      long targetMs,
      long offerTimeoutMs,
      long declineHoldMs,
      int missesAllowed,
      int broadcast,
      String overflow,
      String fallback,
      Weights weights,
      List<Step> steps) {
    public Queue {
      steps = List.copyOf(steps);
    }

    /** A queue without broadcast, overflow, fallback and weights. */
    public Queue(
        String id,
        QueueOrder order,
        int urgency,
        long targetMs,
        long offerTimeoutMs,
        long declineHoldMs,
        int missesAllowed,
        List<Step> steps) {
      this(
          id,
          order,
          urgency,
          targetMs,
          offerTimeoutMs,
          declineHoldMs,
          missesAllowed,
          1,
          "",
          "",
          Weights.NONE,
          steps);
    }
  }

  /**
   * Weights of rule A8, each from 0 to {@link org.strowger.codec.Limits#MAX_WEIGHT}.
   *
   * @param skill for skill surplus, 0 to 1000
   * @param load for free units, 0 to 1000
   * @param specialism for serving few queues, 0 to 1000
   * @param idle for each second idle
   */
  public record Weights(int skill, int load, int specialism, int idle) {
    /** All 0: every agent counts the same, and the line decides. */
    public static final Weights NONE = new Weights(0, 0, 0, 0);
  }

  /**
   * A stage of relaxation (rule S1).
   *
   * @param durationMs how long it lasts, milliseconds, above 0; of the last step its limit (rule
   *     S5), 0: none
   * @param strategy which eligible agent (rules A)
   * @param affinity whom the step waits for (rule S4); NONE in the last
   * @param windowMs for affinity LAST, how long ago the agent had the customer at most,
   *     milliseconds above 0; 0 otherwise
   * @param skip whether the step is skipped when nobody signed on could have it (rule S3)
   * @param allOf all of these skills
   * @param anyOf one of each of these groups
   * @param noneOf none of these skills, by id
   * @param preferred skills that count under BEST_SKILLED for the agent who has them, by id
   * @param teams one of these teams, by id; empty: any agent
   */
  public record Step(
      long durationMs,
      Strategy strategy,
      Affinity affinity,
      long windowMs,
      boolean skip,
      List<SkillLevel> allOf,
      List<List<SkillLevel>> anyOf,
      List<String> noneOf,
      List<String> preferred,
      List<String> teams) {
    public Step {
      allOf = List.copyOf(allOf);
      anyOf = anyOf.stream().map(List::copyOf).toList();
      noneOf = List.copyOf(noneOf);
      preferred = List.copyOf(preferred);
      teams = List.copyOf(teams);
    }

    /** A step without affinity, skip and preferred skills. */
    public Step(
        long durationMs,
        Strategy strategy,
        List<SkillLevel> allOf,
        List<List<SkillLevel>> anyOf,
        List<String> noneOf,
        List<String> teams) {
      this(durationMs, strategy, Affinity.NONE, 0, false, allOf, anyOf, noneOf, List.of(), teams);
    }
  }

  /**
   * A skill with the level asked for.
   *
   * @param skill external id
   * @param level 1 to 10
   */
  public record SkillLevel(String skill, int level) {}
}
