package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.AgentAnswerEncoder;
import org.strowger.codec.sbe.AgentClaimedEncoder;
import org.strowger.codec.sbe.AgentLeaseLostEncoder;
import org.strowger.codec.sbe.AgentLeaseRenewedEncoder;
import org.strowger.codec.sbe.AgentPresenceChangedEncoder;
import org.strowger.codec.sbe.AgentProfileChangedEncoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignedOffEncoder;
import org.strowger.codec.sbe.AgentSignedOnEncoder;
import org.strowger.codec.sbe.AgentSkillsChangedEncoder;
import org.strowger.codec.sbe.AgentTeamsChangedEncoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.CallbackEnd;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.ClaimEndedEncoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionAbandonedEncoder;
import org.strowger.codec.sbe.InteractionAnswerEncoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionCompletedEncoder;
import org.strowger.codec.sbe.InteractionExpiredEncoder;
import org.strowger.codec.sbe.InteractionMovedEncoder;
import org.strowger.codec.sbe.InteractionPromotedEncoder;
import org.strowger.codec.sbe.InteractionReturnedEncoder;
import org.strowger.codec.sbe.InteractionStepStartedEncoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.InteractionUpdatedEncoder;
import org.strowger.codec.sbe.InteractionWaitingEncoder;
import org.strowger.codec.sbe.MoveCause;
import org.strowger.codec.sbe.NameDefinedEncoder;
import org.strowger.codec.sbe.NameReleasedEncoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferAcceptedEncoder;
import org.strowger.codec.sbe.OfferAnswerEncoder;
import org.strowger.codec.sbe.OfferDeclinedEncoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.OfferMadeEncoder;
import org.strowger.codec.sbe.OfferMissedEncoder;
import org.strowger.codec.sbe.OfferWithdrawnEncoder;
import org.strowger.codec.sbe.ParkCause;
import org.strowger.codec.sbe.PlanAppliedEncoder;
import org.strowger.codec.sbe.PlanReworkedEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.PromiseKind;
import org.strowger.codec.sbe.QueueAnswerEncoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedEncoder;
import org.strowger.codec.sbe.RoutabilityChangedEncoder;
import org.strowger.codec.sbe.Sender;
import org.strowger.codec.sbe.ShiftBar;
import org.strowger.codec.sbe.ShiftCause;
import org.strowger.codec.sbe.ShiftEnd;
import org.strowger.codec.sbe.SignOffCause;
import org.strowger.codec.sbe.SnapshotTakenEncoder;
import org.strowger.codec.sbe.StepCause;
import org.strowger.codec.sbe.SummaryAnswerEncoder;
import org.strowger.codec.sbe.TickedEncoder;
import org.strowger.codec.sbe.TransferEnd;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpEndedEncoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.gateway.MapNames;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.text.Words;

class EventWriterTest {
  private static final String HEAD = "\"seq\":5,\"time\":\"2026-03-01T09:00:00.000Z\",\"plan\":3,";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MapNames names =
      new MapNames()
          .define(IdKind.CLIENT, 1, "crm")
          .define(IdKind.AGENT, 2, "ann")
          .define(IdKind.INTERACTION, 30, "call-1")
          .define(IdKind.QUEUE, 4, "sales")
          .define(IdKind.QUEUE, 8, "service")
          .define(IdKind.PROFILE, 9, "phone")
          .define(IdKind.CHANNEL, 5, "voice")
          .define(IdKind.REASON, 6, "lunch")
          .define(IdKind.DISPOSITION, 7, "sold");
  private final Payloads payloads = Payloads.refused();
  private EventWriter writer;

  @BeforeEach
  void write() {
    writer = writer(EventWriter.Times.ISO, false);
  }

  private EventWriter writer(EventWriter.Times times, boolean allEvents) {
    return new EventWriter(out, times, allEvents)
        .ids(names, number -> number == -1 ? "nobody" : null, payloads);
  }

