package org.strowger.ring;

/** Waiting for a thread to end. */
public final class Threads {
  private Threads() {}

  /** Waits until a thread has ended, however often the waiting one is interrupted meanwhile. */
  public static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
