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
  SIGN_ON(
      List.of(Field.AGENT, Field.PROFILE),
      Field.SKILLS,
      Field.TEAMS,
      Field.PRESENCE,
      Field.LEASE,
      Field.GRACE),
  SIGN_OFF(List.of(Field.AGENT), Field.FORCED),
  ALIVE(List.of(Field.AGENT)),
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
      Field.NOT_BEFORE,
      Field.ATTRIBUTES,
      Field.SEALED),
  UPDATE(
      List.of(Field.INTERACTION),
      Field.CLASS,
      Field.CREDIT,
      Field.REQUIRES,
      Field.EXCLUDE,
      Field.NAMED,
      Field.PREFERRED,
      Field.ATTRIBUTES),
  ASSIGN(List.of(Field.INTERACTION, Field.AGENT), Field.FORCED),
  PICK(List.of(Field.INTERACTION, Field.AGENT)),
  TO_HEAD(List.of(Field.INTERACTION)),
  RETURN_TO_QUEUE(List.of(Field.INTERACTION), Field.AGENT, Field.REASON),
  ABANDON(List.of(Field.INTERACTION)),
  COMPLETE(List.of(Field.INTERACTION), Field.AGENT, Field.DISPOSITION, Field.RESOLVED),
  END_WRAP_UP(List.of(Field.INTERACTION), Field.AGENT),
  TRANSFER(
      List.of(Field.INTERACTION),
      Field.QUEUE,
      Field.TO_AGENT,
      Field.AGENT,
      Field.WARM,
      Field.BOUND,
      Field.CLASS,
      Field.CREDIT,
      Field.REASON,
      Field.NOTE),
  CANCEL_TRANSFER(List.of(Field.INTERACTION), Field.AGENT),
  SHIFT(
      List.of(Field.INTERACTION, Field.CHANNEL),
      Field.QUEUE,
      Field.BOUND,
      Field.REASON,
      Field.NOTE),
  REQUEST_SHIFT(List.of(Field.INTERACTION)),
  REFUSE_SHIFT(List.of(Field.INTERACTION)),
  PARK(List.of(Field.INTERACTION), Field.AGENT, Field.REASON),
  RESUME(List.of(Field.INTERACTION)),
  MESSAGE(List.of(Field.INTERACTION, Field.SENDER)),
  CANCEL(List.of(Field.INTERACTION), Field.REASON),
  CALLBACK(List.of(Field.INTERACTION), Field.NOT_BEFORE, Field.CHANNEL),
  CALLBACK_FAILED(List.of(Field.INTERACTION), Field.AGENT),
  ACCEPT(List.of(Field.OFFER), Field.AGENT),
  DECLINE(List.of(Field.OFFER), Field.AGENT, Field.REASON),
  UPDATE_CUSTOMER(
      List.of(Field.CUSTOMER),
      Field.SEGMENT,
      Field.LANGUAGE,
      Field.REGION,
      Field.VERIFIED_BY,
      Field.DEVICES,
      Field.NEVER,
      Field.ATTRIBUTES,
      Field.DETAILS),
  TOUCHPOINT(
      List.of(Field.KIND),
      Field.CUSTOMER,
      Field.INTERACTION,
      Field.CHANNEL,
      Field.TOPIC,
      Field.OUTCOME,
      Field.AGENT,
      Field.VALUE,
      Field.CONTENT),
  SURVEY(
      List.of(Field.CUSTOMER),
      Field.INTERACTION,
      Field.TOPIC,
      Field.CSAT,
      Field.NPS,
      Field.EFFORT,
      Field.RESOLVED,
      Field.CONTENT),
  UPDATE_NEED(List.of(Field.CUSTOMER, Field.TOPIC), Field.OWNER, Field.RESOLVED),
  FORGET(List.of(Field.CUSTOMER)),
  CHANGE_CHANNEL(List.of(Field.CHANNEL, Field.STATE), Field.DRAIN),
  BEGIN_RECONCILE(List.of(), Field.CHANNEL, Field.REPAIR),
  REPORT_LIVE(List.of(Field.INTERACTION), Field.AGENT),
  END_RECONCILE(List.of()),
  PLAN(List.of(), Field.PLAN, Field.FILE),
  TICK(List.of()),
  SNAPSHOT(List.of()),
  QUERY_AGENT(List.of(Field.AGENT)),
  QUERY_INTERACTION(List.of(Field.INTERACTION)),
  QUERY_QUEUE(List.of(Field.QUEUE), Field.FIRST, Field.MOST),
  QUERY_ESTIMATE(List.of(Field.QUEUE, Field.CHANNEL)),
  QUERY_SUMMARY(List.of()),
  QUERY_CUSTOMER(List.of(Field.CUSTOMER));

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
