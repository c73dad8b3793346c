package org.strowger.core.name;

import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.event.Mix;
import org.strowger.core.event.Refusal;
import org.strowger.core.event.StateDigest;

/** External ids behind the numbers (decisions N1 to N4). One thread. */
public final class NameTable {
  private static final int KINDS = IdKind.ATTRIBUTE.value() + 1;
  private static final int INTERACTION = IdKind.INTERACTION.value();
  private static final int CUSTOMER = IdKind.CUSTOMER.value();

  private final CoreLimits limits;
  private final StateDigest digest;

  /** By kind and number; null for the kinds of {@link #passing}. */
  private final byte[][][] dense = new byte[KINDS][][];

  /** By kind; null but for interactions and customers. */
  private final PassingNames[] passing = new PassingNames[KINDS];

  private long highestCustomer;

  public NameTable(CoreLimits limits, StateDigest digest) {
    this.limits = limits;
    this.digest = digest;
    passing[INTERACTION] = new PassingNames();
    passing[CUSTOMER] = new PassingNames();
    for (int kind = 0; kind < KINDS; kind++) {
      dense[kind] = passing[kind] == null ? new byte[16][] : null;
    }
  }

  /** Checks a definition and carries it out, or refuses it. */
  public boolean define(
      int kind, long number, DirectBuffer buffer, int offset, int length, Refusal refusal) {
    if (kind < 1 || kind >= KINDS) {
      return refusal.of(RejectCode.INVALID_NUMBER, FieldName.KIND, kind);
    }
    if (number < 1) {
      return refusal.of(
          RejectCode.INVALID_NUMBER, FieldName.NUMBER, number, IdKind.get((short) kind));
    }
    if (number > highest(kind)) {
      return refusal.of(
          RejectCode.LIMIT_EXCEEDED, FieldName.NUMBER, number, IdKind.get((short) kind));
    }
    if (length < 1 || length > Limits.MAX_TEXT_LENGTH) {
      return refusal.of(RejectCode.TEXT_LENGTH, FieldName.TEXT, length);
    }
    if (has(kind, number)) {
      return refusal.of(
          RejectCode.ALREADY_DEFINED, FieldName.NUMBER, number, IdKind.get((short) kind));
    }
    if (passing[kind] != null && passing[kind].size() == limits.maxNames()) {
      return refusal.of(
          RejectCode.LIMIT_EXCEEDED, FieldName.NUMBER, number, IdKind.get((short) kind));
    }
    put(kind, number, buffer, offset, length);
    return true;
  }

  /** Highest number of a kind that may have a name. */
  private long highest(int kind) {
    if (passing[kind] != null) {
      return Long.MAX_VALUE;
    }
    return kind == IdKind.AGENT.value()
        ? Math.min(limits.maxAgents(), limits.maxNames())
        : limits.maxNames();
  }

  /** Names a number without checks, from a snapshot. */
  public void put(int kind, long number, DirectBuffer buffer, int offset, int length) {
    if (passing[kind] != null) {
      passing[kind].put(number, buffer, offset, length);
      if (kind == CUSTOMER) {
        highestCustomer = Math.max(highestCustomer, number);
      }
    } else {
      int at = (int) number;
      if (at >= dense[kind].length) {
        dense[kind] = Arrays.copyOf(dense[kind], Math.max(at + 1, 2 * dense[kind].length));
      }
      byte[] text = new byte[length];
      buffer.getBytes(offset, text);
      dense[kind][at] = text;
    }
    digest.replace(0, hash(kind, number));
  }

  /** Whether any interaction has a name. */
  public boolean hasInteractions() {
    return passing[INTERACTION].size() > 0;
  }

  /** Forgets the name of an interaction; false if it has none. */
  public boolean release(long interaction) {
    return release(INTERACTION, interaction);
  }

  /** Forgets the name of a customer; false if it has none. */
  public boolean releaseCustomer(long customer) {
    return release(CUSTOMER, customer);
  }

  private boolean release(int kind, long number) {
    if (!passing[kind].has(number)) {
      return false;
    }
    digest.replace(hash(kind, number), 0);
    passing[kind].remove(number);
    return true;
  }

  /** Highest number that any customer's name was ever defined for, 0 if none (decision CU-a). */
  public long highestCustomer() {
    return highestCustomer;
  }

  /** Sets that number, from a snapshot. */
  public void highestCustomer(long number) {
    highestCustomer = number;
  }

  /** Tells every name, kind by kind in ascending number. Allocates. */
  public void forEach(NameVisitor visitor) {
    for (int kind = 1; kind < KINDS; kind++) {
      if (passing[kind] != null) {
        for (long number : passing[kind].numbers()) {
          visitor.onName(kind, number, passing[kind].text(number));
        }
      } else {
        for (int number = 1; number < dense[kind].length; number++) {
          if (dense[kind][number] != null) {
            visitor.onName(kind, number, dense[kind][number]);
          }
        }
      }
    }
  }

  private boolean has(int kind, long number) {
    if (passing[kind] != null) {
      return passing[kind].has(number);
    }
    return number < dense[kind].length && dense[kind][(int) number] != null;
  }

  private long hash(int kind, long number) {
    long h = Mix.fold(Mix.mix(kind), number);
    if (passing[kind] != null) {
      return Mix.mix(Mix.fold(h, passing[kind].hash(number)));
    }
    byte[] text = dense[kind][(int) number];
    return Mix.mix(Mix.fold(h, text, 0, text.length));
  }

  /** Sees a name. */
  @FunctionalInterface
  public interface NameVisitor {
    void onName(int kind, long number, byte[] text);
  }
}
