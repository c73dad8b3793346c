package org.strowger.codec;

/**
 * A customer's answer to a survey. A reusable holder for encoding: {@link #reset}, set, publish.
 * One thread.
 */
public final class Survey {
  /** A score that the customer did not give. */
  public static final int NOT_ANSWERED = 255;

  private static final byte[] NOTHING = {};

  /** Number of the customer, above 0. */
  public long customer;

  /** Number of the interaction asked about, live or not; 0: none. */
  public long interaction;

  /** Number of the topic; 0: none. */
  public int topic;

  /** Satisfaction, 1 to 5, or {@link #NOT_ANSWERED}. */
  public int csat;

  /** Would recommend, 0 to 10, or {@link #NOT_ANSWERED}. */
  public int nps;

  /** Effort score, 1 to 7, or {@link #NOT_ANSWERED}. */
  public int effort;

  /** What is said about the need, a value of {@code Resolved}. */
  public int resolved;

  /** Opaque to the core, at most {@link Limits#MAX_NOTE_LENGTH} bytes. */
  public byte[] sealed = NOTHING;

  /** Of this customer, with nothing answered. */
  public Survey reset(long customer) {
    this.customer = customer;
    interaction = 0;
    topic = 0;
    csat = NOT_ANSWERED;
    nps = NOT_ANSWERED;
    effort = NOT_ANSWERED;
    resolved = 0;
    sealed = NOTHING;
    return this;
  }
}
