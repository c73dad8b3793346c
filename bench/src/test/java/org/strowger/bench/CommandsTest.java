package org.strowger.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.strowger.bench.load.PacedLoad;
import org.strowger.bench.report.Compare;
import org.strowger.bench.report.Cost;
import org.strowger.bench.report.Memory;
import org.strowger.bench.report.RecoveryTime;
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

  @Test
  void costEndsARowThatTakesTooLongAndSaysHowManyMatchesItStandsFor() {
    String cut = cost("--most-seconds=0");
    assertEquals(4, cut.lines().map(CommandsTest::matches).filter(n -> n > 0).count(), cut);
    assertEquals(0, cut.lines().map(CommandsTest::matches).filter(n -> n > 100).count(), cut);
    String whole = cost();
    assertEquals(4, whole.lines().map(CommandsTest::matches).filter(n -> n > 400).count(), whole);
  }

  @Test
  void costGivesUpARowThatIsNotSetUpInTime() {
    String printed = cost("--most-set-up-seconds=0");
    assertEquals(4, printed.lines().filter(line -> line.contains("given up")).count(), printed);
  }

  @Test
  void recoveryTellsWhatALaunchReads() {
    String text = run(new RecoveryTime(), "--commands=2000", "--agents=300", "--waiting=400");
    // Warm-up of the trace: three steps an agent and 5,000. The plan and its names come on top.
    assertTrue(text.contains("launch over the journal"), text);
    Matcher launch = Pattern.compile("launch over that journal +([0-9,]+) ").matcher(text);
    assertTrue(launch.find(), text);
    assertTrue(Integer.parseInt(launch.group(1).replace(",", "")) > 700, text);
    assertTrue(text.matches("(?s).*launch over the snapshot +0 .*"), text);
  }

  @Test
  void memoryTellsBytesOfAnAgentAndOfOneThatWaits() {
    String printed =
        run(new Memory(), "--strategies=BEST_SKILLED", "--agents=20000", "--waiting=20000");
    List<String[]> rows =
        printed
            .lines()
            .filter(line -> line.startsWith("best-skilled"))
            .map(line -> line.split(" +", -1))
            .toList();
    assertEquals(4, rows.size(), printed);
    for (String[] row : rows) {
      int bytes = Integer.parseInt(row[4].replace(",", ""));
      assertTrue(bytes > 100 && bytes < 100_000, printed);
    }
  }

  private static String cost(String... more) {
    String[] arguments = {
      "--strategies=LINEAR", "--agents=10", "--waiting=10", "--window=1000", "--rounds=1"
    };
    int given = arguments.length;
    arguments = Arrays.copyOf(arguments, given + more.length);
    System.arraycopy(more, 0, arguments, given, more.length);
    return run(new Cost(), arguments);
  }

  /** The sixth column of a row of costs, -1 in other lines. */
  private static int matches(String line) {
    String[] columns = line.split(" +", -1);
    return columns.length > 5 && columns[0].equals("linear") ? Integer.parseInt(columns[5]) : -1;
  }

  private static String run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    int exit = new CommandLine(command).setOut(new PrintWriter(out, true)).execute(arguments);
    assertEquals(0, exit);
    String policy = "(?m)^durability (none|PROCESS_CRASH|POWER_LOSS)\\b";
    assertTrue(Pattern.compile(policy).matcher(out.toString()).find(), out.toString());
    return out.toString();
  }
}
