package org.strowger.replay.text;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.journal.Damage;
import org.strowger.journal.JournalBegin;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.ExitCode;

/** What is wrong with a journal, where, what is intact, and what to do. Stateless; any thread. */
public final class DamageText {
  private DamageText() {}

  /**
   * The parts, by name.
   *
   * @param differs whether the journal is in order but executing it gives another result
   */
  public static Map<String, Object> parts(Path directory, Damage damage, boolean differs) {
    return parts(directory, damage, advice(directory, damage, differs));
  }

  /**
   * The same with another advice.
   *
   * @param directory that holds the damaged record
   */
  public static Map<String, Object> parts(Path directory, Damage damage, String advice) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("sequence", damage.sequence());
    parts.put("what", damage.what());
    if (damage.position() >= 0) {
      parts.put("position", "0x" + Long.toHexString(damage.position()));
      parts.put("place", JournalReader.place(directory, damage.position()));
    }
    parts.put("looked-at-from", damage.lookedAtFrom());
    parts.put("intact-through", damage.intactThrough());
    parts.put("advice", advice);
    return parts;
  }

  /** The same for people, one part a line. */
  public static String lines(Path directory, Damage damage, boolean differs) {
    return lines(directory, damage, intactLabel(differs), advice(directory, damage, differs));
  }

  /** How {@link Damage#intact} is called. */
  public static String intactLabel(boolean differs) {
    return differs ? "agrees" : "intact";
  }

  /**
   * The same with another advice.
   *
   * @param directory that holds the damaged record
   * @param label of what is intact
   */
  public static String lines(Path directory, Damage damage, String label, String advice) {
    StringBuilder lines = new StringBuilder();
    lines.append(Text.row("sequence", Long.toString(damage.sequence())));
    lines.append(Text.row("what", damage.what()));
    if (damage.position() >= 0) {
      lines.append(
          Text.row(
              "where",
              JournalReader.place(directory, damage.position())
                  + (" (position 0x" + Long.toHexString(damage.position()) + ")")));
    }
    lines.append(Text.row(label, damage.intact()));
    lines.append(Text.row("do", advice));
    return lines.toString();
  }

  /**
   * Prints it for a command that cannot go on.
   *
   * @param what it is to the command, the first line
   * @return the exit code
   */
  public static int print(PrintWriter err, String what, Path directory, Damage damage) {
    err.print(what + "\n" + lines(directory, damage, false));
    err.flush();
    return ExitCode.BAD;
  }

  /** What to do. */
  public static String advice(Path directory, Damage damage, boolean differs) {
    if (differs) {
      return "Keep the directory as it is. Its records are as they were written, but this software"
          + " executes them to another result: use the version that wrote them, and report this.";
    }
    String advice = "Keep the directory as it is and restore another from a copy that verifies.";
    if (damage.lookedAtFrom() > firstCommand(directory)) {
      return advice
          + " How far the journal is intact from its beginning, and what can go on elsewhere: verify "
          + directory;
    }
    return damage.intactThrough() < damage.lookedAtFrom()
        ? advice
        : advice
            + " What is intact can be read: dump --to "
            + damage.intactThrough()
            + " "
            + directory
            + "; and can go on elsewhere, the rest given up: repair "
            + directory
            + " --out NEW --give-up-after "
            + damage.intactThrough();
  }

  private static long firstCommand(Path directory) {
    JournalBegin begin = JournalBegin.read(directory);
    return begin == null ? 1 : begin.sequence() + 1;
  }
}
