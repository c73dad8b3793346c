package org.strowger.workload;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.StateMachine;
import org.strowger.ingress.PlanCommand;
import org.strowger.workload.Agenda.Act;

/**
 * A usual day's work at about 90 % utilisation, recorded: customers and agents of a {@link
 * UsualSite} are played against a core in virtual time, and every command they give is put on a
 * tape. The same tape on another core gives the same events, since the core is deterministic. One
 * thread.
 */
public final class UsualLoad {
  private static final long SEED = 42;
  private static final double UTILISATION = 0.9;
  private static final int[] PATIENCE_MS = {0, 120_000, 600_000, 14_400_000};
  private static final int CUSTOMERS = 100_000;

  /** So few that soon all have been there as often as is kept. */
  private static final int FEW_CUSTOMERS = 200;

  /** Rough mean of units times milliseconds that an arrival brings; sets the pace of arrivals. */
  private static final double UNIT_MS = 420_000;

  private static final int SETTLING = 20_000;

  private final int agents;
  private final boolean named;
  private final int customers;
  private final int client;
  private final UsualSite site = new UsualSite(new SplittableRandom(SEED));
  private final Agenda agenda = new Agenda();
  private final UsualPeople people = new UsualPeople(site, agenda);
  private final StateMachine machine;
  private final CommandTape tape;
  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[256 * 1024]);
  private final Arrival arrival = new Arrival();
  private long unitsTotal;
  private long interactions;
  private SplittableRandom random;
  private double nextArrivalMs;
  private int firstWindowStart;
  private int windowStart;
  private int matchesBefore;
  private double utilisationSum;
  private int acts;

  private UsualLoad(int agents, int window, boolean named, int customers, int client) {
    this.agents = agents;
    this.named = named;
    this.customers = customers;
    this.client = client;
    tape = new CommandTape(window + 8 * agents + 2 * SETTLING);
    machine = new StateMachine(limits(), people::onEvent, new NoSnapshots());
  }

  /**
   * Plays and records.
   *
   * @param agents how many sign on, 100 or more
   * @param window commands behind those that fill the site
   * @param named whether every interaction has an external id, defined by a command before it
   *     arrives
   */
  public static UsualLoad record(int agents, int window, boolean named) {
    return record(agents, window, named, CUSTOMERS, 0);
  }

  /**
   * The same from a client whose retries are answered: what became of each command is remembered.
   *
   * @param client its number, from 1; 0: nobody, nothing is remembered
   */
  public static UsualLoad recordOf(int client, int agents, int window) {
    return record(agents, window, false, CUSTOMERS, client);
  }

  private static UsualLoad record(
      int agents, int window, boolean named, int customers, int client) {
    UsualLoad load = new UsualLoad(agents, window, named, customers, client);
    load.plan();
    load.begin(SkillCommands.START_MS);
    load.play(window);
    return load;
  }

  /**
   * Plays the same twice and records both. In between everybody leaves, so the second day finds the
   * core as the first did, and puts it through the same again. The window is that of the second.
   * Customers are few, so that what is kept of them does not grow any more.
   */
  public static UsualLoad recordTwice(int agents, int window, boolean named) {
    UsualLoad load = record(agents, window, named, FEW_CUSTOMERS, 0);
    load.firstWindowStart = load.windowStart;
    load.end();
    load.begin(SkillCommands.START_MS + TimeUnit.DAYS.toMillis(30));
    load.play(window);
    return load;
  }

  /** Limits with room for the load. */
  public CoreLimits limits() {
    return new CoreLimits(agents, 8 * agents + (1 << 16), 1 << 20);
  }

  /** All commands: plan, sign-on, filling, window. */
  public CommandTape tape() {
    return tape;
  }

  /** The first command of the window, on the tape. */
  public int windowStart() {
    return windowStart;
  }

  /** Of a load recorded twice: the first command of the window of the first day. */
  public int firstWindowStart() {
    return firstWindowStart;
  }

  /** Interactions accepted in the window. */
  public int windowMatches() {
    return people.matches() - matchesBefore;
  }

  /** Mean share of units in use over the window. */
  public double utilisation() {
    return utilisationSum / acts;
  }

  /** Digest of all events that the tape causes. */
  public long eventDigest() {
    return machine.eventDigest();
  }

  private void plan() {
    int length = PlanCommand.encode(message, 0, UsualSite.plan(), SkillCommands.numbers());
    give(length, SkillCommands.START_MS);
  }

  private void begin(long timeMs) {
    random = new SplittableRandom(SEED);
    people.begin(random);
    SkillList skills = new SkillList();
    NumberList teams = new NumberList();
    unitsTotal = 0;
    for (int agent = 0; agent < agents; agent++) {
      site.skillSet(agent).list(skills);
      int available = Presence.AVAILABLE.value();
      int profile = site.profile(agent);
      give(factory.signOn(message, 0, agent + 1, profile, available, skills, teams), timeMs);
      unitsTotal += site.units(agent);
    }
    nextArrivalMs = timeMs;
    agenda.note(timeMs, Act.ARRIVE, 0);
  }

  private void play(int window) {
    while (people.unitsUsed() < UTILISATION * unitsTotal) {
      act(agenda.next());
    }
    for (int settled = tape.size() + SETTLING; tape.size() < settled; ) {
      act(agenda.next());
    }
    windowStart = tape.size();
    matchesBefore = people.matches();
    utilisationSum = 0;
    acts = 0;
    while (tape.size() < windowStart + window) {
      act(agenda.next());
      utilisationSum += (double) people.unitsUsed() / unitsTotal;
      acts++;
    }
  }

  /** Nobody comes any more, and everybody leaves when all is done. */
  private void end() {
    while (!agenda.isEmpty()) {
      Agenda.Entry entry = agenda.next();
      if (entry.act() != Act.ARRIVE) {
        act(entry);
      }
    }
    long timeMs = machine.timeMs() + TimeUnit.DAYS.toMillis(1);
    give(factory.tick(message, 0), timeMs);
    for (int agent = 1; agent <= agents; agent++) {
      give(factory.signOff(message, 0, agent), timeMs);
    }
  }

  private void give(int length, long timeMs) {
    tape.add(message, 0, length, timeMs, client, tape.size() + 1L);
    tape.apply(machine, tape.size() - 1, tape.size());
  }

  private void act(Agenda.Entry entry) {
    long now = entry.timeMs();
    long id = entry.id();
    switch (entry.act()) {
      case ARRIVE -> arrive(now);
      case ACCEPT -> {
        if (people.isOpen(id)) {
          give(factory.accept(message, 0, id, 0), now);
        }
      }
      case DECLINE -> {
        if (people.isOpen(id)) {
          give(factory.decline(message, 0, id, 0, 0), now);
        }
      }
      case ABANDON -> {
        if (people.isWaiting(id)) {
          give(factory.abandon(message, 0, id), now);
        }
      }
      case COMPLETE -> give(factory.complete(message, 0, id, 0, 0, 0), now);
      case END_WRAP_UP -> {
        if (people.isLive(id)) {
          give(factory.wrapUpEnd(message, 0, id, 0), now);
        }
      }
      case BREAK -> give(factory.presence(message, 0, (int) id, Presence.AWAY.value(), 0, 0), now);
      case RETURN ->
          give(factory.presence(message, 0, (int) id, Presence.AVAILABLE.value(), 0, 0), now);
    }
  }

  /** A customer with a need that some agent can serve. */
  private void arrive(long now) {
    int agent = random.nextInt(agents);
    UsualSite.SkillSet set = site.skillSet(agent);
    int channel = channelFor(site.profile(agent));
    int topic = set.topics().skill(random.nextInt(set.topics().size()));
    int language = set.languages().skill(random.nextInt(set.languages().size()));
    long interaction = ++interactions;
    if (named) {
      String text = String.format("%016x-%019d", interaction * 0x9E3779B97F4A7C15L, interaction);
      byte[] id = text.getBytes(StandardCharsets.US_ASCII);
      give(factory.defineName(message, 0, IdKind.INTERACTION, interaction, id), now);
    }
    arrival.reset(interaction, UsualSite.queue(topic, channel), channel);
    arrival.customer = 1L + random.nextInt(customers);
    arrival.allOf.add(language, UsualSite.LANGUAGE_LEVEL);
    if (random.nextInt(20) == 0) {
      arrival.urgency = 0;
    }
    people.comes(interaction, channel);
    agenda.note(now + people.about(PATIENCE_MS[channel]), Act.ABANDON, interaction);
    give(factory.arrive(message, 0, arrival), now);
    nextArrivalMs += intervalMs() * -StrictMath.log(1 - random.nextDouble());
    agenda.note((long) nextArrivalMs, Act.ARRIVE, 0);
  }

  /**
   * Mean time to the next arrival: short while the site fills, then steering to the utilisation.
   */
  private double intervalMs() {
    double used = (double) people.unitsUsed() / unitsTotal;
    double pace = used < 0.9 * UTILISATION ? 0.1 : used < UTILISATION ? 0.6 : 2.5;
    return pace * UNIT_MS / (UTILISATION * unitsTotal);
  }

  private int channelFor(int profile) {
    int draw = random.nextInt(100);
    return switch (profile) {
      case UsualSite.VOICE_PROFILE -> UsualSite.VOICE;
      case UsualSite.DIGITAL_PROFILE -> draw < 55 ? UsualSite.CHAT : UsualSite.MAIL;
      default -> draw < 10 ? UsualSite.VOICE : draw < 55 ? UsualSite.CHAT : UsualSite.MAIL;
    };
  }
}
