package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.StateMachine;
import org.strowger.core.port.SnapshotSink;
import org.strowger.workload.CommandTape;
import org.strowger.workload.StrategyLoad;

/** What strategies remember survives a snapshot, and what they derive is derived again. */
class StrategyStateTest {
  private static final int WINDOW = 3_000;

  private final List<byte[]> blocks = new ArrayList<>();

  private final class Memory implements SnapshotSink {
    @Override
    public void begin(long sequence, long timeMs) {
      blocks.clear();
    }

    @Override
    public void block(DirectBuffer buffer, int offset, int length) {
      byte[] block = new byte[length];
      buffer.getBytes(offset, block);
      blocks.add(block);
    }

    @Override
    public void end(long stateDigest, long eventDigest, long eventCount) {
      assertNotEquals(0, blocks.size());
    }
  }

  /** The load with a snapshot in the middle. */
  private static CommandTape tape(StrategyLoad load, int middle) {
    CommandTape from = load.tape();
    CommandTape tape = new CommandTape(from.size() + 1);
    UnsafeBuffer message = new UnsafeBuffer(new byte[256 * 1024]);
    for (int command = 0; command < from.size(); command++) {
      int at = from.offset(command);
      long time = Envelope.timeMs(from.buffer(), at);
      if (command == middle) {
        tape.add(message, new CommandFactory().takeSnapshot(message, 0), time, 0);
      }
      int length = from.length(command) - Envelope.LENGTH;
      message.putBytes(0, from.buffer(), at + Envelope.LENGTH, length);
      tape.add(message, length, time, 0);
    }
    return tape;
  }

  @ParameterizedTest
  @EnumSource(
      value = Strategy.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NULL_VAL"})
  void aRestoredCoreChoosesOnAsTheOneThatNeverStopped(Strategy strategy) {
    for (StrategyLoad.Requirements requirements : StrategyLoad.Requirements.values()) {
      StrategyLoad load = StrategyLoad.record(strategy, requirements, 150, 0, WINDOW);
      int middle = load.windowStart() + WINDOW / 2;
      CommandTape tape = tape(load, middle);
      StateMachine live = new StateMachine(load.limits(), (b, o, l) -> {}, new Memory());
      tape.apply(live, 0, middle + 1);
      long digest = live.stateDigest();
      tape.apply(live, middle + 1, tape.size());

      StateMachine restored = new StateMachine(load.limits(), (b, o, l) -> {}, new Memory());
      Iterator<byte[]> rest = List.copyOf(blocks).iterator();
      restored.load(
          buffer -> {
            byte[] block = rest.next();
            buffer.putBytes(0, block);
            return block.length;
          });
      assertEquals(digest, restored.stateDigest());
      tape.apply(restored, middle + 1, tape.size());
      assertEquals(live.stateDigest(), restored.stateDigest());
      assertEquals(live.eventDigest(), restored.eventDigest());
    }
  }
}
