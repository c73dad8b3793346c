package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Command;

/** Numbers and names: decisions N1 to N4. */
class NameRulesTest extends RuleTest {
  @Test
  void N2_theNameIsReleasedLastWhenTheWorkEnds() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    it.define(IdKind.INTERACTION, "i1");
    it.expect("NameDefined number=1 kind=INTERACTION");
    it.at(1).arrive("i1", "q", "voice").accept(1).arrive("i2", "q", "voice");
    it.at(2).complete("i1");
    it.expect(
        "InteractionCompleted interaction=i1",
        "OfferMade interaction=i2",
        "NameReleased number=1 kind=INTERACTION");
    it.at(3).define(IdKind.INTERACTION, "i1");
    it.expect("NameDefined number=1 kind=INTERACTION");
  }

  @Test
  void N2_theNameIsReleasedAtTheEndOfATimer() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .profile("one", 1, p.wrapsUp("voice", 1, 1, WrapUpKind.TIMED, 500))
                    .queue("q"));
    it.at(0).define(IdKind.INTERACTION, "i1").signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(0).accept(1).complete("i1");
    it.expect("InteractionCompleted interaction=i1");
    it.at(600).tick();
    it.expect(
        "@500 WrapUpEnded interaction=i1", "@500 NameReleased number=1 client=0", "@600 Ticked");
  }

  @Test
  void N2_theNameIsReleasedWhenAbandoned() {
    it.at(0).plan(RuleTest::oneQueue).define(IdKind.INTERACTION, "i1").arrive("i1", "q", "voice");
    it.at(1).abandon("i1");
    it.expect("InteractionAbandoned interaction=i1", "NameReleased number=1 kind=INTERACTION");
  }

  @Test
  void N2_theNameIsReleasedWhenTheArrivalIsRefused() {
    it.at(0).plan(RuleTest::oneQueue).define(IdKind.INTERACTION, "i1");
    it.at(1).arrive("i1", "#77", "voice");
    it.expect("Rejected code=UNKNOWN_QUEUE", "NameReleased number=1 kind=INTERACTION");
  }

  @Test
  void N2_theNameIsReleasedWhenACommandNamesItAndItIsUnknown() {
    it.at(0).plan(RuleTest::oneQueue).define(IdKind.INTERACTION, "i1");
    it.at(1).complete("i1");
    it.expect("Rejected code=UNKNOWN_INTERACTION", "NameReleased number=1 kind=INTERACTION");
    it.at(2).complete("i1");
    it.expect("Rejected code=UNKNOWN_INTERACTION");
  }

  @Test
  void N2_theNameOfALiveOneStaysWhateverIsRefused() {
    it.at(0).plan(RuleTest::oneQueue).define(IdKind.INTERACTION, "i1").arrive("i1", "q", "voice");
    it.at(1).arrive("i1", "q", "voice");
    it.expect("Rejected code=DUPLICATE_INTERACTION");
    it.at(2).complete("i1");
    it.expect("Rejected code=NOT_ACTIVE");
    it.at(3).abandon("i1");
    it.expect("InteractionAbandoned interaction=i1", "NameReleased number=1");
  }

  @Test
  void N3_theChecksInTheirOrder() {
    it.at(0).does(new Command.DefineName(15, 0, ""));
    it.expect("Rejected code=INVALID_NUMBER field=KIND value=15 valueKind=0 command=1");
    it.does(new Command.DefineName(4, 0, ""));
    it.expectRefused("INVALID_NUMBER", "NUMBER", 0);
    it.does(new Command.DefineName(4, 25, "")); // names are limited to 24 of a kind
    it.expectRefused("LIMIT_EXCEEDED", "NUMBER", 25);
    it.does(new Command.DefineName(2, 13, "")); // agents are limited to 12
    it.expectRefused("LIMIT_EXCEEDED", "NUMBER", 13);
    it.does(new Command.DefineName(4, 24, ""));
    it.expectRefused("TEXT_LENGTH", "TEXT", 0);
    it.does(new Command.DefineName(4, 24, "x".repeat(65)));
    it.expectRefused("TEXT_LENGTH", "TEXT", 65);
    it.does(new Command.DefineName(4, 24, "x".repeat(64)));
    it.expect("NameDefined number=24 kind=SKILL");
    it.does(new Command.DefineName(4, 24, "y"));
    it.expectRefused("ALREADY_DEFINED", "NUMBER", 24);
    it.does(new Command.DefineName(5, 24, "y"));
    it.expect("NameDefined number=24 kind=TEAM");
  }

  @Test
  void N3_asManyNamesOfInteractionsAsTheLimit() {
    it.at(0);
    for (int number = 1; number <= 24; number++) {
      it.does(new Command.DefineName(3, 1_000_000_000_000L + number, "i" + number));
      it.expect("NameDefined number=" + (1_000_000_000_000L + number) + " kind=INTERACTION");
    }
    it.does(new Command.DefineName(3, 5, "one more"));
    it.expectRefused("LIMIT_EXCEEDED", "NUMBER", 5);
    it.does(new Command.DefineName(3, 1_000_000_000_001L, "again"));
    it.expectRefused("ALREADY_DEFINED", "NUMBER", 1_000_000_000_001L);
  }

  /** Numbers of customers are not used again: there must be enough for customers to come and go. */
  @Test
  void N3_asManyNamesOfCustomersAsTheLimitWhateverTheirNumbers() {
    it.at(0).plan(RuleTest::oneQueue);
    long first = 1_000_000_000_000L;
    for (int number = 1; number <= 24; number++) {
      it.does(new Command.DefineName(9, first + number, "c" + number));
      it.expect("NameDefined number=" + (first + number) + " kind=CUSTOMER");
    }
    it.does(new Command.DefineName(9, first + 25, "one more"));
    it.expectRefused("LIMIT_EXCEEDED", "NUMBER", first + 25);
  }
}
