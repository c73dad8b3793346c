package org.strowger.core.rule;

import java.util.Arrays;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.Role;

/**
 * Which rules can match at all. A rule with a conjunct {@code fact == word} cannot where the fact
 * is another word, or absent; it stands in the bucket of that fact and word, one bucket for each
 * rule. Of several such conjuncts the one counts whose fact is compared with the most different
 * words. Rules without any can always match. Read only after construction. One thread.
 */
final class RuleIndex {
  private final RuleSet set;
  private final Interner pairs = new Interner();

  /** Facts that buckets look at, ascending. */
  private final int[] facts;

  /** Where the rules of each bucket start, and the end. */
  private final int[] starts;

  private final int[] rules;

  /** Rules in no bucket, as bits. */
  private final long[] always;

  private final long[] key = new long[2];

  RuleIndex(RuleSet set) {
    this.set = set;
    int[] words = countWords();
    int[] bucketOf = new int[set.size()];
    boolean[] looked = new boolean[set.facts.length];
    always = new long[(set.size() + 63) >> 6];
    for (int rule = 0; rule < set.size(); rule++) {
      int best = -1;
      for (int i = set.conjunctStarts[rule]; i < set.conjunctStarts[rule + 1]; i++) {
        int pair = pair(set.ruleConjuncts[i]);
        if (pair >= 0 && (best < 0 || words[factOf(pair)] > words[factOf(best)])) {
          best = pair;
        }
      }
      bucketOf[rule] = best;
      if (best < 0) {
        always[rule >> 6] |= 1L << rule;
      } else {
        looked[factOf(best)] = true;
      }
    }
    facts = new int[count(looked)];
    int next = 0;
    for (int fact = 0; fact < looked.length; fact++) {
      if (looked[fact]) {
        facts[next++] = fact;
      }
    }
    starts = new int[pairs.count() + 1];
    rules = new int[set.size()];
    fill(bucketOf);
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private void fill(int[] bucketOf) {
    for (int bucket : bucketOf) {
      if (bucket >= 0) {
        starts[bucket + 1]++;
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] at = Arrays.copyOf(starts, starts.length);
    for (int rule = 0; rule < bucketOf.length; rule++) {
      if (bucketOf[rule] >= 0) {
        rules[at[bucketOf[rule]]++] = rule;
      }
    }
  }

  /** For each fact, with how many different words it is compared in conjuncts of their own. */
  private int[] countWords() {
    int[] words = new int[set.facts.length];
    for (int conjunct : set.ruleConjuncts) {
      if (isEquality(conjunct)) {
        int before = pairs.count();
        int pair = pairs.of(key, 2);
        words[factOf(pair)] += pairs.count() - before;
      }
    }
    return words;
  }

  private int pair(int conjunct) {
    return isEquality(conjunct) ? pairs.find(key, 2) : -1;
  }

  private int factOf(int pair) {
    return (int) pairs.at(pairs.start(pair));
  }

  /** Whether a conjunct is {@code fact == word} or {@code word == fact}; sets the key if it is. */
  private boolean isEquality(int conjunct) {
    int at = set.programStarts[conjunct];
    if (set.programStarts[conjunct + 1] - at != 3
        || set.operations[at + 2] != RuleOperation.SAME
        || set.operations[at].role() == set.operations[at + 1].role()) {
      return false;
    }
    int load = set.operations[at].role() == Role.FACT ? at : at + 1;
    int word = at + at + 1 - load;
    key[0] = set.operands[load];
    key[1] = set.operands[word];
    return true;
  }

  // Asked at each evaluation

  int factCount() {
    return facts.length;
  }

  int fact(int i) {
    return facts[i];
  }

  /** Sets the bits of the rules that can always match, and clears the others. */
  void begin(long[] candidates) {
    System.arraycopy(always, 0, candidates, 0, always.length);
  }

  /** Sets the bits of the rules that can match since a fact is a word. */
  void add(int fact, long word, long[] candidates) {
    key[0] = fact;
    key[1] = word;
    int bucket = pairs.find(key, 2);
    if (bucket >= 0) {
      for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
        candidates[rules[i] >> 6] |= 1L << rules[i];
      }
    }
  }
}
