package org.strowger.core.match;

/**
 * Positions that have one thing in common, in a {@link Postings}. A summary has one bit a chunk of
 * 512 positions; a page tells where the chunks of one word of the summary are. One thread.
 */
final class Posting {
  /** One bit for each word of the summary that is not 0. */
  long[] inUse;

  long[] summary;

  /** For each word of the summary, where its page is; of use while the word is not 0. */
  int[] page;

  int count;

  /** Number of its own among those of its {@link Postings}, from 1. */
  final int number;

  Posting(int number) {
    this.number = number;
  }

  /** Whether no position is set. */
  boolean isEmpty() {
    return count == 0;
  }
}
