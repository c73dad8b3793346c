package org.strowger.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.codec.sbe.ShiftCause;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.TimerKind;

/** Other channels for who waits (decisions SO). */
final class Shifts {
  private final State state;
  private final Rules rules;
  private final Happening now;
  private final Estimates estimates;

  /** Who entered waiting, is held from now on, or whose time to look has come. */
  private final List<Interaction> concerned = new ArrayList<>();

  Shifts(State state, Rules rules, Happening now, Estimates estimates) {
    this.state = state;
    this.rules = rules;
    this.now = now;
    this.estimates = estimates;
  }

  /** A channel as it is ranked. */
  private record Candidate(
      PlanData.Channel channel, ShiftBar bar, long score, long estimatedMs, List<Integer> parts) {}

  // ---- when ----

  /** SO-b: to be looked at after the pass. */
  void concern(Interaction interaction) {
    if (!concerned.contains(interaction)) {
      concerned.add(interaction);
    }
  }

  /** SO-b: it enters waiting anew. */
  void enters(Interaction interaction) {
    interaction.shiftHad = false;
    state.stopTimers(interaction, TimerKind.SHIFT_LOOK);
    concern(interaction);
  }

  /** SO-b: after the pass, in order of arrival. */
  void look() {
    List<Interaction> all = new ArrayList<>(concerned);
    concerned.clear();
    all.sort(Comparator.comparingLong(interaction -> interaction.sequence));
    for (Interaction interaction : all) {
      boolean live = state.interactions.get(interaction.number) == interaction;
      boolean looked =
          !interaction.shiftOffered && !interaction.callback && interaction.consultOf == null;
      if (live && looked && interaction.stage == Stage.WAITING) {
        look(interaction);
      }
    }
  }

  private void look(Interaction interaction) {
    if (rules.chHeld(interaction)) {
      if (state.plan.shifts().onClosing()) {
        offer(interaction, ShiftCause.CLOSED);
      }
    } else if (rules.soByWait(interaction)) {
      long estimatedMs = estimates.estimatedMs(interaction);
      if (estimatedMs >= 0 && rules.soWaitsLong(estimatedMs)) {
        offer(interaction, ShiftCause.WAIT);
      }
    }
    again(interaction);
  }

  /** SO-b: as long as no offer was made. */
  private void again(Interaction interaction) {
    long everyMs = state.plan.shifts().waitOverMs();
    boolean runs = state.timer(interaction, TimerKind.SHIFT_LOOK) != null;
    if (rules.soByWait(interaction) && !runs) {
      now.startTimer(state.timeMs + everyMs, TimerKind.SHIFT_LOOK, interaction, null, null);
    }
  }

  /** SO-b: REQUEST. */
  void request(Interaction interaction) {
    offer(interaction, ShiftCause.REQUEST);
  }

  // ---- what ----

  /** SO-c: told if somebody is offered anything, or has asked. */
  private void offer(Interaction interaction, ShiftCause cause) {
    long estimatedMs = estimates.estimatedMs(interaction);
    List<Candidate> candidates = candidates(interaction, estimatedMs);
    boolean any = candidates.stream().anyMatch(candidate -> candidate.bar() == ShiftBar.NONE);
    if (!any && cause != ShiftCause.REQUEST) {
      return;
    }
    long expiresMs = any ? state.timeMs + state.plan.shifts().expiryMs() : 0;
    EventText event =
        now.event("ShiftOffered")
            .with("interaction", interaction.number)
            .with("customer", interaction.customer)
            .with("expiresMs", expiresMs)
            .with("estimatedMs", estimatedMs)
            .with("ticketMs", interaction.ticketMs)
            .with("queue", rules.x2Queue(interaction).queue())
            .with("channel", interaction.channel)
            .with("cause", cause);
    int rank = 0;
    for (Candidate c : candidates) {
      int number = c.channel().channel();
      rank += c.bar() == ShiftBar.NONE ? 1 : 0;
      int told = c.bar() == ShiftBar.NONE ? rank : 0;
      event.candidate(number, told, c.bar(), c.score(), c.estimatedMs(), c.parts());
    }
    now.emit(event);
    if (any) {
      stands(interaction, expiresMs);
    } else {
      end(interaction, ShiftEnd.WITHDRAWN, 0);
    }
  }

