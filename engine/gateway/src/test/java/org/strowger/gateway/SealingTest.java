package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.seal.FileKeyStore;
import org.strowger.seal.KeyStore;

/** What lines tell of customers is not in the journal, and not readable when they are forgotten. */
class SealingTest {
  private static final String CUSTOMER = "+49 30 901820";

  private static final String LINES =
      """
      {"at":"2026-03-01T09:00:00Z","do":"sign-on","agent":"ann","profile":"phone","skills":{"sales":5}}
      {"do":"update-customer","customer":"+49 30 901820","segment":"gold","details":{"name":"Ada Lovelace"}}
      {"do":"touchpoint","customer":"+49 30 901820","kind":"note","content":"wants the red shoes"}
      {"at":"2026-03-01T09:00:10Z","do":"arrive","interaction":"call-1","queue":"sales","channel":"voice","customer":"+49 30 901820","topic":"shoes"}
      {"do":"touchpoint","interaction":"call-1","kind":"ivr","content":"pressed three"}
      {"do":"arrive","interaction":"call-2","queue":"sales","channel":"voice"}
      {"do":"touchpoint","interaction":"call-2","kind":"bot","content":"nobody in particular"}
      {"do":"query-customer","customer":"+49 30 901820"}
      """;

  private static final String FORGET =
      """
      {"at":"2026-03-01T09:01:00Z","do":"forget","customer":"+49 30 901820"}
      {"do":"query-customer","customer":"+49 30 901820"}
      """;

  private static final List<String> SECRETS =
      List.of("Ada Lovelace", "the red shoes", "pressed three", "in particular");

  @TempDir private Path directory;

