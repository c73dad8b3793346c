package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.sbe.IdKind;

/** What a plan may not leave out (decision X2-a). */
class PlanUseTest {
  private final CoreScript it = new CoreScript();

  private static PlanOf full(int version) {
    return new PlanOf(version)
        .skills("s1", "s2", "s3")
        .teams("t1", "t2")
        .channels("voice", "chat")
        .profile("one", 1, "voice", "chat")
        .profile("two", 2, "voice", "chat")
        .queue("sales")
        .queue("help");
  }

  private void refused(PlanOf plan, String field, int value, IdKind kind) {
    long events = it.core().eventCount();
    it.plan(plan.build())
        .expect(
            "Rejected command=2 code=PLAN_IN_USE field="
                + field
                + " value="
                + value
                + " valueKind="
                + (kind == null ? 0 : kind.value()));
    assertEquals(events + 1, it.core().eventCount());
  }

  @Test
  void X2a_aPlanWithEverythingInUseIsApplied() {
    it.at(1000).plan(full(1).build()).signOn(1, "one", "s1@1", "t1").arrive(1, "help", "chat");
    it.plan(
            new PlanOf(2)
                .skills("s1")
                .teams("t1")
                .channels("chat")
                .profile("one", 1, "chat")
                .queue("help")
                .build())
        .expect("PlanApplied version=2 plan=2");
  }

  @Test
  void X2a_agentsInOrderOfNumberTheProfileThenSkillsThenTeams() {
    it.at(1000).plan(full(1).build());
    it.signOn(5, "two", "s1@1", "t1").signOn(2, "one", "s3@1", "s2@1", "t2", "t1");
    PlanOf nothing = new PlanOf(2).channels("voice", "chat").queue("sales");
    refused(nothing, "PROFILE", 1, IdKind.PROFILE);
    PlanOf one = new PlanOf(2).channels("voice").profile("one", 1, "voice").skills("s1");
    refused(one, "SKILL", 2, IdKind.SKILL);
    refused(one.skills("s2"), "SKILL", 3, IdKind.SKILL);
    refused(one.skills("s3"), "TEAM", 1, IdKind.TEAM);
    refused(one.teams("t1"), "TEAM", 2, IdKind.TEAM);
    refused(one.teams("t2"), "PROFILE", 2, IdKind.PROFILE);
    it.plan(one.profile("two", 2, "voice").build()).expect("PlanApplied version=2");
  }

  @Test
  void X2a_interactionsInOrderOfArrivalAfterTheAgents() {
    it.at(1000).plan(full(1).build());
    Arrival first = it.arrival(9, "sales", "chat");
    first.allOf.add(1, 5);
    first.anyOf.add(0, 2, 1).add(1, 3, 1);
    it.arrive(first);
    it.arrive(3, "help", "voice");
    it.signOn(1, "one");
    PlanOf plan = new PlanOf(2).queue("sales");
    refused(plan, "PROFILE", 1, IdKind.PROFILE);
    refused(plan.profile("one", 1), "CHANNEL", 2, IdKind.CHANNEL);
    refused(plan.channels("chat"), "SKILL", 1, IdKind.SKILL);
    refused(plan.skills("s1"), "SKILL", 2, IdKind.SKILL);
    refused(plan.skills("s2"), "SKILL", 3, IdKind.SKILL);
    refused(plan.skills("s3"), "CHANNEL", 1, IdKind.CHANNEL);
    refused(plan.channels("voice"), "QUEUE", 2, IdKind.QUEUE);
    it.plan(plan.queue("help").build()).expect("PlanApplied version=2");
  }

  @Test
  void X2a_noneOfIsInUseToo() {
    it.at(1000).plan(full(1).build());
    Arrival arrival = it.arrival(9, "sales", "chat");
    arrival.noneOf.add(3);
    it.arrive(arrival);
    refused(new PlanOf(2).channels("chat").skills("s1").queue("sales"), "SKILL", 3, IdKind.SKILL);
  }

