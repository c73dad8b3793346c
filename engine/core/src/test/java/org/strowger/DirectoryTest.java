package org.strowger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.EngineContext.Durability;
import org.strowger.EngineContext.Scheduler;
import org.strowger.codec.CoreLimits;
import org.strowger.harness.EngineTest;
import org.strowger.harness.Journals;
import org.strowger.harness.Traffic;
import org.strowger.recovery.JournalReader;
import org.strowger.recovery.Verifier;
import org.strowger.snapshot.SnapshotFiles;

class DirectoryTest extends EngineTest {
  private static String refusal(EngineContext context) {
    return assertThrows(IllegalStateException.class, () -> RoutingEngine.launch(context))
        .getMessage();
  }

  @Test
  void aSecondEngineInTheDirectoryIsRefused() {
    RoutingEngine first = launch(context(Scheduler.INLINE));
    String message = refusal(context(Scheduler.INLINE));
    assertTrue(message.contains(directory.toString()), message);
    assertTrue(first.publisher().tick() > 0);
    closeCleanly(first);
    closeCleanly(launch(context(Scheduler.INLINE)));
  }

  @Test
  void otherLimitsThanTheJournalsAreRefused() {
    closeCleanly(launch(context(Scheduler.INLINE)));
    String message =
        refusal(context(Scheduler.INLINE).limits(new CoreLimits(1001, 10_000, 20_000)));
    assertTrue(message.contains("maxAgents is 1001"), message);
    assertTrue(message.contains("begun with 1000"), message);
    try (JournalReader reader = JournalReader.open(directory)) {
      assertEquals(LIMITS, reader.limits());
    }
  }

