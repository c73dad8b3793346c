package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.AgentPresenceChangedEncoder;
import org.strowger.codec.sbe.AgentProfileChangedEncoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignedOffEncoder;
import org.strowger.codec.sbe.AgentSignedOnEncoder;
import org.strowger.codec.sbe.AgentSkillsChangedEncoder;
import org.strowger.codec.sbe.AgentTeamsChangedEncoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionAbandonedEncoder;
import org.strowger.codec.sbe.InteractionCompletedEncoder;
import org.strowger.codec.sbe.InteractionPromotedEncoder;
import org.strowger.codec.sbe.InteractionWaitingEncoder;
import org.strowger.codec.sbe.NameDefinedEncoder;
import org.strowger.codec.sbe.NameReleasedEncoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferAcceptedEncoder;
import org.strowger.codec.sbe.OfferDeclinedEncoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.OfferMadeEncoder;
import org.strowger.codec.sbe.OfferMissedEncoder;
import org.strowger.codec.sbe.OfferWithdrawnEncoder;
import org.strowger.codec.sbe.PlanAppliedEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.PresenceCause;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedEncoder;
import org.strowger.codec.sbe.SnapshotTakenEncoder;
import org.strowger.codec.sbe.TickedEncoder;
import org.strowger.codec.sbe.WithdrawReason;
import org.strowger.codec.sbe.WorkEnd;
import org.strowger.codec.sbe.WrapUpEndedEncoder;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.gateway.MapNames;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;

class EventWriterTest {
  private static final String HEAD = "\"seq\":5,\"time\":\"2026-03-01T09:00:00.000Z\",\"plan\":3,";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MapNames names =
      new MapNames()
          .define(IdKind.CLIENT, 1, "crm")
          .define(IdKind.AGENT, 2, "ann")
          .define(IdKind.INTERACTION, 30, "call-1")
          .define(IdKind.QUEUE, 4, "sales")
          .define(IdKind.CHANNEL, 5, "voice")
          .define(IdKind.REASON, 6, "lunch")
          .define(IdKind.DISPOSITION, 7, "sold");
  private EventWriter writer;

  @BeforeEach
  void write() {
    writer = writer(EventWriter.Times.ISO, false);
  }

  private EventWriter writer(EventWriter.Times times, boolean allEvents) {
    return new EventWriter(out, times, allEvents)
        .ids(names, number -> number == -1 ? "nobody" : null);
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
        .presence(Presence.AVAILABLE);
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
    event.message(new AgentSignedOffEncoder()::wrapAndApplyHeader).agent(2);
    assertWritten("{\"event\":\"signed-off\"," + HEAD + "\"agent\":\"ann\"}", event);
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
        .urgency((short) 2);
    assertWritten(
        "{\"event\":\"waiting\","
            + HEAD
            + "\"interaction\":\"call-1\",\"queue\":\"sales\",\"channel\":\"voice\",\"class\":2,"
            + "\"due\":\"2026-03-01T08:58:30.000Z\"}",
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
  void theEngineHasTheseEvents() {
    TestEvent event = new TestEvent();
    event.message(new PlanAppliedEncoder()::wrapAndApplyHeader).version(3);
    assertWritten("{\"event\":\"plan-applied\"," + HEAD + "\"version\":3}", event);
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
    event.message(new AgentSignedOffEncoder()::wrapAndApplyHeader).agent(2);
    assertWritten(
        "{\"event\":\"signed-off\"," + HEAD + "\"agent\":\"a\\\"b\\\\c\\n\\u0001/é😀\"}", event);
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
        new EventWriter(broken, EventWriter.Times.ISO, false).ids(names, number -> null);
    TestEvent event = new TestEvent();
    event.message(new AgentSignedOffEncoder()::wrapAndApplyHeader).agent(2);
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
