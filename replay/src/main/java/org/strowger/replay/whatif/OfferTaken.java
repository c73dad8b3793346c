package org.strowger.replay.whatif;

import org.strowger.replay.simulation.Behaviour.Answer;

/** What an agent did with one offer. */
record OfferTaken(String agent, Answer answer) {}
