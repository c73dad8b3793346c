package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.core.CustomerStory.VOICE;

import org.junit.jupiter.api.Test;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Resolved;

/** Decisions CU-i and CU-j: needs of a customer by topic. */
class NeedTest {
  private final CustomerStory it = new CustomerStory();

  private CustomerStory handled(long interaction, long offer, Resolved said) {
    it.it.accept(offer).complete(interaction, 0, said);
    return it;
  }

  @Test
  void CUj_anArrivalWithCustomerAndTopicOpensANeedAndMoreAreItsContacts() {
    it.it.signOn(1, 1);
    it.at(10).arrive(1, 5, 7);
    it.query(5)
        .expect(
            "CustomerAnswer needs=1",
            "NeedAnswer openedMs=10 lastAgentMs=0 ticketMs=10 topic=7 owner=0 lastAgent=0"
                + " contacts=1 handovers=0 resolved=UNSAID",
            "TouchpointAnswer");
    it.at(20).arrive(2, 5, 7).arrive(3, 5, 0);
    it.query(5)
        .expect(
            "CustomerAnswer needs=1",
            "NeedAnswer openedMs=10 contacts=2",
            "TouchpointAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer");
    it.at(25).it.accept(1);
    it.at(30).it.complete(1, 0, Resolved.NO);
    it.expect("InteractionCompleted interaction=1 resolved=NO contacts=2");
    it.query(5)
        .expect(
            "CustomerAnswer",
            "NeedAnswer lastAgentMs=30 lastAgent=1 resolved=NO",
            "TouchpointAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer");
  }

  @Test
  void CUj_whatIsResolvedIsOpenedAnewAndKeepsOwnerAndLastAgent() {
    it.it.signOn(1, 1);
    it.at(10).arrive(1, 5, 7).owner(5, 7, 4);
    it.at(20);
    handled(1, 1, Resolved.YES).expect("InteractionCompleted resolved=YES contacts=1");
    it.at(40).arrive(2, 5, 7);
    it.query(5)
        .expect(
            "CustomerAnswer",
            "NeedAnswer openedMs=40 lastAgentMs=20 owner=4 lastAgent=1 contacts=1 handovers=0"
                + " resolved=UNSAID",
            "TouchpointAnswer",
            "TouchpointAnswer");
    handled(2, 2, Resolved.NO);
    it.at(50).arrive(3, 5, 7);
    it.query(5)
        .expect(
            "CustomerAnswer",
            "NeedAnswer openedMs=40 contacts=2 resolved=NO",
            "TouchpointAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer");
  }

  @Test
  void CUj_completionTellsContactsOnlyOfANeed() {
    it.it.signOn(1, 1);
    it.at(10).arrive(1, 5, 0).arrive(2, 0, 7);
    handled(1, 1, Resolved.YES)
        .expect("InteractionCompleted interaction=1 resolved=YES contacts=0");
    handled(2, 2, Resolved.NO).expect("InteractionCompleted interaction=2 resolved=NO contacts=0");
    it.query(5).expect("CustomerAnswer needs=0", "TouchpointAnswer");
  }

  @Test
  void CUj_theNinthTakesThePlaceOfTheOneWrittenLongestAgo() {
    for (int topic = 8; topic >= 1; topic--) {
      it.need(5, topic, Resolved.UNSAID);
    }
    it.need(5, 8, Resolved.UNSAID)
        .survey(
            5,
            s -> {
              s.topic = 7;
              s.resolved = 2;
            });
    it.survey(5, s -> s.topic = 6); // says nothing of the need
    it.at(1).arrive(1, 5, 9);
    it.query(5)
        .expect(
            "CustomerAnswer needs=8",
            "NeedAnswer topic=1",
            "NeedAnswer topic=2",
            "NeedAnswer topic=3",
            "NeedAnswer topic=4",
            "NeedAnswer topic=5",
            "NeedAnswer topic=7",
            "NeedAnswer topic=8",
            "NeedAnswer topic=9",
            "TouchpointAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer");
  }

