package org.strowger.core.match;

import java.util.Arrays;

/**
 * Requirements of the live interactions, each kept once. A slot is above 0; it is free when the
 * last reference goes. One thread.
 */
public final class Requirements {
  private Requirement[] ofSlot = new Requirement[64];
  private int end = 1;
  private int[] free = new int[64];
  private int freeCount;
  private Requirement[] buckets = new Requirement[256];
  private int size;
  private long serials;

  /** Hash of what the requirement in a slot asks for. */
  public long hash(int slot) {
    return ofSlot[slot].hash;
  }

  /** The requirement in a slot. */
  public Requirement get(int slot) {
    return ofSlot[slot];
  }

  /** Slot of a requirement like the one given, with one more reference. */
  public int acquire(Requirement like) {
    like.seal();
    int bucket = (int) like.hash & (buckets.length - 1);
    for (Requirement r = buckets[bucket]; r != null; r = r.nextInBucket) {
      if (r.same(like)) {
        r.references++;
        return r.slot;
      }
    }
    Requirement r = claim();
    r.copyFrom(like);
    r.references = 1;
    r.firstGroup = null;
    r.firstDemand = 0;
    r.serial = ++serials;
    r.barrenWhen = 0;
    r.nextInBucket = buckets[bucket];
    buckets[bucket] = r;
    if (++size > buckets.length) {
      rehash();
    }
    return r.slot;
  }

  /** Hash of what one that is in no slot asks for, once it is complete. */
  public long contentOf(Requirement like) {
    like.seal();
    return like.hash;
  }

  /** Slot of a requirement like the one given, 0 if there is none. */
  public int find(Requirement like) {
    like.seal();
    for (Requirement r = buckets[(int) like.hash & (buckets.length - 1)];
        r != null;
        r = r.nextInBucket) {
      if (r.same(like)) {
        return r.slot;
      }
    }
    return 0;
  }

  /** One more reference. */
  public int share(int slot) {
    ofSlot[slot].references++;
    return slot;
  }

  /** Slot of the first demand that has this requirement as its own lists, 0 if none. */
  public int firstDemand(int slot) {
    return ofSlot[slot].firstDemand;
  }

  public void firstDemand(int slot, int demand) {
    ofSlot[slot].firstDemand = demand;
  }

  /** Takes a reference back. */
  public void release(int slot) {
    Requirement r = ofSlot[slot];
    if (--r.references > 0) {
      return;
    }
    int bucket = (int) r.hash & (buckets.length - 1);
    if (buckets[bucket] == r) {
      buckets[bucket] = r.nextInBucket;
    } else {
      Requirement before = buckets[bucket];
      while (before.nextInBucket != r) {
        before = before.nextInBucket;
      }
      before.nextInBucket = r.nextInBucket;
    }
    size--;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = slot;
  }

  private Requirement claim() {
    if (freeCount > 0) {
      return ofSlot[free[--freeCount]];
    }
    if (end == ofSlot.length) {
      ofSlot = Arrays.copyOf(ofSlot, 2 * end);
    }
    Requirement r = new Requirement(16);
    r.slot = end;
    ofSlot[end++] = r;
    return r;
  }

  private void rehash() {
    Requirement[] old = buckets;
    buckets = new Requirement[2 * old.length];
    for (Requirement head : old) {
      Requirement r = head;
      while (r != null) {
        Requirement after = r.nextInBucket;
        int bucket = (int) r.hash & (buckets.length - 1);
        r.nextInBucket = buckets[bucket];
        buckets[bucket] = r;
        r = after;
      }
    }
  }
}