  private Path keys() {
    return directory.resolve("keys");
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  private TestGateway gateway(boolean customers) {
    return new TestGateway()
        .plan(TestGateway.scenarioPlan())
        .journal(journal())
        .keys(keys(), customers);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aJournalIsGoneOnWithAsItWasBegun(boolean customers) throws IOException {
    served(gateway(customers), LINES);
    String begun = customers ? "begun with --seal-customers" : "begun without --seal-customers";
    TestGateway other = gateway(!customers);
    assertEquals(Gateway.WRONG_PLAN, other.run(FORGET));
    assertTrue(other.told().contains(begun), other.told());
    assertTrue(other.told().contains(journal().toString()), other.told());
    assertEquals(List.of(), other.events());
    served(gateway(customers), FORGET);
    Files.delete(journal().resolve(KeptChoice.FILE_NAME));
    TestGateway anew = gateway(customers);
    served(anew, FORGET);
    assertTrue(anew.told().contains(KeptChoice.FILE_NAME + " was missing"), anew.told());
    assertTrue(Files.exists(journal().resolve(KeptChoice.FILE_NAME)), "kept anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sealCustomers=\n", "sealCustomers=yes\n", "sealCustomers=\\uZZ\n"})
  void aChoiceThatIsNotUnderstoodIsRefusedWithWhatToDo(String text) throws IOException {
    served(gateway(true), LINES);
    Path file = journal().resolve(KeptChoice.FILE_NAME);
    Files.writeString(file, text);
    for (boolean customers : new boolean[] {true, false}) {
      TestGateway gateway = gateway(customers);
      assertEquals(Gateway.WRONG_PLAN, gateway.run(FORGET));
      assertTrue(gateway.told().contains(file + " is not understood"), gateway.told());
      assertTrue(gateway.told().contains("write sealCustomers=true into it"), gateway.told());
    }
    Files.writeString(file, "sealCustomers=true\n");
    served(gateway(true), FORGET);
  }

  @Test
  void aChoiceThatCannotBeReadIsRefusedWithItsFile() throws IOException {
    Path file = Files.createDirectories(journal().resolve(KeptChoice.FILE_NAME));
    TestGateway gateway = gateway(true);
    assertEquals(Gateway.WRONG_PLAN, gateway.run(LINES));
    assertTrue(gateway.told().contains(file + ": "), gateway.told());
  }

  /** Timers that are due fire as soon as the engine runs, and their events wait for ids. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aChoiceThatCannotBeKeptEndsTheGatewayThoughEventsWait() throws IOException {
    served(gateway(true), LINES);
    Files.delete(journal().resolve(KeptChoice.FILE_NAME));
    Files.createDirectories(journal().resolve(KeptChoice.FILE_NAME + ".tmp"));
    TestGateway gateway = gateway(true).systemClock(Scheduler.THREADED);
    assertEquals(Gateway.ENGINE_FAILED, gateway.run(FORGET));
    assertTrue(gateway.told().contains(KeptChoice.FILE_NAME), gateway.told());
    assertEquals(List.of(), gateway.events());
  }

  private static List<String> served(TestGateway gateway, String lines) {
    assertEquals(Gateway.OK, gateway.run(lines), gateway::told);
    return gateway.events();
  }

  /** Whether any file below a directory has the text. */
  private static boolean holds(Path directory, String text) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String only(List<String> events, String name) {
    List<String> found =
        events.stream().filter(event -> event.startsWith("{\"event\":\"" + name + "\"")).toList();
    assertEquals(1, found.size(), events.toString());
    return found.get(0);
  }

  @Test
  void theJournalDoesNotHoldWhatIsSealed() throws IOException {
    List<String> events = served(gateway(false), LINES);
    String answer = only(events, "customer-answer");
    assertTrue(answer.contains("\"content\":\"wants the red shoes\""), answer);
    assertTrue(answer.contains("\"content\":\"pressed three\""), answer);
    assertTrue(answer.endsWith("\"details\":{\"name\":\"Ada Lovelace\"}}"), answer);
    for (String secret : SECRETS) {
      assertFalse(holds(directory, secret), secret);
    }
    assertTrue(holds(journal(), CUSTOMER), "the id is in the log unless it is sealed too");
    assertTrue(holds(journal(), "gold"), "rules read the segment");
  }

  @Test
  void anIdThatIsSealedIsInNoJournal() throws IOException {
    String answer = only(served(gateway(true), LINES), "customer-answer");
    assertTrue(answer.contains("\"customer\":\"" + CUSTOMER + "\",\"known\":true"), answer);
    assertFalse(holds(journal(), CUSTOMER));
    assertFalse(holds(journal(), "901820"));
    assertTrue(holds(keys(), CUSTOMER));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoIsForgottenIsReadableNowhere(boolean customers) throws IOException {
    served(gateway(customers), LINES);
    String token;
    try (KeyStore store = FileKeyStore.open(keys())) {
      token = store.find(CUSTOMER).token();
    }
    assertEquals(customers, holds(journal(), token));
    List<String> events = served(gateway(customers), FORGET);
    assertTrue(
        only(events, "customer-forgotten")
            .endsWith(
                "\"customer\":\"" + CUSTOMER + "\",\"touchpoints\":3,\"needs\":1,\"live\":1}"),
        events.toString());
    assertTrue(only(events, "customer-answer").contains("\"known\":false"), events.toString());
    assertFalse(holds(keys(), CUSTOMER));
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNull(store.find(CUSTOMER));
      assertNull(store.findByToken(token));
      assertNotNull(store.find(KeyStore.NOBODY));
    }
    for (String secret : SECRETS) {
      assertFalse(holds(directory, secret), secret);
    }
    assertEquals(!customers, holds(journal(), CUSTOMER));
  }

  @Test
  void withThreadsAForgottenCustomerComesBackAsAStranger() throws IOException {
    String lines =
        LINES.lines().map(line -> line.replaceAll("\"at\":\"[^\"]*\",", "")).toList().stream()
            .reduce("", (all, line) -> all + line + "\n");
    String again =
        """
        {"do":"forget","customer":"+49 30 901820"}
        {"do":"update-customer","customer":"+49 30 901820","details":"new here"}
        {"do":"query-customer","customer":"+49 30 901820","correlation":2}
        """;
    TestGateway gateway = gateway(true).systemClock(Scheduler.THREADED);
    List<String> events = served(gateway, lines + again);
    String answer =
        events.stream().filter(event -> event.contains("\"correlation\":2,")).findFirst().get();
    assertTrue(
        answer.endsWith("\"touchpoints\":[],\"earlier\":0,\"details\":\"new here\"}"), answer);
    assertTrue(answer.contains("\"customer\":\"" + CUSTOMER + "\""), answer);
    assertFalse(holds(journal(), "new here"));
  }

  @Test
  void theSameInputWithTheSameKeysGivesTheSameEvents() throws IOException {
    TestGateway once = gateway(true);
    served(once, LINES);
    TestGateway again = new TestGateway().plan(TestGateway.scenarioPlan()).keys(keys(), true);
    served(again, LINES);
    assertArrayEquals(once.bytes(), again.bytes());
  }

  @Test
  void withoutKeysPayloadsAreRefusedAndNothingElse() {
    TestGateway gateway = new TestGateway().plan(TestGateway.scenarioPlan());
    List<String> events = served(gateway, LINES);
    assertEquals(
        4,
        events.stream().filter(event -> event.contains("\"code\":\"no-keys\"")).count(),
        events.toString());
    assertEquals(
        "{\"event\":\"rejected\",\"line\":3,\"code\":\"no-keys\",\"field\":\"content\","
            + "\"message\":\"would stand unsealed in the log; run with --keys DIR, or with"
            + " --plain-payloads\"}",
        events.stream().filter(event -> event.contains("\"line\":3,")).findFirst().get());
    assertTrue(only(events, "customer-answer").contains("\"known\":true"), events.toString());
  }

  @Test
  void payloadsMayBeTakenInAsTheyAre() throws IOException {
    TestGateway gateway =
        new TestGateway().plan(TestGateway.scenarioPlan()).journal(journal()).plainPayloads();
    String answer = only(served(gateway, LINES), "customer-answer");
    assertTrue(answer.contains("\"content\":\"wants the red shoes\""), answer);
    assertTrue(answer.endsWith("\"details\":{\"name\":\"Ada Lovelace\"}}"), answer);
    for (String secret : SECRETS) {
      assertTrue(holds(journal(), secret), secret);
    }
  }

  @Test
  void withoutItsKeysAJournalStillRunsAndTellsWhatItHas() {
    served(gateway(false), LINES);
    TestGateway without = new TestGateway().plan(TestGateway.scenarioPlan()).journal(journal());
    String query = "{\"at\":\"2026-03-01T10:00:00Z\",\"do\":\"query-customer\",";
    String answer =
        only(served(without, query + "\"customer\":\"+49 30 901820\"}"), "customer-answer");
    assertTrue(answer.contains("\"kind\":\"note\",\"sealed\":\"A"), answer);
    TestGateway otherKeys =
        new TestGateway()
            .plan(TestGateway.scenarioPlan())
            .journal(journal())
            .keys(directory.resolve("other"), false);
    answer = only(served(otherKeys, query + "\"customer\":\"+49 30 901820\"}"), "customer-answer");
    assertTrue(answer.contains("\"kind\":\"note\",\"forgotten\":true}"), answer);
    assertTrue(answer.endsWith("\"earlier\":0,\"forgotten\":true}"), answer);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aForgettingCutShortIsFinishedOrTakenBackAtTheNextStart(boolean done) {
    served(gateway(true), done ? LINES + FORGET : LINES);
    try (KeyStore store = FileKeyStore.open(keys())) {
      // As a crash would leave it: the engine has forgotten, or has not, and the key is there.
      store.keyOf(CUSTOMER);
      store.mark(CUSTOMER);
    }
    TestGateway next = gateway(true);
    served(next, "{\"at\":\"2026-03-01T10:00:00Z\",\"do\":\"tick\"}");
    assertEquals(
        done,
        next.told().contains("the key of a customer that was forgotten before is destroyed now"),
        next.told());
    assertEquals(!done, next.told().contains("and is not; ask again"), next.told());
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertEquals(done, store.find(CUSTOMER) == null);
      assertEquals(List.of(), store.marked());
    }
  }

  @Test
  void keysThatOthersMayReadAreRefusedBeforeAnythingStarts() throws IOException {
    Files.createDirectory(keys());
    Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwxr-x---"));
    TestGateway gateway = gateway(false);
    assertEquals(Gateway.WRONG_PLAN, gateway.run(LINES));
    assertTrue(gateway.told().startsWith("the keys cannot be used: "), gateway.told());
    assertTrue(gateway.told().contains("rwxr-x---"), gateway.told());
    assertFalse(Files.exists(journal()));
    assertEquals(List.of(), gateway.events());
  }

  @Test
  void whoHasNoRecordInTheEngineLosesTheKeyToo() {
    served(gateway(false), LINES);
    try (KeyStore store = FileKeyStore.open(keys())) {
      store.keyOf("evicted");
    }
    List<String> events =
        served(
            gateway(false),
            "{\"at\":\"2026-03-01T10:00:00Z\",\"do\":\"forget\",\"customer\":\"evicted\"}");
    assertTrue(
        only(events, "rejected")
            .contains(
                "\"command\":\"forget\",\"code\":\"invalid-number\",\"field\":\"customer\","
                    + "\"value\":\"evicted\""),
        events.toString());
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNull(store.find("evicted"));
      assertNotNull(store.find(CUSTOMER));
    }
  }
}
