package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.Arrival;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.rule.Evaluation;
import org.strowger.core.rule.Outcome;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;
import org.strowger.oracle.CoreMachine;

/**
 * X1 over random histories with customers, transfers, overflow and changes of plan: the invariants
 * hold after every command, what waits has what its rules make of its base values, and what is
 * restored from a snapshot goes on the same.
 */
class RandomRulesTest {
  private static final int SEEDS = 15;
  private static final int COMMANDS = 600;
  private static final int AGENTS = 6;
  private static final int MOST = 25;
  private static final int SNAPSHOT_EVERY = 25;

  private final CommandFactory commands = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64 * 1024]);
  private Random dice;
  private CoreMachine live;
  private CoreMachine other;
  private long sequence;
  private long timeMs;
  private long newest;
  private int version;
  private int checked;
  private int ruled;

  @Test
  void X1_whatWaitsHasWhatRulesMakeOfItsBaseValues() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      dice = new Random(seed);
      live = new CoreMachine(new CoreLimits(AGENTS, 64, 256));
      other = null;
      sequence = 0;
      timeMs = 0;
      newest = 0;
      version = 0;
      try {
        apply(plan());
        for (int i = 1; i <= COMMANDS; i++) {
          timeMs += dice.nextInt(4) == 0 ? dice.nextInt(4000) : 0;
          apply(command());
          CoreInvariants.check(live.machine());
          everythingIsInForce();
          if (i % SNAPSHOT_EVERY == 0) {
            snapshot();
          }
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", command " + sequence, e);
      }
    }
    assertTrue(checked > SEEDS * COMMANDS, checked + " looks");
    assertTrue(ruled > checked / 4, ruled + " of " + checked + " looks with rules that match");
  }

  private void apply(int length) {
    byte[] message = new byte[length];
    buffer.getBytes(0, message);
    byte[] record = CommandWriter.seal(message, ++sequence, timeMs, 0, 0);
    live.apply(record);
    if (other != null) {
      other.apply(record);
      assertEquals(live.machine().stateDigest(), other.machine().stateDigest());
      assertEquals(live.machine().eventDigest(), other.machine().eventDigest());
    }
  }

  private void snapshot() {
    apply(commands.takeSnapshot(buffer, 0));
    other = live.restored(live.takeSnapshot());
    assertEquals(live.machine().stateDigest(), other.machine().stateDigest());
    CoreInvariants.check(other.machine());
  }

  /** No fact of these rules changes with time, or by what is not followed by an evaluation. */
  private void everythingIsInForce() {
    Rooms rooms = live.machine().rooms;
    Interactions interactions = rooms.interactions;
    BaseValues base = rooms.baseValues;
    Evaluation evaluation = new Evaluation();
    evaluation.rules(live.machine().plan.inForce().rules());
    RuleFacts facts = new RuleFacts(rooms);
    for (int slot = 1; slot < interactions.end(); slot++) {
      boolean waits = interactions.state(slot) == Interactions.WAITING;
      if (!waits || interactions.reworkTo(slot) != 0 || !base.has(slot)) {
        continue;
      }
      facts.of(slot);
      evaluation.evaluate(facts);
      if (evaluation.matchedHash() != base.matched(slot)) {
        continue;
      }
      Outcome outcome = new Outcome();
      outcome.begin(base.queue(slot), base.urgency(slot), base.creditMs(slot), base.named(slot));
      outcome.lists(base.own(slot), interactions.channel(slot));
      outcome.apply(evaluation, facts);
      assertEquals(outcome.noteCount(), base.noteCount(slot), "notes");
      assertEquals(outcome.queue(), base.ledTo(slot), "queue the rules led to");
      assertTrue(rooms.demands.own(interactions.demand(slot)).isLike(outcome.own()), "own lists");
      checked++;
      ruled += evaluation.matched() > 0 ? 1 : 0;
    }
  }

  // Commands

  private int plan() {
    version++;
    List<Plan.Rule> rules = new ArrayList<>();
    for (int i = dice.nextInt(5) == 0 ? 9 : 0; i < 8; i++) {
      rules.add(RuleCompiler.compile("" + (100 + i), condition(), action(), action()));
    }
    PlanOf of =
        new PlanOf(version)
            .skills("1", "2", "3")
            .channels("1", "2")
            .profile("1", 3, "1", "2")
            .queue("1", q -> q.step(3000, "1@1").step(0))
            .queue("2", q -> q.due(9000))
            .queue("3", q -> q.step(2000).overflow("1").broadcast(2).fallback("2"));
    Plan made = of.queue("4", q -> q.fallback("3")).build();
    boolean four = dice.nextInt(3) > 0 || rules.stream().anyMatch(RandomRulesTest::sendsToFour);
    return PlanCommand.encode(
        buffer,
        0,
        new Plan(
            version,
            dice.nextBoolean() ? 0 : 20_000,
            made.skills(),
            made.teams(),
            made.channels(),
            made.profiles(),
            four ? made.queues() : made.queues().subList(0, 3),
            new Plan.Context(dice.nextInt(6) > 0, 20, 5000),
            Plan.Movement.USUAL,
            rules),
        (kind, text) -> Integer.parseInt(text));
  }

  private static boolean sendsToFour(Plan.Rule rule) {
    return rule.actions().stream()
        .anyMatch(action -> action.id().equals("4") && action.code() == 1);
  }

  private String condition() {
    int word = 1 + dice.nextInt(3);
    return switch (dice.nextInt(7)) {
      case 0 -> "customer.segment == \"" + word + "\"";
      case 1 -> "interaction.attribute(\"1\") == \"" + word + "\" and interaction.class < 5";
      case 2 -> "not customer.verified";
      case 3 -> "need.resolved == no or interaction.number(\"2\") > " + word;
      case 4 -> "journey.last(bot) == \"" + word + "\"";
      case 5 -> "interaction.queue == \"" + word + "\"";
      default -> "customer.segment != \"" + word + "\" and customer.known";
    };
  }

  private String action() {
    int number = 1 + dice.nextInt(3);
    return switch (dice.nextInt(8)) {
      case 0 -> "queue \"" + (1 + dice.nextInt(4)) + "\"";
      case 1 -> "require \"" + number + "\" at " + number;
      case 2 -> "drop \"" + number + "\"";
      case 3 -> "prefer \"" + number + "\"";
      case 4 -> "credit " + (dice.nextInt(5) - 2) + "s";
      case 5 -> "class " + dice.nextInt(5);
      case 6 -> "affinity agent \"" + number + "\"";
      default -> "note \"" + number + "\"";
    };
  }

  private int command() {
    int kind = dice.nextInt(100);
    long interaction = newest == 0 ? 1 : Math.max(1, newest - dice.nextInt(MOST));
    if (kind < 20) {
      return arrival();
    }
    if (kind < 35) {
      return update(interaction);
    }
    if (kind < 45) {
      return customer();
    }
    if (kind < 50) {
      Touchpoint bot = new Touchpoint().reset(1 + dice.nextInt(5), 0, 8);
      bot.outcome = 1 + dice.nextInt(3);
      return commands.recordTouchpoint(buffer, 0, bot);
    }
    if (kind < 62) {
      long offer = Math.max(1, live.machine().rooms.offers.issued() - dice.nextInt(3));
      return dice.nextInt(3) > 0
          ? commands.accept(buffer, 0, offer, 0)
          : commands.decline(buffer, 0, offer, 0, 0);
    }
    if (kind < 75) {
      return commands.complete(buffer, 0, interaction, 0, 0, dice.nextInt(3));
    }
    if (kind < 80) {
      return commands.abandon(buffer, 0, interaction);
    }
    if (kind < 88) {
      return agent(1 + dice.nextInt(AGENTS));
    }
    if (kind < 92) {
      return transfer(interaction);
    }
    if (kind < 93) {
      return plan();
    }
    if (kind < 97) {
      return commands.planRework(buffer, 0);
    }
    return commands.returnToQueue(buffer, 0, interaction, 0, 0);
  }

  private int arrival() {
    if (live.machine().rooms.interactions.size() > MOST) {
      return commands.abandon(buffer, 0, Math.max(1, newest - dice.nextInt(2 * MOST)));
    }
    Arrival arrival = new Arrival().reset(++newest, 1 + dice.nextInt(3), 1 + dice.nextInt(2));
    arrival.customer = dice.nextInt(6);
    arrival.topic = dice.nextInt(3);
    if (dice.nextBoolean()) {
      arrival.allOf.add(1 + dice.nextInt(3), 1 + dice.nextInt(5));
    }
    arrival.attributes.add(1, AttributeList.CODE, 1 + dice.nextInt(3));
    return commands.arrive(buffer, 0, arrival);
  }

  private int update(long interaction) {
    Update update = new Update().reset(interaction);
    update.setAttributes = dice.nextInt(4) > 0;
    if (dice.nextBoolean()) {
      update.attributes.add(2, AttributeList.NUMBER, dice.nextInt(5));
    } else {
      update.attributes.add(1, AttributeList.CODE, 1 + dice.nextInt(3));
    }
    update.setCredit = dice.nextInt(4) == 0;
    update.creditMs = dice.nextInt(5000);
    update.setUrgency = dice.nextInt(4) == 0;
    update.setRequirement = dice.nextInt(4) == 0;
    update.allOf.add(1 + dice.nextInt(3), 1);
    return commands.update(buffer, 0, update);
  }

  private int customer() {
    CustomerChange change = new CustomerChange().reset(1 + dice.nextInt(5));
    change.setSegment = true;
    change.segment = dice.nextInt(4);
    change.setVerifiedBy = dice.nextBoolean();
    change.verifiedBy = dice.nextInt(2);
    return commands.updateCustomer(buffer, 0, change);
  }

  private int transfer(long interaction) {
    Transfer transfer = new Transfer().reset(interaction);
    transfer.queue = dice.nextInt(4);
    transfer.warm = dice.nextBoolean();
    transfer.setCredit = dice.nextBoolean();
    transfer.creditMs = 700;
    return dice.nextInt(4) == 0
        ? commands.cancelTransfer(buffer, 0, interaction, 0)
        : commands.transfer(buffer, 0, transfer);
  }

  private int agent(int agent) {
    SkillList skills = new SkillList();
    skills.add(1 + dice.nextInt(3), 1 + dice.nextInt(10));
    if (!live.machine().rooms.agents.isSignedOn(agent)) {
      return commands.signOn(buffer, 0, agent, 1, 1, skills, new NumberList());
    }
    return switch (dice.nextInt(5)) {
      case 0 -> commands.signOff(buffer, 0, agent);
      case 1 -> commands.skills(buffer, 0, agent, skills);
      default -> commands.presence(buffer, 0, agent, 1 + dice.nextInt(2), 0, 0);
    };
  }
}
