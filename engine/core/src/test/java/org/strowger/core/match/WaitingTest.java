package org.strowger.core.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.strowger.codec.CoreLimits;
import org.strowger.codec.sbe.Presence;
import org.strowger.core.agent.Agents;
import org.strowger.core.agent.Token;
import org.strowger.core.event.StateDigest;
import org.strowger.core.interaction.Interactions;
import org.strowger.core.interaction.Offers;
import org.strowger.core.interaction.Pairs;

/** The waiting index finds what a look at every waiting interaction finds. */
class WaitingTest {
  private static final int AGENTS = 12;
  private static final int CHANNELS = 3;
  private static final int ACTS = 2_000;
  private static final int SEEDS = 3;

  /** What is waiting, and who asks. */
  enum Load {
    /** Many groups in few shapes: grids. */
    FEW_SKILLS(2, 1, 2, 0, 300),
    /** Few of each shape: lists, and the table probed. */
    MANY_SKILLS(40, 4, 2, 0, 400),
    /** Agents with more tokens than there are shapes: the list of shapes. */
    SKILLED_AGENTS(60, 50, 2, 2, 60),
    /** More tokens than a key has. */
    LONG_REQUIREMENTS(6, 5, 5, 3, 200),
    /** Hardly anything waits: shapes come and go. */
    NEARLY_EMPTY(5, 3, 3, 2, 6);

    final int skills;
    final int agentSkills;
    final int asked;
    final int teams;
    final int waiting;

    Load(int skills, int agentSkills, int asked, int teams, int waiting) {
      this.skills = skills;
      this.agentSkills = agentSkills;
      this.asked = asked;
      this.teams = teams;
      this.waiting = waiting;
    }
  }

  private record Skill(int skill, int level) {}

  private record Demand(
      int slot,
      int channel,
      List<Skill> all,
      List<List<Skill>> any,
      List<Integer> none,
      List<Integer> teams,
      List<Integer> apart,
      int agent) {}

  private record Person(int agent, List<Skill> skills, List<Integer> teams) {
    int level(int skill) {
      return skills.stream().filter(s -> s.skill == skill).mapToInt(Skill::level).sum();
    }

    boolean has(Skill asked) {
      return level(asked.skill) >= asked.level;
    }

    boolean mayTake(Demand demand) {
      return demand.all.stream().allMatch(this::has)
          && demand.any.stream().allMatch(set -> set.stream().anyMatch(this::has))
          && demand.none.stream().noneMatch(skill -> level(skill) > 0)
          && (demand.teams.isEmpty() || demand.teams.stream().anyMatch(teams::contains))
          && !demand.apart.contains(agent)
          && (demand.agent == 0 || demand.agent == agent);
    }
  }

  private final StateDigest digest = new StateDigest();
  private final Agents agents = new Agents(new CoreLimits(AGENTS, 2_000, 16), digest);
  private final Requirements requirements = new Requirements();
  private final Interactions interactions = new Interactions(digest, requirements::hash);
  private final Pairs pairs = new Pairs(interactions, digest);
  private final Offers offers = new Offers(agents, interactions, digest);
  private final Filters filters = new Filters(agents, interactions, pairs, offers, requirements);
  private final Waiting waiting = new Waiting(agents, interactions, requirements, filters);
  private final List<Demand> demands = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private long numbers;
  private int found;
  private int claimsFound;
  private int alike;

  private SplittableRandom random;
  private Load load;

  @ParameterizedTest
  @EnumSource(Load.class)
  void O1_findsTheFirstInOrderThatAnAgentMayTake(Load load) {
    this.load = load;
    for (int seed = 1; seed <= SEEDS; seed++) {
      random = new SplittableRandom(seed);
      people.clear();
      for (int agent = 1; agent <= AGENTS; agent++) {
        signOn(agent);
      }
      for (int act = 0; act < ACTS; act++) {
        act();
        look(people.get(random.nextInt(AGENTS)));
        if (!demands.isEmpty()) {
          lookForAlike(demands.get(random.nextInt(demands.size())));
        }
      }
      while (!demands.isEmpty()) {
        leave(demands.get(random.nextInt(demands.size())));
        look(people.get(random.nextInt(AGENTS)));
      }
      for (Person person : people) {
        agents.signOff(person.agent);
      }
    }
    assertTrue(found > ACTS / 4 && claimsFound > ACTS / 100, found + " and " + claimsFound);
    assertTrue(alike > ACTS / 4, alike + " alike");
  }

