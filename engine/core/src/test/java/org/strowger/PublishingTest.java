package org.strowger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionPromotedDecoder;
import org.strowger.codec.sbe.NameDefinedDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.harness.EngineTest;
import org.strowger.harness.RecordedEvents;
import org.strowger.harness.Traffic;
import org.strowger.recovery.Verifier;

class PublishingTest extends EngineTest {
  /** A queue has more bytes than this in a plan. */
  private static final int LEAST_QUEUE_LENGTH = 20;

  private static final int PUBLISHERS = 8;
  private static final int EACH = 5_000;

  private static void fill(CommandPublisher publisher) {
    long result = 1;
    while (result > 0) {
      result = publisher.tick();
      if (result > 0 && result % 64 == 0) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    assertEquals(PublishResult.BACK_PRESSURED, result);
  }

  /** The listener stands still, the core waits for it, the ring fills. */
  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void aFullRingIsReportedAndNothingIsHalfDone(Scheduler scheduler) {
    CountDownLatch goOn = new CountDownLatch(1);
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine =
        launch(
            context(scheduler)
                .listener(
                    (buffer, offset, length) -> {
                      await(goOn);
                      events.onEvent(buffer, offset, length);
                    }));
    CommandPublisher publisher = engine.publisher();
    assertEquals(1, publisher.number(IdKind.AGENT, "ann"));
    fill(publisher);
    // The core may take a last batch while events still fit.
    while (publisher.tick() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    assertEquals(PublishResult.BACK_PRESSURED, publisher.number(IdKind.AGENT, "bob"));
    assertEquals(0, engine.names().number(IdKind.AGENT, "bob"));
    assertNull(engine.names().text(IdKind.AGENT, 2));
    assertEquals(PublishResult.BACK_PRESSURED, publisher.applyPlan(Traffic.plan(1)));

    goOn.countDown();
    long number = PublishResult.BACK_PRESSURED;
    while (number == PublishResult.BACK_PRESSURED) {
      LockSupport.parkNanos(1_000_000);
      number = publisher.number(IdKind.AGENT, "bob");
    }
    assertEquals(2, number);
    closeCleanly(engine);
    assertEquals(
        2, events.templates().stream().filter(id -> id == NameDefinedDecoder.TEMPLATE_ID).count());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void manyThreadsPublishWithoutLossOrMixture(Scheduler scheduler) throws Exception {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(scheduler).listener(events));
    ExecutorService pool = Executors.newFixedThreadPool(PUBLISHERS);
    List<Future<?>> running = new ArrayList<>();
    for (int client = 1; client <= PUBLISHERS; client++) {
      CommandPublisher publisher = engine.publisher();
      int number = client;
      running.add(
          pool.submit(
              () -> {
                for (int i = 1; i <= EACH; i++) {
                  publisher.correlate(number, i);
                  while (publisher.tick() == PublishResult.BACK_PRESSURED) {
                    LockSupport.parkNanos(50_000);
                  }
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
    pool.shutdown();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    closeCleanly(engine);

    assertEquals(
        LongStream.rangeClosed(1, (long) PUBLISHERS * EACH).boxed().toList(), events.sequences());
    long[] last = new long[PUBLISHERS + 1];
    for (byte[] event : events.all()) {
      UnsafeBuffer buffer = new UnsafeBuffer(event);
      int client = EventHeader.client(buffer, 0);
      assertEquals(last[client] + 1, EventHeader.correlation(buffer, 0));
      last[client]++;
    }
    assertTrue(Verifier.verify(directory).intact());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void closingLosesNothingThatWasTakenIn(int round) throws Exception {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(Scheduler.THREADED).ringSlots(64).listener(events));
    ExecutorService pool = Executors.newFixedThreadPool(PUBLISHERS);
    AtomicLong taken = new AtomicLong();
    List<Future<Long>> running = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      CommandPublisher publisher = engine.publisher();
      running.add(
          pool.submit(
              () -> {
                long result = 1;
                while (result > 0 || result == PublishResult.BACK_PRESSURED) {
                  result = publisher.tick();
                  if (result > 0) {
                    taken.incrementAndGet();
                  }
                }
                return result;
              }));
    }
    while (taken.get() < 500L * round) {
      LockSupport.parkNanos(100_000);
    }
    closeCleanly(engine);
    for (Future<Long> one : running) {
      assertEquals(PublishResult.CLOSED, one.get());
    }
    pool.shutdown();

    assertEquals(LongStream.rangeClosed(1, taken.get()).boxed().toList(), events.sequences());
    Verifier.Verification verification = Verifier.verify(directory);
    assertTrue(verification.intact());
    assertEquals(taken.get(), verification.commands());
    assertEquals(0, verification.commandsAfterLastMark());
  }

  private static Plan planOfQueues(int queues) {
    Plan small = Traffic.plan(1);
    Plan.Queue like = small.queues().get(0);
    return new Plan(
        small.version(),
        small.promoteAfterMs(),
        small.skills(),
        small.teams(),
        small.channels(),
        small.profiles(),
        IntStream.range(0, queues)
            .mapToObj(
                i ->
                    new Plan.Queue(
                        "queue-" + i,
                        like.order(),
                        like.urgency(),
                        like.targetMs(),
                        like.offerTimeoutMs(),
                        like.declineHoldMs(),
                        like.missesAllowed(),
                        like.steps()))
            .toList());
  }

  private static Plan largePlan(int skills) {
    Plan small = Traffic.plan(1);
    List<String> names = new ArrayList<>(small.skills());
    IntStream.range(0, skills).forEach(i -> names.add("skill-" + i));
    return new Plan(
        small.version(),
        small.promoteAfterMs(),
        names,
        small.teams(),
        small.channels(),
        small.profiles(),
        small.queues());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aCommandOfManySlotsIsOneRecord(Scheduler scheduler) {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(scheduler).ringSlots(256).listener(events));
    CommandPublisher publisher = engine.publisher();
    for (int i = 0; i < 20; i++) {
      long result = PublishResult.BACK_PRESSURED;
      while (result == PublishResult.BACK_PRESSURED) {
        result = publisher.applyPlan(largePlan(2_000 + i));
        LockSupport.parkNanos(100_000);
      }
      assertTrue(result > 0, PublishResult.describe(result));
    }
    closeCleanly(engine);
    assertEquals(
        1, events.templates().stream().filter(id -> id == PlanAppliedDecoder.TEMPLATE_ID).count());
    assertTrue(Verifier.verify(directory).intact());
  }

  @Test
  void aCommandLongerThanAQuarterOfTheRingIsTooLong() {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(Scheduler.INLINE).ringSlots(64).listener(events));
    CommandPublisher publisher = engine.publisher();
    assertEquals(PublishResult.TOO_LONG, publisher.applyPlan(largePlan(2_000)));
    Arrival arrival = new Arrival().reset(1, 1, 1);
    arrival.sealed = new byte[17 * 1024];
    assertEquals(PublishResult.TOO_LONG, publisher.arrive(arrival));
    assertTrue(publisher.tick() > 0);
    assertEquals(1, events.count());
  }

  @Test
  void aPlanLongerThanARecordDefinesNoNames() {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(events).ringSlots(1 << 16));
    CommandPublisher publisher = engine.publisher();
    assertEquals(
        PublishResult.TOO_LONG,
        publisher.applyPlan(planOfQueues(Limits.MAX_RECORD_LENGTH / LEAST_QUEUE_LENGTH)));
    assertTrue(publisher.tick() > 0);
    assertEquals(1, events.count());
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 253_402_300_800_000L, Long.MAX_VALUE})
  void aTimeThatIsNoEngineTimeIsRefusedBeforeTheLog(long timeMs) {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(events));
    CommandPublisher publisher = engine.publisher();
    clock.set(timeMs);
    IllegalStateException refused = assertThrows(IllegalStateException.class, publisher::tick);
    assertTrue(refused.getMessage().contains(" " + timeMs + ","), refused.getMessage());
    assertThrows(IllegalStateException.class, () -> publisher.number(IdKind.AGENT, "ann"));
    assertEquals(0, engine.names().number(IdKind.AGENT, "ann"));
    assertNull(engine.names().text(IdKind.AGENT, 1));

    clock.set(253_402_300_799_999L);
    assertEquals(1, publisher.number(IdKind.AGENT, "bob"));
    closeCleanly(engine);
    assertEquals(1, events.count());
  }

  @Test
  void whatAListenerPublishesInlineRunsAfterTheCommandItAnswers() {
    RecordedEvents events = new RecordedEvents();
    CommandPublisher[] publisher = new CommandPublisher[1];
    RoutingEngine engine =
        launch(
            context(Scheduler.INLINE)
                .listener(
                    (buffer, offset, length) -> {
                      if (EventHeader.correlation(buffer, offset) == 1) {
                        publisher[0].correlate(0, 2);
                        assertTrue(publisher[0].tick() > 0);
                        assertTrue(publisher[0].tick() > 0);
                      }
                      events.onEvent(buffer, offset, length);
                    }));
    publisher[0] = engine.publisher();
    assertTrue(publisher[0].correlate(0, 1).tick() > 0);
    closeCleanly(engine);
    assertEquals(List.of(1L, 2L, 3L), events.sequences());
  }

  /** The ring's only consumer publishes: it must be told of a full ring, not wait for itself. */
  @Test
  void aSharedListenerThatPublishesMoreThanTheRingHoldsIsToldSo() {
    RecordedEvents events = new RecordedEvents();
    CommandPublisher[] publisher = new CommandPublisher[1];
    AtomicLong taken = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    RoutingEngine engine =
        launch(
            context(Scheduler.SHARED)
                .ringSlots(64)
                .listener(
                    (buffer, offset, length) -> {
                      if (EventHeader.correlation(buffer, offset) == 1) {
                        publisher[0].correlate(0, 2);
                        for (int i = 0; i < 100; i++) {
                          long result = publisher[0].tick();
                          (result > 0 ? taken : refused).incrementAndGet();
                          assertTrue(result > 0 || result == PublishResult.BACK_PRESSURED);
                        }
                      }
                      events.onEvent(buffer, offset, length);
                    }));
    publisher[0] = engine.publisher();
    CommandPublisher caller = engine.publisher();
    assertTrue(caller.correlate(0, 1).tick() > 0);
    while (events.count() < taken.get() + 1 || events.count() == 0) {
      LockSupport.parkNanos(1_000_000);
    }
    assertTrue(caller.correlate(0, 3).tick() > 0);
    closeCleanly(engine);
    assertEquals(63, taken.get());
    assertEquals(37, refused.get());
    assertEquals(LongStream.rangeClosed(1, 65).boxed().toList(), events.sequences());
    assertTrue(Verifier.verify(directory).intact());
  }

  @Test
  void aSharedListenerDefinesNamesWhileOthersDo() throws Exception {
    RecordedEvents events = new RecordedEvents();
    CommandPublisher[] publisher = new CommandPublisher[1];
    AtomicLong defined = new AtomicLong();
    RoutingEngine engine =
        launch(
            context(Scheduler.SHARED)
                .listener(
                    (buffer, offset, length) -> {
                      long correlation = EventHeader.correlation(buffer, offset);
                      if (correlation > 0) {
                        defined.set(
                            publisher[0].number(IdKind.CUSTOMER, "customer-" + correlation));
                      }
                      events.onEvent(buffer, offset, length);
                    }));
    publisher[0] = engine.publisher();
    CommandPublisher caller = engine.publisher();
    for (int i = 1; i <= 500; i++) {
      assertTrue(caller.number(IdKind.CUSTOMER, "customer-" + i) > 0);
      assertTrue(caller.correlate(0, i).tick() > 0);
      LockSupport.parkNanos(10_000);
    }
    closeCleanly(engine);
    assertEquals(500, defined.get());
    assertEquals(
        500,
        events.templates().stream().filter(id -> id == NameDefinedDecoder.TEMPLATE_ID).count());
  }

  @ParameterizedTest
  @EnumSource(
      value = Scheduler.class,
      names = {"SHARED", "THREADED"})
  void timersFireWithoutTraffic(Scheduler scheduler) {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(scheduler).listener(events));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.applyPlan(Traffic.plan(1)) > 0);
    long call = publisher.number(IdKind.INTERACTION, "call");
    int queue = (int) engine.names().number(IdKind.QUEUE, "help");
    int voice = (int) engine.names().number(IdKind.CHANNEL, "voice");
    publisher.arrive(new Arrival().reset(call, queue, voice));
    while (engine.nextDeadlineMs() == Long.MAX_VALUE) {
      LockSupport.parkNanos(1_000_000);
    }
    assertEquals(START_MS + 60_000, engine.nextDeadlineMs());
    clock.set(START_MS + 60_000);
    while (engine.nextDeadlineMs() != Long.MAX_VALUE) {
      LockSupport.parkNanos(1_000_000);
    }
    closeCleanly(engine);
    List<Integer> templates = events.templates();
    assertEquals(
        Set.of(InteractionPromotedDecoder.TEMPLATE_ID, TickedDecoder.TEMPLATE_ID),
        Set.copyOf(templates.subList(templates.size() - 2, templates.size())));
    assertEquals(
        1, templates.stream().filter(id -> id == TickedDecoder.TEMPLATE_ID).count(), "ticks");
  }
}
