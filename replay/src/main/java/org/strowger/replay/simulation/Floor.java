package org.strowger.replay.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strowger.api.CommandPublisher;
import org.strowger.api.plan.Plan;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.replay.trace.Shift;

/**
 * The side of the agents: they sign on at the start of a shift, take breaks once idle, and sign off
 * at its end once idle. Counts how long they were there and how long they worked.
 */
final class Floor implements RoutingEvents {
  /** Where one agent stands; changed by the engine's events alone, but for what is intended. */
  private static final class Desk {
    final String agent;
    final int number;
    int shift;
    Plan.Profile profile;
    boolean signedOn;
    boolean leaving;
    int workInHand;
    long breakAskedMs;
    Presence presence = Presence.NONE;
    long availableSinceMs;

    Desk(String agent, int number) {
      this.agent = agent;
      this.number = number;
    }
  }

  /** Is told when an agent comes to work, or goes on under another shift. */
  @FunctionalInterface
  interface AtWork {
    void atWork(int agent, Shift shift, Plan.Profile profile);
  }

  private final Scenario scenario;
  private final List<Shift> shifts;
  private final CommandPublisher publisher;
  private final PlanNumbers numbers;
  private final Agenda agenda;
  private final Customers customers;
  private final AtWork audit;
  private final Behaviour behaviour;
  private final AgentWatch watch;
  private final Map<String, Desk> desks = new HashMap<>();
  private final List<Desk> byNumber = new ArrayList<>();
  private final Map<String, Plan.Handling> handlings = new HashMap<>();
  private final long[] workSinceMs;
  private final int[] workCost;
  private final Occupancy occupancy = new Occupancy();
  private final SkillList skillList = new SkillList();
  private final NumberList teamList = new NumberList();
  private final int breakReason;
  private final int endReason;

  Floor(
      Scenario scenario,
      CommandPublisher publisher,
      PlanNumbers numbers,
      Agenda agenda,
      Customers customers,
      Behaviour behaviour,
      AtWork audit,
      AgentWatch watch) {
    this.scenario = scenario;
    this.publisher = publisher;
    this.numbers = numbers;
    this.agenda = agenda;
    this.customers = customers;
    this.audit = audit;
    this.behaviour = behaviour;
    this.watch = watch;
    customers.servedBy(this);
    workSinceMs = new long[scenario.contacts().size()];
    workCost = new int[scenario.contacts().size()];
    breakReason = numbers.known(IdKind.REASON, "break");
    endReason = numbers.known(IdKind.REASON, "end of shift");
    shifts = new ArrayList<>(scenario.shifts());
    shifts.sort(Comparator.comparingLong(Shift::signOnMs));
    for (Plan.Profile profile : scenario.plan().profiles()) {
      for (Plan.Handling handling : profile.handles()) {
        handlings.put(profile.id() + "\n" + handling.channel(), handling);
      }
    }
    for (int i = 0; i < shifts.size(); i++) {
      Shift shift = shifts.get(i);
      desk(shift.agent());
      agenda.add(shift.signOnMs(), Agenda.Kind.SHIFT_STARTS, i, 0);
      agenda.add(shift.signOffMs(), Agenda.Kind.SHIFT_ENDS, i, 0);
      for (Shift.Break pause : shift.breaks()) {
        agenda.add(pause.startMs(), Agenda.Kind.BREAK_STARTS, i, pause.lengthMs());
      }
    }
  }

  private Desk desk(String agent) {
    return desks.computeIfAbsent(
        agent,
        id -> {
          Desk desk = new Desk(id, numbers.known(IdKind.AGENT, id));
          while (byNumber.size() <= desk.number) {
            byNumber.add(null);
          }
          byNumber.set(desk.number, desk);
          return desk;
        });
  }

  /** External id of an agent. */
  String name(int agent) {
    return byNumber.get(agent).agent;
  }

  void startShift(int index) {
    Shift shift = shifts.get(index);
    Desk desk = desk(shift.agent());
    desk.shift = index;
    desk.leaving = false;
    desk.profile = scenario.profile(shift);
    audit.atWork(desk.number, shift, desk.profile);
    numbers.skills(shift.skills(), skillList);
    numbers.teams(shift.teams(), teamList);
    int profile = numbers.known(IdKind.PROFILE, desk.profile.id());
    if (!desk.signedOn) {
      publisher.signOn(desk.number, profile, Presence.AVAILABLE, skillList, teamList);
      return;
    }
    publisher.skills(desk.number, skillList);
    publisher.teams(desk.number, teamList);
    publisher.profile(desk.number, profile);
    publisher.presence(desk.number, Presence.AVAILABLE, 0);
  }

