package org.strowger.replay.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.recovery.Verifier;
import org.strowger.replay.day.BusyDay;
import org.strowger.replay.day.DaySize;
import org.strowger.replay.day.GeneratedDay;
import org.strowger.replay.summary.Figures;
import org.strowger.replay.summary.Summary;

/** A generated day through the engine. */
class GeneratedDayTest {
  private static SimulationResult play(int agents, long seed, EngineContext context) {
    GeneratedDay day =
        BusyDay.generate(
            new DaySize(
                agents, agents * DaySize.CONTACTS_PER_AGENT, seed, LocalDate.of(2026, 3, 2)));
    return Simulation.play(
        new Scenario("day", day.plan(), day.contacts(), day.shifts()),
        context,
        1_000,
        arrived -> {});
  }

  @Test
  void aDayOfUsualSizeIsBusyAndBelievable() {
    SimulationResult result = play(200, 1, new EngineContext().durability(Durability.NONE));
    Summary summary = Summary.of(List.of(result), new Summary.Settings(20_000, 5_000));
    assertEquals(0, summary.refused(), () -> summary.refusals().toString());
    assertTrue(summary.order().kept(), () -> summary.order().examples().toString());
    Figures total = summary.played().total();
    assertEquals(total.offered(), total.answered() + total.abandoned() + total.stillWaiting());
    assertEquals(22_000, total.offered());
    between(0.76, summary.occupancy().total(), 0.86);
    Figures voice = summary.played().byChannel().get("voice");
    between(0.03, voice.abandonedShare(), 0.12);
    between(0.60, voice.serviceLevel(), 0.90);
    between(0.80, summary.occupancy().ofAgentsFor("voice"), 0.90);
    between(0.005, summary.played().byChannel().get("chat").abandonedShare(), 0.06);
    assertEquals(0, summary.played().byChannel().get("e-mail").abandoned());
    assertTrue(total.stillWaiting() < total.offered() / 50, "a few mails wait for the morning");
  }

  private static void between(double low, double value, double high) {
    assertTrue(low <= value && value <= high, value + " is not between " + low + " and " + high);
  }

  @Test
  void theSameDayTwiceGivesTheSameJournalAndItVerifies(@TempDir Path directory) {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    for (Path to : List.of(first, second)) {
      SimulationResult result =
          play(20, 5, new EngineContext().directory(to).journalBlockLength(1 << 20));
      assertEquals(0, result.refused());
    }
    assertEquals(JournalBytes.hash(first), JournalBytes.hash(second));
    assertTrue(Verifier.verify(first).intact());
  }
}
