package org.strowger.api.plan.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.strowger.codec.Limits;

/** The words of a text, one after another. One use. */
final class Words {
  private final List<Token> tokens;
  private int at;

  Words(RuleText source) {
    tokens = Lexer.words(source);
  }

  /** The next word; it stays the next. */
  Token peek() {
    return tokens.get(at);
  }

  /** The next word; the end is never passed. */
  Token take() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  /** Passes a sign if it is next. */
  boolean takes(String sign) {
    boolean is = peek().is(sign);
    at += is ? 1 : 0;
    return is;
  }

  /** Passes a word if it is next. */
  boolean takesWord(String word) {
    boolean is = peek().isWord(word);
    at += is ? 1 : 0;
    return is;
  }

  /** Passes a sign or word that must be next. */
  void expect(String wanted, String behind) {
    if (!takes(wanted) && !takesWord(wanted)) {
      throw peek().wrong("'" + wanted + "' is missing " + behind + ", before " + peek().shown());
    }
  }

  /** Nothing more may follow. */
  void end() {
    if (peek().kind() != Token.Kind.END) {
      throw peek().wrong(peek().shown() + " is left over");
    }
  }

  /** An external id, plain or as a text. */
  String id(String what) {
    Token token = take();
    if (token.kind() == Token.Kind.NUMBER) {
      throw token.wrong("the " + what + " must be a text: write \"" + token.text() + "\"");
    }
    if (token.kind() != Token.Kind.NAME && token.kind() != Token.Kind.TEXT) {
      throw token.wrong("the " + what + " is missing before " + token.shown());
    }
    int length = token.text().getBytes(StandardCharsets.UTF_8).length;
    if (length > Limits.MAX_TEXT_LENGTH) {
      throw token.wrong(
          token.shown() + " has " + length + " bytes, not 1 to " + Limits.MAX_TEXT_LENGTH);
    }
    return token.text();
  }

  /** A number or duration within bounds. */
  long value(Token.Kind kind, String what, String range, long least, long most) {
    Token token = take();
    if (token.kind() != kind) {
      String kindIs = kind == Token.Kind.NUMBER ? "a whole number" : "a duration such as 30s";
      throw token.wrong("the " + what + " must be " + kindIs + ", not " + token.shown());
    }
    if (token.value() < least || token.value() > most) {
      throw token.wrong("the " + what + " must be " + range + ", not " + token.text());
    }
    return token.value();
  }
}
