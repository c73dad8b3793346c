package org.strowger.ring;

/** Threads that wait, and what they were told meanwhile. */
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
    interruptAgain(interrupted);
  }

  /** Interrupts this thread, if it was interrupted before and that was put aside. */
  public static void interruptAgain(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
