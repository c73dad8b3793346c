package org.strowger.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.strowger.core.explain.Reason;

/**
 * On generated histories, what the core tells about each of its decisions, and about those who wait
 * between commands, is what the model says by the rules at the same moment: its place, its step and
 * what it asks; for every agent the first filter that fails, what is in the way, and what the
 * strategies compare. And looking changes nothing.
 */
class ExplanationAgreementTest {
  private static final int SEEDS = 3;
  private static final int COMMANDS = 1000;
  private static final int LOOK_EVERY = 5;

  /** Filters that failed first, and strategies that chose. */
  private final Map<Integer, Integer> filters = new TreeMap<>();

  private final Map<Strategy, Integer> strategies = new EnumMap<>(Strategy.class);

  /** Most that was in the way of one agent. */
  private int inTheWay;

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
    assertTrue(inTheWay > 4, "most in the way of one agent: " + inTheWay);
    for (Strategy strategy : Strategy.values()) {
      int found = strategies.getOrDefault(strategy, 0);
      assertTrue(strategy == Strategy.NULL_VAL || found > 20, strategy + " in " + strategies);
    }
  }

  /** A history on the model, on a core that is looked at, and on one that is not. */
  private final class Explained {
    private final HistoryGenerator generator;
    private final ModelJudge model;
    private final CoreMachine watched;
    private final CoreMachine unwatched;
    private final Probe probe;
    private final String name;
    private final List<Judgement> expected = new ArrayList<>();
    private int told;

    Explained(long seed, Mode mode) {
      name = "seed " + seed + ", mode " + mode;
      generator = new HistoryGenerator(seed, mode, Feature.ALL);
      model = new ModelJudge(generator.limits(), this::expect);
      watched = new CoreMachine(generator.limits());
      unwatched = new CoreMachine(generator.limits());
      probe = watched.machine().probe();
      watched.machine().observe(this::compare);
    }

    void play(int commands) {
      CommandWriter writer = new CommandWriter();
      for (int sequence = 1; sequence <= commands; sequence++) {
        History.Entry entry = generator.next(model.state());
        byte[] record =
            CommandWriter.seal(
                writer.write(entry.command()),
                sequence,
                Math.max(entry.timeMs(), model.timeMs()),
                entry.client(),
                entry.correlation());
        List<String> events = model.apply(record);
        assertEquals(events, watched.apply(record), name);
        assertEquals(events, unwatched.apply(record), name);
        assertEquals(expected.size(), told, name);
        if (sequence % LOOK_EVERY == 0) {
          lookAtThoseWhoWait();
        }
        assertEquals(unwatched.machine().stateDigest(), watched.machine().stateDigest(), name);
        expected.clear();
        told = 0;
      }
    }

    private void lookAtThoseWhoWait() {
      for (long interaction : model.live(true)) {
        Judgement judgement = model.judge(interaction);
        count(judgement);
        assertNull(judgement.difference(CoreJudge.judge(probe, interaction)), name);
        for (Candidate candidate : probe.candidates(interaction)) {
          List<Reason> all = probe.shortfall(interaction, candidate.agent());
          assertEquals(candidate.reason(), all.isEmpty() ? null : all.get(0), name);
          inTheWay = Math.max(inTheWay, all.size());
        }
      }
      for (long interaction : model.live(false)) {
        assertEquals(List.of(), probe.candidates(interaction), name);
      }
    }

    private void expect(long offer, long timeMs, int agent, Judgement judgement) {
      expected.add(judgement);
      count(judgement);
      strategies.merge(judgement.standing().strategy(), 1, Integer::sum);
      assertEquals(agent, judgement.best(), name);
    }

    private void count(Judgement judgement) {
      judgement.agents().forEach(agent -> filters.merge(agent.filter(), 1, Integer::sum));
    }

    private void compare(long offer, long interaction, int agent) {
      Judgement judgement = CoreJudge.judge(probe, interaction);
      assertNull(expected.get(told++).difference(judgement), name);
      assertEquals(agent, judgement.best(), () -> name + ": the first in order is chosen");
    }
  }
}
