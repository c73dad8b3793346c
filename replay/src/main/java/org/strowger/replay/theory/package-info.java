/**
 * The engine against queueing theory: one skill, Poisson arrivals, exponential conversations and
 * patience, played through the engine and compared with Erlang C and Erlang A.
 */
package org.strowger.replay.theory;
