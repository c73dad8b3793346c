package org.strowger.oracle;

import java.util.Arrays;
import java.util.List;
import org.strowger.codec.CoreLimits;
import org.strowger.core.CoreInvariants;
import org.strowger.core.StateMachine;

/**
 * The real core run three ways: live; from its newest snapshot and the records after it; and, at
 * the end, replayed from the first record. Events must be the same bytes, digests the same; and the
 * core's invariants hold.
 */
final class CoreThreeWays implements Subject {
  /** The invariants look at everything, so only after one command in so many. */
  private static final int CHECK_EVERY = 128;

  private final CoreLimits limits;
  private final CoreMachine live;

  /** Restored from the newest snapshot; null before the first. */
  private CoreMachine restored;

  CoreThreeWays(CoreLimits limits) {
    this.limits = limits;
    live = new CoreMachine(limits);
  }

  @Override
  public List<String> apply(byte[] record) {
    List<String> lines = live.apply(record);
    if (live.machine().sequence() % CHECK_EVERY == 0) {
      CoreInvariants.check(live.machine());
    }
    if (restored != null) {
      restored.apply(record);
      sameEvents("snapshot + tail", restored);
    }
    CoreMachine.Snapshot snapshot = live.takeSnapshot();
    if (snapshot != null) {
      same("snapshot's state digest", live.machine().stateDigest(), snapshot.stateDigest());
      same("snapshot's sequence", live.machine().sequence(), snapshot.sequence());
      same("snapshot's time", live.machine().timeMs(), snapshot.timeMs());
      CoreMachine.Snapshot second = restored == null ? null : restored.takeSnapshot();
      // a snapshot of what came from a snapshot must do as well
      restored = live.restored(second == null ? snapshot : second);
      sameState("loaded snapshot", restored);
      CoreInvariants.check(restored.machine());
    }
    return lines;
  }

  @Override
  public List<String> answers(State asked, PlanData.Queue queue) {
    return live.answers(asked, queue);
  }

  @Override
  public void end(List<byte[]> records) {
    CoreMachine replayed = new CoreMachine(limits);
    for (byte[] record : records) {
      replayed.apply(record);
    }
    sameEvents("replayed", replayed);
  }

  private void sameEvents(String way, CoreMachine other) {
    List<byte[]> one = live.eventBytes();
    List<byte[]> two = other.eventBytes();
    boolean same = one.size() == two.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = Arrays.equals(one.get(i), two.get(i));
    }
    if (!same) {
      throw new AssertionError(way + ": other event bytes than live");
    }
    sameState(way, other);
  }

  private void sameState(String way, CoreMachine other) {
    StateMachine one = live.machine();
    StateMachine two = other.machine();
    same(way + ": sequence", one.sequence(), two.sequence());
    same(way + ": time", one.timeMs(), two.timeMs());
    same(way + ": next deadline", one.nextDeadlineMs(), two.nextDeadlineMs());
    same(way + ": state digest", one.stateDigest(), two.stateDigest());
    same(way + ": event digest", one.eventDigest(), two.eventDigest());
    same(way + ": event count", one.eventCount(), two.eventCount());
  }

  private static void same(String what, long one, long two) {
    if (one != two) {
      throw new AssertionError(what + " is " + two + ", live " + one);
    }
  }
}
