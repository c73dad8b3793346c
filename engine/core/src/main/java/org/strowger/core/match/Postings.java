package org.strowger.core.match;

import java.util.Arrays;
import org.strowger.core.event.CacheLine;

/**
 * Sets of positions, each a {@link Posting}: bits in chunks of 512, kept only where there are any,
 * under pages of 64 chunks with a bit for each word of a chunk, kept only where there are any,
 * under a summary of one bit a chunk, and one of one bit a page above it. The question is for the
 * first position that several sets have in common. Memory grows with the positions set, not with
 * sets times positions. One thread.
 */
final class Postings {
  private static final int CHUNK_SHIFT = 9;
  private static final int WORDS = 8;
  private static final int WORD_MASK = (1 << WORDS) - 1;
  private static final int WORD_SHIFT = 6;
  private static final int PAGE = 64;
  private static final int PAGE_SHIFT = CHUNK_SHIFT + WORD_SHIFT;

  /** Most sets in one search: a channel, all-of, a team, a stratum, and a level for each term. */
  private static final int MAX_SELECTED = 3 + Requirement.MOST + LevelSums.MAX_TERMS;

  private Posting[] all = new Posting[64];
  private int allCount;
  private int summaryLength;

  private long[] chunks = new long[CacheLine.LONGS_BEFORE + 64 * WORDS];
  private int chunksEnd = CacheLine.LONGS_BEFORE;
  private int[] freeChunks = new int[64];
  private int freeChunkCount;

  /** Of each chunk its first word, and in the low bits which of its words are not 0. */
  private long[] pages = new long[16 * PAGE];

  private int pagesEnd;
  private int[] freePages = new int[16];
  private int freePageCount;

  private final Posting[] selected = new Posting[MAX_SELECTED];
  private final int[] selectedPage = new int[MAX_SELECTED];
  private int selectedCount;
  private Posting excluded;
  private int excludedWord;
  private int excludedPage;
  private boolean empty;

  /** A new set, empty. */
  Posting create() {
    if (allCount == all.length) {
      all = Arrays.copyOf(all, 2 * allCount);
    }
    Posting posting = new Posting(allCount + 1);
    all[allCount++] = posting;
    empty(posting);
    return posting;
  }

  /** Empties all sets and makes room for as many positions as given. */
  void reset(int positions) {
    summaryLength = (positions + (1 << PAGE_SHIFT) - 1) >> PAGE_SHIFT;
    chunksEnd = CacheLine.LONGS_BEFORE;
    freeChunkCount = 0;
    pagesEnd = 0;
    freePageCount = 0;
    for (int i = 0; i < allCount; i++) {
      empty(all[i]);
    }
  }

  private void empty(Posting posting) {
    if (posting.summary != null && posting.summary.length == summaryLength) {
      Arrays.fill(posting.summary, 0);
      Arrays.fill(posting.inUse, 0);
    } else {
      posting.summary = new long[summaryLength];
      posting.inUse = new long[(summaryLength + Long.SIZE - 1) / Long.SIZE];
      posting.page = new int[summaryLength];
    }
    posting.count = 0;
  }

  /** Adds a position, which may be there already. */
  void set(Posting posting, int position) {
    int w = position >> PAGE_SHIFT;
    int at = position >> CHUNK_SHIFT;
    long present = posting.summary[w];
    long chunkBit = 1L << at;
    if (present == 0) {
      posting.page[w] = claimPage();
      posting.inUse[w / Long.SIZE] |= 1L << w;
    }
    int entryAt = posting.page[w] + (at & PAGE - 1);
    if ((present & chunkBit) == 0) {
      pages[entryAt] = (long) claimChunk() << WORDS;
      posting.summary[w] = present | chunkBit;
    }
    long entry = pages[entryAt];
    int inChunk = position >> WORD_SHIFT & WORDS - 1;
    int word = (int) (entry >> WORDS) + inChunk;
    long before = chunks[word];
    long after = before | 1L << position;
    if (before != after) {
      chunks[word] = after;
      pages[entryAt] = entry | 1L << inChunk;
      posting.count++;
    }
  }

  /** Takes out a position that is set. */
  void clear(Posting posting, int position) {
    int w = position >> PAGE_SHIFT;
    int at = position >> CHUNK_SHIFT;
    int entryAt = posting.page[w] + (at & PAGE - 1);
    long entry = pages[entryAt];
    int inChunk = position >> WORD_SHIFT & WORDS - 1;
    int word = (int) (entry >> WORDS) + inChunk;
    long left = chunks[word] & ~(1L << position);
    chunks[word] = left;
    posting.count--;
    if (left == 0) {
      entry &= ~(1L << inChunk);
      pages[entryAt] = entry;
      if ((entry & WORD_MASK) == 0) {
        releaseChunk((int) (entry >> WORDS));
        posting.summary[w] &= ~(1L << at);
        if (posting.summary[w] == 0) {
          releasePage(posting.page[w]);
          posting.inUse[w / Long.SIZE] &= ~(1L << w);
        }
      }
    }
  }

  /** Whether a position is set. */
  boolean contains(Posting posting, int position) {
    int w = position >> PAGE_SHIFT;
    int at = position >> CHUNK_SHIFT;
    if ((posting.summary[w] >>> at & 1) == 0) {
      return false;
    }
    long entry = pages[posting.page[w] + (at & PAGE - 1)];
    int inChunk = position >> WORD_SHIFT & WORDS - 1;
    return (chunks[(int) (entry >> WORDS) + inChunk] >>> position & 1) != 0;
  }

