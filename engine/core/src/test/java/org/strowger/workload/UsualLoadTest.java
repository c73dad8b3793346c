package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.RepeatedDecoder;
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

  @Test
  void commandsOfAClientAreRememberedAsAPublishersAre() {
    UsualLoad load = UsualLoad.recordOf(7, 100, 10_000);
    int[] type = new int[1];
    MessageHeaderDecoder header = new MessageHeaderDecoder();
    StateMachine machine =
        new StateMachine(
            load.limits(),
            (b, o, l) -> type[0] = header.wrap(b, o + EventHeader.LENGTH).templateId(),
            new NoSnapshots());
    CommandTape tape = load.tape();
    tape.apply(machine, 0, tape.size());

    int last = tape.size() - 1;
    int message = tape.offset(last) + Envelope.LENGTH;
    int length = tape.length(last) - Envelope.LENGTH;
    tape.add(tape.buffer(), message, length, machine.timeMs(), 7, tape.size());
    tape.apply(machine, last + 1, last + 2);

    assertEquals(RepeatedDecoder.TEMPLATE_ID, type[0]);
  }
}
