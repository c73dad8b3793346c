package org.strowger.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.recovery.Verifier;

/** What the README shows compiles, runs, and names files that exist. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path directory;

  private static String readme() throws Exception {
    return Files.readString(ROOT.resolve("README.md"));
  }

  @Test
  void theEmbeddingExampleCompilesAndOffersTheCall() throws Exception {
    Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertTrue(code.find(), "no java in the README");
    Path source = directory.resolve("Embedding.java");
    Files.writeString(source, code.group(1));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-cp",
                Path.of(Verifier.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    + java.io.File.pathSeparator
                    + Path.of(
                        org.agrona.DirectBuffer.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()),
                "-d",
                directory.toString(),
                source.toString());
    assertEquals(0, compiled, said.toString(UTF_8));

    Path journal = directory.resolve("journal");
    assertEquals("offer 1: interaction 1 to agent 1\n", outputOfMain(journal));
    assertTrue(Verifier.verify(journal).intact());
  }

  private String outputOfMain(Path journal) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {directory.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader
          .loadClass("Embedding")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {journal.toString()});
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void everyFileItNamesExists() throws Exception {
    Matcher link =
        Pattern.compile("\\]\\(([^)#:]+)\\)|(engine/\\S+\\.(?:yaml|jsonl))").matcher(readme());
    int found = 0;
    while (link.find()) {
      String name = link.group(1) != null ? link.group(1) : link.group(2);
      assertTrue(Files.exists(ROOT.resolve(name)), name);
      found++;
    }
    assertTrue(found >= 6, "found " + found);
  }
}