  void endShift(int index) {
    Desk desk = desk(shifts.get(index).agent());
    if (desk.shift != index || !desk.signedOn) {
      return;
    }
    if (desk.workInHand == 0) {
      publisher.signOff(desk.number);
    } else {
      desk.leaving = true;
      publisher.presence(desk.number, Presence.AWAY, endReason);
    }
  }

  void startBreak(int index, long lengthMs) {
    Desk desk = desk(shifts.get(index).agent());
    if (desk.shift == index && desk.signedOn && !desk.leaving) {
      desk.breakAskedMs += lengthMs;
      publisher.presence(desk.number, Presence.AWAY, breakReason);
    }
  }

  void endBreak(int index) {
    Desk desk = desk(shifts.get(index).agent());
    boolean onBreak =
        desk.presence == Presence.NOT_RESPONDING
            || (desk.presence == Presence.AWAY && desk.breakAskedMs == 0);
    if (desk.shift == index && desk.signedOn && !desk.leaving && onBreak) {
      publisher.presence(desk.number, Presence.AVAILABLE, 0);
    }
  }

  @Override
  public void signedOn(long timeMs, int agent, Presence presence) {
    Desk desk = byNumber.get(agent);
    desk.signedOn = true;
    desk.presence = presence;
    desk.availableSinceMs = timeMs;
    watch.present(desk.agent, true, presence == Presence.AVAILABLE, timeMs);
  }

  @Override
  public void signedOff(long timeMs, int agent) {
    Desk desk = byNumber.get(agent);
    countPresence(desk, timeMs);
    desk.signedOn = false;
    watch.present(desk.agent, false, false, timeMs);
    desk.presence = Presence.NONE;
    desk.breakAskedMs = 0;
  }

  private void countPresence(Desk desk, long timeMs) {
    if (desk.presence == Presence.AVAILABLE) {
      occupancy.present(desk.profile, timeMs - desk.availableSinceMs);
    }
    desk.availableSinceMs = timeMs;
  }

  @Override
  public void presenceChanged(long timeMs, int agent, Presence presence, Presence pending) {
    Desk desk = byNumber.get(agent);
    countPresence(desk, timeMs);
    desk.presence = presence;
    watch.present(desk.agent, true, presence == Presence.AVAILABLE, timeMs);
    if (presence == Presence.NOT_RESPONDING) {
      long backAfterMs = behaviour.backAfterMs(desk.agent);
      if (backAfterMs >= 0) {
        agenda.add(timeMs + backAfterMs, Agenda.Kind.BREAK_ENDS, desk.shift, 0);
      }
    }
    if (presence != Presence.AWAY || pending != Presence.NONE) {
      return;
    }
    if (desk.leaving) {
      agenda.add(timeMs, Agenda.Kind.SHIFT_ENDS, desk.shift, 0);
    } else if (desk.breakAskedMs > 0) {
      agenda.add(timeMs + desk.breakAskedMs, Agenda.Kind.BREAK_ENDS, desk.shift, 0);
      desk.breakAskedMs = 0;
    }
  }

  @Override
  public void offerAccepted(
      long timeMs, long offer, long interaction, int agent, long waitedMs, boolean auto) {
    Desk desk = byNumber.get(agent);
    int contact = customers.index(interaction);
    desk.workInHand++;
    watch.took(desk.agent, timeMs);
    workSinceMs[contact] = timeMs;
    workCost[contact] = handling(desk, contact).cost();
  }

  private Plan.Handling handling(Desk desk, int contact) {
    return handlings.get(desk.profile.id() + "\n" + scenario.contacts().get(contact).channel());
  }

  @Override
  public void completed(
      long timeMs,
      long interaction,
      int agent,
      long handledMs,
      WrapUpKind wrapUp,
      long wrapUpUntilMs) {
    if (wrapUp == WrapUpKind.NONE) {
      workEnded(timeMs, interaction, agent);
    }
  }

  @Override
  public void wrapUpEnded(long timeMs, long interaction, int agent, long wrapUpMs) {
    workEnded(timeMs, interaction, agent);
  }

  private void workEnded(long timeMs, long interaction, int agent) {
    Desk desk = byNumber.get(agent);
    int contact = customers.index(interaction);
    desk.workInHand--;
    watch.gave(desk.agent, timeMs);
    occupancy.worked(
        desk.profile,
        scenario.contacts().get(contact).channel(),
        workCost[contact] * (timeMs - workSinceMs[contact]));
  }

  /** How busy the agents were. */
  Occupancy occupancy() {
    return occupancy;
  }
}
