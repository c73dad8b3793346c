package org.strowger.replay.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.gateway.text.DurationText;
import org.strowger.replay.simulation.Behaviour.Choice;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.Text;
import org.strowger.replay.trace.Shift;
import org.strowger.replay.trace.ShiftInference;
import org.strowger.replay.whatif.RecordedContact.WaitEnd;

/** What the model takes for granted, in sentences with their figures. */
final class Assumed {
  private final RecordedDay day;
  private final PeopleModel model;
  private final boolean inferred;

  /**
   * Of a day.
   *
   * @param inferred whether agents are there as inferred from services
   */
  Assumed(RecordedDay day, PeopleModel model, boolean inferred) {
    this.day = day;
    this.model = model;
    this.inferred = inferred;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    patience(sentences);
    handling(sentences);
    agents(sentences);
    customers(sentences);
    notPlayed(sentences);
    return sentences;
  }

  private long count(WaitEnd end) {
    return day.contacts().stream().filter(contact -> contact.end == end).count();
  }

  private void patience(List<String> sentences) {
    long left = count(WaitEnd.LEFT);
    sentences.add(
        "patience: %s left and %s patience again; of %s it is known only that they would have waited longer,"
                .formatted(
                    Text.count(left, "customer"),
                    left == 1 ? "has that" : "have that",
                    Text.count(day.contacts().size() - left))
            + " and each draws the rest from the product-limit (Kaplan-Meier) curve of its queue");
    model.curves().forEach((name, curve) -> sentences.add(curve(name, curve)));
    List<String> pooled = model.pooled();
    if (!pooled.isEmpty() && day.contacts().stream().map(one -> one.queue).distinct().count() > 1) {
      sentences.add(
          "patience: fewer than %d left in %s: %s the curve of all queues of the channel"
              .formatted(
                  PeopleModel.ENOUGH_LEFT,
                  String.join(", ", pooled),
                  pooled.size() == 1 ? "it has" : "they have"));
    }
    sentences.add(
        "patience: nobody is taken to wait longer or shorter because of what the plan says about waiting");
  }

  private static String curve(String name, PatienceCurve curve) {
    String observed =
        "patience in %s: %s, %s censored"
            .formatted(
                name, Text.count(curve.waits(), "wait"), Text.count(curve.waits() - curve.left()));
    if (curve.left() == 0) {
      return observed + "; nobody left, so nobody leaves";
    }
    String end =
        "%s; half have left after %s; the last point is %s, where %s wait on"
            .formatted(
                observed,
                Display.duration(curve.medianMs()),
                Display.duration(curve.lastMs()),
                Display.percent(curve.atEnd()));
    return curve.atEnd() == 0 ? end : end + ", from there at the mean rate until there";
  }

  private void handling(List<String> sentences) {
    long drawn =
        day.contacts().stream()
            .filter(one -> one.end != WaitEnd.ANSWERED || !one.completed)
            .count();
    sentences.add(
        "handling: who was answered needs the recorded time, whoever the agent is; %s without one would draw"
                .formatted(Text.count(drawn, "contact"))
            + " from the %s seen, of the same queue and agent, or queue, or channel if there are %d"
                .formatted(Text.count(model.handlingTimes()), Durations.ENOUGH));
    long open =
        day.contacts().stream()
            .filter(one -> one.end == WaitEnd.ANSWERED && !one.completed)
            .count();
    if (open > 0) {
      sentences.add(
          "handling: %s went on where the journal ends"
              .formatted(Text.count(open, "conversation")));
    }
  }

