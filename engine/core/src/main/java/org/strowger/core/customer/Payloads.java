package org.strowger.core.customer;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Limits;
import org.strowger.core.event.Mix;

/**
 * Payloads of profiles and touchpoints, in chains of blocks of 64 bytes (decision CU-k). Those of
 * touchpoints are linked in the order they were written, so that the oldest can make room. A
 * payload is known by its first block, above 0. One thread.
 */
final class Payloads {
  private static final int CHUNK_BITS = 8;
  private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;
  private static final int LENGTH = Limits.PAYLOAD_BLOCK_LENGTH;

  private static final int NEXT = 0;
  private static final int OWNER = 1;
  private static final int OLDER = 2;
  private static final int NEWER = 3;

  private final Slab links = new Slab(0, 4);
  private final int most;
  private UnsafeBuffer[] chunks = new UnsafeBuffer[1];
  private int ownedBlocks;
  private int oldest;
  private int newest;

  /**
   * No payloads.
   *
   * @param most blocks in use at once
   */
  Payloads(int most) {
    this.most = most;
  }

  private static int blocks(int length) {
    return (length + LENGTH - 1) / LENGTH;
  }

  /** Whether there is room if payloads of touchpoints make it. */
  boolean mayFit(int length) {
    return blocks(length) <= most - links.size() + ownedBlocks;
  }

  /** Whether there is room as it is. */
  boolean fits(int length) {
    return blocks(length) <= most - links.size();
  }

  /** The touchpoint that wrote its payload longest ago, 0 if none has one. */
  int oldestOwner() {
    return oldest == 0 ? 0 : links.getInt(oldest, OWNER);
  }

  /** The one written next, 0 after the newest. */
  int newer(int first) {
    return links.getInt(first, NEWER);
  }

  int owner(int first) {
    return links.getInt(first, OWNER);
  }

  /**
   * Keeps a payload, for which there must be room.
   *
   * @param owner touchpoint it is of; 0: a profile
   * @return its first block, 0 if it is empty
   */
  int store(DirectBuffer from, int offset, int length, int owner) {
    int first = 0;
    int before = 0;
    for (int at = 0; at < length; at += LENGTH) {
      int block = claim();
      if (first == 0) {
        first = block;
      } else {
        links.set(before, NEXT, block);
      }
      from.getBytes(offset + at, chunk(block), at(block), Math.min(LENGTH, length - at));
      before = block;
    }
    if (first != 0 && owner != 0) {
      ownedBlocks += blocks(length);
      links.set(first, OWNER, owner);
      links.set(first, OLDER, newest);
      if (newest == 0) {
        oldest = first;
      } else {
        links.set(newest, NEWER, first);
      }
      newest = first;
    }
    return first;
  }

  private int claim() {
    int block = links.claim();
    int chunk = block >> CHUNK_BITS;
    if (chunk >= chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new UnsafeBuffer(new byte[LENGTH << CHUNK_BITS]);
    }
    return block;
  }

  private UnsafeBuffer chunk(int block) {
    return chunks[block >> CHUNK_BITS];
  }

  private static int at(int block) {
    return (block & CHUNK_MASK) * LENGTH;
  }

  /** Forgets a payload. */
  void release(int first) {
    if (links.getInt(first, OWNER) != 0) {
      unlink(first);
    }
    for (int block = first; block != 0; ) {
      int next = links.getInt(block, NEXT);
      chunk(block).setMemory(at(block), LENGTH, (byte) 0);
      links.release(block);
      block = next;
    }
  }

  private void unlink(int first) {
    int before = links.getInt(first, OLDER);
    int after = links.getInt(first, NEWER);
    if (before == 0) {
      oldest = after;
    } else {
      links.set(before, NEWER, after);
    }
    if (after == 0) {
      newest = before;
    } else {
      links.set(after, OLDER, before);
    }
    for (int block = first; block != 0; block = links.getInt(block, NEXT)) {
      ownedBlocks--;
    }
  }

  /** Copies a payload to the beginning of an array. */
  void copy(int first, int length, byte[] to) {
    int block = first;
    for (int at = 0; at < length; at += LENGTH) {
      chunk(block).getBytes(at(block), to, at, Math.min(LENGTH, length - at));
      block = links.getInt(block, NEXT);
    }
  }

  /** Takes a payload into a hash. */
  long fold(long hash, int first, int length) {
    long h = Mix.fold(hash, length);
    int block = first;
    for (int at = 0; at < length; at += LENGTH) {
      h = Mix.fold(h, chunk(block), at(block), Math.min(LENGTH, length - at));
      block = links.getInt(block, NEXT);
    }
    return h;
  }
}
