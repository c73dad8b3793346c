package org.strowger.api.plan.rule;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.strowger.codec.Limits;

/** Cuts a text into words. One use. */
final class Lexer {
  private static final Map<String, Long> UNITS =
      Map.of("ms", 1L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  /** What other languages write, and what is meant. */
  private static final Map<String, String> OTHERWISE =
      Map.of("=", "==", "&", "and", "|", "or", "!", "not", "'", "\"");

  private final String text;
  private final int startColumn;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line;
  private int column;

  private Lexer(RuleText source) {
    text = source.text();
    line = source.line();
    column = source.column();
    startColumn = source.column();
  }

  /** All words, and the end. */
  static List<Token> words(RuleText source) {
    Lexer lexer = new Lexer(source);
    lexer.read();
    return lexer.tokens;
  }

  private void read() {
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        step();
      }
      if (at == text.length()) {
        tokens.add(new Token(Token.Kind.END, "", 0, line, column));
        return;
      }
      char next = text.charAt(at);
      if (isLetter(next)) {
        name();
      } else if (isDigit(next) || (next == '-' && isDigit(peek(1)))) {
        number();
      } else if (next == '"') {
        quoted();
      } else {
        sign();
      }
    }
  }

  private void step() {
    if (text.charAt(at++) == '\n') {
      line++;
      column = startColumn;
    } else {
      column++;
    }
  }

  private char peek(int further) {
    return at + further < text.length() ? text.charAt(at + further) : 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private RuleException wrong(String problem) {
    return new RuleException(problem, line, column);
  }

  private void name() {
    int fromLine = line;
    int fromColumn = column;
    int from = at;
    while (at < text.length()
        && (isLetter(text.charAt(at))
            || isDigit(text.charAt(at))
            || text.charAt(at) == '.'
            || text.charAt(at) == '-'
            || text.charAt(at) == '_')) {
      step();
    }
    tokens.add(new Token(Token.Kind.NAME, text.substring(from, at), 0, fromLine, fromColumn));
  }

  private void number() {
    int fromLine = line;
    int fromColumn = column;
    int from = at;
    step();
    while (isDigit(peek(0))) {
      step();
    }
    int unitAt = at;
    while (isLetter(peek(0)) || isDigit(peek(0)) || peek(0) == '_' || peek(0) == '.') {
      step();
    }
    String whole = text.substring(from, at);
    String unit = text.substring(unitAt, at);
    Token word = new Token(Token.Kind.NUMBER, whole, 0, fromLine, fromColumn);
    Long ms = unit.isEmpty() ? Long.valueOf(1) : UNITS.get(unit);
    if (ms == null) {
      throw word.wrong(
          "'"
              + whole
              + "' is neither a whole number nor a duration such as 500ms, 30s, 5m, 2h, 7d");
    }
    try {
      long value = Math.multiplyExact(Long.parseLong(text.substring(from, unitAt)), ms);
      Token.Kind kind = unit.isEmpty() ? Token.Kind.NUMBER : Token.Kind.DURATION;
      tokens.add(new Token(kind, whole, value, fromLine, fromColumn));
    } catch (ArithmeticException | NumberFormatException e) {
      throw word.wrong("'" + whole + "' is too large");
    }
  }

  private void quoted() {
    int fromLine = line;
    int fromColumn = column;
    StringBuilder into = new StringBuilder();
    step();
    while (peek(0) != '"') {
      if (at == text.length()) {
        throw new RuleException("a text is not closed with '\"'", fromLine, fromColumn);
      }
      if (peek(0) == '\\') {
        if (peek(1) != '"' && peek(1) != '\\') {
          throw wrong("'\\' in a text must be followed by '\"' or '\\'");
        }
        step();
      }
      into.append(peek(0));
      step();
    }
    step();
    Token word = new Token(Token.Kind.TEXT, into.toString(), 0, fromLine, fromColumn);
    int length = word.text().getBytes(StandardCharsets.UTF_8).length;
    if (length == 0 || length > Limits.MAX_TEXT_LENGTH) {
      throw word.wrong(
          word.shown() + " has " + length + " bytes, not 1 to " + Limits.MAX_TEXT_LENGTH);
    }
    tokens.add(word);
  }

  private void sign() {
    for (String sign : List.of("==", "!=", "<=", ">=", "<", ">", "(", ")", ",")) {
      if (text.startsWith(sign, at)) {
        tokens.add(new Token(Token.Kind.SIGN, sign, 0, line, column));
        for (int i = 0; i < sign.length(); i++) {
          step();
        }
        return;
      }
    }
    String one = new String(Character.toChars(text.codePointAt(at)));
    String meant = OTHERWISE.get(one);
    throw wrong("'" + one + "' is not known here" + (meant == null ? "" : "; write " + meant));
  }
}
