package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.strowger.codec.Arrival;
import org.strowger.replay.simulation.Behaviour;
import org.strowger.replay.simulation.Behaviour.Answer;
import org.strowger.replay.trace.ContactRecord;

/**
 * How customers and agents behave, from a recorded day: patience by queue, handling and wrap-up
 * times, answers to offers. What is drawn depends on the seed, the run and the interaction alone,
 * never on the plan, so plans are compared with the same people (common random numbers). Immutable
 * but for caches; one thread.
 */
final class PeopleModel {
  /** As many who left are enough for a queue's own curve. */
  static final int ENOUGH_LEFT = 30;

  /** Offers that are enough for an agent's own answers. */
  static final int ENOUGH_OFFERS = 50;

  /** How long who missed an offer stays away where none was seen to come back. */
  static final long USUAL_BACK_AFTER_MS = 60_000;

  private static final Answer AT_ONCE = new Answer(Behaviour.Choice.ACCEPT, 0);
  private static final long PATIENCE = 1;
  private static final long HANDLING = 2;
  private static final long WRAP_UP = 3;
  private static final long BACK = 4;
  private static final long OFFERS = 16;

  /** Where a curve comes from. */
  private record Place(String channel, String queue) {}

  private final RecordedDay day;
  private final Map<String, PatienceCurve> byChannel = new TreeMap<>();
  private final Map<Place, PatienceCurve> byQueue = new HashMap<>();
  private final Durations handling = new Durations();
  private final Durations wrapUps = new Durations();
  private final Map<String, List<Answer>> answers = new HashMap<>();
  private final List<Answer> allAnswers = new ArrayList<>();

  PeopleModel(RecordedDay day) {
    this.day = day;
    Map<String, List<PatienceCurve.Wait>> channels = new TreeMap<>();
    Map<Place, List<PatienceCurve.Wait>> queues = new HashMap<>();
    for (RecordedContact contact : day.contacts()) {
      boolean left = contact.end == RecordedContact.WaitEnd.LEFT;
      PatienceCurve.Wait wait = new PatienceCurve.Wait(contact.waitedMs(), left);
      channels.computeIfAbsent(contact.channel, any -> new ArrayList<>()).add(wait);
      queues.computeIfAbsent(place(contact), any -> new ArrayList<>()).add(wait);
      if (contact.end == RecordedContact.WaitEnd.ANSWERED && contact.completed) {
        handling.add(contact.handledMs, contact.channel, contact.queue, contact.agent);
      }
      if (contact.wrappedUp) {
        wrapUps.add(contact.wrapUpMs, contact.channel, contact.queue);
      }
    }
    channels.forEach((channel, waits) -> byChannel.put(channel, PatienceCurve.of(waits)));
    queues.forEach((place, waits) -> byQueue.put(place, PatienceCurve.of(waits)));
    for (OfferTaken offer : day.offers()) {
      answers.computeIfAbsent(offer.agent(), any -> new ArrayList<>()).add(offer.answer());
      allAnswers.add(offer.answer());
    }
  }

  private static Place place(RecordedContact contact) {
    return new Place(contact.channel, contact.queue);
  }

  /** The curve of a contact: its queue's own if enough left there, else that of its channel. */
  private PatienceCurve curve(RecordedContact contact) {
    PatienceCurve own = byQueue.get(place(contact));
    return own.left() >= ENOUGH_LEFT ? own : byChannel.get(contact.channel);
  }

  /**
   * Curves that are used, by what they are called; queues without their own are in their channel's.
   */
  Map<String, PatienceCurve> curves() {
    Map<String, PatienceCurve> used = new TreeMap<>();
    byQueue.forEach(
        (place, curve) -> {
          boolean own = curve.left() >= ENOUGH_LEFT;
          used.put(
              own ? place.queue() + " (" + place.channel() + ")" : place.channel(),
              own ? curve : byChannel.get(place.channel()));
        });
    return used;
  }

