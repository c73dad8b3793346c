package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/** The highest numbers, tables that are just full, and states that differ in one thing. */
class LimitsOfTheCoreTest {
  /** Tables begin with room for this many, slot 0 included. */
  private static final int ROOM = 64;

  @Test
  void P1_theHighestNumberOfEveryKindCanBeUsed() {
    CoreStory it = new CoreStory(new CoreLimits(100, 10, 10));
    Plan.Step step =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel("8192", 10)),
            List.of(),
            List.of(),
            List.of("1024"));
    it.at(0)
        .plan(
            new Plan(
                1,
                0,
                List.of("1", "8192"),
                List.of(new Plan.Team("1"), new Plan.Team("1024")),
                List.of(new Plan.Channel("16", false)),
                List.of(new Plan.Profile("1024", 1, List.of(chats("16")))),
                List.of(
                    new Plan.Queue("4096", QueueOrder.AGE, 254, 0, 1000, 1000, 1, List.of(step)))));
    it.at(1).arrive(Long.MAX_VALUE, 4096, 16, 8192).expect("InteractionWaiting queue=4096");
    it.at(2).does((commands, into) -> signOn(commands, into, 100, 1024, skills(1, 10), teams(1)));
    it.expect("Event110");
    it.at(3)
        .does((commands, into) -> signOn(commands, into, 99, 1024, skills(8192, 10), teams(1024)));
    it.expect("Event110", "OfferMade interaction=" + Long.MAX_VALUE + " agent=99 queue=4096");
  }

  private static Plan.Handling chats(String channel) {
    return new Plan.Handling(channel, 1, 1, false, WrapUpKind.NONE, 0);
  }

  private static int signOn(
      CommandFactory commands,
      MutableDirectBuffer into,
      int agent,
      int profile,
      SkillList skills,
      NumberList teams) {
    return commands.signOn(into, 0, agent, profile, 1, skills, teams);
  }

  private static SkillList skills(int skill, int level) {
    SkillList list = new SkillList();
    list.add(skill, level);
    return list;
  }

  private static NumberList teams(int team) {
    NumberList list = new NumberList();
    list.add(team);
    return list;
  }

  @Test
  void N4_agentsAtTheEdgesOfTheirTable() {
    CoreStory it = new CoreStory(new CoreLimits(2 * ROOM + 1, 10, 10));
    it.at(0).plan(DirectActsTest.plan(0));
    int[] agents = {ROOM - 1, ROOM, ROOM + 1, 2 * ROOM - 1, 2 * ROOM, 2 * ROOM + 1};
    for (int agent : agents) {
      it.at(agent).signOn(agent, 2).expect("Event110");
    }
    for (int i = 0; i < agents.length; i++) {
      it.at(1000).arrive(i + 1, 1, 2);
      it.expect("InteractionWaiting interaction=" + (i + 1), "OfferMade agent=" + agents[i]);
    }
  }

  @Test
  void aTableThatIsJustFullIsRestored() {
    CoreStory it = new CoreStory(new CoreLimits(2 * ROOM, 2 * ROOM, 10));
    it.at(0).plan(DirectActsTest.plan(0));
    for (int i = 1; i <= ROOM; i++) {
      it.at(i).arrive(i, 1, 2).expect("InteractionWaiting interaction=" + i);
    }
    for (int i = 1; i <= ROOM; i++) {
      it.at(1000 + i).signOn(i, 2).expect("Event110", "OfferMade offer=" + i + " agent=" + i);
    }
    it.at(2000).abandon(ROOM);
    it.expect("InteractionAbandoned interaction=64", "OfferWithdrawn offer=64 agent=64");
  }

  /** A team is not taken for a skill with a level. */
  @Test
  void M5_theDigestTellsSkillsFromTeams() {
    assertNotEquals(digestOfSignOn(skills(1, 1), new NumberList()), digestOfSignOn(17));
    assertEquals(digestOfSignOn(17), digestOfSignOn(17));
  }

  private static long digestOfSignOn(int team) {
    return digestOfSignOn(new SkillList(), teams(team));
  }

  private static long digestOfSignOn(SkillList skills, NumberList teams) {
    Plan plain = DirectActsTest.plan(0);
    CoreStory it = new CoreStory();
    it.at(0)
        .plan(
            new Plan(
                1,
                0,
                plain.skills(),
                List.of(new Plan.Team("17")),
                plain.channels(),
                plain.profiles(),
                plain.queues()));
    it.at(1).does((commands, into) -> signOn(commands, into, 1, 1, skills, teams));
    return it.expect("Event110").stateDigest();
  }

  /** Two agents, alike but for which of two interactions each has. */
  @Test
  void M5_theDigestTellsWhoHasWhat() {
    assertNotEquals(digestOfWork(1, 2), digestOfWork(2, 1));
    assertEquals(digestOfWork(1, 2), digestOfWork(1, 2));
  }

  private static long digestOfWork(int first, int second) {
    CoreStory it = new CoreStory();
    it.at(0).plan(DirectActsTest.plan(0));
    for (int agent = 1; agent <= 2; agent++) {
      it.signOn(agent, 2);
      it.away(agent);
    }
    it.at(1).arrive(1, 1, 2);
    it.at(1).arrive(2, 1, 2);
    it.at(2).force(1, first).expect("OfferAccepted interaction=1 agent=" + first);
    it.at(2).force(2, second).expect("OfferAccepted interaction=2 agent=" + second);
    it.at(3).available(1);
    it.at(3).available(2);
    return it.stateDigest();
  }
}
