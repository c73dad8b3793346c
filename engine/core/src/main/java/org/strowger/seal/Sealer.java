package org.strowger.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals payloads with AES-256-GCM. The nonce is synthetic: made from the payload and what it is,
 * with a key of its own, so the same payload of the same customer always gives the same bytes. That
 * two sealed payloads of a customer are equal can therefore be seen, and how long each is; nothing
 * else.
 *
 * <pre>
 * 0          1           5            17                    n-16       n
 * | version  | mark of   | nonce      | encrypted           | tag      |
 * | 1 byte   | the key 4 | 12         | as long as payload  | 16       |
 * </pre>
 *
 * The token of the customer and the purpose are authenticated too, so a payload cannot be moved to
 * another customer or use. Stateless; any thread.
 */
public final class Sealer {
  /** A payload of a customer as such. */
  public static final String PROFILE = "profile";

  /** A payload of a touchpoint: a note, a survey, a reference to content. */
  public static final String TOUCHPOINT = "touchpoint";

  /** By how many bytes a sealed payload is longer. */
  public static final int OVERHEAD = 33;

  private static final byte VERSION = 1;
  private static final int NONCE_LENGTH = 12;
  private static final int NONCE_AT = 1 + CustomerKey.MARK_LENGTH;
  private static final int TEXT_AT = NONCE_AT + NONCE_LENGTH;
  private static final int TAG_BITS = 128;

  /** What came of opening a payload. */
  public enum Outcome {
    /** It is readable. */
    OPENED,
    /** The key that sealed it is gone. */
    FORGOTTEN,
    /** The key is there, but the bytes are not what was sealed, or not for this use. */
    DAMAGED
  }

  /** What came of opening a payload, and the payload. */
  public static final class Opened {
    private final Outcome outcome;
    private final byte[] payload;

    Opened(Outcome outcome, byte[] payload) {
      this.outcome = outcome;
      this.payload = payload;
    }

    /** What came of it. */
    public Outcome outcome() {
      return outcome;
    }

    /** The payload; empty unless opened. */
    public byte[] payload() {
      return payload;
    }
  }

  private Sealer() {}

  /** Whether bytes look sealed; no JSON text does. */
  public static boolean isSealed(byte[] payload) {
    return payload.length >= OVERHEAD && payload[0] == VERSION;
  }

  /**
   * Seals a payload.
   *
   * @param purpose what it is
   * @return {@link #OVERHEAD} bytes more than the payload
   * @throws IllegalStateException if the key has been destroyed meanwhile
   */
  public static byte[] seal(CustomerKey key, String purpose, byte[] payload) {
    byte[] secret = key.secret();
    if (secret == null) {
      throw new IllegalStateException(
          "the key was destroyed before the payload was sealed; ask the store for another");
    }
    byte[] use = use(key, purpose);
    byte[] nonceKey = CustomerKey.derive(secret, "nonce");
    byte[] nonce = Arrays.copyOf(CustomerKey.derive(nonceKey, "nonce", use, payload), NONCE_LENGTH);
    byte[] sealed = new byte[payload.length + OVERHEAD];
    sealed[0] = VERSION;
    System.arraycopy(CustomerKey.mark(secret), 0, sealed, 1, CustomerKey.MARK_LENGTH);
    System.arraycopy(nonce, 0, sealed, NONCE_AT, NONCE_LENGTH);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, secret, nonce, use);
      cipher.doFinal(payload, 0, payload.length, sealed, TEXT_AT);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Opens a sealed payload.
   *
   * @param key the customer's, or null: there is none
   * @param purpose as it was sealed for
   * @param sealed as {@link #isSealed} takes it
   */
  public static Opened open(CustomerKey key, String purpose, byte[] sealed) {
    if (!isSealed(sealed)) {
      return new Opened(Outcome.DAMAGED, new byte[0]);
    }
    byte[] secret = key == null ? null : key.secret();
    if (secret == null || !isMarked(sealed, secret)) {
      return new Opened(Outcome.FORGOTTEN, new byte[0]);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, NONCE_AT, TEXT_AT);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, secret, nonce, use(key, purpose));
      return new Opened(Outcome.OPENED, cipher.doFinal(sealed, TEXT_AT, sealed.length - TEXT_AT));
    } catch (AEADBadTagException e) {
      return new Opened(Outcome.DAMAGED, new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static boolean isMarked(byte[] sealed, byte[] secret) {
    return Arrays.equals(CustomerKey.mark(secret), Arrays.copyOfRange(sealed, 1, NONCE_AT));
  }

  private static byte[] use(CustomerKey key, String purpose) {
    return (key.token() + ' ' + purpose).getBytes(UTF_8);
  }

  private static Cipher cipher(int mode, byte[] secret, byte[] nonce, byte[] use)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    SecretKeySpec key = new SecretKeySpec(CustomerKey.derive(secret, "encrypt"), "AES");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(use);
    return cipher;
  }
}
