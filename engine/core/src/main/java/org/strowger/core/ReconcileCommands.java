package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.Flag;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.ReconcileBeginDecoder;
import org.strowger.codec.sbe.ReconcileLiveDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Refusal;
import org.strowger.core.plan.ActivePlan;

/** Commands of a reconcile: checked in the order of the decisions, then carried out. One thread. */
final class ReconcileCommands {
  private final Refusal refusal;
  private final Reconcile reconcile;
  private final ReconcileBeginDecoder begin = new ReconcileBeginDecoder();
  private final ReconcileLiveDecoder live = new ReconcileLiveDecoder();
  private ActivePlan plan;

  ReconcileCommands(Rooms rooms, Reconcile reconcile) {
    this.reconcile = reconcile;
    refusal = rooms.refusal;
  }

  void plan(ActivePlan inForce) {
    plan = inForce;
    reconcile.plan(inForce);
  }

  /**
   * Reads a command of this group.
   *
   * @return number of the interaction it is about, 0 if it is about none
   */
  long read(int template, DirectBuffer record, int at, MessageHeaderDecoder header) {
    return switch (template) {
      case ReconcileBeginDecoder.TEMPLATE_ID -> {
        begin.wrapAndApplyHeader(record, at, header);
        yield 0;
      }
      case ReconcileLiveDecoder.TEMPLATE_ID ->
          live.wrapAndApplyHeader(record, at, header).interaction();
      default -> 0;
    };
  }

  /** Carries out what was read, unless it refuses it. */
  boolean carryOut(int template) {
    return switch (template) {
      case ReconcileBeginDecoder.TEMPLATE_ID -> begin();
      case ReconcileLiveDecoder.TEMPLATE_ID -> live();
      default -> end();
    };
  }

  private boolean begin() {
    int channel = begin.channel();
    if (channel != 0 && !plan.hasChannel(channel)) {
      return refusal.of(RejectCode.UNKNOWN_CHANNEL, FieldName.CHANNEL, channel, IdKind.CHANNEL);
    }
    reconcile.begin(channel, begin.repairRaw() == Flag.YES.value());
    return true;
  }

  private boolean live() {
    long number = live.interaction();
    if (!reconcile.isOpen()) {
      return refusal.of(RejectCode.NO_RECONCILE, FieldName.INTERACTION, number, IdKind.INTERACTION);
    }
    reconcile.live(number, live.agent());
    return true;
  }

  private boolean end() {
    if (!reconcile.isOpen()) {
      return refusal.of(RejectCode.NO_RECONCILE, FieldName.NONE, 0);
    }
    reconcile.end();
    return true;
  }
}
