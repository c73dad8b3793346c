package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.strowger.core.CustomerStory.CHAT;
import static org.strowger.core.CustomerStory.VOICE;
import static org.strowger.core.CustomerStory.bytes;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.AttributeList;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.NumberList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/** Decisions CU-a to CU-k: what is kept of customers, and what goes when there is no room. */
class CustomerTest {
  private final CustomerStory it = new CustomerStory();

  private static CustomerStory small(int customers) {
    return new CustomerStory(new CoreLimits(16, 64, 64, customers));
  }

  // CU-a

  @Test
  void CUa_aRecordExistsFromTheFirstCommandThatNamesTheCustomer() {
    it.query(1).expect("CustomerAnswer customer=1 known=NO");
    it.at(1)
        .arrive(1, 1, 0)
        .query(1)
        .expect(
            "CustomerAnswer customer=1 known=YES live=1 needs=0 touchpoints=1",
            "TouchpointAnswer timeMs=1 interaction=1 channel=1 topic=0 kind=CONTACT end=OPEN");
    it.touch(2).query(2).expect("CustomerAnswer known=YES segment=1 live=0 touchpoints=0");
    it.note(3, 0, "hello")
        .query(3)
        .expect("CustomerAnswer known=YES touchpoints=1", "TouchpointAnswer sealed=hello");
    it.survey(4, survey -> {})
        .query(4)
        .expect("CustomerAnswer known=YES touchpoints=1", "TouchpointAnswer kind=SURVEY");
    it.need(5, 9, Resolved.UNSAID)
        .query(5)
        .expect("CustomerAnswer known=YES needs=1", "NeedAnswer topic=9");
    it.summary().expect("SummaryAnswer waiting=1 customers=5");
  }

  @Test
  void CUa_aRefusedCommandLeavesNoRecord() {
    it.survey(4, survey -> survey.csat = 6).refused(RejectCode.LEVEL_RANGE, FieldName.SCORE, 6);
    it.at(1).arrive(1, 9, VOICE, 4, 0).refused(RejectCode.UNKNOWN_QUEUE, FieldName.QUEUE, 9);
    it.query(4).expect("CustomerAnswer known=NO").summary().expect("SummaryAnswer customers=0");
  }

  @Test
  void CUa_theOneWrittenLongestAgoMakesRoomAndItsNameIsReleased() {
    CustomerStory full = small(2);
    full.name(1, "ann").name(2, "bob").touch(1).touch(2).touch(1);
    full.touch(3)
        .expect(
            "CustomerEvicted customer=2",
            "CustomerUpdated customer=3",
            "NameReleased number=2 kind=CUSTOMER");
    full.query(2).expect("CustomerAnswer known=NO");
    full.touch(4).expect("CustomerEvicted customer=1", "CustomerUpdated", "NameReleased number=1");
    full.touch(5).expect("CustomerEvicted customer=3", "CustomerUpdated");
  }

  @Test
  void CUa_whoHasALiveInteractionStays() {
    CustomerStory full = small(2);
    full.at(1).arrive(1, 1, 7).touch(2).touch(2);
    full.at(2).arrive(2, 3, 0);
    full.expect("CustomerEvicted customer=2", "InteractionWaiting interaction=2");
    full.at(3).touch(4).refused(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, 2);
    full.arrive(3, 4, 0).refused(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, 2);
    full.note(4, 0, "x").refused(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, 2);
    full.survey(4, survey -> {}).refused(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, 2);
    full.need(4, 1, Resolved.NO).refused(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, 2);
    full.arrive(3, 1, 0).expect("InteractionWaiting interaction=3");
    full.it.abandon(1);
    full.touch(4).refused(RejectCode.LIMIT_EXCEEDED, FieldName.CUSTOMER, 2);
    full.it.abandon(2);
    full.touch(4).expect("CustomerEvicted customer=3", "CustomerUpdated");
  }

