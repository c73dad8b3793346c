package org.strowger.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.CustomerAnswerEncoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAnswerEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.OfferAnswerEncoder;
import org.strowger.gateway.payload.Payloads;
import org.strowger.seal.FileKeyStore;
import org.strowger.seal.KeyStore;

class JourneySenderTest {
  private final RecordingPublisher publisher = new RecordingPublisher();
  private final LineCommand command = new LineCommand();
  private final CatchUp catchUp = new CatchUp();
  private long customerTold;
  private boolean knownTold;
  private boolean silent;
  private boolean stopping;

  JourneySenderTest() {
    publisher
        .names
        .define(IdKind.QUEUE, 7, "q")
        .define(IdKind.CHANNEL, 8, "chat")
        .define(IdKind.INTERACTION, 30, "c1")
        .define(IdKind.CUSTOMER, 40, "ada")
        .define(IdKind.AGENT, 9, "bob");
  }

  /** The engine answers what is asked under the gateway's own correlation. */
  private final IdleStrategy engine =
      new IdleStrategy() {
        @Override
        public void idle(int workCount) {
          idle();
        }

        @Override
        public void idle() {
          if (silent) {
            stopping = true;
            return;
          }
          String asked = publisher.published.get(publisher.published.size() - 1);
          assertTrue(asked.endsWith(" for 0/" + Long.MIN_VALUE), asked);
          MutableDirectBuffer buffer = new UnsafeBuffer(new byte[256]);
          EventHeader.write(buffer, 0, 256, 1, 0, 0, 0, Long.MIN_VALUE);
          MessageHeaderEncoder header = new MessageHeaderEncoder();
          if (asked.startsWith("query interaction")) {
            new OfferAnswerEncoder().wrapAndApplyHeader(buffer, EventHeader.LENGTH, header);
            assertTrue(catchUp.isAnswer(buffer, 0));
            assertFalse(catchUp.isDone());
            new InteractionAnswerEncoder()
                .wrapAndApplyHeader(buffer, EventHeader.LENGTH, header)
                .customer(customerTold);
          } else {
            new CustomerAnswerEncoder()
                .wrapAndApplyHeader(buffer, EventHeader.LENGTH, header)
                .known(knownTold ? Flag.YES : Flag.NO);
          }
          assertTrue(catchUp.isAnswer(buffer, 0));
        }

        @Override
        public void reset() {}
      };

  private void send(Payloads payloads, String line) {
    byte[] bytes = line.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertNull(new CommandParser("input").parse(bytes, 0, bytes.length, 1, command));
    new CommandSender(
            publisher, publisher.names, new UnknownIds(), engine, () -> stopping, catchUp, payloads)
        .send(command);
  }

