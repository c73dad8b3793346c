package org.strowger.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Sender;
import org.strowger.codec.sbe.TouchKind;

/**
 * A story in names, one command after another, with what must happen after each. Times are
 * milliseconds from 0. The events are the model's; {@link #runOnTheCore} runs the whole story on
 * the core in every way.
 *
 * <pre>
 * Scenario it = new Scenario();
 * it.plan(p -> p.channels("voice").profile("one", 1, p.handles("voice", 1, 1)).queue("sales"));
 * it.at(1000).signOn("ann", "one");
 * it.at(2000).arrive("i1", "sales", "voice");
 * it.expect("InteractionWaiting interaction=i1", "OfferMade interaction=i1 agent=ann");
 * </pre>
 */
public final class Scenario {
  /** With system property {@code strowger.modelOnly} stories are told by the model alone. */
  private static final boolean MODEL_ONLY = Boolean.getBoolean("strowger.modelOnly");

  private final CoreLimits limits;
  private final Oracle oracle;
  private final ScenarioNames names = new ScenarioNames();
  private final CommandWriter writer = new CommandWriter();
  private final List<History.Entry> entries = new ArrayList<>();
  private List<String> lines = List.of();
  private long timeMs;

  public Scenario() {
    this(new CoreLimits(12, 12, 24));
  }

  public Scenario(CoreLimits limits) {
    this.limits = limits;
    oracle = new Oracle(limits);
  }

  /** The commands that follow come at this time. */
  public Scenario at(long ms) {
    timeMs = ms;
    return this;
  }

  /** Any command. */
  public Scenario does(Command command) {
    entries.add(new History.Entry(timeMs, 0, 0, command, 0));
    lines = oracle.apply(CommandWriter.seal(writer.write(command), entries.size(), timeMs, 0, 0));
    return this;
  }

  /** Any command, of a client. */
  public Scenario does(int client, long correlation, Command command) {
    entries.add(new History.Entry(timeMs, client, correlation, command, 0));
    byte[] message = writer.write(command);
    lines = oracle.apply(CommandWriter.seal(message, entries.size(), timeMs, client, correlation));
    return this;
  }

  public Scenario plan(UnaryOperator<PlanBuilder> settings) {
    return does(new Command.ApplyPlan(settings.apply(new PlanBuilder(names)).build()));
  }

  /** Gives a thing of the scenario its own name as external id. */
  public Scenario define(IdKind kind, String name) {
    return does(new Command.DefineName(kind.value(), names.longNumber(kind, name), name));
  }

  /** An agent comes to work, available, with skills as {@code skill@level} and teams. */
  public Scenario signOn(String agent, String profile, String... skillsAndTeams) {
    return does(signingOn(agent, profile, 1, skillsAndTeams));
  }

  /** The command of {@link #signOn}, with any presence. */
  public Command.SignOn signingOn(
      String agent, String profile, int presence, String... skillsAndTeams) {
    List<SkillLevel> skills = new ArrayList<>();
    List<Integer> teams = new ArrayList<>();
    for (String one : skillsAndTeams) {
      if (one.contains("@")) {
        skills.add(skill(one));
      } else {
        teams.add(names.number(IdKind.TEAM, one));
      }
    }
    return new Command.SignOn(
        names.number(IdKind.AGENT, agent),
        names.number(IdKind.PROFILE, profile),
        presence,
        skills,
        teams);
  }

  /** A skill with a level, written {@code skill@level}, or {@code set:skill@level}. */
  public SkillLevel skill(String text) {
    int colon = text.indexOf(':');
    int at = text.indexOf('@');
    int set = colon < 0 ? 0 : Integer.parseInt(text.substring(0, colon));
    int skill = names.number(IdKind.SKILL, text.substring(colon + 1, at));
    return new SkillLevel(set, skill, Integer.parseInt(text.substring(at + 1)));
  }

  public Scenario signOff(String agent) {
    return does(new Command.SignOff(agent(agent)));
  }

  public Scenario available(String agent) {
    return does(new Command.ChangePresence(agent(agent), 1, 0));
  }

  public Scenario away(String agent, int reason) {
    return does(new Command.ChangePresence(agent(agent), 2, reason));
  }

