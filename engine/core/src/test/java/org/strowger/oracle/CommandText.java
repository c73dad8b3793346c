package org.strowger.oracle;

import java.util.List;
import java.util.stream.Collectors;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.Affinity;

/** Commands as short lines that a person can follow. */
final class CommandText {
  private static final List<String> PRESENCES = List.of("NONE", "AVAILABLE", "AWAY");

  private CommandText() {}

  static String of(Command command) {
    if (command instanceof Command.ApplyPlan c) {
      return plan(c.plan());
    } else if (command instanceof Command.DefineName c) {
      return "define kind " + c.kind() + " number " + c.number() + " as \"" + c.text() + '"';
    } else if (command instanceof Command.Unknown c) {
      return "unknown template " + c.template();
    } else if (command instanceof Command.Tick) {
      return "tick";
    } else if (command instanceof Command.TakeSnapshot) {
      return "take snapshot";
    } else if (command instanceof Command.Rework) {
      return "rework a slice";
    }
    if (command instanceof Command.Arrive c && c.notBeforeMs() != 0) {
      return arrive(c) + ", not before " + c.notBeforeMs();
    }
    return command.template() < 30 ? agent(command) : interaction(command);
  }

  private static String agent(Command command) {
    if (command instanceof Command.SignOn c) {
      return "sign on agent %d, profile %d, %s, skills %s, teams %s%s"
          .formatted(
              c.agent(),
              c.profile(),
              presence(c.presence()),
              skills(c.skills()),
              c.teams(),
              c.leaseMs() == 0 ? "" : ", lease %d + %d".formatted(c.leaseMs(), c.graceMs()));
    } else if (command instanceof Command.SignOff c) {
      return "sign off agent " + c.agent() + (c.forced() ? ", forced" : "");
    } else if (command instanceof Command.Alive c) {
      return "alive agent " + c.agent();
    } else if (command instanceof Command.ChangePresence c) {
      return "presence of agent %d: %s, reason %d%s"
          .formatted(
              c.agent(),
              presence(c.presence()),
              c.reason(),
              c.returnMs() == 0 ? "" : ", back at " + c.returnMs());
    } else if (command instanceof Command.ChangeSkills c) {
      return "skills of agent " + c.agent() + ": " + skills(c.skills());
    } else if (command instanceof Command.ChangeProfile c) {
      return "profile of agent " + c.agent() + ": " + c.profile();
    } else if (command instanceof Command.ChangeTeams c) {
      return "teams of agent " + c.agent() + ": " + c.teams();
    }
    return command.toString();
  }

  private static String presence(int presence) {
    return presence < PRESENCES.size() ? PRESENCES.get(presence) : Integer.toString(presence);
  }

  private static String interaction(Command command) {
    if (command instanceof Command.Arrive c) {
      return arrive(c);
    } else if (command instanceof Command.Abandon c) {
      return "abandon interaction " + c.interaction();
    } else if (command instanceof Command.Complete c) {
      return "complete interaction " + c.interaction() + by(c.agent());
    } else if (command instanceof Command.EndWrapUp c) {
      return "end wrap-up of interaction " + c.interaction() + by(c.agent());
    } else if (command instanceof Command.Update c) {
      return "update interaction " + c.interaction() + update(c);
    } else if (command instanceof Command.Assign c) {
      return "assign interaction %d to agent %d%s"
          .formatted(c.interaction(), c.agent(), c.forced() ? ", forced" : "");
    } else if (command instanceof Command.Pick c) {
      return "pick interaction " + c.interaction() + by(c.agent());
    } else if (command instanceof Command.ToHead c) {
      return "interaction " + c.interaction() + " to head";
    } else if (command instanceof Command.Return c) {
      return "return interaction " + c.interaction() + by(c.agent());
    } else if (command instanceof Command.Accept c) {
      return "accept offer " + c.offer() + by(c.agent());
    } else if (command instanceof Command.Decline c) {
      return "decline offer " + c.offer() + by(c.agent());
    }
    return command.toString();
  }

  private static String by(int agent) {
    return agent == 0 ? "" : " by agent " + agent;
  }

  private static String arrive(Command.Arrive c) {
    StringBuilder text = new StringBuilder("arrive interaction ");
    text.append(c.interaction()).append(" in queue ").append(c.queue());
    text.append(" by channel ").append(c.channel());
    if (c.urgency() != Limits.QUEUE_URGENCY) {
      text.append(", class ").append(c.urgency());
    }
    if (c.creditMs() != 0) {
      text.append(", credit ").append(c.creditMs());
    }
    if (c.customer() != 0 || c.topic() != 0) {
      text.append(", customer ").append(c.customer()).append(", topic ").append(c.topic());
    }
    return text.append(asks(c.asks())).toString();
  }

  private static String update(Command.Update c) {
    StringBuilder text = new StringBuilder();
    c.urgency().ifPresent(urgency -> text.append(", class ").append(urgency));
    c.creditMs().ifPresent(creditMs -> text.append(", credit ").append(creditMs));
    c.asks().ifPresent(asks -> text.append(", asks").append(asks(asks)));
    return text.toString();
  }