  @Test
  void X2a_ofActiveWorkWhatAReturnToTheQueueWouldNeedIsInUse() {
    it.at(1000).plan(full(1).build()).signOn(1, "one");
    Arrival arrival = it.arrival(9, "sales", "chat");
    arrival.noneOf.add(3);
    it.arrive(arrival).accept(1);
    PlanOf plan = new PlanOf(2).profile("one", 1).queue("help");
    refused(plan, "CHANNEL", 2, IdKind.CHANNEL);
    refused(plan.channels("chat"), "SKILL", 3, IdKind.SKILL);
    refused(plan.skills("s3"), "QUEUE", 1, IdKind.QUEUE);
    it.plan(plan.queue("sales").build()).expect("PlanApplied version=2");
  }

  @Test
  void X2a_theMergedRequirementMustBeWithinItsLimitsInTheQueueItGoesTo() {
    String[] skills = new String[17];
    String[] asked = new String[16];
    for (int i = 0; i < 17; i++) {
      skills[i] = "s" + (i + 1);
      if (i < 16) {
        asked[i] = skills[i] + "@1";
      }
    }
    PlanOf before =
        new PlanOf(1)
            .skills(skills)
            .channels("chat")
            .queue("sales", q -> q.fallback("help"))
            .queue("help");
    it.at(1000).plan(before.build());
    Arrival arrival = it.arrival(9, "sales", "chat");
    arrival.allOf.add(17, 1);
    arrival.anyOf.add(0, 1, 1);
    arrival.noneOf.add(2);
    it.arrive(arrival);
    PlanOf after = new PlanOf(2).skills(skills).channels("chat");
    refused(after.queue("help", q -> q.step(1000).step(0, asked)), "ALL_OF", 17, null);
    after = new PlanOf(2).skills(skills).channels("chat");
    asked[0] = "s17@9";
    it.plan(after.queue("help", q -> q.step(1000).step(0, asked)).build())
        .expect("PlanApplied version=2");
  }

  @Test
  void X2b_aChainOfFallbacksLeadsToTheFirstQueueTheNewPlanHas() {
    PlanOf before =
        new PlanOf(1)
            .channels("chat")
            .queue("a", q -> q.fallback("b"))
            .queue("b", q -> q.fallback("c"))
            .queue("c", q -> q.fallback("d"))
            .queue("d")
            .queue("x", q -> q.fallback("y"))
            .queue("y", q -> q.fallback("x"));
    it.at(1000).plan(before.build()).arrive(1, "a", "chat");
    refused(new PlanOf(2).channels("chat"), "QUEUE", 1, IdKind.QUEUE);
    refused(new PlanOf(2).channels("chat").queue("x").queue("y"), "QUEUE", 1, IdKind.QUEUE);
    it.plan(new PlanOf(2).channels("chat").queue("d").queue("c").queue("x").build());
    it.rework()
        .expect(
            "PlanReworked version=2 moved=1 remaining=0",
            "InteractionMoved interaction=1 fromQueue=1 toQueue=3 cause=PLAN dueMs=1000");
  }

  @Test
  void X2b_aChainThatComesBackLeadsNowhere() {
    PlanOf before =
        new PlanOf(1)
            .channels("chat")
            .queue("x", q -> q.fallback("y"))
            .queue("y", q -> q.fallback("x"))
            .queue("z", q -> q.fallback("x"));
    it.at(1000).plan(before.build()).arrive(1, "z", "chat");
    refused(new PlanOf(2).channels("chat").queue("other"), "QUEUE", 3, IdKind.QUEUE);
    it.plan(new PlanOf(2).channels("chat").queue("y").build()).rework();
    it.queryInteraction(1).expect("InteractionAnswer state=1 queue=2");
  }

  @Test
  void V1_thePlanItselfIsCheckedBeforeWhatIsInUse() {
    it.at(1000).plan(full(1).build()).signOn(1, "one");
    it.plan(new PlanOf(1).build()).expect("Rejected code=PLAN_VERSION field=VERSION value=1");
    it.plan(new PlanOf(2).skills("a", "a").build()).expect("Rejected code=PLAN_INVALID");
    it.plan(new PlanOf(2).build()).expect("Rejected code=PLAN_IN_USE");
  }
}
