package org.strowger.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.sbe.AgentAliveDecoder;
import org.strowger.codec.sbe.AgentPresenceDecoder;
import org.strowger.codec.sbe.AgentProfileDecoder;
import org.strowger.codec.sbe.AgentSignOffDecoder;
import org.strowger.codec.sbe.AgentSignOnDecoder;
import org.strowger.codec.sbe.AgentSkillsDecoder;
import org.strowger.codec.sbe.AgentTeamsDecoder;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.InteractionAbandonDecoder;
import org.strowger.codec.sbe.InteractionArriveDecoder;
import org.strowger.codec.sbe.InteractionAssignDecoder;
import org.strowger.codec.sbe.InteractionCompleteDecoder;
import org.strowger.codec.sbe.InteractionPickDecoder;
import org.strowger.codec.sbe.InteractionReturnDecoder;
import org.strowger.codec.sbe.InteractionToHeadDecoder;
import org.strowger.codec.sbe.InteractionUpdateDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferAcceptDecoder;
import org.strowger.codec.sbe.OfferDeclineDecoder;
import org.strowger.codec.sbe.PlanReworkDecoder;
import org.strowger.codec.sbe.TakeSnapshotDecoder;
import org.strowger.codec.sbe.TickDecoder;
import org.strowger.codec.sbe.WrapUpEndDecoder;

/** Reads commands from SBE messages with their headers. */
public final class CommandReader {
  private final UnsafeBuffer buffer = new UnsafeBuffer();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final JourneyReader journey = new JourneyReader();

  /** The command of a message that takes the bytes from offset to the end. */
  public Command read(byte[] bytes, int offset) {
    buffer.wrap(bytes, offset, bytes.length - offset);
    header.wrap(buffer, 0);
    int template = header.templateId();
    Command command = template < 30 ? planOrAgent(template) : interactionOrOffer(template);
    return command == null ? new Command.Unknown(template) : command;
  }

  private Command planOrAgent(int template) {
    switch (template) {
      case DefineNameDecoder.TEMPLATE_ID -> {
        var c = new DefineNameDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.DefineName(c.kindRaw(), c.number(), text(c));
      }
      case ApplyPlanDecoder.TEMPLATE_ID -> {
        return new Command.ApplyPlan(plan());
      }
      case AgentSignOnDecoder.TEMPLATE_ID -> {
        var c = new AgentSignOnDecoder().wrapAndApplyHeader(buffer, 0, header);
        int agent = c.agent();
        int profile = c.profile();
        int presence = c.presence();
        long leaseMs = c.leaseMs();
        long graceMs = c.graceMs();
        List<SkillLevel> skills = new ArrayList<>();
        c.skills().forEach(has -> skills.add(new SkillLevel(has.skill(), has.level())));
        List<Integer> teams = new ArrayList<>();
        c.teams().forEach(in -> teams.add(in.team()));
        return new Command.SignOn(agent, profile, presence, leaseMs, graceMs, skills, teams);
      }
      case AgentSignOffDecoder.TEMPLATE_ID -> {
        var c = new AgentSignOffDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.SignOff(c.agent(), c.forced() == Flag.YES);
      }
      case AgentPresenceDecoder.TEMPLATE_ID -> {
        var c = new AgentPresenceDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.ChangePresence(c.agent(), c.presence(), c.reason(), c.returnMs());
      }
      case AgentSkillsDecoder.TEMPLATE_ID -> {
        var c = new AgentSkillsDecoder().wrapAndApplyHeader(buffer, 0, header);
        int agent = c.agent();
        List<SkillLevel> skills = new ArrayList<>();
        c.skills().forEach(has -> skills.add(new SkillLevel(has.skill(), has.level())));
        return new Command.ChangeSkills(agent, skills);
      }
      case AgentProfileDecoder.TEMPLATE_ID -> {
        var c = new AgentProfileDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.ChangeProfile(c.agent(), c.profile());
      }
      case AgentTeamsDecoder.TEMPLATE_ID -> {
        var c = new AgentTeamsDecoder().wrapAndApplyHeader(buffer, 0, header);
        int agent = c.agent();
        List<Integer> teams = new ArrayList<>();
        c.teams().forEach(in -> teams.add(in.team()));
        return new Command.ChangeTeams(agent, teams);
      }
      case AgentAliveDecoder.TEMPLATE_ID -> {
        return new Command.Alive(
            new AgentAliveDecoder().wrapAndApplyHeader(buffer, 0, header).agent());
      }
      default -> {
        return null;
      }
    }
  }

