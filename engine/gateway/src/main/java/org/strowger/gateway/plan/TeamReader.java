package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/** Reads the teams: a list of them, or a mapping that gives the order of agents in each. */
final class TeamReader {
  private final Problems problems;
  private final Values values;

  TeamReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  /** The teams; none where the key is not given. */
  List<Plan.Team> teams(Part part) {
    if (!(part instanceof Part.Entries)) {
      return list(part);
    }
    List<Plan.Team> teams = new ArrayList<>();
    Named.read(part, "teams", Limits.MAX_TEAMS, values, problems)
        .forEach((id, value) -> teams.add(team(id, value)));
    return teams;
  }

  private List<Plan.Team> list(Part part) {
    if (part != null && !(part instanceof Part.Items)) {
      problems.add(part, "teams", "must be a list of ids, or a mapping from team to its order");
      return List.of();
    }
    return IdList.read(part, "teams", Limits.MAX_TEAMS, values, problems).stream()
        .map(Plan.Team::new)
        .toList();
  }

  private Plan.Team team(String id, Part part) {
    if (part instanceof Part.Single single && single.type() == Part.Type.NOTHING) {
      return new Plan.Team(id);
    }
    Keys keys = new Keys(part, Keys.join("teams", id), problems, "order");
    return new Plan.Team(
        id,
        IdList.read(
            keys.optional("order"), keys.key("order"), Limits.MAX_TEAM_MEMBERS, values, problems));
  }
}
