package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnEncoder;
import org.strowger.codec.sbe.AgentTeamsChangedEncoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionPromotedEncoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.NameDefinedEncoder;
import org.strowger.codec.sbe.NameReleasedEncoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.OfferMadeEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedEncoder;
import org.strowger.gateway.command.CommandParser;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;

/** What all lines have: times, names, refusals, escapes. */
class EventWriterTest extends EventWriting {
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
