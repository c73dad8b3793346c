package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;

/** Opens the pages in a real browser; skipped where there is none. */
class BrowserTest extends ToolTest {
  @TempDir private Path place;

  private Path browser;

  @BeforeEach
  void findABrowser() throws Exception {
    browser = browser();
    assumeTrue(browser != null, "no chromium on the path: no page is opened");
    HostileDay.write(place);
  }

  @Test
  void aReportHasItsChartsAndNothingTooWideForAPhone() throws Exception {
    Path page = place.resolve("page.html");
    assertEquals(ExitCode.GOOD, run("report", place.resolve("journal"), "--html", page).code());
    fitsAPhone(9);
    prints(page);
  }

  @Test
  void aWhatIfHasTheChartsOfThreeReportsAndNothingTooWideForAPhone() throws Exception {
    Path page = place.resolve("page.html");
    Run run =
        run(
            "whatif",
            place.resolve("journal"),
            "--plan",
            place.resolve("plan.yaml"),
            "--runs",
            "2",
            "--html",
            page);
    assertTrue(Files.exists(page), run.err());
    fitsAPhone(27);
    prints(page);
  }

  /**
   * A phone: the page measures itself in a frame of that width, with a script that is not in it.
   */
  private void fitsAPhone(int charts) throws Exception {
    String probe =
        """
        <!DOCTYPE html><meta charset="utf-8"><iframe style="width:390px;height:800px;border:0" src="page.html"></iframe>
        <script>
        onload = () => {
          const page = document.querySelector('iframe').contentDocument;
          page.querySelectorAll('details').forEach(one => one.open = true);
          const seen = [...page.querySelectorAll('svg')].filter(one => one.getBoundingClientRect().width > 0);
          document.body.append('measured ' + page.documentElement.scrollWidth + ' wide, ' + seen.length
            + ' charts of ' + Math.max(...seen.map(one => one.getBoundingClientRect().width)));
        };
        </script>
        """;
    Path probing = Files.writeString(place.resolve("probe.html"), probe);
    String told = browse("--dump-dom", probing);
    Matcher measured =
        Pattern.compile("measured (\\d+) wide, " + charts + " charts of (\\d+)<")
            .matcher(told.replaceAll("(?s).*</script>", ""));
    assertTrue(measured.find(), () -> told.replaceAll("(?s).*</script>", "") + errors());
    int wide = Integer.parseInt(measured.group(1));
    assertTrue(wide <= 390, measured.group());
    assertEquals(wide - 16, Integer.parseInt(measured.group(2)), "but for the margins");
    assertFalse(errors().contains("CONSOLE"), this::errors);
  }

  private void prints(Path page) throws Exception {
    Path printed = place.resolve("printed.pdf");
    browse("--print-to-pdf=" + printed, page);
    String pdf = Files.readString(printed, StandardCharsets.ISO_8859_1);
    assertTrue(pdf.startsWith("%PDF"), this::errors);
    long pages = Pattern.compile("/Type /Page\\b").matcher(pdf).results().count();
    assertTrue(pages > 1 && pages < 60, "pages " + pages);
  }

  /** What it writes. A browser that hangs is tried once more. */
  private String browse(String what, Path page) throws Exception {
    for (int attempt = 0; attempt < 2; attempt++) {
      Path told = place.resolve("told.html");
      Process process =
          new ProcessBuilder(
                  browser.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--enable-logging=stderr",
                  "--allow-file-access-from-files",
                  "--user-data-dir=" + place.resolve("profile-" + attempt),
                  what,
                  page.toUri().toString())
              .redirectOutput(told.toFile())
              .redirectError(place.resolve("errors").toFile())
              .start();
      try {
        if (process.waitFor(60, TimeUnit.SECONDS)) {
          return Files.readString(told);
        }
      } finally {
        process.destroyForcibly();
      }
    }
    throw new AssertionError("the browser did not end: " + errors());
  }

  private String errors() {
    try {
      return Files.readString(place.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path browser() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                List.of(path.split(File.pathSeparator, -1)).stream().map(at -> Path.of(at, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }
}
