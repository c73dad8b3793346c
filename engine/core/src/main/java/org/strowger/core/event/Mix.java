package org.strowger.core.event;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;

/**
 * 64-bit mixing for digests. Finalizer constants are those of SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", 2014). Not meant to resist an adversary: the
 * journal's SHA-256 does that. Stateless.
 */
public final class Mix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long FIRST = 0xBF58476D1CE4E5B9L;
  private static final long SECOND = 0x94D049BB133111EBL;

  private Mix() {}

  /** A well spread value of one word. */
  public static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * FIRST;
    z = (z ^ (z >>> 27)) * SECOND;
    return z ^ (z >>> 31);
  }

  /** Takes one more word into a hash. */
  public static long fold(long hash, long word) {
    long z = (hash ^ word) * FIRST;
    return z ^ (z >>> 32);
  }

  /** Takes bytes into a hash, eight at a time, then the rest and the length. */
  public static long fold(long hash, DirectBuffer buffer, int offset, int length) {
    long even = hash;
    long odd = hash ^ GOLDEN;
    int i = offset;
    int end = offset + length;
    for (; i + 16 <= end; i += 16) {
      even = fold(even, buffer.getLong(i, LITTLE_ENDIAN));
      odd = fold(odd, buffer.getLong(i + 8, LITTLE_ENDIAN));
    }
    for (; i + 8 <= end; i += 8) {
      even = fold(even, buffer.getLong(i, LITTLE_ENDIAN));
    }
    long rest = length;
    for (; i < end; i++) {
      rest = (rest << 8) | (buffer.getByte(i) & 0xFF);
    }
    return fold(fold(even, odd), rest);
  }

  /** Takes bytes of an array into a hash. */
  public static long fold(long hash, byte[] bytes, int offset, int length) {
    long h = fold(hash, length);
    for (int i = 0; i < length; i++) {
      h = fold(h, bytes[offset + i]);
    }
    return h;
  }
}
