package org.strowger.replay.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;

/** What the plan in force promises, and what events leave to their command. One thread. */
final class Targets {
  private final Dictionary dictionary;
  private final MessageReader reader;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final InteractionArriveDecoder arrive = new InteractionArriveDecoder();
  private Map<String, Long> targetsMs = new HashMap<>();
  private Set<String> promising = new HashSet<>();

  /** Of a plan asked for, which may be refused. */
  private Map<String, Object> asked = Map.of();

  private int arrivingQueue;

  Targets(Dictionary dictionary) {
    this.dictionary = dictionary;
    reader = new MessageReader(dictionary);
  }

  /** Takes a command before it is executed; {@code at} is its message. */
  void onCommand(DirectBuffer buffer, int at, int length) {
    switch (header.wrap(buffer, at).templateId()) {
      case ApplyPlanDecoder.TEMPLATE_ID -> asked = reader.fields(buffer, at, length);
      case InteractionArriveDecoder.TEMPLATE_ID ->
          arrivingQueue = arrive.wrapAndApplyHeader(buffer, at, header).queue();
      default -> {
        // events say it all
      }
    }
  }

  /** The plan asked for is in force. */
  void planApplied() {
    promising = new HashSet<>();
    for (Map<?, ?> channel : entries(asked.get("channels"))) {
      if (!Long.valueOf(0).equals(channel.get("firstAnswerMs"))) {
        promising.add(String.valueOf(channel.get("channel")));
      }
    }
    targetsMs = new HashMap<>();
    for (Map<?, ?> queue : entries(asked.get("queues"))) {
      targetsMs.put(String.valueOf(queue.get("queue")), (Long) queue.get("targetMs"));
    }
  }

  private static List<Map<?, ?>> entries(Object group) {
    return group instanceof List<?> entries
        ? entries.stream().<Map<?, ?>>map(entry -> (Map<?, ?>) entry).toList()
        : List.of();
  }

  String id(IdKind kind, long number) {
    Object shown = dictionary.show(kind, number);
    return shown == null ? null : String.valueOf(shown);
  }

  String queue(int number) {
    return id(IdKind.QUEUE, number);
  }

  /** Named by the arrival that is executed. */
  String arrivingQueue() {
    return queue(arrivingQueue);
  }

  /** Service-level target of a queue; 0 without one. */
  long targetMs(String queue) {
    return targetsMs.getOrDefault(queue, 0L);
  }

  boolean promisesFirstAnswer(String channel) {
    return promising.contains(channel);
  }
}
