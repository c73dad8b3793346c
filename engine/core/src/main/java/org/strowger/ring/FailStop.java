package org.strowger.ring;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The first thing that went wrong. Once set, every part of the engine stops at its next look. Any
 * thread.
 */
public final class FailStop {
  private final AtomicReference<Throwable> cause = new AtomicReference<>();

  /** Stops the engine; only the first cause is kept, later ones are added to it as suppressed. */
  public void fail(Throwable throwable) {
    if (!cause.compareAndSet(null, throwable) && cause.get() != throwable) {
      cause.get().addSuppressed(throwable);
    }
  }

  /** Whether something went wrong. */
  public boolean failed() {
    return cause.get() != null;
  }

  /** What went wrong first, or null. */
  public Throwable cause() {
    return cause.get();
  }
}
