package org.strowger.journal;

import org.agrona.concurrent.UnsafeBuffer;

/** Where sealed records are appended. One thread at a time. */
public interface JournalSink extends AutoCloseable {
  /** Keeps nothing. */
  JournalSink NOTHING =
      new JournalSink() {
        @Override
        public void begin() {}

        @Override
        public long append(UnsafeBuffer buffer, int offset, int length) {
          return 0;
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
      };

  /** Makes the journal ready, so that the first append is no slower than others. */
  void begin();

  /**
   * Appends one record; when this returns it survives a crash of the process.
   *
   * @param buffer outside the heap
   * @param offset of the envelope
   * @param length of the record, bytes
   * @return its position in the journal, an address that only this journal understands
   */
  long append(UnsafeBuffer buffer, int offset, int length);

  /** When this returns, all that was appended survives a loss of power. */
  void sync();

  @Override
  void close();
}
