package org.strowger.replay.simulation;

import java.util.List;

/**
 * How a scenario went.
 *
 * @param scenario that was played
 * @param contacts what became of each, in order of entry
 * @param occupancy of the agents
 * @param order whether the engine kept its own order
 * @param refused commands the engine refused; 0 in a sound run
 * @param refusals the first few of them, for people
 * @param engine its figures
 */
public record SimulationResult(
    Scenario scenario,
    List<ContactResult> contacts,
    Occupancy occupancy,
    OrderFigures order,
    long refused,
    List<String> refusals,
    EngineFigures engine) {
  public SimulationResult {
    contacts = List.copyOf(contacts);
    refusals = List.copyOf(refusals);
  }
}
