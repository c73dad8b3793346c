package org.strowger.codec;

/**
 * What changes of a waiting interaction: its class, its credit, and what it asks of an agent, each
 * only where said. A reusable holder for encoding: {@link #reset}, set, publish. One thread.
 */
public final class Update {
  /** Number of the interaction. */
  public long interaction;

  /** Whether the class changes to {@link #urgency}. */
  public boolean setUrgency;

  /** Class of rule O1, 0 (most urgent) to 254; {@link Limits#QUEUE_URGENCY}: the queue's. */
  public int urgency;

  /** Whether the credit changes to {@link #creditMs}. */
  public boolean setCredit;

  /** Milliseconds, plus or minus {@link Limits#MAX_CREDIT_MS}; not added to the credit it had. */
  public long creditMs;

  /** Whether the lists and {@link #named} replace those of the interaction, empty ones too. */
  public boolean setRequirement;

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

  /** Whether {@link #attributes} replace, or take away, those of the same names. */
  public boolean setAttributes;

  /** What context rules read, at most {@link Limits#MAX_ATTRIBUTES} in the end. */
  public final AttributeList attributes = new AttributeList();

  /** Of this interaction, changing nothing. */
  public Update reset(long interaction) {
    this.interaction = interaction;
    setUrgency = false;
    urgency = Limits.QUEUE_URGENCY;
    setCredit = false;
    creditMs = 0;
    setRequirement = false;
    allOf.clear();
    anyOf.clear();
    noneOf.clear();
    excluded.clear();
    preferred.clear();
    named = 0;
    setAttributes = false;
    attributes.clear();
    return this;
  }
}
