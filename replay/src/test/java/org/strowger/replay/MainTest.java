package org.strowger.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.sbe.IdKind;

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

  @Test
  void aTimeZoneThatThereIsNotIsToldInWords() {
    Run run = run("report", directory, "--zone", "Mars/X");
    assertEquals(ExitCode.USAGE, run.code());
    assertTrue(run.err().contains("'--zone'"), run.err());
    assertTrue(run.err().contains("must be a time zone as Europe/Paris"), run.err());
    assertTrue(run.err().contains("is \"Mars/X\""), run.err());
  }

  @Test
  void anUnknownCommandIsToldInOneLine() {
    Run run = run("foo", directory, "--json");
    assertEquals(ExitCode.USAGE, run.code());
    assertEquals("", run.out());
    assertEquals(
        "Unknown command 'foo'; strowger-replay --help lists all commands."
            + System.lineSeparator(),
        run.err());
  }

  @Test
  void wrongUseIsToldWithoutTheWholeHelp() {
    for (String[] wrong :
        new String[][] {
          {"", "Say which command.", "strowger-replay --help"},
          {"--foo", "Unknown option: '--foo'", "strowger-replay --help"},
          {"verify", "Missing required parameter: 'DIR'", "strowger-replay verify --help"},
          {
            "day --durability fire",
            "must be one of none, process-crash, power-loss, is \"fire\"",
            "strowger-replay day --help"
          },
          {"day --sede 2", "Unknown options: '--sede', '2'", "strowger-replay day --help"}
        }) {
      Object[] args = wrong[0].isEmpty() ? new Object[0] : wrong[0].split(" ", -1);
      Run run = run(args);
      assertEquals(ExitCode.USAGE, run.code(), wrong[0]);
      assertTrue(run.err().contains(wrong[1]), run.err());
      assertTrue(run.err().endsWith(wrong[2] + " tells of all options.\n"), run.err());
      assertTrue(run.err().lines().count() <= 3, run.err());
    }
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
  @ValueSource(strings = {"describe", "verify", "verify --json", "dump"})
  void anOutputThatCannotBeWrittenExitsWith3(String command) {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    engine.publisher().number(IdKind.AGENT, "ann");
    closeCleanly(engine);
    StringWriter err = new StringWriter();
    String[] args = (command + " " + directory).split(" ");
    int code = Main.run(new PrintWriter(new FullDevice()), new PrintWriter(err), args);
    assertEquals(ExitCode.CANNOT_READ, code);
    assertEquals("the output cannot be written" + System.lineSeparator(), err.toString());
  }

  /** Takes nothing, as a full device or a closed pipe. */
  private static final class FullDevice extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe", "verify", "dump"})
  void anEngineThatTookNoCommandIsInOrder(String command) {
    closeCleanly(launch(context(Scheduler.INLINE)));
    Run run = run(command, directory);
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code(), run.out());
  }
}
