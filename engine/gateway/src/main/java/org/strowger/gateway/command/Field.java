package org.strowger.gateway.command;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.strowger.gateway.text.Words;

/** The fields that commands have; each means the same in all of them. */
public enum Field {
  DO,
  AT,
  CLIENT,
  CORRELATION,
  AGENT,
  PROFILE,
  SKILLS,
  TEAMS,
  PRESENCE,
  RETURN,
  REASON,
  INTERACTION,
  QUEUE,
  CHANNEL,
  CUSTOMER,
  TOPIC,
  CLASS,
  CREDIT,
  REQUIRES,
  EXCLUDE,
  NAMED,
  PREFERRED,
  SEALED,
  DISPOSITION,
  OFFER,
  FORCED,
  FIRST,
  MOST,
  PLAN,
  FILE,
  TO_AGENT,
  BOUND,
  WARM,
  NOTE,
  SENDER,
  NOT_BEFORE,
  ATTRIBUTES,
  SEGMENT,
  LANGUAGE,
  REGION,
  VERIFIED_BY,
  DEVICES,
  NEVER,
  DETAILS,
  KIND,
  OUTCOME,
  VALUE,
  CONTENT,
  CSAT,
  NPS,
  EFFORT,
  RESOLVED,
  OWNER,
  STATE,
  DRAIN,
  LEASE,
  GRACE,
  REPAIR;

  private static final Map<String, Field> BY_WORD =
      Stream.of(values()).collect(Collectors.toMap(Field::word, field -> field));

  private final String word = Words.of(this);

  /** As it is written in a line. */
  public String word() {
    return word;
  }

  /** The field of a word, or null. */
  static Field of(String word) {
    return BY_WORD.get(word);
  }
}
