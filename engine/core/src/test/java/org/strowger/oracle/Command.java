package org.strowger.oracle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A command of the log as plain data. */
public sealed interface Command {
  /** Template id of the message. */
  int template();

  /** The agent or interaction that it is about, where it names one; else nothing. */
  default String subject() {
    return "";
  }

  /** The interaction that it names; 0: none. */
  default long named() {
    return 0;
  }

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

    @Override
    public String subject() {
      return "agent " + agent;
    }
  }

  record SignOff(int agent) implements Command {
    @Override
    public int template() {
      return 11;
    }

    @Override
    public String subject() {
      return "agent " + agent;
    }
  }

  record ChangePresence(int agent, int presence, int reason, long returnMs) implements Command {
    /** Without a stated return. */
    public ChangePresence(int agent, int presence, int reason) {
      this(agent, presence, reason, 0);
    }

    @Override
    public int template() {
      return 12;
    }

    @Override
    public String subject() {
      return "agent " + agent;
    }
  }

  record ChangeSkills(int agent, List<SkillLevel> skills) implements Command {
    @Override
    public int template() {
      return 13;
    }

    @Override
    public String subject() {
      return "agent " + agent;
    }
  }

  record ChangeProfile(int agent, int profile) implements Command {
    @Override
    public int template() {
      return 14;
    }

    @Override
    public String subject() {
      return "agent " + agent;
    }
  }

  record ChangeTeams(int agent, List<Integer> teams) implements Command {
    @Override
    public int template() {
      return 15;
    }

    @Override
    public String subject() {
      return "agent " + agent;
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
      Asks asks,
      String sealed)
      implements Command {
    @Override
    public int template() {
      return 30;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }

    Arrive asking(Asks other) {
      return new Arrive(
          interaction, customer, creditMs, queue, channel, topic, urgency, other, sealed);
    }
  }

  /** Changes, each only where it is there: 255 is the class of the queue. */
  record Update(long interaction, OptionalInt urgency, OptionalLong creditMs, Optional<Asks> asks)
      implements Command {
    @Override
    public int template() {
      return 34;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record Assign(long interaction, int agent, boolean forced) implements Command {
    @Override
    public int template() {
      return 35;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record Pick(long interaction, int agent) implements Command {
    @Override
    public int template() {
      return 36;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record ToHead(long interaction) implements Command {
    @Override
    public int template() {
      return 37;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record Return(long interaction, int agent, int reason) implements Command {
    @Override
    public int template() {
      return 38;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record Abandon(long interaction) implements Command {
    @Override
    public int template() {
      return 31;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record Complete(long interaction, int agent, int disposition) implements Command {
    @Override
    public int template() {
      return 32;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  record EndWrapUp(long interaction, int agent) implements Command {
    @Override
    public int template() {
      return 33;
    }

    @Override
    public String subject() {
      return "interaction " + interaction;
    }

    @Override
    public long named() {
      return interaction;
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

  record Rework() implements Command {
    @Override
    public int template() {
      return 92;
    }
  }

  /** A message that no version of the schema up to this one knows. */
  record Unknown(int template) implements Command {}
}
