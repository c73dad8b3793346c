package org.strowger.replay.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.monitor.Figure;
import org.strowger.monitor.FiguresReader;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Scenario;
import org.strowger.replay.ToolTest;

class FiguresCommandTest extends ToolTest {
  private RoutingEngine play() {
    clock.set(Scenario.START_MS);
    RoutingEngine engine = launch(context(Scheduler.INLINE).liveFigures(true));
    new Scenario(engine.publisher(), clock).play();
    return engine;
  }

  @Test
  void figuresOfARunningEngineAreLive() {
    play();
    Run run = run("figures", directory, "--json");
    assertEquals(ExitCode.GOOD, run.code(), run.err());
    assertEquals(true, run.json().get("live"));
    assertEquals("running", run.json().get("state"));
    assertEquals(run.json().get("applied"), run.json().get("journaled"));
    assertTrue(((Number) run.json().get("commands")).longValue() > 20);
    Run text = run("figures", directory);
    assertEquals(ExitCode.GOOD, text.code());
    assertTrue(text.out().contains("running"), text.out());
    assertTrue(text.out().contains("\nTimes of the last ten seconds\n"), text.out());
    assertTrue(
        text.out().matches("(?s).*\npublished until +measured +p50 +p90 +p99 +p99.9 +max\n.*"),
        text.out());
    assertTrue(text.out().matches("(?s).*\napplied +\\d+ +\\d+[.]\\d us .*"), text.out());
  }

  @Test
  void figuresOfAClosedEngineAreNotLive() {
    closeCleanly(play());
    Run run = run("figures", directory, "--json", "--every", "1s");
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertEquals(false, run.json().get("live"));
    assertTrue(run.err().contains("was closed at"), run.err());
  }

  /** What a killed engine leaves is the file as it was while it ran. */
  @Test
  void figuresThatNobodyWritesAnyMoreAreNotLiveThoughTheySayRunning() throws IOException {
    RoutingEngine engine = play();
    byte[] left = Files.readAllBytes(FiguresReader.file(directory));
    closeCleanly(engine);
    Files.write(FiguresReader.file(directory), left);
    try (FiguresReader reader = FiguresReader.open(directory)) {
      while (System.currentTimeMillis() - reader.get(Figure.BEAT) < 2_500) {
        LockSupport.parkNanos(10_000_000);
      }
    }
    Run run = run("figures", directory, "--json");
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertEquals("running", run.json().get("state"));
    assertEquals(false, run.json().get("live"));
    assertTrue(run.err().contains("Nobody writes"), run.err());
  }

  @Test
  void withoutFiguresItSaysSo() {
    writeScenario();
    Run run = run("figures", directory);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("without live figures"), run.err());
  }

  @Test
  void aFileThatIsSomethingElseIsRefused() throws IOException {
    writeScenario();
    Files.write(FiguresReader.file(directory), new byte[100]);
    Run run = run("figures", directory);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("cannot be understood"), run.err());
    try (RandomAccessFile large =
        new RandomAccessFile(FiguresReader.file(directory).toFile(), "rw")) {
      large.setLength(3L << 30); // takes no room
    }
    run = run("figures", directory);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("it has 3221225472 bytes"), run.err());

    Files.delete(FiguresReader.file(directory));
    Files.createDirectory(FiguresReader.file(directory));
    run = run("figures", directory);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("cannot be understood: it is a directory"), run.err());
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    assertEquals(ExitCode.USAGE, run("figures", directory, "--every", "soon").code());
    assertEquals(ExitCode.USAGE, run("figures", directory, "--every", "1ms").code());
  }
}
