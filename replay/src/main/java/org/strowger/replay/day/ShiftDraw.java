package org.strowger.replay.day;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
  private static final double[] PROFILE_SHARES = {0.45, 0.22, 0.25, 0.08};
  private static final double PART_TIME_SHARE = 0.25;
  private static final double MORE_LANGUAGES = 0.08;
  private static final int SMALL = 60;

  /** Starts of full shifts from 07:00 by the half hour, with weights. */
  private static final double[] FULL_STARTS = {23, 10, 14, 11, 6, 5, 3, 3, 2, 2, 1, 2, 5, 8, 10};

  private static final int FULL_FIRST = 7 * 60;
  private static final int FULL_MINUTES = 8 * 60 + 30;

  /** Starts of short shifts from 08:30 by the half hour, with weights. */
  private static final double[] SHORT_STARTS = {
    4, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 10, 14, 13, 8
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
    Quota profiles = new Quota(PROFILE_SHARES);
    List<Roster> rosters = PROFILES.stream().map(profile -> new Roster()).toList();
    List<Shift> shifts = new ArrayList<>(size.agents());
    for (int i = 0; i < size.agents(); i++) {
      int profile = profiles.next();
      int ofProfile = profiles.given(profile) - 1;
      String agent = String.format(Locale.ROOT, "agent-%04d", i + 1);
      shifts.add(shift(agent, PROFILES.get(profile), ofProfile, rosters.get(profile), midnight));
    }
    shifts.sort(Comparator.comparingLong(Shift::signOnMs));
    return shifts;
  }

  /** Who of one profile starts when. */
  private static final class Roster {
    final Quota partTime = new Quota(1 - PART_TIME_SHARE, PART_TIME_SHARE);
    final Quota fullStarts = new Quota(FULL_STARTS);
    final Quota shortStarts = new Quota(SHORT_STARTS);
  }

  private Shift shift(String agent, String profile, int ofProfile, Roster roster, long midnight) {
    boolean partTime = roster.partTime.next() == 1;
    int start =
        partTime
            ? SHORT_FIRST + 30 * roster.shortStarts.next()
            : FULL_FIRST + 30 * roster.fullStarts.next();
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
