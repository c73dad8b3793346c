package org.strowger.core.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class InteractionListTest {
  @Test
  void sortsInTheOrderGivenAndKeepsEachOnce() {
    Random random = new Random(3);
    InteractionList list = new InteractionList();
    for (int size = 0; size < 300; size++) {
      TreeSet<Integer> expected = new TreeSet<>((a, b) -> Integer.compare(b, a));
      list.clear();
      for (int i = 0; i < size; i++) {
        int slot = 1 + random.nextInt(200);
        expected.add(slot);
        list.add(slot);
      }
      list.sort((a, b) -> a > b);
      assertEquals(expected.size(), list.size());
      int i = 0;
      for (int slot : expected) {
        assertEquals(slot, list.get(i++));
      }
    }
  }
}
