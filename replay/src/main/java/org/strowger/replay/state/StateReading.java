package org.strowger.replay.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.strowger.codec.CommandFactory;
import org.strowger.codec.Envelope;
import org.strowger.codec.Limits;
import org.strowger.codec.sbe.IdKind;
import org.strowger.core.Probe;
import org.strowger.core.explain.LiveRecord;
import org.strowger.core.explain.OpenOffer;
import org.strowger.core.interaction.Interactions;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.CannotReadException;
import org.strowger.replay.Execution;
import org.strowger.replay.Moment;
import org.strowger.replay.text.Dictionary;
import org.strowger.replay.text.Display;
import org.strowger.replay.text.EventText;
import org.strowger.replay.text.Text;

/** Executes a journal up to a moment, and asks the core how it stands. One thread. */
final class StateReading {
  private static final String[] STATES = {
    "", "waiting", "active", "wrap-up", "parked", "scheduled"
  };

  private final Moment at;
  private final Dictionary dictionary = new Dictionary();
  private final EventText events = new EventText(dictionary);
  private final Execution execution;
  private final Probe probe;
  private final CommandFactory factory = new CommandFactory();
  private final UnsafeBuffer query = new UnsafeBuffer(new byte[256]);
  private boolean asking;
  private Map<String, Object> answer;

  StateReading(JournalReader journal, Moment at) {
    this.at = at;
    execution = new Execution(journal, dictionary, this::onEvent);
    probe = execution.core().probe();
    execution.refuseBefore(journal, at);
  }

