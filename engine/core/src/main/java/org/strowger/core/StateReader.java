package org.strowger.core;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Limits;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.PlanHolder;
import org.strowger.core.port.SnapshotSource;
import org.strowger.core.promise.Promises;
import org.strowger.core.rule.BaseValues;
import org.strowger.core.timer.Timers;

/** Reads the state that {@link StateWriter} has written, and derives the rest. One use. */
final class StateReader {
  /** A timer to be put back when all are known, since timers are put back in order of creation. */
  private record Pending(
      long creation,
      long deadlineMs,
      long durationMs,
      long cause,
      int kind,
      int subject,
      IntConsumer owner) {}

  private final Rooms rooms;
  private final PlanHolder plan;
  private final Assignments assignments;
  private final Work work;
  private final SnapshotSource source;
  private final UnsafeBuffer block = new UnsafeBuffer(new byte[StateWriter.BLOCK]);
  private final UnsafeBuffer text = new UnsafeBuffer(new byte[0]);
  private final List<Pending> timers = new ArrayList<>();
  private final Requirement requirement = new Requirement();
  private int length;
  private int at;
  private long sequence;
  private long timeMs;

  StateReader(
      Rooms rooms, PlanHolder plan, Assignments assignments, Work work, SnapshotSource source) {
    this.work = work;
    this.rooms = rooms;
    this.plan = plan;
    this.assignments = assignments;
    this.source = source;
  }

  long sequence() {
    return sequence;
  }

  long timeMs() {
    return timeMs;
  }

  void read(Runnable planInForce) {
    int version = getInt();
    if (version != StateWriter.VERSION) {
      throw new IllegalStateException(
          "snapshot layout " + version + " is not " + StateWriter.VERSION);
    }
    sequence = getLong();
    timeMs = getLong();
    long eventDigest = getLong();
    rooms.events.restore(eventDigest, getLong());
    rooms.agents.signOns(getInt());
    rooms.offers.issued(getLong());
    rooms.interactions.promotions(getLong());
    rooms.timers.creations(getLong());
    plan.restore(getBytes());
    if (plan.inForce() != null) {
      planInForce.run();
    }
    readNames();
    readAgents();
    readInteractions();
    readOffers();
    for (int queue = getInt(); queue != 0; queue = getInt()) {
      rooms.cursors.set(queue, getInt());
    }
    new CustomerState(rooms).read(this);
    for (int i = 0; i < Limits.OFFER_HISTORY; i++) {
      rooms.offers.history(i, getLong());
    }
    readConversations();
    readAttributes();
    readBaseValues();
    new WaitState(rooms).read(this);
    new ReconcileState(rooms).read(this);
    readRetries();
    new LeaseState(rooms).read(this);
    putBackTimers();
    rooms.supply.restore();
    for (int slot = 1; slot < rooms.interactions.end(); slot++) {
      if (rooms.interactions.reworkTo(slot) != 0) {
        rooms.rework.take(slot);
      } else if (rooms.interactions.state(slot) == Interactions.WAITING) {
        rooms.steps.restore(slot);
        if (assignments.isOpenToOffers(slot)) {
          rooms.waiting.add(slot);
        }
      }
    }
    rooms.rework.arrange();
  }

  private void readNames() {
    for (int kind = getInt(); kind != 0; kind = getInt()) {
      long number = getLong();
      byte[] bytes = getBytes();
      text.wrap(bytes);
      rooms.names.put(kind, number, text, 0, bytes.length);
    }
  }

  private void readAgents() {
    Agents agents = rooms.agents;
    int[] pairs = new int[2 * Limits.MAX_SKILLS_PER_AGENT];
    int[] teams = new int[Limits.MAX_TEAMS_PER_AGENT];
    for (int left = getInt(); left > 0; left--) {
      int agent = getInt();
      int presence = getInt();
      int pending = getInt();
      int reason = getInt();
      long returnMs = getLong();
      int profile = getInt();
      agents.open(agent, presence, profile, getInt());
      agents.returnMs(agent, returnMs);
      agents.pending(agent, pending, reason);
      agents.misses(agent, getInt());
      agents.handled(agent, getInt());
      long time = getLong();
      agents.base(agent, time, getLong());
      int skillCount = getInt();
      for (int i = 0; i < 2 * skillCount; i++) {
        pairs[i] = getInt();
      }
      agents.skills(agent, pairs, skillCount);
      int teamCount = getInt();
      for (int i = 0; i < teamCount; i++) {
        teams[i] = getInt();
      }
      agents.teams(agent, teams, teamCount);
      rooms.roster.add(agent);
    }
  }

