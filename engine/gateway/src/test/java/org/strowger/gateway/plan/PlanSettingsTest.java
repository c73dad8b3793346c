package org.strowger.gateway.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.sbe.WrapUpKind;

/** Context, movement, messages, offers of other channels, and rules. */
class PlanSettingsTest extends PlanText {
  private static final String SETTINGS =
      """
      version: 1
      promote-after: never
      context: { on: false, touchpoints: 0, return-window: 0s }
      movement:
        transfer-hold: 0s
        transfer-bound: 1ms
        resume-bound: 0s
        resume-due: ticket
        callback: { attempts: 100, retry: 1ms, expiry: 366d }
      channels:
        mail: { messages: {} , promises: { next-response: 1h } }
        chat: { messages: { park-after: 1m, close-after: 2m } , promises: { first-answer: 3m, warn: 1m } }
      profiles:
        writer: { units: 5, channels: { mail: { cost: 3, parked-cost: 3 }, chat: { parked-cost: 1, wrap-up: { kind: timed, for: 1s } } } }
      queues: {}
      """;

  @Test
  void settingsOfContextMovementAndMessagesAreRead() {
    Plan plan = PlanReader.read("plan.yaml", SETTINGS);
    assertEquals(new Plan.Context(false, 0, 0), plan.context());
    assertEquals(new Plan.Movement(0, 1, 0, true, 100, 1, 366L * 86_400_000), plan.movement());
    assertEquals(
        List.of(
            new Plan.Channel(
                "mail", false, new Plan.Promises(0, 3_600_000, 0), new Plan.Messages(0, 0)),
            new Plan.Channel(
                "chat",
                false,
                new Plan.Promises(180_000, 0, 60_000),
                new Plan.Messages(60_000, 120_000))),
        plan.channels());
    assertEquals(
        List.of(
            new Plan.Handling("mail", 3, 1, false, WrapUpKind.NONE, 0, 3),
            new Plan.Handling("chat", 1, 1, false, WrapUpKind.TIMED, 1000, 1)),
        plan.profiles().get(0).handles());
  }

  @Test
  void whatIsNotSaidOfThemIsAsUsual() {
    Plan plan =
        PlanReader.read(
            "plan.yaml",
            SETTINGS
                .replaceAll("(?m)^context.*\n", "context: {}\n")
                .replaceAll(
                    "(?s)movement:.*channels:\n  mail",
                    "movement: { callback: {} }\nchannels:\n  mail"));
    assertEquals(Plan.Context.USUAL, plan.context());
    assertEquals(Plan.Movement.USUAL, plan.movement());
    assertEquals(0, plan.movement().callbackExpiryMs());
  }

  @Test
  void whatIsWrongWithThemIsToldWithItsLine() {
    String wrong =
        SETTINGS
            .replace("touchpoints: 0", "touchpoints: 65, colour: red")
            .replace("on: false", "on: 1")
            .replace("transfer-bound: 1ms", "transfer-bound: 0s")
            .replace("resume-due: ticket", "resume-due: due")
            .replace("attempts: 100", "attempts: 101")
            .replace("expiry: 366d", "expiry: 0s")
            .replace("mail: { messages: {} , ", "mail: {                 ")
            .replace("first-answer: 3m, ", "")
            .replace("parked-cost: 3", "parked-cost: 4");
    String told =
        assertThrows(PlanException.class, () -> PlanReader.read("plan.yaml", wrong)).getMessage();
    assertEquals(
        """
        plan.yaml:3:16: context.on "1": must be true or false
        plan.yaml:3:32: context.touchpoints "65": must be a whole number from 0 to 64
        plan.yaml:3:36: context.colour: unknown key; known here: on, touchpoints, return-window
        plan.yaml:6:19: movement.transfer-bound "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:8:15: movement.resume-due "due": must be resume or ticket
        plan.yaml:9:25: movement.callback.attempts "101": must be a whole number from 1 to 100
        plan.yaml:9:50: movement.callback.expiry "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:11:54: channels.mail.promises.next-response "1h": only on a channel with messages; give it messages, {} at least
        plan.yaml:12:77: channels.chat.promises.warn "1m": nothing is promised that it could warn of
        plan.yaml:14:65: profiles.writer.channels.mail.parked-cost "4": must be a whole number from 0 to 3""",
        told);
  }

  private static final String OFFERS =
      """
      version: 1
      promote-after: never
      channels:
        voice: { traits: { customer-starts: true, cost: 1000000 } }
        chat: { traits: { structured: true, record: true, receipts: true, company-starts: true, session: 1h }, devices: [phone, tablet] }
      profiles: {}
      queues: {}
      shift-offers:
        wait-over: 5m
        on-closing: true
        most: 1
        expiry: 1ms
        weights: { asynchronous: 1000, structured: -1000, record: 3, receipts: 4, customer-starts: 5, company-starts: 6, session: 7, cost: -8 }
        preferences: { gold: { voice: 100000, chat: -100000 }, student: { chat: 1 } }
      """;

