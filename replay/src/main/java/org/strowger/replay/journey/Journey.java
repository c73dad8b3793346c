package org.strowger.replay.journey;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.LongHashSet;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.core.explain.LiveRecord;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.Moment;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.EventText;
import org.strowger.replay.text.GatewayForm;
import org.strowger.replay.text.MessageReader;
import org.strowger.replay.text.Text;

/**
 * Executes a journal and keeps what happened to one customer: each arrival, and each event about
 * the customer or an interaction of theirs. One thread.
 */
final class Journey {
  private final String customer;
  private final long numberAsked;
  private final Moment from;
  private final Moment to;
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);
  private final EventText events = new EventText(dictionary);
  private final Execution execution;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final DefineNameDecoder defineName = new DefineNameDecoder();
  private final NameDefinedDecoder defined = new NameDefinedDecoder();
  private final NameReleasedDecoder released = new NameReleasedDecoder();
  private final InteractionArriveDecoder arrive = new InteractionArriveDecoder();
  private final Int2ObjectHashMap<Places> places = new Int2ObjectHashMap<>();

  /** Numbers the customer has had. One who was forgotten and comes back has another. */
  private final LongHashSet customers = new LongHashSet();

  private final LongHashSet interactions = new LongHashSet();
  private final List<Map<String, Object>> told = new ArrayList<>();
  private String nameAsked;
  private Map<String, Object> arrival;
  private long arrived;
  private boolean wanted;
  private long lastSequence;

  /** Where a kind of event has its interaction and its customer; -1: it has none. */
  private record Places(int interaction, int customer) {}

  /**
   * Nothing is read yet.
   *
   * @param customer external id
   * @param number of the customer, 0: the external id counts
   */
  Journey(JournalReader journal, String customer, long number, Moment from, Moment to) {
    this.customer = customer;
    this.from = from;
    this.to = to;
    numberAsked = number;
    if (number != 0) {
      customers.add(number);
    }
    execution = new Execution(journal, dictionary, this::onEvent);
    execution.refuseBefore(journal, to);
    known();
    for (int template : reader.eventTemplates()) {
      places.put(
          template,
          new Places(reader.place(template, "interaction"), reader.place(template, "customer")));
    }
  }

  /** Those there are where the journal begins, if its first commands were removed. */
  private void known() {
    long number = numberAsked == 0 ? dictionary.number(IdKind.CUSTOMER, customer) : 0;
    if (number != 0) {
      customers.add(number);
    }
    for (LiveRecord live : execution.core().probe().live()) {
      if (customers.contains(live.customer())) {
        interactions.add(live.interaction());
      }
    }
  }

  /** Sequence of the last command executed, 0 if none. */
  long lastSequence() {
    return lastSequence;
  }

  /** What happened, in order. */
  List<Map<String, Object>> told() {
    return told;
  }

  /** Whether the customer was ever known, or, of one asked for by number, anything was told. */
  boolean isKnown() {
    return numberAsked == 0 ? !customers.isEmpty() : !told.isEmpty();
  }

  /**
   * Takes the next record.
   *
   * @return whether more can be wanted
   */
  boolean onRecord(DirectBuffer buffer, int offset, int length) {
    if (to != null && to.isBefore(buffer, offset)) {
      return false;
    }
    if (Envelope.kind(buffer, offset) == Envelope.MARK
        || Envelope.sequence(buffer, offset) <= execution.core().sequence()) {
      return true;
    }
    lastSequence = Envelope.sequence(buffer, offset);
    wanted = from == null || !from.isAfter(buffer, offset);
    int message = offset + Envelope.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    arrival = null;
    if (template == DefineNameDecoder.TEMPLATE_ID) {
      defineName.wrapAndApplyHeader(buffer, message, header);
      byte[] text = new byte[defineName.textLength()];
      defineName.getText(text, 0, text.length);
      nameAsked = new String(text, UTF_8);
    } else if (template == InteractionArriveDecoder.TEMPLATE_ID) {
      arrival(buffer, offset, length);
    }
    execution.apply(buffer, offset, length);
    return true;
  }

  /** It counts when its first event comes; a refusal is about no interaction. */
  private void arrival(DirectBuffer buffer, int offset, int length) {
    int message = offset + Envelope.LENGTH;
    arrive.wrapAndApplyHeader(buffer, message, header);
    if (!customers.contains(arrive.customer())
        || execution.core().probe().standing(arrive.interaction()) != null) {
      return;
    }
    arrived = arrive.interaction();
    arrival = new LinkedHashMap<>();
    arrival.put("event", "arrived");
    arrival.put("seq", lastSequence);
    arrival.put("time", Text.time(Envelope.timeMs(buffer, offset)));
    Map<String, Object> fields = reader.fields(buffer, message, length - Envelope.LENGTH);
    arrival.putAll(GatewayForm.fields(InteractionArriveDecoder.TEMPLATE_ID, fields));
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    int message = offset + EventHeader.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    int block = message + MessageHeaderDecoder.ENCODED_LENGTH;
    switch (template) {
      case NameDefinedDecoder.TEMPLATE_ID -> {
        defined.wrapAndApplyHeader(buffer, message, header);
        if (numberAsked == 0 && defined.kind() == IdKind.CUSTOMER && customer.equals(nameAsked)) {
          customers.add(defined.number());
        }
      }
      case NameReleasedDecoder.TEMPLATE_ID -> {
        released.wrapAndApplyHeader(buffer, message, header);
        if (released.kind() == IdKind.INTERACTION && interactions.remove(released.number())) {
          events.of(buffer, offset, length);
        }
      }
      default -> {
        Places at = places.get(template);
        boolean first = arrival != null && isAbout(at.interaction, buffer, block, arrived);
        if (first) {
          interactions.add(arrived);
          tell(arrival);
          arrival = null;
        }
        if (isAmong(interactions, at.interaction, buffer, block)
            || isAmong(customers, at.customer, buffer, block)) {
          tell(events.of(buffer, offset, length));
        }
      }
    }
  }

  private static boolean isAbout(int place, DirectBuffer buffer, int block, long number) {
    return place >= 0 && buffer.getLong(block + place, LITTLE_ENDIAN) == number;
  }

  private static boolean isAmong(LongHashSet numbers, int place, DirectBuffer buffer, int block) {
    return place >= 0 && numbers.contains(buffer.getLong(block + place, LITTLE_ENDIAN));
  }

  private void tell(Map<String, Object> line) {
    if (wanted && line != null) {
      line.remove("plan");
      told.add(line);
    }
  }
}
