package org.strowger.bench.peers;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** A slot of a bare ring, as long as a slot of the engine's. */
final class Slot {
  /** Length in bytes. */
  static final int LENGTH = 256;

  private static final int ALIGNMENT = 128;

  final UnsafeBuffer bytes = new UnsafeBuffer(BufferUtil.allocateDirectAligned(LENGTH, ALIGNMENT));
}