  private Command interactionOrOffer(int template) {
    switch (template) {
      case InteractionArriveDecoder.TEMPLATE_ID -> {
        return arrive();
      }
      case InteractionAbandonDecoder.TEMPLATE_ID -> {
        var c = new InteractionAbandonDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Abandon(c.interaction());
      }
      case InteractionCompleteDecoder.TEMPLATE_ID -> {
        var c = new InteractionCompleteDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Complete(c.interaction(), c.agent(), c.disposition(), c.resolved());
      }
      case WrapUpEndDecoder.TEMPLATE_ID -> {
        var c = new WrapUpEndDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.EndWrapUp(c.interaction(), c.agent());
      }
      case InteractionUpdateDecoder.TEMPLATE_ID -> {
        return update();
      }
      case InteractionAssignDecoder.TEMPLATE_ID -> {
        var c = new InteractionAssignDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Assign(c.interaction(), c.agent(), c.forced() == Flag.YES);
      }
      case InteractionPickDecoder.TEMPLATE_ID -> {
        var c = new InteractionPickDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Pick(c.interaction(), c.agent());
      }
      case InteractionToHeadDecoder.TEMPLATE_ID -> {
        var c = new InteractionToHeadDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.ToHead(c.interaction());
      }
      case InteractionReturnDecoder.TEMPLATE_ID -> {
        var c = new InteractionReturnDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Return(c.interaction(), c.agent(), c.reason());
      }
      default -> {
        return offerOrEngine(template);
      }
    }
  }

  private Command offerOrEngine(int template) {
    switch (template) {
      case OfferAcceptDecoder.TEMPLATE_ID -> {
        var c = new OfferAcceptDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Accept(c.offer(), c.agent());
      }
      case OfferDeclineDecoder.TEMPLATE_ID -> {
        var c = new OfferDeclineDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Decline(c.offer(), c.agent(), c.reason());
      }
      case TickDecoder.TEMPLATE_ID -> {
        new TickDecoder().wrapAndApplyHeader(buffer, 0, header).reserved();
        return new Command.Tick();
      }
      case TakeSnapshotDecoder.TEMPLATE_ID -> {
        new TakeSnapshotDecoder().wrapAndApplyHeader(buffer, 0, header).reserved();
        return new Command.TakeSnapshot();
      }
      case PlanReworkDecoder.TEMPLATE_ID -> {
        new PlanReworkDecoder().wrapAndApplyHeader(buffer, 0, header).reserved();
        return new Command.Rework();
      }
      default -> {
        return journey.read(template, buffer);
      }
    }
  }

  private static String text(DefineNameDecoder c) {
    byte[] text = new byte[c.textLength()];
    c.getText(text, 0, text.length);
    return new String(text, ISO_8859_1);
  }

  private Command arrive() {
    var c = new InteractionArriveDecoder().wrapAndApplyHeader(buffer, 0, header);
    long interaction = c.interaction();
    long customer = c.customer();
    long creditMs = c.creditMs();
    int queue = c.queue();
    int channel = c.channel();
    int topic = c.topic();
    int urgency = c.urgency();
    int named = c.named();
    long notBeforeMs = c.notBeforeMs();
    List<SkillLevel> allOf = new ArrayList<>();
    c.allOf().forEach(asked -> allOf.add(new SkillLevel(asked.skill(), asked.level())));
    List<SkillLevel> anyOf = new ArrayList<>();
    c.anyOf()
        .forEach(asked -> anyOf.add(new SkillLevel(asked.set(), asked.skill(), asked.level())));
    List<Integer> noneOf = new ArrayList<>();
    c.noneOf().forEach(skill -> noneOf.add(skill.skill()));
    List<Integer> excluded = new ArrayList<>();
    c.excluded().forEach(agent -> excluded.add(agent.agent()));
    List<Integer> preferred = new ArrayList<>();
    c.preferred().forEach(skill -> preferred.add(skill.skill()));
    List<Command.Attribute> attributes = new ArrayList<>();
    for (InteractionArriveDecoder.AttributesDecoder a : c.attributes()) {
      attributes.add(new Command.Attribute(a.attribute(), a.kind(), a.value()));
    }
    String sealed = JourneyReader.text(c.sealedLength(), c::getSealed);
    return new Command.Arrive(
        interaction,
        customer,
        creditMs,
        queue,
        channel,
        topic,
        urgency,
        new Asks(allOf, anyOf, noneOf, excluded, preferred, named),
        notBeforeMs,
        attributes,
        sealed);
  }

