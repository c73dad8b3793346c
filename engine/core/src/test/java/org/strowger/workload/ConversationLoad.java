package org.strowger.workload;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.*;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.ingress.PlanCommand;

/**
 * Conversations that rest, messages, callbacks and promises, round by round the same, and recorded.
 * One thread.
 */
final class ConversationLoad implements EventSink {
  private static final int VOICE = 1;
  private static final int CHAT = 2;
  private static final int AGENTS = 8;

  /** Of each kind in a round. */
  private static final int EACH = 4;

  private static final int SENDER_CUSTOMER = 1;
  private static final int SENDER_AGENT = 2;
  private static final long ROUND_MS = 200_000;

  private final CommandTape tape;
  private final StateMachine machine;
  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[16 * 1024]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OfferMadeDecoder offerMade = new OfferMadeDecoder();
  private final LongArrayList offered = new LongArrayList();
  private final int[] seen = new int[256];
  private final Arrival arrival = new Arrival();
  private long timeMs;
  private long newest;
  private int start;

  private ConversationLoad(int rounds) {
    tape = new CommandTape(rounds * 100);
    machine = new StateMachine(limits(), this, new NoSnapshots());
    give(PlanCommand.encode(message, 0, plan(), SkillCommands.numbers()));
    for (int agent = 1; agent <= AGENTS; agent++) {
      give(factory.signOn(message, 0, agent, 1, 1, new SkillList(), new NumberList()));
    }
  }

  /** Records so many rounds; in the second half the core sees nothing that it has not seen. */
  static ConversationLoad record(int rounds) {
    ConversationLoad load = new ConversationLoad(rounds);
    for (int round = 1; round <= rounds; round++) {
      if (round == rounds / 2) {
        load.start = load.tape.size();
      }
      load.timeMs = round * ROUND_MS;
      load.round();
    }
    return load;
  }

  CommandTape tape() {
    return tape;
  }

  /** The command from which on the core has seen as much before. */
  int start() {
    return start;
  }

  CoreLimits limits() {
    return new CoreLimits(AGENTS, 1000, 1000);
  }

  /** How many events of a template there were. */
  int seen(int template) {
    return seen[template];
  }

  private void round() {
    long first = newest + 1;
    for (int i = 0; i < EACH; i++) {
      arrive(CHAT, 0);
    }
    acceptAll();
    for (int i = 0; i < EACH; i++) {
      write(first + i, SENDER_CUSTOMER);
      after(10);
      write(first + i, SENDER_AGENT);
      write(first + i, SENDER_CUSTOMER);
      give(factory.park(message, 0, first + i, 0, 0));
    }
    after(3000);
    write(first, SENDER_CUSTOMER);
    give(factory.resume(message, 0, first + 1));
    give(factory.cancel(message, 0, first + 2, 0));
    acceptAll();
    give(factory.park(message, 0, first, 0, 0));
    give(factory.signOff(message, 0, 1));
    give(factory.signOn(message, 0, 1, 1, 1, new SkillList(), new NumberList()));
    // by inactivity the second is parked, and with the others closed
    after(40_000);
    callbacks();
    after(60_000);
  }

  private void callbacks() {
    long first = newest + 1;
    for (int i = 0; i < EACH; i++) {
      arrive(VOICE, 0);
    }
    give(factory.callbackRequest(message, 0, first, timeMs + 5000, 0));
    give(factory.callbackRequest(message, 0, first + 1, 0, CHAT));
    give(factory.callbackRequest(message, 0, first + 2, timeMs + 5000, CHAT));
    give(factory.shift(message, 0, first + 3, CHAT, 0, 0, 0, new byte[0]));
    arrive(VOICE, timeMs + 6000);
    after(7000);
    acceptAll();
    give(factory.callbackFailed(message, 0, first, 0));
    give(factory.callbackFailed(message, 0, first + 1, 0));
    give(factory.complete(message, 0, first + 2, 0, 0, 0));
    give(factory.complete(message, 0, first + 3, 0, 0, 0));
    give(factory.callbackFailed(message, 0, first + 4, 0));
    after(10_000);
    acceptAll();
    give(factory.callbackFailed(message, 0, first, 0));
    give(factory.cancel(message, 0, first + 1, 0));
    arrive(VOICE, timeMs + 6000);
    give(factory.cancel(message, 0, newest, 0));
    reconcile();
  }

  /** One that agrees or is taken over, one that goes back, one that is not named. */
  private void reconcile() {
    arrive(VOICE, 0);
    arrive(CHAT, 0);
    arrive(CHAT, 0);
    acceptAll();
    give(factory.beginReconcile(message, 0, 0, true));
    give(factory.reconcileLive(message, 0, newest - 2, 1));
    give(factory.reconcileLive(message, 0, newest - 2, 2));
    give(factory.reconcileLive(message, 0, newest - 1, 0));
    give(factory.reconcileLive(message, 0, newest + 1, 0));
    give(factory.endReconcile(message, 0));
    acceptAll();
    give(factory.complete(message, 0, newest - 2, 0, 0, 0));
    give(factory.complete(message, 0, newest - 1, 0, 0, 0));
  }

  private void arrive(int channel, long notBeforeMs) {
    arrival.reset(++newest, 1, channel);
    arrival.notBeforeMs = notBeforeMs;
    give(factory.arrive(message, 0, arrival));
  }

  private void write(long interaction, int sender) {
    give(factory.message(message, 0, interaction, sender));
  }

  private void after(long ms) {
    timeMs += ms;
    give(factory.tick(message, 0));
  }

  /** Those of the offers still open that their agents can accept. */
  private void acceptAll() {
    while (!offered.isEmpty()) {
      long offer = offered.getLong(0);
      offered.removeAt(0);
      give(factory.accept(message, 0, offer, 0));
    }
  }

  private void give(int length) {
    tape.add(message, length, timeMs, 0);
    tape.apply(machine, tape.size() - 1, tape.size());
  }

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    int at = offset + EventHeader.LENGTH;
    header.wrap(buffer, at);
    seen[header.templateId()]++;
    if (header.templateId() == OfferMadeDecoder.TEMPLATE_ID) {
      offered.addLong(offerMade.wrapAndApplyHeader(buffer, at, header).offer());
    }
  }

  private static Plan plan() {
    Plan.Step step =
        new Plan.Step(20_000, Strategy.LEAST_LOADED, List.of(), List.of(), List.of(), List.of());
    Plan.Step last =
        new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());
    return new Plan(
        1,
        30_000,
        List.of(),
        List.of(),
        List.of(
            new Plan.Channel("voice", false, new Plan.Promises(5000, 0, 1000), null),
            new Plan.Channel(
                "chat",
                false,
                new Plan.Promises(4000, 2000, 500),
                new Plan.Messages(10_000, 20_000))),
        List.of(
            new Plan.Profile(
                "all",
                6,
                List.of(
                    new Plan.Handling("voice", 3, 1, false, WrapUpKind.NONE, 0, 2),
                    new Plan.Handling("chat", 2, 3, false, WrapUpKind.NONE, 0, 1)))),
        List.of(
            new Plan.Queue(
                "queue",
                QueueOrder.DUE,
                3,
                0,
                60_000,
                10_000,
                1,
                1,
                "",
                "",
                Plan.Weights.NONE,
                List.of(step, last))),
        Plan.Context.USUAL,
        new Plan.Movement(0, 60_000, 15_000, false, 3, 8000, 15_000),
        List.of());
  }
}
