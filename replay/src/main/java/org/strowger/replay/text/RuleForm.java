package org.strowger.replay.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.strowger.codec.RuleAction;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.Role;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/**
 * Brings logged context rules back into the text in which they are written, with a bracket more
 * than need be. What is no rule that can be written has no text. Stateless; any thread.
 */
final class RuleForm {
  private static final Map<RuleOperation, String> SIGNS =
      Map.of(
          RuleOperation.NUMBER_EQUAL, "==",
          RuleOperation.NUMBER_DIFFERS, "!=",
          RuleOperation.BELOW, "<",
          RuleOperation.AT_MOST, "<=",
          RuleOperation.ABOVE, ">",
          RuleOperation.AT_LEAST, ">=",
          RuleOperation.SAME, "==",
          RuleOperation.DIFFERS, "!=");

  private RuleForm() {}

  /** A piece of a condition. */
  private record Term(String text, RuleOperation operation) {
    /** As one side of a comparison: a number beside a duration is one. */
    String beside(Term other) {
      boolean duration = other.operation == RuleOperation.INTERACTION_CREDIT;
      return operation == RuleOperation.NUMBER && duration ? text + "ms" : text;
    }
  }

  /**
   * A rule of a plan file.
   *
   * @param fields of the log; ids in the places of their numbers
   * @return null if it has no text
   */
  static Map<String, Object> of(Map<String, Object> fields) {
    String condition = condition((List<?>) fields.get("operations"));
    List<Object> actions = new ArrayList<>();
    for (Object action : (List<?>) fields.get("actions")) {
      actions.add(action((Map<?, ?>) action));
    }
    if (condition == null || actions.contains(null)) {
      return null;
    }
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("name", String.valueOf(fields.get("rule")));
    rule.put("when", condition);
    rule.put("then", actions);
    return rule;
  }

  private static String condition(List<?> operations) {
    Deque<Term> stack = new ArrayDeque<>();
    for (Object entry : operations) {
      Map<?, ?> fields = (Map<?, ?>) entry;
      RuleOperation operation = RuleOperation.of(((Long) fields.get("operation")).intValue());
      int taken = operation == null ? 0 : taken(operation);
      if (operation == null || stack.size() < taken) {
        return null;
      }
      Term right = taken > 0 ? stack.pop() : null;
      Term left = taken > 1 ? stack.pop() : null;
      String text = text(operation, left, right, fields.get("operand"));
      if (text == null) {
        return null;
      }
      stack.push(new Term(text, operation));
    }
    return stack.size() == 1 ? stack.pop().text : null;
  }

  private static int taken(RuleOperation operation) {
    return switch (operation.role()) {
      case LOGIC -> operation == RuleOperation.NOT ? 1 : 2;
      case NUMBERS, WORDS -> 2;
      case CONSTANT, FACT -> 0;
    };
  }

  private static String text(RuleOperation operation, Term left, Term right, Object operand) {
    if (operation == RuleOperation.NOT) {
      return "not " + right.text;
    } else if (operation.role() == Role.LOGIC) {
      return "(" + left.text + " " + word(operation) + " " + right.text + ")";
    } else if (SIGNS.containsKey(operation)) {
      return "(" + left.beside(right) + " " + SIGNS.get(operation) + " " + right.beside(left) + ")";
    } else if (operation.role() == Role.CONSTANT) {
      return constant(operation, operand);
    }
    return fact(operation, operand);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String constant(RuleOperation operation, Object operand) {
    return switch (operation.operand()) {
      case NONE -> word(operation);
      case NUMBER -> String.valueOf(operand);
      case RESOLVED -> {
        long value = (Long) operand;
        yield value >= 0 && value <= 2 ? word(Resolved.get((short) value)) : null;
      }
      default -> quoted(operand);
    };
  }

  private static String fact(RuleOperation operation, Object operand) {
    if (operation == RuleOperation.JOURNEY_LAST_DISPOSITION) {
      return "journey.last(contact)";
    }
    String name = word(operation).replaceFirst("_", ".").replace('_', '-');
    return switch (operation.operand()) {
      case NONE -> name;
      case DURATION -> name + "(" + operand + "ms)";
      case KIND -> kind((Long) operand, name, "");
      case KIND_AND_DURATION -> {
        long value = (Long) operand;
        String within = ", " + RuleOperation.durationIn(value) + "ms";
        yield kind(RuleOperation.kindIn(value), name, within);
      }
      default -> name + "(" + quoted(operand) + ")";
    };
  }

  private static String kind(long value, String name, String rest) {
    for (TouchKind kind : TouchKind.values()) {
      if (kind.value() == value && kind != TouchKind.NULL_VAL) {
        return name + "(" + word(kind) + rest + ")";
      }
    }
    return null;
  }

  private static String quoted(Object id) {
    return '"' + String.valueOf(id).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String action(Map<?, ?> fields) {
    RuleAction action = RuleAction.of(((Long) fields.get("action")).intValue());
    if (action == null) {
      return null;
    }
    String word = word(action).replace('_', ' ');
    String id = action.idKind() == null ? "" : " " + quoted(fields.get("number"));
    return switch (action) {
      case REQUIRE -> word + id + " at " + fields.get("value");
      case LOWER -> word + id + " to " + fields.get("value");
      case CREDIT -> word + " " + fields.get("value") + "ms";
      case CLASS -> word + " " + fields.get("value");
      default -> word + id;
    };
  }
}