  private static String asks(Asks asks) {
    StringBuilder text = new StringBuilder();
    text.append(requirement(asks.allOf(), asks.anyOf(), asks.noneOf()));
    if (!asks.excluded().isEmpty()) {
      text.append(", never agents ").append(asks.excluded());
    }
    if (!asks.preferred().isEmpty()) {
      text.append(", preferred ").append(asks.preferred());
    }
    if (asks.named() != 0) {
      text.append(", names agent ").append(asks.named());
    }
    return text.toString();
  }

  private static String requirement(
      List<SkillLevel> allOf, List<SkillLevel> anyOf, List<Integer> noneOf) {
    StringBuilder text = new StringBuilder();
    if (!allOf.isEmpty()) {
      text.append(", all of ").append(skills(allOf));
    }
    if (!anyOf.isEmpty()) {
      text.append(", any of ").append(skills(anyOf));
    }
    if (!noneOf.isEmpty()) {
      text.append(", none of ").append(noneOf);
    }
    return text.toString();
  }

  private static String skills(List<SkillLevel> skills) {
    return skills.stream()
        .map(s -> (s.set() == 0 ? "" : s.set() + ":") + s.skill() + "@" + s.level())
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private static String plan(PlanData plan) {
    StringBuilder text = new StringBuilder("apply plan version ");
    text.append(plan.version()).append(", promote after ").append(plan.promoteAfterMs());
    if (!plan.settings().equals(PlanData.Settings.PLAIN)) {
      text.append(", ").append(plan.settings());
    }
    text.append(", skills ").append(plan.skills()).append(", teams ");
    text.append(plan.teams().stream().map(t -> t.team() + "" + t.members()).toList());
    for (PlanData.Channel channel : plan.channels()) {
      text.append("\n        channel ").append(channel.channel());
      text.append(channel.autoAccept() ? ", accepts by itself" : "");
      if (!channel.equals(new PlanData.Channel(channel.channel(), channel.autoAccept()))) {
        text.append(", ").append(channel);
      }
    }
    for (PlanData.Profile profile : plan.profiles()) {
      text.append("\n        profile %d, units %d".formatted(profile.profile(), profile.units()));
      for (PlanData.Handling h : profile.handles()) {
        text.append("; channel %d cost %d limit %d".formatted(h.channel(), h.cost(), h.limit()));
        text.append(h.exclusive() ? " exclusive" : "");
        text.append(h.parkedCost() == 0 ? "" : " parked " + h.parkedCost());
        text.append(" wrap-up ").append(h.wrapUp()).append(' ').append(h.wrapUpMs());
      }
    }
    for (PlanData.Queue queue : plan.queues()) {
      text.append(queue(queue));
    }
    for (PlanData.Rule rule : plan.rules()) {
      text.append("\n        rule ").append(rule.rule()).append(": if");
      rule.operations()
          .forEach(o -> text.append(named(RuleOperation.of(o.operation()), o.operand())));
      text.append(" then");
      for (PlanData.Action action : rule.actions()) {
        text.append(named(RuleAction.of(action.action()), action.number()));
        text.append(action.value() == 0 ? "" : " " + action.value());
      }
    }
    return text.toString();
  }

  private static String named(Object what, long number) {
    return number == 0 ? " " + what : " " + what + " " + number;
  }

  private static String queue(PlanData.Queue queue) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\n        queue %d, order %s, class %d, target %d, offers time out %d, hold %d, misses %d"
            .formatted(
                queue.queue(),
                queue.order(),
                queue.urgency(),
                queue.targetMs(),
                queue.offerTimeoutMs(),
                queue.declineHoldMs(),
                queue.missesAllowed()));
    text.append(queue.broadcast() == 1 ? "" : ", broadcast " + queue.broadcast());
    text.append(queue.overflow() == 0 ? "" : ", overflow " + queue.overflow());
    text.append(queue.fallback() == 0 ? "" : ", fallback " + queue.fallback());
    text.append(queue.weights().equals(PlanData.Weights.NONE) ? "" : ", " + queue.weights());
    for (PlanData.Step step : queue.steps()) {
      text.append("\n            step ").append(step.strategy());
      text.append(step.durationMs() == 0 ? "" : ", lasts " + step.durationMs());
      text.append(step.skip() ? ", skipped if nobody can" : "");
      text.append(step.affinity() == Affinity.NONE ? "" : ", affinity " + step.affinity());
      text.append(step.windowMs() == 0 ? "" : " within " + step.windowMs());
      text.append(requirement(step.allOf(), step.anyOf(), step.noneOf()));
      text.append(step.teams().isEmpty() ? "" : ", teams " + step.teams());
      text.append(step.preferred().isEmpty() ? "" : ", preferred " + step.preferred());
    }
    return text.toString();
  }
}