  private void readInteractions() {
    for (int left = getInt(); left > 0; left--) {
      readInteraction();
    }
  }

  private void readInteraction() {
    Interactions interactions = rooms.interactions;
    int slot = interactions.open(getLong());
    int state = getInt();
    int wrapUpKind = getInt();
    int urgency = getInt();
    long due = getLong();
    long ticket = getLong();
    interactions.order(slot, urgency, due, ticket, getLong());
    interactions.promoted(slot, getLong());
    int queue = getInt();
    int channel = getInt();
    long customer = getLong();
    int topic = getInt();
    int credit = getInt();
    interactions.describe(slot, queue, channel, customer, topic, credit, getLong());
    interactions.started(slot, getLong());
    int agent = getInt();
    int cost = getInt();
    boolean exclusive = getInt() == 1;
    interactions.reworkTo(slot, getInt());
    interactions.ticketTime(slot, getLong());
    interactions.step(slot, getInt());
    interactions.wasUnroutable(slot, getInt() == 1);
    interactions.named(slot, getInt());
    interactions.affine(slot, getInt());
    int claimed = getInt();
    if (claimed != 0) {
      interactions.claim(slot, claimed);
      rooms.agents.claimedBy(claimed, slot);
    }
    readRequirement(channel);
    rooms.steps.ask(slot, requirement);
    if (state == Interactions.WRAP_UP) {
      interactions.wrapUp(slot, wrapUpKind);
    } else {
      interactions.state(slot, state);
    }
    interactions.give(slot, agent, cost, exclusive);
    if (state == Interactions.ACTIVE || state == Interactions.WRAP_UP) {
      rooms.agents.reserve(agent, channel, cost, exclusive, 1);
      work.add(slot, agent);
    } else if (state == Interactions.PARKED) {
      work.hold(slot);
    }
    readTimer(timerOf(state), slot, timer -> interactions.timer(slot, timer));
    readTimer(Timers.STEP, slot, timer -> interactions.stepTimer(slot, timer));
    for (int apart = getInt(); apart != 0; apart = getInt()) {
      int pair = rooms.pairs.add(slot, apart, getInt());
      readTimer(Timers.HOLD, pair, timer -> rooms.pairs.timer(pair, timer));
    }
  }

  /** Kind of the timer that an interaction has in a state. */
  private static int timerOf(int state) {
    return switch (state) {
      case Interactions.WAITING -> Timers.PROMOTE;
      case Interactions.WRAP_UP -> Timers.WRAP_UP;
      case Interactions.SCHEDULED -> Timers.CALLBACK;
      default -> Timers.INACTIVITY;
    };
  }

  private void readConversations() {
    for (long key = getLong(); key != 0; key = getLong()) {
      int own = rooms.interactions.slotOf(Math.abs(key));
      int slot = key > 0 ? own : rooms.interactions.kept(own);
      if (getInt() == 1) {
        rooms.interactions.answer(slot);
      }
      if (getInt() == 1) {
        rooms.interactions.broken(slot, true);
      }
      boolean callback = getInt() == 1;
      int attempts = getInt();
      boolean overdue = getInt() == 1;
      if (callback) {
        rooms.callbacks.set(slot, attempts, overdue);
      }
      readTimer(Timers.CALLBACK_EXPIRY, slot, timer -> rooms.callbacks.timer(slot, timer));
      for (int i = 0; i < Promises.COUNT; i++) {
        int field = i;
        readTimer(
            Timers.FIRST_ANSWER_RISK + field,
            slot,
            timer -> rooms.promises.timer(slot, field, timer));
      }
    }
  }

