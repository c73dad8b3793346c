package org.strowger.replay.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.harness.JournalFiles;
import org.strowger.recovery.Verifier;
import org.strowger.replay.ExitCode;
import org.strowger.replay.Main;
import org.strowger.replay.ShopDay;
import org.strowger.replay.ToolTest;
import org.strowger.replay.text.Text;

/** The other build is this one with a change planted in a class of the core. */
class BisectCommandTest extends ToolTest {
  private static final Path CORE =
      Path.of("../engine/core/src/main/java/org/strowger/core").toAbsolutePath().normalize();

  @TempDir private static Path place;
  private static Path journal;

  @BeforeAll
  static void write() throws Exception {
    journal = ShopDay.write(place, "journal", "--plain-payloads");
  }

  /** A jar that is nothing but a list of places, the changed class first. */
  private static Path build(String name, String source, String from, String to) throws IOException {
    Path overlay = Files.createDirectories(place.resolve(name));
    if (source != null) {
      String text = Files.readString(CORE.resolve(source));
      assertTrue(text.contains(from), "the planted change fits");
      Path changed = place.resolve(name + "-src").resolve(source);
      Files.createDirectories(changed.getParent());
      Files.writeString(changed, text.replace(from, to));
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  said,
                  said,
                  "-proc:none",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "-d",
                  overlay.toString(),
                  changed.toString());
      assertEquals(0, code, said.toString(UTF_8));
    }
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    main.putValue("Add-Opens", "java.base/java.lang.reflect java.base/sun.nio.ch");
    main.putValue("Add-Exports", "java.base/jdk.internal.misc java.base/jdk.internal.ref");
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    main.put(Attributes.Name.CLASS_PATH, overlay.toUri() + " " + classes);
    Path jar = place.resolve(name + ".jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  @Test
  void theSameBuildGivesTheSame() throws Exception {
    Run run = run("bisect", journal, "--jar", build("same", null, null, null), "--every", "20");
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    assertTrue(run.out().contains("verdict     SAME\ncompared    50 commands\n"), run.out());
  }

  @Test
  void aDamagedJournalIsNotTheSame() throws Exception {
    Path damaged = ShopDay.write(place, "damaged", "--plain-payloads");
    byte[] record = JournalFiles.records(damaged).get(30);
    JournalFiles.flip(JournalFiles.segment(damaged), JournalFiles.offset(damaged, record) + 40, 1);
    Run run = run("bisect", damaged, "--jar", build("same-too", null, null, null), "--json");
    assertEquals(ExitCode.BAD, run.code());
    assertEquals("damaged", run.json().get("verdict"), run.out());
    assertTrue(run.err().startsWith("The journal is damaged behind what was compared."), run.err());
  }

  @Test
  void aChangeOfTheEventsIsFoundAtItsCommand() throws Exception {
    Path jar =
        build(
            "events",
            "event/CustomerEvents.java",
            ".csat((short) csat)",
            ".csat((short) (csat == 1 ? 2 : csat))");
    for (String every : List.of("7", "10000")) {
      Run run = run("bisect", journal, "--jar", jar, "--every", every, "--json");
      assertEquals("", run.err());
      assertEquals(ExitCode.BAD, run.code());
      assertEquals(47L, run.json().get("sequence"));
      assertEquals(1L, run.json().get("plan"));
      assertEquals("survey", run.json("command").get("do"));
      assertEquals("eve", run.json("command").get("customer"));
      assertEquals(1L, event(run, "this-build").get("csat"));
      assertEquals(2L, event(run, "other-build").get("csat"));
    }
  }

  @Test
  void aChangeOfTheStateAloneIsFoundToo() throws Exception {
    Path jar =
        build(
            "state", "Assignments.java", "agents.handled(agent) + 1", "agents.handled(agent) + 2");
    Run run = run("bisect", journal, "--jar", jar);
    assertEquals(ExitCode.BAD, run.code());
    assertTrue(run.out().contains("same        15 commands\nsequence    16\n"), run.out());
    assertTrue(run.out().contains("\"do\":\"accept\""), run.out());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> event(Run run, String build) {
    return ((List<Map<String, Object>>) run.json(build).get("events")).get(0);
  }

  @Test
  void aBuildThatTellsNoDigestsGivesNoVerdict() throws Exception {
    Path jar = place.resolve("empty.jar");
    Files.writeString(jar, "no jar");
    Run run = run("bisect", journal, "--jar", jar);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().startsWith(jar + " gives no digests (exit code 1): "), run.err());
    assertEquals("", run.out());
  }

  @Test
  void digestsEndWithThoseThatVerifyTells() {
    Run run = run("digests", journal, "--every", "20");
    assertEquals(ExitCode.GOOD, run.code());
    assertEquals(3, run.lines().size());
    Verifier.Verification verification = Verifier.verify(journal);
    String last = run.lines().get(2);
    assertTrue(last.contains("\"sequence\":50,"), last);
    assertTrue(last.contains(Text.hex(verification.stateDigest())), last);
    assertTrue(last.contains(Text.hex(verification.eventDigest())), last);
    assertFalse(run.lines().get(1).contains(Text.hex(verification.eventDigest())));
  }

  @Test
  void digestsOfAStretchComeWithItsEvents() {
    Run run = run("digests", journal, "--every", "1", "--events", "--from", "16", "--to", "17");
    assertEquals(4, run.lines().size(), run::out);
    assertTrue(run.lines().get(0).startsWith("{\"event\":\"accepted\",\"seq\":16"), run.out());
    assertEquals(ExitCode.USAGE, run("digests", journal, "--events").code());
    assertEquals(ExitCode.CANNOT_READ, run("digests", journal, "--from", "51").code());
  }
}
