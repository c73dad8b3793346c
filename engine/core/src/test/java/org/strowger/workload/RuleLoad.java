package org.strowger.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.Arrival;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.ingress.PlanCommand;

/**
 * Customers who come, wait, change their minds and go, under a plan with so many context rules;
 * nobody is at work. Of the commands a third each are arrivals, updates of attributes and
 * abandonments, and now and then a customer gets another segment. Recorded on a tape. Immutable
 * once made; any thread.
 */
public final class RuleLoad {
  /** What the conditions of the rules are like. */
  public enum Kind {
    /** One segment of a hundred each, and something more: as plans are. */
    SEGMENTS,
    /** Comparisons of numbers only, all different: nothing to look up. */
    NUMBERS,
    /** The same few comparisons in all rules. */
    SHARED
  }

  private static final long SEED = 42;
  private static final int SEGMENTS = 100;
  private static final int QUEUES = 16;
  private static final int WAITING = 200;

  private final CommandTape tape = new CommandTape(1 << 16);
  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 21]);
  private final Arrival arrival = new Arrival();
  private final Update update = new Update();
  private final CustomerChange change = new CustomerChange();
  private final int customers;
  private final int start;

  private RuleLoad(int rules, Kind kind, int customers, int commands, int rounds) {
    this.customers = customers;
    add(PlanCommand.encode(buffer, 0, plan(rules, kind), RuleLoad::number));
    SplittableRandom dice = new SplittableRandom(SEED);
    for (int customer = 1; customer <= customers; customer++) {
      change(dice, customer);
    }
    int first = 0;
    for (int round = 0; round < rounds; round++) {
      dice = new SplittableRandom(SEED);
      first = tape.size();
      round(dice, commands);
    }
    start = first;
  }

  /**
   * Records a load.
   *
   * @param rules in the plan
   * @param kind of rules
   * @param customers who are known; each that comes is one of them, at random
   * @param commands in a round
   * @param rounds of the same commands; each leaves nobody behind
   */
  public static RuleLoad record(int rules, Kind kind, int customers, int commands, int rounds) {
    return new RuleLoad(rules, kind, customers, commands, rounds);
  }

  /** All commands, set-up included. */
  public CommandTape tape() {
    return tape;
  }

  /** Where the last round starts. */
  public int start() {
    return start;
  }

  /** Limits with room for the load. */
  public CoreLimits limits() {
    return new CoreLimits(16, 2 * WAITING, 1 << 20);
  }

  private static int number(IdKind kind, String text) {
    return Integer.parseInt(text);
  }

  private void add(int length) {
    tape.add(buffer, length, tape.size() / 20, 0);
  }

  private static Plan plan(int count, Kind kind) {
    List<Plan.Queue> queues = new ArrayList<>();
    for (int queue = 1; queue <= QUEUES; queue++) {
      Plan.Step step =
          new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(), List.of(), List.of(), List.of());
      queues.add(
          new Plan.Queue("" + queue, QueueOrder.DUE, 3, 60_000, 20_000, 1000, 3, List.of(step)));
    }
    List<Plan.Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String queue = "queue \"" + (1 + i % QUEUES) + "\"";
      rules.add(RuleCompiler.compile("" + (1 + i), condition(kind, i), queue, "credit 1s"));
    }
    return new Plan(
        1,
        0,
        List.of("1"),
        List.of(),
        List.of(new Plan.Channel("1", false)),
        List.of(),
        queues,
        Plan.Context.USUAL,
        Plan.Movement.USUAL,
        rules);
  }

  private static String condition(Kind kind, int i) {
    return switch (kind) {
      case SEGMENTS ->
          "not customer.verified and journey.contacts(7d) >= "
              + (i % 7)
              + " and customer.segment == \""
              + (1 + i % SEGMENTS)
              + "\" and interaction.number(\"1\") > "
              + (i % 11);
      case NUMBERS ->
          "interaction.number(\"1\") > " + (i + 2) + " or journey.contacts(7d) > " + (1000 + i);
      case SHARED ->
          "interaction.number(\"1\") > " + (i % 11) + " and not need.open and customer.needs > 3";
    };
  }

  private void change(SplittableRandom dice, int customer) {
    change.reset(customer);
    change.setSegment = true;
    change.segment = 1 + dice.nextInt(SEGMENTS);
    add(factory.updateCustomer(buffer, 0, change));
  }

  private void round(SplittableRandom dice, int commands) {
    long next = 1;
    long oldest = 1;
    for (int i = 0; i < commands; i++) {
      int kind = dice.nextInt(16);
      if (kind == 0) {
        change(dice, 1 + dice.nextInt(customers));
      } else if (next - oldest < WAITING / 2 || (kind < 6 && next - oldest < WAITING)) {
        arrival.reset(next++, 1 + dice.nextInt(QUEUES), 1);
        arrival.customer = 1L + dice.nextInt(customers);
        arrival.topic = 1 + dice.nextInt(3);
        arrival.attributes.add(1, AttributeList.NUMBER, dice.nextInt(12));
        add(factory.arrive(buffer, 0, arrival));
      } else if (kind < 11) {
        update.reset(oldest + dice.nextInt((int) (next - oldest)));
        update.setAttributes = true;
        update.attributes.add(1, AttributeList.NUMBER, dice.nextInt(12));
        update.attributes.add(2, dice.nextInt(2) == 0 ? AttributeList.REMOVED : 0, 5);
        add(factory.update(buffer, 0, update));
      } else {
        add(factory.abandon(buffer, 0, oldest++));
      }
    }
    while (oldest < next) {
      add(factory.abandon(buffer, 0, oldest++));
    }
  }
}
