package org.strowger.codec;

/**
 * An interaction that goes to another queue or agent (rule K3). A reusable holder for encoding:
 * {@link #reset}, set, publish. One thread.
 */
public final class Transfer {
  private static final byte[] NOTHING = new byte[0];

  /** Number of the interaction. */
  public long interaction;

  /** Who transfers it; 0: whoever has it. Of one that waits it must be 0. */
  public int agent;

  /** Number of the queue; 0: the one it is in. */
  public int queue;

  /** Who alone may take it at first; 0: nobody in particular. */
  public int toAgent;

  /** How long only {@link #toAgent} may take it, milliseconds; 0: as the plan says. */
  public long boundMs;

  /** Number of a REASON, 0: none; told in the event. */
  public int reason;

  /** Whether the agent keeps it until another has accepted it. */
  public boolean warm;

  /** Whether the class changes to {@link #urgency}. */
  public boolean setUrgency;

  /** Class of rule O1, 0 (most urgent) to 254; {@link Limits#QUEUE_URGENCY}: the new queue's. */
  public int urgency;

  /** Whether the credit changes to {@link #creditMs}. */
  public boolean setCredit;

  /** Milliseconds, plus or minus {@link Limits#MAX_CREDIT_MS}; not added to the credit it had. */
  public long creditMs;

  /** Note handed over, opaque to the core, at most {@link Limits#MAX_NOTE_LENGTH} bytes. */
  public byte[] sealed = NOTHING;

  /** Of this interaction, to its own queue, without a word. */
  public Transfer reset(long interaction) {
    this.interaction = interaction;
    agent = 0;
    queue = 0;
    toAgent = 0;
    boundMs = 0;
    reason = 0;
    warm = false;
    setUrgency = false;
    urgency = Limits.QUEUE_URGENCY;
    setCredit = false;
    creditMs = 0;
    sealed = NOTHING;
    return this;
  }
}
