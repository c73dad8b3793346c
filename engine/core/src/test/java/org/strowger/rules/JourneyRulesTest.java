package org.strowger.rules;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.Scenario;

/**
 * Customers, their needs and their journeys (product, section 5; decisions CU-a to CU-k; rule F2).
 */
class JourneyRulesTest extends RuleTest {
  private static PlanBuilder three(PlanBuilder p) {
    return oneQueue(p).context(3, 0);
  }

  private void ann() {
    it.at(0).plan(JourneyRulesTest::three).signOn("ann", "one");
  }

  @Test
  void CU_theViewTellsTheProfileTheNeedAndTheJourneyNewestFirst() {
    ann();
    it.at(1).customer(7, c -> c.segment(5).verifiedBy(6).profile("AB"));
    it.expect("CustomerUpdated customer=7");
    it.at(2).touch(7, TouchKind.PAGE, "C");
    it.expect("TouchpointRecorded customer=7 interaction=none kind=PAGE");
    it.at(3).need(7, 9, "bob", Resolved.UNSAID);
    it.expect("NeedUpdated customer=7 openedMs=3 topic=9 owner=bob contacts=0 resolved=UNSAID");
    it.at(4).arrive("i1", "q", "voice", i -> i.customer(7).topic(9));
    it.expect(
        "InteractionWaiting ticketMs=4",
        "OfferMade offer=1",
        "ContextDelivered offer=1 interaction=i1 customer=7 ticketMs=4 openedMs=3 lastAgentMs=0"
            + " agent=ann channel=voice topic=9 segment=5 language=0 region=0 verifiedBy=6"
            + " owner=bob lastAgent=none contacts=1 handovers=0 openNeeds=1 earlier=0"
            + " resolved=UNSAID touch=CONTACT/OPEN/4/1/1/9/0/0/0/"
            + " touch=PAGE/OPEN/2/0/0/0/0/0/0/43 profile=4142");
  }

  @Test
  void X6_theNewestTouchpointsAreKeptAndTheOthersCounted() {
    ann();
    for (int ms = 1; ms <= 4; ms++) {
      it.at(ms).touch(7, TouchKind.BOT, "");
    }
    it.at(5).arrive("i1", "q", "voice", i -> i.customer(7));
    it.expect(
        "InteractionWaiting",
        "OfferMade",
        "ContextDelivered earlier=2 touch=CONTACT/OPEN/5/1/1/0/0/0/0/"
            + " touch=BOT/OPEN/4/0/0/0/0/0/0/ touch=BOT/OPEN/3/0/0/0/0/0/0/");
  }

