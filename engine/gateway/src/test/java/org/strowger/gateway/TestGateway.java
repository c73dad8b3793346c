package org.strowger.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.strowger.EngineContext.Scheduler;
import org.strowger.gateway.event.EventWriter;

/** Runs a gateway inside the test, from settings and lines to an exit code and events. */
public final class TestGateway {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path plan;
  private Path journal;
  private Settings.Clock clock = Settings.Clock.INPUT;
  private Scheduler scheduler;
  private EventWriter.Times times = EventWriter.Times.ISO;
  private boolean allEvents;
  private Settings.Sealing sealing = Settings.Sealing.NONE;

  /** The plan file of the scenarios. */
  public static Path scenarioPlan() {
    return resource("scenarios/plan.yaml");
  }

  /** A file of the test's resources. */
  public static Path resource(String name) {
    try {
      return Path.of(TestGateway.class.getResource("/" + name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  public TestGateway plan(Path value) {
    plan = value;
    return this;
  }

  public TestGateway journal(Path value) {
    journal = value;
    return this;
  }

  TestGateway systemClock(Scheduler value) {
    clock = Settings.Clock.SYSTEM;
    scheduler = value;
    return this;
  }

  public TestGateway epochTimes() {
    times = EventWriter.Times.EPOCH;
    return this;
  }

  public TestGateway allEvents() {
    allEvents = true;
    return this;
  }

  /** Seals payloads, and ids of customers if that is wanted. */
  public TestGateway keys(Path directory, boolean customers) {
    sealing = new Settings.Sealing(directory, customers, false);
    return this;
  }

  /** Takes payloads in as they are. */
  public TestGateway plainPayloads() {
    sealing = new Settings.Sealing(null, false, true);
    return this;
  }

  /** Serves lines and returns the exit code. */
  public int run(String lines) {
    return run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
  }

  /** Serves an input and returns the exit code. */
  public int run(InputStream in) {
    Settings settings =
        Settings.of(
            plan, journal, null, clock, scheduler, times, allEvents, sealing, Settings.Keeping.ALL);
    try {
      return new Gateway(settings, in, out, new PrintStream(err, true, StandardCharsets.UTF_8))
          .run();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything written. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** The events, a line each. */
  public List<String> events() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** What people were told. */
  public String told() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