  public Scenario skills(String agent, String... skills) {
    return does(
        new Command.ChangeSkills(agent(agent), Arrays.stream(skills).map(this::skill).toList()));
  }

  public Scenario profile(String agent, String profile) {
    return does(new Command.ChangeProfile(agent(agent), names.number(IdKind.PROFILE, profile)));
  }

  public Scenario teams(String agent, String... teams) {
    return does(
        new Command.ChangeTeams(
            agent(agent),
            Arrays.stream(teams).map(team -> names.number(IdKind.TEAM, team)).toList()));
  }

  public Scenario arrive(String interaction, String queue, String channel) {
    return arrive(interaction, queue, channel, arrival -> arrival);
  }

  public Scenario arrive(
      String interaction, String queue, String channel, UnaryOperator<ArrivalBuilder> settings) {
    return does(arriving(interaction, queue, channel, settings));
  }

  /** The command of {@link #arrive}. */
  public Command.Arrive arriving(
      String interaction, String queue, String channel, UnaryOperator<ArrivalBuilder> settings) {
    ArrivalBuilder arrival = settings.apply(new ArrivalBuilder());
    return new Command.Arrive(
        names.longNumber(IdKind.INTERACTION, interaction),
        arrival.customer,
        arrival.creditMs,
        names.number(IdKind.QUEUE, queue),
        names.number(IdKind.CHANNEL, channel),
        arrival.topic,
        arrival.urgency,
        arrival.asks(),
        arrival.notBeforeMs,
        arrival.attributes,
        "");
  }

  public Scenario abandon(String interaction) {
    return does(new Command.Abandon(interaction(interaction)));
  }

  public Scenario complete(String interaction) {
    return does(new Command.Complete(interaction(interaction), 0, 0));
  }

  /** With what is said about the need: YES or NO. */
  public Scenario complete(String interaction, int disposition, Resolved resolved) {
    return does(new Command.Complete(interaction(interaction), 0, disposition, resolved.value()));
  }

  /** By who has it, or where it waits, to a queue. */
  public Scenario transfer(String interaction, String queue) {
    return does(transferring(interaction, queue, "", 0, false));
  }

  /** By who has it, or where it waits, to an agent; bound 0: the plan's. */
  public Scenario transferTo(String interaction, String agent, String queue, long boundMs) {
    return does(transferring(interaction, queue, agent, boundMs, false));
  }

  /** Warm, to a queue (K3). */
  public Scenario warm(String interaction, String queue) {
    return does(transferring(interaction, queue, "", 0, true));
  }

  /** Warm, to an agent (K3). */
  public Scenario warmTo(String interaction, String agent, String queue, long boundMs) {
    return does(transferring(interaction, queue, agent, boundMs, true));
  }

  /** The command of a transfer; an empty name: none. */
  public Command.Transfer transferring(
      String interaction, String queue, String toAgent, long boundMs, boolean warm) {
    return new Command.Transfer(
        interaction(interaction),
        0,
        queue.isEmpty() ? 0 : names.number(IdKind.QUEUE, queue),
        toAgent.isEmpty() ? 0 : agent(toAgent),
        boundMs,
        OptionalInt.empty(),
        OptionalLong.empty(),
        0,
        warm,
        "");
  }

  public Scenario cancelTransfer(String interaction) {
    return does(new Command.CancelTransfer(interaction(interaction), 0));
  }

  /** To another channel; queue empty: where it is; bound 0: for nobody first. */
  public Scenario shift(String interaction, String channel, String queue, long boundMs) {
    return does(
        new Command.Shift(
            interaction(interaction),
            names.number(IdKind.CHANNEL, channel),
            queue.isEmpty() ? 0 : names.number(IdKind.QUEUE, queue),
            boundMs,
            0,
            ""));
  }

  public Scenario park(String interaction) {
    return does(new Command.Park(interaction(interaction), 0, 0));
  }

  public Scenario resume(String interaction) {
    return does(new Command.Resume(interaction(interaction)));
  }

  /** A message of the customer. */
  public Scenario customerWrites(String interaction) {
    return does(new Command.Message(interaction(interaction), Sender.CUSTOMER.value()));
  }

