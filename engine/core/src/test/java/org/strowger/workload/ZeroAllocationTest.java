package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
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

  @Test
  void usualLoadAllocatesNothing() {
    UsualLoad load = UsualLoad.recordTwice(1_000, COMMANDS, true);
    assertEquals(0, leastAllocated(load.tape(), load.limits(), counter, 0));
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
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && least > wanted; attempt++) {
      least = Math.min(least, allocatedAtTheEnd(tape, limits, events));
    }
    return least;
  }

  private long allocatedAtTheEnd(CommandTape tape, CoreLimits limits, EventSink events) {
    StateMachine machine = new StateMachine(limits, events, new NoSnapshots());
    int start = tape.size() - COMMANDS;
    tape.apply(machine, 0, start);
    long eventsBefore = counter.events;
    long before = allocatedBytes();
    tape.apply(machine, start, tape.size());
    long allocated = allocatedBytes() - before;
    assertEquals(tape.size(), machine.sequence());
    assertTrue(counter.events - eventsBefore >= COMMANDS, "every command has an event");
    return allocated;
  }

  private long allocatedBytes() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