  private void assertPublished(String... expected) {
    assertEquals(List.of(expected), publisher.published);
    publisher.published.clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "transfer 30 by 0 to 7/0 for 0 reason 0 warm false false255 false0 ''"
            + "| {'do':'transfer','interaction':'c1','queue':'q'}",
        "transfer 30 by 9 to 0/9 for 30000 reason 0 warm true true255 true-5 '\"n\"'"
            + "| {'do':'transfer','interaction':'c1','to-agent':'bob','agent':'bob','warm':true,"
            + "'bound':'30s','class':'queue','credit':-5,'note':'n'}",
        "cancel transfer 30 9 | {'do':'cancel-transfer','interaction':'c1','agent':'bob'}",
        "shift 30 to 8/0 for 0 reason 0 '' | {'do':'shift','interaction':'c1','channel':'chat'}",
        "shift 30 to 8/7 for 5 reason 0 '{\"a\":1.50}'"
            + "| {'do':'shift','interaction':'c1','channel':'chat','queue':'q','bound':5,"
            + "'note':{ 'a' : 1.50 }}",
        "park 30 9 0 | {'do':'park','interaction':'c1','agent':'bob'}",
        "resume 30 | {'do':'resume','interaction':'c1'}",
        "request shift 30 | {'do':'request-shift','interaction':'c1'}",
        "refuse shift 30 | {'do':'refuse-shift','interaction':'c1'}",
        "change channel 8 CLOSED true"
            + " | {'do':'change-channel','channel':'chat','state':'closed','drain':true}",
        "change channel 8 OPEN false"
            + " | {'do':'change-channel','channel':'chat','state':'open'}",
        "begin reconcile 0 false | {'do':'begin-reconcile'}",
        "begin reconcile 8 true | {'do':'begin-reconcile','channel':'chat','repair':true}",
        "reconcile live 30 0 | {'do':'report-live','interaction':'c1'}",
        "reconcile live 30 9 | {'do':'report-live','interaction':'c1','agent':'bob'}",
        "end reconcile | {'do':'end-reconcile'}",
        "query estimate 7 8 | {'do':'query-estimate','queue':'q','channel':'chat'}",
        "message 30 CUSTOMER | {'do':'message','interaction':'c1','sender':'customer'}",
        "message 30 AGENT | {'do':'message','interaction':'c1','sender':'agent'}",
        "cancel 30 0 | {'do':'cancel','interaction':'c1'}",
        "callback 30 at 0 0 | {'do':'callback','interaction':'c1'}",
        "callback 30 at 1772355600000 8 | {'do':'callback','interaction':'c1','channel':'chat',"
            + "'not-before':'2026-03-01T09:00:00Z'}",
        "callback failed 30 9 | {'do':'callback-failed','interaction':'c1','agent':'bob'}",
        "complete 30 0 0 YES | {'do':'complete','interaction':'c1','resolved':true}",
        "complete 30 0 0 NO | {'do':'complete','interaction':'c1','resolved':false}",
        "customer 40 false0 false0 false0 false0 false[] false[] false ''"
            + "| {'do':'update-customer','customer':'ada'}",
        "customer 40 true0 true0 true0 true0 true[] true[9] true ''"
            + "| {'do':'update-customer','customer':'ada','segment':null,'language':null,"
            + "'region':null,'verified-by':null,'devices':[],'never':['bob'],'details':null}",
        "touchpoint 40/0 kind 2 on 0 about 0 outcome 0 by 0 value 0 ''"
            + "| {'do':'touchpoint','customer':'ada','kind':'page'}",
        "touchpoint 0/30 kind 14 on 8 about 0 outcome 0 by 9 value -7 '\"x\"'"
            + "| {'do':'touchpoint','interaction':'c1','kind':'form','channel':'chat',"
            + "'agent':'bob','value':-7,'content':'x'}",
        "survey 40/0 about 0 255 255 255 0 '' | {'do':'survey','customer':'ada'}",
        "survey 40/30 about 0 5 0 7 2 '\"x\"' | {'do':'survey','customer':'ada','interaction':'c1',"
            + "'csat':5,'nps':0,'effort':7,'resolved':false,'content':'x'}",
        "survey 40/0 about 0 1 255 255 0 ''"
            + "| {'do':'survey','customer':'ada','interaction':'ended','csat':1}",
        "query customer 40 | {'do':'query-customer','customer':'ada'}",
        "query customer -1 | {'do':'query-customer','customer':'eve'}",
      })
  void aCommandAboutKnownThingsIsOneRecord(String published, String line) {
    send(new Payloads(null, false, true), line);
    assertPublished(published);
  }

  @Test
  void wordsCustomersTopicsAndAttributesGetNumbers() {
    Payloads plain = new Payloads(null, false, true);
    send(
        plain,
        "{'do':'update-customer','customer':'eve','segment':'gold','language':'de','region':'x',"
            + "'verified-by':'app','devices':['phone'],"
            + "'attributes':{'vip':'gold','orders':12,'x':null},'details':{'n':'Eve'}}");
    assertPublished(
        "define CUSTOMER 1 eve",
        "define CODE 1 gold",
        "define CODE 2 de",
        "define CODE 3 x",
        "define CODE 4 app",
        "define CODE 5 phone",
        "define ATTRIBUTE 1 vip",
        "define ATTRIBUTE 2 orders",
        "define ATTRIBUTE 3 x",
        "customer 1 true1 true2 true3 true4 true[5] false[] true '{\"n\":\"Eve\"}'"
            + " 1:13=1 2:0=12 3:255=0");
    send(
        plain,
        "{'do':'touchpoint','customer':'eve','kind':'ivr','topic':'shoes','outcome':'returns'}");
    assertPublished(
        "define TOPIC 1 shoes",
        "define CODE 6 returns",
        "touchpoint 1/0 kind 7 on 0 about 1 outcome 6 by 0 value 0 ''");
    send(plain, "{'do':'update-need','customer':'eve','topic':'shoes','owner':'bob'}");
    send(plain, "{'do':'update-need','customer':'eve','topic':'shoes','owner':null}");
    send(plain, "{'do':'update-need','customer':'eve','topic':'shoes','resolved':true}");
    assertPublished("need 1/1 true9 UNSAID", "need 1/1 true0 UNSAID", "need 1/1 false0 YES");
    send(
        plain,
        "{'do':'arrive','interaction':'c2','queue':'q','channel':'chat','not-before':5,"
            + "'attributes':{'vip':'gold'}}");
    assertPublished("define INTERACTION 1 c2", "arrive 1 7 8 0 0 255 0 [][][][][]0 at 5 1:13=1");
    send(plain, "{'do':'update','interaction':'c2','attributes':{'vip':null}}");
    assertPublished("update 1 false255 false0 false0[][][][][] attributes 1:255=0");
  }

  private String sealedNote(Payloads payloads) {
    send(payloads, "{'do':'transfer','interaction':'c1','queue':'q','note':'n'}");
    assertEquals(2, publisher.published.size());
    assertEquals("query interaction 30 for 0/" + Long.MIN_VALUE, publisher.published.remove(0));
    String transfer = publisher.published.remove(0);
    return transfer.substring(transfer.indexOf(" '"));
  }

  @Test
  void aNoteIsSealedForTheCustomerOfTheInteraction(@TempDir Path directory) {
    try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"))) {
      Payloads payloads = new Payloads(keys, false, false);
      customerTold = 40;
      String adas = sealedNote(payloads);
      assertNotNull(keys.find("ada"));
      assertNull(keys.find(KeyStore.NOBODY));
      assertFalse(adas.contains("\"n\""), adas);
      assertEquals(adas, sealedNote(payloads));
      customerTold = 0;
      String nobodys = sealedNote(payloads);
      assertNotNull(keys.find(KeyStore.NOBODY));
      assertFalse(adas.equals(nobodys));
      // Whose it is was said, so the engine is not asked.
      send(payloads, "{'do':'touchpoint','customer':'ada','kind':'note','content':'n'}");
      assertEquals(1, publisher.published.size());
      assertTrue(publisher.published.get(0).endsWith(adas), publisher.published.get(0));
    }
  }

  @Test
  void theKeyGoesWhenTheEngineHasForgotten(@TempDir Path directory) {
    try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"))) {
      Payloads payloads = new Payloads(keys, false, false);
      keys.keyOf("ada");
      String forget = "{'do':'forget','customer':'ada'}";
      knownTold = true;
      send(payloads, forget);
      assertPublished("forget 40", "query customer 40 for 0/" + Long.MIN_VALUE);
      assertNotNull(keys.find("ada"));
      assertEquals(List.of(), keys.marked());
      knownTold = false;
      send(payloads, forget);
      assertPublished("forget 40", "query customer 40 for 0/" + Long.MIN_VALUE);
      assertNull(keys.find("ada"));
      // The engine has never heard of, or has evicted, who has a key.
      keys.keyOf("eve");
      send(payloads, "{'do':'forget','customer':'eve'}");
      assertPublished("forget -1");
      assertNull(keys.find("eve"));
    }
  }

  @Test
  void aForgettingCutShortLeavesAMark(@TempDir Path directory) {
    try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"))) {
      Payloads payloads = new Payloads(keys, false, false);
      keys.keyOf("ada");
      silent = true;
      send(payloads, "{'do':'forget','customer':'ada'}");
      assertPublished("forget 40", "query customer 40 for 0/" + Long.MIN_VALUE);
      assertNotNull(keys.find("ada"));
      assertEquals(List.of("ada"), payloads.halfForgotten());
    }
  }

  @Test
  void anIdThatIsSealedIsATokenInTheLog(@TempDir Path directory) {
    try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"))) {
      Payloads payloads = new Payloads(keys, true, false);
      send(payloads, "{'do':'query-customer','customer':'eve'}");
      assertPublished("query customer -1");
      assertNull(keys.find("eve"));
      send(payloads, "{'do':'update-customer','customer':'eve'}");
      String token = keys.find("eve").token();
      assertPublished(
          "define CUSTOMER 1 " + token,
          "customer 1 false0 false0 false0 false0 false[] false[] false ''");
      send(payloads, "{'do':'query-customer','customer':'eve'}");
      assertPublished("query customer 1");
    }
  }
}
