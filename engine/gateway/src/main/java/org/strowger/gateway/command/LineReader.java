package org.strowger.gateway.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines that end in a line feed; a last line may lack it. A byte order
 * mark at the very start is no part of the first line. A line longer than the limit is skipped to
 * its end and told as such. One thread.
 */
public final class LineReader implements Closeable {
  /** Longest line in bytes, its end not counted; only a plan is ever that long. */
  public static final int MAX_LINE_LENGTH = 4 * 1024 * 1024;

  /** The byte order mark of UTF-8. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final Runnable beforeRead;
  private byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private boolean markPassed;
  private boolean ended;
  private int lineNumber;
  private int lineStart;
  private int lineLength;
  private boolean tooLong;

  /**
   * Reads lines from a stream.
   *
   * @param beforeRead called each time before the stream is read, which may block
   */
  public LineReader(InputStream in, Runnable beforeRead) {
    this.in = in;
    this.beforeRead = beforeRead;
  }

  /** Goes to the next line; false at the end of the input. */
  public boolean next() throws IOException {
    tooLong = false;
    int scanned = from;
    while (true) {
      if (!markPassed && lineNumber == 0 && (to >= MARK.length || ended)) {
        passMark();
      }
      int end = indexOfLineFeed(scanned);
      if (end >= 0 || ended) {
        int stop = end >= 0 ? end : to;
        if (end < 0 && stop == from && !tooLong) {
          return false;
        }
        take(stop);
        from = end >= 0 ? end + 1 : to;
        return true;
      }
      if (to - from > MAX_LINE_LENGTH) {
        tooLong = true;
        from = to;
      }
      scanned = fill();
    }
  }

  private void take(int stop) {
    lineNumber++;
    tooLong |= stop - from > MAX_LINE_LENGTH;
    lineStart = from;
    lineLength = tooLong ? 0 : stop - from;
  }

  private void passMark() {
    if (Arrays.equals(buffer, 0, MARK.length, MARK, 0, MARK.length)) {
      from = MARK.length;
    }
    markPassed = true;
  }

  private int indexOfLineFeed(int start) {
    for (int i = start; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Reads more and returns where the new bytes start. */
  private int fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    beforeRead.run();
    int start = to;
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      ended = true;
    } else {
      to += read;
    }
    return start;
  }

  /** Number of the line, from 1. */
  public int number() {
    return lineNumber;
  }

  /** Whether the line is longer than {@link #MAX_LINE_LENGTH}; its bytes are gone then. */
  public boolean tooLong() {
    return tooLong;
  }

  /** Whether the line has nothing but white space. */
  public boolean blank() {
    for (int i = lineStart; i < lineStart + lineLength; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return !tooLong;
  }

  /** Holds the line's bytes until the next line is read. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the line starts in the buffer. */
  public int offset() {
    return lineStart;
  }

  /** Length of the line in bytes. */
  public int length() {
    return lineLength;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
