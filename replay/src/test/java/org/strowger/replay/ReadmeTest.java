package org.strowger.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.recovery.Verifier;

/** What the README shows compiles, runs, and names files that exist. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path directory;

  private static String readme() throws Exception {
    return Files.readString(ROOT.resolve("README.md"));
  }

  /** The first code block of a language; "" is none. */
  private static String block(String language, int from) throws Exception {
    Matcher code =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme());
    assertTrue(code.find(from), "no " + language + " in the README");
    return code.group(1);
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void theEmbeddingExampleCompilesAndPrintsWhatIsShown(Scheduler scheduler) throws Exception {
    String launch = "new EngineContext()";
    String example = block("java", 0);
    assertTrue(example.contains(launch), "the example's own context");
    compile(
        example.replace(launch, launch + ".scheduler(EngineContext.Scheduler." + scheduler + ")"));

    Path journal = directory.resolve("journal");
    assertEquals(block("", readme().indexOf("It prints")), outputOfMain(journal));
    assertTrue(Verifier.verify(journal).intact());
  }

  private void compile(String example) throws Exception {
    Path source = directory.resolve("Embedding.java");
    Files.writeString(source, example);
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
                place(Verifier.class) + File.pathSeparator + place(DirectBuffer.class),
                "-d",
                directory.toString(),
                source.toString());
    assertEquals(0, compiled, said.toString(UTF_8));
  }

  /** The jar or directory a class is from. */
  private static Path place(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void theEmbeddingExampleIsRunWithTheOptionsAndVersionOfTheBuild() throws Exception {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    Matcher opens = Pattern.compile("<jvm.opens>(.*?)</jvm.opens>").matcher(pom);
    assertTrue(opens.find(), "no options in the pom");
    String run = readme().replace("\\\n", " ").replaceAll(" +", " ");
    String options = opens.group(1).replace("s=", "s ");
    assertTrue(run.contains("java " + options + " -cp "), options);

    Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(pom);
    assertTrue(version.find(), "no version in the pom");
    assertTrue(readme().contains("version `" + version.group(1) + "`"), version.group(1));
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
    Matcher name = Pattern.compile("engine/\\S+\\.(?:yaml|jsonl)").matcher(readme());
    int found = 0;
    while (name.find()) {
      assertTrue(Files.exists(ROOT.resolve(name.group())), name.group());
      found++;
    }
    assertTrue(found >= 2, "found " + found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "engine/docs/rules.md",
        "engine/docs/plan.md",
        "engine/docs/json-lines.md",
        "engine/docs/decisions.md",
        "replay/docs/tools.md"
      })
  void everyLinkLeadsToAFileAndASection(String document) throws Exception {
    Path file = ROOT.resolve(document);
    Matcher link =
        Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+))?\\)").matcher(Files.readString(file));
    int found = 0;
    while (link.find()) {
      Path target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
      assertTrue(Files.exists(target), link.group());
      assertTrue(
          link.group(2) == null || sections(Files.readString(target)).contains(link.group(2)),
          link.group());
      found++;
    }
    assertTrue(found > 0, "no link in " + document);
  }

  private static List<String> sections(String document) {
    return document
        .lines()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "engine/docs/plan.md",
        "engine/docs/json-lines.md",
        "replay/docs/tools.md"
      })
  void everyRuleThatUsersAreToldOfIsInTheRules(String document) throws Exception {
    String rules = Files.readString(ROOT.resolve("engine/docs/rules.md"));
    Matcher rule =
        Pattern.compile("\\b[TOFASRCKX][0-9]{1,2}\\b")
            .matcher(Files.readString(ROOT.resolve(document)).replaceAll("(?m)^```[^`]*```", ""));
    while (rule.find()) {
      assertTrue(rules.contains("- **" + rule.group() + "** "), rule.group());
    }
  }
}
