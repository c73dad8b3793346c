package org.strowger.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.core.Probe;
import org.strowger.core.explain.Candidate;
import org.strowger.core.explain.Reason;
import org.strowger.core.explain.Standing;
import org.strowger.core.match.ScoreParts;
import org.strowger.oracle.Judgement.Figures;
import org.strowger.oracle.Judgement.Why;

/** What the core tells of its decisions and of those who wait. */
public final class CoreJudge {
  private CoreJudge() {}

  /** Of one that waits for a match. */
  public static Judgement judge(Probe probe, long interaction) {
    return judge(probe.standing(interaction), probe.candidates(interaction));
  }

  private static Judgement judge(Standing standing, List<Candidate> candidates) {
    List<Figures> agents = new ArrayList<>();
    Map<Integer, Set<Why>> reasons = new TreeMap<>();
    for (Candidate candidate : candidates) {
      agents.add(figures(candidate));
      if (!candidate.isEligible()) {
        reasons.put(candidate.agent(), Set.of(why(candidate.reason(), standing)));
      }
    }
    List<Integer> order = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    candidates.stream()
        .sorted(standing.order())
        .forEach(candidate -> (candidate.isEligible() ? order : rest).add(candidate.agent()));
    return new Judgement(standing(standing), agents, reasons, order, rest);
  }

  private static Judgement.Standing standing(Standing of) {
    Map<Integer, Integer> allOf = new TreeMap<>();
    for (int i = 0; i < of.allOf.length; i += 2) {
      allOf.put(of.allOf[i], of.allOf[i + 1]);
    }
    Map<Integer, Map<Integer, Integer>> sets = new TreeMap<>();
    for (int i = 0; i < of.anyOf.length; i += 3) {
      sets.putIfAbsent(of.anyOf[i], alternatives(of, of.anyOf[i]));
    }
    return new Judgement.Standing(
        of.interaction,
        of.queue,
        of.channel,
        of.position,
        of.promoted,
        of.urgency,
        of.dueMs,
        of.ticket,
        of.arrival,
        of.sinceMs,
        of.step,
        of.strategy,
        of.affine,
        of.claim,
        of.openOffers,
        of.broadcast,
        of.cursor,
        new PlanData.Weights(of.skillWeight, of.loadWeight, of.specialismWeight, of.idleWeight),
        allOf,
        new HashSet<>(sets.values()),
        set(of.noneOf),
        list(of.teams),
        set(of.preferred));
  }

  private static Map<Integer, Integer> alternatives(Standing of, long set) {
    Map<Integer, Integer> levels = new TreeMap<>();
    for (int i = 0; i < of.anyOf.length; i += 3) {
      if (of.anyOf[i] == set) {
        levels.merge(of.anyOf[i + 1], of.anyOf[i + 2], Math::min);
      }
    }
    return levels;
  }

  private static List<Integer> list(int[] numbers) {
    List<Integer> list = new ArrayList<>();
    for (int number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static Set<Integer> set(int[] numbers) {
    return new HashSet<>(list(numbers));
  }

  private static Why why(Reason reason, Standing standing) {
    return reason.detail() == Reason.Detail.ANY_OF
        ? new Why(reason.detail(), 0, 0, 0, alternatives(standing, reason.subject()))
        : new Why(reason.detail(), reason.subject(), reason.asked(), reason.has(), Map.of());
  }

  private static Figures figures(Candidate candidate) {
    ScoreParts scores = candidate.scores();
    return new Figures(
        candidate.agent(),
        candidate.isEligible() ? 0 : candidate.reason().filter(),
        scores.used,
        scores.total,
        scores.levels,
        scores.queuesServed,
        scores.signOnNumber,
        scores.handled,
        scores.placeInTeams,
        scores.surplus,
        scores.load,
        scores.specialism,
        scores.idleSeconds,
        scores.weighted,
        scores.placeTimeMs,
        scores.placeCause);
  }
}
