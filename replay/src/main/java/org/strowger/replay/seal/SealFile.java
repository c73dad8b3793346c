package org.strowger.replay.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.strowger.codec.CoreLimits;
import org.strowger.gateway.text.FileText;
import org.strowger.journal.Head;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.text.Json;

/**
 * What an operator has signed of a journal. The file is a JSON object; what is signed is the object
 * without its signature as JSON on one line, fields in the order of the file, no spaces.
 *
 * @param head of the journal
 * @param sealedAt when it was sealed, ISO-8601
 * @param software that sealed it
 * @param limits of the journal
 */
public record SealFile(Head head, String sealedAt, String software, CoreLimits limits) {
  private static final String FORMAT = "strowger journal seal 1";
  private static final String SIGNATURE = "signature";

  /**
   * Writes the seal into a new file.
   *
   * @throws CannotReadException if the key or the file cannot be used, or the file exists
   */
  void write(Path file, Path privateKey) throws IOException {
    Map<String, Object> values = values();
    try {
      Signature signature = Signature.getInstance(PemKeys.ALGORITHM);
      signature.initSign(PemKeys.privateKey(privateKey));
      signature.update(Json.text(values).getBytes(UTF_8));
      values.put(SIGNATURE, Base64.getEncoder().encodeToString(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new CannotReadException("the head cannot be signed: " + e.getMessage(), e);
    }
    StringWriter text = new StringWriter();
    Json.print(text, values);
    try {
      Files.writeString(file, text.toString(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new CannotReadException(
          file + " exists; a seal is never written over; name another with --out", e);
    }
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("format", FORMAT);
    values.put("head", head.toString());
    values.put("sealed-at", sealedAt);
    values.put("software", software);
    Map<String, Object> most = new LinkedHashMap<>();
    most.put("agents", (long) limits.maxAgents());
    most.put("interactions", (long) limits.maxInteractions());
    most.put("customers", (long) limits.maxCustomers());
    most.put("names", (long) limits.maxNames());
    values.put("limits", most);
    return values;
  }

  /**
   * Reads a seal and checks its signature.
   *
   * @return null if the key has not signed what is in the file
   * @throws CannotReadException if one of the files is not what it should be
   */
  public static SealFile read(Path file, Path publicKey) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new CannotReadException(
          "the seal " + file + " cannot be read: " + FileText.reason(e), e);
    }
    try {
      Map<String, Object> values = Json.parse(text);
      byte[] signed = Base64.getDecoder().decode((String) values.remove(SIGNATURE));
      Signature signature = Signature.getInstance(PemKeys.ALGORITHM);
      signature.initVerify(PemKeys.publicKey(publicKey));
      signature.update(Json.text(values).getBytes(UTF_8));
      return isGood(signature, signed) ? of(values) : null;
    } catch (GeneralSecurityException e) {
      throw new CannotReadException(file + " cannot be checked: " + e.getMessage(), e);
    } catch (IOException | ClassCastException | NullPointerException | IllegalArgumentException e) {
      throw new CannotReadException(
          file + " is no seal, or not a whole one; seal writes them as one JSON object", e);
    }
  }

  /** A signature of another length than it should have is a wrong one too. */
  private static boolean isGood(Signature signature, byte[] signed) {
    try {
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static SealFile of(Map<String, Object> values) {
    if (!FORMAT.equals(values.get("format"))) {
      throw new IllegalArgumentException("format " + values.get("format"));
    }
    Map<?, ?> most = (Map<?, ?>) values.get("limits");
    CoreLimits limits =
        new CoreLimits(
            limit(most, "agents"),
            limit(most, "interactions"),
            limit(most, "names"),
            limit(most, "customers"));
    return new SealFile(
        Head.parse((String) values.get("head")),
        (String) values.get("sealed-at"),
        (String) values.get("software"),
        limits);
  }

  private static int limit(Map<?, ?> limits, String name) {
    return Math.toIntExact((Long) limits.get(name));
  }
}
