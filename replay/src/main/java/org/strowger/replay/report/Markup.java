package org.strowger.replay.report;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a page that is HTML and well-formed XML. All text and attributes are escaped; what XML has
 * no form for, as control characters, and what turns the direction of text, becomes a replacement
 * character. One thread.
 */
final class Markup {
  private static final char REPLACEMENT = '\uFFFD';

  private final XMLStreamWriter out;

  Markup(Writer writer) {
    try {
      out = XMLOutputFactory.newInstance().createXMLStreamWriter(writer);
      out.writeDTD("<!DOCTYPE html>\n");
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String element, String... attributes) {
    try {
      out.writeStartElement(element);
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  Markup close() {
    try {
      out.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** An element that HTML knows to be empty. */
  Markup empty(String element, String... attributes) {
    try {
      out.writeEmptyElement(element);
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  Markup text(String text) {
    try {
      out.writeCharacters(clean(text));
      return this;
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  /** An element with text in it. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  Markup newLine() {
    return text("\n");
  }

  void end() {
    try {
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw failed(e);
    }
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], clean(attributes[i + 1]));
    }
  }

  /** The text with only characters that XML has, and that show others in their order. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> allowed(point) ? point : REPLACEMENT)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean allowed(int point) {
    boolean control = Character.getType(point) == Character.CONTROL && point != '\n';
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean turning = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return !control && !surrogate && !turning && (point & 0xFFFE) != 0xFFFE;
  }

  private static IllegalStateException failed(XMLStreamException e) {
    return new IllegalStateException("writing to memory cannot fail", e);
  }
}
