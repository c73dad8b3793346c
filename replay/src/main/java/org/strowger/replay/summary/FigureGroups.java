package org.strowger.replay.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.strowger.replay.trace.ContactRecord;

/**
 * The same contacts counted in all, by channel, by queue and by day.
 *
 * @param total of all
 * @param byChannel in order of size, largest first
 * @param byQueue in order of size, largest first
 * @param byDay in order of days
 */
public record FigureGroups(
    Figures total,
    Map<String, Figures> byChannel,
    Map<String, Figures> byQueue,
    Map<String, Figures> byDay) {

  /**
   * Counts.
   *
   * @param items what is counted
   * @param contact of an item
   * @param count adds an item to a tally
   */
  static <T> FigureGroups of(
      List<T> items,
      Function<T, ContactRecord> contact,
      BiConsumer<T, FigureTally> count,
      long shortAbandonMs) {
    FigureTally total = new FigureTally(shortAbandonMs);
    Map<String, FigureTally> channels = new TreeMap<>();
    Map<String, FigureTally> queues = new TreeMap<>();
    Map<String, FigureTally> days = new TreeMap<>();
    for (T item : items) {
      ContactRecord record = contact.apply(item);
      count.accept(item, total);
      count.accept(item, tally(channels, record.channel(), shortAbandonMs));
      count.accept(item, tally(queues, record.queue(), shortAbandonMs));
      count.accept(item, tally(days, record.day().toString(), shortAbandonMs));
    }
    return new FigureGroups(total.figures(), bySize(channels), bySize(queues), figures(days));
  }

  private static FigureTally tally(Map<String, FigureTally> groups, String key, long shortMs) {
    return groups.computeIfAbsent(key, any -> new FigureTally(shortMs));
  }

  private static Map<String, Figures> figures(Map<String, FigureTally> groups) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    groups.forEach((key, tally) -> figures.put(key, tally.figures()));
    return figures;
  }

  private static Map<String, Figures> bySize(Map<String, FigureTally> groups) {
    Map<String, Figures> sorted = new LinkedHashMap<>();
    figures(groups).entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue().offered(), a.getValue().offered()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
