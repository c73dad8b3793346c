package org.strowger.gateway;

import java.io.PrintStream;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.strowger.api.EventListener;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.gateway.text.Words;

/** Tells people if the engine refuses the plan file. The listener's thread. */
final class PlanOutcome implements EventListener {
  private final Path plan;
  private final PrintStream err;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();
  private volatile boolean known;

  PlanOutcome(Path plan, PrintStream err) {
    this.plan = plan;
    this.err = err;
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
    return rejected.code() == RejectCode.PLAN_IN_USE
        ? rejected.value()
            + " agents and interactions are in the engine, and a plan can only be changed while"
            + " there are none."
        : Words.of(rejected.code()) + ", value " + rejected.value() + ".";
  }
}
