package org.strowger.replay.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.strowger.replay.day.BusyDay;
import org.strowger.replay.day.DaySize;
import org.strowger.replay.day.GeneratedDay;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.summary.SummaryText.Group;
import org.strowger.replay.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates a busy day, routes it with the journal on, and verifies the journal. */
@Command(
    name = "day",
    mixinStandardHelpOptions = true,
    description =
        "Generates a busy omnichannel day, routes it in virtual time with the journal on, prints"
            + " what came of it, and verifies the journal by executing it again.")
public final class DayCommand implements Callable<Integer> {
  /** From offer to answer, by default. */
  static final String ANSWER_DELAY = "1s";

  @Spec private CommandSpec spec;
  @Mixin private SizeOptions sizeOptions;
  @Mixin private PlayOptions options;

  @Option(
      names = "--answer-delay",
      paramLabel = "DURATION",
      defaultValue = ANSWER_DELAY,
      converter = DurationConverter.class,
      description = "from offer to answer; ${DEFAULT-VALUE} by default")
  private long answerDelayMs;

  @Override
  public Integer call() {
    try {
      options.check();
      DaySize size = sizeOptions.size();
      GeneratedDay day = BusyDay.generate(size);
      Scenario scenario =
          new Scenario(size.date().toString(), day.plan(), day.contacts(), day.shifts());
      Played played = new Player(options, answerDelayMs).play(List.of(scenario));
      String title =
          String.format(
              Locale.ROOT,
              "A generated day: %s, %s, seed %d",
              Text.count(size.contacts(), "contact"),
              Text.count(size.agents(), "agent"),
              size.seed());
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("contacts", size.contacts());
      input.put("agents", size.agents());
      input.put("seed", size.seed());
      return new PlayedPrinter(options, spec.commandLine().getOut())
          .print(played, title, input, List.of(), Set.of(Group.CHANNEL));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
