package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Envelope;
import org.strowger.codec.EventHeader;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Transfer;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.MessageHeaderEncoder;
import org.strowger.core.port.SnapshotSink;
import org.strowger.ingress.PlanCommand;

/**
 * Commands for the core alone, one after another, in names; events as text, in the words of the
 * schema and with numbers, as in {@code OfferMade offer=1 interaction=3 ...}. Agents and
 * interactions go by their numbers.
 */
final class CoreScript {
  static final CoreLimits LIMITS = new CoreLimits(2000, 20_000, 20_000);

  private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
  private final CommandFactory factory = new CommandFactory();
  private final Map<IdKind, List<String>> names = new EnumMap<>(IdKind.class);
  private final Memory memory = new Memory();
  private List<String> events = new ArrayList<>();
  private final List<String> history = new ArrayList<>();
  private final CoreLimits limits;
  private StateMachine core;
  private long timeMs;

  CoreScript() {
    this(LIMITS);
  }

  CoreScript(CoreLimits limits) {
    this.limits = limits;
    core = new StateMachine(limits, this::onEvent, memory);
  }

  StateMachine core() {
    return core;
  }

  /** Number of a thing of the plan. */
  int number(IdKind kind, String name) {
    List<String> ofKind = names.computeIfAbsent(kind, k -> new ArrayList<>());
    if (!ofKind.contains(name)) {
      ofKind.add(name);
    }
    return ofKind.indexOf(name) + 1;
  }

  CoreScript at(long ms) {
    timeMs = ms;
    return this;
  }

  CoreScript plan(Plan plan) {
    return apply(f -> PlanCommand.encode(message, Envelope.LENGTH, plan, this::number));
  }

  CoreScript rework() {
    return apply(f -> f.planRework(message, Envelope.LENGTH));
  }

  /** An agent with skills as {@code name@level} and teams without a level. */
  CoreScript signOn(int agent, String profile, String... skillsAndTeams) {
    SkillList skills = new SkillList();
    NumberList teams = new NumberList();
    for (String one : skillsAndTeams) {
      int at = one.indexOf('@');
      if (at < 0) {
        teams.add(number(IdKind.TEAM, one));
      } else {
        skills.add(number(IdKind.SKILL, one.substring(0, at)), level(one));
      }
    }
    int of = number(IdKind.PROFILE, profile);
    return apply(f -> f.signOn(message, Envelope.LENGTH, agent, of, 1, skills, teams));
  }

  private static int level(String text) {
    return Integer.parseInt(text.substring(text.indexOf('@') + 1));
  }

  CoreScript presence(int agent, int presence) {
    return apply(f -> f.presence(message, Envelope.LENGTH, agent, presence, 0, 0));
  }

  CoreScript signOff(int agent) {
    return apply(f -> f.signOff(message, Envelope.LENGTH, agent));
  }

  CoreScript skills(int agent, String... skills) {
    SkillList list = new SkillList();
    for (String one : skills) {
      list.add(number(IdKind.SKILL, one.substring(0, one.indexOf('@'))), level(one));
    }
    return apply(f -> f.skills(message, Envelope.LENGTH, agent, list));
  }

  /** What an arrival asks beyond its queue is set by the caller. */
  Arrival arrival(long interaction, String queue, String channel) {
    Arrival arrival = new Arrival();
    arrival.reset(interaction, number(IdKind.QUEUE, queue), number(IdKind.CHANNEL, channel));
    return arrival;
  }

  CoreScript arrive(long interaction, String queue, String channel) {
    return arrive(arrival(interaction, queue, channel));
  }

  CoreScript arrive(Arrival arrival) {
    return apply(f -> f.arrive(message, Envelope.LENGTH, arrival));
  }

  CoreScript abandon(long interaction) {
    return apply(f -> f.abandon(message, Envelope.LENGTH, interaction));
  }

  CoreScript complete(long interaction) {
    return apply(f -> f.complete(message, Envelope.LENGTH, interaction, 0, 0, 0));
  }

