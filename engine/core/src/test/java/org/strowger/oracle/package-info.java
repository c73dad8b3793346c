/**
 * An independent, naive model of the rules of matching, and everything that compares the engine's
 * core with it.
 *
 * <pre>
 *  HistoryGenerator -> History -> Comparison -> Oracle          (the model, linear scans)
 *                         ^           |      -> CoreMachine     (the real core, event by event)
 *                         |           v
 *                      Shrinker <- difference
 *  Scenario -> ThreeWays (live, replayed, snapshot + tail, and the oracle)
 * </pre>
 *
 * Rule names (T1, O3, F6 ...) are those of the rules of matching; N1, V1, A1-a and the like are
 * those of {@code engine/docs/decisions.md}.
 */
package org.strowger.oracle;