  /** Growth of tables, lists and the pool of groups, with everything waiting at once. */
  @Test
  void growsAsMuchAsWaits() {
    load = Load.MANY_SKILLS;
    random = new SplittableRandom(4);
    for (int agent = 1; agent <= AGENTS; agent++) {
      signOn(agent);
    }
    while (demands.size() < 1_500) {
      arrive();
    }
    for (Person person : people) {
      for (int i = 0; i < 20; i++) {
        look(person);
      }
    }
    while (!demands.isEmpty()) {
      Demand demand = demands.get(demands.size() / 2);
      assertTrue(waiting.contains(demand.slot));
      leave(demand);
    }
    people.forEach(person -> assertEquals(0, waiting.firstFor(person.agent)));
  }

  private void act() {
    int what = random.nextInt(100);
    if (demands.size() < load.waiting && what < 60) {
      arrive();
    } else if (!demands.isEmpty() && what < 75) {
      change(demands.get(random.nextInt(demands.size())));
    } else if (!demands.isEmpty()) {
      leave(demands.get(random.nextInt(demands.size())));
    }
  }

  private void signOn(int agent) {
    List<Skill> skills = skills(1 + random.nextInt(load.agentSkills));
    List<Integer> teams = numbers(load.teams == 0 ? 0 : random.nextInt(3), load.teams);
    Person person = new Person(agent, skills, teams);
    people.add(person);
    agents.signOn(agent, Presence.AVAILABLE.value(), 1);
    int[] pairsOfSkills =
        skills.stream().flatMapToInt(s -> IntStream.of(s.skill, s.level)).toArray();
    agents.skills(agent, pairsOfSkills, skills.size());
    agents.teams(agent, teams.stream().mapToInt(t -> t).toArray(), teams.size());
  }

  private List<Skill> skills(int count) {
    return numbers(count, load.skills).stream()
        .map(skill -> new Skill(skill, 1 + random.nextInt(10)))
        .toList();
  }

