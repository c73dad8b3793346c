package org.strowger.replay.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.strowger.replay.CannotReadException;

/** Reads Ed25519 keys as openssl writes them. Stateless; any thread. */
final class PemKeys {
  static final String ALGORITHM = "Ed25519";

  private static final Set<PosixFilePermission> OWNER =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PemKeys() {}

  /**
   * A private key in PKCS#8. Where files have permissions, nobody but its owner may have any.
   *
   * @throws CannotReadException if others may read or write it, or it is no such key
   */
  static PrivateKey privateKey(Path file) {
    byte[] der = der(file, "PRIVATE KEY");
    try {
      checkPermissions(file);
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new CannotReadException(file + " holds no private key for " + ALGORITHM, e);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /**
   * A public key in X.509.
   *
   * @throws CannotReadException if it is no such key
   */
  static PublicKey publicKey(Path file) {
    try {
      byte[] der = der(file, "PUBLIC KEY");
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new CannotReadException(file + " holds no public key for " + ALGORITHM, e);
    }
  }

  private static void checkPermissions(Path file) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
        throw new CannotReadException(
            file + " may be read or changed by others than its owner: chmod 600 " + file);
      }
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static byte[] der(Path file, String what) {
    try {
      String text = Files.readString(file, US_ASCII).strip();
      String head = "-----BEGIN " + what + "-----";
      String tail = "-----END " + what + "-----";
      if (!text.startsWith(head) || !text.endsWith(tail)) {
        throw new CannotReadException(file + " does not hold one " + what + " in PEM");
      }
      String base64 = text.substring(head.length(), text.length() - tail.length());
      return Base64.getMimeDecoder().decode(base64);
    } catch (IOException e) {
      throw cannotRead(file, e);
    } catch (IllegalArgumentException e) {
      throw new CannotReadException(file + " is no PEM", e);
    }
  }

  private static CannotReadException cannotRead(Path file, IOException e) {
    String why = e instanceof NoSuchFileException ? "it does not exist" : e.toString();
    return new CannotReadException(file + " cannot be read: " + why, e);
  }
}
