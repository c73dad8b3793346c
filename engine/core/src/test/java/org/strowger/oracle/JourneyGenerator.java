package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** Commands about movement, callbacks, messages and customers, for a generated history. */
final class JourneyGenerator {
  /** Customers known by a small number; there are others now and then. */
  static final int REGULARS = 8;

  private static final long YEAR_MS = 366L * 24 * 60 * 60 * 1000;
  private static final int SURVEY = TouchKind.SURVEY.value();

  private final Dice dice;
  private final Set<Feature> features;
  private final CoreLimits limits;
  private final List<Integer> people;

  JourneyGenerator(Dice dice, Set<Feature> features, CoreLimits limits, List<Integer> people) {
    this.dice = dice;
    this.features = features;
    this.limits = limits;
    this.people = people;
  }

  /** Of one of the features that are in use; null: there is nothing to do it with. */
  Command command(State state) {
    return switch (dice.between(0, 9)) {
      case 0, 1, 2 -> features.contains(Feature.TRANSFERS) ? transfer(state) : null;
      case 3, 4 -> features.contains(Feature.PARKING) ? rest(state) : null;
      case 5, 6 -> features.contains(Feature.CALLBACKS) ? callback(state) : null;
      default -> features.contains(Feature.CUSTOMERS) ? customer(state) : null;
    };
  }

  private Interaction oneOf(State state, Predicate<Interaction> which) {
    List<Interaction> all = new ArrayList<>(state.interactions.values());
    all.removeIf(which.negate());
    return all.isEmpty() ? null : dice.oneOf(all);
  }

  private Interaction oneIn(State state, Stage stage) {
    return oneOf(state, interaction -> interaction.stage == stage);
  }

  // ---- transfers ----

  private Command transfer(State state) {
    Interaction consulting = oneOf(state, interaction -> interaction.consult != null);
    Interaction active = oneOf(state, i -> i.stage == Stage.ACTIVE && i.consult == null);
    Interaction waiting = oneIn(state, Stage.WAITING);
    int choice = dice.between(0, 9);
    if (choice < 1 && consulting != null) {
      return new Command.CancelTransfer(consulting.number, holderOrNone(consulting));
    } else if (choice < 6 && active != null) {
      return transfer(state, active, dice.perMille(600));
    } else if (choice < 8 && waiting != null) {
      return transfer(state, waiting, false);
    }
    Interaction any = oneOf(state, i -> i.stage != Stage.WRAP_UP && i.consult == null);
    return any == null ? null : shift(state, any);
  }

  private int holderOrNone(Interaction interaction) {
    return interaction.agent == null || dice.perMille(500) ? 0 : interaction.agent.number;
  }

  private Command transfer(State state, Interaction interaction, boolean warm) {
    int toAgent = dice.perMille(500) ? 0 : dice.oneOf(people);
    if (!state.agents.isEmpty() && dice.perMille(400)) {
      toAgent = dice.oneOf(List.copyOf(state.agents.keySet()));
    }
    return new Command.Transfer(
        interaction.number,
        holderOrNone(interaction),
        dice.perMille(400) ? 0 : dice.oneOf(state.plan.queues()).queue(),
        toAgent,
        dice.perMille(600) ? 0 : time(),
        dice.perMille(800)
            ? OptionalInt.empty()
            : OptionalInt.of(dice.perMille(500) ? Limits.QUEUE_URGENCY : dice.between(3, 7)),
        dice.perMille(800) ? OptionalLong.empty() : OptionalLong.of(500L * dice.between(-6, 6)),
        dice.between(0, 3),
        warm,
        note());
  }

  private Command shift(State state, Interaction interaction) {
    return new Command.Shift(
        interaction.number,
        dice.oneOf(state.plan.channels()).channel(),
        dice.perMille(500) ? 0 : dice.oneOf(state.plan.queues()).queue(),
        dice.perMille(400) ? 0 : time(),
        dice.between(0, 3),
        note());
  }