  @Test
  void CUj_aNeedWithALiveContactStaysAndWithoutPlaceNothingIsKept() {
    it.it.signOn(1, 1);
    for (int topic = 1; topic <= 8; topic++) {
      it.at(topic).arrive(topic, 5, topic);
    }
    it.at(20).arrive(9, 5, 9).query(5);
    assertEquals(8, it.it.events().stream().filter(e -> e.startsWith("NeedAnswer")).count());
    it.need(5, 9, Resolved.YES)
        .expect("NeedUpdated customer=5 openedMs=0 topic=9 owner=0 contacts=0 resolved=UNSAID");
    it.it.abandon(4);
    it.at(30).arrive(10, 5, 9).query(5);
    it.expect(
        "CustomerAnswer",
        "NeedAnswer topic=1",
        "NeedAnswer topic=2",
        "NeedAnswer topic=3",
        "NeedAnswer topic=5",
        "NeedAnswer topic=6",
        "NeedAnswer topic=7",
        "NeedAnswer topic=8",
        "NeedAnswer openedMs=30 ticketMs=30 topic=9 contacts=1",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer",
        "TouchpointAnswer");
    // the older contact on the topic keeps the need alive as well
    it.it.abandon(10);
    it.need(5, 11, Resolved.NO).expect("NeedUpdated openedMs=0 topic=11");
  }

  @Test
  void CUi_aNeedIsOpenedAndSetByCommand() {
    it.at(5)
        .owner(5, 7, 3)
        .expect(
            "NeedUpdated customer=5 openedMs=5 topic=7 owner=3 lastAgent=0 contacts=0 handovers=0"
                + " resolved=UNSAID");
    it.at(6).need(5, 7, Resolved.YES).expect("NeedUpdated openedMs=5 owner=3 resolved=YES");
    it.need(5, 7, Resolved.UNSAID).expect("NeedUpdated owner=3 resolved=YES");
    it.owner(5, 7, 0).expect("NeedUpdated owner=0 resolved=YES");
  }

  @Test
  void CUi_theChecksInTheirOrder() {
    refused(1, 7, 17, 3, RejectCode.UNKNOWN_AGENT, FieldName.OWNER, 17);
    refused(1, 7, -1, 3, RejectCode.UNKNOWN_AGENT, FieldName.OWNER, -1);
    refused(1, 7, 16, 3, RejectCode.INVALID_STATE, FieldName.RESOLVED, 3);
    refused(1, 0, 17, 3, RejectCode.INVALID_NUMBER, FieldName.TOPIC, 0);
    refused(0, 0, 17, 3, RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 0);
    it.it.does((commands, into) -> commands.updateNeed(into, 0, 1, 7, false, 17, 0));
    it.expect("NeedUpdated owner=0");
  }

  private void refused(
      long customer,
      int topic,
      int owner,
      int resolved,
      RejectCode code,
      FieldName field,
      long value) {
    it.it.does(
        (commands, into) -> commands.updateNeed(into, 0, customer, topic, true, owner, resolved));
    it.refused(code, field, value);
  }

  @Test
  void S4_anAffinityStepWaitsForWhoHadTheNeedLast() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(10).arrive(1, 5, 7);
    handled(1, 1, Resolved.UNSAID);
    it.at(5010).arrive(2, 2, VOICE, 5, 7);
    it.expect("InteractionWaiting", "OfferMade agent=1 step=1", "ContextDelivered lastAgent=1");
    it.it.decline(2);
    it.at(5011).arrive(3, 2, VOICE, 5, 7);
    it.expect(
        "InteractionWaiting", "InteractionStepStarted", "OfferMade step=2", "ContextDelivered");
    it.arrive(4, 2, VOICE, 5, 8);
    it.expect(
        "InteractionWaiting", "InteractionStepStarted", "OfferMade step=2", "ContextDelivered");
  }
}
