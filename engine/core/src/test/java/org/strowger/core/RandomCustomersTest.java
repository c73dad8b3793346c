package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.sbe.CustomerEvictedDecoder;
import org.strowger.codec.sbe.CustomerForgottenDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;
import org.strowger.oracle.CoreMachine;

/**
 * The invariants hold after every command of random histories with few customers, of whom some have
 * to go, are forgotten and come again; and what is restored from a snapshot goes on the same, also
 * when the plan keeps less.
 */
class RandomCustomersTest {
  private static final int SEEDS = 30;
  private static final int COMMANDS = 800;
  private static final int AGENTS = 5;
  private static final int CUSTOMERS = 9;
  private static final int MOST_CUSTOMERS = 6;
  private static final int TOPICS = 10;
  private static final int MOST_LIVE = 20;
  private static final int SNAPSHOT_EVERY = 15;

  private final CommandFactory commands = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final int[] seen = new int[256];

  private Random dice;
  private CoreMachine live;
  private CoreMachine other;
  private long sequence;
  private long timeMs;
  private long newest;
  private int version;

  @Test
  void theInvariantsHoldAfterEveryCommand() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      run(seed);
    }
    assertTrue(seen[CustomerEvictedDecoder.TEMPLATE_ID] > SEEDS, "customers had to go");
    assertTrue(seen[CustomerForgottenDecoder.TEMPLATE_ID] > SEEDS, "customers were forgotten");
  }

  private void run(long seed) {
    dice = new Random(seed);
    live = new CoreMachine(new CoreLimits(AGENTS, 64, 64, MOST_CUSTOMERS));
    other = null;
    sequence = 0;
    timeMs = 0;
    newest = 0;
    version = 0;
    try {
      apply(plan());
      for (int i = 1; i <= COMMANDS; i++) {
        timeMs += dice.nextInt(3) == 0 ? dice.nextInt(3000) : 0;
        apply(live.machine().reworkPending() ? commands.planRework(buffer, 0) : command());
        CoreInvariants.check(live.machine());
        if (i % SNAPSHOT_EVERY == 0) {
          snapshot();
        }
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", command " + sequence, e);
    }
  }

  private void apply(int length) {
    byte[] message = new byte[length];
    buffer.getBytes(0, message);
    byte[] record = CommandWriter.seal(message, ++sequence, timeMs, 0, 0);
    live.apply(record);
    for (byte[] event : live.eventBytes()) {
      seen[header.wrap(new UnsafeBuffer(event), EventHeader.LENGTH).templateId()]++;
    }
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

  private int plan() {
    return PlanCommand.encode(
        buffer,
        0,
        CustomerStory.plan(++version, dice.nextInt(4) > 0, dice.nextInt(6), dice.nextInt(8000)),
        (kind, text) -> Integer.parseInt(text));
  }

  private int command() {
    int draw = dice.nextInt(100);
    if (draw < 20) {
      return arrival();
    }
    if (draw < 40) {
      long offer = Math.max(1, live.machine().rooms.offers.issued() - dice.nextInt(6));
      return dice.nextInt(5) > 0
          ? commands.accept(buffer, 0, offer, 0)
          : commands.decline(buffer, 0, offer, 0, 0);
    }
    long interaction = Math.max(1, newest - dice.nextInt(MOST_LIVE));
    if (draw < 55) {
      return commands.complete(buffer, 0, interaction, 0, dice.nextInt(9), dice.nextInt(3));
    }
    if (draw < 60) {
      return commands.wrapUpEnd(buffer, 0, interaction, 0);
    }
    if (draw < 65) {
      return commands.abandon(buffer, 0, interaction);
    }
    if (draw < 70) {
      return commands.returnToQueue(buffer, 0, interaction, 0, 0);
    }
    if (draw < 78) {
      return agent(1 + dice.nextInt(AGENTS));
    }
    return draw < 79 ? plan() : ofCustomer(1L + dice.nextInt(CUSTOMERS), interaction);
  }

  private int arrival() {
    if (live.machine().rooms.interactions.size() > MOST_LIVE) {
      return commands.abandon(buffer, 0, Math.max(1, newest - dice.nextInt(MOST_LIVE)));
    }
    Arrival arrival = new Arrival().reset(++newest, 1 + dice.nextInt(3), 1 + dice.nextInt(3));
    arrival.customer = dice.nextInt(4) == 0 ? 0 : 1 + dice.nextInt(CUSTOMERS);
    arrival.topic = dice.nextInt(2) == 0 ? 1 : dice.nextInt(TOPICS);
    if (dice.nextInt(6) == 0) {
      arrival.excluded.add(1 + dice.nextInt(AGENTS));
    }
    return commands.arrive(buffer, 0, arrival);
  }

  private int agent(int agent) {
    if (!live.machine().rooms.agents.isSignedOn(agent)) {
      SkillList skills = new SkillList();
      int profile = 1 + dice.nextInt(2);
      return commands.signOn(buffer, 0, agent, profile, 1, skills, new NumberList());
    }
    return dice.nextInt(4) == 0
        ? commands.signOff(buffer, 0, agent)
        : commands.presence(buffer, 0, agent, 1 + dice.nextInt(2), 0, 0);
  }

  private int ofCustomer(long customer, long interaction) {
    switch (dice.nextInt(8)) {
      case 0, 1 -> {
        return change(customer);
      }
      case 2 -> {
        Survey survey = new Survey().reset(customer);
        survey.topic = dice.nextInt(TOPICS);
        survey.resolved = dice.nextInt(3);
        survey.sealed = new byte[dice.nextInt(100)];
        return commands.recordSurvey(buffer, 0, survey);
      }
      case 3 -> {
        int topic = 1 + dice.nextInt(TOPICS);
        int owner = dice.nextInt(AGENTS);
        boolean owned = dice.nextBoolean();
        return commands.updateNeed(buffer, 0, customer, topic, owned, owner, dice.nextInt(3));
      }
      case 4 -> {
        return commands.forgetCustomer(buffer, 0, customer);
      }
      default -> {
        boolean own = dice.nextInt(3) == 0;
        Touchpoint touchpoint =
            new Touchpoint().reset(own ? 0 : customer, own ? interaction : 0, 2 + dice.nextInt(9));
        touchpoint.value = dice.nextInt(5);
        touchpoint.agent = dice.nextInt(AGENTS);
        touchpoint.sealed = new byte[dice.nextInt(3) == 0 ? dice.nextInt(513) : 0];
        dice.nextBytes(touchpoint.sealed);
        return commands.recordTouchpoint(buffer, 0, touchpoint);
      }
    }
  }

  private int change(long customer) {
    CustomerChange change = new CustomerChange().reset(customer);
    change.setSegment = dice.nextBoolean();
    change.segment = dice.nextInt(3);
    change.setNever = dice.nextInt(3) == 0;
    change.setDevices = dice.nextInt(3) == 0;
    for (int i = dice.nextInt(3); i > 0; i--) {
      change.never.add(1 + dice.nextInt(AGENTS));
      change.devices.add(dice.nextInt(3));
      change.attributes.add(1 + dice.nextInt(20), dice.nextInt(3) == 0 ? 255 : 0, dice.nextInt(9));
    }
    change.setSealed = dice.nextInt(3) == 0;
    change.sealed = new byte[dice.nextInt(300)];
    return commands.updateCustomer(buffer, 0, change);
  }
}
