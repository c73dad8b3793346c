package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.TakeSnapshotDecoder;
import org.strowger.codec.sbe.TickDecoder;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.core.event.Mix;
import org.strowger.core.name.NameTable;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.PlanHolder;
import org.strowger.core.plan.QueueMoves;
import org.strowger.core.port.DecisionObserver;
import org.strowger.core.port.EventSink;
import org.strowger.core.port.SnapshotSink;
import org.strowger.core.port.SnapshotSource;
import org.strowger.core.timer.Timers;

/**
 * The deterministic core: the same command records in, the same events and state out, on any
 * machine, live, replayed, or restored from a snapshot. It reads no clock and does no I/O; time is
 * in the records. One thread.
 *
 * <p>For each command: timers due fire in order, each at its own deadline and followed by its own
 * pass (rule T2); then the command is checked and, if nothing is wrong, carried out and followed by
 * a pass (rule T3); a refused one has one event and changes nothing but time (rule T4). A retry of
 * one of the newest has one event too, which tells what became of the first (decision GU-a).
 */
public final class StateMachine {
  final Rooms rooms;
  private final SnapshotSink snapshots;
  private final Work work;
  private final Consults consults;
  private final Shifts shifts;
  private final Assignments assignments;
  private final Parking parking;
  private final Callbacks callbacks;
  private final Reconcile reconcile;
  final PlanHolder plan;
  private final Queries queries;
  private final PlanUse planUse;
  private final PlanChange planChange;
  private final Rules rules;
  private final Commands commands;

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final DefineNameDecoder defineName = new DefineNameDecoder();
  private final ApplyPlanDecoder applyPlan = new ApplyPlanDecoder();

  private long sequence;
  private long timeMs;

  /** Interaction that the command or timer is about, 0 if none (decision N2). */
  private long named;

  /**
   * An empty core.
   *
   * @param limits of this engine; part of what decides refusals
   * @param events receives every event, in order
   * @param snapshots receives the state when a logged command asks for it
   */
  public StateMachine(CoreLimits limits, EventSink events, SnapshotSink snapshots) {
    rooms = new Rooms(limits, events);
    this.snapshots = snapshots;
    work = new Work(rooms);
    consults = new Consults(rooms, work);
    shifts = new Shifts(rooms);
    assignments = new Assignments(rooms, work, consults, shifts);
    Movement movement = new Movement(rooms, work, consults, assignments, shifts);
    planUse = new PlanUse(rooms);
    rules = new Rules(rooms, assignments);
    planChange = new PlanChange(rooms, assignments, rules);
    parking = new Parking(rooms, assignments, work);
    callbacks = new Callbacks(rooms, assignments, work, shifts);
    reconcile = new Reconcile(rooms, assignments, work, movement, parking, callbacks, planChange);
    commands =
        new Commands(
            rooms,
            assignments,
            work,
            movement,
            planChange,
            parking,
            callbacks,
            rules,
            shifts,
            reconcile);
    queries = new Queries(rooms);
    plan = new PlanHolder(rooms.refusal, limits.maxAgents());
  }

  /**
   * Applies one sealed command record: envelope and SBE message.
   *
   * @throws IllegalStateException if the sequence does not follow the last one; nothing is changed
   */
  public void apply(DirectBuffer record, int offset, int length) {
    long next = Envelope.sequence(record, offset);
    if (next != sequence + 1) {
      throw new IllegalStateException("sequence " + next + " does not follow " + sequence);
    }
    long time = Math.max(timeMs, Envelope.timeMs(record, offset));
    advance(time, next);
    timeMs = time;
    sequence = next;
    int client = Envelope.client(record, offset);
    long correlation = Envelope.correlation(record, offset);
    rooms.cause.command(time, next, client, correlation);
    int at = offset + Envelope.LENGTH;
    header.wrap(record, at);
    int template = header.templateId();
    named = 0;
    if (client == 0 || correlation == 0 || !Subjects.mayBeRepeated(template)) {
      execute(template, record, at);
    } else {
      executeOnce(template, record, at, client, correlation);
    }
  }

  /** Decision GU-a. */
  private void executeOnce(
      int template, DirectBuffer record, int at, int client, long correlation) {
    Retries retries = rooms.retries;
    int first = retries.find(client, correlation);
    if (first >= 0) {
      named = Subjects.interaction(template, record, at);
      repeat(first);
      releaseName();
      return;
    }
    long subject = Subjects.number(template, record, at);
    if (execute(template, record, at)) {
      retries.accepted(client, correlation, sequence, template, subject);
    } else {
      retries.refused(client, correlation, sequence, template, subject, rooms.refusal);
    }
  }

  private void repeat(int first) {
    Retries retries = rooms.retries;
    int command = retries.command(first);
    rooms.events.repeated(
        retries.sequence(first),
        retries.subject(first),
        retries.value(first),
        command,
        retries.code(first),
        retries.field(first),
        retries.valueKind(first),
        Subjects.kind(command),
        retries.detail(first));
  }

