package org.strowger.ingress;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.EpochClock;
import org.strowger.api.CommandPublisher;
import org.strowger.api.PublishResult;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.Envelope;
import org.strowger.codec.Limits;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Sender;
import org.strowger.ring.CommandRing;

/** Encodes a command, stamps it with the clock's time, and puts it into the ring. */
public final class IngressPublisher implements CommandPublisher {
  private static final int INITIAL_LENGTH = 1024;
  private static final int MESSAGE = Envelope.LENGTH;

  private final CommandRing ring;
  private final Dictionary dictionary;
  private final EpochClock clock;
  private final CommandFactory factory = new CommandFactory();
  private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(INITIAL_LENGTH);
  private final Dictionary.Definer definer = this::define;
  private int client;
  private long correlation;

  /** A publisher for one thread. */
  public IngressPublisher(CommandRing ring, Dictionary dictionary, EpochClock clock) {
    this.ring = ring;
    this.dictionary = dictionary;
    this.clock = clock;
  }

  private long publish(int messageLength) {
    return publish(messageLength, client, correlation);
  }

  private long publish(int messageLength, int byClient, long underCorrelation) {
    int length = MESSAGE + messageLength;
    Envelope.write(
        buffer, 0, length, Envelope.COMMAND, 0, EngineTime.read(clock), byClient, underCorrelation);
    return ring.publish(buffer, 0, length);
  }

  /** A query has no time of its own. */
  private long ask(int messageLength) {
    int length = MESSAGE + messageLength;
    Envelope.write(buffer, 0, length, Envelope.QUERY, 0, 0, client, correlation);
    return ring.publish(buffer, 0, length);
  }

  @Override
  public CommandPublisher correlate(int client, long correlation) {
    this.client = client;
    this.correlation = correlation;
    return this;
  }

  @Override
  public long number(IdKind kind, String text) {
    return dictionary.numberOrDefine(kind, text, definer);
  }

  /** A definition is the engine's own doing and carries nobody's correlation. */
  private long define(IdKind kind, long number, byte[] text) {
    return publish(factory.defineName(buffer, MESSAGE, kind, number, text), 0, 0);
  }

  @Override
  public long applyPlan(Plan plan) {
    MutableDirectBuffer message = new ExpandableArrayBuffer(INITIAL_LENGTH);
    // The length does not depend on the numbers; a plan too long must not define names.
    int length = PlanCommand.encode(message, 0, plan, (kind, text) -> 1);
    if (MESSAGE + length > Math.min(Limits.MAX_RECORD_LENGTH, ring.maxRecordLength())) {
      return PublishResult.TOO_LONG;
    }
    try {
      PlanCommand.encode(message, 0, plan, this::numberInPlan);
    } catch (NotDefinedException e) {
      return e.result;
    }
    buffer.putBytes(MESSAGE, message, 0, length);
    return publish(length);
  }

  private int numberInPlan(IdKind kind, String text) {
    long number = number(kind, text);
    if (number < 0) {
      throw new NotDefinedException(number);
    }
    return Math.toIntExact(number);
  }

  /** Leaves the encoding of a plan when a name in it cannot be defined now. */
  private static final class NotDefinedException extends RuntimeException {
    private final long result;

    NotDefinedException(long result) {
      super("not defined: " + PublishResult.describe(result), null, false, false);
      this.result = result;
    }
  }

  @Override
  public long signOn(
      int agent,
      int profile,
      Presence presence,
      long leaseMs,
      long graceMs,
      SkillList skills,
      NumberList teams) {
    return publish(
        factory.signOn(
            buffer, MESSAGE, agent, profile, presence.value(), leaseMs, graceMs, skills, teams));
  }

  @Override
  public long signOff(int agent, boolean forced) {
    return publish(factory.signOff(buffer, MESSAGE, agent, forced));
  }

  @Override
  public long alive(int agent) {
    return publish(factory.alive(buffer, MESSAGE, agent));
  }

  @Override
  public long presence(int agent, Presence presence, int reason, long returnMs) {
    return publish(factory.presence(buffer, MESSAGE, agent, presence.value(), reason, returnMs));
  }

  @Override
  public long skills(int agent, SkillList skills) {
    return publish(factory.skills(buffer, MESSAGE, agent, skills));
  }

  @Override
  public long profile(int agent, int profile) {
    return publish(factory.profile(buffer, MESSAGE, agent, profile));
  }

  @Override
  public long teams(int agent, NumberList teams) {
    return publish(factory.teams(buffer, MESSAGE, agent, teams));
  }

  @Override
  public long arrive(Arrival arrival) {
    if (arrival.sealed.length > Limits.MAX_SEALED_LENGTH) {
      return PublishResult.TOO_LONG;
    }
    return publish(factory.arrive(buffer, MESSAGE, arrival));
  }

  @Override
  public long abandon(long interaction) {
    return publish(factory.abandon(buffer, MESSAGE, interaction));
  }

  @Override
  public long complete(long interaction, int agent, int disposition, Resolved resolved) {
    return publish(
        factory.complete(buffer, MESSAGE, interaction, agent, disposition, resolved.value()));
  }

  @Override
  public long park(long interaction, int agent, int reason) {
    return publish(factory.park(buffer, MESSAGE, interaction, agent, reason));
  }

  @Override
  public long resume(long interaction) {
    return publish(factory.resume(buffer, MESSAGE, interaction));
  }

  @Override
  public long message(long interaction, Sender sender) {
    return publish(factory.message(buffer, MESSAGE, interaction, sender.value()));
  }

