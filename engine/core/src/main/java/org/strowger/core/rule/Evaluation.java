package org.strowger.core.rule;

import org.strowger.codec.Limits;
import org.strowger.codec.RuleOperation;
import org.strowger.codec.sbe.Resolved;
import org.strowger.core.event.Mix;

/**
 * Which rules match. Only those of the right buckets are looked at (see {@link RuleIndex}); each
 * fact is read, and each conjunct decided, at most once. Reused; allocates only when the plan
 * changes. One thread.
 */
public final class Evaluation {
  private RuleSet set = RuleSet.none();
  private Facts facts;

  /** Counts evaluations, so that what is known from one before does not count. */
  private long run;

  /** For each fact twice the run in which it was read, and 1 more if it is there. */
  private long[] factKnown = new long[0];

  private long[] factValues = new long[0];

  /** For each conjunct twice the run in which it was decided, and 1 more if it holds. */
  private long[] conjunctKnown = new long[0];

  private long[] candidates = new long[0];
  private int[] matched = new int[0];
  private int matchedCount;
  private final long[] stack = new long[Limits.MAX_RULE_DEPTH + 1];

  /** The rules in force. */
  public void rules(RuleSet inForce) {
    set = inForce;
    run = 0;
    factKnown = new long[set.facts.length];
    factValues = new long[set.facts.length];
    conjunctKnown = new long[set.programStarts.length - 1];
    candidates = new long[(set.size() + 63) >> 6];
    matched = new int[set.size()];
    matchedCount = 0;
  }

  /** The rules in force. */
  public RuleSet rules() {
    return set;
  }

  /** Number of rules that matched last. */
  public int matched() {
    return matchedCount;
  }

  /** Place from 0 in the file of a rule that matched last; ascending. */
  public int matched(int i) {
    return matched[i];
  }

  /** Finds out which rules match. */
  public void evaluate(Facts about) {
    facts = about;
    run++;
    matchedCount = 0;
    RuleIndex index = set.index;
    index.begin(candidates);
    for (int i = 0; i < index.factCount(); i++) {
      int fact = index.fact(i);
      if (isThere(fact)) {
        index.add(fact, factValues[fact], candidates);
      }
    }
    for (int word = 0; word < candidates.length; word++) {
      for (long left = candidates[word]; left != 0; left &= left - 1) {
        int rule = (word << 6) + Long.numberOfTrailingZeros(left);
        if (matches(rule)) {
          matched[matchedCount++] = rule;
        }
      }
    }
  }

