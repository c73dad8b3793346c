package org.strowger.core;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.PlanHolder;
import org.strowger.core.port.SnapshotSink;
import org.strowger.core.promise.Promises;
import org.strowger.core.rule.Attributes;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.timer.Timers;

/**
 * Writes the state as a stream of little-endian values cut into blocks. What is derived (line,
 * indexes) is not written. The layout is that of {@link StateReader}. One use.
 */
final class StateWriter {
  /** Version of the layout. */
  static final int VERSION = 5;

  static final int BLOCK = 64 * 1024;

  /** Room for the longest value but bytes. */
  private static final int SLACK = 8;

  private final Rooms rooms;
  private final PlanHolder plan;
  private final SnapshotSink sink;
  private final UnsafeBuffer block = new UnsafeBuffer(new byte[BLOCK]);
  private int at;

  StateWriter(Rooms rooms, PlanHolder plan, SnapshotSink sink) {
    this.rooms = rooms;
    this.plan = plan;
    this.sink = sink;
  }

  void write(long sequence, long timeMs) {
    putInt(VERSION);
    putLong(sequence);
    putLong(timeMs);
    putLong(rooms.events.digest());
    putLong(rooms.events.count());
    putInt(rooms.agents.signOns());
    putLong(rooms.offers.issued());
    putLong(rooms.interactions.promotions());
    putLong(rooms.timers.creations());
    putBytes(plan.message());
    writeNames();
    writeAgents();
    writeInteractions();
    writeOffers();
    writeCursors();
    new CustomerState(rooms).write(this);
    for (int i = 0; i < Limits.OFFER_HISTORY; i++) {
      putLong(rooms.offers.history(i));
    }
    writeConversations();
    writeAttributes();
    writeBaseValues();
    new WaitState(rooms).write(this);
    new ReconcileState(rooms).write(this);
    writeRetries();
    new LeaseState(rooms).write(this);
    flush();
  }

  private void writeNames() {
    rooms.names.forEach(
        (kind, number, text) -> {
          putInt(kind);
          putLong(number);
          putBytes(text);
        });
    putInt(0);
  }

  private void writeAgents() {
    Agents agents = rooms.agents;
    putInt(agents.signedOn());
    for (int agent = 1; agent < agents.end(); agent++) {
      if (!agents.isSignedOn(agent)) {
        continue;
      }
      putInt(agent);
      putInt(agents.presence(agent));
      putInt(agents.pending(agent));
      putInt(agents.pendingReason(agent));
      putLong(agents.returnMs(agent));
      putInt(agents.profile(agent));
      putInt(agents.signOnNumber(agent));
      putInt(agents.misses(agent));
      putInt(agents.handled(agent));
      putLong(agents.baseTime(agent));
      putLong(agents.baseCause(agent));
      putInt(agents.skillCount(agent));
      for (int i = 0; i < agents.skillCount(agent); i++) {
        putInt(agents.skill(agent, i));
        putInt(agents.levelAt(agent, i));
      }
      putInt(agents.teamCount(agent));
      for (int i = 0; i < agents.teamCount(agent); i++) {
        putInt(agents.team(agent, i));
      }
    }
  }

  /**
   * Those that wait, are parked or scheduled, in any order; then the work of each agent, in its
   * order.
   */
  private void writeInteractions() {
    Interactions interactions = rooms.interactions;
    putInt(interactions.records());
    for (int slot = 1; slot < interactions.end(); slot++) {
      int state = interactions.state(slot);
      if (state == Interactions.WAITING
          || state == Interactions.PARKED
          || state == Interactions.SCHEDULED) {
        writeInteraction(slot);
      }
    }
    for (int agent = 1; agent < rooms.agents.end(); agent++) {
      if (rooms.agents.isSignedOn(agent)) {
        int slot = rooms.agents.firstWork(agent);
        for (; slot != 0; slot = interactions.right(slot)) {
          writeInteraction(slot);
        }
      }
    }
  }

