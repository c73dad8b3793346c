package org.strowger.oracle;

import static org.strowger.codec.sbe.RejectCode.PLAN_IN_USE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.strowger.codec.sbe.FieldName;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;

/** X2-a: what a plan leaves out, but is in use. */
final class PlanUse {
  private final State state;
  private final PlanData plan;

  private PlanUse(State state, PlanData plan) {
    this.state = state;
    this.plan = plan;
  }

  /** The first thing in use, or null. */
  static Refusal first(State state, PlanData plan) {
    PlanUse use = new PlanUse(state, plan);
    for (Agent agent : state.agents.values()) { // in order of number
      Refusal refusal = use.of(agent);
      if (refusal != null) {
        return refusal;
      }
    }
    List<Interaction> live = state.withConsults();
    live.sort(Comparator.comparingLong(interaction -> interaction.sequence));
    for (Interaction interaction : live) {
      Refusal refusal = use.of(interaction);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private Refusal of(Agent agent) {
    if (plan.profile(agent.profile.profile()) == null) {
      return Refusal.named(PLAN_IN_USE, FieldName.PROFILE, agent.profile.profile());
    }
    for (int skill : new TreeSet<>(agent.levels.keySet())) {
      if (!plan.skills().contains(skill)) {
        return Refusal.named(PLAN_IN_USE, FieldName.SKILL, skill);
      }
    }
    for (int team : new TreeSet<>(agent.teams)) {
      if (plan.team(team) == null) {
        return Refusal.named(PLAN_IN_USE, FieldName.TEAM, team);
      }
    }
    return null;
  }

  private Refusal of(Interaction interaction) {
    if (plan.channel(interaction.channel) == null) {
      return Refusal.named(PLAN_IN_USE, FieldName.CHANNEL, interaction.channel);
    } else if (interaction.stage == Stage.WRAP_UP) {
      return null;
    }
    for (int skill : skills(interaction.asks)) {
      if (!plan.skills().contains(skill)) {
        return Refusal.named(PLAN_IN_USE, FieldName.SKILL, skill);
      }
    }
    if (interaction.base != null) { // X1-l
      for (int skill : skills(interaction.base.asks)) {
        if (!plan.skills().contains(skill)) {
          return Refusal.named(PLAN_IN_USE, FieldName.SKILL, skill);
        }
      }
    }
    int number = interaction.queue.queue();
    PlanData.Queue queue = PlanChange.queueAfter(state.plan, plan, number);
    return queue == null
        ? Refusal.named(PLAN_IN_USE, FieldName.QUEUE, number)
        : RefusalCheck.mergedRequirement(PLAN_IN_USE, queue, interaction.asks);
  }

  /** List by list, in each the lowest first. */
  private static List<Integer> skills(Asks asks) {
    List<Integer> skills = new ArrayList<>();
    asks.allOf().stream().map(SkillLevel::skill).sorted().forEach(skills::add);
    asks.anyOf().stream().map(SkillLevel::skill).sorted().forEach(skills::add);
    asks.noneOf().stream().sorted().forEach(skills::add);
    asks.preferred().stream().sorted().forEach(skills::add);
    return skills;
  }
}
