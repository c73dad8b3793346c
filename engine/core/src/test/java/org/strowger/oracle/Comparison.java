package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;

/** Runs histories through the model and through something else, and compares event by event. */
public final class Comparison {
  /** After the commands of this client answers are compared too. */
  private static final int ASKING = 3;

  private Comparison() {}

  /** The real core, run three ways, agrees with the model on a generated history. */
  public static void coreAgrees(long seed, Mode mode, Set<Feature> features, int commands) {
    Found found = search(seed, mode, features, commands, CoreThreeWays::new);
    if (found != null) {
      throw new AssertionError(found.toString());
    }
  }

  /** A difference with the generated history that shows it. */
  record Found(
      long seed,
      Mode mode,
      Set<Feature> features,
      Difference difference,
      History history,
      Function<CoreLimits, Subject> subject) {
    private static final int SHORT = 10;
    private static final int OTHER_SEEDS = 20;
    private static final int COMMANDS = 300;
    private static final int MOST_SHRUNK = 5;

    /** A short history that shows a difference too: of this one, or of short ones like it. */
    History shrunk() {
      return shrunk(SHORT, 0);
    }

    /** One of so few commands, or the shortest that is found. */
    History shrunk(int enough) {
      return shrunk(enough, enough);
    }

    /** Those of one history are taken out until there are enough. */
    private History shrunk(int fewEnough, int enough) {
      History best = shrink(history, enough);
      int tried = 1;
      for (long other = 1; other <= OTHER_SEEDS && tried < MOST_SHRUNK; other++) {
        if (best.entries().size() <= fewEnough) {
          return best;
        }
        Found found = search(seed + other * 1_000_000, mode, features, COMMANDS, subject);
        if (found != null) {
          History shorter = shrink(found.history(), enough);
          best = shorter.entries().size() < best.entries().size() ? shorter : best;
          tried++;
        }
      }
      return best;
    }

    private History shrink(History failing, int enough) {
      return Shrinker.shrink(failing, shorter -> failing(shorter, subject), enough);
    }

    @Override
    public String toString() {
      History shrunk = shrunk();
      return "seed %d, mode %s, %s\n%d commands shrunk to %d:\n%s\n%s"
          .formatted(
              seed,
              mode,
              difference,
              history.entries().size(),
              shrunk.entries().size(),
              shrunk,
              Comparison.difference(shrunk, subject));
    }
  }

  /** Generates a history until there is a difference; null if there is none. */
  static Found search(
      long seed,
      Mode mode,
      Set<Feature> features,
      int commands,
      Function<CoreLimits, Subject> subjects) {
    HistoryGenerator generator = new HistoryGenerator(seed, mode, features);
    Oracle oracle = new Oracle(generator.limits());
    Subject subject = subjects.apply(generator.limits());
    CommandWriter writer = new CommandWriter();
    List<History.Entry> entries = new ArrayList<>();
    List<byte[]> records = new ArrayList<>();
    Difference difference = null;
    while (difference == null && entries.size() < commands) {
      History.Entry entry = generator.next(oracle.state);
      entries.add(entry);
      byte[] record =
          CommandWriter.seal(
              writer.write(entry.command()),
              entries.size(),
              Math.max(entry.timeMs(), oracle.state.timeMs),
              entry.client(),
              entry.correlation());
      records.add(record);
      difference = step(records.size() - 1, record, oracle, subject);
    }
    if (difference == null) {
      difference = end(records, subject);
    }
    return difference == null
        ? null
        : new Found(
            seed, mode, features, difference, new History(generator.limits(), entries), subjects);
  }

  /**
   * The history up to the first difference, its answers meaning the open offers of their
   * interactions; null if there is none.
   */
  static History failing(History history, Function<CoreLimits, Subject> subjects) {
    Oracle oracle = new Oracle(history.limits());
    Subject subject = subjects.apply(history.limits());
    CommandWriter writer = new CommandWriter();
    List<History.Entry> entries = new ArrayList<>();
    List<byte[]> records = new ArrayList<>();
    Difference difference = null;
    for (int i = 0; i < history.entries().size() && difference == null; i++) {
      History.Entry entry = history.entries().get(i).meant(oracle.state);
      entries.add(entry);
      byte[] record =
          CommandWriter.seal(
              writer.write(entry.command()),
              entries.size(),
              Math.max(entry.timeMs(), oracle.state.timeMs),
              entry.client(),
              entry.correlation());
      records.add(record);
      difference = step(i, record, oracle, subject);
    }
    if (difference == null) {
      difference = end(records, subject);
    }
    return difference == null ? null : new History(history.limits(), entries);
  }

  /** The first difference on a given history, or null. */
  static Difference difference(History history, Function<CoreLimits, Subject> subjects) {
    return difference(history.limits(), history.records(), subjects);
  }

  /** The first difference on given records, or null. */
  static Difference difference(
      CoreLimits limits, List<byte[]> records, Function<CoreLimits, Subject> subjects) {
    Oracle oracle = new Oracle(limits);
    Subject subject = subjects.apply(limits);
    for (int i = 0; i < records.size(); i++) {
      Difference difference = step(i, records.get(i), oracle, subject);
      if (difference != null) {
        return difference;
      }
    }
    return end(records, subject);
  }

  private static Difference step(int index, byte[] record, Oracle oracle, Subject subject) {
    List<String> expected = oracle.apply(record);
    try {
      List<String> actual = subject.apply(record);
      if (!expected.equals(actual)) {
        return new Difference(index, "other events", expected, actual);
      }
      return Envelope.client(new UnsafeBuffer(record), 0) == ASKING
          ? answers(index, oracle, subject)
          : null;
    } catch (RuntimeException | AssertionError e) {
      return new Difference(index, e.toString(), expected, List.of());
    }
  }

  /** X4-e, of one queue after the other; only what differs is told. */
  private static Difference answers(int index, Oracle oracle, Subject subject) {
    if (oracle.state.plan == null) {
      return null;
    }
    List<PlanData.Queue> queues = oracle.state.plan.queues();
    PlanData.Queue queue = queues.get(index % queues.size());
    List<String> actual = subject.answers(oracle.state, queue);
    if (actual.isEmpty()) {
      return null;
    }
    List<String> expected = oracle.answers(oracle.state, queue);
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(actual);
    List<String> wrong = new ArrayList<>(actual);
    wrong.removeAll(expected);
    return expected.equals(actual) ? null : new Difference(index, "other answers", missing, wrong);
  }

  private static Difference end(List<byte[]> records, Subject subject) {
    try {
      subject.end(records);
      return null;
    } catch (RuntimeException | AssertionError e) {
      return new Difference(records.size() - 1, e.toString(), List.of(), List.of());
    }
  }
}
