package org.strowger.replay.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.replay.summary.Summary;
import org.strowger.replay.trace.February;
import org.strowger.replay.trace.PlanFromRecords;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftInference;
import org.strowger.replay.trace.Trace;

class FebruaryTest {
  @Test
  void runs(@TempDir Path dir) {
    Trace trace = February.read();
    var served = ShiftInference.served(trace.contacts());
    List<SimulationResult> results = new ArrayList<>();
    long t0 = System.nanoTime();
    trace
        .byDay()
        .forEach(
            (day, contacts) -> {
              List<Shift> shifts = ShiftInference.infer(contacts, served);
              Scenario scenario =
                  new Scenario(
                      day.toString(),
                      PlanFromRecords.plan(contacts, shifts, 20_000),
                      contacts,
                      shifts);
              results.add(
                  Simulation.play(
                      scenario,
                      new EngineContext().directory(dir.resolve(day.toString())),
                      0,
                      n -> {}));
            });
    System.out.println((System.nanoTime() - t0) / 1e9);
    Summary s = Summary.of(results, new Summary.Settings(20_000, 5_000));
    System.out.println(s.played().total());
    System.out.println(s.recorded().total());
    System.out.println(s.recorded().byQueue());
    System.out.println(s.agreement());
    System.out.println(s.order());
    System.out.println(s.occupancy().total() + " " + s.recordedOccupancy());
    System.out.println(s.refused() + " " + s.refusals() + " " + s.sameAgent());
    System.out.println(
        s.engine().commands()
            + " "
            + s.engine().commandsPerSecond()
            + " "
            + s.engine().latency().getValueAtPercentile(50)
            + " "
            + s.engine().latency().getValueAtPercentile(99));
    assertEquals(31_125, s.played().total().offered());
    assertTrue(s.order().kept());
  }
}
