package org.strowger.core.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.strowger.core.agent.Agents;
import org.strowger.core.plan.ActivePlan;

/** The choice of rules A from the text, by looking at every agent. */
final class LinearChoice {
  private final Crowd crowd;
  private final Agents agents;

  LinearChoice(Crowd crowd) {
    this.crowd = crowd;
    agents = crowd.agents;
  }

  /** The eligible agents from the best to the worst. */
  List<Integer> ranked(int slot) {
    Requirement r = crowd.requirements.get(crowd.interactions.requirement(slot));
    int number = crowd.interactions.queue(slot);
    ActivePlan.Queue queue = crowd.active.queue(number);
    ActivePlan.Step step = queue.steps[0];
    List<Integer> eligible = new ArrayList<>();
    for (int agent = 1; agent <= crowd.people; agent++) {
      if (isEligible(agent, slot, r)) {
        eligible.add(agent);
      }
    }
    Comparator<Integer> best =
        switch (step.strategy) {
          case LEAST_LOADED ->
              (a, b) ->
                  Long.compare((long) agents.used(a) * units(b), (long) agents.used(b) * units(a));
          case BEST_SKILLED -> highest(a -> levels(a, r));
          case LEAST_SKILLED -> least(this::served);
          case ROUND_ROBIN -> least(a -> round(a, crowd.cursors.get(number)));
          case FEWEST_HANDLED -> least(agents::handled);
          case LINEAR -> least(a -> linear(a, step));
          case WEIGHTED -> highest(a -> weighted(a, r, queue));
          default -> line();
        };
    eligible.sort(best.thenComparing(line()));
    return eligible;
  }

  private static Comparator<Integer> least(ToLongFunction<Integer> figure) {
    return Comparator.comparingLong(figure);
  }

  private static Comparator<Integer> highest(ToLongFunction<Integer> figure) {
    return Comparator.comparingLong(figure).reversed();
  }

  /** Rule A1 with decision A1-a. */
  private Comparator<Integer> line() {
    return Comparator.comparingLong((Integer a) -> place(a)[0])
        .thenComparingLong(a -> place(a)[1])
        .thenComparingLong(a -> agents.signOnNumber(a));
  }

  long[] place(int agent) {
    long[] place = {agents.baseTime(agent), agents.baseCause(agent)};
    for (int o = agents.firstOffer(agent); o != 0; o = crowd.offers.next(o)) {
      long time = crowd.offers.time(o);
      if (time > place[0] || (time == place[0] && crowd.offers.cause(o) > place[1])) {
        place = new long[] {time, crowd.offers.cause(o)};
      }
    }
    return place;
  }

  int units(int agent) {
    return crowd.active.profile(agents.profile(agent)).units;
  }

  private boolean isEligible(int agent, int slot, Requirement r) {
    if (!agents.isSignedOn(agent) || !agents.isAvailable(agent)) {
      return false;
    }
    for (int p = crowd.interactions.pairs(slot); p != 0; p = crowd.pairs.next(p)) {
      if (crowd.pairs.agent(p) == agent) {
        return false;
      }
    }
    long promoted = crowd.interactions.promoted(slot);
    if (agents.claimedBy(agent) != 0 && (promoted == 0 || promoted > Crowd.CLAIMER)) {
      return false;
    }
    boolean inTeam = r.teamCount() == 0;
    for (int i = 0; i < r.teamCount(); i++) {
      inTeam |= agents.inTeam(agent, r.team(i));
    }
    ActivePlan.Profile profile = crowd.active.profile(agents.profile(agent));
    ActivePlan.Handling handling = profile.of(r.channel());
    return inTeam
        && satisfies(agent, r)
        && handling != null
        && agents.count(agent, r.channel()) < handling.limit
        && agents.used(agent) + handling.cost <= profile.units;
  }

  private boolean satisfies(int agent, Requirement r) {
    for (int i = 0; i < r.allCount(); i++) {
      if (agents.level(agent, r.allSkill(i)) < r.allLevel(i)) {
        return false;
      }
    }
    for (int i = 0; i < r.anyCount(); i++) {
      boolean met = false;
      for (int j = 0; j < r.anyCount(); j++) {
        met |= r.anySet(j) == r.anySet(i) && agents.level(agent, r.anySkill(j)) >= r.anyLevel(j);
      }
      if (!met) {
        return false;
      }
    }
    for (int i = 0; i < r.noneCount(); i++) {
      if (agents.level(agent, r.none(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  long levels(int agent, Requirement r) {
    long sum = 0;
    for (int i = 0; i < r.allCount(); i++) {
      sum += agents.level(agent, r.allSkill(i));
    }
    for (int set = 0; set < 512; set++) {
      int best = 0;
      for (int i = 0; i < r.anyCount(); i++) {
        int level = agents.level(agent, r.anySkill(i));
        if (r.anySet(i) == set && level >= r.anyLevel(i)) {
          best = Math.max(best, level);
        }
      }
      sum += best;
    }
    for (int i = 0; i < r.preferredCount(); i++) {
      sum += agents.level(agent, r.preferred(i));
    }
    return sum;
  }

  long served(int agent) {
    long served = 0;
    for (int number = 1; number <= 16; number++) {
      ActivePlan.Queue queue = crowd.active.queue(number);
      if (queue != null) {
        ActivePlan.Step first = queue.steps[0];
        Requirement r = new Requirement();
        r.reset(1);
        for (int i = 0; i < first.allOf.length; i += 2) {
          r.addAll(first.allOf[i], first.allOf[i + 1]);
        }
        for (int i = 0; i < first.anyOf.length; i += 3) {
          r.addAny(first.anyOf[i], first.anyOf[i + 1], first.anyOf[i + 2]);
        }
        for (int skill : first.noneOf) {
          r.addNone(skill);
        }
        served += satisfies(agent, r) ? 1 : 0;
      }
    }
    return served;
  }

  private long round(int agent, int cursor) {
    int number = agents.signOnNumber(agent);
    return number > cursor ? number : number + (1L << 32);
  }

  private long linear(int agent, ActivePlan.Step step) {
    long place = 0;
    for (int team : step.teams) {
      for (int member : crowd.active.members(team)) {
        place++;
        if (member == agent && agents.inTeam(agent, team)) {
          return place;
        }
      }
    }
    return (1L << 32) + agents.signOnNumber(agent);
  }

  long weighted(int agent, Requirement r, ActivePlan.Queue queue) {
    long surplus = 0;
    for (int i = 0; i < r.allCount(); i++) {
      surplus += agents.level(agent, r.allSkill(i)) - r.allLevel(i);
    }
    surplus = r.allCount() == 0 ? 0 : Math.min(1000, 100 * surplus / r.allCount());
    long load = Math.max(0, 1000L * (units(agent) - agents.used(agent)) / units(agent));
    long queues = crowd.plan.queues().size();
    long specialism = 1000 * (queues - served(agent)) / queues;
    long idle = crowd.now() / 1000 - place(agent)[0] / 1000;
    return queue.skillWeight * surplus
        + queue.loadWeight * load
        + queue.specialismWeight * specialism
        + queue.idleWeight * idle;
  }
}
