package org.strowger.replay.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.strowger.replay.GatewayProcess;
import org.strowger.replay.text.Json;

/**
 * A night from one day to the next in which everything happens, much of it refused, and names are
 * chosen to break a page. Written by a gateway, whose own events say what happened.
 */
final class HostileDay {
  static final String QUEUE = "<script>alert(1)</script>";
  static final String AGENT = "\"><img src=http://x/ onerror=alert(1)>";
  static final String CHANNEL = "chat &amp; ]]> @import";

  private static final String PLAN =
      """
      version: 1
      promote-after: never
      channels:
        voice: { auto-accept: true, promises: { first-answer: 20s, warn: 5s } }
        "chat &amp; ]]> @import": { auto-accept: true, messages: {}, promises: { next-response: 30s, warn: 10s } }
      profiles:
        all:
          units: 4
          channels:
            voice: { exclusive: true, wrap-up: { kind: timed, for: 20s } }
            "chat &amp; ]]> @import": { limit: 3 }
      queues:
        "<script>alert(1)</script>": { target: 20s, overflow: plain, steps: [ { for: 3m } ] }
        plain: { target: 2m, steps: [ { for: 1m }, { for: 20m } ] }
        other: { steps: [ {} ] }
      shift-offers: { expiry: 1m }
      """;

  private static final List<String> AGENTS = List.of(AGENT, "ben", "cleo");
  private static final List<String> QUEUES = List.of(QUEUE, "plain", "other");
  private static final List<String> CHANNELS = List.of("voice", CHANNEL, CHANNEL);

  private final Random random = new Random(20);
  private final List<String> lines = new ArrayList<>();
  private long timeMs = Instant.parse("2026-03-01T22:07:00Z").toEpochMilli();
  private int arrived;

  private HostileDay() {}

  /** Writes the journal {@code journal} and its {@code events.jsonl}. */
  static void write(Path place) throws Exception {
    HostileDay day = new HostileDay();
    for (String agent : AGENTS) {
      day.line("do", "sign-on", "agent", agent, "profile", "all");
    }
    day.conversation();
    for (int i = 0; i < 1_500; i++) {
      day.step();
    }
    new GatewayProcess(place)
        .serve(PLAN, String.join("\n", day.lines) + "\n", "journal", "--plain-payloads");
  }

  private void line(Object... pairs) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.ofEpochMilli(timeMs).toString());
    for (int i = 0; i < pairs.length; i += 2) {
      line.put((String) pairs[i], pairs[i + 1]);
    }
    lines.add(Json.text(line));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** One of the newest, which may be over. */
  private String some() {
    return "i" + Math.max(1, arrived - random.nextInt(14));
  }

  /** One that is answered, kept waiting for a response, asked to shift and passed on warm. */
  private void conversation() {
    line("do", "arrive", "interaction", "m1", "queue", "other", "channel", CHANNEL);
    line("do", "message", "interaction", "m1", "sender", "customer");
    timeMs += 60_000;
    line("do", "message", "interaction", "m1", "sender", "agent");
    line("do", "transfer", "interaction", "m1", "queue", QUEUE, "warm", true);
    timeMs += 5_000;
    line("do", "complete", "interaction", "m1", "resolved", true);
    for (String agent : AGENTS) {
      line("do", "presence", "agent", agent, "presence", "away");
    }
    line("do", "arrive", "interaction", "m2", "queue", QUEUE, "channel", "voice");
    line("do", "request-shift", "interaction", "m2");
    line("do", "shift", "interaction", "m2", "channel", CHANNEL);
    timeMs += 30_000;
    line("do", "arrive", "interaction", "m3", "queue", "plain", "channel", "voice");
    line("do", "request-shift", "interaction", "m3");
    timeMs += 90_000;
    for (String agent : AGENTS) {
      line("do", "presence", "agent", agent, "presence", "available");
    }
    timeMs += 40_000;
    line("do", "callback-failed", "interaction", "m3");
  }

  private void step() {
    timeMs += random.nextInt(12_000);
    switch (random.nextInt(22)) {
      case 0, 1, 2 -> {
        String id = "i" + ++arrived;
        String queue = any(QUEUES);
        if (random.nextInt(12) == 0) {
          String later = Instant.ofEpochMilli(timeMs + 600_000).toString();
          line(
              "do",
              "arrive",
              "interaction",
              id,
              "queue",
              queue,
              "channel",
              "voice",
              "customer",
              "c" + random.nextInt(9),
              "not-before",
              later);
        } else {
          line(
              "do",
              "arrive",
              "interaction",
              id,
              "queue",
              queue,
              "channel",
              any(CHANNELS),
              "customer",
              "c" + random.nextInt(9));
        }
      }
      case 3, 4, 5, 6, 7, 8 ->
          line("do", "complete", "interaction", some(), "resolved", random.nextBoolean());
      case 9 -> line("do", "abandon", "interaction", some());
      case 10, 11 ->
          line(
              "do",
              "transfer",
              "interaction",
              some(),
              "queue",
              any(QUEUES),
              "warm",
              random.nextBoolean());
      case 12 -> line("do", "park", "interaction", some());
      case 13 -> line("do", "resume", "interaction", some());
      case 14 -> line("do", "return-to-queue", "interaction", some());
      case 15 -> line("do", "end-wrap-up", "interaction", some());
      case 16 -> line("do", "callback", "interaction", some());
      case 17 -> line("do", "shift", "interaction", some(), "channel", any(CHANNELS));
      case 18 ->
          line(
              "do",
              "presence",
              "agent",
              any(AGENTS),
              "presence",
              random.nextInt(6) == 0 ? "away" : "available");
      case 19 ->
          line(
              "do",
              "message",
              "interaction",
              some(),
              "sender",
              random.nextBoolean() ? "customer" : "agent");
      case 20 -> {
        String agent = any(AGENTS);
        line("do", "sign-off", "agent", agent);
        timeMs += 20_000;
        line("do", "sign-on", "agent", agent, "profile", "all");
      }
      default -> line("do", "request-shift", "interaction", some());
    }
  }
}
