package org.strowger.replay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2LongHashMap;
import org.strowger.api.CommandPublisher;
import org.strowger.codec.Arrival;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.report.ContactCounter.End;
import org.strowger.replay.trace.ContactRecord;

/**
 * The side of the contacts: they arrive, wait as long as their patience lasts, and are handled by
 * whoever gets them. What agents do with an offer, and how long they handle a contact, the
 * behaviour says.
 */
final class Customers implements RoutingEvents {
  private enum State {
    TO_COME,
    WAITING,
    ANSWERED,
    ABANDONED,
    EXPIRED,
    REFUSED
  }

  private static final int NOBODY = -1;

  private final List<ContactRecord> contacts;
  private final CommandPublisher publisher;
  private final PlanNumbers numbers;
  private final Agenda agenda;
  private final Behaviour behaviour;
  private final Long2LongHashMap indexOf = new Long2LongHashMap(NOBODY);
  private final Long2LongHashMap openOffers = new Long2LongHashMap(NOBODY);
  private final Arrival arrival = new Arrival();
  private Floor floor;
  private final long[] interaction;
  private final State[] state;
  private final int[] agent;
  private final int[] urgency;
  private final long[] dueMs;
  private final long[] waitedMs;
  private final long[] handledMs;
  private final long[] wrapUpMs;

  Customers(
      List<ContactRecord> contacts,
      CommandPublisher publisher,
      PlanNumbers numbers,
      Agenda agenda,
      Behaviour behaviour) {
    this.contacts = contacts;
    this.publisher = publisher;
    this.numbers = numbers;
    this.agenda = agenda;
    this.behaviour = behaviour;
    int size = contacts.size();
    interaction = new long[size];
    state = new State[size];
    Arrays.fill(state, State.TO_COME);
    agent = new int[size];
    urgency = new int[size];
    dueMs = new long[size];
    waitedMs = new long[size];
    handledMs = new long[size];
    wrapUpMs = new long[size];
    for (int i = 0; i < size; i++) {
      agenda.add(contacts.get(i).enteredMs(), Agenda.Kind.CUSTOMER_ARRIVES, i, 0);
    }
  }

  /** Whose agents take the contacts. */
  void servedBy(Floor agents) {
    floor = agents;
  }

  void arrive(int contact, long timeMs) {
    ContactRecord record = contacts.get(contact);
    interaction[contact] = publisher.number(IdKind.INTERACTION, record.id());
    indexOf.put(interaction[contact], contact);
    arrival.reset(
        interaction[contact],
        numbers.known(IdKind.QUEUE, record.queue()),
        numbers.known(IdKind.CHANNEL, record.channel()));
    arrival.customer =
        record.customer() == null ? 0 : publisher.number(IdKind.CUSTOMER, record.customer());
    arrival.topic = record.topic() == null ? 0 : numbers.known(IdKind.TOPIC, record.topic());
    arrival.urgency = record.urgency();
    arrival.creditMs = record.creditMs();
    numbers.skills(record.skills(), arrival.allOf);
    behaviour.complete(contact, arrival, numbers);
    state[contact] = State.REFUSED;
    publisher.arrive(arrival);
    if (record.patienceMs() != ContactRecord.NO_LIMIT) {
      agenda.add(timeMs + record.patienceMs(), Agenda.Kind.CUSTOMER_LEAVES, contact, 0);
    }
  }

  void leave(int contact) {
    if (state[contact] == State.WAITING) {
      publisher.abandon(interaction[contact]);
    }
  }

  void answer(int contact, long offer) {
    int asked = (int) openOffers.get(offer);
    if (asked != NOBODY && state[contact] == State.WAITING) {
      publisher.accept(offer, asked);
    }
  }

  void decline(int contact, long offer) {
    int asked = (int) openOffers.get(offer);
    if (asked != NOBODY && state[contact] == State.WAITING) {
      publisher.decline(offer, asked, 0);
    }
  }

  void end(int contact) {
    publisher.complete(interaction[contact], agent[contact], 0);
  }

  void endWrapUp(int contact) {
    publisher.wrapUpEnd(interaction[contact], agent[contact]);
  }

  /** Index of the contact behind an interaction. */
  int index(long number) {
    return (int) indexOf.get(number);
  }

  long interaction(int contact) {
    return interaction[contact];
  }

  @Override
  public void waiting(
      long timeMs, long sequence, long number, long due, int urgencyClass, long ticketMs) {
    int contact = index(number);
    state[contact] = State.WAITING;
    dueMs[contact] = due;
    urgency[contact] = urgencyClass;
  }

  @Override
  public void offerMade(long timeMs, long offer, long number, int agentNumber) {
    int contact = index(number);
    openOffers.put(offer, agentNumber);
    Behaviour.Answer answer = behaviour.answer(contact, floor.name(agentNumber));
    if (answer.choice() != Behaviour.Choice.IGNORE) {
      boolean accepts = answer.choice() == Behaviour.Choice.ACCEPT;
      agenda.add(
          timeMs + answer.afterMs(),
          accepts ? Agenda.Kind.AGENT_ANSWERS : Agenda.Kind.AGENT_DECLINES,
          contact,
          offer);
    }
  }

  @Override
  public void offerEnded(long offer, long number, int agentNumber) {
    openOffers.remove(offer);
  }

  @Override
  public void offerAccepted(
      long timeMs, long offer, long number, int agentNumber, long waited, boolean auto) {
    int contact = index(number);
    state[contact] = State.ANSWERED;
    openOffers.remove(offer);
    agent[contact] = agentNumber;
    waitedMs[contact] = waited;
    agenda.add(
        timeMs + behaviour.handlingMs(contact, floor.name(agentNumber)),
        Agenda.Kind.CONVERSATION_ENDS,
        contact,
        0);
  }

  @Override
  public void abandoned(long number, long waited) {
    int contact = index(number);
    state[contact] = State.ABANDONED;
    waitedMs[contact] = waited;
  }

  @Override
  public void expired(long number) {
    state[index(number)] = State.EXPIRED;
  }

  @Override
  public void completed(
      long timeMs,
      long number,
      int agentNumber,
      long handled,
      WrapUpKind wrapUp,
      long wrapUpUntilMs) {
    int contact = index(number);
    handledMs[contact] = handled;
    if (wrapUp == WrapUpKind.UNTIL_ENDED || wrapUp == WrapUpKind.CAPPED) {
      long ends = timeMs + contacts.get(contact).wrapUpMs();
      if (wrapUp == WrapUpKind.UNTIL_ENDED || ends < wrapUpUntilMs) {
        agenda.add(ends, Agenda.Kind.WRAP_UP_ENDS, contact, 0);
      }
    }
  }

  @Override
  public void wrapUpEnded(long timeMs, long number, int agentNumber, long wrapUp) {
    wrapUpMs[index(number)] = wrapUp;
  }

  /** What became of every contact, in their order. */
  List<ContactResult> results() {
    List<ContactResult> results = new ArrayList<>(contacts.size());
    for (int i = 0; i < contacts.size(); i++) {
      End end =
          switch (state[i]) {
            case ANSWERED -> End.ANSWERED;
            case ABANDONED -> End.ABANDONED;
            case WAITING -> End.WAITING;
            case EXPIRED -> End.EXPIRED;
            case TO_COME, REFUSED -> End.REFUSED;
          };
      results.add(
          new ContactResult(
              contacts.get(i),
              end,
              end == End.ANSWERED ? floor.name(agent[i]) : null,
              waitedMs[i],
              handledMs[i],
              wrapUpMs[i],
              urgency[i],
              dueMs[i]));
    }
    return results;
  }
}
