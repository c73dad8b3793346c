package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.*;
import org.strowger.codec.sbe.RoutabilityChangedDecoder;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;
import org.strowger.oracle.CoreMachine;

/**
 * A story told to the core alone, in numbers, with what must happen after each command. After every
 * command the invariants are checked and a snapshot is taken; what is restored from it hears the
 * next few commands too, and must tell the same.
 */
final class CoreStory {
  private static final String ROUTABILITY = "Event" + RoutabilityChangedDecoder.TEMPLATE_ID;

  /** Writes a command of the factory into a buffer. */
  @FunctionalInterface
  interface Writing {
    int write(CommandFactory factory, MutableDirectBuffer buffer);
  }

  private static final int MOST_RESTORED = 8;

  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CoreMachine live;
  private final List<CoreMachine> restored = new ArrayList<>();
  private List<String> events = List.of();
  private long sequence;
  private long timeMs;

  CoreStory() {
    this(new CoreLimits(16, 64, 64));
  }

  CoreStory(CoreLimits limits) {
    live = new CoreMachine(limits);
  }

  /** The commands that follow come at this time. */
  CoreStory at(long ms) {
    timeMs = ms;
    return this;
  }

  /** A plan whose ids are numbers as text. */
  CoreStory plan(Plan plan) {
    return does(
        (commands, into) ->
            PlanCommand.encode(into, 0, plan, (kind, text) -> Integer.parseInt(text)));
  }

  /** An agent of a profile comes to work, available, with skills at level 5. */
  CoreStory signOn(int agent, int profile, int... skills) {
    SkillList list = new SkillList();
    for (int skill : skills) {
      list.add(skill, 5);
    }
    return does(
        (commands, into) -> commands.signOn(into, 0, agent, profile, 1, list, new NumberList()));
  }

  CoreStory signOff(int agent) {
    return does((commands, into) -> commands.signOff(into, 0, agent));
  }

  CoreStory available(int agent) {
    return does((commands, into) -> commands.presence(into, 0, agent, 1, 0, 0));
  }

  CoreStory away(int agent) {
    return does((commands, into) -> commands.presence(into, 0, agent, 2, 0, 0));
  }

  CoreStory profile(int agent, int profile) {
    return does((commands, into) -> commands.profile(into, 0, agent, profile));
  }

  CoreStory arrive(long interaction, int queue, int channel, int... skills) {
    Arrival arrival = new Arrival().reset(interaction, queue, channel);
    for (int skill : skills) {
      arrival.allOf.add(skill, 1);
    }
    return does((commands, into) -> commands.arrive(into, 0, arrival));
  }

  CoreStory arrive(Arrival arrival) {
    return does((commands, into) -> commands.arrive(into, 0, arrival));
  }

  CoreStory abandon(long interaction) {
    return does((commands, into) -> commands.abandon(into, 0, interaction));
  }

  CoreStory complete(long interaction) {
    return does((commands, into) -> commands.complete(into, 0, interaction, 0, 0, 0));
  }

  CoreStory complete(long interaction, int disposition, Resolved said) {
    return does(
        (commands, into) -> commands.complete(into, 0, interaction, 0, disposition, said.value()));
  }

  CoreStory wrapUpEnd(long interaction) {
    return does((commands, into) -> commands.wrapUpEnd(into, 0, interaction, 0));
  }

  CoreStory assign(long interaction, int agent) {
    return does((commands, into) -> commands.assign(into, 0, interaction, agent, false));
  }

  CoreStory force(long interaction, int agent) {
    return does((commands, into) -> commands.assign(into, 0, interaction, agent, true));
  }

  CoreStory pick(long interaction, int agent) {
    return does((commands, into) -> commands.pick(into, 0, interaction, agent));
  }

  CoreStory toHead(long interaction) {
    return does((commands, into) -> commands.toHead(into, 0, interaction));
  }

  CoreStory returns(long interaction, int agent, int reason) {
    return does((commands, into) -> commands.returnToQueue(into, 0, interaction, agent, reason));
  }

  CoreStory transfer(Transfer transfer) {
    return does((commands, into) -> commands.transfer(into, 0, transfer));
  }

  CoreStory cancelTransfer(long interaction, int agent) {
    return does((commands, into) -> commands.cancelTransfer(into, 0, interaction, agent));
  }

  CoreStory shift(long interaction, int channel, int queue, long boundMs) {
    byte[] note = {};
    return does(
        (commands, into) -> commands.shift(into, 0, interaction, channel, queue, boundMs, 7, note));
  }

  CoreStory accept(long offer) {
    return does((commands, into) -> commands.accept(into, 0, offer, 0));
  }

  CoreStory decline(long offer) {
    return does((commands, into) -> commands.decline(into, 0, offer, 0, 0));
  }

  CoreStory park(long interaction) {
    return does((commands, into) -> commands.park(into, 0, interaction, 0, 0));
  }

  CoreStory resume(long interaction) {
    return does((commands, into) -> commands.resume(into, 0, interaction));
  }

  /** The customer writes. */
  CoreStory writes(long interaction) {
    return message(interaction, Sender.CUSTOMER.value());
  }

