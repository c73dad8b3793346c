package org.strowger.api;

import org.strowger.api.plan.Plan;
import org.strowger.codec.Arrival;
import org.strowger.codec.CustomerChange;
import org.strowger.codec.NumberList;
import org.strowger.codec.SkillList;
import org.strowger.codec.Survey;
import org.strowger.codec.Touchpoint;
import org.strowger.codec.Transfer;
import org.strowger.codec.Update;
import org.strowger.codec.sbe.ChannelState;
import org.strowger.codec.sbe.IdKind;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.Resolved;
import org.strowger.codec.sbe.Sender;

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
   * <p>With both, the number is that of one command of the client: whoever does not know whether it
   * arrived publishes it again under the same. Among the newest {@link
   * org.strowger.codec.Limits#RETRIES_REMEMBERED} such commands the second has no effect, and one
   * event, {@code Repeated}, with what became of the first; so set another number before every
   * command. Queries, ticks, snapshots and names do not count.
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

  /** An agent comes to work, without a lease. */
  default long signOn(
      int agent, int profile, Presence presence, SkillList skills, NumberList teams) {
    return signOn(agent, profile, presence, 0, 0, skills, teams);
  }

  /**
   * An agent comes to work. A lease goes on while no engine runs, when nobody can renew it: give it
   * more time with its grace than a restart takes.
   *
   * @param leaseMs how long it counts as live without {@link #alive} (rule F1), 1,000 to 86,400,000
   *     milliseconds; 0: always
   * @param graceMs from the loss of the lease to the forced sign-off, 0 to 86,400,000 milliseconds;
   *     0 without a lease
   */
  long signOn(
      int agent,
      int profile,
      Presence presence,
      long leaseMs,
      long graceMs,
      SkillList skills,
      NumberList teams);

  /** An agent without work in hand leaves work. */
  default long signOff(int agent) {
    return signOff(agent, false);
  }

  /**
   * An agent leaves work.
   *
   * @param forced with whatever is in hand: active work goes back to its queue, wrap-up ends
   */
  long signOff(int agent, boolean forced);

  /** An agent who signed on with a lease is still there (rule F1). */
  long alive(int agent);

  /** An agent asks to be available or away. */
  default long presence(int agent, Presence presence, int reason) {
    return presence(agent, presence, reason, 0);
  }

  /**
   * An agent asks to be available or away.
   *
   * @param reason number of a REASON, 0: none
   * @param returnMs when the break ends, in milliseconds since the epoch, as stated by the agent
   *     (rule S4); 0: not stated
   */
  long presence(int agent, Presence presence, int reason, long returnMs);

  /** Replaces all skills of an agent. */
  long skills(int agent, SkillList skills);

  /** Gives an agent another capacity profile. */
  long profile(int agent, int profile);

  /** Replaces all teams of an agent. */
  long teams(int agent, NumberList teams);

  /** One unit to route enters a queue. */
  long arrive(Arrival arrival);

  /** The customer left while waiting, or while the conversation is parked; not of a callback. */
  long abandon(long interaction);

  /** The conversation is over, and nothing is said about the need; agent 0 is whoever has it. */
  default long complete(long interaction, int agent, int disposition) {
    return complete(interaction, agent, disposition, Resolved.UNSAID);
  }

  /**
   * The conversation is over; agent 0 is whoever has it.
   *
   * @param disposition what came of it, number of a DISPOSITION; 0: none
   * @param resolved what is said about the customer's need on the topic
   */
  long complete(long interaction, int agent, int disposition, Resolved resolved);

  /**
   * The conversation rests until the customer goes on (rule C4); agent 0 is whoever has it.
   *
   * @param reason number of a REASON, 0: none; told in the event
   */
  long park(long interaction, int agent, int reason);

  /**
   * A parked conversation goes on (rule C4): it waits again, at first for the agent who parked it,
   * as long as the plan says.
   */
  long resume(long interaction);

  /**
   * A message in a conversation that waits, is active or parked, on an asynchronous channel; its
   * content is kept elsewhere. One of the customer resumes what is parked.
   */
  long message(long interaction, Sender sender);

  /**
   * Ends an interaction that waits, is parked or scheduled, without the customer leaving.
   *
   * @param reason number of a REASON, 0: none; told in the event unless it is a callback
   */
  long cancel(long interaction, int reason);

  /**
   * A waiting customer is called back (rule K4).
   *
   * @param notBeforeMs milliseconds since the epoch, above the engine's time and at most 366 days
   *     ahead; 0: keeps its place and is called when its turn comes
   * @param channel over which; 0: that of the interaction
   */
  long callbackRequest(long interaction, long notBeforeMs, int channel);

  /** The customer was not reached (rule K4); agent 0 is whoever has the callback. */
  long callbackFailed(long interaction, int agent);

  /** Wrap-up is finished; agent 0 is whoever has it. */
  long wrapUpEnd(long interaction, int agent);

  /** Changes what a waiting interaction asks and where it stands. */
  long update(Update update);

  /**
   * A supervisor gives a waiting interaction to an agent (rule R7): offered to the agent if
   * presence, channel and room let it; forced, it is the agent's at once, whatever they are.
   */
  long assign(long interaction, int agent, boolean forced);

  /** An agent takes a waiting interaction, at once (rule R7). */
  long pick(long interaction, int agent);

  /** Promotes a waiting interaction (rules R7, O3). */
  long toHead(long interaction);

  /** An active interaction goes back to its queue (rule R7); agent 0 is whoever has it. */
  long returnToQueue(long interaction, int agent, int reason);

  /**
   * A waiting or active interaction goes to another queue or agent (rule K3): at once, or warm, as
   * soon as another agent has accepted it.
   */
  long transfer(Transfer transfer);

  /** Ends a warm transfer: the agent keeps the interaction; agent 0 is whoever has it. */
  long cancelTransfer(long interaction, int agent);

  /**
   * An interaction that waits, is active, parked or scheduled goes on over another channel (rule
   * O2).
   *
   * @param channel number of the channel
   * @param queue number of the queue; 0: the one it is in
   * @param boundMs how long only the agent who has, or parked, it may take it, milliseconds up to
   *     366 days; 0: no such step
   * @param reason number of a REASON, 0: none; told in the event
   * @param sealed note, opaque to the core, at most {@link
   *     org.strowger.codec.Limits#MAX_NOTE_LENGTH} bytes; empty: none
   */
  long shift(long interaction, int channel, int queue, long boundMs, int reason, byte[] sealed);

  /**
   * A waiting customer asks which other channels there are; answered by event {@code ShiftOffered}.
   */
  long requestShift(long interaction);

  /** The customer takes none of the channels offered. */
  long refuseShift(long interaction);

  /**
   * Opens or closes a channel. Who waits on a closed one keeps the place, and is offered to nobody.
   *
   * @param drain whether those who wait already are served on; does not count when it opens
   */
  long changeChannel(int channel, ChannelState state, boolean drain);

  /**
   * Begins to compare what is live here with what is live at the gateway, which names each
   * interaction with {@link #reconcileLive} and ends with {@link #endReconcile}. One that is open
   * is given up.
   *
   * @param channel the channel that is compared, 0: all
   * @param repair whether differences are repaired, not only told
   */
  long beginReconcile(int channel, boolean repair);

  /**
   * An interaction is live at the gateway.
   *
   * @param agent who has it there, 0: nobody
   */
  long reconcileLive(long interaction, int agent);

  /**
   * Nothing else is live at the gateway. What was not named is told, at most {@link
   * org.strowger.codec.Limits#RECONCILE_SLICE} at a time; the event says how many are left, for
   * which this is given again.
   */
  long endReconcile();

  /** The agent takes the offer; agent 0 is not checked. */
  long accept(long offer, int agent);

  /** The agent refuses the offer; agent 0 is not checked. */
  long decline(long offer, int agent, int reason);

  /** Sets what is known of a customer; a record of the customer begins if there is none. */
  long updateCustomer(CustomerChange change);

  /** Something happened on a customer's journey, or on that of an interaction without customer. */
  long recordTouchpoint(Touchpoint touchpoint);

  /** A customer answered a survey. */
  long recordSurvey(Survey survey);

  /**
   * What is known of a customer's need on a topic, which is opened if none is kept.
   *
   * @param topic number of the topic, above 0
   * @param setOwner whether the owner is said
   * @param owner agent, 0: nobody
   * @param resolved UNSAID leaves what was said before
   */
  long updateNeed(long customer, int topic, boolean setOwner, int owner, Resolved resolved);

  /**
   * Everything the engine keeps about a customer is to be forgotten, the name too; live
   * interactions go on without one. What the journal has stays: who seals payloads and ids destroys
   * the key when {@code CustomerForgotten} has come, see {@link org.strowger.seal.KeyStore}.
   */
  long forgetCustomer(long customer);

  /** Time without traffic: fires the timers due. */
  long tick();

  /** Asks about an agent; answered by event {@code AgentAnswer} (rule T5). */
  long queryAgent(int agent);

  /**
   * Asks about an interaction; answered by event {@code InteractionAnswer} (rule T5), behind one
   * {@code OfferAnswer} for each of its open offers.
   */
  long queryInteraction(long interaction);

  /**
   * Asks who waits in a queue; answered by events {@code QueueAnswer} (rule T5).
   *
   * @param first position from which on, 1 is the first in order
   * @param most how many to tell, 0 to {@link org.strowger.codec.Limits#MAX_QUEUE_ANSWERS}
   */
  long queryQueue(int queue, int first, int most);

  /**
   * Asks how long a newcomer without lists of its own would wait in a queue; answered by event
   * {@code EstimateAnswer} (rules T5, X4).
   */
  long queryEstimate(int queue, int channel);

  /** Asks for counts over everything; answered by event {@code SummaryAnswer} (rule T5). */
  long querySummary();

  /**
   * Asks for everything kept about a customer; answered by event {@code CustomerAnswer}, one {@code
   * NeedAnswer} for each need and one {@code TouchpointAnswer} for each touchpoint (rule T5).
   */
  long queryCustomer(long customer);

  /** Asks for a snapshot at this point of the log. */
  long takeSnapshot();
}
