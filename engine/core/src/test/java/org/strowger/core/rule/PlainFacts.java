package org.strowger.core.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Facts as they are put down. */
final class PlainFacts implements Facts {
  int channel = 1;
  int topic;
  int queue = 1;
  int urgency = 3;
  long credit;
  final Map<Integer, Long> numbers = new HashMap<>();
  final Map<Integer, Long> words = new HashMap<>();
  boolean known;
  int segment;
  int language;
  int region;
  int verifiedBy;
  final Set<Integer> devices = new HashSet<>();
  final Map<Integer, Long> customerNumbers = new HashMap<>();
  final Map<Integer, Long> customerWords = new HashMap<>();
  int openNeeds;
  boolean needKept;
  int resolved;
  int needContacts;
  int owner;
  int lastAgent;

  /** Contacts by the age that they have at least. */
  final Map<Long, Integer> contacts = new HashMap<>();

  final Map<Integer, Integer> outcomes = new HashMap<>();

  /** Age of the newest touchpoint of a kind. */
  final Map<Integer, Long> ages = new HashMap<>();

  boolean firstTime;
  int lastChannel;
  int lastTopic;
  int lastDisposition;
  int reads;

  @Override
  public int channel() {
    return channel;
  }

  @Override
  public int topic() {
    return topic;
  }

  @Override
  public int queue() {
    return queue;
  }

  @Override
  public int urgency() {
    return urgency;
  }

  @Override
  public long creditMs() {
    return credit;
  }

  @Override
  public boolean hasNumber(int attribute) {
    return numbers.containsKey(attribute);
  }

  @Override
  public long number(int attribute) {
    return numbers.get(attribute);
  }

  @Override
  public long word(int attribute) {
    return words.getOrDefault(attribute, 0L);
  }

  @Override
  public boolean customerKnown() {
    return known;
  }

  @Override
  public int segment() {
    reads++;
    return segment;
  }

  @Override
  public int language() {
    return language;
  }

  @Override
  public int region() {
    return region;
  }

  @Override
  public int verifiedBy() {
    return verifiedBy;
  }

  @Override
  public boolean device(int code) {
    return devices.contains(code);
  }

  @Override
  public boolean hasCustomerNumber(int attribute) {
    return customerNumbers.containsKey(attribute);
  }

  @Override
  public long customerNumber(int attribute) {
    return customerNumbers.get(attribute);
  }

  @Override
  public long customerWord(int attribute) {
    return customerWords.getOrDefault(attribute, 0L);
  }

  @Override
  public int openNeeds() {
    return openNeeds;
  }

  @Override
  public boolean needKept() {
    return needKept;
  }

  @Override
  public int needResolved() {
    return resolved;
  }

  @Override
  public int needContacts() {
    return needContacts;
  }

  @Override
  public int needOwner() {
    return owner;
  }

  @Override
  public int needLastAgent() {
    return lastAgent;
  }

  @Override
  public int contactsWithin(long durationMs) {
    return contacts.getOrDefault(durationMs, 0);
  }

  @Override
  public int lastOutcome(int kind) {
    return outcomes.getOrDefault(kind, 0);
  }

  @Override
  public boolean seen(int kind, long durationMs) {
    return ages.containsKey(kind) && ages.get(kind) <= durationMs;
  }

  @Override
  public boolean firstTime() {
    return firstTime;
  }

  @Override
  public int lastChannel() {
    return lastChannel;
  }

  @Override
  public int lastTopic() {
    return lastTopic;
  }

  @Override
  public int lastDisposition() {
    return lastDisposition;
  }
}
