package org.strowger.monitor;

/** What an engine is doing, as its figures tell. */
public enum EngineState {
  STARTING,
  RUNNING,
  CLOSING,
  FAILED,
  CLOSED;

  /** Its number in the figures. */
  int number() {
    return ordinal();
  }
}
