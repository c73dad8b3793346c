package org.strowger.replay.describe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.strowger.snapshot.DamagedSnapshotException;
import org.strowger.snapshot.SnapshotFileReader;
import org.strowger.snapshot.SnapshotFiles;

/**
 * A snapshot file and whether every byte of it is as written.
 *
 * @param file where it is
 * @param length of the file, bytes
 * @param sequence of the last command in it; 0 if it is damaged
 * @param timeMs engine time of that command; 0 if it is damaged
 * @param damage what is wrong, or null
 */
record SnapshotState(Path file, long length, long sequence, long timeMs, String damage) {
  /** All of an engine's directory, oldest first. */
  static List<SnapshotState> all(Path engineDirectory) {
    List<Path> files;
    List<SnapshotState> states;
    do {
      files = SnapshotFiles.newestFirst(engineDirectory);
      states = files.stream().sorted().map(SnapshotState::read).flatMap(Optional::stream).toList();
      // Where retention took one away meanwhile, there is a newer one.
    } while (states.size() < files.size());
    return states;
  }

  /** Nothing of one that retention took away meanwhile. */
  private static Optional<SnapshotState> read(Path file) {
    try {
      long length = Files.size(file);
      try (SnapshotFileReader reader = SnapshotFileReader.open(file)) {
        return Optional.of(
            new SnapshotState(file, length, reader.sequence(), reader.timeMs(), null));
      } catch (DamagedSnapshotException e) {
        return Files.exists(file)
            ? Optional.of(new SnapshotState(file, length, 0, 0, e.getMessage()))
            : Optional.empty();
      }
    } catch (NoSuchFileException e) {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(new SnapshotState(file, 0, 0, 0, "a link to a file that is not there"))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
