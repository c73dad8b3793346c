package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.harness.ChildProcess;

/**
 * An engine on a small file system that fills up, in a process of its own, as a fault of mapped
 * memory would end it. Needs to be allowed to mount one; or a directory on one that is mounted
 * already, in the property {@value #PROPERTY}.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DiskFullTest {
  private static final String PROPERTY = "strowger.small.disk";
  private static final String SIZE = "size=12m";

  @TempDir private Path directory;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      directory = Files.createTempDirectory(Path.of(given), "engine");
      return;
    }
    mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", directory.toString()) == 0;
    assumeTrue(mounted, "a small file system cannot be mounted here; nothing was tested");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertEquals(0, run("umount", "-l", directory.toString()));
    }
  }

  private static int run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aFullDiskRefusesCommandsAndFailsSnapshotsAndTheEngineGoesOnWhenThereIsRoom(
      Scheduler scheduler) throws Exception {
    Process child =
        ChildProcess.start(DiskFullChild.class, List.of(directory.toString(), scheduler.name()));
    List<String> told = new ArrayList<>();
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(told::add);
    }
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, child.exitValue(), told.toString());
    assertEquals(3, count(told, "refused"), told.toString());
    assertEquals(3, count(told, "resumed"), told.toString());
    assertEquals(3, count(told, "snapshot: "), told.toString());

    Verifier.Verification verification = Verifier.verify(directory.resolve("engine"));
    assertTrue(verification.intact(), told.toString());
    assertTrue(verification.commands() > 36_000);
  }

  private static long count(List<String> told, String beginning) {
    return told.stream().filter(line -> line.startsWith(beginning)).count();
  }
}
