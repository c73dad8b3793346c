package org.strowger.bench.load;

import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.workload.SkillTrace;

/** The whole engine. What counts is the offer, which the trace accepts as it is made. */
final class EngineSubject implements Subject {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Stopwatch stopwatch;
  private final TraceEngine engine;
  private long last;

  EngineSubject(
      SkillTrace trace,
      Scheduler scheduler,
      Durability durability,
      Supplier<IdleStrategy> idleStrategy,
      Stopwatch stopwatch) {
    this.stopwatch = stopwatch;
    engine = new TraceEngine(trace, scheduler, durability, idleStrategy, this::onEvent);
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    if (header.wrap(buffer, offset + EventHeader.LENGTH).templateId()
        == OfferAcceptedDecoder.TEMPLATE_ID) {
      stopwatch.arrived(EventHeader.correlation(buffer, offset));
    }
  }

  @Override
  public void send(int step, long correlation) {
    engine.publish(step, correlation);
    last = correlation;
  }

  @Override
  public void finish() {
    engine.finish(last + 1);
  }

  @Override
  public void close() {
    engine.close();
  }
}
