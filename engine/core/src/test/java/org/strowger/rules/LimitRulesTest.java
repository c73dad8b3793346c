package org.strowger.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.TouchKind;
import org.strowger.oracle.Command;
import org.strowger.oracle.PlanBuilder;
import org.strowger.oracle.Scenario;

/**
 * What is kept has a limit, and either something goes for it or the command is refused: rule X6.
 * What goes of customers, journeys, needs and retries: JourneyRulesTest, RetriesTest.
 */
class LimitRulesTest extends RuleTest {
  private static final int NAMES = 24;
  private static final int APART = 64;

  @Test
  void X6_anIdIsRecycledWhenNothingRefersToItAndRefusedAboveTheLimit() {
    it.at(0).plan(RuleTest::oneQueue);
    for (int i = 1; i <= NAMES; i++) {
      it.define(IdKind.INTERACTION, "i" + i);
    }
    it.at(1).arrive("i1", "q", "voice").define(IdKind.INTERACTION, "late");
    it.expectRefused("LIMIT_EXCEEDED", "NUMBER", NAMES + 1);
    it.at(2).abandon("i1");
    it.expect("InteractionAbandoned interaction=i1", "NameReleased number=1");
    it.at(3).define(IdKind.INTERACTION, "late");
    it.expect("NameDefined number=" + (NAMES + 1) + " kind=INTERACTION");
    it.define(IdKind.INTERACTION, "later");
    it.expectRefused("LIMIT_EXCEEDED", "NUMBER", NAMES + 2);
  }

  @Test
  void X6_moreInteractionsThanMayBeLiveAreRefusedUntilOneHasEnded() {
    it.at(0).plan(RuleTest::oneQueue);
    for (int i = 1; i <= 12; i++) {
      it.arrive("i" + i, "q", "voice");
    }
    it.at(1).arrive("i13", "q", "voice");
    it.expectRefused("LIMIT_EXCEEDED", "INTERACTION", 12);
    it.at(2).abandon("i7").arrive("i13", "q", "voice");
    it.expect("InteractionWaiting interaction=i13");
  }

  @Test
  void X6_anInteractionHasAtMost16Attributes() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).arrive("i1", "q", "voice", i -> i.attributes(17));
    it.expectRefused("TOO_MANY", "ATTRIBUTES", 17);
    it.at(2).arrive("i1", "q", "voice", i -> i.attributes(16));
    it.expect("InteractionWaiting interaction=i1");
  }

  @Test
  void X6_aCustomerHasAtMost16Attributes() {
    it.at(0).plan(RuleTest::oneQueue);
    attributes(1, 16);
    it.expect("CustomerUpdated customer=7");
    attributes(17, 17);
    it.expectRefused("TOO_MANY", "ATTRIBUTES", 17);
    attributes(16, 16); // one it has
    it.expect("CustomerUpdated customer=7");
  }

  private void attributes(int from, int to) {
    List<Command.Attribute> attributes =
        IntStream.rangeClosed(from, to)
            .mapToObj(number -> new Command.Attribute(number, 13, 1))
            .toList();
    it.does(
        new Command.UpdateCustomer(
            7,
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            attributes,
            Optional.empty()));
  }

  @Test
  void X6_aNoteHasAtMost512Bytes() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.at(1).arrive("i1", "q", "voice", i -> i.customer(7)).accept(1);
    it.at(2).touch("i1", TouchKind.NOTE, "x".repeat(513));
    it.expectRefused("TOO_LONG", "SEALED", 513);
    it.touch("i1", TouchKind.NOTE, "x".repeat(512));
    it.expect("TouchpointRecorded customer=7 interaction=i1 kind=NOTE");
    it.at(3).does(sentOn("x".repeat(513)));
    it.expectRefused("TOO_LONG", "SEALED", 513);
    it.does(sentOn("x".repeat(512)));
    it.expect("InteractionTransferred interaction=i1", "InteractionWaiting", "OfferMade");
  }

  private Command.Transfer sentOn(String note) {
    return new Command.Transfer(
        it.interaction("i1"),
        0,
        0,
        0,
        0,
        OptionalInt.empty(),
        OptionalLong.empty(),
        0,
        false,
        note);
  }

  private static PlanBuilder longHold(PlanBuilder p) {
    return voice(p).queue("q", q -> q.declineHold(100_000)).transfers(100_000, 100_000);
  }

  /** A scenario with so many agents that more decline than are kept apart. */
  private static Scenario crowd() {
    Scenario crowd = new Scenario(new CoreLimits(100, 12, 200));
    crowd.at(0).plan(LimitRulesTest::longHold);
    return crowd;
  }

  @Test
  void X6_ofMoreThan64WhoDeclinedTheOneWhoseHoldWouldEndFirstIsFree() {
    Scenario crowd = crowd();
    crowd.at(0).arrive("i1", "q", "voice");
    for (int i = 1; i <= APART; i++) {
      crowd.at(i).signOn("a" + i, "one").decline(i);
      crowd.expect("OfferDeclined interaction=i1 agent=a" + i);
    }
    crowd.at(100).signOn("last", "one");
    crowd.expect("AgentSignedOn agent=last", "OfferMade offer=65 agent=last");
    crowd.at(101).decline(65);
    crowd.expect("OfferDeclined agent=last", "OfferMade offer=66 agent=a1");
    crowd.at(102).decline(66);
    crowd.expect("OfferDeclined agent=a1", "OfferMade offer=67 agent=a2");
    crowd.at(103).decline(67).signOff("a3");
    crowd.expect("AgentSignedOff agent=a3", "OfferWithdrawn offer=68 agent=a3");
    crowd.runOnTheCore();
  }

  /** A hold that is started anew takes no room, and is not the first to end any more. */
  @Test
  void X6_aHoldStartedAnewTakesNoRoom() {
    Scenario crowd = crowd();
    crowd.at(0).arrive("i1", "q", "voice");
    for (int i = 1; i <= APART; i++) {
      crowd.at(i).signOn("a" + i, "one").decline(i);
    }
    crowd.at(100).force("i1", "a1").returnToQueue("i1");
    crowd.expect("InteractionReturned agent=a1", "InteractionWaiting interaction=i1");
    crowd.at(101).signOn("last", "one").decline(66);
    crowd.expect("OfferDeclined agent=last", "OfferMade agent=a2");
    crowd.runOnTheCore();
  }

  @Test
  void X6_ofMoreThan64WhoTransferredItTheOneWhoseTimeWouldEndFirstIsFree() {
    Scenario crowd = crowd();
    crowd.at(0).arrive("i1", "q", "voice");
    for (int i = 1; i <= APART; i++) {
      crowd.at(i).signOn("a" + i, "one").accept(i).transfer("i1", "q");
      crowd.expect("InteractionTransferred fromAgent=a" + i, "InteractionWaiting");
    }
    crowd.at(100).signOn("last", "one").accept(65).transfer("i1", "q");
    crowd.expect(
        "InteractionTransferred fromAgent=last",
        "InteractionWaiting",
        "OfferMade offer=66 agent=a1");
    crowd.runOnTheCore();
  }
}