  private long time() {
    return dice.oneOf(List.of(1L, 500L, 1000L, 3000L, 10_000L));
  }

  private String note() {
    return dice.perMille(700) ? "" : payload();
  }

  /** Mostly short, now and then as long as can be. */
  private String payload() {
    int length = dice.perMille(600) ? dice.between(0, 20) : dice.between(60, 200);
    return ("" + (char) ('a' + dice.between(0, 25))).repeat(dice.perMille(980) ? length : 512);
  }

  // ---- park and messages ----

  private Command rest(State state) {
    Interaction active = oneOf(state, i -> i.stage == Stage.ACTIVE && i.consult == null);
    Interaction parked = oneIn(state, Stage.PARKED);
    int choice = dice.between(0, 9);
    if (choice < 3 && active != null) {
      return new Command.Park(active.number, holderOrNone(active), dice.between(0, 3));
    } else if (choice < 5 && parked != null) {
      return new Command.Resume(parked.number);
    } else if (choice == 5 && parked != null) {
      return new Command.Abandon(parked.number);
    }
    Interaction written =
        oneOf(state, i -> i.stage != Stage.WRAP_UP && state.plan.channel(i.channel).asynchronous());
    return written == null ? null : new Command.Message(written.number, dice.between(1, 2));
  }

  // ---- callbacks ----

  private Command callback(State state) {
    Interaction waiting = oneIn(state, Stage.WAITING);
    Interaction active = oneOf(state, i -> i.stage == Stage.ACTIVE && i.callback);
    int choice = dice.between(0, 9);
    if (choice < 4 && active != null) {
      return new Command.FailCallback(active.number, holderOrNone(active));
    } else if (choice < 8 && waiting != null) {
      return new Command.RequestCallback(
          waiting.number,
          dice.perMille(500) ? 0 : later(state),
          dice.perMille(600) ? 0 : dice.oneOf(state.plan.channels()).channel());
    }
    Interaction any = oneOf(state, i -> i.stage != Stage.ACTIVE && i.stage != Stage.WRAP_UP);
    return any == null ? null : new Command.Cancel(any.number, dice.between(0, 3));
  }

  /** A time of a callback; 0 without them. */
  long notBeforeMs(State state) {
    boolean scheduled = features.contains(Feature.CALLBACKS) && dice.perMille(60);
    return scheduled ? later(state) : 0;
  }

  private long later(State state) {
    return state.timeMs
        + 6000
        + 500L * dice.between(0, 20); // ahead of any time of the next command
  }

  // ---- customers ----

  /** A regular, or anybody. */
  long customer() {
    return dice.perMille(900) ? dice.between(1, REGULARS) : 1 + (dice.any() >>> 1) / 2;
  }

  /** Mostly one of two; of the first customer now and then one of so many that not all are kept. */
  int topic(long customer) {
    boolean many = customer == 1 && features.contains(Feature.CUSTOMERS) && dice.perMille(500);
    return dice.between(1, many ? 12 : 2);
  }

  private Command customer(State state) {
    long customer = customer();
    return switch (dice.between(0, 11)) {
      case 0, 1, 2 -> update(state, customer);
      case 3, 4, 5, 6 -> touch(state, customer);
      case 7, 8 ->
          new Command.Survey(
              customer,
              dice.perMille(500) ? 0 : dice.between(1, 50),
              dice.perMille(300) ? 0 : topic(customer),
              dice.perMille(500) ? 255 : dice.between(1, 5),
              dice.perMille(500) ? 255 : dice.between(0, 10),
              dice.perMille(500) ? 255 : dice.between(1, 7),
              dice.between(0, 2),
              note());
      case 9, 10 ->
          new Command.UpdateNeed(
              customer,
              topic(customer),
              dice.perMille(500) ? OptionalInt.empty() : OptionalInt.of(dice.oneOf(people)),
              dice.between(0, 2));
      default -> new Command.Forget(customer);
    };
  }

