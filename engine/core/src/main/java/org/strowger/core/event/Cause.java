package org.strowger.core.event;

/**
 * What is being carried out: a command, or a timer that fires before it. Engine time and cause
 * decide order in line (rule A1) and the start of timers. One thread.
 */
public final class Cause {
  private long nowMs;
  private long recordSequence;
  private long causeSequence;
  private int client;
  private long correlation;

  /** A command begins. */
  public void command(long timeMs, long sequence, int clientNumber, long correlationNumber) {
    nowMs = timeMs;
    recordSequence = sequence;
    causeSequence = sequence;
    client = clientNumber;
    correlation = correlationNumber;
  }

  /** A timer fires, at its own deadline, before the command with this sequence. */
  public void timer(long deadlineMs, long startedBy, long beforeSequence) {
    nowMs = deadlineMs;
    recordSequence = beforeSequence;
    causeSequence = startedBy;
    client = 0;
    correlation = 0;
  }

  /** Engine time, milliseconds since the epoch. */
  public long nowMs() {
    return nowMs;
  }

  /** Sequence that events carry. */
  public long recordSequence() {
    return recordSequence;
  }

  /** Sequence of the causing command (decision T-a). */
  public long causeSequence() {
    return causeSequence;
  }

  public int client() {
    return client;
  }

  public long correlation() {
    return correlation;
  }
}
