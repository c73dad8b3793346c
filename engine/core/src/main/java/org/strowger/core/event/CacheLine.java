package org.strowger.core.event;

/**
 * Where records have to begin in an array so that each fills whole cache lines. Elements begin 16
 * bytes into the object, and the objects of large arrays begin on a line; so the first record must
 * begin 48 bytes further on. Where a JVM lays arrays out otherwise it is merely slower.
 */
public final class CacheLine {
  /** Elements of a long array in front of the first record of eight. */
  public static final int LONGS_BEFORE = 6;

  /** Elements of an int array in front of the first record of sixteen. */
  public static final int INTS_BEFORE = 12;

  private CacheLine() {}
}