  /** The agent writes. */
  CoreStory responds(long interaction) {
    return message(interaction, Sender.AGENT.value());
  }

  CoreStory message(long interaction, int sender) {
    return does((commands, into) -> commands.message(into, 0, interaction, sender));
  }

  CoreStory cancel(long interaction, int reason) {
    return does((commands, into) -> commands.cancel(into, 0, interaction, reason));
  }

  CoreStory callback(long interaction, long notBeforeMs, int channel) {
    return does(
        (commands, into) -> commands.callbackRequest(into, 0, interaction, notBeforeMs, channel));
  }

  CoreStory notReached(long interaction) {
    return does((commands, into) -> commands.callbackFailed(into, 0, interaction, 0));
  }

  /** To a queue, and to an agent unless 0. */
  CoreStory transfer(long interaction, int queue, int toAgent, boolean warm) {
    Transfer transfer = new Transfer().reset(interaction);
    transfer.queue = queue;
    transfer.toAgent = toAgent;
    transfer.warm = warm;
    return does((commands, into) -> commands.transfer(into, 0, transfer));
  }

  CoreStory requestShift(long interaction) {
    return does((commands, into) -> commands.requestShift(into, 0, interaction));
  }

  CoreStory refuseShift(long interaction) {
    return does((commands, into) -> commands.refuseShift(into, 0, interaction));
  }

  CoreStory open(int channel) {
    return does((commands, into) -> commands.changeChannel(into, 0, channel, 1, false));
  }

  /** Nobody who waits on it is offered to anybody. */
  CoreStory close(int channel) {
    return does((commands, into) -> commands.changeChannel(into, 0, channel, 2, false));
  }

  /** Those who wait on it are served on. */
  CoreStory drain(int channel) {
    return does((commands, into) -> commands.changeChannel(into, 0, channel, 2, true));
  }

  CoreStory asksInteraction(long interaction) {
    return asks((commands, into) -> commands.queryInteraction(into, 0, interaction));
  }

  CoreStory asksEstimate(int queue, int channel) {
    return asks((commands, into) -> commands.queryEstimate(into, 0, queue, channel));
  }

  CoreStory rework() {
    return does((commands, into) -> commands.planRework(into, 0));
  }

  CoreStory tick() {
    return does((commands, into) -> commands.tick(into, 0));
  }

  /** Any command. */
  CoreStory does(Writing command) {
    apply(command);
    events = live.eventBytes().stream().map(bytes -> text(new UnsafeBuffer(bytes))).toList();
    CoreInvariants.check(live.machine());
    apply((commands, into) -> commands.takeSnapshot(into, 0));
    CoreMachine fresh = live.restored(live.takeSnapshot());
    CoreInvariants.check(fresh.machine());
    restored.add(fresh);
    if (restored.size() > MOST_RESTORED) {
      restored.remove(0);
    }
    for (CoreMachine other : restored) {
      assertEquals(live.machine().stateDigest(), other.machine().stateDigest());
      assertEquals(live.machine().eventDigest(), other.machine().eventDigest());
    }
    return this;
  }

  /** Asks the core, and all that were restored, which must answer alike. */
  CoreStory asks(Writing query) {
    byte[] message = new byte[query.write(factory, buffer)];
    buffer.getBytes(0, message);
    UnsafeBuffer record = new UnsafeBuffer(CommandWriter.seal(message, 1, 0, 0, 0));
    events = answers(live, record);
    for (CoreMachine other : restored) {
      assertEquals(events, answers(other, record));
    }
    return this;
  }

  private List<String> answers(CoreMachine machine, UnsafeBuffer record) {
    int before = machine.eventBytes().size();
    machine.machine().query(record, 0);
    List<byte[]> all = machine.eventBytes();
    return all.subList(before, all.size()).stream()
        .map(bytes -> text(new UnsafeBuffer(bytes)))
        .toList();
  }

  private void apply(Writing command) {
    byte[] message = new byte[command.write(factory, buffer)];
    buffer.getBytes(0, message);
    byte[] record = CommandWriter.seal(message, ++sequence, timeMs, 0, 0);
    live.apply(record);
    for (CoreMachine other : restored) {
      other.apply(record);
    }
  }

