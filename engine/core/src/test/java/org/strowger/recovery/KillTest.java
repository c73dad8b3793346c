package org.strowger.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.LongArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.codec.EventHeader;
import org.strowger.harness.ChildProcess;
import org.strowger.harness.EngineTest;
import org.strowger.harness.JournalFiles;
import org.strowger.journal.JournalBegin;

/**
 * A process is killed while it routes, again and again in one directory: {@value #PROPERTY} times,
 * if that is set.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class KillTest extends EngineTest {
  private static final String PROPERTY = "strowger.kills";
  private static final int KILLS = Integer.getInteger(PROPERTY, 8);
  private static final int MAX_EVENTS = KILLS > 100 ? 5_000 : 20_000;

  /** After so many rounds the whole journal is executed only now and then, and at the end. */
  private static final int EACH_VERIFIED = 50;

  private static final int VERIFIED_STEP = 20;

  private final SplittableRandom random = new SplittableRandom(20);

  /** Sequence and hash of each event that the parent has seen, in order. */
  private final LongArrayList seen = new LongArrayList();

  @TempDir private Path archive;

  private Process start(int round, boolean retention) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(directory.toString(), Integer.toString(round)));
    if (retention) {
      arguments.add(archive.toString());
    }
    return ChildProcess.start(RoutingChild.class, arguments);
  }

  /** Kills the child after some events; returns the last sequence seen. */
  private long killWhileRouting(int round, boolean retention) throws Exception {
    Process child = start(round, retention);
    int killAfter = 1 + random.nextInt(MAX_EVENTS);
    long last = 0;
    try (DataInputStream events =
        new DataInputStream(new BufferedInputStream(child.getInputStream()))) {
      for (int count = 1; ; count++) {
        long sequence = events.readLong();
        long hash = events.readLong();
        seen.addLong(sequence);
        seen.addLong(hash);
        last = sequence;
        if (count == killAfter) {
          // Not the process's own method, which closes the pipe with what is still in it.
          child.toHandle().destroyForcibly();
        }
      }
    } catch (EOFException e) {
      child.destroyForcibly();
    }
    assertTrue(child.waitFor(30, TimeUnit.SECONDS));
    assertTrue(last > 0, "the child has routed");
    assertEquals(137, child.exitValue(), "the child was killed");
    return last;
  }

  @Test
  void whatWasAcknowledgedIsInTheJournalAndStateEqualsAReplay() throws Exception {
    for (int round = 0; round < KILLS; round++) {
      long last = killWhileRouting(round, false);
      if (round > EACH_VERIFIED && round % VERIFIED_STEP != 0) {
        continue;
      }
      Verifier.Verification verification = Verifier.verify(directory);
      assertNull(verification.damage());
      assertTrue(verification.commands() >= last, verification.commands() + " < " + last);
    }

    goOnAndCompare();
  }

  @Test
  void theSameWithSnapshotsOfAFollowerAndRetention() throws Exception {
    for (int round = 0; round < KILLS; round++) {
      long last = killWhileRouting(round, true);
      Verifier.Verification verification = Verifier.verify(directory);
      assertNull(verification.damage(), "round " + round);
      assertTrue(verification.head().sequence() >= last);
    }
    JournalBegin begin = JournalBegin.read(directory);
    assertTrue(begin != null && begin.segment() > 2, "segments were removed");
    // Every file is whole in one place at least.
    JournalFiles.copyMissing(archive.resolve("journal"), directory.resolve("journal"));
    Files.delete(directory.resolve(JournalBegin.FILE_NAME));
    goOnAndCompare();
  }

  /** An engine goes on, and executing everything gives each event that was seen. */
  private void goOnAndCompare() {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    long recovered = engine.recovery().sequence();
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);

    Long2LongHashMap hashes = new Long2LongHashMap(0);
    Verifier.Verification verification =
        Verifier.verify(
            directory,
            (buffer, offset, length) ->
                hashes.put(
                    key(EventHeader.sequence(buffer, offset), hashes),
                    RoutingChild.hash(buffer, offset, length)),
            core -> true);
    assertNull(verification.damage());
    assertEquals(recovered + 1, verification.commands());
    assertTrue(verification.marks() >= KILLS / 4, "marks " + verification.marks());
    compareSeen(hashes);
  }

  /** Events of one command are told apart by their place among them. */
  private static long key(long sequence, Long2LongHashMap hashes) {
    long key = sequence << 16;
    while (hashes.containsKey(key)) {
      key++;
    }
    return key;
  }

  private void compareSeen(Long2LongHashMap hashes) {
    long place = 0;
    for (int i = 0; i < seen.size(); i += 2) {
      long sequence = seen.getLong(i);
      place = i > 0 && seen.getLong(i - 2) == sequence ? place + 1 : 0;
      assertEquals(
          hashes.get((sequence << 16) + place),
          seen.getLong(i + 1),
          "event " + place + " of sequence " + sequence);
    }
  }
}
