package org.strowger.oracle;

import java.util.ArrayList;
import java.util.List;
import org.strowger.codec.CoreLimits;

/**
 * Commands with their times, as plain data: what a run of the engine is given. Immutable.
 *
 * @param limits of the engine
 * @param entries in order; the first gets sequence 1
 */
public record History(CoreLimits limits, List<Entry> entries) {
  public History {
    entries = List.copyOf(entries);
  }

  /**
   * One command.
   *
   * @param timeMs as read from a clock: it may go back, sealing raises it (T1)
   * @param client echoed in events
   * @param correlation echoed in events
   * @param command what to do
   * @param offered for an answer, the interaction whose open offer it is meant for, so that it
   *     still means that one when commands before it are taken out; 0: the id as it stands
   */
  public record Entry(long timeMs, int client, long correlation, Command command, long offered) {
    Entry withTime(long otherMs) {
      return new Entry(otherMs, client, correlation, command, offered);
    }

    Entry withCommand(Command other) {
      return new Entry(timeMs, client, correlation, other, offered);
    }

    boolean isPlan() {
      return command instanceof Command.ApplyPlan;
    }

    /** The agent or interaction that it is about. */
    String subject() {
      if (command instanceof Command.Accept || command instanceof Command.Decline) {
        return "interaction " + offered;
      }
      return command.subject();
    }

    /** An answer means the open offer of its interaction, where there is one. */
    Entry meant(State state) {
      State.Interaction interaction = state.interactions.get(offered);
      State.Offer open = interaction == null ? null : offer(state, interaction, command);
      if (open == null) {
        return this;
      } else if (command instanceof Command.Accept c) {
        return withCommand(new Command.Accept(open.id(), c.agent() == 0 ? 0 : open.agent().number));
      } else if (command instanceof Command.Decline c) {
        int agent = c.agent() == 0 ? 0 : open.agent().number;
        return withCommand(new Command.Decline(open.id(), agent, c.reason()));
      }
      return this;
    }

    Entry plain() {
      return new Entry(timeMs, 0, 0, command, offered);
    }
  }

  /** The sealed records: sequences from 1, time never going back. */
  public List<byte[]> records() {
    CommandWriter writer = new CommandWriter();
    List<byte[]> records = new ArrayList<>();
    long timeMs = Long.MIN_VALUE;
    for (Entry entry : entries) {
      timeMs = Math.max(timeMs, entry.timeMs());
      records.add(
          CommandWriter.seal(
              writer.write(entry.command()),
              records.size() + 1,
              timeMs,
              entry.client(),
              entry.correlation()));
    }
    return records;
  }

  /** Without the entries in a range. */
  History without(int from, int to) {
    List<Entry> kept = new ArrayList<>(entries.subList(0, from));
    kept.addAll(entries.subList(to, entries.size()));
    return new History(limits, kept);
  }

  /** With another entry at an index. */
  History with(int index, Entry entry) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.set(index, entry);
    return new History(limits, changed);
  }

  /** With everything from an index on so much earlier. */
  History earlierFrom(int index, long ms) {
    List<Entry> changed = new ArrayList<>(entries);
    for (int i = index; i < changed.size(); i++) {
      changed.set(i, changed.get(i).withTime(changed.get(i).timeMs() - ms));
    }
    return new History(limits, changed);
  }

  /** The open offer of that id, to the agent that is named, or else the first; null: none. */
  private static State.Offer offer(State state, State.Interaction interaction, Command command) {
    int agent =
        command instanceof Command.Accept c
            ? c.agent()
            : command instanceof Command.Decline c ? c.agent() : 0;
    long id =
        command instanceof Command.Accept c
            ? c.offer()
            : command instanceof Command.Decline c ? c.offer() : 0;
    State.Offer same = state.openOffers.get(id);
    if (same != null && same.interaction().number == interaction.number) {
      return same;
    }
    State.Offer first = null;
    for (State.Offer offer : state.openOffers(interaction)) {
      if (offer.agent().number == agent) {
        return offer;
      }
      first = first == null ? offer : first;
    }
    return first;
  }

  /** A person can follow it: one line a command, times from the first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(limits.toString());
    long startMs = entries.isEmpty() ? 0 : entries.get(0).timeMs();
    text.append(", times from ").append(startMs);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      text.append("\n#%-4d @%-7d ".formatted(i + 1, entry.timeMs() - startMs));
      text.append(CommandText.of(entry.command()));
    }
    return text.toString();
  }
}
