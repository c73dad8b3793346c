package org.strowger.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.StateMachine;

class StrategyLoadTest {
  private int accepted;
  private int rejected;

  private void count(DirectBuffer buffer, int offset, int length) {
    int template =
        new MessageHeaderDecoder().wrap(buffer, offset + EventHeader.LENGTH).templateId();
    accepted += template == OfferAcceptedDecoder.TEMPLATE_ID ? 1 : 0;
    rejected += template == RejectedDecoder.TEMPLATE_ID ? 1 : 0;
  }

  @ParameterizedTest
  @EnumSource(
      value = Strategy.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NULL_VAL"})
  void theRecordedLoadKeepsItsBacklogAndRefusesNothing(Strategy strategy) {
    for (StrategyLoad.Requirements requirements : StrategyLoad.Requirements.values()) {
      for (int waiting : new int[] {0, 500}) {
        StrategyLoad load = StrategyLoad.record(strategy, requirements, 100, waiting, 2_000);
        accepted = 0;
        rejected = 0;
        StateMachine machine = new StateMachine(load.limits(), this::count, new NoSnapshots());
        load.tape().apply(machine, 0, load.windowStart());
        int before = accepted;
        load.tape().apply(machine, load.windowStart(), load.tape().size());
        assertEquals(load.matches(), accepted - before);
        assertEquals(0, rejected);
        assertTrue(load.matches() > 800, load.matches() + " matches");
      }
    }
  }

  private static StrategyLoad.Pace pace(int setUp, int window) {
    return new StrategyLoad.Pace() {
      @Override
      public boolean setsUp(int done, int of) {
        assertEquals(250, of);
        return done < setUp;
      }

      @Override
      public boolean goesOn(int done) {
        return done < window;
      }
    };
  }

  private static StrategyLoad paced(int setUp, int window) {
    return StrategyLoad.record(
        Strategy.LONGEST_IDLE, StrategyLoad.Requirements.USUAL, 100, 0, 2_000, pace(setUp, window));
  }

  @Test
  void aPaceEndsTheWindowAndWhatIsLeftOfItIsTheBeginningOfTheWhole() {
    StrategyLoad whole = paced(1_000, 10_000);
    StrategyLoad part = paced(1_000, 300);
    assertTrue(part.isSetUp());
    assertEquals(2_000, whole.tape().size() - whole.windowStart());
    assertEquals(whole.windowStart(), part.windowStart());
    assertEquals(320, part.tape().size() - part.windowStart());
    assertTrue(part.matches() > 140 && part.matches() <= 170, part.matches() + " matches");
    int bytes = (int) part.tape().length(0, part.tape().size());
    for (int i = 0; i < bytes; i++) {
      assertEquals(whole.tape().buffer().getByte(i), part.tape().buffer().getByte(i));
    }
  }

  @Test
  void aPaceEndsTheSetUpAndThenThereIsNoWindow() {
    StrategyLoad load = paced(150, 10_000);
    assertFalse(load.isSetUp());
    assertEquals(0, load.matches());
    assertEquals(load.windowStart(), load.tape().size());
    assertTrue(load.windowStart() < 250, load.windowStart() + " commands");
  }
}
