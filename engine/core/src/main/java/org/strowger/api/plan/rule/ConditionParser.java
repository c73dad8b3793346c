package org.strowger.api.plan.rule;

import java.util.List;
import java.util.Map;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.RuleOperation.ValueType;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.TouchKind;

/** Reads a condition by recursive descent; see the grammar of this package. One use. */
final class ConditionParser {
  private static final Map<String, RuleOperation> COMPARISONS =
      Map.of(
          "==", RuleOperation.NUMBER_EQUAL,
          "!=", RuleOperation.NUMBER_DIFFERS,
          "<", RuleOperation.BELOW,
          "<=", RuleOperation.AT_MOST,
          ">", RuleOperation.ABOVE,
          ">=", RuleOperation.AT_LEAST);

  private static final Map<String, Resolved> RESOLVED =
      Map.of("yes", Resolved.YES, "no", Resolved.NO, "unsaid", Resolved.UNSAID);

  private static final List<String> JOINS = List.of("and", "or", "not", "at", "to");

  private final Words words;
  private int nested;

  ConditionParser(RuleText source) {
    words = new Words(source);
  }

  /** The operations of the whole text. */
  List<Plan.Operation> parse() {
    Term condition = either();
    words.end();
    return truth(condition).operations();
  }

  private Term either() {
    Term left = both();
    while (words.takesWord("or")) {
      left = truth(left).with(truth(both()), RuleOperation.OR);
    }
    return left;
  }

  private Term both() {
    Term left = single();
    while (words.takesWord("and")) {
      left = truth(left).with(truth(single()), RuleOperation.AND);
    }
    return left;
  }

  private Term single() {
    Token not = words.peek();
    if (!words.takesWord("not")) {
      return comparison();
    }
    enter(not);
    Term negated = truth(single()).negated(not);
    nested--;
    return negated;
  }

  private void enter(Token at) {
    if (++nested > Limits.MAX_RULE_DEPTH) {
      throw at.wrong("the condition is nested deeper than " + Limits.MAX_RULE_DEPTH);
    }
  }

  /** What must be true or false. */
  private static Term truth(Term term) {
    if (term.type() != ValueType.BOOLEAN) {
      throw term.first()
          .wrong(term.shown() + " is " + term.what() + ", not true or false; compare it");
    }
    return term;
  }

  private Term comparison() {
    Term left = value();
    Token sign = words.peek();
    RuleOperation comparison = sign.kind() == Token.Kind.SIGN ? comparison(sign) : null;
    if (comparison == null) {
      return left;
    }
    words.take();
    Term both = compare(left, sign, comparison, value());
    if (words.peek().kind() == Token.Kind.SIGN && comparison(words.peek()) != null) {
      throw words.peek().wrong("two values are compared at a time; join comparisons with and");
    }
    return both;
  }

  private static RuleOperation comparison(Token sign) {
    return COMPARISONS.get(sign.text());
  }

  private static Term compare(Term left, Token sign, RuleOperation comparison, Term right) {
    Term a = isWord(right) && left.type() == null ? left.as(right.type()) : left;
    Term b = isWord(left) && right.type() == null ? right.as(left.type()) : right;
    for (Term one : List.of(a, b)) {
      if (one.type() == ValueType.BOOLEAN) {
        throw one.first()
            .wrong(one.shown() + " is true or false already; write it alone, or with not");
      }
    }
    if (a.type() == null && b.type() == null) {
      throw a.first().wrong("a text is compared with a fact, not " + a.shown() + " with a text");
    }
    if (a.type() != b.type() || a.duration() != b.duration()) {
      throw b.first()
          .wrong(
              a.shown()
                  + " is "
                  + a.what()
                  + " and "
                  + b.shown()
                  + " is "
                  + b.what()
                  + "; they cannot be compared");
    }
    if (a.type() == ValueType.NUMBER) {
      return a.with(b, comparison);
    }
    return switch (comparison) {
      case NUMBER_EQUAL -> a.with(b, RuleOperation.SAME);
      case NUMBER_DIFFERS -> a.with(b, RuleOperation.DIFFERS);
      default ->
          throw sign.wrong(
              sign.shown() + " is for numbers and durations; " + a.shown() + " is " + a.what());
    };
  }

  /** A word whose type a text can take. */
  private static boolean isWord(Term term) {
    return term.type() != null && term.type().isWord() && term.type() != ValueType.RESOLVED;
  }

