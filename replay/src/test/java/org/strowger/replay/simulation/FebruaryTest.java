package org.strowger.replay.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.recovery.Verifier;
import org.strowger.replay.summary.Figures;
import org.strowger.replay.summary.OrderAgreement;
import org.strowger.replay.summary.Summary;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.February;
import org.strowger.replay.trace.PlanFromRecords;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftInference;
import org.strowger.replay.trace.Trace;

/** A month of real calls through the engine, the journal on, a day at a time. */
class FebruaryTest {
  @TempDir private Path directory;

  private SimulationResult play(String name, List<ContactRecord> contacts, Trace trace, Path to) {
    List<Shift> shifts = ShiftInference.infer(contacts, ShiftInference.served(trace.contacts()));
    Scenario scenario =
        new Scenario(name, PlanFromRecords.plan(contacts, shifts, 20_000, 0), contacts, shifts);
    EngineContext context = new EngineContext().directory(to).journalBlockLength(1 << 20);
    return Simulation.play(scenario, context, 0, arrived -> {});
  }

  @Test
  void everyDayIsRoutedInOrderAndVerifies() {
    Trace trace = February.read();
    List<SimulationResult> results = new ArrayList<>();
    trace
        .byDay()
        .forEach(
            (day, contacts) -> {
              Path to = directory.resolve(day.toString());
              results.add(play(day.toString(), contacts, trace, to));
              Verifier.Verification verification = Verifier.verify(to);
              assertTrue(verification.intact(), () -> day + ": " + verification.damage());
            });
    assertEquals(28, results.size());
    Summary summary = Summary.of(results, new Summary.Settings(20_000, 5_000));
    assertEquals(0, summary.refused(), () -> summary.refusals().toString());
    assertTrue(summary.order().kept(), () -> summary.order().examples().toString());
    checkPlayed(summary.played().total());
    assertEquals(summary.played().total().answered(), summary.order().offers());
    checkRecorded(summary);
    checkAgreement(summary);
  }

  private static void checkPlayed(Figures played) {
    assertEquals(31_125, played.offered());
    assertEquals(played.offered(), played.answered() + played.abandoned() + played.stillWaiting());
    assertTrue(played.answered() >= 27_162, "as many agents without breaks answer no fewer");
    assertTrue(played.abandoned() <= 3_963, "nobody leaves who did not leave then");
  }

  private static void checkRecorded(Summary summary) {
    Figures recorded = summary.recorded().total();
    assertEquals(27_162, recorded.answered());
    assertEquals(3_963, recorded.abandoned());
    assertEquals(0.521, recorded.serviceLevel(), 0.0005);
    assertEquals(0.127, recorded.abandonedShare(), 0.0005);
    assertEquals(40_800, recorded.asaMs(), 50);
    Figures prospects = summary.recorded().byQueue().get("NW");
    assertEquals(4_990, prospects.answered());
    assertEquals(1_969, prospects.abandoned());
    assertEquals(106_800, prospects.ahtMs(), 50);
  }

  private static void checkAgreement(Summary summary) {
    OrderAgreement regular = summary.agreement().get("PS");
    assertEquals(5_166.0, (double) regular.cases(), 10);
    assertEquals(0.706, (double) regular.longestWait() / regular.cases(), 0.001);
    assertEquals(0.856, (double) regular.engineOrder() / regular.cases(), 0.001);
    OrderAgreement prospects = summary.agreement().get("NW");
    assertEquals(953.0, (double) prospects.cases(), 5);
    assertEquals(0.992, (double) prospects.longestWait() / prospects.cases(), 0.001);
  }

  @Test
  void theSameDayTwiceGivesTheSameJournal() {
    Trace trace = February.read();
    List<ContactRecord> day = trace.byDay().get(trace.byDay().lastKey());
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    play("last", day, trace, first);
    play("last", day, trace, second);
    assertEquals(JournalBytes.hash(first), JournalBytes.hash(second));
  }
}