  @Test
  void CU_aContactChangesAsTheInteractionGoes() {
    ann();
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7)).accept(1);
    it.at(2).complete("i1", 44, Resolved.UNSAID);
    it.at(3).arrive("i2", "q", "voice", i -> i.customer(7));
    it.expect(
        "InteractionWaiting",
        "OfferMade",
        "ContextDelivered touch=CONTACT/OPEN/3/2/1/0/0/0/0/ touch=CONTACT/COMPLETED/1/1/1/0/44/1/0/");
    it.at(4).abandon("i2");
    it.at(5).arrive("i3", "q", "voice", i -> i.customer(7));
    it.expect(
        "InteractionWaiting",
        "OfferMade",
        "ContextDelivered touch=CONTACT/OPEN/5/3/1/0/0/0/0/"
            + " touch=CONTACT/ABANDONED/3/2/1/0/0/0/0/");
  }

  @Test
  void CU_withoutACustomerTheJourneyIsTheInteractionsOwn() {
    it.at(0).plan(JourneyRulesTest::three);
    it.at(1).arrive("i1", "q", "voice", i -> i.topic(9));
    it.at(2).touch("i1", TouchKind.IVR, "");
    it.expect("TouchpointRecorded customer=0 interaction=i1 kind=IVR");
    it.at(3).signOn("ann", "one");
    it.expect(
        "AgentSignedOn",
        "OfferMade",
        "ContextDelivered customer=0 openedMs=0 contacts=0 touch=IVR/OPEN/2/1/1/9/0/0/0/");
    it.at(4).abandon("i1").arrive("i2", "q", "voice", i -> i.topic(9));
    it.expect("InteractionWaiting", "OfferMade");
  }

  @Test
  void CU_aTouchpointOfAnInteractionHasItsChannelAndTopic() {
    it.at(0).plan(JourneyRulesTest::three);
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(9));
    it.at(2).does(new Command.Touch(7, 1, TouchKind.SCAN.value(), 0, 4, 5, 6, -8, ""));
    it.expect("TouchpointRecorded customer=7 interaction=i1 kind=SCAN");
    it.at(3).signOn("ann", "one");
    it.expect(
        "AgentSignedOn",
        "OfferMade",
        "ContextDelivered touch=SCAN/OPEN/2/1/1/4/5/6/-8/ touch=CONTACT/OPEN/1/1/1/9/0/0/0/");
  }

  @Test
  void CU_aSurveyIsATouchpointAndSaysWhetherTheNeedIsResolved() {
    ann();
    it.at(1).need(7, 9, "", Resolved.UNSAID);
    it.at(2).does(new Command.Survey(7, 0, 9, 5, 10, 2, Resolved.YES.value(), ""));
    it.expect(
        "SurveyRecorded customer=7 topic=9 csat=5 nps=10 effort=2 resolved=YES",
        "NeedUpdated customer=7 topic=9 openedMs=1 resolved=YES");
    it.at(3).survey(7, 8, Resolved.NO); // no need is kept for it
    it.expect("SurveyRecorded topic=8 csat=255");
    it.at(4).arrive("i1", "q", "voice", i -> i.customer(7).topic(9));
    it.expect(
        "InteractionWaiting",
        "OfferMade",
        "ContextDelivered openedMs=4 contacts=1 resolved=UNSAID openNeeds=1"
            + " touch=CONTACT/OPEN/4/1/1/9/0/0/0/ touch=SURVEY/OPEN/3/0/0/8/0/0/16777215/"
            + " touch=SURVEY/OPEN/2/0/0/9/0/0/133637/");
  }

  @Test
  void CU_aResolvedNeedIsOpenedAnewByTheNextContact() {
    ann();
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(9)).accept(1);
    it.at(2).complete("i1", 0, Resolved.NO);
    it.expect("InteractionCompleted resolved=NO contacts=1");
    it.at(3).arrive("i2", "q", "voice", i -> i.customer(7).topic(9)).accept(2);
    it.at(4).complete("i2", 0, Resolved.YES);
    it.expect("InteractionCompleted resolved=YES contacts=2");
    it.at(5).arrive("i3", "q", "voice", i -> i.customer(7).topic(9));
    it.expect(
        "InteractionWaiting",
        "OfferMade",
        "ContextDelivered openedMs=5 contacts=1 lastAgent=ann lastAgentMs=4 resolved=UNSAID");
    it.at(6).accept(3).complete("i3");
    it.expect("InteractionCompleted resolved=UNSAID contacts=1");
  }

  @Test
  void X6_theNinthNeedTakesThePlaceOfTheOldestThatIsNotLive() {
    ann();
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7).topic(1));
    for (int topic = 2; topic <= 8; topic++) {
      it.at(topic).need(7, topic, "bob", Resolved.UNSAID);
    }
    it.at(9).need(7, 9, "", Resolved.UNSAID);
    it.expect("NeedUpdated topic=9 openedMs=9 owner=none");
    it.at(10).need(7, 1, "", Resolved.UNSAID);
    it.expect("NeedUpdated topic=1 openedMs=1 contacts=1"); // live: it stayed
    it.at(11).need(7, 2, "", Resolved.UNSAID);
    it.expect("NeedUpdated topic=2 openedMs=11 owner=none"); // it had gone
    it.at(12).need(7, 4, "", Resolved.UNSAID);
    it.expect("NeedUpdated topic=4 openedMs=4 owner=bob");
  }

  @Test
  void F2_theNeverListOfACustomerIsExcluded() {
    ann();
    it.signOn("bob", "one");
    it.at(1).never(7, "ann");
    it.at(2).arrive("i1", "q", "voice", i -> i.customer(7));
    it.expect("InteractionWaiting", "OfferMade agent=bob", "ContextDelivered agent=bob");
    it.at(3).arrive("i2", "q", "voice", i -> i.customer(8));
    it.expect("InteractionWaiting", "OfferMade agent=ann", "ContextDelivered agent=ann");
  }

  @Test
  void F2_aNeverListThatComesWhileItWaitsWithdrawsOffers() {
    ann();
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7));
    it.at(2).never(7, "ann");
    it.expect("CustomerUpdated", "OfferWithdrawn interaction=i1 agent=ann reason=NOT_ELIGIBLE");
    it.at(3).asks("i1", a -> a); // what it asks by itself does not take that away
    it.expect("InteractionUpdated");
    it.at(4).never(7);
    it.expect("CustomerUpdated", "OfferMade interaction=i1 agent=ann", "ContextDelivered");
  }

  @Test
  void F2_aNeverListThatComesWhileItIsActiveCountsWhenItWaitsAgain() {
    ann();
    it.signOn("bob", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7)).accept(1);
    it.at(2).never(7, "bob");
    it.expect("CustomerUpdated");
    it.at(3).returnToQueue("i1");
    it.expect("InteractionReturned", "InteractionWaiting"); // ann is held apart, bob is never
  }

  @Test
  void CU_refusalsInTheirOrder() {
    ann();
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7));
    it.does(new Command.Touch(0, 5, 99, 9, -1, -1, 99, 0, ""));
    it.expectRefused("UNKNOWN_INTERACTION", "INTERACTION", 5);
    it.does(new Command.Touch(0, 0, 99, 9, -1, -1, 99, 0, ""));
    it.expectRefused("INVALID_NUMBER", "CUSTOMER", 0);
    it.does(new Command.Touch(8, 1, 99, 9, -1, -1, 99, 0, ""));
    it.expectRefused("INVALID_NUMBER", "CUSTOMER", 8);
    it.does(new Command.Touch(7, 1, TouchKind.SURVEY.value(), 9, -1, -1, 99, 0, ""));
    it.expectRefused("KIND_RANGE", "KIND", 13);
    it.does(new Command.Touch(7, 1, 2, 9, -1, -1, 99, 0, ""));
    it.expectRefused("UNKNOWN_CHANNEL", "CHANNEL", 9);
    it.does(new Command.Touch(7, 1, 2, 0, -1, -1, 99, 0, ""));
    it.expectRefused("INVALID_NUMBER", "TOPIC", -1);
    it.does(new Command.Touch(7, 1, 2, 0, 0, -1, 99, 0, ""));
    it.expectRefused("INVALID_NUMBER", "VALUE", -1);
    it.does(new Command.Touch(7, 1, 2, 0, 0, 0, 99, 0, ""));
    it.expectRefused("UNKNOWN_AGENT", "AGENT", 99);
    it.does(new Command.Touch(7, 1, 2, 0, 0, 0, 0, 0, "x".repeat(513)));
    it.expectRefused("TOO_LONG", "SEALED", 513);
    it.does(new Command.Survey(7, 0, 0, 6, 11, 8, 3, ""));
    it.expectRefused("LEVEL_RANGE", "SCORE", 6);
    it.does(new Command.Survey(7, 0, 0, 5, 11, 8, 3, ""));
    it.expectRefused("LEVEL_RANGE", "SCORE", 11);
    it.does(new Command.Survey(7, 0, 0, 5, 0, 8, 3, ""));
    it.expectRefused("LEVEL_RANGE", "SCORE", 8);
    it.does(new Command.Survey(7, 0, 0, 5, 0, 7, 3, ""));
    it.expectRefused("INVALID_STATE", "RESOLVED", 3);
    it.does(new Command.UpdateNeed(7, 0, OptionalInt.of(99), 3));
    it.expectRefused("INVALID_NUMBER", "TOPIC", 0);
    it.does(new Command.UpdateNeed(7, 1, OptionalInt.of(99), 3));
    it.expectRefused("UNKNOWN_AGENT", "OWNER", 99);
    it.forget(0);
    it.expectRefused("INVALID_NUMBER", "CUSTOMER", 0);
    it.forget(8);
    it.expectRefused("UNKNOWN_CUSTOMER", "CUSTOMER", 8);
  }

  @Test
  void CU_refusalsOfAnUpdateInTheirOrder() {
    ann();
    List<Command.Attribute> bad = List.of(new Command.Attribute(0, 1, 0));
    update(0, OptionalInt.of(-1), List.of(-1), List.of(99), bad, "x".repeat(513));
    it.expectRefused("INVALID_NUMBER", "CUSTOMER", 0);
    update(7, OptionalInt.of(-1), List.of(-1), List.of(99), bad, "x".repeat(513));
    it.expectRefused("INVALID_NUMBER", "VALUE", -1);
    OptionalInt good = OptionalInt.of(1);
    update(7, good, Collections.nCopies(9, -1), List.of(99), bad, "x".repeat(513));
    it.expectRefused("TOO_MANY", "DEVICES", 9);
    update(7, good, List.of(1, -2), List.of(99), bad, "x".repeat(513));
    it.expectRefused("INVALID_NUMBER", "VALUE", -2);
    update(7, good, List.of(), Collections.nCopies(17, 99), bad, "x".repeat(513));
    it.expectRefused("TOO_MANY", "NEVER", 17);
    update(7, good, List.of(), List.of(1, 99), bad, "x".repeat(513));
    it.expectRefused("UNKNOWN_AGENT", "NEVER", 99);
    update(7, good, List.of(), List.of(1), bad, "x".repeat(513));
    it.expectRefused("INVALID_NUMBER", "ATTRIBUTES", 0);
    List<Command.Attribute> kind = List.of(new Command.Attribute(1, 1, 0));
    update(7, good, List.of(), List.of(1), kind, "x".repeat(513));
    it.expectRefused("KIND_RANGE", "ATTRIBUTES", 1);
    List<Command.Attribute> one = List.of(new Command.Attribute(1, 13, 5));
    update(7, good, List.of(), List.of(1), one, "x".repeat(513));
    it.expectRefused("TOO_LONG", "SEALED", 513);
    update(7, good, List.of(), List.of(1), one, "x".repeat(512));
    it.expect("CustomerUpdated");
    List<Command.Attribute> others =
        IntStream.rangeClosed(2, 17)
            .mapToObj(number -> new Command.Attribute(number, 0, -1))
            .toList();
    update(7, good, List.of(), List.of(1), others, "");
    it.expectRefused("TOO_MANY", "ATTRIBUTES", 17);
  }

  private void update(
      long customer,
      OptionalInt segment,
      List<Integer> devices,
      List<Integer> never,
      List<Command.Attribute> attributes,
      String sealed) {
    it.does(
        new Command.UpdateCustomer(
            customer,
            segment,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of(devices),
            Optional.of(never),
            attributes,
            Optional.of(sealed)));
  }

  @Test
  void X6_theCustomerWrittenLongestAgoMakesRoomUnlessItIsLive() {
    Scenario few = new Scenario(new CoreLimits(12, 12, 24, 2));
    few.at(0).plan(JourneyRulesTest::three);
    few.at(1).define(IdKind.CUSTOMER, "first").touch(1, TouchKind.PAGE, "");
    few.at(2).touch(2, TouchKind.PAGE, "");
    few.at(3).arrive("i1", "q", "voice", i -> i.customer(3));
    few.expect("CustomerEvicted customer=1", "InteractionWaiting", "NameReleased kind=CUSTOMER");
    few.at(4).touch(3, TouchKind.PAGE, "").touch(2, TouchKind.PAGE, "");
    few.at(5).touch(4, TouchKind.PAGE, "");
    few.expect("CustomerEvicted customer=2", "TouchpointRecorded customer=4");
    few.at(6).arrive("i2", "q", "voice", i -> i.customer(4));
    few.at(7).touch(5, TouchKind.PAGE, "");
    few.expectRefused("LIMIT_EXCEEDED", "CUSTOMER", 2);
    few.at(8).abandon("i1").touch(5, TouchKind.PAGE, "");
    few.expect("CustomerEvicted customer=3", "TouchpointRecorded customer=5");
    few.runOnTheCore();
  }

  @Test
  void X6_thePayloadsWrittenLongestAgoMakeRoom() {
    Scenario few = new Scenario(new CoreLimits(12, 12, 24, 1)); // four blocks of 64 bytes
    few.at(0).plan(JourneyRulesTest::three).signOn("ann", "one");
    few.at(1).customer(7, c -> c.profile("P".repeat(64)));
    few.at(2).touch(7, TouchKind.PAGE, "A".repeat(128));
    few.at(3).touch(7, TouchKind.SCAN, "BB");
    few.at(4).arrive("i1", "q", "voice", i -> i.customer(7));
    few.expect(
        "InteractionWaiting",
        "OfferMade",
        "ContextDelivered touch=CONTACT/OPEN/4/1/1/0/0/0/0/ touch=SCAN/OPEN/3/0/0/0/0/0/0/4242"
            + " touch=PAGE/OPEN/2/0/0/0/0/0/0/"
            + "41".repeat(128)
            + " profile="
            + "50".repeat(64));
    few.at(5).customer(7, c -> c.profile("Q".repeat(65)));
    few.at(6).decline(1);
    few.at(6000).tick();
    few.expect(
        "OfferMade",
        "ContextDelivered touch=CONTACT/OPEN/4/1/1/0/0/0/0/ touch=SCAN/OPEN/3/0/0/0/0/0/0/4242"
            + " touch=PAGE/OPEN/2/0/0/0/0/0/0/"
            + " profile="
            + "51".repeat(65),
        "Ticked");
    few.runOnTheCore();
  }
}
