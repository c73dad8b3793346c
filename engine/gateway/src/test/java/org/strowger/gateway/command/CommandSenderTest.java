package org.strowger.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.api.PublishResult;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.TickedEncoder;
import org.strowger.gateway.payload.Payloads;

class CommandSenderTest {
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final UnknownIds unknownIds = new UnknownIds();
  private final LineCommand command = new LineCommand();
  private boolean stopping;
  private final CommandSender sender =
      new CommandSender(
          publisher,
          publisher.names,
          unknownIds,
          NoOpIdleStrategy.INSTANCE,
          () -> stopping,
          new CatchUp(),
          new Payloads(null, false, true));

  CommandSenderTest() {
    publisher
        .names
        .define(IdKind.PROFILE, 3, "phone")
        .define(IdKind.SKILL, 4, "sales")
        .define(IdKind.SKILL, 5, "english")
        .define(IdKind.TEAM, 6, "north")
        .define(IdKind.QUEUE, 7, "q")
        .define(IdKind.CHANNEL, 8, "voice")
        .define(IdKind.AGENT, 9, "bob");
  }

  private void parse(String line) {
    byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertNull(new CommandParser("input").parse(bytes, 0, bytes.length, 1, command));
  }

  private long send(String line) {
    parse(line);
    return sender.send(command);
  }

  private void assertPublished(String... expected) {
    assertEquals(List.of(expected), publisher.published);
    publisher.published.clear();
  }

  @Test
  void anAgentThatSignsOnGetsANumber() {
    send(
        "{'do':'sign-on','agent':'ann','profile':'phone','skills':{'english':3,'sales':5},"
            + "'teams':['north']}");
    assertPublished("define AGENT 1 ann", "signOn 1 3 AVAILABLE [0:5=3 0:4=5][6]");
    send("{'do':'sign-on','agent':'ann','profile':'phone','presence':'away'}");
    assertPublished("signOn 1 3 AWAY [][]");
    send("{'do':'sign-on','agent':'ann','profile':'phone','lease':'30s','grace':10000}");
    assertPublished("signOn 1 3 AVAILABLE [][] lease 30000+10000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "signOff 9 | {'do':'sign-off','agent':'bob'}",
        "signOff 9 forced | {'do':'sign-off','agent':'bob','forced':true}",
        "alive 9 | {'do':'alive','agent':'bob'}",
        "presence 9 AVAILABLE 0 | {'do':'presence','agent':'bob','presence':'available'}",
        "presence 9 AWAY 0 until 1772355600000 | {'do':'presence','agent':'bob','presence':'away',"
            + "'return':'2026-03-01T09:00:00Z'}",
        "presence 9 AWAY 0 until 5 | {'do':'presence','agent':'bob','presence':'away','return':5}",
        "query agent 9 | {'do':'query-agent','agent':'bob'}",
        "query queue 7 1 1000 | {'do':'query-queue','queue':'q'}",
        "query queue 7 11 10 | {'do':'query-queue','queue':'q','first':11,'most':10}",
        "query summary | {'do':'query-summary'}",
        "skills 9 [0:4=2] | {'do':'skills','agent':'bob','skills':{'sales':2}}",
        "profile 9 3 | {'do':'profile','agent':'bob','profile':'phone'}",
        "teams 9 [6] | {'do':'teams','agent':'bob','teams':['north']}",
        "accept 5 0 | {'do':'accept','offer':5}",
        "accept 5 9 | {'do':'accept','offer':5,'agent':'bob'}",
        "decline 5 9 0 | {'do':'decline','offer':5,'agent':'bob'}",
        "tick | {'do':'tick'}",
        "snapshot | {'do':'snapshot'}",
        "plan 4 | {'do':'plan','plan':{'version':4,'promote-after':'never','channels':{},"
            + "'profiles':{},'queues':{}}}",
      })
  void aCommandAboutKnownThingsIsOneRecord(String published, String line) {
    assertTrue(send(line) > 0);
    assertPublished(published);
  }

  @Test
  void interactionsCustomersTopicsClientsReasonsAndDispositionsGetNumbers() {
    send(
        "{'do':'arrive','interaction':'c1','queue':'q','channel':'voice','customer':'x',"
            + "'topic':'shoes','class':1,'credit':5,'requires':{'all-of':{'sales':1},"
            + "'any-of':[{'sales':2},{'english':3}],'none-of':['english']},'exclude':['bob'],"
            + "'preferred':['english','sales'],'named':'bob','sealed':'AQID','client':'crm','correlation':17}");
    assertPublished(
        "define CLIENT 1 crm",
        "define INTERACTION 1 c1",
        "define CUSTOMER 1 x",
        "define TOPIC 1 shoes",
        "arrive 1 7 8 1 1 1 5 [0:4=1][0:4=2 1:5=3][5][9][5 4]9AQID for 1/17");
    send("{'do':'complete','interaction':'c1','agent':'bob','disposition':'sold'}");
    assertPublished("define DISPOSITION 1 sold", "complete 1 9 1");
    send("{'do':'end-wrap-up','interaction':'c1'}");
    assertPublished("wrapUpEnd 1 0");
    send("{'do':'abandon','interaction':'c2','correlation':3}");
    assertPublished("define INTERACTION 2 c2", "abandon 2 for 0/3");
    send("{'do':'presence','agent':'bob','presence':'away','reason':'lunch'}");
    assertPublished("define REASON 1 lunch", "presence 9 AWAY 1");
    send("{'do':'decline','offer':1,'reason':'lunch'}");
    assertPublished("decline 1 0 1");
  }

