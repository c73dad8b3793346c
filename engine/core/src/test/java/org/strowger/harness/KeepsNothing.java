package org.strowger.harness;

import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.journal.JournalSink;

/** A journal that keeps nothing; a test overrides what it looks at. */
public class KeepsNothing implements JournalSink {
  @Override
  public void begin() {}

  @Override
  public void append(UnsafeBuffer buffer, int offset, int length) {}

  @Override
  public long commit() {
    return 0;
  }

  @Override
  public boolean hasRoom() {
    return true;
  }

  @Override
  public void rollIfLong() {}

  @Override
  public void sync() {}

  @Override
  public void close() {}
}
