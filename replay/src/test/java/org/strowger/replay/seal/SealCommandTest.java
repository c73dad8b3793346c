package org.strowger.replay.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.harness.JournalFiles;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;

class SealCommandTest extends ToolTest {
  /** Made by openssl genpkey -algorithm ed25519, and openssl pkey -pubout. */
  private static final String OPENSSL_PRIVATE =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIG/MDo+wJ1t8yoG24i2pS5IW0KVSHXAWtUn6r0gByC5X
      -----END PRIVATE KEY-----
      """;

  private static final String OPENSSL_PUBLIC =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAclj0INBKIutZ2ANEzIpvOupzJXRGMXCr9sonv3VjW+Y=
      -----END PUBLIC KEY-----
      """;

  @TempDir private Path place;
  private Path privateKey;
  private Path publicKey;
  private Path seal;

  @BeforeEach
  void write() throws Exception {
    writeScenario();
    privateKey = key("private.pem", OPENSSL_PRIVATE, "rw-------");
    publicKey = key("public.pem", OPENSSL_PUBLIC, "rw-r--r--");
    seal = place.resolve("journal.seal.json");
  }

  private Path key(String name, String text, String permissions) throws IOException {
    Path file = Files.writeString(place.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Run seal() {
    return run("seal", directory, "--key", privateKey, "--out", seal);
  }

  private Run verify() {
    return run("verify", directory, "--seal", seal, "--public-key", publicKey);
  }

  @Test
  void aSealedJournalFitsItsSeal() throws Exception {
    Run sealed = seal();
    assertEquals("", sealed.err());
    assertEquals(ExitCode.GOOD, sealed.code());
    Run run = verify();
    assertEquals(ExitCode.GOOD, run.code(), run::err);
    assertTrue(run.out().contains(" and the head expected; "), run.out());
    assertTrue(run.out().contains("\nseal        good: through sequence "), run.out());
    String head = run("describe", directory, "--json").json().get("head").toString();
    assertTrue(Files.readString(seal).contains('"' + head + '"'));
  }

  @Test
  void theSealStaysGoodWhenTheJournalGrows() {
    seal();
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    assertEquals(ExitCode.GOOD, verify().code());
  }

  @Test
  void everyChangeOfTheSealIsFound() throws Exception {
    seal();
    String text = Files.readString(seal);
    for (String[] change :
        new String[][] {
          {"\"sealed-at\" : \"2", "\"sealed-at\" : \"1"},
          {"\"agents\" : ", "\"agents\" : 1"},
          {"\"head\" : \"", "\"head\" : \"1"},
          {"\"format\" : \"", "\"format\" : \"new "},
          {"\"signature\" : \"", "\"signature\" : \"AAAA"},
          {"\"software\"", "\"more\" : 1,\n  \"software\""}
        }) {
      assertTrue(text.contains(change[0]), change[0]);
      Files.writeString(seal, text.replace(change[0], change[1]));
      Run run = verify();
      assertEquals(ExitCode.BAD, run.code(), change[1]);
      assertTrue(run.err().contains("was changed, or is not signed with this key"), run.err());
      assertEquals("", run.out());
    }
  }

  @Test
  void theSealOfAnotherKeyIsFound() throws Exception {
    seal();
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String base64 = Base64.getMimeEncoder().encodeToString(other.getPublic().getEncoded());
    publicKey =
        key(
            "other.pem",
            "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n",
            "rw-r--r--");
    assertEquals(ExitCode.BAD, verify().code());
  }

  @Test
  void aJournalWrittenAnewDoesNotFit() throws Exception {
    seal();
    Path kept = place.resolve("kept");
    Files.move(directory, kept);
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    for (int i = 0; i < 200; i++) {
      assertTrue(engine.publisher().tick() > 0);
    }
    closeCleanly(engine);
    Run run = verify();
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("the expected head has another"), run.out());
    assertFalse(run.out().contains("\nseal "), run.out());
  }

  @Test
  void aPrivateKeyThatOthersMayReadIsRefused() throws Exception {
    for (String permissions : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
      privateKey = key("private.pem", OPENSSL_PRIVATE, permissions);
      Run run = seal();
      assertEquals(ExitCode.CANNOT_READ, run.code(), permissions);
      assertTrue(run.err().endsWith("chmod 600 " + privateKey + "\n"), run.err());
      assertFalse(Files.exists(seal));
    }
  }

  @Test
  void whatIsNoKeyOrNoSealIsRefused() throws Exception {
    seal();
    assertEquals(ExitCode.CANNOT_READ, seal().code(), "a seal is not written over");
    publicKey = privateKey;
    assertEquals(ExitCode.CANNOT_READ, verify().code());
    publicKey = key("public.pem", OPENSSL_PUBLIC, "rw-r--r--");
    Files.writeString(seal, "{}");
    assertEquals(ExitCode.CANNOT_READ, verify().code());
    assertEquals(ExitCode.USAGE, run("verify", directory, "--seal", seal).code());
  }

  @Test
  void aSealThatIsMissingOrCutOffIsToldInWords() throws IOException {
    Run missing = verify();
    assertEquals(ExitCode.CANNOT_READ, missing.code());
    assertTrue(
        missing.err().contains("the seal " + seal + " cannot be read: no such"), missing.err());
    assertEquals(ExitCode.GOOD, seal().code());
    String whole = Files.readString(seal);
    for (int length : new int[] {0, 1, whole.length() / 2}) {
      Files.writeString(seal, whole.substring(0, length));
      Run run = verify();
      assertEquals(ExitCode.CANNOT_READ, run.code());
      assertEquals(
          seal + " is no seal, or not a whole one; seal writes them as one JSON object\n",
          run.err());
    }
  }

  @Test
  void aDamagedJournalIsNotSealed() throws Exception {
    byte[] record = JournalFiles.records(directory).get(30);
    JournalFiles.flip(
        JournalFiles.segment(directory), JournalFiles.offset(directory, record) + 40, 1);
    Run run = seal();
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.err().startsWith("The journal is damaged and is not sealed."), run.err());
    assertFalse(Files.exists(seal));
  }
}
