package org.strowger.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  /** Gives at most so many bytes at a time. */
  private static InputStream drop(String text, int most) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(most, length));
      }
    };
  }

  private static List<String> lines(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(in, () -> {})) {
      while (reader.next()) {
        assertEquals(lines.size() + 1, reader.number());
        lines.add(
            reader.tooLong()
                ? "(too long)"
                : new String(
                    reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void linesEndInALineFeedHoweverTheBytesArrive(int most) throws IOException {
    assertEquals(List.of(), lines(drop("", most)));
    assertEquals(List.of("a"), lines(drop("a", most)));
    assertEquals(List.of("a"), lines(drop("a\n", most)));
    assertEquals(
        List.of("ab", "", "cdé\r", " ", "last"), lines(drop("ab\n\ncdé\r\n \nlast", most)));
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 65_536, 10_000_000})
  void aLineThatIsTooLongIsSkippedAndTold(int most) throws IOException {
    String longest = "x".repeat(LineReader.MAX_LINE_LENGTH);
    assertEquals(
        List.of("a", longest, "(too long)", "b", "(too long)", "(too long)"),
        lines(
            drop(
                "a\n"
                    + longest
                    + "\n"
                    + longest
                    + "x\nb\n"
                    + longest.repeat(3)
                    + "\n"
                    + longest
                    + "y",
                most)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000})
  void aByteOrderMarkIsNoPartOfTheFirstLineAndOnlyOfThat(int most) throws IOException {
    assertEquals(List.of("a", "\uFEFFb"), lines(drop("\uFEFFa\n\uFEFFb", most)));
    assertEquals(List.of("\uFEFFa"), lines(drop("\uFEFF\uFEFFa", most)));
    assertEquals(List.of(), lines(drop("\uFEFF", most)));
    assertEquals(List.of("", "\uFEFFb"), lines(drop("\n\uFEFFb", most)));
    String longest = "x".repeat(LineReader.MAX_LINE_LENGTH);
    assertEquals(List.of(longest), lines(drop("\uFEFF" + longest, 1000 * most)));
  }

  @Test
  void blankLinesAreKnown() throws IOException {
    LineReader reader = new LineReader(drop("\n \t\r\n{}\n", 100), () -> {});
    assertTrue(reader.next() && reader.blank());
    assertTrue(reader.next() && reader.blank());
    assertTrue(reader.next());
    assertFalse(reader.blank());
    assertFalse(reader.next());
  }

  @Test
  void itTellsBeforeItReads() throws IOException {
    int[] told = {0};
    LineReader reader = new LineReader(drop("a\nb\n", 2), () -> told[0]++);
    assertTrue(reader.next());
    assertEquals(1, told[0]);
    assertTrue(reader.next());
    assertEquals(2, told[0]);
    assertFalse(reader.next());
    assertEquals(3, told[0]);
  }
}
