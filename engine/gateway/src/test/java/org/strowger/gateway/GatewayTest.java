package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.gateway.command.LineReader;
import org.strowger.gateway.event.EventWriter;

@Timeout(120)
class GatewayTest {
  private static final String NINE = "\"at\":\"2026-03-01T09:00:00Z\",";

  private static TestGateway gateway() {
    return new TestGateway().plan(TestGateway.scenarioPlan());
  }

  private static void assertRun(TestGateway gateway, String lines) {
    assertEquals(Gateway.OK, gateway.run(lines), gateway::told);
  }

  @Test
  void withoutLinesThereIsNoTimeAndSoNoEvent() {
    TestGateway gateway = gateway();
    assertRun(gateway, "");
    assertEquals(List.of(), gateway.events());
  }

  @Test
  void withoutAPlanEverythingButAPlanIsRefused() {
    TestGateway gateway = new TestGateway();
    assertRun(
        gateway, "{" + NINE + "\"do\":\"abandon\",\"interaction\":\"c1\"}\n{\"do\":\"tick\"}");
    assertEquals(
        List.of(
            "{\"event\":\"rejected\",\"seq\":2,\"time\":\"2026-03-01T09:00:00.000Z\","
                + "\"command\":\"abandon\",\"code\":\"no-plan\"}",
            "{\"event\":\"ticked\",\"seq\":3,\"time\":\"2026-03-01T09:00:00.000Z\"}"),
        gateway.events());
  }

  @Test
  void namesAndEpochTimesAreToldWhenAskedFor() {
    TestGateway gateway = new TestGateway().epochTimes().allEvents();
    assertRun(gateway, "{" + NINE + "\"do\":\"abandon\",\"interaction\":\"c1\"}");
    assertEquals(
        List.of(
            "{\"event\":\"name-defined\",\"seq\":1,\"time\":1772355600000,"
                + "\"kind\":\"interaction\",\"id\":\"c1\",\"number\":1}",
            "{\"event\":\"rejected\",\"seq\":2,\"time\":1772355600000,"
                + "\"command\":\"abandon\",\"code\":\"no-plan\"}",
            "{\"event\":\"name-released\",\"seq\":2,\"time\":1772355600000,"
                + "\"kind\":\"interaction\",\"id\":\"c1\",\"number\":1}"),
        gateway.events());
  }

  @Test
  void aPlanFileThatCannotBeReadIsToldInASentence(@TempDir Path directory) throws IOException {
    Path latin = directory.resolve("latin.yaml");
    Files.write(latin, "version: 1 # süd".getBytes(StandardCharsets.ISO_8859_1));
    Path none = directory.resolve("none.yaml");
    for (List<Object> file :
        List.<List<Object>>of(
            List.of(latin, "it is not UTF-8; save it as UTF-8"),
            List.of(none, "no such file or directory"))) {
      TestGateway gateway = new TestGateway().plan((Path) file.get(0));
      assertEquals(Gateway.WRONG_PLAN, gateway.run(""));
      assertEquals(
          "the plan cannot be read: " + file.get(0) + ": " + file.get(1) + "\n", gateway.told());
    }
    TestGateway named = new TestGateway();
    assertRun(named, "{" + NINE + "\"do\":\"plan\",\"file\":\"" + latin + "\"}");
    assertTrue(
        named
            .events()
            .get(0)
            .endsWith("\"message\":\"cannot be read: it is not UTF-8; save it as UTF-8\"}"),
        named.events().toString());
  }

  @Test
  void aByteOrderMarkAtTheStartOfTheInputIsPassedOver() {
    TestGateway gateway = new TestGateway();
    assertRun(gateway, "\uFEFF{" + NINE + "\"do\":\"tick\"}\n\uFEFF{\"do\":\"tick\"}");
    assertTrue(
        gateway.events().get(0).startsWith("{\"event\":\"ticked\""), gateway.events().toString());
    assertTrue(gateway.events().get(1).contains("\"line\":2,\"code\":\"not-json\""));
  }

