package org.strowger.journal;

import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;

/** Reads a journal forward. It may be read while an engine appends to it. One thread. */
public interface JournalSource extends AutoCloseable {
  /** Position to start from that means: the first record. */
  long START = 0;

  /** Sees one record. */
  @FunctionalInterface
  interface RecordHandler {
    /**
     * One record, not yet checked.
     *
     * @param position in the journal of the entry that holds it, alone or with others
     * @param buffer holds it, during the call only
     * @param offset of its first byte
     * @param length as it says itself where the entry has room for it, or else what is left of the
     *     entry, bytes
     * @return whether to go on
     */
    boolean onRecord(long position, DirectBuffer buffer, int offset, int length);
  }

  /**
   * How a scan ended.
   *
   * @param lastPosition of the last entry seen, -1 if none was
   * @param torn whether an unfinished record follows, left by a writer that was killed, or in work
   * @param damage why there must be more than could be read, or null
   */
  record End(long lastPosition, boolean torn, String damage) {}

  /**
   * Hands over records in order until the last, or until the handler has enough.
   *
   * @param position of the first entry wanted, or {@link #START}
   */
  End scan(long position, RecordHandler handler);

  /**
   * How much has been read of what was there, from where it was to begin, when the scan began: 0 to
   * 1000, by bytes. For progress.
   */
  int permille();

  /** When this returns, what was read through a position survives a loss of power. */
  void sync(long position);

  /** The files that hold the records, oldest first. */
  List<Path> segments();

  @Override
  void close();
}
