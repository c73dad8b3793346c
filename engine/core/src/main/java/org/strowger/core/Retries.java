package org.strowger.core;

import org.agrona.BitUtil;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.core.event.Mix;
import org.strowger.core.event.Refusal;
import org.strowger.core.event.StateDigest;

/**
 * What became of the newest commands that have a client and a correlation, so that a retry is
 * answered and not carried out (decision GU-a). A ring of fixed size, oldest out first, and an
 * index of it: open addressing, each cell with a part of the hash, so that a pair that is not there
 * mostly costs one look. Everything is allocated once. One thread.
 */
final class Retries {
  private static final int RING = Limits.RETRIES_REMEMBERED;
  private static final int CELLS = 2 * RING;
  private static final int INDEX_MASK = RING - 1;
  private static final int CELL_MASK = CELLS - 1;

  /** Set in every cell that is in use. */
  private static final int USED = 1 << 31;

  private final StateDigest digest;
  private final int[] cells = new int[CELLS];
  private final int[] client = new int[RING];
  private final long[] correlation = new long[RING];
  private final long[] sequence = new long[RING];
  private final long[] subject = new long[RING];
  private final long[] value = new long[RING];

  /** Command, code, field, kind of the value, detail. */
  private final long[] result = new long[RING];

  /** Where the next one goes. */
  private int next;

  private int count;

  Retries(StateDigest digest) {
    if (!BitUtil.isPowerOfTwo(RING) || RING > 1 << 16) {
      throw new IllegalStateException("ring of " + RING);
    }
    this.digest = digest;
  }

  /** Place of the first command with this pair, -1 if none is remembered. */
  int find(int clientNumber, long correlationNumber) {
    long hash = hash(clientNumber, correlationNumber);
    int tag = tag(hash);
    for (int at = home(hash); cells[at] != 0; at = (at + 1) & CELL_MASK) {
      if ((cells[at] & ~INDEX_MASK) == tag) {
        int place = cells[at] & INDEX_MASK;
        if (correlation[place] == correlationNumber && client[place] == clientNumber) {
          return place;
        }
      }
    }
    return -1;
  }

  /** Remembers a command that was carried out; its pair is not known. */
  void accepted(int of, long under, long at, int command, long about) {
    put(of, under, at, about, 0, pack(command, 0, 0, 0, 0));
  }

  /** Remembers a command that was refused; its pair is not known. */
  void refused(int of, long under, long at, int command, long about, Refusal why) {
    put(
        of,
        under,
        at,
        about,
        why.value(),
        pack(
            command,
            why.code().value(),
            why.field().value(),
            why.valueKind(),
            why.detail().value()));
  }

  /** Remembers one as it was, from a snapshot; oldest first. */
  void put(int of, long under, long at, long about, long offending, long packed) {
    int place = next & INDEX_MASK;
    if (count == RING) {
      forget(place);
    } else {
      count++;
    }
    next = (place + 1) & INDEX_MASK;
    client[place] = of;
    correlation[place] = under;
    sequence[place] = at;
    subject[place] = about;
    value[place] = offending;
    result[place] = packed;
    digest.replace(0, content(place));
    long hash = hash(of, under);
    int cell = home(hash);
    while (cells[cell] != 0) {
      cell = (cell + 1) & CELL_MASK;
    }
    cells[cell] = tag(hash) | place;
  }

  /** Takes the oldest out of the index, and moves up what stood behind it. */
  private void forget(int place) {
    digest.replace(content(place), 0);
    int hole = home(hash(client[place], correlation[place]));
    while ((cells[hole] & INDEX_MASK) != place) {
      hole = (hole + 1) & CELL_MASK;
    }
    int at = hole;
    while (true) {
      at = (at + 1) & CELL_MASK;
      if (cells[at] == 0) {
        break;
      }
      int other = cells[at] & INDEX_MASK;
      int home = home(hash(client[other], correlation[other]));
      if (((at - home) & CELL_MASK) >= ((at - hole) & CELL_MASK)) {
        cells[hole] = cells[at];
        hole = at;
      }
    }
    cells[hole] = 0;
  }

  /** How many are remembered. */
  int count() {
    return count;
  }

  /** Place of one, 0 is the oldest. */
  int place(int ordinal) {
    return (next - count + ordinal) & INDEX_MASK;
  }

  int client(int place) {
    return client[place];
  }

  long correlation(int place) {
    return correlation[place];
  }

  /** Sequence of the command. */
  long sequence(int place) {
    return sequence[place];
  }

  /** Number of what it was about, 0 if none (see {@link Subjects}). */
  long subject(int place) {
    return subject[place];
  }

  /** The offending value, 0 if it was accepted. */
  long value(int place) {
    return value[place];
  }

  /** All that follows, in one word. */
  long result(int place) {
    return result[place];
  }

  /** Template of the command. */
  int command(int place) {
    return (int) (result[place] & 0xFFFF);
  }

  /** A value of {@code RejectCode}, 0 if it was accepted. */
  int code(int place) {
    return (int) ((result[place] >>> 16) & 0xFFFF);
  }

  FieldName field(int place) {
    return FieldName.get((int) ((result[place] >>> 32) & 0xFFFF));
  }

  int valueKind(int place) {
    return (int) ((result[place] >>> 48) & 0xFF);
  }

  OfferEnd detail(int place) {
    return OfferEnd.get((short) (result[place] >>> 56));
  }

  private static long pack(int command, int code, int field, int valueKind, int detail) {
    return command
        | ((long) code << 16)
        | ((long) field << 32)
        | ((long) valueKind << 48)
        | ((long) detail << 56);
  }

  private long content(int place) {
    long h = Mix.fold(Mix.mix(correlation[place]), client[place]);
    h = Mix.fold(Mix.fold(h, sequence[place]), subject[place]);
    return Mix.mix(Mix.fold(Mix.fold(h, value[place]), result[place]));
  }

  private static long hash(int of, long under) {
    return Mix.mix(under ^ ((long) of << 32));
  }

  private static int home(long hash) {
    return (int) hash & CELL_MASK;
  }

  /** What a cell has beside the place: a part of the hash that does not decide its home. */
  private static int tag(long hash) {
    return ((int) (hash >>> 32) & ~INDEX_MASK) | USED;
  }
}
