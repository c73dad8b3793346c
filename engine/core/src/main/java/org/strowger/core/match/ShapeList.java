package org.strowger.core.match;

import java.util.Arrays;

/**
 * Shapes that are not empty, in any order, with their masks side by side, so that most are passed
 * over without being touched. One thread.
 */
final class ShapeList {
  private Shape[] shapes = new Shape[8];
  private long[] masks = new long[8];
  private int count;

  /**
   * Index of the first shape from the given one on whose tokens may all be among those of the mask,
   * or -1.
   */
  int next(int from, long mask) {
    for (int i = from; i < count; i++) {
      if ((masks[i] & ~mask) == 0) {
        return i;
      }
    }
    return -1;
  }

  Shape shape(int i) {
    return shapes[i];
  }

  void add(Shape shape) {
    if (count == shapes.length) {
      shapes = Arrays.copyOf(shapes, 2 * count);
      masks = Arrays.copyOf(masks, 2 * count);
    }
    shapes[count] = shape;
    masks[count] = shape.mask;
    shape.listed = count++;
  }

  /** Takes a shape out; the last takes its place. */
  void remove(Shape shape) {
    Shape last = shapes[--count];
    shapes[shape.listed] = last;
    masks[shape.listed] = last.mask;
    last.listed = shape.listed;
    shapes[count] = null;
    shape.listed = -1;
  }
}
