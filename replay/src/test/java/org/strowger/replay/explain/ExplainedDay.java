package org.strowger.replay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.codec.sbe.Strategy;
import org.strowger.core.Probe;
import org.strowger.core.explain.Reason.Detail;
import org.strowger.core.explain.Standing;
import org.strowger.oracle.CoreJudge;
import org.strowger.oracle.Judgement;
import org.strowger.oracle.ModelJudge;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.text.Dictionary;

/**
 * Reads a journal as {@code explain} does, with the naive model beside it, and compares every
 * decision of a pass, and at chosen moments everyone who waits, with what the model says by the
 * rules: the core's reasons, and the values that the tool tells.
 */
final class ExplainedDay {
  private static final Pattern MOVED =
      Pattern.compile("Interaction(?:Promoted|StepStarted|Moved)\\b.*?\\binteraction=(\\d+)");

  private static final int TELL_EVERY = 20_000;

  private final int lookEvery;
  private final int askEvery;
  private final Dictionary dictionary = new Dictionary();
  private final Words words = new Words(dictionary);
  private final ModelJudge model;
  private final Execution execution;
  private final Probe probe;
  private final List<Judgement> expected = new ArrayList<>();
  private final List<Told> said = new ArrayList<>();
  private long sequence;
  private int told;

  /** Decisions compared: offers made by a pass. */
  long offers;

  /** Interactions compared that stay waiting at a moment. */
  long waits;

  /** Agents compared, each beside one of these. */
  long candidates;

  final Map<Integer, Integer> filters = new TreeMap<>();
  final Map<Detail, Integer> details = new EnumMap<>(Detail.class);
  final Map<Strategy, Integer> strategies = new EnumMap<>(Strategy.class);

  /** Some of them, to be asked of the command itself. */
  final List<Told> asked = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param lookEvery after so many commands at everyone who waits; at one that is promoted, moved,
   *     or begins a step always
   * @param askEvery one in so many of what is compared is kept in {@link #asked}
   */
  ExplainedDay(JournalReader journal, int lookEvery, int askEvery) {
    this.lookEvery = lookEvery;
    this.askEvery = askEvery;
    model = new ModelJudge(journal.limits(), this::expect);
    execution = new Execution(journal, dictionary, (buffer, offset, length) -> {});
    probe = execution.core().probe();
    execution.core().observe(this::compare);
  }

  /** Compares a whole day. */
  static ExplainedDay compare(Path directory, int lookEvery, int askEvery) {
    try (JournalReader journal = JournalReader.open(directory)) {
      ExplainedDay day = new ExplainedDay(journal, lookEvery, askEvery);
      JournalReader.Reading reading =
          journal.read((position, buffer, offset, length) -> day.onRecord(buffer, offset, length));
      assertNull(reading.damage());
      assertTrue(reading.commands() > 0, "the journal has commands");
      return day;
    }
  }

  private boolean onRecord(DirectBuffer buffer, int offset, int length) {
    if (Envelope.kind(buffer, offset) == Envelope.COMMAND) {
      sequence = Envelope.sequence(buffer, offset);
      byte[] record = new byte[length];
      buffer.getBytes(offset, record);
      expected.clear();
      said.clear();
      told = 0;
      List<String> events = model.apply(record);
      execution.apply(buffer, offset, length);
      assertEquals(expected.size(), told, () -> "decisions of command " + sequence);
      tellProgress();
      look(sequence % lookEvery == 0 ? model.live(true) : moved(events));
    }
    return true;
  }

  private void tellProgress() {
    if (sequence % TELL_EVERY == 0) {
      System.err.printf("%,d commands, %,d offers%n", sequence, offers);
    }
  }

  /** Offers made, those by name included. */
  long made() {
    return probe.offers();
  }

  /** Those that wait now and have been promoted, moved, or begun a step. */
  private List<Long> moved(List<String> events) {
    Set<Long> numbers = new TreeSet<>();
    for (String event : events) {
      Matcher moved = MOVED.matcher(event);
      if (moved.find()) {
        numbers.add(Long.parseLong(moved.group(1)));
      }
    }
    numbers.retainAll(model.live(true));
    return List.copyOf(numbers);
  }

  private void expect(long offer, long timeMs, int agent, Judgement judgement) {
    assertEquals(agent, judgement.best());
    expected.add(judgement);
    said.add(new Told(model, judgement, offer, sequence, timeMs));
  }

  private void compare(long offer, long interaction, int agent) {
    offers++;
    Judgement judgement = expected.get(told);
    assertEquals(agent, judgement.best(), () -> "offer " + offer);
    strategies.merge(judgement.standing().strategy(), 1, Integer::sum);
    compare(judgement, offer, agent, said.get(told++));
  }

  private void look(List<Long> interactions) {
    for (long interaction : interactions) {
      waits++;
      Judgement judgement = model.judge(interaction);
      compare(judgement, 0, 0, new Told(model, judgement, 0, sequence, model.timeMs()));
    }
  }

  /** As {@link Explainer} tells it. */
  private void compare(Judgement judgement, long offer, int agent, Told expectation) {
    long interaction = judgement.standing().interaction();
    String difference = judgement.difference(CoreJudge.judge(probe, interaction));
    assertNull(difference, () -> "sequence %d: %s".formatted(sequence, difference));
    Standing standing = probe.standing(interaction);
    Explanation explanation = new Explanation(words, standing);
    if (offer > 0) {
      explanation.offer(offer, agent);
    }
    int plan = execution.core().planVersion();
    explanation.moment(sequence, execution.core().timeMs(), plan, null);
    explanation.candidates(probe.candidates(interaction), true);
    expectation.assertTold(explanation.values());
    count(judgement);
    if ((offers + waits) % askEvery == 0) {
      asked.add(expectation);
    }
  }

  private void count(Judgement judgement) {
    candidates += judgement.agents().size();
    for (Judgement.Figures of : judgement.agents()) {
      filters.merge(of.filter(), 1, Integer::sum);
    }
    judgement
        .reasons()
        .values()
        .forEach(whys -> details.merge(whys.iterator().next().detail(), 1, Integer::sum));
  }

  @Override
  public String toString() {
    return ("%,d commands: %,d offers and %,d times one that waits compared, with %,d agents beside"
            + " them; first failing filter %s; in the way %s; strategies %s")
        .formatted(sequence, offers, waits, candidates, filters, details, strategies);
  }
}
