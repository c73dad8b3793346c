package org.strowger.codec;

import java.util.Arrays;

/**
 * Attributes with their values. A reusable holder for encoding; grows as needed, keeps its room.
 * One thread.
 */
public final class AttributeList {
  /** The value is a number as it is. */
  public static final int NUMBER = 0;

  /** The value is the number of a CODE. */
  public static final int CODE = 13;

  /** The attribute is taken away. */
  public static final int REMOVED = 255;

  private int[] attributes = new int[4];
  private int[] kinds = new int[4];
  private long[] values = new long[4];
  private int size;

  /** Empties the list. */
  public AttributeList clear() {
    size = 0;
    return this;
  }

  /**
   * Adds one.
   *
   * @param attribute number of the attribute's name
   * @param kind {@link #NUMBER}, {@link #CODE} or {@link #REMOVED}
   * @param value the number; 0 if removed
   */
  public AttributeList add(int attribute, int kind, long value) {
    if (size == attributes.length) {
      attributes = Arrays.copyOf(attributes, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    attributes[size] = attribute;
    kinds[size] = kind;
    values[size] = value;
    size++;
    return this;
  }

  public int size() {
    return size;
  }

  public int attribute(int index) {
    return attributes[index];
  }

  public int kind(int index) {
    return kinds[index];
  }

  public long value(int index) {
    return values[index];
  }
}
