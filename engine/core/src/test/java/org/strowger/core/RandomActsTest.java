package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;
import org.strowger.oracle.CoreMachine;

/**
 * R6 and M1 hold after every command of random histories with broadcast and direct acts, and what
 * is restored from a snapshot goes on the same.
 */
class RandomActsTest {
  private static final int SEEDS = 40;
  private static final int COMMANDS = 1000;
  private static final int AGENTS = 10;
  private static final int MOST_WAITING = 30;
  private static final int SNAPSHOT_EVERY = 20;
  private static final int PLAN_EVERY = 150;

  private final CommandFactory commands = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);

  private Random dice;
  private CoreMachine live;
  private CoreMachine other;
  private long sequence;
  private long timeMs;
  private long newest;
  private int broadcasts;
  private int transfers;

  @Test
  void R6_theInvariantsHoldAfterEveryCommand() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      run(seed);
    }
    assertTrue(broadcasts > SEEDS * COMMANDS / 100, broadcasts + " times with several offers open");
    assertTrue(transfers > SEEDS * COMMANDS / 20, transfers + " times a warm transfer under way");
  }

  private void run(long seed) {
    dice = new Random(seed);
    live = new CoreMachine(new CoreLimits(AGENTS, 64, 64));
    other = null;
    sequence = 0;
    timeMs = 0;
    newest = 0;
    plan(plan(seed, 1));
    try {
      for (int i = 1; i <= COMMANDS; i++) {
        timeMs += dice.nextInt(4) == 0 ? dice.nextInt(6000) : 0;
        if (i % PLAN_EVERY == 0 && !live.machine().reworkPending()) {
          plan(plan(seed, 1 + i / PLAN_EVERY));
        } else if (live.machine().reworkPending() && dice.nextInt(4) == 0) {
          apply(commands.planRework(buffer, 0));
        } else {
          apply(command());
        }
        CoreInvariants.check(live.machine());
        if (i % SNAPSHOT_EVERY == 0) {
          snapshot();
        }
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", command " + sequence, e);
    }
  }

  private void plan(Plan plan) {
    apply(PlanCommand.encode(buffer, 0, plan, (kind, text) -> Integer.parseInt(text)));
  }

  /** With one step in each queue, or with several; with promotion or not. */
  private static Plan plan(long seed, int version) {
    long promoteAfterMs = seed % 2 == 0 ? 0 : 40_000;
    Plan usual = DirectActsTest.plan(promoteAfterMs);
    return new Plan(
        version,
        promoteAfterMs,
        usual.skills(),
        usual.teams(),
        usual.channels(),
        usual.profiles(),
        seed % 4 < 2
            ? usual.queues()
            : List.of(
                queue("1", 1, "3", 7, MovementPlan.step(4000, true, 1)),
                queue("3", 3, "", version, MovementPlan.step(version * 1000L, false, 1))));
  }

  /** Its last step has a limit. */
  private static Plan.Queue queue(
      String id, int broadcast, String overflow, int level, Plan.Step first) {
    return new Plan.Queue(
        id,
        QueueOrder.DUE,
        level,
        10_000,
        10_000,
        20_000,
        2,
        broadcast,
        overflow,
        "",
        Plan.Weights.NONE,
        List.of(first, MovementPlan.step(30_000, false)));
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
    Rooms rooms = live.machine().rooms;
    for (int slot = 1; slot < rooms.interactions.end(); slot++) {
      broadcasts += rooms.interactions.openOffers(slot) > 1 ? 1 : 0;
      transfers += rooms.interactions.state(slot) != 0 && rooms.interactions.isKept(slot) ? 1 : 0;
    }
  }

  private void snapshot() {
    apply(commands.takeSnapshot(buffer, 0));
    other = live.restored(live.takeSnapshot());
    assertEquals(live.machine().stateDigest(), other.machine().stateDigest());
    CoreInvariants.check(other.machine());
  }

  private int command() {
    int agent = 1 + dice.nextInt(AGENTS);
    if (dice.nextInt(8) == 0) {
      return movement();
    }
    int kind = dice.nextInt(100);
    if (kind < 20) {
      return arrival();
    }
    if (kind < 60) {
      return answer(kind);
    }
    long interaction = interaction(kind < 90 ? 1 : 2);
    if (kind < 66) {
      return commands.assign(buffer, 0, interaction, agent, false);
    }
    if (kind < 70) {
      return commands.assign(buffer, 0, interaction, agent, true);
    }
    if (kind < 75) {
      return commands.pick(buffer, 0, interaction, agent);
    }
    if (kind < 78) {
      return commands.toHead(buffer, 0, interaction);
    }
    if (kind < 81) {
      return commands.abandon(buffer, 0, interaction);
    }
    if (kind < 90) {
      return agent(agent);
    }
    return kind < 94
        ? commands.returnToQueue(buffer, 0, interaction, 0, 0)
        : commands.complete(buffer, 0, interaction, 0, 0, 0);
  }

  /** Mostly of work, and mostly of who has it; to agents who are there or not. */
  private int movement() {
    long interaction = interaction(dice.nextInt(4) == 0 ? 1 : 2);
    return switch (dice.nextInt(6)) {
      case 0 -> {
        int channel = 1 + dice.nextInt(3);
        int boundMs = dice.nextBoolean() ? 0 : 1 + dice.nextInt(9000);
        yield commands.shift(buffer, 0, interaction, channel, queue(), boundMs, 0, new byte[0]);
      }
      case 1 -> commands.cancelTransfer(buffer, 0, inTransfer(), 0);
      case 2 -> commands.complete(buffer, 0, inTransfer(), 0, 0, 0);
      default -> commands.transfer(buffer, 0, transfer(interaction));
    };
  }

  private Transfer transfer(long interaction) {
    Transfer transfer = new Transfer().reset(interaction);
    transfer.queue = queue();
    transfer.toAgent = dice.nextBoolean() ? 0 : 1 + dice.nextInt(AGENTS);
    transfer.boundMs = dice.nextBoolean() ? 0 : 1 + dice.nextInt(9000);
    transfer.warm = dice.nextInt(3) > 0;
    transfer.setCredit = dice.nextBoolean();
    transfer.creditMs = dice.nextInt(1000);
    transfer.setUrgency = dice.nextBoolean();
    transfer.urgency = dice.nextInt(3);
    return transfer;
  }

  /** Own, or one of the two. */
  private int queue() {
    return dice.nextInt(3) == 0 ? 0 : dice.nextBoolean() ? 1 : 3;
  }

  /** Number of an interaction in a warm transfer, 1 if there is none. */
  private long inTransfer() {
    Rooms rooms = live.machine().rooms;
    for (int slot = 1; slot < rooms.interactions.end(); slot++) {
      if (rooms.interactions.state(slot) != 0 && rooms.interactions.isKept(slot)) {
        return rooms.interactions.number(slot);
      }
    }
    return 1;
  }

  private int arrival() {
    if (live.machine().rooms.interactions.size() > MOST_WAITING) {
      return commands.complete(buffer, 0, interaction(2), 0, 0, 0);
    }
    Arrival arrival =
        new Arrival().reset(++newest, dice.nextBoolean() ? 1 : 3, 1 + dice.nextInt(3));
    if (dice.nextInt(3) == 0) {
      arrival.allOf.add(1, 1 + dice.nextInt(5));
    }
    if (dice.nextInt(5) == 0) {
      arrival.excluded.add(1 + dice.nextInt(AGENTS));
    }
    return commands.arrive(buffer, 0, arrival);
  }

  private int answer(int kind) {
    List<Long> open = new ArrayList<>();
    Rooms rooms = live.machine().rooms;
    for (int slot = 1; slot < rooms.offers.end(); slot++) {
      if (rooms.offers.isOpen(slot)) {
        open.add(rooms.offers.id(slot));
      }
    }
    long offer = open.isEmpty() ? 1 : open.get(dice.nextInt(open.size()));
    return kind < 45
        ? commands.accept(buffer, 0, offer, 0)
        : commands.decline(buffer, 0, offer, 0, 0);
  }

  /** Number of an interaction in a state, 1 if there is none. */
  private long interaction(int state) {
    List<Long> numbers = new ArrayList<>();
    Rooms rooms = live.machine().rooms;
    for (int slot = 1; slot < rooms.interactions.end(); slot++) {
      if (rooms.interactions.state(slot) == state) {
        numbers.add(rooms.interactions.number(slot));
      }
    }
    return numbers.isEmpty() ? 1 : numbers.get(dice.nextInt(numbers.size()));
  }

  private int agent(int agent) {
    SkillList skills = new SkillList();
    if (dice.nextBoolean()) {
      skills.add(1, 1 + dice.nextInt(10));
    }
    int profile = 1 + dice.nextInt(2);
    if (!live.machine().rooms.agents.isSignedOn(agent)) {
      return commands.signOn(buffer, 0, agent, profile, 1, skills, new NumberList());
    }
    return switch (dice.nextInt(6)) {
      case 0 -> commands.signOff(buffer, 0, agent);
      case 1 -> commands.presence(buffer, 0, agent, 2, 0, 0);
      case 2 -> commands.profile(buffer, 0, agent, profile);
      case 3 -> commands.skills(buffer, 0, agent, skills);
      default -> commands.presence(buffer, 0, agent, 1, 0, 0);
    };
  }
}
