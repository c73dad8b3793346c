package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.strowger.core.ShiftPlan.CHAT;
import static org.strowger.core.ShiftPlan.FRONT;
import static org.strowger.core.ShiftPlan.VOICE;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.RejectCode;

/** What is checked of shift offers in a plan, and that refusals change nothing. */
class ShiftPlanTest {
  private final CoreStory it = new CoreStory();

  private void refused(FieldName field, long value, Consumer<ShiftPlan> wrong) {
    ShiftPlan plan = new ShiftPlan();
    wrong.accept(plan);
    it.plan(plan.build()).expectRefused(RejectCode.PLAN_INVALID, field, value);
  }

  private static Plan.ShiftWeights weights(int cost) {
    return new Plan.ShiftWeights(0, 0, 0, 0, 0, 0, 0, cost);
  }

  @Test
  void P4_settings() {
    refused(FieldName.DURATION, -1, plan -> plan.waitOverMs = -1);
    refused(FieldName.LIMIT, 0, plan -> plan.most = 0);
    refused(FieldName.LIMIT, 9, plan -> plan.most = 9);
    refused(FieldName.DURATION, 0, plan -> plan.expiryMs = 0);
    refused(FieldName.WEIGHT, 1001, plan -> plan.weights = weights(1001));
    refused(FieldName.WEIGHT, -1001, plan -> plan.weights = weights(-1001));
    it.plan(new ShiftPlan().build()).expect("Event104");
  }

  @Test
  void P4_channels() {
    refused(
        FieldName.DURATION,
        -1,
        plan -> plan.ofChat = new Plan.Traits(false, false, false, false, false, -1, 0));
    refused(
        FieldName.COST,
        1_000_001,
        plan -> plan.ofChat = new Plan.Traits(false, false, false, false, false, 0, 1_000_001));
    refused(
        FieldName.DEVICES,
        17,
        plan -> plan.devices = IntStream.rangeClosed(1, 17).mapToObj(String::valueOf).toList());
    refused(FieldName.DEVICES, 0, plan -> plan.devices = List.of("3", "0"));
  }

  @Test
  void P4_preferences() {
    refused(FieldName.SEGMENT, 0, plan -> prefer(plan, "0", "1", 1));
    refused(FieldName.CHANNEL, 9, plan -> prefer(plan, "1", "9", 1));
    refused(FieldName.SCORE, 100_001, plan -> prefer(plan, "1", "1", 100_001));
    refused(FieldName.SCORE, -100_001, plan -> prefer(plan, "1", "1", -100_001));
    refused(
        FieldName.PREFERENCES,
        3,
        plan -> {
          prefer(plan, "1", "1", 1);
          prefer(plan, "1", "2", 1);
          prefer(plan, "1", "1", 2);
        });
    refused(
        FieldName.PREFERENCES,
        1025,
        plan -> IntStream.rangeClosed(1, 1025).forEach(i -> prefer(plan, "" + i, "1", 1)));
  }

  private static void prefer(ShiftPlan plan, String segment, String channel, int score) {
    plan.preferences.add(new Plan.Preference(segment, channel, score));
  }

  @Test
  void T4_aRefusedCommandChangesNothing() {
    CoreStory other = new CoreStory();
    for (CoreStory story : new CoreStory[] {it, other}) {
      story.at(0).plan(new ShiftPlan().build());
      story.at(10).arrive(1, FRONT, VOICE).close(CHAT);
      story.at(20);
    }
    other.tick().tick().tick().tick();
    it.close(9).requestShift(2).refuseShift(1);
    it.does((commands, into) -> commands.changeChannel(into, 0, CHAT, 3, true));
    assertEquals(other.stateDigest(), it.stateDigest());
  }
}
