package org.strowger.core.timer;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;

/**
 * Timers in order of (deadline, creation), rule T2. Engine time never goes back, so timers of one
 * duration are started in order of deadline: each duration is a lane, first in first out, and only
 * the lanes' heads are in a heap. Start, cancel and fire cost the same for one timer or a million,
 * whatever their number. An empty lane keeps its duration until another needs a lane, so that there
 * are never more lanes than durations that were running at the same time. A timer is a slot number
 * above 0. One thread.
 */
public final class Timers {
  /** What a timer is for. */
  public static final int OFFER = 1;

  public static final int HOLD = 2;
  public static final int WRAP_UP = 3;
  public static final int PROMOTE = 4;
  public static final int STEP = 5;

  /** Nothing has happened in an active or parked conversation (decision PM-c). */
  public static final int INACTIVITY = 10;

  /** A scheduled callback is due (decision K4-b). */
  public static final int CALLBACK = 11;

  /** The time of a callback is over (decision K4-c). */
  public static final int CALLBACK_EXPIRY = 12;

  /** Warning and deadline of the first answer (decision PM-a). */
  public static final int FIRST_ANSWER_RISK = 13;

  public static final int FIRST_ANSWER = 14;

  /** Warning and deadline of the response to a message (decision PM-b). */
  public static final int NEXT_RESPONSE_RISK = 15;

  public static final int NEXT_RESPONSE = 16;

  /** The offer of other channels stands no more (decision SO-d). */
  public static final int SHIFT_EXPIRY = 17;

  /** The estimated wait is looked at again (decision SO-b). */
  public static final int SHIFT_LOOK = 18;

  private static final long ABSENT = -1;

  private final StateDigest digest;
  private long creations;

  private long[] deadline = new long[64];
  private long[] creation = new long[64];
  private long[] cause = new long[64];
  private int[] kind = new int[64];
  private int[] subject = new int[64];
  private int[] lane = new int[64];
  private int[] next = new int[64];
  private int[] prev = new int[64];
  private int slots = 1;
  private int free;

  private final Long2LongHashMap laneOfDuration = new Long2LongHashMap(ABSENT);
  private long[] duration = new long[16];
  private int[] head = new int[16];
  private int[] tail = new int[16];
  private int[] heapAt = new int[16];
  private int lanes;

  /** Lanes that were found empty; some may have come into use again since. */
  private int[] emptied = new int[16];

  private boolean[] isEmptied = new boolean[16];
  private int emptiedCount;
  private int[] heap = new int[16];
  private int heapSize;

  public Timers(StateDigest digest) {
    this.digest = digest;
  }

  /** Deadline of the first timer, {@link Long#MAX_VALUE} if there is none. */
  public long nextDeadline() {
    return heapSize == 0 ? Long.MAX_VALUE : deadline[head[heap[0]]];
  }

  /** The first timer; only if there is one. */
  public int first() {
    return head[heap[0]];
  }

  /** Starts a timer and returns its slot. */
  public int start(long now, long durationMs, long causeSequence, int kindOf, int subjectSlot) {
    return append(now + durationMs, durationMs, ++creations, causeSequence, kindOf, subjectSlot);
  }

  /** Puts back a timer of a snapshot; calls must come in order of creation. */
  public int restore(
      long deadlineMs,
      long durationMs,
      long created,
      long causeSequence,
      int kindOf,
      int subjectSlot) {
    return append(deadlineMs, durationMs, created, causeSequence, kindOf, subjectSlot);
  }

  private int append(
      long deadlineMs,
      long durationMs,
      long created,
      long causeSequence,
      int kindOf,
      int subjectSlot) {
    int slot = claim();
    deadline[slot] = deadlineMs;
    creation[slot] = created;
    cause[slot] = causeSequence;
    kind[slot] = kindOf;
    subject[slot] = subjectSlot;
    int of = laneFor(durationMs);
    lane[slot] = of;
    next[slot] = 0;
    prev[slot] = tail[of];
    if (tail[of] == 0) {
      head[of] = slot;
      tail[of] = slot;
      heap[heapSize] = of;
      heapAt[of] = heapSize++;
      siftUp(heapAt[of]);
    } else {
      next[tail[of]] = slot;
      tail[of] = slot;
    }
    digest.replace(0, hash(slot));
    return slot;
  }

  /** Takes a timer out, fired or not. */
  public void remove(int slot) {
    digest.replace(hash(slot), 0);
    int of = lane[slot];
    int before = prev[slot];
    int after = next[slot];
    if (before == 0) {
      head[of] = after;
    } else {
      next[before] = after;
    }
    if (after == 0) {
      tail[of] = before;
    } else {
      prev[after] = before;
    }
    if (before == 0) {
      if (after == 0) {
        leaveHeap(of);
        noteEmpty(of);
      } else {
        siftDown(heapAt[of]);
      }
    }
    creation[slot] = 0;
    next[slot] = free;
    free = slot;
  }

