package org.strowger.replay.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.harness.JournalFiles;
import org.strowger.recovery.Verifier;
import org.strowger.replay.ExitCode;
import org.strowger.replay.GatewayProcess;
import org.strowger.replay.ShopDay;
import org.strowger.replay.ToolTest;
import org.strowger.replay.text.Text;

class StateCommandTest extends ToolTest {
  @TempDir private static Path place;
  private static Path journal;

  @BeforeAll
  static void write() throws Exception {
    journal = ShopDay.write(place, "journal", "--plain-payloads");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> table(Run run, String name) {
    assertEquals("", run.err());
    return (List<Map<String, Object>>) run.json().get(name);
  }

  @Test
  void aTimeMeansTheLastCommandUpToIt() {
    Run run = run("state", journal, "--at", "2026-03-01T09:02:20Z", "--json");
    assertEquals(ExitCode.GOOD, run.code());
    assertEquals(41L, run.json().get("sequence"));
    assertEquals("2026-03-01T09:02:17.000Z", run.json().get("time"));
    assertEquals(run("state", journal, "--at", "41", "--json").out(), run.out());
  }

  @Test
  void agentsComeWithTheirWorkAndOffers() {
    Run run = run("state", journal, "--at", "41", "--json");
    assertEquals(Map.of("available", 2L, "away", 1L), run.json("presence"));
    Map<String, Object> ben = table(run, "agents").get(0);
    assertEquals("ben", ben.get("agent"));
    assertEquals(List.of(Map.of("offer", 3L, "interaction", "call-3")), ben.get("offers"));
    assertEquals(List.of(), ben.get("work"));
    Run earlier = run("state", journal, "--at", "2026-03-01T09:00:10Z", "--json");
    assertEquals(List.of(Map.of("active", "chat-1")), table(earlier, "agents").get(0).get("work"));
  }

  @Test
  void queuesComeWithTheirOldest() {
    Run run = run("state", journal, "--at", "41", "--json");
    Map<String, Object> shop = table(run, "queues").get(0);
    assertEquals(2L, shop.get("waiting"));
    assertEquals("call-1", shop.get("oldest"));
    assertEquals("17.0s", shop.get("waits"));
    assertEquals(2L, run.json("counters").get("waiting"));
    assertEquals(2, table(run, "interactions").size());
  }

  @Test
  void queuesTellWhoIsUnroutableAsTheCounterDoes() throws Exception {
    String lines =
        """
        {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ben","profile":"writer"}
        {"do":"arrive","interaction":"call-1","queue":"shop","channel":"voice"}
        {"do":"arrive","interaction":"chat-1","queue":"shop","channel":"chat"}
        {"do":"arrive","interaction":"call-2","queue":"shop","channel":"voice"}
        """;
    new GatewayProcess(place).serve(ShopDay.PLAN, lines, "unroutable");
    Run run = run("state", place.resolve("unroutable"), "--json");
    assertEquals(2L, run.json("counters").get("unroutable"));
    assertEquals(2L, table(run, "queues").get(0).get("unroutable"));
    assertEquals(true, table(run, "interactions").get(0).get("unroutable"));
  }

  @Test
  void theEndHasTheDigestOfTheVerifiedState() {
    Run run = run("state", journal, "--json");
    assertEquals(ShopDay.END, run.json().get("sequence"));
    String digest = Text.hex(Verifier.verify(journal).stateDigest());
    assertEquals(digest, run.json().get("state-digest"));
  }

  @Test
  void oneIsToldInFull() {
    Run customer = run("state", journal, "--customer", "ada", "--at", "30", "--json");
    assertEquals(4, table(customer, "touchpoints").size());
    assertEquals("call-1", table(customer, "interactions").get(0).get("interaction"));
    Run queue = run("state", journal, "--queue", "shop", "--at", "41", "--json");
    assertEquals("call-3", table(queue, "interactions").get(1).get("interaction"));
    Run agent = run("state", journal, "--agent", "ben", "--at", "16", "--json");
    assertEquals("chat-1", table(agent, "work").get(0).get("interaction"));
    Run interaction = run("state", journal, "--interaction", "call-1", "--at", "41");
    assertTrue(interaction.out().contains("position    1\n"), interaction.out());
  }

  @Test
  void theTextIsLinedUp() {
    String text = run("state", journal, "--at", "41").out();
    assertTrue(text.contains("\nagents 3\nagent  profile   presence"), text);
    assertTrue(text.contains("queue  waiting  unroutable  oldest  waits"), text);
    assertTrue(text.contains("offer 3, interaction call-3"), text);
  }

  @Test
  void whatIsNotThereCannotBeTold() {
    for (List<String> asked :
        List.of(
            List.of("--at", "51"),
            List.of("--at", "2020-01-01T00:00:00Z"),
            List.of("--agent", "nobody"),
            List.of("--agent", "cleo", "--at", "14"),
            List.of("--interaction", "call-1"))) {
      Object[] args = new Object[2 + asked.size()];
      args[0] = "state";
      args[1] = journal;
      System.arraycopy(asked.toArray(), 0, args, 2, asked.size());
      Run run = run(args);
      assertEquals(ExitCode.CANNOT_READ, run.code(), asked::toString);
      assertEquals(1, run.err().lines().count(), run::err);
    }
    assertEquals(ExitCode.USAGE, run("state", journal, "--at", "noon").code());
    assertEquals(ExitCode.USAGE, run("state", journal, "--agent", "a", "--queue", "b").code());
  }

  @Test
  void damageBehindTheMomentDoesNotCount() throws Exception {
    Path damaged =
        ShopDay.write(Files.createDirectory(place.resolve("d")), "journal", "--plain-payloads");
    byte[] record = JournalFiles.records(damaged).get(30);
    JournalFiles.flip(JournalFiles.segment(damaged), JournalFiles.offset(damaged, record) + 40, 1);
    assertEquals(ExitCode.GOOD, run("state", damaged, "--at", "20").code());
    Run run = run("state", damaged);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.err().startsWith("The journal is damaged before this moment."), run.err());
  }
}
