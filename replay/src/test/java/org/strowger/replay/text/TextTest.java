package org.strowger.replay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is printed for people gives a terminal nothing to obey. */
class TextTest {
  private static final String HOSTILE = "\u001b[31manna\nseq  7\u0000\u009b\u202e\\ $1";
  private static final String WRITTEN = "\\u001b[31manna\\u000aseq  7\\u0000\\u009b\\u202e\\ $1";

  @Test
  void controlCharactersAreWrittenOut() {
    assertEquals(WRITTEN, Text.printable(HOSTILE));
    assertEquals("Zoë 電話 ✓", Text.printable("Zoë 電話 ✓"));
  }

  @Test
  void aRowStaysALine() {
    assertEquals("agent       " + WRITTEN + "\n", Text.row("agent", HOSTILE));
  }

  @Test
  void cellsOfATableStayInTheirPlace() {
    String expected = "id" + " ".repeat(WRITTEN.length() - 2) + "  n\n" + WRITTEN + "  7\n";
    assertEquals(expected, new TextTable("id", "n").row(HOSTILE, "7").toString());
  }
}
