package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.EventHeader;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;

/**
 * Applying a command allocates nothing in steady state: exactly zero bytes. Tables grow when they
 * hold more than ever before; so each load is applied twice, and measured the second time, when the
 * core has seen as much already.
 */
class ZeroAllocationTest {
  private static final int COMMANDS = 1_000_000;

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
    StateMachine machine =
        new StateMachine(SkillCommands.limits(trace), counter, new NoSnapshots());
    assertEquals(0, allocatedInWindow(tape, machine));
  }

  @Test
  void usualLoadAllocatesNothing() {
    UsualLoad load = UsualLoad.recordTwice(1_000, COMMANDS, true);
    StateMachine machine = new StateMachine(load.limits(), counter, new NoSnapshots());
    assertEquals(0, allocatedInWindow(load.tape(), machine));
    assertEquals(load.eventDigest(), machine.eventDigest());
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
    StateMachine machine =
        new StateMachine(SkillCommands.limits(trace), leaking, new NoSnapshots());
    long allocated = allocatedInWindow(tape, machine);
    assertTrue(allocated >= 16 && allocated < 1_000, "allocated " + allocated);
  }

  private long allocatedInWindow(CommandTape tape, StateMachine machine) {
    int start = tape.size() - COMMANDS;
    tape.apply(machine, 0, start);
    long eventsBefore = counter.events;
    long before = allocatedBytes();
    tape.apply(machine, start, tape.size());
    long allocated = allocatedBytes() - before;
    assertEquals(tape.size(), counter.lastSequence);
    assertTrue(counter.events - eventsBefore >= COMMANDS, "every command has an event");
    return allocated;
  }

  private long allocatedBytes() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