  @Test
  void CUa_theEndOfAnInteractionIsWrittenToo() {
    CustomerStory full = small(3);
    full.at(1).arrive(1, 1, 0).touch(2).touch(3);
    full.it.abandon(1);
    full.touch(4).expect("CustomerEvicted customer=2", "CustomerUpdated");
    full.touch(5).expect("CustomerEvicted customer=3", "CustomerUpdated");
    full.touch(6).expect("CustomerEvicted customer=1", "CustomerUpdated");
  }

  @Test
  void CUa_withWrapUpTheEndIsThatOfWrapUp() {
    CustomerStory full = small(2);
    full.it.signOn(1, 2);
    full.at(1).arrive(1, 1, 0);
    full.it.accept(1);
    full.it.complete(1);
    full.touch(2);
    full.touch(3).expect("CustomerEvicted customer=2", "CustomerUpdated");
    full.it.wrapUpEnd(1);
    full.touch(4).expect("CustomerEvicted customer=3", "CustomerUpdated");
    full.touch(5).expect("CustomerEvicted customer=1", "CustomerUpdated");
  }

  // CU-b, CU-c

  @Test
  void CUc_whatIsSetReplacesAndTheRestStays() {
    it.update(
            1,
            change -> {
              change.setSegment = true;
              change.segment = 5;
              change.setLanguage = true;
              change.language = 6;
              change.setSealed = true;
              change.sealed = bytes("who");
            })
        .expect("CustomerUpdated customer=1");
    it.update(
        1,
        change -> {
          change.segment = 9;
          change.setRegion = true;
          change.region = 7;
          change.setVerifiedBy = true;
          change.verifiedBy = 8;
        });
    it.query(1).expect("CustomerAnswer segment=5 language=6 region=7 verifiedBy=8 sealed=who");
    it.update(1, change -> change.setSealed = true);
    it.query(1).expect("CustomerAnswer segment=5 language=6 region=7 verifiedBy=8 sealed=");
  }

  private void refusedUpdate(
      RejectCode code, FieldName field, long value, Consumer<CustomerChange> change) {
    it.update(1, change).refused(code, field, value);
  }