  /** Whether a timer of this creation still runs in a slot. */
  public boolean isRunning(int slot, long created) {
    return creation[slot] == created;
  }

  public long deadline(int slot) {
    return deadline[slot];
  }

  public long duration(int slot) {
    return duration[lane[slot]];
  }

  public long creation(int slot) {
    return creation[slot];
  }

  /** Sequence of the command that is the cause of what the timer does. */
  public long cause(int slot) {
    return cause[slot];
  }

  public int kind(int slot) {
    return kind[slot];
  }

  /** Slot of the offer, pair or interaction the timer is for. */
  public int subject(int slot) {
    return subject[slot];
  }

  /** How many timers have been started. */
  public long creations() {
    return creations;
  }

  /** Sets the counter of creations, from a snapshot. */
  public void creations(long value) {
    creations = value;
  }

  private long hash(int slot) {
    long h = Mix.fold(Mix.mix(creation[slot]), deadline[slot]);
    h = Mix.fold(h, duration[lane[slot]]);
    return Mix.mix(Mix.fold(Mix.fold(h, cause[slot]), kind[slot]));
  }

  private int claim() {
    if (free != 0) {
      int slot = free;
      free = next[slot];
      return slot;
    }
    if (slots == deadline.length) {
      int size = 2 * slots;
      deadline = Arrays.copyOf(deadline, size);
      creation = Arrays.copyOf(creation, size);
      cause = Arrays.copyOf(cause, size);
      kind = Arrays.copyOf(kind, size);
      subject = Arrays.copyOf(subject, size);
      lane = Arrays.copyOf(lane, size);
      next = Arrays.copyOf(next, size);
      prev = Arrays.copyOf(prev, size);
    }
    return slots++;
  }

  private int laneFor(long durationMs) {
    long known = laneOfDuration.get(durationMs);
    if (known != ABSENT) {
      return (int) known;
    }
    int of = emptyLane();
    duration[of] = durationMs;
    laneOfDuration.put(durationMs, of);
    return of;
  }

  /** A lane that is empty and belongs to no duration. */
  private int emptyLane() {
    while (emptiedCount > 0) {
      int of = emptied[--emptiedCount];
      isEmptied[of] = false;
      if (head[of] == 0) {
        laneOfDuration.remove(duration[of]);
        return of;
      }
    }
    if (lanes == duration.length) {
      int size = 2 * lanes;
      duration = Arrays.copyOf(duration, size);
      head = Arrays.copyOf(head, size);
      tail = Arrays.copyOf(tail, size);
      heapAt = Arrays.copyOf(heapAt, size);
      heap = Arrays.copyOf(heap, size);
      emptied = Arrays.copyOf(emptied, size);
      isEmptied = Arrays.copyOf(isEmptied, size);
    }
    return lanes++;
  }

  private void noteEmpty(int of) {
    if (!isEmptied[of]) {
      isEmptied[of] = true;
      emptied[emptiedCount++] = of;
    }
  }

  /** Lanes made so far. */
  int lanes() {
    return lanes;
  }

  private boolean before(int laneA, int laneB) {
    return isBefore(head[laneA], head[laneB]);
  }

  /** Whether a timer fires before another one (rule T2). */
  public boolean isBefore(int a, int b) {
    return deadline[a] != deadline[b] ? deadline[a] < deadline[b] : creation[a] < creation[b];
  }

  private void leaveHeap(int of) {
    int at = heapAt[of];
    int last = heap[--heapSize];
    if (at < heapSize) {
      heap[at] = last;
      heapAt[last] = at;
      siftDown(at);
      siftUp(heapAt[last]);
    }
  }

  private void siftUp(int from) {
    int at = from;
    int of = heap[at];
    while (at > 0) {
      int parent = (at - 1) >> 1;
      if (!before(of, heap[parent])) {
        break;
      }
      heap[at] = heap[parent];
      heapAt[heap[at]] = at;
      at = parent;
    }
    heap[at] = of;
    heapAt[of] = at;
  }

  private void siftDown(int from) {
    int at = from;
    int of = heap[at];
    while (true) {
      int child = 2 * at + 1;
      if (child >= heapSize) {
        break;
      }
      if (child + 1 < heapSize && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], of)) {
        break;
      }
      heap[at] = heap[child];
      heapAt[heap[at]] = at;
      at = child;
    }
    heap[at] = of;
    heapAt[of] = at;
  }
}
