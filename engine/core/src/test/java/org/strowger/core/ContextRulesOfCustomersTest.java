package org.strowger.core;

import static org.strowger.core.CustomerStory.CHAT;
import static org.strowger.core.CustomerStory.VOICE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.api.plan.rule.RuleCompiler;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/**
 * Rule X1 over customers, needs and journeys: what the facts are in the core, and who is evaluated
 * again when the context of a customer changes. Each rule sets a class, so that it shows.
 */
class ContextRulesOfCustomersTest {
  private static final long DAY = 86_400_000;
  private static final int TOPIC = 7;

  private final CustomerStory it = new CustomerStory();
  private final List<Plan.Rule> rules = new ArrayList<>();
  private int version = 1;

  private CustomerStory rules(String... conditions) {
    for (String condition : conditions) {
      rules.add(
          RuleCompiler.compile("" + (101 + rules.size()), condition, "class " + rules.size()));
    }
    return plan(20);
  }

  private CustomerStory plan(int touchpoints) {
    version++;
    Plan plan = CustomerStory.plan(version, true, touchpoints);
    it.it.plan(
        new Plan(
            version,
            0,
            plan.skills(),
            plan.teams(),
            plan.channels(),
            plan.profiles(),
            plan.queues(),
            plan.context(),
            plan.movement(),
            rules));
    return it;
  }

  private static String applied(int... rules) {
    StringBuilder matched = new StringBuilder();
    for (int rule : rules) {
      matched.append(matched.length() == 0 ? "" : ",").append("(rule=").append(rule).append(")");
    }
    return "RulesApplied matched=[" + matched + "]";
  }

  private CustomerStory with(Consumer<CustomerChange> change) {
    return it.update(5, change);
  }

  @Test
  void X1_theProfileOfTheCustomerIsRead() {
    rules(
        "customer.segment == \"1\"",
        "customer.language == \"2\"",
        "customer.region == \"3\"",
        "customer.verified-by == \"4\" and customer.verified",
        "customer.device(\"5\")",
        "customer.attribute(\"6\") == \"7\"",
        "customer.number(\"8\") > 90");
    it.arrive(1, 5, TOPIC).expect("InteractionWaiting");
    with(change -> {
          change.setSegment = true;
          change.segment = 1;
        })
        .expect("CustomerUpdated", applied(101));
    with(change -> {
          change.setLanguage = true;
          change.language = 2;
          change.setRegion = true;
          change.region = 3;
        })
        .expect("CustomerUpdated", applied(101, 102, 103));
    with(change -> {
          change.setVerifiedBy = true;
          change.verifiedBy = 4;
          change.setDevices = true;
          change.devices.add(5);
        })
        .expect("CustomerUpdated", applied(101, 102, 103, 104, 105));
    with(change -> change.attributes.add(6, AttributeList.CODE, 7).add(8, AttributeList.NUMBER, 91))
        .expect("CustomerUpdated", applied(101, 102, 103, 104, 105, 106, 107));
    with(change -> change.attributes.add(6, AttributeList.NUMBER, 7).add(8, AttributeList.CODE, 91))
        .expect("CustomerUpdated", applied(101, 102, 103, 104, 105));
  }

  @Test
  void X1_verifiedAndNotAreToldApart() {
    rules("customer.verified", "not customer.verified", "not customer.known");
    it.arrive(1, 5, TOPIC).expect(applied(102), "InteractionWaiting urgency=1");
    it.arrive(2, 0, TOPIC).expect(applied(102, 103), "InteractionWaiting urgency=2");
    with(change -> {
          change.setVerifiedBy = true;
          change.verifiedBy = 4;
        })
        .expect("CustomerUpdated", applied(101));
  }

  @Test
  void X1_aFirstContactIsToldFromAReturn() {
    rules("journey.first-time", "customer.known and not journey.first-time");
    it.arrive(1, 5, TOPIC).expect(applied(101), "InteractionWaiting");
    it.note(5, 0, "hello").expect("TouchpointRecorded");
    it.it.abandon(1);
    it.arrive(2, 5, 0).expect(applied(102), "InteractionWaiting");
    it.arrive(3, 0, 0).expect("InteractionWaiting");
  }

  @Test
  void X1_whatIsKeptNoLongerWasAContactPerhaps() {
    rules("journey.first-time");
    plan(2);
    it.note(5, 0, "a").note(5, 0, "b");
    it.arrive(1, 5, TOPIC).expect("InteractionWaiting");
  }

