package org.strowger.replay.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.strowger.EngineContext;
import org.strowger.EngineContext.Durability;
import org.strowger.gateway.text.Progress;
import org.strowger.journal.EngineSettings;
import org.strowger.recovery.Verifier;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.simulation.Scenario;
import org.strowger.replay.simulation.Simulation;
import org.strowger.replay.simulation.SimulationResult;

/**
 * Plays scenarios, each by an engine of its own with a journal of its own, then executes the
 * journals again. Journals nobody asked to keep are deleted, unless something is wrong with them.
 */
final class Player {
  private static final long BYTES_PER_CONTACT = 1_000;
  private static final long SMALLEST_BLOCK = 1 << 20;
  private static final long LARGEST_BLOCK = 1 << 26;

  private final PlayOptions options;
  private final long answerDelayMs;

  Player(PlayOptions options, long answerDelayMs) {
    this.options = options;
    this.answerDelayMs = answerDelayMs;
  }

  /** Plays; one scenario has its journal in the directory itself, several each in one below. */
  Played play(List<Scenario> scenarios) {
    try {
      boolean journaled = options.durability != Durability.NONE;
      Path root = journaled ? root() : null;
      List<Path> directories = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        directories.add(
            scenarios.size() == 1 || root == null ? root : root.resolve(scenario.name()));
      }
      List<SimulationResult> results = simulate(scenarios, directories);
      long bytes = root == null ? 0 : length(root);
      long started = System.nanoTime();
      List<Played.Check> checks = journaled && options.verify ? verify(directories) : List.of();
      Played played = new Played(results, root, bytes, checks, System.nanoTime() - started);
      if (root != null && options.journal == null && played.intact()) {
        delete(root);
        return new Played(results, null, bytes, checks, played.verifyNanos());
      }
      return played;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path root() throws IOException {
    if (options.journal == null) {
      return Files.createTempDirectory("strowger-");
    }
    if (Files.exists(options.journal)) {
      try (Stream<Path> files = Files.list(options.journal)) {
        if (files.findAny().isPresent()) {
          throw new CannotReadException(
              EngineSettings.exist(options.journal)
                  ? options.journal
                      + " has a journal, which is not replaced; remove it first (rm -r) or give"
                      + " another directory"
                  : options.journal + " is not empty; give a new directory for the journal");
        }
      }
    }
    return options.journal;
  }

  private List<SimulationResult> simulate(List<Scenario> scenarios, List<Path> directories) {
    List<SimulationResult> results = new ArrayList<>();
    try (Progress progress = Progress.of("routing", "contacts")) {
      for (int i = 0; i < scenarios.size(); i++) {
        EngineContext context =
            new EngineContext()
                .durability(options.durability)
                .directory(directories.get(i))
                .journalBlockLength(blockLength(scenarios.get(i)));
        results.add(
            Simulation.play(scenarios.get(i), context, answerDelayMs, arrived -> progress.step()));
      }
    }
    return results;
  }

  /** Room for about a small scenario's journal, so that a month of them does not fill a disk. */
  private static int blockLength(Scenario scenario) {
    long bytes = scenario.contacts().size() * BYTES_PER_CONTACT;
    return (int) Long.highestOneBit(Math.min(Math.max(bytes, SMALLEST_BLOCK), LARGEST_BLOCK));
  }

  private static List<Played.Check> verify(List<Path> directories) {
    List<Played.Check> checks = new ArrayList<>();
    try (Progress progress = Progress.of("verifying", "records")) {
      for (Path directory : directories) {
        checks.add(
            new Played.Check(
                directory,
                Verifier.verify(
                    directory,
                    (buffer, offset, length) -> {},
                    core -> {
                      progress.step();
                      return true;
                    })));
      }
    }
    return checks;
  }

  private static long length(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      long bytes = 0;
      for (Path file : (Iterable<Path>) files::iterator) {
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
      return bytes;
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
