package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan for a scenario, in names. What is not said is plain: see each method. */
public final class PlanBuilder {
  private final ScenarioNames names;
  private final List<Integer> skills = new ArrayList<>();
  private final List<PlanData.Team> teams = new ArrayList<>();
  private final List<PlanData.Channel> channels = new ArrayList<>();
  private final List<PlanData.Profile> profiles = new ArrayList<>();
  private final List<PlanData.Queue> queues = new ArrayList<>();
  private int version = 1;
  private long promoteAfterMs;

  PlanBuilder(ScenarioNames names) {
    this.names = names;
  }

  /** Version; without this 1. */
  public PlanBuilder version(int number) {
    version = number;
    return this;
  }

  /** Bound of rule O3; without this nothing is promoted. */
  public PlanBuilder promoteAfter(long ms) {
    promoteAfterMs = ms;
    return this;
  }

  public PlanBuilder skills(String... ids) {
    for (String id : ids) {
      skills.add(names.number(IdKind.SKILL, id));
    }
    return this;
  }

  /** Teams without an order of their agents. */
  public PlanBuilder teams(String... ids) {
    for (String id : ids) {
      team(id);
    }
    return this;
  }

  /** A team with the order of its agents (A7). */
  public PlanBuilder team(String id, String... agents) {
    List<Integer> members = new ArrayList<>();
    for (String agent : agents) {
      members.add(names.number(IdKind.AGENT, agent));
    }
    teams.add(new PlanData.Team(names.number(IdKind.TEAM, id), members));
    return this;
  }

  /** Channels whose offers must be answered. */
  public PlanBuilder channels(String... ids) {
    for (String id : ids) {
      channels.add(new PlanData.Channel(names.number(IdKind.CHANNEL, id), false));
    }
    return this;
  }

  /** A channel whose offers are accepted when made (R5). */
  public PlanBuilder autoAccept(String id) {
    channels.add(new PlanData.Channel(names.number(IdKind.CHANNEL, id), true));
    return this;
  }

  /** A profile that handles the channels given. */
  public PlanBuilder profile(String id, int units, PlanData.Handling... handles) {
    int number = names.number(IdKind.PROFILE, id);
    profiles.add(new PlanData.Profile(number, units, List.of(handles)));
    return this;
  }

  /** How a profile handles a channel; not exclusive, without wrap-up. */
  public PlanData.Handling handles(String channel, int cost, int limit) {
    return wrapsUp(channel, cost, limit, WrapUpKind.NONE, 0);
  }

  /** How a profile handles a channel with wrap-up. */
  public PlanData.Handling wrapsUp(
      String channel, int cost, int limit, WrapUpKind wrapUp, long wrapUpMs) {
    int number = names.number(IdKind.CHANNEL, channel);
    return new PlanData.Handling(number, cost, limit, false, wrapUp, wrapUpMs);
  }

  /** The same, exclusive (C2). */
  public static PlanData.Handling exclusive(PlanData.Handling h) {
    return new PlanData.Handling(h.channel(), h.cost(), h.limit(), true, h.wrapUp(), h.wrapUpMs());
  }

  /** A queue as {@link QueueBuilder} makes it. */
  public PlanBuilder queue(String id, UnaryOperator<QueueBuilder> settings) {
    QueueBuilder queue = new QueueBuilder(names, names.number(IdKind.QUEUE, id));
    queues.add(settings.apply(queue).build());
    return this;
  }

  /** A queue with nothing set. */
  public PlanBuilder queue(String id) {
    return queue(id, queue -> queue);
  }

  PlanData build() {
    return new PlanData(version, promoteAfterMs, skills, teams, channels, profiles, queues);
  }
}