  CoreScript transfer(Transfer transfer) {
    return apply(f -> f.transfer(message, Envelope.LENGTH, transfer));
  }

  CoreScript accept(long offer) {
    return apply(f -> f.accept(message, Envelope.LENGTH, offer, 0));
  }

  CoreScript decline(long offer) {
    return apply(f -> f.decline(message, Envelope.LENGTH, offer, 0, 0));
  }

  CoreScript park(long interaction) {
    return apply(f -> f.park(message, Envelope.LENGTH, interaction, 0, 0));
  }

  /** A callback at a time, or with 0 in place. */
  CoreScript callback(long interaction, long notBeforeMs) {
    return apply(f -> f.callbackRequest(message, Envelope.LENGTH, interaction, notBeforeMs, 0));
  }

  /** To another channel and queue, by their numbers. */
  CoreScript shift(long interaction, int channel, int queue) {
    byte[] note = {};
    return apply(f -> f.shift(message, Envelope.LENGTH, interaction, channel, queue, 0, 0, note));
  }

  CoreScript tick() {
    return apply(f -> f.tick(message, Envelope.LENGTH));
  }

  CoreScript takeSnapshot() {
    return apply(f -> f.takeSnapshot(message, Envelope.LENGTH));
  }

  /** A command of a template that nobody knows. */
  CoreScript applyUnknown() {
    return apply(
        f -> {
          int length = f.tick(message, Envelope.LENGTH);
          int template = Envelope.LENGTH + MessageHeaderEncoder.templateIdEncodingOffset();
          message.putShort(template, (short) 999, ByteOrder.LITTLE_ENDIAN);
          return length;
        });
  }

  /** Any command that the factory encodes behind an envelope. */
  CoreScript apply(ToIntFunction<CommandFactory> encoding) {
    int length = Envelope.LENGTH + encoding.applyAsInt(factory);
    Envelope.write(message, 0, length, Envelope.COMMAND, core.sequence() + 1, timeMs, 0, 0);
    events = new ArrayList<>();
    core.apply(message, 0, length);
    history.addAll(events);
    return this;
  }

  CoreScript queryAgent(int agent) {
    return query(f -> f.queryAgent(message, Envelope.LENGTH, agent));
  }

  CoreScript queryInteraction(long interaction) {
    return query(f -> f.queryInteraction(message, Envelope.LENGTH, interaction));
  }

  CoreScript queryQueue(int queue, int first, int most) {
    return query(f -> f.queryQueue(message, Envelope.LENGTH, queue, first, most));
  }

  CoreScript querySummary() {
    return query(f -> f.querySummary(message, Envelope.LENGTH));
  }

  /** A query of client 4 with correlation 77; its time and sequence are nonsense. */
  private CoreScript query(ToIntFunction<CommandFactory> encoding) {
    int length = Envelope.LENGTH + encoding.applyAsInt(factory);
    Envelope.write(message, 0, length, Envelope.QUERY, -5, Long.MAX_VALUE, 4, 77);
    events = new ArrayList<>();
    core.query(message, 0);
    return this;
  }

