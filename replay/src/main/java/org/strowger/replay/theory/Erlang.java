package org.strowger.replay.theory;

/**
 * Formulas of queueing theory for one queue served in order of arrival by agents alike. Stateless;
 * any thread.
 */
final class Erlang {
  /** Terms below this part of the largest no longer count. */
  private static final double NEGLIGIBLE = 1e-18;

  private Erlang() {}

  /**
   * What theory says of a queue in equilibrium.
   *
   * @param waitProbability share of customers who find all agents busy
   * @param meanWaitMs of all customers, those who leave and those who do not wait among them
   * @param leaveProbability share of customers who leave before an agent takes them
   */
  record Prediction(double waitProbability, double meanWaitMs, double leaveProbability) {}

  /**
   * Erlang C, customers wait as long as it takes (A. K. Erlang, 1917; the recurrence over agents is
   * that of Erlang B, see Cooper, "Introduction to Queueing Theory", 1981, section 3.3).
   *
   * @param agents number of agents
   * @param load arrivals in the time of one conversation, below the number of agents
   * @param conversationMs mean length of a conversation
   * @throws IllegalArgumentException if the load is not below the number of agents
   */
  static Prediction c(int agents, double load, double conversationMs) {
    if (load >= agents) {
      throw new IllegalArgumentException(
          "without patience the load must be below the number of agents, "
              + agents
              + "; is "
              + load);
    }
    double blocked = 1;
    for (int n = 1; n <= agents; n++) {
      blocked = load * blocked / (n + load * blocked);
    }
    double waits = blocked / (1 - load / agents * (1 - blocked));
    return new Prediction(waits, waits * conversationMs / (agents - load), 0);
  }

  /**
   * Erlang A, customers leave after an exponential patience (C. Palm, 1946; the stationary
   * distribution of the birth and death process, see Garnett, Mandelbaum and Reiman, "Designing a
   * call center with impatient customers", 2002).
   *
   * @param agents number of agents
   * @param load arrivals in the time of one conversation
   * @param conversationMs mean length of a conversation
   * @param patienceMs mean patience
   */
  static Prediction a(int agents, double load, double conversationMs, double patienceMs) {
    double arrivals = load / conversationMs;
    double term = 1;
    double total = 1;
    for (int k = agents; k > 0 && term > NEGLIGIBLE * total; k--) {
      term *= k / load;
      total += term;
    }
    double allBusy = 1;
    double queued = 0;
    term = 1;
    for (int k = 1; term > NEGLIGIBLE * total; k++) {
      term *= arrivals / (agents / conversationMs + k / patienceMs);
      total += term;
      allBusy += term;
      queued += k * term;
    }
    double meanQueue = queued / total;
    double meanWaitMs = meanQueue / arrivals;
    return new Prediction(allBusy / total, meanWaitMs, meanWaitMs / patienceMs);
  }
}
