package org.strowger.workload;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Envelope;
import org.strowger.core.StateMachine;

/**
 * Command records one behind another in one block of memory, as the journal stage hands them to the
 * core: envelope and message, sequences from 1. Checksum and chain, which the core does not look
 * at, are 0. One thread.
 */
public final class CommandTape {
  private static final int ALIGNMENT = 8;

  private byte[] bytes;
  private int end;
  private int[] offsets;
  private int size;
  private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

  /**
   * An empty tape.
   *
   * @param expectedCommands about how many commands it will hold
   */
  public CommandTape(int expectedCommands) {
    bytes = new byte[Math.max(1 << 16, expectedCommands * 108)];
    offsets = new int[Math.max(64, expectedCommands + 1)];
    buffer.wrap(bytes);
  }

  /**
   * Adds a command with the next sequence.
   *
   * @param message SBE message with its header, at 0
   * @param messageLength its length in bytes
   * @param timeMs engine time
   * @param correlation echoed in its events
   */
  public void add(DirectBuffer message, int messageLength, long timeMs, long correlation) {
    add(message, 0, messageLength, timeMs, 0, correlation);
  }

  /** Adds a command of a client, with the next sequence; its message is at an offset. */
  public void add(
      DirectBuffer message,
      int messageOffset,
      int messageLength,
      long timeMs,
      int client,
      long correlation) {
    int length = Envelope.LENGTH + messageLength;
    if (end + length + ALIGNMENT > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, bytes.length / 2) + length);
      buffer.wrap(bytes);
    }
    if (size + 1 == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
    }
    Envelope.write(buffer, end, length, Envelope.COMMAND, size + 1, timeMs, client, correlation);
    buffer.putBytes(end + Envelope.LENGTH, message, messageOffset, messageLength);
    offsets[size++] = end;
    end = (end + length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Number of commands. */
  public int size() {
    return size;
  }

  /** Holds the records. */
  public DirectBuffer buffer() {
    return buffer;
  }

  /** Where a record is, the first being 0. */
  public int offset(int command) {
    return offsets[command];
  }

  /** Its length in bytes. */
  public int length(int command) {
    return Envelope.length(buffer, offsets[command]);
  }

  /** Bytes of the records from one (inclusive) to another (exclusive). */
  public long length(int from, int to) {
    long sum = 0;
    for (int command = from; command < to; command++) {
      sum += length(command);
    }
    return sum;
  }

  /** Applies the commands from one (inclusive) to another (exclusive). */
  public void apply(StateMachine machine, int from, int to) {
    for (int command = from; command < to; command++) {
      machine.apply(buffer, offsets[command], length(command));
    }
  }
}
