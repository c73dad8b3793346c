package org.strowger;

import org.strowger.api.CommandPublisher;
import org.strowger.api.Names;

/** A running engine. */
public final class RoutingEngine implements AutoCloseable {
  private RoutingEngine() {}

  /** Recovers the state from the context's directory, if there is any, and starts. */
  public static RoutingEngine launch(EngineContext context) {
    if (context.directory() == null) {
      throw new IllegalStateException("no directory");
    }
    return new RoutingEngine();
  }

  /** A publisher for one thread. */
  public CommandPublisher publisher() {
    return null;
  }

  /** The external ids known so far. */
  public Names names() {
    return null;
  }

  /** Why the engine failed, or null. */
  public Throwable failure() {
    return null;
  }

  /**
   * Deadline of the next timer in milliseconds since the epoch, {@link Long#MAX_VALUE} if there is
   * none.
   */
  public long nextDeadlineMs() {
    return Long.MAX_VALUE;
  }

  /** Takes no more commands, finishes those taken, and releases everything. */
  @Override
  public void close() {}
}
