package org.strowger.gateway.plan;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.strowger.codec.Limits;
import org.strowger.gateway.text.DurationText;
import org.strowger.gateway.text.IdText;
import org.strowger.gateway.text.Words;

/**
 * Turns parts into values. Every method takes the key for messages, tells the problems what is
 * wrong and then returns a harmless value.
 */
final class Values {
  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** An external id, or null. */
  String id(Part part, String key) {
    if (part instanceof Part.Single single) {
      if (single.type() == Part.Type.TEXT) {
        return idText(part.line(), part.column(), key, single.text());
      } else if (single.type() != Part.Type.NOTHING) {
        problems.add(part, key, "an id is text; write it in quotes");
        return null;
      }
    }
    problems.add(part, key, "must be an id, text of 1 to 64 bytes of UTF-8");
    return null;
  }

  /** An external id that stands as a key, or null. */
  String id(Part.Entry entry, String key) {
    return idText(entry.line(), entry.column(), key, entry.key());
  }

  private String idText(int line, int column, String key, String text) {
    if (IdText.isId(text)) {
      return text;
    }
    int length = IdText.utf8Length(text);
    problems.add(
        line,
        column,
        key,
        text,
        length < 0
            ? "an id must be Unicode text; half of a surrogate pair is missing"
            : "an id has 1 to " + Limits.MAX_TEXT_LENGTH + " bytes of UTF-8, this has " + length);
    return null;
  }

  int whole(Part part, String key, int min, int max) {
    if (part instanceof Part.Single single && single.type() == Part.Type.WHOLE_NUMBER) {
      try {
        int value = Integer.parseInt(single.text());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException e) {
        // told below: it is out of range
      }
    }
    problems.add(part, key, "must be a whole number from " + min + " to " + max);
    return min;
  }

  /** A duration in milliseconds. */
  long durationMs(Part part, String key, long minMs, long maxMs) {
    if (part instanceof Part.Single single && single.type() == Part.Type.TEXT) {
      OptionalLong ms = DurationText.parseMs(single.text());
      if (ms.isPresent() && ms.getAsLong() >= minMs && ms.getAsLong() <= maxMs) {
        return ms.getAsLong();
      }
    }
    problems.add(part, key, "must be " + durationRange(minMs, maxMs));
    return minMs;
  }

  /** A whole number where the key is given. */
  int wholeOr(Keys keys, String name, int min, int max, int otherwise) {
    Part part = keys.optional(name);
    return part == null ? otherwise : whole(part, keys.key(name), min, max);
  }

  /** A duration of at most the longest where the key is given. */
  long durationOr(Keys keys, String name, long minMs, long otherwiseMs) {
    Part part = keys.optional(name);
    return part == null
        ? otherwiseMs
        : durationMs(part, keys.key(name), minMs, Limits.MAX_DURATION_MS);
  }

  static String durationRange(long minMs, long maxMs) {
    return "a duration from "
        + DurationText.format(minMs)
        + " to "
        + DurationText.format(maxMs)
        + ": "
        + DurationText.FORM;
  }

  boolean flag(Part part, String key) {
    if (part instanceof Part.Single single && single.type() == Part.Type.TRUE_OR_FALSE) {
      return Boolean.parseBoolean(single.text());
    }
    problems.add(part, key, "must be true or false");
    return false;
  }

  /** True or false where the key is given. */
  boolean flagOr(Keys keys, String name, boolean otherwise) {
    Part part = keys.optional(name);
    return part == null ? otherwise : flag(part, keys.key(name));
  }

  /** One of the constants of an enum, written in lower case with hyphens. */
  <E extends Enum<E>> E choice(Part part, String key, List<E> allowed) {
    if (part instanceof Part.Single single && single.type() == Part.Type.TEXT) {
      for (E constant : allowed) {
        if (Words.of(constant).equals(single.text())) {
          return constant;
        }
      }
    }
    problems.add(
        part,
        key,
        "must be " + allowed.stream().map(Words::of).collect(Collectors.joining(" or ")));
    return allowed.get(0);
  }
}
