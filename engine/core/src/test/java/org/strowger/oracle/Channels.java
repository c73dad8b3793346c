package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.oracle.State.ClosedChannel;
import org.strowger.oracle.State.Interaction;

/** Channels open, closed and drained (decisions CH). */
final class Channels {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Offers offers;
  private final Claims claims;

  Channels(State state, Rules rules, Happening now, Offers offers, Claims claims) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.offers = offers;
    this.claims = claims;
  }

  /** CH-b: the event, then those held from now on, in order of arrival. */
  void change(Command.ChangeChannel c) {
    List<Interaction> before = held();
    boolean closes = c.channelState() == ChannelState.CLOSED.value();
    if (closes) {
      ClosedChannel old = state.closedChannels.get(c.channel());
      long comings = old == null ? state.comings : old.comings(); // since it was open last
      state.closedChannels.put(c.channel(), new ClosedChannel(c.drain(), comings));
    } else {
      state.closedChannels.remove(c.channel());
    }
    now.emit(
        now.event("ChannelChanged")
            .with("channel", c.channel())
            .with("state", closes ? ChannelState.CLOSED : ChannelState.OPEN)
            .with("drain", closes && c.drain() ? Flag.YES : Flag.NO));
    List<Interaction> after = held();
    for (Interaction interaction : before) {
      if (!after.contains(interaction)) {
        offers.estimates.released(interaction); // X4-b
      }
    }
    for (Interaction interaction : after) {
      if (!before.contains(interaction)) {
        offers.withdrawAllOf(interaction, WithdrawReason.NOT_ELIGIBLE);
        claims.end(interaction);
        offers.shifts.concern(interaction); // SO-b
      }
    }
  }

  private List<Interaction> held() {
    List<Interaction> held = new ArrayList<>(state.withConsults());
    held.removeIf(interaction -> !rules.chHeld(interaction));
    held.sort(Comparator.comparingLong(interaction -> interaction.sequence));
    return held;
  }
}
