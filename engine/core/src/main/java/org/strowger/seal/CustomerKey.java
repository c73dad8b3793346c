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

  CustomerKey(String customer, byte[] key) {
    this.customer = customer;
    this.key = key.clone();
    byte[] code = derive("token", customer.getBytes(UTF_8));
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

  /** The key itself, to be kept. */
  byte[] bytes() {
    return key.clone();
  }

  /** Tells which key sealed a payload. */
  byte[] mark() {
    return Arrays.copyOf(derive("mark"), MARK_LENGTH);
  }

  /** A key for one use; the parts are told apart by their lengths. */
  byte[] derive(String label, byte[]... parts) {
    return code(key, label, parts);
  }

  /** HMAC-SHA-256 over a label and parts, each with its length in front. */
  static byte[] code(byte[] key, String label, byte[]... parts) {
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

  /** Overwrites the key in memory. */
  void erase() {
    Arrays.fill(key, (byte) 0);
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "CustomerKey";
  }
}
