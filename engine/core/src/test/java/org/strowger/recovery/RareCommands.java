package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.strowger.api.CommandPublisher;
import org.strowger.clock.ManualClock;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.harness.Traffic;

/** The commands that everyday traffic does not have, all fields in use. */
final class RareCommands {
  private RareCommands() {}

  /** Publishes them to an engine in which traffic has begun. */
  static void publish(CommandPublisher publisher, ManualClock clock) {
    publisher.correlate((int) publisher.number(IdKind.CLIENT, "back office"), 0);
    int agent = (int) publisher.number(IdKind.AGENT, "Grace Ålund");
    int profile = (int) publisher.number(IdKind.PROFILE, "all");
    int billing = (int) publisher.number(IdKind.SKILL, "billing");
    int technical = (int) publisher.number(IdKind.SKILL, "technical");
    SkillList skills = new SkillList().add(billing, 10);
    take(publisher.signOn(agent, profile, Presence.AWAY, skills, new NumberList()));
    take(publisher.signOn(agent, profile, Presence.AWAY, skills, new NumberList()));
    take(publisher.skills(agent, skills.add(technical, 1)));
    take(publisher.profile(agent, profile));
    take(publisher.teams(agent, new NumberList().add(1)));
    take(publisher.teams(agent, new NumberList()));

    Arrival arrival = new Arrival();
    long interaction = publisher.number(IdKind.INTERACTION, "rare-1");
    int queue = (int) publisher.number(IdKind.QUEUE, "bills");
    int channel = (int) publisher.number(IdKind.CHANNEL, "chat");
    arrival.reset(interaction, queue, channel);
    arrival.customer = publisher.number(IdKind.CUSTOMER, "zoe@example.com");
    arrival.topic = (int) publisher.number(IdKind.TOPIC, "refund");
    arrival.urgency = 0;
    arrival.creditMs = 90_000;
    arrival.allOf.add(billing, 10);
    arrival.anyOf.add(0, technical, 1).add(1, billing, 2).add(1, technical, 9);
    arrival.noneOf.add((int) publisher.number(IdKind.SKILL, "no such skill"));
    take(publisher.arrive(arrival));
    arrival.noneOf.clear();
    arrival.excluded.add(1).add(2);
    arrival.sealed = new byte[] {1, 2, 3};
    take(publisher.arrive(arrival));
    take(publisher.presence(agent, Presence.AVAILABLE, 0));
    take(publisher.presence(agent, Presence.AWAY, (int) publisher.number(IdKind.REASON, "tea")));
    take(publisher.complete(interaction, agent, 0));
    take(publisher.wrapUpEnd(interaction, agent));
    acts(publisher, agent, queue, channel);
    take(publisher.signOff(agent));
    clock.set(clock.time() + 120_000);
    take(publisher.tick());
    take(publisher.takeSnapshot());
    publisher.correlate(0, 0);
  }

  /** Update, the acts of rule R7, and a plan that comes while somebody waits. */
  private static void acts(CommandPublisher publisher, int agent, int queue, int channel) {
    int technical = (int) publisher.number(IdKind.SKILL, "technical");
    long interaction = publisher.number(IdKind.INTERACTION, "rare-2");
    Arrival arrival = new Arrival().reset(interaction, queue, channel);
    arrival.named = agent;
    arrival.preferred.add(technical);
    take(publisher.arrive(arrival));
    Update update = new Update().reset(interaction);
    update.setUrgency = true;
    update.urgency = 3;
    update.setCredit = true;
    update.creditMs = -5_000;
    update.setRequirement = true;
    update.allOf.add(technical, 10);
    update.anyOf.add(0, technical, 1);
    update.excluded.add(1);
    update.preferred.add(technical);
    update.named = agent;
    take(publisher.update(update));
    take(publisher.toHead(interaction));
    take(publisher.applyPlan(Traffic.plan(2)));
    take(publisher.assign(interaction, agent, false));
    take(publisher.assign(interaction, agent, true));
    take(publisher.returnToQueue(interaction, agent, 4));
    take(publisher.pick(interaction, agent));
    take(publisher.presence(agent, Presence.AWAY, 0, 1_767_225_600_000L));
    take(publisher.abandon(interaction));
  }

  private static void take(long result) {
    assertTrue(result > 0, () -> "result " + result);
  }
}
