package org.strowger.replay.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.IrDecoder;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;

/**
 * Turns any message of the log into named values, with the schema as data: commands, events and
 * marks, of this version of the schema and of every older one. Numbers of things become external
 * ids where the dictionary has them, values of an enum its names in lower case with hyphens; an id
 * that is 0, "none", is left out.
 *
 * <p>A message that this software does not know, or whose lengths do not fit, is not an error: it
 * gives its bytes in hex and why. One thread.
 */
public final class MessageReader {
  /** As the schema divides template ids. */
  private static final int FIRST_QUERY = 94;

  private static final int FIRST_EVENT = 100;

  private static final int FIRST_ANSWER = 190;

  private final Ir schema;
  private final Map<Integer, String> types = new LinkedHashMap<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final UnsafeBuffer message = new UnsafeBuffer(0, 0);
  private final Dictionary dictionary;

  /**
   * A reader of the schema that this software was built with.
   *
   * @param dictionary tells external ids
   */
  public MessageReader(Dictionary dictionary) {
    this(load(), dictionary);
  }

  MessageReader(Ir schema, Dictionary dictionary) {
    this.schema = schema;
    this.dictionary = dictionary;
    for (List<Token> tokens : schema.messages()) {
      types.put(tokens.get(0).id(), Text.hyphens(tokens.get(0).name()));
    }
  }

  private static Ir load() {
    try (InputStream in = MessageHeaderDecoder.class.getResourceAsStream("/sbe/strowger.sbeir");
        IrDecoder decoder = new IrDecoder(ByteBuffer.wrap(in.readAllBytes()))) {
      return decoder.decode();
    } catch (IOException e) {
      throw new UncheckedIOException("the schema inside this program cannot be read", e);
    }
  }

  /**
   * Where a field of a message is, from the begin of its block, in bytes; -1 if the message has no
   * such field outside its groups.
   */
  public int place(int templateId, String field) {
    List<Token> tokens = schema.getMessage(templateId);
    if (tokens == null) {
      return -1;
    }
    for (Token token : tokens) {
      if (token.signal() == Signal.BEGIN_GROUP || token.signal() == Signal.BEGIN_VAR_DATA) {
        return -1;
      } else if (token.signal() == Signal.BEGIN_FIELD && token.name().equals(field)) {
        return token.offset();
      }
    }
    return -1;
  }

  /** Version of the schema that this software was built with. */
  public int schemaVersion() {
    return schema.version();
  }

  /** Name of a type of message, as in {@code interaction-arrive}; the number if it is unknown. */
  public String type(int templateId) {
    return types.getOrDefault(templateId, Integer.toString(templateId));
  }

  /** Template ids of all messages. */
  public List<Integer> templates() {
    return types.keySet().stream().sorted().toList();
  }

  /** Template ids of commands; queries are never logged. */
  public List<Integer> commandTemplates() {
    return templates().stream().filter(template -> template < FIRST_QUERY).toList();
  }

  /** Template ids of events; answers to queries are none. */
  public List<Integer> eventTemplates() {
    return templates().stream()
        .filter(template -> template > FIRST_EVENT && template < FIRST_ANSWER)
        .toList();
  }

  /** Name of a command: the gateway's word for it if it has one, else its type. */
  public String command(int templateId) {
    String word = GatewayForm.word(templateId);
    return word == null ? type(templateId) : word;
  }

  /**
   * The fields of a message, in the order of the schema.
   *
   * @param offset of the message header
   * @param length of header and message, bytes
   * @return values are String, Long, Boolean, or a List of such maps or values
   */
  public Map<String, Object> fields(DirectBuffer buffer, int offset, int length) {
    if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return unreadable("shorter than a message header", buffer, offset, length);
    }
    message.wrap(buffer, offset, length);
    header.wrap(message, 0);
    List<Token> tokens =
        header.schemaId() == schema.id() ? schema.getMessage(header.templateId()) : null;
    if (tokens == null) {
      String what = "template " + header.templateId() + " of schema " + header.schemaId();
      return unreadable(
          what + " version " + header.version() + " is not known here", buffer, offset, length);
    }
    try {
      FieldCollector collector = new FieldCollector(this, schema, dictionary);
      OtfMessageDecoder.decode(
          message,
          MessageHeaderDecoder.ENCODED_LENGTH,
          header.version(),
          header.blockLength(),
          tokens,
          collector);
      return collector.fields();
    } catch (IndexOutOfBoundsException e) {
      return unreadable("lengths inside the message do not fit", buffer, offset, length);
    }
  }

  private static Map<String, Object> unreadable(
      String why, DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("unreadable", why);
    fields.put("bytes", Text.hex(bytes));
    return fields;
  }
}
