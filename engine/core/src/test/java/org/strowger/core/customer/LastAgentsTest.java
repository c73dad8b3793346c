package org.strowger.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.strowger.core.event.StateDigest;

/** Decision S4-c: a bounded memory of who had a customer last. */
class LastAgentsTest {
  private final StateDigest digest = new StateDigest();

  @Test
  void S4_theAgentWrittenLastCountsAndOnlyWithinTheWindow() {
    LastAgents last = new LastAgents(digest, 10);
    last.write(7, 1, 3, 1000);
    last.write(7, 1, 4, 2000);
    last.write(7, 2, 5, 3000);
    assertEquals(4, last.agentSince(7, 1, 2000));
    assertEquals(0, last.agentSince(7, 1, 2001));
    assertEquals(5, last.agentSince(7, 2, 0));
    assertEquals(0, last.agentSince(8, 1, 0));
  }

  @Test
  void S4_withoutCustomerOrTopicNothingIsRemembered() {
    LastAgents last = new LastAgents(digest, 10);
    last.write(0, 1, 3, 1000);
    last.write(7, 0, 3, 1000);
    assertEquals(0, last.size());
    assertEquals(0, digest.value());
  }

  @Test
  void S4_thePairWrittenLongestAgoMakesRoom() {
    LastAgents last = new LastAgents(digest, 3);
    last.write(1, 1, 11, 1000);
    last.write(2, 1, 12, 1000);
    last.write(3, 1, 13, 1000);
    last.write(1, 1, 14, 1000);
    last.write(4, 1, 15, 1000);
    assertEquals(0, last.agentSince(2, 1, 0));
    assertEquals(14, last.agentSince(1, 1, 0));
    assertEquals(13, last.agentSince(3, 1, 0));
    assertEquals(15, last.agentSince(4, 1, 0));
    assertEquals(3, last.size());
  }

  /** Against a map in order of writing, through growth, eviction and a copy in order. */
  @Test
  void S4_manyWritesAgreeWithAPlainMap() {
    int most = 300;
    LastAgents last = new LastAgents(digest, most);
    Map<Long, Integer> plain = new LinkedHashMap<>();
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long customer = 1L + random.nextInt(i < 3000 ? 100 : 500);
      int topic = 1 + random.nextInt(2);
      long key = customer << 8 | topic;
      last.write(customer, topic, i, i / 7);
      plain.remove(key);
      plain.put(key, i);
      if (plain.size() > most) {
        plain.remove(plain.keySet().iterator().next());
      }
      assertEquals(plain.size(), last.size());
      for (long c = 1; i % 1000 == 0 && c <= 500; c++) {
        assertEquals(plain.getOrDefault(c << 8 | 1, 0), last.agentSince(c, 1, 0));
      }
    }
    StateDigest copied = new StateDigest();
    LastAgents copy = new LastAgents(copied, most);
    for (int entry = last.first(); entry != 0; entry = last.next(entry)) {
      copy.write(last.customer(entry), last.topic(entry), last.agent(entry), last.time(entry));
    }
    assertEquals(digest.value(), copied.value());
    last.write(9001, 1, 1, 9000);
    assertNotEquals(digest.value(), copied.value());
    copy.write(9001, 1, 1, 9000);
    assertEquals(digest.value(), copied.value());
  }
}
