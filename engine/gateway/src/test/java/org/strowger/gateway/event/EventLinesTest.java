package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.AgentClaimedEncoder;
import org.strowger.codec.sbe.AgentLeaseLostEncoder;
import org.strowger.codec.sbe.AgentLeaseRenewedEncoder;
import org.strowger.codec.sbe.AgentPresenceChangedEncoder;
import org.strowger.codec.sbe.AgentProfileChangedEncoder;
import org.strowger.codec.sbe.AgentSignedOffEncoder;
import org.strowger.codec.sbe.AgentSkillsChangedEncoder;
import org.strowger.codec.sbe.AgentTeamsChangedEncoder;
import org.strowger.codec.sbe.CallbackEnd;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.ClaimEndedEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionAbandonedEncoder;
import org.strowger.codec.sbe.InteractionCompletedEncoder;
import org.strowger.codec.sbe.InteractionExpiredEncoder;
import org.strowger.codec.sbe.InteractionMovedEncoder;
import org.strowger.codec.sbe.InteractionPromotedEncoder;
import org.strowger.codec.sbe.InteractionReturnedEncoder;
import org.strowger.codec.sbe.InteractionStepStartedEncoder;
import org.strowger.codec.sbe.InteractionUpdatedEncoder;
import org.strowger.codec.sbe.InteractionWaitingEncoder;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.OfferAcceptedEncoder;
import org.strowger.codec.sbe.OfferDeclinedEncoder;
import org.strowger.codec.sbe.OfferMissedEncoder;
import org.strowger.codec.sbe.OfferWithdrawnEncoder;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.PlanAppliedEncoder;
import org.strowger.codec.sbe.PlanReworkedEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.RoutabilityChangedEncoder;
import org.strowger.codec.sbe.Sender;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.codec.sbe.ShiftCause;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.SnapshotTakenEncoder;
import org.strowger.codec.sbe.StepCause;
import org.strowger.codec.sbe.TickedEncoder;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpEndedEncoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.gateway.text.Words;

/** What each event has. */
class EventLinesTest extends EventWriting {
  @Test
  void agentsHaveTheseEvents() {
    TestEvent event = new TestEvent();
    event
        .message(new AgentSignedOffEncoder()::wrapAndApplyHeader)
        .agent(2)
        .cause(SignOffCause.FORCED);
    assertWritten(
        "{\"event\":\"signed-off\"," + HEAD + "\"agent\":\"ann\",\"cause\":\"forced\"}", event);
    event
        .message(new AgentLeaseRenewedEncoder()::wrapAndApplyHeader)
        .agent(2)
        .untilMs(TestEvent.NINE + 30_000)
        .wasLost(Flag.YES);
    assertWritten(
        "{\"event\":\"lease-renewed\","
            + HEAD
            + "\"agent\":\"ann\",\"until\":\"2026-03-01T09:00:30.000Z\",\"was-lost\":true}",
        event);
    event
        .message(new AgentLeaseLostEncoder()::wrapAndApplyHeader)
        .agent(2)
        .untilMs(TestEvent.NINE + 10_000);
    assertWritten(
        "{\"event\":\"lease-lost\","
            + HEAD
            + "\"agent\":\"ann\",\"until\":\"2026-03-01T09:00:10.000Z\"}",
        event);
    event.message(new AgentSkillsChangedEncoder()::wrapAndApplyHeader).agent(2);
    assertWritten("{\"event\":\"skills-changed\"," + HEAD + "\"agent\":\"ann\"}", event);
    event.message(new AgentProfileChangedEncoder()::wrapAndApplyHeader).agent(2);
    assertWritten("{\"event\":\"profile-changed\"," + HEAD + "\"agent\":\"ann\"}", event);
    event.message(new AgentTeamsChangedEncoder()::wrapAndApplyHeader).agent(2);
    assertWritten("{\"event\":\"teams-changed\"," + HEAD + "\"agent\":\"ann\"}", event);
    event
        .message(new AgentPresenceChangedEncoder()::wrapAndApplyHeader)
        .agent(2)
        .reason(6)
        .presence(Presence.AVAILABLE)
        .pending(Presence.AWAY)
        .cause(PresenceCause.COMMAND);
    assertWritten(
        "{\"event\":\"presence-changed\","
            + HEAD
            + "\"agent\":\"ann\",\"presence\":\"available\",\"pending\":\"away\","
            + "\"cause\":\"command\",\"reason\":\"lunch\"}",
        event);
    event
        .message(new AgentPresenceChangedEncoder()::wrapAndApplyHeader)
        .agent(2)
        .reason(0)
        .presence(Presence.NOT_RESPONDING)
        .pending(Presence.NONE)
        .cause(PresenceCause.NO_ANSWER);
    assertWritten(
        "{\"event\":\"presence-changed\","
            + HEAD
            + "\"agent\":\"ann\",\"presence\":\"not-responding\",\"cause\":\"no-answer\"}",
        event);
  }

