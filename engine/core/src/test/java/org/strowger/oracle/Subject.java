package org.strowger.oracle;

import java.util.List;

/** Whatever applies sealed records and tells its events as text: the model, or the core. */
public interface Subject {
  /** Applies one record; returns the lines of its events. */
  List<String> apply(byte[] record);

  /**
   * What it tells when asked of the interactions in a queue of a state of the model, and of
   * newcomers there by each channel (X4-e); nothing if it cannot be asked.
   */
  default List<String> answers(State state, PlanData.Queue queue) {
    return List.of();
  }

  /** All records have been applied; these were they. */
  default void end(List<byte[]> records) {}
}
