package org.strowger.oracle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A command of the log as plain data. */
public sealed interface Command {
  /** Template id of the message. */
  int template();

  /** What rules read: kind 0 is a number, 13 the number of a CODE, 255 takes it away. */
  record Attribute(int attribute, int kind, long value) {}

  /** The agent, interaction or customer that it is about, where it names one; else nothing. */
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

  record SignOn(
      int agent,
      int profile,
      int presence,
      long leaseMs,
      long graceMs,
      List<SkillLevel> skills,
      List<Integer> teams)
      implements Command {
    /** Without a lease. */
    public SignOn(
        int agent, int profile, int presence, List<SkillLevel> skills, List<Integer> teams) {
      this(agent, profile, presence, 0, 0, skills, teams);
    }

    @Override
    public int template() {
      return 10;
    }

    @Override
    public String subject() {
      return "agent " + agent;
    }
  }

  record SignOff(int agent, boolean forced) implements Command {
    /** Not forced. */
    public SignOff(int agent) {
      this(agent, false);
    }

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

  /** Renews a lease. */
  record Alive(int agent) implements Command {
    @Override
    public int template() {
      return 16;
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
      long notBeforeMs,
      List<Attribute> attributes,
      String sealed)
      implements Command {
    /** Waits at once, without attributes. */
    public Arrive(
        long interaction,
        long customer,
        long creditMs,
        int queue,
        int channel,
        int topic,
        int urgency,
        Asks asks,
        String sealed) {
      this(
          interaction,
          customer,
          creditMs,
          queue,
          channel,
          topic,
          urgency,
          asks,
          0,
          List.of(),
          sealed);
    }

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
          interaction,
          customer,
          creditMs,
          queue,
          channel,
          topic,
          urgency,
          other,
          notBeforeMs,
          attributes,
          sealed);
    }
  }

  /** Changes, each only where it is there: 255 is the class of the queue. */
  record Update(
      long interaction,
      OptionalInt urgency,
      OptionalLong creditMs,
      Optional<Asks> asks,
      Optional<List<Attribute>> attributes)
      implements Command {
    /** Attributes stay. */
    public Update(
        long interaction, OptionalInt urgency, OptionalLong creditMs, Optional<Asks> asks) {
      this(interaction, urgency, creditMs, asks, Optional.empty());
    }

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

  record Complete(long interaction, int agent, int disposition, int resolved) implements Command {
    /** Says nothing about the need. */
    public Complete(long interaction, int agent, int disposition) {
      this(interaction, agent, disposition, 0);
    }

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

  /** To another queue or agent; the note is one character for each byte, empty: none. */
  record Transfer(
      long interaction,
      int agent,
      int queue,
      int toAgent,
      long boundMs,
      OptionalInt urgency,
      OptionalLong creditMs,
      int reason,
      boolean warm,
      String note)
      implements Command {
    @Override
    public int template() {
      return 39;
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

  /** Ends a warm transfer. */
  record CancelTransfer(long interaction, int agent) implements Command {
    @Override
    public int template() {
      return 40;
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

  /** Another channel; the note is one character for each byte. */
  record Shift(long interaction, int channel, int queue, long boundMs, int reason, String note)
      implements Command {
    @Override
    public int template() {
      return 41;
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

  /** The conversation waits for the customer. */
  record Park(long interaction, int agent, int reason) implements Command {
    @Override
    public int template() {
      return 42;
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

  /** A parked one goes on. */
  record Resume(long interaction) implements Command {
    @Override
    public int template() {
      return 43;
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

  /** A message, of the customer (1) or the agent (2). */
  record Message(long interaction, int sender) implements Command {
    @Override
    public int template() {
      return 44;
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

  /** Ends what waits, is parked or scheduled. */
  record Cancel(long interaction, int reason) implements Command {
    @Override
    public int template() {
      return 45;
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

  /** What is known of a customer; what is not there stays as it is. */
  record UpdateCustomer(
      long customer,
      OptionalInt segment,
      OptionalInt language,
      OptionalInt region,
      OptionalInt verifiedBy,
      Optional<List<Integer>> devices,
      Optional<List<Integer>> never,
      List<Attribute> attributes,
      Optional<String> sealed)
      implements Command {
    @Override
    public int template() {
      return 70;
    }

    @Override
    public String subject() {
      return "customer " + customer;
    }
  }

  /** Something happened on a journey. */
  record Touch(
      long customer,
      long interaction,
      int kind,
      int channel,
      int topic,
      int outcome,
      int agent,
      long value,
      String sealed)
      implements Command {
    @Override
    public int template() {
      return 71;
    }

    @Override
    public String subject() {
      return customer == 0 ? "interaction " + interaction : "customer " + customer;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  /** An answer to a survey. */
  record Survey(
      long customer,
      long interaction,
      int topic,
      int csat,
      int nps,
      int effort,
      int resolved,
      String sealed)
      implements Command {
    @Override
    public int template() {
      return 72;
    }

    @Override
    public String subject() {
      return customer == 0 ? "interaction " + interaction : "customer " + customer;
    }

    @Override
    public long named() {
      return interaction;
    }
  }

  /** What is known of a need; the owner where it is there. */
  record UpdateNeed(long customer, int topic, OptionalInt owner, int resolved) implements Command {
    @Override
    public int template() {
      return 73;
    }

    @Override
    public String subject() {
      return "customer " + customer;
    }
  }

  /** Everything about a customer goes. */
  record Forget(long customer) implements Command {
    @Override
    public int template() {
      return 74;
    }

    @Override
    public String subject() {
      return "customer " + customer;
    }
  }

  /** A waiting customer is called back. */
  record RequestCallback(long interaction, long notBeforeMs, int channel) implements Command {
    @Override
    public int template() {
      return 80;
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

  /** The customer was not reached. */
  record FailCallback(long interaction, int agent) implements Command {
    @Override
    public int template() {
      return 81;
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

  /** Opens or closes a channel (CH-a). */
  record ChangeChannel(int channel, int channelState, boolean drain) implements Command {
    @Override
    public int template() {
      return 82;
    }
  }

  /** A gateway is about to say what is live at its side (RC-a). */
  record BeginReconcile(int channel, boolean repair) implements Command {
    @Override
    public int template() {
      return 84;
    }
  }

  /** An interaction is live at the gateway (RC-b). */
  record ReconcileLive(long interaction, int agent) implements Command {
    @Override
    public int template() {
      return 85;
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

  /** Nothing else is live at the gateway (RC-c). */
  record EndReconcile() implements Command {
    @Override
    public int template() {
      return 86;
    }
  }

  /** A customer asks for other channels (SO-b). */
  record RequestShift(long interaction) implements Command {
    @Override
    public int template() {
      return 46;
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

  /** None of the channels is taken (SO-d). */
  record RefuseShift(long interaction) implements Command {
    @Override
    public int template() {
      return 47;
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
