package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.AgentAnswerEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAnswerEncoder;
import org.strowger.codec.sbe.OfferAnswerEncoder;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueAnswerEncoder;
import org.strowger.codec.sbe.SummaryAnswerEncoder;
import org.strowger.gateway.command.LineCommand;
import org.strowger.gateway.command.Refusal;

/** What answers about agents, interactions, queues and all have. */
class AnswerLinesTest extends EventWriting {
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
}
