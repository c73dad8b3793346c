package org.strowger.replay.whatif;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.sbe.AgentPresenceChangedDecoder;
import org.strowger.codec.sbe.AgentProfileChangedDecoder;
import org.strowger.codec.sbe.AgentProfileDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.AgentSignedOffDecoder;
import org.strowger.codec.sbe.AgentSignedOnDecoder;
import org.strowger.codec.sbe.AgentSkillsChangedDecoder;
import org.strowger.codec.sbe.AgentSkillsDecoder;
import org.strowger.codec.sbe.AgentTeamsChangedDecoder;
import org.strowger.codec.sbe.AgentTeamsDecoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.CustomerUpdatedDecoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.PlanAppliedDecoder;
import org.strowger.codec.sbe.RejectedDecoder;
import org.strowger.codec.sbe.RepeatedDecoder;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.report.JournalCounter;
import org.strowger.replay.simulation.Behaviour;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.MessageReader;

/**
 * Executes the records of a journal and keeps what people did: what customers asked and how long
 * they waited, when agents were there and what they did with offers. One thread.
 */
final class DayReader {
  /** Commands that bring what is played again; their fields are kept until the event. */
  private static final List<Integer> PLAYED =
      List.of(
          ApplyPlanDecoder.TEMPLATE_ID,
          AgentSignOnDecoder.TEMPLATE_ID,
          AgentSkillsDecoder.TEMPLATE_ID,
          AgentTeamsDecoder.TEMPLATE_ID,
          AgentProfileDecoder.TEMPLATE_ID,
          InteractionArriveDecoder.TEMPLATE_ID,
          CustomerUpdateDecoder.TEMPLATE_ID);

  private final Dictionary dictionary = new Dictionary();
  private final MessageReader reader = new MessageReader(dictionary);
  private final Execution execution;
  private final JournalCounter reported;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final AgentSignedOnDecoder signedOn = new AgentSignedOnDecoder();
  private final AgentSignedOffDecoder signedOff = new AgentSignedOffDecoder();
  private final AgentPresenceChangedDecoder presence = new AgentPresenceChangedDecoder();
  private final AgentSkillsChangedDecoder skillsChanged = new AgentSkillsChangedDecoder();
  private final AgentTeamsChangedDecoder teamsChanged = new AgentTeamsChangedDecoder();
  private final AgentProfileChangedDecoder profileChanged = new AgentProfileChangedDecoder();
  private final AgentDays agents = new AgentDays();
  private final ContactDays contacts = new ContactDays(dictionary);
  private final List<Behaviour.Told> told = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private final List<Integer> contactsUnder = new ArrayList<>();
  private final Map<String, Long> notPlayed = new TreeMap<>();
  private Map<String, Object> command = Map.of();
  private int commandTemplate;
  private boolean refused;
  private long firstMs;
  private long nowMs;

  DayReader(JournalReader journal) {
    reported = new JournalCounter(journal, dictionary, RecordedDay.INTERVAL_MS, ZoneOffset.UTC);
    execution = new Execution(journal, dictionary, this::onEvent);
  }

  /** Takes the next record. */
  void onRecord(DirectBuffer buffer, int offset, int length) {
    if (Envelope.kind(buffer, offset) == Envelope.MARK) {
      return;
    }
    int at = offset + Envelope.LENGTH;
    commandTemplate = header.wrap(buffer, at).templateId();
    command =
        PLAYED.contains(commandTemplate)
            ? reader.fields(buffer, at, length - Envelope.LENGTH)
            : Map.of();
    refused = false;
    firstMs = firstMs == 0 ? Envelope.timeMs(buffer, offset) : firstMs;
    nowMs = Math.max(nowMs, Envelope.timeMs(buffer, offset));
    if (commandTemplate == InteractionArriveDecoder.TEMPLATE_ID) {
      contacts.asked(command);
    }
    reported.onCommand(buffer, offset, length);
    execution.apply(buffer, offset, length);
    String what = NotPlayed.COMMANDS.get(commandTemplate);
    if (what != null && !refused) {
      notPlayed.merge(what, 1L, Long::sum);
    }
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    reported.onEvent(buffer, offset, length);
    int at = offset + EventHeader.LENGTH;
    long timeMs = EventHeader.timeMs(buffer, offset);
    int template = header.wrap(buffer, at).templateId();
    String what = NotPlayed.EVENTS.get(template);
    if (what != null) {
      notPlayed.merge(what, 1L, Long::sum);
    }
    switch (template) {
      case RejectedDecoder.TEMPLATE_ID, RepeatedDecoder.TEMPLATE_ID -> refused = true;
      case PlanAppliedDecoder.TEMPLATE_ID -> {
        plans.add(PlanFromLog.of(command));
        contactsUnder.add(contacts.count());
      }
      case CustomerUpdatedDecoder.TEMPLATE_ID -> {
        if (commandTemplate == CustomerUpdateDecoder.TEMPLATE_ID) {
          Map<String, Object> fields = command;
          told.add(
              new Behaviour.Told(
                  timeMs,
                  (publisher, numbers) -> CustomerTold.publish(fields, publisher, numbers)));
        }
      }
      case AgentSignedOnDecoder.TEMPLATE_ID,
          AgentSignedOffDecoder.TEMPLATE_ID,
          AgentPresenceChangedDecoder.TEMPLATE_ID,
          AgentSkillsChangedDecoder.TEMPLATE_ID,
          AgentTeamsChangedDecoder.TEMPLATE_ID,
          AgentProfileChangedDecoder.TEMPLATE_ID ->
          agent(template, timeMs, buffer, at);
      default -> contacts.onEvent(template, timeMs, buffer, at);
    }
  }

