package org.strowger.api;

/**
 * What publishing a command returns: a positive ring position if it was taken in, else one of
 * these. A command taken in is not yet journaled; its events tell that it was.
 */
public final class PublishResult {
  /** The ring is full; nothing was published; try again. */
  public static final long BACK_PRESSURED = -1;

  /** The engine is closed or closing; nothing was published. */
  public static final long CLOSED = -2;

  /**
   * The engine has failed; nothing was published; {@code RoutingEngine.failure()} has the cause.
   * With the inline scheduler also the command during which it failed gets this; the journal may
   * hold it.
   */
  public static final long FAILED = -3;

  /**
   * The command is longer than the log allows, or than a quarter of the ring; nothing was
   * published.
   */
  public static final long TOO_LONG = -4;

  /**
   * The disk has no room for the journal; nothing was published. Commands are taken in again when
   * there is room: the engine keeps looking.
   */
  public static final long DISK_FULL = -5;

  private PublishResult() {}

  /** Name of a negative result, for people. */
  public static String describe(long result) {
    if (result > 0) {
      return "published";
    }
    return switch ((int) result) {
      case (int) BACK_PRESSURED -> "back pressured";
      case (int) CLOSED -> "engine closed";
      case (int) FAILED -> "engine failed";
      case (int) TOO_LONG -> "command too long";
      case (int) DISK_FULL -> "disk full";
      default -> "unknown result " + result;
    };
  }
}