  /** A message of the agent. */
  public Scenario agentWrites(String interaction) {
    return does(new Command.Message(interaction(interaction), Sender.AGENT.value()));
  }

  public Scenario cancel(String interaction) {
    return does(new Command.Cancel(interaction(interaction), 0));
  }

  /** A callback, in place where the time is 0; channel empty: the same. */
  public Scenario callback(String interaction, long notBeforeMs, String channel) {
    int over = channel.isEmpty() ? 0 : names.number(IdKind.CHANNEL, channel);
    return does(new Command.RequestCallback(interaction(interaction), notBeforeMs, over));
  }

  public Scenario callbackFailed(String interaction) {
    return does(new Command.FailCallback(interaction(interaction), 0));
  }

  /** Agents the customer never gets. */
  public Scenario never(long customer, String... agents) {
    CustomerBuilder builder = new CustomerBuilder(customer);
    return does(builder.never(agents).command());
  }

  /** What is known of a customer. */
  public Scenario customer(long customer, UnaryOperator<CustomerBuilder> settings) {
    return does(settings.apply(new CustomerBuilder(customer)).command());
  }

  /** The gateway begins to say what is live over a channel; empty: over all. */
  public Scenario reconcile(String channel, boolean repair) {
    int number = channel.isEmpty() ? 0 : names.number(IdKind.CHANNEL, channel);
    return does(new Command.BeginReconcile(number, repair));
  }

  /** An interaction is live at the gateway; agent empty: nobody has it there. */
  public Scenario live(String interaction, String agent) {
    int number = agent.isEmpty() ? 0 : agent(agent);
    return does(new Command.ReconcileLive(interaction(interaction), number));
  }

  /** Nothing else is live at the gateway. */
  public Scenario endReconcile() {
    return does(new Command.EndReconcile());
  }

  /** A touchpoint of a customer, with a payload. */
  public Scenario touch(long customer, TouchKind kind, String sealed) {
    return does(new Command.Touch(customer, 0, kind.value(), 0, 0, 0, 0, 0, sealed));
  }

  /** A touchpoint of an interaction. */
  public Scenario touch(String interaction, TouchKind kind, String sealed) {
    long number = interaction(interaction);
    return does(new Command.Touch(0, number, kind.value(), 0, 0, 0, 0, 0, sealed));
  }

  /** Whether a need is said to be resolved in a survey, without scores. */
  public Scenario survey(long customer, int topic, Resolved resolved) {
    return does(new Command.Survey(customer, 0, topic, 255, 255, 255, resolved.value(), ""));
  }

  /** Who owns a need, and whether it is resolved; owner empty: as it is. */
  public Scenario need(long customer, int topic, String owner, Resolved resolved) {
    OptionalInt who = owner.isEmpty() ? OptionalInt.empty() : OptionalInt.of(agent(owner));
    return does(new Command.UpdateNeed(customer, topic, who, resolved.value()));
  }

  public Scenario forget(long customer) {
    return does(new Command.Forget(customer));
  }

  public Scenario endWrapUp(String interaction) {
    return does(new Command.EndWrapUp(interaction(interaction), 0));
  }

  public Scenario accept(long offer) {
    return does(new Command.Accept(offer, 0));
  }

  public Scenario decline(long offer) {
    return does(new Command.Decline(offer, 0, 0));
  }

  /** What a waiting interaction asks is replaced. */
  public Scenario asks(String interaction, UnaryOperator<UpdateBuilder> settings) {
    Asks asks = settings.apply(new UpdateBuilder()).asks();
    return does(
        new Command.Update(
            interaction(interaction),
            OptionalInt.empty(),
            OptionalLong.empty(),
            Optional.of(asks)));
  }

  /** The class of a waiting interaction; 255: the queue's. */
  public Scenario urgency(String interaction, int urgency) {
    return does(
        new Command.Update(
            interaction(interaction),
            OptionalInt.of(urgency),
            OptionalLong.empty(),
            Optional.empty()));
  }

  /** The credit of a waiting interaction. */
  public Scenario credit(String interaction, long ms) {
    return does(
        new Command.Update(
            interaction(interaction), OptionalInt.empty(), OptionalLong.of(ms), Optional.empty()));
  }

