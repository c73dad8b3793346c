package org.strowger.core;

import org.agrona.DirectBuffer;
import org.strowger.codec.AttributeList;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.CustomerUpdateDecoder;
import org.strowger.codec.sbe.FieldName;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.RejectCode;
import org.strowger.core.agent.Agents;
import org.strowger.core.customer.Customers;
import org.strowger.core.event.Refusal;

/**
 * Reads what a command says of a customer, checks it (decision CU-c), and writes it into the
 * record. The message's groups are read once, in their order. One thread.
 */
final class ProfileReader {
  private static final int BIT_DEVICES = 1 << 4;
  private static final int BIT_NEVER = 1 << 5;
  private static final int BIT_PAYLOAD = 1 << 6;

  private final Refusal refusal;
  private final Agents agents;
  private final Customers customers;

  private int set;

  /** Segment, language, region and method of verification, as the bits of set. */
  private final int[] codes = new int[4];

  private final int[] devices = new int[Limits.MAX_DEVICES];
  private int deviceCount;
  private final int[] never = new int[Limits.MAX_NEVER];
  private int neverCount;
  private final int[] attributes = new int[Limits.MAX_ATTRIBUTES];
  private final int[] kinds = new int[Limits.MAX_ATTRIBUTES];
  private final long[] values = new long[Limits.MAX_ATTRIBUTES];
  private int attributeCount;
  private DirectBuffer payload;
  private int payloadAt;
  private int payloadLength;

  ProfileReader(Refusal refusal, Agents agents, Customers customers) {
    this.refusal = refusal;
    this.agents = agents;
    this.customers = customers;
  }

  /** Whether the message read last has a never-list. */
  boolean setsNever() {
    return (set & BIT_NEVER) != 0;
  }

  /** Reads a message about a customer with a valid number. */
  boolean read(CustomerUpdateDecoder message) {
    set = message.set();
    codes[0] = message.segment();
    codes[1] = message.language();
    codes[2] = message.region();
    codes[3] = message.verifiedBy();
    for (int i = 0; i < codes.length; i++) {
      if ((set & 1 << i) != 0 && !isCode(codes[i])) {
        return false;
      }
    }
    return devices(message.devices())
        && never(message.never())
        && attributes(message.attributes())
        && isSmall(customers.slotOf(message.customer()))
        && payload(message);
  }

  private boolean isCode(long number) {
    return number >= 0
        || refusal.of(RejectCode.INVALID_NUMBER, FieldName.VALUE, number, IdKind.CODE);
  }

  private boolean fits(int count, int most, FieldName field) {
    return count <= most || refusal.of(RejectCode.TOO_MANY, field, count);
  }

  private boolean devices(CustomerUpdateDecoder.DevicesDecoder group) {
    deviceCount = 0;
    boolean asked = (set & BIT_DEVICES) != 0;
    if (asked && !fits(group.count(), Limits.MAX_DEVICES, FieldName.DEVICES)) {
      return false;
    }
    while (group.hasNext()) {
      int device = group.next().device();
      if (asked) {
        if (!isCode(device)) {
          return false;
        }
        devices[deviceCount++] = device;
      }
    }
    return true;
  }

  private boolean never(CustomerUpdateDecoder.NeverDecoder group) {
    neverCount = 0;
    boolean asked = (set & BIT_NEVER) != 0;
    if (asked && !fits(group.count(), Limits.MAX_NEVER, FieldName.NEVER)) {
      return false;
    }
    while (group.hasNext()) {
      int agent = group.next().agent();
      if (asked) {
        if (!agents.inRange(agent)) {
          return refusal.of(RejectCode.UNKNOWN_AGENT, FieldName.NEVER, agent, IdKind.AGENT);
        }
        never[neverCount++] = agent;
      }
    }
    return true;
  }

  private boolean attributes(CustomerUpdateDecoder.AttributesDecoder group) {
    attributeCount = 0;
    if (!fits(group.count(), Limits.MAX_ATTRIBUTES, FieldName.ATTRIBUTES)) {
      return false;
    }
    while (group.hasNext()) {
      group.next();
      if (!isAttribute(group.attribute(), group.kind(), group.value())) {
        return false;
      }
      attributes[attributeCount] = group.attribute();
      kinds[attributeCount] = group.kind();
      values[attributeCount++] = group.value();
    }
    return true;
  }

  private boolean isAttribute(int attribute, int kind, long value) {
    if (attribute < 1) {
      return refusal.of(
          RejectCode.INVALID_NUMBER, FieldName.ATTRIBUTES, attribute, IdKind.ATTRIBUTE);
    }
    if (kind != AttributeList.NUMBER
        && kind != AttributeList.CODE
        && kind != AttributeList.REMOVED) {
      return refusal.of(RejectCode.KIND_RANGE, FieldName.ATTRIBUTES, kind);
    }
    return kind != AttributeList.CODE || isCode(value);
  }

  /** Whether a customer, 0 if there is none yet, has no more attributes than may be in the end. */
  private boolean isSmall(int customer) {
    int count = customer == 0 ? 0 : customers.count(customer, Customers.ATTRIBUTES);
    for (int i = 0; i < attributeCount; i++) {
      boolean has = has(customer, i);
      boolean stays = kinds[i] != AttributeList.REMOVED;
      count += stays == has ? 0 : stays ? 1 : -1;
    }
    return fits(count, Limits.MAX_ATTRIBUTES, FieldName.ATTRIBUTES);
  }

  /** Whether the attribute of an entry is there when the entries before it are carried out. */
  private boolean has(int customer, int entry) {
    for (int i = entry - 1; i >= 0; i--) {
      if (attributes[i] == attributes[entry]) {
        return kinds[i] != AttributeList.REMOVED;
      }
    }
    return customer != 0 && customers.find(customer, Customers.ATTRIBUTES, attributes[entry]) != 0;
  }

  private boolean payload(CustomerUpdateDecoder message) {
    payloadLength = message.sealedLength();
    payloadAt = message.limit() + CustomerUpdateDecoder.sealedHeaderLength();
    payload = message.buffer();
    return (set & BIT_PAYLOAD) == 0
        || payloadLength <= Limits.MAX_NOTE_LENGTH
        || refusal.of(RejectCode.TOO_LONG, FieldName.SEALED, payloadLength);
  }

  /** Writes what was read last into a record. */
  void write(int customer) {
    for (int i = 0; i < codes.length; i++) {
      if ((set & 1 << i) != 0) {
        customers.set(customer, Customers.SEGMENT + i, codes[i]);
      }
    }
    if ((set & BIT_DEVICES) != 0) {
      customers.clear(customer, Customers.DEVICES);
      for (int i = 0; i < deviceCount; i++) {
        customers.append(customer, Customers.DEVICES, devices[i], 0, 0);
      }
    }
    if ((set & BIT_NEVER) != 0) {
      customers.clear(customer, Customers.NEVER);
      for (int i = 0; i < neverCount; i++) {
        customers.append(customer, Customers.NEVER, never[i], 0, 0);
      }
    }
    for (int i = 0; i < attributeCount; i++) {
      customers.attribute(customer, attributes[i], kinds[i], values[i]);
    }
    if ((set & BIT_PAYLOAD) != 0) {
      customers.payload(customer, payload, payloadAt, payloadLength);
    }
  }
}
