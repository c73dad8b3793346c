package org.strowger.gateway;

import org.strowger.codec.CoreLimits;
import picocli.CommandLine.Option;

/** How many of each the engine takes; a journal keeps those it was begun with. */
final class LimitOptions {
  private static final String REFUSED = " One more is refused.";

  @Option(
      names = "--max-agents",
      paramLabel = "COUNT",
      description = "Agents, signed on or not." + REFUSED + " Default: 1048576.")
  private Integer agents;

  @Option(
      names = "--max-interactions",
      paramLabel = "COUNT",
      description = "Interactions that are live at once." + REFUSED + " Default: 2097152.")
  private Integer interactions;

  @Option(
      names = "--max-names",
      paramLabel = "COUNT",
      description = "Names of each kind at once." + REFUSED + " Default: 4194304.")
  private Integer names;

  @Option(
      names = "--max-customers",
      paramLabel = "COUNT",
      description =
          "Customers of whom something is kept at once. Default: 1048576, or --max-names if less.")
  private Integer customers;

  /**
   * The limits.
   *
   * @throws IllegalArgumentException naming one that is out of range
   */
  CoreLimits limits() {
    CoreLimits usual = CoreLimits.DEFAULT;
    CoreLimits limits =
        new CoreLimits(
            or(agents, usual.maxAgents()),
            or(interactions, usual.maxInteractions()),
            or(names, usual.maxNames()));
    return customers == null
        ? limits
        : new CoreLimits(
            limits.maxAgents(), limits.maxInteractions(), limits.maxNames(), customers);
  }

  private static int or(Integer given, int usual) {
    return given == null ? usual : given;
  }
}
