package org.strowger.core;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.Arrival;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Strategy;

/**
 * Rule X1 at work in the core: at arrival, at an update, over a change of plan. Ids are numbers:
 * queues 1 (age), 2 (due after 10 s), 3 (age, 5 s, then 1) and 4 (its first step is for the named
 * agent); skills 1 to 3; rules 101 and up.
 */
class ContextRulesTest {
  private final CoreStory story = new CoreStory(new CoreLimits(16, 64, 256));
  private final List<Plan.Rule> rules = new ArrayList<>();

  private ContextRulesTest rule(String condition, String... actions) {
    String[] quoted = new String[actions.length];
    for (int i = 0; i < actions.length; i++) {
      quoted[i] =
          actions[i].replaceAll("(queue|require|lower|drop|prefer|note|agent) (\\d+)", "$1 \"$2\"");
    }
    rules.add(RuleCompiler.compile("" + (101 + rules.size()), condition, quoted));
    return this;
  }

  private Plan plan(int version, boolean context, String... queues) {
    PlanOf plan = new PlanOf(version).skills("1", "2", "3").channels("1").profile("1", 5, "1");
    for (String queue : queues) {
      switch (queue) {
        case "2" -> plan.queue("2", q -> q.due(10_000));
        case "3" -> plan.queue("3", q -> q.step(5_000).overflow("1"));
        case "4" -> plan.queue("4", q -> q.step(namedStep()).step(0));
        case "5" -> plan.queue("5", q -> q.fallback("2"));
        default -> plan.queue(queue);
      }
    }
    Plan made = plan.build();
    return new Plan(
        version,
        0,
        made.skills(),
        made.teams(),
        made.channels(),
        made.profiles(),
        made.queues(),
        new Plan.Context(context, 20, 0),
        Plan.Movement.USUAL,
        rules);
  }

