package org.strowger.core;

import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan for stories about movement: who transfers is excluded for 300 s, bounds are 60 s. */
final class MovementPlan {
  static final int VOICE = 1;
  static final int CHAT = 2;

  /** Accepted when offered. */
  static final int AUTO = 3;

  /** Due after 20 s, class 3. */
  static final int FRONT = 1;

  /** Due after 5 s, class 1; at first for 5 s who has the skill, unless there is nobody. */
  static final int EXPERTS = 2;

  /** Three offers at once, in order of age. */
  static final int WIDE = 3;

  /** Eight seconds, then it is over. */
  static final int SHORT = 4;

  /** A call, or three chats; no wrap-up. */
  static final int BOTH = 1;

  /** One chat, with wrap-up until ended. */
  static final int CHATS = 2;

  static final int SKILL = 1;
  static final long HOLD_MS = 300_000;
  static final long BOUND_MS = 60_000;
  static final long DECLINE_MS = 30_000;

  private MovementPlan() {}

  static Plan plan(int version, long promoteAfterMs) {
    return new Plan(
        version,
        promoteAfterMs,
        List.of("1"),
        List.of(),
        List.of(
            new Plan.Channel("1", false),
            new Plan.Channel("2", false),
            new Plan.Channel("3", true)),
        List.of(
            new Plan.Profile(
                "1",
                3,
                List.of(
                    new Plan.Handling("1", 3, 1, true, WrapUpKind.NONE, 0),
                    new Plan.Handling("2", 1, 3, false, WrapUpKind.NONE, 0),
                    new Plan.Handling("3", 1, 3, false, WrapUpKind.NONE, 0))),
            new Plan.Profile(
                "2", 1, List.of(new Plan.Handling("2", 1, 1, false, WrapUpKind.UNTIL_ENDED, 0)))),
        List.of(
            queue("1", QueueOrder.DUE, 3, 20_000, 1, step(0, false)),
            queue("2", QueueOrder.DUE, 1, 5_000, 1, step(5_000, true, SKILL), step(0, false)),
            queue("3", QueueOrder.AGE, 3, 0, 3, step(0, false)),
            queue("4", QueueOrder.AGE, 3, 0, 1, step(8_000, false))));
  }

  static Plan.Queue queue(
      String id, QueueOrder order, int urgency, long targetMs, int broadcast, Plan.Step... steps) {
    return new Plan.Queue(
        id,
        order,
        urgency,
        targetMs,
        10_000,
        DECLINE_MS,
        2,
        broadcast,
        "",
        id.equals("1") ? "" : "1",
        Plan.Weights.NONE,
        List.of(steps));
  }

  static Plan.Step step(long durationMs, boolean skip, int... skills) {
    List<Plan.SkillLevel> allOf =
        skills.length == 0 ? List.of() : List.of(new Plan.SkillLevel(String.valueOf(skills[0]), 1));
    return new Plan.Step(
        durationMs,
        Strategy.LONGEST_IDLE,
        Affinity.NONE,
        0,
        skip,
        allOf,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** To a queue, 0 its own, and an agent, 0 nobody. */
  static Transfer to(long interaction, int queue, int agent) {
    Transfer transfer = new Transfer().reset(interaction);
    transfer.queue = queue;
    transfer.toAgent = agent;
    return transfer;
  }

  static Transfer warm(long interaction, int queue, int agent) {
    Transfer transfer = to(interaction, queue, agent);
    transfer.warm = true;
    return transfer;
  }
}
