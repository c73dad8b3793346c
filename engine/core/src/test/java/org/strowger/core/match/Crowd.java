package org.strowger.core.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.api.plan.Plan;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.Affinity;
import org.strowger.codec.sbe.ApplyPlanDecoder;
import org.strowger.codec.sbe.MessageHeaderDecoder;
import org.strowger.codec.sbe.OfferEnd;
import org.strowger.codec.sbe.Presence;
import org.strowger.codec.sbe.QueueOrder;
import org.strowger.codec.sbe.Strategy;
import org.strowger.codec.sbe.WrapUpKind;
import org.strowger.core.agent.Agents;
import org.strowger.core.event.Refusal;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;
import org.strowger.core.plan.ActivePlan;
import org.strowger.core.plan.PlanDecoder;
import org.strowger.ingress.PlanCommand;

/**
 * Agents who come, work and go at random under a random plan, and beside the choice by index the
 * same choice by looking at everybody.
 */
final class Crowd {
  private static final int CHANNELS = 2;
  private static final int PROFILES = 4;
  private static final int TEAMS = 9;

  /** Common requirements of a queue. */
  private static final int COMMON = 2;

  /** Place of the claimer among those promoted. */
  static final int CLAIMER = 5;

  final SplittableRandom random;
  final int people;
  final int skills;
  final StateDigest digest = new StateDigest();
  final Agents agents;
  final Requirements requirements = new Requirements();
  final Interactions interactions = new Interactions(digest, requirements::hash);
  final Offers offers;
  final Pairs pairs = new Pairs(interactions, digest);
  final Filters filters;
  final Supply supply;
  final Cursors cursors = new Cursors(digest);
  final Choice choice;
  private final List<Integer> open = new ArrayList<>();

  /** Requirements asked again and again, by queue. */
  private final Map<Integer, List<Integer>> common = new HashMap<>();

  /** A promoted interaction that claims agents, 0 before the first. */
  private int claimer;

  Plan plan;
  ActivePlan active;
  private int version;
  private long now = 1_000_000;
  private long sequence;
  private long interactionNumber;

  /** People under a random plan. */
  Crowd(long seed, int people, int skills) {
    this(new SplittableRandom(seed), people, skills);
    newPlan();
  }

  /** People under a plan given; skills and so on are numbered by what follows the first letter. */
  Crowd(Plan plan, int people) {
    this(new SplittableRandom(1), people, plan.skills().size());
    apply(plan);
  }

  private Crowd(SplittableRandom random, int people, int skills) {
    this.random = random;
    this.people = people;
    this.skills = skills;
    agents = new Agents(new CoreLimits(people, 1 << 16, 1024), digest);
    offers = new Offers(agents, interactions, digest);
    filters = new Filters(agents, interactions, pairs, offers, requirements);
    supply = new Supply(agents, offers, filters);
    choice = new Choice(agents, interactions, supply, filters, cursors);
  }

  // The plan

  /** Puts another plan in force. */
  void newPlan() {
    common.values().forEach(slots -> slots.forEach(requirements::release));
    common.clear();
    List<String> allSkills = named("s", skills);
    List<Plan.Team> teams = new ArrayList<>();
    for (String team : named("t", TEAMS)) {
      List<String> members = new ArrayList<>();
      for (int agent = 1; agent <= people + 5; agent++) {
        if (random.nextInt(3) == 0) {
          members.add(random.nextInt(members.size() + 1), "a" + agent);
        }
      }
      teams.add(new Plan.Team(team, members));
    }
    List<Plan.Profile> profiles = new ArrayList<>();
    for (int i = 1; i <= PROFILES; i++) {
      int units = 1 + random.nextInt(i * 3);
      List<Plan.Handling> handles = new ArrayList<>();
      for (int channel = 1; channel <= CHANNELS; channel++) {
        if (i > 1 || channel == 1) {
          int cost = random.nextInt(Math.min(units, 3) + 1);
          handles.add(
              new Plan.Handling(
                  "c" + channel, cost, 1 + random.nextInt(6), false, WrapUpKind.NONE, 0));
        }
      }
      profiles.add(new Plan.Profile("p" + i, units, handles));
    }
    List<Plan.Queue> queues = new ArrayList<>();
    boolean all = version % 3 != 2;
    for (int i = 1; i <= 16; i++) {
      Strategy strategy = all ? Strategy.get((short) (1 + i % 8)) : Strategy.LONGEST_IDLE;
      queues.add(queue("q" + i, strategy, allSkills));
    }
    if (random.nextInt(4) == 0) {
      queues.removeIf(queue -> random.nextBoolean());
    }
    List<Plan.Channel> channels =
        named("c", CHANNELS).stream().map(id -> new Plan.Channel(id, true)).toList();
    apply(new Plan(++version, 0, allSkills, teams, channels, profiles, queues));
  }

