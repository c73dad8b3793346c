package org.strowger.replay.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.ExitCode;

/** Another build of this tool, run as a process, that tells digests. One thread. */
final class OtherBuild implements AutoCloseable {
  private static final String MEGABYTES = "m";

  private final Path jar;
  private final Path said;
  private final Process process;
  private final BufferedReader lines;
  private boolean tells;

  /** Starts it on a journal. */
  OtherBuild(Path jar, Path directory, Steps.Selection selection) {
    this.jar = jar;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + Runtime.getRuntime().maxMemory() / (1 << 20) + MEGABYTES);
    command.addAll(List.of("-jar", jar.toString(), "digests", directory.toString()));
    command.addAll(List.of("--every", Long.toString(selection.every())));
    command.addAll(List.of("--from", Long.toString(selection.from())));
    if (selection.to() != Long.MAX_VALUE) {
      command.addAll(List.of("--to", Long.toString(selection.to())));
    }
    if (selection.events()) {
      command.add("--events");
    }
    try {
      said = Files.createTempFile("strowger-bisect", ".err");
      process = new ProcessBuilder(command).redirectError(said.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /**
   * The next line.
   *
   * @return null at the end
   * @throws CannotReadException if the build failed
   */
  String next() {
    try {
      String line = lines.readLine();
      if (line == null) {
        int code = process.waitFor();
        if (code != ExitCode.GOOD && (code != ExitCode.BAD || !tells)) {
          throw new CannotReadException(
              "%s gives no digests (exit code %d): %s"
                  .formatted(jar, code, firstLine(Files.readString(said))));
        }
      }
      tells = true;
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotReadException("interrupted", e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("it says nothing");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      Files.deleteIfExists(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
