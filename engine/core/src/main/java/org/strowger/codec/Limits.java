package org.strowger.codec;

/**
 * Every fixed limit of the engine, in one place. Limits that an embedder chooses are in {@link
 * CoreLimits}.
 */
public final class Limits {
  /** Longest external id, bytes of UTF-8. */
  public static final int MAX_TEXT_LENGTH = 64;

  /** Lowest and highest level of a skill. */
  public static final int MIN_LEVEL = 1;

  public static final int MAX_LEVEL = 10;

  /** Most skills one agent has. */
  public static final int MAX_SKILLS_PER_AGENT = 64;

  /** Most teams one agent is in. */
  public static final int MAX_TEAMS_PER_AGENT = 16;

  /** Most skills in a plan; skill numbers run from 1 to this. */
  public static final int MAX_SKILLS = 8192;

  /** Most teams in a plan. */
  public static final int MAX_TEAMS = 1024;

  /** Most channels in a plan. */
  public static final int MAX_CHANNELS = 16;

  /** Most capacity profiles in a plan. */
  public static final int MAX_PROFILES = 1024;

  /** Most queues in a plan. */
  public static final int MAX_QUEUES = 4096;

  /**
   * Most entries in each list of a requirement (all-of, any-of, none-of, preferred, teams), step
   * and interaction together; after an overflow there may be twice as many.
   */
  public static final int MAX_REQUIREMENT_ENTRIES = 16;

  /** Most steps of a queue. */
  public static final int MAX_STEPS = 16;

  /** Most agents in the order of a team (rule A7). */
  public static final int MAX_TEAM_MEMBERS = 16_384;

  /** Most offers of one interaction open at once (rule R5). */
  public static final int MAX_BROADCAST = 64;

  /** Highest weight of rule A8. */
  public static final int MAX_WEIGHT = 1_000_000;

  /** Most interactions told in answer to one query of a queue. */
  public static final int MAX_QUEUE_ANSWERS = 1000;

  /** Interactions moved to a new plan by one logged slice (rule X2). */
  public static final int REWORK_SLICE = 256;

  /** Most interactions that one end of a reconcile treats. */
  public static final int RECONCILE_SLICE = 1000;

  /**
   * Most agents that are kept from one interaction for a time after a decline, a miss or a return,
   * and as many for having transferred it; of one more, that whose time is over first is free.
   */
  public static final int MAX_SEPARATED_AGENTS = 64;

  /** Most agents that one interaction excludes. */
  public static final int MAX_EXCLUDED_AGENTS = 16;

  /**
   * Most units a profile has, and most one interaction costs; also the highest limit of
   * interactions in a channel.
   */
  public static final int MAX_UNITS = 30_000;

  /** Credit is between minus and plus this, milliseconds: seven days. */
  public static final long MAX_CREDIT_MS = 7L * 24 * 60 * 60 * 1000;

  /** Longest duration in a plan, milliseconds: 366 days. */
  public static final long MAX_DURATION_MS = 366L * 24 * 60 * 60 * 1000;

  /** Class 255 in an arrival means the queue's own. */
  public static final int QUEUE_URGENCY = 255;

  /** Ended offers remembered to tell why an answer is stale. */
  public static final int OFFER_HISTORY = 4096;

  /** Newest commands whose retries are answered (decision GU-a); a power of two. */
  public static final int RETRIES_REMEMBERED = 65_536;

  /** Longest record in the journal, bytes, envelope included. */
  public static final int MAX_RECORD_LENGTH = 256 * 1024;

  /** Longest payload of a sealed context, bytes. */
  public static final int MAX_SEALED_LENGTH = 16 * 1024;

  /** Longest event, bytes, header included. */
  public static final int MAX_EVENT_LENGTH = 8192;

  /** Most touchpoints of a journey kept. */
  public static final int MAX_TOUCHPOINTS = 64;

  /** Longest payload of a touchpoint, a note or a customer's profile, bytes. */
  public static final int MAX_NOTE_LENGTH = 512;

  /** Most attributes of an interaction or a customer. */
  public static final int MAX_ATTRIBUTES = 16;

  /** Most devices of a customer. */
  public static final int MAX_DEVICES = 8;

  /** Most agents a customer never gets. */
  public static final int MAX_NEVER = 16;

  /** Most needs of a customer kept. */
  public static final int MAX_NEEDS = 8;

  /** Payloads of customers and touchpoints are kept in blocks of this many bytes. */
  public static final int PAYLOAD_BLOCK_LENGTH = 64;

  /** Blocks for payloads, for each customer that may be kept. */
  public static final int PAYLOAD_BLOCKS_PER_CUSTOMER = 4;

  /** Most touchpoints told in one view of the context. */
  public static final int MAX_VIEW_TOUCHPOINTS = 16;

  /** Most context rules in a plan. */
  public static final int MAX_RULES = 4096;

  /** Most operations in the condition of a rule. */
  public static final int MAX_OPERATIONS = 128;

  /** Most actions of a rule. */
  public static final int MAX_ACTIONS = 16;

  /** Most values that a condition of a rule puts aside at once; also how deep it may be nested. */
  public static final int MAX_RULE_DEPTH = 32;

  /** Most rules told in one event; all that match apply. */
  public static final int MAX_RULES_TOLD = 64;

  /** Most notes of rules that an interaction carries. */
  public static final int MAX_RULE_NOTES = 16;

  /** Most attempts of a callback. */
  public static final int MAX_CALLBACK_ATTEMPTS = 100;

  /** Highest cost of a channel. */
  public static final int MAX_CHANNEL_COST = 1_000_000;

  /** Most devices of a channel, of which a customer needs one. */
  public static final int MAX_CHANNEL_DEVICES = 16;

  /** Most channels offered at once to a customer who waits. */
  public static final int MAX_SHIFT_CHANNELS = 8;

  /** A weight of the traits of channels is between minus and plus this. */
  public static final int MAX_SHIFT_WEIGHT = 1000;

  /** Most minutes of a session that count in the score of a channel. */
  public static final int MAX_SESSION_MINUTES = 1440;

  /** Most preferences of segments for channels in a plan. */
  public static final int MAX_PREFERENCES = 1024;

  /** A preference of a segment for a channel is between minus and plus this. */
  public static final int MAX_PREFERENCE = 100_000;

  /**
   * Fewest and most demand classes whose wait is estimated (rule X4); between them, as many as
   * interactions may be live.
   */
  public static final int LEAST_ESTIMATORS = 64;

  public static final int MAX_ESTIMATORS = 4096;

  /** Newest gaps between starts that an estimate is made of. */
  public static final int ESTIMATOR_GAPS = 32;

  /** Newest errors of estimates that are told of. */
  public static final int ESTIMATOR_ERRORS = 64;

  private Limits() {}
}
