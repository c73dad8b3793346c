package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.QueryAgentDecoder;
import org.strowger.codec.sbe.QueryCustomerDecoder;
import org.strowger.codec.sbe.QueryEstimateDecoder;
import org.strowger.codec.sbe.QueryInteractionDecoder;
import org.strowger.codec.sbe.QueryQueueDecoder;
import org.strowger.codec.sbe.QuerySummaryDecoder;
import org.strowger.core.estimate.Estimator;
import org.strowger.core.event.Answers;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.QueueLists;
import org.strowger.core.match.Requirement;
import org.strowger.core.match.Waiting;
import org.strowger.core.plan.ActivePlan;

/**
 * Queries (rule T5): each is answered from the state as it stands and changes nothing. None is
 * refused: what is unknown has an answer that says so. A position or a list costs one look at each
 * who waits in the same queue. One thread.
 */
final class Queries {
  private final Rooms rooms;
  private final Interactions interactions;
  private final Answers answers;
  private final FirstInOrder firstInOrder;
  private final QueryAgentDecoder agent = new QueryAgentDecoder();
  private final QueryInteractionDecoder interaction = new QueryInteractionDecoder();
  private final QueryQueueDecoder queue = new QueryQueueDecoder();
  private final QueryCustomerDecoder customer = new QueryCustomerDecoder();
  private final QueryEstimateDecoder estimate = new QueryEstimateDecoder();
  private final Requirement newcomer = new Requirement();
  private ActivePlan plan;

  Queries(Rooms rooms) {
    this.rooms = rooms;
    interactions = rooms.interactions;
    answers = rooms.answers;
    firstInOrder = new FirstInOrder((a, b) -> Waiting.isBefore(interactions, a, b));
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
  }

  /** Answers the query in a message. */
  void answer(DirectBuffer record, int at, MessageHeaderDecoder header) {
    switch (header.templateId()) {
      case QueryAgentDecoder.TEMPLATE_ID ->
          agent(agent.wrapAndApplyHeader(record, at, header).agent());
      case QueryInteractionDecoder.TEMPLATE_ID ->
          interaction(interaction.wrapAndApplyHeader(record, at, header).interaction());
      case QueryQueueDecoder.TEMPLATE_ID -> {
        queue.wrapAndApplyHeader(record, at, header);
        queue(queue.queue(), queue.first(), queue.most());
      }
      case QuerySummaryDecoder.TEMPLATE_ID ->
          answers.summary(
              rooms.rework.remaining(),
              rooms.steps.unroutable(),
              rooms.customers.size(),
              rooms.contacts.handoversWith(),
              rooms.contacts.handoversWithout(),
              rooms.shiftRecords);
      case QueryEstimateDecoder.TEMPLATE_ID -> {
        estimate.wrapAndApplyHeader(record, at, header);
        estimate(estimate.queue(), estimate.channel());
      }
      case QueryCustomerDecoder.TEMPLATE_ID ->
          rooms.customerAnswers.customer(
              customer.wrapAndApplyHeader(record, at, header).customer(), answers.timeMs());
      default ->
          throw new IllegalArgumentException(
              "template " + header.templateId() + " is no query; only queries may be asked");
    }
  }

  private void agent(int number) {
    if (rooms.agents.inRange(number) && rooms.agents.isSignedOn(number)) {
      int timer = rooms.agents.leaseTimer(number);
      long leaseUntilMs = timer == 0 ? 0 : rooms.timers.deadline(timer);
      answers.agent(number, plan.profile(rooms.agents.profile(number)), leaseUntilMs);
    } else {
      answers.noAgent(number);
    }
  }

  private void interaction(long number) {
    int slot = interactions.slotOf(number);
    if (slot == 0) {
      answers.noInteraction(number);
    } else {
      for (int at = interactions.firstOffer(slot);
          at != 0;
          at = rooms.offers.nextOfInteraction(at)) {
        answers.offer(at, rooms.timers.deadline(rooms.offers.timer(at)));
      }
      int front = interactions.front(slot);
      int position = position(interactions, front);
      boolean waits = interactions.state(front) == Interactions.WAITING;
      Estimator estimator = waits ? rooms.estimates.estimator(front) : null;
      answers.interaction(
          front,
          position,
          interactions.openOffers(slot),
          interactions.customer(slot),
          estimator == null ? -1 : rooms.estimates.of(front, answers.timeMs()),
          estimator);
    }
  }

  /** Of a newcomer without lists of its own (decision X4-e). */
  private void estimate(int queueNumber, int channel) {
    if (plan == null || plan.queue(queueNumber) == null || !plan.hasChannel(channel)) {
      answers.estimate(queueNumber, channel, false, 0, -1, null);
      return;
    }
    newcomer.reset(channel);
    answers.estimate(
        queueNumber,
        channel,
        true,
        rooms.estimates.waiting(queueNumber, newcomer),
        rooms.estimates.ofNewcomer(queueNumber, newcomer, answers.timeMs()),
        rooms.estimates.estimatorOfNewcomer(queueNumber, newcomer));
  }

  /** Rule O5: 1 and those before it in the same queue; 0 for one that does not wait. */
  static int position(Interactions interactions, int slot) {
    if (interactions.state(slot) != Interactions.WAITING) {
      return 0;
    }
    QueueLists queues = interactions.queues();
    int position = 1;
    for (int at = queues.first(interactions.queue(slot)); at != 0; at = queues.next(at)) {
      if (at != slot && Waiting.isBefore(interactions, at, slot)) {
        position++;
      }
    }
    return position;
  }

  /** Decision T5-b: first below 1 is 1; most is taken into its range. */
  private void queue(int number, int first, int most) {
    QueueLists queues = interactions.queues();
    int waiting = queues.size(number);
    boolean known = plan != null && plan.queue(number) != null;
    int from = Math.max(1, first);
    int count = Math.max(0, Math.min(most, Limits.MAX_QUEUE_ANSWERS));
    int end = (int) Math.min(waiting, (long) from + count - 1);
    if (end >= from) {
      firstInOrder.begin(end);
      for (int at = queues.first(number); at != 0; at = queues.next(at)) {
        firstInOrder.consider(at);
      }
      firstInOrder.finish();
      for (int position = from; position <= end; position++) {
        answers.inQueue(firstInOrder.get(position - 1), position, known);
      }
    }
    answers.endOfQueue(number, waiting, known);
  }
}
