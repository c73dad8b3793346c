package org.strowger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one customer. What is used of it is derived with HMAC-SHA-256 under a label of its
 * own: the key that encrypts, the one that makes nonces, the token that stands for the customer's
 * id, and the mark that tells which key sealed a payload. Any thread.
 */
public final class CustomerKey {
  /** Length of a key, bytes. */
  public static final int LENGTH = 32;

  static final int MARK_LENGTH = 4;

  private static final String MAC = "HmacSHA256";

  private final String customer;
  private final String token;
  private final byte[] key;
  private boolean erased;

  /**
   * A key as a {@link KeyStore} keeps it.
   *
   * @param customer external id, or {@link KeyStore#NOBODY}
   * @param key secret bytes, as many as {@link #LENGTH}, random and for this customer alone; copied
   * @throws IllegalArgumentException if there are more or fewer
   */
  public CustomerKey(String customer, byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException(
          "the key of a customer must have " + LENGTH + " bytes, has " + key.length);
    }
    this.customer = customer;
    this.key = key.clone();
    byte[] code = derive(this.key, "token", customer.getBytes(UTF_8));
    this.token = "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }

  /** External id of the customer. */
  public String customer() {
    return customer;
  }

  /**
   * What stands for the id where the id itself must not: 44 characters, the same for the same key
   * and id, and telling nothing about the id to who has not the key.
   */
  public String token() {
    return token;
  }

  /** A copy of the key itself, null once it is erased; who has it overwrites it after use. */
  synchronized byte[] secret() {
    return erased ? null : key.clone();
  }

  /** Tells which key sealed a payload. */
  static byte[] mark(byte[] secret) {
    return Arrays.copyOf(derive(secret, "mark"), MARK_LENGTH);
  }

  /** HMAC-SHA-256 over a label and parts, each with its length in front. */
  static byte[] derive(byte[] key, String label, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      update(mac, label.getBytes(UTF_8));
      for (byte[] part : parts) {
        update(mac, part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + MAC, e);
    }
  }

  private static void update(Mac mac, byte[] part) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      mac.update((byte) (part.length >>> shift));
    }
    mac.update(part);
  }

  /**
   * Overwrites the key in memory, when it is destroyed. Nothing can be sealed or opened with it any
   * more, also by who has got it before.
   */
  public synchronized void erase() {
    erased = true;
    Arrays.fill(key, (byte) 0);
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "CustomerKey";
  }
}
