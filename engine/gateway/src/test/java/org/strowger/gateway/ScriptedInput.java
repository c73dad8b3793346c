package org.strowger.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An input that gives what a script says, one piece for each read. */
final class ScriptedInput extends InputStream {
  /** Says what comes next: text, or null for the end; may block or throw. */
  @FunctionalInterface
  interface Script {
    String next(int read) throws IOException;
  }

  private final Script script;
  private int reads;
  private byte[] piece = new byte[0];
  private int at;

  ScriptedInput(Script script) {
    this.script = script;
  }

  /** Takes the next piece if the last one is used up; false at the end. */
  private boolean hasMore() throws IOException {
    if (at < piece.length) {
      return true;
    }
    String text = script.next(reads++);
    if (text == null) {
      return false;
    }
    piece = text.getBytes(StandardCharsets.UTF_8);
    at = 0;
    return true;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, offset, count);
    at += count;
    return count;
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? piece[at++] & 0xFF : -1;
  }
}
