package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.IdKind;

class QueryTest {
  private static final Plan PLAN =
      new PlanOf(7)
          .promoteAfter(60_000)
          .channels("voice", "chat")
          .profile("three", 3, "voice", "chat")
          .queue("sales", q -> q.due(30_000))
          .queue("help")
          .build();

  private static final Plan BROADCAST =
      new PlanOf(7)
          .promoteAfter(60_000)
          .channels("voice")
          .profile("three", 3, "voice")
          .queue("sales", q -> q.broadcast(2))
          .build();

  private final CoreScript it = new CoreScript();

  @Test
  void T5_whatIsUnknownIsAnsweredAndNotRefused() {
    it.queryAgent(1)
        .expect("AgentAnswer agent=1 profile=0 presence=NONE pending=NONE used=0 units=0 work=0");
    it.queryAgent(-1).expect("AgentAnswer agent=-1 profile=0");
    it.queryAgent(Integer.MAX_VALUE).expect("AgentAnswer agent=" + Integer.MAX_VALUE);
    it.queryInteraction(5).expect("InteractionAnswer interaction=5 state=0 step=0 queue=0");
    it.queryInteraction(-5).expect("InteractionAnswer interaction=-5 state=0 position=0");
    it.queryInteraction(0).expect("InteractionAnswer interaction=0 state=0");
    it.queryQueue(0, 1, 10).expect("QueueAnswer interaction=0 queue=0 position=0");
    it.queryQueue(4097, 1, 10).expect("QueueAnswer interaction=0 queue=4097 position=0");
    it.queryQueue(-1, 1, 10).expect("QueueAnswer interaction=0 queue=-1 position=0");
    it.querySummary()
        .expect(
            "SummaryAnswer agents=0 available=0 waiting=0 active=0 wrapUp=0 openOffers=0 rework=0"
                + " planVersion=0 plan=0");
  }

  @Test
  void T5_whatIsParkedOrScheduledIsTold() {
    ConversationPlan plan = new ConversationPlan();
    plan.promoteAfterMs = 1000;
    plan.targetMs = 700;
    it.at(0).plan(plan.build()).signOn(1, "1");
    it.at(100).arrive(1, "1", "2").accept(1).park(1);
    it.queryInteraction(1)
        .expect("InteractionAnswer state=4 agent=1 queue=1 channel=2 position=0 openOffers=0");
    // the parked unit
    it.queryAgent(1).expect("AgentAnswer used=1 units=3 offers=0 work=0");
    it.arrive(2, "1", "1").at(1100).tick().callback(2, 5000);
    it.queryInteraction(2)
        .expect("InteractionAnswer state=5 agent=0 position=0 dueMs=5000 promoted=NO");
    it.queryQueue(1, 1, 10).expect("QueueAnswer interaction=0 queue=1 position=0");
    it.shift(2, 2, 2);
    it.queryInteraction(2).expect("InteractionAnswer state=5 queue=2 channel=2 dueMs=5700");
    it.querySummary()
        .expect("SummaryAnswer waiting=0 active=0 wrapUp=0 parked=1 scheduled=1 openOffers=0");
    it.abandon(1).at(5000).tick();
    it.querySummary().expect("SummaryAnswer waiting=1 parked=0 scheduled=0 openOffers=1");
  }

  @Test
  void T5_anAnswerCarriesTheLastCommandsSequenceAndTimeAndItsOwnCorrelation() {
    it.querySummary().expect("SummaryAnswer seq=0 at=0 client=4 correlation=77");
    it.at(5000).plan(PLAN);
    it.querySummary().expect("SummaryAnswer seq=1 at=5000 plan=7 planVersion=7 client=4");
    it.queryAgent(1).expect("AgentAnswer seq=1 at=5000 correlation=77");
    it.queryInteraction(1).expect("InteractionAnswer seq=1 at=5000 correlation=77");
    it.queryQueue(1, 1, 1).expect("QueueAnswer seq=1 at=5000 correlation=77");
  }

  @Test
  void T5_aQueryChangesNothing() {
    it.at(1000).plan(PLAN).signOn(1, "three").arrive(1, "sales", "voice");
    long digest = it.core().stateDigest();
    long events = it.core().eventDigest();
    long count = it.core().eventCount();
    it.queryAgent(1).queryInteraction(1).queryQueue(1, 1, 5).querySummary();
    assertEquals(digest, it.core().stateDigest());
    assertEquals(events, it.core().eventDigest());
    assertEquals(count, it.core().eventCount());
    assertEquals(3, it.core().sequence());
    assertEquals(1000, it.core().timeMs());
    it.at(21_000).tick().expect("OfferMissed at=21000", "Ticked seq=4 at=21000");
  }