  private Command update(State state, long customer) {
    List<Integer> agents = new ArrayList<>(state.agents.keySet());
    agents.addAll(people);
    List<Integer> never = dice.some(agents, dice.between(0, 3));
    List<Command.Attribute> attributes = new ArrayList<>();
    while (dice.perMille(300)) {
      int kind = dice.oneOf(List.of(0, 13, 255));
      attributes.add(new Command.Attribute(dice.between(1, 20), kind, dice.between(0, 9)));
    }
    return new Command.UpdateCustomer(
        customer,
        code(),
        code(),
        code(),
        code(),
        dice.perMille(800)
            ? Optional.empty()
            : Optional.of(dice.some(List.of(0, 1, 2, 3), dice.between(0, 3))),
        dice.perMille(500) ? Optional.empty() : Optional.of(never),
        attributes,
        dice.perMille(700) ? Optional.empty() : Optional.of(payload()));
  }

  private OptionalInt code() {
    return dice.perMille(700) ? OptionalInt.empty() : OptionalInt.of(dice.between(0, 5));
  }

  private Command touch(State state, long customer) {
    Interaction live = dice.perMille(500) ? oneOf(state, interaction -> true) : null;
    int kind = dice.between(2, 12);
    boolean named = live != null && dice.perMille(500);
    return new Command.Touch(
        live == null ? customer : named ? live.customer : 0,
        live == null ? 0 : live.number,
        dice.perMille(100) ? 14 : kind,
        dice.perMille(700) ? 0 : dice.oneOf(state.plan.channels()).channel(),
        dice.perMille(700) ? 0 : dice.between(1, 3),
        dice.perMille(700) ? 0 : dice.between(1, 9),
        dice.perMille(700) ? 0 : dice.oneOf(people),
        dice.perMille(700) ? 0 : dice.any(),
        note());
  }

  /** Of an interaction, for rules; a list may take some away. */
  List<Command.Attribute> attributes() {
    List<Command.Attribute> attributes = new ArrayList<>();
    while (features.contains(Feature.RULES) && dice.perMille(400)) {
      int kind = dice.oneOf(List.of(0, 13, 255));
      attributes.add(new Command.Attribute(dice.between(1, 6), kind, dice.between(0, 5)));
    }
    return attributes;
  }

  // ---- shift offers ----

  /** A request, a refusal, or one of the channels is taken; null: nobody waits. */
  Command shiftOffer(State state) {
    Interaction offered = oneOf(state, interaction -> interaction.shiftOffered);
    if (offered != null && dice.perMille(500)) {
      return dice.perMille(400) ? new Command.RefuseShift(offered.number) : shift(state, offered);
    }
    Interaction waiting = oneIn(state, Stage.WAITING);
    return waiting == null ? null : new Command.RequestShift(waiting.number);
  }

  // ---- channels ----

  /** Mostly one that is closed is opened soon; else one is closed. */
  Command changeChannel(State state) {
    List<Integer> closed = new ArrayList<>(state.closedChannels.keySet());
    if (!closed.isEmpty() && dice.perMille(650)) {
      return new Command.ChangeChannel(dice.oneOf(closed), 1, dice.perMille(300));
    }
    int channel = dice.oneOf(state.plan.channels()).channel();
    return new Command.ChangeChannel(channel, dice.perMille(900) ? 2 : 1, dice.perMille(450));
  }

  // ---- reconcile ----

  /** Mostly of one that is live, and mostly who has it; rarely one not here, a new one, the end. */
  Command reconcile(State state, long unknown) {
    int choice = state.reconcile == null ? 99 : dice.between(0, 99);
    Interaction consulting = oneOf(state, interaction -> interaction.consult != null);
    boolean warm = consulting != null && dice.perMille(300);
    Interaction any = warm ? consulting : oneOf(state, interaction -> true);
    if (choice < 6) {
      return new Command.ReconcileLive(unknown, dice.perMille(500) ? 0 : dice.oneOf(people));
    } else if (choice < 82 && any != null) {
      return new Command.ReconcileLive(any.number, claimed(state, any));
    } else if (choice < 95) {
      return new Command.EndReconcile();
    }
    int channel = dice.oneOf(state.plan.channels()).channel();
    return new Command.BeginReconcile(dice.perMille(600) ? 0 : channel, dice.perMille(500));
  }

