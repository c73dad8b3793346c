package org.strowger.core.rule;

import org.strowger.codec.Limits;
import org.strowger.core.match.Requirement;

/**
 * What the rules that match make of an interaction: its base values, with their actions applied in
 * file order, each to what the ones before have made (rule X1). Reused; no allocation. One thread.
 */
public final class Outcome {
  private static final int MAX = Limits.MAX_REQUIREMENT_ENTRIES;

  private int baseQueue;

  /** Queue that rules chose, 0: none did. */
  private int ruledQueue;

  private int urgency;
  private long creditMs;
  private int named;
  private Requirement own;
  private int channel;

  /** All-of and preferred skills in the making. */
  private final int[] skills = new int[MAX];

  private final int[] levels = new int[MAX];
  private int skillCount;
  private final int[] preferred = new int[MAX];
  private int preferredCount;
  private boolean listsChanged;
  private final Requirement made = new Requirement();

  private final int[] notes = new int[Limits.MAX_RULE_NOTES];
  private int noteCount;

  /** Starts from base values. */
  public void begin(int givenQueue, int baseUrgency, long baseCreditMs, int baseNamed) {
    baseQueue = givenQueue;
    ruledQueue = 0;
    urgency = baseUrgency;
    creditMs = baseCreditMs;
    named = baseNamed;
    noteCount = 0;
  }

  /**
   * The base values of the lists, for a channel that may have changed since; they must stay until
   * the outcome is read.
   */
  public void lists(Requirement base, int onChannel) {
    own = base;
    channel = onChannel;
    listsChanged = base.channel() != onChannel;
    skillCount = base.allCount();
    for (int i = 0; i < skillCount; i++) {
      skills[i] = base.allSkill(i);
      levels[i] = base.allLevel(i);
    }
    preferredCount = base.preferredCount();
    for (int i = 0; i < preferredCount; i++) {
      preferred[i] = base.preferred(i);
    }
  }

  /** Applies the actions of the rules that matched. */
  public void apply(Evaluation evaluation, Facts facts) {
    RuleSet set = evaluation.rules();
    for (int i = 0; i < evaluation.matched(); i++) {
      int rule = evaluation.matched(i);
      for (int at = set.actionStarts[rule]; at < set.actionStarts[rule + 1]; at++) {
        apply(set, at, facts);
      }
    }
    creditMs = Math.max(-Limits.MAX_CREDIT_MS, Math.min(creditMs, Limits.MAX_CREDIT_MS));
    if (listsChanged) {
      make();
    }
  }

  private void apply(RuleSet set, int at, Facts facts) {
    int number = set.actionNumbers[at];
    long value = set.actionValues[at];
    switch (set.actions[at]) {
      case QUEUE -> ruledQueue = number;
      case REQUIRE -> require(number, (int) value);
      case LOWER -> lower(number, (int) value);
      case DROP -> drop(number);
      case PREFER -> prefer(number);
      case CREDIT -> creditMs += value;
      case CLASS -> urgency = (int) value;
      case AFFINITY_OWNER -> name(facts.needOwner());
      case AFFINITY_LAST -> name(facts.needLastAgent());
      case AFFINITY_AGENT -> name(number);
      case NOTE -> tell(number);
    }
  }

  private void name(int agent) {
    named = agent == 0 ? named : agent;
  }

  private int find(int skill) {
    int at = 0;
    while (at < skillCount && skills[at] != skill) {
      at++;
    }
    return at;
  }

  /** A list that is full takes no more. */
  private void require(int skill, int level) {
    int at = find(skill);
    if (at < skillCount) {
      level(at, Math.max(level, levels[at]));
    } else if (at < MAX) {
      skills[at] = skill;
      levels[at] = level;
      skillCount++;
      listsChanged = true;
    }
  }

  private void lower(int skill, int level) {
    int at = find(skill);
    if (at < skillCount) {
      level(at, Math.min(level, levels[at]));
    }
  }

  private void level(int at, int level) {
    listsChanged |= levels[at] != level;
    levels[at] = level;
  }

  private void drop(int skill) {
    int at = find(skill);
    if (at < skillCount) {
      skillCount--;
      skills[at] = skills[skillCount];
      levels[at] = levels[skillCount];
      listsChanged = true;
    }
  }

  private void prefer(int skill) {
    for (int i = 0; i < preferredCount; i++) {
      if (preferred[i] == skill) {
        return;
      }
    }
    if (preferredCount < MAX) {
      preferred[preferredCount++] = skill;
      listsChanged = true;
    }
  }

  /** Each note once, and no more than there is room for. */
  private void tell(int code) {
    for (int i = 0; i < noteCount; i++) {
      if (notes[i] == code) {
        return;
      }
    }
    if (noteCount < notes.length) {
      notes[noteCount++] = code;
    }
  }

  private void make() {
    made.reset(channel);
    for (int i = 0; i < skillCount; i++) {
      made.addAll(skills[i], levels[i]);
    }
    for (int i = 0; i < own.anyCount(); i++) {
      made.addAny(own.anySet(i), own.anySkill(i), own.anyLevel(i));
    }
    for (int i = 0; i < own.noneCount(); i++) {
      made.addNone(own.none(i));
    }
    for (int i = 0; i < preferredCount; i++) {
      made.addPreferred(preferred[i]);
    }
    own = made;
  }

  public int queue() {
    return ruledQueue == 0 ? baseQueue : ruledQueue;
  }

  /** Queue that rules chose, 0: none did. */
  public int ruledQueue() {
    return ruledQueue;
  }

  public int urgency() {
    return urgency;
  }

  public int creditMs() {
    return (int) creditMs;
  }

  public int named() {
    return named;
  }

  /** Own lists; valid until the next outcome. */
  public Requirement own() {
    return own;
  }

  public int noteCount() {
    return noteCount;
  }

  public int note(int i) {
    return notes[i];
  }
}