  @Test
  void X1_theThirdContactInAWeekIsCountedToTheMillisecond() {
    rules("journey.contacts(7d) >= 3");
    it.at(1000).arrive(1, 5, TOPIC);
    it.at(2000).arrive(2, 5, 8).expect("InteractionWaiting");
    it.at(1001 + 7 * DAY).arrive(3, 5, 9).expect("InteractionWaiting");
    it.at(2000 + 7 * DAY);
    it.arrive(4, 5, 10)
        .expect(
            applied(101),
            "InteractionWaiting interaction=4",
            applied(101),
            applied(101),
            applied(101));
  }

  @Test
  void X1_timeAloneTriggersNothingButTheNextChangeSeesIt() {
    rules("journey.contacts(1s) >= 1");
    it.at(1000).arrive(1, 5, TOPIC).expect(applied(101), "InteractionWaiting");
    it.at(9000);
    it.it.tick().expect("Event105");
    it.note(5, 0, "x").expect("TouchpointRecorded", applied());
  }

  @Test
  void X1_theNeedOfTheInteractionIsRead() {
    rules(
        "need.open and need.contacts >= 2",
        "need.resolved == no",
        "need.has-owner",
        "need.has-last-agent",
        "customer.needs == 2");
    it.it.signOn(9, 1);
    it.arrive(1, 5, TOPIC);
    it.it.accept(1).complete(1).signOff(9);
    it.arrive(2, 5, TOPIC).expect(applied(101, 104), "InteractionWaiting");
    it.owner(5, TOPIC, 3).expect("NeedUpdated", applied(101, 103, 104));
    it.need(5, TOPIC, Resolved.NO).expect("NeedUpdated", applied(101, 102, 103, 104));
    it.owner(5, 8, 3).expect("NeedUpdated", applied(101, 102, 103, 104, 105));
    it.survey(
            5,
            survey -> {
              survey.topic = TOPIC;
              survey.resolved = Resolved.YES.value();
            })
        .expect("SurveyRecorded", "NeedUpdated", applied(103, 104));
  }

  @Test
  void X1_theJourneyIsRead() {
    rules(
        "journey.last(bot) == \"4\"",
        "journey.seen(location, 10s)",
        "journey.last-channel == \"2\" and journey.last-topic == \"8\"",
        "journey.last(contact) == \"6\"",
        "journey.seen(contact, 10s)");
    it.it.signOn(9, 1);
    it.at(1000).arrive(1, 1, CHAT, 5, 8);
    it.it.accept(1).complete(1, 6, Resolved.UNSAID).signOff(9);
    it.at(11_000).arrive(2, 5, TOPIC);
    it.expect(applied(103, 104, 105), "InteractionWaiting");
    it.at(11_001).touchpoint(5, 0, TouchKind.BOT, point -> point.outcome = 4);
    it.expect("TouchpointRecorded", applied(101, 103, 104));
    it.touchpoint(5, 0, TouchKind.BOT, point -> point.outcome = 5);
    it.expect("TouchpointRecorded", applied(103, 104));
    it.touchpoint(0, 2, TouchKind.LOCATION, point -> {});
    it.expect("TouchpointRecorded", applied(102, 103, 104));
  }

  @Test
  void X1_aContactAfterThisOneIsNotTheOneBefore() {
    rules("journey.last-channel == \"2\"", "journey.last-topic != \"8\"");
    it.arrive(1, 1, VOICE, 5, TOPIC).expect(applied(102), "InteractionWaiting");
    it.arrive(2, 1, CHAT, 5, 8).expect(applied(102), "InteractionWaiting");
    it.arrive(3, 1, CHAT, 5, 8).expect(applied(101), "InteractionWaiting");
  }

  @Test
  void X1_aJourneyOfItsOwnIsRead() {
    rules("journey.last(page) == \"4\"", "journey.first-time", "journey.contacts(1d) >= 0");
    it.arrive(1, 0, TOPIC).expect("InteractionWaiting");
    it.touchpoint(0, 1, TouchKind.PAGE, point -> point.outcome = 4);
    it.expect("TouchpointRecorded", applied(101));
  }

  @Test
  void X1_allWhoWaitForTheCustomerAreLookedAtInOrderOfArrival() {
    rules("customer.segment == \"1\"");
    it.it.signOn(9, 1);
    it.at(1000).arrive(1, 5, TOPIC).expect("InteractionWaiting", "OfferMade", "ContextDelivered");
    it.it.accept(1).away(9);
    it.arrive(2, 5, 8).arrive(3, 6, TOPIC).arrive(4, 5, 9);
    it.touch(5)
        .expect(
            "CustomerUpdated",
            "RulesApplied interaction=2 urgency=0",
            "RulesApplied interaction=4 urgency=0");
    it.touch(5).expect("CustomerUpdated");
  }

