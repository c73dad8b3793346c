package org.strowger.core.plan;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Mix;
import org.strowger.core.event.Refusal;

/**
 * The plan in force with the message that brought it, which is how a snapshot keeps it. One thread.
 */
public final class PlanHolder {
  private final Refusal refusal;
  private final int maxAgents;
  private ActivePlan inForce;
  private byte[] message = new byte[0];
  private long hash;

  public PlanHolder(Refusal refusal, int maxAgents) {
    this.refusal = refusal;
    this.maxAgents = maxAgents;
  }

  /** The plan in force, or null. */
  public ActivePlan inForce() {
    return inForce;
  }

  /** Version in force, 0 if none. */
  public int version() {
    return inForce == null ? 0 : inForce.version();
  }

  /** The message, with its header, that brought the plan in force. */
  public byte[] message() {
    return message;
  }

  public long hash() {
    return hash;
  }

  /** Checks a plan by itself; null if it is refused. */
  public ActivePlan decode(ApplyPlanDecoder decoder) {
    int version = decoder.version();
    if (version <= version()) {
      refusal.of(RejectCode.PLAN_VERSION, FieldName.VERSION, version);
      return null;
    }
    return new PlanDecoder(refusal, maxAgents).decode(decoder);
  }

  /** Puts a plan in force; the decoder stands at the end of its message. */
  public void replace(ActivePlan decoded, ApplyPlanDecoder decoder) {
    int start = decoder.offset() - MessageHeaderDecoder.ENCODED_LENGTH;
    keep(decoded, decoder.buffer(), start, decoder.limit() - start);
  }

  /** Puts back the plan of a snapshot. */
  public void restore(byte[] bytes) {
    if (bytes.length > 0) {
      UnsafeBuffer buffer = new UnsafeBuffer(bytes);
      ApplyPlanDecoder decoder = new ApplyPlanDecoder();
      decoder.wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
      ActivePlan decoded = new PlanDecoder(refusal, maxAgents).decode(decoder);
      if (decoded == null) {
        throw new IllegalStateException(
            "the snapshot holds a plan that is refused: " + refusal.code());
      }
      keep(decoded, buffer, 0, bytes.length);
    }
  }

  private void keep(ActivePlan decoded, DirectBuffer buffer, int offset, int length) {
    inForce = decoded;
    message = new byte[length];
    buffer.getBytes(offset, message);
    hash = Mix.mix(Mix.fold(0, message, 0, length));
  }
}
