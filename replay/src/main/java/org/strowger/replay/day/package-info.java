/**
 * A believable busy day of an omnichannel contact centre, drawn from one seed: who contacts when
 * and about what, how long they would wait, how long handling takes, and who works when with which
 * skills. The same size and seed give the same day on every JVM: only {@link
 * java.util.SplittableRandom} and {@link java.lang.StrictMath} are used.
 *
 * <pre>
 * DaySize -> BusyDay -> GeneratedDay (plan, contacts, shifts) -> DayFiles
 *              |  ContactDraw (ChannelModel, Customers): arrivals
 *              |  ShiftDraw: agents
 *              |  DayPlan: queues, capacity
 * </pre>
 */
package org.strowger.replay.day;
