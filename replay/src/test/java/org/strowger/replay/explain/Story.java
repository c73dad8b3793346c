package org.strowger.replay.explain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.strowger.api.CommandPublisher;
import org.strowger.api.plan.Plan;
import org.strowger.clock.ManualClock;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** Short stories in names, with a known reason for everything that is not offered. */
final class Story {
  private static final long MINUTES_10 = 600_000;

  private final CommandPublisher publisher;
  private final ManualClock clock;
  private int works;

  Story(CommandPublisher publisher, ManualClock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  // Each filter

  private static Plan.Handling handling(String channel, int cost, int limit, boolean exclusive) {
    return new Plan.Handling(channel, cost, limit, exclusive, WrapUpKind.NONE, 0);
  }

  private static Plan.Step asks(Plan.SkillLevel... allOf) {
    return new Plan.Step(0, Strategy.LONGEST_IDLE, List.of(allOf), List.of(), List.of(), List.of());
  }

  private static Plan.Queue queue(String id, int broadcast, Plan.Step... steps) {
    return new Plan.Queue(
        id,
        QueueOrder.AGE,
        1,
        0,
        MINUTES_10,
        MINUTES_10,
        9,
        broadcast,
        "",
        "",
        Plan.Weights.NONE,
        List.of(steps));
  }

  private static Plan filtersPlan(int version, int broadcast) {
    Plan.Step language =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel("english", 5)),
            List.of(
                List.of(new Plan.SkillLevel("german", 3), new Plan.SkillLevel("billing", 2)),
                List.of(new Plan.SkillLevel("english", 1))),
            List.of("trainee"),
            List.of("day"));
    Plan.Step named =
        new Plan.Step(
            MINUTES_10,
            Strategy.LONGEST_IDLE,
            Affinity.NAMED,
            0,
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Plan(
        version,
        0,
        List.of("english", "german", "billing", "trainee", "special", "nobody", "extra"),
        List.of(new Plan.Team("day"), new Plan.Team("night")),
        List.of(new Plan.Channel("voice", false), new Plan.Channel("chat", false)),
        List.of(
            new Plan.Profile(
                "all", 4, List.of(handling("voice", 2, 1, false), handling("chat", 1, 3, false))),
            new Plan.Profile("chatter", 4, List.of(handling("chat", 1, 4, false))),
            new Plan.Profile("narrow", 2, List.of(handling("voice", 2, 2, false))),
            new Plan.Profile(
                "solo", 4, List.of(handling("voice", 2, 2, true), handling("chat", 1, 4, false))),
            new Plan.Profile(
                "wide", 4, List.of(handling("voice", 1, 3, false), handling("chat", 4, 1, false)))),
        List.of(
            queue("help", 2, language),
            queue("special", 1, asks(new Plan.SkillLevel("special", 1))),
            queue("own", 1, asks(new Plan.SkillLevel("nobody", 1))),
            queue("named", 1, named, asks()),
            queue("extra", broadcast, asks(new Plan.SkillLevel("extra", 1)))));
  }

  /**
   * Afterwards call x waits in help, offered to otto; call y in named, for nell; in extra call z,
   * offered to one and two, of whom a new plan lets it have one only, and chat w.
   */
  void everyFilter() {
    take(publisher.applyPlan(filtersPlan(1, 2)));
    fit("dora", "all");
    arrive("x", "help", "voice", call -> call.excluded.add(number(IdKind.AGENT, "exa")));
    take(publisher.decline(1, number(IdKind.AGENT, "dora"), 0)); // F6
    for (String agent : List.of("one", "two", "six")) { // F8, more than may be
      agent(agent, "narrow", Presence.AVAILABLE, "night", "extra", 1);
    }
    arrive("z", "extra", "voice", call -> {});
    take(publisher.applyPlan(filtersPlan(2, 1)));
    agent("awa", "all", Presence.AWAY, "day", "english", 5, "german", 3); // F1
    fit("exa", "all"); // F2
    agent("tea", "all", Presence.AVAILABLE, "night", "english", 5, "german", 3); // F3
    agent("low", "all", Presence.AVAILABLE, "day", "english", 4, "german", 3); // F4
    agent("any", "all", Presence.AVAILABLE, "day", "english", 5, "german", 2);
    agent("tra", "all", Presence.AVAILABLE, "day", "english", 5, "billing", 2, "trainee", 1);
    fit("cha", "chatter"); // F5
    agent("lim", "wide", Presence.AWAY, "day", "english", 5, "german", 3); // F10
    give("lim", "voice");
    give("lim", "voice");
    take(publisher.profile(number(IdKind.AGENT, "lim"), number(IdKind.PROFILE, "all")));
    available("lim");
    busy("nar", "narrow", "voice"); // F11
    busy("sol", "solo", "chat");
    agent("cla", "wide", Presence.AWAY, "night", "english", 5, "german", 3, "special", 1); // F9
    give("cla", "voice");
    available("cla");
    arrive("p", "special", "chat", call -> {});
    take(publisher.toHead(number(IdKind.INTERACTION, "p")));
    take(publisher.teams(number(IdKind.AGENT, "cla"), teams("day")));
    busy("gone", "narrow", "voice");
    take(publisher.presence(number(IdKind.AGENT, "gone"), Presence.AWAY, 0));
    fit("otto", "all"); // F8
    busy("nell", "narrow", "voice");
    arrive("y", "named", "voice", call -> call.named = number(IdKind.AGENT, "nell")); // F7
    agent("exc", "solo", Presence.AWAY, "night", "extra", 1); // F11 beside exclusive work
    give("exc", "voice");
    available("exc");
    arrive("w", "extra", "chat", call -> {});
  }

