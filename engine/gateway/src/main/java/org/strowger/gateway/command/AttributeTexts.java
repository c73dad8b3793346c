package org.strowger.gateway.command;

import java.util.ArrayList;
import java.util.List;

/** Attributes as written: a word, a number, or taken away. Reused; one thread. */
final class AttributeTexts {
  private final List<Attribute> attributes = new ArrayList<>();

  /**
   * One attribute.
   *
   * @param word its value; null: it has a number, or is taken away
   * @param number its value, if it is not a word and not taken away
   */
  record Attribute(String name, String word, long number, boolean removed) {}

  void clear() {
    attributes.clear();
  }

  void add(Attribute attribute) {
    attributes.add(attribute);
  }

  boolean contains(String name) {
    return attributes.stream().anyMatch(attribute -> attribute.name.equals(name));
  }

  int size() {
    return attributes.size();
  }

  Attribute get(int index) {
    return attributes.get(index);
  }
}
