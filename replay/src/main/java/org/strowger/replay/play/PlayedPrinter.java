package org.strowger.replay.play;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.strowger.gateway.text.Words;
import org.strowger.recovery.Verifier.Verification;
import org.strowger.replay.ExitCode;
import org.strowger.replay.summary.Summary;
import org.strowger.replay.summary.SummaryJson;
import org.strowger.replay.summary.SummaryText;
import org.strowger.replay.summary.SummaryText.Group;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Json;
import org.strowger.replay.text.Text;

/** Prints what was played, as text or JSON, and gives the verdict. */
final class PlayedPrinter {
  private static final long MEGABYTE = 1_000_000;

  private final PlayOptions options;
  private final PrintWriter out;

  PlayedPrinter(PlayOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Prints.
   *
   * @param title what was played
   * @param input figures about the input, first in the JSON
   * @param assumptions of the model, a sentence each
   * @param groups tables to print if none were asked for
   * @return the exit code
   */
  int print(
      Played played,
      String title,
      Map<String, Object> input,
      List<String> assumptions,
      Set<Group> groups) {
    Summary summary = Summary.of(played.results(), options.settings());
    if (options.json) {
      printJson(played, summary, input, assumptions);
    } else {
      printText(played, summary, title, assumptions, groups);
    }
    out.flush();
    boolean sound = played.intact() && summary.order().kept() && summary.refused() == 0;
    return sound ? ExitCode.GOOD : ExitCode.BAD;
  }

  private void printText(
      Played played, Summary summary, String title, List<String> assumptions, Set<Group> groups) {
    SummaryText text = new SummaryText(summary);
    out.println(title);
    out.println();
    out.print(text.contacts(options.groups.isEmpty() ? groups : options.groups));
    out.println();
    String agreement = text.agreement();
    if (!agreement.isEmpty()) {
      out.println(agreement);
    }
    if (!assumptions.isEmpty()) {
      out.println("Assumed:");
      assumptions.forEach(assumption -> out.println("- " + assumption));
      out.println();
    }
    out.print(text.returns());
    out.print(text.engine());
    out.print(Text.row("durability", durability()));
    if (played.journal() != null) {
      out.print(Text.row("journal", played.journal() + ", " + megabytes(played.journalBytes())));
    } else if (played.journalBytes() > 0) {
      out.print(
          Text.row(
              "journal", megabytes(played.journalBytes()) + ", deleted (--journal DIR keeps it)"));
    }
    if (!played.checks().isEmpty()) {
      out.print(Text.row("verify", verdict(played)));
    }
  }

  private String durability() {
    return Words.of(options.durability)
        + switch (options.durability) {
          case NONE -> ": no journal";
          case PROCESS_CRASH -> ": each command was journaled before it was applied";
          case POWER_LOSS -> ": each command was synced to the device before it was applied";
        };
  }

  private static String megabytes(long bytes) {
    return Text.count((bytes + MEGABYTE - 1) / MEGABYTE) + " MB";
  }

  private static String verdict(Played played) {
    for (Played.Check check : played.checks()) {
      Verification verification = check.verification();
      if (!verification.intact()) {
        return String.format(
            Locale.ROOT,
            "NOT GOOD: %s, sequence %d: %s",
            check.directory(),
            verification.damage().sequence(),
            verification.damage().what());
      }
    }
    return "GOOD: %s executed again in %s, state and events equal at %s"
        .formatted(
            Text.count(played.commandsVerified(), "command"),
            Display.seconds(played.verifyNanos()),
            Text.count(played.marksVerified(), "mark"));
  }

  private void printJson(
      Played played, Summary summary, Map<String, Object> input, List<String> assumptions) {
    Map<String, Object> values = new LinkedHashMap<>(input);
    values.put("assumptions", assumptions);
    values.putAll(SummaryJson.values(summary));
    values.put("durability", Words.of(options.durability));
    values.put("journal", played.journal() == null ? null : played.journal().toString());
    values.put("journal-bytes", played.journalBytes());
    if (!played.checks().isEmpty()) {
      Map<String, Object> verification = new LinkedHashMap<>();
      verification.put("verdict", played.intact() ? "good" : "not-good");
      verification.put("commands", played.commandsVerified());
      verification.put("marks", played.marksVerified());
      verification.put("took-ns", played.verifyNanos());
      values.put("verification", verification);
    }
    try {
      Json.print(out, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
