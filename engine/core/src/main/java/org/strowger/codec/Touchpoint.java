package org.strowger.codec;

/**
 * Something that happened on a customer's journey. A reusable holder for encoding: {@link #reset},
 * set, publish. One thread.
 */
public final class Touchpoint {
  private static final byte[] NOTHING = {};

  /** Number of the customer; 0: the interaction's. */
  public long customer;

  /** Number of a live interaction, or 0 if a customer is given. */
  public long interaction;

  /** A value of {@code TouchKind} but CONTACT and SURVEY. */
  public int kind;

  /** Any number. */
  public long value;

  /** Number of a channel; 0: that of the interaction, or none. */
  public int channel;

  /** Number of a topic; 0: that of the interaction, or none. */
  public int topic;

  /** Intent, page, place or step, number of a CODE; 0: none. */
  public int outcome;

  /** Number of an agent; 0: none. */
  public int agent;

  /**
   * Reference to content kept elsewhere, or a note: opaque to the core, at most {@link
   * Limits#MAX_NOTE_LENGTH} bytes.
   */
  public byte[] sealed = NOTHING;

  /** Of this kind, of a customer or an interaction, nothing else said. */
  public Touchpoint reset(long customer, long interaction, int kind) {
    this.customer = customer;
    this.interaction = interaction;
    this.kind = kind;
    value = 0;
    channel = 0;
    topic = 0;
    outcome = 0;
    agent = 0;
    sealed = NOTHING;
    return this;
  }
}
