package org.strowger.gateway.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.LongFunction;
import org.strowger.api.Names;
import org.strowger.codec.sbe.IdKind;

/** Writes numbers as the ids they stand for, and enum constants as words. One thread. */
final class EventIds {
  private final Names names;
  private final LongFunction<String> unknownIds;
  private final ReleasedNames released = new ReleasedNames();

  EventIds(Names names, LongFunction<String> unknownIds) {
    this.names = names;
    this.unknownIds = unknownIds;
  }

  /** The id behind a number, or null. */
  String text(IdKind kind, long number) {
    if (number < 0) {
      return unknownIds.apply(number);
    }
    String text = names.text(kind, number);
    return text == null && kind == IdKind.INTERACTION ? released.text(number) : text;
  }

  /** An id as given; the number where there is none. */
  void write(JsonGenerator json, String field, IdKind kind, long number) throws IOException {
    String text = text(kind, number);
    if (text == null) {
      json.writeNumberField(field, number);
    } else {
      json.writeStringField(field, text);
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
