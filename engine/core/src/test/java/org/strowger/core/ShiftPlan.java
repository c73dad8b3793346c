package org.strowger.core;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * A plan for stories about estimates, closed channels and offers of other channels: calls that are
 * accepted when offered, chats, mails for who has the device, and an app.
 */
final class ShiftPlan {
  /** Accepted when offered; a call takes all of an agent. */
  static final int VOICE = 1;

  /** Asynchronous. */
  static final int CHAT = 2;

  /** Asynchronous, for who has {@link #DEVICE}. */
  static final int MAIL = 3;

  static final int APP = 4;

  /** In age order, without steps. */
  static final int FRONT = 1;

  /** Eight seconds, then it is over. */
  static final int SHORT = 2;

  /** Two offers at once. */
  static final int WIDE = 3;

  /** Calls only, chats only, everything. */
  static final int CALLS = 1;

  static final int CHATS = 2;
  static final int ALL = 3;

  static final int SKILL = 1;
  static final int DEVICE = 50;
  static final int GOLD = 60;
  static final long EXPIRY_MS = 30_000;

  int version = 1;
  long promoteAfterMs;
  long waitOverMs;
  boolean onClosing;
  int most = 8;
  long expiryMs = EXPIRY_MS;
  Plan.ShiftWeights weights = Plan.ShiftWeights.NONE;
  final List<Plan.Preference> preferences = new ArrayList<>();
  Plan.Traits ofChat = Plan.Traits.NONE;
  Plan.Traits ofApp = Plan.Traits.NONE;
  List<String> devices = List.of(String.valueOf(DEVICE));
  boolean app = true;
  long callbackExpiryMs;
  boolean shortQueue = true;

  ShiftPlan version(int number) {
    version = number;
    return this;
  }

  ShiftPlan waitOver(long ms) {
    waitOverMs = ms;
    return this;
  }

  ShiftPlan onClosing() {
    onClosing = true;
    return this;
  }

  Plan build() {
    Plan.Messages messages = new Plan.Messages(0, 0);
    List<Plan.Channel> channels = new ArrayList<>();
    channels.add(new Plan.Channel("1", true));
    channels.add(new Plan.Channel("2", false, Plan.Promises.NONE, messages, ofChat, List.of()));
    channels.add(
        new Plan.Channel("3", false, Plan.Promises.NONE, messages, Plan.Traits.NONE, devices));
    Plan.Handling calls = new Plan.Handling("1", 2, 2, true, WrapUpKind.NONE, 0);
    Plan.Handling chats = new Plan.Handling("2", 1, 2, false, WrapUpKind.NONE, 0);
    List<Plan.Handling> all = new ArrayList<>(List.of(calls, chats));
    all.add(new Plan.Handling("3", 1, 2, false, WrapUpKind.NONE, 0));
    if (app) {
      channels.add(new Plan.Channel("4", false, Plan.Promises.NONE, null, ofApp, List.of()));
      all.add(new Plan.Handling("4", 1, 2, false, WrapUpKind.NONE, 0));
    }
    List<Plan.Queue> queues = new ArrayList<>();
    queues.add(queue("1", 1, 0));
    if (shortQueue) {
      queues.add(queue("2", 1, 8_000));
    }
    queues.add(queue("3", 2, 0));
    return new Plan(
        version,
        promoteAfterMs,
        List.of("1"),
        List.of(),
        channels,
        List.of(
            new Plan.Profile("1", 2, List.of(calls)),
            new Plan.Profile("2", 2, List.of(chats)),
            new Plan.Profile("3", 2, all)),
        queues,
        Plan.Context.USUAL,
        new Plan.Movement(300_000, 60_000, 60_000, false, 3, 600_000, callbackExpiryMs),
        List.of(),
        new Plan.ShiftOffers(waitOverMs, onClosing, most, expiryMs, weights, preferences));
  }

  private static Plan.Queue queue(String id, int broadcast, long limitMs) {
    return new Plan.Queue(
        id,
        QueueOrder.AGE,
        3,
        0,
        10_000,
        30_000,
        2,
        broadcast,
        "",
        id.equals("1") ? "" : "1",
        Plan.Weights.NONE,
        List.of(
            new Plan.Step(
                limitMs, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of())));
  }
}