  @Test
  void supervisorsAndAgentsActOnInteractions() {
    send("{'do':'assign','interaction':'c1','agent':'bob'}");
    assertPublished("define INTERACTION 1 c1", "assign 1 9 false");
    send("{'do':'assign','interaction':'c1','agent':'bob','forced':true,'correlation':4}");
    assertPublished("assign 1 9 true for 0/4");
    send("{'do':'pick','interaction':'c1','agent':'bob'}");
    assertPublished("pick 1 9");
    send("{'do':'to-head','interaction':'c1'}");
    assertPublished("toHead 1");
    send("{'do':'return-to-queue','interaction':'c1'}");
    assertPublished("return 1 0 0");
    send("{'do':'return-to-queue','interaction':'c1','agent':'bob','reason':'language'}");
    assertPublished("define REASON 1 language", "return 1 9 1");
    send("{'do':'assign','interaction':'c1','agent':'zoe'}");
    assertPublished("assign 1 -1 false");
  }

  @Test
  void anUpdateSetsWhatIsGivenAndTheRequirementAsAWhole() {
    send("{'do':'update','interaction':'c1'}");
    assertPublished("define INTERACTION 1 c1", "update 1 false255 false0 false0[][][][][]");
    send("{'do':'update','interaction':'c1','class':0}");
    assertPublished("update 1 true0 false0 false0[][][][][]");
    send("{'do':'update','interaction':'c1','class':'queue','credit':'-1s'}");
    assertPublished("update 1 true255 true-1000 false0[][][][][]");
    send("{'do':'update','interaction':'c1','credit':0,'requires':{}}");
    assertPublished("update 1 false255 true0 true0[][][][][]");
    send("{'do':'update','interaction':'c1','named':'bob'}");
    assertPublished("update 1 false255 false0 true9[][][][][]");
    send("{'do':'update','interaction':'c1','exclude':[]}");
    assertPublished("update 1 false255 false0 true0[][][][][]");
    send("{'do':'update','interaction':'c1','preferred':['sales']}");
    assertPublished("update 1 false255 false0 true0[][][][][4]");
    send(
        "{'do':'update','interaction':'c1','requires':{'all-of':{'sales':1},"
            + "'any-of':[{'sales':2},{'english':3}],'none-of':['english']},'exclude':['bob','zoe'],"
            + "'preferred':['english'],'named':'max'}");
    assertPublished("update 1 false255 false0 true-1[0:4=1][0:4=2 1:5=3][5][9 -1][5]");
    assertEquals("zoe", unknownIds.text(-1));
  }

  @Test
  void T5_aQueryAboutAnUnknownIdDefinesNothing() {
    send("{'do':'query-interaction','interaction':'c1'}");
    assertPublished("query interaction -1");
    assertEquals("c1", unknownIds.text(-1));
    send("{'do':'query-agent','agent':'zoe'}");
    assertPublished("query agent -2");
    send("{'do':'query-queue','queue':'nope'}");
    assertPublished("query queue -3 1 1000");
    publisher.names.define(IdKind.INTERACTION, 1L << 40, "c1");
    send("{'do':'query-interaction','interaction':'c1','client':'crm','correlation':3}");
    assertPublished("define CLIENT 1 crm", "query interaction 1099511627776 for 1/3");
  }

  @Test
  void anUnknownIdIsSentAsANumberThatTellsItsTextAgain() {
    send("{'do':'sign-off','agent':'zoe'}");
    assertPublished("signOff -1");
    assertEquals("zoe", unknownIds.text(-1));
    send("{'do':'complete','interaction':'c1','agent':'max'}");
    assertPublished("define INTERACTION 1 c1", "complete 1 -2 0");
    assertEquals("max", unknownIds.text(-2));
    assertEquals("zoe", unknownIds.text(-1));
  }

  @Test
  void ofSeveralUnknownIdsTheFirstThatTheEngineChecksIsTheOneToName() {
    send(
        "{'do':'arrive','exclude':['zoe'],'requires':{'none-of':['x'],'all-of':{'sales':1,'y':2}},"
            + "'interaction':'c1','queue':'q','channel':'voice'}");
    assertPublished(
        "define INTERACTION 1 c1", "arrive 1 7 8 0 0 255 0 [0:4=1 0:-1=2][][-1][-1][]0");
    assertEquals("y", unknownIds.text(-1));
  }

