package org.strowger.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.CallbackEnd;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;

/** What the generator makes is worth comparing on: everything that can happen does. */
class GeneratorCoverageTest {
  private static final int HISTORIES = 20;
  private static final int COMMANDS = 600;

  /** What happens less often than this is not compared well. */
  private static final int OFTEN = 10;

  /** What cannot happen often: each needs another plan, or many offers. */
  private static final List<String> RARE =
      List.of("code=NO_PLAN", "code=PLAN_VERSION", "code=PLAN_REWORK", "detail=LONG_AGO");

  /** Enough for more offers than are remembered (R1-a). */
  private static final int MANY_COMMANDS = 20_000;

  /** The model, counting its own words. */
  private static final class Counting implements Subject {
    private final Oracle oracle;
    private final Map<String, Integer> words;

    Counting(CoreLimits limits, Map<String, Integer> words) {
      oracle = new Oracle(limits);
      this.words = words;
    }

    @Override
    public List<String> apply(byte[] record) {
      List<String> lines = oracle.apply(record);
      for (String line : lines) {
        for (String word : line.split(" ", -1)) {
          words.merge(word, 1, Integer::sum);
        }
      }
      return lines;
    }
  }

  @Test
  void everyEventAndEveryRefusalHappens() {
    Map<String, Integer> words = new TreeMap<>();
    count(1, Mode.CHANNELS, MANY_COMMANDS, words);
    for (long seed = 2; seed <= HISTORIES; seed++) {
      count(seed, Mode.VOICE, COMMANDS, words);
      count(seed, Mode.TWO_SKILLS, COMMANDS, words);
      count(seed, Mode.MANY_WAITING, COMMANDS, words);
    }
    assertTrue(words.keySet().stream().anyMatch(word -> word.startsWith("rule=")), "rules match");
    assertTrue(
        words.keySet().stream().anyMatch(word -> word.startsWith("note=")), "notes are told");
    List<String> missing = new ArrayList<>();
    for (String word : expected()) {
      int times = words.getOrDefault(word, 0);
      if (times < OFTEN && !RARE.contains(word) && !word.startsWith("field=")) {
        missing.add(word + ": " + times);
      } else if (times == 0) {
        missing.add(word);
      }
    }
    assertEquals(List.of(), missing);
  }

  private static void count(long seed, Mode mode, int commands, Map<String, Integer> words) {
    assertNull(
        Comparison.search(seed, mode, Feature.ALL, commands, limits -> new Counting(limits, words)),
        "the model differs from itself");
  }

  private static List<String> expected() {
    List<String> expected = new ArrayList<>();
    for (RejectCode code : RejectCode.values()) {
      expected.add("code=" + code);
    }
    for (OfferEnd end : OfferEnd.values()) {
      expected.add("detail=" + end);
    }
    for (FieldName field : FieldName.values()) {
      expected.add("field=" + field);
    }
    expected.removeAll(List.of("field=RETURN", "code=NOT_SCHEDULED")); // of no refusal
    for (TransferEnd end : TransferEnd.values()) {
      expected.add("how=" + end);
    }
    for (CallbackEnd end : CallbackEnd.values()) {
      expected.add("how=" + end);
    }
    for (PromiseKind kind : PromiseKind.values()) {
      expected.add("kind=" + kind);
    }
    for (TouchKind kind : TouchKind.values()) {
      if (kind != TouchKind.CONTACT && kind != TouchKind.SURVEY) { // not told as a touchpoint
        expected.add("kind=" + kind);
      }
    }
    for (Handover handover : Handover.values()) {
      expected.add("handover=" + handover);
    }
    for (WithdrawReason reason : WithdrawReason.values()) {
      expected.add("reason=" + reason);
    }
    expected.removeIf(word -> word.endsWith("NULL_VAL"));
    expected.addAll(
        Arrays.asList(
            "NameDefined NameReleased PlanApplied Ticked SnapshotTaken AgentSignedOn AgentSignedOff"
                .split(" ", -1)));
    expected.addAll(
        List.of(
            "Repeated",
            "InteractionUpdated",
            "InteractionReturned",
            "InteractionStepStarted",
            "cause=TIME",
            "cause=SKIPPED",
            "cause=AFFINITY_ENDED",
            "InteractionMoved",
            "cause=OVERFLOW",
            "cause=PLAN",
            "InteractionExpired",
            "RoutabilityChanged",
            "routable=YES",
            "routable=NO",
            "AgentClaimed",
            "ClaimEnded",
            "PlanReworked",
            "RulesApplied",
            "cause=RULES",
            "step=4",
            "step=0",
            "InteractionTransferred",
            "warm=YES",
            "warm=NO",
            "TransferEnded",
            "InteractionShifted",
            "InteractionParked",
            "cause=INACTIVITY",
            "InteractionResumed",
            "cause=MESSAGE",
            "InteractionClosed",
            "MessageRecorded",
            "sender=CUSTOMER",
            "sender=AGENT",
            "CallbackScheduled",
            "CallbackEnded",
            "InteractionCancelled",
            "PromiseAtRisk",
            "PromiseBroken",
            "ReconcileBegun",
            "repair=YES",
            "repair=NO",
            "replaced=YES",
            "replaced=NO",
            "ReconcileChecked",
            "finding=AGREES",
            "finding=NOT_HERE",
            "finding=OTHER_AGENT",
            "finding=OUT_OF_SCOPE",
            "repaired=YES",
            "repaired=NO",
            "ReconcileMissed",
            "state=WAITING",
            "state=ACTIVE",
            "state=PARKED",
            "ReconcileEnded",
            "ChannelChanged",
            "ShiftOffered",
            "cause=REQUEST",
            "cause=CLOSED",
            "cause=WAIT",
            "bar=NONE",
            "bar=CLOSED",
            "bar=DEVICE",
            "bar=NOBODY",
            "bar=LONGER",
            "bar=BEYOND",
            "ShiftEnded",
            "end=TAKEN",
            "end=REFUSED",
            "end=EXPIRED",
            "end=WITHDRAWN",
            "state=OPEN",
            "state=CLOSED",
            "drain=YES",
            "drain=NO",
            "CustomerUpdated",
            "TouchpointRecorded",
            "SurveyRecorded",
            "NeedUpdated",
            "CustomerForgotten",
            "CustomerEvicted",
            "ContextDelivered",
            "kind=CUSTOMER",
            "resolved=YES",
            "resolved=NO",
            "AgentPresenceChanged",
            "presence=NOT_RESPONDING",
            "pending=AWAY",
            "cause=WORK_ENDED",
            "cause=NO_ANSWER",
            "AgentSkillsChanged",
            "AgentProfileChanged",
            "AgentTeamsChanged",
            "InteractionWaiting",
            "InteractionPromoted",
            "OfferMade",
            "auto=YES",
            "auto=NO",
            "OfferDeclined",
            "OfferMissed",
            "InteractionAbandoned",
            "wrapUp=NONE",
            "wrapUp=TIMED",
            "wrapUp=UNTIL_ENDED",
            "wrapUp=CAPPED",
            "by=COMMAND",
            "by=TIMER",
            "by=SIGN_OFF",
            "AgentLeaseRenewed",
            "AgentLeaseLost",
            "wasLost=YES",
            "wasLost=NO",
            "cause=COMMAND",
            "cause=FORCED",
            "cause=LEASE"));
    return expected;
  }
}
