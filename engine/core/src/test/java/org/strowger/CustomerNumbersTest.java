package org.strowger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Traffic;

/** Decision CU-a: the number of a customer who is forgotten is not used again. */
class CustomerNumbersTest extends EngineTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void CUa_numbersGoOnBehindThoseForgotten(boolean snapshot) {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.applyPlan(Traffic.plan(1)) > 0);
    assertEquals(1, publisher.number(IdKind.CUSTOMER, "ann"));
    assertEquals(2, publisher.number(IdKind.CUSTOMER, "bob"));
    Touchpoint page = new Touchpoint().reset(2, 0, TouchKind.PAGE.value());
    assertTrue(publisher.recordTouchpoint(page) > 0);
    assertTrue(publisher.forgetCustomer(2) > 0);
    assertNull(engine.names().text(IdKind.CUSTOMER, 2));
    if (snapshot) {
      assertTrue(publisher.takeSnapshot() > 0);
    }
    closeCleanly(engine);
    engine = launch(context(Scheduler.INLINE));
    assertEquals(1, engine.publisher().number(IdKind.CUSTOMER, "ann"));
    assertEquals(3, engine.publisher().number(IdKind.CUSTOMER, "bob"));
    closeCleanly(engine);
  }
}