  /**
   * Takes the next record.
   *
   * @return whether more can be wanted
   */
  boolean onRecord(DirectBuffer buffer, int offset, int length) {
    if (at != null && at.isBefore(buffer, offset)) {
      return false;
    }
    if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
      execution.apply(buffer, offset, length);
    }
    return at == null || at.sequence() == 0 || execution.core().sequence() < at.sequence();
  }

  private void onEvent(DirectBuffer buffer, int offset, int length) {
    if (asking) {
      Map<String, Object> told = events.of(buffer, offset, length);
      answer = told == null ? answer : told;
    }
  }

  /**
   * The state, when all records that are wanted have been taken.
   *
   * @throws CannotReadException if the journal does not reach the moment, or nobody has the id
   */
  Map<String, Object> values(StateQuestion question) {
    long sequence = execution.core().sequence();
    if (sequence == 0 || (at != null && at.sequence() > sequence)) {
      throw new CannotReadException(
          sequence == 0
              ? "the journal has no command" + (at == null ? "" : " up to " + at)
              : "the journal ends at sequence " + sequence);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sequence", sequence);
    values.put("time", Text.time(execution.core().timeMs()));
    values.put("plan", (long) execution.core().planVersion());
    if (question.kind() == null) {
      overview(values);
    } else {
      values.putAll(one(question));
    }
    return values;
  }

  private void overview(Map<String, Object> values) {
    Map<String, Object> counts = ask(factory.querySummary(query, Envelope.LENGTH));
    counts.remove("version");
    values.put("state-digest", Text.hex(execution.core().stateDigest()));
    values.put("counters", counts);
    List<LiveRecord> live = live();
    List<Object> agents = new ArrayList<>();
    Map<String, Object> presences = new TreeMap<>();
    Int2ObjectHashMap<List<Object>> work = workByAgent(live);
    Int2ObjectHashMap<List<Object>> offers = offersByAgent();
    for (int agent : probe.signedOn()) {
      Map<String, Object> row = ask(factory.queryAgent(query, Envelope.LENGTH, agent));
      row.remove("signed-on");
      row.put("work", work.getOrDefault(agent, List.of()));
      row.put("offers", offers.getOrDefault(agent, List.of()));
      presences.merge(String.valueOf(row.get("presence")), 1L, (a, b) -> (Long) a + (Long) b);
      agents.add(row);
    }
    values.put("presence", presences);
    values.put("agents", agents);
    values.put("queues", queues(live));
    values.put("interactions", live.stream().map(this::row).toList());
  }

  private List<LiveRecord> live() {
    return probe.live().stream()
        .sorted(
            Comparator.comparingLong(LiveRecord::sinceMs).thenComparing(LiveRecord::interaction))
        .toList();
  }

  private Object name(IdKind kind, long number) {
    return dictionary.show(kind, number);
  }

  private Map<String, Object> row(LiveRecord one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("interaction", name(IdKind.INTERACTION, one.interaction()));
    row.put("state", STATES[one.state()]);
    row.put("queue", name(IdKind.QUEUE, one.queue()));
    row.put("channel", name(IdKind.CHANNEL, one.channel()));
    putIfAny(row, "customer", name(IdKind.CUSTOMER, one.customer()));
    putIfAny(row, "agent", one.agent() == 0 ? null : name(IdKind.AGENT, one.agent()));
    row.put("since", Text.time(one.sinceMs()));
    if (one.unroutable()) {
      row.put("unroutable", true);
    }
    return row;
  }

  private static void putIfAny(Map<String, Object> row, String name, Object value) {
    if (value != null) {
      row.put(name, value);
    }
  }

  private Int2ObjectHashMap<List<Object>> workByAgent(List<LiveRecord> live) {
    Int2ObjectHashMap<List<Object>> work = new Int2ObjectHashMap<>();
    for (LiveRecord one : live) {
      if (one.agent() != 0 && one.state() != Interactions.WAITING) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(STATES[one.state()], name(IdKind.INTERACTION, one.interaction()));
        work.computeIfAbsent(one.agent(), none -> new ArrayList<>()).add(row);
      }
    }
    return work;
  }

  private Int2ObjectHashMap<List<Object>> offersByAgent() {
    Int2ObjectHashMap<List<Object>> offers = new Int2ObjectHashMap<>();
    for (OpenOffer one : probe.openOffers()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("offer", one.offer());
      row.put("interaction", name(IdKind.INTERACTION, one.interaction()));
      offers.computeIfAbsent(one.agent(), none -> new ArrayList<>()).add(row);
    }
    return offers;
  }

  private List<Object> queues(List<LiveRecord> live) {
    Map<Integer, Map<String, Object>> rows = new TreeMap<>();
    for (LiveRecord one : live) {
      if (one.state() == Interactions.WAITING) {
        Map<String, Object> row = rows.computeIfAbsent(one.queue(), queue -> queue(queue, one));
        row.merge("waiting", 1L, (a, b) -> (Long) a + (Long) b);
        row.merge("unroutable", one.unroutable() ? 1L : 0L, (a, b) -> (Long) a + (Long) b);
      }
    }
    return new ArrayList<>(rows.values());
  }

  /** Interactions come oldest first. */
  private Map<String, Object> queue(int queue, LiveRecord oldest) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("queue", name(IdKind.QUEUE, queue));
    row.put("waiting", 0L);
    row.put("unroutable", 0L);
    row.put("oldest", name(IdKind.INTERACTION, oldest.interaction()));
    row.put("waits", Display.duration(execution.core().timeMs() - oldest.sinceMs()));
    row.put("since", Text.time(oldest.sinceMs()));
    return row;
  }

  private Map<String, Object> one(StateQuestion question) {
    long number = number(question);
    Map<String, Object> values =
        switch (question.kind()) {
          case AGENT -> agent((int) number);
          case INTERACTION -> ask(factory.queryInteraction(query, Envelope.LENGTH, number));
          case CUSTOMER -> ask(factory.queryCustomer(query, Envelope.LENGTH, number));
          default -> queue((int) number);
        };
    boolean unknown =
        Boolean.FALSE.equals(values.get("known"))
            || Boolean.FALSE.equals(values.get("signed-on"))
            || "unknown".equals(values.get("state"));
    if (unknown) {
      throw nobody(question, question.kind() == IdKind.AGENT ? "is not signed on" : "is not live");
    }
    if (question.kind() == IdKind.CUSTOMER) {
      values.put(
          "interactions",
          live().stream().filter(one -> one.customer() == number).map(this::row).toList());
    }
    return values;
  }

  private CannotReadException nobody(StateQuestion question, String how) {
    return new CannotReadException(
        "%s %s %s after sequence %d"
            .formatted(
                Text.hyphens(question.kind().name()),
                question.id(),
                how,
                execution.core().sequence()));
  }

  private long number(StateQuestion question) {
    long number = dictionary.number(question.kind(), question.id());
    if (number == 0 && question.id().matches("[0-9]{1,9}")) {
      long byNumber = Long.parseLong(question.id());
      number = dictionary.text(question.kind(), byNumber) == null ? byNumber : 0;
    }
    if (number == 0) {
      throw nobody(question, "is not known");
    }
    return number;
  }

  private Map<String, Object> agent(int agent) {
    Map<String, Object> values = ask(factory.queryAgent(query, Envelope.LENGTH, agent));
    Map<String, Object> skills = new LinkedHashMap<>();
    int[] pairs = probe.skills(agent);
    for (int i = 0; i < pairs.length; i += 2) {
      skills.put(String.valueOf(name(IdKind.SKILL, pairs[i])), (long) pairs[i + 1]);
    }
    values.put("skills", skills);
    List<Object> teams = new ArrayList<>();
    for (int team : probe.teams(agent)) {
      teams.add(name(IdKind.TEAM, team));
    }
    values.put("teams", teams);
    values.put(
        "work",
        live().stream()
            .filter(one -> one.agent() == agent && one.state() != Interactions.WAITING)
            .map(this::row)
            .toList());
    values.put("offers", offersByAgent().getOrDefault(agent, List.of()));
    return values;
  }

  /** The whole queue, asked for part by part. */
  private Map<String, Object> queue(int queue) {
    Map<String, Object> values = null;
    List<Object> places = new ArrayList<>();
    List<?> part;
    do {
      Map<String, Object> told =
          ask(
              factory.queryQueue(
                  query, Envelope.LENGTH, queue, places.size() + 1, Limits.MAX_QUEUE_ANSWERS));
      part = (List<?>) told.get("interactions");
      places.addAll(part);
      values = told;
    } while (!part.isEmpty());
    values.put("interactions", places);
    return values;
  }

  /** The answer to the query that has been written, without what every event has. */
  private Map<String, Object> ask(int length) {
    asking = true;
    answer = null;
    execution.core().query(query, 0);
    asking = false;
    if (answer == null) {
      throw new IllegalStateException("no answer to a query of " + length + " bytes");
    }
    answer.keySet().removeAll(List.of("event", "seq", "time", "plan"));
    return answer;
  }
}
