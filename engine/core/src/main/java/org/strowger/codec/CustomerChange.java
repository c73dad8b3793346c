package org.strowger.codec;

/**
 * What becomes known of a customer: each thing only where said, but attributes, which are added to,
 * replaced or taken away by name. A reusable holder for encoding: {@link #reset}, set, publish. One
 * thread.
 */
public final class CustomerChange {
  private static final byte[] NOTHING = {};

  /** Number of the customer, above 0. */
  public long customer;

  /** Whether {@link #segment} is said. */
  public boolean setSegment;

  /** Number of a CODE; 0: none. */
  public int segment;

  /** Whether {@link #language} is said. */
  public boolean setLanguage;

  /** Number of a CODE; 0: none. */
  public int language;

  /** Whether {@link #region} is said. */
  public boolean setRegion;

  /** Number of a CODE; 0: none. */
  public int region;

  /** Whether {@link #verifiedBy} is said. */
  public boolean setVerifiedBy;

  /** How the identity was verified, number of a CODE; 0: not verified. */
  public int verifiedBy;

  /** Whether {@link #devices} replace those known. */
  public boolean setDevices;

  /** Numbers of CODEs, at most {@link Limits#MAX_DEVICES}. */
  public final NumberList devices = new NumberList();

  /** Whether {@link #never} replaces the list known. */
  public boolean setNever;

  /** Agents the customer never gets (rule F2), at most {@link Limits#MAX_NEVER}. */
  public final NumberList never = new NumberList();

  /** What context rules read, at most {@link Limits#MAX_ATTRIBUTES} in the end. */
  public final AttributeList attributes = new AttributeList();

  /** Whether {@link #sealed} replaces the payload known. */
  public boolean setSealed;

  /** Payload opaque to the core, at most {@link Limits#MAX_NOTE_LENGTH} bytes; empty: none. */
  public byte[] sealed = NOTHING;

  /** Of this customer, changing nothing. */
  public CustomerChange reset(long customer) {
    this.customer = customer;
    setSegment = false;
    segment = 0;
    setLanguage = false;
    language = 0;
    setRegion = false;
    region = 0;
    setVerifiedBy = false;
    verifiedBy = 0;
    setDevices = false;
    devices.clear();
    setNever = false;
    never.clear();
    attributes.clear();
    setSealed = false;
    sealed = NOTHING;
    return this;
  }

  /** What is said, as bits of the command. */
  short set() {
    return (short)
        (bit(setSegment, 0)
            | bit(setLanguage, 1)
            | bit(setRegion, 2)
            | bit(setVerifiedBy, 3)
            | bit(setDevices, 4)
            | bit(setNever, 5)
            | bit(setSealed, 6));
  }

  private static int bit(boolean said, int place) {
    return said ? 1 << place : 0;
  }
}
