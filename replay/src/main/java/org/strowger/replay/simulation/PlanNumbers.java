package org.strowger.replay.simulation;

import java.util.HashMap;
import java.util.Map;
import org.strowger.api.CommandPublisher;
import org.strowger.api.plan.Plan;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;

/** The engine's numbers for the ids of plan and scenario, asked for once each. */
final class PlanNumbers implements Behaviour.Numbers {
  private final CommandPublisher publisher;
  private final Map<IdKind, Map<String, Integer>> numbers = new HashMap<>();

  PlanNumbers(CommandPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public long of(IdKind kind, String id) {
    return kind == IdKind.CUSTOMER || kind == IdKind.INTERACTION
        ? publisher.number(kind, id) // these are forgotten by the engine
        : known(kind, id);
  }

  int known(IdKind kind, String id) {
    return numbers
        .computeIfAbsent(kind, any -> new HashMap<>())
        .computeIfAbsent(id, text -> (int) publisher.number(kind, text));
  }

  void skills(Iterable<Plan.SkillLevel> skills, SkillList into) {
    into.clear();
    for (Plan.SkillLevel skill : skills) {
      into.add(known(IdKind.SKILL, skill.skill()), skill.level());
    }
  }

  void teams(Iterable<String> teams, NumberList into) {
    into.clear();
    for (String team : teams) {
      into.add(known(IdKind.TEAM, team));
    }
  }
}
