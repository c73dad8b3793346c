package org.strowger.replay.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.TouchKind;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.TokenListener;
import uk.co.real_logic.sbe.otf.Types;

/** Collects the fields of one message while it is decoded. */
final class FieldCollector implements TokenListener {
  /** Fields that hold the number of a thing, and its kind. */
  private static final Map<String, IdKind> NUMBERS =
      Map.ofEntries(
          Map.entry("agent", IdKind.AGENT),
          Map.entry("interaction", IdKind.INTERACTION),
          Map.entry("skill", IdKind.SKILL),
          Map.entry("team", IdKind.TEAM),
          Map.entry("channel", IdKind.CHANNEL),
          Map.entry("named", IdKind.AGENT),
          Map.entry("claimedBy", IdKind.INTERACTION),
          Map.entry("queue", IdKind.QUEUE),
          Map.entry("overflow", IdKind.QUEUE),
          Map.entry("fallback", IdKind.QUEUE),
          Map.entry("fromQueue", IdKind.QUEUE),
          Map.entry("toQueue", IdKind.QUEUE),
          Map.entry("profile", IdKind.PROFILE),
          Map.entry("customer", IdKind.CUSTOMER),
          Map.entry("topic", IdKind.TOPIC),
          Map.entry("reason", IdKind.REASON),
          Map.entry("disposition", IdKind.DISPOSITION),
          Map.entry("fromAgent", IdKind.AGENT),
          Map.entry("toAgent", IdKind.AGENT),
          Map.entry("owner", IdKind.AGENT),
          Map.entry("lastAgent", IdKind.AGENT),
          Map.entry("agentHere", IdKind.AGENT),
          Map.entry("fromChannel", IdKind.CHANNEL),
          Map.entry("toChannel", IdKind.CHANNEL),
          Map.entry("segment", IdKind.CODE),
          Map.entry("language", IdKind.CODE),
          Map.entry("region", IdKind.CODE),
          Map.entry("verifiedBy", IdKind.CODE),
          Map.entry("device", IdKind.CODE),
          Map.entry("outcome", IdKind.CODE),
          Map.entry("note", IdKind.CODE),
          Map.entry("rule", IdKind.CODE),
          Map.entry("attribute", IdKind.ATTRIBUTE));

  /** Plain integers that hold a value of an enum, so that the core can refuse a wrong one. */
  private static final Map<String, String> ENUMS =
      Map.of(
          "presence",
          "Presence",
          "valueKind",
          "IdKind",
          "resolved",
          "Resolved",
          "sender",
          "Sender",
          "state",
          "ChannelState",
          "kind",
          "TouchKind");

  private final MessageReader reader;
  private final Ir schema;
  private final Dictionary dictionary;
  private final Map<String, Object> root = new LinkedHashMap<>();
  private final Deque<Map<String, Object>> open = new ArrayDeque<>();
  private String numberField;
  private long number;
  private IdKind kind;
  private long attributeKind;
  private IdKind named;
  private long outcome;

  FieldCollector(MessageReader reader, Ir schema, Dictionary dictionary) {
    this.reader = reader;
    this.schema = schema;
    this.dictionary = dictionary;
    open.push(root);
  }

  Map<String, Object> fields() {
    return root;
  }

  @Override
  public void onBeginMessage(Token token) {}

  @Override
  public void onEndMessage(Token token) {
    if (numberField != null) {
      // Its kind is in the same message, before or behind it.
      root.put(numberField, kind == null ? (Object) number : dictionary.show(kind, number));
    }
  }

  @Override
  public void onEncoding(
      Token field, DirectBuffer buffer, int index, Token type, int actingVersion) {
    if (actingVersion < field.version()) {
      return;
    }
    String name = field.name();
    if (type.arrayLength() > 1) {
      byte[] bytes = new byte[type.encodedLength()];
      buffer.getBytes(index, bytes);
      put(name, Text.hex(bytes));
      return;
    }
    long value = Types.getLong(buffer, index, type.encoding());
    if (name.equals("reserved")) {
      return;
    }
    if (name.endsWith("Digest")) {
      put(name, Text.hex(value));
    } else if (open.size() > 1 && !NUMBERS.containsKey(name)) {
      putInGroup(name, value);
    } else if (name.equals("number") || name.equals("value")) {
      numberField = name;
      number = value;
      put(name, value);
    } else if (name.equals("command")) {
      put(name, reader.command((int) value));
    } else if (ENUMS.containsKey(name)) {
      putEnum(name, value, schema.getType(ENUMS.get(name)));
    } else if (NUMBERS.containsKey(name)) {
      outcome = name.equals("outcome") ? value : outcome;
      put(name, dictionary.show(NUMBERS.get(name), value));
    } else {
      put(name, value);
    }
  }

