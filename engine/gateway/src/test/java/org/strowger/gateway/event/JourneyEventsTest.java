package org.strowger.gateway.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.codec.sbe.*;
import org.strowger.gateway.MapNames;
import org.strowger.gateway.payload.Payloads;
import org.strowger.gateway.schema.JsonSchemas;
import org.strowger.seal.FileKeyStore;
import org.strowger.seal.KeyStore;
import org.strowger.seal.Sealer;

/** Events of movement and customers, each also held against its schema. */
class JourneyEventsTest {
  private static final String HEAD = "\"seq\":5,\"time\":\"2026-03-01T09:00:00.000Z\",\"plan\":3,";
  private static final JsonSchemas SCHEMAS = new JsonSchemas();
  private static final byte[] NOTHING = new byte[0];

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MapNames names =
      new MapNames()
          .define(IdKind.AGENT, 2, "ann")
          .define(IdKind.AGENT, 3, "bob")
          .define(IdKind.INTERACTION, 30, "call-1")
          .define(IdKind.QUEUE, 4, "sales")
          .define(IdKind.QUEUE, 8, "service")
          .define(IdKind.CHANNEL, 5, "voice")
          .define(IdKind.CHANNEL, 6, "chat")
          .define(IdKind.REASON, 6, "returns")
          .define(IdKind.CUSTOMER, 40, "ada")
          .define(IdKind.TOPIC, 7, "shoes")
          .define(IdKind.DISPOSITION, 7, "sold")
          .define(IdKind.CODE, 1, "gold")
          .define(IdKind.CODE, 2, "german")
          .define(IdKind.CODE, 3, "berlin")
          .define(IdKind.CODE, 4, "app")
          .define(IdKind.CODE, 5, "speak slowly")
          .define(IdKind.CODE, 6, "size");
  private final TestEvent event = new TestEvent();
  private EventWriter writer = writer(new Payloads(null, false, true));

  private EventWriter writer(Payloads payloads) {
    return new EventWriter(out, EventWriter.Times.ISO, false).ids(names, number -> null, payloads);
  }