  @Test
  void numbersOfUnknownIdsAreUsedAgainAfterVeryMany() {
    for (int i = 0; i < 1 << 16; i++) {
      assertEquals(-1 - i, unknownIds.number("id" + i));
    }
    assertEquals(-1, unknownIds.number("again"));
    assertEquals("again", unknownIds.text(-1));
    assertEquals("id65535", unknownIds.text(-1 - 65535));
    assertNull(unknownIds.text(-1 - 65536));
    assertNull(unknownIds.text(0));
  }

  @Test
  void underBackPressureItTriesAgain() {
    publisher.backPressure(3);
    assertTrue(send("{'do':'arrive','interaction':'c1','queue':'q','channel':'voice'}") > 0);
    assertPublished("define INTERACTION 1 c1", "arrive 1 7 8 0 0 255 0 [][][][][]0");
  }

  @Test
  void underBackPressureItGivesUpWhenStopping() {
    stopping = true;
    publisher.backPressure(1);
    assertEquals(PublishResult.BACK_PRESSURED, send("{'do':'tick'}"));
    assertPublished();
  }

  @Test
  void aFullDiskIsWaitedOutAsAFullRingIs() {
    publisher.refuse(2, PublishResult.DISK_FULL);
    assertTrue(send("{'do':'tick'}") > 0);
    assertPublished("tick");
    assertFalse(sender.waitsForDisk());
  }

  @Test
  void whatAFullDiskKeepsOutWhenStoppingIsTold() {
    stopping = true;
    publisher.refuse(1, PublishResult.DISK_FULL);
    assertEquals(PublishResult.DISK_FULL, send("{'do':'tick'}"));
    assertTrue(sender.waitsForDisk());
    publisher.backPressure(1);
    assertEquals(PublishResult.BACK_PRESSURED, send("{'do':'tick'}"));
    assertFalse(sender.waitsForDisk());
  }

  @Test
  void aFailureWhileDefiningNamesEndsTheCommand() {
    publisher.refuse(1, PublishResult.FAILED);
    assertEquals(
        PublishResult.FAILED,
        send("{'do':'arrive','interaction':'c1','queue':'q','channel':'voice','topic':'t'}"));
    assertPublished();
  }

  @Test
  void anArrivalUnderAnIdInUseWaitsUntilAllEventsAreTold() {
    CatchUp catchUp = new CatchUp();
    int[] waits = {0};
    IdleStrategy listener =
        new IdleStrategy() {
          @Override
          public void idle(int work) {
            idle();
          }

          /** The listener hears of the end of the interaction, and then of the tick. */
          @Override
          public void idle() {
            assertPublished("tick for 0/" + Long.MIN_VALUE);
            waits[0]++;
            publisher.names.release(IdKind.INTERACTION, 1);
            assertTrue(catchUp.isAnswer(ticked(0, Long.MIN_VALUE), 0));
          }

          @Override
          public void reset() {}
        };
    CommandSender threaded =
        new CommandSender(
            publisher,
            publisher.names,
            unknownIds,
            listener,
            () -> stopping,
            catchUp,
            Payloads.refused());
    String arrive = "{'do':'arrive','interaction':'c1','queue':'q','channel':'voice'}";
    parse(arrive);
    threaded.send(command);
    assertPublished("define INTERACTION 1 c1", "arrive 1 7 8 0 0 255 0 [][][][][]0");
    assertEquals(0, waits[0]);
    parse(arrive);
    threaded.send(command);
    assertPublished("define INTERACTION 2 c1", "arrive 2 7 8 0 0 255 0 [][][][][]0");
    assertEquals(1, waits[0]);
  }

  @Test
  void anArrivalUnderAnIdInUseIsNotSentWhenStoppedBeforeAllEventsAreTold() {
    CommandSender threaded =
        new CommandSender(
            publisher,
            publisher.names,
            unknownIds,
            NoOpIdleStrategy.INSTANCE,
            () -> stopping,
            new CatchUp(),
            new Payloads(null, false, true));
    parse("{'do':'arrive','interaction':'c1','queue':'q','channel':'voice'}");
    threaded.send(command);
    publisher.published.clear();
    stopping = true;
    assertEquals(PublishResult.CLOSED, threaded.send(command));
    assertPublished("tick for 0/" + Long.MIN_VALUE);
  }

  private static DirectBuffer ticked(int client, long correlation) {
    MutableDirectBuffer buffer = new UnsafeBuffer(new byte[64]);
    EventHeader.write(buffer, 0, 64, 1, 0, client, 0, correlation);
    new TickedEncoder().wrapAndApplyHeader(buffer, EventHeader.LENGTH, new MessageHeaderEncoder());
    return buffer;
  }

  @Test
  void anybodyElsesTickIsNoAnswer() {
    assertFalse(new CatchUp().isAnswer(ticked(1, Long.MIN_VALUE), 0));
    assertFalse(new CatchUp().isAnswer(ticked(0, 0), 0));
  }
}
