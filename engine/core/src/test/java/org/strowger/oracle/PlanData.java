package org.strowger.oracle;

import java.util.List;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.WrapUpKind;

/** A plan in numbers, as the command of the log holds it. */
public record PlanData(
    int version,
    long promoteAfterMs,
    List<Integer> skills,
    List<Integer> teams,
    List<Channel> channels,
    List<Profile> profiles,
    List<Queue> queues) {

  /** A channel and whether its offers are accepted when made (rule R5). */
  public record Channel(int channel, boolean autoAccept) {}

  /** A capacity profile (rule C1). */
  public record Profile(int profile, int units, List<Handling> handles) {
    /** How the profile handles a channel, or null if it does not. */
    Handling handling(int channel) {
      for (Handling handling : handles) {
        if (handling.channel() == channel) {
          return handling;
        }
      }
      return null;
    }
  }

  /** How a profile handles one channel (rules C1, C2, C5). */
  public record Handling(
      int channel, int cost, int limit, boolean exclusive, WrapUpKind wrapUp, long wrapUpMs) {}

  /** A queue. */
  public record Queue(
      int queue,
      QueueOrder order,
      int urgency,
      long targetMs,
      long offerTimeoutMs,
      long declineHoldMs,
      int missesAllowed,
      List<Step> steps) {}

  /** A step of a queue; its strategy is longest-idle. */
  public record Step(
      long durationMs,
      List<SkillLevel> allOf,
      List<SkillLevel> anyOf,
      List<Integer> noneOf,
      List<Integer> teams) {}

  /** The profile with this number, or null. */
  Profile profile(int number) {
    for (Profile profile : profiles) {
      if (profile.profile() == number) {
        return profile;
      }
    }
    return null;
  }

  /** The queue with this number, or null. */
  Queue queue(int number) {
    for (Queue queue : queues) {
      if (queue.queue() == number) {
        return queue;
      }
    }
    return null;
  }

  /** The channel with this number, or null. */
  Channel channel(int number) {
    for (Channel channel : channels) {
      if (channel.channel() == number) {
        return channel;
      }
    }
    return null;
  }
}
