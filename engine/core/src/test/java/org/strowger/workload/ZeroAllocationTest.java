package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.AgentClaimedDecoder;
import org.strowger.codec.sbe.AgentLeaseLostDecoder;
import org.strowger.codec.sbe.AgentLeaseRenewedDecoder;
import org.strowger.codec.sbe.CallbackEndedDecoder;
import org.strowger.codec.sbe.CallbackScheduledDecoder;
import org.strowger.codec.sbe.ChannelChangedDecoder;
import org.strowger.codec.sbe.ClaimEndedDecoder;
import org.strowger.codec.sbe.ContextDeliveredDecoder;
import org.strowger.codec.sbe.CustomerEvictedDecoder;
import org.strowger.codec.sbe.CustomerForgottenDecoder;
import org.strowger.codec.sbe.CustomerUpdatedDecoder;
import org.strowger.codec.sbe.InteractionCancelledDecoder;
import org.strowger.codec.sbe.InteractionClosedDecoder;
import org.strowger.codec.sbe.InteractionExpiredDecoder;
import org.strowger.codec.sbe.InteractionMovedDecoder;
import org.strowger.codec.sbe.InteractionParkedDecoder;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.InteractionResumedDecoder;
import org.strowger.codec.sbe.InteractionReturnedDecoder;
import org.strowger.codec.sbe.InteractionShiftedDecoder;
import org.strowger.codec.sbe.InteractionStepStartedDecoder;
import org.strowger.codec.sbe.InteractionTransferredDecoder;
import org.strowger.codec.sbe.InteractionUpdatedDecoder;
import org.strowger.codec.sbe.MessageRecordedDecoder;
import org.strowger.codec.sbe.NeedUpdatedDecoder;
import org.strowger.codec.sbe.OfferMissedDecoder;
import org.strowger.codec.sbe.OfferWithdrawnDecoder;
import org.strowger.codec.sbe.PromiseAtRiskDecoder;
import org.strowger.codec.sbe.PromiseBrokenDecoder;
import org.strowger.codec.sbe.ReconcileBegunDecoder;
import org.strowger.codec.sbe.ReconcileCheckedDecoder;
import org.strowger.codec.sbe.ReconcileEndedDecoder;
import org.strowger.codec.sbe.ReconcileMissedDecoder;
import org.strowger.codec.sbe.RoutabilityChangedDecoder;
import org.strowger.codec.sbe.ShiftEndedDecoder;
import org.strowger.codec.sbe.ShiftOfferedDecoder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.SurveyRecordedDecoder;
import org.strowger.codec.sbe.TouchpointRecordedDecoder;
import org.strowger.codec.sbe.TransferEndedDecoder;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;

/**
 * Applying a command allocates nothing in steady state: exactly zero bytes in a million commands.
 * Tables grow when they hold more than ever before; so each load is applied twice, and measured the
 * second time, when the core has seen as much already. The JVM itself charges a thread with the
 * string constants of a class when it first compiles a method of it, once and at no certain time;
 * so there are a few attempts, each with a core of its own, and one has to be clean.
 */
class ZeroAllocationTest {
  private static final int COMMANDS = 1_000_000;
  private static final int ATTEMPTS = 5;

  /** Commands of a day of those that are recorded for days. */
  private static final int DAY = 50_000;

  private static final int DAYS = 3;

  /** Steps of the load with retries: more than are remembered. */
  private static final int RETRIED = 100_000;

  /** Commands of a round under context rules. */
  private static final int RULED = 20_000;

  /** A place for what is asked grows until it has held the longest; here that takes more days. */
  private static final int DAYS_OF_ACTS = 5;

  /** Most bytes of the control: its objects, one for each event of one command. */
  private static final long CONTROL = 200;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Counter counter = new Counter();

  /** Sees every event, and keeps nothing. */
  private static final class Counter implements EventSink {
    private long events;
    private long lastSequence;

    @Override
    public void onEvent(DirectBuffer buffer, int offset, int length) {
      events++;
      lastSequence = EventHeader.sequence(buffer, offset);
    }
  }

  @BeforeEach
  void allocationIsMeasured() {
    assertTrue(threads.isThreadAllocatedMemorySupported());
    threads.setThreadAllocatedMemoryEnabled(true);
    allocatedBytes();
  }

