package org.strowger.replay.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strowger.replay.whatif.Compared.Group;

class WhatIfAnswerTest {
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  /** Steadily up or down by a share. */
  private static List<Double> steady(double change) {
    return List.of(0.5 + change, 0.501 + change, 0.499 + change);
  }

  private static Compared level(Group.Kind kind, String name, long contacts, List<Double> whatIf) {
    return new Compared(
        new Group(kind, name),
        contacts,
        Measure.IN_TARGET,
        0.5,
        HALF.subList(0, whatIf.size()),
        whatIf);
  }

  private static Compared all(List<Double> whatIf) {
    return level(Group.Kind.ALL, "all", 1_000, whatIf);
  }

  @Test
  void itTellsTheServiceLevelAndTheGreatestChangesThatAreBeyondTheirIntervals() {
    List<Compared> compared = new ArrayList<>();
    compared.add(all(steady(0.02)));
    compared.add(level(Group.Kind.QUEUE, "small", 99, steady(0.4)));
    compared.add(level(Group.Kind.QUEUE, "jumpy", 500, List.of(0.9, 0.1, 0.9)));
    compared.add(level(Group.Kind.QUEUE, "a", 100, steady(0.03)));
    compared.add(level(Group.Kind.QUEUE, "b", 100, steady(-0.10)));
    compared.add(level(Group.Kind.QUEUE, "c", 100, steady(0.01)));
    compared.add(level(Group.Kind.PRIORITY, "credit 90s", 100, steady(0.05)));
    compared.add(level(Group.Kind.QUEUE_AND_PRIORITY, "b, credit 90s", 100, steady(0.3)));
    assertEquals(
        List.of(
            "Service level, answered within the target of all that came: 50.0% under the recorded"
                + " plan, 52.0% under the other: +2.0 pt (+- 0.2 pt), beyond its 95 % interval.",
            "Greatest changes of the service level beyond their intervals, of groups with 100"
                + " contacts or more: queue b 50.0% to 40.0% (-10.0 pt, +- 0.2 pt); credit 90s"
                + " 50.0% to 55.0% (+5.0 pt, +- 0.2 pt); queue a 50.0% to 53.0% (+3.0 pt, +- 0.2"
                + " pt); and 1 more."),
        WhatIfAnswer.sentences(compared, 3));
  }

  @Test
  void whatMayBeChanceIsNotToldAsAChange() {
    List<String> told =
        WhatIfAnswer.sentences(
            List.of(
                all(List.of(0.6, 0.4, 0.53)),
                level(Group.Kind.QUEUE, "a", 400, List.of(0.6, 0.4, 0.53))),
            3);
    assertTrue(told.get(0).endsWith(", not beyond its 95 % interval."), told.get(0));
    assertEquals(
        "No queue or priority with 100 contacts or more changes its service level beyond its"
            + " interval.",
        told.get(1));
  }

  @Test
  void whatElseChangesInAllIsToldToo() {
    Compared asa =
        new Compared(
            new Group(Group.Kind.ALL, "all"),
            1_000,
            Measure.ASA,
            20_000,
            List.of(20_000.0, 20_000.0, 20_000.0),
            List.of(11_000.0, 11_100.0, 10_900.0));
    List<String> told = WhatIfAnswer.sentences(List.of(all(HALF), asa), 3);
    assertTrue(told.get(0).contains("50.0% under the other: 0.0 pt"), told.get(0));
    assertEquals(
        "Beyond their intervals, in all: asa 20.0s to 11.0s (-9.0s, +- 0.2s).", told.get(1));
    told = WhatIfAnswer.sentences(List.of(all(List.of(0.7, 0.7, 0.7)), asa), 3);
    assertTrue(told.get(0).endsWith(", beyond its 95 % interval."), told.get(0));
    assertTrue(told.get(1).startsWith("Also beyond their intervals, in all: asa"), told.get(1));
  }

  @Test
  void intervalsOfTwoRunsAreOfNoUse() {
    Compared two = all(List.of(0.7, 0.7));
    List<String> told = WhatIfAnswer.sentences(List.of(two), 2);
    assertFalse(two.beyond());
    assertTrue(told.get(0).endsWith("70.0% under the other: +20.0 pt."), told.get(0));
    assertEquals(
        "With 2 runs intervals are of no use, and no change is marked as beyond its own: give"
            + " --runs 3 or more.",
        told.get(1));
    assertEquals(2, told.size());
    assertTrue(all(steady(0.2)).beyond(), "three are");
  }

  @Test
  void aChangeTooSmallToBeShownIsNoneHoweverSteady() {
    assertFalse(all(List.of(0.5001, 0.5001, 0.5001)).beyond());
    assertFalse(all(HALF).beyond());
  }
}