  @Test
  void withTheSystemClockALineHasNoTime() {
    for (Scheduler scheduler : Scheduler.values()) {
      TestGateway gateway = gateway().systemClock(scheduler);
      assertRun(gateway, "{" + NINE + "\"do\":\"tick\"}\n{\"do\":\"tick\"}\n");
      List<String> refused =
          gateway.events().stream().filter(event -> event.contains("\"line\":1,")).toList();
      assertEquals(
          List.of(
              "{\"event\":\"rejected\",\"line\":1,\"code\":\"not-allowed\",\"field\":\"at\","
                  + "\"message\":\"the clock is the system's; leave it out, or run with"
                  + " --clock input\"}"),
          refused);
      assertEquals(3, gateway.events().size(), () -> gateway.events().toString());
    }
  }

  @Test
  void anArrivalUnderAnIdThatADueTimerFreesIsANewInteraction() {
    String before =
        """
        {"at":0,"do":"sign-on","agent":"ann","profile":"phone","skills":{"sales":5}}
        {"at":0,"do":"arrive","interaction":"c","queue":"sales","channel":"voice"}
        {"at":0,"do":"accept","offer":1}
        {"at":1000,"do":"complete","interaction":"c"}
        """;
    String after =
        """
        {"at":40000,"do":"arrive","interaction":"c","queue":"sales","channel":"voice"}
        {"at":41000,"do":"accept","offer":2}
        {"at":42000,"do":"complete","interaction":"c"}
        {"at":100000,"do":"sign-off","agent":"ann"}
        """;
    TestGateway gateway = gateway();
    assertRun(gateway, before + after);
    TestGateway ticked = gateway();
    assertRun(ticked, before + "{\"at\":39000,\"do\":\"tick\"}\n" + after);
    List<String> events = withoutSequence(gateway);
    assertFalse(events.toString().contains("\"rejected\""), events::toString);
    assertTrue(events.get(events.size() - 1).contains("\"signed-off\""), events::toString);
    assertEquals(
        withoutSequence(ticked).stream().filter(event -> !event.contains("\"ticked\"")).toList(),
        events);
  }

