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

  /** T4: without the refused commands, but with their time, everything else happens the same. */
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

  private static boolean isRefusal(String line) {
    return line.contains(" Rejected ");
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
