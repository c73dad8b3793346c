package org.strowger.journal.chronicle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.harness.ChildProcess;
import org.strowger.harness.EngineChild;

class JvmOptionsTest {
  @TempDir private Path parent;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--add-opens java.base/java.lang.reflect=ALL-UNNAMED",
        "--add-opens java.base/sun.nio.ch=ALL-UNNAMED",
        "--add-exports java.base/jdk.internal.misc=ALL-UNNAMED",
        "--add-exports java.base/jdk.internal.ref=ALL-UNNAMED",
      })
  void aLaunchWithoutAnOptionThatTheLibrariesNeedIsRefusedNamingIt(String option) throws Exception {
    String joined = option.replace(' ', '=');
    String refusal = refusal(joined);
    assertTrue(refusal.endsWith("start java with " + option), refusal);
  }

  @Test
  void allThatAreMissingAreNamedInOne() throws Exception {
    String refusal = refusal("--add");
    assertEquals(
        "--add-opens java.base/java.lang.reflect=ALL-UNNAMED"
            + " --add-opens java.base/sun.nio.ch=ALL-UNNAMED"
            + " --add-exports java.base/jdk.internal.misc=ALL-UNNAMED"
            + " --add-exports java.base/jdk.internal.ref=ALL-UNNAMED",
        refusal.substring(refusal.indexOf("--add")));
  }

  private String refusal(String without) throws Exception {
    Path directory = parent.resolve("engine");
    Process child =
        ChildProcess.start(
            EngineChild.class,
            List.of(directory.toString()),
            option -> !option.startsWith(without));
    try (BufferedReader out = child.inputReader(UTF_8)) {
      String refusal = out.readLine();
      assertTrue(child.waitFor(30, TimeUnit.SECONDS));
      assertEquals(EngineChild.REFUSED, child.exitValue(), refusal);
      assertFalse(Files.exists(directory), "nothing was written");
      return refusal;
    }
  }
}