  @Test
  void offersHaveTheseEvents() {
    TestEvent event = new TestEvent();
    String offer = "\"offer\":9,\"interaction\":\"call-1\",\"agent\":\"ann\"";
    event
        .message(new OfferAcceptedEncoder()::wrapAndApplyHeader)
        .offer(9)
        .interaction(30)
        .waitedMs(1234)
        .agent(2)
        .queue(4)
        .step((short) 1)
        .auto(Flag.YES);
    assertWritten(
        "{\"event\":\"accepted\","
            + HEAD
            + offer
            + ",\"queue\":\"sales\",\"step\":1,\"waited-ms\":1234,\"auto\":true}",
        event);
    event
        .message(new OfferDeclinedEncoder()::wrapAndApplyHeader)
        .offer(9)
        .interaction(30)
        .agent(2)
        .reason(6);
    assertWritten("{\"event\":\"declined\"," + HEAD + offer + ",\"reason\":\"lunch\"}", event);
    event
        .message(new OfferDeclinedEncoder()::wrapAndApplyHeader)
        .offer(9)
        .interaction(30)
        .agent(2)
        .reason(0);
    assertWritten("{\"event\":\"declined\"," + HEAD + offer + "}", event);
    event.message(new OfferMissedEncoder()::wrapAndApplyHeader).offer(9).interaction(30).agent(2);
    assertWritten("{\"event\":\"missed\"," + HEAD + offer + "}", event);
    event
        .message(new OfferWithdrawnEncoder()::wrapAndApplyHeader)
        .offer(9)
        .interaction(30)
        .agent(2)
        .reason(WithdrawReason.NOT_ELIGIBLE);
    assertWritten(
        "{\"event\":\"withdrawn\"," + HEAD + offer + ",\"reason\":\"not-eligible\"}", event);
  }

