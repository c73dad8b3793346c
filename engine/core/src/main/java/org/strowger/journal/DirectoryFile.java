package org.strowger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.strowger.disk.Device;
import org.strowger.disk.FileFault;

/** Reads small files, and writes them so that they are there as a whole or as they were before. */
final class DirectoryFile {
  private DirectoryFile() {}

  /**
   * Reads names and values.
   *
   * @throws IllegalStateException if it is no file of these
   */
  static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (CharacterCodingException e) {
      throw new IllegalStateException(file + " is not understood: it is not UTF-8", e);
    } catch (IOException e) {
      throw FileFault.of(file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + " is not understood: " + e.getMessage(), e);
    }
  }

  /** Writes a file; when this returns it survives a loss of power. */
  static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    Device.sync(file.getParent());
  }
}
