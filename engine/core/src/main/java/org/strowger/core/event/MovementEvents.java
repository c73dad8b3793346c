package org.strowger.core.event;

import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionShiftedEncoder;
import org.strowger.codec.sbe.InteractionTransferredEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.TransferEndedEncoder;

/**
 * Writes the events of transfers and shifts, through {@link Events}: one method for each, every
 * field set. No allocation. One thread.
 */
public final class MovementEvents {
  private static final int AT = Events.AT;

  private final Events out;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final InteractionTransferredEncoder transferred = new InteractionTransferredEncoder();
  private final TransferEndedEncoder ended = new TransferEndedEncoder();
  private final InteractionShiftedEncoder shifted = new InteractionShiftedEncoder();

  public MovementEvents(Events out) {
    this.out = out;
  }

  /** An interaction goes to another queue or agent (rule K3). */
  public void transferred(
      long interaction,
      long handledMs,
      int fromQueue,
      int toQueue,
      int fromAgent,
      int toAgent,
      int reason,
      Flag warm) {
    transferred
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .handledMs(handledMs)
        .fromQueue(fromQueue)
        .toQueue(toQueue)
        .fromAgent(fromAgent)
        .toAgent(toAgent)
        .reason(reason)
        .warm(warm);
    out.emit(InteractionTransferredEncoder.BLOCK_LENGTH);
  }

  /** A warm transfer is over (rule K3). */
  public void transferEnded(long interaction, int agent, TransferEnd how) {
    ended
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .agent(agent)
        .how(how);
    out.emit(TransferEndedEncoder.BLOCK_LENGTH);
  }

  /** An interaction goes on over another channel (rule O2). */
  public void shifted(
      long interaction,
      long handledMs,
      int fromChannel,
      int toChannel,
      int fromQueue,
      int toQueue,
      int agent,
      int reason) {
    shifted
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .handledMs(handledMs)
        .fromChannel(fromChannel)
        .toChannel(toChannel)
        .fromQueue(fromQueue)
        .toQueue(toQueue)
        .agent(agent)
        .reason(reason);
    out.emit(InteractionShiftedEncoder.BLOCK_LENGTH);
  }
}
