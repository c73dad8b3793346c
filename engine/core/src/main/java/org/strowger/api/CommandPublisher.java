package org.strowger.api;

import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;

/**
 * Puts commands into an engine. Get one from the engine for each thread; an instance belongs to one
 * thread at a time. Every method that publishes returns a positive position or a code of {@link
 * PublishResult}, never blocks, and allocates nothing except where said. Numbers are those of
 * {@link #number}; an embedder whose interactions are numbered above 0 already may use its own
 * numbers for them.
 */
public interface CommandPublisher {
  /**
   * Sets what the next commands carry: who asked, and under which number, echoed in their events.
   *
   * @param client number of a client, 0: none
   * @param correlation any number, 0: none
   */
  CommandPublisher correlate(int client, long correlation);

  /**
   * The number of an external id; publishes its definition if it has none yet, so this may
   * allocate.
   *
   * <p>The id of an interaction that has ended keeps its number until the listener has seen {@code
   * NameReleased}; who uses an id again waits for that, after a tick if a timer may be due, or the
   * arrival goes under the old number and has no name.
   *
   * @param kind what it names
   * @param text 1 to 64 bytes of UTF-8
   * @return the number, above 0, or a code of {@link PublishResult}
   * @throws IllegalArgumentException if the text is empty or too long
   */
  long number(IdKind kind, String text);

  /** Applies a plan, defining the ids it names. Allocates. */
  long applyPlan(Plan plan);

  /** An agent comes to work. */
  long signOn(int agent, int profile, Presence presence, SkillList skills, NumberList teams);

  /** An agent leaves work. */
  long signOff(int agent);

  /** An agent asks to be available or away. */
  long presence(int agent, Presence presence, int reason);

  /** Replaces all skills of an agent. */
  long skills(int agent, SkillList skills);

  /** Gives an agent another capacity profile. */
  long profile(int agent, int profile);

  /** Replaces all teams of an agent. */
  long teams(int agent, NumberList teams);

  /** One unit to route enters a queue. */
  long arrive(Arrival arrival);

  /** The customer left while waiting. */
  long abandon(long interaction);

  /** The conversation is over; agent 0 is whoever has it. */
  long complete(long interaction, int agent, int disposition);

  /** Wrap-up is finished; agent 0 is whoever has it. */
  long wrapUpEnd(long interaction, int agent);

  /** The agent takes the offer; agent 0 is not checked. */
  long accept(long offer, int agent);

  /** The agent refuses the offer; agent 0 is not checked. */
  long decline(long offer, int agent, int reason);

  /** Time without traffic: fires the timers due. */
  long tick();

  /** Asks for a snapshot at this point of the log. */
  long takeSnapshot();
}
