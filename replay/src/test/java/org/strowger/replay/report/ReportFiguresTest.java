package org.strowger.replay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.replay.ToolTest;
import org.strowger.replay.text.Json;

class ReportFiguresTest extends ToolTest {
  @TempDir private static Path place;

  private static Map<String, Object> report;
  private static Map<String, Object> total;
  private static EventLog log;
  private static long endMs;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void write() throws Exception {
    HostileDay.write(place);
    log = new EventLog(place.resolve("events.jsonl"));
    report = run("report", place.resolve("journal"), "--json").json();
    total = (Map<String, Object>) report.get("totals");
    Map<String, Object> source = (Map<String, Object>) report.get("source");
    endMs = Instant.parse((String) source.get("to")).toEpochMilli();
  }

  private static long total(String count) {
    return (Long) total.get(count);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> groups(String kind) {
    return (List<Map<String, Object>>) report.get(kind);
  }

  private static long sum(String kind, String count) {
    return groups(kind).stream().mapToLong(group -> (Long) group.get(count)).sum();
  }

  @Test
  void countsAreThoseOfTheEvents() {
    long warm = log.count("transferred", one -> EventLog.isTrue(one, "warm"));
    assertEquals(log.count("waiting") + log.count("moved") + warm, total("offered"), "offered");
    assertEquals(log.count("accepted"), total("answered"), "answered");
    assertEquals(log.sum("accepted", "waited-ms"), total("answer-wait-ms"));
    assertEquals(log.count("accepted", EventLog::inTarget), total("answered-in-target"));
    assertEquals(log.abandonedWaiting(), total("abandoned"), "abandoned");
    assertEquals(log.count("expired"), total("expired"), "expired");
    assertEquals(log.count("completed"), total("completed"), "completed");
    assertEquals(
        log.count("completed", one -> EventLog.isTrue(one, "resolved")), total("resolved"));
    assertEquals(log.sum("wrap-up-ended", "wrap-up-ms"), total("wrap-up-ms"));
    assertEquals(warm, total("transfers-warm"), "warm");
    assertEquals(
        log.count("transferred"),
        total("transfers-warm") + total("transfers-blind") + total("transfers-waiting"));
    assertEquals(log.count("shifted"), total("shifts"));
    assertEquals(log.count("returned"), total("returned"));
    assertEquals(log.count("parked"), total("parked"));
    assertEquals(log.count("callback-scheduled"), total("callbacks"));
    assertEquals(
        log.count("promise-broken", one -> "first-answer".equals(one.get("promise"))),
        total("first-answer-broken"));
    assertEquals(
        log.count("accepted", one -> "with-context".equals(one.get("handover"))),
        total("handovers-with-context"));
  }

  @Test
  void aPromiseIsMadeBeforeItIsWarnedOfOrBroken() {
    for (String promise : List.of("first-answer", "next-response")) {
      for (String kind : List.of("queues", "channels", "intervals")) {
        for (Map<String, Object> group : groups(kind)) {
          long promised = (Long) group.get(promise + "-promised");
          assertTrue((Long) group.get(promise + "-warned") <= promised, group.toString());
          assertTrue((Long) group.get(promise + "-broken") <= promised, group.toString());
        }
      }
    }
  }

  @Test
  void theDayHasEverythingThatIsCounted() {
    Set<Count> never =
        EnumSet.of(
            Count.HANDOVERS_WITHOUT_CONTEXT,
            Count.OFFERS_DECLINED,
            Count.OFFERS_MISSED,
            Count.SHIFTS_REFUSED);
    for (Count count : Count.values()) {
      if (count.scope() != Count.Scope.ALL && !never.contains(count)) {
        assertTrue(total(count.id()) > 0, count.id());
      }
    }
    assertEquals(
        List.of("01", "02"),
        List.copyOf(
            new TreeSet<>(
                groups("intervals").stream()
                    .map(group -> group.get("from").toString().substring(8, 10))
                    .toList())));
  }

  @Test
  void theSchemaSaysAllThatIsWritten() throws Exception {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("docs", "report.schema.json")), InputFormat.JSON);
    assertEquals(List.of(), schema.validate(Json.text(report), InputFormat.JSON));
    Map<String, Object> other = new HashMap<>(report);
    other.put("more", 1L);
    assertEquals(1, schema.validate(Json.text(other), InputFormat.JSON).size());
  }

  @Test
  void theDocumentDefinesEveryCountAndFigure() throws Exception {
    String document = Files.readString(Path.of("docs", "tools.md"));
    for (Count count : Count.values()) {
      String row = "| `" + count.id() + "` | " + count.meaning() + " |";
      assertTrue(document.contains(row), row);
    }
    for (Figure figure : Figure.values()) {
      String row = "| " + figure.title() + " | `" + figure.id() + "` | " + figure.meaning() + " |";
      assertTrue(document.contains(row), row);
    }
    assertTrue(document.contains(ReportForm.SOURCES));
  }

  @Test
  void noTwoFiguresHaveTheSameId() {
    Set<String> ids = new TreeSet<>();
    for (Count count : Count.values()) {
      assertTrue(ids.add(count.id()), count.id());
    }
    for (Figure figure : Figure.values()) {
      assertTrue(ids.add(figure.id()), figure.id());
    }
  }

  @Test
  void handlingIsWhatTheEventsSayWhereTheySay() {
    long said = 0;
    for (String kind : List.of("completed", "returned", "parked", "shifted")) {
      said += log.sum(kind, "handled-ms");
    }
    assertTrue(total("handling-ms") >= said, total("handling-ms") + " and " + said);
    long warmAndCalledBack = log.count("transfer-ended") + log.count("callback-scheduled");
    long blind = log.sum("transferred", "handled-ms");
    assertTrue(total("handling-ms") <= said + blind + warmAndCalledBack * 3_600_000L);
  }

  @Test
  void theOfferedAreAnsweredGoneOrWaiting() {
    for (String kind : List.of("queues", "channels", "intervals")) {
      for (Map<String, Object> group : groups(kind)) {
        long known = 0;
        for (String count : List.of("answered", "abandoned", "expired", "left", "waiting")) {
          long number = (Long) group.get(count);
          assertTrue(number >= 0, () -> count + " of " + group);
          known += number;
        }
        assertEquals(group.get("offered"), known, group::toString);
      }
    }
  }

  @Test
  void whoStillWaitsIsWhoWaitsInTheState() {
    Run state = run("state", place.resolve("journal"), "--json");
    assertEquals(state.json("counters").get("waiting"), total("waiting"));
    assertEquals(total("waiting"), sum("queues", "waiting"));
  }

  @Test
  void groupsAddUpToTotals() {
    Map<String, Grouping> kinds =
        Map.of(
            "queues", Grouping.QUEUE,
            "channels", Grouping.CHANNEL,
            "agents", Grouping.AGENT,
            "intervals", Grouping.INTERVAL);
    kinds.forEach(
        (kind, grouping) -> {
          for (Count count : Count.values()) {
            if (count.isOf(grouping)) {
              assertEquals(total(count.id()), sum(kind, count.id()), kind + " " + count.id());
            }
          }
        });
  }

  @Test
  void agentsTimeIsTheUnionOfTheirWork() {
    Map<String, Long> busy = log.busyMs(endMs);
    Map<String, Long> signedOn = log.signedOnMs(endMs);
    assertEquals(3, groups("agents").size());
    for (Map<String, Object> agent : groups("agents")) {
      String id = (String) agent.get("id");
      assertEquals(busy.get(id), agent.get("busy-ms"), id);
      long all =
          (Long) agent.get("busy-ms") + (Long) agent.get("idle-ms") + (Long) agent.get("away-ms");
      assertEquals(signedOn.get(id), all, id);
    }
  }

  @Test
  void figuresAreTheirFormulas() {
    assertEquals(
        (double) total("answered-in-target") / total("offered-with-target"),
        (Double) total.get("service-level"),
        1e-6);
    assertEquals(
        (double) total("answer-wait-ms") / total("answered"), (Double) total.get("asa-ms"), 1e-3);
    assertEquals(
        (double) (total("handling-ms") + total("wrap-up-ms")) / total("handled"),
        (Double) total.get("aht-ms"),
        1e-3);
    assertEquals(
        (double) total("busy-ms") / (total("busy-ms") + total("idle-ms")),
        (Double) total.get("occupancy"),
        1e-6);
    assertEquals(List.of(20_000L, 120_000L), total.get("targets-ms"));
  }

  @Test
  void intervalsBeginWhereTheZoneSays() {
    Run run =
        run(
            "report",
            place.resolve("journal"),
            "--json",
            "--interval",
            "1h",
            "--zone",
            "Asia/Kolkata");
    Map<?, ?> first = (Map<?, ?>) ((List<?>) run.json().get("intervals")).get(0);
    assertEquals("2026-03-01T21:30:00.000Z", first.get("from"));
  }
}