  private Command update() {
    var c = new InteractionUpdateDecoder().wrapAndApplyHeader(buffer, 0, header);
    long interaction = c.interaction();
    OptionalLong creditMs =
        c.setCredit() == Flag.YES ? OptionalLong.of(c.creditMs()) : OptionalLong.empty();
    OptionalInt urgency =
        c.setUrgency() == Flag.YES ? OptionalInt.of(c.urgency()) : OptionalInt.empty();
    boolean asks = c.setRequirement() == Flag.YES;
    int named = c.named();
    List<SkillLevel> allOf = new ArrayList<>();
    c.allOf().forEach(asked -> allOf.add(new SkillLevel(asked.skill(), asked.level())));
    List<SkillLevel> anyOf = new ArrayList<>();
    c.anyOf()
        .forEach(asked -> anyOf.add(new SkillLevel(asked.set(), asked.skill(), asked.level())));
    List<Integer> noneOf = new ArrayList<>();
    c.noneOf().forEach(skill -> noneOf.add(skill.skill()));
    List<Integer> excluded = new ArrayList<>();
    c.excluded().forEach(agent -> excluded.add(agent.agent()));
    List<Integer> preferred = new ArrayList<>();
    c.preferred().forEach(skill -> preferred.add(skill.skill()));
    List<Command.Attribute> attributes = new ArrayList<>();
    for (InteractionUpdateDecoder.AttributesDecoder a : c.attributes()) {
      attributes.add(new Command.Attribute(a.attribute(), a.kind(), a.value()));
    }
    return new Command.Update(
        interaction,
        urgency,
        creditMs,
        asks
            ? Optional.of(new Asks(allOf, anyOf, noneOf, excluded, preferred, named))
            : Optional.empty(),
        c.setAttributes() == Flag.YES ? Optional.of(attributes) : Optional.empty());
  }

  private PlanData plan() {
    var c = new ApplyPlanDecoder().wrapAndApplyHeader(buffer, 0, header);
    int version = c.version();
    long promoteAfterMs = c.promoteAfterMs();
    PlanData.Settings settings =
        new PlanData.Settings(
            c.context() == Flag.YES,
            c.touchpoints(),
            c.returnWindowMs(),
            c.transferHoldMs(),
            c.transferBoundMs(),
            c.resumeBoundMs(),
            c.resumeFromTicket() == Flag.YES,
            c.callbackAttempts(),
            c.callbackRetryMs(),
            c.callbackExpiryMs());
    List<PlanData.Preference> preferences = new ArrayList<>();
    PlanData.ShiftOffers shifts =
        new PlanData.ShiftOffers(
            c.shiftWaitOverMs(),
            c.shiftOnClosing() == Flag.YES,
            c.shiftMost(),
            c.shiftExpiryMs(),
            new PlanData.TraitWeights(
                c.asynchronousWeight(),
                c.structuredWeight(),
                c.recordWeight(),
                c.receiptsWeight(),
                c.customerStartsWeight(),
                c.companyStartsWeight(),
                c.sessionWeight(),
                c.costWeight()),
            preferences);
    List<Integer> skills = new ArrayList<>();
    c.skills().forEach(skill -> skills.add(skill.skill()));
    List<PlanData.Team> teams = new ArrayList<>();
    for (ApplyPlanDecoder.TeamsDecoder team : c.teams()) {
      List<Integer> members = new ArrayList<>();
      teams.add(new PlanData.Team(team.team(), members));
      team.members().forEach(member -> members.add(member.agent()));
    }
    List<PlanData.Channel> channels = new ArrayList<>();
    for (ApplyPlanDecoder.ChannelsDecoder channel : c.channels()) {
      List<Integer> devices = new ArrayList<>();
      channels.add(channel(channel, devices));
      channel.channelDevices().forEach(device -> devices.add(device.device()));
    }
    List<PlanData.Profile> profiles = new ArrayList<>();
    c.profiles().forEach(profile -> profiles.add(profile(profile)));
    List<PlanData.Queue> queues = new ArrayList<>();
    c.queues().forEach(queue -> queues.add(queue(queue)));
    List<PlanData.Rule> rules = new ArrayList<>();
    for (ApplyPlanDecoder.RulesDecoder rule : c.rules()) {
      List<PlanData.Operation> operations = new ArrayList<>();
      List<PlanData.Action> actions = new ArrayList<>();
      rules.add(new PlanData.Rule(rule.rule(), operations, actions));
      rule.operations()
          .forEach(o -> operations.add(new PlanData.Operation(o.operation(), o.operand())));
      rule.actions()
          .forEach(a -> actions.add(new PlanData.Action(a.action(), a.number(), a.value())));
    }
    c.preferences()
        .forEach(
            p -> preferences.add(new PlanData.Preference(p.segment(), p.channel(), p.score())));
    return new PlanData(
        version,
        promoteAfterMs,
        settings,
        skills,
        teams,
        channels,
        profiles,
        queues,
        rules,
        shifts);
  }

