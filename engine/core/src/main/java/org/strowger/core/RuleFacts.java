package org.strowger.core;

import org.strowger.core.interaction.Interactions;
import org.strowger.core.rule.Attributes;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.rule.Facts;

/** What rules ask about one interaction after another, read from the state. One thread. */
final class RuleFacts implements Facts {
  private final Interactions interactions;
  private final Attributes attributes;
  private final BaseValues base;
  private int interaction;

  RuleFacts(Rooms rooms) {
    interactions = rooms.interactions;
    attributes = rooms.attributes;
    base = rooms.baseValues;
  }

  /** What follows is about this interaction, which has base values. */
  void of(int slot) {
    interaction = slot;
  }

  @Override
  public int channel() {
    return interactions.channel(interaction);
  }

  @Override
  public int topic() {
    return interactions.topic(interaction);
  }

  @Override
  public int queue() {
    return base.queue(interaction);
  }

  @Override
  public int urgency() {
    return base.urgency(interaction);
  }

  @Override
  public long creditMs() {
    return base.creditMs(interaction);
  }

  @Override
  public boolean hasNumber(int attribute) {
    return attributes.hasNumber(interaction, attribute);
  }

  @Override
  public long number(int attribute) {
    return attributes.number(interaction, attribute);
  }

  @Override
  public long word(int attribute) {
    return attributes.word(interaction, attribute);
  }

  @Override
  public boolean customerKnown() {
    return false;
  }

  @Override
  public int segment() {
    return 0;
  }

  @Override
  public int language() {
    return 0;
  }

  @Override
  public int region() {
    return 0;
  }

  @Override
  public int verifiedBy() {
    return 0;
  }

  @Override
  public boolean device(int code) {
    return false;
  }

  @Override
  public boolean hasCustomerNumber(int attribute) {
    return false;
  }

  @Override
  public long customerNumber(int attribute) {
    return 0;
  }

  @Override
  public long customerWord(int attribute) {
    return 0;
  }

  @Override
  public int openNeeds() {
    return 0;
  }

  @Override
  public boolean needKept() {
    return false;
  }

  @Override
  public int needResolved() {
    return 0;
  }

  @Override
  public int needContacts() {
    return 0;
  }

  @Override
  public int needOwner() {
    return 0;
  }

  @Override
  public int needLastAgent() {
    return 0;
  }

  @Override
  public int contactsWithin(long durationMs) {
    return 0;
  }

  @Override
  public int lastOutcome(int kind) {
    return 0;
  }

  @Override
  public boolean seen(int kind, long durationMs) {
    return false;
  }

  @Override
  public boolean firstTime() {
    return false;
  }

  @Override
  public int lastChannel() {
    return 0;
  }

  @Override
  public int lastTopic() {
    return 0;
  }

  @Override
  public int lastDisposition() {
    return 0;
  }
}
