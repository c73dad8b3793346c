/**
 * The recorded day under another plan. A journal is read for what people did ({@link
 * org.strowger.replay.whatif.DayReader}), a model of them is made ({@link
 * org.strowger.replay.whatif.PeopleModel}), and played under the recorded plan, to see how far the
 * model is to be trusted, and under the other one.
 */
package org.strowger.replay.whatif;
