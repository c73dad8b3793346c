package org.strowger.oracle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.strowger.codec.sbe.Flag;
import org.strowger.oracle.State.Interaction;

/** Whether anybody signed on could have it, in any step (rule X5). */
final class Routability {
  private final State state;
  private final Rules rules;
  private final Happening now;

  /** Changes of the roster when this was looked at last. */
  private long looked;

  Routability(State state, Rules rules, Happening now) {
    this.state = state;
    this.rules = rules;
    this.now = now;
  }

  /** X5-a: those who wait with the same demand are routable together. */
  private record DemandClass(
      int queue,
      int channel,
      Map<Integer, Integer> allOf,
      Set<Set<SkillLevel>> anyOf,
      Set<Integer> noneOf) {
    static DemandClass of(Interaction interaction) {
      Asks asks = interaction.asks;
      Map<Integer, Integer> allOf = new TreeMap<>();
      asks.allOf().forEach(asked -> allOf.put(asked.skill(), asked.level()));
      Set<Set<SkillLevel>> anyOf = new HashSet<>();
      for (List<SkillLevel> group : Rules.groups(asks.anyOf())) {
        Set<SkillLevel> alternatives = new HashSet<>();
        group.forEach(asked -> alternatives.add(new SkillLevel(asked.skill(), asked.level())));
        anyOf.add(alternatives);
      }
      return new DemandClass(
          interaction.queue.queue(),
          interaction.channel,
          allOf,
          anyOf,
          new HashSet<>(asks.noneOf()));
    }
  }

  /** What an event of the interaction's own tells. */
  Flag told(Interaction interaction) {
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
        alike.forEach(this::told);
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
