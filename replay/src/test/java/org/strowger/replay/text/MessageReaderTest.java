package org.strowger.replay.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.ByteOrder;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.sbe.ContactEnd;
import org.strowger.codec.sbe.DigestMarkEncoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.Handover;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.NameDefinedEncoder;
import org.strowger.codec.sbe.OfferAcceptedEncoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.RejectedEncoder;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.codec.sbe.TouchpointAnswerEncoder;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

class MessageReaderTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CommandFactory factory = new CommandFactory();
  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);

  private String json(int length) throws IOException {
    return json(reader.fields(buffer, 8, length));
  }

  private static String json(Map<String, Object> fields) throws IOException {
    StringWriter out = new StringWriter();
    try (var generator = Json.lines(out)) {
      Json.write(generator, fields);
    }
    return out.toString();
  }

  @Test
  void numbersOfThingsShowAsExternalIds() throws IOException {
    dictionary.define(IdKind.INTERACTION, 7, "call-7");
    dictionary.define(IdKind.QUEUE, 1, "sales");
    dictionary.define(IdKind.CHANNEL, 2, "voice");
    dictionary.define(IdKind.SKILL, 3, "spanish");
    dictionary.define(IdKind.SKILL, 4, "billing");
    dictionary.define(IdKind.AGENT, 9, "åsa@example.com");
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.creditMs = -5;
    arrival.urgency = 3;
    arrival.allOf.add(3, 5);
    arrival.anyOf.add(1, 4, 2).add(1, 3, 1);
    arrival.noneOf.add(4);
    arrival.excluded.add(9).add(10);
    arrival.named = 9;
    arrival.preferred.add(3);
    arrival.sealed = new byte[] {1, 2, 3};

    assertEquals(
        "{\"interaction\":\"call-7\",\"creditMs\":-5,\"queue\":\"sales\",\"channel\":\"voice\","
            + "\"urgency\":3,\"named\":\"åsa@example.com\",\"notBeforeMs\":0,\"allOf\":[{\"skill\":\"spanish\",\"level\":5}],"
            + "\"anyOf\":[{\"set\":1,\"skill\":\"billing\",\"level\":2},"
            + "{\"set\":1,\"skill\":\"spanish\",\"level\":1}],"
            + "\"noneOf\":[{\"skill\":\"billing\"}],"
            + "\"excluded\":[{\"agent\":\"åsa@example.com\"},{\"agent\":10}],"
            + "\"preferred\":[{\"skill\":\"spanish\"}],\"attributes\":[],\"sealed\":\"AQID\"}",
        json(factory.arrive(buffer, 8, arrival)));
    assertEquals("interaction-arrive", reader.type(InteractionArriveDecoder.TEMPLATE_ID));
    assertEquals("arrive", reader.command(InteractionArriveDecoder.TEMPLATE_ID));
  }

  @Test
  void aNumberWithoutNameShowsAsNumberAndZeroNotAtAll() throws IOException {
    assertEquals(
        "{\"interaction\":9007199254740993,\"resolved\":\"unsaid\"}",
        json(factory.complete(buffer, 8, (1L << 53) + 1, 0, 0, 0)));
  }

  @Test
  void presenceAskedForShowsByNameOrAsGivenIfThereIsNoSuch() throws IOException {
    dictionary.define(IdKind.REASON, 4, "lunch");
    assertEquals(
        "{\"agent\":1,\"presence\":\"away\",\"reason\":\"lunch\",\"returnMs\":55}",
        json(factory.presence(buffer, 8, 1, 2, 4, 55)));
    assertEquals(
        "{\"agent\":1,\"presence\":200,\"returnMs\":0}",
        json(factory.presence(buffer, 8, 1, 200, 0, 0)));
  }

  @Test
  void aDefinitionShowsItsOwnTextAndTheKindDecidesAboutTheNumber() throws IOException {
    byte[] text = "Z\"ü\n".getBytes(UTF_8);
    assertEquals(
        "{\"kind\":\"customer\",\"number\":12,\"text\":\"Z\\\"ü\\n\"}",
        json(factory.defineName(buffer, 8, IdKind.CUSTOMER, 12, text)));

    dictionary.define(IdKind.CUSTOMER, 12, "Zoë");
    NameDefinedEncoder defined = new NameDefinedEncoder();
    defined.wrapAndApplyHeader(buffer, 8, header).number(12).kind(IdKind.CUSTOMER);
    assertEquals("{\"number\":\"Zoë\",\"kind\":\"customer\"}", json(8 + defined.encodedLength()));
  }

  @Test
  void aRefusalNamesCommandCodeFieldAndTheIdThatIsWrong() throws IOException {
    dictionary.define(IdKind.AGENT, 3, "bob");
    RejectedEncoder rejected = new RejectedEncoder();
    rejected
        .wrapAndApplyHeader(buffer, 8, header)
        .value(3)
        .command(60)
        .code(RejectCode.WRONG_AGENT)
        .field(FieldName.AGENT)
        .valueKind(IdKind.AGENT.value())
        .detail(OfferEnd.NEVER_MADE);
    assertEquals(
        "{\"value\":\"bob\",\"command\":\"accept\",\"code\":\"wrong-agent\","
            + "\"field\":\"agent\",\"valueKind\":\"agent\",\"detail\":\"never-made\"}",
        json(8 + rejected.encodedLength()));

    rejected.valueKind((short) 0).value(77);
    assertTrue(json(8 + rejected.encodedLength()).startsWith("{\"value\":77,"));
  }

  @Test
  void flagsAreTrueOrFalseAndHashesAreHex() throws IOException {
    OfferAcceptedEncoder accepted = new OfferAcceptedEncoder();
    accepted
        .wrapAndApplyHeader(buffer, 8, header)
        .offer(1)
        .interaction(2)
        .waitedMs(3)
        .agent(4)
        .queue(5)
        .step((short) 1)
        .auto(Flag.YES)
        .handover(Handover.WITH_CONTEXT);
    assertTrue(
        json(8 + accepted.encodedLength())
            .endsWith("\"step\":1,\"auto\":true,\"handover\":\"with-context\"}"));

    DigestMarkEncoder mark = new DigestMarkEncoder();
    mark.wrapAndApplyHeader(buffer, 8, header)
        .throughSequence(8)
        .appliedSequence(7)
        .stateDigest(-1)
        .eventDigest(0xAB)
        .eventCount(12);
    for (int i = 0; i < DigestMarkEncoder.hashLength(); i++) {
      mark.hash(i, (short) (0xF0 + i));
    }
    assertEquals(
        "{\"throughSequence\":8,\"appliedSequence\":7,\"stateDigest\":\"ffffffffffffffff\","
            + "\"eventDigest\":\"00000000000000ab\",\"eventCount\":12,\"hash\":\""
            + "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff000102030405060708090a0b0c0d0e0f\"}",
        json(8 + mark.encodedLength()));
  }

  @Test
  void everyTypeOfTheSchemaCanBeShown() throws IOException {
    assertEquals("define-name", reader.type(1));
    for (int template : reader.templates()) {
      buffer.setMemory(0, buffer.capacity(), (byte) 0);
      header.wrap(buffer, 8).blockLength(512).templateId(template).schemaId(1).version(0);
      Map<String, Object> fields = reader.fields(buffer, 8, 2048);
      assertFalse(fields.containsKey("unreadable"), () -> reader.type(template));
      json(fields);
    }
  }

  @Test
  void attributesShowAsWordsOrNumbersAndLeaveOtherValuesAlone() throws IOException {
    dictionary.define(IdKind.ATTRIBUTE, 3, "intent");
    dictionary.define(IdKind.CODE, 9, "return");
    dictionary.define(IdKind.PROFILE, 9, "not this");
    Arrival arrival = new Arrival().reset(7, 1, 2);
    arrival.attributes.add(3, 13, 9).add(4, 0, 9).add(3, 255, 0);
    String shown = json(factory.arrive(buffer, 8, arrival));
    assertTrue(
        shown.contains(
            "\"attributes\":[{\"attribute\":\"intent\",\"kind\":13,\"value\":\"return\"},"
                + "{\"attribute\":4,\"kind\":0,\"value\":9},"
                + "{\"attribute\":\"intent\",\"kind\":255,\"value\":0}]"),
        shown);
    assertTrue(shown.startsWith("{\"interaction\":7,") && !shown.endsWith("\"value\":9}"), shown);
  }

  /** A kind of touchpoint is no kind of thing, and the outcome of a contact is a disposition. */
  @Test
  void touchpointsShowTheirOutcomeAsWhatItIs() throws IOException {
    dictionary.define(IdKind.CODE, 5, "size");
    dictionary.define(IdKind.DISPOSITION, 5, "sold");
    dictionary.define(IdKind.AGENT, 8, "not this");
    TouchpointAnswerEncoder answer = new TouchpointAnswerEncoder();
    answer
        .wrapAndApplyHeader(buffer, 8, header)
        .customer(0)
        .timeMs(1)
        .interaction(0)
        .value(8)
        .channel(0)
        .topic(0)
        .outcome(5)
        .agent(0)
        .kind(TouchKind.BOT)
        .end(ContactEnd.OPEN)
        .putSealed(new byte[0], 0, 0);
    assertEquals(
        "{\"timeMs\":1,\"value\":8,\"outcome\":\"size\",\"kind\":\"bot\",\"end\":\"open\"}",
        json(8 + answer.encodedLength()));
    answer.kind(TouchKind.CONTACT).end(ContactEnd.COMPLETED);
    assertEquals(
        "{\"timeMs\":1,\"value\":8,\"outcome\":\"sold\",\"kind\":\"contact\","
            + "\"end\":\"completed\"}",
        json(8 + answer.encodedLength()));
    Touchpoint touchpoint = new Touchpoint().reset(1, 2, TouchKind.BOT.value());
    touchpoint.value = 5;
    touchpoint.outcome = 5;
    assertEquals(
        "{\"customer\":1,\"interaction\":2,\"value\":5,\"kind\":\"bot\",\"outcome\":\"size\"}",
        json(factory.recordTouchpoint(buffer, 8, touchpoint)));
  }

  @Test
  void anUnknownTypeShowsItsBytes() throws IOException {
    header.wrap(buffer, 8).blockLength(2).templateId(89).schemaId(1).version(5);
    buffer.putShort(16, (short) 0x1234);
    assertEquals(
        "{\"unreadable\":\"template 89 of schema 1 version 5 is not known here\","
            + "\"bytes\":\"02005900010005003412\"}",
        json(10));
    assertEquals("89", reader.type(89));
  }

  @Test
  void lengthsThatDoNotFitShowAsBytes() throws IOException {
    int length = factory.skills(buffer, 8, 1, new SkillList().add(1, 1).add(2, 2).add(3, 3)) - 1;
    assertTrue(
        json(length).startsWith("{\"unreadable\":\"lengths inside the message do not fit\""));
    assertTrue(json(3).startsWith("{\"unreadable\":\"shorter than a message header\""));
    int teams = factory.teams(buffer, 8, 1, new NumberList().add(1));
    assertEquals("{\"agent\":1,\"teams\":[{\"team\":1}]}", json(teams));
  }

  @Test
  void aSchemaWithMoreFieldsReadsMessagesOfTheVersionBefore() throws Exception {
    MessageReader newer = new MessageReader(newerSchema(), dictionary);
    int old = factory.presence(buffer, 8, 1, 1, 0, 7);
    assertEquals(
        "{\"agent\":1,\"presence\":\"available\",\"returnMs\":7}",
        json(newer.fields(buffer, 8, old)));
    assertEquals(1, newer.schemaVersion());

    header.wrap(buffer, 8).blockLength(25).templateId(12).schemaId(1).version(1);
    buffer.putLong(33, 55, ByteOrder.LITTLE_ENDIAN);
    assertEquals(
        "{\"agent\":1,\"presence\":\"available\",\"returnMs\":7,\"leaseMs\":55}",
        json(newer.fields(buffer, 8, 33)));
    assertEquals(
        "{\"agent\":1,\"presence\":\"available\",\"returnMs\":7}",
        json(reader.fields(buffer, 8, 33)),
        "and this version shows what it knows of the newer one");
  }

  private static Ir newerSchema() throws Exception {
    String end = "(<field name=\"returnMs\"[^>]*/>)\\s*</sbe:message>";
    String lease =
        "$1<field name=\"leaseMs\" id=\"5\" type=\"int64\" sinceVersion=\"1\"/></sbe:message>";
    try (InputStream in = MessageReaderTest.class.getResourceAsStream("/schema/strowger-0.xml")) {
      String first = new String(in.readAllBytes(), UTF_8);
      String newer = first.replaceFirst(end, lease).replace("version=\"0\"", "version=\"1\"");
      assertTrue(newer.contains("leaseMs"), "the test's own change of the schema");
      return new IrGenerator()
          .generate(
              XmlSchemaParser.parse(
                  new ByteArrayInputStream(newer.getBytes(UTF_8)),
                  ParserOptions.builder().suppressOutput(true).build()));
    }
  }
}
