package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.strowger.api.CommandPublisher;
import org.strowger.api.plan.Plan;
import org.strowger.clock.ManualClock;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * A morning with two agents, told command by command: every kind of command, a refusal, timers, a
 * snapshot half way, and a new plan near the end.
 */
public final class Scenario {
  /** 2026-03-01T09:00:00Z. */
  public static final long START_MS = 1_772_355_600_000L;

  private final CommandPublisher publisher;
  private final ManualClock clock;
  private final NumberList none = new NumberList();

  /** Tells it to an engine. */
  public Scenario(CommandPublisher publisher, ManualClock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  /** The plan that the scenario applies. */
  public static Plan plan() {
    List<Plan.SkillLevel> nothing = List.of();
    Plan.Step anybody =
        new Plan.Step(0, Strategy.LONGEST_IDLE, nothing, List.of(), List.of(), List.of());
    Plan.Step skilled =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel("billing", 3)),
            List.of(
                List.of(new Plan.SkillLevel("english", 1), new Plan.SkillLevel("french", 2)),
                List.of(new Plan.SkillLevel("billing", 1))),
            List.of("trainee"),
            List.of("day"));
    return new Plan(
        1,
        60_000,
        List.of("billing", "english", "french", "trainee"),
        List.of(new Plan.Team("day"), new Plan.Team("night")),
        List.of(new Plan.Channel("voice", false), new Plan.Channel("chat", true)),
        List.of(
            new Plan.Profile(
                "all",
                10,
                List.of(
                    new Plan.Handling("voice", 10, 1, true, WrapUpKind.TIMED, 5_000),
                    new Plan.Handling("chat", 3, 3, false, WrapUpKind.UNTIL_ENDED, 0))),
            new Plan.Profile(
                "chatter",
                4,
                List.of(new Plan.Handling("chat", 1, 4, false, WrapUpKind.CAPPED, 90_000)))),
        List.of(
            new Plan.Queue("help", QueueOrder.AGE, 3, 0, 20_000, 10_000, 2, List.of(anybody)),
            new Plan.Queue(
                "bills", QueueOrder.DUE, 1, 30_000, 15_000, 10_000, 1, List.of(skilled))));
  }

  /** Publishes everything. */
  public void play() {
    open();
    calls();
    take(publisher.takeSnapshot());
    chats();
    acts();
    newPlan();
  }

  private void open() {
    take(publisher.applyPlan(plan()));
    int gateway = number(IdKind.CLIENT, "gateway-1");
    publisher.correlate(gateway, 101);
    SkillList skills = new SkillList();
    skills.add(number(IdKind.SKILL, "billing"), 5).add(number(IdKind.SKILL, "english"), 2);
    NumberList teams = new NumberList().add(number(IdKind.TEAM, "day"));
    int ada = number(IdKind.AGENT, "ada@example.com");
    int all = number(IdKind.PROFILE, "all");
    take(publisher.signOn(ada, all, Presence.AVAILABLE, skills, teams));
    publisher.correlate(gateway, 102);
    int bob = number(IdKind.AGENT, "bob \"the voice\" Öz");
    take(publisher.signOn(bob, all, Presence.AWAY, new SkillList(), none));
    publisher.correlate(gateway, 103);
    take(publisher.skills(bob, skills.clear().add(number(IdKind.SKILL, "french"), 9)));
    publisher.correlate(gateway, 104);
    take(publisher.teams(bob, teams));
    publisher.correlate(gateway, 105);
    take(publisher.profile(bob, number(IdKind.PROFILE, "chatter")));
    publisher.correlate(0, 0);
  }

  private void calls() {
    int ada = number(IdKind.AGENT, "ada@example.com");
    Arrival arrival = new Arrival();
    long first = number(IdKind.INTERACTION, "call-1");
    arrival.reset(first, number(IdKind.QUEUE, "bills"), number(IdKind.CHANNEL, "voice"));
    arrival.customer = number(IdKind.CUSTOMER, "+44 20 7946 0001");
    arrival.topic = number(IdKind.TOPIC, "invoice");
    arrival.urgency = 0;
    arrival.creditMs = 90_000;
    arrival.allOf.add(number(IdKind.SKILL, "english"), 1);
    arrival
        .anyOf
        .add(0, number(IdKind.SKILL, "french"), 9)
        .add(0, number(IdKind.SKILL, "billing"), 4);
    arrival.noneOf.add(number(IdKind.SKILL, "trainee"));
    arrival.excluded.add(number(IdKind.AGENT, "bob \"the voice\" Öz"));
    arrival.sealed = new byte[] {0, 1, 2, (byte) 0xFF};
    after(1_000);
    take(publisher.arrive(arrival));
    after(2_000);
    take(publisher.accept(1, ada));
    long second = number(IdKind.INTERACTION, "call-2");
    take(publisher.arrive(arrival.reset(second, arrival.queue, arrival.channel)));
    after(60_000);
    take(publisher.complete(first, ada, number(IdKind.DISPOSITION, "paid")));
    after(10_000);
    take(publisher.decline(2, ada, number(IdKind.REASON, "toilet")));
    take(publisher.abandon(second));
    take(publisher.accept(2, ada));
  }

  private void chats() {
    int bob = number(IdKind.AGENT, "bob \"the voice\" Öz");
    take(publisher.presence(bob, Presence.AVAILABLE, 0));
    Arrival arrival = new Arrival();
    long chat = number(IdKind.INTERACTION, "chat-1");
    arrival.reset(chat, number(IdKind.QUEUE, "help"), number(IdKind.CHANNEL, "chat"));
    after(500);
    take(publisher.arrive(arrival));
    take(publisher.presence(bob, Presence.AWAY, number(IdKind.REASON, "lunch")));
    after(120_000);
    take(publisher.complete(chat, 0, 0));
    after(1_000);
    take(publisher.wrapUpEnd(chat, 0));
    take(publisher.signOff(bob));
    after(5_000);
    take(publisher.tick());
  }

  private void acts() {
    int ada = number(IdKind.AGENT, "ada@example.com");
    int lunch = number(IdKind.REASON, "lunch");
    take(publisher.presence(ada, Presence.AWAY, lunch, clock.time() + 900_000));
    Arrival arrival = new Arrival();
    long call = number(IdKind.INTERACTION, "call-3");
    arrival.reset(call, number(IdKind.QUEUE, "help"), number(IdKind.CHANNEL, "voice"));
    arrival.preferred.add(number(IdKind.SKILL, "french"));
    arrival.named = ada;
    after(1_000);
    take(publisher.arrive(arrival));
    Update update = new Update().reset(call);
    update.setUrgency = true;
    update.urgency = 0;
    update.setCredit = true;
    update.creditMs = -5_000;
    update.setRequirement = true;
    update.allOf.add(number(IdKind.SKILL, "english"), 2);
    update.anyOf.add(0, number(IdKind.SKILL, "billing"), 1);
    update.noneOf.add(number(IdKind.SKILL, "trainee"));
    update.excluded.add(number(IdKind.AGENT, "bob \"the voice\" Öz"));
    update.preferred.add(number(IdKind.SKILL, "billing"));
    update.named = ada;
    take(publisher.update(update));
    after(1_000);
    take(publisher.toHead(call));
    take(publisher.assign(call, ada, false));
    take(publisher.assign(call, ada, true));
    after(8_000);
    take(publisher.returnToQueue(call, ada, number(IdKind.REASON, "wrong language")));
    take(publisher.presence(ada, Presence.AVAILABLE, 0));
    take(publisher.pick(call, ada));
    after(30_000);
    take(publisher.complete(call, 0, 0));
    after(5_000);
    take(publisher.tick());
  }

  /** The plan that the scenario goes over to. */
  public static Plan newPlan(Plan before) {
    Plan.Step named =
        new Plan.Step(
            20_000,
            Strategy.WEIGHTED,
            Affinity.NAMED,
            0,
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of("french"),
            List.of("day", "night"));
    Plan.Step last =
        new Plan.Step(
            20_000,
            Strategy.LINEAR,
            Affinity.LAST,
            86_400_000,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Plan.Step anybody =
        new Plan.Step(60_000, Strategy.ROUND_ROBIN, List.of(), List.of(), List.of(), List.of());
    Plan.Queue help =
        new Plan.Queue(
            "help",
            QueueOrder.AGE,
            3,
            0,
            20_000,
            10_000,
            2,
            2,
            "bills",
            "bills",
            new Plan.Weights(1, 20, 3, 1_000_000),
            List.of(named, last, anybody));
    Plan.Queue bills =
        new Plan.Queue("bills", QueueOrder.DUE, 1, 30_000, 15_000, 10_000, 1, List.of(anybody));
    return new Plan(
        2,
        before.promoteAfterMs(),
        before.skills(),
        List.of(
            new Plan.Team("day", List.of("bob \"the voice\" Öz", "ada@example.com")),
            new Plan.Team("night")),
        before.channels(),
        before.profiles(),
        List.of(help, bills));
  }

  private void newPlan() {
    int ada = number(IdKind.AGENT, "ada@example.com");
    take(publisher.presence(ada, Presence.AWAY, 0));
    Arrival arrival = new Arrival();
    long call = number(IdKind.INTERACTION, "call-4");
    arrival.reset(call, number(IdKind.QUEUE, "help"), number(IdKind.CHANNEL, "voice"));
    take(publisher.arrive(arrival));
    take(publisher.applyPlan(newPlan(plan())));
    after(300_000);
    take(publisher.tick());
  }

  private void after(long ms) {
    clock.set(clock.time() + ms);
  }

  private int number(IdKind kind, String text) {
    long number = publisher.number(kind, text);
    take(number);
    return (int) number;
  }

  private static void take(long result) {
    assertTrue(result > 0, () -> "result " + result);
  }
}