  /** What is no number of a thing, or of one whose kind stands before it. */
  private void putInGroup(String name, long value) {
    if (name.equals("kind")) {
      attributeKind = value;
    } else if (name.equals("operation")) {
      RuleOperation operation = RuleOperation.of((int) value);
      named = operation == null ? null : operation.operand().idKind();
    } else if (name.equals("action")) {
      RuleAction action = RuleAction.of((int) value);
      named = action == null ? null : action.idKind();
    }
    IdKind shownAs = null;
    if (name.equals("operand") || name.equals("number")) {
      shownAs = named;
    } else if (name.equals("value") && attributeKind == IdKind.CODE.value()) {
      shownAs = IdKind.CODE;
    }
    put(name, shownAs == null ? (Object) value : dictionary.show(shownAs, value));
  }

  @Override
  public void onEnum(
      Token field,
      DirectBuffer buffer,
      int index,
      List<Token> tokens,
      int from,
      int to,
      int actingVersion) {
    if (actingVersion >= field.version()) {
      long value = Types.getLong(buffer, index, tokens.get(from + 1).encoding());
      putEnum(field.name(), value, tokens.subList(from, to + 1));
    }
  }

  private void putEnum(String name, long value, List<Token> type) {
    String typeName = type.get(0).name();
    if (typeName.equals("IdKind")) {
      kind = kindOf(value);
    } else if (typeName.equals("TouchKind")) {
      attributeKind = 0;
      if (value == TouchKind.CONTACT.value() && open.element().containsKey("outcome")) {
        put("outcome", dictionary.show(IdKind.DISPOSITION, outcome));
      }
    }
    Object shown = value;
    for (Token token : type) {
      Encoding encoding = token.encoding();
      if (token.signal() == Signal.VALID_VALUE && encoding.constValue().longValue() == value) {
        boolean flag = typeName.equals("Flag");
        shown = flag ? (Object) (value != 0) : Text.hyphens(token.name());
      }
    }
    put(name, shown);
  }

  private static IdKind kindOf(long value) {
    for (IdKind kind : IdKind.values()) {
      if (kind.value() == value && kind != IdKind.NULL_VAL) {
        return kind;
      }
    }
    return null;
  }

  private void put(String name, Object value) {
    if (value != null) {
      open.element().put(name, value);
    }
  }

  @Override
  public void onGroupHeader(Token token, int count) {
    open.element().put(token.name(), new ArrayList<>(Math.min(count, 1024)));
  }

  @Override
  @SuppressWarnings("unchecked")
  public void onBeginGroup(Token token, int index, int count) {
    Map<String, Object> entry = new LinkedHashMap<>();
    ((List<Object>) open.element().get(token.name())).add(entry);
    open.push(entry);
  }

  @Override
  public void onEndGroup(Token token, int index, int count) {
    open.pop();
  }

  @Override
  public void onVarData(Token field, DirectBuffer buffer, int index, int length, Token type) {
    byte[] bytes = new byte[length];
    buffer.getBytes(index, bytes);
    if (field.name().equals("text")) {
      put(field.name(), new String(bytes, UTF_8));
    } else if (length > 0) {
      put(field.name(), Base64.getEncoder().encodeToString(bytes));
    }
  }

  @Override
  public void onBitSet(
      Token field,
      DirectBuffer buffer,
      int index,
      List<Token> tokens,
      int from,
      int to,
      int actingVersion) {
    if (actingVersion >= field.version()) {
      put(field.name(), Types.getLong(buffer, index, tokens.get(from).encoding()));
    }
  }

  @Override
  public void onBeginComposite(Token field, List<Token> tokens, int from, int to) {
    Map<String, Object> entry = new LinkedHashMap<>();
    open.element().put(field.name(), entry);
    open.push(entry);
  }

  @Override
  public void onEndComposite(Token field, List<Token> tokens, int from, int to) {
    open.pop();
  }
}
