package org.strowger.gateway.plan;

import org.strowger.api.plan.Plan;
import org.strowger.codec.Limits;

/** Reads what is kept of customers, and how interactions move. */
final class ContextReader {
  private final Problems problems;
  private final Values values;

  ContextReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  /** The usual where the key is not given. */
  Plan.Context context(Part part) {
    Plan.Context usual = Plan.Context.USUAL;
    if (part == null) {
      return usual;
    }
    Keys keys = new Keys(part, "context", problems, "on", "touchpoints", "return-window");
    Part on = keys.optional("on");
    return new Plan.Context(
        on == null ? usual.on() : values.flag(on, keys.key("on")),
        values.wholeOr(keys, "touchpoints", 0, Limits.MAX_TOUCHPOINTS, usual.touchpoints()),
        values.durationOr(keys, "return-window", 0, usual.returnWindowMs()));
  }

  /** The usual where the key is not given. */
  Plan.Movement movement(Part part) {
    Plan.Movement usual = Plan.Movement.USUAL;
    if (part == null) {
      return usual;
    }
    Keys keys =
        new Keys(
            part,
            "movement",
            problems,
            "transfer-hold",
            "transfer-bound",
            "resume-bound",
            "resume-due",
            "callback");
    Part callback = keys.optional("callback");
    Keys attempts =
        callback == null
            ? null
            : new Keys(callback, keys.key("callback"), problems, "attempts", "retry", "expiry");
    return new Plan.Movement(
        values.durationOr(keys, "transfer-hold", 0, usual.transferHoldMs()),
        values.durationOr(keys, "transfer-bound", 1, usual.transferBoundMs()),
        values.durationOr(keys, "resume-bound", 0, usual.resumeBoundMs()),
        dueFromTicket(keys),
        attempts == null
            ? usual.callbackAttempts()
            : values.wholeOr(
                attempts, "attempts", 1, Limits.MAX_CALLBACK_ATTEMPTS, usual.callbackAttempts()),
        attempts == null
            ? usual.callbackRetryMs()
            : values.durationOr(attempts, "retry", 1, usual.callbackRetryMs()),
        attempts == null ? usual.callbackExpiryMs() : expiryMs(attempts));
  }

  private boolean dueFromTicket(Keys movement) {
    Part part = movement.optional("resume-due");
    if (part == null) {
      return Plan.Movement.USUAL.resumeFromTicket();
    }
    String path = movement.key("resume-due");
    if (part instanceof Part.Single single && single.type() == Part.Type.TEXT) {
      if (single.text().equals("ticket")) {
        return true;
      } else if (single.text().equals("resume")) {
        return false;
      }
    }
    problems.add(part, path, "must be resume or ticket");
    return false;
  }

  private long expiryMs(Keys callback) {
    Part part = callback.optional("expiry");
    return part == null || part.shown().equals("never")
        ? 0
        : values.durationMs(part, callback.key("expiry"), 1, Limits.MAX_DURATION_MS);
  }
}
