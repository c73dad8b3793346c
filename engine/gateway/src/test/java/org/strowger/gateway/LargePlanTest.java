package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;

@Timeout(120)
class LargePlanTest {
  private static final String NINE = "\"at\":\"2026-03-01T09:00:00Z\",";

  /** A plan in JSON, which is YAML too, on one line. */
  private static String plan(int skills, int teams, int profiles, int queues) {
    StringBuilder plan = new StringBuilder("{\"version\":1,\"promote-after\":\"15m\",\"skills\":[");
    for (int i = 0; i < skills; i++) {
      plan.append(i == 0 ? "" : ",").append("\"skill-").append(i).append('"');
    }
    plan.append("],\"teams\":[");
    for (int i = 0; i < teams; i++) {
      plan.append(i == 0 ? "" : ",").append("\"team-").append(i).append('"');
    }
    plan.append("],\"channels\":{");
    for (int i = 0; i < 16; i++) {
      plan.append(i == 0 ? "" : ",").append("\"channel-").append(i).append("\":null");
    }
    plan.append("},\"profiles\":{");
    for (int i = 0; i < profiles; i++) {
      plan.append(i == 0 ? "" : ",").append("\"profile-").append(i);
      plan.append("\":{\"units\":100,\"channels\":{");
      for (int c = 0; c < 16; c++) {
        plan.append(c == 0 ? "" : ",").append("\"channel-").append(c).append("\":null");
      }
      plan.append("}}");
    }
    plan.append("},\"queues\":{");
    for (int i = 0; i < queues; i++) {
      plan.append(i == 0 ? "" : ",").append("\"queue-").append(i);
      plan.append("\":{\"steps\":[{\"all-of\":{\"skill-").append(i % skills);
      plan.append("\":3},\"teams\":[\"team-").append(i % teams).append("\"]}]}");
    }
    return plan.append("}}").toString();
  }

  private static String day(int queue) {
    return "{\"do\":\"sign-on\",\"agent\":\"ann\",\"profile\":\"profile-9\",\"skills\":{\"skill-"
        + queue % 2000
        + "\":3},\"teams\":[\"team-"
        + queue % 500
        + "\"]}\n{\"do\":\"arrive\",\"interaction\":\"c\",\"queue\":\"queue-"
        + queue
        + "\",\"channel\":\"channel-15\"}\n{\"do\":\"accept\",\"offer\":1}\n";
  }

  @Test
  void aPlanOfThousandsOfQueuesGoesThroughFromAFileAndFromALine(@TempDir Path directory)
      throws IOException {
    String plan = plan(2000, 500, 100, 1500);
    Path file = directory.resolve("plan.yaml");
    Files.writeString(file, plan);
    TestGateway fromFile =
        new TestGateway()
            .plan(file)
            .journal(directory.resolve("journal"))
            .systemClock(Scheduler.THREADED);
    assertEquals(Gateway.OK, fromFile.run(day(1499)), fromFile::told);
    TestGateway fromLine = new TestGateway();
    assertEquals(
        Gateway.OK,
        fromLine.run("{" + NINE + "\"do\":\"plan\",\"plan\":" + plan + "}\n" + day(1499)));
    for (TestGateway gateway : new TestGateway[] {fromFile, fromLine}) {
      assertEquals(5, gateway.events().size(), () -> gateway.events().toString());
      assertTrue(gateway.events().get(4).startsWith("{\"event\":\"accepted\""));
      assertTrue(gateway.events().get(4).contains("\"queue\":\"queue-1499\""));
    }
  }

  @Test
  void aPlanLongerThanTheLogTakesIsToldAsSuch(@TempDir Path directory) throws IOException {
    String plan = plan(10, 10, 100, 4096);
    Path file = directory.resolve("plan.yaml");
    Files.writeString(file, plan);
    TestGateway fromFile = new TestGateway().plan(file).systemClock(Scheduler.INLINE);
    assertEquals(Gateway.WRONG_PLAN, fromFile.run("{\"do\":\"tick\"}"));
    assertTrue(
        fromFile.told().contains("plan.yaml is longer than the log takes, 262144 bytes"),
        fromFile.told());
    TestGateway fromLine = new TestGateway();
    assertEquals(
        Gateway.OK,
        fromLine.run(
            "{"
                + NINE
                + "\"do\":\"plan\",\"plan\":"
                + plan
                + "}\n{"
                + NINE
                + "\"do\":\"tick\"}\n"));
    assertEquals(
        "{\"event\":\"rejected\",\"line\":1,\"code\":\"too-long\",\"field\":\"plan\","
            + "\"value\":\"{...}\",\"message\":\"longer than the log takes, 262144 bytes\"}",
        fromLine.events().get(0));
    assertTrue(fromLine.events().get(1).startsWith("{\"event\":\"ticked\""));
    TestGateway fromNamedFile = new TestGateway();
    String named = "{" + NINE + "\"do\":\"plan\",\"file\":\"" + file + "\"}";
    assertEquals(Gateway.OK, fromNamedFile.run(named));
    String refused = fromNamedFile.events().get(0);
    assertTrue(refused.contains("\"code\":\"too-long\",\"field\":\"file\",\"value\":\""), refused);
  }
}
