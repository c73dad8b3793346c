package org.strowger.replay.describe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.DigestMarkDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.replay.text.Text;

/** Counts what is in the records of a journal, read in order, without executing them. */
final class RecordTally {
  /** A plan that a command asked to apply; only executing tells whether it was. */
  record PlanAsked(int version, long sequence, long timeMs) {}

  /** What the last mark says. */
  record Digests(long sequence, String state, String events, long eventCount) {}

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final ApplyPlanDecoder plan = new ApplyPlanDecoder();
  private final DefineNameDecoder name = new DefineNameDecoder();
  private final DigestMarkDecoder mark = new DigestMarkDecoder();
  private final TreeMap<Integer, Long> commands = new TreeMap<>();
  private final TreeMap<Integer, Long> clients = new TreeMap<>();
  private final Map<Integer, String> clientNames = new HashMap<>();
  private final TreeSet<Integer> schemas = new TreeSet<>();
  private final TreeSet<Integer> behaviours = new TreeSet<>();
  private final List<PlanAsked> plans = new ArrayList<>();
  private long firstSequence;
  private long bytes;
  private long commandsSinceMark;
  private Digests digests;

  void add(DirectBuffer buffer, int offset, int length) {
    int message = offset + Envelope.LENGTH;
    header.wrap(buffer, message);
    schemas.add(header.version());
    behaviours.add(Envelope.behaviour(buffer, offset));
    bytes += length;
    if (Envelope.kind(buffer, offset) == Envelope.MARK) {
      addMark(buffer, message);
      return;
    }
    commandsSinceMark++;
    if (firstSequence == 0) {
      firstSequence = Envelope.sequence(buffer, offset);
    }
    int template = header.templateId();
    commands.merge(template, 1L, Long::sum);
    int client = Envelope.client(buffer, offset);
    if (client != 0) {
      clients.merge(client, 1L, Long::sum);
    }
    if (template == ApplyPlanDecoder.TEMPLATE_ID) {
      plan.wrapAndApplyHeader(buffer, message, header);
      plans.add(
          new PlanAsked(
              plan.version(), Envelope.sequence(buffer, offset), Envelope.timeMs(buffer, offset)));
    } else if (template == DefineNameDecoder.TEMPLATE_ID) {
      nameClient(buffer, message);
    }
  }

  private void addMark(DirectBuffer buffer, int message) {
    commandsSinceMark = 0;
    mark.wrapAndApplyHeader(buffer, message, header);
    digests =
        new Digests(
            mark.throughSequence(),
            Text.hex(mark.stateDigest()),
            Text.hex(mark.eventDigest()),
            mark.eventCount());
  }

  private void nameClient(DirectBuffer buffer, int message) {
    name.wrapAndApplyHeader(buffer, message, header);
    if (name.kindRaw() == IdKind.CLIENT.value()) {
      long number = name.number();
      byte[] text = new byte[name.textLength()];
      name.getText(text, 0, text.length);
      clientNames.putIfAbsent((int) number, new String(text, UTF_8));
    }
  }

  /** Number of commands by template id. */
  Map<Integer, Long> commands() {
    return commands;
  }

  /** Number of commands by client, by name where it has one. */
  Map<String, Long> clients() {
    Map<String, Long> named = new LinkedHashMap<>();
    clients.forEach(
        (number, count) -> named.put(clientNames.getOrDefault(number, "#" + number), count));
    return named;
  }

  List<PlanAsked> plans() {
    return plans;
  }

  List<Integer> schemas() {
    return List.copyOf(schemas);
  }

  List<Integer> behaviours() {
    return List.copyOf(behaviours);
  }

  /** Sequence of the first command, 0 if there is none. */
  long firstSequence() {
    return firstSequence;
  }

  /** Bytes of all records. */
  long bytes() {
    return bytes;
  }

  long commandsSinceMark() {
    return commandsSinceMark;
  }

  /** Null if there is no mark. */
  Digests digests() {
    return digests;
  }
}
