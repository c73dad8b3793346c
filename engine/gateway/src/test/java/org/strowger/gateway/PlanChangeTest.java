package org.strowger.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.codec.Limits;

/** A plan that is changed while more wait than go into one slice of rework. */
class PlanChangeTest {
  private static final int WAITING = 2 * Limits.REWORK_SLICE + 88;

  private static final String BEFORE =
      "{'version':1,'promote-after':'never','channels':{'voice':null},'profiles':{'phone':{'units':1,"
          + "'channels':{'voice':null}}},'queues':{'old':{'fallback':'new','steps':[{}]},"
          + "'new':{'steps':[{}]}}}";

  private static final String AFTER =
      "{'version':2,'promote-after':'never','channels':{'voice':null},'profiles':{'phone':{'units':1,"
          + "'channels':{'voice':null}}},'queues':{'new':{'steps':[{}]}}}";

  /** Arrivals, the new plan, and questions about what came of it. */
  private static String lines(String at) {
    StringBuilder lines = new StringBuilder();
    lines.append("{").append(at).append("'do':'plan','plan':").append(BEFORE).append("}\n");
    for (int i = 0; i < WAITING; i++) {
      lines.append("{'do':'arrive','interaction':'c").append(i);
      lines.append("','queue':'old','channel':'voice'}\n");
    }
    lines.append("{'do':'plan','plan':").append(AFTER).append("}\n");
    lines.append("{'do':'query-summary'}\n");
    lines.append("{'do':'query-queue','queue':'new','first':").append(WAITING - 1).append("}\n");
    lines.append("{'do':'sign-on','agent':'ann','profile':'phone'}\n");
    return lines.toString().replace('\'', '"');
  }

  private static List<String> told(TestGateway gateway, String event) {
    return gateway.events().stream()
        .filter(line -> line.startsWith("{\"event\":\"" + event + "\""))
        .toList();
  }

  private static void assertEnds(String end, String line) {
    assertTrue(line.endsWith(end.replace('\'', '"')), line);
  }

  @Test
  void X2_thoseWhoWaitAreReworkedInSlicesBeforeTheNextLine(@TempDir Path directory)
      throws IOException {
    String lines = lines("'at':'2026-03-01T09:00:00Z',");
    TestGateway gateway = new TestGateway();
    assertEquals(Gateway.OK, gateway.run(lines), gateway::told);
    List<String> slices = told(gateway, "plan-reworked");
    assertEquals(3, slices.size(), slices::toString);
    assertEnds("'version':2,'reworked':256,'remaining':344}", slices.get(0));
    assertEnds("'version':2,'reworked':256,'remaining':88}", slices.get(1));
    assertEnds("'version':2,'reworked':88,'remaining':0}", slices.get(2));
    assertEquals(WAITING, told(gateway, "moved").size());
    assertTrue(told(gateway, "summary-answer").get(0).contains("\"waiting\":600,"));
    assertTrue(told(gateway, "summary-answer").get(0).contains("\"rework\":0,\"version\":2"));
    String queue = told(gateway, "queue-answer").get(0);
    assertTrue(
        queue.contains("\"waiting\":600,\"interactions\":[{\"interaction\":\"c598\""), queue);
    assertTrue(queue.contains("{\"interaction\":\"c599\",\"position\":600,"), queue);
    assertTrue(told(gateway, "offered").get(0).contains("\"interaction\":\"c0\""));

    TestGateway journaled = new TestGateway().journal(directory);
    assertEquals(Gateway.OK, journaled.run(lines), journaled::told);
    assertArrayEquals(gateway.bytes(), journaled.bytes());
  }

  private static boolean isDone(TestGateway gateway) {
    return told(gateway, "plan-reworked").size() == 3 && !told(gateway, "offered").isEmpty();
  }

  @Test
  void X2_withThreadsNobodyIsLeftBehindEither(@TempDir Path directory) throws IOException {
    Path plan = directory.resolve("after.yaml");
    Files.writeString(plan, AFTER.replace('\'', '"'));
    TestGateway gateway = new TestGateway().systemClock(Scheduler.THREADED);
    String lines =
        lines("").replaceAll("\"plan\":\\{\"version\":2.*", "\"file\":\"" + plan + "\"}");
    ScriptedInput input =
        new ScriptedInput(
            read -> {
              for (int i = 0; read == 1 && i < 2000 && !isDone(gateway); i++) {
                LockSupport.parkNanos(10_000_000);
              }
              return read == 0 ? lines : null;
            });
    assertEquals(Gateway.OK, gateway.run(input), gateway::told);
    assertEquals(3, told(gateway, "plan-reworked").size());
    assertEquals(WAITING, told(gateway, "moved").size());
    assertEquals(1, told(gateway, "offered").size());
    assertEquals(0, told(gateway, "rejected").size(), () -> told(gateway, "rejected").toString());
  }
}
