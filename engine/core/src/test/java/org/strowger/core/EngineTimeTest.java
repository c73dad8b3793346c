package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.strowger.api.plan.Plan;

/** Engine time, in records whose own times go forth and back as they like. */
class EngineTimeTest {
  private static final Plan PLAN =
      new PlanOf(7)
          .promoteAfter(60_000)
          .skills("milk")
          .channels("voice", "chat")
          .profile("one", 1, "voice")
          .queue("sales", q -> q.due(30_000))
          .queue("help")
          .build();

  private final CoreScript it = new CoreScript();

  @Test
  void T1_anEarlierTimeIsRaisedToTheEngines() {
    it.at(10_000).plan(PLAN);
    it.at(4_000).signOn(1, "one").expect("AgentSignedOn seq=2 at=10000 agent=1");
    assertEquals(10_000, it.core().timeMs());
    it.queryAgent(1).expect("AgentAnswer at=10000 lineTimeMs=10000");
    it.at(-1).arrive(1, "help", "voice");
    it.expect(
        "InteractionWaiting at=10000 interaction=1",
        "OfferMade at=10000 offer=1 interaction=1 agent=1 deadlineMs=30000");
    it.at(29_999).tick().expect("Ticked seq=4 at=29999");
    it.at(30_000).tick().expect("OfferMissed at=30000", "Ticked at=30000");
  }

  @Test
  void T1_theEnginesTimeIsTheHighestSoFarAndNotTheLast() {
    it.at(10_000).plan(PLAN);
    it.at(5_000).tick().expect("Ticked at=10000");
    it.at(9_000).tick().expect("Ticked at=10000");
    it.at(10_001).tick().expect("Ticked at=10001");
  }

  @Test
  void T1_theTimeOfATimerIsNotGoneBackBehind() {
    it.at(1_000).plan(PLAN).signOn(1, "one").arrive(1, "help", "voice");
    it.at(40_000).tick();
    it.expect("OfferMissed at=21000", "OfferMade at=31000 offer=2", "Ticked at=40000");
    it.at(21_000).accept(2);
    it.expect("OfferAccepted seq=5 at=40000 offer=2 interaction=1 agent=1");
  }

  @Test
  void T1_timeSurvivesASnapshot() {
    it.at(10_000).plan(PLAN).takeSnapshot().restore();
    it.at(3_000).signOn(1, "one").expect("AgentSignedOn seq=3 at=10000");
  }

  @Test
  void T4_aRefusedCommandHasASequenceAndMovesTime() {
    it.at(1_000).plan(PLAN).signOn(1, "one").arrive(1, "help", "voice");
    it.at(2_000).accept(99).expect("Rejected seq=4 at=2000 code=STALE_OFFER");
    assertEquals(4, it.core().sequence());
    assertEquals(2_000, it.core().timeMs());
    it.at(1_500).arrive(2, "help", "voice").expect("InteractionWaiting seq=5 at=2000");
  }

  @Test
  void T4_timersDueAreFiredBeforeARefusalToo() {
    it.at(1_000).plan(PLAN).signOn(1, "one").arrive(1, "help", "voice");
    it.at(21_000).accept(1);
    it.expect("OfferMissed seq=4 at=21000 offer=1", "Rejected seq=4 at=21000 code=STALE_OFFER");
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        refused("UNKNOWN_COMMAND", it -> it.applyUnknown()),
        refused("PLAN_VERSION", it -> it.plan(PLAN)),
        refused("ALREADY_SIGNED_ON", it -> it.signOn(1, "one")),
        refused("UNKNOWN_PROFILE", it -> it.signOn(7, "nobody's")),
        refused("LEVEL_RANGE", it -> it.signOn(7, "one", "milk@11")),
        refused("UNKNOWN_TEAM", it -> it.signOn(7, "one", "night")),
        refused("WORK_IN_HAND", it -> it.signOff(2)),
        refused("NOT_SIGNED_ON", it -> it.signOff(7)),
        refused("INVALID_STATE", it -> it.presence(1, 3)),
        refused("UNKNOWN_AGENT", it -> it.presence(-4, 1)),
        refused("UNKNOWN_SKILL", it -> it.skills(1, "tea@5")),
        refused("DUPLICATE_INTERACTION", it -> it.arrive(1, "help", "voice")),
        refused("UNKNOWN_QUEUE", it -> it.arrive(9, "nowhere", "voice")),
        refused("UNKNOWN_CHANNEL", it -> it.arrive(9, "help", "pigeon")),
        refused("NOT_WAITING", it -> it.abandon(2)),
        refused("UNKNOWN_INTERACTION", it -> it.abandon(77)),
        refused("NOT_ACTIVE", it -> it.complete(1)),
        refused("STALE_OFFER", it -> it.accept(77)),
        refused("STALE_OFFER", it -> it.decline(1)),
        refused("INVALID_STATE", it -> it.rework()));
  }

  private static Arguments refused(String code, Consumer<CoreScript> command) {
    return Arguments.of(code, command);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void T4_aRefusedCommandLeavesWhatATickWouldLeave(String code, Consumer<CoreScript> refused) {
    CoreScript ticked = busy();
    CoreScript tried = busy();
    refused.accept(tried.at(20_000));
    ticked.at(20_000).tick();
    assertTrue(
        tried.events().size() == 1
            && tried.events().get(0).contains("Rejected")
            && tried.events().get(0).contains("code=" + code + " "),
        tried.events().toString());
    assertEquals(ticked.core().stateDigest(), tried.core().stateDigest());
    assertEquals(ticked.core().nextDeadlineMs(), tried.core().nextDeadlineMs());
    tried.takeSnapshot().restore();
    ticked.takeSnapshot().restore();
    assertEquals(ticked.core().stateDigest(), tried.core().stateDigest());
    for (CoreScript each : new CoreScript[] {tried, ticked}) {
      each.at(21_000).tick().complete(2).signOn(3, "one").arrive(9, "sales", "voice");
    }
    assertEquals(ticked.core().stateDigest(), tried.core().stateDigest());
    assertEquals(ticked.events(), tried.events());
  }

  /** Agent 2 has interaction 2, agent 1 an open offer of interaction 1, interaction 3 waits. */
  private static CoreScript busy() {
    CoreScript it = new CoreScript();
    it.at(500).plan(PLAN).signOn(2, "one").arrive(2, "help", "voice").accept(1);
    it.at(1_000).signOn(1, "one").arrive(1, "help", "voice").arrive(3, "sales", "voice");
    return it;
  }
}