  @Test
  void CUc_theChecksInTheirOrder() {
    // each command fails its check and all that follow
    Consumer<CustomerChange> tooLong =
        change -> {
          change.setSealed = true;
          change.sealed = new byte[513];
        };
    refusedUpdate(RejectCode.TOO_LONG, FieldName.SEALED, 513, tooLong);
    Consumer<CustomerChange> tooManyInTheEnd =
        tooLong.andThen(change -> attributes(change, 100, 16));
    it.update(1, change -> attributes(change, 1, 16)).expect("CustomerUpdated");
    it.update(1, change -> change.attributes.add(99, 0, 1))
        .refused(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 17);
    refusedUpdate(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 32, tooManyInTheEnd);
    Consumer<CustomerChange> badCode =
        tooLong.andThen(change -> change.attributes.add(50, AttributeList.CODE, -1));
    refusedUpdate(RejectCode.INVALID_NUMBER, FieldName.VALUE, -1, badCode);
    Consumer<CustomerChange> badKind =
        tooLong.andThen(change -> change.attributes.add(50, 1, -1)).andThen(badCode);
    refusedUpdate(RejectCode.KIND_RANGE, FieldName.ATTRIBUTES, 1, badKind);
    Consumer<CustomerChange> badName =
        tooLong.andThen(change -> change.attributes.add(0, 1, -1)).andThen(badKind);
    refusedUpdate(RejectCode.INVALID_NUMBER, FieldName.ATTRIBUTES, 0, badName);
    Consumer<CustomerChange> manyAttributes = badName.andThen(c -> attributes(c, 1, 20));
    refusedUpdate(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 23, manyAttributes);
    Consumer<CustomerChange> badAgent =
        manyAttributes.andThen(
            change -> {
              change.setNever = true;
              change.never.add(16).add(17);
            });
    refusedUpdate(RejectCode.UNKNOWN_AGENT, FieldName.NEVER, 17, badAgent);
    Consumer<CustomerChange> manyNever = badAgent.andThen(change -> numbers(change.never, 15, 0));
    refusedUpdate(RejectCode.TOO_MANY, FieldName.NEVER, 17, manyNever);
    Consumer<CustomerChange> badDevice =
        manyNever.andThen(
            change -> {
              change.setDevices = true;
              change.devices.add(0).add(-2);
            });
    refusedUpdate(RejectCode.INVALID_NUMBER, FieldName.VALUE, -2, badDevice);
    Consumer<CustomerChange> manyDevices =
        badDevice.andThen(change -> numbers(change.devices, 7, -3));
    refusedUpdate(RejectCode.TOO_MANY, FieldName.DEVICES, 9, manyDevices);
    Consumer<CustomerChange> before = manyDevices;
    for (int field = 3; field >= 0; field--) {
      int bad = -10 - field;
      int which = field;
      before = before.andThen(change -> code(change, which, bad));
      refusedUpdate(RejectCode.INVALID_NUMBER, FieldName.VALUE, bad, before);
    }
    it.update(0, before).refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 0);
  }

  private static void code(CustomerChange change, int field, int value) {
    switch (field) {
      case 0 -> {
        change.setSegment = true;
        change.segment = value;
      }
      case 1 -> {
        change.setLanguage = true;
        change.language = value;
      }
      case 2 -> {
        change.setRegion = true;
        change.region = value;
      }
      default -> {
        change.setVerifiedBy = true;
        change.verifiedBy = value;
      }
    }
  }

  private static void attributes(CustomerChange change, int from, int count) {
    for (int i = 0; i < count; i++) {
      change.attributes.add(from + i, 0, i);
    }
  }

  private static void numbers(NumberList list, int count, int value) {
    for (int i = 0; i < count; i++) {
      list.add(value);
    }
  }

  @Test
  void CUc_whatIsNotSetIsNotEvenChecked() {
    it.update(
            1,
            change -> {
              change.segment = -1;
              change.verifiedBy = -1;
              numbers(change.devices, 9, -1);
              numbers(change.never, 17, 99);
              change.sealed = new byte[600];
            })
        .expect("CustomerUpdated customer=1");
  }

  @Test
  void CUc_attributesReplaceThoseOfTheSameNamesAndAreCountedInTheEnd() {
    it.update(1, change -> attributes(change, 1, 16));
    long sixteen = it.it.stateDigest();
    it.update(1, change -> attributes(change, 1, 16)).expect("CustomerUpdated");
    assertNotEquals(sixteen, it.it.stateDigest()); // written again
    it.update(
            1,
            change ->
                change
                    .attributes
                    .add(1, AttributeList.REMOVED, 0)
                    .add(77, AttributeList.CODE, 3)
                    .add(77, AttributeList.REMOVED, 0)
                    .add(78, AttributeList.NUMBER, -3))
        .expect("CustomerUpdated");
    it.update(1, change -> change.attributes.add(1, 0, 1))
        .refused(RejectCode.TOO_MANY, FieldName.ATTRIBUTES, 17);
    it.update(1, change -> change.attributes.add(78, 255, 0).add(1, 0, 1))
        .expect("CustomerUpdated");
  }

  @Test
  void M5_theDigestTellsEveryThingKeptOfACustomer() {
    long plain = digest(change -> {});
    assertEquals(plain, digest(change -> {}));
    for (int field = 0; field < 4; field++) {
      int which = field;
      assertNotEquals(plain, digest(change -> code(change, which, 1)));
    }
    assertNotEquals(plain, digest(change -> change.attributes.add(1, 0, 0)));
    assertNotEquals(
        digest(change -> change.attributes.add(1, 0, 1)),
        digest(change -> change.attributes.add(1, 13, 1)));
    assertNotEquals(
        digest(
            change -> {
              change.setDevices = true;
              change.devices.add(1);
            }),
        digest(
            change -> {
              change.setNever = true;
              change.never.add(1);
            }));
    assertNotEquals(
        plain,
        digest(
            change -> {
              change.setSealed = true;
              change.sealed = bytes("x");
            }));
  }

  private static long digest(Consumer<CustomerChange> change) {
    return new CustomerStory().update(1, change).it.stateDigest();
  }

  // CU-d

  @Test
  void CUd_theNeverListIsExcludedFromWhatArrives() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.never(1, 1, 3);
    it.at(1).arrive(1, 1, 0).expect("InteractionWaiting", "OfferMade agent=2", "ContextDelivered");
    it.it.decline(1);
    it.expect("OfferDeclined agent=2");
  }

  @Test
  void CUd_anotherListWithdrawsOffersOfAllWhoWaitInOrderOfArrival() {
    it.it.signOn(1, 1);
    it.at(1).arrive(1, 1, 0).arrive(2, 9, 0).arrive(3, 1, 0);
    it.never(1, 1)
        .expect(
            "CustomerUpdated customer=1",
            "OfferWithdrawn offer=1 interaction=1 agent=1 reason=NOT_ELIGIBLE",
            "OfferWithdrawn offer=3 interaction=3 agent=1 reason=NOT_ELIGIBLE");
    it.at(2)
        .never(1, 2)
        .expect(
            "CustomerUpdated customer=1",
            "OfferMade offer=4 interaction=1 agent=1",
            "ContextDelivered",
            "OfferMade offer=5 interaction=3 agent=1",
            "ContextDelivered");
  }

  @Test
  void CUd_anUpdateOfTheInteractionDoesNotTakeItAway() {
    it.it.signOn(1, 1);
    it.never(1, 1).at(1).arrive(1, 1, 0).expect("InteractionWaiting");
    Update update = new Update().reset(1);
    update.setRequirement = true;
    it.it.does((commands, into) -> commands.update(into, 0, update));
    it.expect("InteractionUpdated");
    it.never(1).expect("CustomerUpdated", "OfferMade agent=1", "ContextDelivered");
  }

  @Test
  void CUd_theListCountsForWhatComesBackToTheQueue() {
    it.it.signOn(1, 1);
    it.at(1).arrive(1, 1, 0);
    it.it.accept(1);
    it.at(2).it.signOn(2, 1);
    it.never(1, 2);
    it.at(3).it.returns(1, 1, 0);
    it.expect("InteractionReturned", "InteractionWaiting");
    it.at(15_000).it.tick();
    it.expect("OfferMade interaction=1 agent=1", "ContextDelivered", "Event105");
  }

  @Test
  void CUd_aStepThatNobodyElseCanTakeIsSkipped() {
    it.it.signOn(1, 1).away(1);
    it.at(1).arrive(1, 4, VOICE, 1, 0).expect("InteractionWaiting");
    it.never(1, 1).expect("CustomerUpdated", "InteractionStepStarted");
    it.at(2).arrive(2, 4, VOICE, 1, 0).expect("InteractionWaiting", "InteractionStepStarted");
  }

  @Test
  void CUd_anAffinityStepEndsAndPickIgnoresTheList() {
    it.it.signOn(1, 1);
    it.at(1).arrive(1, 1, 7);
    it.it.accept(1).complete(1).away(1);
    it.at(2).arrive(2, 2, VOICE, 1, 7).expect("InteractionWaiting interaction=2");
    it.never(1, 1).expect("CustomerUpdated", "InteractionStepStarted");
    it.it.available(1).expect("AgentPresenceChanged agent=1");
    it.it.pick(2, 1).expect("OfferAccepted interaction=2 agent=1", "ContextDelivered");
  }

  // CU-e, CU-f

  @Test
  void CUe_theNewestTouchpointsAreKeptAndTheEarlierCounted() {
    it.it.plan(CustomerStory.plan(2, true, 3));
    for (int i = 1; i <= 5; i++) {
      it.note(1, 0, "n" + i);
    }
    it.query(1)
        .expect(
            "CustomerAnswer touchpoints=3 earlier=2",
            "TouchpointAnswer sealed=n5",
            "TouchpointAnswer sealed=n4",
            "TouchpointAnswer sealed=n3");
    it.it.plan(CustomerStory.plan(3, true, 1));
    it.query(1)
        .expect(
            "CustomerAnswer touchpoints=3 earlier=2",
            "TouchpointAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer");
    it.note(1, 0, "n6")
        .query(1)
        .expect("CustomerAnswer touchpoints=1 earlier=5", "TouchpointAnswer sealed=n6");
    it.it.plan(CustomerStory.plan(4, true, 0));
    it.note(1, 0, "n7").expect("TouchpointRecorded customer=1 interaction=0 kind=NOTE");
    it.query(1).expect("CustomerAnswer touchpoints=0 earlier=7");
  }

  @Test
  void CUf_theContactGoesAsItsInteractionGoes() {
    it.it.signOn(1, 1).signOn(2, 1);
    it.at(5).arrive(1, 1, 7);
    it.it.accept(1).complete(1, 33, Resolved.UNSAID);
    it.query(1)
        .expect(
            "CustomerAnswer",
            "NeedAnswer",
            "TouchpointAnswer timeMs=5 interaction=1 value=0 channel=1 topic=7 outcome=33 agent=1 kind=CONTACT end=COMPLETED");
    it.at(6).arrive(2, 1, 0);
    it.it.abandon(2);
    it.query(1)
        .expect(
            "CustomerAnswer",
            "NeedAnswer",
            "TouchpointAnswer interaction=2 outcome=0 agent=0 end=ABANDONED",
            "TouchpointAnswer interaction=1");
  }

  @Test
  void CUf_withWrapUpItEndsWithTheConversation() {
    it.it.signOn(1, 2);
    it.at(5).arrive(1, 1, 0);
    it.it.accept(1).complete(1, 33, Resolved.UNSAID);
    it.query(1)
        .expect("CustomerAnswer live=1", "TouchpointAnswer outcome=33 agent=1 end=COMPLETED");
    it.it.wrapUpEnd(1);
    it.query(1)
        .expect("CustomerAnswer live=0", "TouchpointAnswer outcome=33 agent=1 end=COMPLETED");
  }

  @Test
  void CUf_aContactThatWasPushedOutChangesNothing() {
    it.it.plan(CustomerStory.plan(2, true, 1)).signOn(1, 1);
    it.at(5).arrive(1, 1, 0).note(1, 0, "later");
    it.it.accept(1).complete(1, 33, Resolved.UNSAID);
    it.query(1)
        .expect(
            "CustomerAnswer touchpoints=1 earlier=1",
            "TouchpointAnswer outcome=0 agent=0 kind=NOTE end=OPEN sealed=later");
  }

  // CU-g

  @Test
  void CUg_aTouchpointGoesToWhomItNames() {
    it.at(1).arrive(1, 1, CHAT, 7, 3).arrive(2, 0, 0);
    it.touchpoint(
            0,
            1,
            TouchKind.PAGE,
            t -> {
              t.value = -5;
              t.outcome = 8;
              t.agent = 9;
            })
        .expect("TouchpointRecorded customer=7 interaction=1 kind=PAGE");
    it.touchpoint(7, 1, TouchKind.FORM, t -> t.topic = 4)
        .expect("TouchpointRecorded customer=7 interaction=1 kind=FORM");
    it.touchpoint(7, 0, TouchKind.CALL, t -> t.channel = VOICE)
        .expect("TouchpointRecorded customer=7 interaction=0 kind=CALL");
    it.touchpoint(0, 2, TouchKind.IVR, t -> {})
        .expect("TouchpointRecorded customer=0 interaction=2 kind=IVR");
    it.query(7)
        .expect(
            "CustomerAnswer touchpoints=4",
            "NeedAnswer",
            "TouchpointAnswer interaction=0 channel=1 topic=0 kind=CALL",
            "TouchpointAnswer interaction=1 channel=2 topic=4 kind=FORM",
            "TouchpointAnswer value=-5 channel=2 topic=3 outcome=8 agent=9 kind=PAGE end=OPEN",
            "TouchpointAnswer kind=CONTACT");
  }

  @Test
  void CUg_theChecksInTheirOrder() {
    it.at(1).arrive(1, 7, 0).arrive(2, 0, 0);
    it.touchpoint(7, 0, TouchKind.PAGE, t -> t.sealed = new byte[513])
        .refused(RejectCode.TOO_LONG, FieldName.SEALED, 513);
    it.touchpoint(
            7,
            0,
            TouchKind.PAGE,
            t -> {
              t.sealed = new byte[513];
              t.agent = 17;
            })
        .refused(RejectCode.UNKNOWN_AGENT, FieldName.AGENT, 17);
    it.touchpoint(
            7,
            0,
            TouchKind.PAGE,
            t -> {
              t.agent = -1;
              t.outcome = -2;
            })
        .refused(RejectCode.INVALID_NUMBER, FieldName.VALUE, -2);
    it.touchpoint(
            7,
            0,
            TouchKind.PAGE,
            t -> {
              t.outcome = -2;
              t.topic = -3;
            })
        .refused(RejectCode.INVALID_NUMBER, FieldName.TOPIC, -3);
    it.touchpoint(
            7,
            0,
            TouchKind.PAGE,
            t -> {
              t.topic = -3;
              t.channel = 4;
            })
        .refused(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, 4);
    for (int kind : new int[] {0, 1, 13, 15, 255}) {
      it.touchpoint(
              7,
              0,
              TouchKind.PAGE,
              t -> {
                t.kind = kind;
                t.channel = -1;
              })
          .refused(RejectCode.KIND_RANGE, FieldName.KIND, kind);
    }
    it.touchpoint(-1, 0, TouchKind.CONTACT, t -> {})
        .refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, -1);
    it.touchpoint(0, 0, TouchKind.CONTACT, t -> {})
        .refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 0);
    it.touchpoint(8, 1, TouchKind.CONTACT, t -> {})
        .refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 8);
    it.touchpoint(8, 2, TouchKind.CONTACT, t -> {})
        .refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 8);
    it.touchpoint(-1, 3, TouchKind.CONTACT, t -> {})
        .refused(RejectCode.UNKNOWN_INTERACTION, FieldName.INTERACTION, 3);
  }

  // CU-h

  @Test
  void CUh_aSurveyIsATouchpointAndSettlesTheNeed() {
    it.need(1, 7, Resolved.UNSAID);
    it.survey(
            1,
            survey -> {
              survey.interaction = 99;
              survey.topic = 7;
              survey.csat = 5;
              survey.nps = 10;
              survey.effort = 7;
              survey.resolved = 1;
              survey.sealed = bytes("good");
            })
        .expect(
            "SurveyRecorded customer=1 interaction=99 topic=7 csat=5 nps=10 effort=7 resolved=YES",
            "NeedUpdated customer=1 topic=7 resolved=YES");
    it.query(1)
        .expect(
            "CustomerAnswer",
            "NeedAnswer resolved=YES",
            "TouchpointAnswer interaction=99 value="
                + (5 + 256 * 10 + 65536 * 7)
                + " channel=0 topic=7 kind=SURVEY sealed=good");
    it.survey(1, survey -> survey.topic = 7)
        .expect("SurveyRecorded csat=255 nps=255 resolved=UNSAID");
    it.survey(
            1,
            survey -> {
              survey.topic = 8;
              survey.resolved = 2;
            })
        .expect("SurveyRecorded topic=8 resolved=NO");
  }

  @Test
  void CUh_theChecksInTheirOrder() {
    it.survey(1, s -> s.sealed = new byte[513]).refused(RejectCode.TOO_LONG, FieldName.SEALED, 513);
    it.survey(
            1,
            s -> {
              s.sealed = new byte[513];
              s.resolved = 3;
            })
        .refused(RejectCode.INVALID_STATE, FieldName.RESOLVED, 3);
    for (int effort : new int[] {0, 8, 254}) {
      it.survey(
              1,
              s -> {
                s.resolved = 3;
                s.effort = effort;
              })
          .refused(RejectCode.LEVEL_RANGE, FieldName.SCORE, effort);
    }
    for (int nps : new int[] {11, 254}) {
      it.survey(
              1,
              s -> {
                s.effort = 0;
                s.nps = nps;
              })
          .refused(RejectCode.LEVEL_RANGE, FieldName.SCORE, nps);
    }
    for (int csat : new int[] {0, 6, 254}) {
      it.survey(
              1,
              s -> {
                s.nps = 11;
                s.csat = csat;
              })
          .refused(RejectCode.LEVEL_RANGE, FieldName.SCORE, csat);
    }
    it.survey(
            1,
            s -> {
              s.csat = 0;
              s.topic = -1;
            })
        .refused(RejectCode.INVALID_NUMBER, FieldName.TOPIC, -1);
    it.survey(0, s -> s.topic = -1).refused(RejectCode.INVALID_NUMBER, FieldName.CUSTOMER, 0);
    it.survey(
            1,
            s -> {
              s.csat = 1;
              s.nps = 0;
              s.effort = 1;
            })
        .expect("SurveyRecorded csat=1 nps=0 effort=1");
  }

  // CU-k

  @Test
  void CUk_thePayloadOfTheTouchpointWrittenLongestAgoMakesRoom() {
    CustomerStory full = small(2); // eight blocks of 64 bytes
    full.touchpoint(1, 0, TouchKind.NOTE, t -> t.sealed = new byte[65]);
    full.touchpoint(2, 0, TouchKind.NOTE, t -> t.sealed = new byte[64]);
    full.note(1, 0, "third");
    full.touchpoint(1, 0, TouchKind.NOTE, t -> t.sealed = new byte[320]);
    full.query(2).expect("CustomerAnswer", "TouchpointAnswer sealed=" + "\0".repeat(64));
    full.query(1)
        .expect(
            "CustomerAnswer",
            "TouchpointAnswer",
            "TouchpointAnswer sealed=third",
            "TouchpointAnswer sealed=");
    full.note(1, 0, "fifth");
    full.query(2).expect("CustomerAnswer", "TouchpointAnswer sealed=" + "\0".repeat(64));
    full.update(
        2,
        change -> {
          change.setSealed = true;
          change.sealed = bytes("profile");
        });
    full.query(2).expect("CustomerAnswer touchpoints=1 sealed=profile", "TouchpointAnswer sealed=");
    full.query(1)
        .expect(
            "CustomerAnswer",
            "TouchpointAnswer sealed=fifth",
            "TouchpointAnswer",
            "TouchpointAnswer sealed=third",
            "TouchpointAnswer sealed=");
  }

  @Test
  void CUk_whatCannotFitIsNotKeptAndTakesNothingAway() {
    CustomerStory full = small(1); // four blocks
    full.note(1, 0, "small");
    full.touchpoint(1, 0, TouchKind.NOTE, t -> t.sealed = new byte[257])
        .expect("TouchpointRecorded");
    full.query(1)
        .expect(
            "CustomerAnswer touchpoints=2",
            "TouchpointAnswer sealed=",
            "TouchpointAnswer sealed=small");
    full.touchpoint(1, 0, TouchKind.NOTE, t -> t.sealed = new byte[256]);
    full.query(1)
        .expect(
            "CustomerAnswer",
            "TouchpointAnswer sealed=" + "\0".repeat(256),
            "TouchpointAnswer sealed=",
            "TouchpointAnswer sealed=");
  }

  // Complete

  @Test
  void anUnknownWordAboutTheNeedIsRefused() {
    it.it.signOn(1, 1);
    it.at(1).arrive(1, 1, 7);
    it.it.accept(1);
    it.it.does((commands, into) -> commands.complete(into, 0, 1, 2, 0, 3));
    it.refused(RejectCode.WRONG_AGENT, FieldName.AGENT, 2);
    it.it.does((commands, into) -> commands.complete(into, 0, 1, 1, 0, 3));
    it.refused(RejectCode.INVALID_STATE, FieldName.RESOLVED, 3);
  }
}
