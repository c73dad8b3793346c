package org.strowger.replay.trace;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/** Skills in one text: {@code billing=5;english=3}. */
public final class SkillText {
  private SkillText() {}

  /**
   * Reads skills.
   *
   * @param text to read
   * @param separator between skills
   * @param level of a skill without one
   * @param into takes what was read
   * @return what is wrong, or null
   */
  static String parse(String text, String separator, int level, List<Plan.SkillLevel> into) {
    for (String part : text.split(Pattern.quote(separator), -1)) {
      String item = part.strip();
      int equals = item.lastIndexOf('=');
      String skill = equals < 0 ? item : item.substring(0, equals).strip();
      String given = equals < 0 ? Integer.toString(level) : item.substring(equals + 1).strip();
      if (skill.isEmpty()) {
        return "has an empty skill";
      }
      if (!given.matches("[1-9]|10")) {
        return String.format(
            Locale.ROOT,
            "gives skill \"%s\" the level \"%s\", which must be %d to %d",
            skill,
            given,
            Limits.MIN_LEVEL,
            Limits.MAX_LEVEL);
      }
      into.add(new Plan.SkillLevel(skill, Integer.parseInt(given)));
    }
    return null;
  }

  /** Writes skills with {@code ;} between them. */
  public static String write(List<Plan.SkillLevel> skills) {
    return skills.stream()
        .map(asked -> asked.skill() + "=" + asked.level())
        .collect(Collectors.joining(";"));
  }
}
