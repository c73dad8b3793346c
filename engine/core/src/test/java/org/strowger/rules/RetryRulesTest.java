package org.strowger.rules;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.IdKind;
import org.strowger.oracle.Command;

/** A retry is answered once more, and not carried out: decision GU-a. */
class RetryRulesTest extends RuleTest {
  private static final int CRM = 7;

  @Test
  void GUa_aCommandThatComesAgainHasNoEffectAndToldIsWhatBecameOfTheFirst() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one").arrive("i1", "q", "voice");
    it.at(1).does(CRM, 99, new Command.Accept(1, 0));
    it.expect("OfferAccepted offer=1 client=7 correlation=99");
    it.at(2).does(CRM, 99, new Command.Accept(1, 0));
    it.expect(
        "Repeated first=4 subject=1 value=0 command=60 code=0 field=NONE client=7 correlation=99");
    it.at(3).does(CRM, 99, new Command.Accept(1, 0));
    it.expect("Repeated first=4 subject=1 code=0");
  }

  @Test
  void GUa_aRefusalIsToldAgainAlsoIfItWouldNotBeRefusedNow() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).does(CRM, 5, new Command.SignOff(it.agent("ann")));
    it.expect("Rejected code=NOT_SIGNED_ON field=AGENT");
    it.at(2).signOn("ann", "one");
    it.at(3).does(CRM, 5, new Command.SignOff(it.agent("ann")));
    it.expect(
        "Repeated first=2 command=11 code=17 field=AGENT value=1 valueKind=2 subject=1"
            + " subjectKind=2 detail=NEVER_MADE");
    it.at(4).does(CRM, 6, new Command.SignOff(it.agent("ann")));
    it.expect("AgentSignedOff agent=ann");
  }

  @Test
  void GUa_clientAndCorrelationCountTogetherAndNothingCountsWithoutBoth() {
    Command signOn = it.signingOn("ann", "one", 1);
    it.at(0).plan(RuleTest::oneQueue).does(CRM, 5, signOn);
    it.at(1).does(8, 5, signOn);
    it.expect("Rejected code=ALREADY_SIGNED_ON");
    it.at(2).does(CRM, 6, signOn);
    it.expect("Rejected code=ALREADY_SIGNED_ON");
    it.at(3).does(0, 5, signOn).does(0, 5, signOn);
    it.expect("Rejected code=ALREADY_SIGNED_ON");
    it.at(4).does(CRM, 0, signOn).does(CRM, 0, signOn);
    it.expect("Rejected code=ALREADY_SIGNED_ON");
  }

  @Test
  void GUa_ticksSnapshotsAndNamesAreNotAnsweredTwice() {
    it.at(0).plan(RuleTest::oneQueue);
    it.at(1).does(CRM, 5, new Command.Tick()).does(CRM, 5, new Command.Tick());
    it.expect("Ticked");
    it.at(2).does(CRM, 5, new Command.TakeSnapshot()).does(CRM, 5, new Command.TakeSnapshot());
    it.expect("SnapshotTaken");
    it.at(3).does(CRM, 5, new Command.DefineName(IdKind.AGENT.value(), 1, "ann"));
    it.at(3).does(CRM, 5, new Command.DefineName(IdKind.AGENT.value(), 1, "ann"));
    it.expect("Rejected code=ALREADY_DEFINED");
  }

  @Test
  void GUa_timersFireBeforeARepeatAndAnotherCommandUnderTheNumberIsARepeatToo() {
    it.at(0).plan(RuleTest::oneQueue).signOn("ann", "one");
    Command complete = new Command.Complete(it.interaction("i1"), 0, 0);
    it.at(1).arrive("i1", "q", "voice").does(CRM, 3, complete);
    it.at(10_002).does(CRM, 3, new Command.Abandon(it.interaction("i1")));
    it.expect(
        "@10001 OfferMissed interaction=i1",
        "@10001 AgentPresenceChanged presence=NOT_RESPONDING",
        "@10002 Repeated first=4 command=32 code=27 field=INTERACTION value=1");
  }

  @Test
  void GUa_theNameThatWasGivenForARepeatGoesAgain() {
    it.at(0).plan(RuleTest::oneQueue).define(IdKind.INTERACTION, "i1");
    Command abandon = new Command.Abandon(it.interaction("i1"));
    it.at(1).arrive("i1", "q", "voice").does(CRM, 3, abandon);
    it.expect("InteractionAbandoned interaction=i1", "NameReleased number=1");
    it.at(2).define(IdKind.INTERACTION, "i1").does(CRM, 3, abandon);
    it.expect("Repeated first=4 subject=1 subjectKind=3", "NameReleased number=1");
  }
}
