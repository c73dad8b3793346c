package org.strowger.codec;

/**
 * What an interaction's arrival says. A reusable holder for encoding: {@link #reset}, set, publish.
 * One thread.
 */
public final class Arrival {
  private static final byte[] NOTHING = new byte[0];

  /** Number of the interaction, above 0, of no live interaction. */
  public long interaction;

  /** Number of the queue. */
  public int queue;

  /** Number of the channel. */
  public int channel;

  /** Number of the customer; 0: unknown. */
  public long customer;

  /** Number of the topic; 0: none. */
  public int topic;

  /** Class of rule O1, 0 (most urgent) to 254; {@link Limits#QUEUE_URGENCY}: the queue's. */
  public int urgency = Limits.QUEUE_URGENCY;

  /**
   * Makes the interaction due earlier; milliseconds, plus or minus {@link Limits#MAX_CREDIT_MS}.
   */
  public long creditMs;

  /** All of these skills, at these levels or above. */
  public final SkillList allOf = new SkillList();

  /** One of each set of alternatives. */
  public final SkillList anyOf = new SkillList();

  /** None of these skills. */
  public final NumberList noneOf = new NumberList();

  /** Never these agents. */
  public final NumberList excluded = new NumberList();

  /** Skills that count for the agent who has them, but are not asked (rule A3). */
  public final NumberList preferred = new NumberList();

  /** Agent of an affinity step NAMED (rule S4); 0: none. */
  public int named;

  /** When a scheduled callback is due (rule K4), milliseconds since the epoch; 0: waits now. */
  public long notBeforeMs;

  /** What context rules read, at most {@link Limits#MAX_ATTRIBUTES}. */
  public final AttributeList attributes = new AttributeList();

  /** Payload opaque to the core, at most {@link Limits#MAX_SEALED_LENGTH} bytes. */
  public byte[] sealed = NOTHING;

  /** Back to defaults, then of this interaction, queue and channel. */
  public Arrival reset(long interaction, int queue, int channel) {
    this.interaction = interaction;
    this.queue = queue;
    this.channel = channel;
    customer = 0;
    topic = 0;
    urgency = Limits.QUEUE_URGENCY;
    creditMs = 0;
    allOf.clear();
    anyOf.clear();
    noneOf.clear();
    excluded.clear();
    preferred.clear();
    named = 0;
    notBeforeMs = 0;
    attributes.clear();
    sealed = NOTHING;
    return this;
  }
}
