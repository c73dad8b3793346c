package org.strowger.oracle;

import java.util.Comparator;
import java.util.List;
import org.strowger.codec.sbe.Flag;
import org.strowger.oracle.State.Interaction;

/** Whether anybody signed on could have it, in any step (rule X5). */
final class Routability {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Estimates estimates;

  /** Changes of the roster when this was looked at last. */
  private long looked;

  Routability(State state, Rules rules, Happening now, Estimates estimates) {
    this.estimates = estimates;
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  /** What an event of the interaction's own tells: its class is another from here on (X4-b). */
  Flag told(Interaction interaction) {
    estimates.look();
    interaction.routable = rules.x5Routable(interaction);
    return interaction.routable ? Flag.YES : Flag.NO;
  }

  /** X5-a: what the roster changed, classes in order of who arrived first of those who wait. */
  void look() {
    if (looked == state.rosterChanges) {
      return;
    }
    looked = state.rosterChanges;
    List<Interaction> waiting =
        state.withConsults().stream()
            .filter(Interaction::isInMatching)
            .sorted(Comparator.comparingLong(interaction -> interaction.sequence))
            .toList();
    for (Interaction first : waiting) {
      if (rules.x5Routable(first) != first.routable) {
        DemandClass demand = DemandClass.of(first);
        List<Interaction> alike =
            waiting.stream().filter(other -> DemandClass.of(other).equals(demand)).toList();
        alike.forEach(other -> other.routable = rules.x5Routable(other));
        now.emit(
            now.event("RoutabilityChanged")
                .with("interaction", first.number)
                .with("queue", first.queue.queue())
                .with("channel", first.channel)
                .with("waiting", alike.size())
                .with("routable", first.routable ? Flag.YES : Flag.NO));
      }
    }
  }
}
