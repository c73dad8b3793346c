package org.strowger.gateway.command;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;
import org.strowger.api.CommandPublisher;
import org.strowger.api.Names;
import org.strowger.api.PublishResult;
import org.strowger.codec.AttributeList;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.gateway.command.AttributeTexts.Attribute;
import org.strowger.gateway.payload.Payloads;

/**
 * Turns ids into numbers and publishes, one command after the other; waits while the engine is
 * back-pressured. A command of which a number could not be had is not published. One thread.
 */
final class Outlet {
  final CommandPublisher publisher;
  final Payloads payloads;
  private final Names names;
  private final UnknownIds unknownIds;
  private final IdleStrategy idleStrategy;
  private final BooleanSupplier stopping;
  private final CatchUp catchUp;
  private long failure;
  private int unknown;
  private volatile boolean waitsForDisk;

  Outlet(
      CommandPublisher publisher,
      Names names,
      UnknownIds unknownIds,
      IdleStrategy idleStrategy,
      BooleanSupplier stopping,
      CatchUp catchUp,
      Payloads payloads) {
    this.publisher = publisher;
    this.names = names;
    this.unknownIds = unknownIds;
    this.idleStrategy = idleStrategy;
    this.stopping = stopping;
    this.catchUp = catchUp;
    this.payloads = payloads;
  }

  /** Another command begins; what is defined for it is nobody's in particular. */
  void begin() {
    failure = 0;
    unknown = 0;
    publisher.correlate(0, 0);
  }

  long publish(LineCommand command, int client, LongSupplier publication) {
    if (failure < 0) {
      return failure;
    }
    publisher.correlate(client, command.correlation);
    return insist(publication);
  }

  long insist(LongSupplier publication) {
    idleStrategy.reset();
    long result = publication.getAsLong();
    while (isForNow(result) && !stopping.getAsBoolean()) {
      waitsForDisk(result);
      idleStrategy.idle();
      result = publication.getAsLong();
    }
    waitsForDisk(result);
    return result;
  }

  private void waitsForDisk(long result) {
    boolean full = result == PublishResult.DISK_FULL;
    if (full != waitsForDisk) {
      waitsForDisk = full;
    }
  }

  /** Whether the last command found no room on the disk and is not taken in. Any thread. */
  boolean waitsForDisk() {
    return waitsForDisk;
  }

  /** A full ring and a full disk pass; until then the input waits. */
  private static boolean isForNow(long result) {
    return result == PublishResult.BACK_PRESSURED || result == PublishResult.DISK_FULL;
  }

  /** Whether an id has a number. */
  boolean hasNumber(IdKind kind, String text) {
    return names.number(kind, text) != 0;
  }

  /** The id's number, defined if need be; 0 for null. */
  long number(IdKind kind, String text) {
    if (text == null || failure < 0) {
      return 0;
    }
    String name = kind == IdKind.CUSTOMER ? payloads.name(text) : text;
    long number = insist(() -> publisher.number(kind, name));
    if (number < 0) {
      failure = number;
    }
    return number;
  }

  int defined(IdKind kind, String text) {
    return (int) number(kind, text);
  }

  /** The next unknown id is told beside one before it, as in an answer. */
  void tellNext() {
    unknown = 0;
  }

  /** The id's number if it has one, else one that is refused; 0 for null. */
  int known(IdKind kind, String text) {
    return (int) knownNumber(kind, text);
  }

  long knownNumber(IdKind kind, String text) {
    if (text == null) {
      return 0;
    }
    String name = kind == IdKind.CUSTOMER ? payloads.knownName(text) : text;
    long number = name == null ? 0 : names.number(kind, name);
    if (number != 0) {
      return number;
    }
    if (unknown == 0) {
      // Only the first one of a command can be the one that its refusal names.
      unknown = unknownIds.number(text);
    }
    return unknown;
  }

  /** The number of an interaction that is live; 0 for any other. */
  long liveNumber(String interaction) {
    return interaction == null ? 0 : names.number(IdKind.INTERACTION, interaction);
  }

  void fill(SkillList list, SkillTexts texts) {
    for (int i = 0; i < texts.size(); i++) {
      list.add(texts.set(i), known(IdKind.SKILL, texts.skill(i)), texts.level(i));
    }
  }

  void fill(NumberList list, IdKind kind, List<String> texts) {
    for (String text : texts) {
      list.add(known(kind, text));
    }
  }

  /** Words of rules and names of attributes get a number on first use. */
  void fill(AttributeList list, AttributeTexts texts) {
    for (int i = 0; i < texts.size(); i++) {
      Attribute attribute = texts.get(i);
      int name = defined(IdKind.ATTRIBUTE, attribute.name());
      if (attribute.removed()) {
        list.add(name, AttributeList.REMOVED, 0);
      } else if (attribute.word() == null) {
        list.add(name, AttributeList.NUMBER, attribute.number());
      } else {
        list.add(name, AttributeList.CODE, defined(IdKind.CODE, attribute.word()));
      }
    }
  }

  /** Asks the engine something and waits for the answer; false if there is none. */
  boolean ask(LongSupplier question) {
    publisher.correlate(0, CatchUp.CORRELATION);
    long result = insist(question);
    publisher.correlate(0, 0);
    if (result < 0) {
      failure = result;
      return false;
    }
    catchUp.asked();
    idleStrategy.reset();
    while (!catchUp.isDone() && !stopping.getAsBoolean()) {
      idleStrategy.idle();
    }
    if (!catchUp.isDone()) {
      failure = PublishResult.CLOSED;
    }
    return catchUp.isDone();
  }

  /** External id of the customer whose a live interaction is, or nobody's. */
  private String customerOf(long interaction) {
    boolean told =
        interaction > 0
            && ask(() -> publisher.queryInteraction(interaction))
            && catchUp.customer() != 0;
    String name = told ? names.text(IdKind.CUSTOMER, catchUp.customer()) : null;
    return name == null ? Payloads.NOBODY : payloads.customer(name);
  }

  /** Whether the engine keeps anything of a customer. */
  boolean isKept(long customer) {
    return customer > 0
        && ask(() -> publisher.queryCustomer(customer))
        && catchUp.isCustomerKnown();
  }

  /**
   * The payload of a command, sealed if there are keys.
   *
   * @param customer external id, or null: that of the interaction
   * @param interaction number
   */
  byte[] payload(LineCommand command, String purpose, String customer, long interaction) {
    byte[] payload = command.about.payload;
    if (payload.length == 0 || !payloads.areSealed()) {
      return payload;
    }
    return payloads.forLog(customer == null ? customerOf(interaction) : customer, purpose, payload);
  }

  /** Whether a number could not be had, or an answer. */
  boolean hasFailed() {
    return failure < 0;
  }
}