  private boolean execute(int template, DirectBuffer record, int at) {
    if (carryOut(template, record, at)) {
      finish();
      return true;
    }
    rooms.events.rejected(
        rooms.refusal.value(),
        template,
        rooms.refusal.code(),
        rooms.refusal.field(),
        rooms.refusal.valueKind(),
        rooms.refusal.detail());
    releaseName();
    return false;
  }

  /**
   * Answers a query as of the last command applied, and changes nothing (rule T5).
   *
   * @param record envelope and message of a query; sequence and time in it do not count
   */
  public void query(DirectBuffer record, int offset) {
    rooms.answers.begin(
        sequence,
        timeMs,
        plan.version(),
        Envelope.client(record, offset),
        Envelope.correlation(record, offset));
    header.wrap(record, offset + Envelope.LENGTH);
    queries.answer(record, offset + Envelope.LENGTH, header);
  }

  /**
   * Sets who is told of every decision of a pass before it is carried out; null, as at first:
   * nobody. Decides nothing and is in no snapshot.
   */
  public void observe(DecisionObserver observer) {
    rooms.matcher.observe(observer);
  }

  /** Reads who may have a waiting interaction, and why others may not. */
  public Probe probe() {
    return new Probe(this);
  }

  /** Reads how much there is of everything. */
  public Counts counts() {
    return new Counts(rooms);
  }

  /** Rule T2. */
  private void advance(long time, long nextSequence) {
    Timers timers = rooms.timers;
    while (timers.nextDeadline() <= time) {
      int timer = timers.first();
      long creation = timers.creation(timer);
      timeMs = timers.deadline(timer);
      rooms.cause.timer(timeMs, timers.cause(timer), nextSequence);
      named = 0;
      planChange.touchedBy(timer);
      if (timers.isRunning(timer, creation)) {
        fire(timer);
      }
      finish();
    }
  }

  private void fire(int timer) {
    int subject = rooms.timers.subject(timer);
    int kind = rooms.timers.kind(timer);
    rooms.timers.remove(timer);
    switch (kind) {
      case Timers.OFFER -> assignments.miss(subject);
      case Timers.HOLD -> assignments.endHold(subject);
      case Timers.PROMOTE -> {
        rooms.interactions.timer(subject, 0);
        assignments.promote(subject);
      }
      case Timers.STEP -> {
        named = rooms.interactions.number(subject);
        if (rooms.steps.timeUp(subject)) {
          assignments.toWaiting(subject);
        } else {
          assignments.expire(subject);
        }
      }
      case Timers.WRAP_UP -> {
        named = rooms.interactions.number(subject);
        rooms.interactions.timer(subject, 0);
        work.endWrapUp(subject, WorkEnd.TIMER);
      }
      default -> fireOfConversation(kind, subject);
    }
  }

  private void fireOfConversation(int kind, int interaction) {
    switch (kind) {
      case Timers.INACTIVITY -> {
        named = rooms.interactions.number(interaction);
        parking.inactive(interaction);
      }
      case Timers.CALLBACK -> callbacks.due(interaction);
      case Timers.SHIFT_EXPIRY, Timers.SHIFT_LOOK -> shifts.fired(interaction, kind);
      case Timers.CALLBACK_EXPIRY -> {
        named = rooms.interactions.number(interaction);
        callbacks.expire(interaction);
      }
      default -> rooms.promises.fired(interaction, kind);
    }
  }

  /** Rule T3, after what the command or timer has left to be looked at. */
  private void finish() {
    rules.settle();
    rooms.steps.settle();
    planChange.settle();
    rooms.matcher.pass(assignments);
    shifts.settle();
    releaseName();
  }

  private void releaseName() {
    release(named);
    for (long over = reconcile.takeEnded(); over != 0; over = reconcile.takeEnded()) {
      release(over);
    }
    long customer = rooms.contacts.takeGone();
    if (customer != 0 && rooms.names.releaseCustomer(customer)) {
      rooms.events.nameReleased(customer, IdKind.CUSTOMER);
    }
  }

  private void release(long interaction) {
    if (interaction != 0
        && rooms.names.hasInteractions()
        && rooms.interactions.slotOf(interaction) == 0
        && rooms.names.release(interaction)) {
      rooms.events.nameReleased(interaction, IdKind.INTERACTION);
    }
  }

  private boolean carryOut(int template, DirectBuffer record, int at) {
    return switch (template) {
      case DefineNameDecoder.TEMPLATE_ID -> defineName(record, at);
      case ApplyPlanDecoder.TEMPLATE_ID -> applyPlan(record, at);
      case TickDecoder.TEMPLATE_ID -> {
        rooms.events.ticked();
        yield true;
      }
      case TakeSnapshotDecoder.TEMPLATE_ID -> takeSnapshot();
      default -> {
        boolean done = commands.carryOut(template, record, at);
        named = commands.named();
        yield done;
      }
    };
  }

  private boolean defineName(DirectBuffer record, int at) {
    defineName.wrapAndApplyHeader(record, at, header);
    int kind = defineName.kindRaw();
    long number = defineName.number();
    int length = defineName.textLength();
    int textAt = defineName.limit() + DefineNameDecoder.textHeaderLength();
    if (!rooms.names.define(kind, number, record, textAt, length, rooms.refusal)) {
      return false;
    }
    rooms.events.nameDefined(number, IdKind.get((short) kind));
    return true;
  }

