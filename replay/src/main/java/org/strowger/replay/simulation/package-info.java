/**
 * Plays customers and agents against the engine in virtual time, in lock step: one command, all its
 * events, then the next.
 *
 * <pre>
 * Scenario (plan, contacts, shifts)
 *     | what is to happen next
 * Agenda -> Simulation -> Customers, Floor -> TimedEngine -> engine
 *                             ^                   |  events
 *                             +------- Simulation-+-> OrderAudit
 *
 * SimulationResult -> Report -> text, JSON
 * </pre>
 */
package org.strowger.replay.simulation;
