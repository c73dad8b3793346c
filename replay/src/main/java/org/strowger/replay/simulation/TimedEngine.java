package org.strowger.replay.simulation;

import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.strowger.EngineContext;
import org.strowger.RoutingEngine;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.clock.ManualClock;
import org.strowger.codec.Arrival;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Sender;

/**
 * An engine in virtual time on the caller's thread. Times every publishing call from outside:
 * journal, core and delivery of events to a listener that only copies them. What is done about the
 * events is not in the figure; {@link #deliver} tells them afterwards.
 */
final class TimedEngine implements CommandPublisher, AutoCloseable {
  private static final long HIGHEST_NANOS = 60_000_000_000L;

  private final ManualClock clock;
  private final RoutingEngine engine;
  private final CommandPublisher publisher;
  private final Histogram latency = new Histogram(HIGHEST_NANOS, 3);
  private final ExpandableArrayBuffer events = new ExpandableArrayBuffer(1 << 16);
  private int eventsLength;
  private long eventCount;
  private long commandCount;
  private long engineNanos;

  /** Launches an engine with the inline scheduler at a time, into the context's directory. */
  TimedEngine(EngineContext context, long timeMs) {
    clock = new ManualClock(timeMs);
    engine =
        RoutingEngine.launch(
            context
                .scheduler(EngineContext.Scheduler.INLINE)
                .automaticTicks(false)
                .clock(clock)
                .listener(this::keep));
    publisher = engine.publisher();
  }

  private void keep(DirectBuffer buffer, int offset, int length) {
    events.putInt(eventsLength, length);
    events.putBytes(eventsLength + Integer.BYTES, buffer, offset, length);
    eventsLength += Integer.BYTES + length;
    eventCount++;
    commandCount = EventHeader.sequence(buffer, offset);
  }

  /** Moves the clock. */
  void time(long timeMs) {
    clock.set(timeMs);
  }

  /** Deadline of the engine's next timer, {@link Long#MAX_VALUE} if there is none. */
  long nextDeadlineMs() {
    return engine.nextDeadlineMs();
  }

  /** Tells the events of the commands published since the last time. */
  void deliver(EventReader reader) {
    int length = eventsLength;
    int offset = 0;
    while (offset < length) {
      reader.read(events, offset + Integer.BYTES);
      offset += Integer.BYTES + events.getInt(offset);
    }
    if (eventsLength != length) {
      throw new IllegalStateException("a command was published while events were told");
    }
    eventsLength = 0;
  }

  /** Commands taken in, definitions of names included. */
  long commandCount() {
    return commandCount;
  }

  long eventCount() {
    return eventCount;
  }

  /** Time spent in publishing calls, nanoseconds. */
  long engineNanos() {
    return engineNanos;
  }

  /** Length of each publishing call, nanoseconds. */
  Histogram latency() {
    return latency;
  }

  private long published(long started, long result) {
    long nanos = System.nanoTime() - started;
    if (result <= 0) {
      throw new IllegalStateException(
          "the engine took no command: " + PublishResult.describe(result), engine.failure());
    }
    engineNanos += nanos;
    latency.recordValue(Math.min(nanos, HIGHEST_NANOS));
    return result;
  }

  @Override
  public CommandPublisher correlate(int client, long correlation) {
    publisher.correlate(client, correlation);
    return this;
  }

  @Override
  public long number(IdKind kind, String text) {
    long before = commandCount;
    long started = System.nanoTime();
    long number = publisher.number(kind, text);
    return commandCount == before && number > 0 ? number : published(started, number);
  }

  @Override
  public long applyPlan(Plan plan) {
    return published(System.nanoTime(), publisher.applyPlan(plan));
  }

  @Override
  public long signOn(
      int agent,
      int profile,
      Presence presence,
      long leaseMs,
      long graceMs,
      SkillList skills,
      NumberList teams) {
    return published(
        System.nanoTime(),
        publisher.signOn(agent, profile, presence, leaseMs, graceMs, skills, teams));
  }

  @Override
  public long signOff(int agent, boolean forced) {
    return published(System.nanoTime(), publisher.signOff(agent, forced));
  }

  @Override
  public long alive(int agent) {
    return published(System.nanoTime(), publisher.alive(agent));
  }

  @Override
  public long presence(int agent, Presence presence, int reason, long returnMs) {
    return published(System.nanoTime(), publisher.presence(agent, presence, reason, returnMs));
  }

  @Override
  public long skills(int agent, SkillList skills) {
    return published(System.nanoTime(), publisher.skills(agent, skills));
  }

  @Override
  public long profile(int agent, int profile) {
    return published(System.nanoTime(), publisher.profile(agent, profile));
  }

  @Override
  public long teams(int agent, NumberList teams) {
    return published(System.nanoTime(), publisher.teams(agent, teams));
  }

  @Override
  public long arrive(Arrival arrival) {
    return published(System.nanoTime(), publisher.arrive(arrival));
  }

  @Override
  public long abandon(long interaction) {
    return published(System.nanoTime(), publisher.abandon(interaction));
  }

  @Override
  public long complete(long interaction, int agent, int disposition, Resolved resolved) {
    return published(
        System.nanoTime(), publisher.complete(interaction, agent, disposition, resolved));
  }

