package org.strowger.replay.day;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.replay.trace.ContactRecord;
import org.strowger.replay.trace.Outcome;

/**
 * Draws the contacts. A first contact comes by the shape of its channel from a customer of a pool
 * in which few are frequent; a share of contacts is followed, some time later and often by another
 * channel, by one more about the same.
 */
final class ContactDraw {
  private static final double CUSTOMERS_PER_CONTACT = 0.7;
  private static final double STEEPNESS = 0.35;
  private static final double PRIORITY_SHARE = 0.06;
  private static final double KNOWN_SHARE = 0.92;
  private static final double FOLLOWED_SHARE = 0.15;
  private static final double SAME_CHANNEL_SHARE = 0.4;
  private static final double FOLLOW_UP_MEAN_S = 6_000;
  private static final double DEMANDING_SHARE = 0.15;
  private static final int LANGUAGE_LEVEL = 3;
  private static final int DEMANDING_LEVEL = 6;
  private static final long SHORTEST_HANDLING_S = 15;

  /** A contact before it has an id. */
  private record Need(
      int customer,
      boolean known,
      boolean priority,
      int language,
      int topic,
      int channel,
      int ms) {}

  private final DaySize size;
  private final Draw draw;
  private final int[] languageOf;
  private final boolean[] priority;

  ContactDraw(DaySize size, Draw draw) {
    this.size = size;
    this.draw = draw;
    int customers = Math.max(1, (int) (size.contacts() * CUSTOMERS_PER_CONTACT));
    languageOf = new int[customers];
    priority = new boolean[customers];
    for (int i = 0; i < customers; i++) {
      languageOf[i] = draw.weighted(DayTopics.LANGUAGE_SHARES);
      priority[i] = draw.chance(PRIORITY_SHARE);
    }
  }

  List<ContactRecord> contacts() {
    List<Need> needs = new ArrayList<>(size.contacts());
    while (needs.size() < size.contacts()) {
      Need need = first();
      needs.add(need);
      while (needs.size() < size.contacts() && draw.chance(FOLLOWED_SHARE)) {
        need = next(need);
        if (need == null) {
          break;
        }
        needs.add(need);
      }
    }
    needs.sort(Comparator.comparingInt(Need::ms));
    long midnight = size.date().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    List<ContactRecord> contacts = new ArrayList<>(needs.size());
    for (int i = 0; i < needs.size(); i++) {
      contacts.add(record(needs.get(i), i + 1, midnight));
    }
    return contacts;
  }

  private Need first() {
    int customer = draw.powerLaw(languageOf.length, STEEPNESS);
    int channel = draw.weighted(channelShares());
    return new Need(
        customer,
        draw.chance(KNOWN_SHARE),
        priority[customer],
        languageOf[customer],
        draw.weighted(DayTopics.TOPIC_SHARES),
        channel,
        ChannelModel.ALL.get(channel).shape().draw(draw));
  }

  private Need next(Need before) {
    int channel = draw.chance(SAME_CHANNEL_SHARE) ? before.channel : draw.weighted(channelShares());
    int ms = before.ms + (int) (1_000 * draw.exponential(FOLLOW_UP_MEAN_S));
    return ChannelModel.ALL.get(channel).shape().open(ms)
        ? new Need(
            before.customer,
            before.known,
            before.priority,
            before.language,
            before.topic,
            channel,
            ms)
        : null;
  }

  private static double[] channelShares() {
    return ChannelModel.ALL.stream().mapToDouble(ChannelModel::share).toArray();
  }

  private ContactRecord record(Need need, int number, long midnight) {
    ChannelModel channel = ChannelModel.ALL.get(need.channel);
    String topic = DayTopics.TOPICS.get(need.topic);
    boolean immediate = channel.urgency() == 1;
    List<Plan.SkillLevel> skills = new ArrayList<>();
    skills.add(new Plan.SkillLevel(DayTopics.LANGUAGES.get(need.language), LANGUAGE_LEVEL));
    if (draw.chance(DEMANDING_SHARE)) {
      skills.add(new Plan.SkillLevel(topic, DEMANDING_LEVEL));
    }
    return new ContactRecord(
        String.format(Locale.ROOT, "%s-%06d", channel.id(), number),
        need.known ? String.format(Locale.ROOT, "customer-%06d", need.customer + 1) : null,
        channel.id(),
        DayPlan.queueId(channel, topic),
        topic,
        need.priority && immediate ? 0 : Limits.QUEUE_URGENCY,
        need.priority && !immediate ? channel.targetS() * 500 : 0,
        skills,
        size.date(),
        midnight + need.ms,
        Outcome.NOT_RECORDED,
        ContactRecord.UNKNOWN,
        channel.patienceS() == 0
            ? ContactRecord.NO_LIMIT
            : 1_000 * (1 + (long) draw.exponential(channel.patienceS())),
        null,
        ContactRecord.UNKNOWN,
        1_000
            * Math.max(
                SHORTEST_HANDLING_S,
                (long) draw.logNormal(channel.handlingS(), channel.variation())),
        channel.wrapUpS() == 0
            ? 0
            : 1_000 * (1 + (long) draw.logNormal(channel.wrapUpS(), channel.variation())));
  }
}
