package org.strowger.oracle;

import java.util.List;

/** Whatever applies sealed records and tells its events as text: the model, or the core. */
public interface Subject {
  /** Applies one record; returns the lines of its events. */
  List<String> apply(byte[] record);

  /** All records have been applied; these were they. */
  default void end(List<byte[]> records) {}
}
