package org.strowger.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.TouchKind;

/**
 * Stories about customers. Queue 1 is in order of due with a target of 10 s, queue 2 is for who had
 * the need last, for a second, queue 3 makes three offers, and queue 4 has a first step of a second
 * that is skipped if nobody can take it. Channel 1 is voice, channel 2 chat, channel 3 is accepted
 * at once. Profile 1 has three units, profile 2 wraps up on channel 1. Customers have ten minutes
 * to return.
 */
final class CustomerStory {
  static final int VOICE = 1;
  static final int CHAT = 2;
  static final int AUTO = 3;
  static final int WINDOW = 600_000;

  final CoreStory it;

  CustomerStory() {
    this(new CoreLimits(16, 64, 64));
  }

  CustomerStory(CoreLimits limits) {
    it = new CoreStory(limits);
    it.at(0).plan(plan(1, true, 20));
  }

  static Plan plan(int version, boolean context, int touchpoints) {
    return plan(version, context, touchpoints, WINDOW);
  }

  static Plan plan(int version, boolean context, int touchpoints, long window) {
    return new PlanOf(version)
        .context(context, touchpoints, window)
        .channels("1", "2")
        .autoChannel("3")
        .profile("1", 3, "1", "2", "3")
        .wrapsUp("2", 3, "1")
        .queue("1", q -> q.due(10_000))
        .queue("2", q -> q.step(step(Affinity.LAST, 5000, false)).step(0))
        .queue("3", q -> q.broadcast(3))
        .queue("4", q -> q.step(step(Affinity.NONE, 0, true)).step(0))
        .build();
  }

  private static Plan.Step step(Affinity affinity, long windowMs, boolean skip) {
    return new Plan.Step(
        1000,
        Strategy.LONGEST_IDLE,
        affinity,
        windowMs,
        skip,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  CustomerStory at(long ms) {
    it.at(ms);
    return this;
  }

  CustomerStory arrive(long interaction, long customer, int topic) {
    return arrive(interaction, 1, VOICE, customer, topic);
  }

  CustomerStory arrive(long interaction, int queue, int channel, long customer, int topic) {
    Arrival arrival = new Arrival().reset(interaction, queue, channel);
    arrival.customer = customer;
    arrival.topic = topic;
    it.arrive(arrival);
    return this;
  }

  CustomerStory update(long customer, Consumer<CustomerChange> change) {
    CustomerChange command = new CustomerChange().reset(customer);
    change.accept(command);
    it.does((commands, into) -> commands.updateCustomer(into, 0, command));
    return this;
  }

  /** A new segment, which is hardly anything. */
  CustomerStory touch(long customer) {
    return update(
        customer,
        change -> {
          change.setSegment = true;
          change.segment = 1;
        });
  }

  CustomerStory never(long customer, int... agents) {
    return update(
        customer,
        change -> {
          change.setNever = true;
          for (int agent : agents) {
            change.never.add(agent);
          }
        });
  }

  CustomerStory touchpoint(
      long customer, long interaction, TouchKind kind, Consumer<Touchpoint> more) {
    Touchpoint command = new Touchpoint().reset(customer, interaction, kind.value());
    more.accept(command);
    it.does((commands, into) -> commands.recordTouchpoint(into, 0, command));
    return this;
  }

  CustomerStory note(long customer, long interaction, String text) {
    return touchpoint(
        customer, interaction, TouchKind.NOTE, touchpoint -> touchpoint.sealed = bytes(text));
  }

  CustomerStory survey(long customer, Consumer<Survey> answers) {
    Survey command = new Survey().reset(customer);
    answers.accept(command);
    it.does((commands, into) -> commands.recordSurvey(into, 0, command));
    return this;
  }

  CustomerStory need(long customer, int topic, Resolved said) {
    it.does(
        (commands, into) -> commands.updateNeed(into, 0, customer, topic, false, 0, said.value()));
    return this;
  }

  CustomerStory owner(long customer, int topic, int owner) {
    it.does((commands, into) -> commands.updateNeed(into, 0, customer, topic, true, owner, 0));
    return this;
  }

  CustomerStory forget(long customer) {
    it.does((commands, into) -> commands.forgetCustomer(into, 0, customer));
    return this;
  }

  CustomerStory name(long customer, String text) {
    it.does(
        (commands, into) -> commands.defineName(into, 0, IdKind.CUSTOMER, customer, bytes(text)));
    return this;
  }

  CustomerStory query(long customer) {
    it.asks((commands, into) -> commands.queryCustomer(into, 0, customer));
    return this;
  }

  CustomerStory summary() {
    it.asks((commands, into) -> commands.querySummary(into, 0));
    return this;
  }

  CustomerStory expect(String... expected) {
    it.expect(expected);
    return this;
  }

  CustomerStory refused(RejectCode code, FieldName field, long value) {
    it.expectRefused(code, field, value);
    return this;
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