  private static Plan.Step namedStep() {
    return new Plan.Step(
        60_000,
        Strategy.LONGEST_IDLE,
        Affinity.NAMED,
        0,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private CoreStory begin() {
    return story.at(1000).plan(plan(1, true, "1", "2", "3", "4", "5"));
  }

  private static Arrival arrival(long interaction, int queue) {
    return new Arrival().reset(interaction, queue, 1);
  }

  private CoreStory arrive(Arrival arrival) {
    return story.does((commands, into) -> commands.arrive(into, 0, arrival));
  }

  private CoreStory arrive(long interaction, int queue, int attribute, int word) {
    Arrival arrival = arrival(interaction, queue);
    arrival.attributes.add(attribute, AttributeList.CODE, word);
    return arrive(arrival);
  }

  private CoreStory update(Update update) {
    return story.does((commands, into) -> commands.update(into, 0, update));
  }

  private static Update attribute(long interaction, int attribute, int kind, long value) {
    Update update = new Update().reset(interaction);
    update.setAttributes = true;
    update.attributes.add(attribute, kind, value);
    return update;
  }

  // Arrival

  @Test
  void X1_rulesApplyBeforeAnArrivalEntersWaiting() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 2", "class 1", "credit 3s", "note 9");
    begin();
    arrive(7, 1, 1, 5)
        .expect(
            "RulesApplied interaction=7 dueMs=8000 queue=2 named=0 urgency=1 matched=[(rule=101)]",
            "InteractionWaiting interaction=7 dueMs=8000 queue=2 urgency=1 ticketMs=1000");
    arrive(8, 1, 1, 6)
        .expect("InteractionWaiting interaction=8 dueMs=1000 queue=1 urgency=3 ticketMs=1000");
  }

  @Test
  void X1_theLastSetterWinsAndCreditsAdd() {
    rule("true", "queue 2", "class 5", "credit 4s");
    rule("interaction.queue == \"1\" and interaction.class == 3", "class 0", "credit -1s");
    rule("interaction.credit == 1s", "queue 3", "credit 500ms");
    begin();
    Arrival arrival = arrival(7, 1);
    arrival.creditMs = 1000;
    arrive(arrival)
        .expect(
            "RulesApplied dueMs=-3500 queue=3 urgency=0"
                + " matched=[(rule=101),(rule=102),(rule=103)]",
            "InteractionWaiting dueMs=-3500 queue=3");
  }

  @Test
  void X1_creditIsClampedAtTheEnd() {
    rule("true", "credit 7d");
    rule("true", "credit 7d");
    rule("true", "credit -1d");
    begin();
    arrive(arrival(7, 1))
        .expect("RulesApplied dueMs=" + (1000 - 604_800_000L), "InteractionWaiting interaction=7");
  }

  @Test
  void X1_theFirst64ThatMatchAreTold() {
    for (int i = 0; i < 70; i++) {
      rule("true", "credit 1s");
    }
    begin();
    StringBuilder told = new StringBuilder("(rule=101)");
    for (int i = 102; i < 165; i++) {
      told.append(",(rule=").append(i).append(")");
    }
    arrive(arrival(7, 1))
        .expect("RulesApplied dueMs=-69000 matched=[" + told + "]", "InteractionWaiting queue=1");
  }

  @Test
  void X1_rulesChangeTheListsOfTheInteraction() {
    rule("interaction.attribute(\"1\") == \"1\"", "require 1 at 6");
    rule("interaction.attribute(\"1\") == \"2\"", "lower 1 to 5");
    rule("interaction.attribute(\"1\") == \"3\"", "drop 1");
    begin().signOn(3, 1, 1).expect("Event110").signOn(4, 1, 2);
    arrive(7, 1, 1, 1).expect("RulesApplied", "InteractionWaiting");
    Arrival tooHigh = arrival(8, 1);
    tooHigh.allOf.add(1, 6);
    arrive(tooHigh).expect("InteractionWaiting interaction=8");
    Arrival lowered = arrival(9, 1);
    lowered.allOf.add(1, 6);
    lowered.attributes.add(1, AttributeList.CODE, 2);
    arrive(lowered).expect("RulesApplied", "InteractionWaiting", "OfferMade interaction=9 agent=3");
    Arrival dropped = arrival(10, 1);
    dropped.allOf.add(1, 6);
    dropped.attributes.add(1, AttributeList.CODE, 3);
    arrive(dropped).expect("RulesApplied", "InteractionWaiting", "OfferMade agent=4");
  }

  @Test
  void X1_aRuleNamesTheAgentOfAnAffinityStep() {
    rule("interaction.attribute(\"1\") == \"1\"", "affinity agent 4");
    rule("interaction.attribute(\"2\") == \"1\"", "affinity owner", "affinity last");
    begin().signOn(3, 1).signOn(4, 1);
    arrive(7, 4, 1, 1).expect("RulesApplied named=4", "InteractionWaiting", "OfferMade agent=4");
    Arrival arrival = arrival(8, 4);
    arrival.named = 4;
    arrival.attributes.add(2, AttributeList.CODE, 1);
    arrive(arrival).expect("RulesApplied named=4", "InteractionWaiting", "OfferMade agent=4");
  }

  @Test
  void X1_aFullListTakesNoMoreFromRules() {
    rule("true", "require 3 at 1", "require 1 at 9");
    List<String> skills = new ArrayList<>();
    for (int i = 1; i <= 17; i++) {
      skills.add("" + i);
    }
    PlanOf of = new PlanOf(1).channels("1").profile("1", 5, "1").queue("1");
    skills.forEach(of::skills);
    Plan made = of.build();
    story
        .at(1000)
        .plan(
            new Plan(
                1,
                0,
                made.skills(),
                made.teams(),
                made.channels(),
                made.profiles(),
                made.queues(),
                Plan.Context.USUAL,
                Plan.Movement.USUAL,
                rules));
    Arrival arrival = arrival(7, 1);
    for (int skill = 1; skill <= 17; skill++) {
      if (skill != 3) {
        arrival.allOf.add(skill, 5);
      }
    }
    arrive(arrival).expect("RulesApplied", "InteractionWaiting");
    int[] all = {2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
    story.signOn(3, 1, all);
    int[] every = {1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17};
    story.signOn(4, 1, every).expect("Event110");
    Update update = new Update().reset(7);
    update.setRequirement = true;
    for (int skill = 4; skill <= 17; skill++) {
      update.allOf.add(skill, 5);
    }
    update(update).expect("InteractionUpdated");
    story.signOn(5, 1, 1, 3).expect("Event110");
  }

  @Test
  void X1_withoutContextNoRuleRuns() {
    rule("true", "queue 2");
    story.at(1000).plan(plan(1, false, "1", "2"));
    arrive(arrival(7, 1)).expect("InteractionWaiting queue=1");
  }

  // Update

  @Test
  void X1_anUpdateOfAttributesMovesItToAnotherQueueWithTheEarlierDue() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 2", "credit 2s");
    rule("interaction.number(\"2\") > 3", "queue 1");
    begin();
    arrive(arrival(7, 1)).expect("InteractionWaiting dueMs=1000 queue=1");
    story.at(3000);
    update(attribute(7, 1, AttributeList.CODE, 5))
        .expect(
            "InteractionUpdated interaction=7 dueMs=-1000 urgency=3",
            "RulesApplied interaction=7 dueMs=-1000 queue=2 matched=[(rule=101)]",
            "InteractionMoved dueMs=-1000 fromQueue=1 toQueue=2 cause=RULES");
    update(attribute(7, 2, AttributeList.NUMBER, 4))
        .expect(
            "InteractionUpdated dueMs=-1000",
            "RulesApplied dueMs=-1000 queue=1 matched=[(rule=101),(rule=102)]",
            "InteractionMoved dueMs=-1000 fromQueue=2 toQueue=1 cause=RULES");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect("InteractionUpdated dueMs=1000", "RulesApplied queue=1 matched=[(rule=102)]");
  }

  @Test
  void X1_dueIsEarlierWhereTheOtherQueueMakesItSo() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 1");
    begin();
    arrive(arrival(7, 2)).expect("InteractionWaiting dueMs=11000");
    update(attribute(7, 1, AttributeList.CODE, 5))
        .expect(
            "InteractionUpdated dueMs=11000",
            "RulesApplied dueMs=1000 queue=1",
            "InteractionMoved dueMs=1000 toQueue=1");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect(
            "InteractionUpdated dueMs=1000",
            "RulesApplied dueMs=1000 queue=2 matched=[]",
            "InteractionMoved dueMs=1000 toQueue=2");
  }

