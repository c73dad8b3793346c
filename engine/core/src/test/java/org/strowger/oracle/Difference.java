package org.strowger.oracle;

import java.util.List;

/**
 * Where what was compared with the model first did something else.
 *
 * @param index of the record, from 0
 * @param what in words
 * @param expected events of the model
 * @param actual events of the other
 */
public record Difference(int index, String what, List<String> expected, List<String> actual) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at #").append(index + 1).append(": ").append(what);
    text.append("\n  the model:");
    expected.forEach(line -> text.append("\n    ").append(line));
    text.append("\n  the other:");
    actual.forEach(line -> text.append("\n    ").append(line));
    return text.toString();
  }
}
