package org.strowger.codec;

/** Values that one byte of the log holds. Stateless; any thread. */
public final class UnsignedByte {
  private UnsignedByte() {}

  /**
   * The value, if it fits; it must not become another that does.
   *
   * @param field what it is, for people
   * @throws IllegalArgumentException if it is not 0 to 255, naming field and value
   */
  public static short of(String field, int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException(field + " must be 0 to 255, is " + value);
    }
    return (short) value;
  }
}