  public Scenario assign(String interaction, String agent) {
    return does(new Command.Assign(interaction(interaction), agent(agent), false));
  }

  /** Assignment whatever presence, channel and units say. */
  public Scenario force(String interaction, String agent) {
    return does(new Command.Assign(interaction(interaction), agent(agent), true));
  }

  public Scenario pick(String interaction, String agent) {
    return does(new Command.Pick(interaction(interaction), agent(agent)));
  }

  public Scenario toHead(String interaction) {
    return does(new Command.ToHead(interaction(interaction)));
  }

  public Scenario returnToQueue(String interaction) {
    return does(new Command.Return(interaction(interaction), 0, 0));
  }

  /** Away, with a stated return (S4). */
  public Scenario awayUntil(String agent, long returnMs) {
    return does(new Command.ChangePresence(agent(agent), 2, 0, returnMs));
  }

  /** A slice of those who wait is moved to the plan in force (X2). */
  public Scenario rework() {
    return does(new Command.Rework());
  }

  public Scenario tick() {
    return does(new Command.Tick());
  }

  /** Number of an agent. */
  public int agent(String name) {
    return names.number(IdKind.AGENT, name);
  }

  /** Number of an interaction. */
  public long interaction(String name) {
    return names.longNumber(IdKind.INTERACTION, name);
  }

