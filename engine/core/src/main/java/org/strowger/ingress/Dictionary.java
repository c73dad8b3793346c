package org.strowger.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.agrona.DirectBuffer;
import org.strowger.api.EventListener;
import org.strowger.api.Names;
import org.strowger.codec.EventHeader;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.DefineNameDecoder;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.NameReleasedDecoder;
import org.strowger.codec.sbe.RejectedDecoder;

/**
 * External ids and their numbers, as the publishing side knows them. A new name is published to the
 * log before anybody else can see its number, so no command about it can come before its
 * definition. The name of an interaction or a customer is dropped when the core releases it. Any
 * thread.
 */
public final class Dictionary implements Names, EventListener {
  /** Publishes the definition of a name. */
  @FunctionalInterface
  interface Definer {
    /** Returns a position, or a code of {@link org.strowger.api.PublishResult}. */
    long define(IdKind kind, long number, byte[] text);
  }

  private final NameTable[] tables = new NameTable[IdKind.values().length + 1];
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final NameReleasedDecoder released = new NameReleasedDecoder();
  private final RejectedDecoder rejected = new RejectedDecoder();

  /** Starts empty. */
  public Dictionary() {
    for (IdKind kind : IdKind.values()) {
      if (kind != IdKind.NULL_VAL) {
        boolean passing = kind == IdKind.INTERACTION || kind == IdKind.CUSTOMER;
        tables[kind.value()] = new NameTable(!passing);
      }
    }
  }

  /** Takes in a name that the core has. */
  public synchronized void restore(int kind, long number, byte[] text) {
    tables[kind].put(number, new String(text, UTF_8));
  }

  /** Interactions up to this number had names before. */
  public synchronized void restoreHighestInteraction(long number) {
    tables[IdKind.INTERACTION.value()].used(number);
  }

  /** Customers up to this number had names before. */
  public synchronized void restoreHighestCustomer(long number) {
    tables[IdKind.CUSTOMER.value()].used(number);
  }

  @Override
  public String text(IdKind kind, long number) {
    return table(kind).text(number);
  }

  @Override
  public long number(IdKind kind, String text) {
    return table(kind).number(text);
  }

  private NameTable table(IdKind kind) {
    NameTable table = kind == IdKind.NULL_VAL ? null : tables[kind.value()];
    if (table == null) {
      throw new IllegalArgumentException("no kind of thing has names: " + kind);
    }
    return table;
  }

  /**
   * The number of a name; defines it if it has none. With the inline scheduler the core may have
   * refused the definition by the time the definer returns.
   *
   * @return the number, or the definer's code if the definition was not taken in
   */
  long numberOrDefine(IdKind kind, String text, Definer definer) {
    NameTable table = table(kind);
    long known = table.number(text);
    if (known > 0) {
      return known;
    }
    byte[] bytes = checked(kind, text);
    synchronized (this) {
      long meanwhile = table.number(text);
      if (meanwhile > 0) {
        return meanwhile;
      }
      long number = table.next();
      table.used(number);
      // The event of the definition may come before the definer returns.
      table.show(number, text);
      long result = 0;
      try {
        result = definer.define(kind, number, bytes);
      } finally {
        if (result <= 0) {
          table.remove(number);
          table.unused(number);
        }
      }
      if (result <= 0) {
        return result;
      }
      boolean refusedAlready = table.text(number) == null;
      if (!refusedAlready) {
        table.put(number, text);
      }
      return number;
    }
  }

  private static byte[] checked(IdKind kind, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length < 1 || bytes.length > Limits.MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException(
          "the id of "
              + kind
              + " must have 1 to "
              + Limits.MAX_TEXT_LENGTH
              + " bytes of UTF-8, has "
              + bytes.length
              + ": "
              + text);
    }
    if (!text.equals(new String(bytes, UTF_8))) {
      throw new IllegalArgumentException("the id of " + kind + " is no valid Unicode: " + text);
    }
    return bytes;
  }

  /** Sees every event after the listener did; drops names that the core released or refused. */
  @Override
  public void onEvent(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + EventHeader.LENGTH);
    int message = offset + EventHeader.LENGTH + MessageHeaderDecoder.ENCODED_LENGTH;
    if (header.templateId() == NameReleasedDecoder.TEMPLATE_ID) {
      released.wrap(buffer, message, header.blockLength(), header.version());
      remove(released.kindRaw(), released.number());
    } else if (header.templateId() == RejectedDecoder.TEMPLATE_ID) {
      rejected.wrap(buffer, message, header.blockLength(), header.version());
      if (rejected.command() == DefineNameDecoder.TEMPLATE_ID && rejected.valueKind() != 0) {
        remove(rejected.valueKind(), rejected.value());
      }
    }
  }

  private synchronized void remove(int kind, long number) {
    tables[kind].remove(number);
  }
}