  private String told() {
    event.tell(writer);
    writer.flush();
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  private void assertTold(String name, String body) {
    String told = told();
    assertEquals("{\"event\":\"" + name + "\"," + HEAD + body.replace('\'', '"') + "}\n", told);
    assertEquals("", SCHEMAS.problems("events/" + name, told));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void K3_transfersHaveTheseEvents() {
    InteractionTransferredEncoder transferred =
        event
            .message(new InteractionTransferredEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .handledMs(8000)
            .fromQueue(4)
            .toQueue(8)
            .fromAgent(2)
            .toAgent(3)
            .reason(6)
            .warm(Flag.YES);
    assertTold(
        "transferred",
        "'interaction':'call-1','from-queue':'sales','queue':'service','agent':'ann',"
            + "'to-agent':'bob','reason':'returns','warm':true,'handled-ms':8000");
    transferred.handledMs(0).fromAgent(0).toAgent(0).reason(0).warm(Flag.NO);
    assertTold(
        "transferred",
        "'interaction':'call-1','from-queue':'sales','queue':'service','warm':false,"
            + "'handled-ms':0");
    event
        .message(new TransferEndedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .agent(2)
        .how(TransferEnd.NOT_TAKEN);
    assertTold("transfer-ended", "'interaction':'call-1','agent':'ann','how':'not-taken'");
    event
        .message(new InteractionShiftedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .handledMs(0)
        .fromChannel(5)
        .toChannel(6)
        .fromQueue(4)
        .toQueue(8)
        .agent(0)
        .reason(6);
    assertTold(
        "shifted",
        "'interaction':'call-1','from-channel':'voice','channel':'chat','from-queue':'sales',"
            + "'queue':'service','reason':'returns','handled-ms':0");
  }

  @Test
  void shiftsThatAreOfferedHaveTheseEvents() {
    ShiftOfferedEncoder offered =
        event
            .message(new ShiftOfferedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .customer(0)
            .expiresMs(0)
            .estimatedMs(-1)
            .ticketMs(TestEvent.NINE)
            .queue(4)
            .channel(5)
            .cause(ShiftCause.REQUEST);
    offered.candidatesCount(0);
    assertTold(
        "shift-offered",
        "'interaction':'call-1','queue':'sales','channel':'voice','cause':'request',"
            + "'ticket':'2026-03-01T09:00:00.000Z','candidates':[]");
    offered =
        event
            .message(new ShiftOfferedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .customer(40)
            .expiresMs(TestEvent.NINE)
            .estimatedMs(7000)
            .ticketMs(TestEvent.NINE)
            .queue(4)
            .channel(5)
            .cause(ShiftCause.WAIT);
    offered
        .candidatesCount(2)
        .next()
        .channel(6)
        .rank((short) 1)
        .bar(ShiftBar.NONE)
        .score(36)
        .estimatedMs(0)
        .asynchronous(1)
        .structured(2)
        .recordKept(3)
        .receipts(4)
        .starts(5)
        .session(6)
        .cost(7)
        .segment(8)
        .next()
        .channel(5)
        .rank((short) 0)
        .bar(ShiftBar.NOBODY)
        .score(-9)
        .estimatedMs(-1)
        .asynchronous(0)
        .structured(0)
        .recordKept(0)
        .receipts(0)
        .starts(0)
        .session(0)
        .cost(-9)
        .segment(0);
    assertTold(
        "shift-offered",
        "'interaction':'call-1','customer':'ada','queue':'sales','channel':'voice','cause':'wait',"
            + "'ticket':'2026-03-01T09:00:00.000Z','estimated-ms':7000,'expires':'2026-03-01T09:00:00.000Z','candidates':["
            + "{'channel':'chat','rank':1,'estimated-ms':0,'score':36,'parts':{'asynchronous':1,"
            + "'structured':2,'record':3,'receipts':4,'starts':5,'session':6,'cost':7,'segment':8}},"
            + "{'channel':'voice','not-offered':'nobody','score':-9,'parts':{'asynchronous':0,"
            + "'structured':0,'record':0,'receipts':0,'starts':0,'session':0,'cost':-9,"
            + "'segment':0}}]");
    ShiftEndedEncoder ended =
        event
            .message(new ShiftEndedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .channel(6)
            .how(ShiftEnd.TAKEN);
    assertTold("shift-ended", "'interaction':'call-1','channel':'chat','how':'taken'");
    ended.channel(0).how(ShiftEnd.WITHDRAWN);
    assertTold("shift-ended", "'interaction':'call-1','how':'withdrawn'");
    event
        .message(new ChannelChangedEncoder()::wrapAndApplyHeader)
        .channel(6)
        .state(ChannelState.CLOSED)
        .drain(Flag.YES);
    assertTold("channel-changed", "'channel':'chat','state':'closed','drain':true");
  }

  @Test
  void RC_reconcileHasTheseEvents() {
    ReconcileBegunEncoder begun =
        event
            .message(new ReconcileBegunEncoder()::wrapAndApplyHeader)
            .channel(6)
            .repair(Flag.YES)
            .replaced(Flag.NO)
            .live(12);
    assertTold("reconcile-begun", "'channel':'chat','repair':true,'replaced':false,'live':12");
    begun.channel(0).repair(Flag.NO).replaced(Flag.YES).live(0);
    assertTold("reconcile-begun", "'repair':false,'replaced':true,'live':0");
    ReconcileCheckedEncoder checked =
        event
            .message(new ReconcileCheckedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .agent(2)
            .agentHere(3)
            .finding(Finding.OTHER_AGENT)
            .repaired(Flag.YES);
    assertTold(
        "reconcile-checked",
        "'interaction':'call-1','agent':'ann','agent-here':'bob','finding':'other-agent',"
            + "'repaired':true");
    checked.agent(0).agentHere(0).finding(Finding.NOT_HERE).repaired(Flag.NO);
    assertTold("reconcile-checked", "'interaction':'call-1','finding':'not-here','repaired':false");
    event
        .message(new ReconcileMissedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .agentHere(2)
        .state(InteractionState.ACTIVE)
        .repaired(Flag.YES);
    assertTold(
        "reconcile-missed",
        "'interaction':'call-1','agent-here':'ann','state':'active','repaired':true");
    event
        .message(new ReconcileEndedEncoder()::wrapAndApplyHeader)
        .agreed(1)
        .differences(2)
        .missed(3)
        .left(4);
    assertTold("reconcile-ended", "'agreed':1,'differences':2,'missed':3,'left':4");
  }

  @Test
  void C4_conversationsThatRestHaveTheseEvents() {
    event
        .message(new InteractionParkedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .handledMs(8000)
        .agent(2)
        .reason(0)
        .cause(ParkCause.INACTIVITY);
    assertTold(
        "parked", "'interaction':'call-1','agent':'ann','cause':'inactivity','handled-ms':8000");
    event
        .message(new InteractionResumedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .parkedMs(60_000)
        .agent(2)
        .cause(ParkCause.MESSAGE);
    assertTold(
        "resumed", "'interaction':'call-1','agent':'ann','cause':'message','parked-ms':60000");
    MessageRecordedEncoder message =
        event
            .message(new MessageRecordedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .respondByMs(TestEvent.NINE + 1)
            .sender(Sender.CUSTOMER);
    assertTold(
        "message-recorded",
        "'interaction':'call-1','sender':'customer','respond-by':'2026-03-01T09:00:00.001Z'");
    message.respondByMs(0).sender(Sender.AGENT);
    assertTold("message-recorded", "'interaction':'call-1','sender':'agent'");
    event
        .message(new InteractionClosedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .parkedMs(7)
        .agent(2);
    assertTold("closed", "'interaction':'call-1','agent':'ann','parked-ms':7");
    event.message(new InteractionCancelledEncoder()::wrapAndApplyHeader).interaction(30).reason(6);
    assertTold("cancelled", "'interaction':'call-1','reason':'returns'");
  }

  @Test
  void K4_callbacksAndPromisesHaveTheseEvents() {
    CallbackScheduledEncoder scheduled =
        event
            .message(new CallbackScheduledEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .atMs(TestEvent.NINE)
            .channel(5)
            .attempt(2);
    assertTold(
        "callback-scheduled",
        "'interaction':'call-1','channel':'voice','attempt':2,"
            + "'not-before':'2026-03-01T09:00:00.000Z'");
    scheduled.atMs(0).attempt(1);
    assertTold("callback-scheduled", "'interaction':'call-1','channel':'voice','attempt':1");
    event
        .message(new CallbackEndedEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .attempts(3)
        .how(CallbackEnd.NOT_REACHED);
    assertTold("callback-ended", "'interaction':'call-1','attempts':3,'how':'not-reached'");
    event
        .message(new PromiseAtRiskEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .deadlineMs(TestEvent.NINE)
        .channel(6)
        .kind(PromiseKind.FIRST_ANSWER);
    assertTold(
        "promise-at-risk",
        "'interaction':'call-1','channel':'chat','promise':'first-answer',"
            + "'deadline':'2026-03-01T09:00:00.000Z'");
    event
        .message(new PromiseBrokenEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .channel(6)
        .kind(PromiseKind.NEXT_RESPONSE);
    assertTold(
        "promise-broken", "'interaction':'call-1','channel':'chat','promise':'next-response'");
  }

  @Test
  void X1_rulesThatMatchAreTold() {
    RulesAppliedEncoder rules =
        event
            .message(new RulesAppliedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .dueMs(TestEvent.NINE)
            .queue(4)
            .named(2)
            .urgency((short) 1);
    rules.matchedCount(2).next().rule(1).next().rule(99);
    assertTold(
        "rules-applied",
        "'interaction':'call-1','queue':'sales','named':'ann','class':1,"
            + "'due':'2026-03-01T09:00:00.000Z','rules':['gold',99]");
  }

  @Test
  void customersHaveTheseEvents() {
    event.message(new CustomerUpdatedEncoder()::wrapAndApplyHeader).customer(40);
    assertTold("customer-updated", "'customer':'ada'");
    event
        .message(new TouchpointRecordedEncoder()::wrapAndApplyHeader)
        .customer(0)
        .interaction(30)
        .kind(TouchKind.BOT);
    assertTold("touchpoint-recorded", "'interaction':'call-1','kind':'bot'");
    SurveyRecordedEncoder survey =
        event
            .message(new SurveyRecordedEncoder()::wrapAndApplyHeader)
            .customer(40)
            .interaction(30)
            .topic(7)
            .csat((short) 5)
            .nps((short) 0)
            .effort((short) 7)
            .resolved(Resolved.NO);
    assertTold(
        "survey-recorded",
        "'customer':'ada','interaction':'call-1','topic':'shoes','csat':5,'nps':0,'effort':7,"
            + "'resolved':false");
    survey.interaction(0).topic(0).csat((short) 255).nps((short) 255).effort((short) 255);
    survey.resolved(Resolved.UNSAID);
    assertTold("survey-recorded", "'customer':'ada'");
    event
        .message(new NeedUpdatedEncoder()::wrapAndApplyHeader)
        .customer(40)
        .openedMs(TestEvent.NINE)
        .topic(7)
        .owner(2)
        .lastAgent(3)
        .contacts(4)
        .handovers(1)
        .resolved(Resolved.YES);
    assertTold(
        "need-updated",
        "'customer':'ada','topic':'shoes','opened':'2026-03-01T09:00:00.000Z','owner':'ann',"
            + "'last-agent':'bob','contacts':4,'handovers':1,'resolved':true");
    event
        .message(new CustomerForgottenEncoder()::wrapAndApplyHeader)
        .customer(40)
        .touchpoints(3)
        .needs(2)
        .live(1);
    assertTold("customer-forgotten", "'customer':'ada','touchpoints':3,'needs':2,'live':1");
    event.message(new CustomerEvictedEncoder()::wrapAndApplyHeader).customer(40);
    assertTold("customer-evicted", "'customer':'ada'");
  }

  private ContextDeliveredEncoder delivered(long customer, long openedMs) {
    return event
        .message(new ContextDeliveredEncoder()::wrapAndApplyHeader)
        .offer(9)
        .interaction(30)
        .customer(customer)
        .ticketMs(TestEvent.NINE)
        .openedMs(openedMs)
        .lastAgentMs(openedMs)
        .agent(2)
        .channel(5)
        .topic(customer == 0 ? 0 : 7)
        .segment(1)
        .language(2)
        .region(3)
        .verifiedBy(4)
        .owner(2)
        .lastAgent(3)
        .contacts(3)
        .handovers(2)
        .openNeeds(1)
        .earlier(4)
        .resolved(Resolved.NO);
  }

  private static void touchpoint(
      ContextDeliveredEncoder.TouchpointsEncoder group,
      long interaction,
      TouchKind kind,
      long value,
      byte[] sealed) {
    group
        .next()
        .timeMs(TestEvent.NINE)
        .interaction(interaction)
        .value(value)
        .channel(5)
        .topic(7)
        .outcome(kind == TouchKind.CONTACT ? 7 : kind == TouchKind.BOT ? 6 : 0)
        .agent(2)
        .kind(kind)
        .end(kind == TouchKind.CONTACT ? ContactEnd.COMPLETED : ContactEnd.OPEN)
        .putSealed(sealed, 0, sealed.length);
  }

  private static final String OFFER =
      "'offer':9,'interaction':'call-1','agent':'ann','channel':'voice',";

  private static final String CODES =
      "'ticket':'2026-03-01T09:00:00.000Z','customer':'ada','segment':'gold',"
          + "'language':'german','region':'berlin','verified':true,'verified-by':'app',"
          + "'open-needs':1,'handovers':2,";

  private static final String NEED =
      "'need':{'opened':'2026-03-01T09:00:00.000Z','contacts':3,'owner':'ann',"
          + "'last-agent':'bob','last-agent-time':'2026-03-01T09:00:00.000Z','resolved':false},";

  private static final String AT = "{'time':'2026-03-01T09:00:00.000Z','kind':";

  private static final String WHERE = "'channel':'voice','topic':'shoes',";

  @Test
  void aViewTellsAllThatAnAgentNeeds() {
    ContextDeliveredEncoder view = delivered(40, TestEvent.NINE);
    view.rulesCount(1).next().note(5);
    var touchpoints = view.touchpointsCount(4);
    touchpoint(touchpoints, 30, TouchKind.CONTACT, 0, NOTHING);
    touchpoint(touchpoints, 31, TouchKind.BOT, -3, utf8("{\"size\":42.50}"));
    touchpoint(touchpoints, 0, TouchKind.SURVEY, 3 + 256 * 255 + 65536 * 7, NOTHING);
    touchpoint(touchpoints, 0, TouchKind.NOTE, 0, new byte[] {9, 9, 9});
    byte[] profile = utf8("\"Ada 😀\"");
    view.putProfile(profile, 0, profile.length);
    assertTold(
        "context-delivered",
        OFFER
            + "'topic':'shoes',"
            + CODES
            + NEED
            + "'notes':['speak slowly'],'touchpoints':["
            + AT
            + "'contact','interaction':'call-1',"
            + WHERE
            + "'disposition':'sold','agent':'ann','end':'completed'},"
            + AT
            + "'bot','interaction':31,"
            + WHERE
            + "'outcome':'size','agent':'ann','value':-3,'content':{'size':42.50}},"
            + AT
            + "'survey',"
            + WHERE
            + "'agent':'ann','csat':3,'effort':7},"
            + AT
            + "'note',"
            + WHERE
            + "'agent':'ann','sealed':'CQkJ'}],'earlier':4,'details':'Ada 😀'");
  }

  @Test
  void aViewWithoutCustomerAndNeedTellsNothingOfThem() {
    ContextDeliveredEncoder view = delivered(0, 0);
    view.rulesCount(0);
    view.touchpointsCount(0);
    view.putProfile(NOTHING, 0, 0);
    assertTold(
        "context-delivered",
        OFFER + "'ticket':'2026-03-01T09:00:00.000Z','handovers':2,'touchpoints':[],'earlier':4");
  }

  private String viewOf(long customer, byte[] touchpoint, byte[] profile) {
    ContextDeliveredEncoder view = delivered(customer, 0);
    view.rulesCount(0);
    touchpoint(view.touchpointsCount(1), 0, TouchKind.NOTE, 0, touchpoint);
    view.putProfile(profile, 0, profile.length);
    String told = told();
    assertEquals("", SCHEMAS.problems("events/context-delivered", told));
    return told.substring(told.indexOf("\"touchpoints\"")).replace('"', '\'').strip();
  }

  private static String payloads(String content, String details) {
    return "'touchpoints':["
        + AT
        + "'note',"
        + WHERE
        + "'agent':'ann',"
        + content
        + "}],'earlier':4"
        + details
        + "}";
  }

  @Test
  void whatIsSealedIsOpenedWhileTheKeyIsThere(@TempDir Path directory) {
    try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"))) {
      writer = writer(new Payloads(keys, false, false));
      byte[] note = Sealer.seal(keys.keyOf("ada"), Sealer.TOUCHPOINT, utf8("\"size 42\""));
      byte[] profile = Sealer.seal(keys.keyOf("ada"), Sealer.PROFILE, utf8("{\"n\":1}"));
      assertEquals(
          payloads("'content':'size 42'", ",'details':{'n':1}"), viewOf(40, note, profile));
      assertEquals(payloads("'damaged':true", ",'damaged':true"), viewOf(40, profile, note));
      byte[] nobodys =
          Sealer.seal(keys.keyOf(KeyStore.NOBODY), Sealer.TOUCHPOINT, utf8("\"anon\""));
      assertEquals(payloads("'content':'anon'", ""), viewOf(0, nobodys, NOTHING));
      assertEquals(payloads("'forgotten':true", ""), viewOf(40, nobodys, NOTHING));
      keys.destroy("ada");
      assertEquals(payloads("'forgotten':true", ",'forgotten':true"), viewOf(40, note, profile));
      keys.keyOf("ada");
      assertEquals(payloads("'forgotten':true", ""), viewOf(40, note, NOTHING));
      writer = writer(Payloads.refused());
      assertTrue(viewOf(40, note, NOTHING).contains("'sealed':'"));
    }
  }

  @Test
  void aCustomerWhoseIdIsSealedIsToldAsGivenWhileTheKeyIsThere(@TempDir Path directory) {
    try (KeyStore keys = FileKeyStore.open(directory.resolve("keys"))) {
      writer = writer(new Payloads(keys, true, false));
      String token = keys.keyOf("+49 30 901820").token();
      names.define(IdKind.CUSTOMER, 40, token);
      byte[] note = Sealer.seal(keys.keyOf("+49 30 901820"), Sealer.TOUCHPOINT, utf8("\"x\""));
      assertEquals(payloads("'content':'x'", ""), viewOf(40, note, NOTHING));
      event.message(new CustomerUpdatedEncoder()::wrapAndApplyHeader).customer(40);
      assertTold("customer-updated", "'customer':'+49 30 901820'");
      keys.destroy("+49 30 901820");
      event.message(new CustomerUpdatedEncoder()::wrapAndApplyHeader).customer(40);
      assertTold("customer-updated", "'customer':'" + token + "'");
      assertEquals(payloads("'forgotten':true", ""), viewOf(40, note, NOTHING));
    }
  }

  @Test
  void T5_anAnswerAboutACustomerIsOneLine() {
    CustomerAnswerEncoder answer =
        event
            .message(new CustomerAnswerEncoder()::wrapAndApplyHeader)
            .customer(40)
            .known(Flag.YES)
            .segment(1)
            .language(0)
            .region(0)
            .verifiedBy(0)
            .live(1)
            .needs(1)
            .touchpoints(1)
            .earlier(7);
    byte[] details = utf8("{\"n\":1}");
    answer.putSealed(details, 0, details.length);
    assertEquals("", told());
    event
        .message(new NeedAnswerEncoder()::wrapAndApplyHeader)
        .customer(40)
        .openedMs(TestEvent.NINE)
        .lastAgentMs(0)
        .ticketMs(TestEvent.NINE)
        .topic(7)
        .owner(2)
        .lastAgent(0)
        .contacts(2)
        .handovers(0)
        .resolved(Resolved.UNSAID);
    assertEquals("", told());
    TouchpointAnswerEncoder touchpoint =
        event
            .message(new TouchpointAnswerEncoder()::wrapAndApplyHeader)
            .customer(40)
            .timeMs(TestEvent.NINE)
            .interaction(30)
            .value(0)
            .channel(5)
            .topic(7)
            .outcome(0)
            .agent(0)
            .kind(TouchKind.CONTACT)
            .end(ContactEnd.OPEN);
    touchpoint.putSealed(NOTHING, 0, 0);
    assertTold(
        "customer-answer",
        "'customer':'ada','known':true,'segment':'gold','verified':false,'live':1,'needs':["
            + "{'topic':'shoes','opened':'2026-03-01T09:00:00.000Z',"
            + "'ticket':'2026-03-01T09:00:00.000Z','contacts':2,'handovers':0,'owner':'ann'}],"
            + "'touchpoints':["
            + AT
            + "'contact','interaction':'call-1',"
            + WHERE
            + "'end':'open'}],'earlier':7,'details':{'n':1}");
    answer =
        event
            .message(new CustomerAnswerEncoder()::wrapAndApplyHeader)
            .customer(40)
            .known(Flag.YES)
            .segment(0)
            .live(0)
            .needs(1)
            .touchpoints(0)
            .earlier(0);
    answer.putSealed(NOTHING, 0, 0);
    assertEquals("", told(), "a need is still to come");
    answer =
        event
            .message(new CustomerAnswerEncoder()::wrapAndApplyHeader)
            .customer(41)
            .known(Flag.NO)
            .needs(0)
            .touchpoints(0);
    answer.putSealed(NOTHING, 0, 0);
    assertTold("customer-answer", "'customer':41,'known':false");
  }

  @Test
  void handoversNeedsAndTicketsAreTold() {
    event
        .message(new InteractionWaitingEncoder()::wrapAndApplyHeader)
        .interaction(30)
        .dueMs(TestEvent.NINE)
        .queue(4)
        .channel(5)
        .urgency((short) 5)
        .routable(Flag.YES)
        .ticketMs(TestEvent.NINE - 1000);
    assertTold(
        "waiting",
        "'interaction':'call-1','queue':'sales','channel':'voice','class':5,"
            + "'due':'2026-03-01T09:00:00.000Z','routable':true,"
            + "'ticket':'2026-03-01T08:59:59.000Z'");
    OfferAcceptedEncoder accepted =
        event
            .message(new OfferAcceptedEncoder()::wrapAndApplyHeader)
            .offer(9)
            .interaction(30)
            .waitedMs(1)
            .agent(2)
            .queue(4)
            .step((short) 0)
            .auto(Flag.NO)
            .handover(Handover.WITHOUT_CONTEXT);
    String most =
        "'offer':9,'interaction':'call-1','agent':'ann','queue':'sales','step':0,"
            + "'waited-ms':1,'auto':false";
    assertTold("accepted", most + ",'handover':'without-context'");
    accepted.handover(Handover.NONE);
    assertTold("accepted", most);
    InteractionCompletedEncoder completed =
        event
            .message(new InteractionCompletedEncoder()::wrapAndApplyHeader)
            .interaction(30)
            .handledMs(1)
            .wrapUpUntilMs(0)
            .agent(2)
            .disposition(0)
            .wrapUp(WrapUpKind.NONE)
            .resolved(Resolved.YES)
            .contacts(3);
    String done = "'interaction':'call-1','agent':'ann','handled-ms':1,'wrap-up':'none'";
    assertTold("completed", done + ",'resolved':true,'contacts':3");
    completed.resolved(Resolved.UNSAID).contacts(0);
    assertTold("completed", done);
  }

  private String fieldOfRefusal(int command, FieldName field) {
    event
        .message(new RejectedEncoder()::wrapAndApplyHeader)
        .value(513)
        .command(command)
        .code(RejectCode.TOO_LONG)
        .field(field)
        .valueKind((short) 0)
        .detail(OfferEnd.NEVER_MADE);
    String told = told();
    assertEquals("", SCHEMAS.problems("events/rejected", told));
    return told.replaceAll(".*\"command\":\"([a-z-]+)\".*\"field\":\"([a-z-]+)\".*\n", "$1 $2");
  }

  @Test
  void aRefusalNamesTheFieldOfTheLine() {
    assertEquals(
        "transfer note", fieldOfRefusal(InteractionTransferDecoder.TEMPLATE_ID, FieldName.SEALED));
    assertEquals(
        "shift bound", fieldOfRefusal(InteractionShiftDecoder.TEMPLATE_ID, FieldName.DURATION));
    assertEquals(
        "update-customer details",
        fieldOfRefusal(CustomerUpdateDecoder.TEMPLATE_ID, FieldName.SEALED));
    assertEquals(
        "survey content", fieldOfRefusal(SurveyRecordDecoder.TEMPLATE_ID, FieldName.SEALED));
    assertEquals(
        "callback not-before", fieldOfRefusal(CallbackRequestDecoder.TEMPLATE_ID, FieldName.TIME));
    assertEquals(
        "forget customer", fieldOfRefusal(CustomerForgetDecoder.TEMPLATE_ID, FieldName.CUSTOMER));
    assertEquals(
        "arrive sealed", fieldOfRefusal(InteractionArriveDecoder.TEMPLATE_ID, FieldName.SEALED));
    assertEquals("plan duration", fieldOfRefusal(ApplyPlanDecoder.TEMPLATE_ID, FieldName.DURATION));
  }

  @Test
  void everyTouchKindIsInTheSchema() {
    for (TouchKind kind : TouchKind.values()) {
      if (kind != TouchKind.NULL_VAL) {
        event
            .message(new TouchpointRecordedEncoder()::wrapAndApplyHeader)
            .customer(40)
            .interaction(0)
            .kind(kind);
        String told = told();
        assertEquals("", SCHEMAS.problems("events/touchpoint-recorded", told), told);
      }
    }
  }
}
