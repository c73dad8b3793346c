package org.strowger.codec;

import org.agrona.MutableDirectBuffer;
import org.strowger.codec.sbe.AgentPresenceEncoder;
import org.strowger.codec.sbe.AgentProfileEncoder;
import org.strowger.codec.sbe.AgentSignOffEncoder;
import org.strowger.codec.sbe.AgentSignOnEncoder;
import org.strowger.codec.sbe.AgentSkillsEncoder;
import org.strowger.codec.sbe.AgentTeamsEncoder;
import org.strowger.codec.sbe.DefineNameEncoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.InteractionAbandonEncoder;
import org.strowger.codec.sbe.InteractionArriveEncoder;
import org.strowger.codec.sbe.InteractionCompleteEncoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.codec.sbe.OfferAcceptEncoder;
import org.strowger.codec.sbe.OfferDeclineEncoder;
import org.strowger.codec.sbe.TakeSnapshotEncoder;
import org.strowger.codec.sbe.TickEncoder;
import org.strowger.codec.sbe.WrapUpEndEncoder;

/**
 * One method per command, each setting every field of its message, so that nothing a buffer held
 * before can leak into the log. Each writes an SBE message with its header at the offset and
 * returns its length in bytes. No allocation. One thread.
 */
public final class CommandFactory {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final DefineNameEncoder defineName = new DefineNameEncoder();
  private final AgentSignOnEncoder signOn = new AgentSignOnEncoder();
  private final AgentSignOffEncoder signOff = new AgentSignOffEncoder();
  private final AgentPresenceEncoder presence = new AgentPresenceEncoder();
  private final AgentSkillsEncoder skills = new AgentSkillsEncoder();
  private final AgentProfileEncoder profile = new AgentProfileEncoder();
  private final AgentTeamsEncoder teams = new AgentTeamsEncoder();
  private final InteractionArriveEncoder arrive = new InteractionArriveEncoder();
  private final InteractionAbandonEncoder abandon = new InteractionAbandonEncoder();
  private final InteractionCompleteEncoder complete = new InteractionCompleteEncoder();
  private final WrapUpEndEncoder wrapUpEnd = new WrapUpEndEncoder();
  private final OfferAcceptEncoder accept = new OfferAcceptEncoder();
  private final OfferDeclineEncoder decline = new OfferDeclineEncoder();
  private final TickEncoder tick = new TickEncoder();
  private final TakeSnapshotEncoder takeSnapshot = new TakeSnapshotEncoder();

  private static int length(int payload) {
    return MessageHeaderEncoder.ENCODED_LENGTH + payload;
  }

  /** Gives a number its external id, 1 to {@link Limits#MAX_TEXT_LENGTH} bytes of UTF-8. */
  public int defineName(
      MutableDirectBuffer buffer, int offset, IdKind kind, long number, byte[] text) {
    defineName
        .wrapAndApplyHeader(buffer, offset, header)
        .kind(kind)
        .number(number)
        .putText(text, 0, text.length);
    return length(defineName.encodedLength());
  }

  /** An agent comes to work; presence is a value of {@code Presence}. */
  public int signOn(
      MutableDirectBuffer buffer,
      int offset,
      int agent,
      int profileNumber,
      int presenceValue,
      SkillList skillList,
      NumberList teamList) {
    signOn
        .wrapAndApplyHeader(buffer, offset, header)
        .agent(agent)
        .profile(profileNumber)
        .presence(UnsignedByte.of("presence", presenceValue));
    AgentSignOnEncoder.SkillsEncoder skill = signOn.skillsCount(skillList.size());
    for (int i = 0; i < skillList.size(); i++) {
      skill.next().skill(skillList.skill(i)).level(UnsignedByte.of("level", skillList.level(i)));
    }
    AgentSignOnEncoder.TeamsEncoder team = signOn.teamsCount(teamList.size());
    for (int i = 0; i < teamList.size(); i++) {
      team.next().team(teamList.get(i));
    }
    return length(signOn.encodedLength());
  }

  /** An agent leaves work. */
  public int signOff(MutableDirectBuffer buffer, int offset, int agent) {
    signOff.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    return length(signOff.encodedLength());
  }

  /** An agent asks for a presence, a value of {@code Presence}. */
  public int presence(
      MutableDirectBuffer buffer, int offset, int agent, int presenceValue, int reason) {
    presence
        .wrapAndApplyHeader(buffer, offset, header)
        .agent(agent)
        .presence(UnsignedByte.of("presence", presenceValue))
        .reason(reason);
    return length(presence.encodedLength());
  }

