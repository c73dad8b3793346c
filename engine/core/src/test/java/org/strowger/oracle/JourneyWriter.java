package org.strowger.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.agrona.MutableDirectBuffer;
import org.strowger.codec.UnsignedByte;
import org.strowger.codec.sbe.*;

/** Writes the commands about movement, customers and callbacks. One thread. */
final class JourneyWriter {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  /** Length of the message, 0 if the command is none of these. */
  int write(Command command, MutableDirectBuffer buffer) {
    if (command instanceof Command.Transfer c) {
      return transfer(c, buffer);
    } else if (command instanceof Command.Shift c) {
      return shift(c, buffer);
    } else if (command instanceof Command.UpdateCustomer c) {
      return updateCustomer(c, buffer);
    } else if (command instanceof Command.Touch c) {
      return touch(c, buffer);
    } else if (command instanceof Command.Survey c) {
      return survey(c, buffer);
    } else if (command instanceof Command.UpdateNeed c) {
      return updateNeed(c, buffer);
    }
    int length = simple(command, buffer);
    return length == 0 ? 0 : MessageHeaderEncoder.ENCODED_LENGTH + length;
  }

  private int simple(Command command, MutableDirectBuffer buffer) {
    if (command instanceof Command.CancelTransfer c) {
      var e = new TransferCancelEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).agent(c.agent()).encodedLength();
    } else if (command instanceof Command.Park c) {
      var e = new InteractionParkEncoder().wrapAndApplyHeader(buffer, 0, header);
      e.interaction(c.interaction()).agent(c.agent()).reason(c.reason());
      return e.encodedLength();
    } else if (command instanceof Command.Resume c) {
      var e = new InteractionResumeEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).encodedLength();
    } else if (command instanceof Command.Message c) {
      var e = new InteractionMessageEncoder().wrapAndApplyHeader(buffer, 0, header);
      e.interaction(c.interaction()).sender(UnsignedByte.of("sender", c.sender()));
      return e.encodedLength();
    } else if (command instanceof Command.Cancel c) {
      var e = new InteractionCancelEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).reason(c.reason()).encodedLength();
    } else if (command instanceof Command.Forget c) {
      var e = new CustomerForgetEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.customer(c.customer()).encodedLength();
    } else if (command instanceof Command.RequestCallback c) {
      var e = new CallbackRequestEncoder().wrapAndApplyHeader(buffer, 0, header);
      e.interaction(c.interaction()).notBeforeMs(c.notBeforeMs()).channel(c.channel());
      return e.encodedLength();
    } else if (command instanceof Command.FailCallback c) {
      var e = new CallbackFailedEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).agent(c.agent()).encodedLength();
    } else if (command instanceof Command.RequestShift c) {
      var e = new ShiftRequestEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).encodedLength();
    } else if (command instanceof Command.RefuseShift c) {
      var e = new ShiftRefuseEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).encodedLength();
    } else if (command instanceof Command.ChangeChannel c) {
      var e = new ChannelChangeEncoder().wrapAndApplyHeader(buffer, 0, header);
      e.channel(c.channel()).state(UnsignedByte.of("state", c.channelState()));
      return e.drain(flag(c.drain())).encodedLength();
    } else if (command instanceof Command.BeginReconcile c) {
      var e = new ReconcileBeginEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.channel(c.channel()).repair(flag(c.repair())).encodedLength();
    } else if (command instanceof Command.ReconcileLive c) {
      var e = new ReconcileLiveEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.interaction(c.interaction()).agent(c.agent()).encodedLength();
    } else if (command instanceof Command.EndReconcile) {
      var e = new ReconcileEndEncoder().wrapAndApplyHeader(buffer, 0, header);
      return e.reserved(0).encodedLength();
    }
    return 0;
  }

  private int transfer(Command.Transfer c, MutableDirectBuffer buffer) {
    var e = new InteractionTransferEncoder().wrapAndApplyHeader(buffer, 0, header);
    e.interaction(c.interaction())
        .boundMs(c.boundMs())
        .creditMs(c.creditMs().orElse(0))
        .agent(c.agent())
        .queue(c.queue())
        .toAgent(c.toAgent())
        .reason(c.reason())
        .urgency(UnsignedByte.of("urgency", c.urgency().orElse(0)))
        .setUrgency(flag(c.urgency().isPresent()))
        .setCredit(flag(c.creditMs().isPresent()))
        .warm(flag(c.warm()));
    byte[] note = bytes(c.note());
    e.putSealed(note, 0, note.length);
    return MessageHeaderEncoder.ENCODED_LENGTH + e.encodedLength();
  }

  private int shift(Command.Shift c, MutableDirectBuffer buffer) {
    var e = new InteractionShiftEncoder().wrapAndApplyHeader(buffer, 0, header);
    e.interaction(c.interaction())
        .boundMs(c.boundMs())
        .channel(c.channel())
        .queue(c.queue())
        .reason(c.reason());
    byte[] note = bytes(c.note());
    e.putSealed(note, 0, note.length);
    return MessageHeaderEncoder.ENCODED_LENGTH + e.encodedLength();
  }

  private int updateCustomer(Command.UpdateCustomer c, MutableDirectBuffer buffer) {
    var e = new CustomerUpdateEncoder().wrapAndApplyHeader(buffer, 0, header);
    List<OptionalInt> codes = List.of(c.segment(), c.language(), c.region(), c.verifiedBy());
    int set = 0;
    for (int i = 0; i < codes.size(); i++) {
      set |= codes.get(i).isPresent() ? 1 << i : 0;
    }
    set |= c.devices().isPresent() ? 1 << 4 : 0;
    set |= c.never().isPresent() ? 1 << 5 : 0;
    set |= c.sealed().isPresent() ? 1 << 6 : 0;
    e.customer(c.customer())
        .segment(c.segment().orElse(0))
        .language(c.language().orElse(0))
        .region(c.region().orElse(0))
        .verifiedBy(c.verifiedBy().orElse(0))
        .set((short) set);
    List<Integer> devices = c.devices().orElse(List.of());
    var device = e.devicesCount(devices.size());
    devices.forEach(one -> device.next().device(one));
    List<Integer> agents = c.never().orElse(List.of());
    var never = e.neverCount(agents.size());
    agents.forEach(one -> never.next().agent(one));
    var attributes = e.attributesCount(c.attributes().size());
    for (Command.Attribute a : c.attributes()) {
      attributes.next().attribute(a.attribute()).value(a.value());
      attributes.kind(UnsignedByte.of("kind", a.kind()));
    }
    byte[] sealed = bytes(c.sealed());
    e.putSealed(sealed, 0, sealed.length);
    return MessageHeaderEncoder.ENCODED_LENGTH + e.encodedLength();
  }

  private int touch(Command.Touch c, MutableDirectBuffer buffer) {
    var e = new TouchpointRecordEncoder().wrapAndApplyHeader(buffer, 0, header);
    e.customer(c.customer())
        .interaction(c.interaction())
        .value(c.value())
        .kind(UnsignedByte.of("kind", c.kind()))
        .channel(c.channel())
        .topic(c.topic())
        .outcome(c.outcome())
        .agent(c.agent());
    byte[] sealed = bytes(c.sealed());
    e.putSealed(sealed, 0, sealed.length);
    return MessageHeaderEncoder.ENCODED_LENGTH + e.encodedLength();
  }

  private int survey(Command.Survey c, MutableDirectBuffer buffer) {
    var e = new SurveyRecordEncoder().wrapAndApplyHeader(buffer, 0, header);
    e.customer(c.customer())
        .interaction(c.interaction())
        .topic(c.topic())
        .csat(UnsignedByte.of("csat", c.csat()))
        .nps(UnsignedByte.of("nps", c.nps()))
        .effort(UnsignedByte.of("effort", c.effort()))
        .resolved(UnsignedByte.of("resolved", c.resolved()));
    byte[] sealed = bytes(c.sealed());
    e.putSealed(sealed, 0, sealed.length);
    return MessageHeaderEncoder.ENCODED_LENGTH + e.encodedLength();
  }

  private int updateNeed(Command.UpdateNeed c, MutableDirectBuffer buffer) {
    var e = new NeedUpdateEncoder().wrapAndApplyHeader(buffer, 0, header);
    e.customer(c.customer())
        .topic(c.topic())
        .owner(c.owner().orElse(0))
        .setOwner(flag(c.owner().isPresent()))
        .resolved(UnsignedByte.of("resolved", c.resolved()));
    return MessageHeaderEncoder.ENCODED_LENGTH + e.encodedLength();
  }

  private static byte[] bytes(Optional<String> text) {
    return bytes(text.orElse(""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static Flag flag(boolean value) {
    return value ? Flag.YES : Flag.NO;
  }
}