  private int claimed(State state, Interaction interaction) {
    int choice = dice.between(0, 9);
    if (choice < 4) {
      return interaction.agent == null ? 0 : interaction.agent.number;
    } else if (choice < 6 || state.agents.isEmpty()) {
      return 0;
    }
    return dice.oneOf(choice < 9 ? List.copyOf(state.agents.keySet()) : people);
  }

  /** Of a channel that is not known, or while none is open. */
  private Command invalidReconcile(State state, long number) {
    if (state.reconcile == null && dice.perMille(700)) {
      return dice.perMille(500)
          ? new Command.ReconcileLive(number, anyAgent())
          : new Command.EndReconcile();
    }
    return dice.perMille(600)
        ? new Command.BeginReconcile(badChannel(state), dice.perMille(500))
        : new Command.ReconcileLive(number, anyAgent());
  }

  // ---- what is refused ----

  /** Refused, or would be but for a detail. */
  Command invalid(State state) {
    List<Long> numbers = new ArrayList<>(state.interactions.keySet());
    numbers.addAll(List.of(0L, -1L, 1L << 60));
    long number = dice.oneOf(numbers);
    return switch (dice.between(0, 13)) {
      case 0, 1 -> invalidTransfer(state, number);
      case 2 -> invalidShift(state, number);
      case 3 -> new Command.CancelTransfer(number, anyAgent());
      case 4 -> new Command.Park(number, anyAgent(), 0);
      case 5 -> dice.perMille(500) ? new Command.Resume(number) : new Command.Cancel(number, 0);
      case 6 -> new Command.Message(number, dice.oneOf(List.of(0, 1, 2, 3, 255)));
      case 7 -> {
        Interaction active = oneIn(state, Stage.ACTIVE);
        yield new Command.FailCallback(active == null ? number : active.number, anyAgent());
      }
      case 8 -> invalidCallback(state, number);
      case 9 -> invalidTouch(state, number);
      case 11 ->
          dice.perMille(500) ? new Command.RequestShift(number) : new Command.RefuseShift(number);
      case 10 ->
          new Command.ChangeChannel(
              dice.perMille(600) ? dice.oneOf(state.plan.channels()).channel() : badChannel(state),
              dice.oneOf(List.of(0, 1, 3, 255)),
              dice.perMille(500));
      case 12 ->
          features.contains(Feature.RECONCILE)
              ? invalidReconcile(state, number)
              : invalidCustomer();
      default -> invalidCustomer();
    };
  }

  private int anyAgent() {
    List<Integer> agents = new ArrayList<>(people);
    agents.addAll(List.of(0, 0, 0, -1, limits.maxAgents(), limits.maxAgents() + 1));
    return dice.oneOf(agents);
  }

  private Command invalidTransfer(State state, long number) {
    Interaction live = state.interactions.get(number);
    boolean held = live != null && live.agent != null;
    List<Integer> queues = state.plan.queues().stream().map(PlanData.Queue::queue).toList();
    return new Command.Transfer(
        number,
        dice.perMille(200) ? anyAgent() : 0,
        dice.perMille(800) ? 0 : dice.near(queues, 4096),
        held && dice.perMille(300) ? live.agent.number : dice.perMille(800) ? 0 : anyAgent(),
        dice.perMille(800) ? 0 : badDuration(),
        OptionalInt.empty(),
        dice.perMille(800) ? OptionalLong.empty() : OptionalLong.of(Long.MIN_VALUE),
        0,
        dice.perMille(300),
        dice.perMille(800) ? "" : "y".repeat(513));
  }

  private long badDuration() {
    return dice.oneOf(List.of(-1L, YEAR_MS + 1, Long.MAX_VALUE));
  }

