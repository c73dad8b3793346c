package org.strowger.journal;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a journal stands: the last command, and a hash of every byte up to it. Kept elsewhere, it
 * proves later that nothing was changed before it and nothing cut off. The hash is that of a mark
 * if one stands behind the command, and the one a mark would have otherwise. Immutable.
 *
 * @param sequence of the last command, 0 before the first
 * @param hash 64 lower-case hex digits
 */
public record Head(long sequence, String hash) {
  private static final int HASH_LENGTH = 32;

  static Head of(long sequence, byte[] hash) {
    return new Head(sequence, HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_LENGTH)));
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static Head parse(String text) {
    String form = "a head is SEQUENCE:HASH, a whole number and 64 hex digits, not " + text;
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(form);
    }
    try {
      byte[] hash = HexFormat.of().parseHex(text.substring(colon + 1));
      long sequence = Long.parseLong(text.substring(0, colon));
      if (hash.length != HASH_LENGTH || sequence < 0) {
        throw new IllegalArgumentException(form);
      }
      return of(sequence, hash);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(form, e);
    }
  }

  @Override
  public String toString() {
    return sequence + ":" + hash;
  }
}