  private static PlanData.Channel channel(
      ApplyPlanDecoder.ChannelsDecoder c, List<Integer> devices) {
    return new PlanData.Channel(
        c.channel(),
        c.autoAccept() == Flag.YES,
        c.asynchronous() == Flag.YES,
        c.firstAnswerMs(),
        c.nextResponseMs(),
        c.warnMs(),
        c.parkAfterMs(),
        c.closeAfterMs(),
        new PlanData.Traits(
            c.structured() == Flag.YES,
            c.recordKept() == Flag.YES,
            c.receipts() == Flag.YES,
            c.customerStarts() == Flag.YES,
            c.companyStarts() == Flag.YES,
            c.sessionMs(),
            c.cost(),
            devices));
  }

  private static PlanData.Profile profile(ApplyPlanDecoder.ProfilesDecoder c) {
    int profile = c.profile();
    int units = c.units();
    List<PlanData.Handling> handles = new ArrayList<>();
    for (ApplyPlanDecoder.ProfilesDecoder.HandlesDecoder handling : c.handles()) {
      handles.add(
          new PlanData.Handling(
              handling.channel(),
              handling.cost(),
              handling.limit(),
              handling.exclusive() == Flag.YES,
              handling.wrapUp(),
              handling.wrapUpMs(),
              handling.parkedCost()));
    }
    return new PlanData.Profile(profile, units, handles);
  }

  private static PlanData.Queue queue(ApplyPlanDecoder.QueuesDecoder c) {
    List<PlanData.Step> steps = new ArrayList<>();
    PlanData.Queue queue =
        new PlanData.Queue(
            c.queue(),
            c.order(),
            c.urgency(),
            c.targetMs(),
            c.offerTimeoutMs(),
            c.declineHoldMs(),
            c.missesAllowed(),
            c.broadcast(),
            c.overflow(),
            c.fallback(),
            new PlanData.Weights(
                c.skillWeight(), c.loadWeight(), c.specialismWeight(), c.idleWeight()),
            steps);
    for (ApplyPlanDecoder.QueuesDecoder.StepsDecoder step : c.steps()) {
      steps.add(step(step));
    }
    return queue;
  }

  private static PlanData.Step step(ApplyPlanDecoder.QueuesDecoder.StepsDecoder step) {
    List<SkillLevel> allOf = new ArrayList<>();
    List<SkillLevel> anyOf = new ArrayList<>();
    List<Integer> noneOf = new ArrayList<>();
    List<Integer> teams = new ArrayList<>();
    List<Integer> preferred = new ArrayList<>();
    PlanData.Step data =
        new PlanData.Step(
            step.durationMs(),
            step.strategy(),
            step.affinity(),
            step.windowMs(),
            step.skip() == Flag.YES,
            allOf,
            anyOf,
            noneOf,
            teams,
            preferred);
    step.stepAllOf().forEach(asked -> allOf.add(new SkillLevel(asked.skill(), asked.level())));
    step.stepAnyOf()
        .forEach(asked -> anyOf.add(new SkillLevel(asked.set(), asked.skill(), asked.level())));
    step.stepNoneOf().forEach(skill -> noneOf.add(skill.skill()));
    step.stepTeams().forEach(team -> teams.add(team.team()));
    step.stepPreferred().forEach(skill -> preferred.add(skill.skill()));
    return data;
  }
}