  private Command invalidShift(State state, long number) {
    List<Integer> queues = state.plan.queues().stream().map(PlanData.Queue::queue).toList();
    return new Command.Shift(
        number,
        dice.perMille(700) ? dice.oneOf(state.plan.channels()).channel() : badChannel(state),
        dice.perMille(700) ? 0 : dice.near(queues, 4096),
        dice.perMille(700) ? 0 : badDuration(),
        0,
        dice.perMille(700) ? "" : "y".repeat(513));
  }

  private int badChannel(State state) {
    return dice.near(state.plan.channels().stream().map(PlanData.Channel::channel).toList(), 16);
  }

  private Command invalidCallback(State state, long number) {
    long ms =
        dice.oneOf(List.of(-1L, 1L, state.timeMs - 10, state.timeMs + YEAR_MS + 90_000_000L * 100));
    return new Command.RequestCallback(number, ms, dice.perMille(700) ? 0 : badChannel(state));
  }

  private Command invalidTouch(State state, long number) {
    return new Command.Touch(
        dice.oneOf(List.of(-1L, 0L, 1L, 2L)),
        dice.perMille(500) ? 0 : number,
        dice.perMille(700) ? 2 : dice.oneOf(List.of(0, 1, SURVEY, 15, 255)),
        dice.perMille(800) ? 0 : badChannel(state),
        dice.perMille(800) ? 0 : -1,
        dice.perMille(800) ? 0 : -5,
        dice.perMille(700) ? 0 : anyAgent(),
        0,
        dice.perMille(800) ? "" : "y".repeat(513));
  }

  private Command invalidCustomer() {
    long customer = dice.oneOf(List.of(-1L, 0L, 1L, 2L, 1L << 61));
    return switch (dice.between(0, 5)) {
      case 0 -> new Command.Forget(customer);
      case 1, 5 ->
          new Command.UpdateNeed(
              customer,
              dice.between(-1, 3),
              dice.perMille(200)
                  ? OptionalInt.empty()
                  : OptionalInt.of(dice.oneOf(List.of(0, 1, -1, limits.maxAgents() + 1))),
              dice.between(0, 3));
      case 2 ->
          new Command.Survey(
              customer,
              0,
              dice.between(-1, 3),
              dice.oneOf(List.of(0, 1, 5, 6, 255)),
              dice.oneOf(List.of(0, 10, 11, 255)),
              dice.oneOf(List.of(0, 1, 7, 8, 255)),
              dice.between(0, 3),
              dice.perMille(800) ? "" : "y".repeat(513));
      default -> invalidUpdate(customer);
    };
  }

  private Command invalidUpdate(long customer) {
    OptionalInt bad = dice.perMille(800) ? OptionalInt.empty() : OptionalInt.of(-3);
    List<Command.Attribute> attributes = new ArrayList<>();
    switch (dice.between(0, 9)) {
      case 0 -> attributes.add(new Command.Attribute(dice.between(-1, 0), 0, 0));
      case 1 -> attributes.add(new Command.Attribute(1, dice.oneOf(List.of(1, 12, 14)), 0));
      case 2 -> attributes.add(new Command.Attribute(1, 13, -1));
      case 3 -> attributes.addAll(Collections.nCopies(17, new Command.Attribute(1, 0, 0)));
      case 4 -> {
        int first = dice.between(1, 20);
        for (int i = 0; i < 16; i++) {
          attributes.add(new Command.Attribute(first + i, 0, i));
        }
      }
      default -> {}
    }
    return new Command.UpdateCustomer(
        customer,
        bad,
        OptionalInt.empty(),
        bad,
        OptionalInt.of(1),
        dice.perMille(800)
            ? Optional.empty()
            : Optional.of(Collections.nCopies(dice.between(8, 9), dice.between(-1, 2))),
        dice.perMille(800)
            ? Optional.empty()
            : Optional.of(Collections.nCopies(dice.between(16, 17), anyAgent())),
        attributes,
        dice.perMille(800) ? Optional.empty() : Optional.of("y".repeat(dice.between(512, 513))));
  }
}
