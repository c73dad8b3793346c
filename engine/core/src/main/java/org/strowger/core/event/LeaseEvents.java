package org.strowger.core.event;

import org.strowger.codec.sbe.AgentLeaseLostEncoder;
import org.strowger.codec.sbe.AgentLeaseRenewedEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.MessageHeaderEncoder;

/**
 * Writes the events of leases, through {@link Events}: one method for each, every field set. No
 * allocation. One thread.
 */
public final class LeaseEvents {
  private static final int AT = Events.AT;

  private final Events out;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final AgentLeaseRenewedEncoder renewed = new AgentLeaseRenewedEncoder();
  private final AgentLeaseLostEncoder lost = new AgentLeaseLostEncoder();

  public LeaseEvents(Events out) {
    this.out = out;
  }

  /** An agent has been heard of (rule F1). */
  public void renewed(int agent, long untilMs, boolean wasLost) {
    renewed
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .agent(agent)
        .untilMs(untilMs)
        .wasLost(wasLost ? Flag.YES : Flag.NO);
    out.emit(AgentLeaseRenewedEncoder.BLOCK_LENGTH);
  }

  /** An agent has not been heard of in time (rule F1). */
  public void lost(int agent, long untilMs) {
    lost.wrapAndApplyHeader(out.buffer(), AT, header).agent(agent).untilMs(untilMs);
    out.emit(AgentLeaseLostEncoder.BLOCK_LENGTH);
  }
}
