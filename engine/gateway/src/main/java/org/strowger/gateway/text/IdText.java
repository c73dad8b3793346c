package org.strowger.gateway.text;

import org.strowger.codec.Limits;

/** External ids: text of 1 to 64 bytes of UTF-8, anything else as it likes. Any thread. */
public final class IdText {
  private IdText() {}

  /**
   * Length in bytes of UTF-8, or -1 if the text cannot be written as UTF-8 because half of a
   * surrogate pair is missing.
   */
  public static int utf8Length(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        length++;
      } else if (c < 0x800) {
        length += 2;
      } else if (!Character.isSurrogate(c)) {
        length += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        length += 4;
        i++;
      } else {
        return -1;
      }
    }
    return length;
  }

  /** Whether the text can be an id. */
  public static boolean isId(String text) {
    int length = utf8Length(text);
    return length >= 1 && length <= Limits.MAX_TEXT_LENGTH;
  }

  /** A value as shown to people: at most 80 characters, the rest told by three dots. */
  public static String shortened(String value) {
    int most = 80;
    if (value.length() <= most) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most;
    return value.substring(0, end) + "...";
  }
}