  private void readRequirement(int channel) {
    requirement.reset(channel);
    for (int left = getInt(); left > 0; left--) {
      int skill = getInt();
      requirement.addAll(skill, getInt());
    }
    for (int left = getInt(); left > 0; left--) {
      int set = getInt();
      int skill = getInt();
      requirement.addAny(set, skill, getInt());
    }
    for (int left = getInt(); left > 0; left--) {
      requirement.addNone(getInt());
    }
    for (int left = getInt(); left > 0; left--) {
      requirement.addPreferred(getInt());
    }
  }

  private void readAttributes() {
    for (long number = getLong(); number != 0; number = getLong()) {
      int slot = rooms.interactions.slotOf(number);
      for (int left = getInt(); left > 0; left--) {
        int attribute = getInt();
        int kind = getInt();
        rooms.attributes.set(slot, number, attribute, kind, getLong());
      }
    }
  }

  private void readBaseValues() {
    BaseValues base = rooms.baseValues;
    for (long number = getLong(); number != 0; number = getLong()) {
      int slot = rooms.interactions.slotOf(Math.abs(number));
      slot = number > 0 ? slot : rooms.interactions.kept(slot);
      int queue = getInt();
      int urgency = getInt();
      int credit = getInt();
      int named = getInt();
      readRequirement(getInt());
      base.open(slot, number, queue, urgency, credit, named, requirement);
      base.ruledQueue(slot, getInt());
      base.matched(slot, getLong());
      for (int left = getInt(); left > 0; left--) {
        base.addNote(slot, getInt());
      }
      base.settle(slot);
    }
  }

  private void readRetries() {
    for (int left = getInt(); left > 0; left--) {
      int client = getInt();
      long correlation = getLong();
      long sequenceOf = getLong();
      long subject = getLong();
      long value = getLong();
      rooms.retries.put(client, correlation, sequenceOf, subject, value, getLong());
    }
  }

  private void readOffers() {
    Offers offers = rooms.offers;
    for (int left = getInt(); left > 0; left--) {
      long id = getLong();
      int interaction = rooms.interactions.slotOf(getLong());
      int agent = getInt();
      int cost = getInt();
      boolean exclusive = getInt() == 1;
      boolean told = getInt() == 1;
      long time = getLong();
      int slot = offers.open(id, interaction, agent, cost, exclusive, time, getLong());
      if (told) {
        offers.tell(slot);
      }
      rooms.agents.reserve(agent, rooms.interactions.channel(interaction), cost, exclusive, 1);
      readTimer(Timers.OFFER, slot, timer -> offers.timer(slot, timer));
    }
  }

  void readTimer(int kind, int subject, IntConsumer owner) {
    long creation = getLong();
    if (creation != 0) {
      long deadline = getLong();
      long duration = getLong();
      timers.add(new Pending(creation, deadline, duration, getLong(), kind, subject, owner));
    }
  }

  private void putBackTimers() {
    timers.sort(Comparator.comparingLong(Pending::creation));
    for (Pending timer : timers) {
      timer.owner.accept(
          rooms.timers.restore(
              timer.deadlineMs,
              timer.durationMs,
              timer.creation,
              timer.cause,
              timer.kind,
              timer.subject));
    }
  }

  int getInt() {
    more();
    int value = block.getInt(at, LITTLE_ENDIAN);
    at += Integer.BYTES;
    return value;
  }

  long getLong() {
    more();
    long value = block.getLong(at, LITTLE_ENDIAN);
    at += Long.BYTES;
    return value;
  }

  byte[] getBytes() {
    byte[] bytes = new byte[getInt()];
    int from = 0;
    while (from < bytes.length) {
      more();
      int part = Math.min(bytes.length - from, length - at);
      block.getBytes(at, bytes, from, part);
      at += part;
      from += part;
    }
    return bytes;
  }

  private void more() {
    if (at == length) {
      length = source.next(block);
      at = 0;
      if (length <= 0) {
        throw new IllegalStateException("the snapshot ends early");
      }
    }
  }
}
