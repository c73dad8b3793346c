package org.strowger.gateway.command;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.strowger.gateway.text.Words;

/** What a line asks for, with the fields it must and may have. */
public enum Verb {
  SIGN_ON(List.of(Field.AGENT, Field.PROFILE), Field.SKILLS, Field.TEAMS, Field.PRESENCE),
  SIGN_OFF(List.of(Field.AGENT)),
  PRESENCE(List.of(Field.AGENT, Field.PRESENCE), Field.RETURN, Field.REASON),
  SKILLS(List.of(Field.AGENT, Field.SKILLS)),
  PROFILE(List.of(Field.AGENT, Field.PROFILE)),
  TEAMS(List.of(Field.AGENT, Field.TEAMS)),
  ARRIVE(
      List.of(Field.INTERACTION, Field.QUEUE, Field.CHANNEL),
      Field.CUSTOMER,
      Field.TOPIC,
      Field.CLASS,
      Field.CREDIT,
      Field.REQUIRES,
      Field.EXCLUDE,
      Field.NAMED,
      Field.PREFERRED,
      Field.SEALED),
  UPDATE(
      List.of(Field.INTERACTION),
      Field.CLASS,
      Field.CREDIT,
      Field.REQUIRES,
      Field.EXCLUDE,
      Field.NAMED,
      Field.PREFERRED),
  ASSIGN(List.of(Field.INTERACTION, Field.AGENT), Field.FORCED),
  PICK(List.of(Field.INTERACTION, Field.AGENT)),
  TO_HEAD(List.of(Field.INTERACTION)),
  RETURN_TO_QUEUE(List.of(Field.INTERACTION), Field.AGENT, Field.REASON),
  ABANDON(List.of(Field.INTERACTION)),
  COMPLETE(List.of(Field.INTERACTION), Field.AGENT, Field.DISPOSITION),
  END_WRAP_UP(List.of(Field.INTERACTION), Field.AGENT),
  ACCEPT(List.of(Field.OFFER), Field.AGENT),
  DECLINE(List.of(Field.OFFER), Field.AGENT, Field.REASON),
  PLAN(List.of(), Field.PLAN, Field.FILE),
  TICK(List.of()),
  SNAPSHOT(List.of()),
  QUERY_AGENT(List.of(Field.AGENT)),
  QUERY_INTERACTION(List.of(Field.INTERACTION)),
  QUERY_QUEUE(List.of(Field.QUEUE), Field.FIRST, Field.MOST),
  QUERY_SUMMARY(List.of());

  private static final Map<String, Verb> BY_WORD =
      Stream.of(values())
          .collect(Collectors.toMap(Verb::word, verb -> verb, (a, b) -> a, LinkedHashMap::new));

  private final String word = Words.of(this);

  // The sets are unmodifiable, which their type does not tell.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Field> required;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Field> allowed;

  Verb(List<Field> required, Field... optional) {
    this.required = Set.copyOf(required);
    Set<Field> all = EnumSet.of(Field.DO, Field.AT, Field.CLIENT, Field.CORRELATION);
    all.addAll(required);
    all.addAll(List.of(optional));
    this.allowed = Collections.unmodifiableSet(all);
  }

  /** As it is written in a line. */
  public String word() {
    return word;
  }

  boolean requires(Field field) {
    return required.contains(field);
  }

  boolean allows(Field field) {
    return allowed.contains(field);
  }

  /** Names of all fields it may have. */
  String fields() {
    return allowed.stream().map(Field::word).collect(Collectors.joining(", "));
  }

  /** The verb of a word, or null. */
  static Verb of(String word) {
    return BY_WORD.get(word);
  }

  /** All words. */
  static String words() {
    return String.join(", ", BY_WORD.keySet());
  }
}