  @Override
  public long wrapUpEnd(long interaction, int agent) {
    return published(System.nanoTime(), publisher.wrapUpEnd(interaction, agent));
  }

  @Override
  public long accept(long offer, int agent) {
    return published(System.nanoTime(), publisher.accept(offer, agent));
  }

  @Override
  public long decline(long offer, int agent, int reason) {
    return published(System.nanoTime(), publisher.decline(offer, agent, reason));
  }

  @Override
  public long update(Update update) {
    return published(System.nanoTime(), publisher.update(update));
  }

  @Override
  public long assign(long interaction, int agent, boolean forced) {
    return published(System.nanoTime(), publisher.assign(interaction, agent, forced));
  }

  @Override
  public long pick(long interaction, int agent) {
    return published(System.nanoTime(), publisher.pick(interaction, agent));
  }

  @Override
  public long toHead(long interaction) {
    return published(System.nanoTime(), publisher.toHead(interaction));
  }

  @Override
  public long returnToQueue(long interaction, int agent, int reason) {
    return published(System.nanoTime(), publisher.returnToQueue(interaction, agent, reason));
  }

  @Override
  public long transfer(Transfer transfer) {
    return published(System.nanoTime(), publisher.transfer(transfer));
  }

  @Override
  public long cancelTransfer(long interaction, int agent) {
    return published(System.nanoTime(), publisher.cancelTransfer(interaction, agent));
  }

  @Override
  public long shift(
      long interaction, int channel, int queue, long boundMs, int reason, byte[] sealed) {
    return published(
        System.nanoTime(), publisher.shift(interaction, channel, queue, boundMs, reason, sealed));
  }

  @Override
  public long requestShift(long interaction) {
    return published(System.nanoTime(), publisher.requestShift(interaction));
  }

  @Override
  public long refuseShift(long interaction) {
    return published(System.nanoTime(), publisher.refuseShift(interaction));
  }

  @Override
  public long changeChannel(int channel, ChannelState state, boolean drain) {
    return published(System.nanoTime(), publisher.changeChannel(channel, state, drain));
  }

  @Override
  public long beginReconcile(int channel, boolean repair) {
    return published(System.nanoTime(), publisher.beginReconcile(channel, repair));
  }

  @Override
  public long reconcileLive(long interaction, int agent) {
    return published(System.nanoTime(), publisher.reconcileLive(interaction, agent));
  }

  @Override
  public long endReconcile() {
    return published(System.nanoTime(), publisher.endReconcile());
  }

  @Override
  public long queryEstimate(int queue, int channel) {
    return published(System.nanoTime(), publisher.queryEstimate(queue, channel));
  }

  @Override
  public long park(long interaction, int agent, int reason) {
    return published(System.nanoTime(), publisher.park(interaction, agent, reason));
  }

  @Override
  public long resume(long interaction) {
    return published(System.nanoTime(), publisher.resume(interaction));
  }

  @Override
  public long message(long interaction, Sender sender) {
    return published(System.nanoTime(), publisher.message(interaction, sender));
  }

  @Override
  public long cancel(long interaction, int reason) {
    return published(System.nanoTime(), publisher.cancel(interaction, reason));
  }

  @Override
  public long callbackRequest(long interaction, long notBeforeMs, int channel) {
    return published(
        System.nanoTime(), publisher.callbackRequest(interaction, notBeforeMs, channel));
  }

  @Override
  public long callbackFailed(long interaction, int agent) {
    return published(System.nanoTime(), publisher.callbackFailed(interaction, agent));
  }

  @Override
  public long updateCustomer(CustomerChange change) {
    return published(System.nanoTime(), publisher.updateCustomer(change));
  }

  @Override
  public long recordTouchpoint(Touchpoint touchpoint) {
    return published(System.nanoTime(), publisher.recordTouchpoint(touchpoint));
  }

  @Override
  public long recordSurvey(Survey survey) {
    return published(System.nanoTime(), publisher.recordSurvey(survey));
  }

  @Override
  public long updateNeed(long customer, int topic, boolean setOwner, int owner, Resolved resolved) {
    return published(
        System.nanoTime(), publisher.updateNeed(customer, topic, setOwner, owner, resolved));
  }

  @Override
  public long forgetCustomer(long customer) {
    return published(System.nanoTime(), publisher.forgetCustomer(customer));
  }

  @Override
  public long queryCustomer(long customer) {
    return published(System.nanoTime(), publisher.queryCustomer(customer));
  }

  @Override
  public long queryAgent(int agent) {
    return published(System.nanoTime(), publisher.queryAgent(agent));
  }

  @Override
  public long queryInteraction(long interaction) {
    return published(System.nanoTime(), publisher.queryInteraction(interaction));
  }

  @Override
  public long queryQueue(int queue, int first, int most) {
    return published(System.nanoTime(), publisher.queryQueue(queue, first, most));
  }

  @Override
  public long querySummary() {
    return published(System.nanoTime(), publisher.querySummary());
  }

  @Override
  public long tick() {
    return published(System.nanoTime(), publisher.tick());
  }

  @Override
  public long takeSnapshot() {
    return published(System.nanoTime(), publisher.takeSnapshot());
  }

  @Override
  public void close() {
    engine.close();
  }
}
