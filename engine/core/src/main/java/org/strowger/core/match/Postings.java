package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.agent.Token;

/**
 * For each token, the positions in line of the agents that have it: bits in chunks of 512, kept
 * only where there are any, under a summary of one bit a chunk. The first position in the
 * intersection of several tokens is the longest idle agent that has them all. Memory grows with the
 * positions set, not with tokens times positions. One thread.
 */
final class Postings {
  private static final int CHUNK_SHIFT = 9;
  private static final int WORDS = 8;
  private static final int WORD_SHIFT = 6;
  private static final int CHUNKS_A_WORD_SHIFT = CHUNK_SHIFT + WORD_SHIFT;

  private static final class Posting {
    private int[] chunk;
    private long[] summary;
    private int count;
  }

  private final Posting[] ofToken = new Posting[Token.COUNT];
  private final Posting[] selected = new Posting[64];
  private int selectedCount;
  private boolean empty;
  private int chunks;
  private long[] pool = new long[64 * WORDS];
  private int poolEnd = 1;
  private int[] free = new int[64];
  private int freeCount;

  /** Forgets all positions and makes room for as many as given, a multiple of 512. */
  void reset(int positions) {
    chunks = positions >> CHUNK_SHIFT;
    poolEnd = 1;
    freeCount = 0;
    for (Posting posting : ofToken) {
      if (posting != null) {
        clear(posting);
      }
    }
  }

  private void clear(Posting posting) {
    if (posting.chunk.length == chunks) {
      Arrays.fill(posting.chunk, 0);
      Arrays.fill(posting.summary, 0);
    } else {
      posting.chunk = new int[chunks];
      posting.summary = new long[(chunks + 63) >> WORD_SHIFT];
    }
    posting.count = 0;
  }

  void set(int token, int position) {
    Posting posting = ofToken[token];
    if (posting == null) {
      posting = new Posting();
      posting.chunk = new int[chunks];
      posting.summary = new long[(chunks + 63) >> WORD_SHIFT];
      ofToken[token] = posting;
    }
    int at = position >> CHUNK_SHIFT;
    int chunk = posting.chunk[at];
    if (chunk == 0) {
      chunk = claim();
      posting.chunk[at] = chunk;
      posting.summary[at >> WORD_SHIFT] |= 1L << at;
    }
    int word = chunk * WORDS + ((position >> WORD_SHIFT) & (WORDS - 1));
    long bit = 1L << position;
    if ((pool[word] & bit) == 0) {
      pool[word] |= bit;
      posting.count++;
    }
  }

  /** Takes out a position that is set. */
  void clear(int token, int position) {
    Posting posting = ofToken[token];
    int at = position >> CHUNK_SHIFT;
    int chunk = posting.chunk[at];
    int word = chunk * WORDS + ((position >> WORD_SHIFT) & (WORDS - 1));
    pool[word] &= ~(1L << position);
    posting.count--;
    if (pool[word] == 0 && isEmpty(chunk)) {
      posting.chunk[at] = 0;
      posting.summary[at >> WORD_SHIFT] &= ~(1L << at);
      if (freeCount == free.length) {
        free = Arrays.copyOf(free, 2 * freeCount);
      }
      free[freeCount++] = chunk;
    }
  }

  private boolean isEmpty(int chunk) {
    long any = 0;
    for (int i = chunk * WORDS; i < (chunk + 1) * WORDS; i++) {
      any |= pool[i];
    }
    return any == 0;
  }

  private int claim() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if ((poolEnd + 1) * WORDS > pool.length) {
      pool = Arrays.copyOf(pool, 2 * pool.length);
    }
    Arrays.fill(pool, poolEnd * WORDS, (poolEnd + 1) * WORDS, 0);
    return poolEnd++;
  }

  /** Begins a search for positions that have a token. */
  void search(int token) {
    selectedCount = 0;
    empty = false;
    and(token);
  }

  /** Narrows the search to those that also have this token. */
  void and(int token) {
    Posting posting = ofToken[token];
    selected[selectedCount++] = posting;
    empty |= posting == null || posting.count == 0;
  }

  /** The first position from the given one on that has all the tokens of the search, or -1. */
  int next(int from) {
    int firstChunk = from >> CHUNK_SHIFT;
    if (empty || firstChunk >= chunks) {
      return -1;
    }
    long[] summary = selected[0].summary;
    long mask = -1L << firstChunk;
    for (int w = from >> CHUNKS_A_WORD_SHIFT; w < summary.length; w++) {
      long present = summary[w] & mask;
      mask = -1L;
      for (int i = 1; i < selectedCount; i++) {
        present &= selected[i].summary[w];
      }
      while (present != 0) {
        int at = (w << WORD_SHIFT) + Long.numberOfTrailingZeros(present);
        int found = nextInChunk(at, at == firstChunk ? from : at << CHUNK_SHIFT);
        if (found >= 0) {
          return found;
        }
        present &= present - 1;
      }
    }
    return -1;
  }

  private int nextInChunk(int at, int from) {
    int first = selected[0].chunk[at] * WORDS;
    long mask = -1L << from;
    for (int word = (from >> WORD_SHIFT) & (WORDS - 1); word < WORDS; word++) {
      long bits = pool[first + word] & mask;
      mask = -1L;
      for (int i = 1; bits != 0 && i < selectedCount; i++) {
        bits &= pool[selected[i].chunk[at] * WORDS + word];
      }
      if (bits != 0) {
        return (at << CHUNK_SHIFT) + (word << WORD_SHIFT) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }
}
