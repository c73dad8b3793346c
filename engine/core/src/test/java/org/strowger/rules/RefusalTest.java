package org.strowger.rules;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.oracle.Asks;
import org.strowger.oracle.Command;
import org.strowger.oracle.SkillLevel;

/**
 * What is refused: the stable code, the field and the value, of the first check that fails (V1).
 * That nothing else changes is tried for every story: without its refused commands it must go on
 * the same (rule T4).
 */
class RefusalTest extends RuleTest {
  private static final long WEEK_MS = 7L * 24 * 60 * 60 * 1000;

  @BeforeEach
  void annHasWorkAndAnOffer() {
    it.at(0)
        .plan(
            p ->
                p.channels("voice")
                    .skills("german")
                    .teams("north")
                    .profile("two", 2, p.wrapsUp("voice", 1, 2, WrapUpKind.UNTIL_ENDED, 0))
                    .profile("timed", 2, p.wrapsUp("voice", 1, 2, WrapUpKind.TIMED, 9000))
                    .queue("q")
                    .queue("de", q -> q.allOf("german", 5).anyOf(1, "german", 5).noneOf("german")));
    it.at(1).signOn("ann", "two").arrive("active", "q", "voice").accept(1);
    it.at(2).arrive("offered", "q", "voice");
    it.at(3);
  }

  private void refused(String code, String field, long value, int kind) {
    it.expect(
        "Rejected code=%s field=%s value=%d valueKind=%d detail=NEVER_MADE"
            .formatted(code, field, value, kind));
  }

  private void signOn(int agent, int profile, int presence, List<SkillLevel> s, List<Integer> t) {
    it.does(new Command.SignOn(agent, profile, presence, s, t));
  }

  @Test
  void unknownCommand() {
    it.does(new Command.Unknown(63));
    it.expect("Rejected code=UNKNOWN_COMMAND field=TEMPLATE value=63 valueKind=0 command=63");
  }

  @Test
  void signOnInTheOrderOfItsChecks() {
    List<SkillLevel> bad = List.of(new SkillLevel(9, 99));
    List<Integer> teams = List.of(9);
    signOn(0, 9, 9, bad, teams);
    refused("UNKNOWN_AGENT", "AGENT", 0, 2);
    signOn(-1, 9, 9, bad, teams);
    refused("UNKNOWN_AGENT", "AGENT", -1, 2);
    signOn(13, 9, 9, bad, teams); // agents are limited to 12
    refused("UNKNOWN_AGENT", "AGENT", 13, 2);
    signOn(1, 9, 9, bad, teams);
    refused("ALREADY_SIGNED_ON", "AGENT", 1, 2);
    signOn(12, 9, 9, bad, teams);
    refused("UNKNOWN_PROFILE", "PROFILE", 9, 8);
    signOn(12, 1, 0, bad, teams);
    refused("INVALID_STATE", "STATE", 0, 0);
    signOn(12, 1, 3, bad, teams);
    refused("INVALID_STATE", "STATE", 3, 0);
    signOn(12, 1, 1, bad, teams);
    refused("UNKNOWN_SKILL", "SKILL", 9, 4);
    signOn(12, 1, 1, List.of(), teams);
    refused("UNKNOWN_TEAM", "TEAM", 9, 5);
    signOn(12, 1, 1, List.of(), List.of(1));
    it.expect("AgentSignedOn presence=AVAILABLE");
  }

  @Test
  void signOff() {
    it.signOff("#0");
    refused("UNKNOWN_AGENT", "AGENT", 0, 2);
    it.signOff("#2");
    refused("NOT_SIGNED_ON", "AGENT", 2, 2);
    it.signOff("ann");
    refused("WORK_IN_HAND", "AGENT", 1, 2);
    it.complete("active").signOff("ann");
    refused("WORK_IN_HAND", "AGENT", 1, 2); // wrap-up is work
    it.endWrapUp("active").signOff("ann");
    it.expect("AgentSignedOff agent=ann", "OfferWithdrawn interaction=offered reason=SIGNED_OFF");
  }

  @Test
  void presence() {
    it.does(new Command.ChangePresence(99, 9, 0));
    refused("UNKNOWN_AGENT", "AGENT", 99, 2);
    it.does(new Command.ChangePresence(2, 9, 0));
    refused("NOT_SIGNED_ON", "AGENT", 2, 2);
    it.does(new Command.ChangePresence(1, 0, 0));
    refused("INVALID_STATE", "STATE", 0, 0);
    it.does(new Command.ChangePresence(1, 3, 0)); // nobody asks to be not responding
    refused("INVALID_STATE", "STATE", 3, 0);
  }