  private void stands(Interaction interaction, long expiresMs) {
    state.shiftsOffered += interaction.shiftOffered ? 0 : 1;
    interaction.shiftOffered = true;
    interaction.shiftHad = true;
    state.stopTimers(interaction, TimerKind.SHIFT_LOOK);
    state.stopTimers(interaction, TimerKind.SHIFT_EXPIRY);
    now.startTimer(expiresMs, TimerKind.SHIFT_EXPIRY, interaction, null, null);
  }

  /** SO-c: the highest score first, equal ones as the plan names them. */
  private List<Candidate> candidates(Interaction interaction, long waitingOnMs) {
    State.Customer customer = state.customerOf(interaction);
    List<Candidate> ranked = new ArrayList<>();
    for (PlanData.Channel channel : state.plan.channels()) {
      if (channel.channel() != interaction.channel) {
        List<Integer> parts = rules.soParts(channel, customer == null ? 0 : customer.segment);
        long score = parts.stream().mapToLong(part -> part).sum();
        int queue = rules.x2Queue(interaction).queue();
        long estimatedMs =
            estimates.newcomerMs(DemandClass.of(queue, channel.channel(), interaction.asks));
        ShiftBar bar = bar(interaction, channel, customer, estimatedMs, waitingOnMs);
        ranked.add(new Candidate(channel, bar, score, estimatedMs, parts));
      }
    }
    ranked.sort(Comparator.comparingLong(Candidate::score).reversed()); // stable
    List<Candidate> candidates = new ArrayList<>();
    int before = 0;
    for (Candidate c : ranked) {
      ShiftBar bar = c.bar() == ShiftBar.NONE ? rules.soBeyond(before) : c.bar();
      before += bar == ShiftBar.NONE ? 1 : 0;
      candidates.add(new Candidate(c.channel(), bar, c.score(), c.estimatedMs(), c.parts()));
    }
    return candidates;
  }

  /** SO-c: the first that holds; that enough are before it is not looked at here. */
  private ShiftBar bar(
      Interaction interaction,
      PlanData.Channel channel,
      State.Customer customer,
      long estimatedMs,
      long waitingOnMs) {
    if (state.closedChannels.containsKey(channel.channel())) {
      return ShiftBar.CLOSED;
    } else if (rules.soLacksDevice(channel, customer)) {
      return ShiftBar.DEVICE;
    } else if (rules.soNobody(interaction, rules.x2Queue(interaction), channel.channel())) {
      return ShiftBar.NOBODY;
    }
    boolean longer = rules.soLonger(channel, estimatedMs, waitingOnMs);
    return longer ? ShiftBar.LONGER : ShiftBar.NONE;
  }

  // ---- how it ends ----

  /** SO-d: if an offer stands. */
  void end(Interaction interaction, ShiftEnd how, int channel) {
    if (interaction.shiftOffered) {
      interaction.shiftOffered = false;
      state.shiftsEnded.merge(how, 1L, Long::sum);
      state.stopTimers(interaction, TimerKind.SHIFT_EXPIRY);
      now.emit(
          now.event("ShiftEnded")
              .with("interaction", interaction.number)
              .with("channel", channel)
              .with("end", how));
    }
  }

  /** SO-d: it waits no more, or elsewhere. */
  void withdraw(Interaction interaction) {
    state.stopTimers(interaction, TimerKind.SHIFT_LOOK);
    end(interaction, ShiftEnd.WITHDRAWN, 0);
  }
}