  /**
   * What the last command did, timers before it included: exactly these events, in this order. Each
   * is written as {@code Name field=value ...} with any of its fields, in their order. Routability
   * (rule X5) is left out unless the story names it.
   */
  CoreStory expect(String... expected) {
    boolean routability = List.of(expected).stream().anyMatch(each -> each.startsWith(ROUTABILITY));
    List<String> told =
        events.stream().filter(each -> routability || !each.startsWith(ROUTABILITY)).toList();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      shown.add(i < expected.length ? shown(told.get(i), expected[i]) : told.get(i));
    }
    assertEquals(String.join("\n", expected), String.join("\n", shown));
    return this;
  }

  /** Id of the offer made last. */
  long newestOffer() {
    return live.machine().rooms.offers.issued();
  }

  /** How filters and index see it, between commands. */
  Probe probe() {
    return live.machine().probe();
  }

  /** The events of the last command, or the answers to the last query. */
  List<String> events() {
    return events;
  }

  /** What the core keeps; to be read, or changed by a test that goes no further. */
  Rooms rooms() {
    return live.machine().rooms;
  }

  long stateDigest() {
    return live.machine().stateDigest();
  }

  CoreStory expectRefused(RejectCode code, FieldName field, long value) {
    return expect("Rejected value=" + value + " code=" + code + " field=" + field);
  }

  /** The fields that are expected; all if it is another event. */
  private static String shown(String event, String expected) {
    List<String> words = List.of(event.split(" "));
    List<String> wanted = List.of(expected.split(" "));
    if (!words.get(0).equals(wanted.get(0))) {
      return event;
    }
    List<String> names = wanted.stream().map(word -> word.replaceAll("=.*", "")).toList();
    return String.join(
        " ", words.stream().filter(word -> names.contains(word.replaceAll("=.*", ""))).toList());
  }

  private String text(DirectBuffer event) {
    int at = EventHeader.LENGTH;
    header.wrap(event, at);
    String text =
        switch (header.templateId()) {
          case RejectedDecoder.TEMPLATE_ID ->
              new RejectedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case AgentPresenceChangedDecoder.TEMPLATE_ID ->
              new AgentPresenceChangedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionWaitingDecoder.TEMPLATE_ID ->
              new InteractionWaitingDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionPromotedDecoder.TEMPLATE_ID ->
              new InteractionPromotedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionTransferredDecoder.TEMPLATE_ID ->
              new InteractionTransferredDecoder().wrapAndApplyHeader(event, at, header).toString();
          case TransferEndedDecoder.TEMPLATE_ID ->
              new TransferEndedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionShiftedDecoder.TEMPLATE_ID ->
              new InteractionShiftedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionStepStartedDecoder.TEMPLATE_ID ->
              new InteractionStepStartedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionMovedDecoder.TEMPLATE_ID ->
              new InteractionMovedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case AgentClaimedDecoder.TEMPLATE_ID ->
              new AgentClaimedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case ClaimEndedDecoder.TEMPLATE_ID ->
              new ClaimEndedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case OfferMadeDecoder.TEMPLATE_ID ->
              new OfferMadeDecoder().wrapAndApplyHeader(event, at, header).toString();
          case OfferAcceptedDecoder.TEMPLATE_ID ->
              new OfferAcceptedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case OfferDeclinedDecoder.TEMPLATE_ID ->
              new OfferDeclinedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case OfferMissedDecoder.TEMPLATE_ID ->
              new OfferMissedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case OfferWithdrawnDecoder.TEMPLATE_ID ->
              new OfferWithdrawnDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionAbandonedDecoder.TEMPLATE_ID ->
              new InteractionAbandonedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionCompletedDecoder.TEMPLATE_ID ->
              new InteractionCompletedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionReturnedDecoder.TEMPLATE_ID ->
              new InteractionReturnedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case RulesAppliedDecoder.TEMPLATE_ID ->
              new RulesAppliedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionUpdatedDecoder.TEMPLATE_ID ->
              new InteractionUpdatedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionParkedDecoder.TEMPLATE_ID ->
              new InteractionParkedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionResumedDecoder.TEMPLATE_ID ->
              new InteractionResumedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case MessageRecordedDecoder.TEMPLATE_ID ->
              new MessageRecordedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case CallbackScheduledDecoder.TEMPLATE_ID ->
              new CallbackScheduledDecoder().wrapAndApplyHeader(event, at, header).toString();
          case CallbackEndedDecoder.TEMPLATE_ID ->
              new CallbackEndedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionCancelledDecoder.TEMPLATE_ID ->
              new InteractionCancelledDecoder().wrapAndApplyHeader(event, at, header).toString();
          case PromiseAtRiskDecoder.TEMPLATE_ID ->
              new PromiseAtRiskDecoder().wrapAndApplyHeader(event, at, header).toString();
          case PromiseBrokenDecoder.TEMPLATE_ID ->
              new PromiseBrokenDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionClosedDecoder.TEMPLATE_ID ->
              new InteractionClosedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case ShiftOfferedDecoder.TEMPLATE_ID ->
              new ShiftOfferedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case ShiftEndedDecoder.TEMPLATE_ID ->
              new ShiftEndedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case ChannelChangedDecoder.TEMPLATE_ID ->
              new ChannelChangedDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionExpiredDecoder.TEMPLATE_ID ->
              new InteractionExpiredDecoder().wrapAndApplyHeader(event, at, header).toString();
          case InteractionAnswerDecoder.TEMPLATE_ID ->
              new InteractionAnswerDecoder().wrapAndApplyHeader(event, at, header).toString();
          case EstimateAnswerDecoder.TEMPLATE_ID ->
              new EstimateAnswerDecoder().wrapAndApplyHeader(event, at, header).toString();
          default -> CustomerWords.of(event, at, header);
        };
    String name = text.substring(1, text.indexOf(']'));
    String fields = text.substring(text.indexOf("):") + 2).replace('|', ' ');
    return (name + " " + fields).strip();
  }
}
