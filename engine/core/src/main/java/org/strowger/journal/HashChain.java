package org.strowger.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.agrona.DirectBuffer;

/**
 * SHA-256 over the hash of the mark before (32 zero bytes before the first) and every record byte
 * since, that mark's own record included. No allocation once it is built. One thread.
 */
final class HashChain {
  static final int HASH_LENGTH = 32;

  /** Short, so that no command waits long for a hash. */
  private static final int PENDING_LENGTH = 4 * 1024;

  private static final int WORTH_HASHING = 1024;

  private final MessageDigest sha256;
  private final byte[] pending = new byte[PENDING_LENGTH];
  private int pendingLength;

  HashChain() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
    start(new byte[HASH_LENGTH]);
  }

  /** Starts after a mark with this hash. */
  void start(byte[] hash) {
    sha256.reset();
    sha256.update(hash);
    pendingLength = 0;
  }

  void add(DirectBuffer buffer, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, PENDING_LENGTH - pendingLength);
      buffer.getBytes(from, pending, pendingLength, part);
      pendingLength += part;
      from += part;
      left -= part;
      if (pendingLength == PENDING_LENGTH) {
        flush();
      }
    }
  }

  /** Takes the time for it while there is nothing else to do. */
  void catchUp() {
    if (pendingLength >= WORTH_HASHING) {
      flush();
    }
  }

  /** Puts the hash of all so far into the array and starts anew after it. */
  void finish(byte[] hash) {
    flush();
    try {
      sha256.digest(hash, 0, HASH_LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    start(hash);
  }

  /** The hash of all so far; goes on unchanged. Allocates. */
  byte[] soFar() {
    flush();
    try {
      return ((MessageDigest) sha256.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java runtime's SHA-256 cannot be copied", e);
    }
  }

  private void flush() {
    sha256.update(pending, 0, pendingLength);
    pendingLength = 0;
  }
}