  @Test
  void skillTraceAllocatesNothing() {
    SkillTrace trace = SkillTrace.generate(1_000, COMMANDS);
    CommandTape tape = SkillCommands.twice(trace);
    assertEquals(0, leastAllocated(tape, SkillCommands.limits(trace), counter, 0));
  }

  /** Decision GU-a: every command is remembered, and every third comes again. */
  @Test
  void retriesAllocateNothing() {
    SkillTrace trace = SkillTrace.generate(200, RETRIED);
    CommandTape once = SkillCommands.twice(trace);
    CommandTape tape = new CommandTape(2 * once.size());
    int start = 0;
    for (int i = 0; i < once.size(); i++) {
      start = i == once.size() - trace.steps() ? tape.size() : start;
      int at = once.offset(i);
      for (int times = i % 3 == 0 ? 2 : 1; times > 0; times--) {
        tape.add(
            once.buffer(),
            at + Envelope.LENGTH,
            Envelope.length(once.buffer(), at) - Envelope.LENGTH,
            Envelope.timeMs(once.buffer(), at),
            7,
            i + 1);
      }
    }
    assertEquals(0, leastAllocated(tape, start, SkillCommands.limits(trace), counter, 0));
  }

  @Test
  void usualLoadAllocatesNothing() {
    UsualLoad load = UsualLoad.recordTwice(1_000, COMMANDS, true);
    assertEquals(0, leastAllocated(load.tape(), load.limits(), counter, 0));
  }

