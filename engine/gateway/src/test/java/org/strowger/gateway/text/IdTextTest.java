package org.strowger.gateway.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "é", "€", "😀", "سلام", "a\"b\\c\n", "日本語😀x"})
  void lengthIsThatOfTheBytes(String text) {
    assertEquals(text.getBytes(StandardCharsets.UTF_8).length, IdText.utf8Length(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "a\ud83d", "\ude00", "\ud83dx", "\ude00\ud83d"})
  void halfASurrogatePairIsNoText(String text) {
    assertEquals(-1, IdText.utf8Length(text));
    assertFalse(IdText.isId(text));
  }

  @Test
  void anIdHasOneTo64Bytes() {
    assertFalse(IdText.isId(""));
    assertTrue(IdText.isId("a".repeat(64)));
    assertFalse(IdText.isId("a".repeat(65)));
    assertTrue(IdText.isId("é".repeat(32)));
    assertFalse(IdText.isId("é".repeat(32) + "a"));
  }

  @Test
  void aLongValueIsShortenedWithoutCuttingAPair() {
    assertEquals("a".repeat(80), IdText.shortened("a".repeat(80)));
    assertEquals("a".repeat(80) + "...", IdText.shortened("a".repeat(81)));
    assertEquals("a".repeat(79) + "...", IdText.shortened("a".repeat(79) + "😀😀"));
  }
}