  /** Takes out all positions of a set. */
  void clear(Posting posting) {
    for (int w = 0; w < posting.summary.length; w++) {
      if (posting.summary[w] != 0) {
        for (long rest = posting.summary[w]; rest != 0; rest &= rest - 1) {
          int at = Long.numberOfTrailingZeros(rest);
          int chunk = (int) (pages[posting.page[w] + at] >> WORDS);
          Arrays.fill(chunks, chunk, chunk + WORDS, 0);
          releaseChunk(chunk);
        }
        releasePage(posting.page[w]);
        posting.summary[w] = 0;
      }
    }
    Arrays.fill(posting.inUse, 0);
    posting.count = 0;
  }

  /** An empty chunk; a chunk is known by the index of its first word. */
  private int claimChunk() {
    if (freeChunkCount > 0) {
      return freeChunks[--freeChunkCount];
    }
    int chunk = chunksEnd;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunk - CacheLine.LONGS_BEFORE);
    }
    chunksEnd += WORDS;
    Arrays.fill(chunks, chunk, chunksEnd, 0);
    return chunk;
  }

  private void releaseChunk(int chunk) {
    if (freeChunkCount == freeChunks.length) {
      freeChunks = Arrays.copyOf(freeChunks, 2 * freeChunkCount);
    }
    freeChunks[freeChunkCount++] = chunk;
  }

  /** A page; what it holds counts only where the summary has a bit. */
  private int claimPage() {
    if (freePageCount > 0) {
      return freePages[--freePageCount];
    }
    int page = pagesEnd;
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, 2 * page);
    }
    pagesEnd += PAGE;
    return page;
  }

  private void releasePage(int page) {
    if (freePageCount == freePages.length) {
      freePages = Arrays.copyOf(freePages, 2 * freePageCount);
    }
    freePages[freePageCount++] = page;
  }

  /** Begins a search for positions that are in a set; null is an empty one. */
  void search(Posting posting) {
    selectedCount = 0;
    excluded = null;
    empty = false;
    and(posting);
  }

  /** Narrows the search to those that are also in this set. The smallest set comes first. */
  void and(Posting posting) {
    if (posting == null || posting.count == 0) {
      empty = true;
    } else if (selectedCount > 0 && !empty && posting.count < selected[0].count) {
      selected[selectedCount++] = selected[0];
      selected[0] = posting;
    } else {
      selected[selectedCount++] = posting;
    }
  }

  /** Narrows the search to those that are not in this set; null is an empty one. */
  void without(Posting posting) {
    excluded = posting;
  }

  /** The first position of the search from one (inclusive) to another (exclusive), or -1. */
  int next(int from, int to) {
    if (empty || from >= to) {
      return -1;
    }
    int first = from >> PAGE_SHIFT;
    int end = Math.min(summaryLength, ((to - 1) >> PAGE_SHIFT) + 1);
    for (int w = nextWord(first, end); w < end; w = nextWord(w + 1, end)) {
      long present = w == first ? -1L << (from >> CHUNK_SHIFT) : -1L;
      for (int i = 0; i < selectedCount; i++) {
        present &= selected[i].summary[w];
      }
      if (present != 0) {
        int found = nextInPage(w, present, w == first ? from : w << PAGE_SHIFT);
        if (found >= 0) {
          return found < to ? found : -1;
        }
      }
    }
    return -1;
  }

  /** The first word of the summaries, from one on, that is 0 in none of the sets; or the end. */
  private int nextWord(int from, int end) {
    long common = -1L << from;
    for (int u = from / Long.SIZE; u * Long.SIZE < end; u++) {
      for (int i = 0; i < selectedCount; i++) {
        common &= selected[i].inUse[u];
      }
      if (common != 0) {
        return Math.min(end, u * Long.SIZE + Long.numberOfTrailingZeros(common));
      }
      common = -1L;
    }
    return end;
  }

  private int nextInPage(int w, long present, int from) {
    for (int i = 0; i < selectedCount; i++) {
      selectedPage[i] = selected[i].page[w];
    }
    excludedWord = w;
    excludedPage = excluded == null || excluded.summary[w] == 0 ? -1 : excluded.page[w];
    int firstChunk = from >> CHUNK_SHIFT;
    for (long rest = present; rest != 0; rest &= rest - 1) {
      int at = Long.numberOfTrailingZeros(rest);
      int chunk = (w << WORD_SHIFT) + at;
      int found = nextInChunk(at, chunk == firstChunk ? from : chunk << CHUNK_SHIFT);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private int nextInChunk(int at, int from) {
    int rest = -1 << (from >> WORD_SHIFT & WORDS - 1) & WORD_MASK;
    for (int i = 0; i < selectedCount; i++) {
      rest &= (int) pages[selectedPage[i] + at];
    }
    boolean leavesOut = excludedPage >= 0 && (excluded.summary[excludedWord] >>> at & 1) != 0;
    long out = leavesOut ? pages[excludedPage + at] : 0;
    int firstWord = from >> WORD_SHIFT;
    int start = firstWord & -WORDS;
    for (; rest != 0; rest &= rest - 1) {
      int inChunk = Integer.numberOfTrailingZeros(rest);
      long bits = start + inChunk == firstWord ? -1L << from : -1L;
      for (int i = 0; bits != 0 && i < selectedCount; i++) {
        bits &= chunks[(int) (pages[selectedPage[i] + at] >> WORDS) + inChunk];
      }
      if (bits != 0 && (out >>> inChunk & 1) != 0) {
        bits &= ~chunks[(int) (out >> WORDS) + inChunk];
      }
      if (bits != 0) {
        return ((start + inChunk) << WORD_SHIFT) + Long.numberOfTrailingZeros(bits);
      }
    }
    return -1;
  }
}
