package org.strowger.replay.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.api.plan.Plan;
import org.strowger.gateway.plan.PlanReader;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.simulation.Simulation;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.February;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftInference;
import org.strowger.replay.trace.Trace;

/** The bank's busy second Thursday, with and without the credit of its priority customers. */
class FebruaryWhatIfTest extends ToolTest {
  private static final LocalDate DAY = LocalDate.of(1999, 2, 11);

  @TempDir private Path place;

  private static String plan(int version, String rules) {
    StringBuilder queues = new StringBuilder();
    for (String type : List.of("PS", "NW", "NE", "TT", "IN", "PE")) {
      queues.append(
          "  %s: { target: 20s, steps: [ { all-of: { %s: 1 } } ] }\n".formatted(type, type));
    }
    return """
        version: %d
        promote-after: never
        skills: [PS, NW, NE, TT, IN, PE]
        channels: { voice: {} }
        context: { return-window: 0s }
        profiles: { one: { units: 1, channels: { voice: {} } } }
        queues:
        """
            .formatted(version)
        + queues
        + rules;
  }

  @Test
  @SuppressWarnings("unchecked")
  void withoutTheCreditPriorityCustomersWaitLongerAndOthersLess() throws IOException {
    Trace trace = February.read();
    List<ContactRecord> contacts = trace.byDay().get(DAY);
    Plan bank = PlanReader.read("bank", plan(1, ""));
    Scenario scenario =
        new Scenario(
            "day",
            bank,
            contacts,
            ShiftInference.infer(contacts, ShiftInference.served(trace.contacts())));
    Simulation.play(
        scenario,
        new EngineContext().directory(directory).journalBlockLength(1 << 20),
        0,
        arrived -> {});
    String rules =
        "rules: [ { name: no credit, when: interaction.credit >= 90s, then: [ credit -90s ] } ]";
    Path other = Files.writeString(place.resolve("off.yaml"), plan(2, rules));
    Run run = run("whatif", directory, "--plan", other, "--runs", "2", "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    for (Object entry : (List<Object>) run.json().get("groups")) {
      Map<String, Object> group = (Map<String, Object>) entry;
      Map<String, Object> asa = (Map<String, Object>) group.get("asa");
      assertEquals(0.0, (Double) asa.get("error"), 1e-6, "people do as recorded: " + group);
      double change = (Double) asa.get("change");
      if (group.get("name").equals("credit 90s")) {
        assertTrue(change > 1_000, group.toString());
      } else if (group.get("name").equals("regular")) {
        assertTrue(change < 0, group.toString());
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void breaksThatWereInferredAreTakenAgainAtTheSameInstants() throws IOException {
    Trace trace = February.read();
    List<ContactRecord> contacts = trace.byDay().get(DAY);
    List<Shift> shifts = ShiftInference.infer(contacts, ShiftInference.served(trace.contacts()));
    Simulation.play(
        new Scenario(
            "day",
            PlanReader.read("bank", plan(1, "")),
            contacts,
            ShiftInference.withBreaks(shifts, contacts)),
        new EngineContext().directory(directory).journalBlockLength(1 << 20),
        0,
        arrived -> {});
    Path other = Files.writeString(place.resolve("same.yaml"), plan(2, ""));
    Run run = run("whatif", directory, "--plan", other, "--runs", "1", "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertTrue(run.out().contains(" breaks recorded"), run.out());
    for (Object entry : (List<Object>) run.json().get("groups")) {
      for (String measure : List.of("in-target", "asa", "abandoned", "aht", "occupancy")) {
        Map<String, Object> figure =
            (Map<String, Object>) ((Map<String, Object>) entry).get(measure);
        if (figure.get("error") != null) {
          assertEquals(0.0, (Double) figure.get("error"), 1e-6, measure + " of " + entry);
        }
      }
    }
  }
}