  private Term value() {
    Token token = words.take();
    return switch (token.kind()) {
      case NUMBER, DURATION ->
          Term.leaf(
              token,
              token.shown(),
              ValueType.NUMBER,
              token.kind() == Token.Kind.DURATION,
              constant(RuleOperation.NUMBER, token.value()));
      case TEXT -> Term.text(token);
      case NAME -> name(token);
      case SIGN -> {
        if (!token.is("(")) {
          throw token.wrong("a value is missing before " + token.shown());
        }
        enter(token);
        Term inner = either();
        words.expect(")", "behind what '(' began");
        nested--;
        yield inner;
      }
      case END -> throw token.wrong("a value is missing at the end");
    };
  }

  private static Plan.Operation constant(RuleOperation operation, long operand) {
    return new Plan.Operation(operation.code(), operand, null, "");
  }

  private Term name(Token token) {
    String word = token.text();
    if (word.equals("true") || word.equals("false")) {
      RuleOperation constant = word.equals("true") ? RuleOperation.TRUE : RuleOperation.FALSE;
      return Term.leaf(token, token.shown(), ValueType.BOOLEAN, false, Term.operation(constant));
    }
    Resolved resolved = RESOLVED.get(word);
    if (resolved != null) {
      Plan.Operation one = constant(RuleOperation.RESOLVED, resolved.value());
      return Term.leaf(token, token.shown(), ValueType.RESOLVED, false, one);
    }
    if (JOINS.contains(word)) {
      throw token.wrong("a value is missing before " + token.shown());
    }
    FactName fact = FactName.of(word);
    if (fact == null) {
      String quoted = word.indexOf('.') < 0 ? "; a text stands in quotes: \"" + word + "\"" : "";
      String meant = Suggestion.of(word, FactName.names());
      throw token.wrong(token.shown() + " is not a fact" + (meant.isEmpty() ? quoted : meant));
    }
    return fact(token, fact);
  }

  // Facts and their arguments

  private Term fact(Token name, FactName fact) {
    RuleOperation operation = fact.operation();
    long operand = 0;
    String id = "";
    switch (operation.operand()) {
      case NONE -> {
        if (words.peek().is("(")) {
          throw words.peek().wrong(name.shown() + " takes nothing in brackets");
        }
      }
      case ATTRIBUTE, CODE -> {
        open(name, "(\"x\")");
        id = argumentText(name);
        close(name);
      }
      case DURATION -> {
        open(name, "(7d)");
        operand = duration(name);
        close(name);
      }
      case KIND -> {
        open(name, "(bot)");
        TouchKind kind = kind(name);
        close(name);
        if (kind == TouchKind.CONTACT) {
          operation = RuleOperation.JOURNEY_LAST_DISPOSITION;
        } else {
          operand = kind.value();
        }
      }
      case KIND_AND_DURATION -> {
        open(name, "(bot, 1d)");
        TouchKind kind = kind(name);
        words.expect(",", "between kind and duration of " + name.shown());
        operand = RuleOperation.kindAndDuration(kind.value(), duration(name));
        close(name);
      }
      default -> throw new IllegalStateException("operand of a fact: " + operation.operand());
    }
    Plan.Operation one =
        new Plan.Operation(operation.code(), operand, operation.operand().idKind(), id);
    return Term.leaf(name, name.shown(), operation.type(), fact.duration(), one);
  }

  private void open(Token name, String example) {
    if (!words.takes("(")) {
      throw name.wrong(name.shown() + " needs something in brackets: " + name.text() + example);
    }
  }

  private void close(Token name) {
    words.expect(")", "behind what " + name.shown() + " takes");
  }

  private String argumentText(Token name) {
    Token token = words.take();
    if (token.kind() != Token.Kind.TEXT) {
      throw token.wrong(name.shown() + " takes a text in quotes, not " + token.shown());
    }
    return token.text();
  }

  private long duration(Token name) {
    return words.value(
        Token.Kind.DURATION,
        "duration of " + name.shown(),
        "from 0s to 366d",
        0,
        Limits.MAX_DURATION_MS);
  }

  private TouchKind kind(Token name) {
    Token token = words.take();
    TouchKind kind = token.kind() == Token.Kind.NAME ? FactName.kind(token.text()) : null;
    if (kind == null) {
      String meant = Suggestion.of(token.text(), FactName.kinds());
      throw token.wrong(
          name.shown()
              + " takes a kind of touchpoint ("
              + String.join(", ", FactName.kinds())
              + "), not "
              + token.shown()
              + meant);
    }
    return kind;
  }
}