  /** So many different numbers from 1 to a highest; fewer if there are not so many. */
  private List<Integer> numbers(int count, int highest) {
    List<Integer> numbers = new ArrayList<>();
    while (numbers.size() < Math.min(count, highest)) {
      int number = 1 + random.nextInt(highest);
      if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private void arrive() {
    int channel = 1 + random.nextInt(CHANNELS);
    List<Skill> all = skills(random.nextInt(load.asked + 1));
    boolean plain = random.nextInt(4) > 0;
    List<List<Skill>> any = plain ? List.of() : List.of(skills(2), skills(2));
    List<Integer> none = plain ? List.of() : numbers(1, load.skills);
    List<Integer> teams = numbers(load.teams == 0 ? 0 : random.nextInt(3), load.teams);
    List<Integer> apart = numbers(random.nextInt(5) == 0 ? 3 : 0, AGENTS);
    int slot = interactions.open(++numbers);
    int agent = random.nextInt(10) == 0 ? 1 + random.nextInt(AGENTS) : 0;
    interactions.describe(slot, 1, channel, 0, 0, 0, 0);
    interactions.affine(slot, agent);
    long ticket = random.nextInt(3) == 0 ? 1 + random.nextInt(50) : numbers;
    interactions.order(slot, random.nextInt(4), due(), ticket, numbers);
    interactions.requirement(
        slot, requirements.acquire(requirement(channel, all, any, none, teams)));
    apart.forEach(other -> pairs.add(slot, other, Pairs.EXCLUDED));
    if (random.nextInt(6) == 0) {
      interactions.promote(slot);
    }
    demands.add(new Demand(slot, channel, all, any, none, teams, apart, agent));
    waiting.add(slot);
  }

  /** Often the same; sometimes beyond what a key holds, on either side. */
  private long due() {
    int what = random.nextInt(20);
    return what == 0
        ? Long.MIN_VALUE / 4 + random.nextInt(3)
        : what == 1 ? Long.MAX_VALUE / 4 + random.nextInt(3) : random.nextInt(40) - 20;
  }

  private static Requirement requirement(
      int channel,
      List<Skill> all,
      List<List<Skill>> any,
      List<Integer> none,
      List<Integer> teams) {
    Requirement requirement = new Requirement();
    requirement.reset(channel);
    all.forEach(skill -> requirement.addAll(skill.skill, skill.level));
    for (int set = 0; set < any.size(); set++) {
      for (Skill skill : any.get(set)) {
        requirement.addAny(set, skill.skill, skill.level);
      }
    }
    none.forEach(requirement::addNone);
    teams.forEach(requirement::addTeam);
    return requirement;
  }

  /** Is promoted, or claims an agent that nobody claims, or claims no more. */
  private void change(Demand demand) {
    int slot = demand.slot;
    waiting.remove(slot);
    int claimed = interactions.claim(slot);
    int agent = 1 + random.nextInt(AGENTS);
    if (interactions.promoted(slot) == 0) {
      interactions.promote(slot);
    } else if (claimed != 0) {
      interactions.claim(slot, 0);
      agents.claimedBy(claimed, 0);
    } else if (agents.claimedBy(agent) == 0) {
      interactions.claim(slot, agent);
      agents.claimedBy(agent, slot);
    }
    waiting.add(slot);
  }

  private void leave(Demand demand) {
    int slot = demand.slot;
    waiting.remove(slot);
    demands.remove(demand);
    if (interactions.claim(slot) != 0) {
      agents.claimedBy(interactions.claim(slot), 0);
    }
    while (interactions.pairs(slot) != 0) {
      pairs.remove(interactions.pairs(slot));
    }
    requirements.release(interactions.requirement(slot));
    interactions.close(slot);
  }

  /** Another answers for one that asks the same only if it is kept from nobody. */
  private void lookForAlike(Demand demand) {
    int asked = interactions.requirement(demand.slot);
    List<Demand> same =
        demands.stream()
            .filter(each -> each.agent == 0 && interactions.requirement(each.slot) == asked)
            .toList();
    boolean has = waiting.hasAlike(demand.slot);
    assertFalse(has && same.stream().noneMatch(each -> each.apart.isEmpty()));
    assertTrue(has || same.isEmpty() || same.stream().anyMatch(each -> !each.apart.isEmpty()));
    alike += has ? 1 : 0;
  }

  private void look(Person person) {
    int takes = 2 * random.nextInt(1 << CHANNELS);
    int claimable = 2 * random.nextInt(1 << CHANNELS);
    long standing = takes;
    for (int channel = 1; channel <= CHANNELS; channel++) {
      standing |= (long) (claimable >> channel & 1) << Token.ofClaim(channel);
    }
    agents.standing(person.agent, standing);
    int claimer = agents.claimedBy(person.agent);
    int first =
        first(
            demand ->
                (takes >> demand.channel & 1) != 0
                    && person.mayTake(demand)
                    && (claimer == 0
                        || demand.slot == claimer
                        || order().compare(demand.slot, claimer) < 0));
    int firstClaim =
        first(
            demand ->
                (claimable >> demand.channel & 1) != 0
                    && person.mayTake(demand)
                    && interactions.promoted(demand.slot) != 0
                    && interactions.claim(demand.slot) == 0);
    assertEquals(first, waiting.firstFor(person.agent));
    assertEquals(firstClaim, waiting.firstClaimFor(person.agent));
    found += first == 0 ? 0 : 1;
    claimsFound += firstClaim == 0 ? 0 : 1;
  }

  private int first(Predicate<Demand> may) {
    return demands.stream().filter(may).map(Demand::slot).min(order()).orElse(0);
  }

  private Comparator<Integer> order() {
    return Comparator.comparing((Integer slot) -> interactions.promoted(slot) == 0)
        .thenComparing(slot -> interactions.promoted(slot))
        .thenComparing(slot -> interactions.urgency(slot))
        .thenComparing(slot -> interactions.due(slot))
        .thenComparing(interactions::ticket)
        .thenComparing(interactions::sequence);
  }
}