  /**
   * What the last command did, timers before it included: exactly these events, in this order. Each
   * is written as {@code Name field=value ...} with any of its fields, things by their names; {@code
   * @time} before it also says when. What became routable, or no longer is (X5), is left out where
   * none of the events is about that.
   */
  public Scenario expect(String... events) {
    List<String> told = new ArrayList<>(lines);
    if (Arrays.stream(events).noneMatch(event -> event.contains("RoutabilityChanged"))) {
      told.removeIf(line -> line.contains(" RoutabilityChanged "));
    }
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      actual.add(shown(told.get(i), i < events.length ? events[i] : ""));
    }
    assertEquals(String.join("\n", events), String.join("\n", actual));
    return this;
  }

  /** The last command was refused, with this code, field and value. */
  public Scenario expectRefused(String code, String field, long value) {
    return expect("Rejected code=" + code + " field=" + field + " value=" + value);
  }

  /** The event with the fields that are expected of it; with all of them if it is another. */
  private String shown(String line, String expected) {
    List<String> words = List.of(line.split(" ", -1));
    List<String> wanted = List.of(expected.split(" ", -1));
    String time = words.get(1);
    String name = words.get(5);
    List<String> fields = new ArrayList<>();
    for (String word : words.subList(2, words.size())) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        String field = word.substring(0, equals);
        fields.add(field + "=" + names.shown(field, word.substring(equals + 1)));
      }
    }
    if (!wanted.contains(name)) {
      return time + " " + name + " " + String.join(" ", fields);
    }
    StringBuilder shown = new StringBuilder();
    for (String want : wanted) {
      String found = want;
      if (want.startsWith("@")) {
        found = time;
      } else if (want.contains("=")) {
        String prefix = want.substring(0, want.indexOf('=') + 1);
        found = fields.stream().filter(f -> f.startsWith(prefix)).findFirst().orElse("no " + want);
        fields.remove(found); // the next of the same name is another entry of a list
      }
      shown.append(shown.length() == 0 ? "" : " ").append(found);
    }
    return shown.toString();
  }

  /** The story so far. */
  public History history() {
    return new History(limits, entries);
  }

  /**
   * The core tells the same events, live, replayed, and from a snapshot at any point (determinism);
   * ticks in between change nothing (T2), nor do refused commands (T4).
   */
  public void runOnTheCore() {
    if (MODEL_ONLY || entries.isEmpty()) {
      return;
    }
    History history = history();
    ThreeWays.agree(history);
    List<Long> ticks = new ArrayList<>();
    for (History.Entry entry : entries) {
      ticks.add(entry.timeMs());
    }
    for (long ms = 0; ms < timeMs; ms += Math.max(1, timeMs / 100)) {
      ticks.add(ms);
    }
    Invariance.ofTicks(history, ticks);
    Invariance.ofRefusals(history);
  }

  /** What an arrival says beyond queue and channel. */
  public final class ArrivalBuilder extends AsksBuilder<ArrivalBuilder> {
    private long customer;
    private int topic;
    private long creditMs;
    private int urgency = Limits.QUEUE_URGENCY;
    private long notBeforeMs;
    private final List<Command.Attribute> attributes = new ArrayList<>();

    @Override
    ArrivalBuilder self() {
      return this;
    }

    public ArrivalBuilder customer(long number) {
      customer = number;
      return this;
    }

    public ArrivalBuilder topic(int number) {
      topic = number;
      return this;
    }

    public ArrivalBuilder credit(long ms) {
      creditMs = ms;
      return this;
    }

    public ArrivalBuilder urgency(int value) {
      urgency = value;
      return this;
    }

    /** Attributes 1, 2 and so on, without values. */
    public ArrivalBuilder attributes(int count) {
      for (int number = 1; number <= count; number++) {
        attributes.add(new Command.Attribute(number, 0, 0));
      }
      return this;
    }

    /** A scheduled callback (K4). */
    public ArrivalBuilder notBefore(long ms) {
      notBeforeMs = ms;
      return this;
    }
  }

  /** What is set of a customer. */
  public final class CustomerBuilder {
    private final long customer;
    private OptionalInt segment = OptionalInt.empty();
    private OptionalInt verifiedBy = OptionalInt.empty();
    private Optional<List<Integer>> never = Optional.empty();
    private Optional<String> sealed = Optional.empty();

    private CustomerBuilder(long customer) {
      this.customer = customer;
    }

    public CustomerBuilder segment(int code) {
      segment = OptionalInt.of(code);
      return this;
    }

    public CustomerBuilder verifiedBy(int code) {
      verifiedBy = OptionalInt.of(code);
      return this;
    }

    public CustomerBuilder never(String... agents) {
      never = Optional.of(Arrays.stream(agents).map(Scenario.this::agent).toList());
      return this;
    }

    public CustomerBuilder profile(String payload) {
      sealed = Optional.of(payload);
      return this;
    }

    private Command command() {
      return new Command.UpdateCustomer(
          customer,
          segment,
          OptionalInt.empty(),
          OptionalInt.empty(),
          verifiedBy,
          Optional.empty(),
          never,
          List.of(),
          sealed);
    }
  }

  /** What a waiting interaction asks from now on. */
  public final class UpdateBuilder extends AsksBuilder<UpdateBuilder> {
    @Override
    UpdateBuilder self() {
      return this;
    }
  }

  /** What an interaction asks of an agent by itself. */
  abstract class AsksBuilder<T> {
    private final List<SkillLevel> allOf = new ArrayList<>();
    private final List<SkillLevel> anyOf = new ArrayList<>();
    private final List<Integer> noneOf = new ArrayList<>();
    private final List<Integer> excluded = new ArrayList<>();
    private final List<Integer> preferred = new ArrayList<>();
    private int named;

    abstract T self();

    Asks asks() {
      return new Asks(allOf, anyOf, noneOf, excluded, preferred, named);
    }

    /** Skills as {@code skill@level}. */
    public T allOf(String... skills) {
      for (String one : skills) {
        allOf.add(skill(one));
      }
      return self();
    }

    /** Skills as {@code set:skill@level}. */
    public T anyOf(String... skills) {
      for (String one : skills) {
        anyOf.add(skill(one));
      }
      return self();
    }

    public T noneOf(String... skills) {
      for (String one : skills) {
        noneOf.add(names.number(IdKind.SKILL, one));
      }
      return self();
    }

    public T never(String... agents) {
      for (String one : agents) {
        excluded.add(agent(one));
      }
      return self();
    }

    /** Skills that count for best-skilled (A3). */
    public T preferred(String... skills) {
      for (String one : skills) {
        preferred.add(names.number(IdKind.SKILL, one));
      }
      return self();
    }

    /** The agent of a step NAMED (S4). */
    public T named(String agent) {
      named = agent(agent);
      return self();
    }
  }
}