  private boolean matches(int rule) {
    for (int i = set.conjunctStarts[rule]; i < set.conjunctStarts[rule + 1]; i++) {
      int conjunct = set.ruleConjuncts[i];
      long known = conjunctKnown[conjunct];
      if (known >> 1 != run) {
        known = 2 * run + (holds(conjunct) ? 1 : 0);
        conjunctKnown[conjunct] = known;
      }
      if ((known & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Runs the operations of a conjunct. Absent numbers are marked as bits beside the stack. */
  private boolean holds(int conjunct) {
    int depth = 0;
    int absent = 0;
    for (int i = set.programStarts[conjunct]; i < set.programStarts[conjunct + 1]; i++) {
      RuleOperation operation = set.operations[i];
      switch (operation.role()) {
        case CONSTANT -> {
          absent &= ~(1 << depth);
          stack[depth++] = set.operands[i];
        }
        case FACT -> {
          int fact = (int) set.operands[i];
          absent = isThere(fact) ? absent & ~(1 << depth) : absent | 1 << depth;
          stack[depth++] = factValues[fact];
        }
        default -> {
          depth -= operation == RuleOperation.NOT ? 1 : 2;
          boolean there = (absent >> depth & 3) == 0;
          stack[depth] = of(operation, stack[depth], stack[depth + 1], there) ? 1 : 0;
          depth++;
        }
      }
    }
    return stack[0] != 0;
  }

  /** One operation on two values, the second of which NOT has not; whether both are there. */
  private static boolean of(RuleOperation operation, long a, long b, boolean there) {
    return switch (operation) {
      case AND -> (a & b) != 0;
      case OR -> (a | b) != 0;
      case NOT -> a == 0;
      case NUMBER_EQUAL, SAME -> there && a == b;
      case NUMBER_DIFFERS -> there && a != b;
      case BELOW -> there && a < b;
      case AT_MOST -> there && a <= b;
      case ABOVE -> there && a > b;
      case AT_LEAST -> there && a >= b;
      case DIFFERS -> !there || a != b;
      default -> throw new IllegalStateException("no operation on values: " + operation);
    };
  }

  /** Reads a fact unless it is known; whether it is there. */
  private boolean isThere(int fact) {
    if (factKnown[fact] >> 1 != run) {
      factKnown[fact] = 2 * run + (read(fact) ? 1 : 0);
    }
    return (factKnown[fact] & 1) != 0;
  }

  private boolean read(int fact) {
    long operand = set.factOperands[fact];
    int number = (int) operand;
    return switch (set.facts[fact]) {
      case INTERACTION_CHANNEL -> word(fact, facts.channel());
      case INTERACTION_TOPIC -> word(fact, facts.topic());
      case INTERACTION_QUEUE -> word(fact, facts.queue());
      case INTERACTION_CLASS -> number(fact, facts.urgency());
      case INTERACTION_CREDIT -> number(fact, facts.creditMs());
      case INTERACTION_ATTRIBUTE -> word(fact, facts.word(number));
      case INTERACTION_NUMBER ->
          facts.hasNumber(number) ? number(fact, facts.number(number)) : absent(fact);
      case NEED_OPEN -> yes(fact, facts.needKept() && facts.needResolved() != Resolved.YES.value());
      case NEED_CONTACTS -> facts.needKept() ? number(fact, facts.needContacts()) : absent(fact);
      case NEED_RESOLVED ->
          facts.needKept() ? word(fact, RuleSet.word(facts.needResolved())) : absent(fact);
      case NEED_HAS_OWNER -> yes(fact, facts.needOwner() != 0);
      case NEED_HAS_LAST_AGENT -> yes(fact, facts.needLastAgent() != 0);
      case JOURNEY_LAST -> word(fact, facts.lastOutcome(number));
      case JOURNEY_SEEN ->
          yes(fact, facts.seen(RuleOperation.kindIn(operand), RuleOperation.durationIn(operand)));
      default -> readCustomer(fact, operand);
    };
  }

  /** Facts that are absent without a customer. */
  private boolean readCustomer(int fact, long operand) {
    if (!facts.customerKnown()) {
      return absent(fact);
    }
    int number = (int) operand;
    return switch (set.facts[fact]) {
      case CUSTOMER_KNOWN -> yes(fact, true);
      case CUSTOMER_SEGMENT -> word(fact, facts.segment());
      case CUSTOMER_LANGUAGE -> word(fact, facts.language());
      case CUSTOMER_REGION -> word(fact, facts.region());
      case CUSTOMER_VERIFIED -> yes(fact, facts.verifiedBy() != 0);
      case CUSTOMER_VERIFIED_BY -> word(fact, facts.verifiedBy());
      case CUSTOMER_DEVICE -> yes(fact, facts.device(number));
      case CUSTOMER_ATTRIBUTE -> word(fact, facts.customerWord(number));
      case CUSTOMER_NUMBER ->
          facts.hasCustomerNumber(number)
              ? number(fact, facts.customerNumber(number))
              : absent(fact);
      case CUSTOMER_NEEDS -> number(fact, facts.openNeeds());
      case JOURNEY_CONTACTS -> number(fact, facts.contactsWithin(operand));
      case JOURNEY_FIRST_TIME -> yes(fact, facts.firstTime());
      case JOURNEY_LAST_CHANNEL -> word(fact, facts.lastChannel());
      case JOURNEY_LAST_TOPIC -> word(fact, facts.lastTopic());
      case JOURNEY_LAST_DISPOSITION -> word(fact, facts.lastDisposition());
      default -> throw new IllegalStateException("no fact: " + set.facts[fact]);
    };
  }

  private boolean number(int fact, long value) {
    factValues[fact] = value;
    return true;
  }

  private boolean word(int fact, long value) {
    factValues[fact] = value;
    return value != 0;
  }

  private boolean yes(int fact, boolean value) {
    factValues[fact] = value ? 1 : 0;
    return true;
  }

  /** An absent boolean counts as false. */
  private boolean absent(int fact) {
    factValues[fact] = 0;
    return false;
  }

  /** A hash of the names of the rules that matched last, in order; 0 if none did. */
  public long matchedHash() {
    long h = Mix.mix(matchedCount);
    for (int i = 0; i < matchedCount; i++) {
      h = Mix.fold(h, set.names[matched[i]]);
    }
    return matchedCount == 0 ? 0 : Mix.mix(h);
  }
}
