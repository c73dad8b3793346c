package org.strowger.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.OfferEnd;

/** What became of the newest commands that have a client and a correlation (GU-a). One thread. */
final class Retries {
  /** A command, and why it was refused; null: it was not. */
  private record First(long sequence, Command command, Refusal refusal) {}

  private final Rules rules;
  private final Happening now;
  private final Map<List<Long>, First> firsts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Long>, First> eldest) {
          return size() > Limits.RETRIES_REMEMBERED;
        }
      };

  Retries(Rules rules, Happening now) {
    this.rules = rules;
    this.now = now;
  }

  /** Tells what became of the first, if there was one. */
  boolean answered(int client, long correlation, Command command) {
    First first = firsts.get(rules.guPair(client, correlation));
    if (first == null || !counts(client, correlation, command)) {
      return false;
    }
    Refusal refusal = first.refusal();
    now.emit(
        now.event("Repeated")
            .with("first", first.sequence())
            .with("subject", number(first.command()))
            .with("value", refusal == null ? 0 : refusal.value())
            .with("command", first.command().template())
            .with("code", refusal == null ? 0 : refusal.code().value())
            .with("field", refusal == null ? FieldName.NONE : refusal.field())
            .with("valueKind", refusal == null ? 0 : refusal.kind())
            .with("subjectKind", kind(first.command().template()))
            .with("detail", refusal == null ? OfferEnd.NEVER_MADE : refusal.detail()));
    return true;
  }

  /** It has been executed; refusal null: accepted. */
  void executed(int client, long correlation, Command command, Refusal refusal) {
    if (counts(client, correlation, command) && rules.guRemembers(refusal != null)) {
      firsts.put(rules.guPair(client, correlation), new First(now.sequence(), command, refusal));
    }
  }

  private static boolean counts(int client, long correlation, Command command) {
    return client != 0
        && correlation != 0
        && !(command instanceof Command.DefineName
            || command instanceof Command.Tick
            || command instanceof Command.TakeSnapshot
            || command instanceof Command.Rework);
  }

  /** The number in what the command is about, which is written {@code agent 7}. */
  private static long number(Command command) {
    if (command instanceof Command.Accept c) {
      return c.offer();
    } else if (command instanceof Command.Decline c) {
      return c.offer();
    } else if (command instanceof Command.ApplyPlan c) {
      return c.plan().version();
    } else if (command instanceof Command.ChangeChannel c) {
      return c.channel();
    } else if (command instanceof Command.BeginReconcile c) {
      return c.channel();
    } else if (command instanceof Command.Touch c) {
      return c.customer();
    } else if (command instanceof Command.Survey c) {
      return c.customer();
    } else if (command instanceof Command.UpdateCustomer c) {
      return c.customer();
    } else if (command instanceof Command.UpdateNeed c) {
      return c.customer();
    } else if (command instanceof Command.Forget c) {
      return c.customer();
    } else if (command instanceof Command.SignOn c) {
      return c.agent();
    } else if (command instanceof Command.SignOff c) {
      return c.agent();
    } else if (command instanceof Command.ChangePresence c) {
      return c.agent();
    } else if (command instanceof Command.ChangeSkills c) {
      return c.agent();
    } else if (command instanceof Command.ChangeProfile c) {
      return c.agent();
    } else if (command instanceof Command.ChangeTeams c) {
      return c.agent();
    } else if (command instanceof Command.Alive c) {
      return c.agent();
    }
    return command.named();
  }

  private static long kind(int template) {
    return switch (template) {
      case 10, 11, 12, 13, 14, 15, 16 -> IdKind.AGENT.value();
      case 70, 71, 72, 73, 74 -> IdKind.CUSTOMER.value();
      case 80, 81, 85 -> IdKind.INTERACTION.value();
      case 82, 84 -> IdKind.CHANNEL.value();
      default -> template >= 30 && template < 48 ? IdKind.INTERACTION.value() : 0;
    };
  }
}