  @Override
  public long cancel(long interaction, int reason) {
    return publish(factory.cancel(buffer, MESSAGE, interaction, reason));
  }

  @Override
  public long callbackRequest(long interaction, long notBeforeMs, int channel) {
    return publish(factory.callbackRequest(buffer, MESSAGE, interaction, notBeforeMs, channel));
  }

  @Override
  public long callbackFailed(long interaction, int agent) {
    return publish(factory.callbackFailed(buffer, MESSAGE, interaction, agent));
  }

  @Override
  public long wrapUpEnd(long interaction, int agent) {
    return publish(factory.wrapUpEnd(buffer, MESSAGE, interaction, agent));
  }

  @Override
  public long update(Update update) {
    return publish(factory.update(buffer, MESSAGE, update));
  }

  @Override
  public long assign(long interaction, int agent, boolean forced) {
    return publish(factory.assign(buffer, MESSAGE, interaction, agent, forced));
  }

  @Override
  public long pick(long interaction, int agent) {
    return publish(factory.pick(buffer, MESSAGE, interaction, agent));
  }

  @Override
  public long toHead(long interaction) {
    return publish(factory.toHead(buffer, MESSAGE, interaction));
  }

  @Override
  public long returnToQueue(long interaction, int agent, int reason) {
    return publish(factory.returnToQueue(buffer, MESSAGE, interaction, agent, reason));
  }

  @Override
  public long transfer(Transfer transfer) {
    if (transfer.sealed.length > Limits.MAX_SEALED_LENGTH) {
      return PublishResult.TOO_LONG;
    }
    return publish(factory.transfer(buffer, MESSAGE, transfer));
  }

  @Override
  public long cancelTransfer(long interaction, int agent) {
    return publish(factory.cancelTransfer(buffer, MESSAGE, interaction, agent));
  }

  @Override
  public long shift(
      long interaction, int channel, int queue, long boundMs, int reason, byte[] sealed) {
    if (sealed.length > Limits.MAX_SEALED_LENGTH) {
      return PublishResult.TOO_LONG;
    }
    return publish(
        factory.shift(buffer, MESSAGE, interaction, channel, queue, boundMs, reason, sealed));
  }

  @Override
  public long requestShift(long interaction) {
    return publish(factory.requestShift(buffer, MESSAGE, interaction));
  }

  @Override
  public long refuseShift(long interaction) {
    return publish(factory.refuseShift(buffer, MESSAGE, interaction));
  }

  @Override
  public long changeChannel(int channel, ChannelState state, boolean drain) {
    return publish(factory.changeChannel(buffer, MESSAGE, channel, state.value(), drain));
  }

  @Override
  public long beginReconcile(int channel, boolean repair) {
    return publish(factory.beginReconcile(buffer, MESSAGE, channel, repair));
  }

  @Override
  public long reconcileLive(long interaction, int agent) {
    return publish(factory.reconcileLive(buffer, MESSAGE, interaction, agent));
  }

  @Override
  public long endReconcile() {
    return publish(factory.endReconcile(buffer, MESSAGE));
  }

  @Override
  public long accept(long offer, int agent) {
    return publish(factory.accept(buffer, MESSAGE, offer, agent));
  }

  @Override
  public long decline(long offer, int agent, int reason) {
    return publish(factory.decline(buffer, MESSAGE, offer, agent, reason));
  }

  @Override
  public long queryAgent(int agent) {
    return ask(factory.queryAgent(buffer, MESSAGE, agent));
  }

  @Override
  public long queryInteraction(long interaction) {
    return ask(factory.queryInteraction(buffer, MESSAGE, interaction));
  }

  @Override
  public long queryQueue(int queue, int first, int most) {
    return ask(factory.queryQueue(buffer, MESSAGE, queue, first, most));
  }

  @Override
  public long queryEstimate(int queue, int channel) {
    return ask(factory.queryEstimate(buffer, MESSAGE, queue, channel));
  }

  @Override
  public long querySummary() {
    return ask(factory.querySummary(buffer, MESSAGE));
  }

  @Override
  public long updateCustomer(CustomerChange change) {
    if (change.sealed.length > Limits.MAX_SEALED_LENGTH) {
      return PublishResult.TOO_LONG;
    }
    return publish(factory.updateCustomer(buffer, MESSAGE, change));
  }

  @Override
  public long recordTouchpoint(Touchpoint touchpoint) {
    if (touchpoint.sealed.length > Limits.MAX_SEALED_LENGTH) {
      return PublishResult.TOO_LONG;
    }
    return publish(factory.recordTouchpoint(buffer, MESSAGE, touchpoint));
  }

  @Override
  public long recordSurvey(Survey survey) {
    if (survey.sealed.length > Limits.MAX_SEALED_LENGTH) {
      return PublishResult.TOO_LONG;
    }
    return publish(factory.recordSurvey(buffer, MESSAGE, survey));
  }

  @Override
  public long updateNeed(long customer, int topic, boolean setOwner, int owner, Resolved resolved) {
    return publish(
        factory.updateNeed(buffer, MESSAGE, customer, topic, setOwner, owner, resolved.value()));
  }

  @Override
  public long forgetCustomer(long customer) {
    return publish(factory.forgetCustomer(buffer, MESSAGE, customer));
  }

  @Override
  public long queryCustomer(long customer) {
    return ask(factory.queryCustomer(buffer, MESSAGE, customer));
  }

  @Override
  public long tick() {
    return publish(factory.tick(buffer, MESSAGE));
  }

  @Override
  public long takeSnapshot() {
    return publish(factory.takeSnapshot(buffer, MESSAGE));
  }
}
