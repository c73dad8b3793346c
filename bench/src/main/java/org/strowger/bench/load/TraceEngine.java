package org.strowger.bench.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.api.EventListener;
import org.strowger.bench.ScratchDirectory;
import org.strowger.codec.EventHeader;
import org.strowger.workload.SkillCommands;
import org.strowger.workload.SkillPublisher;
import org.strowger.workload.SkillTrace;

/**
 * A whole engine on a journal of its own that is given a trace and can be waited for. One thread.
 */
public final class TraceEngine implements AutoCloseable {
  private final ScratchDirectory directory = new ScratchDirectory();
  private final AtomicLong lastCorrelation = new AtomicLong();
  private final IdleStrategy whileWaiting;
  private final EventListener listener;
  private final RoutingEngine engine;
  private final SkillPublisher publisher;

  /**
   * Launches, applies the plan and signs the agents on.
   *
   * @param idleStrategy of the engine's threads, and of the publisher while the ring is full
   * @param listener sees every event
   */
  public TraceEngine(
      SkillTrace trace,
      Scheduler scheduler,
      Durability durability,
      Supplier<IdleStrategy> idleStrategy,
      EventListener listener) {
    this(trace, scheduler, durability, idleStrategy, listener, true);
  }

  /**
   * The same with or without live figures.
   *
   * @param figures whether the engine keeps them, as it does by default
   */
  public TraceEngine(
      SkillTrace trace,
      Scheduler scheduler,
      Durability durability,
      Supplier<IdleStrategy> idleStrategy,
      EventListener listener,
      boolean figures) {
    this.listener = listener;
    whileWaiting = idleStrategy.get();
    engine =
        RoutingEngine.launch(
            new EngineContext()
                .directory(directory.path())
                .scheduler(scheduler)
                .durability(durability)
                .idleStrategy(idleStrategy)
                .limits(SkillCommands.limits(trace))
                .automaticTicks(false)
                .liveFigures(figures)
                .listener(this::onEvent));
    publisher = new SkillPublisher(engine.publisher(), trace, idleStrategy.get());
    publisher.setUp();
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    listener.onEvent(buffer, offset, length);
    lastCorrelation.lazySet(EventHeader.correlation(buffer, offset));
  }

  /** Publishes steps, from one (inclusive) to another (exclusive). */
  public void publish(int from, int to) {
    publisher.publish(from, to);
  }

  /** Publishes one step with a correlation above those before. */
  public void publish(int step, long correlation) {
    publisher.publish(step, correlation);
  }

  /**
   * Returns when all events of what was published are delivered: publishes a tick and waits for its
   * event.
   *
   * @param correlation of the tick, above all before
   */
  public void finish(long correlation) {
    publisher.tick(correlation);
    while (lastCorrelation.get() < correlation) {
      if (engine.failure() != null) {
        throw new IllegalStateException("the engine failed", engine.failure());
      }
      whileWaiting.idle();
    }
  }

  @Override
  public void close() {
    engine.close();
    directory.close();
  }
}
