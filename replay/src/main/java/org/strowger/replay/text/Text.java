package org.strowger.replay.text;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.strowger.codec.CoreLimits;

/** How hashes, checksums and times are written. */
public final class Text {
  /** What a torn journal means. */
  public static final String TORN =
      "an unfinished record follows: in work, or left by a process that was killed; never"
          + " acknowledged, it does not count";

  /** Also those that turn the direction of what follows. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");

  private Text() {}

  /** A line for people: what, and its value in a column of its own. */
  public static String row(String label, String value) {
    return String.format(Locale.ROOT, "%-12s%s\n", label, printable(value));
  }

  /**
   * A text with control characters written as in JSON: ids and notes come from elsewhere, and a
   * terminal obeys what it is sent.
   */
  public static String printable(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
  }

  /** A count for people, with commas. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A count and what is counted, for people: {@code 1 mark}, {@code 2 marks}. */
  public static String count(long value, String noun) {
    return count(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** The limits of an engine, for people. */
  public static String limits(CoreLimits limits) {
    return count(limits.maxAgents(), "agent")
        + ", "
        + count(limits.maxInteractions(), "live interaction")
        + ", "
        + count(limits.maxCustomers(), "customer")
        + ", "
        + count(limits.maxNames(), "name")
        + " of a kind";
  }

  /** 16 hex digits. */
  public static String hex(long value) {
    return HexFormat.of().toHexDigits(value);
  }

  /** 8 hex digits. */
  public static String hex(int value) {
    return HexFormat.of().toHexDigits(value);
  }

  /** Two hex digits a byte. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** From {@code UNTIL_ENDED} or {@code InteractionArrive} to words with hyphens. */
  public static String hyphens(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** ISO-8601 in UTC, as in {@code 1999-02-01T07:00:00.000Z}, always with milliseconds. */
  public static String time(long epochMs) {
    String text = Instant.ofEpochMilli(epochMs).toString();
    int seconds = text.length() - 1;
    return text.indexOf('.') < 0 ? text.substring(0, seconds) + ".000Z" : text;
  }
}
