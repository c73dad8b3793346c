package org.strowger.workload;

import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.*;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.ingress.PlanCommand;

/**
 * More calls than agents, channels that close and open, and offers of other channels, round by
 * round the same, and recorded. One thread.
 */
final class ShiftLoad implements EventSink {
  private static final int VOICE = 1;
  private static final int CHAT = 2;
  private static final int AGENTS = 4;
  private static final int CALLS = 10;
  private static final int CUSTOMERS = 5;
  private static final long ROUND_MS = 400_000;
  private static final byte[] NO_NOTE = {};

  private final CommandTape tape;
  private final StateMachine machine;
  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[16 * 1024]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final OfferMadeDecoder offerMade = new OfferMadeDecoder();
  private final OfferAcceptedDecoder offerAccepted = new OfferAcceptedDecoder();
  private final LongArrayList offered = new LongArrayList();
  private final LongArrayList active = new LongArrayList();
  private final int[] seen = new int[256];
  private final Arrival arrival = new Arrival();
  private long timeMs;
  private long newest;
  private int start;

  private ShiftLoad(int rounds) {
    tape = new CommandTape(rounds * 100);
    machine = new StateMachine(limits(), this, new NoSnapshots());
    give(PlanCommand.encode(message, 0, plan(), SkillCommands.numbers()));
    for (int agent = 1; agent <= AGENTS; agent++) {
      give(factory.signOn(message, 0, agent, 1, 1, new SkillList(), new NumberList()));
    }
  }

  /** Records so many rounds; in the second half the core sees nothing that it has not seen. */
  static ShiftLoad record(int rounds) {
    ShiftLoad load = new ShiftLoad(rounds);
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
    CustomerChange change = new CustomerChange().reset(1 + newest % CUSTOMERS);
    change.setSegment = true;
    change.segment = 1;
    change.setDevices = true;
    change.devices.add(1);
    give(factory.updateCustomer(message, 0, change));
    long first = newest + 1;
    for (int i = 0; i < CALLS; i++) {
      after(500);
      arrive(VOICE);
    }
    // the first four are accepted at once
    long waiting = first + AGENTS;
    give(factory.requestShift(message, 0, waiting));
    give(factory.refuseShift(message, 0, waiting));
    give(factory.requestShift(message, 0, waiting + 1));
    give(factory.shift(message, 0, waiting + 1, CHAT, 0, 0, 0, NO_NOTE));
    give(factory.transfer(message, 0, transfer(waiting + 2)));
    completeOne();
    completeOne();
    give(factory.changeChannel(message, 0, VOICE, ChannelState.CLOSED.value(), false));
    arrive(VOICE);
    give(factory.changeChannel(message, 0, VOICE, ChannelState.CLOSED.value(), true));
    arrive(VOICE);
    after(10_000);
    give(factory.changeChannel(message, 0, VOICE, ChannelState.OPEN.value(), false));
    arrive(VOICE);
    after(60_000);
    while (!active.isEmpty() || !offered.isEmpty()) {
      acceptAll();
      after(3000);
      completeOne();
    }
  }

  private Transfer transfer(long interaction) {
    return new Transfer().reset(interaction);
  }

  private void arrive(int channel) {
    arrival.reset(++newest, 1, channel);
    arrival.customer = 1 + newest % CUSTOMERS;
    give(factory.arrive(message, 0, arrival));
  }

  private void after(long ms) {
    timeMs += ms;
    give(factory.tick(message, 0));
  }

  private void completeOne() {
    if (!active.isEmpty()) {
      long interaction = active.getLong(0);
      active.removeAt(0);
      give(factory.complete(message, 0, interaction, 0, 0, 0));
    }
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
    } else if (header.templateId() == OfferAcceptedDecoder.TEMPLATE_ID) {
      active.addLong(offerAccepted.wrapAndApplyHeader(buffer, at, header).interaction());
    }
  }

  private static Plan plan() {
    Plan.Step step =
        new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());
    Plan.Traits traits = new Plan.Traits(true, true, true, true, true, 600_000, 5);
    return new Plan(
        1,
        30_000,
        List.of(),
        List.of(),
        List.of(
            new Plan.Channel("voice", true),
            new Plan.Channel(
                "chat",
                false,
                Plan.Promises.NONE,
                new Plan.Messages(0, 0),
                traits,
                List.of("phone")),
            new Plan.Channel("app", false, Plan.Promises.NONE, null, traits, List.of())),
        List.of(
            new Plan.Profile(
                "all",
                2,
                List.of(
                    new Plan.Handling("voice", 2, 1, true, WrapUpKind.NONE, 0),
                    new Plan.Handling("chat", 1, 2, false, WrapUpKind.NONE, 0),
                    new Plan.Handling("app", 1, 2, false, WrapUpKind.NONE, 0)))),
        List.of(new Plan.Queue("queue", QueueOrder.AGE, 3, 0, 60_000, 10_000, 1, List.of(step))),
        Plan.Context.USUAL,
        Plan.Movement.USUAL,
        List.of(),
        new Plan.ShiftOffers(
            4_000,
            true,
            2,
            20_000,
            new Plan.ShiftWeights(1, 2, 3, 4, 5, 6, 7, -8),
            List.of(new Plan.Preference("gold", "app", 10))));
  }
}
