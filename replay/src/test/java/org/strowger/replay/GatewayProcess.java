package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A gateway as a user runs it, with time from its lines. */
public final class GatewayProcess {
  private final Path place;

  /** One whose files are there. */
  public GatewayProcess(Path place) {
    this.place = place;
  }

  /**
   * Serves lines to their end.
   *
   * @param journal name of the engine's directory
   */
  public void serve(String plan, String lines, String journal, String... options)
      throws IOException, InterruptedException {
    Path planFile = Files.writeString(place.resolve("plan.yaml"), plan);
    Path in = Files.writeString(place.resolve("in.jsonl"), lines);
    Path told = place.resolve("told");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String open : List.of("java.lang.reflect", "sun.nio.ch", "jdk.internal.misc")) {
      command.add("--add-opens");
      command.add("java.base/" + open + "=ALL-UNNAMED");
    }
    command.add("--add-exports");
    command.add("java.base/jdk.internal.ref=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.strowger.gateway.Main", "--clock", "input"));
    command.addAll(List.of("--plan", planFile.toString(), "--in", in.toString()));
    command.addAll(List.of("--journal", place.resolve(journal).toString()));
    command.addAll(List.of("--out", place.resolve("events.jsonl").toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile()).start();
    int code = process.waitFor();
    assertEquals(0, code, () -> text(told));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