  @Test
  void limitsWrittenBeforeThereWasOneOfCustomersAreUnderstood() throws IOException {
    closeCleanly(launch(context(Scheduler.INLINE)));
    Path file = directory.resolve("engine.properties");
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.contains("maxCustomers=20000"), lines.toString());
    Files.write(file, lines.stream().filter(line -> !line.contains("Customers")).toList());
    closeCleanly(launch(context(Scheduler.INLINE)));
    CoreLimits other = new CoreLimits(1000, 10_000, 20_000, 7);
    String message = refusal(context(Scheduler.INLINE).limits(other));
    assertTrue(message.contains("maxCustomers is 7"), message);
    assertTrue(message.contains("begun with 20000"), message);
  }

  @Test
  void aJournalWithoutItsLimitsIsRefused() throws IOException {
    closeCleanly(launch(context(Scheduler.INLINE)));
    Files.delete(directory.resolve("engine.properties"));
    String message = refusal(context(Scheduler.INLINE));
    assertTrue(message.contains("engine.properties"), message);
    assertFalse(Files.exists(directory.resolve("engine.properties")));
  }

  @Test
  void aJournalThatIsSyncedEachBatchIsWhole() {
    for (int launch = 1; launch <= 2; launch++) {
      RoutingEngine engine = launch(context(Scheduler.THREADED).durability(Durability.POWER_LOSS));
      assertTrue(engine.publisher().tick() > 0);
      closeCleanly(engine);
      assertEquals(launch, Verifier.verify(directory).commands());
    }
    assertTrue(Verifier.verify(directory).intact());
  }

  /** The flag of the thread is the publisher's; the journal does not take it for a full disk. */
  @ParameterizedTest
  @EnumSource(value = Durability.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aPublisherThatIsInterruptedGoesOn(Durability durability) {
    RoutingEngine engine =
        launch(context(Scheduler.INLINE).durability(durability).segmentLength(1 << 20));
    Traffic traffic = new Traffic(3, engine.publisher(), clock).begin();
    for (int round = 0; round < 100; round++) {
      Thread.currentThread().interrupt();
      traffic.play(200);
      assertTrue(Thread.interrupted(), "the flag is left as it was");
    }
    closeCleanly(engine);
    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertTrue(verification.commands() >= 20_000, "commands " + verification.commands());
  }

  /** Launching, snapshots and closing use files that an interrupt would close. */
  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aThreadThatIsInterruptedLaunchesTakesSnapshotsAndCloses(Scheduler scheduler) {
    long taken = 0;
    for (int launch = 0; launch < 2; launch++) {
      Thread.currentThread().interrupt();
      RoutingEngine engine = launch(context(scheduler));
      assertTrue(Thread.interrupted(), "the flag is left as it was");
      assertEquals(taken, engine.recovery().snapshotSequence());
      Traffic traffic = new Traffic(launch, engine.publisher(), clock);
      (launch == 0 ? traffic.begin() : traffic).play(100);
      Thread.currentThread().interrupt();
      assertTrue(engine.publisher().takeSnapshot() > 0);
      engine.close();
      assertTrue(Thread.interrupted(), "the flag is left as it was");
      assertNull(engine.failure());
      assertNull(engine.snapshotFailure());
      taken = SnapshotFiles.sequence(SnapshotFiles.newestFirst(directory).get(0));
      assertTrue(taken > 0);
    }
    assertNull(Verifier.verify(directory).damage());
  }

  /** The flag of the publisher's thread comes back to it, that of the engine's is for nobody. */
  @ParameterizedTest
  @EnumSource(Scheduler.class)
  void aListenerThatLeavesItsThreadInterruptedDoesNotKeepSnapshotsFromBeingTaken(
      Scheduler scheduler) {
    RoutingEngine engine =
        launch(
            context(scheduler)
                .listener((buffer, offset, length) -> Thread.currentThread().interrupt()));
    Traffic traffic = new Traffic(3, engine.publisher(), clock).begin();
    for (int round = 0; round < 3; round++) {
      traffic.play(100);
      assertTrue(engine.publisher().takeSnapshot() > 0);
      assertEquals(scheduler == Scheduler.INLINE, Thread.interrupted());
    }
    engine.close();
    assertNull(engine.failure());
    assertNull(engine.snapshotFailure());
    assertEquals(3, SnapshotFiles.newestFirst(directory).size());
    assertNull(Verifier.verify(directory).damage());
  }

  @Test
  void aLaunchThatFailsBetweenTheThreadsLeavesNothingOpen() {
    AtomicInteger asked = new AtomicInteger();
    EngineContext context =
        context(Scheduler.THREADED)
            .idleStrategy(
                () -> {
                  if (asked.incrementAndGet() == 3) {
                    throw new IllegalStateException("no third idle strategy");
                  }
                  return sparing();
                });
    assertEquals("no third idle strategy", refusal(context));
    closeCleanly(launch(context(Scheduler.THREADED)));
  }

  @Test
  void aWrongSettingIsNamedWithItsValue() {
    assertTrue(refusal(context(Scheduler.INLINE).ringSlots(100)).contains("ringSlots"));
    assertTrue(refusal(context(Scheduler.INLINE).ringSlots(100)).contains("100"));
    assertTrue(refusal(context(Scheduler.INLINE).directory(null)).contains("directory"));
    assertTrue(refusal(context(Scheduler.INLINE).clock(null)).contains("clock"));
    assertTrue(refusal(context(Scheduler.INLINE).journalBlockLength(65536)).contains("65536"));
  }

  @Test
  void aContextLaunchesOneEngine() {
    EngineContext context = context(Scheduler.INLINE);
    closeCleanly(launch(context));
    assertTrue(refusal(context).contains("make a new one"));
  }

  @Test
  void withoutDurabilityNothingIsWritten() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.THREADED).durability(Durability.NONE));
    assertTrue(engine.publisher().tick() > 0);
    assertEquals(Durability.NONE, engine.durability());
    closeCleanly(engine);
    try (var files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void readingWhereNoEngineWasMakesNothing() throws IOException {
    assertThrows(IllegalStateException.class, () -> JournalReader.open(directory));
    try (var files = Files.list(directory)) {
      assertEquals(0, files.count());
    }
    closeCleanly(launch(context(Scheduler.INLINE)));
    Verifier.Verification verification = Verifier.verify(directory);
    assertTrue(verification.intact());
    assertEquals(0, verification.records());
  }

  @Test
  void segmentsWithoutTheirMetadataAreNotTakenForNoJournal() throws IOException {
    RoutingEngine engine = launch(context(Scheduler.INLINE));
    assertTrue(engine.publisher().tick() > 0);
    closeCleanly(engine);
    Files.delete(directory.resolve("journal").resolve("metadata.cq4t"));
    Verifier.Verification verification = Verifier.verify(directory);
    assertNull(verification.damage());
    assertEquals(1, verification.commands());
    RoutingEngine again = launch(context(Scheduler.INLINE));
    assertEquals(1, again.recovery().sequence());
    closeCleanly(again);
    assertTrue(Verifier.verify(directory).intact());
  }

  @Test
  void aJournalIsReadBesideItsEngine() {
    RoutingEngine engine = launch(context(Scheduler.THREADED).automaticTicks(false));
    Traffic traffic = new Traffic(9, engine.publisher(), clock).begin();
    for (int round = 0; round < 10; round++) {
      traffic.play(1_000);
      assertNull(Verifier.verify(directory).damage());
    }
    closeCleanly(engine);
    assertTrue(Journals.records(directory).size() > 10_000);
  }
}