  @Test
  void T5_anAgent() {
    it.at(1000).plan(PLAN).at(2000).signOn(1, "three");
    it.queryAgent(1)
        .expect(
            "AgentAnswer agent=1 profile=1 lineTimeMs=2000 used=0 units=3 offers=0 work=0"
                + " presence=AVAILABLE pending=NONE claimedBy=0");
    it.at(3000).arrive(1, "sales", "voice").accept(1);
    it.at(4000).arrive(2, "sales", "voice");
    it.queryAgent(1).expect("AgentAnswer lineTimeMs=4000 used=2 units=3 offers=1 work=1");
    it.at(5000).decline(2);
    it.queryAgent(1).expect("AgentAnswer lineTimeMs=3000 used=1 offers=0 work=1");
    it.presence(1, 2);
    it.queryAgent(1).expect("AgentAnswer presence=AVAILABLE pending=AWAY");
    it.complete(1);
    it.queryAgent(1).expect("AgentAnswer presence=AWAY pending=NONE used=0 work=0");
    it.signOff(1);
    it.queryAgent(1).expect("AgentAnswer agent=1 profile=0 lineTimeMs=0 units=0 presence=NONE");
  }

  @Test
  void T5_anInteractionInEachState() {
    it.at(1000).plan(PLAN).at(2000).arrive(9, "sales", "chat");
    it.queryInteraction(9)
        .expect(
            "InteractionAnswer interaction=9 state=1 step=1 urgency=3 promoted=NO queue=1"
                + " channel=2 agent=0 position=1 dueMs=32000 sinceMs=2000 openOffers=0");
    it.at(62_000).tick();
    it.queryInteraction(9).expect("InteractionAnswer state=1 promoted=YES position=1");
    it.at(63_000).signOn(4, "three");
    it.queryInteraction(9)
        .expect(
            "OfferAnswer offer=1 interaction=9 agent=4 deadlineMs=83000 seq=4 at=63000",
            "InteractionAnswer state=1 agent=0 position=1 openOffers=1");
    it.accept(1);
    it.queryInteraction(9).expect("InteractionAnswer state=2 agent=4 position=0 openOffers=0");
    it.complete(9);
    it.queryInteraction(9).expect("InteractionAnswer state=0 queue=0 agent=0");
  }

  @Test
  void T5_theOpenOffersOfAnInteractionAreToldOldestFirstAlsoAfterARestart() {
    it.at(1000).plan(BROADCAST).signOn(1, "three").signOn(2, "three").arrive(9, "sales", "voice");
    it.at(2000).decline(1).at(3000).signOn(3, "three");
    it.takeSnapshot().restore();
    it.queryInteraction(9)
        .expect(
            "OfferAnswer offer=2 interaction=9 agent=2 deadlineMs=21000",
            "OfferAnswer offer=3 interaction=9 agent=3 deadlineMs=23000",
            "InteractionAnswer interaction=9 openOffers=2");
  }

  @Test
  void T5_aQueueIsKnownWhileThePlanInForceHasIt() {
    it.queryQueue(2, 1, 5).expect("QueueAnswer queue=2 position=0 known=NO");
    it.at(1000).plan(PLAN).arrive(1, "help", "chat");
    it.queryQueue(2, 1, 5).expect("QueueAnswer interaction=1 known=YES", "QueueAnswer known=YES");
    it.queryQueue(1, 1, 5).expect("QueueAnswer queue=1 position=0 known=YES");
    it.queryQueue(0, 1, 5).expect("QueueAnswer queue=0 known=NO");
    it.queryQueue(3, 1, 5).expect("QueueAnswer queue=3 known=NO");
    it.queryQueue(-1, 1, 5).expect("QueueAnswer queue=-1 known=NO");
  }

  @Test
  void T5_aSummary() {
    it.at(1000).plan(PLAN).signOn(1, "three").signOn(2, "three");
    it.presence(2, 2);
    for (int i = 1; i <= 5; i++) {
      it.arrive(i, "help", "chat");
    }
    it.accept(1);
    it.querySummary()
        .expect(
            "SummaryAnswer agents=2 available=1 waiting=4 active=1 wrapUp=0 openOffers=2"
                + " planVersion=7");
    it.presence(1, 2);
    it.querySummary().expect("SummaryAnswer agents=2 available=0 waiting=4 openOffers=0");
    it.complete(1).signOff(1);
    it.querySummary().expect("SummaryAnswer agents=1 available=0 waiting=4 active=0");
    it.takeSnapshot().restore();
    it.querySummary().expect("SummaryAnswer agents=1 available=0 waiting=4 active=0");
    it.presence(2, 1);
    it.querySummary().expect("SummaryAnswer available=1 waiting=4 openOffers=3");
  }

