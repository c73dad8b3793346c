package org.strowger.workload;

import org.agrona.concurrent.IdleStrategy;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;

/**
 * Publishes a {@link SkillTrace} through the engine's API, without waiting for answers: what each
 * step says is known beforehand. While the ring is full it waits as its idle strategy says and
 * tries again. One thread.
 */
public final class SkillPublisher {
  private final CommandPublisher publisher;
  private final SkillTrace trace;
  private final int[] skillNumbers = new int[SkillTrace.SKILLS];
  private final Arrival arrival = new Arrival();
  private final SkillCommands.SkillNumbers numbers = skill -> skillNumbers[skill];
  private final IdleStrategy whileFull;
  private int queue;
  private int channel;

  public SkillPublisher(CommandPublisher publisher, SkillTrace trace, IdleStrategy whileFull) {
    this.publisher = publisher;
    this.trace = trace;
    this.whileFull = whileFull;
  }

  /** Applies the plan and signs the agents on, in order. */
  public void setUp() {
    publisher.correlate(0, 0);
    await(() -> publisher.applyPlan(SkillCommands.plan()));
    for (int skill = 0; skill < skillNumbers.length; skill++) {
      skillNumbers[skill] = number(IdKind.SKILL, SkillCommands.skillId(skill));
    }
    queue = number(IdKind.QUEUE, SkillCommands.QUEUE);
    channel = number(IdKind.CHANNEL, SkillCommands.CHANNEL);
    int profile = number(IdKind.PROFILE, SkillCommands.PROFILE);
    SkillList skills = new SkillList();
    NumberList teams = new NumberList();
    for (int agent = 0; agent < trace.agents(); agent++) {
      int number = agent + 1;
      SkillCommands.skillsOf(trace, agent, skills, numbers);
      await(() -> publisher.signOn(number, profile, Presence.AVAILABLE, skills, teams));
    }
  }

  /** Publishes the steps from one (inclusive) to another (exclusive), each correlated to itself. */
  public void publish(int from, int to) {
    for (int step = from; step < to; step++) {
      publish(step, step + 1L);
    }
  }

  /** Publishes one step with a correlation, above 0, of the caller's choice. */
  public void publish(int step, long correlation) {
    publisher.correlate(0, correlation);
    boolean arrives = trace.isArrival(step);
    if (arrives) {
      arrival.reset(0, queue, channel);
      SkillCommands.arrivalOf(trace, step, arrival, numbers);
    }
    while (true) {
      long result =
          arrives
              ? publisher.arrive(arrival)
              : publisher.complete(trace.interaction(step) + 1L, trace.agent(step) + 1, 0);
      if (taken(result)) {
        return;
      }
      whileFull.idle();
    }
  }

  /** Publishes a tick with a correlation: its event comes behind all events of the steps before. */
  public void tick(long correlation) {
    publisher.correlate(0, correlation);
    while (!taken(publisher.tick())) {
      whileFull.idle();
    }
  }

  private interface Publication {
    long tryOnce();
  }

  private long await(Publication publication) {
    long result = publication.tryOnce();
    while (!taken(result)) {
      whileFull.idle();
      result = publication.tryOnce();
    }
    return result;
  }

  private int number(IdKind kind, String text) {
    return Math.toIntExact(await(() -> publisher.number(kind, text)));
  }

  private static boolean taken(long result) {
    if (result < 0 && result != PublishResult.BACK_PRESSURED) {
      throw new IllegalStateException("not published: " + PublishResult.describe(result));
    }
    return result > 0;
  }
}