  private static List<String> withoutSequence(TestGateway gateway) {
    return gateway.events().stream()
        .map(event -> event.replaceFirst("\"seq\":[0-9]+,", ""))
        .toList();
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAndTheNextLineIsServed() {
    byte[] lines =
        ("{" + NINE + "\"do\":\"tick\"}\n{\"do\":\"\u00ff\"}\n{\"do\":\"tick\"}\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    TestGateway gateway = new TestGateway();
    assertEquals(Gateway.OK, gateway.run(new ByteArrayInputStream(lines)));
    assertEquals(
        "{\"event\":\"rejected\",\"line\":2,\"code\":\"not-utf8\","
            + "\"message\":\"not UTF-8 after 7 characters\"}",
        gateway.events().get(1));
    assertTrue(gateway.events().get(2).startsWith("{\"event\":\"ticked\",\"seq\":2,"));
  }

  @Test
  void aLineThatIsTooLongIsRefusedAndTheNextLineIsServed() {
    TestGateway gateway = new TestGateway();
    assertRun(
        gateway,
        "{"
            + NINE
            + "\"do\":\"tick\""
            + " ".repeat(LineReader.MAX_LINE_LENGTH)
            + "}\n{"
            + NINE
            + "\"do\":\"tick\"}\n");
    assertEquals(
        "{\"event\":\"rejected\",\"line\":1,\"code\":\"line-too-long\","
            + "\"message\":\"longer than 4194304 bytes\"}",
        gateway.events().get(0));
    assertTrue(gateway.events().get(1).startsWith("{\"event\":\"ticked\",\"seq\":1,"));
  }

  /** In a threaded engine a line comes before the end of what the lines before it started. */
  @Test
  void anIdMayBeUsedAgainAtOnce() {
    StringBuilder lines = new StringBuilder();
    int rounds = 300;
    lines.append("{\"do\":\"abandon\",\"interaction\":\"x\"}\n");
    for (int i = 0; i < rounds; i++) {
      lines.append("{\"do\":\"arrive\",\"interaction\":\"x\",\"queue\":\"sales\",");
      lines.append("\"channel\":\"voice\"}\n{\"do\":\"abandon\",\"interaction\":\"x\"}\n");
      lines.append("{\"do\":\"abandon\",\"interaction\":\"x\"}\n");
    }
    TestGateway gateway = gateway().systemClock(Scheduler.THREADED);
    assertRun(gateway, lines.toString());
    List<String> events = gateway.events();
    assertEquals(2 + 3 * rounds, events.size());
    for (int i = 1; i < events.size(); i++) {
      String kind = List.of("rejected", "waiting", "abandoned").get((i - 1) % 3);
      assertTrue(events.get(i).startsWith("{\"event\":\"" + kind + "\""), events.get(i));
      assertTrue(events.get(i).contains(":\"x\""), events.get(i));
    }
  }

  @Test
  void aPlanThatIsNotAboveTheOneInForceIsToldAndNotApplied(@TempDir Path directory) {
    assertRun(gateway().journal(directory), "{" + NINE + "\"do\":\"tick\"}\n");
    TestGateway again = gateway().journal(directory);
    assertRun(again, "{" + NINE + "\"do\":\"tick\"}\n");
    assertEquals(1, again.events().size());
    assertTrue(again.events().get(0).contains("\"event\":\"ticked\",\"seq\":18,"));
    assertTrue(
        again.told().contains("plan.yaml has version 1, not above version 1 in force;"),
        again.told());
    assertTrue(again.told().contains("recovered to sequence 17 under plan version 1"));
  }

  @Test
  void aSnapshotThatCannotBeUsedIsTold(@TempDir Path directory) throws IOException {
    assertRun(gateway().journal(directory), "{" + NINE + "\"do\":\"snapshot\"}\n");
    Path snapshot = directory.resolve("snapshots/snapshot-00000000000000000017.strowger");
    TestGateway good = gateway().journal(directory);
    assertRun(good, "");
    String from =
        "recovered to sequence 17 under plan version 1, from the snapshot at sequence 17\n";
    assertTrue(good.told().contains(from), good.told());
    Files.write(snapshot, new byte[1], StandardOpenOption.APPEND);
    TestGateway again = gateway().journal(directory);
    assertRun(again, "{" + NINE + "\"do\":\"tick\"}\n");
    assertTrue(
        again
            .told()
            .contains("a snapshot was passed over: " + snapshot + ": it goes on after its end\n"),
        again.told());
  }

  @Test
  void aRefusedPlanOfALineIsNotToldOfAFileThatWasNotApplied(@TempDir Path directory) {
    String plan =
        "{\"do\":\"plan\",\"plan\":{\"version\":4,\"promote-after\":\"never\",\"channels\":{},"
            + "\"profiles\":{},\"queues\":{}}}\n";
    assertRun(
        gateway().journal(directory),
        "{" + NINE + "\"do\":\"sign-on\",\"agent\":\"ann\",\"profile\":\"phone\"}\n");
    TestGateway again = gateway().journal(directory);
    assertRun(again, "{" + NINE + "\"do\":\"tick\"}\n" + plan);
    assertTrue(
        again.events().get(1).contains("\"code\":\"plan-in-use\""), again.events()::toString);
    assertFalse(again.told().contains("is refused"), again.told());
  }

  @Test
  void aNewerPlanIsAppliedAtTheStartUnlessItLeavesOutWhatIsInUse(@TempDir Path directory)
      throws IOException {
    String text = Files.readString(TestGateway.scenarioPlan()).replace("version: 1", "version: 2");
    Path less = directory.resolve("less.yaml");
    Files.writeString(less, text.replace("  phone:", "  headset:"));
    Path newer = directory.resolve("newer.yaml");
    Files.writeString(newer, text);
    Path journal = directory.resolve("journal");
    assertRun(
        gateway().journal(journal),
        "{" + NINE + "\"do\":\"sign-on\",\"agent\":\"ann\",\"profile\":\"phone\"}\n");
    TestGateway refused = new TestGateway().plan(less).journal(journal);
    assertRun(refused, "{" + NINE + "\"do\":\"tick\"}\n");
    assertTrue(
        refused
            .told()
            .contains(
                "less.yaml is refused: profile phone is in use, and the plan leaves it out. The"
                    + " plan in force stays."),
        refused.told());
    assertTrue(
        refused
            .events()
            .get(0)
            .contains("\"code\":\"plan-in-use\",\"field\":\"profile\",\"value\":\"phone\"}"),
        refused.events()::toString);
    TestGateway applied = new TestGateway().plan(newer).journal(journal);
    assertRun(applied, "{" + NINE + "\"do\":\"tick\"}\n");
    assertTrue(applied.events().get(0).contains("\"event\":\"plan-applied\""));
    assertFalse(applied.told().contains("refused"), applied.told());
  }

  @Test
  void aWrongPlanFileStartsNothing(@TempDir Path directory) throws IOException {
    Path wrong = directory.resolve("wrong.yaml");
    Files.writeString(wrong, "version: 1\npromote-after: 5\n");
    TestGateway gateway = new TestGateway().plan(wrong).journal(directory.resolve("journal"));
    assertEquals(Gateway.WRONG_PLAN, gateway.run("{" + NINE + "\"do\":\"tick\"}\n"));
    assertEquals(List.of(), gateway.events());
    assertTrue(gateway.told().contains("wrong.yaml:2:16: promote-after \"5\": must be"));
    assertTrue(gateway.told().contains("wrong.yaml:1:1: queues: missing;"));
    assertFalse(Files.exists(directory.resolve("journal")));
    TestGateway missing = new TestGateway().plan(directory.resolve("none.yaml"));
    assertEquals(Gateway.WRONG_PLAN, missing.run(""));
    assertTrue(missing.told().startsWith("the plan cannot be read: "), missing.told());
  }

  @Test
  void aJournalThatCannotBeMadeIsToldInASentence(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    TestGateway gateway = new TestGateway().journal(file);
    assertEquals(Gateway.ENGINE_FAILED, gateway.run(""));
    assertEquals(
        "the engine cannot start: " + file + ": there is a file of that name\n", gateway.told());
  }

  @Test
  void twoGatewaysCannotShareAJournal(@TempDir Path directory) {
    TestGateway second = gateway().journal(directory);
    ScriptedInput whileRunning =
        new ScriptedInput(
            read -> {
              assertEquals(Gateway.ENGINE_FAILED, second.run(""));
              return null;
            });
    assertEquals(Gateway.OK, gateway().journal(directory).run(whileRunning));
    assertTrue(second.told().startsWith("the engine cannot start: "), second.told());
  }

  private static Gateway gateway(
      Settings.Clock clock,
      Scheduler scheduler,
      InputStream in,
      OutputStream out,
      OutputStream err) {
    return new Gateway(
        Settings.of(
            null,
            null,
            null,
            clock,
            scheduler,
            EventWriter.Times.ISO,
            false,
            Settings.Sealing.NONE,
            Settings.Keeping.ALL),
        in,
        out,
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void anOutputThatFailsEndsTheGatewayThoughTheInputGoesOn() throws InterruptedException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    for (Scheduler scheduler : Scheduler.values()) {
      ScriptedInput endless = new ScriptedInput(read -> "{\"do\":\"tick\"}\n");
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      Gateway gateway = gateway(Settings.Clock.SYSTEM, scheduler, endless, broken, told);
      assertEquals(Gateway.STREAM_FAILED, gateway.run());
      assertTrue(told.toString(StandardCharsets.UTF_8).contains("the output failed: Broken pipe"));
    }
  }

  @Test
  void anInputThatFailsEndsTheGatewayAfterWhatItGave() {
    ScriptedInput failing =
        new ScriptedInput(
            read -> {
              if (read == 0) {
                return "{" + NINE + "\"do\":\"tick\"}\n";
              }
              throw new IOException("Input/output error");
            });
    TestGateway gateway = new TestGateway();
    assertEquals(Gateway.STREAM_FAILED, gateway.run(failing));
    assertTrue(gateway.told().contains("the input failed: Input/output error"));
    assertEquals(1, gateway.events().size());
  }

  @Test
  void stoppingServesWhatWasTakenAndDoesNotWaitForMore() throws InterruptedException {
    CountDownLatch waiting = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    ScriptedInput silent =
        new ScriptedInput(
            read -> {
              if (read == 0) {
                return "{" + NINE + "\"do\":\"tick\"}\n";
              }
              waiting.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              return null;
            });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Gateway gateway =
        gateway(Settings.Clock.INPUT, null, silent, out, OutputStream.nullOutputStream());
    Thread stopper =
        new Thread(
            () -> {
              try {
                waiting.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              gateway.stop();
            });
    stopper.start();
    assertEquals(Gateway.OK, gateway.run());
    stopper.join();
    assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("{\"event\":\"ticked\""));
    never.countDown();
  }
}
