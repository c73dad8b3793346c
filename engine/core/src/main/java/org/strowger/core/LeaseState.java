package org.strowger.core;

import org.strowger.core.agent.Agents;
import org.strowger.core.timer.Timers;

/** The leases of agents in a snapshot: for each that has one its number and it, then 0. */
final class LeaseState {
  private final Agents agents;

  LeaseState(Rooms rooms) {
    agents = rooms.agents;
  }

  void write(StateWriter out) {
    for (int agent = 1; agent < agents.end(); agent++) {
      if (agents.isSignedOn(agent) && agents.leaseMs(agent) != 0) {
        out.putInt(agent);
        out.putInt(agents.leaseMs(agent));
        out.putInt(agents.graceMs(agent));
        out.putInt(agents.isLost(agent) ? 1 : 0);
        out.writeTimer(agents.leaseTimer(agent));
      }
    }
    out.putInt(0);
  }

  void read(StateReader in) {
    for (int agent = in.getInt(); agent != 0; agent = in.getInt()) {
      int of = agent;
      int leaseMs = in.getInt();
      agents.lease(agent, leaseMs, in.getInt());
      boolean lost = in.getInt() == 1;
      agents.lost(agent, lost);
      in.readTimer(
          lost ? Timers.LEASE_GRACE : Timers.LEASE, agent, timer -> agents.leaseTimer(of, timer));
    }
  }
}