  @Test
  void L1_skillsOfAnAgentEntryByEntry() {
    SkillLevel german = new SkillLevel(1, 5);
    it.does(new Command.ChangeSkills(2, List.of(german, german)));
    refused("NOT_SIGNED_ON", "AGENT", 2, 2);
    it.does(new Command.ChangeSkills(1, Collections.nCopies(65, new SkillLevel(9, 0))));
    refused("TOO_MANY", "SKILLS", 65, 0);
    it.does(new Command.ChangeSkills(1, List.of(german, new SkillLevel(9, 0), german)));
    refused("UNKNOWN_SKILL", "SKILL", 9, 4);
    it.does(new Command.ChangeSkills(1, List.of(new SkillLevel(1, 0), new SkillLevel(9, 1))));
    refused("LEVEL_RANGE", "LEVEL", 0, 0);
    it.does(new Command.ChangeSkills(1, List.of(new SkillLevel(1, 11))));
    refused("LEVEL_RANGE", "LEVEL", 11, 0);
    it.does(new Command.ChangeSkills(1, List.of(german, new SkillLevel(1, 11))));
    refused("LEVEL_RANGE", "LEVEL", 11, 0); // before it is seen as a repeat
    it.does(new Command.ChangeSkills(1, Collections.nCopies(64, german)));
    refused("DUPLICATE_SKILL", "SKILL", 1, 4);
  }

  @Test
  void L2_teamsEntryByEntry() {
    it.does(new Command.ChangeTeams(1, IntStream.rangeClosed(1, 17).boxed().toList()));
    refused("TOO_MANY", "TEAMS", 17, 0);
    it.does(new Command.ChangeTeams(1, List.of(1, 0, 1)));
    refused("UNKNOWN_TEAM", "TEAM", 0, 5);
    it.does(new Command.ChangeTeams(1, List.of(1, 1, 0)));
    refused("DUPLICATE_TEAM", "TEAM", 1, 5);
    it.does(new Command.ChangeTeams(0, List.of(0)));
    refused("UNKNOWN_AGENT", "AGENT", 0, 2);
  }

  @Test
  void profileOfAnAgent() {
    it.does(new Command.ChangeProfile(2, 9));
    refused("NOT_SIGNED_ON", "AGENT", 2, 2);
    it.does(new Command.ChangeProfile(1, 9));
    refused("UNKNOWN_PROFILE", "PROFILE", 9, 8);
  }

  private static Command arrive(
      long interaction, int queue, int channel, long customer, int topic, long creditMs) {
    return new Command.Arrive(
        interaction, customer, creditMs, queue, channel, topic, 255, Asks.NOTHING, "");
  }

  @Test
  void arrivalInTheOrderOfItsChecks() {
    it.does(arrive(0, 9, 9, -1, -1, WEEK_MS + 1));
    refused("INVALID_NUMBER", "INTERACTION", 0, 3);
    it.does(arrive(1, 9, 9, -1, -1, WEEK_MS + 1));
    refused("DUPLICATE_INTERACTION", "INTERACTION", 1, 3);
    it.does(arrive(7, 9, 9, -1, -1, WEEK_MS + 1));
    refused("UNKNOWN_QUEUE", "QUEUE", 9, 7);
    it.does(arrive(7, 1, 9, -1, -1, WEEK_MS + 1));
    refused("UNKNOWN_CHANNEL", "CHANNEL", 9, 6);
    it.does(arrive(7, 1, 1, -1, -1, WEEK_MS + 1));
    refused("INVALID_NUMBER", "CUSTOMER", -1, 9);
    it.does(arrive(7, 1, 1, 0, -2, WEEK_MS + 1));
    refused("INVALID_NUMBER", "TOPIC", -2, 10);
    it.does(arrive(7, 1, 1, 0, 0, WEEK_MS + 1));
    refused("CREDIT_RANGE", "CREDIT", WEEK_MS + 1, 0);
    it.does(arrive(7, 1, 1, 0, 0, -WEEK_MS - 1));
    refused("CREDIT_RANGE", "CREDIT", -WEEK_MS - 1, 0);
    it.does(arrive(7, 1, 1, 0, 0, -WEEK_MS));
    it.expect("InteractionWaiting dueMs=" + (3 + WEEK_MS));
  }

  private void asks(
      int queue,
      List<SkillLevel> allOf,
      List<SkillLevel> anyOf,
      List<Integer> noneOf,
      List<Integer> excluded) {
    it.does(
        new Command.Arrive(
            7, 0, 0, queue, 1, 0, 255, new Asks(allOf, anyOf, noneOf, excluded), ""));
  }

