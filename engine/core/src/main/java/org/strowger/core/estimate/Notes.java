package org.strowger.core.estimate;

import java.util.Arrays;
import org.strowger.core.event.Mix;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.Interactions;

/**
 * What was estimated of interactions that wait since their arrival (decision X4-d), beside their
 * records. One thread.
 */
public final class Notes {
  private static final int LONGS = 3;
  private static final int ESTIMATE = 0;
  private static final int QUEUE = 1;
  private static final int CONTENT = 2;

  private final Interactions interactions;
  private final StateDigest digest;

  /** Of the estimate 1 more than it is. */
  private long[] longs = new long[0];

  public Notes(Interactions interactions, StateDigest digest) {
    this.interactions = interactions;
    this.digest = digest;
  }

  /** Whether an estimate was noted. */
  public boolean has(int interaction) {
    int at = interaction * LONGS + ESTIMATE;
    return at < longs.length && longs[at] != 0;
  }

  /** Notes an estimate with the class it was made for; only if none is noted. */
  public void set(int interaction, long estimateMs, int queue, long content) {
    if ((interaction + 1) * LONGS > longs.length) {
      longs = Arrays.copyOf(longs, interactions.room() * LONGS);
    }
    int at = interaction * LONGS;
    longs[at + ESTIMATE] = estimateMs + 1;
    longs[at + QUEUE] = queue;
    longs[at + CONTENT] = content;
    digest.replace(0, hash(interaction));
  }

  /** It counts no more. */
  public void drop(int interaction) {
    if (has(interaction)) {
      digest.replace(hash(interaction), 0);
      longs[interaction * LONGS + ESTIMATE] = 0;
    }
  }

  /** Only if there is one. */
  public long estimateMs(int interaction) {
    return longs[interaction * LONGS + ESTIMATE] - 1;
  }

  public int queue(int interaction) {
    return (int) longs[interaction * LONGS + QUEUE];
  }

  public long content(int interaction) {
    return longs[interaction * LONGS + CONTENT];
  }

  private long hash(int interaction) {
    long h = Mix.mix(interactions.number(interaction));
    for (int i = 0; i < LONGS; i++) {
      h = Mix.fold(h, longs[interaction * LONGS + i]);
    }
    return Mix.mix(h);
  }
}
