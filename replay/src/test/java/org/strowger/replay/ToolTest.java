package org.strowger.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.EventListener;
import org.strowger.harness.EngineTest;
import org.strowger.replay.text.Json;

/** Runs the tool in this process on small journals. */
public abstract class ToolTest extends EngineTest {
  /** Where golden files are written instead of compared. */
  private static final String WRITE_PROPERTY = "strowger.golden.write";

  /**
   * What the tool did.
   *
   * @param code its exit code
   * @param out what it wrote
   * @param err what it wrote to the error output
   */
  public record Run(int code, String out, String err) {
    /** The output's lines. */
    public List<String> lines() {
      return out.lines().toList();
    }

    /** The output as one JSON object. */
    public Map<String, Object> json() {
      try {
        return Json.parse(out);
      } catch (IOException e) {
        throw new AssertionError(out, e);
      }
    }

    /** An object inside the output. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> json(String name) {
      Object value = json().get(name);
      assertNotNull(value, () -> "no " + name + " in " + out);
      return (Map<String, Object>) value;
    }
  }

  /** Runs the tool. */
  protected static Run run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
    return new Run(code, out.toString(), err.toString());
  }

  /** Plays the scenario inline and closes the engine. */
  protected void writeScenario(EventListener listener) {
    clock.set(Scenario.START_MS);
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(listener));
    new Scenario(engine.publisher(), clock).play();
    closeCleanly(engine);
  }

  /** Plays the scenario inline and closes the engine. */
  protected void writeScenario() {
    writeScenario((buffer, offset, length) -> {});
  }

  /**
   * Compares with a golden file, but for what depends on the place, the machine, or the layout of
   * the state. With the system property {@value #WRITE_PROPERTY} naming the folder, writes it.
   */
  protected void assertGolden(String name, String text) throws IOException {
    String shown =
        text.replace(directory.toString(), "DIR")
            .replaceAll("\\b[0-9a-f]{64}\\b", "<hash>")
            .replaceAll("\\b[0-9a-f]{16}\\b", "<digest>")
            .replaceAll("(\"(?:crc|chain)\":\")[0-9a-f]{8}", "$1<crc>")
            .replaceAll("(?<=,)[0-9a-f]{8}(?=,)", "<crc>")
            .replaceAll("(\\.strowger, )[0-9,]+", "$1<length>")
            .replaceAll("(\\.strowger\",\\s*\"length\" : )[0-9]+", "$1<length>")
            .replaceAll("took( +).*", "took$1<time>")
            .replaceAll("(\"took-ms\" : |\"commands-per-second\" : )[0-9]+", "$1<time>");
    String folder = System.getProperty(WRITE_PROPERTY);
    if (folder != null) {
      Files.writeString(Path.of(folder, name), shown);
    }
    try (var in = ToolTest.class.getResourceAsStream("/golden/" + name)) {
      assertTrue(folder != null || in != null, () -> "no golden file " + name + "; is:\n" + shown);
      if (folder == null) {
        assertEquals(new String(in.readAllBytes(), UTF_8), shown);
      }
    }
  }
}
