package org.strowger.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.State.Agent;
import org.strowger.oracle.State.Interaction;
import org.strowger.oracle.State.Offer;
import org.strowger.oracle.State.Place;
import org.strowger.oracle.State.Stage;
import org.strowger.oracle.State.Timer;
import org.strowger.oracle.State.Work;

/** The rules, each time with just one of them broken. */
final class BrokenRules {
  private BrokenRules() {}

  /** A broken rule, and the features whose histories show it. */
  record Fault(String rule, Function<State, Rules> rules, Set<Feature> features) {
    Fault(String rule, Function<State, Rules> rules) {
      this(rule, rules, Feature.WITHOUT_JOURNEYS);
    }

    @Override
    public String toString() {
      return rule;
    }
  }

  static List<Fault> faults() {
    return Stream.of(
            time(),
            retries(),
            order(),
            line(),
            filters(),
            capacity(),
            offers(),
            BrokenStrategies.faults(),
            BrokenSteps.faults(),
            BrokenJourneys.faults(),
            BrokenContextRules.faults(),
            BrokenShifts.faults(),
            BrokenLeases.faults(),
            BrokenReconciles.faults())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> time() {
    return List.of(
        new Fault("T2 an answer at the deadline is in time", LateByOne::new),
        new Fault("T2 timers with one deadline fire last started first", LastStartedFirst::new));
  }

  private static List<Fault> retries() {
    Set<Feature> repeats = Set.of(Feature.REPEATS);
    return List.of(
        new Fault("GU-a the correlation alone counts", AnyClient::new, repeats),
        new Fault("GU-a a refused command is tried again", RefusedAgain::new, repeats));
  }

  private static final class AnyClient extends Rules {
    AnyClient(State state) {
      super(state);
    }

    @Override
    List<Long> guPair(int client, long correlation) {
      return List.of(correlation);
    }
  }

  private static final class RefusedAgain extends Rules {
    RefusedAgain(State state) {
      super(state);
    }

    @Override
    boolean guRemembers(boolean refused) {
      return !refused;
    }
  }

  private static final class LateByOne extends Rules {
    LateByOne(State state) {
      super(state);
    }

    @Override
    boolean isDue(Timer timer, long nowMs) {
      return timer.deadlineMs() < nowMs;
    }
  }

  private static final class LastStartedFirst extends Rules {
    LastStartedFirst(State state) {
      super(state);
    }

    @Override
    boolean firesBefore(Timer one, Timer other) {
      return one.deadlineMs() != other.deadlineMs()
          ? one.deadlineMs() < other.deadlineMs()
          : one.creation() > other.creation();
    }
  }

  private static List<Fault> order() {
    Comparator<Interaction> promoted =
        Comparator.comparingLong(i -> i.isPromoted() ? i.promotion : Long.MAX_VALUE);
    Comparator<Interaction> urgency = Comparator.comparingInt(i -> i.urgency);
    Comparator<Interaction> due = Comparator.comparingLong(i -> i.dueMs);
    Comparator<Interaction> sequence = Comparator.comparingLong(i -> i.sequence);
    Comparator<Interaction> promotedOrNot =
        Comparator.comparing((Interaction i) -> !i.isPromoted());
    return List.of(
        order("O1 without promotion", urgency.thenComparing(due).thenComparing(sequence)),
        order("O1 without class", promoted.thenComparing(due).thenComparing(sequence)),
        order("O1 without due", promoted.thenComparing(urgency).thenComparing(sequence)),
        order(
            "O1 ties by the last sequence",
            promoted.thenComparing(urgency).thenComparing(due).thenComparing(sequence.reversed())),
        order(
            "O3 promoted not in order of promotion",
            promotedOrNot.thenComparing(urgency).thenComparing(due).thenComparing(sequence)));
  }

  private static Fault order(String rule, Comparator<Interaction> order) {
    return new Fault(
        rule,
        state ->
            new Rules(state) {
              @Override
              Comparator<Interaction> o1Order() {
                return order;
              }
            });
  }

  private static List<Fault> line() {
    return List.of(
        plain("A1 not moved by an offer", PlaceWithoutOffers::new),
        plain("A1 not moved by the end of work", PlaceKeptAfterWork::new),
        plain("A1 not moved by sign-on or return", PlaceOfFirstSignOn::new),
        plain("A1-a place lost by decline or withdrawal", PlaceLostByDecline::new),
        plain("A1-a place given back on accept", PlaceKeptAfterAccept::new),
        new Fault("A1-a an older offer accepted moves forward", PlaceOfAcceptedOffer::new),
        plain("R3-b place given back on no answer", PlaceKeptAfterMiss::new));
  }

  /** The line decides only where no strategy does. */
  private static Fault plain(String rule, Function<State, Rules> rules) {
    return new Fault(rule, rules, Set.of());
  }

  private static final class PlaceWithoutOffers extends Rules {
    PlaceWithoutOffers(State state) {
      super(state);
    }

    @Override
    Place place(Agent agent) {
      return agent.basePlace;
    }
  }

  private static final class PlaceKeptAfterWork extends Rules {
    PlaceKeptAfterWork(State state) {
      super(state);
    }

    @Override
    Place afterWork(Agent agent, Place end) {
      return agent.basePlace;
    }
  }

  private static final class PlaceOfFirstSignOn extends Rules {
    PlaceOfFirstSignOn(State state) {
      super(state);
    }

    @Override
    Place atTheEnd(Agent agent, Place end) {
      return agent.basePlace == null ? end : agent.basePlace;
    }

    @Override
    Place afterWork(Agent agent, Place end) {
      return Place.later(agent.basePlace, end);
    }
  }

  private static final class PlaceLostByDecline extends Rules {
    PlaceLostByDecline(State state) {
      super(state);
    }

    @Override
    Place afterDeclineOrWithdrawal(Agent agent, Offer offer) {
      return Place.later(agent.basePlace, offer.place());
    }
  }

  private static final class PlaceKeptAfterAccept extends Rules {
    PlaceKeptAfterAccept(State state) {
      super(state);
    }

    @Override
    Place afterAccept(Agent agent, Offer offer) {
      return agent.basePlace;
    }
  }

  private static final class PlaceOfAcceptedOffer extends Rules {
    PlaceOfAcceptedOffer(State state) {
      super(state);
    }

    @Override
    Place afterAccept(Agent agent, Offer offer) {
      return offer.place();
    }
  }

  private static final class PlaceKeptAfterMiss extends Rules {
    PlaceKeptAfterMiss(State state) {
      super(state);
    }

    @Override
    Place afterMiss(Agent agent, Offer offer) {
      return agent.basePlace;
    }
  }

  private static List<Fault> filters() {
    return List.of(
        new Fault("F1 a pending AWAY is forgotten", PendingForgotten::new),
        new Fault("F2", NoExclusions::new),
        new Fault("F3", NoTeams::new),
        new Fault("F4 all-of", NoAllOf::new),
        new Fault("F4 any-of", NoAnyOf::new),
        new Fault("F4 none-of", NoNoneOf::new),
        new Fault("F4 levels", NoLevels::new),
        new Fault("F5", NoChannels::new),
        new Fault("F6", NoHolds::new),
        new Fault("F8", OffersTwice::new));
  }

  private static final class PendingForgotten extends Rules {
    PendingForgotten(State state) {
      super(state);
    }

    @Override
    boolean f1Available(Agent agent) {
      return agent.presence == Presence.AVAILABLE;
    }
  }

  private static final class NoExclusions extends Rules {
    NoExclusions(State state) {
      super(state);
    }

    @Override
    boolean f2NotOwnExcluded(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class NoTeams extends Rules {
    NoTeams(State state) {
      super(state);
    }

    @Override
    boolean f3InTeam(Agent agent, PlanData.Step step) {
      return true;
    }
  }

  private static final class NoAllOf extends Rules {
    NoAllOf(State state) {
      super(state);
    }

    @Override
    boolean f4AllOf(Agent agent, List<SkillLevel> allOf) {
      return true;
    }
  }

  private static final class NoAnyOf extends Rules {
    NoAnyOf(State state) {
      super(state);
    }

    @Override
    boolean f4AnyOf(Agent agent, List<SkillLevel> anyOf) {
      return true;
    }
  }

  private static final class NoNoneOf extends Rules {
    NoNoneOf(State state) {
      super(state);
    }

    @Override
    boolean f4NoneOf(Agent agent, List<Integer> noneOf) {
      return true;
    }
  }

  private static final class NoLevels extends Rules {
    NoLevels(State state) {
      super(state);
    }

    @Override
    boolean has(Agent agent, SkillLevel asked) {
      return agent.levels.containsKey(asked.skill());
    }
  }

  private static final class NoChannels extends Rules {
    NoChannels(State state) {
      super(state);
    }

    @Override
    boolean f5ChannelAllowed(Agent agent, Interaction interaction) {
      return !agent.profile.handles().isEmpty();
    }

    @Override
    PlanData.Handling handling(Agent agent, Interaction interaction) {
      PlanData.Handling handling = super.handling(agent, interaction);
      return handling == null ? agent.profile.handles().get(0) : handling;
    }
  }

  private static final class NoHolds extends Rules {
    NoHolds(State state) {
      super(state);
    }

    @Override
    boolean f6NotHeldApart(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class OffersTwice extends Rules {
    OffersTwice(State state) {
      super(state);
    }

    @Override
    int f8MostOpen(Interaction interaction) {
      return super.f8MostOpen(interaction) + 1;
    }
  }

  private static List<Fault> capacity() {
    return List.of(
        new Fault("F10", NoLimits::new),
        new Fault("F11 units", NoUnits::new),
        new Fault("C2 exclusive work beside other", NoExclusivity::new),
        new Fault("C2-a exclusive work of no cost", ExclusivityByUnits::new),
        new Fault("C-a exclusive as the profile now says", ExclusivityByProfile::new),
        new Fault("F11 no cost is always free", NoCostAlwaysFree::new),
        new Fault("C5 wrap-up holds no units", WrapUpFree::new));
  }

  private static final class NoLimits extends Rules {
    NoLimits(State state) {
      super(state);
    }

    @Override
    boolean f10WithinChannelLimit(Agent agent, Interaction interaction, List<Work> inHand) {
      return true;
    }
  }

  private static final class NoUnits extends Rules {
    NoUnits(State state) {
      super(state);
    }

    @Override
    boolean f11UnitsFree(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
      return true;
    }
  }

  private static final class NoExclusivity extends Rules {
    NoExclusivity(State state) {
      super(state);
    }

    @Override
    boolean c2Exclusivity(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
      return true;
    }
  }

  private static final class ExclusivityByUnits extends Rules {
    ExclusivityByUnits(State state) {
      super(state);
    }

    @Override
    boolean c2Exclusivity(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
      boolean exclusive = handling(agent, interaction).exclusive();
      return !(exclusive && usedUnits(inHand) > 0) && !hasExclusive(inHand);
    }
  }

  private static final class ExclusivityByProfile extends Rules {
    ExclusivityByProfile(State state) {
      super(state);
    }

    @Override
    boolean c2Exclusivity(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
      boolean exclusive = handling(agent, interaction).exclusive();
      boolean beside =
          inHand.stream()
              .map(work -> handling(agent, work.interaction))
              .anyMatch(handling -> handling != null && handling.exclusive());
      return !(exclusive && !inHand.isEmpty()) && !beside;
    }
  }

  private static final class NoCostAlwaysFree extends Rules {
    NoCostAlwaysFree(State state) {
      super(state);
    }

    @Override
    boolean f11UnitsFree(Agent agent, Interaction interaction, List<Work> inHand, int parked) {
      return handling(agent, interaction).cost() == 0
          || super.f11UnitsFree(agent, interaction, inHand, parked);
    }
  }

  private static final class WrapUpFree extends Rules {
    WrapUpFree(State state) {
      super(state);
    }

    @Override
    int usedUnits(List<Work> inHand) {
      return inHand.stream()
          .filter(work -> work.interaction.stage != Stage.WRAP_UP)
          .mapToInt(work -> work.units)
          .sum();
    }
  }

  private static List<Fault> offers() {
    return List.of(
        new Fault("R2 held apart for a moment longer", HoldLonger::new),
        new Fault("R3 not responding one miss early", NotRespondingEarly::new),
        new Fault("R3 not responding one miss late", NotRespondingLate::new),
        new Fault("R4 offers stay whatever changes", OffersStay::new),
        new Fault("C5-d wrap-up of a channel no longer handled", WrapUpAnyway::new));
  }

  private static final class HoldLonger extends Rules {
    HoldLonger(State state) {
      super(state);
    }

    @Override
    long declineHoldMs(Interaction interaction) {
      return super.declineHoldMs(interaction) + 1;
    }
  }

  private static final class NotRespondingEarly extends Rules {
    NotRespondingEarly(State state) {
      super(state);
    }

    @Override
    boolean becomesNotResponding(Agent agent, Interaction interaction) {
      return agent.misses + 1 >= interaction.queue.missesAllowed();
    }
  }

  private static final class NotRespondingLate extends Rules {
    NotRespondingLate(State state) {
      super(state);
    }

    @Override
    boolean becomesNotResponding(Agent agent, Interaction interaction) {
      return agent.misses > interaction.queue.missesAllowed();
    }
  }

  private static final class OffersStay extends Rules {
    OffersStay(State state) {
      super(state);
    }

    @Override
    boolean offerStays(Agent agent, Interaction interaction) {
      return true;
    }
  }

  private static final class WrapUpAnyway extends Rules {
    WrapUpAnyway(State state) {
      super(state);
    }

    @Override
    WrapUpKind wrapUp(PlanData.Handling handling) {
      return handling == null ? WrapUpKind.UNTIL_ENDED : handling.wrapUp();
    }
  }
}