  private void agents(List<String> sentences) {
    String agents = Text.count(day.shifts().stream().map(Shift::agent).distinct().count(), "agent");
    String breaks = Text.count(day.breaks(), "break");
    sentences.add(
        inferred
            ? "agents: %s, each there from the start of its first recorded service to the end of its last, %s without one ending a shift; who takes nobody for more than %s while somebody waits whom it could serve is away until it does: %s"
                .formatted(
                    agents,
                    DurationText.format(ShiftInference.LONGEST_GAP_MS),
                    DurationText.format(ShiftInference.REACTION_MS),
                    breaks)
            : "agents: %s signed on and off as recorded, with the recorded skills, teams and profiles, and take the %s recorded, for their recorded length, once idle"
                .formatted(agents, breaks));
    if (day.presentAtEnd() > 0) {
      sentences.add(
          "agents: %s there where the journal ends take nothing new from then on"
              .formatted(Text.count(day.presentAtEnd())));
    }
    long accepted = choices(Choice.ACCEPT);
    long delays =
        day.offers().stream()
            .filter(offer -> offer.answer().choice() == Choice.ACCEPT)
            .mapToLong(offer -> offer.answer().afterMs())
            .sum();
    sentences.add(
        day.offers().isEmpty()
            ? "offers: no answers of agents are recorded; they accept at once"
            : String.format(
                    Locale.ROOT,
                    "offers: of %s answered, %s were declined and %s missed; accepted after %s in the mean;"
                        + " each offer draws one of these answers, of the same agent if there are %d (%s)",
                    Text.count(day.offers().size()),
                    Text.count(choices(Choice.DECLINE)),
                    Text.count(choices(Choice.IGNORE)),
                    Display.duration(accepted == 0 ? Double.NaN : (double) delays / accepted),
                    PeopleModel.ENOUGH_OFFERS,
                    Text.count(model.agentsWithOwnAnswers(), "agent"))
                + "; they do not look at who is waiting");
    if (choices(Choice.IGNORE) > 0) {
      sentences.add(
          day.backAfterMs().isEmpty()
              ? "agents: one who is not responding is back after "
                  + DurationText.format(PeopleModel.USUAL_BACK_AFTER_MS)
              : "agents: one who is not responding is back after one of the %s recorded"
                  .formatted(Text.count(day.backAfterMs().size(), "time")));
    }
  }

  private long choices(Choice choice) {
    return day.offers().stream().filter(offer -> offer.answer().choice() == choice).count();
  }

  private void customers(List<String> sentences) {
    if (count(WaitEnd.CANCELLED) > 0) {
      sentences.add(
          "customers: %s cancelled while waiting count as having left, and leave after the same wait; for the curves they are censored"
              .formatted(Text.count(count(WaitEnd.CANCELLED))));
    }
    if (count(WaitEnd.EXPIRED) + count(WaitEnd.NONE) > 0) {
      sentences.add(
          "customers: %s given up by their queue and %s waiting where the journal ends are neither answered nor have they left"
              .formatted(Text.count(count(WaitEnd.EXPIRED)), Text.count(count(WaitEnd.NONE))));
    }
    if (day.callbacks() > 0) {
      sentences.add(
          "customers: %s to be called back later wait from when that was due, as if they called then"
              .formatted(Text.count(day.callbacks())));
    }
    sentences.add(
        "arrivals: as recorded, with what was asked; nobody calls again, or not, because of another wait");
  }

  private void notPlayed(List<String> sentences) {
    if (day.plans() > 1) {
      sentences.add(
          "plan: %s were applied; calibration is under version %d, in force when most came"
              .formatted(Text.count(day.plans(), "plan"), day.plan().version()));
    }
    if (day.leftOut() > 0) {
      sentences.add(
          "plan: %s of queues, channels, profiles, teams or skills that this plan has not are left out"
              .formatted(Text.count(day.leftOut(), "contact or shift")));
    }
    if (!day.notPlayed().isEmpty()) {
      List<String> counts = new ArrayList<>();
      for (Map.Entry<String, Long> entry : day.notPlayed().entrySet()) {
        counts.add(entry.getKey() + " " + Text.count(entry.getValue()));
      }
      sentences.add(
          "not played: "
              + String.join(", ", counts)
              + "; a conversation with several agents or parts is one, with whoever takes it first, as long as"
              + " all of them; a parked one holds nobody");
    }
  }
}
