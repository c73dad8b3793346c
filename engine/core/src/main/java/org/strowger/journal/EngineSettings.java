package org.strowger.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.strowger.codec.CoreLimits;

/**
 * What an engine's directory was created with: the file {@value #FILE_NAME}, written once. A
 * journal is replayed under the limits it was written with.
 */
public final class EngineSettings {
  /** Name of the file in the engine's directory. */
  public static final String FILE_NAME = "engine.properties";

  /** Format of the directory that this software writes and reads. */
  public static final String FORMAT = "1";

  private static final List<String> JOURNAL_AND_SNAPSHOTS = List.of("journal", "snapshots");

  private EngineSettings() {}

  /** Whether the directory has the file. */
  public static boolean exist(Path directory) {
    return Files.exists(directory.resolve(FILE_NAME));
  }

  /**
   * The limits that the directory was created with.
   *
   * @throws IllegalStateException if the file is missing or not understood
   */
  public static CoreLimits read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    if (Files.notExists(file)) {
      throw new IllegalStateException("no engine's directory: " + file + " does not exist");
    }
    Properties properties = DirectoryFile.read(file);
    String format = properties.getProperty("format");
    if (format == null) {
      throw new IllegalStateException(
          file + " is not understood: it names no format; restore it from a copy");
    }
    if (!FORMAT.equals(format)) {
      throw new IllegalStateException(
          file + ": format is " + format + ", this software reads " + FORMAT);
    }
    CoreLimits limits =
        new CoreLimits(
            number(file, properties, "maxAgents"),
            number(file, properties, "maxInteractions"),
            number(file, properties, "maxNames"));
    if (!properties.containsKey("maxCustomers")) {
      // written before there was this limit
      return limits;
    }
    return new CoreLimits(
        limits.maxAgents(),
        limits.maxInteractions(),
        limits.maxNames(),
        number(file, properties, "maxCustomers"));
  }

  private static int number(Path file, Properties properties, String name) {
    String value = properties.getProperty(name);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(file + ": " + name + " is not a number: " + value, e);
    }
  }

  /**
   * Writes the file if it is not there; otherwise refuses other limits than those in it.
   *
   * @throws IllegalStateException naming the limit that differs
   */
  public static void keep(Path directory, CoreLimits limits) throws IOException {
    if (!exist(directory)) {
      for (String kept : JOURNAL_AND_SNAPSHOTS) {
        if (Files.exists(directory.resolve(kept))) {
          throw new IllegalStateException(
              "in "
                  + directory
                  + " there is "
                  + kept
                  + " but no "
                  + FILE_NAME
                  + ", which holds the limits it was written under; restore that file");
        }
      }
      write(directory, limits);
      return;
    }
    CoreLimits kept = read(directory);
    same(directory, "maxAgents", kept.maxAgents(), limits.maxAgents());
    same(directory, "maxInteractions", kept.maxInteractions(), limits.maxInteractions());
    same(directory, "maxNames", kept.maxNames(), limits.maxNames());
    same(directory, "maxCustomers", kept.maxCustomers(), limits.maxCustomers());
  }

  private static void same(Path directory, String name, int kept, int asked) {
    if (kept != asked) {
      throw new IllegalStateException(
          name
              + " is "
              + asked
              + ", but the journal in "
              + directory
              + " was begun with "
              + kept
              + "; use that, or another directory");
    }
  }

  private static void write(Path directory, CoreLimits limits) throws IOException {
    String text =
        "# Written once, when this directory was made. A journal is replayed under these limits.\n"
            + "format="
            + FORMAT
            + "\nmaxAgents="
            + limits.maxAgents()
            + "\nmaxInteractions="
            + limits.maxInteractions()
            + "\nmaxNames="
            + limits.maxNames()
            + "\nmaxCustomers="
            + limits.maxCustomers()
            + "\n";
    DirectoryFile.write(directory.resolve(FILE_NAME), text);
  }
}
