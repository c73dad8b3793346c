package org.strowger.core.event;

import org.strowger.codec.sbe.Finding;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionState;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.ReconcileBegunEncoder;
import org.strowger.codec.sbe.ReconcileCheckedEncoder;
import org.strowger.codec.sbe.ReconcileEndedEncoder;
import org.strowger.codec.sbe.ReconcileMissedEncoder;

/**
 * Writes the events of a reconcile, through {@link Events}: one method for each, every field set.
 * No allocation. One thread.
 */
public final class ReconcileEvents {
  private static final int AT = Events.AT;

  private final Events out;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final ReconcileBegunEncoder begun = new ReconcileBegunEncoder();
  private final ReconcileCheckedEncoder checked = new ReconcileCheckedEncoder();
  private final ReconcileMissedEncoder missed = new ReconcileMissedEncoder();
  private final ReconcileEndedEncoder ended = new ReconcileEndedEncoder();

  public ReconcileEvents(Events out) {
    this.out = out;
  }

  /** A reconcile is open. */
  public void begun(int channel, boolean repair, boolean replaced, int live) {
    begun
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .channel(channel)
        .repair(flag(repair))
        .replaced(flag(replaced))
        .live(live);
    out.emit(ReconcileBegunEncoder.BLOCK_LENGTH);
  }

  /** What the gateway says of an interaction has been compared. */
  public void checked(
      long interaction, int agent, int agentHere, Finding finding, boolean repaired) {
    checked
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .agent(agent)
        .agentHere(agentHere)
        .finding(finding)
        .repaired(flag(repaired));
    out.emit(ReconcileCheckedEncoder.BLOCK_LENGTH);
  }

  /** An interaction is live here and was not named. */
  public void missed(long interaction, int agentHere, int state, boolean repaired) {
    missed
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .interaction(interaction)
        .agentHere(agentHere)
        .state(InteractionState.get((short) state))
        .repaired(flag(repaired));
    out.emit(ReconcileMissedEncoder.BLOCK_LENGTH);
  }

  /** The counts so far; the reconcile is over when none are left. */
  public void ended(int agreed, int differences, int missedCount, int left) {
    ended
        .wrapAndApplyHeader(out.buffer(), AT, header)
        .agreed(agreed)
        .differences(differences)
        .missed(missedCount)
        .left(left);
    out.emit(ReconcileEndedEncoder.BLOCK_LENGTH);
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }
}
