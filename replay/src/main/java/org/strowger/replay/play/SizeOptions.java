package org.strowger.replay.play;

import java.time.LocalDate;
import org.strowger.replay.day.DaySize;
import picocli.CommandLine.Option;

/** How large a day to generate. */
final class SizeOptions {
  private static final int DEFAULT_AGENTS = 200;

  @Option(
      names = "--agents",
      paramLabel = "N",
      description = "who work some time of the day; 200 by default, or as many as contacts need")
  Integer agents;

  @Option(
      names = "--contacts",
      paramLabel = "N",
      description = "that arrive; by default as many as make the agents busy")
  Integer contacts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the same seed and size give the same day; ${DEFAULT-VALUE} by default")
  long seed;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      defaultValue = "2026-03-02",
      converter = DateConverter.class,
      description = "of the day; ${DEFAULT-VALUE} by default")
  LocalDate date;

  DaySize size() {
    int people =
        agents != null
            ? agents
            : contacts != null
                ? Math.max(1, contacts / DaySize.CONTACTS_PER_AGENT)
                : DEFAULT_AGENTS;
    long arrivals = contacts != null ? contacts : (long) people * DaySize.CONTACTS_PER_AGENT;
    return new DaySize(people, (int) Math.min(arrivals, Integer.MAX_VALUE), seed, date);
  }
}
