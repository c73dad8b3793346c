package org.strowger.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyStoreTest {
  @TempDir private Path parent;

  private Path keys() {
    return parent.resolve("keys");
  }

  private Path file() {
    return keys().resolve(FileKeyStore.FILE);
  }

  private String stored() throws IOException {
    return Files.readString(file(), ISO_8859_1);
  }

  private static String text(CustomerKey key) {
    return new String(key.secret(), ISO_8859_1);
  }

  private String refusal() {
    return assertThrows(IllegalStateException.class, () -> FileKeyStore.open(keys()).close())
        .getMessage();
  }

  @Test
  void aKeyIsMadeOnceAndThereAfterwards() {
    byte[] key;
    String token;
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNull(store.find("ada"));
      CustomerKey ada = store.keyOf("ada");
      key = ada.secret();
      token = ada.token();
      assertSame(ada, store.keyOf("ada"));
      assertFalse(Arrays.equals(key, store.keyOf("Zoë 📞").secret()));
      assertNotNull(store.keyOf(KeyStore.NOBODY));
    }
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertArrayEquals(key, store.find("ada").secret());
      assertEquals("ada", store.findByToken(token).customer());
      assertEquals("Zoë 📞", store.find("Zoë 📞").customer());
      assertNotNull(store.find(KeyStore.NOBODY));
      assertNull(store.find("bob"));
    }
  }

  @Test
  void aKeyDestroyedIsNowhere() throws IOException {
    String key;
    String token;
    try (KeyStore store = FileKeyStore.open(keys())) {
      store.keyOf("bob");
      CustomerKey ada = store.keyOf("ada-lovelace");
      store.keyOf("eve");
      key = text(ada);
      token = ada.token();
      assertTrue(stored().contains(key) && stored().contains("ada-lovelace"));
      assertTrue(store.destroy("ada-lovelace"));
      assertFalse(stored().contains(key));
      assertFalse(stored().contains("ada-lovelace"));
      assertNull(store.find("ada-lovelace"));
      assertNull(store.findByToken(token));
      assertFalse(store.destroy("ada-lovelace"));
      assertNull(ada.secret());
    }
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNull(store.find("ada-lovelace"));
      assertNotNull(store.find("bob"));
      assertNotNull(store.find("eve"));
      long length = Files.size(file());
      assertNotEquals(token, store.keyOf("ada-lovelace").token());
      assertEquals(length, Files.size(file()), "the slot is used again");
    }
  }

  /** Bytes of zeros are a key too, and one that everybody has. */
  @Test
  void whoStillHoldsADestroyedKeySealsAndOpensNothing() {
    try (KeyStore store = FileKeyStore.open(keys())) {
      CustomerKey ada = store.keyOf("ada");
      byte[] note = {'"', 'x', '"'};
      byte[] sealed = Sealer.seal(ada, Sealer.PROFILE, note);
      assertEquals(
          Sealer.Outcome.OPENED, Sealer.open(ada, Sealer.PROFILE, sealed).outcome(), "before");
      store.destroy("ada");
      assertThrows(
          IllegalStateException.class, () -> Sealer.seal(ada, Sealer.PROFILE, note), "after");
      assertEquals(
          Sealer.Outcome.FORGOTTEN, Sealer.open(ada, Sealer.PROFILE, sealed).outcome(), "after");
    }
  }

  @Test
  void aKeyThatCannotBeKeptIsNotGiven() {
    KeyStore store = FileKeyStore.open(keys());
    store.close();
    String why = assertThrows(UncheckedIOException.class, () -> store.keyOf("ada")).getMessage();
    assertTrue(why.contains(file().toString()), why);
    assertNull(store.find("ada"));
  }

  @Test
  void aKeyHasItsLength() {
    String why =
        assertThrows(IllegalArgumentException.class, () -> new CustomerKey("ada", new byte[16]))
            .getMessage();
    assertTrue(why.contains("32") && why.contains("16"), why);
  }

  @Test
  void aMarkSurvives() {
    try (KeyStore store = FileKeyStore.open(keys())) {
      store.keyOf("ada");
      store.keyOf("bob");
      store.mark("ada");
      store.mark("bob");
      store.unmark("bob");
      store.mark("nobody known");
    }
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertEquals(List.of("ada"), store.marked());
      assertNotNull(store.find("ada"));
      store.destroy("ada");
      assertEquals(List.of(), store.marked());
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    FileKeyStore.open(keys()).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keys())));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(refusal().contains("has the permissions rw-r-----; keys are for their owner only"));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwx--x---"));
    assertTrue(refusal().contains("has the permissions rwx--x---; keys are for their owner only"));
  }

  @Test
  void twoCannotHaveItOpen() {
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNull(store.find("ada"));
      assertTrue(refusal().contains("is in use"), refusal());
    }
    FileKeyStore.open(keys()).close();
  }

  @Test
  void aSlotCutOffWasNeverUsed() throws IOException {
    try (KeyStore store = FileKeyStore.open(keys())) {
      store.keyOf("ada");
      store.keyOf("bob");
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNotNull(store.find("ada"));
      assertNull(store.find("bob"));
      store.keyOf("eve");
    }
    try (KeyStore store = FileKeyStore.open(keys())) {
      assertNotNull(store.find("eve"));
    }
  }

  @Test
  void damageIsToldWithItsPlace() throws IOException {
    try (KeyStore store = FileKeyStore.open(keys())) {
      store.keyOf("ada");
      store.keyOf("bob");
    }
    byte[] whole = Files.readAllBytes(file());
    for (int at : new int[] {128, 130, 140, 200, 255}) {
      byte[] changed = whole.clone();
      changed[at] ^= 4;
      Files.write(file(), changed);
      assertTrue(refusal().contains("is damaged at byte 128;"), refusal());
    }
    Files.writeString(file(), "something else ".repeat(20));
    assertTrue(refusal().endsWith("is not a store of keys"), refusal());
    Files.write(file(), whole, StandardOpenOption.TRUNCATE_EXISTING);
    FileKeyStore.open(keys()).close();
  }
}