  /** Queues that share the curve of their channel, in order. */
  List<String> pooled() {
    return byQueue.entrySet().stream()
        .filter(entry -> entry.getValue().left() < ENOUGH_LEFT)
        .map(entry -> entry.getKey().queue())
        .distinct()
        .sorted()
        .toList();
  }

  /** Handling times seen. */
  int handlingTimes() {
    return handling.size();
  }

  /** Agents with their own answers to offers. */
  long agentsWithOwnAnswers() {
    return answers.values().stream().filter(own -> own.size() >= ENOUGH_OFFERS).count();
  }

  /** The contacts of a run, each with a patience of its own. */
  List<ContactRecord> contacts(long seed, int run) {
    List<ContactRecord> contacts = new ArrayList<>(day.contacts().size());
    for (RecordedContact contact : day.contacts()) {
      long patienceMs =
          contact.left()
              ? contact.waitedMs()
              : curve(contact).draw(contact.waitedMs(), uniform(seed, run, contact.id, PATIENCE));
      long wrapUpMs =
          contact.wrappedUp
              ? contact.wrapUpMs
              : wrapUps.draw(
                  uniform(seed, run, contact.id, WRAP_UP), contact.channel, contact.queue);
      contacts.add(contact.record(patienceMs, wrapUpMs));
    }
    return contacts;
  }

  /** The people of a run, who can be asked once. */
  Behaviour people(long seed, int run) {
    return new People(seed, run);
  }

  private static double uniform(long seed, int run, String subject, long purpose) {
    return stream(seed, run, subject, purpose).nextDouble();
  }

  /** A stream of its own for each subject and purpose. */
  private static SplittableRandom stream(long seed, int run, String subject, long purpose) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < subject.length(); i++) {
      hash = (hash ^ subject.charAt(i)) * 0x100000001b3L;
    }
    SplittableRandom ofRun = new SplittableRandom(seed + 0x9e3779b97f4a7c15L * run);
    return new SplittableRandom(ofRun.nextLong() ^ new SplittableRandom(hash + purpose).nextLong());
  }

  /** The people of one run. */
  private final class People implements Behaviour {
    private final long seed;
    private final int run;
    private final int[] offers = new int[day.contacts().size()];
    private final Map<String, Integer> misses = new HashMap<>();

    People(long seed, int run) {
      this.seed = seed;
      this.run = run;
    }

    @Override
    public Answer answer(int contact, String agent) {
      List<Answer> own = answers.getOrDefault(agent, List.of());
      List<Answer> likely = own.size() >= ENOUGH_OFFERS ? own : allAnswers;
      if (likely.isEmpty()) {
        return AT_ONCE;
      }
      String id = day.contacts().get(contact).id;
      double uniform = uniform(seed, run, id, OFFERS + offers[contact]++);
      return likely.get((int) (uniform * likely.size()));
    }

    @Override
    public long handlingMs(int contact, String agent) {
      RecordedContact recorded = day.contacts().get(contact);
      if (recorded.end == RecordedContact.WaitEnd.ANSWERED && recorded.completed) {
        return recorded.handledMs;
      }
      double uniform = uniform(seed, run, recorded.id, HANDLING);
      return handling.draw(uniform, recorded.channel, recorded.queue, agent);
    }

    @Override
    public long backAfterMs(String agent) {
      List<Long> seen = day.backAfterMs();
      int miss = misses.merge(agent, 1, Integer::sum);
      return seen.isEmpty()
          ? USUAL_BACK_AFTER_MS
          : seen.get((int) (uniform(seed, run, agent + "\n" + miss, BACK) * seen.size()));
    }

    @Override
    public void complete(int contact, Arrival arrival, Numbers numbers) {
      day.contacts().get(contact).complete(arrival, numbers);
    }

    @Override
    public List<Told> told() {
      return day.told();
    }
  }
}
