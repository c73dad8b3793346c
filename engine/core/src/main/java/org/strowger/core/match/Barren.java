package org.strowger.core.match;

import java.util.Arrays;

/**
 * Stretches of the line in which nobody fits: for a search done before, the position up to which
 * every agent it could meet fails filters F3 or F4. Those who pile up at the head of the line,
 * because what is asked is above their levels, are so looked at once for each search, not at every
 * decision. It stays true until an agent comes in at a lower position, which is rare, as places are
 * given out at the end of the line; what comes in is noted once for all searches. Searches without
 * narrowing are known in their {@link Requirement}, others in a table of fixed size in which new
 * ones push out old ones: each has four places where it may be. Whatever is forgotten costs a look
 * and changes no result. Derived, so not in the state. One thread.
 */
final class Barren {
  /** Key of a search for all who meet a requirement. */
  static final long ALL = 0;

  private static final int TABLE = 1 << 16;

  /** Most stretches kept for choices of levels. */
  private static final int MOST_CHOICES = 1 << 20;

  /** Positions for each stretch kept for choices of levels. */
  private static final int POSITIONS_A_CHOICE = 4;

  /** Below it are keys of sums of levels, above those of sets. */
  private static final int SETS = 1 << 11;

  private static final int KEY_BITS = 24;

  /** Bits of the number of a set in a key of a choice; four are left for the channel. */
  private static final int CHOICE_BITS = 20;

  private static final int MOST_NOTES = 1 << 12;

  /** Positions whose new meaning is kept in one number. */
  private static final int BLOCK_SHIFT = 6;

  private final Stretches searches = new Stretches();
  private final Stretches choices = new Stretches();

  /** Number of the next note. */
  private long now = 1;

  /** What was known before this note is forgotten. */
  private long oldest = 1;

  /** What was known before this note is about positions before the last move. */
  private long movedAt = 1;

  /** For each block of positions before the last move, where it begins behind it. */
  private int[] blocks = new int[0];

  /** No stretch goes beyond. */
  private int farthest;

  /**
   * Notes of positions at which somebody came in, both their numbers and their positions ascending:
   * a note is dropped when a later one has a lower position.
   */
  private final long[] noteNumber = new long[MOST_NOTES];

  private final int[] notePosition = new int[MOST_NOTES];
  private int notes;

  /** Key of a search that is narrowed to a set. */
  static long ofSet(Requirement requirement, Posting set) {
    return requirement.serial << KEY_BITS | SETS + set.number;
  }

  /** Key of the searches for those with a sum of levels, as {@link LevelSums} numbers it. */
  static long ofSum(Requirement requirement, int sumKey) {
    return requirement.serial << KEY_BITS | sumKey;
  }

  /**
   * Key of a search by postings alone, of a channel and of up to three more; whoever is in it meets
   * every requirement that asks for it. 0 if they are too many to be told apart.
   */
  static long ofChoice(int channel, int set1, int set2, int set3) {
    if ((set1 | set2 | set3) >>> CHOICE_BITS != 0) {
      return ALL;
    }
    long sets = ((long) set1 << CHOICE_BITS | set2) << CHOICE_BITS | set3;
    return sets << (Long.SIZE - 3 * CHOICE_BITS) | (channel - 1);
  }

  /** Nothing learnt holds any more. */
  void forget() {
    oldest = ++now;
    movedAt = oldest;
    notes = 0;
    farthest = 0;
  }

  /**
   * The owners of positions are about to be moved down close together. What has been learnt since
   * the last time still holds, for the first of the new positions of each block.
   *
   * @param owner of each position, 0 if none
   * @param top end of the positions
   */
  void move(int[] owner, int top) {
    oldest = movedAt;
    movedAt = ++now;
    int blocksNeeded = (owner.length >> BLOCK_SHIFT) + 1;
    if (blocks.length < blocksNeeded) {
      blocks = new int[blocksNeeded];
    }
    int owners = 0;
    for (int at = 0; at < top; at++) {
      if ((at & ((1 << BLOCK_SHIFT) - 1)) == 0) {
        blocks[at >> BLOCK_SHIFT] = owners;
      }
      owners += owner[at] != 0 ? 1 : 0;
    }
    if ((top & ((1 << BLOCK_SHIFT) - 1)) == 0) {
      blocks[top >> BLOCK_SHIFT] = owners;
    }
    for (int note = 0; note < notes; note++) {
      notePosition[note] = blocks[notePosition[note] >> BLOCK_SHIFT];
    }
    farthest = owners;
  }

  /** An agent may be met at a position where it could not before. */
  void cameIn(int position) {
    if (position >= farthest) {
      return;
    }
    while (notes > 0 && notePosition[notes - 1] >= position) {
      notes--;
    }
    if (notes == MOST_NOTES) {
      forget();
      return;
    }
    noteNumber[notes] = now++;
    notePosition[notes++] = position;
  }

  /** Where a search for those who meet a requirement, and nothing else, has to begin. */
  int start(Requirement requirement) {
    return start(requirement.barrenEnd, requirement.barrenWhen);
  }

  /** In front of a position nobody meets a requirement. */
  void learn(Requirement requirement, int end) {
    requirement.barrenEnd = end;
    requirement.barrenWhen = now;
    farthest = Math.max(farthest, end);
  }

  /** Where a search with a key has to begin. */
  int start(long key) {
    return start(searches, key);
  }

  /** Where the search with a key of {@link #ofChoice} has to begin. */
  int startOfChoice(long key) {
    return start(choices, key);
  }

  private int start(Stretches known, long key) {
    int at = known.find(key);
    return at < 0 ? 0 : start(known.end(at), known.when(at));
  }

  /** Makes room for searches with keys; without it nothing is learnt about them. */
  void makeTable() {
    searches.makeRoom(TABLE);
  }

  /** Makes room for choices of levels in a line of so many positions, a power of two. */
  void makeRoomForChoices(int positions) {
    choices.makeRoom(Math.min(MOST_CHOICES, positions / POSITIONS_A_CHOICE));
  }

  /** In front of a position there is nobody for the search with a key. */
  void learn(long key, int end) {
    learn(searches, key, end);
  }

  /** Likewise for a key of {@link #ofChoice}. */
  void learnChoice(long key, int end) {
    learn(choices, key, end);
  }

  private void learn(Stretches known, long key, int end) {
    known.put(key, end, now, oldest);
    farthest = Math.max(farthest, end);
  }

  private int start(int known, long when) {
    if (when < oldest) {
      return 0;
    }
    int end = when < movedAt ? blocks[known >> BLOCK_SHIFT] : known;
    if (notes == 0 || noteNumber[notes - 1] < when) {
      return end;
    }
    int at = Arrays.binarySearch(noteNumber, 0, notes, when);
    return Math.min(end, notePosition[at >= 0 ? at : -at - 1]);
  }
}