  private void writeInteraction(int slot) {
    Interactions interactions = rooms.interactions;
    putLong(interactions.key(slot));
    putInt(interactions.state(slot));
    putInt(interactions.wrapUpKind(slot));
    putInt(interactions.urgency(slot));
    putLong(interactions.due(slot));
    putLong(interactions.ticket(slot));
    putLong(interactions.sequence(slot));
    putLong(interactions.promoted(slot));
    putInt(interactions.queue(slot));
    putInt(interactions.channel(slot));
    putLong(interactions.customer(slot));
    putInt(interactions.topic(slot));
    putInt(interactions.creditMs(slot));
    putLong(interactions.since(slot));
    putLong(interactions.started(slot));
    putInt(interactions.agent(slot));
    putInt(interactions.cost(slot));
    putInt(interactions.exclusive(slot) ? 1 : 0);
    putInt(interactions.reworkTo(slot));
    putLong(interactions.ticketTime(slot));
    putInt(interactions.step(slot));
    putInt(interactions.wasUnroutable(slot) ? 1 : 0);
    putInt(interactions.named(slot));
    putInt(interactions.affine(slot));
    putInt(interactions.claim(slot));
    writeRequirement(rooms.demands.own(interactions.demand(slot)));
    writeTimer(interactions.timer(slot));
    writeTimer(interactions.stepTimer(slot));
    Pairs pairs = rooms.pairs;
    for (int pair = interactions.pairs(slot); pair != 0; pair = pairs.next(pair)) {
      if (!pairs.isNever(pair)) {
        putInt(pairs.agent(pair));
        putInt(pairs.kind(pair));
        writeTimer(pairs.timer(pair));
      }
    }
    putInt(0);
  }

  /** An interaction's own lists. */
  private void writeRequirement(Requirement requirement) {
    putInt(requirement.allCount());
    for (int i = 0; i < requirement.allCount(); i++) {
      putInt(requirement.allSkill(i));
      putInt(requirement.allLevel(i));
    }
    putInt(requirement.anyCount());
    for (int i = 0; i < requirement.anyCount(); i++) {
      putInt(requirement.anySet(i));
      putInt(requirement.anySkill(i));
      putInt(requirement.anyLevel(i));
    }
    putInt(requirement.noneCount());
    for (int i = 0; i < requirement.noneCount(); i++) {
      putInt(requirement.none(i));
    }
    putInt(requirement.preferredCount());
    for (int i = 0; i < requirement.preferredCount(); i++) {
      putInt(requirement.preferred(i));
    }
  }

  /** For each interaction with attributes its number, their count and each of them, then 0. */
  private void writeAttributes() {
    Interactions interactions = rooms.interactions;
    Attributes attributes = rooms.attributes;
    for (int slot = 1; slot < interactions.end(); slot++) {
      int count = interactions.state(slot) == 0 ? 0 : attributes.count(slot);
      if (count > 0) {
        putLong(interactions.number(slot));
        putInt(count);
        for (int i = 0; i < count; i++) {
          putInt(attributes.attribute(slot, i));
          putInt(attributes.kind(slot, i));
          putLong(attributes.value(slot, i));
        }
      }
    }
    putLong(0);
  }

