/**
 * Reading journals: to start again where an engine stopped, and to prove what one did.
 *
 * <pre>
 * newest good snapshot ==> StateMachine &lt;== JournalReader &lt;== journal
 * </pre>
 */
package org.strowger.recovery;
