package org.strowger.gateway.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.strowger.codec.Limits;
import org.strowger.seal.CustomerKey;
import org.strowger.seal.KeyStore;
import org.strowger.seal.Sealer;
import org.strowger.seal.Sealer.Opened;

/**
 * Seals what lines tell of a customer, and opens it again. With keys, payloads are sealed with the
 * customer's key, made at first use; what belongs to no customer with a key of the store's own.
 * Without keys they stay as they are, if that is wanted, or are refused. Any thread.
 */
public final class Payloads {
  /** Longest payload as compact JSON, bytes of UTF-8, so that there is room for the seal. */
  public static final int MAX_LENGTH = Limits.MAX_NOTE_LENGTH - Sealer.OVERHEAD;

  /** Stands for the customer of what belongs to none. */
  public static final String NOBODY = KeyStore.NOBODY;

  private static final JsonFactory JSON = new JsonFactory();

  private final KeyStore keys;
  private final boolean sealCustomers;
  private final boolean plain;

  /**
   * For one gateway.
   *
   * @param keys null: there are none
   * @param sealCustomers whether ids of customers are replaced by tokens in the log; needs keys
   * @param plain whether payloads are taken in without keys
   */
  public Payloads(KeyStore keys, boolean sealCustomers, boolean plain) {
    this.keys = keys;
    this.sealCustomers = sealCustomers;
    this.plain = plain;
  }

  /** No keys, and no payloads. */
  public static Payloads refused() {
    return new Payloads(null, false, false);
  }

  /** Whether lines may have payloads. */
  public boolean areTaken() {
    return keys != null || plain;
  }

  /** Whether payloads are sealed, so that it must be known whose they are. */
  public boolean areSealed() {
    return keys != null;
  }

  /**
   * A payload as it goes into the log.
   *
   * @param customer external id, or {@link #NOBODY}
   * @param purpose of {@link Sealer}
   * @param payload JSON text; empty stays empty
   */
  public byte[] forLog(String customer, String purpose, byte[] payload) {
    if (keys == null || payload.length == 0) {
      return payload;
    }
    return Sealer.seal(keys.keyOf(customer), purpose, payload);
  }

  /** The name that a customer gets in the log; makes a key for it if need be. */
  public String name(String customer) {
    return sealCustomers ? keys.keyOf(customer).token() : customer;
  }

  /** The name of a customer in the log; null if there cannot be one. */
  public String knownName(String customer) {
    if (!sealCustomers) {
      return customer;
    }
    CustomerKey key = keys.find(customer);
    return key == null ? null : key.token();
  }

  /** The external id behind a name in the log; the name itself if it tells no id any more. */
  public String customer(String name) {
    CustomerKey key = sealCustomers && name != null ? keys.findByToken(name) : null;
    return key == null ? name : key.customer();
  }

  /** A customer is about to be forgotten. */
  public void forgetting(String customer) {
    if (keys != null) {
      keys.mark(customer);
    }
  }

  /** The engine has, or has not, forgotten a customer. */
  public void forgotten(String customer, boolean done) {
    if (keys == null) {
      return;
    } else if (done) {
      keys.destroy(customer);
    } else {
      keys.unmark(customer);
    }
  }

  /** Customers that were about to be forgotten when the gateway ended. */
  public List<String> halfForgotten() {
    return keys == null ? List.of() : keys.marked();
  }

  /**
   * Writes a payload of the log: as JSON in a field of its own, or why it cannot be: {@code
   * forgotten}, {@code damaged}, or, as base64, {@code sealed} where there are no keys or it is no
   * payload of a gateway. Nothing if it is empty.
   *
   * @param name of the customer in the log, or {@link #NOBODY}; null: the log has none any more
   */
  public void write(JsonGenerator json, String field, String name, String purpose, byte[] payload)
      throws IOException {
    if (payload.length == 0) {
      return;
    }
    boolean sealed = Sealer.isSealed(payload);
    if (!sealed && isOfLine(payload)) {
      copy(json, field, payload);
    } else if (!sealed || keys == null) {
      json.writeBinaryField("sealed", payload);
    } else {
      Opened opened = Sealer.open(key(name), purpose, payload);
      switch (opened.outcome()) {
        case OPENED -> copy(json, field, opened.payload());
        case FORGOTTEN -> json.writeBooleanField("forgotten", true);
        case DAMAGED -> json.writeBooleanField("damaged", true);
      }
    }
  }

  private CustomerKey key(String name) {
    if (name == null) {
      return null;
    }
    return sealCustomers && !name.equals(NOBODY) ? keys.findByToken(name) : keys.find(name);
  }

  /** Whether it is what a line may have: JSON, text or an object. */
  private static boolean isOfLine(byte[] payload) {
    try (JsonParser parser = JSON.createParser(payload)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.VALUE_STRING && first != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static void copy(JsonGenerator json, String field, byte[] payload) throws IOException {
    try (JsonParser parser = JSON.createParser(payload)) {
      parser.nextToken();
      json.writeFieldName(field);
      copy(parser, json);
    }
  }

  /**
   * Copies the JSON value that a parser stands on, to its end, with numbers as they are written.
   */
  public static void copy(JsonParser parser, JsonGenerator json) throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      switch (token) {
        case FIELD_NAME -> json.writeFieldName(parser.currentName());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getText());
        default -> json.copyCurrentEvent(parser);
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (depth > 0 && parser.nextToken() != null);
  }
}