  /**
   * For each interaction with base values its number and them, then 0; of the work kept in a warm
   * transfer minus the number.
   */
  private void writeBaseValues() {
    Interactions interactions = rooms.interactions;
    BaseValues base = rooms.baseValues;
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0 && base.has(slot)) {
        long number = interactions.number(slot);
        putLong(interactions.slotOf(number) == slot ? number : -number);
        putInt(base.queue(slot));
        putInt(base.urgency(slot));
        putInt(base.creditMs(slot));
        putInt(base.named(slot));
        putInt(base.own(slot).channel());
        writeRequirement(base.own(slot));
        putInt(base.ruledQueue(slot));
        putLong(base.matched(slot));
        putInt(base.noteCount(slot));
        for (int i = 0; i < base.noteCount(slot); i++) {
          putInt(base.note(slot, i));
        }
      }
    }
    putLong(0);
  }

  void writeTimer(int timer) {
    Timers timers = rooms.timers;
    putLong(timer == 0 ? 0 : timers.creation(timer));
    if (timer != 0) {
      putLong(timers.deadline(timer));
      putLong(timers.duration(timer));
      putLong(timers.cause(timer));
    }
  }

  private void writeOffers() {
    Offers offers = rooms.offers;
    long[] ids = new long[offers.end()];
    int count = 0;
    for (int slot = 1; slot < offers.end(); slot++) {
      if (offers.isOpen(slot)) {
        ids[count++] = offers.id(slot);
      }
    }
    Arrays.sort(ids, 0, count);
    putInt(count);
    for (int i = 0; i < count; i++) {
      int slot = offers.slotOf(ids[i]);
      putLong(ids[i]);
      putLong(rooms.interactions.number(offers.interaction(slot)));
      putInt(offers.agent(slot));
      putInt(offers.cost(slot));
      putInt(offers.exclusive(slot) ? 1 : 0);
      putInt(offers.told(slot) ? 1 : 0);
      putLong(offers.time(slot));
      putLong(offers.cause(slot));
      writeTimer(offers.timer(slot));
    }
  }

  /** For each queue with a cursor its number and the cursor, then 0. */
  private void writeCursors() {
    for (int queue = 1; queue <= Limits.MAX_QUEUES; queue++) {
      int cursor = rooms.cursors.get(queue);
      if (cursor != 0) {
        putInt(queue);
        putInt(cursor);
      }
    }
    putInt(0);
  }

  /** What an interaction has beside its record, for each that has something; then 0. */
  private void writeConversations() {
    Interactions interactions = rooms.interactions;
    for (int slot = 1; slot < interactions.end(); slot++) {
      if (interactions.state(slot) != 0 && hasMore(slot)) {
        putLong(interactions.key(slot));
        putInt(interactions.answered(slot) ? 1 : 0);
        putInt(interactions.broken(slot) ? 1 : 0);
        putInt(rooms.callbacks.isCallback(slot) ? 1 : 0);
        putInt(rooms.callbacks.attempts(slot));
        putInt(rooms.callbacks.isOverdue(slot) ? 1 : 0);
        writeTimer(rooms.callbacks.timer(slot));
        for (int i = 0; i < Promises.COUNT; i++) {
          writeTimer(rooms.promises.timer(slot, i));
        }
      }
    }
    putLong(0);
  }

  private boolean hasMore(int slot) {
    boolean has =
        rooms.interactions.answered(slot)
            || rooms.interactions.broken(slot)
            || rooms.callbacks.isCallback(slot);
    for (int i = 0; i < Promises.COUNT; i++) {
      has |= rooms.promises.timer(slot, i) != 0;
    }
    return has;
  }

  /** The commands whose retries are answered, oldest first. */
  private void writeRetries() {
    Retries retries = rooms.retries;
    putInt(retries.count());
    for (int i = 0; i < retries.count(); i++) {
      int place = retries.place(i);
      putInt(retries.client(place));
      putLong(retries.correlation(place));
      putLong(retries.sequence(place));
      putLong(retries.subject(place));
      putLong(retries.value(place));
      putLong(retries.result(place));
    }
  }

  void putInt(int value) {
    room();
    block.putInt(at, value, LITTLE_ENDIAN);
    at += Integer.BYTES;
  }

  void putLong(long value) {
    room();
    block.putLong(at, value, LITTLE_ENDIAN);
    at += Long.BYTES;
  }

  void putBytes(byte[] bytes) {
    putInt(bytes.length);
    int from = 0;
    while (from < bytes.length) {
      room();
      int part = Math.min(bytes.length - from, BLOCK - at);
      block.putBytes(at, bytes, from, part);
      at += part;
      from += part;
    }
  }

  private void room() {
    if (at + SLACK > BLOCK) {
      flush();
    }
  }

  private void flush() {
    if (at > 0) {
      sink.block(block, 0, at);
      at = 0;
    }
  }
}