  @Test
  void requirementOfAnArrivalListByList() {
    SkillLevel german = new SkillLevel(1, 5);
    SkillLevel unknown = new SkillLevel(9, 0);
    List<SkillLevel> no = List.of();
    List<Integer> none = List.of();
    List<SkillLevel> seventeen = Collections.nCopies(17, unknown);
    asks(1, seventeen, seventeen, none, none);
    refused("TOO_MANY", "ALL_OF", 17, 0);
    asks(1, List.of(german, german, unknown), seventeen, none, none);
    refused("DUPLICATE_SKILL", "SKILL", 1, 4);
    asks(1, List.of(unknown), no, none, none);
    refused("UNKNOWN_SKILL", "SKILL", 9, 4);
    asks(1, no, seventeen, List.of(9), none);
    refused("TOO_MANY", "ANY_OF", 17, 0);
    asks(1, no, List.of(german, unknown), none, none);
    refused("UNKNOWN_SKILL", "SKILL", 9, 4);
    asks(1, no, List.of(german, new SkillLevel(2, 1, 11)), none, none);
    refused("LEVEL_RANGE", "LEVEL", 11, 0);
    asks(1, no, no, Collections.nCopies(17, 9), List.of(0));
    refused("TOO_MANY", "NONE_OF", 17, 0);
    asks(1, no, no, List.of(1, 9), List.of(0));
    refused("UNKNOWN_SKILL", "SKILL", 9, 4);
    asks(1, no, no, none, Collections.nCopies(17, 0));
    refused("TOO_MANY", "EXCLUDED", 17, 0);
    asks(1, no, no, none, List.of(12, 13));
    refused("UNKNOWN_AGENT", "EXCLUDED", 13, 2);
    asks(1, no, no, none, List.of(12, 12, 11)); // signed on or not, repeated or not (L3)
    it.expect("InteractionWaiting");
  }

  @Test
  void L4_theMergedRequirementHasTheSameLimits() {
    SkillLevel german = new SkillLevel(1, 5);
    List<SkillLevel> sixteen = Collections.nCopies(16, german);
    List<SkillLevel> no = List.of();
    List<Integer> none = List.of();
    asks(1, no, sixteen, Collections.nCopies(16, 1), Collections.nCopies(16, 5));
    it.expect("InteractionWaiting");
    it.abandon("#7");
    asks(2, List.of(german), sixteen, Collections.nCopies(16, 1), List.of(0));
    refused("UNKNOWN_AGENT", "EXCLUDED", 0, 2); // its own lists first
    asks(2, List.of(german), sixteen, Collections.nCopies(16, 1), none);
    refused("TOO_MANY", "ANY_OF", 17, 0); // the all-of skill is the same one
    asks(2, List.of(german), no, Collections.nCopies(16, 1), none);
    refused("TOO_MANY", "NONE_OF", 17, 0);
  }

  @Test
  void asManyLiveInteractionsAsTheLimit() {
    for (int i = 3; i <= 12; i++) { // two are live
      it.arrive("#" + i, "q", "voice");
    }
    it.expect("InteractionWaiting");
    it.arrive("#13", "q", "voice");
    it.expect("Rejected code=LIMIT_EXCEEDED field=INTERACTION value=12 valueKind=0");
    it.arrive("#12", "q", "voice");
    refused("DUPLICATE_INTERACTION", "INTERACTION", 12, 3);
    it.abandon("#12").arrive("#13", "q", "voice");
    it.expect("InteractionWaiting");
  }

  @Test
  void abandon() {
    it.abandon("#77");
    refused("UNKNOWN_INTERACTION", "INTERACTION", 77, 3);
    it.abandon("active");
    refused("NOT_WAITING", "INTERACTION", 1, 3);
    it.complete("active").abandon("active");
    refused("NOT_WAITING", "INTERACTION", 1, 3);
  }

  @Test
  void complete() {
    it.does(new Command.Complete(77, 9, 0));
    refused("UNKNOWN_INTERACTION", "INTERACTION", 77, 3);
    it.does(new Command.Complete(2, 9, 0)); // offered, so waiting
    refused("NOT_ACTIVE", "INTERACTION", 2, 3);
    it.does(new Command.Complete(1, 9, 0));
    refused("WRONG_AGENT", "AGENT", 9, 2);
    it.does(new Command.Complete(1, -9, 0));
    refused("WRONG_AGENT", "AGENT", -9, 2);
    it.does(new Command.Complete(1, 1, 6));
    it.expect("InteractionCompleted interaction=active agent=ann disposition=6");
    it.does(new Command.Complete(1, 1, 6));
    refused("NOT_ACTIVE", "INTERACTION", 1, 3);
  }

  @Test
  void endOfWrapUp() {
    it.does(new Command.EndWrapUp(77, 9));
    refused("UNKNOWN_INTERACTION", "INTERACTION", 77, 3);
    it.does(new Command.EndWrapUp(1, 9));
    refused("NOT_IN_WRAP_UP", "INTERACTION", 1, 3);
    it.profile("ann", "timed").complete("active");
    it.does(new Command.EndWrapUp(1, 9));
    refused("WRONG_AGENT", "AGENT", 9, 2);
    it.does(new Command.EndWrapUp(1, 1));
    refused("WRAP_UP_TIMED", "INTERACTION", 1, 3);
  }

  @Test
  void answers() {
    it.does(new Command.Decline(77, 9, 0));
    it.expect("Rejected code=STALE_OFFER field=OFFER value=77 valueKind=0 detail=NEVER_MADE");
    it.does(new Command.Decline(1, 9, 0));
    it.expect("Rejected code=STALE_OFFER field=OFFER value=1 valueKind=0 detail=ACCEPTED");
    it.does(new Command.Decline(2, 9, 0));
    refused("WRONG_AGENT", "AGENT", 9, 2);
    it.does(new Command.Accept(2, 9));
    refused("WRONG_AGENT", "AGENT", 9, 2);
  }
}
