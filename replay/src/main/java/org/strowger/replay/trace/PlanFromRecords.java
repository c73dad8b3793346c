package org.strowger.replay.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * The plainest plan that can route a set of records: every queue asks the skill of its own name,
 * order is by age with credit, the longest idle agent takes one interaction at a time, without
 * wrap-up.
 */
public final class PlanFromRecords {
  /** Id of the only capacity profile. */
  public static final String PROFILE = "one-at-a-time";

  /** In the place recorded, who called again stood at the end again. */
  private static final Plan.Context NO_SHARED_TICKETS = new Plan.Context(false, 0, 0);

  private static final long OFFER_TIMEOUT_MS = 30_000;
  private static final long DECLINE_HOLD_MS = 60_000;
  private static final long LAST_AGENT_WINDOW_MS = 30L * 24 * 60 * 60 * 1000;

  private PlanFromRecords() {}

  /**
   * Makes the plan.
   *
   * @param contacts whose queues, channels and skills it knows
   * @param shifts whose skills and teams it knows
   * @param targetMs service-level target of every queue, milliseconds
   * @param lastAgentMs how long each queue first waits for the agent who had the customer last on
   *     the topic (rule S4), milliseconds; 0: not
   */
  public static Plan plan(
      List<ContactRecord> contacts, List<Shift> shifts, long targetMs, long lastAgentMs) {
    SortedSet<String> channels = new TreeSet<>();
    SortedSet<String> queues = new TreeSet<>();
    SortedSet<String> skills = new TreeSet<>();
    SortedSet<String> teams = new TreeSet<>();
    for (ContactRecord contact : contacts) {
      channels.add(contact.channel());
      queues.add(contact.queue());
      contact.skills().forEach(asked -> skills.add(asked.skill()));
    }
    for (Shift shift : shifts) {
      shift.skills().forEach(skill -> skills.add(skill.skill()));
      teams.addAll(shift.teams());
    }
    skills.addAll(queues);
    List<Plan.Handling> handles = new ArrayList<>();
    for (String channel : channels) {
      handles.add(new Plan.Handling(channel, 1, 1, false, WrapUpKind.NONE, 0));
    }
    return new Plan(
        1,
        0,
        List.copyOf(skills),
        teams.stream().map(Plan.Team::new).toList(),
        channels.stream().map(channel -> new Plan.Channel(channel, false)).toList(),
        List.of(new Plan.Profile(PROFILE, 1, handles)),
        queues.stream().map(queue -> queue(queue, targetMs, lastAgentMs)).toList(),
        NO_SHARED_TICKETS,
        Plan.Movement.USUAL,
        List.of());
  }

  private static Plan.Queue queue(String id, long targetMs, long lastAgentMs) {
    List<Plan.SkillLevel> asked = List.of(new Plan.SkillLevel(id, 1));
    List<Plan.Step> steps = new ArrayList<>();
    if (lastAgentMs > 0) {
      steps.add(
          new Plan.Step(
              lastAgentMs,
              Strategy.LONGEST_IDLE,
              Affinity.LAST,
              LAST_AGENT_WINDOW_MS,
              false,
              asked,
              List.of(),
              List.of(),
              List.of(),
              List.of()));
    }
    steps.add(new Plan.Step(0, Strategy.LONGEST_IDLE, asked, List.of(), List.of(), List.of()));
    return new Plan.Queue(
        id, QueueOrder.AGE, 1, targetMs, OFFER_TIMEOUT_MS, DECLINE_HOLD_MS, 1, steps);
  }
}
