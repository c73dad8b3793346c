package org.strowger.replay.describe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
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

/** Counts what is in the records of a journal, read in order, without executing them. */
final class RecordTally {
  /** A plan that a command asked to apply; only execution tells whether it was. */
  record PlanAsked(int version, long sequence, long timeMs) {}

  /** What the last mark says. */
  record LastMark(
      long throughSequence,
      long appliedSequence,
      String stateDigest,
      String eventDigest,
      long eventCount,
      String hash) {}

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final ApplyPlanDecoder plan = new ApplyPlanDecoder();
  private final DefineNameDecoder name = new DefineNameDecoder();
  private final Map<Integer, Long> types = new TreeMap<>();
  private final Map<Integer, Long> clients = new TreeMap<>();
  private final Map<Integer, String> clientNames = new LinkedHashMap<>();
  private final TreeSet<Integer> schemas = new TreeSet<>();
  private final TreeSet<Integer> behaviours = new TreeSet<>();
  private final List<PlanAsked> plans = new ArrayList<>();

  void add(DirectBuffer buffer, int offset, int length) {
    int message = offset + Envelope.LENGTH;
    header.wrap(buffer, message);
    schemas.add(header.version());
    behaviours.add(Envelope.behaviour(buffer, offset));
    int template = header.templateId();
    types.merge(template, 1L, Long::sum);
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

  private void nameClient(DirectBuffer buffer, int message) {
    name.wrapAndApplyHeader(buffer, message, header);
    if (name.kindRaw() == IdKind.CLIENT.value()) {
      long number = name.number();
      byte[] text = new byte[name.textLength()];
      name.getText(text, 0, text.length);
      clientNames.putIfAbsent((int) number, new String(text, UTF_8));
    }
  }

  /** Commands by type, in the order of the schema; marks are not among them. */
  Map<Integer, Long> commands() {
    Map<Integer, Long> commands = new LinkedHashMap<>(types);
    commands.remove(DigestMarkDecoder.TEMPLATE_ID);
    return commands;
  }

  long commandCount() {
    return commands().values().stream().mapToLong(Long::longValue).sum();
  }

  long markCount() {
    return types.getOrDefault(DigestMarkDecoder.TEMPLATE_ID, 0L);
  }

  /** Commands by client, by name where it has one. */
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
}