  @Test
  void X1_nothingIsToldWhereTheSameRulesMatch() {
    rule("interaction.attribute(\"1\") == \"5\"", "class 1", "credit 2s");
    begin();
    arrive(7, 1, 1, 5).expect("RulesApplied", "InteractionWaiting dueMs=-1000");
    update(attribute(7, 2, AttributeList.CODE, 5)).expect("InteractionUpdated dueMs=-1000");
    Update update = new Update().reset(7);
    update.setCredit = true;
    update.creditMs = 10_000;
    update.setUrgency = true;
    update.urgency = 2;
    update(update).expect("InteractionUpdated dueMs=-11000 urgency=1");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect("InteractionUpdated dueMs=-9000 urgency=2", "RulesApplied urgency=2 matched=[]");
  }

  @Test
  void X1_listsThatWereGivenComeBackWhenARuleMatchesNoMore() {
    rule("interaction.attribute(\"1\") == \"5\"", "require 2 at 1", "affinity agent 3");
    begin().signOn(3, 1, 1);
    Arrival arrival = arrival(7, 1);
    arrival.allOf.add(1, 2);
    arrival.named = 9;
    arrival.attributes.add(1, AttributeList.CODE, 5);
    arrive(arrival).expect("RulesApplied named=3", "InteractionWaiting");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect("InteractionUpdated", "RulesApplied named=9", "OfferMade interaction=7 agent=3");
    update(attribute(7, 1, AttributeList.CODE, 5))
        .expect(
            "InteractionUpdated",
            "RulesApplied named=3",
            "OfferWithdrawn agent=3 reason=NOT_ELIGIBLE");
  }

