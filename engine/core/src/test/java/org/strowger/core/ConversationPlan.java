package org.strowger.core;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * A plan for conversations that rest: calls, chats and mail; agents with one profile; a queue in
 * age order, one in due order, one for the least loaded agent.
 */
final class ConversationPlan {
  static final int VOICE = 1;
  static final int CHAT = 2;
  static final int MAIL = 3;

  /** In age order; the other queues fall back on it. */
  static final int AGED = 1;

  /** In due order, with target {@link #targetMs}. */
  static final int DUE = 2;

  /** Gives work to the least loaded agent. */
  static final int LOADED = 3;

  /** A call, or a chat and another parked, or three mails; and calls only. */
  static final int ALL = 1;

  static final int CALLS = 2;

  int version = 1;
  long promoteAfterMs;
  long targetMs;
  int chatParkedCost = 1;
  boolean chats = true;
  WrapUpKind chatWrapUp = WrapUpKind.NONE;
  Plan.Promises onVoice = Plan.Promises.NONE;
  Plan.Promises onChat = Plan.Promises.NONE;
  Plan.Messages messages = new Plan.Messages(0, 0);
  long transferHoldMs;
  long resumeBoundMs = 10_000;
  boolean resumeFromTicket;
  int attempts = 3;
  long retryMs = 60_000;
  long expiryMs;
  long stepMs;
  int broadcast = 1;
  Plan.ShiftOffers shiftOffers = Plan.ShiftOffers.NONE;
  final List<Integer> withoutQueues = new ArrayList<>();
  boolean fallback = true;

  Plan build() {
    List<Plan.Channel> channels = new ArrayList<>();
    channels.add(new Plan.Channel("1", false, onVoice, null));
    List<Plan.Handling> all = new ArrayList<>();
    all.add(new Plan.Handling("1", 1, 1, true, WrapUpKind.NONE, 0, 1));
    if (chats) {
      channels.add(new Plan.Channel("2", false, onChat, messages));
      all.add(new Plan.Handling("2", 2, 1, false, chatWrapUp, 0, chatParkedCost));
    }
    channels.add(new Plan.Channel("3", false, Plan.Promises.NONE, new Plan.Messages(0, 0)));
    all.add(new Plan.Handling("3", 1, 3, false, WrapUpKind.UNTIL_ENDED, 0, 0));
    List<Plan.Queue> queues = new ArrayList<>();
    queues.add(queue("1", QueueOrder.AGE, Strategy.LONGEST_IDLE, 0, ""));
    String behind = fallback ? "1" : "";
    queues.add(queue("2", QueueOrder.DUE, Strategy.LONGEST_IDLE, targetMs, behind));
    queues.add(queue("3", QueueOrder.AGE, Strategy.LEAST_LOADED, 0, behind));
    queues.removeIf(queue -> withoutQueues.contains(Integer.parseInt(queue.id())));
    return new Plan(
        version,
        promoteAfterMs,
        List.of("1"),
        List.of(),
        channels,
        List.of(
            new Plan.Profile("1", 3, all),
            new Plan.Profile(
                "2", 3, List.of(new Plan.Handling("1", 1, 1, true, WrapUpKind.NONE, 0)))),
        queues,
        Plan.Context.USUAL,
        new Plan.Movement(
            transferHoldMs, 60_000, resumeBoundMs, resumeFromTicket, attempts, retryMs, expiryMs),
        List.of(),
        shiftOffers);
  }

  private Plan.Queue queue(
      String id, QueueOrder order, Strategy strategy, long target, String behind) {
    List<Plan.Step> steps = new ArrayList<>();
    if (stepMs > 0) {
      steps.add(step(stepMs, strategy));
    }
    steps.add(step(0, strategy));
    return new Plan.Queue(
        id, order, 3, target, 10_000, 20_000, 2, broadcast, "", behind, Plan.Weights.NONE, steps);
  }

  private static Plan.Step step(long durationMs, Strategy strategy) {
    return new Plan.Step(durationMs, strategy, List.of(), List.of(), List.of(), List.of());
  }
}
