package org.strowger.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of snapshot files in an engine's directory. */
public final class SnapshotFiles {
  private static final String DIRECTORY = "snapshots";
  private static final String PREFIX = "snapshot-";
  private static final String SUFFIX = ".strowger";
  private static final int DIGITS = 20;
  private static final Pattern NAME =
      Pattern.compile(Pattern.quote(PREFIX) + "0[0-8][0-9]{18}" + Pattern.quote(SUFFIX));

  private SnapshotFiles() {}

  /** The directory of snapshots inside the engine's. */
  public static Path directory(Path engineDirectory) {
    return engineDirectory.resolve(DIRECTORY);
  }

  /** The file of the snapshot at a sequence. */
  public static Path file(Path engineDirectory, long sequence) {
    return directory(engineDirectory)
        .resolve(PREFIX + String.format(Locale.ROOT, "%0" + DIGITS + "d", sequence) + SUFFIX);
  }

  /** All snapshot files, newest first. */
  public static List<Path> newestFirst(Path engineDirectory) {
    Path directory = directory(engineDirectory);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> isSnapshot(file.getFileName().toString()))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sequence that the name of a snapshot's file tells. */
  public static long sequence(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name, PREFIX.length(), PREFIX.length() + DIGITS, 10);
  }

  /** With a number that a sequence can be: whatever else is there is not ours. */
  private static boolean isSnapshot(String name) {
    return NAME.matcher(name).matches();
  }
}
