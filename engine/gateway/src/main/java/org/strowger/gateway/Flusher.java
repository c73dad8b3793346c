package org.strowger.gateway;

import org.strowger.gateway.event.EventWriter;

/**
 * Flushes events soon after they are written, at most a thousand times a second, so that a busy
 * output is written in large pieces and a quiet one at once. Ends with the writer.
 */
final class Flusher {
  private static final long PAUSE_MS = 1;

  private final EventWriter writer;
  private final Thread thread = new Thread(this::run, "strowger-gateway-flush");

  Flusher(EventWriter writer) {
    this.writer = writer;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (writer.awaitUnflushed()) {
        writer.flush();
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
