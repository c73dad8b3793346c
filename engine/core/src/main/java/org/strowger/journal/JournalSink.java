package org.strowger.journal;

import org.agrona.concurrent.UnsafeBuffer;

/** Where sealed records are appended. One thread at a time. */
public interface JournalSink extends AutoCloseable {
  /** The one that keeps nothing. */
  JournalSink NOTHING = new Nothing();

  /** Makes the journal ready, so that the first append is no slower than others. */
  void begin();

  /**
   * Appends one record. It may share an entry of the journal with others since the last commit, and
   * is in the journal only when that is finished.
   *
   * @param buffer outside the heap
   * @param offset of the envelope
   * @param length of the record, bytes
   */
  void append(UnsafeBuffer buffer, int offset, int length);

  /**
   * Finishes what was appended: when this returns it survives a crash of the process.
   *
   * @return position of the last entry, an address that only this journal understands
   */
  long commit();

  /**
   * Whether new commands may be taken in: room for them is reserved. Those taken in before have
   * theirs. Any thread where threads run the journal.
   */
  boolean hasRoom();

  /**
   * What is appended next goes into a new segment if this one is long; only where a mark was
   * committed last.
   */
  void rollIfLong();

  /** When this returns, all that was committed survives a loss of power. */
  void sync();

  @Override
  void close();

  /** Keeps nothing; what is done with records can be looked at in one that extends it. */
  class Nothing implements JournalSink {
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
}
