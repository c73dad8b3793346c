package org.strowger.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.clock.ManualClock;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * Commands drawn from a seed: the same seed gives the same commands at the same times. Answers go
 * to guessed offers, so some are refused, as in life.
 */
public final class Traffic {
  private static final int AGENTS = 20;
  private static final int OPEN_GUESS = 15;

  private final SplittableRandom random;
  private final CommandPublisher publisher;
  private final ManualClock clock;
  private final Arrival arrival = new Arrival();
  private final SkillList skills = new SkillList();
  private final NumberList noTeams = new NumberList();
  private final List<Long> interactions = new ArrayList<>();
  private long published;
  private long arrivals;

  /** Draws from a seed. */
  public Traffic(long seed, CommandPublisher publisher, ManualClock clock) {
    random = new SplittableRandom(seed);
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Two channels, two skills, one profile, two queues. */
  public static Plan plan(int version) {
    Plan.Step anybody =
        new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());
    Plan.Step skilled =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel("billing", 3)),
            List.of(),
            List.of(),
            List.of());
    return new Plan(
        version,
        60_000,
        List.of("billing", "technical"),
        List.of(),
        List.of(new Plan.Channel("voice", false), new Plan.Channel("chat", true)),
        List.of(
            new Plan.Profile(
                "all",
                10,
                List.of(
                    new Plan.Handling("voice", 10, 1, true, WrapUpKind.TIMED, 5_000),
                    new Plan.Handling("chat", 3, 3, false, WrapUpKind.NONE, 0)))),
        List.of(
            new Plan.Queue("help", QueueOrder.AGE, 3, 0, 20_000, 10_000, 2, List.of(anybody)),
            new Plan.Queue(
                "bills", QueueOrder.DUE, 1, 30_000, 20_000, 10_000, 2, List.of(skilled))));
  }

  /** Applies the plan and signs the agents on. */
  public Traffic begin() {
    take(() -> publisher.applyPlan(plan(1)));
    for (int i = 1; i <= AGENTS; i++) {
      int agent = (int) number(IdKind.AGENT, "agent-" + i);
      skills.clear().add((int) number(IdKind.SKILL, "billing"), 1 + random.nextInt(10));
      int profile = (int) number(IdKind.PROFILE, "all");
      take(() -> publisher.signOn(agent, profile, Presence.AVAILABLE, skills, noTeams));
    }
    return this;
  }

  /** Publishes so many commands; waits for room where there is none. */
  public Traffic play(int commands) {
    for (int i = 0; i < commands; i++) {
      clock.set(clock.time() + random.nextInt(2_000));
      int client = random.nextInt(3);
      long correlation = random.nextLong();
      publisher.correlate(client, correlation);
      one();
    }
    return this;
  }

  private void one() {
    int agent = 1 + random.nextInt(AGENTS);
    long offer = 1 + Math.max(0, arrivals - random.nextInt(OPEN_GUESS));
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> arrive();
      case 4, 5, 6 -> take(() -> publisher.accept(offer, 0));
      case 7 -> take(() -> publisher.decline(offer, 0, 1));
      case 8 -> {
        long interaction = anInteraction();
        take(() -> publisher.complete(interaction, 0, 2));
      }
      default -> {
        if (random.nextBoolean()) {
          long interaction = anInteraction();
          take(() -> publisher.abandon(interaction));
        } else {
          Presence presence = random.nextInt(4) == 0 ? Presence.AWAY : Presence.AVAILABLE;
          take(() -> publisher.presence(agent, presence, 3));
        }
      }
    }
  }

  private void arrive() {
    arrivals++;
    long interaction = number(IdKind.INTERACTION, "call-" + arrivals);
    int queue = (int) number(IdKind.QUEUE, random.nextBoolean() ? "help" : "bills");
    int channel = (int) number(IdKind.CHANNEL, random.nextBoolean() ? "voice" : "chat");
    arrival.reset(interaction, queue, channel);
    arrival.customer = number(IdKind.CUSTOMER, "customer-" + random.nextInt(50));
    if (random.nextInt(20) == 0) {
      arrival.sealed = new byte[random.nextInt(2_000)];
      for (int i = 0; i < arrival.sealed.length; i++) {
        arrival.sealed[i] = (byte) random.nextInt();
      }
    }
    interactions.add(interaction);
    take(() -> publisher.arrive(arrival));
  }

  private long anInteraction() {
    return interactions.isEmpty() ? 1 : interactions.get(random.nextInt(interactions.size()));
  }

  private long number(IdKind kind, String text) {
    return take(() -> publisher.number(kind, text));
  }

  /** Publishes a command, again while the ring is full. */
  public long take(LongSupplier command) {
    long result = command.getAsLong();
    while (result == PublishResult.BACK_PRESSURED) {
      LockSupport.parkNanos(100_000);
      result = command.getAsLong();
    }
    assertTrue(result > 0, PublishResult.describe(result));
    published = Math.max(published, result);
    return result;
  }
}
