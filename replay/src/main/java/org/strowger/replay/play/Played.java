package org.strowger.replay.play;

import java.nio.file.Path;
import java.util.List;
import org.strowger.recovery.Verifier.Verification;
import org.strowger.replay.simulation.SimulationResult;

/**
 * Scenarios that were played, and what came of executing their journals again.
 *
 * @param results in the order played
 * @param journal directory of the journals, null if none was kept
 * @param journalBytes they take
 * @param checks one for each result, empty if not asked for
 * @param verifyNanos it took to execute them again
 */
record Played(
    List<SimulationResult> results,
    Path journal,
    long journalBytes,
    List<Check> checks,
    long verifyNanos) {

  /** A journal and the verdict on it. */
  record Check(Path directory, Verification verification) {}

  boolean intact() {
    return checks.stream().allMatch(check -> check.verification().intact());
  }

  long commandsVerified() {
    return checks.stream().mapToLong(check -> check.verification().commands()).sum();
  }

  long marksVerified() {
    return checks.stream().mapToLong(check -> check.verification().marks()).sum();
  }
}
