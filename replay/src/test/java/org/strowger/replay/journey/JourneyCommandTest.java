package org.strowger.replay.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.replay.ExitCode;
import org.strowger.replay.GatewayProcess;
import org.strowger.replay.ShopDay;
import org.strowger.replay.ToolTest;

class JourneyCommandTest extends ToolTest {
  private static final String COMES_BACK =
      """
      {"at":"2026-03-01T11:00:00Z","do":"forget","customer":"eve"}
      {"do":"arrive","interaction":"call-9","queue":"shop","channel":"voice","customer":"eve","topic":"bill"}
      {"do":"arrive","interaction":"call-9","queue":"shop","channel":"voice","customer":"ada"}
      """;

  @TempDir private static Path place;
  private static Path journal;

  @BeforeAll
  static void write() throws Exception {
    journal = ShopDay.write(place, "journal", "--plain-payloads");
    new GatewayProcess(place).serve(ShopDay.PLAN, COMES_BACK, "journal", "--plain-payloads");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> events(Run run) {
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    return (List<Map<String, Object>>) run.json().get("events");
  }

  @Test
  void everyContactOfTheCustomerAndNoOtherIsTold() {
    Run run = run("journey", journal, "ada", "--json");
    List<Object> arrivals =
        events(run).stream()
            .filter(event -> event.get("event").equals("arrived"))
            .map(event -> event.get("interaction"))
            .toList();
    assertEquals(List.of("chat-1", "call-1", "call-3", "later"), arrivals);
    assertFalse(run.out().contains("call-2"));
    assertFalse(run.out().contains("call-9"));
  }

  @Test
  void theTotalsCountWhatHappened() {
    Run run = run("journey", journal, "ada", "--json");
    assertEquals("", run.err());
    Map<String, Object> totals = run.json("totals");
    assertEquals(4L, totals.get("contacts"));
    assertEquals(3L, totals.get("answered"));
    assertEquals(1L, totals.get("transfers"));
    assertEquals(1L, totals.get("shifts"));
    assertEquals(3L, totals.get("promises-broken"));
    assertEquals(1L, totals.get("handovers-with-context"));
    assertEquals(0L, totals.get("handovers-without-context"));
  }

  @Test
  void theStoryIsInOrderAndInSentences() {
    List<String> lines = run("journey", journal, "ada").lines();
    int answered = indexOf(lines, "is ANSWERED by ben after 4.0s");
    int transferred = indexOf(lines, "is TRANSFERRED by ben from shop to shop after 1m06s");
    int handedOver = indexOf(lines, "is ANSWERED by cleo after 6.0s, handed over with-context");
    int shifted = indexOf(lines, "SHIFTS from voice to form");
    assertTrue(answered < transferred && transferred < handedOver && handedOver < shifted);
    assertFalse(lines.stream().anyMatch(line -> line.contains("nobody") || line.contains("{")));
    String broken = lines.get(indexOf(lines, "PROMISE BROKEN: next-response on chat"));
    assertTrue(broken.startsWith("2026-03-01T09:01:00.000Z        21  chat-1 "), broken);
  }

  private static int indexOf(List<String> lines, String part) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i;
      }
    }
    throw new AssertionError(part + " is not in\n" + String.join("\n", lines));
  }

  @Test
  void onlyTheStretchAskedForIsTold() {
    Run run =
        run("journey", journal, "ada", "--from", "2026-03-01T09:02:00Z", "--to", "45", "--json");
    List<Map<String, Object>> events = events(run);
    assertEquals("call-1", events.get(0).get("interaction"));
    assertEquals(45L, events.get(events.size() - 1).get("seq"));
  }

  @Test
  void whoWasForgottenAndComesBackIsToldUnderTheSameId() {
    List<String> lines = run("journey", journal, "eve").lines();
    int forgotten = indexOf(lines, "is FORGOTTEN: touchpoints 2");
    assertTrue(indexOf(lines, "ABANDONS shop after 17.0s") < forgotten);
    assertTrue(indexOf(lines, "call-9       ARRIVES on voice") > forgotten);
  }

  @Test
  void aSealedCustomerIsToldByTheToken() throws Exception {
    Path sealed = Files.createDirectory(place.resolve("sealed"));
    String keys = sealed.resolve("keys").toString();
    Path secret = ShopDay.write(sealed, "journal", "--seal-customers", "--keys", keys);
    Matcher token =
        Pattern.compile("\"kind\":\"customer\",\"number\":[^}]*?\"text\":\"([^\"]+)\"")
            .matcher(run("dump", secret).out());
    assertTrue(token.find());
    Run run = run("journey", secret, token.group(1));
    assertEquals(ExitCode.GOOD, run.code(), run::err);
    assertTrue(run.out().contains("is ANSWERED by cleo"), run.out());
    assertFalse(run.out().contains("ada"), run.out());
    assertEquals(ExitCode.CANNOT_READ, run("journey", secret, "ada").code());
    assertEquals(run.lines().size(), run("journey", secret, "1").lines().size());
  }

  @Test
  void aCustomerNobodyKnewCannotBeTold() {
    Run run = run("journey", journal, "zoe");
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().startsWith("no customer zoe was known up to sequence"), run.err());
    assertEquals("", run.out());
  }
}
