package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.Presence;
import org.strowger.replay.trace.Shift;

/**
 * When agents were there, from the events of a journal: their shifts, cut where skills, teams or
 * profile change, their breaks, and how long they were not responding. One thread.
 */
final class AgentDays {
  private static final long NEVER = -1;

  /** An agent that is signed on. */
  private static final class Present {
    final String agent;
    String profile;
    List<Plan.SkillLevel> skills;
    List<String> teams;
    long fromMs = NEVER;
    int order;
    List<Shift.Break> breaks = new ArrayList<>();
    Presence presence = Presence.NONE;
    long presenceSinceMs;
    long awayAskedMs = NEVER;
    long awaySinceMs = NEVER;

    Present(String agent) {
      this.agent = agent;
    }
  }

  /** A shift, and which one it was to begin. */
  private record Begun(int order, Shift shift) {}

  private final Int2ObjectHashMap<Present> present = new Int2ObjectHashMap<>();
  private final List<Begun> shifts = new ArrayList<>();
  private final List<Long> backAfterMs = new ArrayList<>();
  private int breaks;
  private int begun;

  /** Shifts in the order in which they began. */
  List<Shift> shifts() {
    return shifts.stream().sorted(Comparator.comparingInt(Begun::order)).map(Begun::shift).toList();
  }

  /** How long agents who had missed an offer were not responding, milliseconds. */
  List<Long> backAfterMs() {
    return backAfterMs;
  }

  /** Breaks in all shifts. */
  int breaks() {
    return breaks;
  }

  void signedOn(
      long timeMs,
      int agent,
      String name,
      String profile,
      List<Plan.SkillLevel> skills,
      List<String> teams,
      Presence presence) {
    Present one = new Present(name);
    one.profile = profile;
    one.skills = skills;
    one.teams = teams;
    present.put(agent, one);
    changed(one, timeMs, presence, Presence.NONE);
  }

  void presenceChanged(long timeMs, int agent, Presence presence, Presence pending) {
    Present one = present.get(agent);
    if (one != null) {
      changed(one, timeMs, presence, pending);
    }
  }

  private void changed(Present one, long timeMs, Presence presence, Presence pending) {
    if (one.presence == Presence.NOT_RESPONDING && presence == Presence.AVAILABLE) {
      backAfterMs.add(timeMs - one.presenceSinceMs);
    }
    if (one.presence != presence) {
      one.presence = presence;
      one.presenceSinceMs = timeMs;
    }
    if (presence == Presence.AWAY || pending == Presence.AWAY) {
      one.awayAskedMs = one.awayAskedMs == NEVER ? timeMs : one.awayAskedMs;
      if (presence == Presence.AWAY && one.awaySinceMs == NEVER) {
        one.awaySinceMs = timeMs; // said again, with another reason or time, it goes on
      }
    } else if (presence == Presence.AVAILABLE) {
      if (one.fromMs == NEVER) {
        begin(one, timeMs);
      } else if (one.awaySinceMs != NEVER) {
        one.breaks.add(new Shift.Break(one.awayAskedMs, timeMs - one.awaySinceMs));
        breaks++;
      }
      one.awayAskedMs = NEVER;
      one.awaySinceMs = NEVER;
    }
  }

  private void begin(Present one, long timeMs) {
    one.fromMs = timeMs;
    one.order = begun++;
  }

  void skillsChanged(long timeMs, int agent, List<Plan.SkillLevel> skills) {
    Present one = cut(timeMs, agent);
    if (one != null) {
      one.skills = skills;
    }
  }

  void teamsChanged(long timeMs, int agent, List<String> teams) {
    Present one = cut(timeMs, agent);
    if (one != null) {
      one.teams = teams;
    }
  }

  void profileChanged(long timeMs, int agent, String profile) {
    Present one = cut(timeMs, agent);
    if (one != null) {
      one.profile = profile;
    }
  }

  /** Ends a shift at which another of the same agent begins, at once or after a break. */
  private Present cut(long timeMs, int agent) {
    Present one = present.get(agent);
    if (one != null) {
      end(one, timeMs);
      one.fromMs = NEVER;
      if (one.awayAskedMs == NEVER) {
        begin(one, timeMs);
      }
    }
    return one;
  }

  void signedOff(long timeMs, int agent) {
    Present one = present.remove(agent);
    if (one != null) {
      end(one, timeMs);
    }
  }

  /** Who goes away and does not come back has left when it was said. */
  private void end(Present one, long timeMs) {
    long untilMs = one.awayAskedMs == NEVER ? timeMs : one.awayAskedMs;
    if (one.fromMs != NEVER && untilMs > one.fromMs) {
      Shift shift =
          new Shift(one.agent, one.profile, one.skills, one.teams, one.fromMs, untilMs, one.breaks);
      shifts.add(new Begun(one.order, shift));
    }
    one.breaks = new ArrayList<>();
  }

  /** The journal ends: everybody leaves. Returns how many were there. */
  int end(long timeMs) {
    int there = present.size();
    for (int agent : present.keySet().stream().sorted().toList()) {
      signedOff(timeMs, agent);
    }
    return there;
  }
}