  @Test
  void interactionsHaveTheseEvents() {
    TestEvent event = new TestEvent();
    event
        .message(new InteractionWaitingEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .dueMs(TestEvent.NINE - 90_000)
        .queue(4)
        .channel(5)
        .urgency((short) 2)
        .routable(Flag.NO)
        .ticketMs(TestEvent.NINE);
    assertWritten(
        "{\"event\":\"waiting\","
            + HEAD
            + "\"interaction\":\"call-1\",\"queue\":\"sales\",\"channel\":\"voice\",\"class\":2,"
            + "\"due\":\"2026-03-01T08:58:30.000Z\",\"routable\":false,"
            + "\"ticket\":\"2026-03-01T09:00:00.000Z\"}",
        event);
    event.message(new InteractionPromotedEncoder()::wrapAndApplyHeader).interaction(30);
    assertWritten("{\"event\":\"promoted\"," + HEAD + "\"interaction\":\"call-1\"}", event);
    event
        .message(new InteractionAbandonedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .waitedMs(5)
        .queue(4);
    assertWritten(
        "{\"event\":\"abandoned\","
            + HEAD
            + "\"interaction\":\"call-1\",\"queue\":\"sales\",\"waited-ms\":5}",
        event);
    event
        .message(new InteractionCompletedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .handledMs(60_000)
        .wrapUpUntilMs(TestEvent.NINE + 30_000)
        .agent(2)
        .disposition(7)
        .wrapUp(WrapUpKind.TIMED);
    assertWritten(
        "{\"event\":\"completed\","
            + HEAD
            + "\"interaction\":\"call-1\",\"agent\":\"ann\",\"disposition\":\"sold\","
            + "\"handled-ms\":60000,\"wrap-up\":\"timed\","
            + "\"wrap-up-until\":\"2026-03-01T09:00:30.000Z\"}",
        event);
    event
        .message(new InteractionCompletedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .handledMs(0)
        .wrapUpUntilMs(0)
        .agent(2)
        .disposition(0)
        .wrapUp(WrapUpKind.NONE);
    assertWritten(
        "{\"event\":\"completed\","
            + HEAD
            + "\"interaction\":\"call-1\",\"agent\":\"ann\",\"handled-ms\":0,\"wrap-up\":\"none\"}",
        event);
    event
        .message(new WrapUpEndedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .wrapUpMs(30_000)
        .agent(2)
        .by(WorkEnd.TIMER);
    assertWritten(
        "{\"event\":\"wrap-up-ended\","
            + HEAD
            + "\"interaction\":\"call-1\",\"agent\":\"ann\",\"wrap-up-ms\":30000,\"by\":\"timer\"}",
        event);
  }

  @Test
  void thoseWhoWaitHaveTheseEvents() {
    TestEvent event = new TestEvent();
    String call = "\"interaction\":\"call-1\"";
    event
        .message(new InteractionStepStartedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .queue(4)
        .step((short) 2)
        .cause(StepCause.AFFINITY_ENDED);
    assertWritten(
        "{\"event\":\"step-started\","
            + HEAD
            + call
            + ",\"queue\":\"sales\",\"step\":2,\"cause\":\"affinity-ended\"}",
        event);
    event
        .message(new InteractionMovedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .dueMs(TestEvent.NINE - 90_000)
        .fromQueue(4)
        .toQueue(8)
        .cause(MoveCause.OVERFLOW)
        .routable(Flag.YES);
    assertWritten(
        "{\"event\":\"moved\","
            + HEAD
            + call
            + ",\"from-queue\":\"sales\",\"queue\":\"service\",\"cause\":\"overflow\","
            + "\"due\":\"2026-03-01T08:58:30.000Z\",\"routable\":true}",
        event);
    event
        .message(new InteractionExpiredEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .waitedMs(600_000)
        .queue(4);
    assertWritten(
        "{\"event\":\"expired\"," + HEAD + call + ",\"queue\":\"sales\",\"waited-ms\":600000}",
        event);
    event
        .message(new InteractionUpdatedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .dueMs(TestEvent.NINE)
        .urgency((short) 254)
        .routable(Flag.NO);
    assertWritten(
        "{\"event\":\"updated\","
            + HEAD
            + call
            + ",\"class\":254,\"due\":\"2026-03-01T09:00:00.000Z\",\"routable\":false}",
        event);
    event
        .message(new RoutabilityChangedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .queue(4)
        .channel(5)
        .waiting(3)
        .routable(Flag.YES);
    assertWritten(
        "{\"event\":\"routability-changed\","
            + HEAD
            + call
            + ",\"queue\":\"sales\",\"channel\":\"voice\",\"waiting\":3,\"routable\":true}",
        event);
  }

  @Test
  void supervisorsActsAndClaimsHaveTheseEvents() {
    TestEvent event = new TestEvent();
    String callAndAnn = "\"interaction\":\"call-1\",\"agent\":\"ann\"";
    event
        .message(new InteractionReturnedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .handledMs(8000)
        .agent(2)
        .reason(6);
    assertWritten(
        "{\"event\":\"returned\","
            + HEAD
            + callAndAnn
            + ",\"reason\":\"lunch\",\"handled-ms\":8000}",
        event);
    event
        .message(new InteractionReturnedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .handledMs(0)
        .agent(2)
        .reason(0);
    assertWritten("{\"event\":\"returned\"," + HEAD + callAndAnn + ",\"handled-ms\":0}", event);
    event.message(new AgentClaimedEncoder()::wrapAndApplyHeader).interaction(30).agent(2);
    assertWritten("{\"event\":\"agent-claimed\"," + HEAD + callAndAnn + "}", event);
    event.message(new ClaimEndedEncoder()::wrapAndApplyHeader).interaction(30).agent(2);
    assertWritten("{\"event\":\"claim-ended\"," + HEAD + callAndAnn + "}", event);
  }

  @Test
  void everyWordOfTheEnumsIsInTheSchemaOfItsEvent() throws IOException {
    for (StepCause cause : StepCause.values()) {
      assertListed("step-started", cause, cause == StepCause.NULL_VAL);
    }
    for (MoveCause cause : MoveCause.values()) {
      assertListed("moved", cause, cause == MoveCause.NULL_VAL);
    }
    for (WithdrawReason reason : WithdrawReason.values()) {
      assertListed("withdrawn", reason, reason == WithdrawReason.NULL_VAL);
    }
    for (TransferEnd how : TransferEnd.values()) {
      assertListed("transfer-ended", how, how == TransferEnd.NULL_VAL);
    }
    for (ShiftCause cause : ShiftCause.values()) {
      assertListed("shift-offered", cause, cause == ShiftCause.NULL_VAL);
    }
    for (ShiftBar bar : ShiftBar.values()) {
      assertListed("shift-offered", bar, bar == ShiftBar.NULL_VAL || bar == ShiftBar.NONE);
    }
    for (ShiftEnd how : ShiftEnd.values()) {
      assertListed("shift-ended", how, how == ShiftEnd.NULL_VAL);
    }
    for (ChannelState state : ChannelState.values()) {
      assertListed("channel-changed", state, state == ChannelState.NULL_VAL);
    }
    for (CallbackEnd how : CallbackEnd.values()) {
      assertListed("callback-ended", how, how == CallbackEnd.NULL_VAL);
    }
    for (ParkCause cause : ParkCause.values()) {
      assertListed("parked", cause, cause == ParkCause.NULL_VAL);
      assertListed("resumed", cause, cause == ParkCause.NULL_VAL);
    }
    for (PromiseKind kind : PromiseKind.values()) {
      assertListed("promise-at-risk", kind, kind == PromiseKind.NULL_VAL);
      assertListed("promise-broken", kind, kind == PromiseKind.NULL_VAL);
    }
    for (Sender sender : Sender.values()) {
      assertListed("message-recorded", sender, sender == Sender.NULL_VAL);
    }
  }

  private static void assertListed(String event, Enum<?> word, boolean none) throws IOException {
    try (InputStream in =
        EventWriter.class.getResourceAsStream(
            "/org/strowger/gateway/schema/events/" + event + ".json")) {
      String schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(!none, schema.contains('"' + Words.of(word) + '"'), word.toString());
    }
  }

  @Test
  void theEngineHasTheseEvents() {
    TestEvent event = new TestEvent();
    event.message(new PlanAppliedEncoder()::wrapAndApplyHeader).version(3);
    assertWritten("{\"event\":\"plan-applied\"," + HEAD + "\"version\":3}", event);
    event
        .message(new PlanReworkedEncoder()::wrapAndApplyHeader)
        .version(3)
        .moved(256)
        .remaining(44);
    assertWritten(
        "{\"event\":\"plan-reworked\"," + HEAD + "\"version\":3,\"reworked\":256,\"remaining\":44}",
        event);
    event.message(new TickedEncoder()::wrapAndApplyHeader).reserved(0);
    assertWritten("{\"event\":\"ticked\"," + HEAD.substring(0, HEAD.length() - 1) + "}", event);
    event.message(new SnapshotTakenEncoder()::wrapAndApplyHeader).stateDigest(0xABCL);
    assertWritten(
        "{\"event\":\"snapshot-taken\"," + HEAD + "\"state-digest\":\"0000000000000abc\"}", event);
  }
}