  /** Exactly these events, each as far as told: the fields given must be among its fields. */
  CoreScript expect(String... expected) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < Math.max(events.size(), expected.length); i++) {
      String event = i < events.size() ? events.get(i) : "nothing";
      String wanted = i < expected.length ? expected[i] : "nothing";
      told.add(covers(event, wanted) ? wanted : event);
    }
    assertEquals(String.join("\n", expected), String.join("\n", told));
    return this;
  }

  private static boolean covers(String event, String wanted) {
    List<String> has = List.of(event.split(" "));
    String[] asked = wanted.split(" ");
    return has.get(0).equals(asked[0]) && has.containsAll(List.of(asked));
  }

  /** The events of the last command or query. */
  List<String> events() {
    return events;
  }

  /** The events of all commands so far. */
  List<String> history() {
    return history;
  }

  /** Goes on with a fresh core that has read the snapshot taken last. */
  CoreScript restore() {
    StateMachine fresh = new StateMachine(limits, this::onEvent, memory);
    Iterator<byte[]> blocks = List.copyOf(memory.blocks).iterator();
    fresh.load(
        buffer -> {
          if (!blocks.hasNext()) {
            return -1;
          }
          byte[] block = blocks.next();
          buffer.putBytes(0, block);
          return block.length;
        });
    assertEquals(memory.stateDigest, digestAtSnapshot(fresh));
    core = fresh;
    return this;
  }

  private static long digestAtSnapshot(StateMachine fresh) {
    return fresh.stateDigest();
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    assertEquals(length, EventHeader.length(buffer, offset));
    events.add(EventWords.of(new UnsafeBuffer(buffer, offset, length)));
  }

  private static final class Memory implements SnapshotSink {
    private final List<byte[]> blocks = new ArrayList<>();
    private long stateDigest;

    @Override
    public void begin(long sequence, long timeMs) {
      blocks.clear();
    }

    @Override
    public void block(DirectBuffer buffer, int offset, int length) {
      byte[] block = new byte[length];
      buffer.getBytes(offset, block);
      blocks.add(block);
    }

    @Override
    public void end(long digest, long eventDigest, long eventCount) {
      stateDigest = digest;
    }
  }

  /** An event in the words of the schema. */
  static final class EventWords {
    private static final Map<Integer, Class<?>> DECODERS = new HashMap<>();

    static {
      for (String name :
          List.of(
              "Rejected",
              "NameDefined",
              "NameReleased",
              "PlanApplied",
              "Ticked",
              "SnapshotTaken",
              "PlanReworked",
              "AgentSignedOn",
              "AgentSignedOff",
              "AgentPresenceChanged",
              "AgentSkillsChanged",
              "AgentProfileChanged",
              "AgentTeamsChanged",
              "InteractionWaiting",
              "InteractionPromoted",
              "OfferMade",
              "OfferAccepted",
              "OfferDeclined",
              "OfferMissed",
              "OfferWithdrawn",
              "InteractionAbandoned",
              "InteractionCompleted",
              "WrapUpEnded",
              "InteractionStepStarted",
              "InteractionMoved",
              "InteractionExpired",
              "InteractionUpdated",
              "InteractionReturned",
              "InteractionTransferred",
              "TransferEnded",
              "InteractionShifted",
              "RoutabilityChanged",
              "InteractionParked",
              "InteractionResumed",
              "MessageRecorded",
              "CallbackScheduled",
              "CallbackEnded",
              "InteractionCancelled",
              "PromiseAtRisk",
              "PromiseBroken",
              "InteractionClosed",
              "AgentClaimed",
              "ClaimEnded",
              "AgentAnswer",
              "InteractionAnswer",
              "OfferAnswer",
              "QueueAnswer",
              "SummaryAnswer")) {
        try {
          Class<?> decoder = Class.forName("org.strowger.codec.sbe." + name + "Decoder");
          DECODERS.put(decoder.getField("TEMPLATE_ID").getInt(null), decoder);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(name, e);
        }
      }
    }

    private EventWords() {}

    static String of(DirectBuffer event) {
      MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(event, EventHeader.LENGTH);
      Class<?> type = DECODERS.get(header.templateId());
      try {
        Object decoder = type.getConstructor().newInstance();
        type.getMethod("wrap", DirectBuffer.class, int.class, int.class, int.class)
            .invoke(
                decoder,
                event,
                EventHeader.LENGTH + MessageHeaderEncoder.ENCODED_LENGTH,
                header.blockLength(),
                header.version());
        String text = decoder.toString();
        String name = text.substring(1, text.indexOf(']'));
        String fields = text.substring(text.indexOf("):") + 2).replace('|', ' ');
        return name
            + " seq="
            + EventHeader.sequence(event, 0)
            + " at="
            + EventHeader.timeMs(event, 0)
            + " plan="
            + EventHeader.planVersion(event, 0)
            + " client="
            + EventHeader.client(event, 0)
            + " correlation="
            + EventHeader.correlation(event, 0)
            + " "
            + fields;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("template " + header.templateId(), e);
      }
    }
  }
}
