package org.strowger.snapshot;

/** A snapshot file cannot be used; the message says why, without naming the file. */
public final class DamagedSnapshotException extends Exception {
  /** Says why. */
  public DamagedSnapshotException(String message) {
    super(message);
  }
}
