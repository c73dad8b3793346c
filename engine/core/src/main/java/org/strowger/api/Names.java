package org.strowger.api;

import org.strowger.codec.sbe.IdKind;

/** The external ids behind the numbers, as known to the publishing side. Any thread. */
public interface Names {
  /** The external id, or null if the number has none. */
  String text(IdKind kind, long number);

  /** The number, or 0 if the id has none yet. */
  long number(IdKind kind, String text);
}
