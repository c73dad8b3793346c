package org.strowger.core.rule;

/**
 * What context rules can ask about one interaction, its customer and its journey, as of now (rule
 * X1). Words are numbers above 0, and 0 where they are absent. Reading changes nothing and
 * allocates nothing. One thread.
 */
public interface Facts {
  // The interaction, before any rule

  /** Number of its channel. */
  int channel();

  /** Number of its topic, 0 if it has none. */
  int topic();

  /** Number of its queue. */
  int queue();

  /** Its class, 0 to 254. */
  int urgency();

  /** Its credit in milliseconds. */
  long creditMs();

  /** Whether it has an attribute whose value is a number. */
  boolean hasNumber(int attribute);

  /** Value of an attribute of which {@link #hasNumber}. */
  long number(int attribute);

  /** Value of an attribute that is a word, 0 if there is none. */
  long word(int attribute);

  // The customer

  /** Whether it has a customer. Without one, customer, needs and contacts are absent. */
  boolean customerKnown();

  /** Segment of the customer, 0 if absent. */
  int segment();

  /** Language of the customer, 0 if absent. */
  int language();

  /** Region of the customer, 0 if absent. */
  int region();

  /** How the customer's identity was verified, 0 if it was not. */
  int verifiedBy();

  /** Whether the customer has a device. */
  boolean device(int code);

  /** Whether the customer has an attribute whose value is a number. */
  boolean hasCustomerNumber(int attribute);

  /** Value of an attribute of which {@link #hasCustomerNumber}. */
  long customerNumber(int attribute);

  /** Value of an attribute of the customer that is a word, 0 if there is none. */
  long customerWord(int attribute);

  /** Needs kept of the customer that are not resolved. */
  int openNeeds();

  // The need: of its customer and topic

  /** Whether a need is kept. Without one, facts of it are absent. */
  boolean needKept();

  /** A value of {@code Resolved}; where {@link #needKept}. */
  int needResolved();

  /** Contacts since it was opened, this one too; where {@link #needKept}. */
  int needContacts();

  /** Agent who owns it, 0 if none. */
  int needOwner();

  /** Agent who had it last, 0 if none. */
  int needLastAgent();

  // The journey

  /** Contacts kept that began at most so long ago, this one too. */
  int contactsWithin(long durationMs);

  /** Outcome of the newest touchpoint of a kind that is no contact, 0 if there is none. */
  int lastOutcome(int kind);

  /** Whether there is a touchpoint of a kind at most so old; of contacts, one before this one. */
  boolean seen(int kind, long durationMs);

  /** Whether no contact but this one is kept, and no touchpoint has been there that is not. */
  boolean firstTime();

  /** Channel of the newest contact before this one, 0 if there is none. */
  int lastChannel();

  /** Topic of that contact, 0 if there is none. */
  int lastTopic();

  /** Disposition of that contact, 0 if there is none. */
  int lastDisposition();
}
