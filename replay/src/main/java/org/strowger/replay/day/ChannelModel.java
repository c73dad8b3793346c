package org.strowger.replay.day;

import java.util.List;

/**
 * What is assumed of a channel. Durations in seconds.
 *
 * @param id external id
 * @param share of all contacts
 * @param shape over the day
 * @param targetS service-level target
 * @param urgency class of its queues (rule O1)
 * @param patienceS mean of the exponential patience; 0: customers do not leave
 * @param handlingS mean of the log-normal handling time
 * @param variation of handling time: standard deviation divided by the mean
 * @param wrapUpS mean of the log-normal wrap-up, where the plan leaves it to the agent
 */
record ChannelModel(
    String id,
    double share,
    DayShape shape,
    long targetS,
    int urgency,
    double patienceS,
    double handlingS,
    double variation,
    double wrapUpS) {

  static final String VOICE = "voice";
  static final String CHAT = "chat";
  static final String MESSAGING = "messaging";
  static final String EMAIL = "e-mail";
  static final String SOCIAL = "social";

  /** Telephone and chat have hours; the rest comes round the clock and waits for the morning. */
  static final List<ChannelModel> ALL =
      List.of(
          new ChannelModel(
              VOICE,
              0.44,
              new DayShape(
                  0, 0, 0, 0, 0, 0, 0, 3, 6.5, 9, 10, 9.5, 8, 7.5, 8.5, 9, 8.5, 6.5, 5, 4, 3, 1.5,
                  0, 0),
              20,
              1,
              200,
              235,
              0.9,
              0),
          new ChannelModel(
              CHAT,
              0.20,
              new DayShape(
                  0, 0, 0, 0, 0, 0, 0, 1.5, 4, 6, 7, 7, 7.5, 8, 7, 7, 7.5, 7.5, 7, 6, 4.5, 2, 0, 0),
              60,
              1,
              240,
              540,
              0.7,
              25),
          new ChannelModel(
              MESSAGING,
              0.18,
              new DayShape(
                  1.2, .6, .3, .2, .2, .4, 1.2, 3, 5, 6, 6.5, 6.5, 7, 7, 6.5, 6.5, 7, 8, 8.5, 8.5,
                  8, 6, 4, 2),
              600,
              2,
              3 * 3_600,
              420,
              0.8,
              0),
          new ChannelModel(
              EMAIL,
              0.13,
              new DayShape(
                  1, .7, .5, .4, .4, .8, 2, 5, 9, 10, 9.5, 8.5, 7, 7.5, 8, 7.5, 6.5, 5, 4, 3.5, 3.5,
                  3, 2.5, 1.5),
              4 * 3_600,
              3,
              0,
              330,
              0.8,
              20),
          new ChannelModel(
              SOCIAL,
              0.05,
              new DayShape(
                  2, 1, .6, .4, .4, .6, 1.5, 3, 4, 5, 5.5, 6, 7, 6.5, 6, 6, 6.5, 7.5, 8.5, 9.5, 10,
                  9, 6.5, 4),
              1_800,
              2,
              0,
              220,
              0.7,
              0));
}
