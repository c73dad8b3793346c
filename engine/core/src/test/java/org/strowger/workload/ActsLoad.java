package org.strowger.workload;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.*;
import org.strowger.core.StateMachine;
import org.strowger.core.port.EventSink;
import org.strowger.ingress.PlanCommand;

/**
 * Everything that people may do to a core, drawn without much sense and recorded: broadcast, steps
 * with affinity, skipping, overflow and expiry, promotion and claims, assign, pick, to head and
 * return, transfers and shifts, breaks, other skills and profiles, signing off and on; customers
 * who return, are updated, forgotten, or have to go. One thread.
 */
final class ActsLoad implements EventSink {
  private static final long SEED = 7;
  private static final int WIDE = 1;
  private static final int OWN = 2;
  private static final int QUEUES = 3;
  private static final int VOICE = 1;
  private static final int CHAT = 2;
  private static final int MAIL = 3;
  private static final int PROFILES = 2;
  private static final int SKILLS = 2;

  /** Hardly anybody has it, and at times nobody. */
  private static final int RARE_SKILL = 3;

  private static final int MOST_WAITING = 400;
  private static final int CUSTOMERS = 500;
  private static final byte[] NOTE = new byte[100];

  /** Of whom something is kept; others have to go for new ones. */
  private static final int MOST_CUSTOMERS = 300;

  /** Something about a customer after so many acts. */
  private static final int CUSTOMER_ACTS = 10;

  private static final int TOPICS = 4;
  private static final int TOUCHPOINTS = 4;

  /** Some are lost, few of those for so long that they are signed off. */
  private static final int LEASE_MS = 60_000;

  private static final int GRACE_MS = 600_000;

  /** Offers or interactions, to draw from. */
  private static final class Pool {
    private final LongArrayList all = new LongArrayList();
    private final Long2LongHashMap placeOf = new Long2LongHashMap(-1);

    void add(long one) {
      if (placeOf.get(one) < 0) {
        placeOf.put(one, all.size());
        all.addLong(one);
      }
    }

    void remove(long one) {
      int place = (int) placeOf.remove(one);
      if (place >= 0) {
        long last = all.popLong();
        if (last != one) {
          all.setLong(place, last);
          placeOf.put(last, place);
        }
      }
    }

    int size() {
      return all.size();
    }

    /** One of them, 1 if there is none. */
    long draw(SplittableRandom random) {
      return all.isEmpty() ? 1 : all.getLong(random.nextInt(all.size()));
    }
  }

