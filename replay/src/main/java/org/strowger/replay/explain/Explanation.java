package org.strowger.replay.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.explain.Candidate;
import org.strowger.core.explain.Reason;
import org.strowger.core.explain.Standing;
import org.strowger.core.match.ScoreParts;
import org.strowger.replay.text.Text;

/**
 * The answer to a question as names and values, in the order in which they are told. One thread.
 */
final class Explanation {
  /** Eligible agents shown unless all are asked for. */
  private static final int MOST_SHOWN = 20;

  private final Words words;
  private final Standing standing;
  private final Map<String, Object> values = new LinkedHashMap<>();

  Explanation(Words words, Standing standing) {
    this.words = words;
    this.standing = standing;
  }

  /** Tells of an offer that a pass decides on, and to whom. */
  void offer(long offer, int chosen) {
    values.put("offer", offer);
    values.put("chosen", words.name(IdKind.AGENT, chosen));
  }

  /**
   * Tells when it was, and how the interaction stood then.
   *
   * @param cause word for the command, or timer; null: after the command
   */
  void moment(long sequence, long timeMs, int planVersion, String cause) {
    values.put("interaction", words.name(IdKind.INTERACTION, standing.interaction));
    values.put("queue", words.name(IdKind.QUEUE, standing.queue));
    values.put("channel", words.name(IdKind.CHANNEL, standing.channel));
    values.put("sequence", sequence);
    values.put("time", Text.time(timeMs));
    if (cause != null) {
      values.put("cause", cause);
    }
    values.put("plan", planVersion);
    Map<String, Object> order = new LinkedHashMap<>();
    if (standing.promoted > 0) {
      order.put("promoted", standing.promoted);
    }
    order.put("class", standing.urgency);
    order.put("due", Text.time(standing.dueMs));
    order.put("ticket", standing.ticket);
    order.put("arrival", standing.arrival);
    values.put("order", order);
    values.put("position", standing.position);
    values.put("waiting-since", Text.time(standing.sinceMs));
    if (standing.reworks) {
      values.put("reworks", true);
    } else {
      step();
    }
  }

  private void step() {
    values.put("step", standing.step);
    if (standing.nextStepMs > 0) {
      values.put("next-step", Text.time(standing.nextStepMs));
    }
    values.put("strategy", Words.strategy(standing));
    if (standing.strategy == Strategy.ROUND_ROBIN) {
      values.put("cursor", standing.cursor);
    }
    if (standing.strategy == Strategy.WEIGHTED) {
      Map<String, Object> weights = new LinkedHashMap<>();
      weights.put("skill", standing.skillWeight);
      weights.put("load", standing.loadWeight);
      weights.put("specialism", standing.specialismWeight);
      weights.put("idle", standing.idleWeight);
      values.put("weights", weights);
    }
    if (standing.affinity != Affinity.NONE) {
      values.put("affinity", Text.hyphens(standing.affinity.name()));
      values.put("waits-for", words.name(IdKind.AGENT, standing.affine));
    }
    Map<String, Object> requires = words.requires(standing);
    if (!requires.isEmpty()) {
      values.put("requires", requires);
    }
    values.put("offers-open", standing.openOffers);
    values.put("offers-at-once", standing.broadcast);
    if (standing.claim != 0) {
      values.put("claims", words.name(IdKind.AGENT, standing.claim));
    }
  }

  /** Tells of one agent only. */
  void only(Candidate candidate) {
    values.put("candidates", List.of(values(candidate)));
  }

  /** Tells of the agents signed on. */
  void candidates(List<Candidate> candidates, boolean all) {
    List<Candidate> sorted = sorted(candidates);
    List<Object> shown = new ArrayList<>();
    Map<Integer, Integer> failing = new TreeMap<>();
    int eligible = 0;
    for (Candidate candidate : sorted) {
      if (candidate.isEligible()) {
        eligible++;
      } else {
        failing.merge(candidate.reason().filter(), 1, Integer::sum);
      }
      if (all || (candidate.isEligible() && shown.size() < MOST_SHOWN)) {
        shown.add(values(candidate));
      }
    }
    values.put("signed-on", candidates.size());
    values.put("eligible", eligible);
    Map<String, Object> counts = new LinkedHashMap<>();
    failing.forEach((filter, count) -> counts.put(Words.filter(filter), count));
    values.put("excluded", counts);
    values.put("candidates", shown);
    values.put("not-shown", candidates.size() - shown.size());
  }

  private List<Candidate> sorted(List<Candidate> candidates) {
    List<Candidate> sorted = new ArrayList<>(candidates);
    sorted.sort(
        Comparator.comparingInt((Candidate one) -> one.isEligible() ? 0 : 1)
            .thenComparing(standing.order()));
    return sorted;
  }

  /**
   * Tells what would make somebody eligible, if nobody is.
   *
   * @param shortfall gives everything that is in the way of an agent
   */
  void nearest(List<Candidate> candidates, IntFunction<List<Reason>> shortfall) {
    if (!candidates.isEmpty() && candidates.stream().noneMatch(Candidate::isEligible)) {
      NearestChanges nearest = new NearestChanges(words, standing);
      sorted(candidates).forEach(one -> nearest.add(one.agent(), shortfall.apply(one.agent())));
      values.put("nearest", nearest.values());
    }
  }

  private Map<String, Object> values(Candidate candidate) {
    Map<String, Object> of = new LinkedHashMap<>();
    of.put("agent", words.name(IdKind.AGENT, candidate.agent()));
    of.put("eligible", candidate.isEligible());
    if (candidate.isEligible()) {
      of.put("scores", scores(candidate.scores()));
    } else {
      of.put("filter", Words.filter(candidate.reason().filter()));
      of.put("detail", words.detail(candidate.reason(), standing));
    }
    return of;
  }

  /** What the strategy of the step compares, and the place in line, which breaks ties. */
  private Map<String, Object> scores(ScoreParts parts) {
    Map<String, Object> scores = new LinkedHashMap<>();
    switch (standing.strategy) {
      case LEAST_LOADED -> {
        scores.put("used", parts.used);
        scores.put("units", parts.total);
      }
      case BEST_SKILLED -> scores.put("levels", parts.levels);
      case LEAST_SKILLED -> scores.put("queues-served", parts.queuesServed);
      case ROUND_ROBIN -> scores.put("sign-on", parts.signOnNumber);
      case FEWEST_HANDLED -> scores.put("handled", parts.handled);
      case LINEAR -> {
        scores.put("place-in-teams", parts.placeInTeams);
        scores.put("sign-on", parts.signOnNumber);
      }
      case WEIGHTED -> {
        scores.put("weighted", parts.weighted);
        scores.put("skill", parts.surplus);
        scores.put("load", parts.load);
        scores.put("specialism", parts.specialism);
        scores.put("idle", parts.idleSeconds);
      }
      default -> {
        // the line alone
      }
    }
    scores.put("in-line-since", Text.time(parts.placeTimeMs));
    scores.put("line-sequence", parts.placeCause);
    return scores;
  }

  /** Everything told. */
  Map<String, Object> values() {
    return values;
  }
}
