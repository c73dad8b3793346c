package org.strowger.monitor;

/** What an engine is doing, as its figures tell. */
public enum EngineState {
  STARTING,
  RUNNING,
  CLOSING,
  FAILED,
  CLOSED
}
