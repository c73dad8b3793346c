package org.strowger.recovery;

import java.util.Locale;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.DigestMarkDecoder;
import org.strowger.core.StateMachine;
import org.strowger.journal.Seal;

/** Compares what a mark says about the core with the core. */
final class MarkCheck {
  private MarkCheck() {}

  /** What differs, or null. The core is at the command before the mark. */
  static String differs(Seal seal, DirectBuffer buffer, int offset, int length, StateMachine core) {
    DigestMarkDecoder mark = seal.mark(buffer, offset, length);
    if (mark.appliedSequence() != core.sequence()) {
      return "the mark is for a core at sequence "
          + mark.appliedSequence()
          + ", applying gives "
          + core.sequence();
    }
    if (mark.eventCount() != core.eventCount()) {
      return "the mark counts "
          + mark.eventCount()
          + " events, applying gives "
          + core.eventCount();
    }
    if (mark.stateDigest() != core.stateDigest()) {
      return differs("state", mark.stateDigest(), core.stateDigest());
    }
    if (mark.eventDigest() != core.eventDigest()) {
      return differs("events", mark.eventDigest(), core.eventDigest());
    }
    return null;
  }

  private static String differs(String what, long marked, long computed) {
    return "the mark's digest of "
        + what
        + " is "
        + hex(marked)
        + ", applying gives "
        + hex(computed);
  }

  private static String hex(long value) {
    return String.format(Locale.ROOT, "%016x", value);
  }
}
