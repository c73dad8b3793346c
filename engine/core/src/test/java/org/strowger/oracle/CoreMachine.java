package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.core.StateMachine;
import org.strowger.core.port.SnapshotSink;

/** The real core, with its events kept as bytes and as text and its newest snapshot in memory. */
public final class CoreMachine implements Subject {
  /** Records and blocks are put at an offset, with noise around them. */
  private static final int OFFSET = 24;

  private final CoreLimits limits;
  private final StateMachine machine;
  private final EventText text = new EventText();
  private final Memory memory = new Memory();
  private List<byte[]> bytes = new ArrayList<>();
  private List<String> lines = new ArrayList<>();

  /** A snapshot as the core wrote it. */
  public record Snapshot(
      long sequence,
      long timeMs,
      List<byte[]> blocks,
      long stateDigest,
      long eventDigest,
      long eventCount) {}

  public CoreMachine(CoreLimits limits) {
    this.limits = limits;
    machine = new StateMachine(limits, this::onEvent, memory);
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    byte[] event = new byte[length];
    buffer.getBytes(offset, event);
    bytes.add(event);
    lines.add(text.of(new UnsafeBuffer(event), 0));
  }

  @Override
  public List<String> apply(byte[] record) {
    bytes = new ArrayList<>();
    lines = new ArrayList<>();
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + record.length + OFFSET]);
    buffer.setMemory(0, buffer.capacity(), (byte) 0xFF);
    buffer.putBytes(OFFSET, record);
    machine.apply(buffer, OFFSET, record.length);
    return lines;
  }

  /** The events of the last record, as bytes. */
  public List<byte[]> eventBytes() {
    return bytes;
  }

  /** The machine itself. */
  public StateMachine machine() {
    return machine;
  }

  /** The snapshot written since the last call, or null. */
  public Snapshot takeSnapshot() {
    Snapshot newest = memory.newest;
    memory.newest = null;
    return newest;
  }

  /** A fresh machine with the state of a snapshot. */
  public CoreMachine restored(Snapshot snapshot) {
    CoreMachine fresh = new CoreMachine(limits);
    Iterator<byte[]> blocks = snapshot.blocks().iterator();
    fresh.machine.load(
        buffer -> {
          if (!blocks.hasNext()) {
            return -1;
          }
          byte[] block = blocks.next();
          buffer.putBytes(0, block);
          return block.length;
        });
    return fresh;
  }

  private static final class Memory implements SnapshotSink {
    private List<byte[]> blocks = new ArrayList<>();
    private long sequence;
    private long timeMs;
    private Snapshot newest;

    @Override
    public void begin(long sequence, long timeMs) {
      blocks = new ArrayList<>();
      this.sequence = sequence;
      this.timeMs = timeMs;
    }

    @Override
    public void block(DirectBuffer buffer, int offset, int length) {
      byte[] block = new byte[length];
      buffer.getBytes(offset, block);
      blocks.add(block);
    }

    @Override
    public void end(long stateDigest, long eventDigest, long eventCount) {
      newest = new Snapshot(sequence, timeMs, blocks, stateDigest, eventDigest, eventCount);
    }
  }
}
