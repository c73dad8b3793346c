package org.strowger.monitor;

/** What an engine is doing, as its figures tell. */
public enum EngineState {
  STARTING,
  RUNNING,
  CLOSING,
  FAILED,
  CLOSED;

  /** Its number in the figures. */
  @SuppressWarnings("EnumOrdinal") // its place is its number; another order is another version
  int number() {
    return ordinal();
  }
}
