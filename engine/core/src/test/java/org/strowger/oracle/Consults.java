package org.strowger.oracle;

import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.Interaction;

/** How warm transfers end without being taken (K3-b). */
final class Consults {
  private final State state;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;
  private final Promises promises;

  Consults(State state, Happening now, Offers offers, Claims claims, Promises promises) {
    this.state = state;
    this.now = now;
    this.offers = offers;
    this.claims = claims;
    this.promises = promises;
  }

  /** The interaction itself goes on, or not; without a consult nothing. */
  void end(Interaction interaction, TransferEnd how) {
    Interaction consult = interaction.consult;
    if (consult == null) {
      return;
    }
    offers.withdrawAllOf(
        consult,
        how == TransferEnd.NOT_TAKEN ? WithdrawReason.EXPIRED : WithdrawReason.TRANSFERRED);
    state.stopTimers(consult);
    interaction.consult = null;
    now.emit(
        now.event("TransferEnded")
            .with("interaction", interaction.number)
            .with("agent", interaction.agent.number)
            .with("how", how));
    claims.end(consult);
    if (how != TransferEnd.ENDED) {
      promises.startParking(interaction); // PM-c
    }
  }
}