  /** Replaces all skills of an agent. */
  public int skills(MutableDirectBuffer buffer, int offset, int agent, SkillList skillList) {
    skills.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    AgentSkillsEncoder.SkillsEncoder skill = skills.skillsCount(skillList.size());
    for (int i = 0; i < skillList.size(); i++) {
      skill.next().skill(skillList.skill(i)).level(UnsignedByte.of("level", skillList.level(i)));
    }
    return length(skills.encodedLength());
  }

  /** Gives an agent another capacity profile. */
  public int profile(MutableDirectBuffer buffer, int offset, int agent, int profileNumber) {
    profile.wrapAndApplyHeader(buffer, offset, header).agent(agent).profile(profileNumber);
    return length(profile.encodedLength());
  }

  /** Replaces all teams of an agent. */
  public int teams(MutableDirectBuffer buffer, int offset, int agent, NumberList teamList) {
    teams.wrapAndApplyHeader(buffer, offset, header).agent(agent);
    AgentTeamsEncoder.TeamsEncoder team = teams.teamsCount(teamList.size());
    for (int i = 0; i < teamList.size(); i++) {
      team.next().team(teamList.get(i));
    }
    return length(teams.encodedLength());
  }

  /** One unit to route enters a queue. */
  public int arrive(MutableDirectBuffer buffer, int offset, Arrival arrival) {
    arrive
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(arrival.interaction)
        .customer(arrival.customer)
        .creditMs(arrival.creditMs)
        .queue(arrival.queue)
        .channel(arrival.channel)
        .topic(arrival.topic)
        .urgency(UnsignedByte.of("urgency", arrival.urgency));
    SkillList allOf = arrival.allOf;
    InteractionArriveEncoder.AllOfEncoder all = arrive.allOfCount(allOf.size());
    for (int i = 0; i < allOf.size(); i++) {
      all.next().skill(allOf.skill(i)).level(UnsignedByte.of("level", allOf.level(i)));
    }
    SkillList anyOf = arrival.anyOf;
    InteractionArriveEncoder.AnyOfEncoder any = arrive.anyOfCount(anyOf.size());
    for (int i = 0; i < anyOf.size(); i++) {
      any.next()
          .set(UnsignedByte.of("set", anyOf.set(i)))
          .skill(anyOf.skill(i))
          .level(UnsignedByte.of("level", anyOf.level(i)));
    }
    InteractionArriveEncoder.NoneOfEncoder none = arrive.noneOfCount(arrival.noneOf.size());
    for (int i = 0; i < arrival.noneOf.size(); i++) {
      none.next().skill(arrival.noneOf.get(i));
    }
    InteractionArriveEncoder.ExcludedEncoder excluded =
        arrive.excludedCount(arrival.excluded.size());
    for (int i = 0; i < arrival.excluded.size(); i++) {
      excluded.next().agent(arrival.excluded.get(i));
    }
    arrive.putSealed(arrival.sealed, 0, arrival.sealed.length);
    return length(arrive.encodedLength());
  }

  /** The customer left while waiting. */
  public int abandon(MutableDirectBuffer buffer, int offset, long interaction) {
    abandon.wrapAndApplyHeader(buffer, offset, header).interaction(interaction);
    return length(abandon.encodedLength());
  }

  /** The conversation is over; agent 0 is whoever has it. */
  public int complete(
      MutableDirectBuffer buffer, int offset, long interaction, int agent, int disposition) {
    complete
        .wrapAndApplyHeader(buffer, offset, header)
        .interaction(interaction)
        .agent(agent)
        .disposition(disposition);
    return length(complete.encodedLength());
  }

  /** Wrap-up is finished; agent 0 is whoever has it. */
  public int wrapUpEnd(MutableDirectBuffer buffer, int offset, long interaction, int agent) {
    wrapUpEnd.wrapAndApplyHeader(buffer, offset, header).interaction(interaction).agent(agent);
    return length(wrapUpEnd.encodedLength());
  }

  /** The agent takes the offer; agent 0 is not checked. */
  public int accept(MutableDirectBuffer buffer, int offset, long offer, int agent) {
    accept.wrapAndApplyHeader(buffer, offset, header).offer(offer).agent(agent);
    return length(accept.encodedLength());
  }

  /** The agent refuses the offer; agent 0 is not checked. */
  public int decline(MutableDirectBuffer buffer, int offset, long offer, int agent, int reason) {
    decline.wrapAndApplyHeader(buffer, offset, header).offer(offer).agent(agent).reason(reason);
    return length(decline.encodedLength());
  }

  /** Time without traffic. */
  public int tick(MutableDirectBuffer buffer, int offset) {
    tick.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(tick.encodedLength());
  }

  /** Write the state to the snapshot port. */
  public int takeSnapshot(MutableDirectBuffer buffer, int offset) {
    takeSnapshot.wrapAndApplyHeader(buffer, offset, header).reserved(0);
    return length(takeSnapshot.encodedLength());
  }
}