  @Test
  void X1_anUpdateOfTheListsGivesOtherBaseValues() {
    rule("interaction.attribute(\"1\") == \"5\"", "require 2 at 1");
    begin().signOn(3, 1, 1, 2);
    Arrival arrival = arrival(7, 1);
    arrival.allOf.add(3, 1);
    arrival.attributes.add(1, AttributeList.CODE, 5);
    arrive(arrival).expect("RulesApplied", "InteractionWaiting");
    Update update = new Update().reset(7);
    update.setRequirement = true;
    update.allOf.add(1, 1);
    update(update).expect("InteractionUpdated", "OfferMade agent=3");
    story.does((commands, into) -> commands.decline(into, 0, 1, 0, 0));
    story.signOn(4, 1, 1).expect("Event110");
    update = attribute(7, 1, AttributeList.REMOVED, 0);
    update(update).expect("InteractionUpdated", "RulesApplied matched=[]", "OfferMade agent=4");
  }

  @Test
  void X1_openOffersStayWhenOnlyTheQueueChanges() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 2");
    begin().signOn(3, 1);
    arrive(arrival(7, 1)).expect("InteractionWaiting", "OfferMade offer=1");
    update(attribute(7, 1, AttributeList.CODE, 5))
        .expect("InteractionUpdated", "RulesApplied", "InteractionMoved toQueue=2");
    story.accept(1).expect("OfferAccepted offer=1 queue=2");
  }

  @Test
  void X1_whatRulesMakeUnroutableIsTold() {
    rule("interaction.attribute(\"1\") == \"5\"", "require 2 at 1");
    begin().signOn(3, 1, 1).away(3);
    arrive(arrival(7, 1)).expect("InteractionWaiting routable=YES");
    update(attribute(7, 1, AttributeList.CODE, 5))
        .expect("InteractionUpdated routable=NO", "RulesApplied");
  }

  @Test
  void X1_anOverflowIsNotUndoneBeforeTheRulesSayOtherwise() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 3");
    begin();
    arrive(7, 2, 1, 5).expect("RulesApplied queue=3", "InteractionWaiting queue=3");
    story.at(6000).tick().expect("InteractionMoved toQueue=1 cause=OVERFLOW", "Event105");
    update(attribute(7, 2, AttributeList.CODE, 5)).expect("InteractionUpdated");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect(
            "InteractionUpdated",
            "RulesApplied queue=2 matched=[]",
            "InteractionMoved fromQueue=1 toQueue=2 cause=RULES");
  }

  @Test
  void X1_timeAloneAndReturnTriggerNothing() {
    rule("interaction.attribute(\"1\") == \"5\"", "credit 2s");
    begin().signOn(3, 1);
    arrive(7, 1, 1, 5).expect("RulesApplied", "InteractionWaiting", "OfferMade");
    story.accept(1).at(9000).tick().expect("Event105");
    story.returns(7, 0, 0).expect("InteractionReturned", "InteractionWaiting dueMs=-1000");
  }

  // Transfers

  private CoreStory transfer(long interaction, int queue, boolean warm) {
    Transfer transfer = new Transfer().reset(interaction);
    transfer.queue = queue;
    transfer.warm = warm;
    return story.does((commands, into) -> commands.transfer(into, 0, transfer));
  }

  @Test
  void X1_aTransferGivesAnotherQueueAndHoldsUntilTheRulesSayOtherwise() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 5");
    rule("interaction.queue == \"2\"", "class 0");
    begin();
    arrive(7, 1, 1, 5).expect("RulesApplied queue=5", "InteractionWaiting queue=5 urgency=3");
    transfer(7, 2, false).expect("InteractionTransferred toQueue=2", "InteractionWaiting queue=2");
    update(attribute(7, 2, AttributeList.CODE, 5))
        .expect(
            "InteractionUpdated urgency=0",
            "RulesApplied queue=2 urgency=0 matched=[(rule=101),(rule=102)]");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect("InteractionUpdated", "RulesApplied queue=2 matched=[(rule=102)]");
  }

  @Test
  void X1_anOverflowBehindATransferHoldsToo() {
    rule("interaction.attribute(\"1\") == \"5\"", "class 1");
    begin();
    arrive(7, 2, 1, 5).expect("RulesApplied", "InteractionWaiting queue=2");
    transfer(7, 3, false).expect("InteractionTransferred", "InteractionWaiting queue=3");
    story.at(6000).tick().expect("InteractionMoved toQueue=1 cause=OVERFLOW", "Event105");
    update(attribute(7, 2, AttributeList.CODE, 5)).expect("InteractionUpdated");
  }

  @Test
  void X1_aWarmTransferThatIsCancelledLeavesBaseValuesAsTheyWere() {
    rule("interaction.attribute(\"1\") == \"5\"", "class 1");
    begin().signOn(3, 1);
    arrive(7, 2, 1, 5).expect("RulesApplied", "InteractionWaiting", "OfferMade");
    story.accept(1);
    transfer(7, 5, true).expect("InteractionTransferred toQueue=5");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect("InteractionUpdated urgency=3", "RulesApplied queue=5 matched=[]");
    story
        .does((commands, into) -> commands.cancelTransfer(into, 0, 7, 0))
        .expect("TransferEnded how=CANCELLED");
    story.returns(7, 0, 0).expect("InteractionReturned", "InteractionWaiting queue=2 urgency=1");
    update(attribute(7, 2, AttributeList.CODE, 5))
        .expect("InteractionUpdated urgency=3", "RulesApplied queue=2 matched=[]");
    story.abandon(7).expect("InteractionAbandoned");
  }

  // Attributes

  @Test
  void X1_attributesAreCheckedAndLimited() {
    begin();
    Arrival arrival = arrival(7, 1);
    for (int i = 0; i < 17; i++) {
      arrival.attributes.add(i + 1, AttributeList.NUMBER, i);
    }
    arrive(arrival).expectRefused(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 17);
    refused(0, AttributeList.NUMBER, 1, RejectCode.INVALID_NUMBER, FieldName.ATTRIBUTES, 0);
    refused(1, 12, 1, RejectCode.KIND_RANGE, FieldName.ATTRIBUTES, 12);
    refused(1, AttributeList.CODE, -1, RejectCode.INVALID_NUMBER, FieldName.VALUE, -1);
    arrival = arrival(7, 1);
    for (int i = 0; i < 16; i++) {
      arrival.attributes.add(i + 1, AttributeList.NUMBER, -i);
    }
    arrive(arrival).expect("InteractionWaiting");
    update(attribute(7, 17, AttributeList.NUMBER, 1))
        .expectRefused(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 17);
    Update update = attribute(7, 17, AttributeList.NUMBER, 1);
    update.attributes.add(3, AttributeList.REMOVED, 0).add(17, AttributeList.CODE, 2);
    update(update).expect("InteractionUpdated");
    update(attribute(7, 3, AttributeList.NUMBER, 1))
        .expectRefused(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 17);
    update(attribute(7, 0, AttributeList.REMOVED, 0))
        .expectRefused(RejectCode.INVALID_NUMBER, FieldName.ATTRIBUTES, 0);
    update(attribute(6, 0, AttributeList.REMOVED, 0))
        .expectRefused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 6);
  }

  private void refused(
      int attribute, int kind, long value, RejectCode code, FieldName field, long told) {
    Arrival arrival = arrival(7, 1);
    arrival.attributes.add(attribute, kind, value);
    arrive(arrival).expectRefused(code, field, told);
  }

  @Test
  void X1_ofAnAttributeGivenTwiceTheLastCounts() {
    rule("interaction.number(\"1\") == 2", "class 0");
    begin();
    Arrival arrival = arrival(7, 1);
    arrival.attributes.add(1, AttributeList.NUMBER, 1).add(1, AttributeList.NUMBER, 2);
    arrive(arrival).expect("RulesApplied", "InteractionWaiting urgency=0");
  }

  @Test
  void X1_anUpdateReadsAttributesBehindListsThatDoNotCount() {
    rule("interaction.number(\"1\") == 2", "class 0");
    begin();
    arrive(arrival(7, 1));
    Update update = attribute(7, 1, AttributeList.NUMBER, 2);
    update.allOf.add(1, 1);
    update.anyOf.add(1, 2, 1);
    update.noneOf.add(3);
    update.excluded.add(1);
    update.preferred.add(2);
    update(update).expect("InteractionUpdated urgency=0", "RulesApplied");
    story.signOn(1, 1).expect("Event110", "OfferMade agent=1");
  }

  // Change of plan

  @Test
  void X2_aPlanWithOtherRulesEvaluatesThemAtRework() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 2", "class 1", "require 2 at 1");
    begin().signOn(3, 1, 1);
    arrive(7, 1, 1, 5).expect("RulesApplied queue=2", "InteractionWaiting dueMs=11000 queue=2");
    rules.clear();
    rules.add(RuleCompiler.compile("201", "interaction.attribute(\"1\") == \"5\"", "class 2"));
    story.plan(plan(2, true, "1", "2")).expect("Event104");
    story
        .does((commands, into) -> commands.planRework(into, 0))
        .expect(
            "Event107",
            "RulesApplied dueMs=1000 queue=1 urgency=2 matched=[(rule=201)]",
            "InteractionMoved fromQueue=2 toQueue=1 cause=RULES",
            "OfferMade agent=3");
  }

  @Test
  void X2_aPlanWithoutRulesPutsBaseValuesInForce() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 2", "class 1", "credit 1s");
    begin();
    arrive(7, 1, 1, 5).expect("RulesApplied", "InteractionWaiting dueMs=10000 queue=2");
    rules.clear();
    story.plan(plan(2, true, "1", "2"));
    update(attribute(7, 2, AttributeList.NUMBER, 1))
        .expect(
            "RulesApplied dueMs=1000 queue=1 urgency=3 matched=[]",
            "InteractionMoved toQueue=1",
            "InteractionUpdated dueMs=1000 urgency=3");
  }

  @Test
  void X2_aPlanWithRulesTakesWhatStandsForBaseValues() {
    begin();
    Arrival arrival = arrival(7, 3);
    arrival.attributes.add(1, AttributeList.CODE, 5);
    arrive(arrival).expect("InteractionWaiting queue=3");
    story.at(6000).tick().expect("InteractionMoved toQueue=1", "Event105");
    rule("interaction.queue == \"1\"", "queue 2");
    story.plan(plan(2, true, "1", "2", "3"));
    story
        .does((commands, into) -> commands.planRework(into, 0))
        .expect("Event107", "RulesApplied queue=2", "InteractionMoved fromQueue=1 toQueue=2");
  }

  @Test
  void X2_theQueueThatWasGivenGoesToItsFallback() {
    rule("interaction.attribute(\"1\") == \"5\"", "queue 1");
    begin();
    arrive(7, 5, 1, 5).expect("RulesApplied queue=1", "InteractionWaiting queue=1");
    story.plan(plan(2, true, "1", "2")).expect("Event104");
    story.does((commands, into) -> commands.planRework(into, 0)).expect("Event107");
    update(attribute(7, 1, AttributeList.REMOVED, 0))
        .expect("InteractionUpdated", "RulesApplied queue=2", "InteractionMoved toQueue=2");
  }

  @Test
  void X2_aSkillOfBaseValuesIsInUse() {
    rule("interaction.attribute(\"1\") == \"5\"", "drop 1");
    begin();
    Arrival arrival = arrival(7, 1);
    arrival.allOf.add(1, 1);
    arrival.attributes.add(1, AttributeList.CODE, 5);
    arrive(arrival).expect("RulesApplied", "InteractionWaiting");
    rules.clear();
    Plan without = new PlanOf(2).skills("2").channels("1").profile("1", 5, "1").queue("1").build();
    story.plan(without).expectRefused(RejectCode.PLAN_IN_USE, FieldName.SKILL, 1);
  }

  @Test
  void X1_aPlanWithRulesThatCannotRunIsRefused() {
    rule("true", "queue 9");
    story.plan(plan(1, true, "1")).expectRefused(RejectCode.RULE_INVALID, FieldName.ACTIONS, 1);
    rules.clear();
    rule("true", "class 1").rule("true", "affinity agent 17");
    story.plan(plan(1, true, "1")).expectRefused(RejectCode.RULE_INVALID, FieldName.ACTIONS, 2);
    rules.clear();
    rule("interaction.channel == \"2\"", "class 1");
    story.plan(plan(1, true, "1")).expectRefused(RejectCode.RULE_INVALID, FieldName.OPERATIONS, 1);
  }
}
