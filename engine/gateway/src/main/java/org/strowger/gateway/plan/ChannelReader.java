package org.strowger.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/** Reads the channels. */
final class ChannelReader {
  private final Problems problems;
  private final Values values;

  ChannelReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  List<Plan.Channel> channels(Part part) {
    List<Plan.Channel> channels = new ArrayList<>();
    Named.read(part, "channels", Limits.MAX_CHANNELS, values, problems)
        .forEach((id, value) -> channels.add(channel(id, value)));
    return channels;
  }

  private Plan.Channel channel(String id, Part part) {
    if (part instanceof Part.Single single && single.type() == Part.Type.NOTHING) {
      return new Plan.Channel(id, false);
    }
    Keys keys =
        new Keys(
            part,
            Keys.join("channels", id),
            problems,
            "auto-accept",
            "promises",
            "messages",
            "traits",
            "devices");
    Part autoAccept = keys.optional("auto-accept");
    Plan.Messages messages = messages(keys);
    return new Plan.Channel(
        id,
        autoAccept != null && values.flag(autoAccept, keys.key("auto-accept")),
        promises(keys, messages != null),
        messages,
        traits(keys),
        IdList.read(
            keys.optional("devices"),
            keys.key("devices"),
            Limits.MAX_CHANNEL_DEVICES,
            values,
            problems));
  }

  /** What is promised; a next response only where messages come and go. */
  private Plan.Promises promises(Keys channel, boolean asynchronous) {
    Part part = channel.optional("promises");
    if (part == null) {
      return Plan.Promises.NONE;
    }
    Keys keys =
        new Keys(part, channel.key("promises"), problems, "first-answer", "next-response", "warn");
    Part nextResponse = keys.optional("next-response");
    if (nextResponse != null && !asynchronous) {
      problems.add(
          nextResponse,
          keys.key("next-response"),
          "only on a channel with messages; give it messages, {} at least");
    }
    Part warn = keys.optional("warn");
    if (warn != null && nextResponse == null && keys.optional("first-answer") == null) {
      problems.add(warn, keys.key("warn"), "nothing is promised that it could warn of");
    }
    return new Plan.Promises(
        values.durationOr(keys, "first-answer", 1, 0),
        values.durationOr(keys, "next-response", 1, 0),
        values.durationOr(keys, "warn", 1, 0));
  }

  private Plan.Traits traits(Keys channel) {
    Part part = channel.optional("traits");
    if (part == null) {
      return Plan.Traits.NONE;
    }
    Keys keys =
        new Keys(
            part,
            channel.key("traits"),
            problems,
            "structured",
            "record",
            "receipts",
            "customer-starts",
            "company-starts",
            "session",
            "cost");
    return new Plan.Traits(
        values.flagOr(keys, "structured", false),
        values.flagOr(keys, "record", false),
        values.flagOr(keys, "receipts", false),
        values.flagOr(keys, "customer-starts", false),
        values.flagOr(keys, "company-starts", false),
        values.durationOr(keys, "session", 1, 0),
        values.wholeOr(keys, "cost", 0, Limits.MAX_CHANNEL_COST, 0));
  }

  /** The message life cycle, or null: the channel has none. */
  private Plan.Messages messages(Keys channel) {
    Part part = channel.optional("messages");
    if (part == null) {
      return null;
    }
    Keys keys = new Keys(part, channel.key("messages"), problems, "park-after", "close-after");
    return new Plan.Messages(
        values.durationOr(keys, "park-after", 1, 0), values.durationOr(keys, "close-after", 1, 0));
  }
}