  private void fit(String agent, String profile) {
    agent(agent, profile, Presence.AVAILABLE, "day", "english", 5, "german", 3);
  }

  private void busy(String agent, String profile, String channel) {
    agent(agent, profile, Presence.AWAY, "day", "english", 5, "german", 3);
    give(agent, channel);
    available(agent);
  }

  private void give(String agent, String channel) {
    String interaction = "work " + ++works + " of " + agent;
    arrive(interaction, "own", channel, call -> {});
    take(
        publisher.assign(
            number(IdKind.INTERACTION, interaction), number(IdKind.AGENT, agent), true));
  }

  private void available(String agent) {
    take(publisher.presence(number(IdKind.AGENT, agent), Presence.AVAILABLE, 0));
  }

  // Each strategy

  private static Plan strategyPlan(Strategy strategy) {
    Plan.Step step =
        new Plan.Step(
            0,
            strategy,
            List.of(new Plan.SkillLevel("english", 3)),
            List.of(),
            List.of(),
            List.of("day"));
    Plan.Queue queue =
        new Plan.Queue(
            "help",
            QueueOrder.AGE,
            1,
            0,
            MINUTES_10,
            MINUTES_10,
            9,
            1,
            "",
            "",
            new Plan.Weights(1, 2, 3, 4),
            List.of(step));
    return new Plan(
        1,
        0,
        List.of("english", "german"),
        List.of(new Plan.Team("day", List.of("cyd", "bob"))),
        List.of(new Plan.Channel("voice", false)),
        List.of(
            new Plan.Profile("four", 4, List.of(handling("voice", 1, 4, false))),
            new Plan.Profile("two", 2, List.of(handling("voice", 1, 2, false)))),
        List.of(queue, queue("german", 1, asks(new Plan.SkillLevel("german", 1)))));
  }

  /**
   * Three agents, one second apart; ten seconds after the first, offer 1 of call-1, which is
   * accepted; after twenty, offer 2 of call-2.
   */
  void strategy(Strategy strategy) {
    take(publisher.applyPlan(strategyPlan(strategy)));
    agent("ann", "four", Presence.AVAILABLE, "day", "english", 9, "german", 5);
    after(1000);
    agent("bob", "four", Presence.AVAILABLE, "day", "english", 5);
    after(1000);
    agent("cyd", "two", Presence.AVAILABLE, "day", "english", 7);
    after(8000);
    arrive("call-1", "help", "voice", call -> {});
    take(publisher.accept(1, 0));
    after(10_000);
    arrive("call-2", "help", "voice", call -> {});
  }

  /** So many agents that can all take call-1, and as many who cannot. */
  void crowd(int agents) {
    take(publisher.applyPlan(strategyPlan(Strategy.LONGEST_IDLE)));
    for (int i = 1; i <= agents; i++) {
      agent("a" + i, "four", Presence.AVAILABLE, "day", "english", 5);
      agent("z" + i, "four", Presence.AVAILABLE, "day", "english", 2);
    }
    arrive("call-1", "help", "voice", call -> {});
  }

  // Words

  private void agent(
      String agent, String profile, Presence presence, String team, Object... skillsAndLevels) {
    SkillList skills = new SkillList();
    for (int i = 0; i < skillsAndLevels.length; i += 2) {
      skills.add(
          number(IdKind.SKILL, (String) skillsAndLevels[i]), (Integer) skillsAndLevels[i + 1]);
    }
    take(
        publisher.signOn(
            number(IdKind.AGENT, agent),
            number(IdKind.PROFILE, profile),
            presence,
            skills,
            teams(team)));
  }

  private NumberList teams(String team) {
    return new NumberList().add(number(IdKind.TEAM, team));
  }

  private void arrive(String id, String queue, String channel, Consumer<Arrival> more) {
    Arrival arrival = new Arrival();
    arrival.reset(
        number(IdKind.INTERACTION, id),
        number(IdKind.QUEUE, queue),
        number(IdKind.CHANNEL, channel));
    more.accept(arrival);
    take(publisher.arrive(arrival));
  }

  private void after(long ms) {
    clock.set(clock.time() + ms);
  }

  private int number(IdKind kind, String text) {
    long number = publisher.number(kind, text);
    take(number);
    return (int) number;
  }

  private static void take(long result) {
    assertTrue(result > 0, () -> "result " + result);
  }
}
