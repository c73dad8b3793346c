package org.strowger.core.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.strowger.core.agent.Agents;
import org.strowger.core.interaction.Offers;
import org.strowger.core.plan.ActivePlan;

/** The supply index finds whom a look at every agent finds, in the order of the line (rule A1). */
public final class SupplyInvariants {
  private final Agents agents;
  private final Offers offers;
  private final Supply supply;
  private final ActivePlan plan;
  private final List<Integer> line = new ArrayList<>();

  private SupplyInvariants(Agents agents, Offers offers, Supply supply, ActivePlan plan) {
    this.agents = agents;
    this.offers = offers;
    this.supply = supply;
    this.plan = plan;
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent)) {
        line.add(agent);
      }
    }
    line.sort(
        Comparator.comparing(this::place, Place.ORDER).thenComparingInt(agents::signOnNumber));
  }

  /** Where an agent stands: the greatest of its base place and those of its offers. */
  private record Place(long timeMs, long cause) {
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::timeMs).thenComparingLong(Place::cause);
  }

  public static void check(Agents agents, Offers offers, Supply supply, ActivePlan plan) {
    new SupplyInvariants(agents, offers, supply, plan).check();
  }

  private void check() {
    TreeSet<Integer> skills = new TreeSet<>();
    TreeSet<Integer> teams = new TreeSet<>();
    TreeSet<Integer> channels = new TreeSet<>();
    for (int agent : line) {
      for (int i = 0; i < agents.skillCount(agent); i++) {
        skills.add(agents.skill(agent, i));
      }
      for (int i = 0; i < agents.teamCount(agent); i++) {
        teams.add(agents.team(agent, i));
      }
      for (ActivePlan.Handling handling : plan.profile(agents.profile(agent)).handlings) {
        channels.add(handling.channel);
      }
    }
    for (int channel : channels) {
      find(channel, 0, 0);
      for (int skill : skills) {
        find(channel, skill, 0);
      }
      for (int team : teams) {
        find(channel, 0, team);
      }
    }
  }

  private void find(int channel, int skill, int team) {
    Requirement requirement = new Requirement();
    requirement.reset(channel);
    if (skill != 0) {
      requirement.addAll(skill, 1);
    }
    if (team != 0) {
      requirement.addTeam(team);
    }
    List<Integer> found = new ArrayList<>();
    supply.search(requirement, true);
    for (int at = supply.next(0); at >= 0; at = supply.next(at + 1)) {
      found.add(supply.agentAt(at));
    }
    // a place that an agent comes back to may have kept what it had when it left (decision M4)
    found.removeIf(agent -> !has(agent, skill, team));
    List<Integer> expected = new ArrayList<>(line);
    expected.removeIf(agent -> !takes(agent, channel) || !has(agent, skill, team));
    if (!found.equals(expected)) {
      throw new AssertionError(
          "supply of channel %d, skill %d, team %d is %s, not %s"
              .formatted(channel, skill, team, found, expected));
    }
  }

  private boolean has(int agent, int skill, int team) {
    return (skill == 0 || agents.level(agent, skill) > 0)
        && (team == 0 || agents.inTeam(agent, team));
  }

  private boolean takes(int agent, int channel) {
    ActivePlan.Profile profile = plan.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(channel);
    return agents.isAvailable(agent)
        && handling != null
        && Filters.hasRoom(agents, agent, profile, handling);
  }

  private Place place(int agent) {
    Place best = new Place(agents.baseTime(agent), agents.baseCause(agent));
    int offer = agents.firstOffer(agent);
    for (; offer != 0; offer = offers.next(offer)) {
      Place place = new Place(offers.time(offer), offers.cause(offer));
      best = Place.ORDER.compare(best, place) < 0 ? place : best;
    }
    return best;
  }
}