  /**
   * Signing on and off, and all between. Agents stand on sign-on places that go on from day to day
   * until they run out, so only the third day is like one before.
   */
  @ParameterizedTest
  @EnumSource(
      value = Strategy.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NULL_VAL"})
  void everyStrategyAllocatesNothing(Strategy strategy) {
    for (int waiting : new int[] {0, 1_000}) {
      StrategyLoad load =
          StrategyLoad.recordDays(
              strategy, StrategyLoad.Requirements.HOSTILE, 500, waiting, DAY, DAYS);
      long allocated = leastAllocated(load.tape(), load.dayStart(), load.limits(), counter, 0);
      assertEquals(0, allocated, waiting + " waiting");
    }
  }

  /** Broadcast, affinity, overflow, claims, direct acts, agents that change, and customers. */
  @Test
  void everythingPeopleDoAllocatesNothing() {
    ActsLoad load = ActsLoad.record(100, DAY, DAYS_OF_ACTS);
    for (int template :
        new int[] {
          AgentClaimedDecoder.TEMPLATE_ID,
          AgentLeaseLostDecoder.TEMPLATE_ID,
          AgentLeaseRenewedDecoder.TEMPLATE_ID,
          ClaimEndedDecoder.TEMPLATE_ID,
          ContextDeliveredDecoder.TEMPLATE_ID,
          CustomerEvictedDecoder.TEMPLATE_ID,
          CustomerForgottenDecoder.TEMPLATE_ID,
          CustomerUpdatedDecoder.TEMPLATE_ID,
          InteractionExpiredDecoder.TEMPLATE_ID,
          InteractionMovedDecoder.TEMPLATE_ID,
          InteractionPromotedDecoder.TEMPLATE_ID,
          InteractionReturnedDecoder.TEMPLATE_ID,
          InteractionShiftedDecoder.TEMPLATE_ID,
          InteractionTransferredDecoder.TEMPLATE_ID,
          InteractionStepStartedDecoder.TEMPLATE_ID,
          InteractionUpdatedDecoder.TEMPLATE_ID,
          NeedUpdatedDecoder.TEMPLATE_ID,
          OfferMissedDecoder.TEMPLATE_ID,
          OfferWithdrawnDecoder.TEMPLATE_ID,
          RoutabilityChangedDecoder.TEMPLATE_ID,
          TransferEndedDecoder.TEMPLATE_ID,
          SurveyRecordedDecoder.TEMPLATE_ID,
          TouchpointRecordedDecoder.TEMPLATE_ID
        }) {
      assertTrue(load.seen(template) > 50, "events " + template + ": " + load.seen(template));
    }
    assertEquals(0, leastAllocated(load.tape(), load.lastDay(), load.limits(), counter, 0));
  }

  /** Context rules, at arrival and when attributes and customers change. */
  @ParameterizedTest
  @EnumSource(RuleLoad.Kind.class)
  void contextRulesAllocateNothing(RuleLoad.Kind kind) {
    RuleLoad load = RuleLoad.record(100, kind, 200, RULED, DAYS);
    assertEquals(0, leastAllocated(load.tape(), load.start(), load.limits(), counter, 0));
  }

  /** Conversations that rest, messages, callbacks and promises; and reconcile. */
  @Test
  void whatRestsAllocatesNothing() {
    ConversationLoad load = ConversationLoad.record(2_000);
    for (int template :
        new int[] {
          InteractionParkedDecoder.TEMPLATE_ID,
          InteractionResumedDecoder.TEMPLATE_ID,
          MessageRecordedDecoder.TEMPLATE_ID,
          CallbackScheduledDecoder.TEMPLATE_ID,
          CallbackEndedDecoder.TEMPLATE_ID,
          InteractionCancelledDecoder.TEMPLATE_ID,
          PromiseAtRiskDecoder.TEMPLATE_ID,
          PromiseBrokenDecoder.TEMPLATE_ID,
          InteractionClosedDecoder.TEMPLATE_ID,
          ReconcileBegunDecoder.TEMPLATE_ID,
          ReconcileCheckedDecoder.TEMPLATE_ID,
          ReconcileMissedDecoder.TEMPLATE_ID,
          ReconcileEndedDecoder.TEMPLATE_ID
        }) {
      assertTrue(load.seen(template) > 1_000, "events " + template + ": " + load.seen(template));
    }
    assertEquals(0, leastAllocated(load.tape(), load.start(), load.limits(), counter, 0));
  }

  /** Estimates, channels that close and open, and offers of other channels. */
  @Test
  void offersOfOtherChannelsAllocateNothing() {
    ShiftLoad load = ShiftLoad.record(4_000);
    for (int template :
        new int[] {
          ChannelChangedDecoder.TEMPLATE_ID,
          InteractionShiftedDecoder.TEMPLATE_ID,
          ShiftEndedDecoder.TEMPLATE_ID,
          ShiftOfferedDecoder.TEMPLATE_ID
        }) {
      assertTrue(load.seen(template) > 1_000, "events " + template + ": " + load.seen(template));
    }
    assertEquals(0, leastAllocated(load.tape(), load.start(), load.limits(), counter, 0));
  }

  /** The measurement sees one object in a million commands. */
  @Test
  void oneSmallObjectIsSeen() {
    SkillTrace trace = SkillTrace.generate(100);
    CommandTape tape = SkillCommands.twice(trace);
    Object[] kept = new Object[1];
    EventSink leaking =
        (buffer, offset, length) -> {
          counter.onEvent(buffer, offset, length);
          if (counter.lastSequence == tape.size()) {
            kept[0] = new Object();
          }
        };
    long allocated = leastAllocated(tape, SkillCommands.limits(trace), leaking, CONTROL);
    assertTrue(allocated >= 16 && allocated <= CONTROL, "allocated " + allocated);
  }

  /** Attempts until one allocates no more than wanted. */
  private long leastAllocated(CommandTape tape, CoreLimits limits, EventSink events, long wanted) {
    return leastAllocated(tape, tape.size() - COMMANDS, limits, events, wanted);
  }

  private long leastAllocated(
      CommandTape tape, int start, CoreLimits limits, EventSink events, long wanted) {
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && least > wanted; attempt++) {
      least = Math.min(least, allocatedAtTheEnd(tape, start, limits, events));
    }
    return least;
  }

  private long allocatedAtTheEnd(CommandTape tape, int start, CoreLimits limits, EventSink events) {
    StateMachine machine = new StateMachine(limits, events, new NoSnapshots());
    tape.apply(machine, 0, start);
    long eventsBefore = counter.events;
    long before = allocatedBytes();
    tape.apply(machine, start, tape.size());
    long allocated = allocatedBytes() - before;
    assertEquals(tape.size(), machine.sequence());
    assertTrue(counter.events - eventsBefore >= tape.size() - start, "every command has an event");
    return allocated;
  }

  private long allocatedBytes() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