  private boolean applyPlan(DirectBuffer record, int at) {
    applyPlan.wrapAndApplyHeader(record, at, header);
    if (reworkPending()) {
      return rooms.refusal.of(RejectCode.PLAN_REWORK, FieldName.VERSION, applyPlan.version());
    }
    ActivePlan next = plan.decode(applyPlan);
    if (next == null) {
      return false;
    }
    QueueMoves moves = new QueueMoves(plan.inForce(), next);
    if (!planUse.allows(next, moves)) {
      return false;
    }
    planChange.suspend(moves);
    plan.replace(next, applyPlan);
    planInForce();
    rooms.events.planApplied(plan.version());
    planChange.begin(moves);
    return true;
  }

  private void planInForce() {
    rooms.events.planVersion(plan.version());
    rooms.supply.plan(plan.inForce());
    rooms.filters.plan(plan.inForce());
    rooms.matcher.plan(plan.inForce());
    rooms.roster.plan(plan.inForce());
    rooms.steps.plan(plan.inForce());
    rooms.promises.plan(plan.inForce());
    rooms.channels.plan(plan.inForce());
    rooms.estimators.plan(plan.inForce());
    shifts.plan(plan.inForce());
    work.plan(plan.inForce());
    consults.plan(plan.inForce());
    assignments.plan(plan.inForce());
    parking.plan(plan.inForce());
    callbacks.plan(plan.inForce());
    rooms.contacts.plan(plan.inForce());
    commands.plan(plan.inForce());
    queries.plan(plan.inForce());
    planChange.plan(plan.inForce());
    rules.plan(plan.inForce());
  }

  private boolean takeSnapshot() {
    rooms.events.snapshotTaken(stateDigest());
    writeTo(snapshots);
    return true;
  }

  /** Writes the state after the last command; allocates, and changes nothing. */
  public void writeTo(SnapshotSink sink) {
    sink.begin(sequence, timeMs);
    new StateWriter(rooms, plan, sink).write(sequence, timeMs);
    sink.end(stateDigest(), eventDigest(), eventCount());
  }

  /**
   * Restores the state from a snapshot; only on a machine that has applied nothing.
   *
   * @throws IllegalStateException if commands have been applied, or the blocks are not a snapshot
   *     of this version
   */
  public void load(SnapshotSource source) {
    if (sequence != 0) {
      throw new IllegalStateException("state is at sequence " + sequence + ", not empty");
    }
    StateReader reader = new StateReader(rooms, plan, assignments, work, source);
    reader.read(this::planInForce);
    sequence = reader.sequence();
    timeMs = reader.timeMs();
  }

  /** Sequence of the last command applied, 0 before the first. */
  public long sequence() {
    return sequence;
  }

  /** Engine time in milliseconds since the epoch (rule T1). */
  public long timeMs() {
    return timeMs;
  }

  /** Deadline of the next timer, {@link Long#MAX_VALUE} if there is none. */
  public long nextDeadlineMs() {
    return rooms.timers.nextDeadline();
  }

  /**
   * Digest of the state: of everything that later commands can depend on. Costs what has changed
   * since the last call.
   */
  public long stateDigest() {
    rooms.agents.settle();
    rooms.interactions.settle();
    rooms.customers.settle();
    rooms.demands.settle();
    rooms.estimators.settle();
    long h = Mix.fold(Mix.mix(rooms.digest.value()), sequence);
    h = Mix.fold(h, timeMs);
    h = Mix.fold(h, plan.hash());
    h = Mix.fold(h, rooms.agents.signOns());
    h = Mix.fold(h, rooms.offers.issued());
    h = Mix.fold(h, rooms.interactions.promotions());
    h = Mix.fold(h, rooms.customers.writes());
    h = Mix.fold(Mix.fold(h, rooms.contacts.handoversWith()), rooms.contacts.handoversWithout());
    h = Mix.fold(h, rooms.estimators.writes());
    h = Mix.fold(Mix.fold(h, rooms.shiftRecords.offered()), rooms.shiftRecords.taken());
    h = Mix.fold(Mix.fold(h, rooms.shiftRecords.refused()), rooms.shiftRecords.expired());
    return Mix.mix(Mix.fold(h, rooms.timers.creations()));
  }

  /** Digest of all events so far. */
  public long eventDigest() {
    return rooms.events.digest();
  }

  /** Number of events so far. */
  public long eventCount() {
    return rooms.events.count();
  }

  /** Whether waiting interactions are still to be moved to the plan in force (rule X2). */
  public boolean reworkPending() {
    return rooms.rework.remaining() > 0;
  }

  /** Version of the plan in force, 0 if there is none. */
  public int planVersion() {
    return plan.version();
  }

  /** Highest number that any customer's name was ever defined for, 0 if none. */
  public long highestCustomer() {
    return rooms.names.highestCustomer();
  }

  /** Tells every name in force, kind by kind in ascending number. Allocates. */
  public void forEachName(NameTable.NameVisitor visitor) {
    rooms.names.forEach(visitor);
  }
}
