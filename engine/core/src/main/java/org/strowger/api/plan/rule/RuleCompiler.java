package org.strowger.api.plan.rule;

import java.util.List;
import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/**
 * Compiles the text of context rules (rule X1); the language is that of this package. What is
 * checked here is the text alone: whether the plan has a queue, channel, skill or agent that a rule
 * names is checked when the plan is applied. Stateless.
 */
public final class RuleCompiler {
  private RuleCompiler() {}

  /**
   * Compiles a rule.
   *
   * @param id name of the rule, told in events
   * @param condition when it matches
   * @param actions what it does, from 1 to {@link Limits#MAX_ACTIONS}
   * @throws RuleException naming the first thing wrong and its place
   */
  public static Plan.Rule compile(String id, RuleText condition, List<RuleText> actions) {
    List<Plan.Operation> operations = new ConditionParser(condition).parse();
    if (actions.isEmpty() || actions.size() > Limits.MAX_ACTIONS) {
      RuleText at = actions.isEmpty() ? condition : actions.get(Limits.MAX_ACTIONS);
      throw new RuleException(
          "rule " + id + " has " + actions.size() + " actions, not 1 to " + Limits.MAX_ACTIONS,
          at.line(),
          at.column());
    }
    return new Plan.Rule(
        id, operations, actions.stream().map(action -> new ActionParser(action).parse()).toList());
  }

  /** As {@link #compile(String, RuleText, List)}, of texts that stand alone. */
  public static Plan.Rule compile(String id, String condition, String... actions) {
    return compile(
        id, new RuleText(condition), List.of(actions).stream().map(RuleText::new).toList());
  }
}
