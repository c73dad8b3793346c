package org.strowger.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.recovery.JournalReader;

/** A journal that a gateway wrote with sealed payloads, and what the tool makes of it. */
class SealedJournalTest extends ToolTest {
  private static final String PLAN =
      """
      version: 1
      promote-after: never
      channels: { voice: }
      profiles: { phone: { units: 1, channels: { voice: } } }
      queues: { shop: { steps: [ {} ] } }
      """;

  private static final String LINES =
      """
      {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ann","profile":"phone"}
      {"do":"update-customer","customer":"ada@example.com","segment":"gold","details":{"name":"Ada"}}
      {"do":"touchpoint","customer":"ada@example.com","kind":"note","content":"wants size 42"}
      {"do":"arrive","interaction":"c-1","queue":"shop","channel":"voice","customer":"ada@example.com"}
      {"do":"accept","offer":1}
      {"do":"transfer","interaction":"c-1","queue":"shop","note":"has the receipt"}
      """;

  private static final String FORGET =
      "{\"at\":\"2026-03-01T10:00:00Z\",\"do\":\"forget\",\"customer\":\"ada@example.com\"}\n";

  @TempDir private Path place;

  /** Runs a gateway as a process, as nothing else may write a journal with keys. */
  private void gateway(String journal, String lines) throws IOException, InterruptedException {
    String keys = place.resolve("keys").toString();
    new GatewayProcess(place).serve(PLAN, lines, journal, "--seal-customers", "--keys", keys);
  }

  private String records(String journal) {
    StringBuilder hex = new StringBuilder();
    try (JournalReader reader = JournalReader.open(place.resolve(journal))) {
      reader.read(
          (position, buffer, offset, length) -> {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            hex.append(HexFormat.of().formatHex(bytes)).append('\n');
            return true;
          });
    }
    return hex.toString();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  @Test
  void theSameInputWithTheSameKeysGivesTheSameJournal() throws Exception {
    gateway("one", LINES);
    gateway("two", LINES);
    String records = records("one");
    assertEquals(records, records("two"));
    for (String secret : List.of("ada@example.com", "Ada", "size 42", "receipt")) {
      assertFalse(records.contains(hex(secret)), secret);
    }
    assertTrue(records.contains(hex("gold")));
  }

  @Test
  void aJournalIsVerifiedBeforeAndAfterItsCustomerIsForgotten() throws Exception {
    gateway("one", LINES);
    Path journal = place.resolve("one");
    Run before = run("verify", journal);
    assertEquals(0, before.code(), before::err);
    String dump = run("dump", journal, "--events").out();
    assertTrue(dump.contains("\"event\":\"context-delivered\""), dump);
    assertTrue(dump.contains("\"do\":\"transfer\"") && dump.contains("\"sealed\":\"A"), dump);
    gateway("one", FORGET);
    assertEquals("customer-forgotten", only("event"));
    Run after = run("verify", journal);
    assertEquals(0, after.code(), after::err);
    assertNotEquals(before.out(), after.out());
    String dumpAfter = run("dump", journal, "--events").out();
    assertTrue(dumpAfter.contains("\"do\":\"forget\""), dumpAfter);
    Path keys = place.resolve("keys/customer.keys");
    assertFalse(Files.readString(keys, ISO_8859_1).contains("ada"));
  }

  /** The event of the last line that the gateway told. */
  private String only(String field) throws IOException {
    List<String> events = Files.readAllLines(place.resolve("events.jsonl"));
    String last = events.get(events.size() - 1);
    return last.replaceAll(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
  }
}
