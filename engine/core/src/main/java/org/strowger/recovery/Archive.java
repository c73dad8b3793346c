package org.strowger.recovery;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.strowger.disk.Device;

/**
 * Where retention moves files to. What is there of another engine is never taken for a file, nor
 * written over.
 */
final class Archive {
  private Archive() {}

  /**
   * Sees to it that the archive has a file and would have it after a loss of power. On the file
   * system of the journal it is a second name of the same file, which takes no room; elsewhere a
   * copy, which has its name when it is whole.
   *
   * @param name in the archive
   */
  static void keep(Path file, Path archive, Path name) throws IOException {
    Path target = archive.resolve(name);
    Device.makeDirectories(target.getParent());
    if (Files.exists(target)) {
      checkSame(file, target);
      Device.sync(target);
    } else if (!linked(file, target)) {
      copy(file, target);
    } else {
      Device.sync(target);
    }
    syncNames(archive, target.getParent());
  }

  /** Also of directories that were there: who made them may have been killed before it synced. */
  private static void syncNames(Path archive, Path last) throws IOException {
    Path top = archive.toAbsolutePath();
    for (Path names = last.toAbsolutePath(); names.startsWith(top); names = names.getParent()) {
      Device.sync(names);
    }
    if (Files.isReadable(top.getParent())) {
      Device.sync(top.getParent());
    }
  }

  private static void checkSame(Path file, Path target) throws IOException {
    // The directory may have two names, by a link or by a mount: then they are the same file, and
    // its only one.
    boolean itself =
        file.toRealPath().equals(target.toRealPath())
            || Files.isSameFile(file.toAbsolutePath().getParent(), target.getParent());
    if (itself || (!Files.isSameFile(file, target) && Files.mismatch(file, target) >= 0)) {
      throw new FileAlreadyExistsException(
          target.toString(),
          file.toString(),
          "the archive has another file of this name; it was not removed. Give each engine an"
              + " archive of its own");
    }
  }

  private static boolean linked(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return false;
    }
  }

  private static void copy(Path file, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
    Device.sync(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
