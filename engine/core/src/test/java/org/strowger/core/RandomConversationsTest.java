package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.*;
import org.strowger.core.interaction.Interactions;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;
import org.strowger.oracle.CoreMachine;

/**
 * R6 and M1 hold after every command of random histories with conversations that rest, messages,
 * callbacks, cancellation, transfers, shifts, closed channels and changes of plan; and what is
 * restored from a snapshot goes on the same.
 */
class RandomConversationsTest {
  private static final int SEEDS = 30;
  private static final int COMMANDS = 1200;
  private static final int AGENTS = 8;
  private static final int MOST_LIVE = 30;
  private static final int SNAPSHOT_EVERY = 15;

  private final CommandFactory commands = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final int[] seen = new int[256];
  private final int[] refused = new int[256];

  private Random dice;
  private CoreMachine live;
  private CoreMachine other;
  private int version;
  private long sequence;
  private long timeMs;
  private long newest;

  @Test
  void R6_theInvariantsHoldAfterEveryCommand() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      run(seed);
    }
    for (int template :
        new int[] {
          InteractionTransferredDecoder.TEMPLATE_ID,
          TransferEndedDecoder.TEMPLATE_ID,
          InteractionShiftedDecoder.TEMPLATE_ID,
          InteractionParkedDecoder.TEMPLATE_ID,
          InteractionResumedDecoder.TEMPLATE_ID,
          MessageRecordedDecoder.TEMPLATE_ID,
          CallbackScheduledDecoder.TEMPLATE_ID,
          CallbackEndedDecoder.TEMPLATE_ID,
          InteractionCancelledDecoder.TEMPLATE_ID,
          PromiseAtRiskDecoder.TEMPLATE_ID,
          PromiseBrokenDecoder.TEMPLATE_ID,
          InteractionClosedDecoder.TEMPLATE_ID,
          ChannelChangedDecoder.TEMPLATE_ID,
          ShiftOfferedDecoder.TEMPLATE_ID,
          ShiftEndedDecoder.TEMPLATE_ID
        }) {
      assertTrue(seen[template] > 2 * SEEDS, "events " + template + ": " + seen[template]);
    }
    for (RejectCode code :
        new RejectCode[] {
          RejectCode.IN_TRANSFER,
          RejectCode.NOT_PARKED,
          RejectCode.NOT_A_CALLBACK,
          RejectCode.NOT_ASYNCHRONOUS,
          RejectCode.TIME_RANGE,
          RejectCode.NO_SHIFT_OFFER
        }) {
      assertTrue(refused[code.value()] > 0, "nothing refused as " + code);
    }
  }

  private void run(long seed) {
    dice = new Random(seed);
    live = new CoreMachine(new CoreLimits(AGENTS, 64, 64));
    other = null;
    sequence = 0;
    timeMs = 0;
    newest = 0;
    version = 0;
    try {
      plan(seed);
      for (int i = 1; i <= COMMANDS; i++) {
        timeMs += dice.nextInt(4) == 0 ? dice.nextInt(5000) : 0;
        if (i % 200 == 0 && !live.machine().reworkPending()) {
          plan(seed);
        } else if (live.machine().reworkPending() && dice.nextInt(20) == 0) {
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

  /** The next version, with or without the second queue, other bounds and other promises. */
  private void plan(long seed) {
    ConversationPlan plan = new ConversationPlan();
    plan.version = ++version;
    plan.promoteAfterMs = seed % 3 == 0 ? 0 : 20_000;
    plan.targetMs = seed % 4 == 0 ? 3000 : 0;
    plan.chatParkedCost = version % 3;
    plan.onVoice = new Plan.Promises(version % 4 == 0 ? 0 : 4000L * version, 0, 1000);
    plan.onChat = new Plan.Promises(6000, 3000, version % 2 * 1500L);
    plan.messages = new Plan.Messages(8000, version % 5 == 0 ? 0 : 12_000);
    plan.resumeBoundMs = version % 4 == 3 ? 0 : 4000;
    plan.resumeFromTicket = version % 2 == 0;
    plan.attempts = 2 + version % 2;
    plan.retryMs = 5000;
    plan.expiryMs = version % 3 == 0 ? 0 : 25_000;
    plan.transferHoldMs = seed % 2 == 0 ? 0 : 6000;
    plan.stepMs = seed % 5 == 0 ? 0 : 7000;
    plan.broadcast = 1 + (int) (seed % 2);
    plan.shiftOffers =
        new Plan.ShiftOffers(
            version % 2 == 0 ? 0 : 2000,
            version % 3 != 0,
            1 + version % 3,
            8000,
            new Plan.ShiftWeights(version, 0, 0, 0, 0, 0, 0, 0),
            List.of(new Plan.Preference("1", "2", version)));
    if (version % 3 == 2) {
      plan.withoutQueues.add(ConversationPlan.DUE);
    }
    apply(PlanCommand.encode(buffer, 0, plan.build(), (kind, text) -> Integer.parseInt(text)));
  }

  private void apply(int length) {
    byte[] message = new byte[length];
    buffer.getBytes(0, message);
    byte[] record = CommandWriter.seal(message, ++sequence, timeMs, 0, 0);
    live.apply(record);
    live.eventBytes().forEach(event -> count(new UnsafeBuffer(event)));
    if (other != null) {
      other.apply(record);
      assertEquals(live.machine().stateDigest(), other.machine().stateDigest());
      assertEquals(live.machine().eventDigest(), other.machine().eventDigest());
    }
  }

  private void count(DirectBuffer event) {
    header.wrap(event, EventHeader.LENGTH);
    seen[header.templateId()]++;
    if (header.templateId() == RejectedDecoder.TEMPLATE_ID) {
      RejectedDecoder rejected = new RejectedDecoder();
      refused[rejected.wrapAndApplyHeader(event, EventHeader.LENGTH, header).codeRaw()]++;
    }
  }

  private void snapshot() {
    apply(commands.takeSnapshot(buffer, 0));
    other = live.restored(live.takeSnapshot());
    assertEquals(live.machine().stateDigest(), other.machine().stateDigest());
    CoreInvariants.check(other.machine());
  }

  private int command() {
    if (dice.nextInt(12) == 0) {
      return channels();
    }
    int kind = dice.nextInt(100);
    if (kind < 14) {
      return arrival();
    }
    if (kind < 40) {
      return answer(kind < 35);
    }
    if (kind < 50) {
      return agent(1 + dice.nextInt(AGENTS));
    }
    if (kind < 58) {
      return act(kind);
    }
    if (kind < 66) {
      return movement();
    }
    long any = interaction(0);
    long active = mostly(Interactions.ACTIVE);
    long waiting = mostly(Interactions.WAITING);
    return switch ((kind - 66) / 2) {
      case 0, 1, 2 -> commands.park(buffer, 0, active, 0, 1);
      case 3, 4 -> commands.resume(buffer, 0, mostly(Interactions.PARKED));
      case 5, 6, 7 -> commands.message(buffer, 0, active, 1 + dice.nextInt(2));
      case 8 -> commands.message(buffer, 0, any, 1 + dice.nextInt(2));
      case 9 -> commands.cancel(buffer, 0, any, 2);
      case 10, 11 -> commands.callbackRequest(buffer, 0, waiting, 0, dice.nextInt(4));
      case 12, 13 ->
          commands.callbackRequest(
              buffer, 0, waiting, timeMs + dice.nextInt(9000) - 500, dice.nextInt(4));
      case 14, 15 -> commands.callbackFailed(buffer, 0, active, 0);
      default -> commands.complete(buffer, 0, active, 0, 0, 0);
    };
  }

  /** Channels open and close, and customers ask for others. */
  private int channels() {
    long waiting = mostly(Interactions.WAITING);
    return switch (dice.nextInt(6)) {
      case 0, 1 -> commands.requestShift(buffer, 0, waiting);
      case 2 -> commands.refuseShift(buffer, 0, waiting);
      case 3 -> commands.changeChannel(buffer, 0, 1 + dice.nextInt(4), 2, dice.nextBoolean());
      default -> commands.changeChannel(buffer, 0, 1 + dice.nextInt(4), 1, false);
    };
  }

  private int arrival() {
    if (live.machine().rooms.interactions.size() > MOST_LIVE) {
      return commands.complete(buffer, 0, mostly(Interactions.ACTIVE), 0, 0, 0);
    }
    Arrival arrival = new Arrival().reset(++newest, 1 + dice.nextInt(3), 1 + dice.nextInt(3));
    if (dice.nextInt(4) == 0) {
      arrival.notBeforeMs = timeMs + dice.nextInt(9000) - 500;
    }
    if (dice.nextBoolean()) {
      arrival.customer = 1L + dice.nextInt(5);
      arrival.topic = dice.nextInt(3);
    }
    if (dice.nextInt(6) == 0) {
      arrival.excluded.add(1 + dice.nextInt(AGENTS));
    }
    return commands.arrive(buffer, 0, arrival);
  }

  private int answer(boolean accept) {
    List<Long> open = new ArrayList<>();
    Rooms rooms = live.machine().rooms;
    for (int slot = 1; slot < rooms.offers.end(); slot++) {
      if (rooms.offers.isOpen(slot)) {
        open.add(rooms.offers.id(slot));
      }
    }
    long offer = open.isEmpty() ? 1 : open.get(dice.nextInt(open.size()));
    return accept ? commands.accept(buffer, 0, offer, 0) : commands.decline(buffer, 0, offer, 0, 0);
  }

  private int act(int kind) {
    int agent = 1 + dice.nextInt(AGENTS);
    long waiting = mostly(Interactions.WAITING);
    return switch (kind % 8) {
      case 0, 1 -> commands.assign(buffer, 0, waiting, agent, dice.nextBoolean());
      case 2 -> commands.pick(buffer, 0, waiting, agent);
      case 3 -> commands.toHead(buffer, 0, waiting);
      case 4 -> commands.abandon(buffer, 0, interaction(0));
      case 5, 6 -> commands.returnToQueue(buffer, 0, mostly(Interactions.ACTIVE), 0, 0);
      default -> commands.wrapUpEnd(buffer, 0, mostly(Interactions.WRAP_UP), 0);
    };
  }

  private int movement() {
    if (dice.nextInt(3) == 0) {
      long boundMs = dice.nextInt(2) * 3000L;
      int toChannel = 1 + dice.nextInt(3);
      return commands.shift(
          buffer, 0, interaction(0), toChannel, dice.nextInt(4), boundMs, 1, new byte[0]);
    }
    Transfer transfer = new Transfer().reset(mostly(Interactions.ACTIVE));
    transfer.queue = dice.nextInt(4);
    transfer.toAgent = dice.nextBoolean() ? 0 : 1 + dice.nextInt(AGENTS);
    transfer.warm = dice.nextBoolean();
    return commands.transfer(buffer, 0, transfer);
  }

  /** One in a state, one time in five any. */
  private long mostly(int state) {
    return interaction(dice.nextInt(5) == 0 ? 0 : state);
  }

  /** Number of a live interaction in a state, or of any with 0; 1 if there is none. */
  private long interaction(int state) {
    List<Long> numbers = new ArrayList<>();
    Interactions interactions = live.machine().rooms.interactions;
    for (int slot = 1; slot < interactions.end(); slot++) {
      int is = interactions.state(slot);
      if (is != 0 && (state == 0 || is == state)) {
        numbers.add(interactions.number(slot));
      }
    }
    return numbers.isEmpty() ? 1 : numbers.get(dice.nextInt(numbers.size()));
  }

  private int agent(int agent) {
    int profile = dice.nextInt(4) == 0 ? ConversationPlan.CALLS : ConversationPlan.ALL;
    if (!live.machine().rooms.agents.isSignedOn(agent)) {
      return commands.signOn(buffer, 0, agent, profile, 1, new SkillList(), new NumberList());
    }
    return switch (dice.nextInt(8)) {
      case 0, 1 -> commands.signOff(buffer, 0, agent);
      case 2 -> commands.presence(buffer, 0, agent, 2, 0, 0);
      case 3 -> commands.profile(buffer, 0, agent, profile);
      default -> commands.presence(buffer, 0, agent, 1, 0, 0);
    };
  }
}
