package org.strowger.replay;

/** Exit codes of the tool: verdicts, so that a script can act on them. */
public final class ExitCode {
  /** All that was asked for was found good, or was done. */
  public static final int GOOD = 0;

  /** The journal is damaged, or re-execution gave another result. */
  public static final int BAD = 1;

  /** The command line is wrong; nothing was read. */
  public static final int USAGE = 2;

  /**
   * Nothing can be said: the directory holds no journal, cannot be read, holds nothing of what was
   * asked for, too little was played to judge, or output failed.
   */
  public static final int CANNOT_READ = 3;

  private ExitCode() {}
}