  private static List<String> named(String prefix, int count) {
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      all.add(prefix + i);
    }
    return all;
  }

  private int weight() {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 5 : 1_000_001);
  }

  private Plan.Queue queue(String id, Strategy strategy, List<String> allSkills) {
    List<List<Plan.SkillLevel>> anyOf = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      anyOf.add(List.of(level(allSkills), level(allSkills)));
    }
    List<Plan.SkillLevel> allOf = random.nextBoolean() ? List.of(level(allSkills)) : List.of();
    List<String> noneOf = random.nextInt(6) == 0 ? List.of(any(allSkills)) : List.of();
    TreeSet<String> preferred = new TreeSet<>();
    TreeSet<String> teams = new TreeSet<>(Comparator.reverseOrder());
    for (int i = random.nextInt(3); i > 0; i--) {
      preferred.add(any(allSkills));
      teams.add("t" + (1 + random.nextInt(5)));
    }
    Plan.Step step =
        new Plan.Step(
            0,
            strategy,
            Affinity.NONE,
            0,
            false,
            allOf,
            anyOf,
            noneOf,
            List.copyOf(preferred),
            List.copyOf(teams));
    Plan.Weights weights = new Plan.Weights(weight(), weight(), weight(), weight());
    return new Plan.Queue(
        id, QueueOrder.AGE, 0, 0, 1000, 1000, 1, 1, "", "", weights, List.of(step));
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Plan.SkillLevel level(List<String> of) {
    return new Plan.SkillLevel(any(of), 1 + random.nextInt(6));
  }

  private void apply(Plan next) {
    plan = next;
    UnsafeBuffer message = new UnsafeBuffer(new byte[256 * 1024]);
    PlanCommand.encode(message, 0, plan, (kind, id) -> Integer.parseInt(id.substring(1)));
    ApplyPlanDecoder decoder = new ApplyPlanDecoder();
    decoder.wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
    Refusal refusal = new Refusal();
    active = new PlanDecoder(refusal, Integer.MAX_VALUE).decode(decoder);
    if (active == null) {
      throw new IllegalStateException(refusal.code() + " " + refusal.field());
    }
    supply.plan(active);
    filters.plan(active);
    choice.plan(active);
    cursors.plan(active);
    for (int agent = 1; agent <= people; agent++) {
      if (agents.isSignedOn(agent)) {
        supply.refresh(agent);
      }
    }
  }

  // What happens to agents

  /** An agent signs on at a time, without teams. */
  void signOn(int agent, int profile, long timeMs, int... skillsAndLevels) {
    agents.signOn(agent, Presence.AVAILABLE.value(), profile);
    agents.skills(agent, skillsAndLevels, skillsAndLevels.length / 2);
    agents.teams(agent, new int[0], 0);
    supply.moveBase(agent, timeMs, ++sequence);
    supply.refresh(agent);
  }

  private int[] randomSkills() {
    int[] all = new int[skills];
    Arrays.setAll(all, i -> i + 1);
    int count = random.nextInt(Math.min(skills, 20) + 1);
    int[] pairs = new int[128];
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(skills - i);
      pairs[2 * i] = all[j];
      pairs[2 * i + 1] = 1 + random.nextInt(10);
      all[j] = all[i];
    }
    pairs[127] = count;
    return pairs;
  }

  private void skills(int agent) {
    int[] pairs = randomSkills();
    agents.skills(agent, pairs, pairs[127]);
  }

  private void teams(int agent) {
    int[] teams = new int[TEAMS];
    int count = 0;
    for (int team = 1; team <= TEAMS; team++) {
      if (random.nextInt(2) == 0) {
        teams[count++] = team;
      }
    }
    agents.teams(agent, teams, count);
  }

  /** One thing happens to one agent. */
  void happen() {
    now += (long) random.nextInt(3) * random.nextInt(1500);
    sequence++;
    int agent = 1 + random.nextInt(people);
    if (!agents.isSignedOn(agent)) {
      agents.signOn(agent, Presence.AVAILABLE.value(), 1 + random.nextInt(PROFILES));
      skills(agent);
      teams(agent);
      supply.moveBase(agent, now, sequence);
    } else {
      change(agent);
    }
    supply.refresh(agent);
  }

  private void change(int agent) {
    switch (random.nextInt(13)) {
      case 0 -> {
        if (random.nextInt(4) == 0 && agents.offers(agent) == 0 && agents.used(agent) == 0) {
          agents.presence(agent, Presence.AWAY.value());
          supply.refresh(agent);
          supply.leave(agent);
          agents.signOff(agent);
          agents.signOn(agent, Presence.AVAILABLE.value(), 1 + random.nextInt(PROFILES));
          skills(agent);
          teams(agent);
          supply.moveBase(agent, now, sequence);
        }
      }
      case 1 -> {
        supply.unindex(agent);
        skills(agent);
      }
      case 2 -> {
        supply.unindex(agent);
        teams(agent);
      }
      case 3 -> {
        supply.unindex(agent);
        agents.profile(agent, 1 + random.nextInt(PROFILES));
      }
      case 4 -> {
        boolean away = agents.presence(agent) == Presence.AWAY.value();
        agents.presence(agent, (away ? Presence.AVAILABLE : Presence.AWAY).value());
      }
      case 5, 6 -> supply.moveBase(agent, now, sequence);
      case 7 -> agents.handled(agent, agents.handled(agent) + 1);
      case 8, 9 -> makeOffer(agent);
      case 10 -> claim(agent);
      default -> endOffer();
    }
  }

  /** The claimer claims an agent, or does no more. */
  private void claim(int agent) {
    if (claimer == 0) {
      claimer = interactions.open(++interactionNumber);
      interactions.promoted(claimer, CLAIMER);
    }
    agents.claimedBy(agent, agents.claimedBy(agent) == 0 ? claimer : 0);
  }

  private void makeOffer(int agent) {
    ActivePlan.Handling handling = active.profile(agents.profile(agent)).of(1);
    if (handling != null && (agents.takes(agent) & 2) != 0) {
      int interaction = interactions.open(++interactionNumber);
      agents.reserve(agent, 1, handling.cost, false, 1);
      int offer =
          offers.open(offers.issue(), interaction, agent, handling.cost, false, now, sequence);
      supply.placeOffer(offer);
      open.add(offer);
    }
  }

  private void endOffer() {
    if (open.isEmpty()) {
      return;
    }
    int offer = open.remove(random.nextInt(open.size()));
    int agent = offers.agent(offer);
    if (random.nextBoolean()) {
      supply.keepOffer(offer);
    } else {
      supply.dropOffer(offer);
    }
    agents.reserve(agent, 1, offers.cost(offer), false, -1);
    interactions.close(offers.interaction(offer));
    offers.close(offer, OfferEnd.DECLINED);
    supply.refresh(agent);
  }

  // Interactions

  /**
   * An interaction in a queue of the plan, with a random requirement or one that was asked before;
   * some are promoted, before or after the one that claims.
   */
  int arrive(int queue) {
    List<Integer> known = common.computeIfAbsent(queue, each -> new ArrayList<>());
    int requirement;
    if (known.size() == COMMON && random.nextInt(4) != 0) {
      requirement = requirements.share(known.get(random.nextInt(COMMON)));
    } else {
      requirement = requirements.acquire(draw(queue));
      if (known.size() < COMMON) {
        known.add(requirements.share(requirement));
      }
    }
    int slot = interactions.open(++interactionNumber);
    int channel = requirements.get(requirement).channel();
    interactions.describe(slot, queue, channel, 0, 0, 0, now);
    interactions.step(slot, 1);
    interactions.requirement(slot, requirement);
    if (random.nextInt(4) == 0) {
      interactions.promoted(slot, CLAIMER + (random.nextBoolean() ? 1 : -1));
    }
    if (random.nextInt(3) == 0) {
      pairs.add(slot, 1 + random.nextInt(people), Pairs.EXCLUDED);
    }
    return slot;
  }

  private Requirement draw(int queue) {
    ActivePlan.Step step = active.queue(queue).steps[0];
    Requirement requirement = new Requirement();
    int channel = 1 + random.nextInt(CHANNELS);
    requirement.reset(channel);
    for (int team : step.teams) {
      requirement.addTeam(team);
    }
    for (int i = 0; i < step.allOf.length; i += 2) {
      requirement.addAll(step.allOf[i], step.allOf[i + 1]);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      requirement.addAll(1 + random.nextInt(skills), 1 + random.nextInt(5));
    }
    for (int i = 0; i < step.anyOf.length; i += 3) {
      requirement.addAny(step.anyOf[i], step.anyOf[i + 1], step.anyOf[i + 2]);
    }
    for (int skill : step.noneOf) {
      requirement.addNone(skill);
    }
    for (int skill : step.preferred) {
      requirement.addPreferred(skill);
    }
    if (random.nextInt(4) == 0) {
      requirement.addPreferred(1 + random.nextInt(skills));
    }
    return requirement;
  }

  /** An interaction that asks what its queue asks, on the first channel. */
  int arrivePlain(int queue) {
    Requirement requirement = new Requirement();
    requirement.reset(1);
    ActivePlan.Step step = active.queue(queue).steps[0];
    for (int i = 0; i < step.allOf.length; i += 2) {
      requirement.addAll(step.allOf[i], step.allOf[i + 1]);
    }
    int slot = interactions.open(++interactionNumber);
    interactions.describe(slot, queue, 1, 0, 0, 0, now);
    interactions.step(slot, 1);
    interactions.requirement(slot, requirements.acquire(requirement));
    return slot;
  }

  /** The best agent by index. */
  int best(int slot) {
    return choice.best(slot, requirements.get(interactions.requirement(slot)));
  }

  void leave(int slot) {
    while (interactions.pairs(slot) != 0) {
      pairs.remove(interactions.pairs(slot));
    }
    requirements.release(interactions.requirement(slot));
    interactions.close(slot);
  }

  long now() {
    return now;
  }
}
