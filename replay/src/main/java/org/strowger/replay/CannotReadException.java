package org.strowger.replay;

/** Nothing can be said about a journal; the message tells why, and what to do. */
public final class CannotReadException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotReadException(String message) {
    super(message);
  }

  public CannotReadException(String message, Throwable cause) {
    super(message, cause);
  }
}
