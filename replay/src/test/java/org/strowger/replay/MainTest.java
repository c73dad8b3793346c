package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest extends ToolTest {
  @Test
  void theVersionNamesTheTool() {
    Run run = run("--version");
    assertEquals(ExitCode.GOOD, run.code());
    assertTrue(run.out().startsWith("strowger-replay "), run.out());
  }

  @Test
  void helpListsTheCommandsAndWhatExitCodesMean() {
    Run run = run("--help");
    assertEquals(ExitCode.GOOD, run.code());
    for (String word : new String[] {"describe", "verify", "dump", "explain", "damaged"}) {
      assertTrue(run.out().contains(word), run.out());
    }
  }

  @Test
  void aWrongCommandLineExitsWith2() {
    assertEquals(ExitCode.USAGE, run().code());
    assertEquals(ExitCode.USAGE, run("no-such-command").code());
    assertEquals(ExitCode.USAGE, run("verify").code());
    assertEquals(ExitCode.USAGE, run("verify", directory, "--no-such-option").code());
    Run head = run("verify", directory, "--expect-head", "12");
    assertEquals(ExitCode.USAGE, head.code());
    assertTrue(head.err().contains("a head is SEQUENCE:HASH"), head.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe", "verify", "dump"})
  void whatIsNoEnginesDirectoryExitsWith3AndIsLeftAsItIs(String command) throws IOException {
    Path missing = directory.resolve("missing");
    Run run = run(command, missing);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertEquals(missing + " does not exist\n", run.err());
    assertFalse(Files.exists(missing));

    Path file = Files.writeString(directory.resolve("file"), "x");
    assertEquals(file + " is not a directory\n", run(command, file).err());

    Path empty = Files.createDirectory(directory.resolve("empty"));
    run = run(command, empty);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("engine.properties does not exist"), run.err());
    assertEquals(0, empty.toFile().list().length);

    Files.writeString(empty.resolve("engine.properties"), "format=99\n");
    run = run(command, empty);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("format is 99, this software reads 1"), run.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe", "verify", "dump"})
  void anEngineThatTookNoCommandIsInOrder(String command) {
    closeCleanly(launch(context(org.strowger.EngineContext.Scheduler.INLINE)));
    Run run = run(command, directory);
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code(), run.out());
  }
}
