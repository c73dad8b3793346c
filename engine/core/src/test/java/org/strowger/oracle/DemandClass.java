package org.strowger.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.strowger.oracle.State.Interaction;

/**
 * X5-a: those who wait with the same demand are routable together, and start after each other.
 *
 * @param asked the own lists in words, without order, repeats and numbers of sets
 */
record DemandClass(int queue, int channel, String asked) {
  static DemandClass of(Interaction interaction) {
    DemandClass last = interaction.demand;
    boolean same =
        last != null
            && interaction.asks.equals(interaction.demandOf)
            && last.queue == interaction.queue.queue()
            && last.channel == interaction.channel;
    if (!same) {
      interaction.demandOf = interaction.asks;
      interaction.demand = of(interaction.queue.queue(), interaction.channel, interaction.asks);
    }
    return interaction.demand;
  }

  static DemandClass of(int queue, int channel, Asks asks) {
    Map<Integer, Integer> allOf = new TreeMap<>();
    asks.allOf().forEach(asked -> allOf.put(asked.skill(), asked.level()));
    Set<String> anyOf = new TreeSet<>();
    for (List<SkillLevel> group : Rules.groups(asks.anyOf())) {
      Set<String> alternatives = new TreeSet<>();
      group.forEach(asked -> alternatives.add(asked.skill() + "@" + asked.level()));
      anyOf.add(alternatives.toString());
    }
    return new DemandClass(
        queue, channel, allOf + " " + anyOf + " " + new TreeSet<>(asks.noneOf()));
  }
}
