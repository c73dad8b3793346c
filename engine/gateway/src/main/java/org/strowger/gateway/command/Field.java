package org.strowger.gateway.command;

import java.util.Locale;

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
  SEALED,
  DISPOSITION,
  OFFER,
  PLAN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it is written in a line. */
  public String word() {
    return word;
  }

  /** The field of a word, or null. */
  static Field of(String word) {
    for (Field field : values()) {
      if (field.word.equals(word)) {
        return field;
      }
    }
    return null;
  }
}
