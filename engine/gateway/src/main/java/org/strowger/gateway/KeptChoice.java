package org.strowger.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
   * @throws IllegalStateException if the journal was begun with the other choice, or it is not
   *     understood which
   * @throws IOException if what is kept cannot be read
   */
  static void check(Path journal, boolean sealCustomers) throws IOException {
    Path file = journal.resolve(FILE_NAME);
    if (!Files.exists(file)) {
      return;
    }
    String begun = read(file);
    if (!"true".equals(begun) && !"false".equals(begun)) {
      throw new IllegalStateException(
          "%s is not understood: %s is %s; write %s=true into it if the journal was begun with --seal-customers, otherwise %s=false"
              .formatted(file, SEAL_CUSTOMERS, begun, SEAL_CUSTOMERS, SEAL_CUSTOMERS));
    }
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

  /** The choice as it is written, null if there is none. */
  private static String read(Path file) throws IOException {
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      kept.load(reader);
      return kept.getProperty(SEAL_CUSTOMERS);
    } catch (IllegalArgumentException e) {
      return null;
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  /**
   * Keeps the choice, if none is kept; for the one whose engine runs in the directory. When this
   * returns it survives a loss of power.
   *
   * @return whether none was kept
   */
  static boolean keep(Path journal, boolean sealCustomers) throws IOException {
    Path file = journal.resolve(FILE_NAME);
    if (Files.exists(file)) {
      return false;
    }
    Path temporary = journal.resolve(FILE_NAME + ".tmp");
    Files.writeString(
        temporary,
        SEAL_CUSTOMERS + "=" + sealCustomers + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(journal, StandardOpenOption.READ)) {
      names.force(true);
    }
    return true;
  }
}
