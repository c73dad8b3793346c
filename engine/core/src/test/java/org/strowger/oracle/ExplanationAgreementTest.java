package org.strowger.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.Probe;
import org.strowger.core.explain.Candidate;
import org.strowger.core.explain.Standing;
import org.strowger.core.match.ScoreParts;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Place;

/**
 * On generated histories, what the core tells about each of its decisions, and about those who wait
 * between commands, is what the model says by the rules at the same moment: for every agent the
 * first filter that fails, and what the strategies compare. And that looking changes nothing.
 */
class ExplanationAgreementTest {
  private static final int SEEDS = 3;
  private static final int COMMANDS = 1000;
  private static final int LOOK_EVERY = 5;

  /** Filters that failed first, and strategies that chose. */
  private final Map<Integer, Integer> filters = new TreeMap<>();

  private final Map<Strategy, Integer> strategies = new EnumMap<>(Strategy.class);

  @Test
  void theReasonsOfEveryDecisionAreThoseOfTheRules() {
    for (Mode mode : Mode.values()) {
      int seeds = mode == Mode.CROWD ? 1 : SEEDS;
      for (long seed = 1; seed <= seeds; seed++) {
        new Explained(seed, mode).play(COMMANDS);
      }
    }
    for (int filter = 0; filter <= 11; filter++) {
      int found = filters.getOrDefault(filter, 0);
      assertTrue(found > 20, "filter " + filter + " failed first in " + filters);
    }
    for (Strategy strategy : Strategy.values()) {
      int found = strategies.getOrDefault(strategy, 0);
      assertTrue(strategy == Strategy.NULL_VAL || found > 20, strategy + " in " + strategies);
    }
  }

  /** A history on the model, on a core that is looked at, and on one that is not. */
  private final class Explained {
    private final HistoryGenerator generator;
    private final Oracle oracle;
    private final Rules rules;
    private final CoreMachine watched;
    private final CoreMachine unwatched;
    private final Probe probe;
    private final String name;
    private final List<String> expected = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();

    Explained(long seed, Mode mode) {
      name = "seed " + seed + ", mode " + mode;
      generator = new HistoryGenerator(seed, mode, Feature.ALL);
      oracle = new Oracle(generator.limits());
      rules = new Rules(oracle.state);
      watched = new CoreMachine(generator.limits());
      unwatched = new CoreMachine(generator.limits());
      probe = watched.machine().probe();
      oracle.onDecision(this::expect);
      watched.machine().observe(this::tell);
    }

    void play(int commands) {
      CommandWriter writer = new CommandWriter();
      for (int sequence = 1; sequence <= commands; sequence++) {
        History.Entry entry = generator.next(oracle.state);
        byte[] record =
            CommandWriter.seal(
                writer.write(entry.command()),
                sequence,
                Math.max(entry.timeMs(), oracle.state.timeMs),
                entry.client(),
                entry.correlation());
        List<String> events = oracle.apply(record);
        assertEquals(events, watched.apply(record), name);
        assertEquals(events, unwatched.apply(record), name);
        if (sequence % LOOK_EVERY == 0) {
          lookAtThoseWhoWait();
        }
        assertEquals(expected, actual, () -> name + ", " + entry);
        assertEquals(unwatched.machine().stateDigest(), watched.machine().stateDigest(), name);
        expected.clear();
        actual.clear();
      }
    }

    private void lookAtThoseWhoWait() {
      for (Interaction interaction : oracle.state.interactions.values()) {
        List<Candidate> candidates = probe.candidates(interaction.number);
        if (interaction.isInMatching()) {
          expectAll(interaction);
          candidates.forEach(candidate -> actual.add(line(candidate)));
        } else {
          assertEquals(List.of(), candidates, () -> name + ", " + interaction);
        }
      }
    }

    private void expect(Interaction interaction, Agent best) {
      expected.add(
          "offer %d of %d to %d"
              .formatted(oracle.state.offersMade + 1, interaction.number, best.number));
      expected.add(
          "step %d %s cursor %d"
              .formatted(
                  interaction.step,
                  interaction.step().strategy(),
                  rules.a5Cursor(interaction.queue)));
      expectAll(interaction);
      strategies.merge(interaction.step().strategy(), 1, Integer::sum);
    }

    private void expectAll(Interaction interaction) {
      for (Agent agent : oracle.state.agents.values()) {
        int filter = rules.firstFailing(agent, interaction);
        filters.merge(filter, 1, Integer::sum);
        expected.add(line(agent, filter, interaction));
      }
    }

    private String line(Agent agent, int filter, Interaction interaction) {
      Place place = rules.place(agent);
      int rank = rules.a7Rank(agent, interaction);
      return text(
          agent.number,
          filter,
          rules.usedUnits(agent),
          agent.profile.units(),
          rules.a3Levels(agent, interaction),
          rules.a4Queues(agent),
          agent.signOnOrder,
          rules.a6Handled(agent),
          rank == Integer.MAX_VALUE ? 0 : rank,
          rules.a8Surplus(agent, interaction),
          rules.a8Load(agent),
          rules.a8Specialism(agent),
          rules.a8Idle(agent),
          rules.a8Score(agent, interaction),
          place.timeMs(),
          place.cause());
    }

    private void tell(long offer, long interaction, int agent) {
      Standing standing = probe.standing(interaction);
      actual.add("offer %d of %d to %d".formatted(offer, interaction, agent));
      actual.add(
          "step %d %s cursor %d".formatted(standing.step, standing.strategy, standing.cursor));
      List<Candidate> candidates = probe.candidates(interaction);
      candidates.forEach(candidate -> actual.add(line(candidate)));
      int best =
          candidates.stream()
              .filter(Candidate::isEligible)
              .min(standing.order())
              .orElseThrow()
              .agent();
      assertEquals(agent, best, () -> name + ": the first in order is the one that is chosen");
    }

    private static String line(Candidate candidate) {
      ScoreParts scores = candidate.scores();
      return text(
          candidate.agent(),
          candidate.isEligible() ? 0 : candidate.reason().filter(),
          scores.used,
          scores.total,
          scores.levels,
          scores.queuesServed,
          scores.signOnNumber,
          scores.handled,
          scores.placeInTeams,
          scores.surplus,
          scores.load,
          scores.specialism,
          scores.idleSeconds,
          scores.weighted,
          scores.placeTimeMs,
          scores.placeCause);
    }

    private static String text(Object... figures) {
      return ("agent %s filter %s used %s of %s levels %s queues %s sign-on %s handled %s place %s"
              + " surplus %s load %s specialism %s idle %s weighted %s line %s %s")
          .formatted(figures);
    }
  }
}
