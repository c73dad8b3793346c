package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.strowger.core.ShiftPlan.CALLS;
import static org.strowger.core.ShiftPlan.FRONT;
import static org.strowger.core.ShiftPlan.VOICE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.EstimateAnswerDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptedDecoder;
import org.strowger.core.event.Mix;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;

/**
 * Rule X4, judged by calibration: in a generated day the estimate that a newcomer gets is of the
 * size of what it waits. Whole numbers, a fixed seed, and the engine's time only.
 */
class EstimateCalibrationTest {
  private static final int AGENTS = 12;
  private static final int MORNING = 8 * 3600 * 1000;

  private record Happening(long timeMs, long interaction, boolean arrives) {}

  private final CommandFactory commands = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final StateMachine machine =
      new StateMachine(new CoreLimits(16, 4096, 4096), this::onEvent, null);
  private final PriorityQueue<Happening> agenda =
      new PriorityQueue<>(
          Comparator.comparingLong(Happening::timeMs).thenComparingLong(Happening::interaction));
  private final Map<Long, Long> estimates = new HashMap<>();
  private final List<Long> percents = new ArrayList<>();
  private long dice = 1;
  private long sequence;
  private long estimate;
  private long p50;
  private long p90;

  private long between(long least, long most) {
    dice++;
    return least + Long.remainderUnsigned(Mix.mix(dice), most - least + 1);
  }

  private void onEvent(DirectBuffer event, int offset, int length) {
    int at = offset + EventHeader.LENGTH;
    header.wrap(event, at);
    if (header.templateId() == OfferAcceptedDecoder.TEMPLATE_ID) {
      OfferAcceptedDecoder accepted = new OfferAcceptedDecoder();
      accepted.wrapAndApplyHeader(event, at, header);
      long interaction = accepted.interaction();
      long endsMs = EventHeader.timeMs(event, offset) + between(60_000, 300_000);
      agenda.add(new Happening(endsMs, interaction, false));
      Long told = estimates.get(interaction);
      if (told != null && told > 0) {
        percents.add(100 * accepted.waitedMs() / told);
      }
    } else if (header.templateId() == EstimateAnswerDecoder.TEMPLATE_ID) {
      EstimateAnswerDecoder answer = new EstimateAnswerDecoder();
      answer.wrapAndApplyHeader(event, at, header);
      estimate = answer.estimatedMs();
      p50 = answer.errorP50Ms();
      p90 = answer.errorP90Ms();
    }
  }

  private void apply(int length, long timeMs) {
    byte[] message = new byte[length];
    buffer.getBytes(0, message);
    byte[] record = CommandWriter.seal(message, ++sequence, timeMs, 0, 0);
    machine.apply(new UnsafeBuffer(record), 0, record.length);
  }

  private void ask() {
    byte[] message = new byte[commands.queryEstimate(buffer, 0, FRONT, VOICE)];
    buffer.getBytes(0, message);
    machine.query(new UnsafeBuffer(CommandWriter.seal(message, 1, 0, 0, 0)), 0);
  }

  /** Somebody starts every 15 s on average, and somebody arrives so often. */
  private void day(long everyMs) {
    apply(
        PlanCommand.encode(
            buffer, 0, new ShiftPlan().build(), (kind, text) -> Integer.parseInt(text)),
        0);
    for (int agent = 1; agent <= AGENTS; agent++) {
      apply(commands.signOn(buffer, 0, agent, CALLS, 1, new SkillList(), new NumberList()), agent);
    }
    long at = MORNING;
    for (long i = 1; at < 2L * MORNING; i++) {
      at += between(0, 2 * everyMs);
      agenda.add(new Happening(at, i, true));
    }
    while (!agenda.isEmpty()) {
      Happening next = agenda.remove();
      if (next.arrives) {
        Arrival arrival = new Arrival().reset(next.interaction, FRONT, VOICE);
        apply(commands.tick(buffer, 0), next.timeMs);
        ask();
        estimates.put(next.interaction, estimate);
        apply(commands.arrive(buffer, 0, arrival), next.timeMs);
      } else {
        apply(commands.complete(buffer, 0, next.interaction, 0, 0, 0), next.timeMs);
      }
    }
    Collections.sort(percents);
  }

  private long percentOfEstimate(int rank) {
    return percents.get(percents.size() * rank / 100);
  }

  @Test
  void X4_underOverloadTheWaitIsNearTheEstimate() {
    day(13_000);
    assertTrue(percents.size() > 1500, "judged " + percents.size());
    String all = percentOfEstimate(10) + " " + percentOfEstimate(50) + " " + percentOfEstimate(90);
    assertTrue(percentOfEstimate(50) >= 90 && percentOfEstimate(50) <= 110, all);
    assertTrue(percentOfEstimate(10) >= 70, all);
    assertTrue(percentOfEstimate(90) <= 140, all);
    assertTrue(p50 > 0 && p90 >= p50, p50 + " " + p90);
  }

  @Test
  void X4_atTheEdgeOfOverloadItIsOfTheRightSize() {
    day(15_500);
    assertTrue(percents.size() > 300, "judged " + percents.size());
    String all = percentOfEstimate(10) + " " + percentOfEstimate(50) + " " + percentOfEstimate(90);
    assertTrue(percentOfEstimate(50) >= 50 && percentOfEstimate(50) <= 150, all);
  }
}
