package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.strowger.oracle.History.Entry;

/** Changes to a history that may not change what happens, tried on the core. */
public final class Invariance {
  private Invariance() {}

  /** T2: with a tick at each of these times, everything else happens the same, at the same time. */
  public static void ofTicks(History history, List<Long> timesMs) {
    List<Entry> ticked = new ArrayList<>();
    TreeSet<Long> times = new TreeSet<>(timesMs);
    long lastMs = Long.MIN_VALUE;
    for (Entry entry : history.entries()) {
      long timeMs = Math.max(lastMs, entry.timeMs());
      for (long tickMs : times.headSet(timeMs, true)) {
        if (tickMs > lastMs) {
          ticked.add(new Entry(tickMs, 0, 0, new Command.Tick(), 0));
        }
      }
      ticked.add(entry);
      lastMs = timeMs;
    }
    same("ticks change", events(history), events(new History(history.limits(), ticked)), ticked);
  }

  /**
   * T4, GU-a: without refused commands and retries, but with their time, everything else happens
   * the same.
   */
  public static void ofRefusals(History history) {
    List<Entry> accepted = new ArrayList<>();
    CoreMachine machine = new CoreMachine(history.limits());
    List<byte[]> records = history.records();
    for (int i = 0; i < records.size(); i++) {
      Entry entry = history.entries().get(i);
      boolean refused = machine.apply(records.get(i)).stream().anyMatch(Invariance::isRefusal);
      accepted.add(refused ? entry.withCommand(new Command.Tick()) : entry);
    }
    History without = new History(history.limits(), accepted);
    same("refused commands change", events(history), events(without), accepted);
  }

  /**
   * T4: after every refused command the state is as after a tick in its place; but for refusals
   * that give an interaction's name back.
   *
   * @return how many refusals were compared
   */
  public static int ofStates(History history) {
    CoreMachine refusing = new CoreMachine(history.limits());
    CoreMachine ticking = new CoreMachine(history.limits());
    CommandWriter writer = new CommandWriter();
    List<byte[]> records = history.records();
    int compared = 0;
    for (int i = 0; i < records.size(); i++) {
      List<String> events = refusing.apply(records.get(i));
      boolean alone =
          events.stream().anyMatch(Invariance::isRefusal)
              && events.stream().noneMatch(line -> line.contains(" NameReleased "));
      Entry entry = history.entries().get(i);
      ticking.apply(
          alone
              ? CommandWriter.seal(
                  writer.write(new Command.Tick()), i + 1, refusing.machine().timeMs(), 0, 0)
              : records.get(i));
      compared += alone ? 1 : 0;
      if (refusing.machine().stateDigest() != ticking.machine().stateDigest()) {
        throw new AssertionError("refused at sequence %d changes: %s".formatted(i + 1, entry));
      }
    }
    return compared;
  }

  /** Refused, or a retry: nothing is done (T4, GU-a). */
  private static boolean isRefusal(String line) {
    return line.contains(" Rejected ") || line.contains(" Repeated ");
  }

  /**
   * What happens, at its time, by whatever sequence; without ticks, refusals and the names they
   * release.
   */
  private static List<String> events(History history) {
    CoreMachine machine = new CoreMachine(history.limits());
    List<String> events = new ArrayList<>();
    for (byte[] record : history.records()) {
      for (String line : machine.apply(record)) {
        if (!isRefusal(line) && !line.endsWith(" Ticked") && !line.contains(" Name")) {
          events.add(line.substring(line.indexOf(' ')));
        }
      }
    }
    return events;
  }

  private static void same(
      String what, List<String> before, List<String> after, List<Entry> changed) {
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      String one = i < before.size() ? before.get(i) : "nothing";
      String other = i < after.size() ? after.get(i) : "nothing";
      if (!one.equals(other)) {
        throw new AssertionError(
            "%s event %d\n  from%s\n  to  %s\n%s".formatted(what, i, one, other, changed));
      }
    }
  }
}
