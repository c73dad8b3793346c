package org.strowger.replay.dump;

import java.util.LinkedHashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.GatewayForm;
import org.strowger.replay.text.MessageReader;
import org.strowger.replay.text.Text;

/**
 * The lines of records: what it is, sequence and time, who asked, then the message's own fields in
 * the gateway's form, then the envelope. One thread.
 */
public final class LineText {
  private final MessageReader reader;
  private final Dictionary dictionary;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  public LineText(MessageReader reader, Dictionary dictionary) {
    this.reader = reader;
    this.dictionary = dictionary;
  }

  /** A command. */
  public Map<String, Object> command(DirectBuffer buffer, int offset, int length) {
    int message = offset + Envelope.LENGTH;
    int template = header.wrap(buffer, message).templateId();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("do", reader.command(template));
    putOrder(line, buffer, offset);
    int client = Envelope.client(buffer, offset);
    if (client != 0) {
      String name = dictionary.text(IdKind.CLIENT, client);
      line.put("client", name == null ? (Object) (long) client : name);
    }
    if (Envelope.correlation(buffer, offset) != 0) {
      line.put("correlation", Envelope.correlation(buffer, offset));
    }
    Map<String, Object> fields = reader.fields(buffer, message, length - Envelope.LENGTH);
    line.putAll(GatewayForm.fields(template, fields));
    line.put("record", envelope(buffer, offset, length));
    return line;
  }

  /** A mark. */
  Map<String, Object> mark(DirectBuffer buffer, int offset, int length) {
    int message = offset + Envelope.LENGTH;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("mark", "digests");
    putOrder(line, buffer, offset);
    reader
        .fields(buffer, message, length - Envelope.LENGTH)
        .forEach((name, value) -> line.put(Text.hyphens(name), value));
    line.put("record", envelope(buffer, offset, length));
    return line;
  }

  private static void putOrder(Map<String, Object> line, DirectBuffer buffer, int offset) {
    line.put("seq", Envelope.sequence(buffer, offset));
    line.put("time", Text.time(Envelope.timeMs(buffer, offset)));
  }

  private Map<String, Object> envelope(DirectBuffer buffer, int offset, int length) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("length", (long) length);
    envelope.put("crc", Text.hex(Envelope.crc(buffer, offset)));
    envelope.put("chain", Text.hex(Envelope.chain(buffer, offset)));
    envelope.put("behaviour", (long) Envelope.behaviour(buffer, offset));
    envelope.put("schema", (long) header.wrap(buffer, offset + Envelope.LENGTH).version());
    return envelope;
  }
}
