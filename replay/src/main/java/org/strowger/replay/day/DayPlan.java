package org.strowger.replay.day;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;

/**
 * The plan of the generated day: a queue for each channel and topic, ordered by due; agents with
 * 100 units who take one call, or several written conversations at once.
 */
final class DayPlan {
  static final String PHONE = "phone";
  static final String DIGITAL = "digital";
  static final String BLENDED = "blended";
  static final String BACK_OFFICE = "back-office";
  static final String SOCIAL_DESK = "social-desk";
  static final List<String> TEAMS = List.of("north", "south", SOCIAL_DESK);

  private static final long PROMOTE_AFTER_MS = 8 * 3_600_000L;
  private static final long OFFER_TIMEOUT_MS = 20_000;
  private static final long DECLINE_HOLD_MS = 60_000;
  private static final int MISSES_ALLOWED = 1;
  private static final int UNITS = 100;

  private DayPlan() {}

  static Plan plan() {
    List<String> skills = new ArrayList<>(DayTopics.TOPICS);
    skills.addAll(DayTopics.LANGUAGES);
    List<Plan.Queue> queues = new ArrayList<>();
    for (ChannelModel channel : ChannelModel.ALL) {
      for (String topic : DayTopics.TOPICS) {
        queues.add(queue(channel, topic));
      }
    }
    return new Plan(
        1,
        PROMOTE_AFTER_MS,
        skills,
        TEAMS.stream().map(Plan.Team::new).toList(),
        ChannelModel.ALL.stream()
            .map(model -> new Plan.Channel(model.id(), model.id().equals(ChannelModel.EMAIL)))
            .toList(),
        profiles(),
        queues);
  }

  static String queueId(ChannelModel channel, String topic) {
    return channel.id() + "-" + topic;
  }

  private static Plan.Queue queue(ChannelModel channel, String topic) {
    boolean social = channel.id().equals(ChannelModel.SOCIAL);
    Plan.Step step =
        new Plan.Step(
            0,
            Strategy.LONGEST_IDLE,
            List.of(new Plan.SkillLevel(topic, 1)),
            List.of(),
            List.of(),
            social ? List.of(SOCIAL_DESK) : List.of());
    return new Plan.Queue(
        queueId(channel, topic),
        QueueOrder.DUE,
        channel.urgency(),
        channel.targetS() * 1_000,
        OFFER_TIMEOUT_MS,
        DECLINE_HOLD_MS,
        MISSES_ALLOWED,
        List.of(step));
  }

  private static List<Plan.Profile> profiles() {
    Plan.Handling call =
        new Plan.Handling(ChannelModel.VOICE, UNITS, 1, true, WrapUpKind.TIMED, 20_000);
    Plan.Handling chat =
        new Plan.Handling(ChannelModel.CHAT, 33, 3, false, WrapUpKind.CAPPED, 60_000);
    Plan.Handling messaging =
        new Plan.Handling(ChannelModel.MESSAGING, 25, 4, false, WrapUpKind.NONE, 0);
    Plan.Handling mail =
        new Plan.Handling(ChannelModel.EMAIL, 50, 2, false, WrapUpKind.UNTIL_ENDED, 0);
    Plan.Handling social = new Plan.Handling(ChannelModel.SOCIAL, 33, 2, false, WrapUpKind.NONE, 0);
    return List.of(
        new Plan.Profile(PHONE, UNITS, List.of(call)),
        new Plan.Profile(DIGITAL, UNITS, List.of(chat, messaging, social)),
        new Plan.Profile(BLENDED, UNITS, List.of(call, chat, messaging, mail)),
        new Plan.Profile(BACK_OFFICE, UNITS, List.of(mail, messaging, social)));
  }
}
