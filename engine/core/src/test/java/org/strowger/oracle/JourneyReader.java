package org.strowger.oracle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.*;

/** Reads the commands about movement, customers and callbacks. One thread. */
final class JourneyReader {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  /** The command of a message, null if it is none of these. */
  Command read(int template, DirectBuffer buffer) {
    return switch (template) {
      case InteractionTransferDecoder.TEMPLATE_ID -> transfer(buffer);
      case InteractionShiftDecoder.TEMPLATE_ID -> shift(buffer);
      case CustomerUpdateDecoder.TEMPLATE_ID -> updateCustomer(buffer);
      case TouchpointRecordDecoder.TEMPLATE_ID -> touch(buffer);
      case SurveyRecordDecoder.TEMPLATE_ID -> survey(buffer);
      case NeedUpdateDecoder.TEMPLATE_ID -> updateNeed(buffer);
      default -> simple(template, buffer);
    };
  }

  private Command simple(int template, DirectBuffer buffer) {
    switch (template) {
      case TransferCancelDecoder.TEMPLATE_ID -> {
        var c = new TransferCancelDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.CancelTransfer(c.interaction(), c.agent());
      }
      case InteractionParkDecoder.TEMPLATE_ID -> {
        var c = new InteractionParkDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Park(c.interaction(), c.agent(), c.reason());
      }
      case InteractionResumeDecoder.TEMPLATE_ID -> {
        var c = new InteractionResumeDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Resume(c.interaction());
      }
      case InteractionMessageDecoder.TEMPLATE_ID -> {
        var c = new InteractionMessageDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Message(c.interaction(), c.sender());
      }
      case InteractionCancelDecoder.TEMPLATE_ID -> {
        var c = new InteractionCancelDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Cancel(c.interaction(), c.reason());
      }
      case CustomerForgetDecoder.TEMPLATE_ID -> {
        var c = new CustomerForgetDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.Forget(c.customer());
      }
      case CallbackRequestDecoder.TEMPLATE_ID -> {
        var c = new CallbackRequestDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.RequestCallback(c.interaction(), c.notBeforeMs(), c.channel());
      }
      case CallbackFailedDecoder.TEMPLATE_ID -> {
        var c = new CallbackFailedDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.FailCallback(c.interaction(), c.agent());
      }
      case ShiftRequestDecoder.TEMPLATE_ID -> {
        var c = new ShiftRequestDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.RequestShift(c.interaction());
      }
      case ShiftRefuseDecoder.TEMPLATE_ID -> {
        var c = new ShiftRefuseDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.RefuseShift(c.interaction());
      }
      case ChannelChangeDecoder.TEMPLATE_ID -> {
        var c = new ChannelChangeDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.ChangeChannel(c.channel(), c.state(), c.drain() == Flag.YES);
      }
      case ReconcileBeginDecoder.TEMPLATE_ID -> {
        var c = new ReconcileBeginDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.BeginReconcile(c.channel(), c.repair() == Flag.YES);
      }
      case ReconcileLiveDecoder.TEMPLATE_ID -> {
        var c = new ReconcileLiveDecoder().wrapAndApplyHeader(buffer, 0, header);
        return new Command.ReconcileLive(c.interaction(), c.agent());
      }
      case ReconcileEndDecoder.TEMPLATE_ID -> {
        return new Command.EndReconcile();
      }
      default -> {
        return null;
      }
    }
  }

  private Command transfer(DirectBuffer buffer) {
    var c = new InteractionTransferDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.Transfer(
        c.interaction(),
        c.agent(),
        c.queue(),
        c.toAgent(),
        c.boundMs(),
        c.setUrgency() == Flag.YES ? OptionalInt.of(c.urgency()) : OptionalInt.empty(),
        c.setCredit() == Flag.YES ? OptionalLong.of(c.creditMs()) : OptionalLong.empty(),
        c.reason(),
        c.warm() == Flag.YES,
        text(c.sealedLength(), c::getSealed));
  }

  private Command shift(DirectBuffer buffer) {
    var c = new InteractionShiftDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.Shift(
        c.interaction(),
        c.channel(),
        c.queue(),
        c.boundMs(),
        c.reason(),
        text(c.sealedLength(), c::getSealed));
  }

  private Command updateCustomer(DirectBuffer buffer) {
    var c = new CustomerUpdateDecoder().wrapAndApplyHeader(buffer, 0, header);
    int set = c.set();
    List<Integer> devices = new ArrayList<>();
    c.devices().forEach(one -> devices.add(one.device()));
    List<Integer> never = new ArrayList<>();
    c.never().forEach(one -> never.add(one.agent()));
    List<Command.Attribute> attributes = new ArrayList<>();
    for (CustomerUpdateDecoder.AttributesDecoder a : c.attributes()) {
      attributes.add(new Command.Attribute(a.attribute(), a.kind(), a.value()));
    }
    String sealed = text(c.sealedLength(), c::getSealed);
    return new Command.UpdateCustomer(
        c.customer(),
        (set & 1) != 0 ? OptionalInt.of(c.segment()) : OptionalInt.empty(),
        (set & 2) != 0 ? OptionalInt.of(c.language()) : OptionalInt.empty(),
        (set & 4) != 0 ? OptionalInt.of(c.region()) : OptionalInt.empty(),
        (set & 8) != 0 ? OptionalInt.of(c.verifiedBy()) : OptionalInt.empty(),
        (set & 16) != 0 ? Optional.of(devices) : Optional.empty(),
        (set & 32) != 0 ? Optional.of(never) : Optional.empty(),
        attributes,
        (set & 64) != 0 ? Optional.of(sealed) : Optional.empty());
  }

  private Command touch(DirectBuffer buffer) {
    var c = new TouchpointRecordDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.Touch(
        c.customer(),
        c.interaction(),
        c.kind(),
        c.channel(),
        c.topic(),
        c.outcome(),
        c.agent(),
        c.value(),
        text(c.sealedLength(), c::getSealed));
  }

  private Command survey(DirectBuffer buffer) {
    var c = new SurveyRecordDecoder().wrapAndApplyHeader(buffer, 0, header);
    return new Command.Survey(
        c.customer(),
        c.interaction(),
        c.topic(),
        c.csat(),
        c.nps(),
        c.effort(),
        c.resolved(),
        text(c.sealedLength(), c::getSealed));
  }

  private Command updateNeed(DirectBuffer buffer) {
    var c = new NeedUpdateDecoder().wrapAndApplyHeader(buffer, 0, header);
    boolean owner = c.setOwner() == Flag.YES;
    return new Command.UpdateNeed(
        c.customer(),
        c.topic(),
        owner ? OptionalInt.of(c.owner()) : OptionalInt.empty(),
        c.resolved());
  }

  /** Reads bytes. */
  @FunctionalInterface
  interface Bytes {
    int get(byte[] into, int offset, int length);
  }

  /** One character for each byte. */
  static String text(int length, Bytes bytes) {
    byte[] text = new byte[length];
    bytes.get(text, 0, length);
    return new String(text, ISO_8859_1);
  }
}
