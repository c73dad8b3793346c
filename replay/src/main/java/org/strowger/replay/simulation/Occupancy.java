package org.strowger.replay.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.strowger.api.plan.Plan;

/**
 * How busy agents were: units held by conversations and wrap-up, over units of agents signed on and
 * not away, both times the time they lasted.
 */
public final class Occupancy {
  private final Map<String, Plan.Profile> profiles = new TreeMap<>();
  private final Map<String, Long> presentUnitMs = new HashMap<>();
  private final Map<String, Long> workUnitMs = new HashMap<>();
  private final Map<String, Long> channelUnitMs = new TreeMap<>();

  /** An agent of the profile was signed on and not away. */
  void present(Plan.Profile profile, long ms) {
    profiles.put(profile.id(), profile);
    presentUnitMs.merge(profile.id(), profile.units() * ms, Long::sum);
  }

  /** Work took units for a time. */
  void worked(Plan.Profile profile, String channel, long unitMs) {
    profiles.put(profile.id(), profile);
    workUnitMs.merge(profile.id(), unitMs, Long::sum);
    channelUnitMs.merge(channel, unitMs, Long::sum);
  }

  /** Adds another run's. */
  public void add(Occupancy other) {
    profiles.putAll(other.profiles);
    other.presentUnitMs.forEach((profile, ms) -> presentUnitMs.merge(profile, ms, Long::sum));
    other.workUnitMs.forEach((profile, ms) -> workUnitMs.merge(profile, ms, Long::sum));
    other.channelUnitMs.forEach((channel, ms) -> channelUnitMs.merge(channel, ms, Long::sum));
  }

  /** Of all agents, 0 to 1; not a number if nobody was there. */
  public double total() {
    return of(null);
  }

  /** Of the agents whose profile handles the channel, over all their work. */
  public double ofAgentsFor(String channel) {
    return of(channel);
  }

  private double of(String channel) {
    long present = 0;
    long worked = 0;
    for (Plan.Profile profile : profiles.values()) {
      boolean counts =
          channel == null
              || profile.handles().stream()
                  .anyMatch(handling -> handling.channel().equals(channel));
      if (counts) {
        present += presentUnitMs.getOrDefault(profile.id(), 0L);
        worked += workUnitMs.getOrDefault(profile.id(), 0L);
      }
    }
    return present == 0 ? Double.NaN : (double) worked / present;
  }

  /** Share of the channel in all work, 0 to 1. */
  public double shareOfWork(String channel) {
    long all = channelUnitMs.values().stream().mapToLong(Long::longValue).sum();
    return all == 0 ? Double.NaN : (double) channelUnitMs.getOrDefault(channel, 0L) / all;
  }
}