  @Test
  void T5_aQueueIsToldFromAPositionOnAndEndsWithItsLength() {
    it.at(1000).plan(PLAN);
    for (int i = 1; i <= 4; i++) {
      Arrival arrival = it.arrival(i, "help", "chat");
      arrival.urgency = 9 - i;
      it.arrive(arrival);
    }
    it.arrive(5, "sales", "chat");
    int help = it.number(IdKind.QUEUE, "help");
    it.queryQueue(help, 2, 2)
        .expect(
            "QueueAnswer interaction=3 queue=2 position=2 urgency=6 step=1 promoted=NO"
                + " dueMs=1000 sinceMs=1000 openOffers=0",
            "QueueAnswer interaction=2 queue=2 position=3 urgency=7",
            "QueueAnswer interaction=0 queue=2 position=4 dueMs=0 sinceMs=0 step=0");
    it.queryQueue(help, 4, 1000)
        .expect(
            "QueueAnswer interaction=1 position=4", "QueueAnswer interaction=0 queue=2 position=4");
    it.queryQueue(help, 5, 1000).expect("QueueAnswer interaction=0 queue=2 position=4");
    it.queryQueue(help, 1, 0).expect("QueueAnswer interaction=0 queue=2 position=4");
    it.queryQueue(help, Integer.MAX_VALUE, Integer.MAX_VALUE)
        .expect("QueueAnswer interaction=0 queue=2 position=4");
  }

  @Test
  void T5_numbersOutOfRangeInAQueryAreTakenIntoIt() {
    it.at(1000).plan(PLAN);
    for (int i = 1; i <= 1200; i++) {
      it.arrive(i, "help", "chat");
    }
    assertEquals(1001, it.queryQueue(2, 1, Integer.MAX_VALUE).events().size());
    it.queryQueue(2, -3, 1).expect("QueueAnswer interaction=1 position=1", "QueueAnswer");
    it.queryQueue(2, 1, -1).expect("QueueAnswer interaction=0 position=1200");
  }

  @Test
  void O5_positionsAreThoseOfTheOneOrderWithinTheQueue() {
    SplittableRandom random = new SplittableRandom(11);
    it.at(0).plan(PLAN);
    record Place(long number, int queue, int urgency, long due, long sequence, long promoted) {}
    List<Place> waiting = new ArrayList<>();
    for (int i = 1; i <= 400; i++) {
      String queue = random.nextBoolean() ? "sales" : "help";
      Arrival arrival = it.at(i).arrival(i, queue, "chat");
      arrival.urgency = random.nextInt(3);
      arrival.creditMs = random.nextInt(1000);
      it.arrive(arrival);
      long due = i + (queue.equals("sales") ? 30_000 : 0) - arrival.creditMs;
      waiting.add(new Place(i, arrival.queue, arrival.urgency, due, i, 0));
      if (random.nextInt(3) == 0) {
        it.abandon(waiting.remove(random.nextInt(waiting.size())).number());
      }
    }
    it.at(60_200).tick();
    List<Place> order = new ArrayList<>();
    for (Place one : waiting) {
      long promoted = one.number() <= 200 ? one.number() : Long.MAX_VALUE;
      order.add(
          new Place(one.number(), one.queue(), one.urgency(), one.due(), one.sequence(), promoted));
    }
    order.sort(
        Comparator.comparingLong(Place::promoted)
            .thenComparingInt(Place::urgency)
            .thenComparingLong(Place::due)
            .thenComparingLong(Place::sequence));
    int[] position = new int[3];
    for (Place one : order) {
      int expected = ++position[one.queue()];
      it.queryInteraction(one.number()).expect("InteractionAnswer position=" + expected);
      it.queryQueue(one.queue(), expected, 1)
          .expect(
              "QueueAnswer position=" + expected + " interaction=" + one.number(), "QueueAnswer");
    }
    assertTrue(position[1] > 50 && position[2] > 50);
  }

  @Test
  void O5_whoIsOfferedToAnAgentStillHasAPosition() {
    it.at(0).plan(PLAN).arrive(1, "help", "chat").arrive(2, "help", "chat");
    it.arrive(3, "sales", "chat").signOn(1, "three");
    it.queryInteraction(2)
        .expect("OfferAnswer offer=2", "InteractionAnswer position=2 openOffers=1");
    it.decline(2);
    it.queryInteraction(2).expect("InteractionAnswer position=2 openOffers=0");
    it.accept(1);
    it.queryInteraction(2).expect("InteractionAnswer position=1");
    it.queryInteraction(3).expect("OfferAnswer offer=3", "InteractionAnswer position=1");
  }

  @Test
  void onlyQueriesMayBeAsked() {
    ExpandableArrayBuffer record = new ExpandableArrayBuffer();
    int length = Envelope.LENGTH + new CommandFactory().tick(record, Envelope.LENGTH);
    Envelope.write(record, 0, length, Envelope.QUERY, 0, 0, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> it.core().query(record, 0));
  }
}
