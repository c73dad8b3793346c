package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;

/** Opens the page in a real browser; skipped where there is none. */
class BrowserTest extends ToolTest {
  @TempDir private Path place;

  @Test
  void aBrowserSeesTheChartsAndNothingTooWideForAPhone() throws Exception {
    Path browser = browser();
    assumeTrue(browser != null, "no chromium on the path: the page is not opened");
    Path page = place.resolve("report.html");
    HostileDay.write(place);
    assertEquals(ExitCode.GOOD, run("report", place.resolve("journal"), "--html", page).code());
    // A phone: the page measures itself in a frame of that width, with a script that is not in it.
    String probe =
        """
        <!DOCTYPE html><meta charset="utf-8"><iframe style="width:390px;height:800px;border:0" src="report.html"></iframe>
        <script>
        onload = () => {
          const page = document.querySelector('iframe').contentDocument;
          const seen = [...page.querySelectorAll('svg')].filter(one => one.getBoundingClientRect().width > 0);
          document.body.append('measured ' + page.documentElement.scrollWidth + ' wide, ' + seen.length
            + ' charts of ' + Math.max(...seen.map(one => one.getBoundingClientRect().width)));
        };
        </script>
        """;
    Path probing = Files.writeString(place.resolve("probe.html"), probe);
    Path told = place.resolve("told.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--user-data-dir=" + place.resolve("profile"),
                "--dump-dom",
                probing.toUri().toString())
            .redirectOutput(told.toFile())
            .redirectError(place.resolve("errors").toFile())
            .start();
    try {
      assumeTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
    } finally {
      process.destroyForcibly();
    }
    Matcher measured =
        Pattern.compile("measured (\\d+) wide, 9 charts of (\\d+)<")
            .matcher(Files.readString(told).replaceAll("(?s).*</script>", ""));
    assertTrue(measured.find(), this::errors);
    int wide = Integer.parseInt(measured.group(1));
    assertTrue(wide <= 390, measured.group());
    assertEquals(wide - 16, Integer.parseInt(measured.group(2)), "but for the margins");
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
