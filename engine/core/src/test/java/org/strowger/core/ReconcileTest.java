package org.strowger.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.strowger.core.ConversationPlan.AGED;
import static org.strowger.core.ConversationPlan.VOICE;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.strowger.codec.Arrival;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.Limits;
import org.strowger.ingress.PlanCommand;
import org.strowger.oracle.CommandWriter;
import org.strowger.oracle.CoreMachine;

/** A reconcile with more than one slice, which model and generator never reach (decision RC-c). */
class ReconcileTest {
  private static final int LIVE = 2 * Limits.RECONCILE_SLICE + 300;
  private static final int NAMED = 100;

  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
  private CoreMachine core = new CoreMachine(new CoreLimits(16, LIVE, 64));
  private long sequence;

  private List<String> does(CoreStory.Writing command) {
    byte[] message = new byte[command.write(factory, buffer)];
    buffer.getBytes(0, message);
    return core.apply(CommandWriter.seal(message, ++sequence, sequence, 0, 0));
  }

  /** Numbers fall as they arrive, so that neither numbers nor slots have the order of arrival. */
  private static long number(int arrival) {
    return (long) LIVE - arrival;
  }

  private void begin(boolean repair) {
    does(
        (f, into) ->
            PlanCommand.encode(
                into, 0, new ConversationPlan().build(), (kind, text) -> Integer.parseInt(text)));
    for (int i = 0; i < LIVE; i++) {
      Arrival arrival = new Arrival().reset(number(i), AGED, VOICE);
      does((f, into) -> f.arrive(into, 0, arrival));
    }
    for (int i = 0; i < LIVE; i += 7) { // slots that are used again
      long gone = number(i);
      Arrival again = new Arrival().reset(gone + 10L * LIVE, AGED, VOICE);
      does((f, into) -> f.abandon(into, 0, gone));
      does((f, into) -> f.arrive(into, 0, again));
    }
    does((f, into) -> f.beginReconcile(into, 0, 0, repair));
    for (int i = LIVE - NAMED; i < LIVE; i++) {
      long named = i % 7 == 0 ? number(i) + 10L * LIVE : number(i);
      does((f, into) -> f.reconcileLive(into, 0, named, 0));
    }
  }

  private void restart() {
    does((f, into) -> f.takeSnapshot(into, 0));
    long digest = core.machine().stateDigest();
    core = core.restored(core.takeSnapshot());
    assertEquals(digest, core.machine().stateDigest());
  }

  private static List<String> told(List<String> events, String name) {
    List<String> numbers = new ArrayList<>();
    for (String event : events) {
      if (event.contains(" " + name + " ")) {
        numbers.add(event.replaceAll(".*interaction=(\\d+).*", "$1"));
      }
    }
    return numbers;
  }

  private static String last(List<String> events) {
    return events.get(events.size() - 1).replaceAll(".* (?=ReconcileEnded)", "");
  }

  private List<String> inSlices(String ended) {
    int left = LIVE - NAMED;
    List<String> all = new ArrayList<>();
    for (int i = 0; left > 0; i++) {
      if (i == 1) {
        restart();
      }
      List<String> events = does((f, into) -> f.endReconcile(into, 0));
      List<String> missed = told(events, "ReconcileMissed");
      int now = Math.min(left, Limits.RECONCILE_SLICE);
      left -= now;
      assertEquals(now, missed.size());
      all.addAll(missed);
      assertEquals(
          "ReconcileEnded agreed=%d differences=0 missed=%d left=%d"
              .formatted(NAMED, all.size(), left),
          last(events));
      assertEquals(ended.isEmpty() ? List.of() : missed, told(events, "InteractionAbandoned"));
    }
    List<String> refused = does((f, into) -> f.endReconcile(into, 0));
    assertEquals(1, refused.size());
    assertTrue(refused.get(0).contains("code=NO_RECONCILE"), refused.get(0));
    return all;
  }

  private static List<String> arrivals() {
    List<String> order = new ArrayList<>();
    List<String> again = new ArrayList<>();
    for (int i = 0; i < LIVE; i++) {
      boolean replaced = i % 7 == 0;
      if (i < LIVE - NAMED) {
        (replaced ? again : order).add(Long.toString(number(i) + (replaced ? 10L * LIVE : 0)));
      }
    }
    order.addAll(again);
    return order;
  }

  @Test
  void RCc_soManyAnEndAreToldInTheOrderOfArrivalEachOnceAlsoFromASnapshot() {
    begin(false);
    assertEquals(arrivals(), inSlices(""));
    assertEquals(LIVE, core.machine().counts().waiting());
  }

  @Test
  void RCc_soManyAnEndAreRepaired() {
    begin(true);
    assertEquals(arrivals(), inSlices("InteractionAbandoned"));
    assertEquals(NAMED, core.machine().counts().waiting());
  }
}
