package org.strowger.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Scheduler;
import org.strowger.RoutingEngine;
import org.strowger.clock.ManualClock;
import org.strowger.codec.CoreLimits;

/** A directory for each test; engines are closed after it; nothing may be left open. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class EngineTest {
  /** Start of the time of tests. */
  public static final long START_MS = 1_000_000;

  /** Small limits, so that cores are made quickly. */
  public static final CoreLimits LIMITS = new CoreLimits(1000, 10_000, 20_000);

  private static final int SMALL_BLOCK = 1 << 20;
  private static final int LOOKS = 500;

  /** The engine's directory. */
  @TempDir protected Path directory;

  protected final ManualClock clock = new ManualClock(START_MS);
  private final List<RoutingEngine> engines = new ArrayList<>();

  @BeforeEach
  void startTimeAnew() {
    clock.set(START_MS);
  }

  /** Settings for small and quick engines. */
  protected EngineContext context(Scheduler scheduler) {
    return new EngineContext()
        .directory(directory)
        .scheduler(scheduler)
        .clock(clock)
        .limits(LIMITS)
        .ringSlots(1024)
        .journalBlockLength(SMALL_BLOCK)
        .idleStrategy(EngineTest::sparing);
  }

  /** Leaves the processor to others. */
  protected static IdleStrategy sparing() {
    return new SleepingMillisIdleStrategy(1);
  }

  /** Launches an engine that is closed after the test. */
  protected RoutingEngine launch(EngineContext context) {
    RoutingEngine engine = RoutingEngine.launch(context);
    engines.add(engine);
    return engine;
  }

  /** Closes an engine that must not have failed. */
  protected static void closeCleanly(RoutingEngine engine) {
    engine.close();
    assertNull(engine.failure());
  }

  /** Closing waits for a listener, and would wait for ever for one that a failed test leaves. */
  @AfterEach
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void leaveNothingOpen() throws IOException {
    engines.forEach(RoutingEngine::close);
    assertEquals(List.of(), threads(), "threads left running");
    for (int look = 0; look < LOOKS && !openFiles().isEmpty(); look++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    assertEquals(List.of(), openFiles(), "files left open or mapped");
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("strowger"))
        .toList();
  }

  private List<String> openFiles() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return List.of();
    }
    String inside = directory.toString();
    List<String> open = new ArrayList<>();
    Files.readAllLines(maps).stream().filter(line -> line.contains(inside)).forEach(open::add);
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      descriptors
          .map(EngineTest::target)
          .filter(target -> target.contains(inside))
          .forEach(open::add);
    }
    return open;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
