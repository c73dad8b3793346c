package org.strowger.replay.trace;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The bank's records of February 1999, where they are at hand. */
public final class February {
  private static Trace trace;

  private February() {}

  /** Reads them; the test that asks is skipped if they are not there. */
  public static synchronized Trace read() {
    Path file =
        Path.of(
            System.getProperty("strowger.shared.data", ""),
            "anonymous-bank-1999-02",
            "data_anonymous_bank_february.txt.gz");
    assumeTrue(Files.exists(file), "no call records at hand");
    if (trace == null) {
      Mapping mapping = MappingReader.read(Path.of("docs", "anonymous-bank.mapping.yaml"));
      trace = RecordReader.read(file, mapping);
    }
    return trace;
  }
}