  @Test
  void X1_arrivalAndEndOfAnotherContactCount() {
    rules("journey.contacts(1d) >= 2", "journey.last(contact) == \"6\"");
    it.it.signOn(9, 2);
    it.arrive(1, 5, 8);
    it.it.accept(1).away(9);
    it.arrive(2, 5, TOPIC).expect("RulesApplied interaction=2", "InteractionWaiting");
    it.arrive(3, 6, TOPIC);
    it.arrive(4, 6, 8)
        .expect(
            "RulesApplied interaction=4",
            "InteractionWaiting interaction=4",
            "RulesApplied interaction=3");
    it.it.complete(1, 6, Resolved.UNSAID);
    it.expect("InteractionCompleted wrapUp=UNTIL_ENDED", applied(101, 102));
    it.it.abandon(3);
    it.expect("InteractionAbandoned");
  }

  @Test
  void X1_theEndOfAContactCountsWithoutWrapUpToo() {
    rules("need.resolved == yes");
    it.it.signOn(9, 1);
    it.arrive(1, 5, TOPIC);
    it.it.accept(1).away(9);
    it.arrive(2, 5, TOPIC).expect("InteractionWaiting");
    it.it.complete(1, 6, Resolved.YES);
    it.expect(
        "InteractionCompleted resolved=YES",
        "AgentPresenceChanged",
        "RulesApplied interaction=2 matched=[(rule=101)]");
  }

  @Test
  void X1_whoIsForgottenIsLookedAtWithTheNextUpdateOnly() {
    rules("customer.segment == \"1\"");
    it.touch(5).arrive(1, 5, TOPIC).expect(applied(101), "InteractionWaiting urgency=0");
    it.forget(5).expect("CustomerForgotten");
    it.it.does((commands, into) -> commands.update(into, 0, new Update().reset(1)));
    it.expect("InteractionUpdated urgency=3", applied());
  }

  @Test
  void X1_rulesNameOwnerAndLastAgentOfTheNeed() {
    rules.add(RuleCompiler.compile("101", "need.has-owner", "affinity owner"));
    rules.add(RuleCompiler.compile("102", "customer.segment == \"1\"", "affinity last"));
    plan(20);
    it.owner(5, TOPIC, 3).arrive(1, 5, TOPIC);
    it.expect("RulesApplied named=3", "InteractionWaiting");
    it.touch(5).expect("CustomerUpdated", "RulesApplied named=3");
    it.it.signOn(9, 1).accept(1);
    it.arrive(2, 5, TOPIC)
        .expect("RulesApplied named=9", "InteractionWaiting", "OfferMade", "ContextDelivered");
  }

  @Test
  void X1_notesGoWithTheViewEachOnce() {
    rules.add(RuleCompiler.compile("101", "true", "note \"44\"", "note \"45\"", "note \"44\""));
    rules.add(RuleCompiler.compile("102", "customer.segment == \"1\"", "note \"46\""));
    plan(20);
    it.arrive(1, 5, TOPIC);
    it.it.signOn(9, 1);
    it.expect(
        "Event110",
        "OfferMade",
        "ContextDelivered interaction=1 notes=2 touchpoints=CONTACT/0/1/0/1/7/0/0/OPEN/ told=1"
            + " profile=");
    it.touch(5).expect("CustomerUpdated", "RulesApplied");
    it.it.decline(1).at(15_000).tick();
    it.expect("OfferMade", "ContextDelivered notes=3", "Event105");
  }

  @Test
  void X1_theTicketsTimeCountsForWhatRulesMakeOfDue() {
    rules.add(RuleCompiler.compile("101", "customer.segment == \"1\"", "queue \"2\"", "credit 1s"));
    plan(20);
    it.at(1000).arrive(1, 5, TOPIC).expect("InteractionWaiting dueMs=11000");
    it.touch(5)
        .expect(
            "CustomerUpdated",
            "RulesApplied dueMs=0 queue=2",
            "InteractionMoved dueMs=0 fromQueue=1 toQueue=2 cause=RULES",
            "InteractionStepStarted");
    it.at(5000).arrive(2, 5, TOPIC);
    it.expect(
        "RulesApplied dueMs=0 queue=2",
        "InteractionWaiting dueMs=0 ticketMs=1000",
        "InteractionStepStarted");
  }
}
