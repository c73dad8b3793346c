package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing history short: takes out chunks, then single commands, then makes what is left
 * plainer, as long as it still fails. Delta debugging; the number of attempts is bounded.
 */
final class Shrinker {
  private static final int MOST_ATTEMPTS = 6000;

  private final Predicate<History> fails;
  private History best;
  private int attempts;

  private Shrinker(History failing, Predicate<History> fails) {
    this.fails = fails;
    best = failing;
  }

  /** A short history that fails too. */
  static History shrink(History failing, Predicate<History> fails) {
    Shrinker shrinker = new Shrinker(failing, fails);
    shrinker.takeOutChunks();
    while (shrinker.makePlainer() && shrinker.takeOut(1)) {
      // what became plainer may have made something else needless
    }
    return shrinker.best;
  }

  private boolean attempt(History candidate) {
    if (attempts++ >= MOST_ATTEMPTS) {
      return false;
    }
    History settled = candidate.settled();
    boolean stillFails = fails.test(settled);
    if (stillFails) {
      best = settled;
    }
    return stillFails;
  }

  private void takeOutChunks() {
    for (int size = best.entries().size() / 2; size > 1; size /= 2) {
      takeOut(size);
    }
    while (takeOut(1)) {
      // until every command left is needed
    }
  }

  /** Goes through the history once, from the end; true if something was taken out. */
  private boolean takeOut(int size) {
    boolean shorter = false;
    for (int to = best.entries().size(); to > 0; to -= size) {
      shorter |= attempt(best.without(Math.max(0, to - size), to));
    }
    return shorter;
  }

  private boolean makePlainer() {
    boolean plainer = false;
    for (int i = 0; i < best.entries().size(); i++) {
      plainer |= plainTime(i);
      History.Entry entry = best.entries().get(i);
      if (entry.client() != 0) {
        plainer |= attempt(best.with(i, entry.plain()));
      }
      plainer |= plainCommand(i);
    }
    return plainer;
  }

  /** Less time before a command: none, or what is left of it in halves. */
  private boolean plainTime(int index) {
    if (index == 0) {
      return false;
    }
    boolean plainer = false;
    for (long divisor : new long[] {Long.MAX_VALUE, 2}) {
      List<History.Entry> entries = best.entries();
      long gapMs = entries.get(index).timeMs() - entries.get(index - 1).timeMs();
      long lessMs = gapMs - gapMs / divisor;
      if (gapMs == 0) {
        return plainer;
      }
      List<History.Entry> earlier = new ArrayList<>(entries.subList(0, index));
      for (History.Entry entry : entries.subList(index, entries.size())) {
        earlier.add(entry.withTime(entry.timeMs() - lessMs));
      }
      plainer |= attempt(new History(best.limits(), earlier));
    }
    return plainer;
  }

  private boolean plainCommand(int index) {
    boolean plainer = false;
    boolean again = true;
    while (again) {
      again = false;
      History.Entry entry = best.entries().get(index);
      for (Command simpler : PlainerCommands.of(entry.command())) {
        if (attempt(best.with(index, entry.withCommand(simpler)))) {
          again = true;
          plainer = true;
          break;
        }
      }
    }
    return plainer;
  }
}
