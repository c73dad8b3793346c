package org.strowger.api;

import org.agrona.DirectBuffer;

/**
 * Receives every event in order, as bytes: an {@link org.strowger.codec.EventHeader} and an SBE
 * message. An event is delivered only after the command that caused it is journaled. Called on one
 * thread: one for events alone, with the shared scheduler that of journal and core, with the inline
 * scheduler the publisher's. An exception thrown here fails the engine. The buffer is valid during
 * the call only.
 *
 * <p>An event is delivered at most once. Those of commands that were journaled, but not delivered
 * before the process ended or the listener failed, are not delivered again after recovery; the
 * journal has the commands, and executing it again gives all events.
 *
 * <p>A listener may publish commands, with a publisher of its own. It must not wait for room in the
 * ring, which may not come before it returns: with the shared scheduler it never does. With the
 * inline scheduler its commands run when the command whose event it answers is finished. It cannot
 * close the engine.
 */
@FunctionalInterface
public interface EventListener {
  /**
   * One event.
   *
   * @param buffer holds it
   * @param offset of the event header
   * @param length of header and message, bytes
   */
  void onEvent(DirectBuffer buffer, int offset, int length);
}
