package org.strowger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Scheduler;
import org.strowger.api.CommandPublisher;
import org.strowger.api.EventListener;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.AgentAnswerDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAnswerDecoder;
import org.strowger.codec.sbe.InteractionMovedDecoder;
import org.strowger.codec.sbe.InteractionWaitingDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.PlanReworkedDecoder;
import org.strowger.codec.sbe.QueueAnswerDecoder;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.SummaryAnswerDecoder;
import org.strowger.codec.sbe.TickedDecoder;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Journals;
import org.strowger.harness.RecordedEvents;
import org.strowger.recovery.Verifier;

/** Plan changes and queries through the whole engine (rules X2, T5). */
class PlanReworkTest extends EngineTest {
  private static final int SLICE = Limits.REWORK_SLICE;
  private static final int WAITING = 5 * SLICE + 3;
  private static final int LOOKS = 3000;

  @TempDir private Path otherDirectory;

  private static Plan.Queue queue(String id, String fallback) {
    Plan.Step anybody =
        new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());
    return new Plan.Queue(
        id,
        QueueOrder.AGE,
        3,
        0,
        20_000,
        10_000,
        2,
        1,
        "",
        fallback,
        Plan.Weights.NONE,
        List.of(anybody));
  }

  private static Plan plan(int version, Plan.Queue... queues) {
    return new Plan(
        version,
        0,
        List.of(),
        List.of(),
        List.of(new Plan.Channel("chat", false)),
        List.of(),
        List.of(queues));
  }

  private static Plan first() {
    return plan(1, queue("sales", "help"), queue("help", ""));
  }

  private static Plan second() {
    return plan(2, queue("help", ""));
  }

  private static void arrive(CommandPublisher publisher, int from, int to) {
    int queue = (int) publisher.number(IdKind.QUEUE, "sales");
    int channel = (int) publisher.number(IdKind.CHANNEL, "chat");
    Arrival arrival = new Arrival();
    for (int i = from; i <= to; i++) {
      arrival.reset(i, queue, channel);
      take(publisher, arrival);
    }
  }

  private static void take(CommandPublisher publisher, Arrival arrival) {
    long result = publisher.arrive(arrival);
    while (result == PublishResult.BACK_PRESSURED) {
      LockSupport.parkNanos(100_000);
      result = publisher.arrive(arrival);
    }
    assertTrue(result > 0, PublishResult.describe(result));
  }

  private static long count(RecordedEvents events, int template) {
    return events.templates().stream().filter(t -> t == template).count();
  }

  private static void await(RecordedEvents events, int template, long count) {
    for (int look = 0; look < LOOKS && count(events, template) < count; look++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertEquals(count, count(events, template));
  }

  @Test
  void X2_inlineSlicesComeDirectlyAfterThePlanAndBeforeAnythingElse() {
    RecordedEvents events = new RecordedEvents();
    List<Long> published = new ArrayList<>();
    CommandPublisher[] answering = new CommandPublisher[1];
    EventListener listener =
        (buffer, offset, length) -> {
          events.onEvent(buffer, offset, length);
          if (template(buffer, offset) == PlanAppliedDecoder.TEMPLATE_ID) {
            published.add(answering[0].tick());
          }
        };
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(listener));
    CommandPublisher publisher = engine.publisher();
    answering[0] = engine.publisher();
    assertTrue(publisher.applyPlan(first()) > 0);
    arrive(publisher, 1, WAITING);
    int before = events.count();
    assertTrue(publisher.applyPlan(second()) > 0);
    List<Integer> templates = events.templates().subList(before, events.count());
    assertEquals(1 + 6 + WAITING + 1, templates.size());
    assertEquals(PlanAppliedDecoder.TEMPLATE_ID, templates.get(0));
    assertEquals(PlanReworkedDecoder.TEMPLATE_ID, templates.get(1));
    assertEquals(PlanReworkedDecoder.TEMPLATE_ID, templates.get(1 + SLICE + 1));
    assertEquals(TickedDecoder.TEMPLATE_ID, templates.get(templates.size() - 1));
    assertEquals(2, published.size());
    closeCleanly(engine);
    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertEquals(events.count(), verification.events());
  }

  @Test
  void X2_threadedSlicesComeByThemselvesAlsoUnderLoad() {
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine = launch(context(Scheduler.THREADED).listener(events));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.applyPlan(first()) > 0);
    arrive(publisher, 1, WAITING);
    long result = publisher.applyPlan(second());
    while (result == PublishResult.BACK_PRESSURED) {
      LockSupport.parkNanos(100_000);
      result = publisher.applyPlan(second());
    }
    assertTrue(result > 0);
    for (int i = 0; i < 2000; i++) {
      publisher.tick();
    }
    await(events, InteractionMovedDecoder.TEMPLATE_ID, WAITING);
    assertEquals(6, count(events, PlanReworkedDecoder.TEMPLATE_ID));
    closeCleanly(engine);
    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertEquals(events.count(), verification.events());
  }

  /** Copies the directory when so many slices are in the journal, as a kill would leave it. */
  private void cutAfter(int slices, Path kept) {
    int[] seen = new int[1];
    EventListener listener =
        (buffer, offset, length) -> {
          boolean slice = template(buffer, offset) == PlanReworkedDecoder.TEMPLATE_ID;
          boolean applied =
              template(buffer, offset) == PlanAppliedDecoder.TEMPLATE_ID
                  && EventHeader.planVersion(buffer, offset) == 2;
          if ((slice && ++seen[0] == slices) || (applied && slices == 0)) {
            copy(directory, kept);
          }
        };
    RoutingEngine engine = launch(context(Scheduler.INLINE).listener(listener));
    assertTrue(engine.publisher().applyPlan(first()) > 0);
    arrive(engine.publisher(), 1, WAITING);
    assertTrue(engine.publisher().applyPlan(second()) > 0);
    closeCleanly(engine);
    assertTrue(Files.exists(kept));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"INLINE,0", "INLINE,1", "INLINE,4", "THREADED,0", "THREADED,3"})
  void X2_aJournalThatEndsInTheMiddleOfAReworkIsGoneOnWith(Scheduler scheduler, int slices) {
    Path kept = otherDirectory.resolve("kept");
    cutAfter(slices, kept);
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine =
        launch(context(scheduler).directory(kept).listener(events).automaticTicks(false));
    assertTrue(engine.publisher().querySummary() > 0);
    await(events, InteractionMovedDecoder.TEMPLATE_ID, WAITING - slices * SLICE);
    await(events, SummaryAnswerDecoder.TEMPLATE_ID, 1);
    closeCleanly(engine);
    assertEquals(Journals.records(directory), Journals.records(kept));
  }

  @Test
  void X2_aSnapshotInTheMiddleOfAReworkIsGoneOnFrom() {
    RecordedEvents before = new RecordedEvents();
    RoutingEngine engine =
        launch(context(Scheduler.THREADED).listener(before).automaticTicks(false));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.applyPlan(first()) > 0);
    arrive(publisher, 1, WAITING);
    await(before, InteractionWaitingDecoder.TEMPLATE_ID, WAITING);
    assertTrue(publisher.applyPlan(second()) > 0);
    assertTrue(publisher.takeSnapshot() > 0);
    closeCleanly(engine);
    RecordedEvents after = new RecordedEvents();
    RoutingEngine again = launch(context(Scheduler.THREADED).listener(after));
    assertTrue(again.recovery().snapshotSequence() > WAITING);
    long moved = count(before, InteractionMovedDecoder.TEMPLATE_ID);
    await(after, InteractionMovedDecoder.TEMPLATE_ID, WAITING - moved);
    closeCleanly(again);
    assertNull(Verifier.verify(directory).damage());
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void T5_queriesAreAnsweredInCommandOrderAndLeaveNoTrace(Scheduler scheduler) {
    List<String> without = records(scheduler, directory, false);
    List<String> with = records(scheduler, otherDirectory, true);
    assertEquals(without, with);
    assertEquals(Verifier.verify(directory).events(), Verifier.verify(otherDirectory).events());
  }

  private List<String> records(Scheduler scheduler, Path where, boolean queries) {
    clock.set(START_MS);
    RecordedEvents events = new RecordedEvents();
    RoutingEngine engine =
        launch(context(scheduler).directory(where).listener(events).automaticTicks(false));
    CommandPublisher publisher = engine.publisher();
    assertTrue(publisher.applyPlan(first()) > 0);
    arrive(publisher, 1, 10);
    for (int i = 11; i <= 20; i++) {
      if (queries) {
        publisher.correlate(0, i);
        clock.set(START_MS + 1_000_000);
        assertTrue(publisher.querySummary() > 0);
        assertTrue(publisher.queryQueue(1, 1, 3) > 0);
        assertTrue(publisher.queryInteraction(i) > 0);
        assertTrue(publisher.queryAgent(1) > 0);
        clock.set(START_MS);
        publisher.correlate(0, 0);
      }
      arrive(publisher, i, i);
    }
    closeCleanly(engine);
    if (queries) {
      assertEquals(10, count(events, AgentAnswerDecoder.TEMPLATE_ID));
      assertEquals(40, count(events, QueueAnswerDecoder.TEMPLATE_ID));
      int waiting = 10;
      for (byte[] bytes : events.all()) {
        UnsafeBuffer event = new UnsafeBuffer(bytes);
        if (template(event, 0) == SummaryAnswerDecoder.TEMPLATE_ID) {
          SummaryAnswerDecoder answer = new SummaryAnswerDecoder();
          answer.wrapAndApplyHeader(event, EventHeader.LENGTH, new MessageHeaderDecoder());
          assertEquals(waiting++, answer.waiting());
          assertEquals(START_MS, EventHeader.timeMs(event, 0));
          assertEquals(waiting, EventHeader.correlation(event, 0));
        } else if (template(event, 0) == InteractionAnswerDecoder.TEMPLATE_ID) {
          InteractionAnswerDecoder answer = new InteractionAnswerDecoder();
          answer.wrapAndApplyHeader(event, EventHeader.LENGTH, new MessageHeaderDecoder());
          assertEquals(0, answer.state());
        }
      }
      assertEquals(20, waiting);
    }
    return Journals.records(where);
  }

  private static int template(DirectBuffer buffer, int offset) {
    return new MessageHeaderDecoder().wrap(buffer, offset + EventHeader.LENGTH).templateId();
  }

  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void T5_aClosedEngineAnswersNothing(Scheduler scheduler) {
    RoutingEngine engine = launch(context(scheduler));
    CommandPublisher publisher = engine.publisher();
    closeCleanly(engine);
    assertEquals(PublishResult.CLOSED, publisher.querySummary());
    assertEquals(PublishResult.CLOSED, publisher.queryAgent(1));
    assertEquals(PublishResult.CLOSED, publisher.queryInteraction(1));
    assertEquals(PublishResult.CLOSED, publisher.queryQueue(1, 1, 1));
  }

  @Test
  void T5_aFailedEngineAnswersNothing() {
    RoutingEngine engine =
        launch(
            context(Scheduler.INLINE)
                .listener(
                    (buffer, offset, length) -> {
                      throw new IllegalStateException("a listener that fails");
                    }));
    assertEquals(PublishResult.FAILED, engine.publisher().querySummary());
    assertEquals(PublishResult.FAILED, engine.publisher().queryAgent(1));
  }
}
