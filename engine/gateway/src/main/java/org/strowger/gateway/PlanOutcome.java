package org.strowger.gateway;

import java.io.PrintStream;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.strowger.api.EventListener;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.gateway.event.EventWriter;
import org.strowger.gateway.text.Words;

/** Tells people if the engine refuses the plan file. The listener's thread. */
final class PlanOutcome implements EventListener {
  private final Path plan;
  private final PrintStream err;
  private final EventWriter writer;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private volatile boolean known;

  PlanOutcome(Path plan, PrintStream err, EventWriter writer) {
    this.plan = plan;
    this.err = err;
    this.writer = writer;
    this.known = plan == null;
  }

  /** The file's plan is not given to the engine, so no event is about it. Any thread. */
  void notApplied() {
    known = true;
  }

  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    if (known) {
      return;
    }
    int message = offset + EventHeader.LENGTH;
    header.wrap(buffer, message);
    if (header.templateId() == PlanAppliedDecoder.TEMPLATE_ID) {
      known = true;
    } else if (header.templateId() == RejectedDecoder.TEMPLATE_ID
        && rejected.wrapAndApplyHeader(buffer, message, header).command()
            == ApplyPlanDecoder.TEMPLATE_ID) {
      known = true;
      err.println(plan + " is refused: " + reason() + " The plan in force stays.");
    }
  }

  private String reason() {
    RejectCode code = rejected.code();
    if (rejected.valueKind() == 0) {
      return Words.of(code) + ", " + Words.of(rejected.field()) + " " + rejected.value() + ".";
    }
    String thing =
        Words.of(rejected.field())
            + " "
            + writer.called(IdKind.get(rejected.valueKind()), rejected.value());
    return code == RejectCode.PLAN_IN_USE
        ? thing + " is in use, and the plan leaves it out."
        : Words.of(code) + ", " + thing + ".";
  }
}
