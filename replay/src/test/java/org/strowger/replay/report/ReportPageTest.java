package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.ExitCode;
import org.strowger.replay.ToolTest;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

class ReportPageTest extends ToolTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "main",
          "section",
          "h1",
          "h2",
          "h3",
          "p",
          "dl",
          "dt",
          "dd",
          "ul",
          "li",
          "span",
          "figure",
          "figcaption",
          "details",
          "summary",
          "div",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "svg",
          "desc",
          "g",
          "path",
          "line",
          "rect",
          "circle",
          "text",
          "tspan",
          "defs",
          "clipPath",
          "polyline");

  @TempDir private static Path place;

  private static String page;
  private static Document document;

  @BeforeAll
  static void write() throws Exception {
    HostileDay.write(place);
    Path file = place.resolve("report.html");
    Run run = run("report", place.resolve("journal"), "--html", file);
    assertEquals("", run.err());
    assertEquals(ExitCode.GOOD, run.code());
    page = Files.readString(file);
    document = parse(page);
  }

  static Document parse(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static List<Element> all(Document document, String name) {
    return all(document.getDocumentElement(), name);
  }

  private static List<Element> all(Element within, String name) {
    NodeList list = within.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < list.getLength(); i++) {
      elements.add((Element) list.item(i));
    }
    return elements;
  }

  @Test
  void noNameTurnsTheDirectionOfWhatFollows() {
    String turning = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    assertEquals("\uFFFD".repeat(turning.length()), Markup.clean(turning));
    assertEquals("\u05d0\u200f\u05d1", Markup.clean("\u05d0\u200f\u05d1"));
  }

  @Test
  void namesOfTheJournalAreOnlyText() {
    for (Element element : all(document, "*")) {
      assertTrue(ELEMENTS.contains(element.getTagName()), element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertFalse(
            attribute.startsWith("on")
                || Set.of("src", "href", "srcset", "style", "action").contains(attribute),
            attribute);
      }
    }
    List<String> heads = all(document, "th").stream().map(Node::getTextContent).toList();
    assertTrue(heads.contains(HostileDay.QUEUE), heads.toString());
    assertTrue(heads.contains(HostileDay.AGENT), heads.toString());
    assertTrue(heads.contains(HostileDay.CHANNEL), heads.toString());
    assertTrue(
        all(document, "text").stream()
            .anyMatch(text -> text.getTextContent().startsWith("<script>alert(1)")));
  }

  @Test
  void nothingIsLoaded() {
    String style = all(document, "style").get(0).getTextContent();
    assertFalse(style.contains("@import") || style.contains("url("), style);
    for (Element element : all(document, "*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String value = element.getAttributes().item(i).getNodeValue();
        assertFalse(value.contains("//") || value.matches("(?s).*url\\((?!#).*"), value);
      }
    }
    assertTrue(page.contains("default-src 'none'"));
  }

  @Test
  void theStyleHasNothingThatAPageWouldEscape() {
    String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
    assertFalse(style.contains("&"), style);
  }

  @Test
  void everyChartScalesAndIsToldInWords() {
    List<Element> charts = all(document, "svg");
    assertTrue(charts.size() >= 2 * 8, charts.size() + " charts");
    Set<String> ids = new HashSet<>();
    for (Element element : all(document, "*")) {
      assertTrue(element.getAttribute("id").isEmpty() || ids.add(element.getAttribute("id")));
    }
    for (Element chart : charts) {
      assertTrue(chart.getAttribute("viewBox").startsWith("0 0 "));
      assertFalse(chart.hasAttribute("width"));
      assertTrue(ids.containsAll(List.of(chart.getAttribute("aria-labelledby").split(" ", -1))));
      assertTrue(chart.getElementsByTagName("text").getLength() > 2);
    }
  }

  @Test
  void atTheTopStandsWhetherTheJournalIsIntactAndThenTheFigures() {
    Element main = all(document, "main").get(0);
    List<String> parts = new ArrayList<>();
    for (Node part = main.getFirstChild(); part != null; part = part.getNextSibling()) {
      if (part instanceof Element) {
        parts.add(part.getTextContent().strip());
      }
    }
    assertEquals("Report: journal", parts.get(0));
    assertTrue(parts.get(1).startsWith("INTACT, as far as a journal tells"), parts.get(1));
    assertTrue(parts.get(1).length() < 150, "no screenful: " + parts.get(1));
    assertTrue(parts.get(2).startsWith("In all"), parts.get(2));
    assertTrue(parts.get(3).startsWith("What this is made of"), parts.get(3));
  }

  @Test
  void linesLeaveOutIntervalsInWhichFewWereOffered() throws Exception {
    Document parsed = parse(page(10, 9, 12, 1, 0, 10));
    List<Element> figures = all(parsed, "figure");
    Element shares = figures.get(1);
    assertEquals(
        "Service level, occupancy, abandoned, each 15 minutes"
            + "Not in the line of service level and abandoned: 2 intervals with fewer than 10"
            + " offered, which tell little. The table below has all.",
        all(shares, "figcaption").get(0).getTextContent());
    assertEquals(1 + 3, all(all(shares, "svg").get(0), "circle").size(), "legend and points");
    assertEquals(3, all(all(figures.get(2), "svg").get(0), "circle").size(), "points of ASA");
    assertTrue(all(parsed, "td").stream().anyMatch(cell -> cell.getTextContent().equals("9")));
    assertFalse(all(figures.get(0), "figcaption").get(0).getTextContent().contains("Not in"));
  }

  @Test
  void whereFewWereOfferedAllTheTimeNoLineIsDrawnAndThePageSaysWhy() throws Exception {
    String text = page(9, 1);
    assertEquals(1 + 2 + 2, all(parse(text), "figure").size());
    assertTrue(
        text.contains(
            "<p class=\"note\">ASA, average speed of answer, each 15 minutes is not drawn. Not in"
                + " the line of ASA: 2 intervals with fewer than 10 offered"),
        text);
    assertFalse(page(10, 10).contains("class=\"note\""), "nothing is left out");
  }

  /** A page of a day with so many offered in each interval, all answered at once. */
  private static String page(int... offered) {
    Groups groups = new Groups(900_000, ZoneOffset.UTC);
    for (int i = 0; i < offered.length; i++) {
      Groups.Place place = groups.place("help", "voice", i * 900_000L, 20_000);
      groups.add(place, Count.OFFERED, offered[i]);
      groups.add(place, Count.OFFERED_WITH_TARGET, offered[i]);
      for (int answered = 0; answered < offered[i]; answered++) {
        groups.answered(place, groups.agent("ann"), 1_000, true);
      }
    }
    ReportFigures figures =
        groups.figures(
            new ReportFigures.Source(
                "toy", "test", 1, 0, 1, ZoneOffset.UTC, null, null, List.of(), "", "", true));
    return ReportPage.of("Toy", List.of(), List.of(new ReportPage.Column("toy", figures)));
  }

  @Test
  void itTellsWhatItIsMadeOf() {
    List<String> facts = all(document, "dd").stream().map(Node::getTextContent).toList();
    String told = String.join("\n", facts);
    String head = run("describe", place.resolve("journal"), "--json").json().get("head").toString();
    assertTrue(facts.contains(head), told);
    assertTrue(told.contains("2026-03-01 22:07 to 2026-03-0"), told);
    assertTrue(told.contains("time zone UTC"), told);
    assertTrue(told.contains("version 1 from 2026-03-01 22:07 (sequence "), told);
    assertTrue(told.contains("1,048,576 agents"), told);
    for (Figure figure : Figure.values()) {
      assertTrue(facts.contains(figure.meaning()), figure.id());
    }
  }

  @Test
  void theSameJournalGivesTheSameBytes() throws Exception {
    Path again = place.resolve("again.html");
    assertEquals(ExitCode.GOOD, run("report", place.resolve("journal"), "--html", again).code());
    assertEquals(page, Files.readString(again));
  }

  @Test
  void noFileIsReplaced() throws Exception {
    Path file = Files.writeString(place.resolve("mine"), "mine");
    Run run = run("report", place.resolve("journal"), "--html", file);
    assertEquals(ExitCode.CANNOT_READ, run.code());
    assertTrue(run.err().contains("exists already"), run.err());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void reportsStandSideBySide() throws Exception {
    ReportFigures figures = figures();
    String two =
        ReportPage.of(
            "Two",
            List.of(new ReportPage.Section("Assumed", List.of("What <is> assumed"), List.of())),
            List.of(
                new ReportPage.Column("as it was", figures),
                new ReportPage.Column("as it might be", figures)));
    Document parsed = parse(two);
    assertEquals(2 * all(document, "svg").size(), all(parsed, "svg").size());
    int words = Count.values().length;
    int cells = all(document, "td").size();
    assertEquals(words + 2 * (cells - words), all(parsed, "td").size());
    assertTrue(two.contains("What &lt;is&gt; assumed"));
  }

  private static ReportFigures figures() {
    try (var journal = JournalReader.open(place.resolve("journal"))) {
      Report report = new Report(journal, 900_000, ZoneOffset.UTC);
      var reading =
          journal.read(
              (position, buffer, offset, length) -> {
                report.onRecord(buffer, offset, length);
                return true;
              });
      return report.figures("journal", reading);
    }
  }
}
