package org.strowger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.strowger.bench.load.PacedLoad;
import org.strowger.bench.report.Compare;
import picocli.CommandLine;

/** The commands run to their end and print what they promise; what they measure is not judged. */
class CommandsTest {
  @Test
  void comparePrintsARowForEachThatTakesPart() {
    String printed =
        run(
            new Compare(),
            "--agents=100",
            "--rounds=1",
            "--settle=0",
            "--no-watch",
            "--only=REFERENCE,IDLE_SET,CORE,SHARED,THREADED");
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("100      reference router")));
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("100      plain Java, idle set")));
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("100      core alone")));
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("100      engine shared")));
    assertTrue(printed.lines().anyMatch(line -> line.startsWith("100      engine threaded")));
  }

  @Test
  void pacedLoadRecordsEverythingSentInTheSecondsThatCount() {
    String printed =
        run(
            new PacedLoad(),
            "--rate=5000",
            "--seconds=1",
            "--warm-up=1",
            "--agents=100",
            "--only=NOTHING,RING,APPEND,RING_AND_APPEND,SHARED,THREADED");
    assertEquals(4, printed.lines().filter(line -> line.contains(" 5,000 ")).count(), printed);
    assertEquals(6, printed.lines().filter(line -> line.contains("#[Mean")).count(), printed);
    assertTrue(printed.contains("engine shared / (bare Disruptor + bare append)"), printed);
    assertTrue(printed.contains("engine threaded / (bare Disruptor + bare append)"), printed);
  }

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    int exit = new CommandLine(command).setOut(new PrintWriter(out, true)).execute(arguments);
    assertEquals(0, exit);
    return out.toString();
  }
}
