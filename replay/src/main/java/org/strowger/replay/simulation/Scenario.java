package org.strowger.replay.simulation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.strowger.api.plan.Plan;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Shift;

/**
 * What is played: contacts come, agents work, under a plan. Immutable.
 *
 * @param name for reports
 * @param plan in force throughout
 * @param contacts in order of entry
 * @param shifts in any order; those of one agent do not overlap
 */
public record Scenario(String name, Plan plan, List<ContactRecord> contacts, List<Shift> shifts) {
  public Scenario {
    contacts = List.copyOf(contacts);
    shifts = List.copyOf(shifts);
    Set<String> problems = new LinkedHashSet<>();
    checkContacts(plan, contacts, problems);
    checkShifts(plan, shifts, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the plan does not fit: " + String.join("; ", problems.stream().limit(5).toList()));
    }
  }

  private static void checkContacts(Plan plan, List<ContactRecord> contacts, Set<String> problems) {
    Set<String> queues = new HashSet<>(plan.queues().stream().map(Plan.Queue::id).toList());
    Set<String> channels = new HashSet<>(plan.channels().stream().map(Plan.Channel::id).toList());
    Set<String> skills = new HashSet<>(plan.skills());
    for (ContactRecord contact : contacts) {
      need(queues, contact.queue(), "queue", "contacts", problems);
      need(channels, contact.channel(), "channel", "contacts", problems);
      for (Plan.SkillLevel asked : contact.skills()) {
        need(skills, asked.skill(), "skill", "contacts", problems);
      }
    }
  }

  private static void checkShifts(Plan plan, List<Shift> shifts, Set<String> problems) {
    Set<String> skills = new HashSet<>(plan.skills());
    Set<String> teams = new HashSet<>(plan.teams().stream().map(Plan.Team::id).toList());
    Set<String> profiles = new HashSet<>(plan.profiles().stream().map(Plan.Profile::id).toList());
    for (Shift shift : shifts) {
      shift.skills().forEach(skill -> need(skills, skill.skill(), "skill", "shifts", problems));
      shift.teams().forEach(team -> need(teams, team, "team", "shifts", problems));
      if (shift.profile() != null) {
        need(profiles, shift.profile(), "profile", "shifts", problems);
      } else if (profiles.isEmpty()) {
        problems.add("it has no capacity profile");
      }
    }
  }

  private static void need(
      Set<String> known, String id, String what, String who, Set<String> problems) {
    if (!known.contains(id)) {
      problems.add("it has no " + what + " \"" + id + "\", which the " + who + " name");
    }
  }

  /** Capacity profile of a shift: the named one, or the plan's first. */
  Plan.Profile profile(Shift shift) {
    return shift.profile() == null
        ? plan.profiles().get(0)
        : plan.profiles().stream()
            .filter(profile -> profile.id().equals(shift.profile()))
            .findFirst()
            .orElseThrow();
  }
}
