package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.core.StateMachine;

class UsualLoadTest {
  @ParameterizedTest
  @CsvSource({"100, false", "1000, true"})
  void recordedLoadIsBusyAndGivesTheSameEventsAgain(int agents, boolean named) {
    UsualLoad load = UsualLoad.record(agents, 100_000, named);
    assertTrue(load.utilisation() > 0.85 && load.utilisation() < 0.95, "" + load.utilisation());
    assertTrue(load.windowMatches() > 20_000, "" + load.windowMatches());

    int[] events = new int[1];
    StateMachine machine =
        new StateMachine(load.limits(), (b, o, l) -> events[0]++, new NoSnapshots());
    load.tape().apply(machine, 0, load.tape().size());
    assertTrue(events[0] > load.tape().size());
    assertEquals(load.eventDigest(), machine.eventDigest());
  }
}
