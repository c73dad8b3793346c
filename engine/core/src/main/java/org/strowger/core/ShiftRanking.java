package org.strowger.core;

import org.strowger.codec.Limits;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.core.customer.Customers;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.match.Requirement;
import org.strowger.core.plan.ActivePlan;

/**
 * The other channels for an interaction that waits: which may be offered, and in which order
 * (decision SO-c). Reused. One thread.
 */
final class ShiftRanking {
  private final Rooms rooms;
  private final Interactions interactions;
  private final Customers customers;
  private final Requirement lists = new Requirement();
  private final int[] channels = new int[Limits.MAX_CHANNELS];
  private final long[] scores = new long[Limits.MAX_CHANNELS];
  private final long[] estimates = new long[Limits.MAX_CHANNELS];
  private final ShiftBar[] bars = new ShiftBar[Limits.MAX_CHANNELS];
  private ActivePlan plan;
  private int count;
  private int offered;
  private long estimateMs;
  private int segment;

  ShiftRanking(Rooms rooms) {
    this.rooms = rooms;
    interactions = rooms.interactions;
    customers = rooms.customers;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /**
   * Ranks all channels but its own.
   *
   * @param queue in which it waits, or will wait once it follows the plan in force
   * @return how many may be offered
   */
  int rank(int interaction, int queue) {
    long now = rooms.cause.nowMs();
    int customer = customers.slotOf(interactions.customer(interaction));
    segment = customer == 0 ? 0 : customers.get(customer, Customers.SEGMENT);
    estimateMs = rooms.estimates.of(interaction, now);
    count = 0;
    for (int channel : plan.channelOrder()) {
      if (channel != interactions.channel(interaction)) {
        insert(channel, plan.channel(channel));
      }
    }
    offered = 0;
    for (int i = 0; i < count; i++) {
      rooms.demands.readClass(interactions.demand(interaction), channels[i], lists);
      estimates[i] = rooms.estimates.ofNewcomer(queue, lists, now);
      bars[i] = bar(customer, queue, i);
      if (bars[i] == ShiftBar.NONE) {
        offered++;
      }
    }
    return offered;
  }

  /** The highest score first; of equal ones that which the plan names first. */
  private void insert(int channel, ActivePlan.Channel of) {
    long score =
        (long) of.asynchronousPart
            + of.structuredPart
            + of.recordPart
            + of.receiptsPart
            + of.startsPart
            + of.sessionPart
            + of.costPart
            + of.preference(segment);
    int at = count++;
    for (; at > 0 && scores[at - 1] < score; at--) {
      scores[at] = scores[at - 1];
      channels[at] = channels[at - 1];
    }
    scores[at] = score;
    channels[at] = channel;
  }

  /** The first thing against a channel over which somebody would ask the lists. */
  private ShiftBar bar(int customer, int queue, int i) {
    ActivePlan.Channel channel = plan.channel(channels[i]);
    if (rooms.channels.isClosed(channels[i])) {
      return ShiftBar.CLOSED;
    }
    if (!hasDevice(customer, channel.devices)) {
      return ShiftBar.DEVICE;
    }
    if (!rooms.steps.isRoutable(queue, lists)) {
      return ShiftBar.NOBODY;
    }
    if (!channel.asynchronous && estimateMs >= 0 && estimates[i] >= estimateMs) {
      return ShiftBar.LONGER;
    }
    return offered < plan.shiftMost() ? ShiftBar.NONE : ShiftBar.BEYOND;
  }

  private boolean hasDevice(int customer, int[] devices) {
    for (int device : devices) {
      if (customer != 0 && customers.find(customer, Customers.DEVICES, device) != 0) {
        return true;
      }
    }
    return devices.length == 0;
  }

  /** After the last who is looked at: others may ask when agents have changed. */
  void forget() {
    rooms.steps.forgetAsked();
  }

  /** How many channels there are, offered or not. */
  int count() {
    return count;
  }

  /** Its estimated wait, -1 if it is not known. */
  long estimateMs() {
    return estimateMs;
  }

  /** Tells each channel, the highest score first. */
  void tell() {
    int rank = 0;
    for (int i = 0; i < count; i++) {
      ActivePlan.Channel of = plan.channel(channels[i]);
      boolean isOffered = bars[i] == ShiftBar.NONE;
      rooms.shiftEvents.candidate(
          channels[i],
          isOffered ? ++rank : 0,
          bars[i],
          scores[i],
          estimates[i],
          of,
          of.preference(segment));
    }
  }
}