  private final int agents;
  private final CommandTape tape;
  private final StateMachine machine;
  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[16 * 1024]);
  private final Arrival arrival = new Arrival();
  private final Transfer transfer = new Transfer();
  private final CustomerChange change = new CustomerChange();
  private final Survey survey = new Survey();
  private final Touchpoint touchpoint = new Touchpoint();
  private final SkillList skills = new SkillList();
  private final NumberList teams = new NumberList();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Pool open = new Pool();
  private final Pool waiting = new Pool();
  private final Pool active = new Pool();
  private final Pool wrapUp = new Pool();
  private final Pool consulting = new Pool();
  private final int[] seen = new int[256];
  private SplittableRandom random = new SplittableRandom(SEED);
  private long timeMs;
  private long newest;
  private int lastDay;

  private ActsLoad(int agents, int commands) {
    this.agents = agents;
    tape = new CommandTape(commands);
    machine = new StateMachine(limits(), this, new NoSnapshots());
    give(PlanCommand.encode(message, 0, plan(), SkillCommands.numbers()));
  }

  /**
   * Records so many days of so many acts each. In between all is ended and everybody leaves; on
   * each day the same is drawn.
   */
  static ActsLoad record(int agents, int acts, int days) {
    ActsLoad load = new ActsLoad(agents, days * (acts + acts / CUSTOMER_ACTS + 4 * agents));
    for (int day = 1; day <= days; day++) {
      load.day(SkillCommands.START_MS + TimeUnit.DAYS.toMillis(day), acts);
    }
    return load;
  }

  /** All commands. */
  CommandTape tape() {
    return tape;
  }

  /** Limits with room for the load. */
  CoreLimits limits() {
    return new CoreLimits(agents, 8 * agents + 2 * MOST_WAITING, 1024, MOST_CUSTOMERS);
  }

  /** First command of the last day. */
  int lastDay() {
    return lastDay;
  }

  /** How many events of a template there were. */
  int seen(int template) {
    return seen[template];
  }

  static Plan plan() {
    List<Plan.Profile> profiles =
        List.of(
            new Plan.Profile(
                "both",
                3,
                List.of(
                    new Plan.Handling("voice", 3, 1, true, WrapUpKind.CAPPED, 5000),
                    new Plan.Handling("chat", 1, 3, false, WrapUpKind.UNTIL_ENDED, 0),
                    new Plan.Handling("mail", 1, 2, false, WrapUpKind.NONE, 0))),
            new Plan.Profile(
                "chats",
                2,
                List.of(
                    new Plan.Handling("chat", 1, 2, false, WrapUpKind.TIMED, 1000),
                    new Plan.Handling("mail", 1, 2, false, WrapUpKind.NONE, 0))));
    Plan.Step last = step(4000, Strategy.LONGEST_IDLE, Affinity.LAST, 3_600_000, false, 0);
    Plan.Step named = step(4000, Strategy.LONGEST_IDLE, Affinity.NAMED, 0, false, 0);
    Plan.Step german = step(5000, Strategy.LEAST_LOADED, Affinity.NONE, 0, true, 7);
    return new Plan(
        1,
        15_000,
        List.of("german", "french", "rare"),
        List.of(),
        List.of(
            new Plan.Channel("voice", false),
            new Plan.Channel("chat", false),
            new Plan.Channel("mail", true)),
        profiles,
        List.of(
            queue("wide", 3, "", step(0, Strategy.LONGEST_IDLE, Affinity.NONE, 0, false, 0)),
            queue(
                "own",
                1,
                "rest",
                last,
                named,
                german,
                step(20_000, Strategy.LONGEST_IDLE, Affinity.NONE, 0, false, 0)),
            queue("rest", 1, "", step(15_000, Strategy.ROUND_ROBIN, Affinity.NONE, 0, false, 0))),
        new Plan.Context(true, TOUCHPOINTS, 5000),
        Plan.Movement.USUAL,
        List.of());
  }

  private static Plan.Step step(
      long ms, Strategy strategy, Affinity affinity, long windowMs, boolean skip, int german) {
    List<Plan.SkillLevel> allOf =
        german == 0 ? List.of() : List.of(new Plan.SkillLevel("german", german));
    return new Plan.Step(
        ms, strategy, affinity, windowMs, skip, allOf, List.of(), List.of(), List.of(), List.of());
  }

  private static Plan.Queue queue(String id, int broadcast, String overflow, Plan.Step... steps) {
    return new Plan.Queue(
        id,
        QueueOrder.DUE,
        2,
        20_000,
        500,
        10_000,
        2,
        broadcast,
        overflow,
        "",
        Plan.Weights.NONE,
        List.of(steps));
  }

  private void give(int length) {
    tape.add(message, length, timeMs, 0);
    tape.apply(machine, tape.size() - 1, tape.size());
  }

  private void day(long startMs, int acts) {
    random = new SplittableRandom(SEED);
    timeMs = startMs;
    lastDay = tape.size();
    for (int agent = 1; agent <= agents; agent++) {
      signOn(agent);
    }
    for (int i = 0; i < acts; i++) {
      timeMs += random.nextInt(4) == 0 ? random.nextInt(100) : 0;
      act(random.nextInt(100));
      if (i % CUSTOMER_ACTS == 0) {
        customerActs(1L + random.nextInt(CUSTOMERS));
      }
    }
    end();
  }

  /** All is ended, and everybody leaves. */
  private void end() {
    while (waiting.size() > 0) {
      give(factory.abandon(message, 0, waiting.draw(random)));
    }
    while (active.size() > 0) {
      give(factory.complete(message, 0, active.draw(random), 0, 0, 0));
    }
    timeMs += TimeUnit.HOURS.toMillis(1);
    give(factory.tick(message, 0));
    while (wrapUp.size() > 0) {
      give(factory.wrapUpEnd(message, 0, wrapUp.draw(random), 0));
    }
    for (int agent = 1; agent <= agents; agent++) {
      give(factory.signOff(message, 0, agent));
    }
  }

  private void signOn(int agent) {
    drawSkills();
    int profile = 1 + random.nextInt(PROFILES);
    int available = Presence.AVAILABLE.value();
    int leaseMs = random.nextInt(2) * LEASE_MS;
    int graceMs = leaseMs == 0 ? 0 : GRACE_MS;
    give(factory.signOn(message, 0, agent, profile, available, leaseMs, graceMs, skills, teams));
  }

  private void drawSkills() {
    skills.clear();
    for (int skill = 1; skill <= SKILLS; skill++) {
      if (random.nextBoolean()) {
        skills.add(skill, 1 + random.nextInt(10));
      }
    }
    if (random.nextInt(agents) == 0) {
      skills.add(RARE_SKILL, 5);
    }
  }

  private void act(int draw) {
    if (draw < 24 && waiting.size() < MOST_WAITING) {
      arrive();
    } else if (draw < 56) {
      long offer = open.draw(random);
      give(
          random.nextInt(5) > 0
              ? factory.accept(message, 0, offer, 0)
              : factory.decline(message, 0, offer, 0, 0));
    } else if (draw < 72) {
      give(factory.complete(message, 0, active.draw(random), 0, 0, 0));
    } else if (draw < 82) {
      give(factory.wrapUpEnd(message, 0, wrapUp.draw(random), 0));
    } else if (draw < 92) {
      directAct(draw);
    } else {
      agentActs(1 + random.nextInt(agents));
    }
  }

  private void directAct(int draw) {
    long interaction = waiting.draw(random);
    int agent = 1 + random.nextInt(agents);
    switch (draw) {
      case 82 -> give(factory.abandon(message, 0, interaction));
      case 83, 84 -> give(factory.toHead(message, 0, interaction));
      case 85, 86 -> give(factory.assign(message, 0, interaction, agent, random.nextInt(4) == 0));
      case 87 -> give(factory.pick(message, 0, interaction, agent));
      case 88 -> give(factory.returnToQueue(message, 0, active.draw(random), 0, 0));
      case 89 -> move(random.nextInt(4) == 0 ? interaction : active.draw(random));
      default -> update(interaction);
    }
  }

  private void move(long interaction) {
    int draw = random.nextInt(8);
    if (draw == 0) {
      int channel = VOICE + random.nextInt(MAIL);
      int boundMs = random.nextInt(2) * 4000;
      give(factory.shift(message, 0, interaction, channel, 0, boundMs, 0, NOTE));
    } else if (draw == 1) {
      give(factory.cancelTransfer(message, 0, consulting.draw(random), 0));
    } else {
      transfer.reset(interaction);
      transfer.queue = random.nextInt(QUEUES + 1);
      transfer.toAgent = random.nextBoolean() ? 0 : 1 + random.nextInt(agents);
      transfer.warm = draw < 5;
      transfer.sealed = NOTE;
      give(factory.transfer(message, 0, transfer));
    }
  }

  private void update(long interaction) {
    Update update = new Update().reset(interaction);
    update.setUrgency = true;
    update.urgency = random.nextInt(4);
    update.setRequirement = random.nextBoolean();
    if (update.setRequirement) {
      update.named = 1 + random.nextInt(agents);
      update.allOf.add(1 + random.nextInt(SKILLS), 1 + random.nextInt(9));
    }
    give(factory.update(message, 0, update));
  }

  private void agentActs(int agent) {
    switch (random.nextInt(14)) {
      case 0 -> {
        give(factory.signOff(message, 0, agent, random.nextBoolean()));
        signOn(agent);
      }
      case 10, 11, 12, 13 -> give(factory.alive(message, 0, agent));
      case 1 -> {
        drawSkills();
        give(factory.skills(message, 0, agent, skills));
      }
      case 2 -> give(factory.profile(message, 0, agent, 1 + random.nextInt(PROFILES)));
      case 3 -> {
        long returnMs = timeMs + random.nextInt(10_000);
        give(factory.presence(message, 0, agent, Presence.AWAY.value(), 0, returnMs));
      }
      default -> give(factory.presence(message, 0, agent, Presence.AVAILABLE.value(), 0, 0));
    }
  }

  /** What becomes known of a customer, or of one that waits; some are forgotten. */
  private void customerActs(long customer) {
    switch (random.nextInt(8)) {
      case 0 -> {
        change.reset(customer);
        change.setSegment = true;
        change.segment = random.nextInt(5);
        change.setNever = random.nextInt(4) == 0;
        change.never.add(1 + random.nextInt(agents));
        change.setDevices = true;
        change.devices.add(1).add(2);
        change.attributes.add(1 + random.nextInt(3), 0, random.nextInt(100));
        change.setSealed = true;
        change.sealed = new byte[100];
        give(factory.updateCustomer(message, 0, change));
      }
      case 1 -> {
        survey.reset(customer);
        survey.topic = 1 + random.nextInt(TOPICS);
        survey.resolved = random.nextInt(3);
        give(factory.recordSurvey(message, 0, survey));
      }
      case 2 -> {
        int topic = 1 + random.nextInt(TOPICS);
        int owner = 1 + random.nextInt(agents);
        give(factory.updateNeed(message, 0, customer, topic, true, owner, random.nextInt(3)));
      }
      case 3 -> give(factory.forgetCustomer(message, 0, customer));
      default -> {
        boolean waits = random.nextBoolean();
        long interaction = waits ? waiting.draw(random) : 0;
        touchpoint.reset(waits ? 0 : customer, interaction, TouchKind.NOTE.value());
        touchpoint.sealed = new byte[150];
        give(factory.recordTouchpoint(message, 0, touchpoint));
      }
    }
  }

  private void arrive() {
    int queue = 1 + random.nextInt(QUEUES);
    int channel = queue == WIDE ? CHAT : VOICE + random.nextInt(MAIL);
    arrival.reset(++newest, queue, channel);
    arrival.urgency = random.nextInt(3) == 0 ? random.nextInt(4) : Limits.QUEUE_URGENCY;
    if (queue == OWN) {
      arrival.customer = 1L + random.nextInt(CUSTOMERS);
      arrival.topic = 1 + random.nextInt(TOPICS);
      arrival.named = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(agents);
    }
    if (random.nextInt(3) == 0) {
      arrival.allOf.add(1 + random.nextInt(SKILLS), 1 + random.nextInt(9));
    }
    if (random.nextInt(20) == 0) {
      arrival.allOf.add(RARE_SKILL, 5);
    }
    if (random.nextInt(5) == 0) {
      arrival.excluded.add(1 + random.nextInt(agents));
    }
    give(factory.arrive(message, 0, arrival));
  }

  // What happens

  private final OfferMadeDecoder made = new OfferMadeDecoder();
  private final OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
  private final OfferDeclinedDecoder declined = new OfferDeclinedDecoder();
  private final OfferMissedDecoder missed = new OfferMissedDecoder();
  private final OfferWithdrawnDecoder withdrawn = new OfferWithdrawnDecoder();
  private final InteractionWaitingDecoder waits = new InteractionWaitingDecoder();
  private final InteractionAbandonedDecoder abandoned = new InteractionAbandonedDecoder();
  private final InteractionExpiredDecoder expired = new InteractionExpiredDecoder();
  private final InteractionReturnedDecoder returned = new InteractionReturnedDecoder();
  private final InteractionTransferredDecoder transferred = new InteractionTransferredDecoder();
  private final TransferEndedDecoder transferEnded = new TransferEndedDecoder();
  private final InteractionShiftedDecoder shifted = new InteractionShiftedDecoder();
  private final InteractionCompletedDecoder completed = new InteractionCompletedDecoder();
  private final WrapUpEndedDecoder ended = new WrapUpEndedDecoder();

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    int at = offset + EventHeader.LENGTH;
    int template = header.wrap(buffer, at).templateId();
    seen[template]++;
    switch (template) {
      case OfferMadeDecoder.TEMPLATE_ID ->
          open.add(made.wrapAndApplyHeader(buffer, at, header).offer());
      case OfferAcceptedDecoder.TEMPLATE_ID -> {
        accepted.wrapAndApplyHeader(buffer, at, header);
        open.remove(accepted.offer());
        waiting.remove(accepted.interaction());
        active.add(accepted.interaction());
      }
      case OfferDeclinedDecoder.TEMPLATE_ID ->
          open.remove(declined.wrapAndApplyHeader(buffer, at, header).offer());
      case OfferMissedDecoder.TEMPLATE_ID ->
          open.remove(missed.wrapAndApplyHeader(buffer, at, header).offer());
      case OfferWithdrawnDecoder.TEMPLATE_ID ->
          open.remove(withdrawn.wrapAndApplyHeader(buffer, at, header).offer());
      case InteractionWaitingDecoder.TEMPLATE_ID ->
          waiting.add(waits.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionAbandonedDecoder.TEMPLATE_ID ->
          waiting.remove(abandoned.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionExpiredDecoder.TEMPLATE_ID ->
          waiting.remove(expired.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionReturnedDecoder.TEMPLATE_ID ->
          active.remove(returned.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionTransferredDecoder.TEMPLATE_ID -> {
        transferred.wrapAndApplyHeader(buffer, at, header);
        if (transferred.warm() == Flag.YES) {
          consulting.add(transferred.interaction());
        } else {
          active.remove(transferred.interaction());
        }
      }
      case TransferEndedDecoder.TEMPLATE_ID ->
          consulting.remove(transferEnded.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionShiftedDecoder.TEMPLATE_ID ->
          active.remove(shifted.wrapAndApplyHeader(buffer, at, header).interaction());
      case InteractionCompletedDecoder.TEMPLATE_ID -> {
        completed.wrapAndApplyHeader(buffer, at, header);
        active.remove(completed.interaction());
        if (completed.wrapUp() != WrapUpKind.NONE) {
          wrapUp.add(completed.interaction());
        }
      }
      case WrapUpEndedDecoder.TEMPLATE_ID ->
          wrapUp.remove(ended.wrapAndApplyHeader(buffer, at, header).interaction());
      default -> {}
    }
  }
}
