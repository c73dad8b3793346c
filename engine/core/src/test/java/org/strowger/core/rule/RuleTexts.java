package org.strowger.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.ExpandableArrayBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.ApplyPlanEncoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.core.event.Refusal;
import org.strowger.ingress.PlanCommand;

/**
 * Rules as the core gets them: compiled, numbered, through the log. Ids of each kind are numbered
 * from 1 in the order in which they are first seen; the plan has the first {@link #KNOWN} of each.
 */
final class RuleTexts {
  static final int KNOWN = 8;

  final Refusal refusal = new Refusal();
  private final List<String> seen = new ArrayList<>();

  int number(IdKind kind, String text) {
    String key = kind + " " + text;
    if (!seen.contains(key)) {
      seen.add(key);
    }
    return (int)
        seen.subList(0, seen.indexOf(key) + 1).stream()
            .filter(one -> one.startsWith(kind + " "))
            .count();
  }

  /** The rules, or null if they are refused. */
  RuleSet read(List<Plan.Rule> rules) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    Plan plan =
        new Plan(
            1,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Plan.Context.USUAL,
            Plan.Movement.USUAL,
            rules);
    PlanCommand.encode(buffer, 0, plan, this::number);
    return read(buffer);
  }

  /** Rules whose encoding is done by the test. */
  RuleSet read(Consumer<ApplyPlanEncoder> encoding) {
    ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    ApplyPlanEncoder encoder = new ApplyPlanEncoder();
    encoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    encoder.skillsCount(0);
    encoder.teamsCount(0);
    encoder.channelsCount(0);
    encoder.profilesCount(0);
    encoder.queuesCount(0);
    encoding.accept(encoder);
    return read(buffer);
  }

  private RuleSet read(ExpandableArrayBuffer buffer) {
    ApplyPlanDecoder decoder = new ApplyPlanDecoder();
    decoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
    decoder.skills();
    decoder.teams();
    decoder.channels();
    decoder.profiles();
    decoder.queues();
    return new RuleReader(refusal, new KnownNumbers()).read(decoder.rules());
  }

  private static final class KnownNumbers implements RuleReader.Known {
    @Override
    public boolean channel(int number) {
      return queue(number);
    }

    @Override
    public boolean queue(int number) {
      return number >= 1 && number <= KNOWN;
    }

    @Override
    public boolean skill(int number) {
      return queue(number);
    }

    @Override
    public boolean agent(int number) {
      return queue(number);
    }
  }
}
