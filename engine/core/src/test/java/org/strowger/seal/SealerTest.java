package org.strowger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.strowger.seal.Sealer.Opened;
import org.strowger.seal.Sealer.Outcome;

class SealerTest {
  private static final byte[] NOTE = "\"wrong size, wants 42\"".getBytes(UTF_8);

  private final CustomerKey ada = new CustomerKey("ada", bytes(1));

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[CustomerKey.LENGTH];
    Arrays.fill(bytes, (byte) seed);
    return bytes;
  }

  private static Outcome outcome(CustomerKey key, String purpose, byte[] sealed) {
    Opened opened = Sealer.open(key, purpose, sealed);
    assertEquals(opened.outcome() == Outcome.OPENED, opened.payload().length > 0);
    return opened.outcome();
  }

  @Test
  void whatIsSealedOpensWithTheSameKey() {
    byte[] sealed = Sealer.seal(ada, Sealer.TOUCHPOINT, NOTE);
    assertEquals(NOTE.length + Sealer.OVERHEAD, sealed.length);
    assertTrue(Sealer.isSealed(sealed));
    assertArrayEquals(
        NOTE, Sealer.open(new CustomerKey("ada", bytes(1)), Sealer.TOUCHPOINT, sealed).payload());
    assertFalse(new String(sealed, UTF_8).contains("wants"));
  }

  @Test
  void theSameSealedAgainGivesTheSameBytes() {
    byte[] sealed = Sealer.seal(ada, Sealer.TOUCHPOINT, NOTE);
    assertArrayEquals(sealed, Sealer.seal(ada, Sealer.TOUCHPOINT, NOTE.clone()));
  }

  /** A nonce used for two payloads would tell both. */
  @Test
  void aNonceIsOfOnePayloadOneUseAndOneKey() {
    byte[] other = NOTE.clone();
    other[3] ^= 1;
    String nonce = nonce(Sealer.seal(ada, Sealer.TOUCHPOINT, NOTE));
    assertNotEquals(nonce, nonce(Sealer.seal(ada, Sealer.TOUCHPOINT, other)));
    assertNotEquals(nonce, nonce(Sealer.seal(ada, Sealer.PROFILE, NOTE)));
    assertNotEquals(
        nonce, nonce(Sealer.seal(new CustomerKey("ada", bytes(2)), Sealer.TOUCHPOINT, NOTE)));
  }

  private static String nonce(byte[] sealed) {
    return Arrays.toString(Arrays.copyOfRange(sealed, 5, 17));
  }

  @Test
  void withoutTheKeyItIsForgottenNotDamaged() {
    byte[] sealed = Sealer.seal(ada, Sealer.PROFILE, NOTE);
    assertEquals(Outcome.FORGOTTEN, outcome(null, Sealer.PROFILE, sealed));
    // The same customer came again, and has a new key.
    assertEquals(
        Outcome.FORGOTTEN, outcome(new CustomerKey("ada", bytes(2)), Sealer.PROFILE, sealed));
  }

  @Test
  void anyOtherByteIsDamage() {
    byte[] sealed = Sealer.seal(ada, Sealer.PROFILE, NOTE);
    for (int i = 5; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 0x10;
      assertEquals(Outcome.DAMAGED, outcome(ada, Sealer.PROFILE, changed), "byte " + i);
    }
    assertEquals(
        Outcome.DAMAGED, outcome(ada, Sealer.PROFILE, Arrays.copyOf(sealed, sealed.length - 1)));
    assertEquals(Outcome.DAMAGED, outcome(ada, Sealer.PROFILE, new byte[3]));
  }

  @Test
  void itOpensForItsCustomerAndUseOnly() {
    byte[] sealed = Sealer.seal(ada, Sealer.PROFILE, NOTE);
    assertEquals(Outcome.DAMAGED, outcome(ada, Sealer.TOUCHPOINT, sealed));
    CustomerKey sameKeyOtherCustomer = new CustomerKey("bob", bytes(1));
    assertEquals(Outcome.DAMAGED, outcome(sameKeyOtherCustomer, Sealer.PROFILE, sealed));
  }

  @Test
  void textIsNotTakenForSealed() {
    assertFalse(Sealer.isSealed("{\"name\":\"Ada Lovelace\",\"shoe\":42,\"x\":1}".getBytes(UTF_8)));
    assertFalse(Sealer.isSealed(new byte[0]));
  }

  @Test
  void aTokenTellsNothingAndIsTheSameForTheSameKey() {
    assertEquals(ada.token(), new CustomerKey("ada", bytes(1)).token());
    assertNotEquals(ada.token(), new CustomerKey("ada", bytes(2)).token());
    assertNotEquals(ada.token(), new CustomerKey("bob", bytes(1)).token());
    assertEquals(44, ada.token().length());
    assertTrue(ada.token().matches("~[A-Za-z0-9_-]{43}"), ada.token());
    assertEquals("CustomerKey", ada.toString());
  }
}