  /** What was written since the last call. */
  private String written() {
    writer.flush();
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  private void assertWritten(String expected, TestEvent event) {
    event.tell(writer);
    assertEquals(expected + "\n", written());
  }

  @Test
  void everyEventHasItsNameSequenceTimeAndPlanFirst() {
    TestEvent event = new TestEvent();
    event
        .message(new AgentSignedOnEncoder()::wrapAndApplyHeader)
        .agent(2)
        .presence(Presence.AVAILABLE)
        .leaseUntilMs(0);
    assertWritten(
        "{\"event\":\"signed-on\",\"seq\":5,\"time\":\"2026-03-01T09:00:00.000Z\",\"plan\":3,"
            + "\"agent\":\"ann\",\"presence\":\"available\"}",
        event);
    assertWritten(
        "{\"event\":\"signed-on\",\"seq\":6,\"time\":\"2026-03-01T09:00:00.001Z\","
            + "\"client\":\"crm\",\"correlation\":-9,\"agent\":\"ann\",\"presence\":\"available\"}",
        event.sequence(6).timeMs(TestEvent.NINE + 1).planVersion(0).from(1, -9));
  }

  @Test
  void timesMayBeMillisecondsInstead() {
    writer = writer(EventWriter.Times.EPOCH, false);
    TestEvent event = new TestEvent();
    event
        .message(new OfferMadeEncoder()::wrapAndApplyHeader)
        .offer(9)
        .interaction(30)
        .agent(2)
        .queue(4)
        .step((short) 1)
        .deadlineMs(TestEvent.NINE + 15_000);
    assertWritten(
        "{\"event\":\"offered\",\"seq\":5,\"time\":1772355600000,\"plan\":3,\"offer\":9,"
            + "\"interaction\":\"call-1\",\"agent\":\"ann\",\"queue\":\"sales\",\"step\":1,"
            + "\"deadline\":1772355615000}",
        event);
  }

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
  void T5_anAnswerAboutAnAgentTellsLittleOfOneWhoIsNotSignedOn() {
    TestEvent event = new TestEvent();
    AgentAnswerEncoder answer =
        event.message(new AgentAnswerEncoder()::wrapAndApplyHeader).agent(-1).profile(0);
    assertWritten(
        "{\"event\":\"agent-answer\"," + HEAD + "\"agent\":\"nobody\",\"signed-on\":false}", event);
    answer
        .agent(2)
        .profile(9)
        .lineTimeMs(TestEvent.NINE - 1)
        .used(3)
        .units(4)
        .offers(1)
        .work(2)
        .handled(17)
        .presence(Presence.AVAILABLE)
        .pending(Presence.AWAY)
        .claimedBy(30)
        .leaseUntilMs(0)
        .leaseLost(Flag.NO);
    String most =
        "\"agent\":\"ann\",\"signed-on\":true,\"profile\":\"phone\",\"presence\":\"available\","
            + "\"pending\":\"away\",\"line-time\":\"2026-03-01T08:59:59.999Z\",\"used\":3,\"units\":4,"
            + "\"offers\":1,\"work\":2,\"handled\":17";
    assertWritten(
        "{\"event\":\"agent-answer\"," + HEAD + most + ",\"claimed-by\":\"call-1\"}", event);
    answer.leaseUntilMs(TestEvent.NINE).leaseLost(Flag.YES);
    String lease = ",\"lease-until\":\"2026-03-01T09:00:00.000Z\",\"lease-lost\":true";
    assertWritten(
        "{\"event\":\"agent-answer\"," + HEAD + most + ",\"claimed-by\":\"call-1\"" + lease + "}",
        event);
    answer.pending(Presence.NONE).claimedBy(0).leaseUntilMs(0).leaseLost(Flag.NO);
    assertWritten(
        "{\"event\":\"agent-answer\"," + HEAD + most.replace("\"pending\":\"away\",", "") + "}",
        event);
  }

  @Test
  void T5_anAnswerAboutAnInteractionTellsItsStateAndPlace() {
    TestEvent event = new TestEvent();
    InteractionAnswerEncoder answer =
        event
            .message(new InteractionAnswerEncoder()::wrapAndApplyHeader)
            .interaction(-1)
            .state((short) 0);
    assertWritten(
        "{\"event\":\"interaction-answer\","
            + HEAD
            + "\"interaction\":\"nobody\",\"state\":\"unknown\"}",
        event);
    answer
        .interaction(30)
        .state((short) 1)
        .step((short) 2)
        .urgency((short) 5)
        .promoted(Flag.YES)
        .queue(4)
        .channel(5)
        .agent(0)
        .position(7)
        .dueMs(TestEvent.NINE)
        .sinceMs(TestEvent.NINE - 1000)
        .openOffers(1)
        .estimatedMs(7000)
        .errorP50Ms(0)
        .errorP90Ms(9);
    String queue = "\"queue\":\"sales\",\"channel\":\"voice\",";
    String rest =
        "\"step\":2,\"class\":5,\"promoted\":true,\"due\":\"2026-03-01T09:00:00.000Z\","
            + "\"since\":\"2026-03-01T08:59:59.000Z\",\"open-offers\":1";
    String estimate = ",\"estimated-ms\":7000,\"error-p50-ms\":0,\"error-p90-ms\":9}";
    String call = "{\"event\":\"interaction-answer\"," + HEAD + "\"interaction\":\"call-1\",";
    assertWritten(
        call + "\"state\":\"waiting\"," + queue + "\"position\":7," + rest + estimate, event);
    rest += "}";
    answer.state((short) 2).agent(2).position(0).estimatedMs(-1).errorP50Ms(-1).errorP90Ms(-1);
    assertWritten(call + "\"state\":\"active\"," + queue + "\"agent\":\"ann\"," + rest, event);
    answer.state((short) 3);
    assertWritten(call + "\"state\":\"wrap-up\"," + queue + "\"agent\":\"ann\"," + rest, event);
    names.define(IdKind.CUSTOMER, 40, "ada");
    answer.state((short) 4).customer(40);
    String ada = "\"customer\":\"ada\",";
    assertWritten(
        call + "\"state\":\"parked\"," + queue + ada + "\"agent\":\"ann\"," + rest, event);
    answer.state((short) 5).agent(0);
    assertWritten(call + "\"state\":\"scheduled\"," + queue + ada + rest, event);
  }

  @Test
  void T5_anAnswerAboutAnInteractionTellsItsOpenOffersOnce() {
    TestEvent event = new TestEvent();
    for (int i = 0; i < 2; i++) {
      event
          .message(new OfferAnswerEncoder()::wrapAndApplyHeader)
          .offer(7 + i)
          .interaction(30)
          .deadlineMs(TestEvent.NINE + i)
          .agent(2);
      event.tell(writer);
    }
    assertEquals("", written());
    InteractionAnswerEncoder answer =
        event
            .message(new InteractionAnswerEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .state((short) 1)
            .step((short) 2)
            .urgency((short) 5)
            .promoted(Flag.NO)
            .queue(4)
            .channel(5)
            .agent(0)
            .position(1)
            .dueMs(TestEvent.NINE)
            .sinceMs(TestEvent.NINE)
            .openOffers(2)
            .estimatedMs(-1)
            .errorP50Ms(-1)
            .errorP90Ms(-1);
    String call =
        "{\"event\":\"interaction-answer\","
            + HEAD
            + "\"interaction\":\"call-1\",\"state\":\"waiting\",\"queue\":\"sales\",\"channel\":\"voice\","
            + "\"position\":1,\"step\":2,\"class\":5,\"promoted\":false,"
            + "\"due\":\"2026-03-01T09:00:00.000Z\",\"since\":\"2026-03-01T09:00:00.000Z\",";
    assertWritten(
        call
            + "\"open-offers\":2,\"offers\":["
            + "{\"offer\":7,\"agent\":\"ann\",\"deadline\":\"2026-03-01T09:00:00.000Z\"},"
            + "{\"offer\":8,\"agent\":\"ann\",\"deadline\":\"2026-03-01T09:00:00.001Z\"}]}",
        event);
    answer.openOffers(0);
    assertWritten(call + "\"open-offers\":0}", event);
  }

  private static QueueAnswerEncoder place(TestEvent event, long interaction, int position) {
    return event
        .message(new QueueAnswerEncoder()::wrapAndApplyHeader)
        .interaction(interaction)
        .dueMs(TestEvent.NINE)
        .sinceMs(TestEvent.NINE - 1000)
        .queue(4)
        .position(position)
        .step((short) 1)
        .urgency((short) 5)
        .promoted(Flag.NO)
        .openOffers(0)
        .known(Flag.YES);
  }

  @Test
  void T5_anAnswerAboutAQueueIsOneLineWhateverIsWrittenBetweenItsParts() {
    TestEvent event = new TestEvent();
    event.from(1, 7);
    place(event, 30, 11);
    event.tell(writer);
    place(event, 31, 12).promoted(Flag.YES).openOffers(2);
    event.tell(writer);
    assertEquals("", written());
    writer.refused(3, new Refusal(Refusal.Code.NOT_JSON, "", "x", "between"), new LineCommand());
    assertEquals(1, written().lines().count());
    place(event, 0, 12);
    String rest = "\"due\":\"2026-03-01T09:00:00.000Z\",\"since\":\"2026-03-01T08:59:59.000Z\",";
    assertWritten(
        "{\"event\":\"queue-answer\","
            + HEAD
            + "\"client\":\"crm\",\"correlation\":7,\"queue\":\"sales\",\"known\":true,"
            + "\"waiting\":12,\"interactions\":["
            + "{\"interaction\":\"call-1\",\"position\":11,\"step\":1,\"class\":5,\"promoted\":false,"
            + rest
            + "\"open-offers\":0},{\"interaction\":31,\"position\":12,\"step\":1,\"class\":5,"
            + "\"promoted\":true,"
            + rest
            + "\"open-offers\":2}]}",
        event);
    place(event, 0, 12).known(Flag.NO);
    assertWritten(
        "{\"event\":\"queue-answer\","
            + HEAD
            + "\"client\":\"crm\",\"correlation\":7,\"queue\":\"sales\",\"known\":false,"
            + "\"waiting\":12,\"interactions\":[]}",
        event);
  }

  @Test
  void T5_aSummaryHasAllCounts() {
    TestEvent event = new TestEvent();
    event
        .message(new SummaryAnswerEncoder()::wrapAndApplyHeader)
        .agents(1)
        .available(2)
        .waiting(3)
        .active(4)
        .wrapUp(5)
        .openOffers(6)
        .unroutable(7)
        .rework(8)
        .planVersion(3)
        .parked(9)
        .scheduled(10)
        .customers(11)
        .handoversWith(12)
        .handoversWithout(13)
        .shiftsOffered(14)
        .shiftsTaken(15)
        .shiftsRefused(16)
        .shiftsExpired(17);
    assertWritten(
        "{\"event\":\"summary-answer\","
            + HEAD
            + "\"agents\":1,\"available\":2,\"waiting\":3,\"active\":4,\"wrap-up\":5,\"open-offers\":6,"
            + "\"unroutable\":7,\"rework\":8,\"version\":3,\"parked\":9,\"scheduled\":10,"
            + "\"customers\":11,\"handovers-with-context\":12,\"handovers-without-context\":13,"
            + "\"shifts-offered\":14,\"shifts-taken\":15,\"shifts-refused\":16,"
            + "\"shifts-expired\":17}",
        event);
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

  @Test
  void namesAreToldOnlyWhenAskedFor() {
    TestEvent defined = new TestEvent();
    defined.message(new NameDefinedEncoder()::wrapAndApplyHeader).number(2).kind(IdKind.AGENT);
    TestEvent released = new TestEvent();
    released
        .message(new NameReleasedEncoder()::wrapAndApplyHeader)
        .number(30)
        .kind(IdKind.INTERACTION);
    defined.tell(writer);
    released.tell(writer);
    assertEquals("", written());
    writer = writer(EventWriter.Times.ISO, true);
    assertWritten(
        "{\"event\":\"name-defined\"," + HEAD + "\"kind\":\"agent\",\"id\":\"ann\",\"number\":2}",
        defined);
    assertWritten(
        "{\"event\":\"name-released\","
            + HEAD
            + "\"kind\":\"interaction\",\"id\":\"call-1\",\"number\":30}",
        released);
  }

  private TestEvent rejected(
      int command, RejectCode code, FieldName field, IdKind kind, long value) {
    TestEvent event = new TestEvent();
    event
        .message(new RejectedEncoder()::wrapAndApplyHeader)
        .value(value)
        .command(command)
        .code(code)
        .field(field)
        .valueKind(kind == null ? 0 : kind.value())
        .detail(OfferEnd.NO_ANSWER);
    return event;
  }

  @Test
  void aRefusalNamesCommandCodeFieldAndValue() {
    assertWritten(
        "{\"event\":\"rejected\","
            + HEAD
            + "\"command\":\"sign-off\",\"code\":\"work-in-hand\",\"field\":\"agent\","
            + "\"value\":\"ann\"}",
        rejected(
            AgentSignOffDecoder.TEMPLATE_ID,
            RejectCode.WORK_IN_HAND,
            FieldName.AGENT,
            IdKind.AGENT,
            2));
    assertWritten(
        "{\"event\":\"rejected\","
            + HEAD
            + "\"command\":\"accept\",\"code\":\"stale-offer\",\"field\":\"offer\",\"value\":9,"
            + "\"detail\":\"no-answer\"}",
        rejected(OfferAcceptDecoder.TEMPLATE_ID, RejectCode.STALE_OFFER, FieldName.OFFER, null, 9));
    assertWritten(
        "{\"event\":\"rejected\","
            + HEAD
            + "\"command\":\"plan\",\"code\":\"plan-in-use\",\"value\":4}",
        rejected(ApplyPlanDecoder.TEMPLATE_ID, RejectCode.PLAN_IN_USE, FieldName.NONE, null, 4));
    assertWritten(
        "{\"event\":\"rejected\"," + HEAD + "\"command\":\"abandon\",\"code\":\"no-plan\"}",
        rejected(
            InteractionAbandonDecoder.TEMPLATE_ID, RejectCode.NO_PLAN, FieldName.NONE, null, 0));
  }

  @Test
  void aRefusalNamesAnIdThatHasNoNumber() {
    assertWritten(
        "{\"event\":\"rejected\","
            + HEAD
            + "\"command\":\"sign-off\",\"code\":\"unknown-agent\",\"field\":\"agent\","
            + "\"value\":\"nobody\"}",
        rejected(
            AgentSignOffDecoder.TEMPLATE_ID,
            RejectCode.UNKNOWN_AGENT,
            FieldName.AGENT,
            IdKind.AGENT,
            -1));
  }

  /** An arrival and an update have no agent but the named one and those excluded. */
  @Test
  void aRefusedNamedAgentIsInItsOwnField() {
    for (int command :
        new int[] {InteractionArriveDecoder.TEMPLATE_ID, InteractionUpdateDecoder.TEMPLATE_ID}) {
      TestEvent event =
          rejected(command, RejectCode.UNKNOWN_AGENT, FieldName.AGENT, IdKind.AGENT, -1);
      event.tell(writer);
      assertTrue(written().contains("\"code\":\"unknown-agent\",\"field\":\"named\","), written());
      TestEvent excluded =
          rejected(command, RejectCode.UNKNOWN_AGENT, FieldName.EXCLUDED, IdKind.AGENT, -1);
      excluded.tell(writer);
      assertTrue(written().contains("\"field\":\"exclude\","), written());
    }
  }

  @Test
  void aNameForgottenWhileACommandWasUnderWayIsStillTold() {
    TestEvent released = new TestEvent();
    released
        .message(new NameReleasedEncoder()::wrapAndApplyHeader)
        .number(30)
        .kind(IdKind.INTERACTION);
    released.tell(writer);
    names.release(IdKind.INTERACTION, 30);
    TestEvent late =
        rejected(
            InteractionAbandonDecoder.TEMPLATE_ID,
            RejectCode.UNKNOWN_INTERACTION,
            FieldName.INTERACTION,
            IdKind.INTERACTION,
            30);
    late.tell(writer);
    assertTrue(written().contains("\"value\":\"call-1\""));
  }

  @Test
  void aNumberWithoutANameIsWrittenAsTheNumber() {
    TestEvent event = new TestEvent();
    event.message(new InteractionPromotedEncoder()::wrapAndApplyHeader).interaction(99);
    assertWritten("{\"event\":\"promoted\"," + HEAD + "\"interaction\":99}", event);
  }

  @Test
  void textIsEscapedAsJsonAsksAndNoMore() {
    names.define(IdKind.AGENT, 2, "a\"b\\c\n\u0001/é😀");
    TestEvent event = new TestEvent();
    event.message(new AgentTeamsChangedEncoder()::wrapAndApplyHeader).agent(2);
    assertWritten(
        "{\"event\":\"teams-changed\"," + HEAD + "\"agent\":\"a\\\"b\\\\c\\n\\u0001/é😀\"}", event);
  }

  @Test
  void aLineRefusedBeforeTheLogHasItsNumberAndNoSequence() {
    LineCommand command = new LineCommand();
    byte[] line =
        "{\"do\":\"sign-off\",\"agent\":7,\"client\":\"crm\",\"correlation\":8}"
            .getBytes(StandardCharsets.UTF_8);
    Refusal refusal = new CommandParser("input").parse(line, 0, line.length, 12, command);
    writer.refused(12, refusal, command);
    assertEquals(
        "{\"event\":\"rejected\",\"line\":12,\"client\":\"crm\",\"correlation\":8,"
            + "\"code\":\"wrong-type\",\"field\":\"agent\",\"value\":\"7\","
            + "\"message\":\"must be text\"}\n",
        written());
  }

  @Test
  void nothingIsWrittenAfterTheOutputFailed() {
    int[] calls = {0};
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            calls[0]++;
            throw new IOException("Broken pipe");
          }
        };
    EventWriter failing =
        new EventWriter(broken, EventWriter.Times.ISO, false).ids(names, number -> null, payloads);
    TestEvent event = new TestEvent();
    event.message(new AgentTeamsChangedEncoder()::wrapAndApplyHeader).agent(2);
    event.tell(failing);
    assertNull(failing.failure());
    failing.flush();
    assertEquals("Broken pipe", failing.failure().getMessage());
    assertEquals(1, calls[0]);
    for (int i = 0; i < 10_000; i++) {
      event.tell(failing);
    }
    failing.flush();
    assertEquals(1, calls[0]);
  }
}
