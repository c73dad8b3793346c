package org.strowger.core.explain;

import java.util.Comparator;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.match.ScoreParts;

/**
 * How a live interaction stands: where it is in order, what it asks, and how its step chooses. Not
 * changed once it has been read.
 */
public final class Standing {
  /** Number of the interaction. */
  public long interaction;

  /** One of the states of {@code Interactions}: waiting, active, wrap-up. */
  public int state;

  /** Who has it when it does not wait, 0 while it does. */
  public int agent;

  public int queue;
  public int channel;

  /** Place among those that wait in its queue, from 1; 0 if it does not wait (rule O5). */
  public int position;

  /** Waits to be moved to the plan in force and is not matched; nothing below counts (rule X2). */
  public boolean reworks;

  /** Step of its queue, from 1. */
  public int step;

  /** When the next step begins, milliseconds since the epoch; 0 if none does by itself. */
  public long nextStepMs;

  public Strategy strategy;
  public Affinity affinity;

  /** Agent that the step waits for, 0 if for nobody (rule F7). */
  public int affine;

  /** Place among the promoted, from 1; 0 if not promoted (rule O1). */
  public long promoted;

  /** Class, 0 most urgent (rule O1). */
  public int urgency;

  /** Milliseconds since the epoch (rule O1). */
  public long dueMs;

  /** Sequence of the ticket (rule O1). */
  public long ticket;

  /** Sequence of the arrival (rule O1). */
  public long arrival;

  /** When it last entered waiting, milliseconds since the epoch. */
  public long sinceMs;

  /** The agent it claims (rule O4), 0 if none. */
  public int claim;

  /** Open offers, and how many there may be (rule F8). */
  public int openOffers;

  public int broadcast;

  /** Pairs of skill and level. */
  public int[] allOf = {};

  /** Triples of set, skill and level, by set. */
  public int[] anyOf = {};

  public int[] noneOf = {};

  /** In the order of the step, which counts under linear (rule A7). */
  public int[] teams = {};

  /** Skills that count under best-skilled. */
  public int[] preferred = {};

  /** Sign-on number that round-robin goes on behind (rule A5). */
  public int cursor;

  // Weights of the queue (rule A8)
  public int skillWeight;
  public int loadWeight;
  public int specialismWeight;
  public int idleWeight;

  /**
   * Order of candidates that are signed on, the best by the strategy first, ties broken by the line
   * (rules A).
   */
  public Comparator<Candidate> order() {
    return byStrategy()
        .thenComparingLong(candidate -> candidate.scores().placeTimeMs)
        .thenComparingLong(candidate -> candidate.scores().placeCause)
        .thenComparingInt(candidate -> candidate.scores().signOnNumber);
  }

  private Comparator<Candidate> byStrategy() {
    return switch (strategy) {
      case LEAST_LOADED -> (one, other) -> compareLoad(one.scores(), other.scores());
      case BEST_SKILLED -> Comparator.comparingInt(candidate -> -candidate.scores().levels);
      case LEAST_SKILLED -> Comparator.comparingInt(candidate -> candidate.scores().queuesServed);
      case ROUND_ROBIN -> Comparator.comparingLong(candidate -> fromCursor(candidate.scores()));
      case FEWEST_HANDLED -> Comparator.comparingInt(candidate -> candidate.scores().handled);
      case LINEAR -> Comparator.comparingLong(candidate -> inTeams(candidate.scores()));
      case WEIGHTED -> (one, other) -> Long.compare(other.scores().weighted, one.scores().weighted);
      default -> Comparator.comparingLong(candidate -> candidate.scores().placeTimeMs);
    };
  }

  /** Rule A2, by cross-multiplication. */
  private static int compareLoad(ScoreParts one, ScoreParts other) {
    return Long.compare((long) one.used * other.total, (long) other.used * one.total);
  }

  /** Rule A5: those behind the cursor come first. */
  private long fromCursor(ScoreParts scores) {
    return (scores.signOnNumber > cursor ? 0 : 1L << Integer.SIZE) + scores.signOnNumber;
  }

  /** Rule A7: those in none of the teams come last, in sign-on order. */
  private static long inTeams(ScoreParts scores) {
    return scores.placeInTeams > 0
        ? scores.placeInTeams
        : (1L << Integer.SIZE) + scores.signOnNumber;
  }
}
