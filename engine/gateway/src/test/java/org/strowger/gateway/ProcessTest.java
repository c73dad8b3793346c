package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.gateway.schema.JsonSchemas;
import org.strowger.monitor.Figure;
import org.strowger.monitor.FiguresReader;

/** The gateway as a process of its own, through pipes. */
@Timeout(120)
class ProcessTest {
  private static final String PLAN =
      """
      version: 1
      promote-after: 1h
      channels: { voice: }
      profiles: { phone: { units: 1, channels: { voice: } } }
      queues:
        patient: { offer-timeout: 1h, steps: [ {} ] }
        hasty: { offer-timeout: 50ms, steps: [ {} ] }
      """;

  @TempDir private Path directory;
  private Process process;
  private Writer commands;
  private BufferedReader events;

  private void start(String... args) throws IOException {
    Path plan = directory.resolve("plan.yaml");
    Files.writeString(plan, PLAN);
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--plan",
            plan.toString()));
    line.addAll(List.of(args));
    process = new ProcessBuilder(line).redirectError(directory.resolve("err.txt").toFile()).start();
    commands = process.outputWriter();
    events = process.inputReader();
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  private String told() throws IOException {
    return Files.readString(directory.resolve("err.txt"));
  }

  private void say(String line) throws IOException {
    commands.write(line.replace('\'', '"') + "\n");
    commands.flush();
  }

  /** Reads on until an event of that name; the input stays open, so it must come by itself. */
  private String await(String event) throws IOException {
    String line = events.readLine();
    while (line != null && !line.startsWith("{\"event\":\"" + event + "\"")) {
      line = events.readLine();
    }
    assertNotNull(line, () -> "no " + event);
    return line;
  }

  private void awaitTold(String text) throws Exception {
    while (!told().contains(text)) {
      assertTrue(process.isAlive(), this::toldNow);
      Thread.sleep(20);
    }
  }

  private int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  @Test
  void aConversationThroughPipesHasEachAnswerAtOnceAndTimersOfTheirOwn() throws Exception {
    start();
    say("{'do':'sign-on','agent':'ann','profile':'phone'}");
    await("signed-on");
    say("{'do':'arrive','interaction':'c1','queue':'patient','channel':'voice','client':'acd'}");
    String offered = await("offered");
    assertTrue(offered.contains("\"client\":\"acd\",\"offer\":1,\"interaction\":\"c1\""), offered);
    say("not a command");
    assertTrue(await("rejected").contains("\"line\":3,\"code\":\"not-json\""));
    say("{'do':'accept','offer':1}");
    await("accepted");
    say("{'do':'complete','interaction':'c1'}");
    await("completed");
    say("{'do':'arrive','interaction':'c1','queue':'hasty','channel':'voice'}");
    await("missed");
    String change = await("presence-changed");
    assertTrue(change.contains("\"presence\":\"not-responding\""), change);
    commands.close();
    assertEquals(Gateway.OK, exitCode());
    assertTrue(
        told()
            .startsWith(
                "strowger-gateway: clock system, scheduler threaded, durability none, no journal"),
        told());
  }

  @Test
  void atTheEndOfTheInputEverythingTakenIsServedAndEveryEventIsValid() throws Exception {
    int count = 20_000;
    Path in = directory.resolve("in.jsonl");
    StringBuilder lines = new StringBuilder("{\"do\":\"sign-on\",\"agent\":\"ann\",");
    lines.append("\"profile\":\"phone\",\"presence\":\"away\"}\n");
    for (int i = 0; i < count; i++) {
      lines.append("{\"do\":\"arrive\",\"interaction\":\"c").append(i);
      lines.append("\",\"queue\":\"patient\",\"channel\":\"voice\"}\n");
    }
    Files.writeString(in, lines);
    Path out = directory.resolve("out.jsonl");
    Path journal = directory.resolve("journal");
    start("--in", in.toString(), "--out", out.toString(), "--journal", journal.toString());
    assertEquals(Gateway.OK, exitCode(), this::toldNow);
    List<String> written = Files.readAllLines(out);
    assertEquals(count + 2, written.size());
    assertTrue(written.get(count + 1).contains("\"interaction\":\"c" + (count - 1) + "\""));
    JsonSchemas schemas = new JsonSchemas();
    for (int i = 2; i < written.size(); i += 500) {
      assertEquals("", schemas.problems("events/waiting", written.get(i)));
    }
    assertTrue(told().contains("durability process-crash, journal " + journal), told());
  }

  private String toldNow() {
    try {
      return told();
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void theDiskFloorOfTheCommandLineIsTheEngines() throws Exception {
    Path journal = directory.resolve("floor");
    start("--journal", journal.toString(), "--disk-floor", "4096");
    say("{'do':'sign-on','agent':'ann','profile':'phone'}");
    await("signed-on");
    commands.close();
    assertEquals(Gateway.OK, exitCode());
    try (FiguresReader figures = FiguresReader.open(journal)) {
      assertEquals(4096, figures.get(Figure.DISK_FLOOR));
    }
  }

  @Test
  void theLimitsOfTheCommandLineAreTheEngines() throws Exception {
    Path journal = directory.resolve("limits");
    start("--journal", journal.toString(), "--max-agents", "1", "--max-names", "300");
    say("{'do':'sign-on','agent':'ann','profile':'phone'}");
    await("signed-on");
    say("{'do':'sign-on','agent':'bob','profile':'phone'}");
    String refused = await("rejected");
    assertTrue(refused.contains("limit-exceeded"), refused);
    commands.close();
    exitCode();
    List<String> kept = Files.readAllLines(journal.resolve("engine.properties"));
    for (String limit :
        List.of("maxAgents=1", "maxInteractions=2097152", "maxNames=300", "maxCustomers=300")) {
      assertTrue(kept.contains(limit), kept.toString());
    }
    start("--journal", journal.toString(), "--max-agents", "2", "--max-names", "300");
    assertEquals(Gateway.ENGINE_FAILED, exitCode());
    assertTrue(told().contains("maxAgents is 2, but the journal in " + journal), told());
  }

  @Test
  void aFullDiskIsToldWhileTheInputWaits() throws Exception {
    long highestFloor = 1L << 40;
    assumeTrue(directory.toFile().getUsableSpace() < highestFloor, "a disk with a TiB free");
    Path journal = directory.resolve("full");
    start("--journal", journal.toString(), "--disk-floor", Long.toString(highestFloor));
    say("{'do':'sign-on','agent':'ann','profile':'phone'}");
    commands.close();
    awaitTold(
        "the disk of "
            + journal
            + " has less free than the "
            + highestFloor
            + " bytes of --disk-floor; input waits");
    assertTrue(process.isAlive(), "what waits is not dropped at the end of the input");
    process.destroy();
    assertEquals(128 + 15, exitCode());
    assertTrue(told().contains("it ends while the disk is full; the command"), told());
  }

  @Test
  void whenTheDiskHasRoomAgainTheInputGoesOnAndNothingOfItIsLost() throws Exception {
    long half = 256L << 20;
    Path filler = directory.resolve("filler");
    long before = directory.toFile().getUsableSpace();
    assumeTrue(before > 4 * half, "a disk with a GiB free");
    fill(filler, 2 * half);
    long floor = directory.toFile().getUsableSpace() + half;
    assumeTrue(before > floor + half / 2, "a file system that tells at once what a file takes");
    Path journal = directory.resolve("again");
    start("--journal", journal.toString(), "--disk-floor", Long.toString(floor));
    say("{'do':'sign-on','agent':'ann','profile':'phone'}");
    say("{'do':'arrive','interaction':'c1','queue':'patient','channel':'voice'}");
    awaitTold("input waits, and goes on when there is more");
    assertFalse(told().contains("room again"), told());
    assertFalse(events.ready(), "nothing is taken in");

    Files.delete(filler);
    assumeTrue(
        directory.toFile().getUsableSpace() > floor + half / 2, "nobody else takes the room");
    awaitTold("strowger-gateway: the disk has room again");
    await("signed-on");
    assertTrue(await("offered").contains("\"interaction\":\"c1\""));
    commands.close();
    assertEquals(Gateway.OK, exitCode());
    assertEquals(1, told().split("input waits", -1).length - 1, told());
    assertTrue(told().endsWith("the disk has room again\n"), told());
  }

  private static void fill(Path file, long bytes) throws IOException {
    byte[] piece = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < bytes; written += piece.length) {
        out.write(piece);
      }
    }
  }

  @Test
  void terminatedItClosesTheJournalAndTheNextOneGoesOn() throws Exception {
    Path journal = directory.resolve("journal");
    start("--journal", journal.toString());
    say("{'do':'sign-on','agent':'ann','profile':'phone'}");
    say("{'do':'arrive','interaction':'c1','queue':'patient','channel':'voice'}");
    String offered = await("offered");
    process.destroy();
    assertEquals(128 + 15, exitCode());
    start("--journal", journal.toString(), "--durability", "power-loss");
    say("{'do':'accept','offer':1,'agent':'ann'}");
    String accepted = await("accepted");
    assertTrue(accepted.contains("\"interaction\":\"c1\",\"agent\":\"ann\""), accepted);
    commands.close();
    assertEquals(Gateway.OK, exitCode());
    String sequence = offered.replaceFirst(".*\"seq\":([0-9]+).*", "$1");
    assertTrue(
        told().contains("recovered to sequence " + sequence + " under plan version 1"), told());
    assertTrue(told().contains("durability power-loss"), told());
  }

  @Test
  void aClockBehindTheJournalIsToldBecauseNoTimerFires() throws Exception {
    Path journal = directory.resolve("ahead");
    start("--journal", journal.toString(), "--clock", "input");
    say("{'at':'2999-01-01T00:00:00Z','do':'tick'}");
    commands.close();
    assertEquals(Gateway.OK, exitCode());
    assertFalse(told().contains("the machine's clock"), "time is that of the lines");
    start("--journal", journal.toString());
    awaitTold("is behind the engine's time, 2999-01-01T00:00:00.000Z; until it is there no timer");
    commands.close();
    assertEquals(Gateway.OK, exitCode());
    assertEquals(2, told().split("the machine's clock", -1).length, told());
  }

  @Test
  void aReaderThatGoesAwayEndsIt() throws Exception {
    start();
    await("plan-applied");
    events.close();
    try {
      for (int i = 0; process.isAlive() && i < 10_000; i++) {
        say("{'do':'tick'}");
        Thread.sleep(1);
      }
    } catch (IOException e) {
      // it is gone already
    }
    assertEquals(Gateway.STREAM_FAILED, exitCode());
    assertTrue(told().contains("the output failed: "), told());
    assertFalse(told().contains("Exception"), told());
  }
}
