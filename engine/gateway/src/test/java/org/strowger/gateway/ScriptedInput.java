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

  ScriptedInput(Script script) {
    this.script = script;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    String text = script.next(reads++);
    if (text == null) {
      return -1;
    }
    byte[] piece = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(piece, 0, bytes, offset, piece.length);
    return piece.length;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("lines are read in pieces");
  }
}
