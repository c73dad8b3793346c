package org.strowger.recovery;

/** Told how far recovery is, on the thread that launches the engine. */
@FunctionalInterface
public interface RecoveryListener {
  /** Does nothing. */
  RecoveryListener NONE = (commands, permille) -> {};

  /**
   * Some thousands of commands more were applied.
   *
   * @param commands applied so far
   * @param permille of the journal behind the snapshot read so far, 0 to 1000, by bytes
   */
  void onProgress(long commands, int permille);
}
