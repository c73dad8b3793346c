package org.strowger.core.event;

import org.strowger.codec.sbe.ChannelChangedEncoder;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.codec.sbe.ShiftCause;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.ShiftEndedEncoder;
import org.strowger.codec.sbe.ShiftOfferedEncoder;
import org.strowger.core.plan.ActivePlan;

/**
 * Writes the events of channels that open and close, and of offers of other channels, through
 * {@link Events}: every field set. No allocation. One thread.
 */
public final class ShiftEvents {
  private static final int AT = Events.AT;

  private final Events out;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final ChannelChangedEncoder changed = new ChannelChangedEncoder();
  private final ShiftOfferedEncoder offered = new ShiftOfferedEncoder();
  private final ShiftEndedEncoder ended = new ShiftEndedEncoder();
  private ShiftOfferedEncoder.CandidatesEncoder candidates;

  public ShiftEvents(Events out) {
    this.out = out;
  }

  /** A channel is open, or closed. */
  public void channelChanged(int channel, ChannelState state, boolean drains) {
    changed
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .channel(channel)
        .state(state)
        .drain(drains ? Flag.YES : Flag.NO);
    out.emit(ChannelChangedEncoder.BLOCK_LENGTH);
  }

  /**
   * Other channels, as they are for one that waits; {@link #candidate} for each, then {@link
   * #offeredEnd}.
   */
  public void offered(
      long interaction,
      long customer,
      long expiresMs,
      long estimatedMs,
      long ticketMs,
      int queue,
      int channel,
      ShiftCause why,
      int candidateCount) {
    candidates =
        offered
            .wrapAndApplyHeader(out.buffer(), AT, header)
            .interaction(interaction)
            .customer(customer)
            .expiresMs(expiresMs)
            .estimatedMs(estimatedMs)
            .ticketMs(ticketMs)
            .queue(queue)
            .channel(channel)
            .cause(why)
            .candidatesCount(candidateCount);
  }

  /** One of the channels, with the parts of its score. */
  public void candidate(
      int channel,
      int rank,
      ShiftBar bar,
      long score,
      long estimatedMs,
      ActivePlan.Channel parts,
      int segmentPart) {
    candidates
        .next()
        .channel(channel)
        .rank((short) rank)
        .bar(bar)
        .score(score)
        .estimatedMs(estimatedMs)
        .asynchronous(parts.asynchronousPart)
        .structured(parts.structuredPart)
        .recordKept(parts.recordPart)
        .receipts(parts.receiptsPart)
        .starts(parts.startsPart)
        .session(parts.sessionPart)
        .cost(parts.costPart)
        .segment(segmentPart);
  }

  /** All channels are told. */
  public void offeredEnd() {
    out.emit(offered.encodedLength());
  }

  /** An offer of other channels stands no more; channel 0: none was taken. */
  public void ended(long interaction, int channel, ShiftEnd how) {
    ended
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .channel(channel)
        .how(how);
    out.emit(ShiftEndedEncoder.BLOCK_LENGTH);
  }
}
