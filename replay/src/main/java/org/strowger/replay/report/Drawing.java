package org.strowger.replay.report;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes a drawing over into a page: only shapes and text, without styles, links and what the page's
 * own style says; ids are numbered, numbers rounded, so the same chart is the same bytes. One
 * thread.
 */
final class Drawing {
  private static final Set<String> ELEMENTS =
      Set.of(
          "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath", "polyline");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "class",
          "id",
          "clip-path",
          "d",
          "points",
          "dx",
          "dy",
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "cx",
          "cy",
          "r",
          "width",
          "height",
          "transform",
          "text-anchor",
          "fill",
          "fill-opacity",
          "fill-rule",
          "stroke",
          "stroke-opacity",
          "stroke-width",
          "stroke-dasharray");
  private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

  private final Markup out;
  private final Map<String, String> ids = new HashMap<>();
  private final String prefix;

  private Drawing(Markup out, String prefix) {
    this.out = out;
    this.prefix = prefix;
  }

  /**
   * Writes the drawing into the page, as wide as there is room.
   *
   * @param prefix of ids, nowhere else in the page
   * @param kind class of the svg element
   * @param title for those who do not see it, with a description
   */
  static void write(
      Markup out,
      String prefix,
      String kind,
      String svg,
      int width,
      int height,
      String title,
      String description) {
    out.open(
        "svg",
        "class",
        kind,
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-labelledby",
        prefix + "t " + prefix + "d");
    out.element("title", title, "id", prefix + "t");
    out.element("desc", description, "id", prefix + "d");
    try {
      new Drawing(out, prefix).copy(svg);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the drawing is no XML", e);
    }
    out.close();
  }

  private void copy(String svg) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader in = factory.createXMLStreamReader(new StringReader(svg));
    int skipping = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (skipping > 0 || skipped(in.getLocalName())) {
            skipping++;
          } else if (!in.getLocalName().equals("svg")) {
            open(in);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (skipping > 0) {
            skipping--;
          } else if (!in.getLocalName().equals("svg")) {
            out.close();
          }
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (skipping == 0 && !in.getText().isBlank()) {
            out.text(in.getText().strip());
          }
        }
        default -> {
          // nothing to be seen
        }
      }
    }
  }

  private static boolean skipped(String element) {
    return !ELEMENTS.contains(element) && !element.equals("svg");
  }

  private void open(XMLStreamReader in) {
    String[] attributes = new String[2 * in.getAttributeCount()];
    int length = 0;
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i);
      if (ATTRIBUTES.contains(name)) {
        attributes[length++] = name;
        attributes[length++] = value(name, in.getAttributeValue(i));
      }
    }
    out.open(in.getLocalName(), Arrays.copyOf(attributes, length));
  }

  private String value(String name, String value) {
    if (name.equals("id")) {
      return id(value);
    }
    Matcher reference = REFERENCE.matcher(value);
    if (reference.find()) {
      return "url(#" + id(reference.group(1)) + ")";
    }
    return LONG_NUMBER
        .matcher(value)
        .replaceAll(
            number ->
                new BigDecimal(number.group())
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString());
  }

  private String id(String theirs) {
    int next = ids.size();
    return ids.computeIfAbsent(theirs, id -> prefix + next);
  }
}
