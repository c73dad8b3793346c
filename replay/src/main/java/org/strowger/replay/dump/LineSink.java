package org.strowger.replay.dump;

import java.io.IOException;
import java.util.Map;

/** Writes the lines of a dump in one format. One thread. */
interface LineSink {
  /** A record, as {@link LineText} gives it. */
  void record(Map<String, Object> values) throws IOException;

  /** An event, one line of JSON with its line end, as the gateway writes it. */
  void event(String json) throws IOException;

  /** Hands what was written to the output. */
  void flush() throws IOException;
}