  private void agent(int template, long timeMs, DirectBuffer buffer, int at) {
    switch (template) {
      case AgentSignedOnDecoder.TEMPLATE_ID -> {
        signedOn.wrapAndApplyHeader(buffer, at, header);
        agents.signedOn(
            timeMs,
            signedOn.agent(),
            String.valueOf(command.get("agent")),
            String.valueOf(command.get("profile")),
            skills(command),
            teams(command),
            signedOn.presence());
      }
      case AgentSignedOffDecoder.TEMPLATE_ID ->
          agents.signedOff(timeMs, signedOff.wrapAndApplyHeader(buffer, at, header).agent());
      case AgentPresenceChangedDecoder.TEMPLATE_ID -> {
        presence.wrapAndApplyHeader(buffer, at, header);
        agents.presenceChanged(timeMs, presence.agent(), presence.presence(), presence.pending());
      }
      case AgentSkillsChangedDecoder.TEMPLATE_ID -> {
        skillsChanged.wrapAndApplyHeader(buffer, at, header);
        agents.skillsChanged(timeMs, skillsChanged.agent(), skills(command));
      }
      case AgentTeamsChangedDecoder.TEMPLATE_ID -> {
        teamsChanged.wrapAndApplyHeader(buffer, at, header);
        agents.teamsChanged(timeMs, teamsChanged.agent(), teams(command));
      }
      default -> {
        profileChanged.wrapAndApplyHeader(buffer, at, header);
        agents.profileChanged(
            timeMs, profileChanged.agent(), String.valueOf(command.get("profile")));
      }
    }
  }

  private static List<Plan.SkillLevel> skills(Map<String, Object> fields) {
    return RecordedContact.entries(fields, "skills").stream()
        .map(
            skill ->
                new Plan.SkillLevel(
                    String.valueOf(skill.get("skill")), ((Long) skill.get("level")).intValue()))
        .toList();
  }

  private static List<String> teams(Map<String, Object> fields) {
    return RecordedContact.entries(fields, "teams").stream()
        .map(team -> String.valueOf(team.get("team")))
        .toList();
  }

  /**
   * What was read, with the end of the journal as the end of everything that goes on.
   *
   * @param name of the journal
   * @param reading of its records
   */
  RecordedDay day(String name, JournalReader.Reading reading) {
    int there = agents.end(nowMs);
    contacts.end(nowMs);
    Plan plan = mainPlan();
    return new RecordedDay(
        plan,
        plans.size(),
        contacts.contacts(),
        agents.shifts(),
        contacts.offers(),
        List.copyOf(agents.backAfterMs()),
        told,
        reported.figures(name, reading),
        agents.breaks(),
        there,
        notPlayed,
        contacts.callbacks(),
        0,
        firstMs,
        nowMs);
  }

  private Plan mainPlan() {
    Plan main = null;
    int most = -1;
    for (int i = 0; i < plans.size(); i++) {
      int until = i + 1 < plans.size() ? contactsUnder.get(i + 1) : contacts.count();
      int came = until - contactsUnder.get(i);
      if (came >= most) {
        most = came;
        main = plans.get(i);
      }
    }
    return main;
  }
}
