package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.strowger.api.Names;
import org.strowger.codec.sbe.IdKind;

/** Writes numbers as the ids they stand for, and enum constants as words. One thread. */
final class EventIds {
  private final Names names;
  private final LongFunction<String> unknownIds;
  private final UnaryOperator<String> customers;
  private final ReleasedNames released = new ReleasedNames();

  /**
   * For one output.
   *
   * @param customers tells the external id of a customer whose name in the log is another
   */
  EventIds(Names names, LongFunction<String> unknownIds, UnaryOperator<String> customers) {
    this.names = names;
    this.unknownIds = unknownIds;
    this.customers = customers;
  }

  /** The id behind a number, or null. */
  String text(IdKind kind, long number) {
    if (number < 0) {
      return unknownIds.apply(number);
    }
    String text = names.text(kind, number);
    if (kind == IdKind.CUSTOMER) {
      return customers.apply(text);
    }
    return text == null && kind == IdKind.INTERACTION ? released.text(number) : text;
  }

  /** The name that the log has for a number, or null. */
  String nameInLog(IdKind kind, long number) {
    return names.text(kind, number);
  }

  /** An id as given; the number where there is none. */
  void write(JsonGenerator json, String field, IdKind kind, long number) throws IOException {
    write(json, field, text(kind, number), number);
  }

  private static void write(JsonGenerator json, String field, String text, long number)
      throws IOException {
    if (text == null) {
      json.writeNumberField(field, number);
    } else {
      json.writeStringField(field, text);
    }
  }

  /** An id as given, in a list. */
  void writeEntry(JsonGenerator json, IdKind kind, long number) throws IOException {
    String text = text(kind, number);
    if (text == null) {
      json.writeNumber(number);
    } else {
      json.writeString(text);
    }
  }

  /** An id as given, if it is in use; the number if it no longer is; nothing for 0. */
  void writeLiveIfAny(JsonGenerator json, String field, IdKind kind, long number)
      throws IOException {
    if (number != 0) {
      write(json, field, names.text(kind, number), number);
    }
  }

  /** An id as given; nothing for 0. */
  void writeIfAny(JsonGenerator json, String field, IdKind kind, long number) throws IOException {
    if (number != 0) {
      write(json, field, kind, number);
    }
  }

  /** Remembers the name of an interaction, which the engine is about to forget. */
  void release(long number) {
    String text = names.text(IdKind.INTERACTION, number);
    if (text != null) {
      released.add(number, text);
    }
  }
}
