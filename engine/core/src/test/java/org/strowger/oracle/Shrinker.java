package org.strowger.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Makes a failing history short: takes out chunks, then single commands, then makes what is left
 * plainer, as long as it still fails. Delta debugging; the number of attempts is bounded.
 */
final class Shrinker {
  private static final int MOST_ATTEMPTS = 6000;

  private final UnaryOperator<History> failing;
  private final int enough;
  private History best;
  private int attempts;

  private Shrinker(History first, UnaryOperator<History> failing, int enough) {
    this.failing = failing;
    this.enough = enough;
    best = first;
  }

  /**
   * A short history that fails too.
   *
   * @param failing the part of a history up to where it fails; null: it does not
   * @param enough commands that are few enough to stop at
   */
  static History shrink(History first, UnaryOperator<History> failing, int enough) {
    Shrinker shrinker = new Shrinker(first, failing, enough);
    shrinker.keepWhatTheLastAreAbout();
    shrinker.takeOutChunks();
    do {
      shrinker.makePlainer(); // what becomes plainer may make something else needless
    } while (shrinker.takeOut(1) || shrinker.takeOutSubjects() || shrinker.takeOutPairs());
    return shrinker.best;
  }

  private boolean attempt(History candidate) {
    if (size() <= enough || attempts++ >= MOST_ATTEMPTS) {
      return false;
    }
    History fails = failing.apply(candidate);
    if (fails != null) {
      best = fails;
    }
    return fails != null;
  }

  /**
   * A history fails in its last command; mostly it takes only the agents and interactions there.
   */
  private void keepWhatTheLastAreAbout() {
    List<History.Entry> all = best.entries();
    boolean found = false;
    for (int last = 1; !found && last < all.size(); last *= 2) {
      Set<String> subjects = new HashSet<>();
      all.subList(all.size() - last, all.size()).forEach(entry -> subjects.add(entry.subject()));
      List<History.Entry> kept = new ArrayList<>(all);
      kept.removeIf(entry -> !entry.isPlan() && !subjects.contains(entry.subject()));
      found = attempt(new History(best.limits(), kept));
    }
  }

  /** Everything about one agent, or one interaction. */
  private boolean takeOutSubjects() {
    boolean shorter = false;
    Set<String> subjects = new TreeSet<>();
    best.entries().forEach(entry -> subjects.add(entry.subject()));
    for (String subject : subjects) {
      List<History.Entry> kept = new ArrayList<>(best.entries());
      kept.removeIf(entry -> !entry.isPlan() && entry.subject().equals(subject));
      boolean less = kept.size() < size();
      shorter |= less && attempt(new History(best.limits(), kept));
    }
    return shorter;
  }

  private void takeOutChunks() {
    for (int size = size() / 2; size > 1; size /= 2) {
      takeOut(size);
    }
    while (takeOut(1)) {
      // until every command left is needed
    }
  }

  private int size() {
    return best.entries().size();
  }

  /** Goes through the history once, from the end; true if something was taken out. */
  private boolean takeOut(int size) {
    boolean shorter = false;
    for (int end = size(); end > 0; end -= size) {
      int to = Math.min(end, size()); // it may have become shorter than that
      shorter |= attempt(best.without(Math.max(0, to - size), to));
    }
    return shorter;
  }

  /** Two commands that only make sense together: an agent and the work it keeps away. */
  private boolean takeOutPairs() {
    for (int second = size() - 1; second > 0; second--) {
      for (int first = second - 1; first >= 0; first--) {
        if (attempt(best.without(second, second + 1).without(first, first + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private void makePlainer() {
    for (int i = 0; i < size(); i++) {
      plainTime(i);
      if (i < size() && best.entries().get(i).client() != 0) {
        attempt(best.with(i, best.entries().get(i).plain()));
      }
      plainCommand(i);
    }
  }

  /** Less time before a command: none, or half. */
  private void plainTime(int index) {
    if (index == 0 || best.entries().get(index).timeMs() == gapStartMs(index)) {
      return;
    }
    long gapMs = best.entries().get(index).timeMs() - gapStartMs(index);
    if (!attempt(best.earlierFrom(index, gapMs))) {
      attempt(best.earlierFrom(index, gapMs / 2));
    }
  }

  private long gapStartMs(int index) {
    return best.entries().get(index - 1).timeMs();
  }

  private void plainCommand(int index) {
    boolean again = true;
    while (again && index < size()) {
      again = false;
      History.Entry entry = best.entries().get(index);
      for (Command simpler : PlainerCommands.of(entry.command())) {
        again = again || attempt(best.with(index, entry.withCommand(simpler)));
      }
    }
  }
}
