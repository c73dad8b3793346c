package org.strowger.replay.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.Arrival;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Scenario;
import org.strowger.replay.ToolTest;

class DiffCommandTest extends ToolTest {
  @TempDir private Path place;

  /** A short morning; each part of it can be told otherwise. */
  private Path journal(String name, long pauseMs, String agent, int ticks) {
    return journal(name, pauseMs, agent, ticks, LIMITS);
  }

  private Path journal(String name, long pauseMs, String agent, int ticks, CoreLimits limits) {
    Path journal = place.resolve(name);
    clock.set(Scenario.START_MS);
    EngineContext context = context(Scheduler.INLINE).directory(journal).limits(limits);
    try (RoutingEngine engine = RoutingEngine.launch(context)) {
      var publisher = engine.publisher();
      assertTrue(publisher.applyPlan(Scenario.plan()) > 0);
      int number = (int) publisher.number(IdKind.AGENT, agent);
      int profile = (int) publisher.number(IdKind.PROFILE, "all");
      clock.set(Scenario.START_MS + pauseMs);
      assertTrue(
          publisher.signOn(number, profile, Presence.AVAILABLE, new SkillList(), new NumberList())
              > 0);
      long call = publisher.number(IdKind.INTERACTION, "call-1");
      int queue = (int) publisher.number(IdKind.QUEUE, "help");
      int channel = (int) publisher.number(IdKind.CHANNEL, "voice");
      assertTrue(publisher.arrive(new Arrival().reset(call, queue, channel)) > 0);
      clock.set(Scenario.START_MS + 2 * pauseMs);
      for (int i = 0; i < ticks; i++) {
        assertTrue(publisher.tick() > 0);
      }
    }
    return journal;
  }

  @Test
  void theSameCommandsAreTheSame() {
    Run run = run("diff", journal("one", 5, "ann", 3), journal("two", 5, "ann", 3));
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    assertTrue(run.out().startsWith("verdict     SAME\nsame        "), run.out());
  }

  @Test
  void anotherTimeIsToldAndCanBeIgnored() {
    Path one = journal("one", 5, "ann", 3);
    Path two = journal("two", 6, "ann", 3);
    Run run = run("diff", one, two, "--json");
    assertEquals(ExitCode.BAD, run.code());
    assertEquals("time", run.json("difference").get("kind"));
    Run ignored = run("diff", one, two, "--json", "--ignore-time");
    assertEquals(ExitCode.GOOD, ignored.code(), ignored::out);
    assertNull(ignored.json().get("event-difference"));
  }

  @Test
  void anotherFieldIsToldWithItsName() {
    Run run = run("diff", journal("one", 5, "ann", 3), journal("two", 5, "bob", 3), "--json");
    assertEquals(ExitCode.BAD, run.code());
    assertEquals("field", run.json("difference").get("kind"));
    assertEquals("fields [text]", run.json("difference").get("what"));
  }

  @Test
  void aMissingCommandIsToldWithTheJournalThatHasIt() {
    Path one = journal("one", 5, "ann", 3);
    Path two = journal("two", 5, "ann", 5);
    for (List<Path> pair : List.of(List.of(one, two), List.of(two, one))) {
      Run run = run("diff", pair.get(0), pair.get(1), "--json");
      assertEquals(ExitCode.BAD, run.code());
      assertEquals("missing", run.json("difference").get("kind"));
      String longer = pair.get(0).equals(two) ? "1" : "2";
      assertEquals("only journal " + longer + " goes on", run.json("difference").get("what"));
    }
  }

  @Test
  void damageIsToldAndWhatIsBeforeItCompared() throws Exception {
    Path one = journal("one", 5, "ann", 3);
    Path two = journal("two", 5, "ann", 3);
    byte[] record = JournalFiles.records(two).get(6);
    JournalFiles.flip(JournalFiles.segment(two), JournalFiles.offset(two, record) + 40, 1);
    for (List<Path> pair : List.of(List.of(one, two), List.of(two, one))) {
      Run ignoring = run("diff", pair.get(0), pair.get(1), "--ignore-time", "--json");
      assertEquals("damaged", ignoring.json().get("verdict"));
      Run run = run("diff", pair.get(0), pair.get(1));
      assertEquals(ExitCode.BAD, run.code());
      assertTrue(run.err().startsWith("The journal " + two + " is damaged;"), run.err());
      assertTrue(run.out().contains("verdict     DAMAGED\n"), run.out());
      assertTrue(run.out().contains("same        6 commands\n"), run.out());
    }
  }

  @Test
  void whereTimesAreIgnoredOtherEventsAreToldBesides() {
    Path one = journal("one", 5, "ann", 3);
    Path two = journal("two", 60_000, "ann", 3);
    Run run = run("diff", one, two, "--json", "--ignore-time");
    assertEquals(ExitCode.BAD, run.code(), run::out);
    assertNull(run.json().get("difference"));
    assertEquals("tick", ((Map<?, ?>) run.json("event-difference").get("command")).get("do"));
    assertTrue(run.json("event-difference").get("two").toString().contains("offer-missed"));
  }

  @Test
  void otherLimitsAreADifference() {
    Path one = journal("one", 5, "ann", 1);
    Path two = journal("two", 5, "ann", 1, new CoreLimits(7, 7, 777));
    Run run = run("diff", one, two);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("limits      differ\n"), run.out());
  }
}
