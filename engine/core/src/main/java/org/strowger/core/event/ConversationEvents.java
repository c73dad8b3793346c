package org.strowger.core.event;

import org.strowger.codec.sbe.CallbackEnd;
import org.strowger.codec.sbe.CallbackEndedEncoder;
import org.strowger.codec.sbe.CallbackScheduledEncoder;
import org.strowger.codec.sbe.InteractionCancelledEncoder;
import org.strowger.codec.sbe.InteractionClosedEncoder;
import org.strowger.codec.sbe.InteractionParkedEncoder;
import org.strowger.codec.sbe.InteractionResumedEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.MessageRecordedEncoder;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.PromiseAtRiskEncoder;
import org.strowger.codec.sbe.PromiseBrokenEncoder;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.Sender;

/**
 * Writes the events of conversations that rest, of callbacks and of promises, through {@link
 * Events}: one method for each, every field set. No allocation. One thread.
 */
public final class ConversationEvents {
  private static final int AT = Events.AT;

  private final Events out;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final InteractionParkedEncoder parked = new InteractionParkedEncoder();
  private final InteractionResumedEncoder resumed = new InteractionResumedEncoder();
  private final MessageRecordedEncoder recorded = new MessageRecordedEncoder();
  private final CallbackScheduledEncoder scheduled = new CallbackScheduledEncoder();
  private final CallbackEndedEncoder ended = new CallbackEndedEncoder();
  private final InteractionCancelledEncoder cancelled = new InteractionCancelledEncoder();
  private final PromiseAtRiskEncoder atRisk = new PromiseAtRiskEncoder();
  private final PromiseBrokenEncoder broken = new PromiseBrokenEncoder();
  private final InteractionClosedEncoder closed = new InteractionClosedEncoder();

  public ConversationEvents(Events out) {
    this.out = out;
  }

  /** A conversation rests (rule C4). */
  public void parked(long interaction, long handledMs, int agent, int reason, ParkCause why) {
    parked
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .handledMs(handledMs)
        .agent(agent)
        .reason(reason)
        .cause(why);
    out.emit(InteractionParkedEncoder.BLOCK_LENGTH);
  }

  /** A parked conversation goes on (rule C4). */
  public void resumed(long interaction, long parkedMs, int agent, ParkCause why) {
    resumed
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .parkedMs(parkedMs)
        .agent(agent)
        .cause(why);
    out.emit(InteractionResumedEncoder.BLOCK_LENGTH);
  }

  /** Somebody wrote. */
  public void messageRecorded(long interaction, long respondByMs, Sender sender) {
    recorded
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .respondByMs(respondByMs)
        .sender(sender);
    out.emit(MessageRecordedEncoder.BLOCK_LENGTH);
  }

  /** A customer will be called back (rule K4). */
  public void callbackScheduled(long interaction, long atMs, int channel, int attempt) {
    scheduled
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .atMs(atMs)
        .channel(channel)
        .attempt(attempt);
    out.emit(CallbackScheduledEncoder.BLOCK_LENGTH);
  }

  /** A callback is over without a conversation (rule K4). */
  public void callbackEnded(long interaction, int attempts, CallbackEnd how) {
    ended
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .attempts(attempts)
        .how(how);
    out.emit(CallbackEndedEncoder.BLOCK_LENGTH);
  }

  /** Ended by command. */
  public void cancelled(long interaction, int reason) {
    cancelled.wrapAndApplyHeader(out.buffer(), AT, header).interaction(interaction).reason(reason);
    out.emit(InteractionCancelledEncoder.BLOCK_LENGTH);
  }

  /** A promise will soon be broken. */
  public void promiseAtRisk(long interaction, long deadlineMs, int channel, PromiseKind kind) {
    atRisk
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .deadlineMs(deadlineMs)
        .channel(channel)
        .kind(kind);
    out.emit(PromiseAtRiskEncoder.BLOCK_LENGTH);
  }

  /** A promise was not kept. */
  public void promiseBroken(long interaction, int channel, PromiseKind kind) {
    broken
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .channel(channel)
        .kind(kind);
    out.emit(PromiseBrokenEncoder.BLOCK_LENGTH);
  }

  /** A parked conversation has ended by inactivity (rule C4). */
  public void closed(long interaction, long parkedMs, int agent) {
    closed
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .parkedMs(parkedMs)
        .agent(agent);
    out.emit(InteractionClosedEncoder.BLOCK_LENGTH);
  }
}