  @Test
  void theOffersOfOtherChannelsAreRead() {
    Plan plan = read(OFFERS);
    assertEquals(
        new Plan.Traits(false, false, false, true, false, 0, 1_000_000),
        plan.channels().get(0).traits());
    assertEquals(List.of(), plan.channels().get(0).devices());
    assertEquals(
        new Plan.Traits(true, true, true, false, true, 3_600_000, 0),
        plan.channels().get(1).traits());
    assertEquals(List.of("phone", "tablet"), plan.channels().get(1).devices());
    assertEquals(
        new Plan.ShiftOffers(
            300_000,
            true,
            1,
            1,
            new Plan.ShiftWeights(1000, -1000, 3, 4, 5, 6, 7, -8),
            List.of(
                new Plan.Preference("gold", "voice", 100_000),
                new Plan.Preference("gold", "chat", -100_000),
                new Plan.Preference("student", "chat", 1))),
        plan.shiftOffers());
    assertEquals(Plan.ShiftOffers.NONE, read(without(OFFERS)).shiftOffers());
    assertEquals(Plan.ShiftOffers.NONE, read(without(OFFERS) + "shift-offers: {}\n").shiftOffers());
  }

  private static String without(String plan) {
    return plan.substring(0, plan.indexOf("shift-offers"));
  }

  @Test
  void whatIsWrongWithTheOffersOfOtherChannelsIsTold() {
    String wrong =
        OFFERS
            .replace("cost: 1000000", "cost: 1000001, colour: red")
            .replace("session: 1h", "session: 0s")
            .replace("[phone, tablet]", "[phone, phone]")
            .replace("wait-over: 5m", "wait-over: 5")
            .replace("on-closing: true", "on-closing: yes")
            .replace("most: 1", "most: 9")
            .replace("asynchronous: 1000", "asynchronous: 1001")
            .replace("voice: 100000", "fax: 1")
            .replace("chat: -100000", "chat: -100001");
    String told =
        assertThrows(PlanException.class, () -> PlanReader.read("plan.yaml", wrong)).getMessage();
    assertEquals(
        """
        plan.yaml:4:51: channels.voice.traits.cost "1000001": must be a whole number from 0 to 1000000
        plan.yaml:4:60: channels.voice.traits.colour: unknown key; known here: structured, record, receipts, customer-starts, company-starts, session, cost
        plan.yaml:5:100: channels.chat.traits.session "0s": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:5:123: channels.chat.devices "phone": given twice
        plan.yaml:9:14: shift-offers.wait-over "5": must be a duration from 1ms to 366d: a whole number and ms, s, m, h or d, as in 20s
        plan.yaml:10:15: shift-offers.on-closing "yes": must be true or false
        plan.yaml:11:9: shift-offers.most "9": must be a whole number from 1 to 8
        plan.yaml:13:28: shift-offers.weights.asynchronous "1001": must be a whole number from -1000 to 1000
        plan.yaml:14:31: shift-offers.preferences.gold.fax "1": the plan has no such channel
        plan.yaml:14:40: shift-offers.preferences.gold.chat "-100001": must be a whole number from -100000 to 100000""",
        told);
  }

  private static String withRules(String rules) {
    return """
        version: 1
        promote-after: never
        skills: [english]
        channels: { voice: }
        profiles: {}
        queues: { vip: { steps: [ {} ] } }
        rules:
        """
        + rules;
  }

  @Test
  void X1_rulesAreCompiledInTheirOrder() {
    Plan plan =
        PlanReader.read(
            "plan.yaml",
            withRules(
                """
                  - name: gold customers
                    when: customer.segment == "gold"
                    then: [ queue vip, class 1 ]
                  - { name: always, when: true, then: require english at 3 }
                """));
    assertEquals(
        List.of(
            RuleCompiler.compile(
                "gold customers", "customer.segment == \"gold\"", "queue vip", "class 1"),
            RuleCompiler.compile("always", "true", "require english at 3")),
        plan.rules());
  }

  @Test
  void X1_whatIsWrongWithARuleIsToldWithItsPlace() {
    String told =
        assertThrows(
                PlanException.class,
                () ->
                    PlanReader.read(
                        "plan.yaml",
                        withRules(
                            """
                              - name: plain
                                when: customer.segmen == "gold"
                                then: queue vip
                              - name: quoted
                                when: 'customer.known and and'
                                then: queue vip
                              - name: block
                                when: |
                                  customer.known
                                  and need.opened
                                then: queue vip
                              - name: action
                                when: true
                                then: [ class 1, require english at 11 ]
                              - name: references
                                when: interaction.queue == "shop" or interaction.channel == "fax"
                                then: [ queue shop, prefer french ]
                              - name: references
                                when: 7
                                then: []
                                colour: red
                              - no rule
                            """)))
            .getMessage();
    List<String> lines = told.lines().toList();
    List<String> places =
        lines.stream().map(line -> line.replaceFirst("(:[0-9]+:[0-9]+: \\S+).*", "$1")).toList();
    assertEquals(
        List.of(
            "plan.yaml:9:11: rules[1]:",
            "plan.yaml:12:31: rules[2]:",
            "plan.yaml:17:11: rules[3]:",
            "plan.yaml:21:41: rules[4]:",
            "plan.yaml:23:11: rules[5].when",
            "plan.yaml:23:11: rules[5].when",
            "plan.yaml:24:11: rules[5].then",
            "plan.yaml:24:11: rules[5].then",
            "plan.yaml:25:11: rules[6].name",
            "plan.yaml:27:11: rules[6].then",
            "plan.yaml:28:5: rules[6].colour:",
            "plan.yaml:29:5: rules[7]"),
        places,
        told);
    assertTrue(lines.get(4).contains("\"shop\": no such queue; list it under queues"), told);
    assertTrue(lines.get(5).contains("\"fax\": no such channel"), told);
    assertTrue(lines.get(7).contains("\"french\": no such skill"), told);
  }
}
