package org.strowger.replay.play;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.strowger.EngineContext.Durability;
import org.strowger.replay.summary.Summary;
import org.strowger.replay.summary.SummaryText.Group;
import picocli.CommandLine.Option;

/** Options of every command that plays contacts. */
final class PlayOptions {
  @Option(
      names = "--journal",
      paramLabel = "DIR",
      description = "keep the journal here, a new directory; without it a temporary one is used")
  Path journal;

  @Option(
      names = "--durability",
      paramLabel = "POLICY",
      defaultValue = "process-crash",
      converter = DurabilityConverter.class,
      description =
          "what an accepted command survives: none (no journal), process-crash, power-loss;"
              + " ${DEFAULT-VALUE} by default")
  Durability durability;

  @Option(
      names = "--verify",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "execute the journal again and compare; on by default")
  boolean verify;

  @Option(
      names = "--target",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "service-level target of queues without one; ${DEFAULT-VALUE} by default")
  long targetMs;

  @Option(
      names = "--short-abandon",
      paramLabel = "DURATION",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description = "abandoned in less counts as short; ${DEFAULT-VALUE} by default")
  long shortAbandonMs;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      split = ",",
      description = "tables to print: ${COMPLETION-CANDIDATES}")
  Set<Group> groups = EnumSet.noneOf(Group.class);

  @Option(names = "--json", description = "all figures as one JSON object")
  boolean json;

  /**
   * Checks that the options go together; to be called before anything is read or written.
   *
   * @throws IllegalArgumentException if they do not
   */
  void check() {
    if (durability == Durability.NONE && journal != null) {
      throw new IllegalArgumentException(
          "--durability none keeps no journal, so --journal "
              + journal
              + " cannot be written; leave out one of the two");
    }
  }

  Summary.Settings settings() {
    return new Summary.Settings(targetMs, shortAbandonMs);
  }
}
