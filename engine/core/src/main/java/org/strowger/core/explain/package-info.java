/**
 * Why an agent is offered an interaction, or is not: figures of a decision, read from the state.
 */
package org.strowger.core.explain;
