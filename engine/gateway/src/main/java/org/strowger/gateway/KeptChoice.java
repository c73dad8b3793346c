package org.strowger.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Whether a journal has tokens of its customers, kept beside it at the first start: who forgets the
 * option once would have their ids in it for good, and know none of them.
 */
final class KeptChoice {
  static final String FILE_NAME = "gateway.properties";

  private static final String SEAL_CUSTOMERS = "sealCustomers";

  private KeptChoice() {}

  /**
   * Compares before the engine starts; a journal of which nothing is kept has no choice yet.
   *
   * @throws IllegalStateException if the journal was begun with the other choice
   * @throws IOException if what is kept cannot be read
   */
  static void check(Path journal, boolean sealCustomers) throws IOException {
    Path file = journal.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return;
    }
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      kept.load(reader);
    }
    String begun = kept.getProperty(SEAL_CUSTOMERS);
    if (!String.valueOf(sealCustomers).equals(begun)) {
      throw new IllegalStateException(
          "the journal in %s was begun %s --seal-customers (%s: %s=%s); start it so, or begin another"
              .formatted(
                  journal,
                  sealCustomers ? "without" : "with",
                  file.getFileName(),
                  SEAL_CUSTOMERS,
                  begun));
    }
  }

  /** Keeps the choice, if none is kept; for the one whose engine runs in the directory. */
  static void keep(Path journal, boolean sealCustomers) throws IOException {
    Path file = journal.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      Path temporary = journal.resolve(FILE_NAME + ".tmp");
      Files.writeString(temporary, SEAL_CUSTOMERS + "=" + sealCustomers + "\n");
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
