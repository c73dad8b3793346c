package org.strowger.oracle;

import java.util.List;

/** A command of the log as plain data. */
public sealed interface Command {
  /** Template id of the message. */
  int template();

  /** Gives a number its external id; text is one character for each byte. */
  record DefineName(int kind, long number, String text) implements Command {
    @Override
    public int template() {
      return 1;
    }
  }

  record ApplyPlan(PlanData plan) implements Command {
    @Override
    public int template() {
      return 2;
    }
  }

  record SignOn(int agent, int profile, int presence, List<SkillLevel> skills, List<Integer> teams)
      implements Command {
    @Override
    public int template() {
      return 10;
    }
  }

  record SignOff(int agent) implements Command {
    @Override
    public int template() {
      return 11;
    }
  }

  record ChangePresence(int agent, int presence, int reason) implements Command {
    @Override
    public int template() {
      return 12;
    }
  }

  record ChangeSkills(int agent, List<SkillLevel> skills) implements Command {
    @Override
    public int template() {
      return 13;
    }
  }

  record ChangeProfile(int agent, int profile) implements Command {
    @Override
    public int template() {
      return 14;
    }
  }

  record ChangeTeams(int agent, List<Integer> teams) implements Command {
    @Override
    public int template() {
      return 15;
    }
  }

  record Arrive(
      long interaction,
      long customer,
      long creditMs,
      int queue,
      int channel,
      int topic,
      int urgency,
      List<SkillLevel> allOf,
      List<SkillLevel> anyOf,
      List<Integer> noneOf,
      List<Integer> excluded,
      String sealed)
      implements Command {
    @Override
    public int template() {
      return 30;
    }
  }

  record Abandon(long interaction) implements Command {
    @Override
    public int template() {
      return 31;
    }
  }

  record Complete(long interaction, int agent, int disposition) implements Command {
    @Override
    public int template() {
      return 32;
    }
  }

  record EndWrapUp(long interaction, int agent) implements Command {
    @Override
    public int template() {
      return 33;
    }
  }

  record Accept(long offer, int agent) implements Command {
    @Override
    public int template() {
      return 60;
    }
  }

  record Decline(long offer, int agent, int reason) implements Command {
    @Override
    public int template() {
      return 61;
    }
  }

  record Tick() implements Command {
    @Override
    public int template() {
      return 90;
    }
  }

  record TakeSnapshot() implements Command {
    @Override
    public int template() {
      return 91;
    }
  }

  /** A message that no version of the schema up to this one knows. */
  record Unknown(int template) implements Command {}

  /**
   * A message cut short: its lengths reach beyond its end.
   *
   * @param whole the message that was cut
   * @param cut bytes missing at the end
   */
  record Malformed(int template, Command whole, int cut) implements Command {}
}
