package org.strowger.oracle;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;

/**
 * For each rule a model that breaks just that rule: the generated histories must show the
 * difference soon, and the shrinker must leave a short history that still shows it.
 */
class PlantedFaultTest {
  /** Few and many commands, for faults that show soon and for others. */
  private static final int FEW_COMMANDS = 150;

  private static final int FEW_SEEDS = 20;
  private static final int COMMANDS = 3000;
  private static final int SEEDS = 8;

  /** The longest that a shrunk history may be: a plan, some agents, some interactions. */
  private static final int SHORT = 20;

  private static final List<Mode> MODES =
      List.of(Mode.VOICE, Mode.CHANNELS, Mode.MANY_AGENTS, Mode.MANY_WAITING, Mode.TWO_SKILLS);

  @ParameterizedTest
  @MethodSource("org.strowger.oracle.BrokenRules#faults")
  void inTheRulesIsFoundAndShrunk(BrokenRules.Fault fault) {
    isFoundAndShrunk(
        fault.rule(), fault.features(), limits -> new Oracle(limits, fault.rules(), false));
  }

  /** The real core, told something else than was said: as if an index had it in the wrong place. */
  @ParameterizedTest
  @EnumSource
  void inWhatTheCoreKeepsIsFoundAndShrunk(Misfiled fault) {
    isFoundAndShrunk(
        fault.name(),
        Feature.COMPARED,
        limits -> new MisfilingCore(new CoreMachine(limits), fault));
  }

  private static void isFoundAndShrunk(
      String fault, Set<Feature> features, Function<CoreLimits, Subject> subjects) {
    Comparison.Found few = find(FEW_SEEDS, FEW_COMMANDS, features, subjects);
    Comparison.Found found = few != null ? few : find(SEEDS, COMMANDS, features, subjects);
    assertNotNull(found, () -> "no generated history shows the fault: " + fault);
    History shrunk = found.shrunk(SHORT);
    assertNotNull(Comparison.difference(shrunk, subjects), "the shrunk history must fail");
    assertTrue(shrunk.entries().size() <= SHORT, () -> fault + " shrunk to\n" + shrunk);
  }

  private static Comparison.Found find(
      int seeds, int commands, Set<Feature> features, Function<CoreLimits, Subject> subjects) {
    for (int seed = 1; seed <= seeds; seed++) {
      for (Mode mode : MODES) {
        Comparison.Found found = Comparison.search(seed, mode, features, commands, subjects);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** What the core has in the wrong place. */
  enum Misfiled {
    LEVEL_SEVEN_UNDER_SIX,
    SECOND_SET_OF_ALTERNATIVES_LOST,
    SECOND_EXCLUDED_AGENT_LOST,
    SECOND_TEAM_LOST;

    Command file(Command command) {
      if (command instanceof Command.SignOn c) {
        List<SkillLevel> skills =
            this == LEVEL_SEVEN_UNDER_SIX
                ? c.skills().stream().map(Misfiled::lower).toList()
                : c.skills();
        List<Integer> teams = this == SECOND_TEAM_LOST ? first(c.teams()) : c.teams();
        return new Command.SignOn(
            c.agent(), c.profile(), c.presence(), c.leaseMs(), c.graceMs(), skills, teams);
      } else if (command instanceof Command.Arrive c) {
        Asks asks = c.asks();
        List<SkillLevel> anyOf =
            this == SECOND_SET_OF_ALTERNATIVES_LOST
                ? asks.anyOf().stream().filter(asked -> asked.set() != 2).toList()
                : asks.anyOf();
        List<Integer> excluded =
            this == SECOND_EXCLUDED_AGENT_LOST ? first(asks.excluded()) : asks.excluded();
        return c.asking(
            new Asks(asks.allOf(), anyOf, asks.noneOf(), excluded, asks.preferred(), asks.named()));
      }
      return command;
    }

    private static SkillLevel lower(SkillLevel has) {
      return has.level() == 7 ? new SkillLevel(has.skill(), 6) : has;
    }

    private static List<Integer> first(List<Integer> list) {
      return list.subList(0, Math.min(1, list.size()));
    }
  }

  private record MisfilingCore(CoreMachine core, Misfiled fault) implements Subject {
    @Override
    public List<String> apply(byte[] record) {
      UnsafeBuffer envelope = new UnsafeBuffer(record);
      Command command = new CommandReader().read(record, Envelope.LENGTH);
      return core.apply(
          CommandWriter.seal(
              new CommandWriter().write(fault.file(command)),
              Envelope.sequence(envelope, 0),
              Envelope.timeMs(envelope, 0),
              Envelope.client(envelope, 0),
              Envelope.correlation(envelope, 0)));
    }
  }
}
