package org.strowger.replay.day;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.replay.trace.Shift;

/**
 * Draws the agents: capacity profile, skills with levels, team, and a shift with breaks that starts
 * when the day's shape asks for it.
 */
final class ShiftDraw {
  private static final int MINUTE_MS = 60_000;
  private static final List<String> PROFILES =
      List.of(DayPlan.PHONE, DayPlan.DIGITAL, DayPlan.BLENDED, DayPlan.BACK_OFFICE);
  private static final double[] PROFILE_SHARES = {0.42, 0.26, 0.24, 0.08};
  private static final double PART_TIME_SHARE = 0.25;
  private static final double MORE_LANGUAGES = 0.08;
  private static final int SMALL = 60;

  /** Starts of full shifts from 07:00 by the half hour, with weights. */
  private static final double[] FULL_STARTS = {10, 8, 16, 12, 14, 8, 5, 4, 4, 4, 5, 6, 9, 7, 2};

  private static final int FULL_FIRST = 7 * 60;
  private static final int FULL_MINUTES = 8 * 60 + 30;

  /** Starts of short shifts from 08:30 by the half hour, with weights. */
  private static final double[] SHORT_STARTS = {
    6, 10, 8, 5, 2, 2, 2, 3, 5, 6, 4, 3, 2, 2, 3, 5, 6, 3
  };

  private static final int SHORT_FIRST = 8 * 60 + 30;
  private static final int SHORT_MINUTES = 5 * 60;

  private final DaySize size;
  private final Draw draw;

  ShiftDraw(DaySize size, Draw draw) {
    this.size = size;
    this.draw = draw;
  }

  List<Shift> shifts() {
    long midnight = size.date().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    List<Shift> shifts = new ArrayList<>(size.agents());
    int[] given = new int[PROFILES.size()];
    for (int i = 0; i < size.agents(); i++) {
      int profile = lacking(given, i);
      shifts.add(
          shift("agent-%04d".formatted(i + 1), PROFILES.get(profile), given[profile]++, midnight));
    }
    shifts.sort(Comparator.comparingLong(Shift::signOnMs));
    return shifts;
  }

  /** The profile furthest behind its share, so that a small centre has all of them too. */
  private static int lacking(int[] given, int agents) {
    int chosen = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < given.length; i++) {
      double lacking = PROFILE_SHARES[i] * (agents + 1) - given[i];
      if (lacking > most) {
        most = lacking;
        chosen = i;
      }
    }
    return chosen;
  }

  private Shift shift(String agent, String profile, int ofProfile, long midnight) {
    boolean partTime = draw.chance(PART_TIME_SHARE);
    int start =
        partTime
            ? SHORT_FIRST + 30 * draw.weighted(SHORT_STARTS)
            : FULL_FIRST + 30 * draw.weighted(FULL_STARTS);
    int minutes = partTime ? SHORT_MINUTES : FULL_MINUTES;
    long signOn = midnight + start * (long) MINUTE_MS + 1_000L * draw.whole(-240, 180);
    List<Shift.Break> breaks = new ArrayList<>();
    if (partTime) {
      breaks.add(pause(signOn, 120, 180, 15));
    } else {
      breaks.add(pause(signOn, 90, 140, 15));
      breaks.add(pause(signOn, 210, 290, 30));
      breaks.add(pause(signOn, 370, 430, 15));
    }
    return new Shift(
        agent,
        profile,
        skills(ofProfile),
        teams(profile, ofProfile),
        signOn,
        midnight + (start + minutes) * (long) MINUTE_MS,
        breaks);
  }

  private Shift.Break pause(long signOn, int earliest, int latest, int minutes) {
    int after = 5 * draw.whole(earliest / 5, latest / 5);
    return new Shift.Break(signOn + after * (long) MINUTE_MS, minutes * (long) MINUTE_MS);
  }

  /** Some topics, all of them in a small centre; English, and one more language in turn. */
  private List<Plan.SkillLevel> skills(int ofProfile) {
    List<Plan.SkillLevel> skills = new ArrayList<>();
    boolean small = size.agents() < SMALL;
    int topics = small ? DayTopics.TOPICS.size() : draw.whole(2, 4);
    double[] weights = DayTopics.TOPIC_SHARES.clone();
    for (int i = 0; i < topics; i++) {
      int topic = draw.weighted(weights);
      weights[topic] = 0;
      skills.add(new Plan.SkillLevel(DayTopics.TOPICS.get(topic), draw.whole(small ? 6 : 3, 10)));
    }
    int inTurn = ofProfile % DayTopics.LANGUAGES.size();
    for (int i = 0; i < DayTopics.LANGUAGES.size(); i++) {
      if (i == 0 || i == inTurn || draw.chance(MORE_LANGUAGES)) {
        skills.add(new Plan.SkillLevel(DayTopics.LANGUAGES.get(i), draw.whole(4, 10)));
      }
    }
    return skills;
  }

  private List<String> teams(String profile, int ofProfile) {
    List<String> teams = new ArrayList<>();
    teams.add(draw.chance(0.5) ? "north" : "south");
    boolean written = profile.equals(DayPlan.DIGITAL) || profile.equals(DayPlan.BACK_OFFICE);
    if (written && ofProfile % 2 == 0) {
      teams.add(DayPlan.SOCIAL_DESK);
    }
    return teams;
  }
}
